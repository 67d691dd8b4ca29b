"""How the denoiser is trained and exported."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn

from ..common.paths import starter_folder
from ..restoration.cycle import Recipe
from ..restoration.export import export_best
from ..restoration.pictures import TrainingPictures, training_pictures
from .data import SIGMA_AT_LEVEL_ONE, NoisyCrops, validate
from .network import MULTIPLE, Denoiser

NAME = "denoiser"
RATE = 2e-3
BATCH = 5
SIDE = 128
HALO = 48
SCALES = {"photos": (0.5, 0.75), "clothing": (0.5,), "grocery": (0.5,)}


def loss(network: nn.Module, batch: tuple[Tensor, ...], progress: float) -> Tensor:
    """Mean logarithm of each crop's squared error: PSNR itself, as NAFNet trains (Chen et al. 2022)."""
    worn, level, clean = batch
    with torch.autocast("cpu", torch.bfloat16):
        output = network(worn.to(memory_format=torch.channels_last), level)
    error = (output.float() - clean).square().mean((1, 2, 3))
    return torch.log(error + 1e-5).mean()


def recipe(pictures: TrainingPictures, smoke: bool = False) -> Recipe:
    """The denoiser's training recipe."""
    crops = NoisyCrops(pictures)
    return Recipe(
        name=("smoke-" if smoke else "") + NAME,
        network=Denoiser(),
        make_batch=lambda random, progress: crops.batch(random, 2 if smoke else BATCH, SIDE),
        loss=loss,
        validate=lambda module: validate(module, crops),
        rate=RATE,
        seed=21,
        shipped=None if smoke else starter_folder() / f"{NAME}.onnx",
    )


def export(made: Recipe, pictures: TrainingPictures, folder: Path) -> None:
    """Writes the best weights as ONNX into `folder`."""
    axes = {0: "N", 2: "H", 3: "W"}
    export_best(
        made,
        pictures,
        {"image": torch.rand(2, 3, 48, 64), "level": torch.tensor([0.3, 0.8])},
        {"image": axes, "level": {0: "N"}, "output": axes},
        folder / f"{NAME}.onnx",
        "denoise",
        mirrored=True,
        multiple=MULTIPLE,
        halo=HALO,
        tile=384,
        sigmaAtLevelOne=SIGMA_AT_LEVEL_ONE,
    )


def pictures_for(smoke: bool) -> TrainingPictures:
    """The pictures the denoiser learns from."""
    return training_pictures(SCALES, smoke)
