# The network: a transformer over the tokens of a window that tags each token and links spans to cues.
# SPDX-License-Identifier: Apache-2.0
"""The tagger's network in float, as lib/nn/encoder.cc computes it in int8.

A position is a token: the mean of its pieces' embeddings, plus its place in the window and its three features. The layers are
BERT's (Devlin et al., 2019), normalised after each sum; a teacher may have MPNet's (Song et al., 2020), which are the same with a bias
for how far apart two positions stand. Position 0 is [CLS], which also stands for "no source"; the last is [SEP].
"""
import json
import math
import pathlib
import re
import struct
from dataclasses import asdict, dataclass

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import nn

# Tags: outside, then begin, inside, end and single of each role, as lib/tagger/tagger.h has them.
ROLES = ("source", "cue", "content")
TAGS = 1 + 4 * len(ROLES)
BEGIN, INSIDE, END, SINGLE = range(4)
FEATURES = (8, 5, 9)  # values of shape, quoted and place (lib/tagger/inputs.h)
ARCS = ("content to cue", "cue to source")
# Mentions: outside, then begin, inside, end and single of a name of each kind, a title in front of a name, and the noun of a description:
# "the senator" (man), "voters" (people), "the company" (body), "the report" (text). As lib/tagger/mentions.h has them.
NAMES = ("person", "organization", "place", "work", "other")
NOUNS = ("man", "people", "body", "text")
TITLE = 1 + 4 * len(NAMES)
MENTION_TAGS = TITLE + 1 + len(NOUNS)
MOST_WEIGHT = 63  # below kMaxWeight of lib/nn/kernels/kernels.h: twice as much fits the int8 of a model file
MOST_OF_FOUR = 128  # kMostOfFour of lib/nn/kernels/kernels_avx2.cc
DISTANCES = 19  # 9 sizes before, 9 after, and [CLS]


def tag(role, part):
    return 1 + 4 * role + part


@dataclass
class Shape:
    """What a network is made of; written into the model file."""

    vocabulary: int = 30522
    width: int = 384
    inner: int = 1536
    heads: int = 12
    head_width: int = 32
    layers: int = 6
    positions: int = 512
    arc_width: int = 64
    block: int = 64  # positions stand in blocks of so many; each looks at its block,
    reach: int = 512  # at so many positions before and after the block, and at [CLS]
    # Teachers only; the library knows none of these:
    relative: int = 0  # kinds of distance between two positions that have a bias (0: distances have none)
    eps: float = 1e-12  # of what is normalised
    last_norm: bool = False  # what the last layer gives is normalised once more: MPNet's values are too small for heads that are new


class NearAttention(torch.autograd.Function):
    """Attention of positions that look at their surroundings alone: computed for some at a time with what these look at. On a CPU that takes
    half the time of scaled_dot_product_attention, whose way back is slow there (EXPERIMENTS.md)."""

    @staticmethod
    def forward(ctx, q, k, v, mask, parts):
        """q, k, v: [batch, heads, length, head width]; mask: [batch, 1, length, length], added; parts: what near_parts gives."""
        scale, sizes, weights, out = q.shape[-1] ** -0.5, q.shape[:2], [], torch.empty_like(q)
        with torch.autocast(q.device.type, enabled=False):
            for rows, seen in parts:
                added = mask[:, :, rows, seen].expand(*sizes, -1, -1).flatten(0, 1)
                weights.append(torch.baddbmm(added, q[:, :, rows].flatten(0, 1), k[:, :, seen].flatten(0, 1).mT, alpha=scale).softmax(-1))
                out[:, :, rows] = (weights[-1] @ v[:, :, seen].flatten(0, 1)).unflatten(0, sizes)
        ctx.save_for_backward(q, k, v, *weights)
        ctx.parts, ctx.scale = parts, scale
        return out

    @staticmethod
    def backward(ctx, slope):
        q, k, v, *weights = ctx.saved_tensors
        sizes, of_q, of_k, of_v = q.shape[:2], torch.empty_like(q), torch.zeros_like(k), torch.zeros_like(v)
        for (rows, seen), weight in zip(ctx.parts, weights):
            out = slope[:, :, rows].flatten(0, 1)
            score = torch._softmax_backward_data(out @ v[:, :, seen].flatten(0, 1).mT, weight, -1, weight.dtype) * ctx.scale
            of_q[:, :, rows] = (score @ k[:, :, seen].flatten(0, 1)).unflatten(0, sizes)
            of_k.index_add_(2, seen, (score.mT @ q[:, :, rows].flatten(0, 1)).unflatten(0, sizes))
            of_v.index_add_(2, seen, (weight.mT @ out).unflatten(0, sizes))
        return of_q, of_k, of_v, None, None


def near_parts(length, shape, device=None):
    """[(positions, which positions these look at)]: two blocks each, see in_reach; where blocks reach as far as the window, one of all."""
    if shape.reach >= length:
        return [(slice(0, length), torch.arange(length, device=device))]
    parts = []
    for begin in range(0, length, 2 * shape.block):
        low, high = max(1, begin - shape.reach), min(length, begin + 2 * shape.block + shape.reach)
        parts.append((slice(begin, begin + 2 * shape.block), torch.tensor([0, *range(low, high)], device=device)))
    return parts


def narrowed(steps):
    """Weights [outputs, inputs] in whole steps, a multiple of eight inputs, of which AVX2 may add up the products of four at a time in 16 bits:
    of inputs 0, 1, 4 and 5 of each eight, and of 2, 3, 6 and 7, those of either sign have at most MOST_OF_FOUR together. Where it is more, the
    largest are cut, one weight in 500."""
    fours = steps.unflatten(-1, (-1, 2, 2, 2)).transpose(-2, -3)  # [outputs, eights, which four, 2, 2]
    for sign in (1, -1):
        of_sign = (fours * sign).clamp(min=0)
        over = of_sign.sum((-1, -2)) > MOST_OF_FOUR
        few = of_sign[over]  # [fours, 2, 2]
        most = torch.full((len(few), 1, 1), float(MOST_WEIGHT), device=few.device)
        for lower in range(MOST_WEIGHT - 1, MOST_OF_FOUR // 4 - 1, -1):
            most[few.minimum(most).sum((-1, -2)) > MOST_OF_FOUR] = lower
        fours = fours.clone()
        fours[over] = torch.where(few > 0, few.minimum(most) * sign, fours[over])
    return fours.transpose(-2, -3).flatten(-4)


def rounded(weights):
    """`weights` as the library multiplies by them: each row in MOST_WEIGHT steps on either side of zero, and narrowed. The slope is theirs."""
    step = weights.detach().abs().amax(-1, keepdim=True).clamp(min=1e-30) / MOST_WEIGHT
    return weights + (narrowed((weights.detach() / step).round()) * step - weights).detach()


class Multiplied(nn.Linear):
    """A linear layer that may multiply by rounded weights, and may give some of its outputs alone."""

    rounds = False

    def forward(self, x, outputs=slice(None)):
        weight = self.weight[outputs]
        return F.linear(x, rounded(weight) if self.rounds else weight, self.bias[outputs])


class Layer(nn.Module):
    def __init__(self, shape, dropout):
        super().__init__()
        self.heads, self.dropout = shape.heads, dropout
        seen = shape.heads * shape.head_width
        self.qkv = Multiplied(shape.width, 3 * seen)
        self.out = Multiplied(seen, shape.width)
        self.norm1 = nn.LayerNorm(shape.width, eps=shape.eps)
        self.up = Multiplied(shape.width, shape.inner)
        self.down = Multiplied(shape.inner, shape.width)
        self.norm2 = nn.LayerNorm(shape.width, eps=shape.eps)

    def forward(self, x, mask, parts):
        drop = lambda y: F.dropout(y, self.dropout, self.training)
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        seen = NearAttention.apply(q, k, v, mask, parts) if len(parts) > 1 else F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm1(x + drop(self.out(seen.transpose(1, 2).reshape(batch, length, -1))))
        return self.norm2(x + drop(self.down(F.gelu(self.up(x)))))


class Tagger(nn.Module):
    def __init__(self, shape, dropout=0.1):
        super().__init__()
        self.shape, self.dropout = shape, dropout
        self.bf16 = False  # whether the layers multiply in bfloat16
        self.pieces = nn.EmbeddingBag(shape.vocabulary, shape.width, mode="mean")
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.features = nn.ModuleList(nn.Embedding(n, shape.width) for n in FEATURES)
        self.norm = nn.LayerNorm(shape.width, eps=shape.eps)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        self.register_buffer("relative", torch.zeros(shape.relative, shape.heads) if shape.relative else None)  # stays as it was pretrained
        self.last = nn.LayerNorm(shape.width, eps=shape.eps) if shape.last_norm else nn.Identity()
        self.style = nn.Parameter(torch.zeros(shape.width))  # tells labels in PolNeAR's style from the contract's, see data.Source
        self.tags = Multiplied(shape.width, TAGS)
        self.arc_from = Multiplied(shape.width, len(ARCS) * shape.arc_width)
        self.arc_to = Multiplied(shape.width, len(ARCS) * shape.arc_width)
        self.arc_distance = nn.Parameter(torch.zeros(len(ARCS), DISTANCES))
        self.mentions = Multiplied(shape.width, MENTION_TAGS)
        self.refer_from = Multiplied(shape.width, shape.arc_width)
        self.refer_to = Multiplied(shape.width, shape.arc_width)
        self.refer_distance = nn.Parameter(torch.zeros(DISTANCES))
        for features in self.features:
            nn.init.zeros_(features.weight)  # at first, what was pretrained is left as it was

    def round_weights(self):
        """From now on the layers multiply by rounded weights, so that a student learns with what the library will do to them."""
        for module in self.modules():
            if isinstance(module, Multiplied):
                module.rounds = True
        return self

    def encode(self, batch):
        """batch.pieces, .offsets: bags of all positions; .features [batch, length, 3]; .lengths [batch]; .styles [batch].

        -> what each layer gives, a list of [batch, length, width]."""
        size, length = batch.features.shape[:2]
        x = self.pieces(batch.pieces, batch.offsets).view(size, length, -1) + self.positions.weight[:length]
        for i, features in enumerate(self.features):
            x = x + features(batch.features[:, :, i])
        x = F.dropout(self.norm(x + batch.styles[:, None, None] * self.style), self.dropout, self.training)
        mask = (torch.arange(length, device=x.device) < batch.lengths[:, None])[:, None, None] & in_reach(length, self.shape, x.device)
        parts = near_parts(length, self.shape, x.device)
        if self.shape.relative or len(parts) > 1:
            bias = self.relative[distance_kinds(length, self.shape.relative, x.device)].permute(2, 0, 1) if self.shape.relative else 0.0
            mask = torch.where(mask, bias, float("-inf")).to(torch.bfloat16 if self.bf16 else torch.float)
        elif bool(mask.all()):
            mask = None
        given = []
        with torch.autocast(x.device.type, torch.bfloat16, enabled=self.bf16):
            for layer in self.layers:
                x = layer(x, mask, parts)
                given.append(x)
        given[-1] = self.last(given[-1])
        return given

    def forward(self, batch):
        """-> logits of tags [batch, length, TAGS], what the last layer gives."""
        hidden = self.encode(batch)[-1]
        return self.tags(hidden), hidden

    def arcs(self, hidden, kind, rows, positions, lengths):
        """Logits of arcs of `kind` from the positions (rows, positions) to every position of their windows [arcs, length]."""
        width = self.shape.arc_width
        part = slice(kind * width, (kind + 1) * width)
        source = self.arc_from(hidden[rows, positions], part)
        target = self.arc_to(hidden, part)
        return linked(source, target[rows], self.arc_distance[kind], positions, lengths[rows])

    def references(self, hidden, rows, positions, lengths):
        """Logits of what the mentions at the positions (rows, positions) take up: every position of their windows, 0 for nothing before."""
        target = self.refer_to(hidden)
        return linked(self.refer_from(hidden[rows, positions]), target[rows], self.refer_distance, positions, lengths[rows])


def linked(source, target, distance_bias, positions, lengths):
    """Logits of links from `source` [links, width], which stand at `positions`, to `target` [links, length, width]."""
    score = torch.einsum("aw,alw->al", source, target) / math.sqrt(source.shape[-1])
    score = score + distance_bias[distances(positions, target.shape[1])]
    return score.masked_fill(torch.arange(target.shape[1], device=target.device)[None] >= lengths[:, None] - 1, -1e4)  # [SEP] is no target


def in_reach(length, shape, device=None):
    """Which positions (columns) each position (rows) looks at. All look at [CLS], by which a head of BERT says that it sees nothing:
    without it, a network that was trained to see whole windows is lost (EXPERIMENTS.md)."""
    at = torch.arange(length, device=device)
    first = at[:, None] // shape.block * shape.block
    return (at == 0) | (at >= first - shape.reach) & (at < first + shape.block + shape.reach)


def distance_kinds(length, kinds, device=None, farthest=128):
    """The kind of distance from each position (rows) to each (columns), as T5 and MPNet have them: half of `kinds` before and half after, of
    these half for single steps, then in equal ratios up to `farthest`."""
    at = torch.arange(length, device=device)
    steps = at[None] - at[:, None]
    kinds, near = kinds // 2, kinds // 4
    size = steps.abs()
    far = near + (torch.log(size.clamp(min=1).float() / near) / math.log(farthest / near) * (kinds - near)).long()
    return torch.where(size < near, size, far.clamp(max=kinds - 1)) + kinds * (steps > 0)


def distances(positions, length):
    """The index of the bias of each (position, target): 0 for [CLS], 1-9 before by size, 10-18 after."""
    index = distance_index(torch.arange(length, device=positions.device)[None] - positions[:, None])
    index[:, 0] = 0
    return index


def distance_index(offset):
    size = torch.log2(offset.abs().clamp(min=1).float()).long().clamp(max=8)
    return torch.where(offset < 0, 1 + size, 10 + size)


def from_bert(folder, layers, dropout=0.1):
    """A network with the weights of the BERT model in `folder` (model.safetensors), of those of its `layers` that it has; or of an MPNet
    model under BERT's names, which has encoder.relative_attention_bias besides."""
    weights = load_file(str(pathlib.Path(folder) / "model.safetensors"))
    weights = {k.removeprefix("bert."): v for k, v in weights.items()}
    config = json.loads((pathlib.Path(folder) / "config.json").read_text())
    heads = config["num_attention_heads"]
    relative = weights.get("encoder.relative_attention_bias.weight")
    words = weights["embeddings.word_embeddings.weight"]
    inner = weights["encoder.layer.0.intermediate.dense.weight"].shape[0]
    layers = [n for n in layers if f"encoder.layer.{n}.output.dense.weight" in weights]
    shape = Shape(words.shape[0], words.shape[1], inner, heads, words.shape[1] // heads, len(layers),
                  weights["embeddings.position_embeddings.weight"].shape[0], relative=0 if relative is None else len(relative),
                  eps=config.get("layer_norm_eps", 1e-12), last_norm=relative is not None)
    network = Tagger(shape, dropout)
    if relative is not None:
        network.relative.copy_(relative)

    def put(module, name):
        module.weight.data.copy_(weights[name + ".weight"])
        if getattr(module, "bias", None) is not None:
            module.bias.data.copy_(weights[name + ".bias"])

    put(network.pieces, "embeddings.word_embeddings")
    put(network.norm, "embeddings.LayerNorm")
    network.positions.weight.data.copy_(weights["embeddings.position_embeddings.weight"])
    if "embeddings.token_type_embeddings.weight" in weights:  # MPNet has none
        network.positions.weight.data += weights["embeddings.token_type_embeddings.weight"][0]
    for layer, number in zip(network.layers, layers):
        at = f"encoder.layer.{number}."
        for i, part in enumerate(("query", "key", "value")):
            rows = slice(i * shape.width, (i + 1) * shape.width)
            layer.qkv.weight.data[rows] = weights[f"{at}attention.self.{part}.weight"]
            layer.qkv.bias.data[rows] = weights[f"{at}attention.self.{part}.bias"]
        put(layer.out, at + "attention.output.dense")
        put(layer.norm1, at + "attention.output.LayerNorm")
        put(layer.up, at + "intermediate.dense")
        put(layer.down, at + "output.dense")
        put(layer.norm2, at + "output.LayerNorm")
    return network


def save(network, path):
    torch.save({"shape": asdict(network.shape), "weights": network.state_dict()}, path)


def load(path):
    stored = torch.load(path, weights_only=True)
    network = Tagger(Shape(**stored["shape"]))
    network.load_state_dict(network.state_dict() | stored["weights"])  # heads that are new begin anew
    return network.eval()


@torch.no_grad()
def mean(one, other):
    """The network whose weights are the means of two of one shape, of which one was learnt from the other (Wortsman et al., "Model soups",
    2022)."""
    weights = other.state_dict()
    merged = Tagger(other.shape)
    merged.load_state_dict({name: (value + weights[name]) / 2 for name, value in one.state_dict().items()})
    return merged.eval()


def from_file(path):
    """(network, pieces): the network of a model file, of format 1 to 4."""
    stored = read_sections(path)
    info = info_of(stored)
    numbers = {k: int(v) for k, v in info.items() if v.isdecimal()}
    fields = {k: numbers[k] for k in ("vocabulary", "width", "inner", "heads", "layers", "arc_width")}
    head_width = numbers.get("head_width", fields["width"] // fields["heads"])
    network = Tagger(Shape(**fields, head_width=head_width, positions=numbers["positions"]), dropout=0.05)
    floats = lambda name: torch.frombuffer(bytearray(stored[name]), dtype=torch.float32)

    def rows(name):
        if name + ".scale" not in stored:
            return floats(name)
        scale = floats(name + ".scale")
        return torch.frombuffer(bytearray(stored[name]), dtype=torch.int8).view(len(scale), -1).float() * scale[:, None]

    def section(name):
        if name in stored:
            return rows(name)
        stem, bias = name.removesuffix(".bias"), ".bias" if name.endswith(".bias") else ""
        return torch.cat([rows(f"{stem}.{kind}{bias}") for kind in range(len(ARCS))])  # format 2: each kind of arc has its own

    weights = network.state_dict()
    for name, value in weights.items():
        if name == "style":  # the file has none
            continue
        if name.split(".")[0] not in stored and name.startswith(("mentions", "refer_")):
            continue  # before format 4
        at = re.sub(r"^layers\.", "layer.", name)
        at = at if at in stored else at.removesuffix(".weight")
        value.copy_(section(at).flatten()[: value.numel()].view_as(value))  # format 2 fills up the tags
    return network.eval(), stored["vocabulary"].decode().splitlines()


def info_of(sections):
    """{key: value} of the section "info"."""
    return dict(line.split(" ", 1) for line in sections["info"].decode().splitlines())


def read_sections(path):
    """{name: bytes} of the model file `path`, as lib/model/model_file.h has them."""
    content = pathlib.Path(path).read_bytes()
    (count,) = struct.unpack_from("<Q", content, 24)
    entries = [struct.unpack_from("<32sQQ", content, 32 + 48 * n) for n in range(count)]
    return {name.rstrip(b"\0").decode(): content[at : at + size] for name, at, size in entries}
