"""`python -m training.evaluate [model ...]`: every figure of every model, from its ONNX files, against its bar.

Each model package may hold an `evaluate` module with `figures() -> list[Figure]`.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import pkgutil
import sys
from pathlib import Path

import torch

from .common.figure import HEADER, Figure

# Of the package, also where this module is run and not imported: its own name is __main__ then.
PACKAGE = __package__ or "training"


def models() -> list[str]:
    """Names of the model packages that can be evaluated."""
    names = [module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)]) if module.ispkg]
    return [name for name in names if importlib.util.find_spec(f"{PACKAGE}.{name}.evaluate") is not None]


def figures_of(name: str) -> list[Figure]:
    return importlib.import_module(f"{PACKAGE}.{name}.evaluate").figures()


def print_table(figures: list[Figure]) -> None:
    """Aligned columns: the model, then the figure's cells."""
    rows = [["Model", *HEADER], *[[figure.model, *figure.cells()] for figure in figures]]
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def main() -> int:
    """Prints the table; exit status 1 where a model could not be measured, bars missed or not."""
    parser = argparse.ArgumentParser(prog="python -m training.evaluate", description=__doc__)
    parser.add_argument("models", nargs="*", metavar="model", help=f"of {', '.join(models())}; all by default")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    known = models()
    unknown = [name for name in options.models if name not in known]
    if unknown:
        parser.error(f"no such model: {', '.join(unknown)}")
    figures: list[Figure] = []
    failed: list[str] = []
    for name in options.models or known:
        try:
            figures += figures_of(name)
        except FileNotFoundError as error:
            failed.append(f"{name}: {error}")
    print_table(figures)
    missed = sum(figure.passes is False for figure in figures)
    print(f"\n{sum(figure.passes is True for figure in figures)} bars reached, {missed} missed")
    for line in failed:
        print(f"not measured: {line}", file=sys.stderr)
    if options.json:
        rows = [{**figure.__dict__, "passes": figure.passes} for figure in figures]
        options.json.write_text(json.dumps(rows, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
