# A small network out of a large one: fewer layers, narrower ones, fewer pieces; and how it learns from the large one.
# SPDX-License-Identifier: Apache-2.0
import collections
from dataclasses import replace

import torch
import torch.nn.functional as F

from . import data, learn, predict
from .network import Tagger

GOLD = 0.3  # share of the annotators' own labels in what the small network learns; the rest is what the large one says


def vocabulary(pieces, articles, size):
    """The `size` pieces of the list `pieces` to keep: single characters, what `articles` use most, then the list's own order,
    which is that of frequency in BERT's vocabulary."""
    count = collections.Counter(piece for a in articles for bag in a.pieces for piece in bag)
    special = {"[UNK]", "[CLS]", "[SEP]"}
    plain = lambda p: p.isascii() and not p.startswith("[unused")
    always = [i for i, p in enumerate(pieces) if p in special or (plain(p) and len(p.removeprefix("##")) == 1)]
    used = [i for i, n in count.most_common() if n > 1]
    rest = [i for i, p in enumerate(pieces) if plain(p)]
    return sorted(list(dict.fromkeys(always + used + rest))[:size])


@torch.no_grad()
def importance(large, windows, ends):
    """Of each layer, how much each inner unit and each head gives on `windows`: mean size of its output times that of its weights."""
    units = [torch.zeros(large.shape.inner) for _ in large.layers]
    heads = [torch.zeros(large.shape.heads) for _ in large.layers]
    hooks = []
    for i, layer in enumerate(large.layers):
        by_head = layer.out.weight.view(large.shape.width, large.shape.heads, -1)

        def add_heads(_, args, i=i, by_head=by_head):
            seen = args[0].unflatten(-1, (large.shape.heads, -1))
            heads[i].add_(torch.einsum("blhw,ohw->blho", seen, by_head).norm(dim=-1).sum((0, 1)))

        hooks.append(layer.up.register_forward_hook(lambda _, __, out, i=i: units[i].add_(F.gelu(out).abs().sum((0, 1)))))
        hooks.append(layer.out.register_forward_pre_hook(add_heads))
    for w in windows:
        large(data.collate([w], *ends))
    for hook in hooks:
        hook.remove()
    return [g * layer.down.weight.norm(dim=0) for g, layer in zip(units, large.layers)], heads


def best(gains, count):
    return gains.topk(count).indices.sort().values


def shrink(large, layers, inner, heads, kept_pieces, windows, ends):
    """A network of `layers` (a list) of `large`, with the `inner` most important units and `heads` heads of each, and the pieces
    `kept_pieces`."""
    shape = large.shape
    small = Tagger(replace(shape, layers=len(layers), inner=inner, heads=heads, vocabulary=len(kept_pieces)), dropout=0.05)
    unit_gains, head_gains = importance(large, windows, ends)
    weights = {k: v for k, v in large.state_dict().items() if not k.startswith("layers.")}
    weights["pieces.weight"] = weights["pieces.weight"][kept_pieces]
    for to, number in enumerate(layers):
        units, kept_heads = best(unit_gains[number], inner), best(head_gains[number], heads)
        layer = {k: v.clone() for k, v in large.layers[number].state_dict().items()}
        layer["up.weight"], layer["up.bias"], layer["down.weight"] = layer["up.weight"][units], layer["up.bias"][units], layer["down.weight"][:, units]
        for name in ("qkv.weight", "qkv.bias"):
            layer[name] = layer[name].unflatten(0, (3, shape.heads, shape.head_width))[:, kept_heads].flatten(0, 2)
        layer["out.weight"] = layer["out.weight"].unflatten(1, (shape.heads, shape.head_width))[:, kept_heads].flatten(1)
        weights.update({f"layers.{to}.{k}": v for k, v in layer.items()})
    small.load_state_dict(weights)
    return small


@torch.no_grad()
def teach(large, articles, window, context, ends, stages, log=print):
    """What `large` says of each article: (log probabilities of tags, what its layers `stages` give in half precision, None if none)."""
    lessons = []
    for number, article in enumerate(articles):
        tags, outputs = None, None
        for begin, end, core_begin, core_end in predict.cores(article, window, context):
            given = large.encode(data.collate([data.Window(article, begin, end)], *ends))
            core = slice(1 + core_begin - begin, 1 + core_end - begin)
            said = large.tags(given[-1])[0, core].log_softmax(-1)
            tags = said if tags is None else torch.cat([tags, said])
            if stages:
                hidden = torch.stack([given[s][0, core] for s in stages], 1).half()
                outputs = hidden if outputs is None else torch.cat([outputs, hidden])
        lessons.append((tags, outputs))
        if number % 100 == 99:
            log(f"{number + 1} of {len(articles)} articles read by the large network")
    return lessons


def mixed(said, shares):
    """One teach() out of those of several networks: the mean of the tags' probabilities, by `shares`, and the layers of the first."""
    shares = shares[: len(said)]
    mean = lambda all_tags: sum(share * tags.exp() for share, tags in zip(shares, all_tags)) / sum(shares)
    return [(mean([tags for tags, _ in one]).clamp(min=1e-12).log(), one[0][1]) for one in zip(*said)]


def taught_loss(lessons, layers):
    """A loss for learn.learn: the large network's tags, and what its layers gave for `layers` of the small one, beside the annotators'
    labels. `lessons`: article id -> teach()."""

    def loss(net, batch):
        given = net.encode(batch)
        logits, hidden = net.tags(given[-1]), given[-1]
        count = int((batch.tags != data.IGNORED).sum())
        gold = learn.tag_loss(logits, batch)
        soft, outputs = 0.0, 0.0
        for row, w in enumerate(batch.windows):
            tags, stages = lessons[w.article.id]
            here = slice(1, 1 + w.end - w.begin)
            soft = soft + F.kl_div(logits[row, here].log_softmax(-1), tags[w.begin : w.end], log_target=True, reduction="sum")
            for stage, layer in enumerate(layers):
                outputs = outputs + (given[layer][row, here] - stages[w.begin : w.end, stage].float()).square().mean(-1).sum()
        total = GOLD * gold + (1 - GOLD) * soft + outputs
        return total + learn.arc_losses(net, hidden, batch), count

    return loss
