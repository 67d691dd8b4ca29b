"""The exported critic's embedding of whole sets: what it learned of products, for the captioner's memory."""

from __future__ import annotations

import hashlib
import json

import numpy as np
import onnxruntime

from ..common import checkpoint
from ..common.paths import starter_folder, work_folder
from ..common.sets import read_pictures
from ..critic.backbone import EfficientNetLite0
from ..critic.features import STORED_SIZE, planes, square
from ..critic.train import shipped_path

BATCH = 16


def shipped_backbone() -> EfficientNetLite0:
    """The backbone of the exported critic. Raises FileNotFoundError where there is none in the work folder."""
    stored = checkpoint.load(shipped_path())
    if stored is None:
        raise FileNotFoundError(f"{shipped_path()}: run python -m training.critic first")
    backbone = EfficientNetLite0()
    prefix = "backbone."
    backbone.load_state_dict({name[len(prefix) :]: value for name, value in stored["critic"].items() if name.startswith(prefix)})
    return backbone.eval()


def critic_embeddings(name: str) -> dict[str, np.ndarray]:
    """`[1280] float32` by key for set `name`; computed once for each version of the critic's file."""
    model = starter_folder() / "critic.onnx"
    digest = hashlib.sha256(model.read_bytes()).hexdigest()[:12]
    path = work_folder() / "cache" / f"embeddings-{name}-{digest}.npy"
    keys_path = path.with_suffix(".json")
    if not (path.exists() and keys_path.exists()):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        pictures = read_pictures(name, STORED_SIZE[name])
        keys = list(pictures)
        parts = [
            session.run(["embedding"], {"image": planes([square(pictures[key]) for key in keys[start : start + BATCH]])})[0]
            for start in range(0, len(keys), BATCH)
        ]
        np.save(path, np.concatenate(parts))
        keys_path.write_text(json.dumps(keys), encoding="utf-8")
        print(f"critic's embeddings of {name}: {len(keys)} pictures", flush=True)
    stored = np.load(path)
    return dict(zip(json.loads(keys_path.read_text(encoding="utf-8")), stored, strict=True))
