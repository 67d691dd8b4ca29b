"""A small U-Net that predicts what to take away from a noisy picture."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from ..upscaler.network import ResidualBlock

CHANNELS = (48, 96, 128)
# Residual blocks of every stack at half, a quarter and an eighth of the size.
BLOCKS = (3, 3, 4)
MULTIPLE = 8
FADE = 10.0


class Denoiser(nn.Module):
    """[N, 3, H, W] RGB 0..1 and level [N] 0..1 to [N, 3, H, W]; H and W are multiples of 8.

    As FFDNet (Zhang et al. 2018) it works at half size and is told the noise level; the U shape
    gives it a wide view for little work. Downscaling is by strided convolutions, upscaling by pixel
    shuffle, so that every provider has the operators.
    """

    def __init__(self) -> None:
        super().__init__()
        fine, middle, coarse = CHANNELS
        self.stem = nn.Conv2d(4, fine, 4, stride=2, padding=1)
        self.fine_down = self._stack(fine, BLOCKS[0])
        self.to_middle = nn.Conv2d(fine, middle, 2, stride=2)
        self.middle_down = self._stack(middle, BLOCKS[1])
        self.to_coarse = nn.Conv2d(middle, coarse, 2, stride=2)
        self.coarse = self._stack(coarse, BLOCKS[2])
        self.from_coarse = nn.Conv2d(coarse, 4 * middle, 1)
        self.middle_up = self._stack(middle, BLOCKS[1])
        self.from_middle = nn.Conv2d(middle, 4 * fine, 1)
        self.fine_up = self._stack(fine, BLOCKS[0])
        self.tail = nn.Conv2d(fine, 12, 3, padding=1)
        nn.init.normal_(self.tail.weight, std=0.01)
        nn.init.zeros_(self.tail.bias)

    @staticmethod
    def _stack(channels: int, blocks: int) -> nn.Sequential:
        return nn.Sequential(*(ResidualBlock(channels) for _ in range(blocks)))

    def forward(self, image: Tensor, level: Tensor) -> Tensor:
        """The picture without its noise; unclipped in training. At level 0 the picture itself."""
        strength = level.reshape(-1, 1, 1, 1)
        plane = image[:, :1] * 0 + strength
        fine = self.fine_down(self.stem(torch.cat([image - 0.5, plane], 1)))
        middle = self.middle_down(self.to_middle(fine))
        coarse = self.coarse(self.to_coarse(middle))
        middle = self.middle_up(middle + functional.pixel_shuffle(self.from_coarse(coarse), 2))
        fine = self.fine_up(fine + functional.pixel_shuffle(self.from_middle(middle), 2))
        noise = functional.pixel_shuffle(self.tail(fine), 2)
        # Under a tenth, the change fades to none, so that 0 leaves the picture alone exactly.
        output = image + torch.clamp(strength * FADE, 0, 1) * noise
        return output if self.training else torch.clamp(output, 0, 1)
