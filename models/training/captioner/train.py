"""Three stages: likelihood of people's captions, self-critical training on CIDEr-D (Rennie et al. 2017), and listening to the critic."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from ..common import checkpoint
from ..common.paths import work_folder
from .captions import Captioned
from .data import Material, pick, token_batch
from .metrics import Cider, bleu, cider, plain_words
from .network import Captioner, Shape
from .search import beam_captions, sample
from .vocabulary import END, PAD, SPECIAL, Vocabulary

Seen = tuple[Tensor, Tensor | None]
MEASURED_LENGTH_POWER = 0.5


class Best(TypedDict):
    """Weights, the step they were of, and BLEU-4 plus CIDEr-D with them."""

    score: float
    position: int
    weights: dict[str, Tensor]


@dataclass(frozen=True)
class Plan:
    """Steps of both stages, pictures a step, and rates."""

    likelihood_steps: int = 3000
    self_critical_steps: int = 1500
    flickr_batch: int = 24
    product_batch: int = 24
    product_weight: float = 1.0
    # At last the layer that takes the critic's embedding learns alone, on products whose map is withheld
    # at times: while there was always a map, what the critic knew better was half ignored.
    listening_steps: int = 250
    listening_rate: float = 1e-4
    listening_average: float = 0.99
    listening_garments: int = 20
    listening_products: int = 12
    withheld_maps: float = 0.35
    rate: float = 5e-4
    self_critical_rate: float = 4e-5
    weight_decay: float = 0.05
    smoothing: float = 0.1
    samples: int = 5
    # Near what beam search says: at 1 a smoothed likelihood samples captions that no search would come to,
    # and learning which of those are bad does not make the ones it comes to better.
    temperature: float = 0.5
    measure_steps: int = 120
    measured_pictures: int = 160
    average: float = 0.995
    save_every_seconds: float = 150.0
    seed: int = 5

    @property
    def captioning_steps(self) -> int:
        return self.likelihood_steps + self.self_critical_steps

    @property
    def steps(self) -> int:
        return self.captioning_steps + self.listening_steps


def rate_at(plan: Plan, step: int) -> float:
    """Warm-up and cosine for the likelihood; linear falls for the two other stages, a short rise before the last."""
    if step < plan.likelihood_steps:
        progress = step / plan.likelihood_steps
        return plan.rate * min(1.0, (step + 1) / 100) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * progress)))
    if step >= plan.captioning_steps:
        since = step - plan.captioning_steps
        return plan.listening_rate * min(1.0, (since + 1) / 30) * (1 - 0.9 * since / max(plan.listening_steps, 1))
    progress = (step - plan.likelihood_steps) / max(plan.self_critical_steps, 1)
    return plan.self_critical_rate * (1 - 0.9 * progress)


def likelihood_loss(captioner: Captioner, seen: Seen, tokens: Tensor, smoothing: float) -> Tensor:
    """Mean cross-entropy of each next word, in bfloat16 products."""
    with torch.autocast("cpu", torch.bfloat16):
        said = tokens[..., 1:] != PAD
        logits = captioner(seen, tokens[..., :-1], said)
    return functional.cross_entropy(logits.float(), tokens[..., 1:][said], label_smoothing=smoothing)


def rewarded_words(vocabulary: Vocabulary, numbers: list[int]) -> list[str]:
    """Words of a sampled caption, its end counted as one if it came to it.

    Without the end a caption that breaks off in `with a` gains by its common words and loses nothing.
    """
    end = [SPECIAL[END]] if END in numbers else []
    return [*plain_words(" ".join(vocabulary.decode(numbers))), *end]


class Training:
    """One resumable run with a moving average of the weights."""

    def __init__(self, material: Material, plan: Plan, shape: Shape, path: Path, shipped: dict[str, Tensor] | None = None) -> None:
        """Goes on from the checkpoint at `path`; without one, from the weights `shipped` with the last stage."""
        self.material, self.plan, self.path = material, plan, path
        torch.manual_seed(plan.seed)
        self.captioner = Captioner(shape)
        decayed = [p for p in self.captioner.parameters() if p.dim() > 1]
        plain = [p for p in self.captioner.parameters() if p.dim() <= 1]
        self.optimizer = torch.optim.AdamW(
            [{"params": decayed, "weight_decay": plan.weight_decay}, {"params": plain, "weight_decay": 0.0}],
            lr=plan.rate, betas=(0.9, 0.98),
        )
        self.average = {name: value.clone() for name, value in self.captioner.state_dict().items()}
        self.flickr, self.products = material.part("train"), material.part("train", products=True)
        self.position = 0
        self.cider: Cider | None = None
        self.number: dict[str, int] = {}
        self.best: Best | None = None
        self.from_shipped = False
        stored = checkpoint.load(path)
        if stored is not None:
            if stored["words"] != material.vocabulary.words:
                raise ValueError(f"{path} is of another vocabulary")
            self.captioner.load_state_dict(stored["captioner"])
            self.optimizer.load_state_dict(stored["optimizer"])
            self.average, self.position = stored["average"], int(stored["position"])
            self.best = stored.get("best")
            self.from_shipped = bool(stored.get("from_shipped", False))
        elif shipped is not None:
            self.captioner.load_state_dict(shipped)
            self.average = {name: value.clone() for name, value in shipped.items()}
            self.position = plan.captioning_steps
            self.from_shipped = True

    def save(self) -> None:
        checkpoint.save(self.path, {
            "captioner": self.captioner.state_dict(), "optimizer": self.optimizer.state_dict(), "average": self.average,
            "position": self.position, "best": self.best, "from_shipped": self.from_shipped,
            "words": self.material.vocabulary.words, "shape": self.captioner.shape.as_dict(),
        })

    def product_loss(self, random: np.random.Generator) -> Tensor:
        items = pick(self.products, self.plan.product_batch, self.plan.seed, self.position)
        tokens = token_batch(self.material.vocabulary, items)
        return likelihood_loss(self.captioner, self.material.seen(items, random), tokens, self.plan.smoothing)

    def listening_loss(self, random: np.random.Generator) -> Tensor:
        """Likelihood of products, garments first, some without their map."""
        garments = [item for item in self.products if item.set == "clothing"]
        items = pick(garments, self.plan.listening_garments, self.plan.seed, self.position)
        items += pick(self.products, self.plan.listening_products, self.plan.seed, self.position)
        maps, embedding = self.material.seen(items, random)
        maps[torch.from_numpy(random.random(len(items)) < self.plan.withheld_maps)] = 0
        return likelihood_loss(self.captioner, (maps, embedding), token_batch(self.material.vocabulary, items), self.plan.smoothing)

    def begin_listening(self) -> None:
        """Takes the best weights up and forgets the momentum of the stage before."""
        if self.best is not None:
            self.captioner.load_state_dict(self.best["weights"])
            self.average = {name: value.clone() for name, value in self.best["weights"].items()}
        self.optimizer.state.clear()

    def reward(self, items: list[Captioned], sampled: Tensor) -> Tensor:
        """CIDEr-D of each sampled caption `[P, C, T]` against people's captions of its picture, `[P, C]`."""
        if self.cider is None:
            self.cider = Cider([[[*plain_words(" ".join(words)), SPECIAL[END]] for words in item.captions] for item in self.flickr])
            self.number = {item.key: number for number, item in enumerate(self.flickr)}
        vocabulary = self.material.vocabulary
        return torch.tensor([
            [self.cider.score(rewarded_words(vocabulary, words), self.number[item.key]) for words in group]
            for item, group in zip(items, sampled.tolist())
        ])

    def self_critical_loss(self, items: list[Captioned], seen: Seen) -> tuple[Tensor, float]:
        """Policy gradient; each sample's baseline is the mean of the picture's others (Luo 2020). Also the mean reward."""
        self.captioner.eval()
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            sampled = sample(self.captioner, self.captioner.encoder(*seen), self.plan.samples, self.plan.temperature)
        reward = self.reward(items, sampled)
        others = (reward.sum(dim=1, keepdim=True) - reward) / (self.plan.samples - 1)
        self.captioner.train()
        target = sampled[..., 1:]
        said = target != PAD
        with torch.autocast("cpu", torch.bfloat16):
            logits = self.captioner(seen, sampled[..., :-1], said)
        advantage = (reward - others)[..., None].expand(said.shape)[said]
        cost = functional.cross_entropy(logits.float(), target[said], reduction="none")
        return (advantage * cost).mean(), float(reward.mean())

    def step(self) -> tuple[float, float]:
        """One update; returns the Flickr8k loss, the mean reward or 0, by the stage, and the product loss."""
        if self.position == self.plan.captioning_steps:
            self.begin_listening()
        for group in self.optimizer.param_groups:
            group["lr"] = rate_at(self.plan, self.position)
        random = np.random.default_rng([self.plan.seed, self.position])
        torch.manual_seed(self.plan.seed * 1_000_003 + self.position)
        self.captioner.train()
        for name, parameter in self.captioner.named_parameters():
            parameter.requires_grad = not self.listening or name.startswith("encoder.critic.")
        told, loss = 0.0, torch.zeros(())
        if self.listening:
            products = self.listening_loss(random)
        else:
            items = pick(self.flickr, self.plan.flickr_batch, self.plan.seed, self.position)
            seen = self.material.seen(items, random)
            if self.position < self.plan.likelihood_steps:
                loss = likelihood_loss(self.captioner, seen, token_batch(self.material.vocabulary, items), self.plan.smoothing)
                told = loss.item()
            else:
                loss, told = self.self_critical_loss(items, seen)
            products = self.product_loss(random)
        self.optimizer.zero_grad()
        (loss + self.plan.product_weight * products).backward()
        torch.nn.utils.clip_grad_norm_(self.captioner.parameters(), 1.0)
        self.optimizer.step()
        self.position += 1
        since, most = self.position, self.plan.average
        if self.position > self.plan.captioning_steps:
            since, most = self.position - self.plan.captioning_steps, self.plan.listening_average
        keep = min(most, (1 + since) / (10 + since))
        with torch.no_grad():
            for name, value in self.captioner.state_dict().items():
                self.average[name].lerp_(value, 1 - keep)
        return told, products.item()

    @property
    def listening(self) -> bool:
        return self.position >= self.plan.captioning_steps

    def run(self, minutes: float) -> None:
        """Trains until the plan is done or `minutes` are over; saves on the way and at the end."""
        start = saved = time.monotonic()
        smooth: np.ndarray | None = None
        while self.position < self.plan.steps and time.monotonic() - start < minutes * 60:
            if self.position == self.plan.likelihood_steps:
                smooth = None
                self.measure()
            losses = np.array(self.step())
            smooth = losses if smooth is None else 0.95 * smooth + 0.05 * losses
            if self.position % 50 == 0:
                what = "loss" if self.position <= self.plan.likelihood_steps else "reward or nothing"
                seconds = time.monotonic() - start
                print(f"step {self.position}: {what} {smooth[0]:.3f}, product loss {smooth[1]:.3f}, {seconds:.0f} s", flush=True)
            if self.plan.likelihood_steps < self.position <= self.plan.captioning_steps and self.position % self.plan.measure_steps == 0:
                self.measure()
            if time.monotonic() - saved > self.plan.save_every_seconds:
                self.save()
                saved = time.monotonic()
        self.save()

    def measure(self) -> None:
        """Keeps the average where beam search with it is better than ever before on the tuning half of Flickr8k dev."""
        items = self.material.part("tune")[: self.plan.measured_pictures]
        scores = score_captions(self.averaged(), self.material, items, MEASURED_LENGTH_POWER)
        score = sum(scores.values())
        better = self.best is None or score > self.best["score"]
        print(f"step {self.position}: {scores}, {'kept' if better else 'not kept'}", flush=True)
        if better:
            weights = {name: value.clone() for name, value in self.average.items()}
            self.best = {"score": score, "position": self.position, "weights": weights}

    def done(self) -> str:
        """How far the weights that ship had come, in words for the card."""
        listened = max(self.position - self.plan.captioning_steps, 0)
        if self.from_shipped:
            return f"{listened} steps of listening, from the files that shipped before"
        position = self.best["position"] if self.best else self.position
        likelihood = min(position, self.plan.likelihood_steps)
        critical = min(position, self.plan.captioning_steps) - likelihood
        passes = (likelihood + critical) * self.plan.flickr_batch / max(len(self.flickr), 1)
        return f"{likelihood} likelihood and {critical} self-critical steps, {passes:.1f} passes over Flickr8k, and {listened} of listening"

    def shipped(self) -> Captioner:
        """The average as it is once the last stage has begun; before, the one with the best score, or the last where none was measured."""
        listened = self.from_shipped or self.position > self.plan.captioning_steps
        return self.averaged(None if listened or self.best is None else self.best["weights"])

    def averaged(self, weights: dict[str, Tensor] | None = None) -> Captioner:
        """`weights`, or the moving average as it stands, as a captioner of its own."""
        copied = Captioner(self.captioner.shape)
        copied.load_state_dict(self.average if weights is None else weights)
        return copied.eval()


def run_path(run: str) -> Path:
    return work_folder() / "captioner" / f"{run}.pt"


def score_captions(captioner: Captioner, material: Material, items: list[Captioned], length_power: float) -> dict[str, float]:
    """BLEU-4 and CIDEr-D of beam search over `items`."""
    found: list[list[str]] = []
    for start in range(0, len(items), 32):
        for words in beam_captions(captioner, material.seen(items[start : start + 32]), length_power=length_power):
            found.append(plain_words(" ".join(material.vocabulary.decode(words))))
    references = [[plain_words(" ".join(words)) for words in item.captions] for item in items]
    return {"bleu4": bleu(found, references), "cider": cider(found, references)}
