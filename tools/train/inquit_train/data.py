# Articles as tensors: labels of tokens, windows and batches.
# SPDX-License-Identifier: Apache-2.0
import json
import math
import random
import subprocess
from dataclasses import dataclass, replace

import torch
import torch.nn.functional as F

from . import mentions
from .network import BEGIN, END, FEATURES, INSIDE, ROLES, SINGLE, tag

IGNORED = -100  # a label that no loss counts
PRONOUNS = frozenset("he she they it him her them his their its hers theirs himself herself themselves itself".split())  # as lib/tagger/mentions.cc

CONTRACT, POLNEAR = 0, 1  # styles of labels: ../annotation.md's, which the library is asked for, and PolNeAR's own


@dataclass
class Source:
    """Where articles come from, and how they are learnt."""

    name: str  # of the file
    style: int = CONTRACT
    share: float = 1.0  # how often a pass has an article
    weight: float = 1.0  # of its labels in the loss


@dataclass
class Article:
    """One article. Positions are tokens."""

    id: str
    pieces: torch.Tensor  # ids of all tokens' pieces
    bounds: torch.Tensor  # [tokens + 1]: where in `pieces` each token's begin
    features: torch.Tensor  # [tokens, 3]
    pronouns: torch.Tensor  # [tokens] of bool: those that may take up a mention
    labels: "Labels" = None
    source: Source = None
    lesson: object = None  # what teachers say of it (lessons.py)
    who: object = None  # labels of its mentions, and what teachers say of them (mentions.py)
    references: list = ()  # labels of what its mentions take up

    def __len__(self):
        return len(self.features)


@dataclass
class Labels:
    tags: torch.Tensor  # [tokens]
    content_cue: dict  # first token of a content -> first token of its cue
    cue_source: dict  # first token of a cue -> first token of its source, or None


def read_jsonl(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def is_cased(vocabulary):
    """Whether the pieces of the file `vocabulary` tell capitals apart."""
    return any(piece != piece.lower() for piece in vocabulary.read_text(encoding="utf-8").splitlines() if not piece.startswith("["))


def run_inputs(program, vocabulary, records):
    """What inquit_inputs prints for `records`, one each."""
    command = [str(program), *(["--cased"] if is_cased(vocabulary) else []), str(vocabulary)]
    for first in range(0, len(records), 500):  # so that no more than these lie there as text
        text = "".join(json.dumps({"text": r["text"]}) + "\n" for r in records[first : first + 500])
        run = subprocess.run(command, input=text, stdout=subprocess.PIPE, text=True, check=True)
        yield from map(json.loads, run.stdout.splitlines())


def spans_of_tokens(tokens, spans):
    """The ranges of tokens that share a byte with `spans` (bytes)."""
    ranges = []
    for begin, end in spans:
        inside = [i for i, (b, e) in enumerate(tokens) if b < end and e > begin]
        if inside:
            ranges.append((inside[0], inside[-1] + 1))
    return sorted(ranges)


def label(tokens, attributions):
    tags = torch.zeros(len(tokens), dtype=torch.long)
    content_cue, cue_source = {}, {}
    for a in attributions:
        ranges = {role: spans_of_tokens(tokens, a.get(role) or []) for role in ROLES}
        for number, role in enumerate(ROLES):
            for begin, end in ranges[role]:
                tags[begin:end] = tag(number, INSIDE)
                tags[begin] = tag(number, BEGIN if end > begin + 1 else SINGLE)
                if end > begin + 1:
                    tags[end - 1] = tag(number, END)
        if not ranges["cue"]:
            continue
        cue = ranges["cue"][0][0]
        cue_source[cue] = ranges["source"][0][0] if ranges["source"] else None
        for begin, _ in ranges["content"]:
            content_cue[begin] = cue
    return Labels(tags, content_cue, cue_source)


def read(program, vocabulary, records, source=None):
    """Articles of `records`, with labels where these have attributions."""
    found = []
    names = vocabulary.read_text(encoding="utf-8").splitlines()
    pronouns = torch.tensor([i for i, piece in enumerate(names) if piece.lower() in PRONOUNS])
    for record, inputs in zip(records, run_inputs(program, vocabulary, records)):
        pieces = torch.tensor([piece for bag in inputs["pieces"] for piece in bag], dtype=torch.int32)
        bounds = torch.tensor([0, *map(len, inputs["pieces"])], dtype=torch.int32).cumsum(0)
        features = torch.tensor(inputs["features"], dtype=torch.uint8).view(-1, len(FEATURES))
        labels = label(inputs["tokens"], record["attributions"]) if "attributions" in record else None
        alone = bounds.diff() == 1
        first = pieces[bounds[:-1].clamp(max=max(0, len(pieces) - 1))] if len(pieces) else pieces
        article = Article(record["id"], pieces, bounds, features, alone & torch.isin(first, pronouns), labels, source)
        if "mentions" in record:
            article.who, article.references = mentions.label(inputs["tokens"], record)
        found.append(article)
    return found


def articles(program, vocabulary, annotated):
    """Articles of `annotated`, pairs of a Source and its records."""
    return [article for source, records in annotated for article in read(program, vocabulary, records, source)]


def without_repeated(annotated):
    """`annotated`, pairs of a Source and its records, where each text stays in the first alone that has it."""
    seen, kept = set(), []
    for source, records in annotated:
        kept.append((source, [r for r in records if not (r["text"] in seen or seen.add(r["text"]))]))
    return kept


@dataclass
class Window:
    article: Article
    begin: int
    end: int
    labels: Labels = None


def random_windows(article, size, rng):
    """The article cut into windows of `size` tokens, the first shorter by chance."""
    labels = article.labels
    cut = len(article)
    if cut > size:
        first = rng.randint(size // 4, size)
        bounds = [0, *range(first, cut, size), cut]
    else:
        bounds = [0, cut]
    if len(bounds) > 2 and bounds[-1] - bounds[-2] < size // 4:  # no scraps: the last window reaches back instead
        return [Window(article, b, e, labels) for b, e in zip(bounds[:-2], bounds[1:-1])] + [Window(article, max(0, cut - size), cut, labels)]
    return [Window(article, b, e, labels) for b, e in zip(bounds, bounds[1:])]


@dataclass
class Batch:
    pieces: torch.Tensor
    offsets: torch.Tensor
    features: torch.Tensor
    lengths: torch.Tensor
    styles: torch.Tensor  # [rows], floats
    weights: torch.Tensor  # [rows]
    tags: torch.Tensor
    arcs: list  # of each kind: (rows, positions, targets)
    windows: list

    def to(self, device):
        """The same on `device`."""
        moved = {name: value.to(device) for name, value in vars(self).items() if isinstance(value, torch.Tensor)}
        return replace(self, arcs=[tuple(part.to(device) for part in kind) for kind in self.arcs], **moved)


def collate(windows, begin_id, end_id):
    """A position is a token of the window, between [CLS] and [SEP]."""
    length = max(w.end - w.begin for w in windows) + 2
    pieces, counts, features = [], [], torch.zeros(len(windows), length, len(FEATURES), dtype=torch.long)
    lengths = torch.tensor([w.end - w.begin + 2 for w in windows])
    tags = torch.full((len(windows), length), IGNORED)
    styles = torch.tensor([float(w.article.source.style) if w.article.source else 0.0 for w in windows])
    weights = torch.tensor([w.article.source.weight if w.labels else 0.0 for w in windows])
    arcs = [([], [], []), ([], [], [])]
    for row, w in enumerate(windows):
        size = w.end - w.begin
        bounds = w.article.bounds[w.begin : w.end + 1]
        ends = torch.full((length - size - 1,), end_id)
        pieces += [torch.tensor([begin_id]), w.article.pieces[bounds[0] : bounds[-1]], ends]
        counts += [torch.ones(1, dtype=torch.long), bounds.diff(), torch.ones_like(ends)]
        features[row, 1 : size + 1] = w.article.features[w.begin : w.end]
        if w.labels is None:
            continue
        tags[row, 1 : size + 1] = w.labels.tags[w.begin : w.end]
        for kind, links in enumerate((w.labels.content_cue, w.labels.cue_source)):
            for source, target in links.items():
                if w.begin <= source < w.end and (target is None or w.begin <= target < w.end):
                    arcs[kind][0].append(row)
                    arcs[kind][1].append(source - w.begin + 1)
                    arcs[kind][2].append(0 if target is None else target - w.begin + 1)
    offsets = F.pad(torch.cat(counts)[:-1], (1, 0)).cumsum(0)
    return Batch(torch.cat(pieces), offsets, features, lengths, styles, weights, tags, [tuple(map(torch.tensor, a)) for a in arcs], windows)


def turns(number, share, passed):
    """How often the pass `passed` has the article `number`, where a pass has one `share` times: others in other passes."""
    phase = number * 0.618 % 1
    return int((passed + 1) * share + phase) - int(passed * share + phase)


def plan(all_articles, passes, size, tokens, seed):
    """The batches of all passes, the same for the same seed. Of the last pass there may be a part alone: 1.5 passes."""
    batched = []
    for passed in range(math.ceil(passes)):
        rng = random.Random(seed * 1000 + passed)
        learnt = [a for number, a in enumerate(all_articles) for _ in range(turns(number, a.source.share, passed))]
        whole = batches([w for a in learnt for w in random_windows(a, size, rng)], tokens, rng)
        batched += whole[: round(len(whole) * min(1, passes - passed))]
    return batched


def batches(windows, tokens, rng):
    """Lists of windows of like length, about `tokens` positions each, in random order."""
    ordered = sorted(windows, key=lambda w: (w.end - w.begin) + rng.random() * 16, reverse=True)
    groups, group = [], []
    for w in ordered:
        group.append(w)
        if sum(g.end - g.begin for g in group) >= tokens:
            groups.append(group)
            group = []
    if group:
        groups.append(group)
    rng.shuffle(groups)
    return groups
