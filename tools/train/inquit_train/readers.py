# What readers have told of the pronouns and descriptions of unlabelled articles: tools/train/references.jsonl.xz.
# SPDX-License-Identifier: Apache-2.0
import json
import lzma
import pathlib
import subprocess

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


def resolved(program, model):
    """The articles as the ranker learns from them: what `program`, inquit, finds in them with the file `model`, where the source is a pronoun, and
    the words that mean the same (ranker.py)."""
    read = articles()
    lines = "".join(json.dumps(record) + "\n" for record, _ in read)
    command = [str(program), "--model", str(model), "--no-speakers", "--jobs", "0", "--input", "jsonl", "--format", "jsonl", "-"]
    run = subprocess.run(command, input=lines, stdout=subprocess.PIPE, text=True, check=True)
    found = []
    for (record, told), said in zip(read, map(json.loads, run.stdout.splitlines())):
        entity_at = {(begin, end): entity for begin, end, kind, entity in told if kind == "p" and entity is not None}
        attributions = [a for a in said["attributions"] if a["source"] and tuple(a["source"][0]) in entity_at]
        chains = [[m[:2] for m in told if m[3] == entity_at[tuple(a["source"][0])] and m[:2] != a["source"][0]] for a in attributions]
        if attributions:
            found.append((record | {"attributions": attributions}, {"chains": chains}))
    return found
