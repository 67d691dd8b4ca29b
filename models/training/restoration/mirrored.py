"""A network and its mirror image, averaged."""

from __future__ import annotations

from torch import Tensor, nn


class Mirrored(nn.Module):
    """The mean of what `network` makes of its inputs and of their mirror images, mirrored back.

    The geometric self-ensemble of Timofte et al. (2016, section 3.4), two views of its eight: twice
    the time for errors that the views do not share. Inputs of four axes are pictures.
    """

    def __init__(self, network: nn.Module) -> None:
        super().__init__()
        self.network = network

    def forward(self, *inputs: Tensor) -> Tensor:
        """What `network` takes, to what it gives."""
        mirrored = [value.flip(-1) if value.dim() == 4 else value for value in inputs]
        return (self.network(*inputs) + self.network(*mirrored).flip(-1)) / 2
