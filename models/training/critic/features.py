"""Feature maps of whole sets by the frozen ImageNet backbone, computed once and kept as float16."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import onnxruntime
import torch

from ..common.export import export_onnx
from ..common.paths import work_folder
from ..common.sets import read_pictures
from .backbone import CHANNELS, Variant, fold, load_imagenet

SIZE = 224
POSITIONS = (SIZE // 32) ** 2
# Sets are read at the size they are stored in.
STORED_SIZE = {"clothing": 256, "grocery": 256, "materials": 128, "furniture": 128, "photos": 512, "flickr8k": 224}
VIEWS = ("plain", "flip", "crop")


@dataclass(frozen=True)
class FeatureSet:
    """`maps[index[key]]` is the `[49, 1280]` float16 map of one picture, row by row."""

    index: dict[str, int]
    maps: np.ndarray


def square(picture: np.ndarray, size: int = SIZE) -> np.ndarray:
    """`[H, W, 3] uint8` squeezed to `[size, size, 3]`."""
    if picture.shape[:2] == (size, size):
        return picture
    shrinks = max(picture.shape[:2]) > size
    return cv2.resize(picture, (size, size), interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC)


def view_of(picture: np.ndarray, view: str, key: str) -> np.ndarray:
    """One of VIEWS of a picture, 224 pixels square: `crop` is a random crop of 70 to 95 % a side, flipped or not."""
    if view == "plain":
        return square(picture)
    if view == "flip":
        return square(picture)[:, ::-1]
    random = np.random.default_rng(sum(key.encode()) * 7919)
    height, width = picture.shape[:2]
    part = random.uniform(0.7, 0.95, size=2)
    side = (int(height * part[0]), int(width * part[1]))
    top, left = int(random.integers(height - side[0] + 1)), int(random.integers(width - side[1] + 1))
    cut = np.ascontiguousarray(picture[top : top + side[0], left : left + side[1]])
    cut = square(cut)
    return cut[:, ::-1] if random.random() < 0.5 else cut


def planes(pictures: list[np.ndarray]) -> np.ndarray:
    """`[H, W, 3] uint8` pictures of one size as `[N, 3, H, W] float32`, 0..1."""
    return np.ascontiguousarray(np.stack(pictures).transpose(0, 3, 1, 2)).astype(np.float32) / 255


class FrozenBackbone:
    """An ImageNet backbone in ONNX Runtime, float32: `[N, 3, 224, 224]` -> `[N, 49, 1280]`."""

    def __init__(self, variant: Variant = "lite0", threads: int = 1) -> None:
        path = work_folder() / "cache" / f"efficientnet-{variant}.onnx"
        if not path.exists():
            example = {"image": torch.rand(2, 3, SIZE, SIZE)}
            export_onnx(fold(load_imagenet(variant)), example, ["features"], path, {},
                        {"image": {0: "N"}, "features": {0: "N"}}, half=False)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        self.session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    def __call__(self, image: np.ndarray) -> np.ndarray:
        (features,) = self.session.run(None, {"image": image})
        return features.reshape(len(image), CHANNELS, POSITIONS).transpose(0, 2, 1)


def maps_path(name: str, view: str, variant: Variant) -> Path:
    return work_folder() / "cache" / f"features-{'' if variant == 'lite0' else variant + '-'}{name}-{view}.npy"


def feature_maps(name: str, view: str = "plain", variant: Variant = "lite0") -> FeatureSet:
    """Feature maps of set `name` under one of VIEWS; made on the first call, mapped from disk afterwards."""
    path = maps_path(name, view, variant)
    index_path = path.with_suffix(".json")
    if not (path.exists() and index_path.exists()):
        compute_maps(name, view, variant)
    keys = json.loads(index_path.read_text(encoding="utf-8"))
    return FeatureSet({key: row for row, key in enumerate(keys)}, np.load(path, mmap_mode="r"))


def compute_maps(name: str, view: str, variant: Variant) -> None:
    """Writes the maps of one set and view, then its keys: a file cut short is never taken for a whole one."""
    path = maps_path(name, view, variant)
    pictures = read_pictures(name, STORED_SIZE[name])
    keys = list(pictures)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    maps = np.lib.format.open_memmap(temporary, "w+", np.float16, (len(keys), POSITIONS, CHANNELS))
    backbone = FrozenBackbone(variant)
    for start in range(0, len(keys), 16):
        part = keys[start : start + 16]
        maps[start : start + len(part)] = backbone(planes([view_of(pictures[key], view, key) for key in part]))
    maps.flush()
    del maps
    os.replace(temporary, path)
    path.with_suffix(".json").write_text(json.dumps(keys), encoding="utf-8")
    print(f"{variant} features of {name}, {view}: {len(keys)} pictures", flush=True)
