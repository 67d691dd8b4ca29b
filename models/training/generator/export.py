"""Writes `models/starter/gan-studio.onnx` from a checkpoint."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Mapping

import numpy as np
import torch
from torch import Tensor, nn

from ..common import checkpoint
from ..common.export import export_onnx
from ..common.paths import starter_folder, work_folder
from .data import PictureSet
from .enlarge import Enlarger, photographs, train_enlarger
from .network import LATENT, Generator
from .shipped import read_generator

SIZE = 256
ENLARGER_STEPS = 600


class StudioGenerator(nn.Module):
    """The contract's graph: truncation, the averaged generator, and enlargement to 256 pixels."""

    def __init__(self, generator: Generator, enlarger: Enlarger) -> None:
        super().__init__()
        self.generator = generator
        self.enlarger = enlarger
        self.doublings = (SIZE // generator.size).bit_length() - 1

    def forward(self, latent: Tensor, label: Tensor, truncation: Tensor) -> Tensor:
        """-> [N, 3, 256, 256] in 0..1. Truncation scales the latent, whose origin is each label's mean code."""
        picture = self.generator(latent * truncation[:, None], label)
        for _ in range(self.doublings):
            picture = self.enlarger(picture)
        return picture.clamp(0, 1)


def model_path() -> Path:
    return starter_folder() / "gan-studio.onnx"


def load_enlarger(labels: int) -> Enlarger:
    """The last stage from the work folder or the shipped file, or trained now (some minutes of one core)."""
    path = work_folder() / "generator" / "enlarger.pt"
    state = checkpoint.load(path)
    model = Enlarger()
    if state is None and (shipped := read_generator(model_path(), labels)) is not None:
        return shipped[1]
    if state is None:
        torch.manual_seed(0)
        model = train_enlarger(photographs(), ENLARGER_STEPS, np.random.default_rng(0))
        checkpoint.save(path, {"enlarger": model.state_dict()})
    else:
        model.load_state_dict(state["enlarger"])
    return model.eval().to(memory_format=torch.contiguous_format)


def export(
    average: Generator,
    enlarger: Enlarger,
    data: PictureSet,
    path: Path,
    shown: int,
    hours: float,
    more: Mapping[str, object] | None = None,
) -> float:
    """Writes and checks the ONNX file; returns its relative difference from PyTorch.

    `shown` pictures and `hours` of training are kept in it, for training that goes on from it. `more`
    is added to what the file says of itself, or takes the place of it.
    """
    module = StudioGenerator(average.to(memory_format=torch.contiguous_format), enlarger).eval()
    generator = torch.Generator().manual_seed(1)
    count = len(data.labels)
    inputs = {
        "latent": torch.randn(2, LATENT, generator=generator),
        "label": torch.eye(count)[[0, count - 1]],
        "truncation": torch.tensor([1.0, 0.5]),
    }
    metadata = {
        "contract": 1,
        "task": "generate",
        "name": "gan-studio",
        "version": datetime.date.today().strftime("%Y.%m.%d"),
        "licence": "MIT",
        "trainedOn": data.licences(),
        "trainingDataSha256": data.sha256(),
        "latentSize": LATENT,
        "size": SIZE,
        "pictures": shown,
        "hours": round(hours, 2),
        "labels": [
            {"id": label.id, "set": label.set, "en": label.en, "zh": label.zh, "tileable": label.tileable}
            for label in data.labels
        ],
        **(more or {}),
    }
    axes = {name: {0: "N"} for name in (*inputs, "image")}
    return export_onnx(module, inputs, ["image"], path, metadata, axes)


def load_average(state: dict[str, object]) -> Generator:
    """The moving average of the generator in a checkpoint."""
    average = Generator(len(state["labels"]), int(state["size"]))
    average.load_state_dict(state["average"])
    return average.eval()
