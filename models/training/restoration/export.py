"""Writes the best weights of a restoration recipe as an ONNX file."""

from __future__ import annotations

import copy
from datetime import date
from pathlib import Path
from typing import Any

from torch import Tensor

from ..common import checkpoint
from ..common.export import export_onnx
from .cycle import Recipe
from .mirrored import Mirrored
from .pictures import TrainingPictures


def export_best(
    made: Recipe,
    pictures: TrainingPictures,
    inputs: dict[str, Tensor],
    axes: dict[str, dict[int, str]],
    path: Path,
    task: str,
    mirrored: bool = False,
    **described: Any,
) -> None:
    """Writes what `made` has reached to `path`, with one output named `output`.

    `mirrored` makes the file average over the picture and its mirror image. `described` is what the
    studio must know of this task beside what every file says. Raises FileNotFoundError where nothing
    has been trained yet.
    """
    best = checkpoint.load(made.best_path)
    if best is None:
        raise FileNotFoundError(f"{made.best_path}: nothing trained yet")
    network = copy.deepcopy(made.network)
    network.load_state_dict(best["network"])
    metadata = {
        "contract": 1,
        "task": task,
        "name": path.stem,
        "version": date.today().strftime("%Y.%m.%d"),
        "licence": "MIT",
        "trainedOn": pictures.trained_on,
        "trainingDataSha256": pictures.keys_sha256,
        "steps": best["step"],
        "minutes": round(best["minutes"]),
        **described,
    }
    shipped = Mirrored(network) if mirrored else network
    export_onnx(shipped.eval(), inputs, ["output"], path, metadata, axes)
