"""The pictures and captions that the captioner learns from, is tuned on, and is measured on."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from ..common.paths import work_folder
from ..common.sets import read_pictures, read_rows
from ..critic.examples import is_validation
from ..critic.features import STORED_SIZE
from . import colours, products
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
        captions = captions_of_set(name)
        for row in read_rows(name):
            caption = captions.get(row["key"])
            if caption is not None:
                part = "report" if is_validation(name, row) else "train"
                made.append(Captioned(name, row["key"], [words_of(caption)], part))
    return made


def captions_of_set(name: str) -> dict[str, str | None]:
    """Made captions by key; measured once for each version of the code that makes them."""
    sources = "".join(Path(module.__file__ or "").read_text(encoding="utf-8") for module in (colours, products))
    digest = hashlib.sha256(sources.encode()).hexdigest()[:12]
    path = work_folder() / "cache" / f"captions-{name}-{digest}.json"
    if path.exists():
        kept: dict[str, str | None] = json.loads(path.read_text(encoding="utf-8"))
        return kept
    pictures = read_pictures(name, STORED_SIZE[name])
    made = {row["key"]: product_caption(name, row, pictures[row["key"]]) for row in read_rows(name)}
    path.write_text(json.dumps(made), encoding="utf-8")
    return made


def vocabulary_of(flickr: list[Captioned], products: list[Captioned]) -> Vocabulary:
    """Words seen RARE times in Flickr8k's train split, and the words of product captions."""
    train = [caption for item in flickr if item.part == "train" for caption in item.captions]
    return build_vocabulary(train, (caption for item in products if item.part == "train" for caption in item.captions), RARE)
