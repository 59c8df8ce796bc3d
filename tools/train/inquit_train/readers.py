# What readers have told of the pronouns and descriptions of unlabelled articles: tools/train/references.jsonl.xz.
# SPDX-License-Identifier: Apache-2.0
import json
import lzma
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[3]
REFERENCES = ROOT / "tools" / "train" / "references.jsonl.xz"
UNLABELLED = ROOT.parent / "shared" / "data" / "unlabelled" / "news.jsonl.xz"


def articles():
    """[(record of an unlabelled article, its mentions)]: [begin, end, kind, entity] of each mention's last word, where "n" is a name, "d" a
    description and "p" a pronoun, "x" one of these that nobody was asked about; the entity is None where it has no other mention."""
    with lzma.open(REFERENCES, "rt") as lines:
        told = {r["id"]: r["mentions"] for r in map(json.loads, lines)}
    with lzma.open(UNLABELLED, "rt", encoding="utf-8") as lines:
        return [(r, told[r["id"]]) for r in map(json.loads, lines) if r["id"] in told]
