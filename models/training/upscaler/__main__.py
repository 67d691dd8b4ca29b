"""Trains and exports the upscalers: `python -m training.upscaler`."""

from __future__ import annotations

from ..common.command import parse
from ..common.paths import starter_folder
from ..restoration.command import parser_for, smoke
from ..restoration.cycle import run_cycle
from .evaluate import write_upscaler_card
from .recipe import VARIANTS, export, pictures_for, recipe


def main() -> None:
    """Reads the command line and runs the cycles asked for."""
    parser = parser_for("upscaler", __doc__, minutes=30)
    names = [variant.name for variant in VARIANTS]
    parser.add_argument("--variant", choices=names, action="append", help="all of them by default")
    options = parse(parser)
    pictures = pictures_for(options.smoke)
    for variant in VARIANTS:
        if options.variant and variant.name not in options.variant:
            continue
        made = recipe(variant, pictures, options.smoke)
        if options.smoke:
            smoke(made, lambda folder: export(variant, made, pictures, folder))
        elif options.export_only or run_cycle(made, options.minutes, peak=options.peak):
            export(variant, made, pictures, starter_folder())
    if not (options.smoke or options.no_card):
        write_upscaler_card()


if __name__ == "__main__":
    main()
