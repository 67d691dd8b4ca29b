"""The critic's answers on the validation split: from PyTorch while training, from ONNX for the card."""

from __future__ import annotations

from typing import Callable

import numpy as np
import torch

from .examples import Example
from .features import planes, square
from .labels import MAIN_CLOTHING
from .measures import accuracy, macro_recall
from .network import Critic
from .realism import DEGRADATIONS, degraded, embed, generated_pictures, judged_examples
from .train import Material

# Unknown pictures for validation: this many of Flickr8k's dev split, evenly spread.
UNKNOWN_PICTURES = 300
Forward = Callable[[np.ndarray], np.ndarray]


def calibration_half(example: Example) -> bool:
    """Half of the validation split fits the temperature, the other half measures the calibration error."""
    return sum(example.key.encode()) % 2 == 0


def validation_examples(material: Material) -> list[Example]:
    """The validation split, Flickr8k thinned out."""
    part = material.part(True)
    flickr = [example for example in part if example.set == "flickr8k"]
    return [e for e in part if e.set != "flickr8k"] + flickr[:: max(1, len(flickr) // UNKNOWN_PICTURES)][:UNKNOWN_PICTURES]


def run_over(forward: Forward, pictures: list[np.ndarray]) -> np.ndarray:
    """`forward` over pictures squeezed to 224 pixels, sixteen at a time."""
    return np.concatenate([
        forward(planes([square(picture) for picture in pictures[start : start + 16]]))
        for start in range(0, len(pictures), 16)
    ])


def validation_logits(critic: Critic, material: Material) -> tuple[np.ndarray, list[Example]]:
    """Logits `[N, L]` of the validation split in float32, and its examples."""
    examples = validation_examples(material)

    def forward(image: np.ndarray) -> np.ndarray:
        with torch.inference_mode():
            return critic(torch.from_numpy(image).contiguous(memory_format=torch.channels_last))[0].numpy()

    return run_over(forward, [material.pictures[e.set, e.key] for e in examples]), examples


def judge_scores(critic: Critic, material: Material) -> tuple[np.ndarray, np.ndarray] | None:
    """Realism logits and truth over validation photographs and generated pictures the judge has not learned from."""
    generated = generated_pictures()
    if generated is None:
        return None
    kept = [np.asarray(picture) for picture in generated[len(generated) * 2 // 3 :]]
    real = [material.pictures[e.set, e.key] for e in judged_examples(material.part(True), True, len(kept) // 5)]
    scores, truth = [], []
    for group, answer in ((real, 1), (kept, 0)):
        for how in DEGRADATIONS:
            embeddings = embed(critic, [degraded(picture, how) for picture in group])
            with torch.inference_mode():
                scores.append(critic.judge(torch.from_numpy(embeddings))[:, 0].numpy())
            truth.append(np.full(len(group), answer))
    return np.concatenate(scores), np.concatenate(truth)


def class_figures(logits: np.ndarray, examples: list[Example], material: Material) -> dict[str, float]:
    """Accuracy of each set, always with the whole label list to choose from."""
    labels = material.labels
    truth = np.array([example.label for example in examples])
    sets = np.array([example.set for example in examples])
    predicted = logits.argmax(axis=1)
    names = np.array([label.id for label in labels])
    main = np.isin(names[truth], MAIN_CLOTHING) & (sets == "clothing")
    grocery = sets == "grocery"
    coarse_ids = sorted({label.coarse for label in labels if label.coarse})
    member = np.array([[label.coarse == coarse for coarse in coarse_ids] for label in labels], dtype=np.float64)
    shifted = np.exp(logits - logits.max(axis=1, keepdims=True))
    coarse = (shifted @ member).argmax(axis=1)
    coarse_truth = member.argmax(axis=1)[truth]
    unknown = truth == material.unknown
    return {
        "clothing_main_accuracy": accuracy(predicted[main], truth[main]),
        "clothing_main_recall": macro_recall(predicted[main], truth[main]),
        "clothing_accuracy": accuracy(predicted[sets == "clothing"], truth[sets == "clothing"]),
        "grocery_fine": accuracy(predicted[grocery], truth[grocery]),
        "grocery_coarse": accuracy(coarse[grocery], coarse_truth[grocery]),
        "materials": accuracy(predicted[sets == "materials"], truth[sets == "materials"]),
        "furniture": accuracy(predicted[sets == "furniture"], truth[sets == "furniture"]),
        "unknown_named": accuracy(predicted[unknown], truth[unknown]),
        "known_called_unknown": float(np.mean(predicted[~unknown] == material.unknown)),
    }
