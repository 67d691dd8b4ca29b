"""Weights read back from a shipped ONNX file, so that training goes on where no checkpoint was kept."""

from __future__ import annotations

import json
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn

# What `Mirrored` puts before the names of the network it holds.
MIRRORED = "network."


def read_weights(path: Path) -> tuple[dict[str, Tensor], dict[str, object]] | None:
    """The state dictionary (float32) and the studio metadata of a file `export_onnx` wrote; None if absent."""
    if not path.exists():
        return None
    model = onnx.load(str(path))
    weights = {}
    for initializer in model.graph.initializer:
        values = torch.from_numpy(numpy_helper.to_array(initializer).copy()).float()
        weights[initializer.name.removesuffix(".half").removeprefix(MIRRORED)] = values
    turned: dict[str, str] = {}
    for node in model.graph.node:
        if node.op_type == "MatMul" and node.input[1].startswith("onnx::"):
            turned[node.output[0]] = node.input[1]
        elif node.op_type == "Add":
            # The exporter turns the weights of linear layers over and numbers them: only their biases keep their names.
            for product, bias in ((node.input[0], node.input[1]), (node.input[1], node.input[0])):
                if product in turned and bias.endswith(".bias"):
                    # A layer without a bias keeps its number: who reads it knows which one it is.
                    weights[bias.removeprefix(MIRRORED).removesuffix("bias") + "weight"] = weights.pop(turned[product]).T.contiguous()
        # The exporter keeps equal tensors once and names the others after it.
        elif node.op_type == "Identity" and (same := node.input[0].removeprefix(MIRRORED)) in weights:
            weights[node.output[0].removeprefix(MIRRORED)] = weights[same].clone()
    entries = {entry.key: entry.value for entry in model.metadata_props}
    return weights, json.loads(entries.get("studio", "{}"))


def grown(network: nn.Module, weights: dict[str, Tensor]) -> dict[str, Tensor]:
    """`weights` of a shallower form of `network`: the blocks it lacks add nothing until they have learned.

    A residual block whose second convolution is zero changes nothing.
    """
    own = network.state_dict()
    for name in own.keys() - weights.keys():
        if ".second." in name:
            own[name] = torch.zeros_like(own[name])
    return {**own, **weights}
