"""`python -m training.critic`: trains, exports `models/starter/critic.onnx`, measures it and writes its card."""

from __future__ import annotations

import argparse

import torch

from .allocation import keep_memory_mapped
from .blend import BLEND, PRIOR
from .finetune import Plan
from .publish import publish
from .smoke import smoke
from .train import read_material, tune


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.critic", description=__doc__)
    parser.add_argument("--minutes", type=float, default=60, help="training time in this run; it goes on from its checkpoint")
    parser.add_argument("--pictures", type=int, default=Plan.pictures, help="views in the whole plan, over all runs")
    parser.add_argument("--run", default="main", help="name of the checkpoint")
    parser.add_argument("--threads", type=int, default=1, help="processor threads")
    parser.add_argument("--blend", type=float, default=BLEND, help="share of the tuned weights in the shipped ones")
    parser.add_argument("--prior", type=float, default=PRIOR, help="strength of the label frequencies among garments")
    parser.add_argument("--smoke", action="store_true", help="a few steps on pictures made on the spot")
    parser.add_argument("--train-only", action="store_true", help="train, write nothing to models/starter")
    parser.add_argument("--export-only", action="store_true", help="export the checkpoint, measure it, write the card")
    parser.add_argument("--card-only", action="store_true", help="measure the file and write the card")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    keep_memory_mapped()
    if options.smoke:
        smoke()
        return
    material = read_material()
    minutes = 0.0 if options.export_only or options.card_only else options.minutes
    if not options.card_only:
        tuned = tune(material, minutes, options.run, Plan(pictures=options.pictures))
        if options.train_only:
            return
        publish(tuned, material, options.blend, options.prior)
    else:
        publish(None, material, options.blend, options.prior)


if __name__ == "__main__":
    main()
