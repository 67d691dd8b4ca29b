"""The critic: backbone over two views of a picture, one linear classifier, one linear judge of realism."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from .backbone import CHANNELS, EfficientNetLite, fold

# The middle seven eighths, as ImageNet's networks are measured on: things are as large there as in training's views,
# which are parts of pictures (Touvron et al. 2019).
MARGIN = 1 / 16


def placement(cells: int) -> Tensor:
    """`[cells, cells]`: the share of each cell of the middle part's map (columns) that lies in each of the whole picture's (rows)."""
    edges = torch.linspace(MARGIN, 1 - MARGIN, cells + 1, dtype=torch.float64) * cells
    rows = torch.arange(cells, dtype=torch.float64)[:, None]
    shared = (torch.minimum(edges[1:], rows + 1) - torch.maximum(edges[:-1], rows)).clamp(min=0)
    return (shared / shared.sum(dim=0)).float()


def two_views(backbone: nn.Module, image: Tensor) -> Tensor:
    """The mean of the maps `[N, 1280, S/32, S/32]` of a picture and of its middle, each feature where it was found.

    Moving a feature into the cells that its own lies in keeps its sum, so the mean over positions is the mean of both views'.
    """
    side = int(image.shape[-1])  # a number also where it is traced: the size is part of the contract
    margin = round(side * MARGIN)
    middle = image[:, :, margin : side - margin, margin : side - margin]
    middle = functional.interpolate(middle, size=(side, side), mode="bilinear", align_corners=False)
    place = placement(side // 32)
    return (backbone(image) + place @ backbone(middle) @ place.T) / 2


class Critic(nn.Module):
    """Pictures `[N, 3, S, S]` (RGB, 0..1) -> logits `[N, L]`, realism logit `[N]`, embedding `[N, 1280]`."""

    def __init__(self, backbone: EfficientNetLite, labels: int) -> None:
        super().__init__()
        self.backbone = backbone
        self.classifier = nn.Linear(CHANNELS, labels)
        self.judge = nn.Linear(CHANNELS, 1)

    def forward(self, image: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        embedding = two_views(self.backbone, image).mean(dim=(2, 3))
        return self.classifier(embedding), self.judge(embedding)[:, 0], embedding


class CriticExport(nn.Module):
    """The critic as shipped: adds the class activation map `[N, L, 7, 7]` (Zhou et al. 2016).

    The classifier is applied at each position; its mean over positions, plus the bias, is the logit.
    """

    def __init__(self, critic: Critic) -> None:
        super().__init__()
        self.backbone = fold(critic.backbone)
        self.weight = nn.Parameter(critic.classifier.weight.detach()[:, :, None, None].clone())
        self.bias = nn.Parameter(critic.classifier.bias.detach().clone())
        self.judge = nn.Linear(CHANNELS, 1)
        self.judge.load_state_dict(critic.judge.state_dict())

    def forward(self, image: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        features = two_views(self.backbone, image)
        activation = torch.nn.functional.conv2d(features, self.weight)
        embedding = features.mean(dim=(2, 3))
        return activation.mean(dim=(2, 3)) + self.bias, self.judge(embedding)[:, 0], embedding, activation
