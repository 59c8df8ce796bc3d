# How often an attribution that the network is so sure of is right: the two numbers of Calibration in lib/tagger/tagger.h.
# SPDX-License-Identifier: Apache-2.0
import json
import subprocess
from dataclasses import replace

import torch
import torch.nn.functional as F

from . import predict

BIASES = (0.25, 0.0, -0.25, -0.5, -0.75, -1.0)  # of the tag "outside": the network is taught to be right, not to find as much as is right

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


def judged(records, predicted):
    """(confidence, whether some attribution of the annotators shares half of its content) of every attribution with a cue."""
    return [(a["confidence"], any(dice(a["content"], g["content"]) >= 0.5 for g in record["attributions"]))
            for record, attributions in zip(records, predicted) for a in attributions if a["cue"]]


def fit(pairs):
    """(slope, offset) that make 1 / (1 + exp(-(slope * logit(confidence) + offset))) most likely for `pairs`."""
    z = torch.tensor([p for p, _ in pairs], dtype=torch.double).clamp(1e-4, 1 - 1e-4).logit()
    right = torch.tensor([float(r) for _, r in pairs], dtype=torch.double)
    weights = torch.tensor([1.0, 0.0], dtype=torch.double, requires_grad=True)
    search = torch.optim.LBFGS([weights], max_iter=100, line_search_fn="strong_wolfe")

    def loss():
        search.zero_grad()
        value = F.binary_cross_entropy_with_logits(weights[0] * z + weights[1], right)
        value.backward()
        return value

    search.step(loss)
    return tuple(round(v, 4) for v in weights.tolist())


def f1(records, predicted):
    """Sum of two F1: of attributions whose content shares half with an annotators' one, and of those whose content is the same."""
    wanted = sum(len(r["attributions"]) for r in records)
    given = sum(len(p) for p in predicted)
    found = sum(right for _, right in judged(records, predicted))
    same = sum(any(a["content"] == g["content"] for g in r["attributions"]) for r, p in zip(records, predicted) for a in p)
    return 2 * (found + same) / max(1, wanted + given)


def less_outside(scores, bias):
    """`scores` where the tag "outside" has `bias` more."""
    tags = scores.tags.float().clone()
    tags[:, 0] += bias
    return replace(scores, tags=tags.log_softmax(-1))


def balance_and_calibrate(net, records, articles, program, window, context, ends):
    """By `records`, which `net` has not learnt from, read as `articles`: moves the bias of the tag "outside", so that as much is
    found as is right, and returns (slope, offset)."""
    scores = predict.scores(net, articles, window, context, ends)
    said = {bias: decode(program, records, [less_outside(s, bias) for s in scores]) for bias in BIASES}
    best = max(BIASES, key=lambda bias: f1(records, said[bias]))
    with torch.no_grad():
        net.tags.bias[0] += best
    print(f"outside {best:+.2f}; F1 of found and same: " + ", ".join(f"{bias:+.2f} {100 * f1(records, s) / 2:.1f}" for bias, s in said.items()))
    return fit(judged(records, said[best]))
