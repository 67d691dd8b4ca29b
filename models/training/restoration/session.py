"""Running the shipped ONNX files for measuring."""

from __future__ import annotations

import os
import time
from pathlib import Path

import numpy as np
import onnxruntime
from PIL import Image

from ..common.paths import data_folder, starter_folder
from .degradation import quantise

THREADS = min(2, os.cpu_count() or 1)


def open_session(name: str) -> onnxruntime.InferenceSession:
    """A CPU session of `models/starter/NAME.onnx` on two threads; FileNotFoundError where it is absent."""
    path = starter_folder() / f"{name}.onnx"
    if not path.exists():
        raise FileNotFoundError(str(path))
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = THREADS
    # Idle threads that spin would be counted as work.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def to_input(picture: np.ndarray) -> np.ndarray:
    """[H, W, 3] of 0..255 as [1, 3, H, W] float32 of 0..1."""
    return np.ascontiguousarray(picture.transpose(2, 0, 1)[None].astype(np.float32) / 255)


def run(session: onnxruntime.InferenceSession, picture: np.ndarray, **others: np.ndarray) -> np.ndarray:
    """`picture` ([H, W, 3], 0..255) through `session`, as uint8 of the output's size."""
    output = session.run(["output"], {"image": to_input(picture), **others})[0]
    return quantise(output[0].transpose(1, 2, 0) * 255)


def seconds(session: onnxruntime.InferenceSession, feeds: dict[str, np.ndarray], runs: int = 3) -> float:
    """Processor time of the quickest of `runs` runs, shared over the session's threads.

    That is the wall time of an otherwise idle machine; wall time itself says more of its other work.
    """
    session.run(None, feeds)
    times = []
    for _ in range(runs):
        start = time.process_time()
        session.run(None, feeds)
        times.append(time.process_time() - start)
    return min(times) / THREADS


def bench(name: str) -> dict[str, np.ndarray]:
    """Reference pictures of `bench/NAME` ('set5' or 'kodak') by file stem, [H, W, 3] uint8."""
    paths: list[Path] = sorted((data_folder() / "bench" / name).glob("*.png"))
    if not paths:
        raise FileNotFoundError(str(data_folder() / "bench" / name))
    return {path.stem: np.asarray(Image.open(path).convert("RGB")) for path in paths}
