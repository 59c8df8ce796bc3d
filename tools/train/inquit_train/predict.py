# What a network in float says of articles, in the form that inquit_decode and the students' training read.
# SPDX-License-Identifier: Apache-2.0
import math

import torch

from . import data
from .network import BEGIN, ROLES, SINGLE, tag

CANDIDATE = 0.02  # least probability that a span begins at a token that arcs are looked for from or to; as in lib/tagger/heads.h
PARAGRAPH_PLACES, SENTENCE_PLACES = (2, 5, 8), (1, 2, 4, 5, 7, 8)  # of Place in lib/tagger/inputs.h: first tokens


def cores(article, window, context):
    """[(begin, end, core begin, core end)]: as lib/tagger/windows.cc cuts, near equal shares at starts of paragraphs, else of sentences."""
    n = len(article.tokens)
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
    """The probability that a span of each role begins, from log probabilities of tags: [tokens, roles]."""
    return torch.stack([logs[:, tag(role, BEGIN)].exp() + logs[:, tag(role, SINGLE)].exp() for role in range(len(ROLES))], 1)


@torch.no_grad()
def scores(net, article, window, context, ends):
    """{"tags": [tokens, 13] log probabilities, "cue_of_content", "source_of_cue": [(from, to or -1, log probability)]}."""
    tags = torch.zeros(len(article.tokens), net.tags.out_features)
    links = ([], [])
    for begin, end, core_begin, core_end in cores(article, window, context):
        batch = data.collate([data.Window(article, begin, end)], *ends)
        logits, hidden = net(batch)
        logs = logits[0, 1:-1].log_softmax(-1)
        tags[core_begin:core_end] = logs[core_begin - begin : core_end - begin]
        starts = [(column >= CANDIDATE).nonzero().flatten().tolist() for column in begin_probabilities(logs).T]
        for kind, (source, target, none) in enumerate(((2, 1, []), (1, 0, [0]))):
            froms = [i for i in starts[source] if core_begin <= begin + i < core_end]
            if not froms:
                continue
            positions = torch.tensor([i + 1 for i in froms])
            all_arcs = net.arcs(hidden, kind, torch.zeros_like(positions), positions, batch.lengths)
            for i, row in zip(froms, all_arcs):
                to = none + [j + 1 for j in starts[target] if j != i]
                if to:
                    for j, s in zip(to, row[to].log_softmax(-1).tolist()):
                        links[kind].append((begin + i, begin + j - 1 if j else -1, s))
    return {"tags": tags, "cue_of_content": links[0], "source_of_cue": links[1]}
