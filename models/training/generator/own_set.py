"""A set of somebody's own pictures: what the studio writes for a training, or anybody by hand.

    set.json          {"labels": [{"id": "blue mug", "en": "Blue mug", "zh": "Blue mug"}, ...]}
    pictures.jsonl    {"key": "...", "label": "blue mug", "file": "000001.png"} in each line
    000001.png ...    square pictures of one size

A key stands for a picture's content, such as its SHA-256: a model file tells by them what it learned from.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from ..common.labels import Label
from .data import PictureSet
from .heads import GROUP

SET = "own"


class SetError(ValueError):
    """The folder does not hold a set to learn from."""


@dataclass
class OwnPictures(PictureSet):
    """Pictures of labels that no other set knows."""

    def licences(self) -> list[dict[str, object]]:
        return [{"set": "your own pictures", "licence": "own", "pictures": len(self.keys)}]

    def fingerprint(self) -> str:
        """SHA-256 of the labels and of what each picture shows."""
        shown = sorted(f"{self.labels[target].id}\t{key}" for key, target in zip(self.keys, self.label, strict=True))
        names = [label.id for label in self.labels]
        return hashlib.sha256("\n".join([*names, "", *shown]).encode("utf-8")).hexdigest()


def read_own_set(folder: Path, size: int) -> OwnPictures:
    """The pictures of `folder` with sides of `size`. Raises SetError where it is no set."""
    try:
        named = json.loads((folder / "set.json").read_text(encoding="utf-8"))["labels"]
        lines = (folder / "pictures.jsonl").read_text(encoding="utf-8").splitlines()
        rows = [json.loads(line) for line in lines if line.strip()]
        labels = [
            Label(one["id"], SET, one["en"], one["zh"], sum(row["label"] == one["id"] for row in rows)) for one in named
        ]
        index = {label.id: place for place, label in enumerate(labels)}
        targets = [index[row["label"]] for row in rows]
        pictures = [_read_picture(folder / row["file"], size) for row in rows]
        keys = [row["key"] for row in rows]
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise SetError(f"no set of pictures: {error}") from error
    few = [label.id for label in labels if label.pictures < GROUP]
    if not labels or few:
        raise SetError(f"too few pictures of: {', '.join(few) or 'anything'}")
    return OwnPictures(labels, keys, np.stack(pictures), np.array(targets))


def _read_picture(path: Path, size: int) -> np.ndarray:
    picture = Image.open(path).convert("RGB")
    if picture.size != (size, size):
        picture = picture.resize((size, size), Image.Resampling.LANCZOS)
    return np.asarray(picture, dtype=np.uint8)
