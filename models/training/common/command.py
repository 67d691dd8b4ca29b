"""The command line that all recipes share."""

from __future__ import annotations

import argparse

import torch

from .allocation import keep_memory_mapped


def training_parser(model: str, description: str | None, minutes: float) -> argparse.ArgumentParser:
    """The options that every recipe takes."""
    parser = argparse.ArgumentParser(prog=f"python -m training.{model}", description=description)
    parser.add_argument("--minutes", type=float, default=minutes, help="training time in this run; it goes on from its checkpoint")
    parser.add_argument("--threads", type=int, default=1, help="processor threads")
    parser.add_argument("--smoke", action="store_true", help="a few steps on pictures made on the spot, nothing exported")
    parser.add_argument("--export-only", action="store_true", help="export the checkpoint, measure it, write the card")
    return parser


def add_run_options(parser: argparse.ArgumentParser) -> None:
    """Options of recipes that keep named runs and export what a run has reached."""
    parser.add_argument("--run", default="main", help="name of the checkpoint")
    parser.add_argument("--train-only", action="store_true", help="train, write nothing to models/starter")
    parser.add_argument("--card-only", action="store_true", help="measure what is in models/starter and write the card")


def parse(parser: argparse.ArgumentParser) -> argparse.Namespace:
    """The options given, with threads and memory set up for training."""
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    keep_memory_mapped()
    return options
