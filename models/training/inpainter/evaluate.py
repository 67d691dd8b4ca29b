"""Figures of the inpainter, from its ONNX file."""

from __future__ import annotations

import cv2
import numpy as np

from ..common.card import write_card
from ..common.figure import Figure
from ..restoration.card import WHY_MISSED, figures_table, hours_of, sources_table
from ..restoration.grid import write_grid
from ..restoration.pictures import centre
from ..restoration.session import bench, open_session, run, seconds, to_input
from .data import classic_fill, hole_psnr, mean_distance
from .features import FeatureDistance
from .masks import blobs, scratches
from .recipe import NAME, SCALES, pictures_for

SPLIT = "bench/kodak, four 256-pixel crops each"
BARS = {"scratches": 1.5, "blobs": 2.0}
RATIO_BAR = 0.75


def _fill(session: object, picture: np.ndarray, mask: np.ndarray) -> np.ndarray:
    holed = picture * (1 - mask[..., None])
    return run(session, holed, mask=mask[None, None].astype(np.float32))  # type: ignore[arg-type]


def _crops() -> list[np.ndarray]:
    found = []
    for picture in bench("kodak").values():
        middle = centre(picture, 512)
        found += [np.ascontiguousarray(middle[y : y + 256, x : x + 256]) for y in (0, 256) for x in (0, 256)]
    return [crop for crop in found if crop.shape[:2] == (256, 256)]


def figures() -> list[Figure]:
    """Gain over OpenCV's better fill and ratio of feature distances, by kind of hole; time at 512 pixels."""
    session, distance, crops = open_session(NAME), FeatureDistance(), _crops()
    found = []
    for kind, make in (("scratches", scratches), ("blobs", blobs)):
        random = np.random.default_rng(len(kind))
        masks = [make(256, 256, random) for _ in crops]
        fills = {
            "ours": [_fill(session, crop, mask) for crop, mask in zip(crops, masks)],
            "Telea": [classic_fill(crop, mask, cv2.INPAINT_TELEA) for crop, mask in zip(crops, masks)],
            "Navier-Stokes": [classic_fill(crop, mask, cv2.INPAINT_NS) for crop, mask in zip(crops, masks)],
        }
        decibels = {
            name: float(np.mean([hole_psnr(f, c, m) for f, c, m in zip(filled, crops, masks)]))
            for name, filled in fills.items()
        }
        far = {name: mean_distance(distance, list(zip(filled, crops))) for name, filled in fills.items()}
        classic = max(decibels["Telea"], decibels["Navier-Stokes"])
        ratio = far["ours"] / min(far["Telea"], far["Navier-Stokes"])
        found += [
            Figure(NAME, f"PSNR in the hole, {kind}", decibels["ours"], SPLIT, unit=" dB"),
            Figure(NAME, f"Gain over OpenCV, {kind}", decibels["ours"] - classic, SPLIT, BARS[kind], unit=" dB"),
            Figure(NAME, f"Feature distance against OpenCV's, {kind}", ratio, SPLIT, RATIO_BAR, "lower"),
        ]
    feeds = {"image": to_input(np.zeros((512, 512, 3), np.uint8)), "mask": np.ones((1, 1, 512, 512), np.float32)}
    found.append(Figure(NAME, "Time of 512x512", seconds(session, feeds), "processor time over two cores", unit=" s", better="lower"))
    return found


def _grid() -> str:
    session, random, rows = open_session(NAME), np.random.default_rng(5), []
    chosen = sorted(pictures_for(False).validation, key=lambda p: -max(p.shape[:2]))[:18:3]
    for index, picture in enumerate(chosen):
        clean = centre(picture, 256)
        mask = (scratches if index % 2 == 0 else blobs)(256, 256, random)
        shown = np.where(mask[..., None] > 0.5, np.uint8(255), clean)
        rows.append([shown, classic_fill(clean, mask, cv2.INPAINT_TELEA), _fill(session, clean, mask), clean])
    return write_grid(NAME, rows)


def write_inpainter_card() -> None:
    """Writes models/starter/inpainter.md from what is measured now."""
    found = figures()
    write_card(
        NAME,
        {
            "What it is": (
                "A U-Net with dilated convolutions in the middle (32 to 192 channels, 7.0 M parameters). The graph "
                "first fills the hole smoothly from a pyramid of averages over known pixels (pull-push, Gortler et "
                "al. 1996), then adds what the network says the fill lacks. It does so for the picture and for its mirror "
                "image and takes the mean (Timofte et al. 2016). Known pixels come back untouched."
            ),
            "Data and licences": sources_table(pictures_for(False), SCALES, "Scales"),
            "Base weights": (
                "None: trained from random weights. The feature loss uses EfficientNet-Lite0 "
                "(ImageNet, Apache-2.0), which is not part of the file."
            ),
            "Command": "`python -m training.inpainter` (in `models/`)",
            "Hardware and hours": hours_of(NAME),
            "Figures": f"{figures_table(found)}\n\nOpenCV's figure is the better one of Telea and Navier-Stokes (radius 3). The "
            "feature distance is the squared distance of unit-length EfficientNet-Lite0 features at five depths, which training "
            "lowers as well, so another network's features may judge less kindly. An adversarial term was not used: "
            f"it only helps once the mean error has settled. {WHY_MISSED}",
            "Examples": f"Hole, Telea, this model, the original: ![examples]({_grid()})",
            "Known failures": (
                "Large holes over fine texture or over something that only understanding could restore (half a face, "
                "lettering) come back soft: the model continues edges and colours, it invents nothing. Holes wider "
                "than about 60 pixels show a smooth middle; the studio draws those from patches of their surroundings."
            ),
        },
    )
