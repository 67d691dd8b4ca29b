"""Words and their numbers."""

from __future__ import annotations

import json
import string
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Iterable

PAD, BEGIN, END, UNKNOWN = range(4)
SPECIAL = ("<pad>", "<bos>", "<eos>", "<unk>")
MAXIMUM_LENGTH = 24


def words_of(caption: str) -> list[str]:
    """Lower-case words without the punctuation around them; `man 's` is one word, `t-shirt` another."""
    words: list[str] = []
    for raw in caption.lower().split():
        if raw == "'s" and words:
            words[-1] += raw
            continue
        word = raw.strip(string.punctuation)
        if word:
            words.append(word)
    return words


@dataclass
class Vocabulary:
    """`words[number]`; numbers of words that are missing are those of `<unk>`."""

    words: list[str]
    numbers: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        self.numbers = {word: number for number, word in enumerate(self.words)}

    def __len__(self) -> int:
        return len(self.words)

    def encode(self, words: Iterable[str]) -> list[int]:
        """Numbers between begin and end, cut to MAXIMUM_LENGTH words."""
        return [BEGIN, *[self.numbers.get(word, UNKNOWN) for word in words][:MAXIMUM_LENGTH], END]

    def decode(self, numbers: Iterable[int]) -> list[str]:
        """Words up to the first end; begin and padding are left out."""
        words: list[str] = []
        for number in numbers:
            if number == END:
                break
            if number not in (PAD, BEGIN):
                words.append(self.words[number])
        return words

    def save(self, path: Path) -> None:
        path.write_text(json.dumps({"words": self.words}, ensure_ascii=False) + "\n", encoding="utf-8")


def build_vocabulary(captions: Iterable[list[str]], always: Iterable[list[str]], at_least: int) -> Vocabulary:
    """Words that occur `at_least` times in `captions`, and every word of `always`, commonest first."""
    counts = Counter(word for caption in captions for word in caption)
    needed = {word for caption in always for word in caption}
    chosen = {word for word, count in counts.items() if count >= at_least} | needed
    return Vocabulary([*SPECIAL, *sorted(chosen, key=lambda word: (-counts[word], word))])
