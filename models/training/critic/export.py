"""Writes critic.onnx: temperature and threshold from the validation split, metadata, check against PyTorch."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import torch

from ..common.export import export_onnx
from ..common.sets import LICENCES, keys_sha256
from .features import SIZE
from .labels import coarse_metadata, label_metadata
from .measures import fit_binary_temperature, fit_temperature, softmax
from .network import Critic, CriticExport
from .train import Material
from .validation import calibration_half, judge_scores, validation_logits

# The share of known validation pictures that the studio may call "not sure".
NOT_SURE_SHARE = 0.05


def export_critic(critic: Critic, material: Material, path: Path, generated: int) -> None:
    """Calibrates `critic` on one half of the validation split and writes it to `path`.

    `generated` is the number of generated pictures that the judge was fitted on (0: not fitted, says nothing).
    """
    logits, examples = validation_logits(critic, material)
    truth = np.array([example.label for example in examples])
    half = np.array([calibration_half(example) for example in examples])
    temperature = fit_temperature(logits[half], truth[half])
    known = half & (truth != material.unknown)
    confidence = softmax(logits[known] / temperature).max(axis=1)
    judged = judge_scores(critic, material) if generated else None
    train = material.part(False)
    metadata = {
        "contract": 1, "task": "classify", "name": "critic", "version": date.today().strftime("%Y.%m.%d"),
        "licence": "Apache-2.0", "size": SIZE, "temperature": round(temperature, 4),
        "realismTemperature": round(fit_binary_temperature(*judged), 4) if judged is not None else 1.0,
        "realismTrainedOn": generated,
        "unknownThreshold": round(float(np.quantile(confidence, NOT_SURE_SHARE)), 4),
        "labels": label_metadata(material.labels), "coarse": coarse_metadata(),
        "trainedOn": [
            {"set": name, "licence": LICENCES[name], "pictures": sum(example.set == name for example in train)}
            for name in dict.fromkeys(example.set for example in train)
        ],
        "trainingDataSha256": keys_sha256(f"{example.set}/{example.key}" for example in train),
    }
    outputs = ["logits", "realism", "embedding", "activation"]
    axes = {name: {0: "N"} for name in ("image", *outputs)}
    export_onnx(CriticExport(critic).eval(), {"image": torch.rand(2, 3, SIZE, SIZE)}, outputs, path, metadata, axes)
