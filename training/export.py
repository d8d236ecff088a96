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

from kg.nlp.components.tagger.hints import HINTS
from training.network import Network

__all__ = ["export", "main"]

NAMES = ["pieces", "shapes", "fields", "hints", "first"]


def export(network: Network, out: Path, temperature: float = 1.0) -> None:
    """Write ``tagger.onnx`` (int8, weights of 7 bits by channel) and ``settings.json``."""
    network.eval()
    n, w = torch.export.Dim("n", min=3, max=512), torch.export.Dim("w", min=2, max=510)
    # three tensors: one that stands in three places would become one input
    pieces = [torch.ones(1, 40, dtype=torch.long) for _ in range(3)]
    example = (*pieces, torch.zeros(1, 40, HINTS), torch.ones(1, 20, dtype=torch.long))
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            network,
            example,
            str(plain),
            input_names=NAMES,
            output_names=["tags", "roles"],
            dynamic_shapes=({1: n}, {1: n}, {1: n}, {1: n}, {1: w}),
            dynamo=True,
            external_data=False,
        )
        quantize_dynamic(
            plain,
            out / "tagger.onnx",
            per_channel=True,  # a scale for all costs 4 points of F1
            reduce_range=True,
            weight_type=QuantType.QInt8,
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
    network = Network(saved["layers"], saved["piece_layers"])
    network.load_state_dict(saved["state"])
    args.out.mkdir(parents=True, exist_ok=True)
    export(network, args.out, args.temperature)
    if args.weights.resolve() != args.out.resolve():
        shutil.copy(args.weights / "tokenizer.json", args.out / "tokenizer.json")


if __name__ == "__main__":
    main()
