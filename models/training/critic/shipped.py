"""The critic read back from its shipped ONNX file, so that training goes on where no checkpoint was kept."""

from __future__ import annotations

import torch
from torch import Tensor

from ..common.labels import Label
from ..common.paths import starter_folder
from ..restoration.shipped import read_weights
from .backbone import EPSILON, ConvolutionUnit, EfficientNetLite, InvertedResidual, load_imagenet
from .blend import PRIOR, add_prior
from .network import Critic

SMALLEST_SCALE = 1e-6


def unfold(unit: ConvolutionUnit, weight: Tensor, bias: Tensor) -> None:
    """Puts a folded convolution back behind the frozen statistics of `unit`, the way the ImageNet weights are kept.

    Blending weights with the untuned ones only means something where both are kept alike. A channel
    whose norm silences it cannot be divided out again: its convolution becomes zero, its bias stays.
    """
    with torch.no_grad():
        scale = unit.gamma * torch.rsqrt(unit.variance + EPSILON)
        heard = scale.abs() > SMALLEST_SCALE
        unit.weight.copy_(torch.where(heard[:, None, None, None], weight / scale.where(heard, torch.ones(()))[:, None, None, None], 0.0))
        unit.beta.copy_(bias + unit.mean * scale)


def shipped_critic(labels: list[Label]) -> Critic | None:
    """`models/starter/critic.onnx` as a network to tune; None where it is absent or knows another number of labels.

    The prior that export added to the biases is taken out again, so that adding it at the next
    export does not count the frequencies twice.
    """
    found = read_weights(starter_folder() / "critic.onnx")
    if found is None or found[0]["bias"].shape[0] != len(labels):
        return None
    stored = found[0]
    critic = Critic(backbone_of(stored), len(labels))
    with torch.no_grad():
        critic.classifier.weight.copy_(stored["weight"].flatten(1))
        critic.classifier.bias.copy_(stored["bias"])
        critic.judge.weight.copy_(stored["judge.weight"].reshape(1, -1))
        critic.judge.bias.copy_(stored["judge.bias"])
    return add_prior(critic, labels, -PRIOR).eval()


def backbone_of(stored: dict[str, Tensor]) -> EfficientNetLite:
    """The backbone of an exported critic's weights, its norms apart from its convolutions again."""
    backbone = load_imagenet()
    units: dict[str, ConvolutionUnit] = {"stem": backbone.stem, "head": backbone.head}
    for index, block in enumerate(backbone.blocks):
        assert isinstance(block, InvertedResidual)
        for part in ("expand", "depthwise", "project"):
            unit = getattr(block, part)
            if isinstance(unit, ConvolutionUnit):
                units[f"blocks.{index}.{part}"] = unit
    for name, unit in units.items():
        unfold(unit, stored[f"backbone.{name}.weight"], stored[f"backbone.{name}.bias"])
    return backbone
