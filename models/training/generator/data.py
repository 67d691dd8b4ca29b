"""The generator's pictures in memory, and batches that hold neighbours of one label."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from ..common.labels import Label, generator_labels, row_label
from ..common.sets import LICENCES, keys_sha256, read_pictures, read_rows, split
from .heads import GROUP

FLATTEN = 0.3  # labels are drawn in proportion to pictures ** FLATTEN


@dataclass
class PictureSet:
    """Pictures [N, S, S, 3] uint8 with label indices [N] into `labels`."""

    labels: list[Label]
    keys: list[str]
    pictures: np.ndarray
    label: np.ndarray

    @property
    def tileable(self) -> np.ndarray:
        return np.array([label.tileable for label in self.labels])

    def licences(self) -> list[dict[str, object]]:
        """`trainedOn` for the model file."""
        sets = [self.labels[i].set for i in self.label]
        return [
            {"set": name, "licence": LICENCES[name], "pictures": sets.count(name)} for name in dict.fromkeys(sets)
        ]

    def sha256(self) -> str:
        return keys_sha256(self.keys)

    def tensors(self, indices: np.ndarray, flipped: np.ndarray | None = None) -> Tensor:
        """[n, 3, S, S] float32 in 0..1; `flipped` mirrors pictures left to right."""
        chosen = self.pictures[indices]
        if flipped is not None:
            chosen = np.where(flipped[:, None, None, None], chosen[:, :, ::-1], chosen)
        return torch.from_numpy(np.ascontiguousarray(chosen)).permute(0, 3, 1, 2).float().div_(255)


def load_set(part: str, size: int) -> PictureSet:
    """The 'train' or 'validation' part of every label the generator draws, at `size` pixels."""
    labels = generator_labels()
    index = {(label.set, label.id): i for i, label in enumerate(labels)}
    keys: list[str] = []
    arrays: list[np.ndarray] = []
    targets: list[int] = []
    for name in dict.fromkeys(label.set for label in labels):
        pictures = read_pictures(name, size)
        for row in read_rows(name):
            target = index.get((name, row_label(name, row) or ""))
            if target is None or split(row["key"]) != part:
                continue
            keys.append(row["key"])
            arrays.append(pictures[row["key"]])
            targets.append(target)
    return PictureSet(labels, keys, np.stack(arrays), np.array(targets))


def made_up_set(labels: int, each: int, size: int, seed: int) -> PictureSet:
    """Coloured stripes, a colour and a direction a label: enough to see that a recipe runs."""
    random = np.random.default_rng(seed)
    names = [Label(f"stripes-{i}", "materials", f"Stripes {i}", f"条纹 {i}", each) for i in range(labels)]
    ramp = np.arange(size)
    pictures, targets = [], []
    for i in range(labels):
        colour = random.uniform(60, 255, 3)
        for _ in range(each):
            wave = 0.6 + 0.4 * np.sin(2 * np.pi * (ramp / size * random.integers(2, 6) + random.uniform()))
            plane = np.broadcast_to(wave[:, None] if i % 2 else wave[None, :], (size, size))
            pictures.append((plane[:, :, None] * colour).astype(np.uint8))
            targets.append(i)
    keys = [f"made-up-{i}" for i in range(len(targets))]
    return PictureSet(names, keys, np.stack(pictures), np.array(targets))


class Sampler:
    """Draws batches of indices: GROUP neighbours of one label, labels nearly uniform."""

    def __init__(self, data: PictureSet, random: np.random.Generator) -> None:
        self.members = [np.flatnonzero(data.label == i) for i in range(len(data.labels))]
        weights = np.array([len(m) ** FLATTEN if len(m) >= GROUP else 0.0 for m in self.members])
        self.probabilities = weights / weights.sum()
        self.random = random

    def draw(self, batch: int) -> np.ndarray:
        """`batch` picture indices; neighbours in groups share a label and are different pictures."""
        groups = batch // GROUP
        labels = self.random.choice(
            len(self.members), size=groups, replace=groups > np.count_nonzero(self.probabilities), p=self.probabilities
        )
        return np.concatenate([self.random.choice(self.members[i], GROUP, replace=False) for i in labels])
