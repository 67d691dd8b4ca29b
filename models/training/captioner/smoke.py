"""A few steps of the whole recipe on pictures made on the spot: likelihood, self-critical steps, resume, export, beam search."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np

from ..critic.backbone import CHANNELS
from ..critic.features import POSITIONS, FeatureSet, FrozenBackbone, planes, square
from ..critic.smoke import made_up_pictures
from .captions import Captioned
from .data import BACKBONE, Material
from .evaluate import CaptionerFiles, cache_figure
from .export import export_captioner
from .network import Shape
from .shipped import shipped_captioner
from .train import Plan, Training, score_captions
from .vocabulary import build_vocabulary, words_of

NAMES = ("red", "green", "blue")


def made_up_material() -> tuple[Material, dict[str, np.ndarray]]:
    """Twelve discs: photographs with five captions each, and products with one; also the pictures by key."""
    examples, pictures = made_up_pictures(12, 1)
    maps = FrozenBackbone(BACKBONE)(planes([square(pictures[example.set, example.key]) for example in examples])).astype(np.float16)
    assert maps.shape[1] == POSITIONS
    stored = FeatureSet({example.key: row for row, example in enumerate(examples)}, maps)
    flickr, products = [], []
    for row, example in enumerate(examples):
        colour = NAMES[example.label]
        captions = [f"a {colour} disc on grey", f"one {colour} disc", f"a round {colour} thing", f"the {colour} disc is round", f"a disc of {colour}"]
        part = "train" if row < 9 else "tune"
        flickr.append(Captioned("flickr8k", example.key, [words_of(caption) for caption in captions], part))
        products.append(Captioned("clothing", example.key, [words_of(f"a {colour} hat")], part))
    vocabulary = build_vocabulary((words for item in flickr for words in item.captions), (item.captions[0] for item in products), 1)
    by_key = {example.key: pictures[example.set, example.key] for example in examples}
    return Material(flickr, products, vocabulary, {("flickr8k", "plain"): stored, ("clothing", "plain"): stored}, {}), by_key


def smoke() -> None:
    """Raises AssertionError where a step is not finite, nothing is learned, resuming changes anything, or a file is wrong."""
    material, pictures = made_up_material()
    shape = Shape(len(material.vocabulary), size=64, heads=4, layers=2, dropout=0.0)
    plan = Plan(likelihood_steps=12, self_critical_steps=3, listening_steps=2, flickr_batch=6, product_batch=3, samples=3)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        training = Training(material, plan, shape, folder / "run.pt")
        losses = [training.step() for _ in range(12)]
        assert np.isfinite(losses).all() and losses[-1][0] < losses[0][0], losses
        training.save()
        resumed = Training(material, plan, shape, folder / "run.pt")
        assert resumed.position == 12
        follow = [each.step() for each in (training, resumed)]
        assert np.isfinite(follow).all() and abs(follow[0][1] - follow[1][1]) < 1e-3, follow
        captioner = resumed.averaged()
        scores = score_captions(captioner, material, material.part("tune"), 0.7)
        assert all(np.isfinite(score) for score in scores.values()), scores
        export_captioner(captioner, material, folder, 0.7)
        back = shipped_captioner(shape, material.vocabulary, folder)
        assert back is not None, "the exported weights do not come back"
        assert Training(material, plan, shape, folder / "next.pt", back).position == plan.captioning_steps
        files = CaptionerFiles(folder)
        assert cache_figure(files).passes, "the cache changes the words"
        caption = files.caption(next(iter(pictures.values())))
        assert all(word in material.vocabulary.numbers for word in caption), caption
    listen(material, plan, shape)
    print(f"smoke test passed: {len(losses) + 1} steps, last {follow[1]}")


def listen(material: Material, plan: Plan, shape: Shape) -> None:
    """The last stage, with made-up embeddings of the critic: changes its layer and nothing else."""
    random = np.random.default_rng(6)
    embeddings = {(name, "plain"): {item.key: random.random(CHANNELS, np.float32) for item in items} for name, items in (("flickr8k", material.flickr), ("clothing", material.products))}
    with tempfile.TemporaryDirectory() as folder:
        training = Training(replace(material, embeddings=embeddings), plan, replace(shape, critic=True), Path(folder) / "run.pt")
        training.position = plan.captioning_steps
        before = {name: value.clone() for name, value in training.captioner.state_dict().items()}
        training.step()
        changed = {name for name, value in training.captioner.state_dict().items() if not value.equal(before[name])}
    assert changed == {"encoder.critic.weight", "encoder.critic.bias"}, changed
