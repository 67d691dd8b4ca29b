"""The command line that the restoration recipes share."""

from __future__ import annotations

import argparse
import math
import tempfile
from pathlib import Path
from typing import Callable

from ..common import checkpoint
from ..common.command import parse, training_parser
from ..common.paths import starter_folder
from .cycle import Recipe, forget, run_cycle
from .pictures import TrainingPictures


def parser_for(model: str, description: str | None, minutes: float) -> argparse.ArgumentParser:
    """Options every restoration recipe takes; `--minutes` is the length of one training cycle."""
    parser = training_parser(model, description, minutes)
    parser.add_argument("--peak", type=float, default=1.0, help="share of the peak rate; a low one for a last cycle")
    parser.add_argument("--no-card", action="store_true", help="measure and describe later")
    return parser


def smoke(made: Recipe, export: Callable[[Path], None]) -> None:
    """A few steps, a stop, a few more from where it stopped, and an export; leaves nothing behind.

    Raises AssertionError where resuming or the figures are wrong.
    """
    forget(made)
    try:
        run_cycle(made, minutes=5, steps=3)
        run_cycle(made, minutes=5, steps=3)
        state, best = checkpoint.load(made.state_path), checkpoint.load(made.best_path)
        assert state is not None and state["step"] == 6, "the second run did not go on from the first"
        assert best is not None and all(math.isfinite(value) for value in best["figures"].values()), best
        with tempfile.TemporaryDirectory() as folder:
            export(Path(folder))
            assert list(Path(folder).glob("*.onnx")), "nothing was exported"
    finally:
        forget(made)


def run(
    model: str,
    description: str | None,
    pictures_for: Callable[[bool], TrainingPictures],
    recipe: Callable[[TrainingPictures, bool], Recipe],
    export: Callable[[Recipe, TrainingPictures, Path], None],
    write_card: Callable[[], None],
    minutes: float = 60,
) -> None:
    """Trains one model for a cycle, exports it where it got better, and writes its card."""
    options = parse(parser_for(model, description, minutes))
    pictures = pictures_for(options.smoke)
    made = recipe(pictures, options.smoke)
    if options.smoke:
        smoke(made, lambda folder: export(made, pictures, folder))
        return
    if options.export_only or run_cycle(made, options.minutes, peak=options.peak):
        export(made, pictures, starter_folder())
    if not options.no_card:
        write_card()
