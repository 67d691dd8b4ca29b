"""`python -m training.critic`: trains, exports `models/starter/critic.onnx`, measures it and writes its card."""

from __future__ import annotations

from ..common.command import add_run_options, parse, training_parser
from .blend import BLEND, PRIOR
from .finetune import Plan
from .publish import publish
from .smoke import smoke
from .train import read_material, tune


def main() -> None:
    parser = training_parser("critic", __doc__, minutes=60)
    add_run_options(parser)
    parser.add_argument("--pictures", type=int, default=Plan.pictures, help="views in the whole plan, over all runs")
    parser.add_argument("--blend", type=float, default=BLEND, help="share of the tuned weights in the shipped ones")
    parser.add_argument("--prior", type=float, default=PRIOR, help="strength of the label frequencies among garments")
    options = parse(parser)
    if options.smoke:
        smoke()
        return
    material = read_material()
    if options.card_only:
        publish(None, material, options.blend, options.prior)
        return
    tuned = tune(material, 0.0 if options.export_only else options.minutes, options.run, Plan(pictures=options.pictures))
    if not options.train_only:
        publish(tuned, material, options.blend, options.prior)


if __name__ == "__main__":
    main()
