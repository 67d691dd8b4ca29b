"""The sections that the restoration models' cards share."""

from __future__ import annotations

from typing import Mapping, Sequence

from ..common import checkpoint
from ..common.card import table
from ..common.figure import HEADER, Figure
from ..common.paths import work_folder
from ..common.sets import LICENCES
from .pictures import TrainingPictures

HARDWARE = "One core of a two-core processor that other work shared, bfloat16 arithmetic, no GPU."
SPLIT = "A tenth of each set, chosen by a hash of the key, is the validation split."
WHY_MISSED = (
    "Set5 and Kodak were never trained nor tuned on. A missed bar is most likely a matter of training time: the steps above "
    "compare with hundreds of thousands in the papers. The command goes on from the shipped weights."
)


def sources_table(pictures: TrainingPictures, scales: Mapping[str, Sequence[float]], heading: str = "Shrunk to") -> str:
    """Sets, licences and the scales their pictures were used at."""
    counts = {entry["set"]: entry["pictures"] for entry in pictures.trained_on}
    rows = [[name, str(counts[name]), LICENCES[name], ", ".join(map(str, scales[name]))] for name in scales]
    return f"{table(['Set', 'Training pictures', 'Licence', heading], rows)}\n\n{SPLIT}"


def hours_of(name: str) -> str:
    """Hardware, steps and minutes, and the figures on the validation split that chose the weights."""
    best = checkpoint.load(work_folder() / f"{name}-best.pt")
    if best is None:
        return HARDWARE
    rows = [[key, f"{value:.3f} dB" if not key.endswith(("ratio", "score")) else f"{value:.3f}"] for key, value in best["figures"].items()]
    return f"{HARDWARE} {best['step']} steps, {best['minutes']:.0f} minutes.\n\n{table(['Validation', 'Figure'], rows)}"


def figures_table(found: list[Figure]) -> str:
    """Each figure against its bar."""
    return table(HEADER, [figure.cells() for figure in found])
