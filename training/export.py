"""Trained weights to the files of the runtime: a quantised ONNX graph and settings.

python -m training.export --weights DIR --out kg/nlp/model
"""

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.network import Network

__all__ = ["export", "main"]

NAMES = ["pieces", "shapes", "fields", "first"]


class Single(torch.nn.Module):
    """The network for one paper: nothing is padded, so nothing is masked."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(
        self,
        pieces: torch.Tensor,
        shapes: torch.Tensor,
        fields: torch.Tensor,
        first: torch.Tensor,
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Scores of tags and roles."""
        mask = torch.ones_like(pieces).float()
        return self.network(pieces, shapes, fields, first, mask)  # type: ignore[no-any-return]


def export(network: Network, out: Path, temperature: float = 1.0) -> None:
    """Write ``tagger.onnx`` (int8, weights of 7 bits) and ``settings.json``."""
    network.eval()
    n, w = torch.export.Dim("n", min=3, max=512), torch.export.Dim("w", min=2, max=510)
    example = tuple(torch.ones(1, k, dtype=torch.long) for k in (40, 40, 40, 20))
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            Single(network),
            example,
            str(plain),
            input_names=NAMES,
            output_names=["tags", "roles"],
            dynamic_shapes=({1: n}, {1: n}, {1: n}, {1: w}),
            dynamo=True,
            external_data=False,
        )
        quantize_dynamic(
            plain, out / "tagger.onnx", reduce_range=True, weight_type=QuantType.QInt8
        )
    table = (network.transitions + network.allowed).detach()
    rows = [[round(v, 4) for v in row] for row in table.tolist()]
    settings = {"temperature": temperature, "transitions": rows}
    (out / "settings.json").write_text(json.dumps(settings) + "\n", "utf8")


def main() -> None:
    """Read arguments, export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--temperature", type=float, default=1.0)
    args = parser.parse_args()
    saved = torch.load(args.weights / "weights.pt")
    network = Network(saved["layers"])
    network.load_state_dict(saved["state"])
    args.out.mkdir(parents=True, exist_ok=True)
    export(network, args.out, args.temperature)
    if args.weights.resolve() != args.out.resolve():
        shutil.copy(args.weights / "tokenizer.json", args.out / "tokenizer.json")


if __name__ == "__main__":
    main()
