"""How an upscaler is trained, exported and measured."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from ..common import checkpoint
from ..common.paths import starter_folder, work_folder
from ..restoration.cycle import Recipe
from ..restoration.export import export_best
from ..restoration.pictures import TrainingPictures, training_pictures
from ..restoration.shipped import read_weights
from .data import Pairs, validate
from .network import Upscaler, start_from

RATE = 2e-3
BATCH = 16
SIDE = 32
SCALES = {"photos": (0.5, 0.75), "clothing": (0.5,), "grocery": (0.5,)}


@dataclass(frozen=True)
class Variant:
    """One set of weights: a factor, and whether it expects worn photographs."""

    factor: int
    photo: bool

    @property
    def name(self) -> str:
        """File name without its ending."""
        return f"upscaler-x{self.factor}" + ("-photo" if self.photo else "")

    @property
    def parent(self) -> "Variant | None":
        """The variant whose weights training starts from."""
        if self.photo:
            return Variant(self.factor, False)
        return Variant(2, False) if self.factor == 4 else None


VARIANTS = [Variant(2, False), Variant(4, False), Variant(2, True), Variant(4, True)]


def loss(network: nn.Module, batch: tuple[Tensor, ...], progress: float) -> Tensor:
    """Mean absolute error; arithmetic in bfloat16 where the processor has it."""
    source, target = batch
    with torch.autocast("cpu", torch.bfloat16):
        output = network(source.to(memory_format=torch.channels_last))
    return (output.float() - target).abs().mean()


def weights_of(variant: Variant | None, smoke: bool) -> dict[str, Tensor] | None:
    """The best weights of `variant` so far: of its checkpoint, or else of its shipped file."""
    if variant is None:
        return None
    state = checkpoint.load(work_folder() / f"{'smoke-' if smoke else ''}{variant.name}-best.pt")
    found = None if state or smoke else read_weights(starter_folder() / f"{variant.name}.onnx")
    return state["network"] if state else found[0] if found else None


def recipe(variant: Variant, pictures: TrainingPictures, smoke: bool = False) -> Recipe:
    """The training recipe of `variant`, started from its own shipped weights, of fewer blocks too, or its parent's."""
    network = Upscaler(variant.factor)
    pairs = Pairs(pictures, variant.factor, variant.photo)
    shipped = starter_folder() / f"{variant.name}.onnx"
    made = Recipe(
        name=("smoke-" if smoke else "") + variant.name,
        network=network,
        make_batch=lambda random, progress: pairs.batch(random, 2 if smoke else BATCH, SIDE),
        loss=loss,
        validate=lambda module: validate(module, pairs),
        rate=RATE,
        seed=10 + variant.factor + variant.photo,
        shipped=None if smoke else shipped,
    )
    if smoke or not (shipped.exists() or made.best_path.exists()):
        weights = weights_of(variant.parent, smoke)
        if weights:
            start_from(network, weights)
    return made


def export(variant: Variant, made: Recipe, pictures: TrainingPictures, folder: Path) -> None:
    """Writes the best weights of `variant` as ONNX into `folder`."""
    axes = {0: "N", 2: "H", 3: "W"}
    export_best(
        made,
        pictures,
        {"image": torch.rand(2, 3, 24, 40)},
        {"image": axes, "output": {0: "N", 2: "fH", 3: "fW"}},
        folder / f"{variant.name}.onnx",
        "upscale",
        factor=variant.factor,
        halo=Upscaler(variant.factor).halo,
        source="photo" if variant.photo else "clean",
        tile=256,
    )


def pictures_for(smoke: bool) -> TrainingPictures:
    """The pictures every variant learns from."""
    return training_pictures(SCALES, smoke)
