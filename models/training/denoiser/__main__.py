"""Trains and exports the denoiser: `python -m training.denoiser`."""

from __future__ import annotations

from ..restoration.command import run
from .evaluate import write_denoiser_card
from .recipe import NAME, export, pictures_for, recipe

if __name__ == "__main__":
    run(NAME, __doc__, pictures_for, recipe, export, write_denoiser_card)
