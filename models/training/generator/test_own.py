"""`python -m unittest training.generator.test_own`, from models/."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from types import SimpleNamespace

import numpy as np
from PIL import Image

from ..common.ending import CUT_SHORT
from ..common.folder_lock import folder_lock
from .own import HEADS_ALONE, WARM_UP, next_weights
from .own_set import SetError, read_own_set


class SetTest(unittest.TestCase):
    def write(self, folder: Path, labels: list[str], rows: list[tuple[str, str]]) -> None:
        for place, _ in enumerate(rows):
            Image.fromarray(np.full((8, 8, 3), 40 * place, np.uint8)).save(folder / f"{place}.png")
        named = [{"id": name, "en": name, "zh": name} for name in labels]
        (folder / "set.json").write_text(json.dumps({"labels": named}), encoding="utf-8")
        lines = [json.dumps({"key": key, "label": label, "file": f"{i}.png"}) for i, (key, label) in enumerate(rows)]
        (folder / "pictures.jsonl").write_text("\n".join(lines), encoding="utf-8")

    def test_labels_come_from_the_set_and_pictures_at_the_size_asked_for(self) -> None:
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary)
            self.write(folder, ["杯子", "plate"], [("a", "plate"), ("b", "杯子"), ("c", "plate"), ("d", "杯子")])
            data = read_own_set(folder, 16)
            self.assertEqual([label.id for label in data.labels], ["杯子", "plate"])
            self.assertEqual(data.label.tolist(), [1, 0, 1, 0])
            self.assertEqual(data.pictures.shape, (4, 16, 16, 3))
            other = read_own_set(folder, 8)
            self.assertEqual(data.fingerprint(), other.fingerprint())
            self.write(folder, ["杯子", "plate"], [("a", "plate"), ("b", "杯子"), ("c", "plate"), ("e", "杯子")])
            self.assertNotEqual(read_own_set(folder, 8).fingerprint(), other.fingerprint())

    def test_what_is_no_set_is_said(self) -> None:
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary)
            self.assertRaises(SetError, read_own_set, folder, 8)
            self.write(folder, ["cup"], [("a", "cup")])
            self.assertRaises(SetError, read_own_set, folder, 8)
            self.write(folder, ["cup"], [("a", "mug"), ("b", "mug")])
            self.assertRaises(SetError, read_own_set, folder, 8)


class PlanTest(unittest.TestCase):
    def test_the_generator_waits_for_a_fresh_discriminator(self) -> None:
        for seen, share in ((WARM_UP, 0.1), (48, 0.5)):  # a long training, and a short one
            learner = SimpleNamespace(pictures_seen=0, heads_until=0)
            self.assertEqual(next_weights(learner, 0.0).adversarial, 0.0)
            learner.pictures_seen = seen
            self.assertFalse(next_weights(learner, share).generator)
            learner.pictures_seen += HEADS_ALONE
            both = next_weights(learner, share)
            self.assertTrue(both.generator and both.adversarial > 0)
            # What is gone on with for longer does not begin again.
            self.assertEqual(next_weights(learner, 0.01), both)


class EndingTest(unittest.TestCase):
    def child(self, program: str) -> subprocess.Popen[str]:
        code = f"from training.common.ending import Ending\nimport sys, time\nending = Ending(watch_parent=True)\n{program}"
        return subprocess.Popen(
            [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            cwd=Path(__file__).resolve().parents[2],
        )

    def test_ends_at_once_where_nothing_is_to_be_kept(self) -> None:
        with self.child("print('there', flush=True)\ntime.sleep(600)") as child:
            self.assertEqual(child.stdout.readline(), "there\n")
            child.stdin.close()
            self.assertEqual(child.wait(60), CUT_SHORT)

    def test_is_told_where_something_is(self) -> None:
        loop = "ending.keep()\nprint('there', flush=True)\nwhile not ending.asked:\n    time.sleep(0.01)\nprint('kept')"
        for end in ("input", "signal"):
            with self.subTest(end), self.child(loop) as child:
                self.assertEqual(child.stdout.readline(), "there\n")
                if end == "input":
                    child.stdin.close()
                elif os.name == "posix":
                    child.terminate()
                else:
                    child.stdin.close()
                self.assertEqual(child.stdout.read(), "kept\n")
                self.assertEqual(child.wait(60), 0)


class LockTest(unittest.TestCase):
    def test_two_trainings_do_not_work_in_one_folder(self) -> None:
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary)
            with folder_lock(folder):
                with self.assertRaises(TimeoutError), folder_lock(folder, patience=0):
                    pass
            with folder_lock(folder, patience=0):
                pass


class RequirementsTest(unittest.TestCase):
    def test_own_pictures_need_nothing_that_the_recipes_do_not(self) -> None:
        def wants(path: Path) -> set[str]:
            lines = path.read_text(encoding="utf-8").splitlines()
            return {line for line in lines if re.match(r"[a-z]", line)}

        here = Path(__file__).resolve().parent
        few = wants(here / "requirements.txt")
        self.assertTrue(few and few <= wants(here.parent / "requirements.txt"))


if __name__ == "__main__":
    unittest.main()
