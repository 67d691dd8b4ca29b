"""A few steps of the whole recipe on pictures made on the spot: warm-up, both players, growth, resume, export."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import torch

from ..common import checkpoint
from ..common.seeding import seed_everything
from .codes import Codes, make_codes
from .data import PictureSet, Sampler, made_up_set
from .enlarge import train_enlarger
from .evaluate import StudioFile, seam_ratio
from .export import export, load_average
from .network import LATENT, Generator
from .shipped import read_generator
from .steps import Learner, Weights, step
from .watch import look

BATCH = 8


def smoke() -> None:
    """Raises AssertionError where a step is not finite, resuming changes anything, or the file is wrong."""
    seed_everything(1)
    data = made_up_set(labels=4, each=4, size=64, seed=1)
    learner = Learner(len(data.labels), 64, 1)
    learner.features.calibrate(data.tensors(np.arange(len(data.keys))))
    codes = make_codes(learner.features, data)
    codes.hand_to(learner.generator, data.tileable)
    sampler = Sampler(data, np.random.default_rng(1))
    losses = [step(learner, data, codes, sampler, BATCH, Weights(1.0, adversarial=0.0)) for _ in range(6)]
    assert losses[-1]["pair"] < losses[0]["pair"], "the warm-up does not bring partners closer"
    losses.append(step(learner, data, codes, sampler, BATCH, Weights(0.5)))
    learner.grow()
    grown = made_up_set(labels=4, each=4, size=128, seed=1)
    losses.append(step(learner, grown, codes, sampler, BATCH, Weights(0.5)))
    assert all(np.isfinite(value) for row in losses for value in row.values()), losses
    with tempfile.TemporaryDirectory() as temporary:
        path = Path(temporary) / "checkpoint.pt"
        checkpoint.save(path, {**learner.state(), "codes": codes.state(), "labels": [label.id for label in data.labels]})
        state = checkpoint.load(path)
        assert state is not None
        resumed = Learner(len(data.labels), 64, 1)
        resumed.restore(state)
        follow = []
        for each in (learner, resumed):
            seed_everything(2)
            follow.append(step(each, grown, Codes(**state["codes"]), Sampler(grown, np.random.default_rng(2)), BATCH, Weights(0.5)))
        assert all(abs(follow[0][name] - follow[1][name]) < 1e-3 for name in follow[0]), follow
        figures = look(resumed.average, resumed.discriminator, resumed.features, grown, Path(temporary) / "grid.webp")
        assert np.isfinite(figures["diversity"]), figures
        pictures = made_up_set(labels=2, each=2, size=256, seed=1).pictures
        enlarger = train_enlarger(pictures, 2, np.random.default_rng(1)).to(memory_format=torch.contiguous_format)
        onnx = Path(temporary) / "gan-studio.onnx"
        export(load_average(state), enlarger, grown, onnx, learner.pictures_seen, 0.5)
        goes_on_from_file(onnx, load_average(state), grown, codes)
        file = StudioFile(onnx)
        drawn = file.draw(np.zeros((3, LATENT)), np.array([0, 1, 2]))
        assert drawn.shape == (3, 3, 256, 256) and 0 <= drawn.min() and drawn.max() <= 1, drawn.shape
        assert np.isfinite(seam_ratio(drawn))
    print(f"smoke test passed: {len(losses) + 2} steps, last {follow[1]}")


def goes_on_from_file(onnx: Path, average: Generator, data: PictureSet, codes: Codes) -> None:
    """Raises AssertionError where the exported file, read back, draws or learns otherwise than it should."""
    shipped = read_generator(onnx, len(data.labels))
    assert shipped is not None
    generator, _, metadata = shipped
    assert metadata["hours"] == 0.5, metadata
    latent, label = torch.randn(4, LATENT), torch.eye(len(data.labels))
    with torch.no_grad():
        difference = float((generator(latent, label) - average(latent, label)).abs().max())
    assert difference < 5e-3, f"read back, the generator draws otherwise: {difference}"
    turned = torch.where(torch.arange(LATENT) % 2 == 0, -1.0, 1.0)
    directions = generator.thumbnail.directions.norm(dim=1) > 0
    assert torch.equal((codes.turned(turned).signs_of(generator) * turned)[directions], codes.signs_of(generator)[directions])
    learner = Learner(len(data.labels), generator.size, 1)
    learner.features.calibrate(data.tensors(np.arange(len(data.keys))))
    learner.generator.load_state_dict(generator.state_dict())
    kept = {name: value.clone() for name, value in learner.generator.named_parameters()}
    losses = step(learner, data, codes, Sampler(data, np.random.default_rng(1)), BATCH, Weights(0.0, generator=False))
    assert np.isfinite(list(losses.values())).all(), losses
    assert all(torch.equal(kept[name], value) for name, value in learner.generator.named_parameters()), "it learned too early"
