"""`python -m training.captioner`: trains, exports the captioner's files, measures them and writes their card."""

from __future__ import annotations

from ..common.command import add_run_options, parse, training_parser
from ..critic.features import VIEWS
from .data import read_material
from .network import Shape
from .publish import publish
from .shipped import shipped_captioner
from .smoke import smoke
from .train import Plan, Training, run_path


def main() -> None:
    parser = training_parser("captioner", __doc__, minutes=60)
    add_run_options(parser)
    parser.add_argument("--likelihood-steps", type=int, default=Plan.likelihood_steps)
    parser.add_argument("--self-critical-steps", type=int, default=Plan.self_critical_steps)
    parser.add_argument("--listening-steps", type=int, default=Plan.listening_steps)
    parser.add_argument("--views", nargs="+", default=list(VIEWS), choices=VIEWS, help="views of Flickr8k to learn from")
    parser.add_argument("--critic", action="store_true", help="give the encoder the exported critic's embedding too")
    parser.add_argument("--length-power", type=float, help="fixed instead of looked for on the tuning half of Flickr8k dev")
    parser.add_argument("--measure-every", type=int, default=1, help="measure on every so many of the report pictures")
    options = parse(parser)
    if options.smoke:
        smoke()
        return
    material = read_material(tuple(dict.fromkeys(["plain", *options.views])), VIEWS, options.critic)
    plan = Plan(likelihood_steps=options.likelihood_steps, self_critical_steps=options.self_critical_steps, listening_steps=options.listening_steps if options.critic else 0)
    shape = Shape(len(material.vocabulary), critic=options.critic)
    training = Training(material, plan, shape, run_path(options.run), shipped_captioner(shape, material.vocabulary))
    if not (options.export_only or options.card_only):
        training.run(options.minutes)
    if not options.train_only:
        shipped = None if options.card_only else training.shipped()
        publish(shipped, material, options.length_power, options.measure_every, training.done())


if __name__ == "__main__":
    main()
