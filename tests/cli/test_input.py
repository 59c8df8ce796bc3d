# What the program reads: files, standard input, JSON Lines, and all that can be wrong with them.
# SPDX-License-Identifier: Apache-2.0
import json
import os
import resource
import subprocess
import sys
import unittest

from program import PROGRAM, STORY, TINY_MODEL, ProgramTest, as_somebody


def ids(records):
    return [r["id"] for r in records]


def failed(records):
    return [r["id"] for r in records if "error" in r]


class Files(ProgramTest):
    model = TINY_MODEL

    def test_a_plain_text_is_one_record_called_by_its_name(self):
        self.write("deep/story.txt", STORY)
        self.assertEqual(ids(self.records("deep/story.txt")), ["story.txt"])

    def test_files_that_share_a_name_are_called_by_their_paths(self):
        for name in ("a/x.txt", "b/x.txt", "b/y.txt"):
            self.write(name, STORY)
        self.assertEqual(ids(self.records("a/x.txt", "b/x.txt", "b/y.txt")), ["a/x.txt", "b/x.txt", "y.txt"])

    def test_ids_may_be_paths_always(self):
        self.write("a/x.txt", STORY)
        self.write("a/y.jsonl", '{"text":""}\n')
        self.assertEqual(ids(self.records("--ids", "path", "a/x.txt", "a/y.jsonl")), ["a/x.txt", "a/y.jsonl:1"])

    def test_standard_input_is_text_and_called_by_a_dash(self):
        self.assertEqual(ids(self.records(stdin=STORY)), ["-"])
        self.assertEqual(ids(self.records("-", stdin='{"id":"x","text":""}\n')), ["-"])

    def test_json_lines_are_told_by_the_name_unless_said_otherwise(self):
        line = '{"id":"x","text":""}\n'
        for name in ("a.jsonl", "a.ndjson", "A.JSONL"):
            self.assertEqual(ids(self.records(self.write(name, line))), ["x"])
        self.assertEqual(ids(self.records("--input", "text", "a.jsonl")), ["a.jsonl"])
        self.assertEqual(ids(self.records("--input", "jsonl", self.write("a.txt", line))), ["x"])

    def test_a_file_that_cannot_be_read_leaves_its_error_and_the_rest_goes_on(self):
        self.write("a.txt", STORY)
        os.mkdir(self.folder / "folder.d")
        records = self.records("gone.txt", "folder.d", "gone.jsonl", "a.txt", exit_code=1)
        self.assertEqual(ids(records), ["gone.txt", "folder.d", "gone.jsonl", "a.txt"])
        self.assertEqual(failed(records), ["gone.txt", "folder.d", "gone.jsonl"])
        self.assertEqual(records[0]["error"], {"code": "NOT_FOUND", "message": "cannot be opened: No such file or directory",
                                               "line": None, "offset": None})
        self.assertEqual(records[1]["error"]["message"], "is a folder that holds no texts")
        self.assertEqual(self.messages, ["inquit: gone.txt: cannot be opened: No such file or directory",
                                         "inquit: folder.d: is a folder that holds no texts",
                                         "inquit: gone.jsonl: cannot be opened: No such file or directory"])

    def test_no_file_is_taken_for_a_stream_that_is_closed(self):
        self.write("a.txt", STORY)
        for closed, message in (("<&-", "inquit: standard input: cannot be read: Bad file descriptor"), (">&-", "inquit: cannot write the output: Bad file descriptor")):
            run = subprocess.run(["sh", "-c", f'exec "$0" --model "$1" a.txt - {closed}', PROGRAM, TINY_MODEL], capture_output=True, text=True, cwd=self.folder,
                                 stdin=subprocess.DEVNULL)
            self.assertEqual((run.returncode, run.stderr), (1, message + "\n"))

    def test_messages_go_nowhere_where_standard_error_is_closed(self):
        run = subprocess.run(["sh", "-c", 'exec "$0" --model "$1" gone.txt -o out.txt 2>&-', PROGRAM, TINY_MODEL], capture_output=True, cwd=self.folder)
        self.assertEqual((run.returncode, run.stdout, (self.folder / "out.txt").read_text()),
                         (1, b"", "gone.txt: not read: cannot be opened: No such file or directory\n"))

    def test_what_is_no_text_fails_alone(self):
        self.write("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 20)
        self.write("a.txt", STORY)
        os.symlink("nowhere", self.folder / "dangling.txt")
        os.symlink("itself.txt", self.folder / "itself.txt")
        names = ["picture.txt", "/dev/zero", "dangling.txt", "itself.txt", "x" * 300, ""]
        records = self.records("--quiet", "--max-bytes", "1M", *names, "a.txt", exit_code=1)
        self.assertEqual([r["error"]["message"] for r in records[:-1]],
                         ["the text is not UTF-8 at byte 0", "the text has more than 1048576 bytes (--max-bytes)", "cannot be opened: No such file or directory",
                          "cannot be opened: Too many levels of symbolic links", "cannot be opened: File name too long", "cannot be opened: No such file or directory"])
        self.assertNotIn("error", records[-1])

    def test_a_folder_that_leads_back_to_itself_is_read_once(self):
        self.write("d/a.txt", STORY)
        os.symlink(".", self.folder / "d" / "again")
        self.assertEqual(ids(self.records("d")), ["a.txt"])

    def test_a_file_without_permission(self):
        for name in ("secret.txt", "a.txt"):
            self.write(name, STORY)
        os.chmod(self.folder / "secret.txt", 0)
        os.chmod(self.folder, 0o755)
        run = subprocess.run([PROGRAM, "--model", TINY_MODEL, "--format", "jsonl", "secret.txt", "a.txt"], capture_output=True, text=True, cwd=self.folder, **as_somebody())
        first, second = map(json.loads, run.stdout.splitlines())
        self.assertEqual((run.returncode, run.stderr), (1, "inquit: secret.txt: cannot be opened: Permission denied\n"))
        self.assertEqual((first["error"]["code"], second["id"]), ("PERMISSION_DENIED", "a.txt"))

    def test_a_text_that_is_not_utf8(self):
        self.write("bad.txt", b"One line.\nCaf\xc3\xa9, then \xff.\n")
        record, = self.records("bad.txt", exit_code=1)
        self.assertEqual(record["error"], {"code": "INVALID_ARGUMENT", "message": "the text is not UTF-8 at byte 22",
                                           "line": 2, "offset": 22})
        self.assertEqual(self.messages, ["inquit: bad.txt:2: the text is not UTF-8 at byte 22"])
        self.assertEqual(failed(self.records("--repair-utf8", "bad.txt")), [])

    def test_a_text_that_is_too_long(self):
        self.write("long.txt", "x" * 101)
        self.write("fits.txt", "x" * 100)
        records = self.records("--max-bytes", "100", "long.txt", "fits.txt", exit_code=1)
        self.assertEqual(failed(records), ["long.txt"])
        self.assertEqual(records[0]["error"]["code"], "OUT_OF_RANGE")

    def test_an_empty_text_and_one_of_nothing_but_nuls(self):
        self.write("empty.txt", "")
        self.write("nul.txt", b"\0" * 1000)
        self.assertEqual(failed(self.records("empty.txt", "nul.txt")), [])


class Hints(ProgramTest):
    model = TINY_MODEL

    def hint(self, content, *arguments, name="a.txt"):
        run = self.run_program(*arguments, self.write(name, content))
        self.assertEqual(run.stderr.count("\n"), 1 if run.stderr else 0)
        return run.returncode, run.stderr.removeprefix(f"inquit: {name}: it ").rstrip("\n")

    def test_a_text_that_is_none_is_told_in_a_line_and_the_exit_code_stays(self):
        table = "id,speaker,text\n" + "".join(f'{n},Ada Pell,"We wait, and wait"\n' for n in range(5))
        page = "<p>We wait, said <a href='x'>Ada Pell</a>.</p>\n" * 5
        spanish = "El alcalde dijo que el puente estaba cerrado y que nadie sabía cuándo se abriría de nuevo para los vecinos. " * 3
        for content, code, told in ((STORY.encode("utf-16"), 1, None), (STORY.encode("utf-16-le"), 1, None),
                                    (page, 0, "looks like HTML: try inquit --input html a.txt"),
                                    ("<!DOCTYPE html>\n<title>x</title>", 0, "looks like HTML: try inquit --input html a.txt"),
                                    ('{"id": 1, "text": "x"}\n', 0, "looks like JSON: try inquit --input jsonl a.txt"),
                                    ('[ {\n"id": 1, "text": "x"}]', 0, "looks like JSON: try inquit --input json a.txt"),
                                    (table, 0, 'looks like a table: make it JSON Lines, {"id": ..., "text": ...} a line, and try --input jsonl'),
                                    (spanish, 0, "does not look like English, which is all that inquit reads")):
            with self.subTest(content[:20]):
                if told is None:
                    run = self.run_program(self.write("a.txt", content))
                    self.assertEqual(run.returncode, code)
                    self.assertIn(" looks like UTF-16: try iconv -f UTF-16 -t UTF-8 a.txt | inquit", run.stderr)
                else:
                    self.assertEqual(self.hint(content), (code, told))
                    self.assertEqual(self.hint(content, "--quiet"), (code, ""))

    def test_news_gets_no_hint(self):
        for content in (STORY, "", "Ja.\n", "One, two, three\nfour, five, six\n", "Deal off, board says\n\nWe wait, they said, and wait.\n\nSo it is, he said, today.\n",
                        '{"We" is a word.}', "x < y and y > z\n" * 20):
            with self.subTest(content):
                self.assertEqual(self.hint(content), (0, ""))

    def test_each_sort_of_hint_comes_once(self):
        spanish = "El alcalde dijo que el puente estaba cerrado y que nadie sabía cuándo se abriría de nuevo para los vecinos. " * 3
        self.write("many.jsonl", "".join(json.dumps({"id": n, "text": spanish}) + "\n" for n in range(50)))
        run = self.run_program("many.jsonl")
        self.assertEqual(run.stderr, "inquit: many.jsonl: it does not look like English, which is all that inquit reads\n")

    def test_many_faults_are_summed_up(self):
        run = self.run_program("--input", "jsonl", stdin="{\n" * 5000)
        lines = run.stderr.splitlines()
        self.assertEqual((run.returncode, len(lines), lines[-1]), (1, 21, "inquit: and 4,980 more records were not read"))
        self.assertEqual(len(run.stdout.splitlines()), 5000)


class Lines(ProgramTest):
    model = TINY_MODEL

    def test_ids_are_strings_or_numbers_or_name_and_line(self):
        records = self.lines({"id": "a b", "text": ""}, {"id": 7, "text": ""}, {"id": "7", "text": ""}, {"text": ""},
                             {"id": None, "text": ""}, {"id": "", "text": ""})
        self.assertEqual(ids(records), ["a b", 7, "7", "-:4", "-:5", ""])
        self.write("d/news.jsonl", '\n{"text": ""}\n')
        self.assertEqual(ids(self.records("d/news.jsonl")), ["news.jsonl:2"])

    def test_an_id_comes_out_byte_for_byte_of_texts_and_of_failures(self):
        for id in ("7", "-1", "0", "-0", "0.0", "-0.0", "1.50", "1e3", "1E+03", "-2.5e-07", "9223372036854775808",
                   "-9223372036854775808", "-9223372036854775809", "18446744073709551615", "18446744073709551616",
                   "12345678901234567890", "1" * 300, '"7"', '"1.50"', '""', '"a b"'):
            with self.subTest(id):
                lines = '{"id":%s,"text":"x"}\n{"id" : %s , "text":5}\n{"text":"x","id":%s,\n' % (id, id, id)
                run = self.run_program("--input", "jsonl", stdin=lines)
                outputs = run.stdout.splitlines()
                self.assertEqual(len(outputs), 3, run.stderr)
                self.assertTrue(outputs[0].startswith('{"id":%s,"schema":' % id), outputs[0][:400])
                for output in outputs[1:]:
                    self.assertTrue(output.startswith('{"id":%s,"error":' % id), output[:400])

    def test_the_last_of_two_ids_in_a_line_is_taken_with_its_type(self):
        self.assertEqual(ids(self.lines('{"id":7,"id":"8","text":""}', '{"id":"7","id":8,"text":""}')), ["8", 8])

    def test_a_record_that_is_none_leaves_its_error_and_the_rest_goes_on(self):
        table = [
            ('{"id":"a","text":"x"', "a", "the line is not JSON at byte 20: unexpected end of input", 20),
            ('{"id":"b","text":"x"} x', "b", "the line is not JSON at byte 22: invalid literal", 22),
            ('{"id":"c"}', "c", 'the record has no "text"', None),
            ('{"id":"d","text":5}', "d", '"text" is not a string', None),
            ('{"id":"e","text":null}', "e", '"text" is not a string', None),
            ('{"id":"f","text":["x"]}', "f", '"text" is not a string', None),
            ('{"id":["g"],"text":"x"}', "-:7", '"id" is neither a string nor a number', None),
            ('{"id":true,"text":"x"}', "-:8", '"id" is neither a string nor a number', None),
            ('["id","text"]', "-:9", "the line is no JSON object", None),
            ('[{"id":"j","text":"x"}]', "-:10", "the line is no JSON object", None),
            ('5', "-:11", "the line is no JSON object", None),
            ('{"a":{"id":"l","text":"x"}}', "-:12", 'the record has no "text"', None),
            ('{"id":"m","text":"\\ud800"}', "m", None, 24),
            ('{"id":"n","text":"tab\there"}', "n", None, 21),
            ('{', "-:15", "the line is not JSON at byte 1: unexpected end of input", 1),
        ]
        records = self.lines(*[line for line, *_ in table], {"id": "last", "text": "x"}, exit_code=1)
        self.assertEqual(len(records), len(table) + 1)
        self.assertNotIn("error", records[-1])
        for number, ((line, id, message, offset), record) in enumerate(zip(table, records), 1):
            with self.subTest(line):
                error = record["error"]
                self.assertEqual((record["id"], error["code"], error["line"], error["offset"]),
                                 (id, "INVALID_ARGUMENT", number, offset))
                self.assertEqual(error["message"], message or error["message"])
                self.assertLess(len(error["message"]), 150)
                self.assertEqual(self.messages[number - 1], f"inquit: standard input:{number}: {error['message']}")

    def test_fields_may_have_other_names_and_others_be_kept(self):
        line = '{"url":"u","date" : [1, {"a":"}"} ],"id":5,"n":1.50,"body":"x","s":"a\\"b","date":"later"}'
        arguments = ["--id-field", "url", "--text-field", "body", "--keep", "n,date,s,gone"]
        record, = self.lines(line, arguments=arguments)
        self.assertEqual((record["id"], list(record)[-1]), ("u", "kept"))
        self.assertEqual(list(record["kept"].items()), [("n", 1.5), ("date", "later"), ("s", 'a"b'), ("gone", None)])
        self.assertIn('"n":1.50,', self.run_program("--input", "jsonl", *arguments, stdin=line + "\n").stdout)
        nested, = self.lines(line.replace(',"date":"later"', ""), arguments=arguments)
        self.assertEqual(nested["kept"]["date"], [1, {"a": "}"}])
        failed, = self.lines('{"url":"u","text":"x"}', arguments=arguments, exit_code=1)
        self.assertEqual(failed["error"]["message"], 'the record has no "body"')
        for wrong in (["--keep", "a", "--format", "csv"], ["--text-field", ""], ["--keep", 'a"b']):
            self.assertEqual(self.run_program("--input", "jsonl", *wrong, stdin=line).returncode, 2)

    def test_records_parted_by_nul_are_refused(self):
        record, = self.lines(b'{"id":"a","text":"x"}\0{"id":"b","text":"y"}', exit_code=1)
        self.assertEqual((record["id"], record["error"]["offset"]), ("a", 21))
        self.assertEqual(record["error"]["message"], "the line has a NUL at byte 21: are records parted by NULs, not by line feeds?")

    def test_numbers_too_large_for_a_double_are_no_fault_where_nobody_asks_for_them(self):
        records = self.lines('{"a":1e999,"id":7,"text":"x","b":[-1e400, 2]}', '{"id":1e999,"text":"x"}', arguments=["--keep", "a"], exit_code=0)
        self.assertEqual([r["kept"]["a"] for r in records], [float("inf"), None])
        run = self.run_program("--input", "jsonl", stdin='{"id":-1E0999,"text":"x"}\n')
        self.assertTrue(run.stdout.startswith('{"id":-1E0999,"schema"'), run.stdout + run.stderr)
        record, = self.lines('{"id":8,"a":1e999,"text":5}', exit_code=1)
        self.assertEqual((record["id"], record["error"]["message"]), (8, '"text" is not a string'))

    def test_halves_of_surrogate_pairs_are_repaired_where_asked_for(self):
        line = r'{"id":"\ud83d\ude00 \udead \ud800 \\ud800 \ud800\ud83d\ude00","text":"x"}'
        self.lines(line, exit_code=1)
        record, = self.lines(line, arguments=["--repair-utf8"])
        self.assertEqual(record["id"], "😀 \ufffd \ufffd \\ud800 \ufffd😀")

    def test_one_bad_line_of_many_on_many_threads(self):
        lines = [{"id": n, "text": STORY * (n % 3)} for n in range(1000)]
        lines[567] = "{"
        records = self.lines(*lines, arguments=["--jobs", "4"], exit_code=1)
        self.assertEqual(ids(records), [n if n != 567 else "-:568" for n in range(1000)])
        self.assertEqual(failed(records), ["-:568"])
        self.assertEqual(len(self.messages), 1)

    def test_ids_come_out_as_they_went_in(self):
        records = self.lines({"id": "a", "text": ""}, {"id": 1, "text": ""}, {"id": "1", "text": ""}, {"id": "a", "text": ""})
        self.assertEqual(ids(records), ["a", 1, "1", "a"])

    def test_bytes_that_are_not_utf8(self):
        line = b'{"id":"x","text":"caf\xe9 \xff"}'
        record, = self.lines(line, exit_code=1)
        self.assertEqual((record["id"], record["error"]["message"], record["error"]["line"], record["error"]["offset"]),
                         ("x", "the line is not UTF-8 at byte 21", 1, 21))
        self.assertNotIn("error", self.lines(line, arguments=["--repair-utf8"])[0])

    def test_byte_order_mark_carriage_returns_blank_lines_and_no_last_line_end(self):
        stdin = b'\xef\xbb\xbf{"id":"a","text":""}\r\n\r\n  \n{"id":"b","text":""}\r\n{"id":"c","text":""}'
        self.assertEqual(ids(self.records("--input", "jsonl", stdin=stdin)), ["a", "b", "c"])
        self.assertEqual(self.records("--input", "jsonl", stdin=b""), [])

    def test_other_fields_are_passed_over_however_deep(self):
        deep = "[" * 100000 + "]" * 100000
        records = self.lines('{"a":%s,"id":"x","b":{"text":3,"id":[]},"text":"y","c":"text"}' % deep)
        self.assertEqual(ids(records), ["x"])

    def test_a_line_that_is_too_long_fails_alone_and_is_not_held_in_memory(self):
        script = ("import sys\nw = sys.stdout.write\nw('{\"id\":\"a\",\"text\":\"\"}\\n{\"id\":\"b\",\"text\":\"')\n"
                  "for i in range(200): w('x' * (1 << 20))\nw('\"}\\n{\"id\":\"c\",\"text\":\"\"}\\n')\n")
        with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as source:
            run = subprocess.run([PROGRAM, "--model", TINY_MODEL, "--input", "jsonl", "--max-bytes", "1M"], stdin=source.stdout, capture_output=True)
        records = [json.loads(line) for line in run.stdout.splitlines()]
        self.assertEqual(ids(records), ["a", "-:2", "c"])
        self.assertEqual((records[1]["error"]["code"], records[1]["error"]["line"]), ("OUT_OF_RANGE", 2))
        self.assertEqual(run.returncode, 1)
        if not os.environ.get("INQUIT_SANITIZE"):  # sanitizers keep what was freed
            self.assertLess(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, 100000)  # kB, of a line of 200 MB

    def test_a_line_through_a_pipe_is_answered_before_the_next_comes(self):
        with subprocess.Popen([PROGRAM, "--model", TINY_MODEL, "--input", "jsonl", "--jobs", "2"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as run:
            for n in range(3):
                run.stdin.write(json.dumps({"id": n, "text": STORY}).encode() + b"\n")
                run.stdin.flush()
                self.assertEqual(json.loads(run.stdout.readline())["id"], n)
            run.stdin.close()


if __name__ == "__main__":
    unittest.main()
