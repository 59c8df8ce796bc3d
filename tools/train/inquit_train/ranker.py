# The ranker of lib/speakers/resolve/ranker.h: learns from articles whose sources are resolved which candidate an anaphor stands for.
# SPDX-License-Identifier: Apache-2.0
"""A resolved article is a pair: {"text", "attributions"} and {"entities": [{"id", "name", "type", "aliases"}], "speakers": [id or
None, one per attribution]}. A choice that no candidate of the library fits teaches nothing."""
import json
import random
import re
import subprocess
from dataclasses import dataclass

import torch

VERSION = 2  # kRankerVersion
FEATURES = 75  # RankerFeature::kCount
NETWORKS, UNITS = 4, 12  # several small networks, which are one of their units together: kHidden
HIDDEN = NETWORKS * UNITS
ROUNDS = 3  # who spoke last is what the ranker said itself: it learns again from what it does
STEPS, RATE, DECAY = 400, 1e-2, 1e-3
NOBODY = 0.3  # weight of a missing source that stands for nobody: there are four times as many as others
FOLDS = 8
TITLES = set("mr mrs ms miss dr sen rep gov president senator representative governor secretary former the a an".split())


@dataclass
class Choice:
    article: int
    missing: bool
    nobody: bool  # the annotators say that it is nobody
    features: torch.Tensor  # [candidates, features]
    right: torch.Tensor  # [candidates] of bool


def key(name):
    words = [w.strip(".'’-") for w in re.findall(r"[\w.'’-]+", re.sub(r"['’]s\b", "", name.lower()))]
    return tuple(w for w in words if w and w not in TITLES) or tuple(words)


def is_named(name, entity):
    """Whether `name` is one of those of `entity`, titles and articles aside."""
    return bool(name) and key(name) in {key(n) for n in (entity["name"], *entity.get("aliases", []))}


def choices(program, model, articles, ranker=None):
    """What the library's program inquit_candidates has to choose in `articles`, with the network of the file `model` and the ranker in the
    file `ranker`."""
    lines = "".join(json.dumps(article) + "\n" for article, _ in articles)
    run = subprocess.run([str(program), str(model), *([str(ranker)] if ranker else [])], input=lines, stdout=subprocess.PIPE, text=True, check=True)
    found = []
    for number, (line, (_, who)) in enumerate(zip(run.stdout.splitlines(), articles)):
        entities = {e["id"]: e for e in who["entities"] if key(e["name"]) not in {("i",), ("we",), ("you",)}}
        for decision in json.loads(line)["decisions"]:
            entity = entities.get(who["speakers"][decision["attribution"]])
            if not entity and not decision["missing"]:
                continue
            right = [name is None if not entity else is_named(name, entity) for name in decision["names"]]
            if any(right):
                found.append(Choice(number, decision["missing"], not entity, torch.tensor(decision["features"]), torch.tensor(right)))
    return found


class Network(torch.nn.Module):
    def __init__(self, features, units):
        super().__init__()
        self.hidden = torch.nn.Linear(features, units)
        self.out = torch.nn.Linear(units, 1, bias=False)

    def forward(self, x):
        return self.out(torch.relu(self.hidden(x))).squeeze(-1)


def batch(choices):
    """Features [choices, most candidates, features], which are there and which are right [choices, most candidates]."""
    most = max(len(c.right) for c in choices)
    features = torch.zeros(len(choices), most, choices[0].features.shape[1])
    there = torch.zeros(len(choices), most, dtype=torch.bool)
    right = torch.zeros(len(choices), most, dtype=torch.bool)
    for i, c in enumerate(choices):
        n = len(c.right)
        features[i, :n], there[i, :n], right[i, :n] = c.features, True, c.right
    return features, there, right


def learn_one(choices, seed):
    torch.manual_seed(seed)
    features, there, right = batch(choices)
    weights = torch.tensor([NOBODY if c.nobody else 1.0 for c in choices])
    network = Network(features.shape[2], UNITS)
    optimizer = torch.optim.Adam(network.parameters(), lr=RATE)
    for step in range(STEPS):
        optimizer.param_groups[0]["lr"] = RATE * (1 - step / STEPS)
        said = torch.log_softmax(network(features).masked_fill(~there, -1e9), 1)
        of_right = torch.logsumexp(said.masked_fill(~right, -1e9), 1)  # several may name the same entity
        loss = -(of_right * weights).sum() / weights.sum() + DECAY * sum((p**2).sum() for p in (network.hidden.weight, network.out.weight))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return network


def learn(choices):
    """The mean of NETWORKS networks, as one."""
    parts = [learn_one(choices, seed) for seed in range(NETWORKS)]
    network = Network(choices[0].features.shape[1], HIDDEN)
    with torch.no_grad():
        network.hidden.weight.copy_(torch.cat([p.hidden.weight for p in parts]))
        network.hidden.bias.copy_(torch.cat([p.hidden.bias for p in parts]))
        network.out.weight.copy_(torch.cat([p.out.weight for p in parts], 1) / NETWORKS)
    return network


def said(network, choices):
    """Scores [choices, most candidates], -1e9 where there is none; which are right."""
    features, there, right = batch(choices)
    with torch.no_grad():
        return network(features).masked_fill(~there, -1e9), right


def cross_validated(choices):
    """[(scores, right) of each choice] by networks that have not seen its article."""
    articles = sorted({c.article for c in choices})
    random.Random(5).shuffle(articles)
    fold = {article: i % FOLDS for i, article in enumerate(articles)}
    results = [None] * len(choices)
    for k in range(FOLDS):
        kept = [i for i, c in enumerate(choices) if fold[c.article] == k]
        learnt = [c for c in choices if fold[c.article] != k]
        if not kept or not learnt:
            continue
        scores, right = said(learn(learnt), [choices[i] for i in kept])
        for n, i in enumerate(kept):
            results[i] = (scores[n], right[n])
    return results


def sharpness(results):
    """The factor on the scores that makes their softmax as sure as it is right."""
    rows = [(scores, right) for scores, right in filter(None, results)]
    best, best_loss = 1.0, float("inf")
    for factor in (n / 20 for n in range(6, 41)):
        loss = -sum(torch.logsumexp(torch.log_softmax(s * factor, 0).masked_fill(~r, -1e9), 0) for s, r in rows)
        if loss < best_loss:
            best, best_loss = factor, loss
    return best


def sections(network, factor=1.0):
    """The sections of a model file that hold `network`, and the line of its section "info"."""
    floats = lambda tensor: tensor.detach().flatten().numpy().astype("<f4").tobytes()
    return {"ranker.hidden": floats(network.hidden.weight), "ranker.hidden.bias": floats(network.hidden.bias),
            "ranker.out": floats(network.out.weight * factor)}, f"ranker {VERSION}\n"


def taken_from(stored):
    """The ranker in `stored`, the sections of a model file, as `sections` gives it; one to which all are alike where it has none of this
    version."""
    if f"ranker {VERSION}" not in stored["info"].decode().splitlines():
        return sections(Network(FEATURES, HIDDEN), 0.0)
    return {name: stored[name] for name in ("ranker.hidden", "ranker.hidden.bias", "ranker.out")}, f"ranker {VERSION}\n"


def put_into(stored, new, line):
    """`stored`, the sections of a model file, with the ranker `new`, whose line in "info" is `line`."""
    info = "".join(l + "\n" for l in stored["info"].decode().splitlines() if not l.startswith("ranker ")) + line
    return {**stored, "info": info.encode(), **new}
