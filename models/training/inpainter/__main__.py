"""Trains and exports the inpainter: `python -m training.inpainter`."""

from __future__ import annotations

from ..restoration.command import run
from .evaluate import write_inpainter_card
from .recipe import NAME, export, pictures_for, recipe

if __name__ == "__main__":
    run(NAME, __doc__, pictures_for, recipe, export, write_inpainter_card, minutes=120)
