"""The generator read back from its shipped ONNX file, so that training goes on where no checkpoint was kept."""

from __future__ import annotations

import re
from pathlib import Path

import torch
from torch import Tensor

from ..restoration.shipped import read_weights
from .enlarge import Enlarger
from .network import Generator

# Training of the file that was shipped before files said so: pictures shown, and hours.
BEFORE_COUNTING = (55_440, 2.0)


def folded_names(weights: dict[str, Tensor]) -> list[str]:
    """Initializers that the exporter computed from others and named after operators, in the order of the graph."""
    numbered = [(int(match[1]), name) for name in weights if (match := re.fullmatch(r"onnx::\w+_(\d+)", name))]
    return [name for _, name in sorted(numbered)]


def variances_in_order(generator: Generator) -> list[str]:
    """Names of the norms' variances, in the order in which a picture passes them."""
    names = []
    for index in range(len(generator.blocks)):
        names += [f"blocks.{index}.{norm}.norm.running_var" for norm in ("first_norm", "second_norm")]
        if index >= 3:
            names.append(f"pictures.{index - 3}.norm.norm.running_var")
    return names


def read_generator(path: Path, labels: int | None = None) -> tuple[Generator, Enlarger, dict[str, object]] | None:
    """The generator, its last stage and the studio's metadata; None where there is no file, or none for `labels` labels.

    Raises ValueError where the file does not hold what this version of the network has. The exporter
    keeps the embedding transposed, and the norms' variances as the factors that they become.
    """
    found = read_weights(path)
    if found is None:
        return None
    weights, metadata = found
    own_labels = weights["generator.thumbnail.centre"].shape[0]
    if labels is not None and own_labels != labels:
        return None
    generator = Generator(own_labels, 128 if "generator.blocks.4.first.weight" in weights else 64)
    own = generator.state_dict()
    state = {name.removeprefix("generator."): value for name, value in weights.items() if name.startswith("generator.")}
    folded = [weights[name] for name in folded_names(weights)]
    state["embedding.weight"] = folded[0].T
    variances = variances_in_order(generator)
    if len(folded) != 1 + len(variances):
        raise ValueError(f"{path.name} has {len(folded) - 1} norms, not {len(variances)}")
    epsilon = generator.pictures[0].norm.norm.eps
    for name, factor in zip(variances, folded[1:], strict=True):
        state[name] = factor.reciprocal().square() - epsilon
    for name in own:
        if name.endswith("num_batches_tracked"):
            state[name] = own[name]
    generator.load_state_dict(state)
    enlarger = Enlarger()
    enlarger.load_state_dict({
        name.removeprefix("enlarger."): value for name, value in weights.items() if name.startswith("enlarger.")
    })
    return generator.eval().to(memory_format=torch.channels_last), enlarger.eval(), metadata
