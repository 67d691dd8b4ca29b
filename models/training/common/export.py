"""ONNX export with float16 storage, the studio's metadata, and a check against PyTorch."""

from __future__ import annotations

import copy
import inspect
import json
import os
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

OPSET = 17
TOLERANCE = 1e-3
# What pictures are, in and out, in every contract; whatever else a network needs is part of its graph.
NORMALISATION = "RGB, 0..1, sRGB-encoded"
SMALLEST_HALF = 64  # shorter tensors (biases, norms) stay float32: they cost nothing


def round_to_half(module: nn.Module) -> nn.Module:
    """A copy of `module`, in evaluation mode, whose weights of two or more axes are rounded to float16 values."""
    rounded = copy.deepcopy(module).eval()
    with torch.no_grad():
        for tensor in [*rounded.parameters(), *rounded.buffers()]:
            if tensor.dtype == torch.float32 and tensor.dim() >= 2:
                tensor.copy_(tensor.half().float())
    return rounded


def _store_half(model: onnx.ModelProto) -> int:
    """Stores as float16, behind a Cast, each initializer that float16 holds exactly; returns how many."""
    graph = model.graph
    casts = []
    for initializer in graph.initializer:
        if initializer.data_type != TensorProto.FLOAT:
            continue
        values = numpy_helper.to_array(initializer)
        with np.errstate(over="ignore"):
            half = values.astype(np.float16)
        if values.size < SMALLEST_HALF or not np.array_equal(half.astype(np.float32), values):
            continue
        name = initializer.name
        initializer.CopyFrom(numpy_helper.from_array(half, f"{name}.half"))
        casts.append(helper.make_node("Cast", [f"{name}.half"], [name], to=TensorProto.FLOAT, name=f"{name}.cast"))
    nodes = list(graph.node)
    del graph.node[:]
    graph.node.extend(casts + nodes)
    return len(casts)


def _check(path: Path, module: nn.Module, inputs: dict[str, Tensor], outputs: list[str]) -> float:
    """Largest difference of any output from PyTorch, relative to that output's largest value."""
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    found = session.run(outputs, {name: value.numpy() for name, value in inputs.items()})
    with torch.no_grad():
        expected = module(*inputs.values())
    expected = (expected,) if isinstance(expected, Tensor) else tuple(expected)
    worst = 0.0
    for ours, theirs in zip(found, expected, strict=True):
        reference = theirs.float().numpy()
        difference = float(np.abs(ours - reference).max()) if reference.size else 0.0
        worst = max(worst, difference / max(1.0, float(np.abs(reference).max()) if reference.size else 0.0))
    return worst


def export_onnx(
    module: nn.Module,
    inputs: dict[str, Tensor],
    outputs: list[str],
    path: Path,
    metadata: dict[str, Any],
    dynamic_axes: dict[str, dict[int, str]],
    half: bool = True,
) -> float:
    """Writes `module` as an ONNX file, opset 17, float32 inputs, outputs and arithmetic.

    `inputs` maps names to example tensors in the order of `module.forward`; `metadata` is kept as
    JSON under the key `studio`, what pictures are under `normalisation`. With `half`, weights are rounded to float16 first and stored so.
    The file is run and compared with PyTorch before it takes the place of an older one.
    Returns the relative difference; raises RuntimeError where it is above 1e-3.
    """
    source = round_to_half(module) if half else copy.deepcopy(module).eval()
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    options: dict[str, Any] = {}
    if "dynamo" in inspect.signature(torch.onnx.export).parameters:
        options["dynamo"] = False
    try:
        with warnings.catch_warnings(), torch.no_grad():
            warnings.simplefilter("ignore")
            # PRESERVE keeps batch norms apart from convolutions: folded weights would not be float16 values.
            torch.onnx.export(
                source,
                tuple(inputs.values()),
                str(temporary),
                input_names=list(inputs),
                output_names=outputs,
                dynamic_axes=dynamic_axes,
                opset_version=OPSET,
                training=torch.onnx.TrainingMode.PRESERVE,
                do_constant_folding=True,
                **options,
            )
        model = onnx.load(str(temporary))
        stored = _store_half(model) if half else 0
        helper.set_model_props(model, {"studio": json.dumps(metadata, ensure_ascii=False), "normalisation": NORMALISATION})
        onnx.checker.check_model(model)
        onnx.save(model, str(temporary))
        difference = _check(temporary, source, inputs, outputs)
        if difference > TOLERANCE:
            raise RuntimeError(f"{path.name} differs from PyTorch by {difference:.2e}")
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
    size = path.stat().st_size / 2**20
    print(f"{path.name}: {size:.2f} MiB, {stored} tensors as float16, differs from PyTorch by {difference:.2e}")
    return difference
