"""A few steps of the whole recipe on pictures made on the spot: head, tuning, resume, judge, export."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import onnxruntime
import torch

from ..common.export import export_onnx
from ..common.labels import Label
from ..common.seeding import seed_everything
from .backbone import EfficientNetLite, load_imagenet
from .blend import add_prior, blend
from .examples import Example
from .features import planes, square
from .finetune import FineTuning, Plan
from .head import fit_linear
from .network import Critic, CriticExport
from .realism import embed, fit_judge

COLOURS = ((200, 40, 40), (40, 180, 60), (50, 60, 200))


def made_up_pictures(count: int, seed: int) -> tuple[list[Example], dict[tuple[str, str], np.ndarray]]:
    """Discs of one of three colours on grey: the colour is the label, the last one is `unknown`."""
    random = np.random.default_rng(seed)
    examples, pictures = [], {}
    rows, columns = np.mgrid[:96, :96]
    for number in range(count):
        label = number % len(COLOURS)
        picture = np.full((96, 96, 3), 128, dtype=np.uint8)
        middle, radius = random.uniform(36, 60, size=2), random.uniform(20, 34)
        picture[(rows - middle[0]) ** 2 + (columns - middle[1]) ** 2 < radius**2] = COLOURS[label]
        example = Example("clothing", f"disc-{number}", label, False)
        examples.append(example)
        pictures[example.set, example.key] = picture
    return examples, pictures


def smoke() -> None:
    """Raises AssertionError where a step is not finite, resuming changes anything, or the file is wrong."""
    seed_everything(1)
    examples, pictures = made_up_pictures(12, 1)
    ordered = [pictures[example.set, example.key] for example in examples]
    generated = np.random.default_rng(2).integers(0, 256, size=(6, 96, 96, 3), dtype=np.uint8)
    labels = [Label(name, "clothing", name, name, 4) for name in ("red", "green")]
    labels.append(Label("unknown", "unknown", "Unknown", "未知", 4))
    critic = Critic(load_imagenet(), len(labels)).eval()
    features = torch.from_numpy(embed(critic, ordered))
    loss = fit_linear(critic.classifier, features, examples, 2, 60, np.random.default_rng(1))
    assert np.isfinite(loss) and loss < np.log(3), loss
    untuned = Critic(EfficientNetLite(), len(labels))
    untuned.load_state_dict(critic.state_dict())
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        plan = Plan(pictures=64, batch=8, sides=((1.0, 64),), frozen_blocks=12, generated_share=0.25)
        tuning = FineTuning(critic, examples, pictures, generated, 2, folder / "tuning.pt", plan)
        losses = [tuning.step() for _ in range(3)]
        tuning.save()
        resumed = FineTuning(Critic(EfficientNetLite(), len(labels)), examples, pictures, generated, 2, folder / "tuning.pt", plan)
        assert resumed.seen == tuning.seen == 24
        follow = []
        for each in (tuning, resumed):
            seed_everything(3)
            follow.append(each.step())
        losses.append(follow[0])
        assert np.isfinite(losses).all(), losses
        assert abs(follow[0][0] - follow[1][0]) < 1e-3, follow
        shipped = add_prior(blend(untuned, resumed.averaged(), 0.5), labels, 0.2)
        fit_judge(shipped, ordered, list(generated), steps=60)
        path = folder / "critic.onnx"
        outputs = ["logits", "realism", "embedding", "activation"]
        export_onnx(
            CriticExport(shipped).eval(), {"image": torch.rand(2, 3, 224, 224)}, outputs, path, {"task": "classify"},
            {name: {0: "N"} for name in ("image", *outputs)},
        )
        session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
        image = planes([square(picture) for picture in [*ordered[:3], *generated[:2]]])
        logits, realism, embedding, activation = session.run(outputs, {"image": image})
    assert logits.shape == (5, 3) and embedding.shape == (5, 1280) and activation.shape == (5, 3, 7, 7)
    assert np.ptp(logits - activation.mean(axis=(2, 3)), axis=0).max() < 1e-3, "maps do not add up to logits"
    assert realism[:3].min() > realism[3:].max(), realism
    print(f"smoke test passed: {len(losses)} steps, last losses {follow[1]}")
