"""Writes captioner-encoder.onnx, captioner-decoder.onnx and captioner-vocabulary.json."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from ..common.export import export_onnx
from ..common.sets import LICENCES, keys_sha256
from ..critic.backbone import EfficientNetLite, fold, load_imagenet
from ..critic.features import SIZE
from .data import BACKBONE, Material
from .embeddings import critic_backbone
from .network import Captioner, Decoder, MemoryEncoder
from .products import PRODUCT_SETS, nouns
from .search import BEAM
from .vocabulary import BEGIN, MAXIMUM_LENGTH


class EncoderExport(nn.Module):
    """Picture `[N, 3, 224, 224]` -> memory `[N, 49, D]`; holds the critic's backbone too where the encoder wants it."""

    def __init__(self, backbone: EfficientNetLite, critic: EfficientNetLite | None, encoder: MemoryEncoder) -> None:
        super().__init__()
        self.backbone, self.critic, self.encoder = fold(backbone), fold(critic) if critic else None, encoder

    def forward(self, image: Tensor) -> Tensor:
        embedding = self.critic(image).mean(dim=(2, 3)) if self.critic is not None else None
        return self.encoder(self.backbone(image).flatten(2).transpose(1, 2), embedding)


class DecoderExport(nn.Module):
    """One word: token, memory, past -> logits, attention, present."""

    def __init__(self, decoder: Decoder) -> None:
        super().__init__()
        self.decoder = decoder

    def forward(self, token: Tensor, memory: Tensor, past: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        return self.decoder.step(token, self.decoder.memory_pairs(memory), past)


def common_metadata(material: Material, name: str) -> dict[str, Any]:
    """The metadata that both files share."""
    items = [*material.part("train"), *material.part("train", products=True)]
    return {
        "contract": 1, "task": "caption", "name": name, "version": date.today().strftime("%Y.%m.%d"),
        "licence": "Flickr8k terms: research and education; backbone Apache-2.0",
        "trainedOn": [
            {"set": set_name, "licence": LICENCES[set_name], "pictures": sum(item.set == set_name for item in items)}
            for set_name in ("flickr8k", *PRODUCT_SETS)
        ],
        "trainingDataSha256": keys_sha256(f"{item.set}/{item.key}" for item in items),
    }


def export_captioner(captioner: Captioner, material: Material, folder: Path, length_power: float) -> None:
    """Writes the three files to `folder`."""
    captioner.eval()
    shape = captioner.shape
    export_onnx(
        EncoderExport(load_imagenet(BACKBONE), critic_backbone() if shape.critic else None, captioner.encoder).eval(), {"image": torch.rand(2, 3, SIZE, SIZE)}, ["memory"],
        folder / "captioner-encoder.onnx", {**common_metadata(material, "captioner-encoder"), "size": SIZE, "memorySize": shape.size},
        {"image": {0: "N"}, "memory": {0: "N"}},
    )
    head_size = shape.size // shape.heads
    inputs = {
        "token": torch.full((2,), BEGIN), "memory": torch.randn(2, 49, shape.size),
        "past": torch.randn(2, 2 * shape.layers, shape.heads, 3, head_size),
    }
    export_onnx(
        DecoderExport(captioner.decoder).eval(), inputs, ["logits", "attention", "present"], folder / "captioner-decoder.onnx",
        {
            **common_metadata(material, "captioner-decoder"), "layers": shape.layers, "heads": shape.heads, "headDim": head_size,
            "memorySize": shape.size, "maximumLength": MAXIMUM_LENGTH, "beam": BEAM, "lengthPower": length_power,
            "product": {"labels": sorted({noun for name in PRODUCT_SETS for noun in nouns(name)})},
        },
        {
            "token": {0: "N"}, "memory": {0: "N"}, "past": {0: "N", 3: "T"}, "logits": {0: "N"}, "attention": {0: "N"},
            "present": {0: "N", 3: "T1"},
        },
    )
    material.vocabulary.save(folder / "captioner-vocabulary.json")
