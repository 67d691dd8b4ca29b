"""The learned last stage: doubles a picture's sides, trained on real photographs."""

from __future__ import annotations

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from ..common.labels import generator_labels, row_label
from ..common.sets import read_pictures, read_rows, split
from .network import CircularConvolution, enlarge_circular

WIDTH = 32
CROP = 64
BATCH = 16
RATE = 1e-3


class Enlarger(nn.Module):
    """[N, 3, H, W] -> [N, 3, 2H, 2W]: bilinear plus a sub-pixel residual (Shi et al. 2016)."""

    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            CircularConvolution(3, WIDTH), nn.LeakyReLU(0.1), CircularConvolution(WIDTH, WIDTH), nn.LeakyReLU(0.1),
            CircularConvolution(WIDTH, WIDTH), nn.LeakyReLU(0.1), CircularConvolution(WIDTH, 12),
        )
        nn.init.zeros_(self.layers[-1].weight)

    def forward(self, x: Tensor) -> Tensor:
        return enlarge_circular(x, 2) + F.pixel_shuffle(self.layers(x - 0.5), 2)


def photographs() -> np.ndarray:
    """The 256-pixel training photographs of the generator's labels, [N, 256, 256, 3] uint8."""
    wanted = {(label.set, label.id) for label in generator_labels()}
    arrays = []
    for name in ("clothing", "grocery"):
        pictures = read_pictures(name, 256)
        for row in read_rows(name):
            if (name, row_label(name, row)) in wanted and split(row["key"]) == "train":
                arrays.append(pictures[row["key"]])
    return np.stack(arrays)


def train_enlarger(pictures: np.ndarray, steps: int, random: np.random.Generator) -> Enlarger:
    """Learns to undo a halving of crops; half of them softened first, as generated pictures are."""
    model = Enlarger().to(memory_format=torch.channels_last)
    optimiser = torch.optim.Adam(model.parameters(), lr=RATE)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE * 2, total_steps=max(2, steps))
    side = pictures.shape[1]
    for _ in range(steps):
        crops = []
        for index in random.integers(0, len(pictures), BATCH):
            y, x = random.integers(0, side - 2 * CROP + 1, 2)
            crops.append(pictures[index, y : y + 2 * CROP, x : x + 2 * CROP])
        target = torch.from_numpy(np.stack(crops)).permute(0, 3, 1, 2).float() / 255
        small = F.interpolate(target, scale_factor=0.5, mode="area")
        soft = F.avg_pool2d(F.pad(small, (1, 1, 1, 1), mode="replicate"), 3, 1)
        amount = torch.from_numpy(random.choice([0.0, 0.5], BATCH)).float()[:, None, None, None]
        small = small + amount * (soft - small)
        with torch.autocast("cpu", torch.bfloat16):
            found = model(small)
        inside = slice(4, -4)  # circular padding is wrong at the borders of a crop
        loss = F.l1_loss(found.float()[:, :, inside, inside], target[:, :, inside, inside])
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        optimiser.step()
        schedule.step()
    return model.eval()
