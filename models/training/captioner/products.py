"""Captions of product pictures, made from their label and measured colours."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from ..common.labels import TABLES, row_label
from .colours import NAMES, measure_colours

# What a caption calls a garment: the label in a sentence.
GARMENTS = {
    "blazer": "blazer", "blouse": "blouse", "body": "bodysuit", "dress": "dress", "hat": "hat", "hoodie": "hoodie",
    "longsleeve": "long-sleeved top", "outwear": "outerwear jacket", "pants": "pair of {} pants", "polo": "polo shirt",
    "shirt": "shirt", "shoes": "pair of {} shoes", "shorts": "pair of {} shorts", "skirt": "skirt", "t-shirt": "t-shirt",
    "top": "top", "undershirt": "undershirt",
}
COLOUR_WORDS = {word for name in NAMES for word in name.split()} | {"golden"}
PRODUCT_SETS = ("clothing", "grocery", "furniture", "materials")


def article(phrase: str) -> str:
    """`a` or `an` before the phrase."""
    return f"{'an' if phrase[0] in 'aeiou' else 'a'} {phrase}"


def product_noun(set_name: str, row: dict[str, Any]) -> str | None:
    """What the caption calls the object; `{}` marks where its colour goes if not in front. None: no caption."""
    if set_name == "furniture":
        name = str(row["name"]).lower()
        return name if re.fullmatch(r"[a-z]+( [a-z]+)?", name) else None
    slug = row_label(set_name, row)
    if slug is None:
        return None
    return GARMENTS[slug] if set_name == "clothing" else TABLES[set_name][slug][0].lower()


def product_caption(set_name: str, row: dict[str, Any], picture: np.ndarray) -> str | None:
    """For example `a navy blue hoodie on a white background`; None where the row has no usable label."""
    noun = product_noun(set_name, row)
    if noun is None:
        return None
    if set_name == "materials":
        return f"a seamless texture of {measure_colours(picture, whole=True).object[0]} {noun}"
    if set_name == "grocery":
        if row["kind"] == "Packages":
            return f"a carton of {noun} in a grocery store"
        colour = measure_colours(picture).object[0]
        # "yellow onion" and "Golden Delicious apple" say their colour, or are called by one that is not theirs.
        coloured = COLOUR_WORDS & set(noun.split())
        return f"{noun if coloured else f'{colour} {noun}'} in a grocery store"
    colours = measure_colours(picture)
    colour = " and ".join(colours.object)
    phrase = noun.format(colour) if "{}" in noun else f"{colour} {noun}"
    place = f" on {article(colours.background)} background" if colours.background else ""
    return f"{article(phrase)}{place}"


def nouns(set_name: str) -> list[str]:
    """Every noun that the captions of this set use, for the model file's metadata."""
    if set_name == "clothing":
        return [GARMENTS[slug].replace("{} ", "") for slug in GARMENTS]
    return [names[0].lower() for names in TABLES[set_name].values()]
