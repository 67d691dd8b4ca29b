"""The critic: backbone, one linear classifier, one linear judge of realism."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from .backbone import CHANNELS, EfficientNetLite, fold


class Critic(nn.Module):
    """Pictures `[N, 3, S, S]` (RGB, 0..1) -> logits `[N, L]`, realism logit `[N]`, embedding `[N, 1280]`."""

    def __init__(self, backbone: EfficientNetLite, labels: int) -> None:
        super().__init__()
        self.backbone = backbone
        self.classifier = nn.Linear(CHANNELS, labels)
        self.judge = nn.Linear(CHANNELS, 1)

    def forward(self, image: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        embedding = self.backbone(image).mean(dim=(2, 3))
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
        features = self.backbone(image)
        activation = torch.nn.functional.conv2d(features, self.weight)
        embedding = features.mean(dim=(2, 3))
        return activation.mean(dim=(2, 3)) + self.bias, self.judge(embedding)[:, 0], embedding, activation
