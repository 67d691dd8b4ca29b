"""The captioner read back from its shipped ONNX files, so that training goes on where no checkpoint was kept."""

from __future__ import annotations

import json
from pathlib import Path

from torch import Tensor

from ..common.paths import starter_folder
from ..restoration.shipped import read_weights
from .network import Captioner, Shape
from .vocabulary import Vocabulary


def shipped_captioner(shape: Shape, vocabulary: Vocabulary, folder: Path | None = None) -> dict[str, Tensor] | None:
    """State of a `Captioner` of `shape`, from the files in `folder` or the starter models; None where no file is there, or one of another shape or other words."""
    folder = folder or starter_folder()
    parts = [read_weights(folder / f"captioner-{part}.onnx") for part in ("encoder", "decoder")]
    words = folder / "captioner-vocabulary.json"
    if None in parts or json.loads(words.read_text(encoding="utf-8"))["words"] != vocabulary.words:
        return None
    found = {name: value for part in parts if part for name, value in part[0].items()}
    wanted = Captioner(shape).state_dict()
    if any(name not in found or found[name].shape != value.shape for name, value in wanted.items()):
        return None
    return {name: found[name] for name in wanted}
