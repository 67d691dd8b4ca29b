"""Latent codes of real pictures, so that the latent has to mean something.

A generator left to itself ignores most of its latent. Here half of every batch is drawn at the codes
of real pictures and pulled, in features, towards those pictures; the other half is drawn from the
normal distribution that the codes are made to follow. The discriminator knows the codes too
(instance conditioning, Casanova et al. 2021), and since a code is an affine function of frozen
features, every generated picture can be asked for the code it was drawn at, exactly.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from .data import PictureSet
from .features import FrozenFeatures
from .network import LATENT, THUMBNAIL, Generator

BATCH = 64
THUMBNAIL_WEIGHT = 4.0
SHRINK = 0.5  # pictures' worth of belief in the deviation of all labels together
CLIP = 3.5
SAME_DIRECTION = 0.9  # cosine


@dataclass
class Codes:
    """Codes of the training pictures, and the affine map of each label from descriptions to codes."""

    values: Tensor  # [2, N, 64]: plain and mirrored
    centre: Tensor  # [L, D]
    directions: Tensor  # [D, 64], divided by the deviation of all labels together
    scale: Tensor  # [L, 64]
    importance: Tensor  # [64], mean 1: deviation of a direction before whitening

    def encode(self, description: Tensor, target: Tensor) -> Tensor:
        """Descriptions [N, D] of pictures of labels `target` [N] -> codes [N, 64]."""
        return ((description - self.centre[target]) @ self.directions) / self.scale[target]

    def hand_to(self, generator: Generator, tileable: np.ndarray) -> None:
        """Gives the generator the map from codes to thumbnails: the encoder's transpose."""
        length = generator.thumbnail.directions.shape[1]
        unit = THUMBNAIL_WEIGHT / length**0.5
        deviation = self.directions.norm(dim=0).reciprocal()  # directions are orthogonal, of length 1 / deviation
        back = (self.directions * deviation**2).T
        generator.thumbnail.centre.copy_(self.centre[:, -length:] / unit)
        generator.thumbnail.directions.copy_(back[:, -length:] / unit)
        generator.thumbnail.scale.copy_(self.scale)
        generator.thumbnail.tileable.copy_(torch.from_numpy(tileable)[:, None])

    def signs_of(self, generator: Generator) -> Tensor:
        """[64] of 1 and -1: how these directions point against those that `generator` was given.

        Principal directions have no sign of their own; another machine may find them turned round.
        Raises ValueError where they are other directions altogether.
        """
        length = generator.thumbnail.directions.shape[1]
        deviation = self.directions.norm(dim=0).reciprocal()
        mine = (self.directions * deviation**2).T[:, -length:]
        cosine = torch.nn.functional.cosine_similarity(mine, generator.thumbnail.directions, dim=1)
        if float(cosine.abs().median()) < SAME_DIRECTION:
            raise ValueError("the generator was trained with other codes: its pictures or its features have changed")
        return torch.where(cosine < 0, -1.0, 1.0)

    def turned(self, signs: Tensor) -> Codes:
        """The same codes with the directions marked -1 turned round."""
        return Codes(self.values * signs, self.centre, self.directions * signs, self.scale, self.importance)

    def state(self) -> dict[str, Tensor]:
        return dict(self.__dict__)


def describe(taps: list[Tensor], pictures: Tensor) -> Tensor:
    """-> [N, D]: pooled deep features, coarse layout, and an 8x8 colour thumbnail, a third each."""
    deep = torch.cat((taps[3].mean(dim=(2, 3)), taps[2].mean(dim=(2, 3))), dim=1)
    layout = F.adaptive_avg_pool2d(taps[2], 2).flatten(1)
    thumbnail = F.interpolate(pictures, size=(THUMBNAIL, THUMBNAIL), mode="area").flatten(1) * THUMBNAIL_WEIGHT
    return torch.cat([part / part.shape[1] ** 0.5 for part in (deep, layout, thumbnail)], dim=1)


@torch.no_grad()
def _descriptions(features: FrozenFeatures, data: PictureSet, flip: bool) -> np.ndarray:
    parts = []
    for start in range(0, len(data.keys), BATCH):
        indices = np.arange(start, min(start + BATCH, len(data.keys)))
        pictures = data.tensors(indices, np.full(len(indices), flip))
        parts.append(describe(features(pictures)[0], pictures))
    return torch.cat(parts).double().numpy()


def make_codes(features: FrozenFeatures, data: PictureSet) -> Codes:
    """Principal directions within labels, each label centred and scaled to unit variance (shrunk for small labels)."""
    both = np.stack([_descriptions(features, data, flip) for flip in (False, True)])
    count = len(data.labels)
    centre = np.zeros((count, both.shape[-1]))
    for label in np.unique(data.label):
        members = data.label == label
        centre[label] = both[:, members].mean(axis=(0, 1))
        both[:, members] -= centre[label]
    flat = both.reshape(-1, both.shape[-1])
    values, vectors = np.linalg.eigh(flat.T @ flat / len(flat))
    order = np.argsort(values)[::-1][:LATENT]
    deviation = np.sqrt(values[order].clip(min=values.max() * 1e-6))
    directions = vectors[:, order] / deviation
    projected = both @ directions
    scale = np.ones((count, LATENT))
    for label in np.unique(data.label):
        members = data.label == label
        pictures = int(members.sum())
        variance = (projected[:, members] ** 2).mean(axis=(0, 1))
        scale[label] = np.sqrt((variance * pictures + SHRINK) / (pictures + SHRINK))
        projected[:, members] /= scale[label]
    arrays = (projected.clip(-CLIP, CLIP), centre, directions, scale, deviation / deviation.mean())
    return Codes(*(torch.from_numpy(array).float() for array in arrays))
