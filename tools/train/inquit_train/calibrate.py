# What a network's scores are worth: how much of them is to be found, and how often what is found is right (Calibration in lib/tagger/tagger.h).
# SPDX-License-Identifier: Apache-2.0
import json
import struct
import subprocess
from dataclasses import replace

import torch
import torch.nn.functional as F

from . import export, predict
from .network import read_sections

BIASES = (0.25, 0.0, -0.25, -0.5, -0.75, -1.0)  # of the tag "outside": the network is taught to be right, not to find as much as is right
PLAIN = (0.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0)  # kPlainCalibration
# What the weights are before anything is counted, and how hard they are to move: no more than some 400 attributions are kept out of
# training. The mean of small 1.2 and base 1.3, which were fitted to 3,000 each (EXPERIMENTS.md).
PRIOR = (-2.7, 0.45, 0.47, 0.09, 0.36, 0.18, 0.17)
STIFFNESS = 100


def decode(program, records, scores):
    """What inquit_decode makes of `scores` (predict.scores) of each record: lists of attributions."""
    arcs = lambda s, wanted: [(begin, end, value) for (kind, begin, end), value in zip(s.arcs.tolist(), s.values.tolist()) if kind == wanted]
    rounded = lambda s: {"tags": [[round(v, 4) for v in row] for row in s.tags.tolist()], "cue_of_content": arcs(s, 0), "source_of_cue": arcs(s, 1)}
    lines = "".join(json.dumps({"id": r["id"], "text": r["text"], **rounded(s)}) + "\n" for r, s in zip(records, scores))
    run = subprocess.run([str(program)], input=lines, stdout=subprocess.PIPE, text=True, check=True)
    return [json.loads(line)["attributions"] for line in run.stdout.splitlines()]


def dice(a, b):
    size = sum(e - b for b, e in a) + sum(e - b for b, e in b)
    shared = sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in b)
    return 2 * shared / size if size else 0.0


def f1(records, predicted):
    """Sum of two F1: of attributions whose content shares half with an annotators' one, and of those whose content is the same."""
    wanted = sum(len(r["attributions"]) for r in records)
    given = sum(len(p) for p in predicted)
    pairs = [(a, r["attributions"]) for r, p in zip(records, predicted) for a in p]
    found = sum(any(dice(a["content"], g["content"]) >= 0.5 for g in gold) for a, gold in pairs)
    same = sum(any(a["content"] == g["content"] for g in gold) for a, gold in pairs)
    return 2 * (found + same) / max(1, wanted + given)


def less_outside(scores, bias):
    """`scores` where the tag "outside" has `bias` more."""
    tags = scores.tags.float().clone()
    tags[:, 0] += bias
    return replace(scores, tags=tags.log_softmax(-1))


def balance(net, records, articles, program, window, context, ends):
    """By `records`, which `net` has not learnt from, read as `articles`: moves the bias of the tag "outside", so that as much is
    found as is right."""
    scores = predict.scores(net, articles, window, context, ends)
    said = {bias: decode(program, records, [less_outside(s, bias) for s in scores]) for bias in BIASES}
    best = max(BIASES, key=lambda bias: f1(records, said[bias]))
    with torch.no_grad():
        net.tags.bias[0] += best
    print(f"outside {best:+.2f}; F1 of found and same: " + ", ".join(f"{bias:+.2f} {100 * f1(records, s) / 2:.1f}" for bias, s in said.items()))


def explained(program, model, records):
    """(attribution, features) of all that the program, inquit, finds in `records` with a confidence of the model's, or gives up for it; a list
    for each record."""
    lines = "".join(json.dumps({"id": n, "text": r["text"]}) + "\n" for n, r in enumerate(records))
    command = [str(program), "--model", str(model), "--explain", "--input", "jsonl", "--format", "jsonl", "--repair-utf8", "-"]
    run = subprocess.run(command, input=lines, stdout=subprocess.PIPE, text=True, check=True)
    found = []
    for document in map(json.loads, run.stdout.splitlines()):
        every = [*zip(document["attributions"], document["decisions"]), *((d, d["decisions"]) for d in document["discarded"])]
        # The last of the evidence is the confidence itself.
        found.append([(a, [e["value"] for e in d["evidence"][:-1]]) for a, decisions in every for d in decisions if d["step"] == "confidence"])
    return found


def is_right(a, gold):
    """Whether the annotators have an attribution that shares half of its content with `a`, and whose cue and source meet those of `a`."""
    meet = lambda x, y: not x and not y or any(b < f and e > g for b, e in x for g, f in y)
    return any(dice(a["content"], g["content"]) >= 0.5 and meet(a["cue"], g["cue"]) and meet(a["source"], g["source"]) for g in gold)


def fit(features, right):
    """The weights that make 1 / (1 + exp(-sum of weights times features)) most likely for `right`; to move them from PRIOR costs."""
    x = torch.tensor(features, dtype=torch.double)
    y = torch.tensor(right, dtype=torch.double)
    prior = torch.tensor(PRIOR, dtype=torch.double)
    weights = prior.clone().requires_grad_(True)
    search = torch.optim.LBFGS([weights], max_iter=200, line_search_fn="strong_wolfe")

    def loss():
        search.zero_grad()
        value = F.binary_cross_entropy_with_logits(x @ weights, y, reduction="sum") + STIFFNESS / 2 * (weights - prior)[1:].square().sum()
        value.backward()
        return value

    search.step(loss)
    return [round(v, 4) for v in weights.tolist()]


def calibrate(program, model, records):
    """Gives the model file `model` the weights that fit `records`, which its network has not learnt from. program: inquit."""
    found = [(features, is_right(a, record["attributions"])) for record, every in zip(records, explained(program, model, records)) for a, features in every]
    if not any(right for _, right in found):
        return PLAIN  # nothing to learn from
    weights = fit([features for features, _ in found], [float(right) for _, right in found])
    export.write(model, {**read_sections(model), "calibration": struct.pack(f"<{len(weights)}f", *weights)})
    return weights
