"""`python -m unittest training.captioner.test_products`, from models/."""

from __future__ import annotations

import unittest

import numpy as np

from .colours import measure_colours
from .products import product_caption
from .vocabulary import BEGIN, END, UNKNOWN, build_vocabulary, words_of


def disc(colour: tuple[int, int, int], ground: tuple[int, int, int]) -> np.ndarray:
    """A disc on a plain ground, `[96, 96, 3] uint8`."""
    rows, columns = np.mgrid[:96, :96]
    picture = np.full((96, 96, 3), ground, dtype=np.uint8)
    picture[(rows - 48) ** 2 + (columns - 48) ** 2 < 28**2] = colour
    return picture


class ColoursTest(unittest.TestCase):
    def test_names_object_and_background(self) -> None:
        colours = measure_colours(disc((35, 45, 85), (250, 250, 250)))
        self.assertEqual((colours.object, colours.background), (["navy blue"], "white"))

    def test_object_of_the_colour_of_its_ground(self) -> None:
        self.assertEqual(measure_colours(disc((250, 250, 250), (250, 250, 250))).object, ["white"])

    def test_no_background_where_the_rim_is_not_plain(self) -> None:
        picture = disc((200, 30, 35), (250, 250, 250))
        picture[:, :40] = (20, 90, 20)
        self.assertIsNone(measure_colours(picture).background)


class ProductCaptionTest(unittest.TestCase):
    def test_garment(self) -> None:
        caption = product_caption("clothing", {"label": "Hoodie"}, disc((35, 45, 85), (250, 250, 250)))
        self.assertEqual(caption, "a navy blue hoodie on a white background")

    def test_pair(self) -> None:
        caption = product_caption("clothing", {"label": "Pants"}, disc((200, 30, 35), (20, 20, 22)))
        self.assertEqual(caption, "a pair of red pants on a black background")

    def test_colour_is_not_said_twice(self) -> None:
        row = {"label": "Yellow-Onion", "kind": "Vegetables", "coarse": "Onion"}
        self.assertEqual(product_caption("grocery", row, disc((125, 80, 50), (20, 20, 22))), "yellow onion in a grocery store")

    def test_pictures_of_no_class_get_no_caption(self) -> None:
        self.assertIsNone(product_caption("clothing", {"label": "Not sure"}, disc((0, 0, 0), (255, 255, 255))))


class VocabularyTest(unittest.TestCase):
    def test_words(self) -> None:
        self.assertEqual(words_of("A man 's T-shirt , red ."), ["a", "man's", "t-shirt", "red"])

    def test_rare_words_are_unknown_and_needed_ones_stay(self) -> None:
        vocabulary = build_vocabulary([["a", "dog"], ["a", "cat"]], [["hoodie"]], 2)
        self.assertEqual(vocabulary.words[4:], ["a", "hoodie"])
        self.assertEqual(vocabulary.encode(["a", "dog"]), [BEGIN, 4, UNKNOWN, END])
        self.assertEqual(vocabulary.decode([BEGIN, 4, 5, END, 4]), ["a", "hoodie"])


if __name__ == "__main__":
    unittest.main()
