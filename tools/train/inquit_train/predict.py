# What a network in float says of articles, in the form that inquit_decode and the students' training read.
# SPDX-License-Identifier: Apache-2.0
import math
from dataclasses import dataclass

import torch

from . import data, mentions
from .network import ARCS, BEGIN, MENTION_TAGS, ROLES, SINGLE, distance_index, tag

CANDIDATE = 0.02  # least probability that a span begins at a token that arcs are looked for from or to; as in lib/tagger/heads.h
PARAGRAPH_PLACES, SENTENCE_PLACES = (2, 5, 8), (1, 2, 4, 5, 7, 8)  # of Place in lib/tagger/inputs.h: first tokens
ENDS_OF_ARCS = ((2, 1), (1, 0))  # of each kind of arc: the role it comes from, the role it goes to
POSITIONS = 4096  # in one batch
MENTION = 0.2  # least probability of a mention that takes up something or is taken up, as in lib/tagger/mentions.h;
BEFORE, BEHIND = 1000, 40  # in so many tokens before it, or behind, where it is a pronoun;
REFERENCES = 8  # of these the likeliest


@dataclass
class Scores:
    """What a network says of one article."""

    tags: torch.Tensor  # [tokens, 13] log probabilities
    arcs: torch.Tensor  # [arcs, 3]: kind, from, to (-1: no source), in this order
    values: torch.Tensor  # [arcs] log probabilities


def cores(article, window, context):
    """[(begin, end, core begin, core end)]: as lib/tagger/windows.cc cuts, near equal shares at starts of paragraphs, else of sentences."""
    n = len(article)
    if n <= window:
        return [(0, n, 0, n)]
    most = window - 2 * context
    count = math.ceil(n / most)
    places = article.features[:, 2].tolist()
    starts = [[i for i, place in enumerate(places) if place in firsts] for firsts in (PARAGRAPH_PLACES, SENTENCE_PLACES)]
    cuts = [0]
    for k in range(1, count):
        low, high = n - (count - k) * most, cuts[-1] + most
        ideal = n * k / count
        fitting = next(filter(None, ([i for i in s if max(low, cuts[-1] + 1) <= i <= min(high, n - 1)] for s in starts)), None)
        cuts.append(min(fitting, key=lambda i: abs(i - ideal)) if fitting else min(max(int(ideal), low), high))
    cuts.append(n)
    return [(max(0, b - context), min(n, e + context), b, e) for b, e in zip(cuts, cuts[1:])]


def begin_probabilities(logs):
    """The probability that a span of each role begins, from log probabilities of tags: [..., roles]."""
    return torch.stack([logs[..., tag(role, BEGIN)].exp() + logs[..., tag(role, SINGLE)].exp() for role in range(len(ROLES))], -1)


def likely_arcs(net, hidden, batch, kind, starts, cores):
    """(rows, froms, tos, log probabilities) of the arcs of `kind` between positions of `starts` [rows, length, roles], from those in `cores`."""
    source, target = ENDS_OF_ARCS[kind]
    rows, froms = (starts[:, :, source] & cores).nonzero(as_tuple=True)
    wanted = starts[rows, :, target]
    wanted[torch.arange(len(rows), device=rows.device), froms] = False
    wanted[:, 0] = kind == ARCS.index("cue to source")  # none
    logs = net.arcs(hidden, kind, rows, froms, batch.lengths).masked_fill(~wanted, float("-inf")).log_softmax(-1)
    arcs, tos = wanted.nonzero(as_tuple=True)
    return rows[arcs], froms[arcs], tos, logs[arcs, tos]


def grouped(articles, window, context, positions):
    """Lists of (article's number, Window, core begin, core end) of like length, about `positions` each: all that is to be read."""
    pieces = [(number, data.Window(article, begin, end), *core) for number, article in enumerate(articles)
              for begin, end, *core in cores(article, window, context)]
    pieces.sort(key=lambda piece: piece[1].end - piece[1].begin, reverse=True)
    while pieces:
        count = max(1, positions // (pieces[0][1].end - pieces[0][1].begin + 2))
        group, pieces = pieces[:count], pieces[count:]
        yield group


def put_cores(group, said, into):
    """Copies what the rows of `said` say of the cores of `group` to where these stand in their articles, `into`."""
    for (number, w, begin, end), row in zip(group, said.float().cpu()):
        into[number][begin:end] = row[1 + begin - w.begin : 1 + end - w.begin]


class What:
    """Collects the Scores of who says what of `articles`."""

    def __init__(self, net, articles):
        self.net = net
        self.tags = [torch.zeros(len(article), net.tags.out_features) for article in articles]
        self.found = [[] for _ in articles]  # (arcs, values) of each window

    def add(self, group, batch, hidden):
        logs = self.net.tags(hidden).log_softmax(-1)
        at = torch.arange(logs.shape[1])
        first = torch.tensor([w.begin - 1 for _, w, *_ in group])  # the token of position 0
        inside = torch.stack([(at + w.begin - 1 >= begin) & (at + w.begin - 1 < end) for _, w, begin, end in group]).to(logs.device)
        there = (at.to(logs.device) > 0) & (at.to(logs.device) < batch.lengths[:, None] - 1)
        starts = (begin_probabilities(logs) >= CANDIDATE) & there[:, :, None]
        put_cores(group, logs, self.tags)
        for kind in range(len(ARCS)):
            rows, froms, tos, values = (part.cpu() for part in likely_arcs(self.net, hidden, batch, kind, starts, inside))
            arcs = torch.stack([torch.full_like(rows, kind), froms + first[rows], torch.where(tos == 0, -1, tos + first[rows])], 1)
            for row, (number, *_) in enumerate(group):
                self.found[number].append((arcs[rows == row], values[rows == row]))

    def scores(self):
        return [Scores(tags, *ordered(*(torch.cat(part) for part in zip(*found)))) for tags, found in zip(self.tags, self.found)]


class Who:
    """Collects the Scores of the mentions of `articles`: [tokens, MENTION_TAGS], and arcs of kind 0 from pronouns and descriptions to what they
    take up."""

    def __init__(self, net, articles):
        self.net, self.articles = net, articles
        sizes = (MENTION_TAGS, net.shape.arc_width, net.shape.arc_width, 1)
        self.parts = [[torch.zeros(len(article), size) for article in articles] for size in sizes]

    def add(self, group, batch, hidden):
        hidden = hidden.float()
        froms, tos = self.net.refer_from(hidden), self.net.refer_to(hidden)
        nothing = (froms * tos[:, :1]).sum(-1, keepdim=True) / math.sqrt(self.net.shape.arc_width) + self.net.refer_distance[0]
        for said, into in zip((self.net.mentions(hidden).log_softmax(-1), froms, tos, nothing), self.parts):
            put_cores(group, said, into)

    def scores(self):
        bias = self.net.refer_distance.cpu()
        return [Scores(tags, *taken_up(article.pronouns, tags, *vectors, bias)) for article, tags, *vectors in zip(self.articles, *self.parts)]


@torch.no_grad()
def read(net, articles, window, context, ends, device="cpu", positions=POSITIONS, collect=(What, Who)):
    """For each of `collect` the list of its Scores, one of each of `articles`; these are read once."""
    collectors = [collector(net, articles) for collector in collect]
    for group in grouped(articles, window, context, positions):
        batch = data.collate([w for _, w, *_ in group], *ends).to(device)
        hidden = net.encode(batch)[-1]
        for collector in collectors:
            collector.add(group, batch, hidden)
    return [collector.scores() for collector in collectors]


def scores(net, articles, *options, **more):
    """The Scores of who says what of each of `articles`; options as read() has them."""
    return read(net, articles, *options, **more, collect=(What,))[0]


def taken_up(pronouns, tags, froms, tos, nothing, distance_bias):
    """(arcs, values): what each pronoun and description of an article takes up, wherever it stands in the text."""
    likely = lambda which: pronouns | (tags[:, which].exp().sum(-1) >= MENTION)
    here, there = likely(mentions.HEADS).nonzero().squeeze(1), likely(mentions.ENDS).nonzero().squeeze(1)
    offset = there[None] - here[:, None]
    behind = pronouns[here][:, None] & ~pronouns[there][None] & (offset > 0) & (offset <= BEHIND)
    logits = froms[here] @ tos[there].T / math.sqrt(froms.shape[1]) + distance_bias[distance_index(offset)]
    logits = logits.masked_fill(~((offset < 0) & (offset >= -BEFORE) | behind), float("-inf"))
    values, order = torch.cat([nothing[here], logits], 1).log_softmax(-1).topk(min(REFERENCES, len(there) + 1))
    targets = torch.cat([torch.tensor([-1]), there])[order]
    arcs = torch.stack([torch.zeros_like(targets), here[:, None].expand_as(targets), targets], -1).flatten(0, 1)
    return ordered(arcs, values.flatten())


def ordered(arcs, values):
    """By kind, from, to."""
    size = int(arcs.max()) + 2 if len(arcs) else 1
    order = ((arcs[:, 0] * size + arcs[:, 1]) * size + arcs[:, 2] + 1).argsort()
    return arcs[order], values[order]
