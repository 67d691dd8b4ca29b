"""One training step: the discriminator and the generator learn from the same generated pictures."""

from __future__ import annotations

import copy
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from ..common.precision import half_precision
from .augment import augment, draw
from .codes import Codes, describe
from .data import PictureSet, Sampler
from .features import FrozenFeatures
from .heads import Discriminator, discriminator_loss, generator_loss
from .network import LATENT, Generator

RATE = 2e-4
GENERATOR_RATE = 3e-4
BETAS = (0.0, 0.99)
WARM_RATE = 1e-3
WARM_BETAS = (0.9, 0.99)
CLASSIFIER_RATE = 2e-3
PAIRED = 0.5  # share of a batch drawn at the codes of its real pictures
CODE_NOISE = 0.1
LABEL_WEIGHT = 0.6
CODE_WEIGHT = 6.0
PLAIN = 0.5  # share left without augmentation; only these can be asked for their code


@dataclass
class Weights:
    """Weights of the generator's terms. With `adversarial` zero (the warm-up) every picture is paired.

    Where `generator` is False only the discriminator learns.
    """

    pair: float
    adversarial: float = 1.0
    label: float = LABEL_WEIGHT
    code: float = CODE_WEIGHT
    generator: bool = True


class Learner:
    """Networks, optimisers and the moving average of the generator."""

    def __init__(self, labels: int, size: int, seed: int) -> None:
        self.generator = Generator(labels, size).to(memory_format=torch.channels_last)
        self.discriminator = Discriminator(labels).to(memory_format=torch.channels_last)
        self.features = FrozenFeatures(seed)
        self.average = copy.deepcopy(self.generator).eval().requires_grad_(False)
        self.make_optimisers()
        self.pictures_seen = 0
        self.heads_until = 0  # pictures until which the generator waits for a fresh discriminator

    def make_optimisers(self) -> None:
        self.generator_optimiser = torch.optim.Adam(self.generator.parameters(), lr=GENERATOR_RATE, betas=BETAS, fused=True)
        classifier = list(self.discriminator.classifier.parameters())
        heads = list(self.discriminator.heads.parameters())
        groups = [{"params": heads}, {"params": classifier, "lr": CLASSIFIER_RATE, "betas": (0.9, 0.99)}]
        self.discriminator_optimiser = torch.optim.Adam(groups, lr=RATE, betas=BETAS, fused=True)

    def grow(self) -> None:
        """Adds the next stage to the generator and its average; what was learned stays."""
        self.generator.grow()
        self.generator.to(memory_format=torch.channels_last)
        self.average = copy.deepcopy(self.generator).eval().requires_grad_(False)
        old = self.generator_optimiser.state
        self.generator_optimiser = torch.optim.Adam(self.generator.parameters(), lr=GENERATOR_RATE, betas=BETAS, fused=True)
        self.generator_optimiser.state.update(old)

    def state(self) -> dict[str, object]:
        return {
            "size": self.generator.size,
            "generator": self.generator.state_dict(),
            "average": self.average.state_dict(),
            "discriminator": self.discriminator.state_dict(),
            "features": self.features.state_dict(),
            "generator_optimiser": self.generator_optimiser.state_dict(),
            "discriminator_optimiser": self.discriminator_optimiser.state_dict(),
            "pictures_seen": self.pictures_seen,
            "heads_until": self.heads_until,
        }

    def restore(self, state: dict[str, object]) -> None:
        while self.generator.size < state["size"]:
            self.grow()
        for name in ("generator", "average", "discriminator", "features"):
            getattr(self, name).load_state_dict(state[name])
        for name in ("generator_optimiser", "discriminator_optimiser"):
            getattr(self, name).load_state_dict(state[name])
        self.pictures_seen = int(state["pictures_seen"])
        self.heads_until = int(state.get("heads_until", 0))

    def set_rate(self, warm: bool) -> None:
        """The warm-up is plain regression and takes a higher rate with momentum."""
        for group in self.generator_optimiser.param_groups:
            group["lr"], group["betas"] = (WARM_RATE, WARM_BETAS) if warm else (GENERATOR_RATE, BETAS)

    @torch.no_grad()
    def update_average(self, batch: int) -> None:
        """Moving average with a half-life of a tenth of the run so far, 1,000 pictures at most."""
        half_life = min(1000.0, max(100.0, self.pictures_seen * 0.1))
        decay = 0.5 ** (batch / half_life)
        for ours, theirs in zip(self.average.parameters(), self.generator.parameters(), strict=True):
            ours.lerp_(theirs, 1 - decay)
        for ours, theirs in zip(self.average.buffers(), self.generator.buffers(), strict=True):
            if ours.is_floating_point():
                ours.lerp_(theirs, 1 - decay)


def pair_loss(fake: list[Tensor], real: list[Tensor], fake_pictures: Tensor, real_pictures: Tensor) -> Tensor:
    """Distance of partners: normalised taps at strides 8 to 32, and colours at 16x16."""
    deep = [F.l1_loss(f, r) for f, r in zip(fake[1:], real[1:], strict=True)]
    coarse = [F.interpolate(p, size=(16, 16), mode="area") for p in (fake_pictures, real_pictures)]
    return torch.stack(deep).sum() + 8 * F.l1_loss(*coarse)


def step(learner: Learner, data: PictureSet, codes: Codes, sampler: Sampler, batch: int, weights: Weights) -> dict[str, float]:
    """Trains on one batch; returns the losses. Features of generated pictures are computed once for both players."""
    indices = sampler.draw(batch)
    flipped = sampler.random.random(batch) < 0.5
    real = data.tensors(indices, flipped)
    targets = torch.from_numpy(data.label[indices])
    label = F.one_hot(targets, len(data.labels)).float()
    tileable = torch.from_numpy(data.tileable[data.label[indices]])
    warm = weights.adversarial == 0
    paired = torch.ones(batch, dtype=torch.bool) if warm else torch.from_numpy(sampler.random.random(batch) < PAIRED)
    code = codes.values[torch.from_numpy(flipped.astype(np.int64)), torch.from_numpy(indices)]
    code = code + CODE_NOISE * torch.randn(batch, LATENT)
    latent = torch.where(paired[:, None], code, torch.randn(batch, LATENT))

    with torch.set_grad_enabled(weights.generator), half_precision():
        fake = learner.generator(latent, label)
    plain = torch.from_numpy(sampler.random.random(batch) < PLAIN)
    augmentation = draw(tileable, plain)
    real_seen, fake_seen = augment(real, augmentation), augment(fake, augmentation)
    with torch.no_grad():
        real_taps, real_mixed = learner.features(real_seen)
    fake_taps, fake_mixed = learner.features(fake_seen)

    discriminator = learner.discriminator
    loss_discriminator, realism = torch.zeros(()), torch.zeros(())
    if not warm:
        with half_precision():
            real_logits = discriminator(real_mixed, label, code)
            fake_logits = discriminator([x.detach() for x in fake_mixed], label, latent)
        loss_discriminator = discriminator_loss(real_logits, fake_logits)
        realism = torch.stack([r.mean() for r in real_logits]).mean()
    loss_classifier = F.cross_entropy(discriminator.classify(real_taps), targets, label_smoothing=0.1)
    learner.discriminator_optimiser.zero_grad(set_to_none=True)
    (loss_discriminator + loss_classifier).backward()
    learner.discriminator_optimiser.step()
    learner.pictures_seen += batch
    if not weights.generator:
        return {"discriminator": float(loss_discriminator.detach()), "classifier": float(loss_classifier.detach())}

    discriminator.requires_grad_(False)
    adversarial = torch.zeros(())
    if not warm:
        with half_precision():
            adversarial = generator_loss(discriminator(fake_mixed, label, latent))
    named = F.cross_entropy(discriminator.classify(fake_taps), targets)
    pulled = torch.zeros(())
    if bool(paired.any()):
        pulled = pair_loss(
            [tap[paired] for tap in fake_taps], [tap[paired] for tap in real_taps], fake_seen[paired], real_seen[paired]
        )
    missed = torch.zeros(())
    if bool(plain.any()):
        found = codes.encode(describe([tap[plain] for tap in fake_taps], fake_seen[plain]), targets[plain])
        missed = (codes.importance * F.smooth_l1_loss(found, latent[plain], reduction="none")).mean()
    learner.set_rate(warm)
    learner.generator_optimiser.zero_grad(set_to_none=True)
    total = weights.adversarial * adversarial + weights.label * named + weights.pair * pulled + weights.code * missed
    total.backward()
    learner.generator_optimiser.step()
    discriminator.requires_grad_(True)
    learner.update_average(batch)
    losses = {
        "discriminator": loss_discriminator,
        "adversarial": adversarial,
        "classifier": loss_classifier,
        "label": named,
        "pair": pulled,
        "code": missed,
        "real": realism,
    }
    return {name: float(loss.detach()) for name, loss in losses.items()}
