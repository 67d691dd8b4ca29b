"""The critic's label list: one softmax over every label of every set, and `unknown`."""

from __future__ import annotations

from typing import Any

from ..common.labels import UNKNOWN, Label, coarse_labels, set_labels

LABEL_SETS = ("clothing", "grocery", "furniture", "materials")
UNKNOWN_ID = "unknown"
# The classes of the clothing set's published subset of ten, on which its accuracy is usually given.
MAIN_CLOTHING = ("dress", "hat", "longsleeve", "outwear", "pants", "shirt", "shoes", "shorts", "skirt", "t-shirt")


def critic_labels() -> list[Label]:
    """All labels in the order of the network's outputs; `unknown` is the last."""
    labels = [label for name in LABEL_SETS for label in set_labels(name)]
    return [*labels, Label(UNKNOWN_ID, UNKNOWN_ID, *UNKNOWN, 0)]


def label_index(labels: list[Label]) -> dict[tuple[str, str], int]:
    """Output position by (set, id): an id such as `asparagus` may be in use in more than one set."""
    return {(label.set, label.id): position for position, label in enumerate(labels)}


def label_metadata(labels: list[Label]) -> list[dict[str, Any]]:
    """The `labels` entry of the model file's metadata."""
    entries: list[dict[str, Any]] = []
    for label in labels:
        entry: dict[str, Any] = {"id": label.id, "set": label.set, "en": label.en, "zh": label.zh}
        if label.coarse is not None:
            entry["coarse"] = label.coarse
        entries.append(entry)
    return entries


def coarse_metadata() -> list[dict[str, str]]:
    """The `coarse` entry of the model file's metadata."""
    return coarse_labels()
