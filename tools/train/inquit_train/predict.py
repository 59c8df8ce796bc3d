# What a network in float says of articles, in the form that inquit_decode and the students' training read.
# SPDX-License-Identifier: Apache-2.0
import math
from dataclasses import dataclass

import torch

from . import data
from .network import ARCS, BEGIN, ROLES, SINGLE, tag

CANDIDATE = 0.02  # least probability that a span begins at a token that arcs are looked for from or to; as in lib/tagger/heads.h
PARAGRAPH_PLACES, SENTENCE_PLACES = (2, 5, 8), (1, 2, 4, 5, 7, 8)  # of Place in lib/tagger/inputs.h: first tokens
ENDS_OF_ARCS = ((2, 1), (1, 0))  # of each kind of arc: the role it comes from, the role it goes to
POSITIONS = 4096  # in one batch


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


@torch.no_grad()
def scores(net, articles, window, context, ends, device="cpu", positions=POSITIONS):
    """The Scores of each of `articles`."""
    tags = [torch.zeros(len(article), net.tags.out_features) for article in articles]
    found = [[] for _ in articles]  # (arcs, values) of each window
    pieces = [(number, data.Window(article, begin, end), core) for number, article in enumerate(articles)
              for begin, end, *core in cores(article, window, context)]
    pieces.sort(key=lambda piece: piece[1].end - piece[1].begin, reverse=True)
    while pieces:
        count = max(1, positions // (pieces[0][1].end - pieces[0][1].begin + 2))
        group, pieces = pieces[:count], pieces[count:]
        batch = data.collate([w for _, w, _ in group], *ends).to(device)
        logits, hidden = net(batch)
        logs = logits.log_softmax(-1)
        at = torch.arange(logs.shape[1])
        first = torch.tensor([w.begin - 1 for _, w, _ in group])  # the token of position 0
        inside = torch.stack([(at + w.begin - 1 >= core[0]) & (at + w.begin - 1 < core[1]) for _, w, core in group]).to(device)
        there = (at.to(device) > 0) & (at.to(device) < batch.lengths[:, None] - 1)
        starts = (begin_probabilities(logs) >= CANDIDATE) & there[:, :, None]
        for (number, w, core), row in zip(group, logs.cpu()):
            tags[number][core[0] : core[1]] = row[1 + core[0] - w.begin : 1 + core[1] - w.begin]
        for kind in range(len(ARCS)):
            rows, froms, tos, values = (part.cpu() for part in likely_arcs(net, hidden, batch, kind, starts, inside))
            arcs = torch.stack([torch.full_like(rows, kind), froms + first[rows], torch.where(tos == 0, -1, tos + first[rows])], 1)
            for row, (number, _, _) in enumerate(group):
                found[number].append((arcs[rows == row], values[rows == row]))
    return [Scores(t, *ordered(*(torch.cat(part) for part in zip(*f)))) for t, f in zip(tags, found)]


def ordered(arcs, values):
    """By kind, from, to."""
    size = int(arcs.max()) + 2 if len(arcs) else 1
    order = ((arcs[:, 0] * size + arcs[:, 1]) * size + arcs[:, 2] + 1).argsort()
    return arcs[order], values[order]
