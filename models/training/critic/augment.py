"""Random views of a picture: crop, rotation, perspective, mirror, light, compression, erasing."""

from __future__ import annotations

import cv2
import numpy as np

Random = np.random.Generator


AREAS = (0.35, 1.0)
# A texture is told by its scale too: its views are as large as the picture is when it is recognised, give or take.
TEXTURE_AREAS = (0.45, 1.5)


def view_matrix(height: int, width: int, size: int, random: Random, areas: tuple[float, float], any_turn: bool) -> np.ndarray:
    """Perspective matrix from a random quadrilateral of the picture to the `size` square.

    A box of a share of the area within `areas` and aspect 3/4 to 4/3, turned by up to some degrees (by any
    quarter turn too where `any_turn`), each corner moved by up to 8 % of the box, mirrored or not. Only a
    picture that goes on beyond its edges has boxes larger than itself.
    """
    area, aspect = random.uniform(*areas), np.exp(random.uniform(np.log(3 / 4), np.log(4 / 3)))
    box_width, box_height = width * np.sqrt(area * aspect), height * np.sqrt(area / aspect)
    if areas[1] <= 1:
        box_width, box_height = min(width, box_width), min(height, box_height)
    centre = np.array([place_within(width, box_width, random), place_within(height, box_height, random)])
    corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]], dtype=np.float64)
    if random.random() < 0.5:
        corners += random.uniform(-0.16, 0.16, size=(4, 2))
    angle = np.deg2rad(random.normal(0, 8)) if random.random() < 0.6 else 0.0
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    source = (corners * (box_width / 2, box_height / 2)) @ turn.T + centre
    if any_turn:
        source = np.roll(source, int(random.integers(4)), axis=0)
    if random.random() < 0.5:
        source = source[[1, 0, 3, 2]]
    target = np.array([[0, 0], [size, 0], [size, size], [0, size]], dtype=np.float32)
    return cv2.getPerspectiveTransform(source.astype(np.float32), target)


def place_within(side: int, box: float, random: Random) -> float:
    """The middle of a box somewhere within `side`; anywhere where the box is larger."""
    return random.uniform(box / 2, side - box / 2) if box < side else random.uniform(0, side)


def vary_light(picture: np.ndarray, random: Random) -> np.ndarray:
    """Gain, contrast, white balance, saturation and gamma of an uint8 picture."""
    x = picture.astype(np.float32) / 255
    if random.random() < 0.8:
        x *= random.uniform(0.7, 1.3)
        x += (1 - random.uniform(0.7, 1.3)) * 0.5
        x *= random.uniform(0.93, 1.07, size=3).astype(np.float32)  # more would turn oranges into grapefruits
    if random.random() < 0.5:
        grey = (x @ np.array([0.299, 0.587, 0.114], dtype=np.float32))[..., None]
        x = grey + (x - grey) * np.float32(random.uniform(0.5, 1.5))
    np.clip(x, 0, 1, out=x)
    if random.random() < 0.3:
        x **= np.float32(random.uniform(0.7, 1.4))
    return (x * 255 + 0.5).astype(np.uint8)


def compress(picture: np.ndarray, quality: int) -> np.ndarray:
    """The picture after JPEG at `quality`."""
    _, data = cv2.imencode(".jpg", picture[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])
    return cv2.imdecode(data, cv2.IMREAD_COLOR)[..., ::-1]


def halve(picture: np.ndarray) -> np.ndarray:
    """The picture at half its width and height, by area."""
    height, width = picture.shape[:2]
    return cv2.resize(picture, (width // 2, height // 2), interpolation=cv2.INTER_AREA)


def vary_quality(picture: np.ndarray, random: Random) -> np.ndarray:
    """One of: nothing, JPEG, halving and back, blur, noise."""
    choice = random.random()
    size = (picture.shape[1], picture.shape[0])
    if choice < 0.2:
        return compress(picture, int(random.integers(35, 95)))
    if choice < 0.35:
        return cv2.resize(halve(picture), size, interpolation=cv2.INTER_LINEAR)
    if choice < 0.42:
        return cv2.GaussianBlur(picture, (0, 0), random.uniform(0.5, 1.5))
    if choice < 0.5:
        noise = random.standard_normal(picture.shape, dtype=np.float32) * np.float32(random.uniform(2, 12))
        return np.clip(picture + noise, 0, 255).astype(np.uint8)
    return picture


def erase(picture: np.ndarray, random: Random) -> np.ndarray:
    """A random box of up to an eighth of the area filled with one colour (Zhong et al. 2020)."""
    size = picture.shape[0]
    height, width = (int(size * random.uniform(0.1, 0.35)) for _ in range(2))
    top, left = int(random.integers(size - height)), int(random.integers(size - width))
    picture = picture.copy()
    picture[top : top + height, left : left + width] = random.integers(0, 256, size=3, dtype=np.uint8)
    return picture


def random_view(picture: np.ndarray, size: int, random: Random) -> np.ndarray:
    """A random view of an `[H, W, 3] uint8` picture, `[size, size, 3] uint8`."""
    height, width = picture.shape[:2]
    matrix = view_matrix(height, width, size, random, AREAS, any_turn=False)
    if min(height, width) > 2 * size:
        picture, matrix = halve(picture), matrix @ np.diag([2.0, 2.0, 1.0])
    view = cv2.warpPerspective(picture, matrix, (size, size), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101)
    return worsened(view, random)


def texture_view(picture: np.ndarray, size: int, random: Random) -> np.ndarray:
    """A random view of a seamless `[H, W, 3] uint8` tile, which goes on beyond its edges: any part, any quarter turn."""
    height, width = picture.shape[:2]
    matrix = view_matrix(height, width, size, random, TEXTURE_AREAS, any_turn=True)
    view = cv2.warpPerspective(picture, matrix, (size, size), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_WRAP)
    return worsened(view, random)


def worsened(view: np.ndarray, random: Random) -> np.ndarray:
    """The view in another light and of a worse quality, a part of it erased now and then."""
    view = vary_quality(vary_light(view, random), random)
    return erase(view, random) if random.random() < 0.15 else view
