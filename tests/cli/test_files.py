# Where texts come from: compressed files, folders, lists, JSON, pages of HTML; and how interrupted work goes on.
# SPDX-License-Identifier: Apache-2.0
import ctypes
import ctypes.util
import gzip
import json
import os
import subprocess
import unittest

from program import PROGRAM, STORY, TINY_MODEL, ProgramTest

LINES = [{"id": n, "text": STORY} for n in range(8)]


def zstd(data):
    """`data` as one frame, by the library that the program reads it with."""
    library = ctypes.CDLL(ctypes.util.find_library("zstd"))
    library.ZSTD_compress.restype = ctypes.c_size_t
    out = ctypes.create_string_buffer(len(data) + 1024)
    size = library.ZSTD_compress(out, ctypes.c_size_t(len(out)), data, ctypes.c_size_t(len(data)), 3)
    return out.raw[:size]


def jsonl(records):
    return "".join(json.dumps(r) + "\n" for r in records)


def ids(records):
    return [r["id"] for r in records]


def faults(records):
    return [(r["id"], r["error"]["message"], r["error"]["line"], r["error"]["offset"]) for r in records if "error" in r]


class Compressed(ProgramTest):
    model = TINY_MODEL

    def test_gzip_and_zstd_are_read_as_what_they_hold(self):
        plain = self.records(self.write("a.jsonl", jsonl(LINES)))
        text = self.records(self.write("a.txt", STORY))
        for ending, pack in (("gz", gzip.compress), ("zst", zstd)):
            self.assertEqual(self.records(self.write(f"a.jsonl.{ending}", pack(jsonl(LINES).encode()))), plain)
            self.assertEqual(self.records(self.write(f"a.txt.{ending}", pack(STORY.encode()))), text, "the id is that of what is in it")
            self.assertEqual(self.records("--input", "jsonl", stdin=pack(jsonl(LINES).encode())), plain)

    def test_members_behind_one_another_and_zeros_behind_them(self):
        for ending, pack in (("gz", gzip.compress), ("zst", zstd)):
            parts = b"".join(pack(json.dumps(r).encode() + b"\n") for r in LINES)
            self.assertEqual(ids(self.records(self.write("a.jsonl." + ending, parts))), ids(LINES))
        self.write("padded.jsonl.gz", gzip.compress(jsonl(LINES).encode()) + b"\0" * 700)
        self.assertEqual(ids(self.records("padded.jsonl.gz")), ids(LINES))

    def test_more_than_a_buffer_of_what_packs_well(self):
        many = [{"id": n, "text": "x " * 4000} for n in range(60)]
        for ending, pack in (("gz", gzip.compress), ("zst", zstd)):
            self.assertEqual(ids(self.records(self.write("a.jsonl." + ending, pack(jsonl(many).encode())))), ids(many))

    def test_what_stands_before_the_damage_is_read_and_the_damage_told_once(self):
        whole = {"gz": gzip.compress(jsonl(LINES * 40).encode()), "zst": zstd(jsonl(LINES * 40).encode())}
        for ending, name in (("gz", "gzip"), ("zst", "zstd")):
            with self.subTest(name):
                first = gzip.compress(jsonl(LINES).encode()) if ending == "gz" else zstd(jsonl(LINES).encode())
                cut = first + whole[ending][: len(whole[ending]) // 2]
                records = self.records(self.write("cut.jsonl." + ending, cut), exit_code=1)
                self.assertEqual(ids(records[: len(LINES)]), ids(LINES))
                self.assertEqual([message for _, message, _, _ in faults(records)], [f"ends in the middle of what {name} wrote"])
                records = self.records(self.write("bad.jsonl." + ending, first + b"\x01no such thing" * 9), exit_code=1)
                self.assertEqual(ids(records[: len(LINES)]), ids(LINES))
                self.assertEqual([message for _, message, _, _ in faults(records)], [f"is damaged, or not {name} from here on"])

    def test_a_bomb_fills_no_memory(self):
        self.write("bomb.txt.gz", gzip.compress(b"x" * 200_000_000, 9))
        records = self.records("--max-bytes", "1M", "bomb.txt.gz", exit_code=1)
        self.assertEqual(records[0]["error"]["code"], "OUT_OF_RANGE")

    def test_a_file_of_a_first_byte_alone_is_a_text(self):
        for content in ("(", "", "(\n"):
            self.assertEqual(faults(self.records(self.write("a.txt", content))), [])


class Folders(ProgramTest):
    model = TINY_MODEL

    def test_a_folder_stands_for_its_texts_in_order(self):
        for name in ("d/b.txt", "d/a/c.txt", "d/a/x.html", "d/B.TXT", "d/z.txt.gz"):
            self.write(name, gzip.compress(STORY.encode()) if name.endswith("gz") else STORY)
        self.write("d/l.jsonl", jsonl(LINES[:1]))
        for name in ("d/readme.md", "d/.hidden.txt", "d/.git/e.txt", "d/picture.png"):
            self.write(name, STORY)
        self.assertEqual(ids(self.records("d")), ["B.TXT", "c.txt", "x.html", "b.txt", 0, "z.txt"])
        self.assertEqual(ids(self.records("--ids", "path", "d/a/", "d/B.TXT")), ["d/a/c.txt", "d/a/x.html", "d/B.TXT"])

    def test_one_without_texts_fails_alone(self):
        self.write("d/readme.md", STORY)
        self.write("a.txt", STORY)
        records = self.records("d", "a.txt", exit_code=1)
        self.assertEqual(faults(records), [("d", "is a folder that holds no texts", None, None)])

    def test_a_list_names_files(self):
        for name in ("a b.txt", "c.txt", "d/e.txt"):
            self.write(name, STORY)
        self.write("list", "a b.txt\r\n\nc.txt\nd")
        self.assertEqual(ids(self.records("--files-from", "list")), ["a b.txt", "c.txt", "e.txt"])
        self.assertEqual(ids(self.records("--files-from", "-", "c.txt", stdin=b"a b.txt\0d/e.txt\0")), ["c.txt", "a b.txt", "e.txt"])
        self.assertEqual(self.records("--files-from", self.write("none", "")), [], "and not standard input")

    def test_a_list_that_cannot_be_read_or_takes_the_input_of_another(self):
        run = self.run_program("--files-from", "gone")
        self.assertEqual((run.returncode, run.stderr.splitlines()[0]), (2, "inquit: --files-from: gone: cannot be opened: No such file or directory"))
        self.assertEqual(self.run_program("--files-from", "-", "-").returncode, 2)
        self.assertEqual(self.run_program("--files-from", "-", "--entities", "-").returncode, 2)


class Json(ProgramTest):
    model = TINY_MODEL

    def test_arrays_and_records_one_after_another(self):
        wanted = [0, 1, 2]
        for text in (json.dumps(LINES[:3]), json.dumps(LINES[:3], indent=2), "\ufeff" + jsonl(LINES[:3]), "\n".join(json.dumps(r, indent=1) for r in LINES[:3]),
                     f" {json.dumps(LINES[0])} [ {json.dumps(LINES[1])} , {json.dumps(LINES[2])} ] "):
            with self.subTest(text[:20]):
                self.assertEqual(ids(self.records(self.write("a.json", text))), wanted)
                self.assertEqual(ids(self.records("--input", "json", stdin=text)), wanted)
        for text in ("", "[]", " \n[ ] "):
            self.assertEqual(self.records(self.write("a.json", text)), [])

    def test_records_are_those_of_json_lines(self):
        tricky = [{"id": "x", "text": STORY, "more": {"[": ["]", "}\"", "\\"], "n": [1, [2], {}]}}, {"text": 'a \\" } ] b', "id": 1.5}]
        lines = self.records(self.write("a.jsonl", jsonl(tricky)))
        self.assertEqual(self.records(self.write("a.json", json.dumps(tricky))), lines)

    def test_a_bad_record_fails_alone_and_its_place_is_told(self):
        text = '[{"id":"a","text":""},\n  {"id":"b", "text" "x"}, 5, null, "s",\n {"text":""},\n {"id":"c",\n "text":"\xff"} ]'.encode("latin-1")
        records = self.records(self.write("a.json", text), exit_code=1)
        self.assertEqual(ids(records), ["a", "b", "a.json:3", "a.json:4", "a.json:5", "a.json:6", "c"])
        self.assertEqual(faults(records), [("b", "the record is not JSON at byte 20: unexpected string literal", 2, 22), ("a.json:3", "the record is no JSON object", 2, None), ("a.json:4", "the record is no JSON object", 2, None),
                                           ("a.json:5", "the record is no JSON object", 2, None), ("c", "the record is not UTF-8 at byte 20", 5, 9)])

    def test_what_is_cut_off_is_told_once(self):
        for text, message in (('[{"id":1,"text":""}', "ends before its array does"), ('[{"id":1,"text":""},{"id":2,"te', "the record is not JSON at byte")):
            records = self.records(self.write("a.json", text), exit_code=1)
            self.assertEqual(len(records), 2)
            self.assertIn(message, faults(records)[0][1])

    def test_a_record_that_is_too_long_is_passed_over(self):
        records = [{"id": 1, "text": "x" * 1000}, {"id": 2, "text": "x"}]
        found = self.records("--max-bytes", "100", self.write("a.json", json.dumps(records)), exit_code=1)
        self.assertEqual(faults(found), [("a.json:1", "the record has more than 100 bytes (--max-bytes)", 1, None)])
        self.assertEqual(found[1]["id"], 2)


PAGE = """<!doctype html><html><head><meta charset="utf-8"><title>Site</title><style>p { color: red }</style></head><body>
<nav><ul><li>Home</li></ul></nav><article><header><h1>Bridge &amp; road</h1></header>
<p>The   bridge is
closed, <b>Ada</b> <i>Pell</i> said.<p>&ldquo;We&nbsp;wait,&rdquo; she<br>said.
<figure><img alt="x"><figcaption>Ada Pell</figcaption></figure><script>var said = "x < y";</script><p hidden>Not this</p>
<div style="display: none">nor this</div><ul><li>One<li>Two</ul><table><tr><td>Three<td>Four</table><!-- nor that --></article>
<article><p>Short.</p></article><footer>Imprint</footer></body></html>"""
TEXT = "Bridge & road\n\nThe bridge is closed, Ada Pell said.\n\n“We\u00a0wait,” she\nsaid.\n\nAda Pell\n\nOne\n\nTwo\n\nThree\n\nFour\n"


class Html(ProgramTest):
    model = TINY_MODEL

    def text(self, page, *arguments):
        record, = self.records("--input", "html", *arguments, stdin=page)
        return record["text"]

    def test_a_page_is_read_as_its_article(self):
        for name in ("a.html", "a.HTM", "a.html.gz"):
            content = gzip.compress(PAGE.encode()) if name.endswith("gz") else PAGE
            record, = self.records(self.write(name, content))
            self.assertEqual((record["id"], record["text"]), (name.removesuffix(".gz"), TEXT))
        self.assertEqual(self.run_program("--input", "text", "a.html").stderr, "inquit: a.html: it looks like HTML: try inquit --input html a.html\n")

    def test_without_an_article_it_is_main_or_all(self):
        self.assertEqual(self.text("<body><p>No.<main><p>Yes.</main>"), "Yes.\n")
        self.assertEqual(self.text("<p>One.<div>Two.<nav>No.</nav></div>Three."), "One.\n\nTwo.\n\nThree.\n")
        self.assertEqual(self.text("Just words"), "Just words\n")
        self.assertEqual(self.text("<article<article>One.<a<b>Two.</article>"), "One.Two.\n")
        for empty in ("", "<html></html>", "<script>x</script>", "<!-- x -->"):
            self.assertEqual(self.text(empty), "")

    def test_encodings(self):
        page = '<html><head><meta http-equiv="Content-Type" content="text/html; charset={}"></head><p>Café “x”</p></html>'
        for name, codec in (("windows-1252", "cp1252"), ("ISO-8859-1", "cp1252"), ("utf-8", "utf-8"), ("iso-8859-1", "utf-8")):
            self.assertEqual(self.text(page.format(name).encode(codec)), "Café “x”\n")
        stray = page.format("windows-1252").encode("cp1252").replace(b"x", b"\x81x\x9d")
        self.assertEqual(self.text(stray), "Café “\ufffdx\ufffd”\n")  # bytes that mean nothing there
        bad = page.format("utf-8").encode("cp1252")
        record, = self.records("--input", "html", stdin=bad, exit_code=1)
        self.assertEqual((record["error"]["message"], record["error"]["offset"]), (f"the text is not UTF-8 at byte {bad.index(0xE9)}", bad.index(0xE9)))
        self.assertEqual(self.text(bad, "--repair-utf8"), "Caf\ufffd \ufffdx\ufffd\n")
        record, = self.records("--input", "html", stdin=page.format("no-such").encode("cp1252"), exit_code=1)
        self.assertEqual(record["error"]["message"], "the page is in no-such, which is not known here")

    def test_hostile_pages(self):
        deep = "<div>" * 100_000 + "x"
        for page in (deep, "<b>" * 50_000 + "x", "<table>" * 20_000 + "x", "<" * 10_000, "&" * 10_000, "<a href='" + "x" * 100_000, "\0<p>x"):
            with self.subTest(page[:10]):
                run = self.run_program("--input", "html", "--format", "jsonl", stdin=page)
                self.assertIn(run.returncode, (0, 1), run.stderr)
                self.assertEqual(len(run.stdout.splitlines()), 1)

    def test_spans_count_in_the_text_that_is_written(self):
        self.model = None
        record, = self.records("--offsets", "codepoints", self.write("a.html", PAGE.replace("<p>The", "<p>“Go,” said Ivo Lund.<p>The")))
        direct = [a for a in record["attributions"] if a["kind"] == "direct"]
        self.assertTrue(direct)
        for a in direct:
            self.assertEqual([record["text"][begin:end] for begin, end in a["content"]], a["text"])

    def test_the_text_of_other_input_where_it_is_asked_for(self):
        record, = self.records("--with-text", stdin=STORY)
        self.assertEqual(record["text"], STORY)
        self.assertNotIn("text", self.records(stdin=STORY)[0])
        self.assertEqual(self.run_program("--with-text", "--format", "csv").returncode, 2)


class Resume(ProgramTest):
    model = TINY_MODEL

    def setUp(self):
        super().setUp()
        lines = [*LINES, {"id": "7", "text": STORY}, "{", {"text": STORY}, {"id": 0, "text": STORY}]  # an id comes twice, one line is bad
        self.write("in.jsonl", "".join((r if isinstance(r, str) else json.dumps(r)) + "\n" for r in lines))
        self.whole = self.run_program("in.jsonl").stdout

    def resume(self, *arguments, **options):
        return self.run_program("--resume", "out", *arguments, "in.jsonl", **options)

    def test_goes_on_behind_what_is_there(self):
        data = self.whole.encode()
        ends = [n + 1 for n, byte in enumerate(data) if byte == 10]
        for size in (0, 1, ends[0] - 1, *ends[:2], ends[1] + 17, ends[-2], len(data) - 1, len(data)):
            with self.subTest(size):
                self.write("out", data[:size])
                run = self.resume()
                self.assertEqual((self.folder / "out").read_bytes(), data)
                done = data[:size].count(b"\n")
                self.assertEqual(run.stderr.startswith(f"inquit: out has {done} records already"), done > 0)
        os.remove(self.folder / "out")
        self.resume("--quiet")
        self.assertEqual((self.folder / "out").read_bytes(), data, "and begins where there is nothing")

    def test_goes_on_whatever_the_order(self):
        lines = self.whole.splitlines(keepends=True)
        self.write("out", "".join(lines[5::-2]))
        self.resume("--jobs", "2", "--unordered")
        self.assertEqual(sorted((self.folder / "out").read_text().splitlines(keepends=True)), sorted(lines))

    def test_what_another_run_wrote_is_left_alone(self):
        self.write("out", self.whole)
        for arguments, message in ((("--offsets", "utf16"), 'was written with offsets "bytes", not "utf16"'), (("--model", "small"), "was written with model")):
            run = self.resume(*arguments)
            self.assertEqual(run.returncode, 2)
            self.assertIn(message, run.stderr)
        for content in ("id,text\n", '{"x":1}\n', "[1]\n"):
            self.write("out", content)
            run = self.resume()
            self.assertEqual((run.returncode, (self.folder / "out").read_text()), (2, content))
            self.assertIn("--resume: out:1: ", run.stderr)

    def test_is_of_json_lines(self):
        for arguments in (("--format", "csv"), ("-o", "x"), ("--format", "html")):
            self.assertEqual(self.resume(*arguments).returncode, 2)
        self.assertEqual(self.run_program("tally", "--model", TINY_MODEL, "--resume", "out", "in.jsonl").returncode, 2)


class Unordered(ProgramTest):
    model = TINY_MODEL

    def test_holds_the_same_records(self):
        self.write("in.jsonl", jsonl(LINES * 20))
        ordered = self.run_program("in.jsonl").stdout.splitlines()
        unordered = self.run_program("--unordered", "--jobs", "3", "in.jsonl").stdout.splitlines()
        self.assertEqual(sorted(unordered), sorted(ordered))

    def test_a_slow_record_holds_up_no_others(self):
        self.write("in.jsonl", jsonl([{"id": "slow", "text": STORY * 3000}, *LINES]))
        run = subprocess.run([PROGRAM, "--model", TINY_MODEL, "--unordered", "--jobs", "2", "in.jsonl"], capture_output=True, cwd=self.folder, timeout=120)
        self.assertEqual(json.loads(run.stdout.splitlines()[-1])["id"], "slow")


if __name__ == "__main__":
    unittest.main()
