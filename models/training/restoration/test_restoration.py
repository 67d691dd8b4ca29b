"""`python -m unittest training.restoration.test_restoration`, from models/."""

from __future__ import annotations

import copy
import tempfile
import unittest
from pathlib import Path

import numpy as np
import onnx
import torch
from torch import nn

from ..common.export import NORMALISATION, export_onnx
from ..denoiser.network import Denoiser
from ..inpainter.masks import blobs, draw, scratches
from ..inpainter.network import Inpainter, smooth_fill
from ..upscaler.network import Upscaler, start_from
from .bicubic import resize, weights
from .crops import CELL, CropSampler
from .degradation import jpeg
from .mirrored import Mirrored
from .muon import orthogonalise
from .pictures import made_up
from .quality import luma_psnr, psnr
from .shipped import grown, read_weights


class BicubicTest(unittest.TestCase):
    def test_rows_sum_to_one(self) -> None:
        for source, target in ((64, 32), (64, 16), (31, 62), (7, 7)):
            np.testing.assert_allclose(weights(source, target).sum(1), 1, atol=1e-5)

    def test_same_size_changes_nothing(self) -> None:
        picture = made_up(1, 32)[0]
        np.testing.assert_array_equal(resize(picture, 32, 32), picture)

    def test_halving_takes_the_kernel_twice_as_wide(self) -> None:
        # MATLAB's imresize(., 0.5) away from edges: the kernel at -1.75, -1.25 ... 1.75, halved.
        expected = np.array([-3, -9, 29, 111, 111, 29, -9, -3]) / 256
        np.testing.assert_allclose(weights(64, 32)[16, 29:37], expected, atol=1e-6)


class QualityTest(unittest.TestCase):
    def test_known_error(self) -> None:
        self.assertAlmostEqual(psnr(np.zeros((4, 4)), np.full((4, 4), 255.0)), 0)
        self.assertAlmostEqual(psnr(np.zeros(4), np.full(4, 25.5)), 20)

    def test_border_is_left_out(self) -> None:
        a = np.full((16, 16, 3), 100, np.uint8)
        b = a.copy()
        b[0], b[:, -1] = 0, 255
        self.assertGreater(luma_psnr(a, b, 2), 100)


class CropTest(unittest.TestCase):
    def test_places_are_aligned_inside_and_prefer_detail(self) -> None:
        picture = np.full((128, 256, 3), 128, np.uint8)
        picture[:, 128:] = np.random.default_rng(0).integers(0, 256, (128, 128, 3))
        sampler, random = CropSampler([picture]), np.random.default_rng(1)
        places = [sampler.place(random, 2 * CELL, 4) for _ in range(200)]
        for _, top, left in places:
            self.assertTrue(top % 4 == left % 4 == 0 and 0 <= top <= 96 and 0 <= left <= 224)
        self.assertGreater(np.mean([left >= 96 for _, _, left in places]), 0.9)


class MaskTest(unittest.TestCase):
    def test_shares(self) -> None:
        random = np.random.default_rng(2)
        for _ in range(40):
            self.assertLessEqual(blobs(256, 256, random).mean(), 0.32)
            self.assertLess(scratches(256, 256, random).mean(), 0.4)
            self.assertTrue(0.002 < draw(128, random).mean() < 0.4)


class NetworkTest(unittest.TestCase):
    def test_untrained_upscaler_is_nearly_bicubic(self) -> None:
        picture = made_up(1, 48)[0]
        network = Upscaler(4).eval()
        with torch.no_grad():
            network.tail.weight.zero_()
            output = network(torch.from_numpy(picture.transpose(2, 0, 1)[None].astype(np.float32) / 255))
        enlarged = np.round(output[0].permute(1, 2, 0).numpy() * 255)
        inner = np.s_[12:-12, 12:-12]
        self.assertLessEqual(np.abs(enlarged - resize(picture, 192, 192))[inner].max(), 1)

    def test_tail_of_two_becomes_tail_of_four(self) -> None:
        small, large = Upscaler(2), Upscaler(4)
        start_from(large, small.state_dict())
        two = small.tail.weight.reshape(3, 2, 2, -1)
        four = large.tail.weight.reshape(3, 4, 4, -1)
        torch.testing.assert_close(four[:, 3, 0], two[:, 1, 0])
        torch.testing.assert_close(large.blocks[0].first.weight, small.blocks[0].first.weight)

    def test_denoiser_at_level_zero_changes_nothing(self) -> None:
        image = torch.rand(2, 3, 32, 40)
        torch.testing.assert_close(Denoiser().eval()(image, torch.zeros(2)), image)

    def test_fill_of_a_flat_picture_is_flat(self) -> None:
        mask = torch.from_numpy(blobs(64, 64, np.random.default_rng(3)))[None, None]
        image = torch.full((1, 3, 64, 64), 0.7) * (1 - mask)
        self.assertLess((smooth_fill(image, mask) - 0.7).abs().max().item(), 0.01)

    def test_inpainter_keeps_known_pixels(self) -> None:
        mask = torch.zeros(1, 1, 64, 64)
        mask[..., 10:30, 10:30] = 1
        image = torch.rand(1, 3, 64, 64) * (1 - mask)
        output = Inpainter().eval()(image, mask)
        torch.testing.assert_close(output * (1 - mask), image)


class ShippedTest(unittest.TestCase):
    def test_exported_weights_come_back(self) -> None:
        network = Upscaler(2)
        self.come_back(network, network)

    def test_weights_of_a_mirrored_file_come_back(self) -> None:
        network = Upscaler(2)
        self.come_back(network, Mirrored(network))

    def come_back(self, network: Upscaler, exported: nn.Module) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "upscaler.onnx"
            axes = {0: "N", 2: "H", 3: "W"}
            image = {"image": torch.rand(1, 3, 16, 16)}
            export_onnx(exported, image, ["output"], path, {"steps": 7}, {"image": axes, "output": axes})
            found = read_weights(path)
            written = {entry.key: entry.value for entry in onnx.load(str(path)).metadata_props}
            self.assertEqual(written["normalisation"], NORMALISATION)
            self.assertIsNone(read_weights(Path(folder) / "absent.onnx"))
        assert found is not None
        weights, metadata = found
        self.assertEqual(metadata, {"steps": 7})
        self.assertEqual(set(weights), set(network.state_dict()))
        for name, tensor in network.state_dict().items():
            torch.testing.assert_close(weights[name], tensor, rtol=1e-3, atol=1e-5)


class GrownTest(unittest.TestCase):
    def test_blocks_that_the_weights_lack_change_nothing_yet(self) -> None:
        deep = Upscaler(2).eval()
        weights = {name: tensor for name, tensor in deep.state_dict().items() if not name.startswith(("blocks.8", "blocks.9"))}
        self.assertLess(len(weights), len(deep.state_dict()))
        deep.load_state_dict(grown(deep, weights))
        shallow = copy.deepcopy(deep)
        shallow.blocks = deep.blocks[:8]
        image = torch.rand(1, 3, 16, 24)
        torch.testing.assert_close(deep(image), shallow(image))


class MirroredTest(unittest.TestCase):
    def test_a_mirrored_picture_gives_the_mirrored_answer(self) -> None:
        network, image, level = Mirrored(Denoiser()).eval(), torch.rand(1, 3, 16, 24), torch.tensor([0.5])
        torch.testing.assert_close(network(image.flip(-1), level), network(image, level).flip(-1))


class DegradationTest(unittest.TestCase):
    def test_lower_quality_is_further_away(self) -> None:
        picture = made_up(1, 64)[0]
        self.assertGreater(psnr(jpeg(picture, 90), picture), psnr(jpeg(picture, 10), picture))


class MuonTest(unittest.TestCase):
    def test_singular_values_come_near_one(self) -> None:
        torch.manual_seed(0)
        values = torch.linalg.svdvals(orthogonalise(torch.randn(16, 40)))
        self.assertTrue(0.5 < values.min() and values.max() < 1.3)


if __name__ == "__main__":
    unittest.main()
