"""The critic's figures, measured from `models/starter/critic.onnx`."""

from __future__ import annotations

import json
import time
from pathlib import Path

import numpy as np
import onnxruntime

from ..common.figure import Figure
from ..common.paths import starter_folder
from .examples import Example
from .features import planes, square
from .measures import area_under_curve, expected_calibration_error, softmax
from .realism import DEGRADATIONS, degraded, generated_pictures, judged_examples
from .train import Material, read_material
from .validation import calibration_half, class_figures, run_over, validation_examples

BARS = {
    "clothing_main_accuracy": ("clothing, ten main classes: accuracy", 0.92),
    "clothing_main_recall": ("clothing, ten main classes: macro recall", 0.90),
    "clothing_accuracy": ("clothing, all 17 classes: accuracy", None),
    "grocery_coarse": ("grocery, 43 coarse classes: accuracy", 0.90),
    "grocery_fine": ("grocery, 81 fine classes: accuracy", 0.80),
    "materials": ("materials, 54 classes: accuracy", 0.85),
    "furniture": ("furniture, 12 categories: accuracy", None),
    "unknown_named": ("pictures of none of the sets called unknown", None),
    "known_called_unknown": ("pictures of the sets called unknown", None),
}
SPLITS = {
    "grocery_coarse": "the set's own val pictures", "grocery_fine": "the set's own val pictures",
    "unknown_named": "300 of Flickr8k dev, and photographs",
}
SPLIT = "validation, a tenth"


class CriticFile:
    """The ONNX file as the studio runs it."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            raise FileNotFoundError(path)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 2
        self.session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        self.metadata = json.loads(self.session.get_modelmeta().custom_metadata_map["studio"])

    def output(self, name: str, image: np.ndarray) -> np.ndarray:
        """One output for `[N, 3, 224, 224]`."""
        return self.session.run([name], {"image": image})[0]

    def milliseconds(self, repeats: int = 15) -> float:
        """Median time of one picture, all outputs."""
        image = np.random.default_rng(0).random((1, 3, 224, 224), dtype=np.float32)
        times = []
        for _ in range(repeats):
            begun = time.perf_counter()
            self.session.run(None, {"image": image})
            times.append(time.perf_counter() - begun)
        return float(np.median(times) * 1e3)


def classification_figures(file: CriticFile, material: Material) -> list[Figure]:
    """Accuracies and calibration."""
    examples: list[Example] = validation_examples(material)
    logits = run_over(lambda image: file.output("logits", image), [material.pictures[e.set, e.key] for e in examples])
    found = []
    for key, value in class_figures(logits, examples, material).items():
        name, bar = BARS[key]
        better = "lower" if key == "known_called_unknown" else "higher"
        found.append(Figure("critic", name, value, SPLITS.get(key, SPLIT), bar, better))
    truth = np.array([example.label for example in examples])
    kept = np.array([not calibration_half(example) for example in examples])
    probabilities = softmax(logits / file.metadata["temperature"])
    error = expected_calibration_error(probabilities[kept], truth[kept])
    found.append(Figure("critic", "expected calibration error", error, "the half of validation that the temperature has not seen", 0.05, "lower"))
    unknown = truth == material.unknown
    not_sure = (probabilities.argmax(axis=1) == material.unknown) | (probabilities.max(axis=1) < file.metadata["unknownThreshold"])
    found.append(Figure("critic", "pictures of none of the sets called unknown or not sure", float(not_sure[unknown].mean()), SPLITS["unknown_named"]))
    found.append(Figure("critic", "pictures of the sets called unknown or not sure", float(not_sure[~unknown].mean()), SPLIT, better="lower"))
    return found


def realism_figures(file: CriticFile, material: Material) -> list[Figure]:
    """Photograph against generated: area under the curve, plain, compressed and halved; none without a generator."""
    generated = generated_pictures()
    if generated is None or not file.metadata["realismTrainedOn"]:
        return []
    kept = [np.asarray(picture) for picture in generated[len(generated) * 2 // 3 :]]
    real = [material.pictures[e.set, e.key] for e in judged_examples(material.part(True), True, len(kept) // 5)]
    truth = np.array([1] * len(real) + [0] * len(kept))
    found = []
    for how, name, bar in zip(DEGRADATIONS, ("as they are", "after JPEG at quality 80", "halved"), (0.97, 0.90, 0.90)):
        pictures = [degraded(picture, how) for picture in [*real, *kept]]
        scores = run_over(lambda image: file.output("realism", image), pictures)
        split = f"{len(real)} validation photographs, {len(kept)} generated pictures not learned from"
        found.append(Figure("critic", f"real or generated, area under the curve, {name}", area_under_curve(scores, truth), split, bar))
    both = [square(compress_and_halve(picture)) for picture in [*real, *kept]]
    scores = run_over(lambda image: file.output("realism", image), both)
    found.append(Figure("critic", "real or generated, area under the curve, JPEG 80 then halved", area_under_curve(scores, truth), "the same", 0.90))
    return found


def compress_and_halve(picture: np.ndarray) -> np.ndarray:
    """JPEG at quality 80, then half the sides."""
    return degraded(degraded(picture, "jpeg"), "half")


def consistency_figure(file: CriticFile, material: Material) -> Figure:
    """Largest gap between a logit and its activation map's mean plus a constant a label (the bias)."""
    pictures = [material.pictures[e.set, e.key] for e in validation_examples(material)[:16]]
    image = planes([square(picture) for picture in pictures])
    offsets = file.output("logits", image) - file.output("activation", image).mean(axis=(2, 3))
    return Figure("critic", "activation maps against logits, largest gap", float(np.ptp(offsets, axis=0).max()), "16 pictures", 1e-2, "lower")


def figures(path: Path | None = None) -> list[Figure]:
    """Every figure of the card, from the ONNX file."""
    file = CriticFile(path or starter_folder() / "critic.onnx")
    material = read_material()
    return [
        *classification_figures(file, material), *realism_figures(file, material), consistency_figure(file, material),
        Figure("critic", "time of a picture", file.milliseconds(), "median, ONNX Runtime, two threads", None, "lower", " ms"),
    ]
