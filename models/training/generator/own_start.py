"""Where a training on own pictures begins: with the weights of a finished generator, under other labels."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from ..common.seeding import seed_everything
from .codes import Codes, make_codes
from .enlarge import Enlarger
from .network import EMBEDDING, Generator
from .own_set import SET, OwnPictures
from .shipped import read_generator
from .steps import Learner

CALIBRATION = 512
APART = 0.1  # how far new labels start from the mean of the old ones, in deviations: equal ones would learn alike
WEAK = 0.02  # directions of less deviation than this share of the strongest hold rounding and no picture


class StartError(ValueError):
    """The file is no generator that this recipe could go on from."""


@dataclass
class Start:
    """A generator to begin with."""

    generator: Generator
    enlarger: Enlarger
    metadata: dict[str, object]


def read_start(path: Path) -> Start:
    """Raises StartError where `path` is no generator of this recipe."""
    try:
        found = read_generator(path)
    except Exception as error:  # whatever a file that is another network may lead to
        raise StartError(f"{path.name} is no generator of this recipe: {error}") from error
    if found is None:
        raise StartError(f"there is no {path.name}")
    return Start(*found)


def embeddings(start: Start, data: OwnPictures, random: torch.Generator) -> Tensor:
    """[128, L]: of labels that the start knows by name their own, of the others the mean of all of its."""
    old = start.generator.embedding.weight.detach()
    known = {}
    for place, label in enumerate(start.metadata.get("labels", [])):
        for name in (label["en"], label["zh"], label["id"]):
            known.setdefault(str(name).casefold(), place)
    mean, deviation = old.mean(dim=1), old.std()
    columns = []
    for label in data.labels:
        place = known.get(label.id.casefold())
        apart = APART * deviation * torch.randn(EMBEDDING, generator=random)
        columns.append(mean + apart if place is None else old[:, place])
    return torch.stack(columns, dim=1)


def relabelled(start: Start, data: OwnPictures, seed: int) -> Generator:
    """The start's generator for the labels of `data`; its thumbnails are those of nothing yet."""
    generator = Generator(len(data.labels), start.generator.size)
    state = start.generator.state_dict()
    own = generator.state_dict()
    for name, value in state.items():
        if value.shape == own[name].shape and not name.startswith("thumbnail."):
            own[name] = value
    own["embedding.weight"] = embeddings(start, data, torch.Generator().manual_seed(seed))
    generator.load_state_dict(own)
    return generator


def own_codes(learner: Learner, data: OwnPictures) -> Codes:
    """Codes of the pictures. Few pictures lie in few directions: what is left of the others is not asked for."""
    codes = make_codes(learner.features, data)
    weak = codes.importance < WEAK * codes.importance.max()
    codes.importance[weak] = 0.0
    codes.values[:, :, weak] = 0.0
    return codes


def begin(start: Start, data: OwnPictures, seed: int) -> tuple[Learner, Codes]:
    """Networks to train, with features calibrated on these pictures and codes of them."""
    seed_everything(seed)
    learner = Learner(len(data.labels), 64, seed)
    while learner.generator.size < start.generator.size:
        learner.grow()
    random = np.random.default_rng(seed)
    chosen = random.choice(len(data.keys), min(CALIBRATION, len(data.keys)), replace=False)
    learner.features.calibrate(data.tensors(chosen))
    codes = own_codes(learner, data)
    state = relabelled(start, data, seed).state_dict()
    turned = _turned_like(codes, start, data)
    for generator in (learner.generator, learner.average):
        generator.load_state_dict(state)
        turned.hand_to(generator, data.tileable)
    return learner, turned


def _turned_like(codes: Codes, start: Start, data: OwnPictures) -> Codes:
    """Codes that point as those of the start did, where it was trained on these pictures already."""
    if start.metadata.get("trainingDataSha256") != data.sha256() or all(
        label["set"] != SET for label in start.metadata["labels"]
    ):
        return codes
    try:
        return codes.turned(codes.signs_of(start.generator))
    except ValueError:
        return codes  # made under other labels, or by other features
