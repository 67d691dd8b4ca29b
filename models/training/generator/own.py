"""Trains a generator on a set of own pictures, from a finished one, and writes it as a file of its own.

`python -m training.generator --own FOLDER --start FILE.onnx --out FILE.onnx --minutes 60`

FOLDER holds the set (`set/`, see own_set.py) and takes the checkpoint and the grids of samples, so that a
training that was cut short goes on where it was. `--minutes` is how long the folder is to be trained in all;
where a file is made at the place that `--finish` names, the training ends there and is exported as it is.
Standard output is one JSON object a line: what program started this reads how far it is.
"""

from __future__ import annotations

import argparse
import math
import os
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from ..common import checkpoint
from ..common.ending import Ending
from ..common.folder_lock import folder_lock
from ..common.precision import half_precision
from ..common.report import Report
from ..common.seeding import seed_everything
from .codes import Codes
from .data import Sampler
from .enlarge import Enlarger
from .export import export, load_average
from .grid import save_grid
from .network import LATENT, Generator
from .own_set import OwnPictures, SetError, read_own_set
from .own_start import StartError, begin, read_start
from .steps import Learner, Weights, step

BATCH = 16
WARM_UP = 1_600  # pictures of plain regression on pairs: the start knows how to draw, not what
WARM_SHARE = 0.3  # of the whole training at most
HEADS_ALONE = 480  # pictures that a fresh discriminator sees before it teaches
CHECKPOINT_SECONDS = 120.0
SAMPLE_SECONDS = 60.0
TELL_SECONDS = 1.0
SAMPLES = 4
MOST_SAMPLED = 6
TRUNCATION = 0.85
NICENESS = 5  # whatever else the machine does goes first


@dataclass
class Training:
    """What a checkpoint holds."""

    learner: Learner
    codes: Codes
    enlarger: Enlarger
    seconds: float  # trained so far
    base: dict[str, object]  # what the file it started from says of itself

    def state(self, data: OwnPictures) -> dict[str, object]:
        return {
            **self.learner.state(),
            "codes": self.codes.state(),
            "enlarger": self.enlarger.state_dict(),
            "labels": [label.id for label in data.labels],
            "fingerprint": data.fingerprint(),
            "seconds": self.seconds,
            "base": self.base,
        }


def next_weights(learner: Learner, share: float) -> Weights:
    """Regression on pairs, then the discriminator alone, then both; the pull to the pairs fades.

    `share` of the training is over: short ones warm up for less. The learner remembers when it had.
    """
    seen = learner.pictures_seen
    if learner.heads_until == 0:
        if seen < WARM_UP and share < WARM_SHARE:
            return Weights(pair=2.0, adversarial=0.0)
        learner.heads_until = seen + HEADS_ALONE
    if seen < learner.heads_until:
        return Weights(pair=0.0, generator=False)
    return Weights(pair=max(1.5, 4.0 - (seen - learner.heads_until) / 8_000))


def resume(state: dict[str, object], data: OwnPictures, seed: int) -> Training:
    """Raises SetError where the checkpoint is of other pictures."""
    if state["fingerprint"] != data.fingerprint():
        raise SetError("the checkpoint was trained on other pictures")
    learner = Learner(len(data.labels), 64, seed)
    learner.restore(state)
    enlarger = Enlarger()
    enlarger.load_state_dict(state["enlarger"])
    return Training(learner, Codes(**state["codes"]), enlarger.eval(), float(state["seconds"]), state["base"])


@torch.no_grad()
def draw_samples(average: Generator, data: OwnPictures, path: Path) -> None:
    """SAMPLES pictures of each of the first labels, a row each, always from the same latents."""
    count = min(len(data.labels), MOST_SAMPLED)
    targets = torch.arange(count).repeat_interleave(SAMPLES)
    latent = TRUNCATION * torch.randn(len(targets), LATENT, generator=torch.Generator().manual_seed(7))
    with half_precision():
        drawn = average(latent, F.one_hot(targets, len(data.labels)).float())
    temporary = path.with_name(f".{path.name}.{os.getpid()}.webp")
    save_grid(drawn.float(), SAMPLES, temporary)
    os.replace(temporary, path)


def train(
    training: Training, data: OwnPictures, folder: Path, goal: float, seed: int, ending: Ending, report: Report, finish: Path | None
) -> None:
    """Trains until `goal` seconds are reached, or `finish` is there, or the end is asked for; the checkpoint is there then."""
    learner = training.learner
    seed_everything(seed + learner.pictures_seen)
    sampler = Sampler(data, np.random.default_rng(seed + learner.pictures_seen))
    before, begun = training.seconds, time.monotonic()
    saved = sampled = told = begun
    losses: dict[str, float] = {}

    def sample() -> None:
        draw_samples(learner.average, data, folder / "samples.webp")
        report.tell("sample", pictures=learner.pictures_seen, seconds=round(training.seconds, 1))

    sample()
    while training.seconds < goal and not ending.asked and not (finish and finish.exists()):
        losses = step(learner, data, training.codes, sampler, BATCH, next_weights(learner, training.seconds / goal))
        if not all(map(math.isfinite, losses.values())):
            raise RuntimeError("the losses are no numbers any more")  # what was written down before is sound
        now = time.monotonic()
        training.seconds = before + now - begun
        if now - told > TELL_SECONDS:
            told = now
            report.tell(
                "progress",
                pictures=learner.pictures_seen,
                seconds=round(training.seconds, 1),
                goal=goal,
                # How far what it draws is from the pictures; while the discriminator learns alone there is no such figure.
                **({"loss": round(losses["pair"], 4)} if "pair" in losses else {}),
            )
        if now - saved > CHECKPOINT_SECONDS:
            checkpoint.save(folder / "checkpoint.pt", training.state(data))
            saved = time.monotonic()
        if now - sampled > SAMPLE_SECONDS:
            sample()
            sampled = time.monotonic()
    checkpoint.save(folder / "checkpoint.pt", training.state(data))
    sample()


def provenance(training: Training, name: str, data: OwnPictures) -> dict[str, object]:
    """What the file says of itself beside what every generator does: also what its start had learned from."""
    base = training.base
    earlier = [one for one in base.get("trainedOn", []) if one.get("licence") != "own"]
    return {
        "name": name,
        "licence": base.get("licence", "MIT"),
        "trainedOn": [*data.licences(), *earlier],
        "startedFrom": {key: base.get(key) for key in ("name", "version", "trainingDataSha256")},
    }


def train_own(options: argparse.Namespace, ending: Ending, report: Report) -> None:
    """The whole of it; raises SetError, StartError, TimeoutError and what writing raises."""
    folder: Path = options.own
    report.tell("preparing")
    with folder_lock(folder):
        start = None
        state = checkpoint.load(folder / "checkpoint.pt")
        if state is None:
            start = read_start(options.start)
        size = int(state["size"]) if state is not None else start.generator.size
        data = read_own_set(folder / "set", size)
        if state is not None:
            training = resume(state, data, options.seed)
        else:
            learner, codes = begin(start, data, options.seed)
            training = Training(learner, codes, start.enlarger, 0.0, start.metadata)
            checkpoint.save(folder / "checkpoint.pt", training.state(data))
        del start, state
        ending.keep()
        train(training, data, folder, options.minutes * 60, options.seed, ending, report, options.finish)
        if ending.asked:
            report.tell("stopped", seconds=round(training.seconds, 1))
            return
        report.tell("exporting")
        learner = training.learner
        shown, hours = learner.pictures_seen, training.seconds / 3600
        more = provenance(training, options.name, data)
        # Networks that do not learn are exported under other names, and could not be read back.
        average = load_average(training.state(data))
        export(average, training.enlarger, data, options.out, shown, hours, more)
        report.tell("made", pictures=shown, seconds=round(training.seconds, 1))


def run_own(options: argparse.Namespace) -> int:
    """Trains as the options say; returns the exit status. A failure is one line, with its kind."""
    report = Report()
    ending = Ending(watch_parent=options.watch_parent)
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    try:
        train_own(options, ending, report)
        return 0
    except (SetError, StartError, TimeoutError, MemoryError, OSError, RuntimeError) as error:
        report.tell("failed", kind=type(error).__name__, reason=str(error)[:300])
        return 1
