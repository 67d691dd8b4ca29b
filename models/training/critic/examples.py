"""Which pictures the critic learns from and which it is measured on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..common.labels import Label, row_label
from ..common.sets import read_pictures, read_rows, split
from .features import STORED_SIZE
from .labels import LABEL_SETS, UNKNOWN_ID, label_index

UNKNOWN_SETS = ("flickr8k", "photos")


@dataclass(frozen=True)
class Example:
    """One picture of one set, with the position of its label in the critic's outputs."""

    set: str
    key: str
    label: int
    validation: bool


def is_validation(set_name: str, row: dict[str, object]) -> bool:
    """Grocery: the `val_` pictures, taken apart from the rest by the set's makers; Flickr8k: its dev split."""
    key = str(row["key"])
    if set_name == "grocery":
        return key.startswith("val_")
    if set_name == "flickr8k":
        return row["split"] == "dev"
    return split(key) == "validation"


def all_examples(labels: list[Label]) -> list[Example]:
    """Every labelled picture of the four sets, and photographs of none of them as `unknown`."""
    index = label_index(labels)
    examples: list[Example] = []
    for name in LABEL_SETS:
        for row in read_rows(name):
            slug = row_label(name, row)
            if slug is not None:
                examples.append(Example(name, row["key"], index[name, slug], is_validation(name, row)))
    unknown = index[UNKNOWN_ID, UNKNOWN_ID]
    for name in UNKNOWN_SETS:
        examples += [Example(name, row["key"], unknown, is_validation(name, row)) for row in read_rows(name)]
    return examples


def read_example_pictures() -> dict[tuple[str, str], np.ndarray]:
    """All pictures by (set, key), `[H, W, 3] uint8`, mapped from the cache."""
    pictures: dict[tuple[str, str], np.ndarray] = {}
    for name in (*LABEL_SETS, *UNKNOWN_SETS):
        for key, picture in read_pictures(name, STORED_SIZE[name]).items():
            pictures[name, key] = picture
    return pictures


# How often each set is drawn. Grocery gets more than its pictures' share: its shift from training to
# validation is the largest, and many views are what helps there.
SHARES = {"clothing": 0.36, "grocery": 0.31, "materials": 0.21, "furniture": 0.06}
UNKNOWN_SHARE = 0.06


def sampling_weights(examples: list[Example], unknown: int) -> np.ndarray:
    """Probability of drawing each example: sets by SHARES; within one, a class of n pictures in proportion to n ** 0.6, a garment to n ** 0.8.

    Rare classes are seen more often than they occur, yet not so often that they take pictures of
    their neighbours; `unknown` gets a fixed share.
    """
    counts = np.bincount([example.label for example in examples], minlength=unknown + 1)
    weights = np.array([counts[example.label] ** (-0.2 if example.set == "clothing" else -0.4) for example in examples])
    groups = np.array(["unknown" if example.label == unknown else example.set for example in examples])
    for name in np.unique(groups):
        weights[groups == name] *= SHARES.get(str(name), UNKNOWN_SHARE) / weights[groups == name].sum()
    return weights / weights.sum()
