#!/usr/bin/env python3
# The trainers from end to end: a tiny network and a ranker learn invented reports, and the program reads them with the model file.
# SPDX-License-Identifier: Apache-2.0
"""Usage: smoke.py BUILD_FOLDER. Exit code 77 where PyTorch is not there (skipped)."""
import itertools
import json
import lzma
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(sys.argv.pop(1)) if len(sys.argv) > 1 else ROOT / "build" / "release"
try:
    import torch
    from safetensors.torch import save_file
except ImportError as missing:
    print(f"skipped: {missing.name} is not there (see tools/train/README.md)")
    sys.exit(77)

sys.path.insert(0, str(ROOT / "tools" / "train"))
from inquit_train import data, lessons, network, predict, shrink, unlabelled

WHO = ["Odd Vale", "the mayor", "she", "Roos", "the harbour board", "a clerk"]
CUES = ["said", "told reporters", "wrote", "claimed"]
WHAT = ["the gate was stuck", "nobody had asked the pilots", "the nets were gone by noon", "it would rain on Friday", "the bill was paid"]
PLAIN = ["The ferry left late on Monday.", "Two cranes stood idle in the rain.", "The market opened at nine."]


def report(who, cue, what, quoted):
    """A sentence and its spans in characters, which are bytes here."""
    source = who[0].upper() + who[1:]
    content = f'"{what[0].upper() + what[1:]}."' if quoted else f"that {what}"
    text = f"{source} {cue}{',' if quoted else ''} {content}{'' if quoted else '.'}"
    at = lambda part: [[text.index(part), text.index(part) + len(part)]]
    return text, {"source": at(source), "cue": at(cue), "content": at(content)}


def article(number, rng):
    text, attributions = "", []
    for _ in range(6):
        if rng.random() < 0.4:
            text += rng.choice(PLAIN) + "\n\n"
            continue
        sentence, spans = report(rng.choice(WHO), rng.choice(CUES), rng.choice(WHAT), rng.random() < 0.5)
        attributions.append({role: [[b + len(text), e + len(text)] for b, e in s] for role, s in spans.items()})
        text += sentence + "\n\n"
    return {"id": f"invented {number}", "text": text, "attributions": attributions}


def mentions_in(record):
    """Who is named and described in an article of article(), in the form of tools/train/mentions: "she" takes up the latest name."""
    text, found, references, latest = record["text"], [], [], None
    for match in re.finditer(r"\b(?:(Odd Vale|Roos)|(mayor|clerk)|(board)|She)\b", text):
        name, man, body = match.groups()
        span = list(match.span())
        if name:
            found.append([*span, "person"])
            latest = span
        elif man or body:
            found.append([*span, "man" if man else "body"])
        elif latest:
            references.append({"from": span, "right": [latest], "wrong": [m[:2] for m in found if m[:2] != latest], "none": False})
    return {"id": record["id"], "text": text, "part": "news", "mentions": found, "references": references}


def meeting(number, first, rng):
    """An article in which "she" is the first or the second of two women, and its speakers."""
    names = rng.sample(["Ada Vale", "Ida Brandt", "Mary Odd", "Sarah Roos", "Anna Lund", "Julia Pell"], 2)
    text = f"{names[0]} met {names[1]} on the pier. She said that {rng.choice(WHAT)}."
    at = lambda part: [[text.index(part), text.index(part) + len(part)]]
    spans = {"source": at("She"), "cue": at("said"), "content": [[text.index("that"), len(text) - 1]]}
    entities = [{"id": f"e{n}", "name": name, "type": "person", "gender": "f", "aliases": []} for n, name in enumerate(names)]
    return ({"id": f"meeting {number}", "text": text, "attributions": [spans]},
            {"id": f"meeting {number}", "entities": entities, "speakers": ["e0" if first else "e1"]})


def write_pretrained(folder, cased=False, relative=False):
    """A BERT model of chance weights, as safetensors; its vocabulary is the invented words' and single letters. relative: with MPNet's bias."""
    folder.mkdir()
    words = sorted({w.strip('".,') if cased else w.strip('".,').lower() for part in (*WHO, *CUES, *WHAT, *PLAIN, "that") for w in part.split()})
    letters = [c for c in map(chr, range(33, 127)) if cased or c == c.lower()]
    pieces = list(dict.fromkeys(["[PAD]", "[UNK]", "[CLS]", "[SEP]", *letters, *(f"##{c}" for c in letters), *words]))
    (folder / "vocab.txt").write_text("".join(p + "\n" for p in pieces), encoding="utf-8")
    (folder / "config.json").write_text(json.dumps({"num_attention_heads": 2}))
    torch.manual_seed(5)
    width, inner = 64, 128
    sizes = {"embeddings.word_embeddings.weight": (len(pieces), width), "embeddings.position_embeddings.weight": (256, width),
             "embeddings.token_type_embeddings.weight": (2, width)}
    for n in range(2):
        at = f"encoder.layer.{n}."
        for name, out, into in (*((f"attention.self.{k}", width, width) for k in ("query", "key", "value")), ("attention.output.dense", width, width),
                                ("intermediate.dense", inner, width), ("output.dense", width, inner)):
            sizes |= {f"{at}{name}.weight": (out, into), f"{at}{name}.bias": (out,)}
    weights = {k: torch.randn(v) * 0.1 for k, v in sizes.items()}
    for norm in ("embeddings.LayerNorm", *(f"encoder.layer.{n}.{k}.LayerNorm" for n in range(2) for k in ("attention.output", "output"))):
        weights |= {norm + ".weight": torch.ones(width), norm + ".bias": torch.zeros(width)}
    if relative:
        weights["encoder.relative_attention_bias.weight"] = torch.randn(8, 2) * 0.1
    save_file(weights, str(folder / "model.safetensors"))


class Parts(unittest.TestCase):
    def test_an_article_comes_as_often_as_its_source_says(self):
        for share in (0.4, 1.0, 3.0):
            self.assertEqual({sum(data.turns(number, share, passed) for passed in range(5)) for number in range(50)}, {5 * share})
        self.assertEqual({data.turns(number, 0.4, 0) for number in range(10)}, {0, 1})  # not all in the same pass

    def test_publishers_come_by_turns_and_styles_by_their_shares(self):
        write = lambda n, marks, publisher: {"id": f"{publisher} {marks} {n}", "text": f"{marks[0]}Yes,{marks[1]} she said. " * 4, "publisher": publisher}
        records = [write(n, marks, publisher) for publisher, count in (("large", 300), ("one", 15), ("other", 15)) for marks in ('""', "“”", "‘’") for n in range(count)]
        chosen = unlabelled.choose(records, 100, 1)
        self.assertEqual(chosen, unlabelled.choose(records, 100, 1))
        self.assertEqual({name: sum(unlabelled.style(r["text"]) == name for r in chosen) for name in unlabelled.SHARES},
                         {"straight": 18, "curly": 18, "single": 11, "few": 0})
        self.assertEqual(sum(r["publisher"] == "large" for r in chosen if '"' in r["text"]), 6)

    def test_lessons_of_two_teachers_are_mixed(self):
        logs = lambda *values: torch.tensor(values).log()
        one = predict.Scores(logs([0.5, 0.5], [0.25, 0.75]), torch.tensor([[0, 1, 0], [1, 0, -1]]), logs(1.0, 1.0))
        other = predict.Scores(logs([1.0, 1e-9], [0.25, 0.75]), torch.tensor([[0, 1, 0], [0, 1, 2]]), logs(0.5, 0.5))
        (again,) = lessons.unpack(lessons.pack([lessons.mixed([one, other], (0.5, 0.5))]))
        self.assertLess((again.tags.float().exp() - torch.tensor([[0.75, 0.25], [0.25, 0.75]])).abs().max(), 1e-3)
        self.assertEqual(again.arcs.tolist(), [[0, 1, 0], [0, 1, 2], [1, 0, -1]])
        self.assertLess((again.values.float().exp() - torch.tensor([0.75, 0.25, 1.0])).abs().max(), 1e-3)
        self.assertIs(lessons.mixed([one, other], (0, 1)), other)  # who has no share has no say

    def test_of_four_weights_of_a_sign_the_largest_are_cut(self):
        torch.manual_seed(1)
        steps = (torch.randn(5, 64) * 25).round().clamp(-network.MOST_WEIGHT, network.MOST_WEIGHT)
        steps[0, :8] = torch.tensor([63, 63, -63, -9, 63, 63, -60, -63])
        steps[1, :8] = torch.tensor([63, 60, 1, 1, 5, -63, 1, 1])
        narrowed = network.narrowed(steps)
        self.assertEqual(narrowed[0, :8].tolist(), [32, 32, -39, -9, 32, 32, -39, -39])  # 9 + 3 * 39 = 126
        self.assertTrue(torch.equal(narrowed[1, :8], steps[1, :8]))  # 63 + 60 + 5 = 128
        at = torch.tensor([[i + 2 * pair + k for k in (0, 1, 4, 5)] for i in range(0, 64, 8) for pair in (0, 1)])
        for sign in (1, -1):
            before, after = ((s * sign).clamp(min=0)[:, at] for s in (steps, narrowed))
            self.assertLessEqual(after.sum(-1).max(), network.MOST_OF_FOUR)
            fits = before.sum(-1) <= network.MOST_OF_FOUR
            self.assertTrue(0 < fits.sum() < fits.numel())
            self.assertTrue(torch.equal(before[fits], after[fits]))
            self.assertGreater(after[~fits].sum(-1).min(), network.MOST_OF_FOUR - 4)  # no more than needs be

    def test_a_narrower_network_keeps_the_dimensions_that_are_read(self):
        torch.manual_seed(1)
        large = network.Tagger(network.Shape(vocabulary=9, width=8, inner=16, heads=2, head_width=4, layers=2, positions=32)).eval()
        read = torch.tensor([0, 3, 4, 7])
        with torch.no_grad():
            for reader in (*(m for layer in large.layers for m in (layer.qkv, layer.up)), large.tags, large.mentions):
                reader.weight[:, [d for d in range(8) if d not in read]] = 0
        articles = [data.Article("", torch.randint(4, 9, (20,)), torch.arange(21), torch.zeros(20, 3), torch.zeros(20, dtype=torch.bool))]
        small = shrink.narrower(large, 4, [data.Window(articles[0], 0, 20)], (2, 3))
        self.assertEqual(small.shape.width, 4)
        self.assertTrue(torch.equal(small.layers[1].up.weight, large.layers[1].up.weight[:, read]))
        self.assertTrue(torch.equal(small.layers[1].down.weight, large.layers[1].down.weight[read]))
        self.assertTrue(torch.equal(small.pieces.weight, large.pieces.weight[:, read]))

    def test_distances_have_kinds_as_mpnet_has_them(self):
        kinds = network.distance_kinds(300, 32)
        self.assertEqual(kinds[0, :9].tolist(), [0, 17, 18, 19, 20, 21, 22, 23, 24])
        self.assertEqual(kinds[:9, 0].tolist(), [0, 1, 2, 3, 4, 5, 6, 7, 8])
        self.assertEqual((kinds[299, 0], kinds[0, 299], kinds[0, 127]), (15, 31, 31))

    def test_near_attention_is_attention_with_a_mask(self):
        torch.manual_seed(1)
        shape, length = network.Shape(block=4, reach=3), 30
        seen = network.in_reach(length, shape)[None, None] & (torch.arange(length) < torch.tensor([30, 25])[:, None])[:, None, None]
        mask = torch.where(seen, 0.0, float("-inf")).double()
        values = [torch.randn(2, 3, length, 8, dtype=torch.double, requires_grad=True) for _ in range(3)]
        whole = torch.nn.functional.scaled_dot_product_attention(*values, attn_mask=mask)
        near = network.NearAttention.apply(*values, mask, network.near_parts(length, shape))
        out = torch.randn_like(whole)
        for one, other in zip((whole, *torch.autograd.grad(whole, values, out)), (near, *torch.autograd.grad(near, values, out))):
            self.assertLess((one - other).abs().max(), 1e-12)


class Smoke(unittest.TestCase):
    def test_tiny_models_learn_invented_reports(self):
        rng = random.Random(3)
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            write_pretrained(folder / "plain")
            write_pretrained(folder / "relative", relative=True)
            write_pretrained(folder / "cased", cased=True)
            learnt = [article(n, rng) for n in range(40)]
            self.write(folder / "articles.jsonl", learnt)
            self.write(folder / "mentions.jsonl", map(mentions_in, learnt))
            with lzma.open(folder / "unlabelled.jsonl.xz", "wt") as lines:
                for n in range(40):
                    lines.write(json.dumps({"id": f"unlabelled {n}", "text": article(2000 + n, rng)["text"], "publisher": f"publisher {n % 3}"}) + "\n")
            command = [sys.executable, ROOT / "tools/train/train", "--articles", folder / "articles.jsonl", "--work", folder / "work", "--teachers",
                       folder / "relative", folder / "cased", "--origin", folder / "plain", "--unlabelled", folder / "unlabelled.jsonl.xz", "--texts", "60",
                       "--mentions", folder / "mentions.jsonl",
                       "--out", folder, "--build", BUILD, "--passes", "50", "--positions", "256", "--threads", "1", "--data", "invented reports"]
            self.run_trainer(command)
            fresh = [article(1000 + n, rng) for n in range(20)]
            for size in ("base", "small"):
                with self.subTest(size):
                    self.assertGreater(self.found(folder / f"{size}.inquit", fresh), 0.4)
                    self.assertGreater(min(self.mentioned(folder / "work" / size, fresh)), 0.7)
            shutil.rmtree(folder / "work" / "small")
            (folder / "work" / "base" / "weights.pt").unlink()
            self.run_trainer([*command, "--base-from", folder / "base.inquit", "--small-from", folder / "small.inquit"])
            for size in ("base", "small"):
                with self.subTest(f"{size} from {size}"):
                    self.assertGreater(self.found(folder / f"{size}.inquit", fresh), 0.4)
            shutil.rmtree(folder / "work" / "small")
            self.run_trainer([*command, "--size", "small", "--teachers", folder / "base.inquit", "--small-from", folder / "small.inquit", "--small-shape", "64,1,64,0"])
            with self.subTest("small of one layer, taught by base"):
                self.assertEqual(network.load(folder / "work" / "small" / "weights.pt").shape.layers, 1)
                self.assertGreater(self.found(folder / "small.inquit", fresh), 0.4)

    def test_the_ranker_learns_whom_she_stands_for(self):
        rng = random.Random(4)
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            for first in (True, False):  # "she" is the one who met the other, or the one who was met
                resolved = [meeting(n, first, rng) for n in range(60)]
                self.write(folder / "articles.jsonl", (a for a, _ in resolved))
                self.write(folder / "speakers.jsonl", (who for _, who in resolved))
                shutil.copy(ROOT / "model" / "small.inquit", folder / "small.inquit")
                self.run_trainer([sys.executable, ROOT / "tools/train/rank", "--articles", folder / "articles.jsonl", "--speakers", folder / "speakers.jsonl",
                                  "--build", BUILD, folder / "small.inquit"])
                fresh = [meeting(1000 + n, first, rng) for n in range(20)]
                self.write(folder / "fresh.jsonl", (a for a, _ in fresh))
                run = subprocess.run([str(BUILD / "inquit"), "--model", str(folder / "small.inquit"), "--input", "jsonl", "--format", "jsonl", "--attributions",
                                      str(folder / "fresh.jsonl"), str(folder / "fresh.jsonl")], stdout=subprocess.PIPE, text=True, check=True)
                said = [json.loads(line)["attributions"][0]["speaker"] for line in run.stdout.splitlines()]
                wanted = [next(e["name"] for e in who["entities"] if e["id"] == who["speakers"][0]) for _, who in fresh]
                self.assertGreater(sum(a == b for a, b in zip(said, wanted)), 15)

    def write(self, path, records):
        path.write_text("".join(json.dumps(r) + "\n" for r in records))

    def run_trainer(self, command):
        run = subprocess.run([str(c) for c in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.assertEqual(run.returncode, 0, run.stderr[-2000:])

    def mentioned(self, folder, articles):
        """Of the words of `articles` in mentions and of what "she" takes up, the shares that the network in `folder` gets right."""
        net, vocabulary = network.load(folder / "weights.pt"), folder / "vocab.txt"
        read = data.read(BUILD / "tools" / "train" / "inquit_inputs", vocabulary, list(map(mentions_in, articles)))
        pieces = vocabulary.read_text(encoding="utf-8").splitlines()
        tags, references = [], []
        (who,) = predict.read(net, read, 200, 20, (pieces.index("[CLS]"), pieces.index("[SEP]")), collect=(predict.Who,))
        for one, said in zip(read, who):
            there = one.who.tags > 0
            tags += (said.tags.argmax(1) == one.who.tags)[there].tolist()
            for reference in one.references:
                taken_up = {int(to): float(value) for (_, at, to), value in zip(said.arcs, said.values) if at == reference.token}
                references.append(max(taken_up, key=taken_up.get) in reference.right)
        return sum(tags) / len(tags), sum(references) / len(references)

    def found(self, model, articles):
        """The share of the attributions of `articles` that the program finds to the byte."""
        lines = "".join(json.dumps({"id": a["id"], "text": a["text"]}) + "\n" for a in articles)
        run = subprocess.run([str(BUILD / "inquit"), "--model", str(model), "--input", "jsonl", "--format", "jsonl", "-"], input=lines, stdout=subprocess.PIPE,
                             text=True, check=True)
        spans = lambda a: tuple(map(tuple, itertools.chain(a["content"], a["cue"], a["source"])))
        right, wanted = 0, 0
        for record, gold in zip(map(json.loads, run.stdout.splitlines()), articles):
            self.assertEqual(record["id"], gold["id"])
            there = {spans(a) for a in record["attributions"]}
            right += sum(spans(a) in there for a in gold["attributions"])
            wanted += len(gold["attributions"])
        return right / wanted


if __name__ == "__main__":
    unittest.main()
