"""`python -m training.generator`: trains, exports `models/starter/gan-studio.onnx` and writes its card."""

from __future__ import annotations

from ..common.command import parse, training_parser
from .publish import publish
from .smoke import smoke
from .train import GROW_AT, train


def main() -> None:
    parser = training_parser("generator", __doc__, minutes=180)
    parser.add_argument("--grow-at", type=int, default=GROW_AT, help="pictures shown before the 128-pixel stage")
    parser.add_argument("--train-only", action="store_true", help="train, write nothing to models/starter")
    parser.add_argument("--no-card", action="store_true", help="export without measuring")
    options = parse(parser)
    if options.smoke:
        smoke()
        return
    if not options.export_only and not train(options.minutes, options.grow_at):
        return
    if not options.train_only:
        publish(with_card=not options.no_card)


if __name__ == "__main__":
    main()
