"""Photograph or generated: samples of the studio's generator, and the linear judge fitted on embeddings."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import cv2
import numpy as np
import onnxruntime
import torch
from torch.nn import functional

from ..common.paths import starter_folder, work_folder
from .augment import compress, halve
from .backbone import CHANNELS
from .examples import Example
from .features import planes, square
from .network import Critic

SAMPLES = 600
JUDGED_SETS = ("clothing", "grocery", "materials", "flickr8k", "photos")


def generator_path() -> Path:
    """The generator that the judge learns to tell from photographs."""
    return starter_folder() / "gan-studio.onnx"


def generated_pictures(count: int = SAMPLES) -> np.ndarray | None:
    """`[count, 256, 256, 3] uint8` of the starter generator over all its labels, truncation 0.6 to 1.

    Kept in the work folder under the hash of the model file; None where there is no generator yet.
    """
    model = generator_path()
    if not model.exists():
        return None
    digest = hashlib.sha256(model.read_bytes()).hexdigest()[:12]
    path = work_folder() / "cache" / f"generated-{digest}-{count}.npy"
    if path.exists():
        return np.load(path, mmap_mode="r")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    studio = json.loads(session.get_modelmeta().custom_metadata_map["studio"])
    labels, size = len(studio["labels"]), int(studio["latentSize"])
    random = np.random.default_rng(11)
    pictures = []
    for start in range(0, count, 4):
        rows = np.arange(start, min(start + 4, count))
        (image,) = session.run(["image"], {
            "latent": random.standard_normal((len(rows), size)).astype(np.float32),
            "label": np.eye(labels, dtype=np.float32)[rows % labels],
            "truncation": random.uniform(0.6, 1.0, size=len(rows)).astype(np.float32),
        })
        pictures += [shrink(picture) for picture in (image.transpose(0, 2, 3, 1).clip(0, 1) * 255 + 0.5).astype(np.uint8)]
    np.save(path, np.stack(pictures))
    return np.load(path, mmap_mode="r")


def shrink(picture: np.ndarray, side: int = 256) -> np.ndarray:
    """The picture with sides of `side` pixels."""
    return picture if picture.shape[0] == side else cv2.resize(picture, (side, side), interpolation=cv2.INTER_AREA)


def degraded(picture: np.ndarray, how: str) -> np.ndarray:
    """`plain`, or after `jpeg` at quality 80, or `half`: the stored picture halved."""
    if how == "jpeg":
        return compress(picture, 80)
    return halve(picture) if how == "half" else picture


DEGRADATIONS = ("plain", "jpeg", "half")


def embed(critic: Critic, pictures: list[np.ndarray]) -> np.ndarray:
    """Embeddings `[N, 1280]` of pictures squeezed to 224 pixels."""
    parts = []
    with torch.inference_mode():
        for start in range(0, len(pictures), 16):
            part = [square(picture) for picture in pictures[start : start + 16]]
            parts.append(critic(torch.from_numpy(planes(part)))[2].numpy())
    return np.concatenate(parts) if parts else np.empty((0, CHANNELS), dtype=np.float32)


def fit_judge(critic: Critic, real: list[np.ndarray], generated: list[np.ndarray], steps: int = 1500) -> None:
    """Fits `critic.judge` on embeddings of plain, compressed and halved pictures; the backbone stays as it is."""
    features, truth = [], []
    for group, answer in ((real, 1.0), (generated, 0.0)):
        for how in DEGRADATIONS:
            features.append(embed(critic, [degraded(picture, how) for picture in group]))
            truth.append(np.full(len(group), answer, dtype=np.float32))
    x, y = torch.from_numpy(np.concatenate(features)), torch.from_numpy(np.concatenate(truth))
    balance = torch.where(y > 0, 0.5 / y.mean(), 0.5 / (1 - y).mean())
    optimizer = torch.optim.AdamW(critic.judge.parameters(), lr=3e-3, weight_decay=5e-2)
    for step in range(steps):
        rows = torch.from_numpy(np.random.default_rng([3, step]).integers(len(y), size=256))
        loss = functional.binary_cross_entropy_with_logits(critic.judge(x[rows])[:, 0], y[rows], balance[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()


def judged_examples(examples: list[Example], validation: bool, each: int) -> list[Example]:
    """Up to `each` examples of every set whose pictures count as photographs, evenly spread over the set."""
    chosen: list[Example] = []
    for name in JUDGED_SETS:
        mine = [example for example in examples if example.set == name and example.validation == validation]
        chosen += mine[:: max(1, len(mine) // each)][:each]
    return chosen
