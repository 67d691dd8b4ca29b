"""The captioner's figures, measured from its ONNX files through the key/value cache."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime

from ..common.figure import Figure
from ..common.paths import starter_folder
from ..common.sets import read_pictures
from ..critic.features import STORED_SIZE, planes, square
from .captions import Captioned, flickr_captions, product_captions
from .metrics import bleu, cider, plain_words
from .products import GARMENTS
from .search import BEAM, beam_search
from .vocabulary import BEGIN, Vocabulary

REPORT = "half of Flickr8k dev, tuned on by nobody"
PRODUCTS = "validation pictures, not learned from"


class CaptionerFiles:
    """Encoder, decoder and vocabulary as the studio runs them."""

    def __init__(self, folder: Path, threads: int = 2) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        sessions = []
        for name in ("captioner-encoder.onnx", "captioner-decoder.onnx", "captioner-vocabulary.json"):
            if not (folder / name).exists():
                raise FileNotFoundError(folder / name)
            if name.endswith(".onnx"):
                sessions.append(onnxruntime.InferenceSession(str(folder / name), options, providers=["CPUExecutionProvider"]))
        self.encoder, self.decoder = sessions
        self.vocabulary = Vocabulary(json.loads((folder / "captioner-vocabulary.json").read_text(encoding="utf-8"))["words"])
        self.metadata: dict[str, Any] = json.loads(self.decoder.get_modelmeta().custom_metadata_map["studio"])

    def empty_past(self) -> np.ndarray:
        sizes = self.metadata
        return np.zeros((1, 2 * sizes["layers"], sizes["heads"], 0, sizes["headDim"]), dtype=np.float32)

    def step(self, token: np.ndarray, memory: np.ndarray, past: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Logits, attention and present."""
        logits, attention, present = self.decoder.run(
            ["logits", "attention", "present"], {"token": token, "memory": memory, "past": past}
        )
        return logits, attention, present

    def caption(self, picture: np.ndarray, beam: int = BEAM) -> list[str]:
        """Words of the best caption of an `[H, W, 3] uint8` picture."""
        (memory,) = self.encoder.run(["memory"], {"image": planes([square(picture)])})

        def step(token: np.ndarray, past: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
            logits, _, present = self.step(token, np.repeat(memory, len(token), axis=0), past)
            return logits, present

        return self.vocabulary.decode(beam_search(step, self.empty_past(), beam, self.metadata["lengthPower"]))


def captions_of(files: CaptionerFiles, items: list[Captioned]) -> list[list[str]]:
    """A caption for each item."""
    pictures = {name: read_pictures(name, STORED_SIZE[name]) for name in {item.set for item in items}}
    return [files.caption(pictures[item.set][item.key]) for item in items]


def flickr_figures(files: CaptionerFiles, items: list[Captioned]) -> list[Figure]:
    """BLEU-4 and CIDEr-D over people's captions."""
    found = [plain_words(" ".join(words)) for words in captions_of(files, items)]
    references = [[plain_words(" ".join(words)) for words in item.captions] for item in items]
    split = f"{REPORT}: {len(items)} pictures, beam {BEAM}"
    return [
        Figure("captioner", "BLEU-4", bleu(found, references), split, 0.22),
        Figure("captioner", "CIDEr-D", cider(found, references), split, 0.55),
        Figure("captioner", "words in a caption", float(np.mean([len(words) for words in found])), split),
        Figure("captioner", "different captions", len({" ".join(words) for words in found}) / len(found), split),
    ]


def garment_of(caption: list[str]) -> str | None:
    """The garment noun a caption names: the longest that occurs in it."""
    text = f" {' '.join(caption)} "
    named = [noun for noun in garment_nouns() if f" {noun} " in text]
    return max(named, key=len) if named else None


def garment_nouns() -> list[str]:
    return [noun.split("{} ")[-1] for noun in GARMENTS.values()]


def product_figures(files: CaptionerFiles, items: list[Captioned]) -> list[Figure]:
    """Whether the caption has the noun, and the colours, of the caption made from label and measurement."""
    clothing = [item for item in items if item.set == "clothing"]
    said = captions_of(files, clothing)
    right = [garment_of(words) == garment_of(item.captions[0]) for words, item in zip(said, clothing)]
    split = f"{len(clothing)} {PRODUCTS}"
    found = [Figure("captioner", "garment named rightly, 17 classes", float(np.mean(right)), split, 0.85)]
    same = [words[:3] == item.captions[0][:3] if words[1:2] != ["pair"] else words[:5] == item.captions[0][:5] for words, item in zip(said, clothing)]
    found.append(Figure("captioner", "garment's first colour as measured", float(np.mean(same)), split))
    for name, start in (("grocery", -4), ("materials", 5)):
        mine = [item for item in items if item.set == name]
        captions = captions_of(files, mine)
        nouns = slice(None, start) if start < 0 else slice(start, None)
        exact = [noun_part(words[nouns]) == noun_part(item.captions[0][nouns]) for words, item in zip(captions, mine)]
        found.append(Figure("captioner", f"{name} named exactly", float(np.mean(exact)), f"{len(mine)} {PRODUCTS}"))
    return found


def noun_part(words: list[str]) -> list[str]:
    """The last two words of a phrase, which leaves its colour out."""
    return words[-2:]


def cache_figure(files: CaptionerFiles) -> Figure:
    """Largest gap of logits between two sequences in one batch and each alone, four words into the cache."""
    random = np.random.default_rng(4)
    memory = random.standard_normal((2, 49, files.metadata["memorySize"])).astype(np.float32)
    tokens = np.array([[BEGIN, 5, 9, 12], [BEGIN, 7, 10, 8]])
    past = np.repeat(files.empty_past(), 2, axis=0)
    alone = [files.empty_past(), files.empty_past()]
    gap = 0.0
    for position in range(tokens.shape[1]):
        logits, attention, past = files.step(tokens[:, position], memory, past)
        gap = max(gap, float(np.abs(attention.sum(axis=1) - 1).max()))
        for row in range(2):
            single, _, alone[row] = files.step(tokens[row : row + 1, position], memory[row : row + 1], alone[row])
            gap = max(gap, float(np.abs(single[0] - logits[row]).max()))
    return Figure("captioner", "batch against one by one, largest gap", gap, "four steps", 1e-3, "lower")


def time_figures(folder: Path, items: list[Captioned]) -> list[Figure]:
    """Median time of a caption from the picture on, which the bar is for, and mean processor time on one thread.

    Other processes lengthen the first, not the second: to be measured on an idle machine.
    """
    pictures = [read_pictures("flickr8k", STORED_SIZE["flickr8k"])[item.key] for item in items[:15]]
    times = []
    files = CaptionerFiles(folder)
    for picture in pictures:
        begun = time.perf_counter()
        files.caption(picture)
        times.append(time.perf_counter() - begun)
    single = CaptionerFiles(folder, threads=1)
    single.caption(pictures[0])
    begun = time.process_time()
    for picture in pictures:
        single.caption(picture)
    spent = (time.process_time() - begun) / len(pictures)
    return [
        Figure("captioner", "processor time of a caption", spent * 1e3, f"mean, beam {BEAM}, ONNX Runtime, one thread", None, "lower", " ms"),
        Figure("captioner", "time of a caption", float(np.median(times) * 1e3), f"median, beam {BEAM}, ONNX Runtime, two threads", 250, "lower", " ms"),
    ]


def figures(folder: Path | None = None, every: int = 1) -> list[Figure]:
    """Every figure of the card, from the ONNX files, on every `every`-th picture kept for the report."""
    folder = folder or starter_folder()
    files = CaptionerFiles(folder)
    report = [item for item in flickr_captions() if item.part == "report"][::every]
    products = [item for item in product_captions() if item.part == "report"][::every]
    return [*flickr_figures(files, report), *product_figures(files, products), cache_figure(files), *time_figures(folder, report)]
