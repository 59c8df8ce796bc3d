# Text that nobody annotated: which of it the teachers read.
# SPDX-License-Identifier: Apache-2.0
import itertools
import json
import lzma
import random
import re

# Of what is read, by the marks of most of its quotations. Single marks are rare, and two in three articles with them are one publisher's.
SHARES = {"straight": 0.37, "curly": 0.37, "single": 0.11, "few": 0.15}
MOST_OF_ONE = 0.06  # share of one publisher in one style
LEAST_MARKS = 4
OPENS = re.compile(r"(?<!\w)['‘](?=\w)")


def style(text):
    counts = {"straight": text.count('"'), "curly": text.count("“") + text.count("”"), "single": 2 * len(OPENS.findall(text))}
    best = max(counts, key=counts.get)
    return best if counts[best] >= LEAST_MARKS else "few"


def read(path):
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def choose(records, count, seed):
    """At most `count` of `records`, in random order: each style by its share, in each the publishers by turns, so that none prevails."""
    rng = random.Random(seed)
    chosen = []
    for name, share in SHARES.items():
        publishers = {}
        for record in records:
            if style(record["text"]) == name:
                publishers.setdefault(record["publisher"], []).append(record)
        shelves = list(publishers.values())
        for shelf in shelves:
            rng.shuffle(shelf)
            del shelf[round(MOST_OF_ONE * count) :]
        rng.shuffle(shelves)
        turns = (record for turn in itertools.zip_longest(*shelves) for record in turn if record)
        chosen += itertools.islice(turns, round(share * count))
    rng.shuffle(chosen)
    return chosen
