# A small network out of a large one: fewer layers, fewer heads and units in them, fewer dimensions, fewer pieces.
# SPDX-License-Identifier: Apache-2.0
from dataclasses import replace

import torch
import torch.nn.functional as F

from . import data
from .network import Tagger


def vocabulary(pieces, articles, size):
    """The `size` pieces of the list `pieces` to keep: single characters, what `articles` use most, then the list's own order,
    which is that of frequency in BERT's vocabulary."""
    count = torch.cat([a.pieces for a in articles]).bincount(minlength=len(pieces))
    special = {"[UNK]", "[CLS]", "[SEP]"}
    plain = lambda p: p.isascii() and not p.startswith("[unused")
    always = [i for i, p in enumerate(pieces) if p in special or (plain(p) and len(p.removeprefix("##")) == 1)]
    used = [i for i in count.argsort(descending=True, stable=True).tolist() if count[i] > 1]
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


@torch.no_grad()
def dimensions(large, windows, ends):
    """How much each dimension of what the layers give tells those that read it, on `windows`: how far it varies, times the share of the weights
    that it has in what reads it."""
    varies = torch.zeros(large.shape.width)
    for w in windows:
        for given in large.encode(data.collate([w], *ends)):
            varies += (given - given.mean((0, 1))).square().mean((0, 1)).sqrt()
    readers = [*(m for layer in large.layers for m in (layer.qkv, layer.up)), large.tags, large.mentions]
    return varies * sum(m.weight.norm(dim=0) / m.weight.norm() for m in readers)


@torch.no_grad()
def narrower(large, width, windows, ends):
    """`large` with the `width` most important dimensions alone."""
    kept = best(dimensions(large, windows, ends), width)
    small = Tagger(replace(large.shape, width=width), dropout=0.05)
    weights = large.state_dict()
    for name, value in small.state_dict().items():
        for at, size in enumerate(value.shape):
            if size != weights[name].shape[at]:
                weights[name] = weights[name].index_select(at, kept)
    small.load_state_dict(weights)
    return small.eval()


def best(gains, count):
    return gains.topk(count).indices.sort().values


@torch.no_grad()
def shrink(large, layers, width, inner, heads, kept_pieces, windows, ends):
    """A network of `layers` (a list) of `large`, with the `width` most important dimensions, the `inner` most important units and `heads`
    heads of each layer, and the pieces `kept_pieces`."""
    large = narrower(large, width, windows, ends) if width < large.shape.width else large
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
