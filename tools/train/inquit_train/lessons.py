# What teachers say of articles, stored, mixed, and learnt from.
# SPDX-License-Identifier: Apache-2.0
"""A lesson is the Scores of one article (predict.py). Positions are tokens, so a teacher's word pieces may be others than its student's."""
import pathlib
import time
from dataclasses import dataclass

import torch
import torch.nn.functional as F

from . import data, learn, mentions, predict
from .network import ARCS

GOLD = 0.3  # share of the annotators' labels in what a student learns of an article that has them; the rest is the teachers'
MENTIONS = 0.5  # weight of mentions and references beside attributions
REFERENCES = 1.0  # weight of the annotators' labels of references
SHARD = 100  # articles in a file
LEAST_ARC = 0.01  # probability; what is less likely is not stored


def likely(scores):
    """`scores` without what is hardly likely, in half precision."""
    keep = scores.values.exp() >= LEAST_ARC
    return predict.Scores(scores.tags.half(), scores.arcs[keep].short(), scores.values[keep].half())


def pack(lessons):
    """A list of Scores as a few tensors."""
    return {"tokens": [len(one.tags) for one in lessons], "count": [len(one.arcs) for one in lessons],
            **{part: torch.cat([getattr(one, part) for one in lessons]) for part in ("tags", "arcs", "values")}}


def unpack(packed):
    return [predict.Scores(*parts) for parts in zip(packed["tags"].split(packed["tokens"]), packed["arcs"].split(packed["count"]),
                                                    packed["values"].split(packed["count"]))]


def key(article):
    return article.id, article.source.style


def stored(folder):
    """The files of lessons in `folder`: {"keys": of the articles, "what" and "who": as pack() gives them}; the tensors are read where they are
    used."""
    return [torch.load(file, weights_only=True, mmap=True) for file in sorted(pathlib.Path(folder).glob("*.pt"))]


def read(net, articles, folder, window, context, ends, device="cpu", positions=predict.POSITIONS, minutes=120, log=print):
    """Stores in `folder` what `net` says of `articles`, those aside of which it is there. Ends early after `minutes`; called again it goes on.
    Returns whether it has finished."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    began = time.time()
    there = {tuple(k) for file in stored(folder) for k in file["keys"]}
    new = [a for a in articles if key(a) not in there]
    free = 1 + max((int(file.stem) for file in folder.glob("*.pt")), default=-1)  # number of the next file
    for first in range(0, len(new), SHARD):
        if time.time() - began > minutes * 60:
            return False
        some = new[first : first + SHARD]
        what, who = ([likely(one) for one in said] for said in predict.read(net.to(device), some, window, context, ends, device, positions))
        file = folder / f"{free + first // SHARD:06}.pt"
        torch.save({"keys": [key(a) for a in some], "what": pack(what), "who": pack(who)}, file.with_suffix(".new"))
        file.with_suffix(".new").replace(file)
        log(f"{first + len(some)} of {len(new)} articles read, {(time.time() - began) / 60:.1f} minutes")
    net.cpu()
    return True


def load(folder, articles):
    """The lessons of `articles` that read() has stored, a pair of lists: who says what, and the mentions."""
    files = stored(folder)
    lists = []
    for part in ("what", "who"):
        by_key = {tuple(k): lesson for file in files for k, lesson in zip(file["keys"], unpack(file[part]))}
        lists.append([by_key[key(a)] for a in articles])
    if any(len(lesson.tags) != len(a) for lesson, a in zip(lists[0], articles)):
        raise ValueError(f"{folder} is of other articles: remove it")
    return lists


def mixed(said, shares):
    """One lesson out of those of several teachers, Scores of one article each: the means of their probabilities, by `shares`. Arcs from where a
    teacher sees nothing begin are left to the others; one with a share of 0 is not heard."""
    said, shares = zip(*((one, share) for one, share in zip(said, shares) if share > 0))
    if len(said) == 1:
        return said[0]
    tags = sum(share * one.tags.float().exp() for share, one in zip(shares, said)) / sum(shares)
    arcs = torch.cat([one.arcs for one in said]).long()
    chances = torch.cat([share * one.values.float().exp() for share, one in zip(shares, said)])
    every, where = arcs.unique(dim=0, return_inverse=True)
    sums = torch.zeros(len(every)).index_add(0, where, chances)
    froms, of = every[:, :2].unique(dim=0, return_inverse=True)
    whole = torch.zeros(len(froms)).index_add(0, of, sums)
    return predict.Scores(tags.clamp(min=1e-7).log().half(), every.short(), (sums / whole[of]).log().half())


@dataclass
class Arcs:
    """What a lesson says of the arcs of one kind in a batch."""

    rows: torch.Tensor
    positions: torch.Tensor
    targets: torch.Tensor  # [arcs, length] probabilities


def arcs_of(lesson, w, kind, length):
    """(positions, targets) of the arcs of `kind` that lie in the window `w`."""
    froms, tos = lesson.arcs[:, 1].long(), lesson.arcs[:, 2].long()
    inside = (lesson.arcs[:, 0] == kind) & (froms >= w.begin) & (froms < w.end) & ((tos < 0) | (tos >= w.begin) & (tos < w.end))
    froms, tos, chances = froms[inside], tos[inside], lesson.values[inside].float().exp()
    starts, of = froms.unique(return_inverse=True)
    targets = torch.zeros(len(starts), length)
    targets[of, torch.where(tos < 0, 0, tos - w.begin + 1)] = chances
    return starts - w.begin + 1, targets  # what goes out of the window is not learnt


def collate(windows, said, length, kinds):
    """The lessons `said` of `windows`: tags [rows, length, tags] as log probabilities, where there are any, and Arcs of so many kinds."""
    tags = torch.zeros(len(windows), length, said[0].tags.shape[1])
    for row, (w, one) in enumerate(zip(windows, said)):
        tags[row, 1 : 1 + w.end - w.begin] = one.tags[w.begin : w.end].float()
    arcs = []
    for kind in range(kinds):
        parts = [arcs_of(one, w, kind, length) for w, one in zip(windows, said)]
        rows = torch.repeat_interleave(torch.arange(len(windows)), torch.tensor([len(p) for p, _ in parts]))
        arcs.append(Arcs(rows, *(torch.cat(part) for part in zip(*parts))))
    return tags, arcs


def divergence(logits, tags, lengths):
    """How far `logits` [rows, length, tags] are from the probabilities that teachers give, summed by row."""
    at = torch.arange(logits.shape[1], device=logits.device)
    there = (at > 0) & (at < lengths[:, None] - 1)
    each = F.kl_div(logits.log_softmax(-1), tags.to(logits.device), log_target=True, reduction="none").sum(-1)
    return (each * there).sum(-1)


def surprise(logits, arcs):
    """Of each of `arcs`, how little `logits` [arcs, length] expect what teachers say."""
    return -(arcs.targets.to(logits.device) * logits.log_softmax(-1)).sum(-1)


def of_mentions(net, hidden, batch):
    """The loss of what teachers say of mentions and what they take up."""
    length, device = hidden.shape[1], hidden.device
    tags, (arcs,) = collate(batch.windows, [w.article.who for w in batch.windows], length, 1)
    loss = divergence(net.mentions(hidden), tags, batch.lengths).sum()
    if len(arcs.rows):
        rows = arcs.rows.to(device)
        loss = loss + surprise(net.references(hidden, rows, arcs.positions.to(device), batch.lengths), arcs).sum()
    return loss


def losses(net, batch):
    """A loss for learn.learn: what the lessons of the batch's articles say, and where annotators' labels have a weight, these beside it, with those
    of what mentions take up."""
    logits, hidden = net(batch)
    device, taught = logits.device, 1 - GOLD * batch.weights
    tags, kinds = collate(batch.windows, [w.article.lesson for w in batch.windows], logits.shape[1], len(ARCS))
    soft = (divergence(logits, tags, batch.lengths) * taught).sum()
    for kind, arcs in enumerate(kinds):
        if len(arcs.rows):
            rows = arcs.rows.to(device)
            starts = tags[arcs.rows, arcs.positions]
            weights = predict.begin_probabilities(starts)[:, predict.ENDS_OF_ARCS[kind][0]].to(device)
            said = net.arcs(hidden, kind, rows, arcs.positions.to(device), batch.lengths)
            soft = soft + (surprise(said, arcs) * weights * taught[rows]).sum()
    gold = learn.of_labels(net, logits, hidden, batch)
    of_labels = GOLD * gold + REFERENCES * mentions.of_references(net, hidden, batch)
    return of_labels + soft + MENTIONS * of_mentions(net, hidden, batch), int((batch.lengths - 2).sum())
