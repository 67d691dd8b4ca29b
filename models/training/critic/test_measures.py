"""`python -m unittest training.critic.test_measures`, from models/."""

from __future__ import annotations

import unittest

import numpy as np

from .measures import (
    area_under_curve, expected_calibration_error, fit_binary_temperature, fit_temperature, macro_recall, softmax,
)


class MeasuresTest(unittest.TestCase):
    def test_macro_recall_counts_classes_alike(self) -> None:
        predicted, truth = np.array([0, 0, 0, 1]), np.array([0, 0, 0, 2])
        self.assertAlmostEqual(macro_recall(predicted, truth), 0.5)

    def test_area_under_curve_counts_ties_half(self) -> None:
        self.assertAlmostEqual(area_under_curve(np.array([3.0, 1.0, 1.0, 0.0]), np.array([1, 1, 0, 0])), 3.5 / 4)

    def test_calibration_error_by_hand(self) -> None:
        # Four answers of confidence 0.9, three right: a gap of 0.15 in one bin.
        probabilities = np.tile([0.9, 0.1], (4, 1))
        self.assertAlmostEqual(expected_calibration_error(probabilities, np.array([0, 0, 0, 1])), 0.15)

    def test_temperature_undoes_a_known_scale(self) -> None:
        random = np.random.default_rng(1)
        logits = random.normal(size=(20_000, 4)) * 2
        truth = np.array([random.choice(4, p=row) for row in softmax(logits)])
        self.assertAlmostEqual(fit_temperature(logits * 3, truth), 3, delta=0.15)

    def test_binary_temperature_undoes_a_known_scale(self) -> None:
        random = np.random.default_rng(2)
        logits = random.normal(size=20_000) * 2
        truth = random.random(20_000) < 1 / (1 + np.exp(-logits))
        self.assertAlmostEqual(fit_binary_temperature(logits * 2, truth), 2, delta=0.15)


if __name__ == "__main__":
    unittest.main()
