# Mentions: who a text names and describes, and which earlier mention a pronoun or a description takes up.
# SPDX-License-Identifier: Apache-2.0
"""What the network learns of who is there, beside who says what. tools/train/mentions makes the labels.

A name is tagged as a whole, a description ("the senator from Ohio") by its noun alone. A reference goes from a pronoun or the noun of a
description to any earlier mention of the same one, by the last token of a name, or to nothing, position 0. What nobody labelled is hidden: it
is neither right nor wrong."""
import bisect
from dataclasses import dataclass

import torch
import torch.nn.functional as F

from .network import BEGIN, END, INSIDE, MENTION_TAGS, NAMES, NOUNS, SINGLE, TITLE

IGNORED = -100
HIDDEN = "hidden"
HEADS = list(range(TITLE + 1, MENTION_TAGS))  # tags of what may take up something, beside pronouns,
ENDS = [1 + 4 * n + part for n in range(len(NAMES)) for part in (END, SINGLE)] + HEADS  # and of what may be taken up


@dataclass
class Reference:
    token: int
    right: list  # tokens
    wrong: list
    none: bool  # it takes up nothing


@dataclass
class Labels:
    tags: torch.Tensor  # [tokens]


class Places:
    """Tokens by bytes."""

    def __init__(self, tokens):
        self.begins, self.ends = [b for b, _ in tokens], [e for _, e in tokens]

    def range(self, begin, end):
        return bisect.bisect_right(self.ends, begin), bisect.bisect_left(self.begins, end)

    def last(self, span):
        first, end = self.range(*span)
        return end - 1 if end > first else None


def label(tokens, record):
    """(Labels, References) of the `tokens` (ranges of bytes) of a record of tools/train/mentions."""
    places = Places(tokens)
    tags = torch.zeros(len(tokens), dtype=torch.long)
    for begin, end, kind in record["mentions"]:
        first, last = places.range(begin, end)
        if first >= last:
            continue
        if kind == HIDDEN:
            tags[first:last] = IGNORED
        elif kind == "title":
            tags[first:last] = TITLE
        elif kind in NOUNS:
            tags[last - 1] = TITLE + 1 + NOUNS.index(kind)
        else:
            name = 1 + 4 * NAMES.index(kind)
            tags[first:last] = name + INSIDE
            tags[first] = name + (BEGIN if last > first + 1 else SINGLE)
            if last > first + 1:
                tags[last - 1] = name + END
    lasts = lambda spans: sorted({place for place in map(places.last, spans) if place is not None})
    references = []
    for reference in record["references"]:
        token = places.last(reference["from"])
        right = [place for place in lasts(reference["right"]) if place != token]
        if token is not None and (right or reference["none"]):
            wrong = [place for place in lasts(reference["wrong"]) if place != token and place not in right]
            references.append(Reference(token, right, wrong, reference["none"]))
    return Labels(tags), references


def loss(net, hidden, batch):
    """The loss of annotators' labels of mentions and references, summed; hidden: what the last layer gives."""
    tags = torch.full(hidden.shape[:2], IGNORED)
    for row, w in enumerate(batch.windows):
        tags[row, 1 : 1 + w.end - w.begin] = w.article.who.tags[w.begin : w.end]
    logits = net.mentions(hidden)
    of_tags = F.cross_entropy(logits.flatten(0, 1), tags.flatten().to(hidden.device), ignore_index=IGNORED, reduction="sum")
    return of_tags + of_references(net, hidden, batch)


def of_references(net, hidden, batch):
    """The loss of labels of references alone, summed: how little the network expects any of the right ones, among these, the wrong ones and
    nothing. What takes up something out of its window is not learnt."""
    length, device = hidden.shape[1], hidden.device
    rows, positions, candidates, right = [], [], [], []
    for row, w in enumerate(batch.windows):
        at = lambda tokens: [t - w.begin + 1 for t in tokens if w.begin <= t < w.end]
        for reference in w.article.references:
            good = [0] if reference.none else at(reference.right)
            if not w.begin <= reference.token < w.end or not good:
                continue
            rows.append(row)
            positions.append(reference.token - w.begin + 1)
            for masks, places in ((right, good), (candidates, [0, *good, *at(reference.wrong)])):
                masks.append(torch.zeros(length, dtype=torch.bool))
                masks[-1][places] = True
    if not rows:
        return hidden.new_zeros(())
    rows, positions = torch.tensor(rows, device=device), torch.tensor(positions, device=device)
    said = net.references(hidden, rows, positions, batch.lengths)
    sums = [said.masked_fill(~torch.stack(masks).to(device), float("-inf")).logsumexp(-1) for masks in (right, candidates)]
    return (sums[1] - sums[0]).sum()
