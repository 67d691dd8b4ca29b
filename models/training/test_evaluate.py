"""The evaluation as it is called from a terminal: as a module that is run, whose own name is `__main__`."""

from __future__ import annotations

import subprocess
import sys
import unittest
from pathlib import Path

MODELS = ("captioner", "critic", "denoiser", "generator", "inpainter", "upscaler")


class EvaluateCommand(unittest.TestCase):
    def call(self, *words: str) -> subprocess.CompletedProcess[str]:
        folder = Path(__file__).parent.parent
        return subprocess.run(
            [sys.executable, "-m", "training.evaluate", *words], cwd=folder, capture_output=True, text=True, check=False
        )

    def test_knows_every_model(self) -> None:
        called = self.call("--help")
        self.assertEqual(called.returncode, 0, called.stderr)
        for model in MODELS:
            self.assertIn(model, called.stdout)

    def test_refuses_an_unknown_model(self) -> None:
        called = self.call("teapot")
        self.assertEqual(called.returncode, 2)
        self.assertIn("no such model: teapot", called.stderr)


if __name__ == "__main__":
    unittest.main()
