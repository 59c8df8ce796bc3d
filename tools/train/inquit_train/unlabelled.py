# Text that nobody annotated: which of it the teachers read.
# SPDX-License-Identifier: Apache-2.0
import collections
import json
import lzma
import math
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


def shelves_of(records, rng):
    """The publishers of each style in random order, each a list of what there is of them, also in random order."""
    publishers = {name: {} for name in SHARES}
    for record in records:
        publishers[style(record["text"])].setdefault(record["publisher"], []).append(record)
    shelves = {name: list(by_publisher.values()) for name, by_publisher in publishers.items()}
    for name in SHARES:
        for shelf in shelves[name]:
            rng.shuffle(shelf)
        rng.shuffle(shelves[name])
    return shelves


def choose(records, count, seed):
    """At most `count` of `records`: each style by its share, in each the publishers by turns, so that none prevails. A smaller count gives
    the first ones of a larger, so that what teachers have read of them serves again."""
    turns = {name: collections.deque((shelf, 0) for shelf in shelves) for name, shelves in shelves_of(records, random.Random(seed)).items()}
    chosen, given = [], collections.Counter()
    for n in range(1, count + 1):
        name = max(SHARES, key=lambda s: SHARES[s] * n - given[s])  # what it falls short by
        given[name] += 1
        for _ in range(len(turns[name])):
            shelf, taken = turns[name].popleft()
            may = taken < min(len(shelf), math.ceil(MOST_OF_ONE * n))
            turns[name].append((shelf, taken + may))
            if may:
                chosen.append(shelf[taken])
                break
    return chosen
