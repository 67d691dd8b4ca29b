"""Measures of a classifier: accuracy, macro recall, calibration, area under the curve."""

from __future__ import annotations

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.stats import rankdata


def softmax(logits: np.ndarray) -> np.ndarray:
    """Softmax over the last axis."""
    shifted = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return shifted / shifted.sum(axis=-1, keepdims=True)


def accuracy(predicted: np.ndarray, truth: np.ndarray) -> float:
    """Share of equal entries."""
    return float(np.mean(predicted == truth))


def macro_recall(predicted: np.ndarray, truth: np.ndarray) -> float:
    """Mean over the classes that occur of the share of their pictures that were named rightly."""
    return float(np.mean([np.mean(predicted[truth == label] == label) for label in np.unique(truth)]))


def expected_calibration_error(probabilities: np.ndarray, truth: np.ndarray, bins: int = 15) -> float:
    """Guo et al. 2017, equation 5: mean gap of confidence and accuracy over equal bins of confidence."""
    confidence, right = probabilities.max(axis=1), probabilities.argmax(axis=1) == truth
    bin_of = np.minimum((confidence * bins).astype(int), bins - 1)
    error = 0.0
    for number in range(bins):
        mine = bin_of == number
        if mine.any():
            error += float(mine.mean()) * abs(float(confidence[mine].mean()) - float(right[mine].mean()))
    return error


def fit_temperature(logits: np.ndarray, truth: np.ndarray) -> float:
    """The temperature that makes the truth likeliest (Guo et al. 2017, section 4.2)."""

    def loss(log_temperature: float) -> float:
        scaled = logits / np.exp(log_temperature)
        top = scaled.max(axis=1)
        return float(np.mean(top + np.log(np.exp(scaled - top[:, None]).sum(axis=1)) - scaled[np.arange(len(truth)), truth]))

    return float(np.exp(minimize_scalar(loss, bounds=(-3, 3), method="bounded").x))


def fit_binary_temperature(logits: np.ndarray, truth: np.ndarray) -> float:
    """The same for one logit and a 0 or 1 truth."""
    return fit_temperature(np.stack([np.zeros_like(logits), logits], axis=1), truth.astype(int))


def area_under_curve(scores: np.ndarray, positive: np.ndarray) -> float:
    """Probability that a positive scores above a negative, ties counted half (Mann-Whitney)."""
    positive = positive.astype(bool)
    ranks = rankdata(scores)
    above = ranks[positive].sum() - positive.sum() * (positive.sum() + 1) / 2
    return float(above / (positive.sum() * (~positive).sum()))
