"""Exports the best so far, measures it, and writes its card and grid."""

from __future__ import annotations

import numpy as np
import torch

from ..common import checkpoint
from ..common.card import table, write_card
from ..common.figure import HEADER
from ..common.paths import starter_folder
from .data import load_set
from .evaluate import StudioFile, figures
from .export import export, load_average, load_enlarger, model_path
from .grid import save_grid
from .train import checkpoint_path, notes_path, read_log
from .watch import SAMPLES

COLUMNS = 15
GRID_SIDE = 64


def publish(with_card: bool) -> None:
    """Writes `gan-studio.onnx`; with `with_card` also the figures, `gan-studio.md` and `gan-studio.webp`."""
    state = checkpoint.load(checkpoint_path())
    if state is None:
        raise FileNotFoundError(f"no checkpoint at {checkpoint_path()}: train first")
    data = load_set("train", 64)
    enlarger = load_enlarger(len(data.labels))
    export(load_average(state), enlarger, data, model_path(), int(state["pictures_seen"]), float(state["hours"]))
    draw_grid()
    if with_card:
        card(state)


def looks_table() -> str:
    """What the training log of the work folder says of each checkpoint; where there is none, that."""
    rows = [row for row in read_log() if "look" in row]
    if not rows:
        return "No log of this training was kept."
    names = {"frechet": "Fréchet distance", "kernel": "kernel distance", "diversity": "distance of two samples / of two real pictures"}
    body = [
        [f"{row['pictures']:,}", str(row.get("size", "")), *(f"{row['look'][key]:.4g}" if key in row["look"] else "–" for key in names)]
        for row in rows
    ]
    return table(["Pictures shown", "Size", *names.values()], body) + (
        f"\n\n{SAMPLES} pictures of every label against as many real training pictures, in the frozen features that train the generator, "
        "so lower than what the independent judge's features say: they tell checkpoints apart."
    )


def draw_grid() -> None:
    """Three pictures of every label, drawn at random from a fixed seed: none chosen."""
    file = StudioFile(model_path())
    random = np.random.default_rng(3)
    pictures = []
    for index in range(len(file.labels)):
        drawn = file.draw(random.standard_normal((3, file.metadata["latentSize"])), np.full(3, index))
        pictures.append(torch.nn.functional.interpolate(drawn, size=(GRID_SIDE, GRID_SIDE), mode="area"))
    save_grid(torch.cat(pictures), COLUMNS, starter_folder() / "gan-studio.webp", quality=70)


def card(state: dict[str, object]) -> None:
    """Measures the file and writes the card; `notes.md` of the work folder says what was seen by eye."""
    found = figures()
    data = load_set("train", 64)
    sources = table(
        ["Set", "Licence", "Pictures"], [[str(v) for v in row.values()] for row in data.licences()]
    )
    names = ", ".join(label.en for label in data.labels)
    notes = notes_path().read_text(encoding="utf-8") if notes_path().exists() else "No notes were taken by eye."
    write_card("gan-studio", {
        "What it is": f"Draws a 256x256 picture from 64 random numbers and one of {len(data.labels)} labels, or a mixture "
        f"of labels, in one pass. The generator works at {state['size']} pixels; a small learned stage enlarges to 256. "
        f"Licence: MIT.\n\nLabels: {names}.",
        "Data and licences": sources + "\n\nA stable tenth of every set was kept back as validation.",
        "Base weights": "None in the file: it was trained from random weights. Frozen EfficientNet-Lite0 features "
        "(ImageNet weights, Apache-2.0) judged its pictures while it learned.",
        "Command": "`cd models && python -m training.generator` (see `models/training/README.md`)",
        "Hardware and hours": f"One thread of a shared two-core processor, {float(state['hours']):.1f} hours, "
        f"{int(state['pictures_seen']):,} training pictures shown.",
        "How": "Projected GAN (Sauer et al. 2021) with conditional batch norm, label-projection heads and circular padding "
        "in every convolution, so that materials tile. A plain Projected GAN drew one layout a label whatever the latent. "
        "So latents are given a meaning: the code of a real picture is its whitened principal components, within its label, "
        "of frozen features and an 8x8 thumbnail. Half of every batch is drawn at codes of real pictures and pulled towards "
        "them in features; the discriminator knows the codes; generated pictures are asked for the code they were drawn at; "
        "and the thumbnail that a latent stands for is handed to the coarse stages and added to the output, a fixed affine "
        "map. For materials only its mean colour is.",
        "Figures": table(HEADER, [figure.cells() for figure in found])
        + "\n\nThe judge is a linear layer on frozen EfficientNet-Lite2 (its own ImageNet weights), trained on real "
        "pictures only; none of its features trained the generator. Fréchet and kernel distances are in the same features, "
        "so compare them with the figures of real pictures beside them, not with Inception-based ones.",
        "At each checkpoint": looks_table(),
        "Samples": "Three of every label, not chosen:\n\n![Samples of every label](gan-studio.webp)",
        "Known failures": notes,
    })
    for figure in found:
        print(figure.cells())
