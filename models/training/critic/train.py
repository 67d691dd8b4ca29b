"""The whole recipe: linear head, fine-tuning, judge of realism, calibration."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from ..common import checkpoint
from ..common.labels import Label
from ..common.paths import work_folder
from ..common.seeding import seed_everything
from .backbone import load_imagenet
from .examples import Example, all_examples, read_example_pictures
from .finetune import FineTuning, Plan
from .head import fit_linear, pooled_features
from .labels import critic_labels
from .network import Critic
from .realism import fit_judge, generated_pictures, judged_examples
from .shipped import shipped_critic

HEAD_STEPS = 1500


@dataclass(frozen=True)
class Material:
    """What every stage needs: labels, examples and pictures."""

    labels: list[Label]
    examples: list[Example]
    pictures: dict[tuple[str, str], np.ndarray]

    @property
    def unknown(self) -> int:
        return len(self.labels) - 1

    def part(self, validation: bool) -> list[Example]:
        return [example for example in self.examples if example.validation == validation]


def read_material() -> Material:
    """Labels, examples and pictures of the real sets."""
    labels = critic_labels()
    return Material(labels, all_examples(labels), read_example_pictures())


def head_path() -> Path:
    return work_folder() / "critic" / "head.pt"


def tuning_path(run: str) -> Path:
    return work_folder() / "critic" / f"tuning-{run}.pt"


def critic_with_head(material: Material, seed: int) -> Critic:
    """The ImageNet backbone with a classifier fitted on its features; fitted once, then read back."""
    critic = Critic(load_imagenet(), len(material.labels))
    stored = checkpoint.load(head_path())
    if stored is not None and stored["classifier"]["weight"].shape[0] == len(material.labels):
        critic.classifier.load_state_dict(stored["classifier"])
        return critic.eval()
    train = [example for example in material.part(False) if example.set != "flickr8k" or hash_tenth(example.key) < 3]
    features = pooled_features(train)
    loss = fit_linear(critic.classifier, features, train, material.unknown, HEAD_STEPS, np.random.default_rng(seed))
    print(f"linear head on frozen features: loss {loss:.3f}", flush=True)
    checkpoint.save(head_path(), {"classifier": critic.classifier.state_dict()})
    return critic.eval()


def hash_tenth(key: str) -> int:
    """0 to 9, stable: a cheap way to take part of a set."""
    return sum(key.encode()) % 10


def tune(material: Material, minutes: float, run: str, plan: Plan) -> Critic:
    """Fine-tunes for `minutes` from where run `run` stopped, or from the shipped weights; returns the averaged ones."""
    seed_everything(plan.seed)
    critic = shipped_critic(material.labels) or critic_with_head(material, plan.seed)
    tuning = FineTuning(
        critic, material.part(False), material.pictures, generated_pictures() if plan.generated_share else None,
        material.unknown, tuning_path(run), plan,
    )
    tuning.run(minutes)
    return tuning.averaged()


def fit_realism(critic: Critic, material: Material) -> int:
    """Fits the judge on photographs and the starter generator's pictures; returns how many of the latter."""
    generated = generated_pictures()
    if generated is None:
        torch.nn.init.zeros_(critic.judge.weight)
        torch.nn.init.zeros_(critic.judge.bias)
        return 0
    learned = len(generated) * 2 // 3
    real = [material.pictures[e.set, e.key] for e in judged_examples(material.part(False), False, learned // 5)]
    fit_judge(critic, real, [np.asarray(picture) for picture in generated[:learned]])
    return learned
