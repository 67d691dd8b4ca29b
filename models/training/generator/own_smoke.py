"""A training on own pictures in small: begun from a tiny finished generator, cut short, gone on with, exported."""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from ..common.seeding import seed_everything
from . import own
from .codes import make_codes
from .data import PictureSet, Sampler, made_up_set
from .enlarge import Enlarger
from .evaluate import StudioFile
from .export import export, load_average
from .network import LATENT
from .own_set import read_own_set
from .own_start import embeddings, read_start
from .steps import Learner, Weights, step


class Recorder:
    """Takes the place of the report and of the end: it asks for the end after some events of a kind."""

    def __init__(self, stop_at: str | None) -> None:
        self.events: list[tuple[str, dict[str, object]]] = []
        self.stop_at = stop_at

    @property
    def asked(self) -> bool:
        return any(event == self.stop_at for event, _ in self.events)

    def keep(self) -> None:
        pass

    def tell(self, event: str, **facts: object) -> None:
        self.events.append((event, facts))


def write_set(data: PictureSet, folder: Path, names: list[str]) -> None:
    """Writes `data` as the studio would, its labels under other names."""
    folder.mkdir(parents=True)
    rows = []
    for place, target in enumerate(data.label):
        Image.fromarray(data.pictures[place]).save(folder / f"{place:06d}.png")
        rows.append({"key": data.keys[place], "label": names[target], "file": f"{place:06d}.png"})
    labels = [{"id": name, "en": name, "zh": name} for name in names]
    (folder / "set.json").write_text(json.dumps({"labels": labels}), encoding="utf-8")
    (folder / "pictures.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")


def finished_generator(path: Path) -> None:
    """A generator of four other labels that has seen one batch."""
    data = made_up_set(labels=4, each=4, size=64, seed=1)
    learner = Learner(len(data.labels), 64, 1)
    learner.features.calibrate(data.tensors(np.arange(len(data.keys))))
    codes = make_codes(learner.features, data)
    for generator in (learner.generator, learner.average):
        codes.hand_to(generator, data.tileable)
    step(learner, data, codes, Sampler(data, np.random.default_rng(1)), 8, Weights(1.0, adversarial=0.0))
    average = load_average({**learner.state(), "labels": data.labels})
    export(average, Enlarger().eval(), data, path, 100, 0.5)


def own_smoke() -> None:
    """Raises AssertionError where a training on own pictures does not go on, or its file is not what it should be."""
    seed_everything(1)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        finished_generator(folder / "start.onnx")
        # One label is a set of its own; the name of the other is one that the start knows.
        for case, names in (("two", ["blue mug", "Stripes 2"]), ("one", ["blue mug"])):
            write_set(made_up_set(len(names), 6, 64, 2), folder / case / "set", names)
            options = argparse.Namespace(
                own=folder / case, start=folder / "start.onnx", out=folder / f"{case}.onnx", name="our mugs", seed=3, minutes=10,
                finish=folder / case / "finish",
            )
            cut = Recorder(stop_at="sample")
            own.train_own(options, cut, cut)  # type: ignore[arg-type]
            assert cut.events[-1][0] == "stopped" and not options.out.exists(), cut.events
            assert (folder / case / "checkpoint.pt").exists() and (folder / case / "samples.webp").exists()
            whole = Recorder(stop_at=None)
            is_timed = case == "two"
            if is_timed:
                options.minutes = 2 / 60  # a step or two, whatever the machine
            else:
                options.finish.touch()  # what there is, long before its time
            own.train_own(options, whole, whole)  # type: ignore[arg-type]
            assert whole.events[-1][0] == "made" and (whole.events[-1][1]["pictures"] >= own.BATCH) == is_timed, whole.events
            file = StudioFile(options.out)
            assert [label["id"] for label in file.labels] == names, file.labels
            assert file.metadata["trainedOn"][0] == {"set": "your own pictures", "licence": "own", "pictures": 6 * len(names)}
            drawn = file.draw(np.zeros((2, LATENT)), np.array([0, len(names) - 1]))
            assert drawn.shape == (2, 3, 256, 256) and bool(torch.isfinite(drawn).all())
        start = read_start(folder / "start.onnx")
        taken = embeddings(start, read_own_set(folder / "two" / "set", 64), torch.Generator().manual_seed(0))
        assert torch.equal(taken[:, 1], start.generator.embedding.weight[:, 2]), "a label that the start knows is not taken over"
        # What was made is a start, too, and its labels are known by name.
        again = read_start(folder / "two.onnx")
        assert again.generator.labels == 2 and again.metadata["name"] == "our mugs"
    print("smoke test on own pictures passed")
