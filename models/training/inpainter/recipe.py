"""How the inpainter is trained and exported."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn

from ..common.paths import starter_folder
from ..restoration.cycle import Recipe
from ..restoration.export import export_best
from ..restoration.pictures import TrainingPictures, training_pictures
from .data import Holes, validate
from .features import FeatureDistance
from .network import MAXIMUM, MINIMUM, MULTIPLE, Inpainter

NAME = "inpainter"
RATE = 1.2e-3
SMALL, LARGE = (12, 128), (3, 256)
GROWTH = 0.1
PERCEPTUAL_WEIGHT = 0.1
# Decibels are logarithms: a picture that is nearly right deserves as much care as one that can only be guessed.
LOGARITHM_WEIGHT, LOGARITHM_FLOOR = 0.08, 2e-4
SCALES = {"photos": (1.0, 0.75, 0.5), "clothing": (1.0,), "grocery": (1.0,)}


class InpaintingLoss:
    """Logarithm of the squared error in the hole (as PSNR; Chen et al. 2022), and once the crops are large a feature distance."""

    def __init__(self) -> None:
        self.features = FeatureDistance()

    def __call__(self, network: nn.Module, batch: tuple[Tensor, ...], progress: float) -> Tensor:
        """A scalar; each picture's error is over its own hole, whatever its size."""
        clean, mask = batch
        with torch.autocast("cpu", torch.bfloat16):
            output = network((clean * (1 - mask)).to(memory_format=torch.channels_last), mask)
        output = output.float()
        area = mask.mean((1, 2, 3)) + 1e-3
        squared = ((output - clean).square().mean(1, keepdim=True) * mask).mean((1, 2, 3)) / area
        error = LOGARITHM_WEIGHT * (squared + LOGARITHM_FLOOR).log()
        if progress < GROWTH:
            return error.mean()
        return (error + PERCEPTUAL_WEIGHT * self.features(output, clean) / area.sqrt()).mean()


def recipe(pictures: TrainingPictures, smoke: bool = False) -> Recipe:
    """The inpainter's training recipe: small crops first, large ones with the feature loss after."""
    holes = Holes(pictures)

    def make_batch(random: object, progress: float) -> tuple[Tensor, ...]:
        count, side = SMALL if progress < GROWTH else LARGE
        return holes.batch(random, 2 if smoke else count, side)  # type: ignore[arg-type]

    return Recipe(
        name=("smoke-" if smoke else "") + NAME,
        network=Inpainter(),
        make_batch=make_batch,
        loss=InpaintingLoss(),
        validate=lambda module: validate(module, holes),
        rate=RATE,
        seed=41,
        shipped=None if smoke else starter_folder() / f"{NAME}.onnx",
    )


def export(made: Recipe, pictures: TrainingPictures, folder: Path) -> None:
    """Writes the best weights as ONNX into `folder`."""
    mask = torch.zeros(2, 1, 64, 96)
    mask[:, :, 20:40, 30:50] = 1
    axes = {0: "N", 2: "H", 3: "W"}
    export_best(
        made,
        pictures,
        {"image": torch.rand(2, 3, 64, 96) * (1 - mask), "mask": mask},
        {"image": axes, "mask": axes, "output": axes},
        folder / f"{NAME}.onnx",
        "inpaint",
        mirrored=True,
        multiple=MULTIPLE,
        minimum=MINIMUM,
        maximum=MAXIMUM,
    )


def pictures_for(smoke: bool) -> TrainingPictures:
    """The pictures the inpainter learns from."""
    return training_pictures(SCALES, smoke)
