"""Distance between pictures in the features of a network that knows ImageNet."""

from __future__ import annotations

import torch
from torch import Tensor

from ..generator.features import Backbone

TAPS = (0, 2, 4, 10, 15)


class FeatureDistance:
    """Mean squared distance of channel-normalised EfficientNet-Lite0 features (as LPIPS, Zhang et al. 2018, unweighted)."""

    def __init__(self) -> None:
        self.backbone = Backbone().eval()

    def maps(self, pictures: Tensor) -> list[Tensor]:
        """[N, 3, H, W] of 0..1 to feature maps of unit length at each place."""
        backbone, found = self.backbone, []
        x = (pictures * 255 - 127) / 128
        x = backbone.stem(x.contiguous(memory_format=torch.channels_last))
        for index, block in enumerate(backbone.blocks):
            y = block(x)
            x = x + y if backbone.skips[index] else y
            if index in TAPS:
                found.append(x / (x.square().sum(1, keepdim=True) + 1e-3).sqrt())
        return found

    def __call__(self, output: Tensor, target: Tensor) -> Tensor:
        """[N] distances, summed over the tapped layers."""
        with torch.no_grad():
            wanted = self.maps(target)
        pairs = zip(self.maps(output), wanted, strict=True)
        return torch.stack([(a - b).square().sum(1).mean((1, 2)) for a, b in pairs]).sum(0)
