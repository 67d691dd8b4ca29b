"""Encoder of the image features and Transformer decoder (Vaswani et al. 2017, with norms first) with a cache."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from ..critic.backbone import CHANNELS
from ..critic.features import POSITIONS
from .dropout import ByteDropout
from .vocabulary import MAXIMUM_LENGTH, PAD


@dataclass(frozen=True)
class Shape:
    """Sizes of the network."""

    words: int
    size: int = 256
    heads: int = 8
    layers: int = 3
    encoder_layers: int = 1
    dropout: float = 0.25
    critic: bool = False  # whether the memory also holds the critic's embedding

    def as_dict(self) -> dict[str, float]:
        return asdict(self)


def split_heads(x: Tensor, heads: int) -> Tensor:
    """`[N, T, D]` -> `[N, heads, T, D / heads]`."""
    return x.unflatten(-1, (heads, -1)).transpose(1, 2)


def join_heads(x: Tensor) -> Tensor:
    """`[N, heads, T, D / heads]` -> `[N, T, D]`."""
    return x.transpose(1, 2).flatten(2)


def unpack(x: Tensor, said: Tensor) -> Tensor:
    """Words `[M, D]` laid out where they are said, `[N, T, D]`; zeros elsewhere."""
    return torch.zeros(*said.shape, x.shape[-1], dtype=x.dtype).index_put((said,), x)


class FeedForward(nn.Module):
    """Norm, widen four times, GELU, narrow."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(shape.size)
        self.wide, self.narrow = nn.Linear(shape.size, 4 * shape.size), nn.Linear(4 * shape.size, shape.size)
        self.dropout = ByteDropout(shape.dropout)

    def forward(self, x: Tensor) -> Tensor:
        hidden = functional.gelu(self.wide(self.norm(x)))
        return self.dropout(self.narrow(hidden))


class EncoderLayer(nn.Module):
    """Self-attention over the 49 positions, then feed-forward."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads, self.dropout = shape.heads, ByteDropout(shape.dropout)
        self.norm = nn.LayerNorm(shape.size)
        self.query_key_value, self.out = nn.Linear(shape.size, 3 * shape.size), nn.Linear(shape.size, shape.size)
        self.feed = FeedForward(shape)

    def forward(self, x: Tensor) -> Tensor:
        query, key, value = (split_heads(part, self.heads) for part in self.query_key_value(self.norm(x)).chunk(3, dim=-1))
        weights = functional.softmax(query @ key.transpose(2, 3) * query.shape[-1] ** -0.5, dim=-1)
        x = x + self.dropout(self.out(join_heads(weights @ value)))
        return x + self.feed(x)


class MemoryEncoder(nn.Module):
    """Feature maps `[N, 49, 1280]`, and the critic's embedding `[N, 1280]` if the shape has it -> memory `[N, 49, D]`."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.dropout = ByteDropout(shape.dropout)
        self.project = nn.Linear(CHANNELS, shape.size)
        self.position = nn.Parameter(torch.randn(POSITIONS, shape.size) * 0.02)
        self.critic = nn.Linear(CHANNELS, shape.size) if shape.critic else None
        if self.critic is not None:
            # Starts as nothing, so that a run may take the embedding up where it stands.
            nn.init.zeros_(self.critic.weight)
            nn.init.zeros_(self.critic.bias)
        self.layers = nn.ModuleList(EncoderLayer(shape) for _ in range(shape.encoder_layers))
        self.norm = nn.LayerNorm(shape.size)

    def forward(self, features: Tensor, embedding: Tensor | None = None) -> Tensor:
        x = self.dropout(features)
        x = functional.relu(self.project(x)) + self.position
        if self.critic is not None and embedding is not None:
            x = x + self.critic(self.dropout(embedding))[:, None]
        for layer in self.layers:
            x = layer(x)
        return self.norm(x)


class DecoderLayer(nn.Module):
    """Causal self-attention, attention to the memory, feed-forward."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads, self.dropout = shape.heads, ByteDropout(shape.dropout)
        self.norm, self.memory_norm = nn.LayerNorm(shape.size), nn.LayerNorm(shape.size)
        self.query_key_value, self.out = nn.Linear(shape.size, 3 * shape.size), nn.Linear(shape.size, shape.size)
        self.memory_query, self.memory_out = nn.Linear(shape.size, shape.size), nn.Linear(shape.size, shape.size)
        self.memory_key_value = nn.Linear(shape.size, 2 * shape.size)
        self.feed = FeedForward(shape)

    def memory_pair(self, memory: Tensor) -> tuple[Tensor, Tensor]:
        """Keys and values of the memory, `[N, heads, 49, D / heads]` each."""
        key, value = self.memory_key_value(memory).chunk(2, dim=-1)
        return split_heads(key, self.heads), split_heads(value, self.heads)

    def attend_memory(self, query: Tensor, pair: tuple[Tensor, Tensor]) -> tuple[Tensor, Tensor]:
        """What `query [P, T, D]` finds in the memory of picture p, and the weights `[P, heads, T, 49]`."""
        split = split_heads(query, self.heads)
        weights = functional.softmax(split @ pair[0].transpose(2, 3) * split.shape[-1] ** -0.5, dim=-1)
        return join_heads(weights @ pair[1]), weights

    def sequence(self, x: Tensor, pair: tuple[Tensor, Tensor], said: Tensor) -> Tensor:
        """All words at once: `x [M, D]` are the words `said` (`[P, C, T] bool`) of C captions of each picture.

        Padding takes part in attention alone, where no word looks at it: all products are of words said.
        """
        pictures, each, length = said.shape
        lines = said.reshape(pictures * each, length)
        laid_out = unpack(self.query_key_value(self.norm(x)), lines)
        query, key, value = (split_heads(part, self.heads) for part in laid_out.chunk(3, dim=-1))
        later = torch.ones(length, length, dtype=torch.bool).triu(1)
        scores = (query @ key.transpose(2, 3) * query.shape[-1] ** -0.5).masked_fill(later, -torch.inf)
        attended = join_heads(functional.softmax(scores, dim=-1) @ value)
        x = x + self.dropout(self.out(attended[lines]))
        query = unpack(self.memory_query(self.memory_norm(x)), lines).reshape(pictures, each * length, -1)
        found, _ = self.attend_memory(query, pair)
        x = x + self.dropout(self.memory_out(found.reshape(pictures * each, length, -1)[lines]))
        return x + self.feed(x)

    def step(self, x: Tensor, pair: tuple[Tensor, Tensor], past: Tensor, each: int = 1) -> tuple[Tensor, Tensor, Tensor]:
        """One word: `x [N, 1, D]`, `past [N, 2, heads, T, D / heads]`; also `present` and the memory weights."""
        query, key, value = (split_heads(part, self.heads) for part in self.query_key_value(self.norm(x)).chunk(3, dim=-1))
        key, value = torch.cat([past[:, 0], key], dim=2), torch.cat([past[:, 1], value], dim=2)
        weights = functional.softmax(query @ key.transpose(2, 3) * query.shape[-1] ** -0.5, dim=-1)
        x = x + self.out(join_heads(weights @ value))
        asked = self.memory_query(self.memory_norm(x))
        found, seen = self.attend_memory(asked.reshape(-1, each, asked.shape[-1]) if each > 1 else asked, pair)
        x = x + self.memory_out(found.reshape(x.shape) if each > 1 else found)
        return x + self.feed(x), torch.stack([key, value], dim=1), seen


class Decoder(nn.Module):
    """Words -> logits of the next word; input and output embeddings are shared (Press and Wolf 2017)."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.dropout = ByteDropout(shape.dropout)
        self.embedding = nn.Embedding(shape.words, shape.size, padding_idx=PAD)
        self.position = nn.Embedding(MAXIMUM_LENGTH + 2, shape.size)
        self.layers = nn.ModuleList(DecoderLayer(shape) for _ in range(shape.layers))
        self.norm = nn.LayerNorm(shape.size)
        self.bias = nn.Parameter(torch.zeros(shape.words))
        nn.init.normal_(self.embedding.weight, std=shape.size**-0.5)
        nn.init.normal_(self.position.weight, std=shape.size**-0.5)

    def logits(self, x: Tensor) -> Tensor:
        return functional.linear(self.norm(x), self.embedding.weight, self.bias)

    def sequence(self, tokens: Tensor, memory: Tensor, said: Tensor) -> Tensor:
        """`tokens [P, C, T]`, `memory [P, 49, D]` -> logits `[M, V]` of the next word after each of the M `said` ones."""
        scale = self.shape.size**0.5
        x = (self.embedding(tokens) + self.position.weight[: tokens.shape[-1]])[said] * scale
        x = self.dropout(x)
        for layer in self.layers:
            x = layer.sequence(x, layer.memory_pair(memory), said)
        return self.logits(x)

    def memory_pairs(self, memory: Tensor) -> list[tuple[Tensor, Tensor]]:
        return [layer.memory_pair(memory) for layer in self.layers]

    def step(
        self, token: Tensor, pairs: list[tuple[Tensor, Tensor]], past: Tensor, each: int = 1
    ) -> tuple[Tensor, Tensor, Tensor]:
        """`token [N]`, `past [N, 2 * layers, heads, T, D / heads]` -> logits, attention `[N, 49]`, present.

        With `each` above 1, N is pictures times `each` and `pairs` are those of the pictures. The
        attention is the last layer's to the memory, its mean over heads; given for `each` of 1 only.
        """
        position = torch._shape_as_tensor(past)[3:4]
        scale = self.shape.size**0.5
        x = (self.embedding(token) + self.position(position)) * scale
        x, present, seen = x[:, None], [], pairs[0][0]
        for number, layer in enumerate(self.layers):
            x, cache, seen = layer.step(x, pairs[number], past[:, 2 * number : 2 * number + 2], each)
            present.append(cache)
        return self.logits(x[:, 0]), seen.mean(dim=1)[:, 0], torch.cat(present, dim=1)

    def empty_past(self, count: int) -> Tensor:
        shape = self.shape
        return torch.zeros(count, 2 * shape.layers, shape.heads, 0, shape.size // shape.heads)


class Captioner(nn.Module):
    """Encoder of the features and decoder of the words."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.encoder, self.decoder = MemoryEncoder(shape), Decoder(shape)

    def forward(self, seen: tuple[Tensor, Tensor | None], tokens: Tensor, said: Tensor) -> Tensor:
        """`seen`: features `[P, 49, 1280]` and embedding `[P, 1280]`; `tokens` and `said [P, C, T]` -> logits `[M, V]`."""
        return self.decoder.sequence(tokens, self.encoder(*seen), said)
