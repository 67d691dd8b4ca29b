"""Finding captions: beam search, and sampling for self-critical training."""

from __future__ import annotations

from typing import Callable

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from .network import Captioner
from .vocabulary import BEGIN, END, MAXIMUM_LENGTH, PAD, UNKNOWN

BEAM = 3
# One step of a decoder: tokens [N], past -> log-probabilities [N, V], present.
Step = Callable[[np.ndarray, np.ndarray], tuple[np.ndarray, np.ndarray]]


def log_softmax(logits: np.ndarray) -> np.ndarray:
    """Log of the softmax over the last axis; words that are never said get minus infinity."""
    shifted = logits - logits.max(axis=-1, keepdims=True)
    result = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    result[..., [PAD, BEGIN, UNKNOWN]] = -np.inf
    return result


def beam_search(step: Step, past: np.ndarray, beam: int = BEAM, length_power: float = 0.7) -> list[int]:
    """The words of the best caption of one picture.

    `past` is the empty cache of one sequence. A finished caption's score is its log-probability
    over its length to `length_power` (Wu et al. 2016, section 7, without the offset of five).
    """
    sequences: list[list[int]] = [[BEGIN]]
    scores = np.zeros(1)
    finished: list[tuple[float, list[int]]] = []
    for _ in range(MAXIMUM_LENGTH):
        logits, present = step(np.array([words[-1] for words in sequences], dtype=np.int64), past)
        total = scores[:, None] + log_softmax(logits)
        flat = total.reshape(-1)
        best = np.argpartition(-flat, 2 * beam)[: 2 * beam]
        best = best[np.argsort(-flat[best])]
        rows, kept = [], []
        for index in best:
            row, word = divmod(int(index), total.shape[1])
            if word == END:
                length = max(len(sequences[row]) - 1, 1)
                finished.append((float(flat[index]) / length**length_power, sequences[row][1:]))
            elif len(rows) < beam:
                rows.append(row)
                kept.append((float(flat[index]), [*sequences[row], word]))
        past = present[rows]
        sequences, scores = [words for _, words in kept], np.array([score for score, _ in kept])
        if len(finished) >= beam:
            break
    if not finished:
        return sequences[0][1:]
    return max(finished)[1]


@torch.no_grad()
def beam_captions(
    captioner: Captioner, seen: tuple[Tensor, Tensor | None], beam: int = BEAM, length_power: float = 0.7
) -> list[list[int]]:
    """Beam search in PyTorch for features `[P, 49, 1280]` and, where the network wants them, embeddings `[P, 1280]`."""
    captioner.eval()
    found = []
    for memory in captioner.encoder(*seen).split(1):
        pairs = captioner.decoder.memory_pairs(memory)

        def step(tokens: np.ndarray, past: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
            logits, _, present = captioner.decoder.step(torch.from_numpy(tokens), pairs, torch.from_numpy(past))
            return logits.numpy(), present.numpy()

        found.append(beam_search(step, captioner.decoder.empty_past(1).numpy(), beam, length_power))
    return found


@torch.no_grad()
def sample(captioner: Captioner, memory: Tensor, each: int, temperature: float = 1.0) -> Tensor:
    """`each` sampled captions of every picture, `[P, each, T]` with begin, words, end and padding."""
    count = memory.shape[0] * each
    pairs = captioner.decoder.memory_pairs(memory)
    past = captioner.decoder.empty_past(count)
    token = torch.full((count,), BEGIN)
    words, done = [token], torch.zeros(count, dtype=torch.bool)
    for _ in range(MAXIMUM_LENGTH):
        logits, _, past = captioner.decoder.step(token, pairs, past, each)
        logits[:, [PAD, BEGIN, UNKNOWN]] = -torch.inf
        token = torch.multinomial(functional.softmax(logits.float() / temperature, dim=-1), 1)[:, 0]
        token = torch.where(done, PAD, token)
        words.append(token)
        done |= token == END
        if done.all():
            break
    return torch.stack(words, dim=1).reshape(memory.shape[0], each, -1)
