"""`python -m unittest training.captioner.test_metrics`, from models/."""

from __future__ import annotations

import math
import unittest

from .metrics import bleu, cider, plain_words


class BleuTest(unittest.TestCase):
    def test_equal_caption_scores_one(self) -> None:
        words = "a dog runs on the beach".split()
        self.assertAlmostEqual(bleu([words], [["a cat sits".split(), words]]), 1.0)

    def test_counts_are_clipped(self) -> None:
        # The paper's example: seven times "the" against a reference that has it twice: 2/7.
        self.assertAlmostEqual(bleu([["the"] * 7], [["the cat is on the mat there".split()]], orders=1), 2 / 7)

    def test_brevity_penalty(self) -> None:
        self.assertAlmostEqual(bleu(["a b c d".split()], [["a b c d e f g h".split()]]), math.exp(1 - 8 / 4))

    def test_closest_reference_sets_the_length(self) -> None:
        self.assertAlmostEqual(bleu(["a b c d".split()], [["a b c d".split(), "a b c d e f".split()]]), 1.0)

    def test_hand_computed_value(self) -> None:
        # Precisions 5/6, 3/5, 1/4 and no run of four words in common up to order 3.
        value = bleu(["the cat sat on the mat".split()], [["the cat is on the mat".split()]], orders=3)
        self.assertAlmostEqual(value, (5 / 6 * 3 / 5 * 1 / 4) ** (1 / 3))

    def test_no_common_run_scores_zero(self) -> None:
        self.assertEqual(bleu(["a b".split()], [["c d".split()]]), 0.0)

    def test_refuses_lists_of_different_length(self) -> None:
        with self.assertRaises(ValueError):
            bleu([["a"]], [])


class CiderTest(unittest.TestCase):
    references = [["a red bird flies over water".split()], ["two men play a game of chess".split()]]

    def test_equal_captions_score_ten(self) -> None:
        self.assertAlmostEqual(cider([group[0] for group in self.references], self.references), 10.0)

    def test_words_of_every_picture_weigh_nothing(self) -> None:
        # "a" occurs with both pictures: its inverse document frequency is log(2 / 2).
        self.assertEqual(cider([["a"], ["a"]], self.references), 0.0)

    def test_length_penalty_and_cosine_by_hand(self) -> None:
        # One shared single word of weight log 2, no longer runs; five words of weight log 2 in the reference.
        expected = 10 / 4 * math.exp(-((1 - 6) ** 2) / 72) * 1 / math.sqrt(5) / 2
        self.assertAlmostEqual(cider([["bird"], ["zebra"]], self.references), expected)

    def test_swapped_captions_score_lower(self) -> None:
        swapped = [self.references[1][0], self.references[0][0]]
        self.assertLess(cider(swapped, self.references), 1.0)


class PlainWordsTest(unittest.TestCase):
    def test_lower_case_without_punctuation(self) -> None:
        self.assertEqual(plain_words("A man 's T-shirt , red ."), ["a", "man", "s", "tshirt", "red"])


if __name__ == "__main__":
    unittest.main()
