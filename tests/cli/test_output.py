# What the program writes: formats, units, order, colours, messages, exit codes.
# SPDX-License-Identifier: Apache-2.0
import fcntl
import json
import os
import pathlib
import pty
import re
import struct
import subprocess
import termios
import threading
import time
import unittest

from program import PROGRAM, STORY, TINY_MODEL, ProgramTest

STYLE = re.compile("\x1b\\[[0-9;]*m")


def on_terminal(*arguments, feed, stream="stdout", env=None, columns=0):
    """What the program writes to a terminal of so many `columns` (0: it does not tell) that is its `stream`; `feed` writes to its standard input, and may call its second
    argument for what has been shown so far."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, stream: theirs}
    run = subprocess.Popen([PROGRAM, *arguments], stdin=subprocess.PIPE, env={**os.environ, "TERM": "xterm", **(env or {})}, **streams)
    os.close(theirs)
    shown = []

    def read():
        try:
            while chunk := os.read(ours, 65536):
                shown.append(chunk)
        except OSError:  # the other end is closed
            pass

    reader = threading.Thread(target=read)
    reader.start()
    with run.stdin as pipe:
        feed(pipe, lambda: b"".join(shown).decode())
    reader.join()
    os.close(ours)
    run.wait()
    return b"".join(shown).decode()


class Formats(ProgramTest):
    def test_text_for_text_and_jsonl_where_there_is_jsonl(self):
        text, lines = self.write("a.txt", STORY), self.write("b.jsonl", json.dumps({"id": "b", "text": STORY}))

        def begins(expected, *arguments, stdin=""):
            self.assertEqual(self.run_program(*arguments, stdin=stdin).stdout[:len(expected)], expected)

        begins("a.txt: ", text)
        begins('{"id":"b"', lines)
        begins('{"id":"a.txt"', text, lines)
        begins('{"id":"a.txt"', "--format", "jsonl", text)
        begins("b: ", "--format", "text", lines)
        begins("standard input: ", stdin=STORY)

    def test_texts_stand_apart_by_a_blank_line_and_an_error_is_a_line_in_its_place(self):
        self.write("a.txt", "Nothing.")
        run = self.run_program("a.txt", "gone\x1b[31m.txt", "a.txt")
        self.assertEqual(run.stdout, "a.txt: 0 statements, 0 speakers\n\ngone␛[31m.txt: not read: cannot be opened: "
                                     "No such file or directory\n\na.txt: 0 statements, 0 speakers\n")
        self.assertEqual(run.stderr, "inquit: gone␛[31m.txt: cannot be opened: No such file or directory\n")
        self.assertEqual(run.returncode, 1)

    def test_spans_count_the_unit_asked_for(self):
        slices = {
            "bytes": lambda b, e: STORY.encode()[b:e].decode(),
            "codepoints": lambda b, e: STORY[b:e],
            "utf16": lambda b, e: STORY.encode("utf-16-le")[2 * b:2 * e].decode("utf-16-le"),
        }
        for unit, slice_of in slices.items():
            record, = self.records("--offsets", unit, stdin=STORY)
            self.assertEqual(record["offsets"], unit)
            self.assertTrue(record["attributions"] and record["speakers"])
            for a in record["attributions"]:
                self.assertEqual([slice_of(*span) for span in a["content"]], a["text"])
                self.assertEqual([slice_of(*span) for span in a["cue"]], [a["cue_text"]] if a["cue"] else [])
                self.assertEqual([slice_of(*span) for span in a["source"]], [a["source_text"]] if a["source"] else [])
            for speaker in record["speakers"]:
                self.assertIn(speaker["name"], [slice_of(*span) for span in speaker["mentions"]])

    def test_the_order_is_that_of_the_input_whatever_the_threads(self):
        names = []
        for n in range(8):
            lines = [json.dumps({"id": f"{n}.{m}", "text": STORY * ((m * 7) % 10)}) for m in range(8)]
            names += [self.write(f"{n}.jsonl", "\n".join(lines)), self.write(f"{n}.txt", STORY * n)]
        outputs = {jobs: self.run_program("--model", TINY_MODEL, "--format", "jsonl", "--jobs", jobs, *names).stdout for jobs in ("1", "4", "0")}
        self.assertEqual(len(outputs["1"].splitlines()), 8 * 9)
        self.assertEqual(outputs["1"], outputs["4"])
        self.assertEqual(outputs["1"], outputs["0"])


class Selection(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("a.txt", STORY + "Officials think that ferries may sail, perhaps.\n")
        self.whole, = self.records("--explain", "a.txt")
        self.assertEqual({a["kind"] for a in self.whole["attributions"]}, {"direct", "indirect"})

    def check(self, wanted, *arguments):
        record, = self.records("--explain", *arguments, "a.txt")
        kept = [(a, d) for a, d in zip(self.whole["attributions"], self.whole["decisions"]) if wanted(a)]
        self.assertTrue(0 < len(kept) < len(self.whole["attributions"]))
        numbered = [{**a, "id": f"a{n}"} for n, (a, _) in enumerate(kept, 1)]
        self.assertEqual(record["attributions"], numbered)
        self.assertEqual(record["decisions"], [d for _, d in kept])
        speaking = {a["speaker_id"] for a in record["attributions"]}
        self.assertEqual(record["speakers"], [s for s in self.whole["speakers"] if s["id"] in speaking])

    def test_by_kind_and_by_confidence(self):
        self.check(lambda a: a["kind"] == "direct", "--kinds", "direct")
        self.check(lambda a: a["kind"] == "indirect", "--kinds", "mixed,indirect")
        least = min(a["confidence"] for a in self.whole["attributions"])
        self.assertLess(least, 0.99)
        self.check(lambda a: a["confidence"] > least, "--min-confidence", str(least + 0.01))

    def test_without_speakers(self):
        record, = self.records("--no-speakers", "a.txt")
        self.assertEqual(record["speakers"], [])
        for a, before in zip(record["attributions"], self.whole["attributions"]):
            self.assertEqual(a, {**before, "speaker": None, "speaker_id": None, "speaker_confidence": 0, "reason": None})

    def test_a_summary_at_the_end(self):
        self.write("b.jsonl", json.dumps({"text": STORY}) + "\n{\n")
        run = self.run_program("--stats", "b.jsonl")
        statements = run.stdout.count('"kind":')
        self.assertRegex(run.stderr.splitlines()[-1], rf"^inquit: 2 records, 1 not read; {statements} statements in {len(STORY.split())} words and \d+ kB; "
                                                      r"\d+\.\d s, [\d,]+ words a second$")


class Terminal(ProgramTest):
    def test_colours_are_for_terminals(self):
        def colored(*arguments, **env):
            return "\x1b[" in on_terminal(*arguments, feed=lambda pipe, _: pipe.write(STORY.encode()), env=env)

        self.assertTrue(colored(NO_COLOR=""))
        self.assertFalse(colored(NO_COLOR="1"))
        self.assertFalse(colored(NO_COLOR="", TERM="dumb"))
        self.assertFalse(colored("--color", "never", NO_COLOR=""))
        self.assertTrue(colored("--color", "always", NO_COLOR="1"))
        self.assertNotIn("\x1b", self.run_program(stdin=STORY).stdout)
        self.assertIn("\x1b[", self.run_program("--color", "always", stdin=STORY).stdout)

    def test_no_text_can_steer_the_terminal(self):
        text = STORY + "“Go \x1b[2J\x9b5m\x07 home,” said \x1b]0;x\x07Ivo\x1b Lund.\n"
        shown = self.run_program("--color", "always", "--format", "text", "--input", "jsonl",
                                 stdin=json.dumps({"id": "a\x1bb", "text": text})).stdout
        self.assertIn("a␛b", shown)
        self.assertIn("␛[2J\ufffd5m␇ home", STYLE.sub("", shown))
        self.assertFalse(set(STYLE.sub("", shown)) & {"\x1b", "\x9b", "\x07"})

    def test_a_bar_shows_the_progress_of_long_work_on_a_terminal(self):
        began = time.monotonic()

        def slowly(pipe, shown):
            for n in range(600):
                pipe.write(json.dumps({"id": n, "text": STORY}).encode() + b"\n")
                pipe.flush()
                if "records" in shown():
                    self.assertGreater(time.monotonic() - began, 1)  # long work, not all work
                    self.assertLessEqual(int(re.search(r"(\d+) records", shown()).group(1)), n + 1)
                    break
                time.sleep(0.1)

        arguments = ("--model", TINY_MODEL, "--input", "jsonl")
        shown = on_terminal(*arguments, feed=slowly, stream="stderr")
        self.assertRegex(shown, r"\d records  \d:\d\d  \d+\.\d MB/s")
        self.assertTrue(shown.endswith("\r\x1b[K"), shown)  # and goes away
        self.assertEqual(on_terminal(*arguments, feed=lambda pipe, _: pipe.write(b'{"text":""}\n'), stream="stderr"), "")

    def test_the_bar_fits_the_terminal_and_counts_what_is_done(self):
        count = 3_000 if os.environ.get("INQUIT_SANITIZE") else 60_000  # which take more than a second
        path = self.folder / self.write("many.jsonl", (json.dumps({"text": STORY}) + "\n") * count)
        for columns, pattern in ((120, "inquit [\u2588\u2591]{30} "), (30, ""), (5, "")):
            shown = on_terminal("--model", TINY_MODEL, str(path), feed=lambda *_: None, stream="stderr", columns=columns)
            lines = [line for line in re.split(r"\r\x1b\[K", shown) if line]
            self.assertTrue(lines, "the work was too short to be shown")
            for line in lines:
                self.assertLess(len(line), columns)
                percent = int(re.match(pattern + r"(?:inquit )?(\d+)%", line)[1])
                if records := re.search(r"(\d+) records", line):
                    self.assertAlmostEqual(percent, 100 * int(records[1]) / count, delta=1)


class Ends(ProgramTest):
    def test_wrong_usage_exits_2_and_says_why(self):
        for option, value in (("--format", "xml"), ("--format", "1"), ("--jobs", "-1"), ("--jobs", "many"), ("--offsets", "words"),
                              ("--max-bytes", "3parsecs"), ("--max-bytes", "-1"), ("--model", "huge"), ("--single-quotes", "maybe"),
                              ("--color", "red"), ("--kinds", "spoken"), ("--min-confidence", "1.5"), ("--no-such", "option")):
            with self.subTest(option=option, value=value):
                run = self.run_program(option, value)
                self.assertEqual((run.returncode, run.stdout), (2, ""))
                self.assertRegex(run.stderr, f"^inquit: .*({option}|{value})")
        self.assertEqual(self.run_program("--offsets").returncode, 2)
        for value, code in (("4G", 2), ("4294967296", 2), ("4294967295", 0)):  # what the library can count
            run = self.run_program("--max-bytes", value)
            self.assertEqual(run.returncode, code)
            self.assertEqual(run.stderr.split("\n")[0], "inquit: --max-bytes: Value 4294967296 not in range 1 to 4294967295" if code else "")

    def test_help_and_version(self):
        run = self.run_program("--help")
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        for part in ("Examples:", "Exit codes:", "docs/output.schema.json", "--single-quotes auto|on|off", "--attributions FILE.jsonl",
                     "--entities FILE.jsonl"):
            self.assertIn(part, run.stdout)
        self.assertLessEqual(max(map(len, run.stdout.splitlines())), 100)
        self.assertRegex(self.run_program("--version").stdout, r"^inquit \d+\.\d+\.\d+\nmodel small \d+\.\d+, \d+-[0-9a-f]{16}\n"
                                                               r"  licence: .+ state no licence\. .+ publishers have the rights\.\n  learnt from: .+\n  runs on: \w+\n$")

    def test_every_set_of_instructions_gives_the_same(self):
        golden = sorted(pathlib.Path(os.environ["INQUIT_SOURCE_DIR"], "tests", "golden").glob("*.txt"))[::4]
        lines = "".join(json.dumps({"id": path.name, "text": path.read_text(encoding="utf-8")}) + "\n" for path in golden)
        outputs, sets = set(), set()
        for name in ("portable", "sse2", "avx2", "avxvnni", "avx512vnni", "neon"):
            env = {"INQUIT_FORCE_KERNELS": name}
            sets.add(self.run_program("--version", env=env).stdout.split()[-1])
            outputs.add(self.run_program("--input", "jsonl", "--format", "jsonl", "-", stdin=lines, env=env).stdout)
        self.assertIn("portable", sets)
        self.assertEqual(len(outputs), 1)
        self.assertIn('"speaker"', outputs.pop())

    def test_every_number_of_threads_gives_the_same(self):
        golden = [path.read_text(encoding="utf-8") for path in sorted(pathlib.Path(os.environ["INQUIT_SOURCE_DIR"], "tests", "golden").glob("*.txt"))]
        texts = [*golden, "\n\n".join(golden)]  # the last is long enough to be read side by side
        self.write("in.jsonl", "".join(json.dumps({"id": n, "text": text}) + "\n" for n, text in enumerate(texts)))
        outputs = {self.run_program("--model", TINY_MODEL, "--jobs", str(jobs), "--threads", str(threads), "in.jsonl").stdout
                   for jobs, threads in [(1, 1), *((n, 1) for n in range(2, 17)), *((1, n) for n in (2, 3, 4, 7, 16)), (4, 13), (16, 16)]}
        self.assertEqual(len(outputs), 1)
        self.assertEqual(len(outputs.pop().splitlines()), len(texts))

    def test_a_reader_that_has_enough_ends_the_program_quietly(self):
        self.write("many.jsonl", "".join(json.dumps({"id": n, "text": STORY}) + "\n" for n in range(10000)))
        for jobs in ("1", "4"):
            # Where whoever starts the program lets SIGPIPE end it, and where they have it ignored.
            for trap, ends in (("trap - PIPE", "141"), ("trap '' PIPE", "0")):
                script = trap + '; "$0" --jobs "$1" many.jsonl 2>messages | head -n 1 >first; echo ${PIPESTATUS[0]}'
                run = subprocess.run(["bash", "-c", script, PROGRAM, jobs], cwd=self.folder, capture_output=True, text=True)
                self.assertEqual((run.stdout.strip(), (self.folder / "messages").read_text()), (ends, ""))

    @unittest.skipUnless(os.path.exists("/dev/full"), "there is no /dev/full")
    def test_a_full_disk_is_told(self):
        with open("/dev/full", "wb") as full:
            run = subprocess.run([PROGRAM, "--format", "jsonl"], input=STORY.encode(), stdout=full, stderr=subprocess.PIPE)
        self.assertEqual(run.returncode, 1)
        self.assertEqual(run.stderr, b"inquit: cannot write the output: No space left on device\n")


if __name__ == "__main__":
    unittest.main()
