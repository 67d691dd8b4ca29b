"""The trained part of the discriminator: one small conditional head for each feature scale."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.nn.utils.parametrizations import spectral_norm

from .features import MIXED, TAPS
from .network import LATENT

GROUP = 2  # neighbours in a batch that share a label
HIDDEN = 128
CODE_SCALE = 0.25  # a code is some eight times as long as a one-hot label


def group_deviation(x: Tensor) -> Tensor:
    """Adds one channel: how far the pictures of one label lie apart (Karras et al. 2018, within labels)."""
    deviation = (x[0::2] - x[1::2]).abs().mean(dim=1, keepdim=True) / 2  # of two: half their difference
    return torch.cat((x, deviation.repeat_interleave(GROUP, dim=0)), dim=1)


def _down(inputs: int, outputs: int) -> nn.Sequential:
    return nn.Sequential(
        spectral_norm(nn.Conv2d(inputs, outputs, 4, 2, 1, bias=False)),
        nn.BatchNorm2d(outputs),
        nn.LeakyReLU(0.2, inplace=True),
    )


class Head(nn.Module):
    """Mixed features of one scale, reduced to 4x4, to logits that know the label (Miyato and Koyama 2018)."""

    def __init__(self, channels: int, halvings: int, labels: int) -> None:
        super().__init__()
        widths = [channels, *[min(HIDDEN, 64 * 2**i) for i in range(halvings)]]
        self.down = nn.Sequential(*[_down(a, b) for a, b in zip(widths[:-1], widths[1:], strict=True)])
        self.join = nn.Sequential(
            spectral_norm(nn.Conv2d(widths[-1] + 1, HIDDEN, 3, padding=1)), nn.LeakyReLU(0.2, inplace=True)
        )
        self.realism = spectral_norm(nn.Conv2d(HIDDEN, 1, 1))
        self.label = spectral_norm(nn.Linear(labels, HIDDEN, bias=False))
        self.code = spectral_norm(nn.Linear(LATENT, HIDDEN, bias=False))

    def forward(self, x: Tensor, label: Tensor, code: Tensor) -> Tensor:
        """[N, C, S, S], label weights [N, L] and latent codes [N, 64] -> logits [N, 16]."""
        h = self.join(group_deviation(self.down(x))).float()
        condition = self.label(label).float() + CODE_SCALE * self.code(code).float()
        projected = (h * condition[:, :, None, None]).sum(dim=1, keepdim=True)
        return (self.realism(h).float() + projected).flatten(1)


class Discriminator(nn.Module):
    """Four heads, and a linear classifier of the deepest real features that teaches labels."""

    def __init__(self, labels: int) -> None:
        super().__init__()
        self.heads = nn.ModuleList(Head(c, 3 - i, labels) for i, c in enumerate(MIXED))
        self.classifier = nn.Linear(TAPS[15] + TAPS[10], labels)

    def forward(self, mixed: list[Tensor], label: Tensor, code: Tensor) -> list[Tensor]:
        return [head(x, label, code) for head, x in zip(self.heads, mixed, strict=True)]

    def classify(self, taps: list[Tensor]) -> Tensor:
        """Logits [N, L] from the two deepest taps, averaged over positions."""
        pooled = torch.cat([tap.mean(dim=(2, 3)) for tap in taps[2:]], dim=1)
        return self.classifier(F.layer_norm(pooled, pooled.shape[1:]))


def discriminator_loss(real: list[Tensor], fake: list[Tensor]) -> Tensor:
    """Hinge loss, mean over the heads."""
    losses = [F.relu(1 - r).mean() + F.relu(1 + f).mean() for r, f in zip(real, fake, strict=True)]
    return torch.stack(losses).mean()


def generator_loss(fake: list[Tensor]) -> Tensor:
    return -torch.stack([f.mean() for f in fake]).mean()
