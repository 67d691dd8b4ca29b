"""A U-Net that starts from a smooth fill of the hole and adds what the fill lacks."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

CHANNELS = (32, 64, 128, 192)
DILATIONS = (1, 2, 4, 2, 1, 2, 4, 1)
FILL_LEVELS = 5
TRUST = 4.0
MULTIPLE = 32
MINIMUM, MAXIMUM = 256, 512


def smooth_fill(image: Tensor, mask: Tensor) -> Tensor:
    """[N, 3, H, W] with the hole filled from a pyramid of averages over known pixels.

    The pull-push of Gortler et al. (1996, section 3.4): pull weighted means down the pyramid, then
    push them back where a finer level knows nothing.
    """
    known = 1 - mask
    values, weights = [image * known], [known]
    for _ in range(FILL_LEVELS):
        value, weight = functional.avg_pool2d(values[-1], 2), functional.avg_pool2d(weights[-1], 2)
        # A quarter known is enough to be trusted: near pixels count for more than far ones.
        trust = torch.clamp(weight * TRUST, 0, 1) / (weight + 1e-4)
        values.append(value * trust)
        weights.append(weight * trust)
    whole = values[-1].mean((2, 3), keepdim=True) / (weights[-1].mean((2, 3), keepdim=True) + 1e-4)
    filled = values[-1] + (1 - weights[-1]) * whole
    for value, weight in zip(values[-2::-1], weights[-2::-1]):
        coarse = functional.interpolate(filled, scale_factor=2.0, mode="bilinear", align_corners=False)
        filled = value + (1 - weight) * coarse
    return filled


class DilatedBlock(nn.Module):
    """Two convolutions, the first dilated, and a way round them."""

    def __init__(self, channels: int, dilation: int = 1) -> None:
        super().__init__()
        self.first = nn.Conv2d(channels, channels, 3, padding=dilation, dilation=dilation)
        self.second = nn.Conv2d(channels, channels, 3, padding=1)
        nn.init.kaiming_normal_(self.first.weight)
        nn.init.normal_(self.second.weight, std=0.01)
        nn.init.zeros_(self.first.bias)
        nn.init.zeros_(self.second.bias)

    def forward(self, x: Tensor) -> Tensor:
        """[N, C, H, W] to the same."""
        return x + self.second(functional.relu(self.first(x)))


class Inpainter(nn.Module):
    """image [N, 3, H, W] (0 in holes) and mask [N, 1, H, W] (1 in holes) to [N, 3, H, W].

    H and W are multiples of 32. Known pixels come back untouched.
    """

    def __init__(self) -> None:
        super().__init__()
        a, b, c, d = CHANNELS
        self.stem = nn.Conv2d(4, a, 4, stride=2, padding=1)
        self.down_a, self.to_b = DilatedBlock(a), nn.Conv2d(a, b, 2, stride=2)
        self.down_b, self.to_c = DilatedBlock(b), nn.Conv2d(b, c, 2, stride=2)
        self.down_c, self.to_d = DilatedBlock(c), nn.Conv2d(c, d, 2, stride=2)
        self.bottom = nn.Sequential(*(DilatedBlock(d, dilation) for dilation in DILATIONS))
        self.from_d, self.up_c = nn.Conv2d(d, 4 * c, 1), DilatedBlock(c)
        # Beside the others, not within them: weights of the shallower network keep their names.
        self.more_down_c, self.more_up_c = DilatedBlock(c, 2), DilatedBlock(c, 2)
        self.from_c, self.up_b = nn.Conv2d(c, 4 * b, 1), DilatedBlock(b)
        self.from_b, self.up_a = nn.Conv2d(b, 4 * a, 1), DilatedBlock(a)
        self.tail = nn.Conv2d(a, 12, 3, padding=1)
        nn.init.normal_(self.tail.weight, std=0.01)
        nn.init.zeros_(self.tail.bias)

    def forward(self, image: Tensor, mask: Tensor) -> Tensor:
        """The filled picture; the fill is unclipped in training."""
        fill = smooth_fill(image, mask)
        shuffle = functional.pixel_shuffle
        a = self.down_a(self.stem(torch.cat([fill - 0.5, mask], 1)))
        b = self.down_b(self.to_b(a))
        c = self.more_down_c(self.down_c(self.to_c(b)))
        d = self.bottom(self.to_d(c))
        c = self.more_up_c(self.up_c(c + shuffle(self.from_d(d), 2)))
        b = self.up_b(b + shuffle(self.from_c(c), 2))
        a = self.up_a(a + shuffle(self.from_b(b), 2))
        filled = fill + shuffle(self.tail(a), 2)
        if not self.training:
            filled = torch.clamp(filled, 0, 1)
        return image * (1 - mask) + filled * mask
