"""A measured figure and the bar it is held against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Figure:
    """One figure measured from the ONNX files, with the split it was measured on.

    `bar` None means the figure is told but held against nothing.
    """

    model: str
    name: str
    value: float
    split: str
    bar: float | None = None
    better: Literal["higher", "lower"] = "higher"
    unit: str = ""

    @property
    def passes(self) -> bool | None:
        """Whether the bar is reached; None without a bar."""
        if self.bar is None:
            return None
        return self.value >= self.bar if self.better == "higher" else self.value <= self.bar

    def cells(self) -> list[str]:
        """Name, value, bar, verdict and split as text, for tables."""
        sign = "≥" if self.better == "higher" else "≤"
        bar = f"{sign} {self.bar:g}{self.unit}" if self.bar is not None else "–"
        verdict = {True: "reached", False: "missed", None: "–"}[self.passes]
        return [self.name, f"{self.value:.4g}{self.unit}", bar, verdict, self.split]


HEADER = ["Figure", "Value", "Bar", "Verdict", "Measured on"]
