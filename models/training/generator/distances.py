"""Distances between sets of features."""

from __future__ import annotations

import numpy as np
import scipy.linalg
import torch
from torch import Tensor


def frechet_distance(a: Tensor, b: Tensor) -> float:
    """Frechet distance of two normal distributions fitted to the rows of `a` and `b` (Heusel et al. 2017)."""
    means = [x.double().mean(dim=0).numpy() for x in (a, b)]
    covariances = [np.cov(x.double().numpy(), rowvar=False) for x in (a, b)]
    # Eigenvalues of the product of two positive semidefinite matrices are real and not negative.
    values = scipy.linalg.eigvals(covariances[0] @ covariances[1]).real.clip(min=0)
    mean = float(((means[0] - means[1]) ** 2).sum())
    return mean + float(np.trace(covariances[0]) + np.trace(covariances[1]) - 2 * np.sqrt(values).sum())


def kernel_distance(a: Tensor, b: Tensor) -> float:
    """Unbiased squared maximum mean discrepancy, cubic kernel (Binkowski et al. 2018)."""
    a, b = a.double(), b.double()
    dimension = a.shape[1]

    def kernel(x: Tensor, y: Tensor) -> Tensor:
        return (x @ y.T / dimension + 1) ** 3

    def within(x: Tensor) -> Tensor:
        k = kernel(x, x)
        return (k.sum() - k.diagonal().sum()) / (len(x) * (len(x) - 1))

    return float(within(a) + within(b) - 2 * kernel(a, b).mean())


def mean_distance_within(features: Tensor, label: Tensor, labels: int) -> Tensor:
    """Mean distance [labels] between two different rows of each label; NaN where a label has fewer than two."""
    means = torch.full((labels,), float("nan"))
    for i in range(labels):
        rows = features[label == i]
        if len(rows) > 1:
            means[i] = torch.pdist(rows).mean()
    return means
