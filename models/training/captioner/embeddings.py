"""The critic's embedding of whole sets: what it learned of products, for the captioner's memory.

The critic is copied when it is first asked for, so that a captioner's run keeps to one critic
while the critic itself is trained further.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import torch

from ..common.paths import starter_folder, work_folder
from ..common.sets import read_pictures
from ..critic.backbone import EfficientNetLite
from ..critic.features import STORED_SIZE, planes, view_of
from ..critic.shipped import backbone_of
from ..restoration.shipped import read_weights

BATCH = 16


def own_critic() -> Path:
    """The copy of the critic's ONNX file. FileNotFoundError where there is no critic."""
    path = work_folder() / "captioner" / "critic" / "critic.onnx"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(starter_folder() / "critic.onnx", path)
    return path


def critic_backbone() -> EfficientNetLite:
    """The backbone of that copy."""
    found = read_weights(own_critic())
    assert found is not None
    return backbone_of(found[0]).eval()


def critic_embeddings(name: str, view: str) -> dict[str, np.ndarray]:
    """`[1280] float32` by key for set `name` under one of `critic.features.VIEWS`; computed once."""
    critic = own_critic()
    path, keys_path = (critic.with_name(f"embeddings-{name}-{view}{ending}") for ending in (".npy", ".json"))
    if not keys_path.exists():
        # Of one view, as the captioner sees pictures; the critic's own output is of two.
        backbone = critic_backbone()
        pictures = read_pictures(name, STORED_SIZE[name])
        keys = list(pictures)
        parts = []
        with torch.inference_mode():
            for start in range(0, len(keys), BATCH):
                views = planes([view_of(pictures[key], view, key) for key in keys[start : start + BATCH]])
                parts.append(backbone(torch.from_numpy(views)).mean(dim=(2, 3)).numpy())
        np.save(path, np.concatenate(parts))
        keys_path.write_text(json.dumps(keys), encoding="utf-8")
        print(f"critic's embeddings of {name}, {view}: {len(keys)} pictures", flush=True)
    return dict(zip(json.loads(keys_path.read_text(encoding="utf-8")), np.load(path), strict=True))
