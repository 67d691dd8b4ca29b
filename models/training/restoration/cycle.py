"""One training cycle: a rate that rises, then falls to nothing, within a given time; resumable."""

from __future__ import annotations

import copy
import json
import math
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable, Sequence

import numpy as np
import torch
from torch import Tensor, nn

from ..common import checkpoint
from ..common.paths import work_folder
from ..common.seeding import seed_everything
from .muon import Muon
from .shipped import grown, read_weights

WARM_UP = 0.03
SAVE_SECONDS = 240.0


@dataclass
class Recipe:
    """What a cycle needs to know of a model.

    The first figure `validate` returns is its score, higher better. `shipped` is an ONNX file to go
    on from where no checkpoint is left.
    """

    name: str
    network: nn.Module
    make_batch: Callable[[np.random.Generator, float], Sequence[Tensor]]
    loss: Callable[[nn.Module, Sequence[Tensor], float], Tensor]
    validate: Callable[[nn.Module], dict[str, float]]
    rate: float
    decay: float = 0.999
    seed: int = 1
    shipped: Path | None = None

    @property
    def state_path(self) -> Path:
        """Where an unfinished cycle is kept."""
        return work_folder() / f"{self.name}.pt"

    @property
    def best_path(self) -> Path:
        """Where the best weights so far and their figures are kept."""
        return work_folder() / f"{self.name}-best.pt"


def rate_factor(progress: float) -> float:
    """Share of the peak rate at `progress` (0..1) of a cycle: linear rise, then half a cosine."""
    if progress < WARM_UP:
        return progress / WARM_UP + 1e-3
    return 0.5 * (1 + math.cos(math.pi * min(1.0, (progress - WARM_UP) / (1 - WARM_UP)))) + 1e-4


def log(name: str, **figures: object) -> None:
    """Prints figures and appends them to `work_folder()/NAME.log`, one JSON object a line."""
    line = json.dumps({"time": time.strftime("%H:%M:%S"), **figures})
    print(name, line, flush=True)
    with open(work_folder() / f"{name}.log", "a", encoding="utf-8") as file:
        file.write(line + "\n")


def from_shipped(recipe: Recipe) -> dict[str, Any] | None:
    """The shipped file as best weights so far, validated again; None where there is no such file. It may have fewer blocks."""
    found = read_weights(recipe.shipped) if recipe.shipped else None
    if found is None:
        return None
    metadata = found[1]
    weights = grown(recipe.network, found[0])
    network = copy.deepcopy(recipe.network)
    network.load_state_dict(weights)
    figures = recipe.validate(network.eval())
    steps, minutes = metadata.get("steps", 0), metadata.get("minutes", 0)
    best = {"network": weights, "score": next(iter(figures.values())), "figures": figures, "step": steps, "minutes": minutes}
    checkpoint.save(recipe.best_path, best)
    log(recipe.name, shipped=str(recipe.shipped), **{key: round(value, 4) for key, value in figures.items()})
    return best


def run_cycle(recipe: Recipe, minutes: float, steps: int | None = None, peak: float = 1) -> bool:
    """Trains for `minutes` (or at most `steps`), going on with an unfinished cycle if there is one.

    `peak` is the share of the recipe's rate that the cycle rises to: a low one settles weights that have learned
    for long. A new cycle starts from the best weights so far. At its end the moving average is validated and
    kept where it is better than the best; returns whether it was.
    """
    seed_everything(recipe.seed)
    network = recipe.network.to(memory_format=torch.channels_last).train()
    optimiser = Muon(network.parameters(), recipe.rate)
    average = copy.deepcopy(network).eval()
    step, elapsed, total = 0, 0.0, minutes * 60
    unfinished = checkpoint.load(recipe.state_path)
    best = checkpoint.load(recipe.best_path) or from_shipped(recipe)
    if unfinished and unfinished["elapsed"] < unfinished["total"]:
        network.load_state_dict(unfinished["network"])
        average.load_state_dict(unfinished["average"])
        optimiser.load_state_dict(unfinished["optimiser"])
        step, elapsed, total = unfinished["step"], unfinished["elapsed"], unfinished["total"]
        log(recipe.name, resumed=step, elapsed=round(elapsed))
    elif best:
        network.load_state_dict(best["network"])
        average.load_state_dict(best["network"])
        step = best["step"]
    random = np.random.default_rng([recipe.seed, step])
    parameters, smooth = list(network.parameters()), list(average.parameters())
    first, losses, saved, last = step, [], elapsed, time.monotonic()

    def save() -> None:
        checkpoint.save(
            recipe.state_path,
            {
                "network": network.state_dict(),
                "average": average.state_dict(),
                "optimiser": optimiser.state_dict(),
                "step": step,
                "elapsed": elapsed,
                "total": total,
            },
        )

    while elapsed < total and (steps is None or step - first < steps):
        progress = elapsed / total
        for group in optimiser.param_groups:
            group["lr"] = recipe.rate * peak * rate_factor(progress)
        batch = recipe.make_batch(random, progress)
        loss = recipe.loss(network, batch, progress)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        optimiser.step()
        step += 1
        decay = min(recipe.decay, step / (step + 10))
        with torch.no_grad():
            torch._foreach_lerp_(smooth, parameters, 1 - decay)
        losses.append(float(loss.detach()))
        now = time.monotonic()
        elapsed, last = elapsed + now - last, now
        if step % 200 == 0:
            log(recipe.name, step=step, minutes=round(elapsed / 60, 2), loss=round(float(np.mean(losses[-200:])), 5))
        if elapsed - saved > SAVE_SECONDS:
            save()
            saved = elapsed
    if steps is None:
        elapsed = max(elapsed, total)
    save()
    figures = recipe.validate(average.eval())
    score = next(iter(figures.values()))
    better = best is None or score > best["score"]
    spent = elapsed / 60 + (best["minutes"] if best else 0)
    log(recipe.name, finished=step, better=better, minutes=round(spent, 1), **{k: round(v, 4) for k, v in figures.items()})
    if better:
        state = {"network": average.state_dict(), "score": score, "figures": figures, "step": step, "minutes": spent}
        checkpoint.save(recipe.best_path, state)
    elif best is not None:
        checkpoint.save(recipe.best_path, {**best, "minutes": spent})
    return better


def forget(recipe: Recipe) -> None:
    """Removes the recipe's checkpoints and log."""
    for path in (recipe.state_path, recipe.best_path, work_folder() / f"{recipe.name}.log"):
        path.unlink(missing_ok=True)
