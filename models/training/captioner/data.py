"""Batches of cached feature maps and encoded captions."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from ..critic.backbone import Variant
from ..critic.features import FeatureSet, feature_maps
from .embeddings import critic_embeddings
from .captions import Captioned, flickr_captions, product_captions, vocabulary_of
from .vocabulary import PAD, Vocabulary

# Its own eye: the stronger backbone, beside the critic's embedding.
BACKBONE: Variant = "lite2"
# Longer captions are cut in training: they are few, and padding to them costs a third of the time.
TRAINING_LENGTH = 20


@dataclass(frozen=True)
class Material:
    """Captions of Flickr8k and of the products, their vocabulary, and feature maps by set and view."""

    flickr: list[Captioned]
    products: list[Captioned]
    vocabulary: Vocabulary
    maps: dict[tuple[str, str], FeatureSet]
    embeddings: dict[tuple[str, str], dict[str, np.ndarray]]

    def part(self, part: str, products: bool = False) -> list[Captioned]:
        return [item for item in (self.products if products else self.flickr) if item.part == part]

    def views(self, set_name: str) -> list[str]:
        return [view for name, view in self.maps if name == set_name]

    def seen(self, items: list[Captioned], random: np.random.Generator | None = None) -> tuple[Tensor, Tensor | None]:
        """What the encoder takes: maps `[P, 49, 1280] float32`, and the critic's embeddings `[P, 1280]` where they were read.

        Each picture under a random view where `random` is given, else under the plain one.
        """
        rows, embeddings = [], []
        for item in items:
            views = self.views(item.set)
            view = "plain" if random is None else views[int(random.integers(len(views)))]
            stored = self.maps[item.set, view]
            rows.append(stored.maps[stored.index[item.key]])
            if self.embeddings:
                embeddings.append(self.embeddings[item.set, view][item.key])
        maps = torch.from_numpy(np.stack(rows).astype(np.float32))
        return maps, torch.from_numpy(np.stack(embeddings)) if embeddings else None


def read_material(flickr_views: tuple[str, ...], garment_views: tuple[str, ...], critic: bool) -> Material:
    """Reads everything; feature maps and, with `critic`, its embeddings that are missing are computed first.

    Products other than garments are seen plain.
    """
    flickr, products = flickr_captions(), product_captions()
    sets = sorted({item.set for item in products})
    views = {name: ("plain",) for name in sets} | {"flickr8k": flickr_views, "clothing": garment_views}
    wanted = [(name, view) for name, of_set in views.items() for view in of_set]
    maps = {(name, view): feature_maps(name, view, BACKBONE) for name, view in wanted}
    embeddings = {(name, view): critic_embeddings(name, view) for name, view in wanted} if critic else {}
    return Material(flickr, products, vocabulary_of(flickr, products), maps, embeddings)


def token_batch(vocabulary: Vocabulary, items: list[Captioned]) -> Tensor:
    """All captions of pictures with equally many: `[P, C, T]`, padded, cut to TRAINING_LENGTH."""
    encoded = [[vocabulary.encode(words)[:TRAINING_LENGTH] for words in item.captions] for item in items]
    length = max(len(words) for group in encoded for words in group)
    return torch.tensor([[words + [PAD] * (length - len(words)) for words in group] for group in encoded])


def pick(items: list[Captioned], count: int, seed: int, position: int) -> list[Captioned]:
    """The batch at `position` of endless shuffled passes over `items`: each is seen once a pass."""
    chosen: list[Captioned] = []
    while len(chosen) < count:
        start = position * count + len(chosen)
        turn, offset = divmod(start, len(items))
        order = np.random.default_rng([seed, turn]).permutation(len(items))
        chosen += [items[row] for row in order[offset : offset + count - len(chosen)]]
    return chosen
