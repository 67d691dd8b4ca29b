"""The training sets: rows from JSON lines, pictures from tar files, and one stable split."""

from __future__ import annotations

import hashlib
import io
import json
import os
import tarfile
from pathlib import Path
from typing import Any, Iterable

import numpy as np
from PIL import Image

from .paths import data_folder, work_folder

SETS = ("clothing", "grocery", "materials", "furniture", "photos", "flickr8k")
LICENCES = {
    "clothing": "CC0 1.0",
    "grocery": "MIT",
    "materials": "CC0 1.0",
    "furniture": "CC0 1.0 and CC BY 3.0",
    "photos": "CC0 1.0, Unsplash, Pexels and CC BY-SA",
    "flickr8k": "Flickr8k terms: research and education",
}


def read_rows(name: str) -> list[dict[str, Any]]:
    """The rows of set `name`, in file order; each has a `key`, unique within the set."""
    if name not in SETS:
        raise ValueError(f"no set named {name}: {', '.join(SETS)}")
    with open(data_folder() / f"{name}.jsonl", encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def split(key: str) -> str:
    """'validation' for a stable tenth of all keys, 'train' for the rest."""
    digest = hashlib.sha256(key.encode("utf-8")).digest()
    return "validation" if int.from_bytes(digest[:4], "big") % 10 == 0 else "train"


def keys_sha256(keys: Iterable[str]) -> str:
    """SHA-256 of the sorted keys, one a line: what a model file says it was trained on."""
    return hashlib.sha256("\n".join(sorted(keys)).encode("utf-8")).hexdigest()


def decode(data: bytes, size: int) -> np.ndarray:
    """A picture file as [H, W, 3] uint8 with its long side `size`, alpha laid on white."""
    picture = Image.open(io.BytesIO(data))
    if picture.mode in ("RGBA", "LA", "P"):
        picture = picture.convert("RGBA")
        white = Image.new("RGBA", picture.size, (255, 255, 255, 255))
        picture = Image.alpha_composite(white, picture)
    picture = picture.convert("RGB")
    scale = size / max(picture.size)
    if scale != 1:
        sides = tuple(max(1, round(side * scale)) for side in picture.size)
        picture = picture.resize(sides, Image.Resampling.LANCZOS)
    return np.asarray(picture, dtype=np.uint8)


def _decode_set(name: str, size: int, pixels: Path, index: Path) -> None:
    keys: list[str] = []
    shapes: list[list[int]] = []
    arrays: list[np.ndarray] = []
    for tar_path in sorted(data_folder().glob(f"{name}-*.tar")):
        with tarfile.open(tar_path) as tar:
            for member in tar:
                file = tar.extractfile(member) if member.isfile() else None
                if file is None:
                    continue
                picture = decode(file.read(), size)
                keys.append(Path(member.name).stem if member.name.endswith(".webp") else member.name)
                shapes.append(list(picture.shape))
                arrays.append(picture.reshape(-1))
    if not arrays:
        raise FileNotFoundError(f"no {name}-*.tar with pictures in {data_folder()}")
    pixels.parent.mkdir(parents=True, exist_ok=True)
    for path, write in (
        (pixels, lambda file: np.save(file, np.concatenate(arrays))),
        (index, lambda file: file.write(json.dumps({"keys": keys, "shapes": shapes}).encode())),
    ):
        temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
        with open(temporary, "wb") as file:
            write(file)
        os.replace(temporary, path)


def read_pictures(name: str, size: int) -> dict[str, np.ndarray]:
    """The pictures of set `name` by key: [H, W, 3] uint8 RGB, long side `size`.

    Decoded once and kept under `work_folder()/cache`; later reads map that file, so the arrays are
    read-only and cost no memory until they are touched.
    """
    if name not in SETS:
        raise ValueError(f"no set named {name}: {', '.join(SETS)}")
    pixels = work_folder() / "cache" / f"{name}-{size}.npy"
    index = pixels.with_suffix(".json")
    if not (pixels.exists() and index.exists()):
        _decode_set(name, size, pixels, index)
    listing = json.loads(index.read_text(encoding="utf-8"))
    flat = np.load(pixels, mmap_mode="r")
    pictures: dict[str, np.ndarray] = {}
    start = 0
    for key, shape in zip(listing["keys"], listing["shapes"], strict=True):
        length = int(np.prod(shape))
        pictures[key] = flat[start : start + length].reshape(shape)
        start += length
    return pictures
