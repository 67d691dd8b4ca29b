"""Weights read back from a shipped ONNX file, so that training goes on where no checkpoint was kept."""

from __future__ import annotations

import json
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from torch import Tensor


def read_weights(path: Path) -> tuple[dict[str, Tensor], dict[str, object]] | None:
    """The state dictionary (float32) and the studio metadata of a file this package exported; None if absent."""
    if not path.exists():
        return None
    model = onnx.load(str(path))
    weights = {}
    for initializer in model.graph.initializer:
        values = torch.from_numpy(numpy_helper.to_array(initializer).copy()).float()
        weights[initializer.name.removesuffix(".half")] = values
    for node in model.graph.node:
        # The exporter keeps equal tensors once and names the others after it.
        if node.op_type == "Identity" and node.input[0] in weights:
            weights[node.output[0]] = weights[node.input[0]].clone()
    entries = {entry.key: entry.value for entry in model.metadata_props}
    return weights, json.loads(entries.get("studio", "{}"))
