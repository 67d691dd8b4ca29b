"""Latent codes of real pictures, so that the latent has to mean something.

A generator left to itself ignores most of its latent. Here half of every batch is drawn at the codes
of real pictures and pulled, in features, towards those pictures; the other half is drawn from the
normal distribution that the codes are made to follow. Related to instance conditioning (Casanova et
al. 2021) and implicit maximum likelihood (Li and Malik 2018).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from .data import PictureSet
from .features import FrozenFeatures
from .network import LATENT

BATCH = 64
THUMBNAIL = 8
SHRINK = 12.0  # pictures' worth of belief in the deviation of all labels together


@dataclass
class Codes:
    """`values[flip, picture]` is the code [64] of that picture, mirrored or not."""

    values: Tensor


def describe(features: FrozenFeatures, pictures: Tensor) -> Tensor:
    """[N, 3, S, S] -> [N, D]: pooled deep features, coarse layout, and an 8x8 colour thumbnail, a third each."""
    taps, _ = features(pictures)
    deep = torch.cat((taps[3].mean(dim=(2, 3)), taps[2].mean(dim=(2, 3))), dim=1)
    layout = F.adaptive_avg_pool2d(taps[2], 2).flatten(1)
    thumbnail = F.interpolate(pictures, size=(THUMBNAIL, THUMBNAIL), mode="area").flatten(1) * 4
    return torch.cat([part / part.shape[1] ** 0.5 for part in (deep, layout, thumbnail)], dim=1)


def _descriptions(features: FrozenFeatures, data: PictureSet, flip: bool) -> np.ndarray:
    parts = []
    with torch.no_grad():
        for start in range(0, len(data.keys), BATCH):
            indices = np.arange(start, min(start + BATCH, len(data.keys)))
            parts.append(describe(features, data.tensors(indices, np.full(len(indices), flip))))
    return torch.cat(parts).double().numpy()


def make_codes(features: FrozenFeatures, data: PictureSet) -> Codes:
    """Principal directions within labels, each label centred and scaled to unit variance (shrunk for small labels)."""
    both = np.stack([_descriptions(features, data, flip) for flip in (False, True)])
    labels = np.unique(data.label)
    for label in labels:
        members = data.label == label
        both[:, members] -= both[:, members].mean(axis=(0, 1))
    flat = both.reshape(-1, both.shape[-1])
    values, vectors = np.linalg.eigh(flat.T @ flat / len(flat))
    order = np.argsort(values)[::-1][: min(LATENT, len(values))]
    projected = both @ vectors[:, order] / np.sqrt(values[order] + 1e-8)
    for label in labels:
        members = data.label == label
        count = int(members.sum())
        variance = (projected[:, members] ** 2).mean(axis=(0, 1))
        projected[:, members] /= np.sqrt((variance * count + SHRINK) / (count + SHRINK))
    if projected.shape[-1] < LATENT:
        extra = np.random.default_rng(0).standard_normal((*projected.shape[:-1], LATENT - projected.shape[-1]))
        projected = np.concatenate((projected, extra), axis=-1)
    return Codes(torch.from_numpy(projected.clip(-3.5, 3.5)).float())
