"""What cameras and web sites do to a picture: blur, noise and JPEG."""

from __future__ import annotations

import cv2
import numpy as np


def jpeg(picture: np.ndarray, quality: int, full_colour: bool = False) -> np.ndarray:
    """[H, W, 3] uint8 through a JPEG file of `quality` (1..100), colour halved unless `full_colour`."""
    sampling = cv2.IMWRITE_JPEG_SAMPLING_FACTOR_444 if full_colour else cv2.IMWRITE_JPEG_SAMPLING_FACTOR_420
    options = [cv2.IMWRITE_JPEG_QUALITY, int(quality), cv2.IMWRITE_JPEG_SAMPLING_FACTOR, sampling]
    done, data = cv2.imencode(".jpg", cv2.cvtColor(np.ascontiguousarray(picture), cv2.COLOR_RGB2BGR), options)
    if not done:
        raise ValueError("the picture could not be encoded as JPEG")
    return cv2.cvtColor(cv2.imdecode(data, cv2.IMREAD_COLOR), cv2.COLOR_BGR2RGB)


def gaussian_noise(picture: np.ndarray, sigma: float, random: np.random.Generator) -> np.ndarray:
    """[H, W, 3] float32, 0..255, unclipped: `picture` plus white noise of standard deviation `sigma`."""
    return picture.astype(np.float32) + sigma * random.standard_normal(picture.shape, dtype=np.float32)


def blur(picture: np.ndarray, sigma: float) -> np.ndarray:
    """[H, W, 3] uint8 under a Gaussian of `sigma` pixels."""
    return cv2.GaussianBlur(np.ascontiguousarray(picture), (0, 0), sigma, borderType=cv2.BORDER_REFLECT_101)


def quantise(picture: np.ndarray) -> np.ndarray:
    """Rounds and clips to uint8."""
    return np.clip(np.round(picture), 0, 255).astype(np.uint8)
