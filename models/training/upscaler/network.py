"""A small residual network that adds to a bicubic enlargement what bicubic lost."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from ..restoration.bicubic import cubic
from ..restoration.shipped import grown

CHANNELS = 48
# By 2 there is time for more: a megapixel has four times the work left when it is enlarged by 4.
BLOCKS = {2: 10, 4: 5}
SKIP_REACH = 2


def bicubic_kernel(factor: int) -> Tensor:
    """[3 f^2, 3, 5, 5]: enlargement by `factor` as a convolution whose output is shuffled to pixels."""
    phases = (torch.arange(factor) + 0.5) / factor - 0.5
    taps = torch.arange(-SKIP_REACH, SKIP_REACH + 1)
    line = torch.from_numpy(cubic((phases[:, None] - taps).numpy())).float()
    line = line / line.sum(1, keepdim=True)
    plane = torch.einsum("ay,bx->abyx", line, line).reshape(factor * factor, 5, 5)
    kernel = torch.zeros(3, factor * factor, 3, 5, 5)
    for channel in range(3):
        kernel[channel, :, channel] = plane
    return kernel.reshape(3 * factor * factor, 3, 5, 5)


class ResidualBlock(nn.Module):
    """Two convolutions and a way round them, without normalisation (Lim et al. 2017, EDSR)."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.first = nn.Conv2d(channels, channels, 3, padding=1)
        self.second = nn.Conv2d(channels, channels, 3, padding=1)
        nn.init.kaiming_normal_(self.first.weight)
        nn.init.normal_(self.second.weight, std=0.01)
        nn.init.zeros_(self.first.bias)
        nn.init.zeros_(self.second.bias)

    def forward(self, x: Tensor) -> Tensor:
        """[N, C, H, W] to the same."""
        return x + self.second(functional.relu(self.first(x)))


class Upscaler(nn.Module):
    """[N, 3, H, W] RGB 0..1 to [N, 3, fH, fW]; convolutions at the small size, pixel shuffle at the end."""

    def __init__(self, factor: int) -> None:
        super().__init__()
        self.factor = factor
        self.head = nn.Conv2d(3, CHANNELS, 3, padding=1)
        self.blocks = nn.ModuleList(ResidualBlock(CHANNELS) for _ in range(BLOCKS[factor]))
        self.tail = nn.Conv2d(CHANNELS, 3 * factor * factor, 3, padding=1)
        nn.init.normal_(self.tail.weight, std=0.01)
        nn.init.zeros_(self.tail.bias)
        self.skip = nn.Parameter(bicubic_kernel(factor), requires_grad=False)

    @property
    def halo(self) -> int:
        """Source pixels on each side that an output pixel depends on."""
        return 2 + 2 * len(self.blocks)

    def forward(self, image: Tensor) -> Tensor:
        """The enlargement, unclipped in training and clipped to 0..1 otherwise."""
        features = self.head(image - 0.5)
        body = features
        for block in self.blocks:
            body = block(body)
        padded = functional.pad(image, (SKIP_REACH,) * 4, mode="replicate")
        enlarged = functional.conv2d(padded, self.skip)
        output = functional.pixel_shuffle(self.tail(features + body) + enlarged, self.factor)
        return output if self.training else torch.clamp(output, 0, 1)


def start_from(network: Upscaler, state: dict[str, Tensor]) -> None:
    """Takes from `state`, weights of either factor, everything that has the same shape. Blocks it lacks change nothing yet."""
    own = network.state_dict()
    network.load_state_dict(grown(network, {k: v for k, v in state.items() if k in own and v.shape == own[k].shape}))
    factor, other = network.factor, int((state["tail.weight"].shape[0] // 3) ** 0.5)
    if factor % other == 0 and factor > other:
        # Each coarse phase stands for a square of fine phases.
        ratio = factor // other
        with torch.no_grad():
            for name in ("weight", "bias"):
                coarse = state[f"tail.{name}"]
                rest = coarse.shape[1:]
                grid = coarse.reshape(3, other, other, *rest)
                fine = grid.repeat_interleave(ratio, 1).repeat_interleave(ratio, 2)
                getattr(network.tail, name).copy_(fine.reshape(3 * factor * factor, *rest))
