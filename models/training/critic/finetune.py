"""Second stage: the backbone is tuned on random views, small pictures first, with a moving average of the weights."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from ..common import checkpoint
from .augment import random_view, texture_view
from .examples import Example, sampling_weights
from .features import planes
from .network import Critic

GENERATED = -1  # label of generated pictures: judged for realism, never classified
NOT_JUDGED = ("furniture",)  # renderings: neither photographs nor the generator's


@dataclass(frozen=True)
class Plan:
    """How long and how hard: `pictures` in all, sides by share of them, learning rates of head and backbone."""

    pictures: int = 196_000
    batch: int = 32
    sides: tuple[tuple[float, int], ...] = ((0.6, 160), (0.85, 192), (1.0, 224))
    head_rate: float = 1e-3
    backbone_rate: float = 4e-4
    layer_decay: float = 0.88
    frozen_blocks: int = 5
    mixup: float = 0.3
    smoothing: float = 0.05
    generated_share: float = 0.0  # of each batch; the judge is fitted afterwards in any case
    average: float = 0.998
    save_every_seconds: float = 150.0
    seed: int = 7


def parameter_groups(critic: Critic, plan: Plan) -> list[dict[str, Any]]:
    """Rates fall by `layer_decay` a block from the head down; gains and biases have no weight decay."""
    groups: list[dict[str, Any]] = []

    def add(parameters: list[Tensor], rate: float) -> None:
        learned = [parameter for parameter in parameters if parameter.requires_grad]
        for decay, chosen in ((1e-2, [p for p in learned if p.dim() > 1]), (0.0, [p for p in learned if p.dim() <= 1])):
            if chosen:
                groups.append({"params": chosen, "lr": rate, "base": rate, "weight_decay": decay})

    add([*critic.classifier.parameters(), *critic.judge.parameters()], plan.head_rate)
    units = [critic.backbone.stem, *critic.backbone.blocks, critic.backbone.head]
    for index, unit in enumerate(units):
        add(list(unit.parameters()), plan.backbone_rate * plan.layer_decay ** (len(units) - 1 - index))
    return groups


def rate_factor(progress: float) -> float:
    """Warm-up over the first 3 %, then half a cosine to 2 %."""
    return min(progress / 0.03, 1.0) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * min(progress, 1.0))))


def side_at(plan: Plan, progress: float) -> int:
    """The side of the training pictures at this share of the plan."""
    return next((side for until, side in plan.sides if progress < until), plan.sides[-1][1])


class FineTuning:
    """One resumable run: holds the network, its moving average, and how far it is."""

    def __init__(
        self, critic: Critic, examples: list[Example], pictures: dict[tuple[str, str], np.ndarray],
        generated: np.ndarray | None, unknown: int, path: Path, plan: Plan,
    ) -> None:
        critic.backbone.freeze(plan.frozen_blocks)
        self.critic = critic.to(memory_format=torch.channels_last)
        self.examples, self.pictures, self.generated = examples, pictures, generated
        self.unknown, self.path, self.plan = unknown, path, plan
        self.weights = sampling_weights(examples, unknown)
        self.optimizer = torch.optim.AdamW(parameter_groups(critic, plan), betas=(0.9, 0.99))
        self.average = {name: value.detach().clone() for name, value in critic.state_dict().items()}
        self.seen = 0
        stored = checkpoint.load(path)
        if stored is not None:
            critic.load_state_dict(stored["critic"])
            self.optimizer.load_state_dict(stored["optimizer"])
            self.average, self.seen = stored["average"], int(stored["seen"])

    def save(self) -> None:
        checkpoint.save(self.path, {
            "critic": self.critic.state_dict(), "optimizer": self.optimizer.state_dict(),
            "average": self.average, "seen": self.seen,
        })

    def batch(self, side: int) -> tuple[Tensor, Tensor, Tensor]:
        """Pictures `[N, 3, side, side]`, labels `[N]` (GENERATED for generated ones), judged `[N]` bool."""
        random = np.random.default_rng([self.plan.seed, self.seen])
        made = 0
        if self.generated is not None and len(self.generated):
            made = round(self.plan.batch * self.plan.generated_share)
        views, labels, judged = [], [], []
        for row in random.choice(len(self.examples), size=self.plan.batch - made, p=self.weights):
            example = self.examples[row]
            picture = self.pictures[example.set, example.key]
            view = texture_view if example.set == "materials" else random_view
            views.append(view(picture, side, random))
            labels.append(example.label)
            judged.append(example.set not in NOT_JUDGED and made > 0)
        for _ in range(made):
            assert self.generated is not None
            picture = self.generated[int(random.integers(len(self.generated)))]
            views.append(random_view(picture, side, random))
            labels.append(GENERATED)
            judged.append(True)
        images = torch.from_numpy(planes(views)).contiguous(memory_format=torch.channels_last)
        return images, torch.tensor(labels), torch.tensor(judged)

    def losses(self, images: Tensor, labels: Tensor, judged: Tensor, random: np.random.Generator) -> tuple[Tensor, Tensor]:
        """Label loss (with mixup in some batches) and realism loss (zero in mixed batches)."""
        known = labels != GENERATED
        target = functional.one_hot(labels.clamp(min=0), self.critic.classifier.out_features).float()
        mixed = random.random() < self.plan.mixup
        if mixed:
            images, target = images[known], target[known]
            share = float(random.beta(0.4, 0.4))
            images = share * images + (1 - share) * images.flip(0)
            target = share * target + (1 - share) * target.flip(0)
            known = torch.ones(len(target), dtype=torch.bool)
        with torch.autocast("cpu", torch.bfloat16):
            embedding = self.critic.backbone(images).mean(dim=(2, 3))
        logits = self.critic.classifier(functional.dropout(embedding, 0.1))
        label_loss = functional.cross_entropy(logits[known], target[known], label_smoothing=self.plan.smoothing)
        if mixed or not judged.any():
            return label_loss, torch.zeros(())
        realism = self.critic.judge(embedding[judged])[:, 0]
        real = (labels[judged] != GENERATED).float()
        weight = torch.where(real > 0, 0.5 / real.sum().clamp(min=1), 0.5 / (1 - real).sum().clamp(min=1))
        return label_loss, (functional.binary_cross_entropy_with_logits(realism, real, reduction="none") * weight).sum()

    def step(self) -> tuple[float, float]:
        """One update; returns the label and realism losses."""
        progress = self.seen / self.plan.pictures
        factor = rate_factor(progress + self.plan.batch / self.plan.pictures)
        for group in self.optimizer.param_groups:
            group["lr"] = group["base"] * factor
        random = np.random.default_rng([self.plan.seed, self.seen, 1])
        label_loss, realism_loss = self.losses(*self.batch(side_at(self.plan, progress)), random)
        self.optimizer.zero_grad()
        (label_loss + 0.5 * realism_loss).backward()
        self.optimizer.step()
        self.seen += self.plan.batch
        keep = min(self.plan.average, (1 + self.seen / self.plan.batch) / (10 + self.seen / self.plan.batch))
        with torch.no_grad():
            for name, value in self.critic.state_dict().items():
                self.average[name].lerp_(value, 1 - keep)
        return label_loss.item(), realism_loss.item()

    def run(self, minutes: float) -> None:
        """Trains until the plan is done or `minutes` are over; saves on the way and at the end."""
        start = saved = time.monotonic()
        smooth: np.ndarray | None = None
        logged = self.seen
        while self.seen < self.plan.pictures and time.monotonic() - start < minutes * 60:
            losses = np.array(self.step())
            smooth = losses if smooth is None else 0.97 * smooth + 0.03 * losses
            if self.seen - logged >= 2000:
                seconds = time.monotonic() - start
                print(f"{self.seen} pictures, label loss {smooth[0]:.3f}, realism loss {smooth[1]:.3f}, {seconds:.0f} s", flush=True)
                logged = self.seen
            if time.monotonic() - saved > self.plan.save_every_seconds:
                self.save()
                saved = time.monotonic()
        self.save()

    def averaged(self) -> Critic:
        """The moving average of the weights as a critic of its own."""
        copied = Critic(type(self.critic.backbone)(), self.critic.classifier.out_features)
        copied.load_state_dict(self.average)
        return copied.eval()
