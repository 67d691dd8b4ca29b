"""`python -m unittest training.generator.test_generator`, from models/."""

from __future__ import annotations

import unittest

import numpy as np
import torch

from .augment import augment, draw
from .codes import make_codes, describe
from .data import Sampler, made_up_set
from .distances import frechet_distance, kernel_distance, mean_distance_within
from .evaluate import seam_ratio
from .features import FrozenFeatures
from .heads import GROUP, group_deviation
from .network import LATENT, CircularConvolution, ConditionalBatchNorm, Generator, circular_pad


class NetworkTest(unittest.TestCase):
    def test_circular_padding_has_the_gradient_of_plain_slices(self) -> None:
        x = torch.randn(2, 3, 5, 4, dtype=torch.double, requires_grad=True)
        self.assertTrue(torch.autograd.gradcheck(circular_pad, (x,)))

    def test_convolution_commutes_with_rolling(self) -> None:
        convolution, x = CircularConvolution(3, 4), torch.randn(1, 3, 8, 8)
        rolled = convolution(x.roll((3, 5), (2, 3)))
        self.assertTrue(torch.allclose(rolled, convolution(x).roll((3, 5), (2, 3)), atol=1e-5))

    def test_norm_outside_training_is_batch_norm_with_running_statistics(self) -> None:
        layer, x, style = ConditionalBatchNorm(6), torch.randn(4, 6, 5, 5), torch.randn(4, 256)
        for _ in range(3):
            layer(x, style)
        layer.eval()
        gain, bias = layer.affine(style)[:, :, None, None].chunk(2, dim=1)
        self.assertTrue(torch.allclose(layer(x, style), layer.norm(x) * (1 + gain) + bias, atol=1e-5))

    def test_growing_keeps_the_picture(self) -> None:
        generator = Generator(3).eval()
        latent, label = torch.randn(2, LATENT), torch.eye(3)[:2]
        with torch.no_grad():
            before = generator(latent, label)
            generator.grow()
            after = generator.eval()(latent, label)
        self.assertEqual(generator.size, 128)
        self.assertTrue(torch.allclose(after[:, :, ::2, ::2], before, atol=1e-6))


class DataTest(unittest.TestCase):
    def test_neighbours_share_a_label_and_differ(self) -> None:
        data = made_up_set(labels=5, each=3, size=8, seed=0)
        drawn = Sampler(data, np.random.default_rng(0)).draw(8).reshape(-1, GROUP)
        self.assertTrue((data.label[drawn[:, 0]] == data.label[drawn[:, 1]]).all())
        self.assertTrue((drawn[:, 0] != drawn[:, 1]).all())

    def test_plain_pictures_are_not_augmented_and_tiles_only_roll(self) -> None:
        torch.manual_seed(0)
        pictures = torch.rand(8, 3, 16, 16)
        plain = torch.tensor([True] * 4 + [False] * 4)
        augmented = augment(pictures, draw(torch.ones(8, dtype=torch.bool), plain))
        self.assertTrue(torch.allclose(augmented[:4], pictures[:4], atol=1e-6))
        self.assertFalse(torch.allclose(augmented[4:], pictures[4:], atol=1e-2))

    def test_deviation_is_zero_only_for_copies(self) -> None:
        x = torch.randn(4, 3, 4, 4)
        x[1] = x[0]
        added = group_deviation(x)[:, -1]
        self.assertEqual(float(added[:2].abs().max()), 0.0)
        self.assertGreater(float(added[2:].min()), 0.0)

    def test_codes_are_what_the_encoder_reads(self) -> None:
        data = made_up_set(labels=3, each=40, size=32, seed=0)
        features = FrozenFeatures(0)
        features.calibrate(data.tensors(np.arange(len(data.keys))))
        codes = make_codes(features, data)
        pictures = data.tensors(np.arange(20))
        with torch.no_grad():
            read = codes.encode(describe(features(pictures)[0], pictures), torch.from_numpy(data.label[:20]))
        kept = codes.values[0, :20].abs() < 3.4
        self.assertLess(float((read - codes.values[0, :20])[kept].abs().median()), 0.05)
        self.assertLess(float(codes.values[:, data.label == 0].mean(dim=(0, 1)).abs().max()), 0.2)


class FiguresTest(unittest.TestCase):
    def test_distances_are_zero_on_the_same_set_and_grow_with_a_shift(self) -> None:
        torch.manual_seed(0)
        a, b = torch.randn(500, 6), torch.randn(500, 6)
        self.assertAlmostEqual(frechet_distance(a, a), 0.0, places=4)
        self.assertGreater(frechet_distance(a, b + 2), 20.0)
        self.assertGreater(kernel_distance(a, b + 2), 10 * abs(kernel_distance(a, b)))

    def test_distance_within_labels(self) -> None:
        features = torch.tensor([[0.0, 0], [3, 4], [7, 7]])
        found = mean_distance_within(features, torch.tensor([0, 0, 1]), 2)
        self.assertAlmostEqual(float(found[0]), 5.0, places=5)
        self.assertTrue(bool(found[1].isnan()))

    def test_seam_of_a_ramp_is_seen(self) -> None:
        wave = torch.sin(torch.arange(32) / 32 * 2 * torch.pi).expand(1, 3, 32, 32)
        self.assertLess(seam_ratio(wave), 1.7)  # its steepest step is at the seam
        self.assertGreater(seam_ratio(torch.arange(32).float().expand(1, 3, 32, 32)), 10)


if __name__ == "__main__":
    unittest.main()
