"""BLEU (Papineni et al. 2002) and CIDEr-D (Vedantam et al. 2015) over a whole set of captions.

Both take lists of words. References are all captions people wrote of the same picture.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import Iterable, Sequence

Words = Sequence[str]
Grams = Counter[tuple[str, ...]]

CIDER_ORDERS = 4
CIDER_SIGMA = 6.0


def plain_words(caption: str) -> list[str]:
    """Lower case, without punctuation: how Flickr8k captions are compared."""
    return re.sub(r"[^a-z0-9 ]", "", caption.lower()).split()


def grams(words: Words, order: int) -> Grams:
    """How often each run of `order` words occurs."""
    return Counter(tuple(words[start : start + order]) for start in range(len(words) - order + 1))


def bleu(candidates: Sequence[Words], references: Sequence[Sequence[Words]], orders: int = 4) -> float:
    """Corpus BLEU with uniform weights up to `orders` (section 2.3), the reference closest in length for brevity.

    Raises ValueError where the two lists differ in length or are empty.
    """
    if len(candidates) != len(references) or not candidates:
        raise ValueError("one list of references for each candidate")
    matched, proposed = [0] * orders, [0] * orders
    length = reference_length = 0
    for candidate, group in zip(candidates, references):
        length += len(candidate)
        reference_length += min((abs(len(reference) - len(candidate)), len(reference)) for reference in group)[1]
        for order in range(1, orders + 1):
            found = grams(candidate, order)
            allowed: Grams = Counter()
            for reference in group:
                allowed |= grams(reference, order)
            matched[order - 1] += sum((found & allowed).values())
            proposed[order - 1] += sum(found.values())
    if min(matched) == 0:
        return 0.0
    precision = sum(math.log(hit / all_) for hit, all_ in zip(matched, proposed)) / orders
    brevity = min(0.0, 1 - reference_length / length)
    return math.exp(precision + brevity)


class Cider:
    """CIDEr-D against fixed references: document frequencies come from those references, as in the paper.

    Scores are on the usual scale, ten times the mean cosine.
    """

    def __init__(self, references: Sequence[Sequence[Words]]) -> None:
        self.log_documents = math.log(max(len(references), 2))
        self.frequency: Counter[tuple[str, ...]] = Counter()
        for group in references:
            self.frequency.update({gram for reference in group for gram in all_grams(reference)})
        self.weights: dict[tuple[str, ...], float] = {}
        self.references = [[self.vector(reference) for reference in group] for group in references]

    def weight(self, gram: tuple[str, ...]) -> float:
        """Inverse document frequency of one n-gram."""
        known = self.weights.get(gram)
        if known is None:
            known = self.log_documents - math.log(max(self.frequency[gram], 1))
            self.weights[gram] = known
        return known

    def vector(self, words: Words) -> tuple[list[dict[tuple[str, ...], float]], list[float], int]:
        """tf-idf vectors for each order, their norms, and the length in words."""
        vectors = [
            {gram: count * self.weight(gram) for gram, count in grams(words, order).items()}
            for order in range(1, CIDER_ORDERS + 1)
        ]
        norms = [math.sqrt(sum(value * value for value in vector.values())) for vector in vectors]
        return vectors, norms, len(words)

    def score(self, candidate: Words, number: int) -> float:
        """CIDEr-D of one candidate against the references with this number (equation 5 of the paper)."""
        vectors, norms, length = self.vector(candidate)
        group = self.references[number]
        total = 0.0
        for their_vectors, their_norms, their_length in group:
            penalty = math.exp(-((length - their_length) ** 2) / (2 * CIDER_SIGMA**2))
            for mine, theirs, my_norm, their_norm in zip(vectors, their_vectors, norms, their_norms):
                if my_norm > 0 and their_norm > 0:
                    shared = sum(min(value, theirs[gram]) * theirs[gram] for gram, value in mine.items() if gram in theirs)
                    total += penalty * shared / (my_norm * their_norm)
        return 10 * total / (CIDER_ORDERS * len(group))


def all_grams(words: Words) -> Iterable[tuple[str, ...]]:
    """Runs of one to four words."""
    for order in range(1, CIDER_ORDERS + 1):
        yield from grams(words, order)


def cider(candidates: Sequence[Words], references: Sequence[Sequence[Words]]) -> float:
    """Mean CIDEr-D of candidates, one for each group of references."""
    if len(candidates) != len(references) or not candidates:
        raise ValueError("one list of references for each candidate")
    judge = Cider(references)
    return sum(judge.score(candidate, number) for number, candidate in enumerate(candidates)) / len(candidates)
