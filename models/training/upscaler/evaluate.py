"""Figures of the upscalers, from their ONNX files."""

from __future__ import annotations

import numpy as np

from ..common import checkpoint
from ..common.card import table, write_card
from ..common.figure import HEADER, Figure
from ..common.paths import work_folder
from ..restoration.bicubic import resize
from ..restoration.card import HARDWARE, WHY_MISSED, sources_table
from ..restoration.degradation import jpeg
from ..restoration.grid import write_grid
from ..restoration.pictures import centre
from ..restoration.quality import luma_psnr
from ..restoration.session import bench, open_session, run, seconds, to_input
from .data import halve
from .recipe import SCALES, VARIANTS, Variant, pictures_for

BARS = {2: 37.53, 4: 31.35}
JPEG_QUALITY = 75
MEGAPIXEL = (1000, 1000)


def _pairs(factor: int, name: str, worn: bool) -> list[tuple[np.ndarray, np.ndarray]]:
    found = []
    for picture in bench(name).values():
        height, width = (side // factor * factor for side in picture.shape[:2])
        target = picture[:height, :width]
        source = halve(target, factor)
        found.append((jpeg(source, JPEG_QUALITY) if worn else source, target))
    return found


def measure(variant: Variant) -> list[Figure]:
    """Set5 (clean) or Kodak after JPEG (photo), bicubic beside it, and the time of a megapixel."""
    session = open_session(variant.name)
    factor = variant.factor
    name = "kodak" if variant.photo else "set5"
    split = f"bench/kodak, shrunk, JPEG {JPEG_QUALITY}" if variant.photo else "bench/set5, bicubic shrinking"
    pairs = _pairs(factor, name, variant.photo)
    ours = float(np.mean([luma_psnr(run(session, source), target, factor) for source, target in pairs]))
    bicubic = float(np.mean([luma_psnr(resize(s, *t.shape[:2]), t, factor) for s, t in pairs]))
    label = f"x{factor} Y PSNR"
    found = [
        Figure(variant.name, label, ours, split, bicubic if variant.photo else BARS[factor], unit=" dB"),
        Figure(variant.name, f"{label} of bicubic", bicubic, split, unit=" dB"),
    ]
    if factor == 2:
        feeds = {"image": to_input(np.zeros((*MEGAPIXEL, 3), np.uint8))}
        found.append(
            Figure(variant.name, "Time of a 1 MP source", seconds(session, feeds, 2), "processor time over two cores", 4.0, "lower", " s")
        )
    return found


def figures() -> list[Figure]:
    """Every figure of every upscaler."""
    return [figure for variant in VARIANTS for figure in measure(variant)]


def _grid() -> str:
    """Validation pictures: bicubic, ours, original; photo weights after JPEG in the lower rows."""
    side, rows = 192, []
    sessions = {variant: open_session(variant.name) for variant in VARIANTS if variant.factor == 4}
    chosen = sorted(pictures_for(False).validation, key=lambda p: -min(p.shape[:2]))[1:13:3]
    for variant, session in sessions.items():
        for picture in chosen:
            target = centre(picture, side)
            source = halve(target, 4)
            if variant.photo:
                source = jpeg(source, JPEG_QUALITY)
            rows.append([resize(source, side, side), run(session, source), target])
    return write_grid("upscaler", rows)


def write_upscaler_card() -> None:
    """Writes models/starter/upscaler.md from what is measured now."""
    found = figures()
    trained = []
    for variant in VARIANTS:
        best = checkpoint.load(work_folder() / f"{variant.name}-best.pt")
        if best:
            gain = best["figures"]["psnr"] - best["figures"]["bicubic"]
            trained.append(
                [variant.name, str(best["step"]), f"{best['minutes']:.0f}", f"{best['figures']['psnr']:.2f} dB", f"{gain:+.2f} dB"]
            )
    write_card(
        "upscaler",
        {
            "What it is": (
                "Four files of one design: a residual network without normalisation (EDSR, Lim et al. 2017; "
                "10 blocks of 48 channels by 2 (8 in its weights for photographs) and 5 by 4, 0.4 M and 0.2 M parameters) that works at the small size and adds to a bicubic "
                "enlargement, by 2 and by 4. `upscaler-x2` and `upscaler-x4` expect clean sources (drawings, renders, "
                "generated pictures); `-photo` expects photographs that were blurred a little, have noise and JPEG "
                "blocks, and does not sharpen those."
            ),
            "Data and licences": f"{sources_table(pictures_for(False), SCALES)} Sources are made by bicubic shrinking with "
            "antialiasing; for `-photo` they then get blur (sigma to 0.8), noise (sigma to 8) and JPEG (quality 40 to 95).",
            "Base weights": "None: trained from random weights; x4 starts from x2, and `-photo` from clean.",
            "Command": "`python -m training.upscaler` (in `models/`)",
            "Hardware and hours": f"{HARDWARE}\n\n"
            + table(["Weights", "Steps", "Minutes", "Validation Y PSNR", "Against bicubic"], trained),
            "Figures": table(["File", *HEADER], [[figure.model, *figure.cells()] for figure in found])
            + "\n\nThe clean bars are VDSR's (Kim et al. 2016); SRCNN has 36.66 and 30.48 dB. The photo bars are bicubic "
            f"enlargement of the same worn sources. {WHY_MISSED}",
            "Examples": f"Bicubic, this model, the original; by 4, clean above and after JPEG below: "
            f"![examples]({_grid()})",
            "Known failures": (
                "Fine repeated texture (fabric, distant foliage, text under 8 pixels) comes back smooth, since the loss "
                "is the mean error. The clean weights sharpen JPEG blocks and noise: use `-photo` for photographs. "
                "Heavy JPEG (quality under 40) leaves blocks: denoise first."
            ),
        },
    )
