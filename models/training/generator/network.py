"""The generator network: residual up-blocks with conditional batch norm and circular padding."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

LATENT = 64
EMBEDDING = 128
STYLE = 256
THUMBNAIL = 8
INJECTED = 3  # stages (4, 8 and 16 pixels) that see the thumbnail
# Channels at 4, 8, 16, 32, 64 and 128 pixels. Width is cheap where pictures are small.
CHANNELS = (512, 384, 224, 128, 64, 32)


class _CircularPad(torch.autograd.Function):
    """Circular padding whose backward folds the borders in place: autograd's own costs a tenth of a step."""

    @staticmethod
    def forward(context: torch.autograd.function.FunctionCtx, x: Tensor) -> Tensor:
        return _wrap(x)

    @staticmethod
    def backward(context: torch.autograd.function.FunctionCtx, gradient: Tensor) -> Tensor:
        rows = gradient[:, :, 1:-1].clone(memory_format=torch.channels_last)
        rows[:, :, 0] += gradient[:, :, -1]
        rows[:, :, -1] += gradient[:, :, 0]
        inner = rows[:, :, :, 1:-1].contiguous(memory_format=torch.channels_last)
        inner[:, :, :, 0] += rows[:, :, :, -1]
        inner[:, :, :, -1] += rows[:, :, :, 0]
        return inner


def _wrap(x: Tensor) -> Tensor:
    x = torch.cat((x[:, :, -1:], x, x[:, :, :1]), dim=2)
    return torch.cat((x[:, :, :, -1:], x, x[:, :, :, :1]), dim=3)


def circular_pad(x: Tensor) -> Tensor:
    """[N, C, H, W] -> [N, C, H + 2, W + 2], each border taken from the other side, so that pictures tile."""
    return _wrap(x) if torch.onnx.is_in_onnx_export() or not x.requires_grad else _CircularPad.apply(x)


class CircularConvolution(nn.Conv2d):
    """A 3x3 convolution that wraps round the borders."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__(inputs, outputs, 3, padding=0, bias=False)
        nn.init.orthogonal_(self.weight)

    def forward(self, x: Tensor) -> Tensor:
        return super().forward(circular_pad(x))


class ConditionalBatchNorm(nn.Module):
    """Batch norm whose gain and bias are linear in the style vector (de Vries et al. 2017)."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.norm = nn.BatchNorm2d(channels, affine=False, momentum=0.02)
        self.affine = nn.Linear(STYLE, 2 * channels)
        nn.init.normal_(self.affine.weight, std=0.03)
        nn.init.zeros_(self.affine.bias)

    def forward(self, x: Tensor, style: Tensor) -> Tensor:
        gain, bias = self.affine(style).float().chunk(2, dim=1)
        if self.training:
            return self.norm(x) * (1 + gain).to(x.dtype)[:, :, None, None] + bias.to(x.dtype)[:, :, None, None]
        # Outside training the norm is one more factor and offset of each channel.
        scale = (1 + gain) * torch.rsqrt(self.norm.running_var + self.norm.eps)
        offset = bias - self.norm.running_mean * scale
        return x * scale.to(x.dtype)[:, :, None, None] + offset.to(x.dtype)[:, :, None, None]


class UpBlock(nn.Module):
    """Doubles the sides: a convolution before the enlargement, one after it, and a 1x1 shortcut."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.first_norm = ConditionalBatchNorm(inputs)
        self.first = CircularConvolution(inputs, outputs)
        self.second_norm = ConditionalBatchNorm(outputs)
        self.second = CircularConvolution(outputs, outputs)
        self.shortcut = nn.Conv2d(inputs, outputs, 1, bias=False)
        nn.init.orthogonal_(self.shortcut.weight)

    def forward(self, x: Tensor, style: Tensor) -> Tensor:
        h = self.first(F.relu(self.first_norm(x, style)))
        h = F.relu(self.second_norm(h, style))
        h = self.second(F.interpolate(h, scale_factor=2.0, mode="nearest"))
        return h + F.interpolate(self.shortcut(x), scale_factor=2.0, mode="nearest")


class ToPicture(nn.Module):
    """Features to RGB before the sigmoid."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.norm = ConditionalBatchNorm(channels)
        self.convolution = CircularConvolution(channels, 3)

    def forward(self, x: Tensor, style: Tensor) -> Tensor:
        return self.convolution(F.relu(self.norm(x, style)))


class Thumbnail(nn.Module):
    """How the 8x8 picture that a latent code stands for differs from its label's mean: affine, fitted with the codes.

    Left to gradients alone, layouts and colours within a label collapse to one long before they are
    learned; this hands the generator a different coarse picture for each latent.
    """

    def __init__(self, labels: int) -> None:
        super().__init__()
        self.register_buffer("centre", torch.full((labels, 3 * THUMBNAIL**2), 0.5))
        self.register_buffer("scale", torch.ones(labels, LATENT))
        self.register_buffer("directions", torch.zeros(LATENT, 3 * THUMBNAIL**2))
        self.register_buffer("tileable", torch.zeros(labels, 1))

    def forward(self, latent: Tensor, label: Tensor) -> Tensor:
        """-> [N, 3, 8, 8], a difference of colours before the sigmoid; zero for the zero latent."""
        mean = label @ self.centre
        flat = mean + (latent * (label @ self.scale)) @ self.directions
        difference = (_logit(flat) - _logit(mean)).reshape(-1, 3, THUMBNAIL, THUMBNAIL)
        # What tiles has a colour but no layout: its pictures may be rolled round at will.
        share = (label @ self.tileable)[:, :, None, None]
        return difference + share * (difference.mean(dim=(2, 3), keepdim=True) - difference)


def _logit(colours: Tensor) -> Tensor:
    colours = colours.clamp(0.05, 0.95)
    return colours.log() - (1 - colours).log()


def enlarge_circular(x: Tensor, factor: int) -> Tensor:
    """Bilinear enlargement that wraps round the borders."""
    if factor == 1:
        return x
    wide = F.interpolate(_wrap(x), scale_factor=float(factor), mode="bilinear", align_corners=False)
    return wide[:, :, factor:-factor, factor:-factor]


class Generator(nn.Module):
    """Latent and label weights to a picture of 64 or 128 pixels.

    Every stage after 32 pixels has its own RGB output; the output of a new stage is added to the
    enlarged output of the one before, so growing starts from what was learned.
    """

    def __init__(self, labels: int, size: int = 64) -> None:
        super().__init__()
        self.labels = labels
        self.embedding = nn.Linear(labels, EMBEDDING, bias=False)
        nn.init.normal_(self.embedding.weight, std=1.0)
        self.mapping = nn.Sequential(
            nn.Linear(LATENT + EMBEDDING, STYLE), nn.LeakyReLU(0.2), nn.Linear(STYLE, STYLE), nn.LeakyReLU(0.2)
        )
        self.thumbnail = Thumbnail(labels)
        self.injections = nn.ModuleList(CircularConvolution(3, width) for width in CHANNELS[:INJECTED])
        for injection in self.injections:
            nn.init.zeros_(injection.weight)
        self.start = nn.Linear(LATENT + EMBEDDING, CHANNELS[0] * 16)
        self.blocks = nn.ModuleList(UpBlock(a, b) for a, b in zip(CHANNELS[:4], CHANNELS[1:5], strict=True))
        self.pictures = nn.ModuleList([ToPicture(CHANNELS[4])])
        if size >= 128:
            self.grow()

    @property
    def size(self) -> int:
        return 4 * 2 ** len(self.blocks)

    def grow(self) -> None:
        """Adds the 128-pixel stage, whose RGB output starts at zero."""
        self.blocks.append(UpBlock(CHANNELS[4], CHANNELS[5]))
        picture = ToPicture(CHANNELS[5])
        nn.init.zeros_(picture.convolution.weight)
        self.pictures.append(picture)

    def forward(self, latent: Tensor, label: Tensor) -> Tensor:
        """`latent` [N, 64], `label` [N, L] weights that sum to one -> [N, 3, size, size] in 0..1."""
        condition = torch.cat((latent, self.embedding(label)), dim=1)
        style = self.mapping(condition)
        x = self.start(condition).reshape(-1, CHANNELS[0], 4, 4)
        x = x.contiguous(memory_format=torch.channels_last)
        thumbnail = self.thumbnail(latent, label)
        seen = (F.avg_pool2d(thumbnail, 2), thumbnail, enlarge_circular(thumbnail, 2))
        picture = enlarge_circular(thumbnail, 8)
        for index, block in enumerate(self.blocks):
            if index < INJECTED:
                x = x + self.injections[index](seen[index])
            x = block(x, style)
            if index == 4:
                picture = F.interpolate(picture, scale_factor=2.0, mode="nearest")
            if index >= 3:
                picture = picture + self.pictures[index - 3](x, style).float()
        return torch.sigmoid(picture)
