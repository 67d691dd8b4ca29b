"""Figures of the denoiser, from its ONNX file."""

from __future__ import annotations

import numpy as np

from ..common.card import write_card
from ..common.figure import Figure
from ..restoration.card import WHY_MISSED, figures_table, hours_of, sources_table
from ..restoration.degradation import gaussian_noise, jpeg, quantise
from ..restoration.grid import write_grid
from ..restoration.pictures import centre
from ..restoration.quality import psnr
from ..restoration.session import bench, open_session, run, seconds, to_input
from .data import SIGMA_AT_LEVEL_ONE
from .recipe import NAME, SCALES, pictures_for

SPLIT = "bench/kodak"


def _level(value: float) -> np.ndarray:
    return np.array([value], np.float32)


def figures() -> list[Figure]:
    """PSNR on Kodak for three noise levels, gains over JPEG, and the time of a megapixel."""
    session = open_session(NAME)
    pictures = [centre(picture, 768) for picture in bench("kodak").values()]
    found = []
    for sigma, bar in ((15, None), (25, 31.7), (50, None)):
        noise = np.random.default_rng(sigma)
        level = _level(sigma / SIGMA_AT_LEVEL_ONE)
        values = [psnr(run(session, gaussian_noise(p, sigma, noise), level=level), p) for p in pictures]
        found.append(Figure(NAME, f"PSNR, sigma {sigma}", float(np.mean(values)), SPLIT, bar, unit=" dB"))
    for quality, bar in ((10, None), (20, 1.0), (50, None), (90, None)):
        gains = []
        for picture in pictures:
            worn = jpeg(picture, quality)
            gains.append(psnr(run(session, worn, level=_level(0.5)), picture) - psnr(worn, picture))
        found.append(Figure(NAME, f"Gain, JPEG {quality}", float(np.mean(gains)), SPLIT, bar, unit=" dB"))
    clean = [psnr(run(session, picture, level=_level(0.0)), picture) for picture in pictures[:2]]
    found.append(Figure(NAME, "PSNR, clean at level 0", min(min(clean), 99.0), SPLIT, 99.0, unit=" dB"))
    blank = {"image": to_input(np.zeros((1000, 1000, 3), np.uint8)), "level": _level(0.5)}
    found.append(Figure(NAME, "Time of 1 MP", seconds(session, blank, 2), "processor time over two cores", unit=" s", better="lower"))
    return found


def _grid() -> str:
    session, side, rows = open_session(NAME), 224, []
    random = np.random.default_rng(3)
    chosen = sorted(pictures_for(False).validation, key=lambda p: -min(p.shape[:2]))[:12:2]
    for index, picture in enumerate(chosen):
        clean = centre(picture, side)
        sigma = (15, 25, 50)[index % 3]
        worn, level = (quantise(gaussian_noise(clean, sigma, random)), sigma / SIGMA_AT_LEVEL_ONE)
        if index >= 3:
            worn, level = jpeg(clean, (10, 20, 40)[index % 3]), 0.5
        rows.append([worn, run(session, worn, level=_level(level)), clean])
    return write_grid(NAME, rows)


def write_denoiser_card() -> None:
    """Writes models/starter/denoiser.md from what is measured now."""
    found = figures()
    write_card(
        NAME,
        {
            "What it is": (
                "A U-Net of residual blocks without normalisation (48, 96 and 128 channels, 2.4 M parameters) that "
                "works at half size and predicts what to take away; the mean over the picture and its mirror image "
                "(one view alone: half the time, and 0.07 dB less at sigma 25). `level` times 50 is the noise's standard "
                "deviation (0..255 scale) that it is told to expect; half of the training had levels "
                "that were off by up to 0.3. JPEG blocks are treated at any level above 0.15. Under 0.1 the change fades, to exactly "
                "none at 0."
            ),
            "Data and licences": f"{sources_table(pictures_for(False), SCALES)} Crops get white noise "
            "(sigma to 50), JPEG (quality 10 to 90), or correlated noise and then JPEG.",
            "Base weights": "None: trained from random weights.",
            "Command": "`python -m training.denoiser` (in `models/`)",
            "Hardware and hours": hours_of(NAME),
            "Figures": f"{figures_table(found)}\n\nBar at sigma 25: CBM3D (Dabov et al. 2007). White noise is added unclipped; "
            f"level is sigma / 50, and 0.5 for JPEG. {WHY_MISSED}",
            "Examples": f"Worn, this model, the original (noise of 15, 25, 50; JPEG 10, 20, 40): ![examples]({_grid()})",
            "Known failures": (
                "A picture with little wrong loses fine detail at a middle level (see JPEG 90): it wants a low one, which the studio measures. "
                "Above sigma 40 fine texture (grass, fabric, hair) is smoothed away. Film grain that spreads over "
                "several pixels is taken for texture and stays. Colour blotches of phone cameras in the dark are "
                "wider than anything it was trained on and are only softened."
            ),
        },
    )
