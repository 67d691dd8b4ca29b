"""`python -m training.generator`: trains, exports `models/starter/gan-studio.onnx` and writes its card.

With `--own FOLDER` it trains on somebody's own pictures instead: see own.py.
"""

from __future__ import annotations

import sys
from pathlib import Path

from ..common.command import parse, training_parser


def main() -> None:
    # What only the starter model's own training needs is imported there: own pictures need fewer packages.
    parser = training_parser("generator", __doc__, minutes=180)
    parser.add_argument("--grow-at", type=int, help="pictures shown before the 128-pixel stage")
    parser.add_argument("--train-only", action="store_true", help="train, write nothing to models/starter")
    parser.add_argument("--no-card", action="store_true", help="export without measuring")
    own = parser.add_argument_group("own pictures")
    own.add_argument("--own", type=Path, metavar="FOLDER", help="train on the pictures of FOLDER/set; --minutes counts in all")
    own.add_argument("--start", type=Path, metavar="FILE", help="the generator to start from")
    own.add_argument("--out", type=Path, metavar="FILE", help="the ONNX file to write")
    own.add_argument("--name", default="own", help="what the file calls itself")
    own.add_argument("--seed", type=int, default=0)
    own.add_argument("--finish", type=Path, metavar="FILE", help="export what there is as soon as this file is there")
    own.add_argument("--watch-parent", action="store_true", help="save and end when standard input ends")
    options = parse(parser)
    if options.own is not None:
        if options.start is None or options.out is None:
            parser.error("--own takes --start and --out")
        from .own import run_own

        sys.exit(run_own(options))
    if options.smoke:
        from .own_smoke import own_smoke
        from .smoke import smoke

        smoke()
        own_smoke()
        return
    from .publish import publish
    from .train import GROW_AT, train

    if not options.export_only and not train(options.minutes, options.grow_at or GROW_AT):
        return
    if not options.train_only:
        publish(with_card=not options.no_card)


if __name__ == "__main__":
    main()
