"""The training loop: 64 pixels first, then 128, resumed from its checkpoint."""

from __future__ import annotations

import json
import signal
import time
from pathlib import Path
from typing import Any

import numpy as np

from ..common import checkpoint
from ..common.paths import work_folder
from ..common.seeding import seed_everything
from .codes import Codes, make_codes
from .data import PictureSet, Sampler, load_set
from .export import model_path
from .shipped import BEFORE_COUNTING, read_generator
from .steps import Learner, Weights, step
from .watch import look

SEED = 4
BATCH = 16
CALIBRATION = 512
WARM_UP = 8_000  # pictures of plain regression on pairs
HEADS_ALONE = 4_000  # pictures that a fresh discriminator sees before a generator read back from its file learns
GROW_AT = 90_000  # pictures shown before the 128-pixel stage is added
CHECKPOINT_SECONDS = 240
LOOK_SECONDS = 600
LOG_STEPS = 25


def folder() -> Path:
    return work_folder() / "generator"


def checkpoint_path() -> Path:
    return folder() / "checkpoint.pt"


def notes_path() -> Path:
    """Markdown on known failures, written by whoever looked at the grids; it goes into the card."""
    return Path(__file__).with_name("notes.md")


def weights_at(pictures_seen: int, heads_until: int = 0) -> Weights:
    """Regression on pairs alone first; then the pull fades, so that texture is the discriminator's.

    Until `heads_until` the discriminator learns alone.

    Norms of the gradients at the pictures, measured after 38,000: adversarial 3.2, pair 0.55, code 0.4, label 7.
    """
    if pictures_seen < heads_until:
        return Weights(pair=0.0, generator=False)
    if pictures_seen < WARM_UP:
        return Weights(pair=2.0, adversarial=0.0)
    return Weights(pair=max(1.5, 4.0 - (pictures_seen - WARM_UP) / 8_000))


def write_log(row: dict[str, object]) -> None:
    folder().mkdir(parents=True, exist_ok=True)
    with open(folder() / "log.jsonl", "a", encoding="utf-8") as file:
        file.write(json.dumps(row) + "\n")
    print(json.dumps(row), flush=True)


def read_log() -> list[dict[str, Any]]:
    """Every row that training wrote so far, oldest first."""
    path = folder() / "log.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def prepare(data: PictureSet) -> tuple[Learner, Codes, float]:
    """Calibrated features, the codes of all pictures, and networks: the shipped generator, or fresh ones. Also its hours."""
    seed_everything(SEED)
    learner = Learner(len(data.labels), 64, SEED)
    random = np.random.default_rng(SEED)
    learner.features.calibrate(data.tensors(random.choice(len(data.keys), min(CALIBRATION, len(data.keys)), replace=False)))
    codes = make_codes(learner.features, data)
    shipped = read_generator(model_path(), len(data.labels))
    if shipped is None:
        for generator in (learner.generator, learner.average):
            codes.hand_to(generator, data.tileable)
        return learner, codes, 0.0
    generator, _, metadata = shipped
    while learner.generator.size < generator.size:
        learner.grow()
    for ours in (learner.generator, learner.average):
        ours.load_state_dict(generator.state_dict())
    learner.pictures_seen = int(metadata.get("pictures", BEFORE_COUNTING[0]))
    learner.heads_until = learner.pictures_seen + HEADS_ALONE
    return learner, codes.turned(codes.signs_of(generator)), float(metadata.get("hours", BEFORE_COUNTING[1]))


def save(learner: Learner, codes: Codes, data: PictureSet, hours: float) -> None:
    checkpoint.save(
        checkpoint_path(),
        {**learner.state(), "codes": codes.state(), "labels": [label.id for label in data.labels], "hours": hours},
    )


def restore(data: PictureSet, state: dict[str, object]) -> tuple[Learner, Codes]:
    if state["labels"] != [label.id for label in data.labels]:
        raise ValueError("the checkpoint was trained on other labels; move it away to start afresh")
    learner = Learner(len(data.labels), 64, SEED)
    learner.restore(state)
    return learner, Codes(**state["codes"])


def train(minutes: float, grow_at: int = GROW_AT) -> bool:
    """Trains for `minutes`, from the checkpoint where there is one; False where it was told to stop before."""
    state = checkpoint.load(checkpoint_path())
    size = int(state["size"]) if state else 64
    data = load_set("train", size)
    learner, codes, hours = (*restore(data, state), float(state["hours"])) if state else prepare(data)
    if state is None:
        save(learner, codes, data, hours)
        data = data if learner.generator.size == size else load_set("train", learner.generator.size)
    seed_everything(SEED + learner.pictures_seen)
    sampler = Sampler(data, np.random.default_rng(SEED + learner.pictures_seen))
    stopped: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, _: stopped.append(number))  # stop after a step, and keep it
    begun = last_save = last_look = last_log = time.monotonic()
    sums: dict[str, float] = {}
    steps = 0
    while time.monotonic() - begun < minutes * 60 and not stopped:
        if learner.generator.size == 64 and learner.pictures_seen >= grow_at:
            learner.grow()
            data = load_set("train", 128)
        losses = step(learner, data, codes, sampler, BATCH, weights_at(learner.pictures_seen, learner.heads_until))
        for name, value in losses.items():
            sums[name] = sums.get(name, 0.0) + value
        steps += 1
        now = time.monotonic()
        if steps % LOG_STEPS == 0:
            means = {name: round(value / LOG_STEPS, 4) for name, value in sums.items()}
            speed = round(LOG_STEPS * BATCH / (now - last_log), 2)
            write_log({"pictures": learner.pictures_seen, "size": learner.generator.size, "per_second": speed, **means})
            sums, last_log = {}, now
        if now - last_save > CHECKPOINT_SECONDS:
            save(learner, codes, data, hours + (now - begun) / 3600)
            last_save = now
        if now - last_look > LOOK_SECONDS:
            grid = folder() / "grids" / f"{learner.pictures_seen:07d}.webp"
            figures = look(learner.average, learner.discriminator, learner.features, data, grid)
            write_log({"pictures": learner.pictures_seen, "size": learner.generator.size, "look": figures})
            last_look = last_log = time.monotonic()
    save(learner, codes, data, hours + (time.monotonic() - begun) / 3600)
    if stopped:
        return False
    grid = folder() / "grids" / f"{learner.pictures_seen:07d}.webp"
    figures = look(learner.average, learner.discriminator, learner.features, data, grid)
    write_log({"pictures": learner.pictures_seen, "size": learner.generator.size, "look": figures})
    return True
