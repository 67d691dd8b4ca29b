"""`python -m training.generator`: trains, exports `models/starter/gan-studio.onnx` and writes its card."""

from __future__ import annotations

import argparse

import torch

from .publish import publish
from .smoke import smoke
from .train import GROW_AT, train


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.generator", description=__doc__)
    parser.add_argument("--minutes", type=float, default=180, help="training time in this run")
    parser.add_argument("--grow-at", type=int, default=GROW_AT, help="pictures shown before the 128-pixel stage")
    parser.add_argument("--threads", type=int, default=1, help="processor threads")
    parser.add_argument("--smoke", action="store_true", help="a few steps on pictures made on the spot")
    parser.add_argument("--train-only", action="store_true", help="train, write nothing to models/starter")
    parser.add_argument("--export-only", action="store_true", help="export the checkpoint, measure it, write the card")
    parser.add_argument("--no-card", action="store_true", help="export without measuring")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    if options.smoke:
        smoke()
        return
    if not options.export_only and not train(options.minutes, options.grow_at):
        return
    if not options.train_only:
        publish(with_card=not options.no_card)


if __name__ == "__main__":
    main()
