"""First stage: a linear classifier on the frozen ImageNet features (linear probe, then fine-tune: Kumar et al. 2022)."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from .backbone import CHANNELS
from .examples import Example, sampling_weights
from .features import feature_maps

BATCH = 256


def pooled_features(examples: list[Example]) -> Tensor:
    """Mean over positions of each example's frozen feature map, `[N, 1280] float32`."""
    sets = {name: feature_maps(name) for name in {example.set for example in examples}}
    pooled = np.empty((len(examples), CHANNELS), dtype=np.float32)
    for row, example in enumerate(examples):
        stored = sets[example.set]
        pooled[row] = stored.maps[stored.index[example.key]].astype(np.float32).mean(axis=0)
    return torch.from_numpy(pooled)


def fit_linear(
    classifier: nn.Linear, features: Tensor, examples: list[Example], unknown: int, steps: int, random: np.random.Generator
) -> float:
    """Trains `classifier` on pooled features with mixup (Zhang et al. 2018); returns the last mean loss."""
    labels = torch.tensor([example.label for example in examples])
    weights = sampling_weights(examples, unknown)
    optimizer = torch.optim.AdamW(classifier.parameters(), lr=2e-3, weight_decay=1e-2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 4e-3, total_steps=steps)
    mean = 0.0
    for step in range(steps):
        rows = torch.from_numpy(random.choice(len(examples), size=BATCH, p=weights))
        x, y = features[rows], functional.one_hot(labels[rows], classifier.out_features).float()
        share = float(random.beta(0.2, 0.2))
        logits = classifier(share * x + (1 - share) * x.flip(0))
        loss = functional.cross_entropy(logits, share * y + (1 - share) * y.flip(0), label_smoothing=0.02)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
        mean = loss.item() if step == 0 else 0.98 * mean + 0.02 * loss.item()
    return mean
