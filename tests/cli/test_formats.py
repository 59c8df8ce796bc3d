# The formats that other programs read: each read back by a parser that is not ours, and compared with the JSON records.
# SPDX-License-Identifier: Apache-2.0
import csv
import html.parser
import io
import json
import re
import unittest
import xml.etree.ElementTree as ElementTree

from program import STORY, ProgramTest

# Invented. A quotation in two pieces, over two paragraphs, with what each format has to escape.
HARD = STORY + ("\nThe clerk wrote that “the <b>dam</b> & \"gate\"\tleaked, 'badly',” in =1+1 places.\n\n“One pier is lost.\r\n\r\n“Two are not,” said "
                "Rhea Okonjo, head of the “Naïve 😀” school.\n")
TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


class Reader(html.parser.HTMLParser):
    """The text of each article of a page, the statements in it, and all elements and attributes that there are."""

    def __init__(self, page):
        super().__init__()
        self.texts, self.statements, self.elements, self.fetched = [], [], set(), []
        self.path = []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.elements.add(tag)
        self.fetched += [value for name, value in attributes.items() if name in ("src", "href", "srcset", "data", "action")]
        if tag == "article":
            self.texts.append("")
            self.statements.append({})
        if tag == "mark":
            self.statements[-1].setdefault(attributes["data-a"], "")
        if tag not in ("meta", "input"):
            self.path.append((tag, attributes))

    def handle_endtag(self, tag):
        self.path.pop()

    def handle_data(self, text):
        if any(attributes.get("class") == "text" for _, attributes in self.path):
            self.texts[-1] += text
            for tag, attributes in self.path:
                if tag == "mark":
                    self.statements[-1][attributes["data-a"]] += text


class Formats(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("a.txt", HARD)
        self.write("b.txt", "Two cranes stood in the rain.\n")
        self.truth, = self.records("--offsets", "codepoints", "a.txt")
        self.assertGreater(len(self.truth["attributions"]), 3)
        self.assertTrue(any(len(a["content"]) > 1 for a in self.truth["attributions"]))

    def formatted(self, name, *arguments, exit_code=0):
        run = self.run_program("--format", name, *arguments)
        self.assertEqual(run.returncode, exit_code, run.stderr)
        return run.stdout

    def test_json_is_an_array_of_the_records(self):
        records = [json.loads(line) for line in self.formatted("jsonl", "a.txt", "gone.txt", "b.txt", exit_code=1).splitlines()]
        self.assertEqual(json.loads(self.formatted("json", "a.txt", "gone.txt", "b.txt", exit_code=1)), records)
        self.assertEqual(json.loads(self.run_program("--input", "jsonl", "--format", "json").stdout), [])

    def test_tables_have_a_row_for_each_statement(self):
        for name, delimiter in (("csv", ","), ("tsv", "\t")):
            table = self.formatted(name, "--offsets", "codepoints", "a.txt", "gone.txt", "b.txt", exit_code=1)
            self.assertEqual(table.startswith("\ufeff"), name == "csv")
            rows = list(csv.DictReader(io.StringIO(table.removeprefix("\ufeff"), newline=""), delimiter=delimiter, strict=True))
            failed = rows.pop()
            self.assertEqual((failed["document"], failed["text"], failed["error"]), ("gone.txt", "", "cannot be opened: No such file or directory"))
            self.assertEqual(len(rows), len(self.truth["attributions"]))
            speakers = {s["id"]: s for s in self.truth["speakers"]}
            for row, a in zip(rows, self.truth["attributions"]):
                speaker = speakers.get(a["speaker_id"], {})
                self.assertEqual([row["document"], row["statement"], row["kind"], row["error"]], ["a.txt", a["id"], a["kind"], ""])
                self.assertEqual([row["speaker"], row["type"], row["gender"], row["role"]],
                                 [a["speaker"] or "", speaker.get("type", ""), speaker.get("gender") or "", speaker.get("role_text") or ""])
                self.assertEqual(row["text"], " … ".join(a["text"]))
                self.assertEqual(json.loads(row["content_spans"]), a["content"])
                self.assertEqual(json.loads(row["source_span"] or "[]"), a["source"])
                self.assertEqual([float(row["confidence"]), row["cue"]], [a["confidence"], a["cue_text"] or ""])

    def test_no_cell_is_a_formula(self):
        self.write("x.jsonl", json.dumps({"id": '=HYPERLINK("http://x")', "text": STORY}))
        table = self.formatted("csv", "x.jsonl")
        rows = list(csv.reader(io.StringIO(table.removeprefix("\ufeff"), newline="")))
        self.assertEqual({row[0] for row in rows[1:]}, {'\'=HYPERLINK("http://x")'})
        self.assertFalse([cell for row in rows for cell in row if cell[:1] in tuple("=+-@")])

    def check_brat(self, annotations, text, truth):
        spans, events, kinds, notes = {}, {}, {}, {}
        for line in annotations.splitlines():
            key, what, *rest = line.split("\t", 2)
            if key[0] == "T":
                kind, places = what.split(" ", 1)
                places = [tuple(map(int, place.split(" "))) for place in places.split(";")]
                self.assertEqual(" ".join(text[b:e] for b, e in places), rest[0])
                self.assertFalse([place for place in places if set("\r\n") & set(text[slice(*place)])])
                spans[key] = kind, places
            elif key[0] == "E":
                events[key] = dict(part.split(":") for part in what.split(" "))
            elif key[0] == "A":
                kinds[what.split(" ")[1]] = what.split(" ")[2]
            else:
                notes[what.split(" ")[1]] = rest[0]
        self.assertEqual(len(events), len(truth["attributions"]))
        joined = lambda places: "".join("".join(text[b:e] for b, e in places).split())
        for (key, event), a in zip(events.items(), truth["attributions"]):
            for role in ("Content", "Cue", "Source"):
                self.assertEqual(role in event, bool(a[role.lower()]))
                if role in event:
                    self.assertEqual(spans[event[role]][0], role)
                    self.assertEqual(joined(spans[event[role]][1]), joined(a[role.lower()]))
            self.assertEqual(spans[event["Attribution"]][0], "Attribution")
            self.assertEqual((kinds[key], notes.get(key)), (a["kind"], a["speaker"]))

    def test_brat_has_an_event_for_each_statement(self):
        self.check_brat(self.formatted("brat", "a.txt"), HARD, self.truth)

    def test_brat_in_a_folder_brings_texts_and_configuration(self):
        self.formatted("brat", "-o", "out/", "a.txt", "b.txt", "gone.txt", exit_code=1)
        out = self.folder / "out"
        self.assertEqual(sorted(path.name for path in out.iterdir()), ["a.ann", "a.txt", "annotation.conf", "b.ann", "b.txt"])
        text = (out / "a.txt").read_bytes().decode()
        self.assertEqual(text, HARD)
        self.check_brat((out / "a.ann").read_text(encoding="utf-8"), text, self.truth)
        self.assertEqual((out / "b.ann").read_text(), "")
        (out / "a.txt").write_text("another")
        run = self.run_program("--format", "brat", "-o", "out", "a.txt", "b.txt")
        self.assertEqual((run.returncode, run.stderr), (1, "inquit: out/a.txt is there already, and another text\n"))
        self.assertEqual((out / "a.txt").read_text(), "another")

    def test_web_annotations_give_places_and_words(self):
        page = json.loads(self.formatted("webanno", "a.txt"))
        self.assertEqual((page["type"], page["id"]), ("AnnotationPage", "urn:inquit:document:a.txt"))
        self.assertEqual(len(page["items"]), len(self.truth["attributions"]))

        def place(resource):
            position, quote = resource["selector"]
            begin, end = position["start"], position["end"]
            self.assertEqual((quote["exact"], quote["prefix"], quote["suffix"]), (HARD[begin:end], HARD[max(0, begin - 32):begin], HARD[end:end + 32]))
            return [begin, end]

        for item, a in zip(page["items"], self.truth["attributions"]):
            self.assertEqual(item["id"], f"urn:inquit:document:a.txt#{a['id']}")
            self.assertEqual([place(target) for target in item["target"]], a["content"])
            bodies = {body.get("label", body["purpose"]): body for body in item["body"]}
            self.assertEqual(bodies.get("identifying", {}).get("value"), a["speaker"])
            self.assertEqual(bodies["classifying"]["value"], a["kind"])
            for role in ("cue", "source"):
                self.assertEqual([place(bodies[role])] if role in bodies else [], a[role])
        self.assertEqual(len(self.formatted("webanno", "a.txt", "b.txt").splitlines()), 2)

    def check_tei(self, document, text, truth, prefix=""):
        body = document.find(f"{TEI}text/{TEI}body")
        self.assertEqual("".join(body.itertext()), text)
        people = {element.get(XML_ID): element[0].text for element in document.iter() if element.tag in (TEI + "person", TEI + "org", TEI + "personGrp")}
        said = {}
        for element in body.iter(TEI + "said"):
            key = element.get(XML_ID).removeprefix(prefix)
            first = key.split(".")[0]
            if key != first:
                self.assertTrue(element.get("prev").removeprefix("#" + prefix).startswith(first))
            said.setdefault(first, []).append(element)
        self.assertEqual(list(said), [a["id"] for a in truth["attributions"]])
        for a, elements in zip(truth["attributions"], said.values()):
            words = "".join("".join(element.itertext()) for element in elements)
            self.assertEqual("".join(words.split()), "".join("".join(a["text"]).split()))
            self.assertEqual(people.get((elements[0].get("who") or "#").removeprefix("#")), a["speaker"])
            self.assertEqual(elements[0].get("direct"), "true" if a["kind"] == "direct" else "false")
        for kind, role in (("seg", "cue"), ("rs", "source")):
            there = {e.get("corresp").removeprefix("#" + prefix) for e in body.iter(TEI + kind) if e.get("type") == role}
            self.assertEqual(there, {a["id"] for a in truth["attributions"] if a[role]})

    def test_tei_keeps_the_text_and_says_who_said_what(self):
        self.check_tei(ElementTree.fromstring(self.formatted("tei", "a.txt").encode()), HARD, self.truth)
        corpus = ElementTree.fromstring(self.formatted("tei", "b.txt", "gone--.txt", "a.txt", exit_code=1).encode())
        self.assertEqual(corpus.tag, TEI + "teiCorpus")
        documents = corpus.findall(TEI + "TEI")
        self.assertEqual(len(documents), 2)
        self.check_tei(documents[1], HARD, self.truth, prefix="d3.")
        ids = [element.get(XML_ID) for element in corpus.iter() if element.get(XML_ID)]
        self.assertEqual(len(ids), len(set(ids)))

    def test_xml_holds_whatever_a_text_holds(self):
        self.write("odd.txt", b"\x01\x0c\xef\xbf\xbe\xff \xe2\x80\x9cNo\x00,\xe2\x80\x9d said Ivo Lund.\n")
        document = ElementTree.fromstring(self.formatted("tei", "--repair-utf8", "odd.txt").encode())
        self.assertEqual("".join(document.find(f"{TEI}text/{TEI}body").itertext()), "\ufffd\ufffd\ufffd\ufffd “No\ufffd,” said Ivo Lund.\n")
        self.write("empty.txt", "")
        self.assertEqual(len(ElementTree.fromstring(self.formatted("tei", "empty.txt").encode()).find(f"{TEI}text/{TEI}body")), 1)

    def test_a_page_shows_the_text_and_fetches_nothing(self):
        self.write("<script>alert(1)</script>.txt", HARD.replace("clerk", "<script>alert(2)</script> clerk"))
        page = self.formatted("html", "--explain", "a.txt", "gone.txt", "<script>alert(1)</script>.txt", exit_code=1)
        read = Reader(page)
        self.assertEqual(page.count("<script"), 1)  # our own
        self.assertEqual(page.count("alert("), page.count("&gt;alert("))
        self.assertEqual([link for link in read.fetched if not link.startswith("#")], [])
        self.assertIn("default-src 'none'", page)
        self.assertEqual("".join(read.texts[0].split()), "".join(HARD.split()))
        self.assertIn("Not read: cannot be opened", page)
        self.assertEqual({f"a{key}": "".join(text.split()) for key, text in read.statements[0].items()},
                         {a["id"]: "".join("".join(a["text"]).split()) for a in self.truth["attributions"]})
        self.assertIn("<summary>Why</summary>", page)
        self.assertNotIn("<summary>Why</summary>", self.formatted("html", "a.txt"))

    def test_a_tally_counts_what_the_records_have(self):
        self.write("c.jsonl", "".join(json.dumps({"id": n, "text": HARD if n % 2 else STORY}) + "\n" for n in range(4)) + "{\n")
        records = [r for r in self.records("c.jsonl", exit_code=1) if "error" not in r]
        run = self.run_program("tally", "--format", "json", "--by-document", "c.jsonl")
        self.assertEqual(run.returncode, 1)
        tally = json.loads(run.stdout)
        self.assertEqual((tally["documents"], tally["failed"]), (4, 1))
        said = [(r["id"], a["speaker"], a) for r in records for a in r["attributions"]]
        self.assertEqual(tally["statements"], len(said))
        for speaker in tally["speakers"]:
            theirs = [(i, a) for i, name, a in said if name == speaker["name"]]
            self.assertEqual((speaker["statements"], speaker["documents"]), (len(theirs), len({i for i, _ in theirs})))
            direct = [len(re.findall(r"\S*\w\S*", piece)) for _, a in theirs if a["kind"] == "direct" for piece in a["text"]]
            self.assertGreaterEqual(speaker["quoted_words"], sum(direct))
        self.assertEqual(tally["speakers"][0]["name"], "Rhea Okonjo")
        for groups in ("by_gender", "by_gender_evidence", "by_type", "by_naming", "speakers"):
            self.assertEqual(sum(group["statements"] for group in tally[groups]), tally["statements"])
            self.assertAlmostEqual(sum(group["quoted_words_share"] for group in tally[groups]), 1, 3)
        self.assertEqual(sum(s["first_quoted"] for s in tally["speakers"]), 4)
        self.assertEqual([(d["id"], d["statements"]) for d in tally["of_documents"]], [(str(r["id"]), len(r["attributions"])) for r in records])

        table = self.run_program("tally", "--format", "csv", "c.jsonl").stdout
        rows = list(csv.DictReader(io.StringIO(table.removeprefix("\ufeff"), newline="")))
        self.assertEqual([(row["speaker"], int(row["statements"]), row["named"] == "yes") for row in rows],
                         [(s["name"] or "", s["statements"], s["named"]) for s in tally["speakers"]])
        page = self.run_program("tally", "--format", "html", "c.jsonl").stdout
        self.assertIn("Rhea Okonjo", page)
        self.assertNotIn("<script", page)
        self.assertTrue(self.run_program("tally", "c.jsonl").stdout.startswith(f"4 documents, {len(said)} statements, "))
        self.assertEqual(self.run_program("tally", "c.jsonl", "--jobs", "4").stdout, self.run_program("tally", "c.jsonl").stdout)
        for arguments in (("tally", "--format", "brat"), ("tally", "--explain"), ("tally", "-o", "out/"), ("--by-document",)):
            self.assertEqual(self.run_program(*arguments, "a.txt").returncode, 2)

    def test_output_goes_to_a_file_or_a_folder(self):
        for name in ("text", "jsonl", "json", "csv", "tsv", "brat", "webanno", "tei", "html"):
            with self.subTest(name):
                shown = self.formatted(name, "a.txt")
                self.assertEqual(self.formatted(name, "-o", "out.x", "a.txt"), "")
                self.assertEqual((self.folder / "out.x").read_bytes().decode(), shown)
                self.assertEqual(self.formatted(name, "-o", f"{name}/", "a.txt"), "")
                files = {path.suffix: path for path in (self.folder / name).iterdir()}
                extension = {"text": ".txt", "brat": ".ann", "webanno": ".jsonld", "tei": ".xml"}.get(name, "." + name)
                title = lambda text: re.sub("<(title|h1)>[^<]*", "", text)
                self.assertEqual(title(files[extension].read_bytes().decode()), title(shown))

    def test_records_with_one_name_get_files_of_their_own(self):
        ids = ["x", "x", "../x", ".x", "a/b", "C:\\x", "", "é" * 150, "x.txt"]
        self.write("r.jsonl", "".join(json.dumps({"id": i, "text": STORY}) + "\n" for i in ids))
        self.formatted("jsonl", "-o", "out/", "r.jsonl")
        names = sorted(path.name for path in (self.folder / "out").iterdir())
        self.assertEqual(names, sorted(["x.jsonl", "x-2.jsonl", "_.._x.jsonl", "_.x.jsonl", "a_b.jsonl", "C__x.jsonl", "_.jsonl", "é" * 100 + ".jsonl", "x-3.jsonl"]))
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), ["a.txt", "b.txt", "out", "r.jsonl"])

    def test_output_that_cannot_be_written_is_told(self):
        for arguments, code, message in ((("-o", "gone/x.csv", "a.txt"), 1, "cannot write gone/x.csv: No such file or directory"),
                                         (("-o", "a.txt/", "b.txt"), 1, "cannot make the folder a.txt/: "),
                                         (("-o", "a.txt", "a.txt"), 2, "--output would write over the input a.txt"),
                                         (("--explain", "--format", "csv", "a.txt"), 2, "--explain goes with --format text, jsonl, json or html")):
            run = self.run_program(*arguments)
            self.assertEqual((run.returncode, run.stdout), (code, ""))
            self.assertTrue(run.stderr.startswith("inquit: " + message), run.stderr)
        self.assertEqual((self.folder / "a.txt").read_bytes().decode(), HARD)


if __name__ == "__main__":
    unittest.main()
