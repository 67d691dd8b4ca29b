"""Muon for convolutions (Jordan et al. 2024), Adam for everything else, in one optimiser."""

from __future__ import annotations

from typing import Any, Iterable

import torch
from torch import Tensor
from torch.optim import Optimizer


def orthogonalise(matrix: Tensor, steps: int = 5) -> Tensor:
    """Nearest semi-orthogonal matrix, roughly ([rows, columns] float32): the quintic Newton-Schulz iteration of Jordan et al."""
    a, b, c = 3.4445, -4.7750, 2.0315
    tall = matrix.size(0) > matrix.size(1)
    x = matrix.T if tall else matrix
    # The iteration is meant to be coarse: bfloat16 halves its cost.
    x = (x / (x.norm() + 1e-7)).bfloat16()
    for _ in range(steps):
        gram = x @ x.T
        x = a * x + (b * gram + c * gram @ gram) @ x
    return (x.T if tall else x).float()


WEIGHT_DECAY = 0.1


class Muon(Optimizer):
    """Orthogonalised momentum for weights of four axes, Adam for the rest, at one learning rate.

    The orthogonal step is scaled by 0.2 sqrt(max(rows, columns)) so that its size matches Adam's
    (Liu et al. 2025, section 2.2). Without their weight decay the weights of a network that has no
    norms grow until a run of some thousand steps blows up.
    """

    def __init__(self, parameters: Iterable[Tensor], lr: float, momentum: float = 0.95) -> None:
        super().__init__([p for p in parameters if p.requires_grad], {"lr": lr, "momentum": momentum})

    @torch.no_grad()
    def step(self, closure: Any = None) -> None:  # type: ignore[override]
        """One update from the gradients at hand."""
        for group in self.param_groups:
            for parameter in group["params"]:
                if parameter.grad is None:
                    continue
                state = self.state[parameter]
                if parameter.dim() == 4 and parameter.size(0) >= 16 and parameter[0].numel() >= 16:
                    self._orthogonal(parameter, state, group["lr"], group["momentum"])
                else:
                    self._adam(parameter, state, group["lr"])

    def _orthogonal(self, parameter: Tensor, state: dict[str, Any], rate: float, momentum: float) -> None:
        gradient = parameter.grad
        assert gradient is not None
        average = state.setdefault("average", torch.zeros_like(gradient))
        average.lerp_(gradient, 1 - momentum)
        matrix = gradient.lerp(average, momentum).reshape(parameter.size(0), -1)
        update = orthogonalise(matrix)
        scale = 0.2 * max(matrix.shape) ** 0.5
        parameter.mul_(1 - rate * WEIGHT_DECAY).add_(update.reshape(parameter.shape), alpha=-rate * scale)

    def _adam(self, parameter: Tensor, state: dict[str, Any], rate: float) -> None:
        gradient = parameter.grad
        assert gradient is not None
        step = state["step"] = state.get("step", 0) + 1
        first = state.setdefault("first", torch.zeros_like(gradient))
        second = state.setdefault("second", torch.zeros_like(gradient))
        first.lerp_(gradient, 0.1)
        second.mul_(0.99).addcmul_(gradient, gradient, value=0.01)
        denominator = (second / (1 - 0.99**step)).sqrt_().add_(1e-8)
        parameter.addcdiv_(first, denominator, value=-rate / (1 - 0.9**step))
