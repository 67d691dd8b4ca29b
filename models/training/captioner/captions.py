"""The pictures and captions that the captioner learns from, is tuned on, and is measured on."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from ..common.sets import read_pictures, read_rows
from ..critic.examples import is_validation
from ..critic.features import STORED_SIZE
from .products import PRODUCT_SETS, product_caption
from .vocabulary import Vocabulary, build_vocabulary, words_of

RARE = 4


@dataclass(frozen=True)
class Captioned:
    """One picture with its captions as words. `part`: train, tune (choices are made on it) or report."""

    set: str
    key: str
    captions: list[list[str]]
    part: str


def dev_part(key: str) -> str:
    """Which half of Flickr8k's dev split: `tune` or `report`; stable."""
    return "tune" if hashlib.sha256(key.encode()).digest()[0] % 2 == 0 else "report"


def flickr_captions() -> list[Captioned]:
    """Flickr8k: its train split, and its dev split in two halves."""
    return [
        Captioned("flickr8k", row["key"], [words_of(caption) for caption in row["captions"]],
                  "train" if row["split"] == "train" else dev_part(row["key"]))
        for row in read_rows("flickr8k")
    ]


def product_captions() -> list[Captioned]:
    """The product sets; the critic's validation pictures are kept for the report here too."""
    made: list[Captioned] = []
    for name in PRODUCT_SETS:
        pictures = read_pictures(name, STORED_SIZE[name])
        for row in read_rows(name):
            caption = product_caption(name, row, pictures[row["key"]])
            if caption is not None:
                part = "report" if is_validation(name, row) else "train"
                made.append(Captioned(name, row["key"], [words_of(caption)], part))
    return made


def vocabulary_of(flickr: list[Captioned], products: list[Captioned]) -> Vocabulary:
    """Words seen RARE times in Flickr8k's train split, and the words of product captions."""
    train = [caption for item in flickr if item.part == "train" for caption in item.captions]
    return build_vocabulary(train, (caption for item in products if item.part == "train" for caption in item.captions), RARE)
