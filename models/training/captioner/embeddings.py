"""The critic's embedding of whole sets: what it learned of products, for the captioner's memory.

The critic is copied when it is first asked for, so that a captioner's run keeps to one critic
while the critic itself is trained further.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import onnxruntime

from ..common import checkpoint
from ..common.paths import starter_folder, work_folder
from ..common.sets import read_pictures
from ..critic.backbone import EfficientNetLite
from ..critic.features import STORED_SIZE, planes, square
from ..critic.train import shipped_path

BATCH = 16


def own_critic() -> Path:
    """Folder with the copy of the critic: its ONNX file and its PyTorch weights. FileNotFoundError where there is no critic."""
    folder = work_folder() / "captioner" / "critic"
    if not (folder / "critic.onnx").exists():
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(shipped_path(), folder / "critic.pt")
        shutil.copyfile(starter_folder() / "critic.onnx", folder / "critic.onnx")
    return folder


def critic_backbone() -> EfficientNetLite:
    """The backbone of that copy."""
    stored = checkpoint.load(own_critic() / "critic.pt")
    if stored is None:
        raise FileNotFoundError(own_critic() / "critic.pt")
    backbone = EfficientNetLite()
    prefix = "backbone."
    backbone.load_state_dict({name[len(prefix) :]: value for name, value in stored["critic"].items() if name.startswith(prefix)})
    return backbone.eval()


def critic_embeddings(name: str) -> dict[str, np.ndarray]:
    """`[1280] float32` by key for set `name`; computed once."""
    folder = own_critic()
    path, keys_path = folder / f"embeddings-{name}.npy", folder / f"embeddings-{name}.json"
    if not keys_path.exists():
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        session = onnxruntime.InferenceSession(str(folder / "critic.onnx"), options, providers=["CPUExecutionProvider"])
        pictures = read_pictures(name, STORED_SIZE[name])
        keys = list(pictures)
        parts = [
            session.run(["embedding"], {"image": planes([square(pictures[key]) for key in keys[start : start + BATCH]])})[0]
            for start in range(0, len(keys), BATCH)
        ]
        np.save(path, np.concatenate(parts))
        keys_path.write_text(json.dumps(keys), encoding="utf-8")
        print(f"critic's embeddings of {name}: {len(keys)} pictures", flush=True)
    return dict(zip(json.loads(keys_path.read_text(encoding="utf-8")), np.load(path), strict=True))
