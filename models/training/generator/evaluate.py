"""The generator's figures, measured from `models/starter/gan-studio.onnx`."""

from __future__ import annotations

import json
import time
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from torch import Tensor

from ..common.figure import Figure
from .distances import frechet_distance, kernel_distance, mean_distance_within
from .export import model_path
from .judge import Judge, load_judge

EACH = 10  # pictures a label
BATCH = 10
SEED = 11


class StudioFile:
    """The ONNX file as the studio runs it."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            raise FileNotFoundError(path)
        self.session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
        self.metadata = json.loads(self.session.get_modelmeta().custom_metadata_map["studio"])
        self.labels = self.metadata["labels"]

    def draw(self, latent: np.ndarray, target: np.ndarray, truncation: float = 1.0) -> Tensor:
        """Pictures [N, 3, S, S] of label indices `target` [N]."""
        inputs = {
            "latent": latent.astype(np.float32),
            "label": np.eye(len(self.labels), dtype=np.float32)[target],
            "truncation": np.full(len(target), truncation, np.float32),
        }
        return torch.from_numpy(self.session.run(["image"], inputs)[0])

    def milliseconds(self, repeats: int = 9) -> float:
        """Median time of one picture."""
        latent = np.random.default_rng(0).standard_normal((1, self.metadata["latentSize"]))
        times = []
        for _ in range(repeats):
            begun = time.perf_counter()
            self.draw(latent, np.array([0]))
            times.append(time.perf_counter() - begun)
        return float(np.median(times) * 1e3)


def seam_ratio(pictures: Tensor) -> float:
    """Mean step across the wrapped border over the mean step between neighbours inside; 1 is seamless."""
    inside = [(pictures[:, :, 1:] - pictures[:, :, :-1]).abs().mean(), (pictures[..., 1:] - pictures[..., :-1]).abs().mean()]
    across = [(pictures[:, :, 0] - pictures[:, :, -1]).abs().mean(), (pictures[..., 0] - pictures[..., -1]).abs().mean()]
    return float(sum(across) / sum(inside))


def draw_features(file: StudioFile, judge: Judge, each: int = EACH) -> tuple[Tensor, Tensor, float]:
    """Features and label indices of `each` pictures of every label, and the seam ratio of tileable ones."""
    random = np.random.default_rng(SEED)
    features, targets, seams = [], [], []
    for index, label in enumerate(file.labels):
        for start in range(0, each, BATCH):
            count = min(BATCH, each - start)
            latent = random.standard_normal((count, file.metadata["latentSize"]))
            pictures = file.draw(latent, np.full(count, index))
            if label["tileable"]:
                seams.append(seam_ratio(pictures))
            features.append(judge.eye(pictures))
            targets.append(torch.full((count,), index))
    return torch.cat(features), torch.cat(targets), float(np.mean(seams))


def figures(path: Path | None = None, each: int = EACH) -> list[Figure]:
    """Label accuracy, diversity, Frechet and kernel distances, seams and speed."""
    file = StudioFile(path or model_path())
    judge = load_judge()
    made, target, seams = draw_features(file, judge, each)
    named = (judge.name(made) == target).float()
    count = len(file.labels)
    ours = mean_distance_within(made, target, count)
    theirs = mean_distance_within(judge.real, judge.real_label, count)
    ratio = (ours / theirs)[~torch.isnan(theirs)]
    split = f"{each} pictures of each of {count} labels"
    found = [
        Figure("generator", "label named by the independent judge", float(named.mean()), split, 0.75),
        Figure("generator", "the judge on real pictures", judge.accuracy_on_real(), "validation pictures"),
        Figure("generator", "distance of two samples / of two real pictures", float(ratio.mean()), split, 0.7),
        Figure("generator", "the same, lowest label", float(ratio.min()), split),
        Figure("generator", "Fréchet distance", frechet_distance(made, judge.real), f"{split}, against training pictures", better="lower"),
        Figure("generator", "Fréchet distance of real pictures", frechet_distance(judge.kept_back, judge.real), "validation against training pictures", better="lower"),
        Figure("generator", "kernel distance", kernel_distance(made, judge.kept_back), f"{split}, against validation pictures", better="lower"),
        Figure("generator", "kernel distance of real pictures", kernel_distance(judge.kept_back, judge.real), "validation against training pictures", better="lower"),
        Figure("generator", "step across a seam / inside, materials", seams, split, better="lower"),
        Figure("generator", "time of a picture", file.milliseconds(), "median, ONNX Runtime on the processor", 150, "lower", " ms"),
    ]
    for name in dict.fromkeys(label["set"] for label in file.labels):
        members = torch.tensor([file.labels[int(t)]["set"] == name for t in target])
        found.append(Figure("generator", f"label named, {name}", float(named[members].mean()), split))
    return found
