#!/usr/bin/env python3
# examples/spark on a cluster of two workers: the same records as the program gives alone, also when a worker is lost in mid-job.
# SPDX-License-Identifier: Apache-2.0
"""Usage: test_spark.py WORK_FOLDER [TEST...], with INQUIT_PROGRAM and INQUIT_LIBRARY, paths of inquit and libinquit_c.so.

The folder keeps PySpark, and what the last run left. Exit code 77: there is no Java, or PyPI cannot be reached (skipped).
"""
import json
import os
import pathlib
import subprocess
import sys
import unittest

from articles import articles
from cluster import ROOT, Cluster, enter_environment, wait_for

PIPE, PANDAS_UDF, SAMPLE = (ROOT / "examples" / "spark" / name for name in ("pipe.py", "pandas_udf.py", "articles.jsonl"))
CTYPES = ROOT / "examples" / "python_ctypes" / "inquit.py"
TINY_MODEL = ROOT / "tests" / "data" / "tiny.inquit"  # of chance weights, quick
BLANK = b" \t\r\n"
PARTITIONS = 24
WORK = pathlib.Path(sys.argv[1]).resolve()
PROGRAM = os.environ["INQUIT_PROGRAM"]
LIBRARY = os.environ.pop("INQUIT_LIBRARY")  # so that workers know it only if they are told

# Lines that fail, each in its own way, and others that are easily lost or taken for two.
ODD = [b"this line is not JSON", b'{"id":"no text"}', b'{"id":7,"text":7}', b"[]", b'{"id":"open', b"", b" \t\r",
       b'{"id":"half a surrogate","text":"\\ud83d"}', b'{"id":"not UTF-8","text":"caf\xff"}',
       b'{"text":"Nothing has an id, said Ivo Lund."}', b'{"id":"nothing","text":""}', b'{"id":"NUL","text":"\\u0000"}',
       b'{"id":"CR LF","text":"Nobody came."}\r', b'{"id":"CR","text":\r"Nobody came."}',
       '{"id":"separator\u2028of lines","text":"One\u2028two\u0085three."}'.encode()]


def record(number, text):
    return json.dumps({"id": f"article {number}", "text": text, "page": number}, ensure_ascii=False).encode()


def single_machine(data, *arguments):
    """The program's lines for JSON Lines, and its exit code."""
    run = subprocess.run([PROGRAM, "--input", "jsonl", "--jobs", "0", "--quiet", *arguments], input=data,
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return run.stdout.splitlines(keepends=True), run.returncode


def renumbered(expected, data, sizes):
    """The lines that a cluster gives: where an error or an id tells the number of a line, it is that of the line in its part."""
    numbers = [number for number, line in enumerate(data.split(b"\n"), 1) if line.strip(BLANK)]
    places = [place for size in sizes for place in range(1, size + 1)]
    lines = []
    for line, number, place in zip(expected, numbers, places, strict=True):
        if line.startswith(b'{"id":"-:%d"' % number) or b'"error":{"code"' in line:
            line = line.replace(b'"-:%d"' % number, b'"-:%d"' % place, 1)
            line = line.replace(b'"line":%d,' % number, b'"line":%d,' % place, 1)
        lines.append(line)
    return lines


def shown(line, said, message):
    """What the .out beside an example has of a record: all but figures that change from model to model."""
    found = json.loads(line)
    return json.dumps([found.get("id"), message(found), [[one.get("speaker"), *one["text"]] for one in found.get(said) or []]],
                      ensure_ascii=False, separators=(",", ":"))


class OnTwoWorkers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = WORK / "cluster"
        cls.cluster = Cluster(folder)
        cls.addClassCleanup(cls.cluster.stop)
        cls.workers = [cls.cluster.add_worker() for _ in range(2)]

        lines = [record(number, text) for number, text in enumerate(articles(3000, 60))]
        for number in range(8 * len(ODD)):  # all over the file, and sometimes side by side
            lines.insert(number * number % len(lines), ODD[number % len(ODD)])
        cls.data = b"\n".join(lines)  # the last without an end of line
        cls.input = folder / "news.jsonl"
        cls.input.write_bytes(cls.data)
        cls.expected, code = single_machine(cls.data)
        assert code == 1 and len(cls.expected) > 3000, "the single machine is not what it should be"

    def submit_pipe(self, name, *arguments, program=PROGRAM, **more):
        return self.cluster.submit(name, "--files", program, PIPE, self.input, self.cluster.folder / name / "out",
                                   "--partitions", str(PARTITIONS), *arguments, **more)

    def assert_same(self, job, expected=None):
        parts = job.parts()
        self.assertGreaterEqual(len(parts), PARTITIONS)
        found = [line for part in parts for line in part]
        expected = self.expected if expected is None else expected
        self.assertEqual(len(found), len(expected))
        for one, other in zip(found, renumbered(expected, self.data, map(len, parts)), strict=True):
            self.assertEqual(one, other)

    def test_a_worker_lost_in_mid_job_changes_nothing(self):
        both = {"spark.cores.max": 2, "spark.scheduler.minRegisteredResourcesRatio": 1}  # before the first task
        job = self.submit_pipe("lost", conf=both)
        wait_for("task that is done", lambda: job.committed() >= 4 or job.process.poll() is not None)
        done = job.committed()
        self.cluster.lose(self.workers.pop())
        job.wait()
        self.workers.append(self.cluster.add_worker())

        # Else nothing would be shown: both machines had worked, the job was neither new nor done, and a task was cut off.
        self.assertGreaterEqual(done, 4)
        self.assertLess(done, PARTITIONS - 2)
        self.assertIn("ExecutorLostFailure", job.failures())
        self.assertEqual(len({event["Task Info"]["Executor ID"] for event in job.events("TaskEnd")}), 2)
        self.assert_same(job)

    def test_rdd_pipe_and_a_program_that_dies(self):
        flaky = self.cluster.folder / "flaky" / "inquit"
        flaky.parent.mkdir()
        # Killed once, in the middle of a record; the folder tells that it was.
        flaky.write_text(f"#!/bin/sh\nmkdir '{flaky.parent}/died' 2>/dev/null || exec '{PROGRAM}' \"$@\"\n"
                         f"'{PROGRAM}' \"$@\" | head -c 5000\nkill -9 $$\n")
        # With a model that is shipped, too, and an option that only the program knows.
        job = self.submit_pipe("pipe", "--way", "pipe", "--model", TINY_MODEL.name, "--options=--keep page",
                               program=f"{flaky},{TINY_MODEL}").wait()
        self.assertEqual(job.failures(), ["ExceptionFailure"])
        # Spark hands on text, in which U+FFFD is in the place of what is not UTF-8.
        expected, _ = single_machine(self.data.replace(b"\xff", "\ufffd".encode()), "--model", TINY_MODEL, "--keep", "page")
        self.assert_same(job, expected)

    def test_the_sample(self):
        job = self.cluster.submit("sample", "--files", PROGRAM, PIPE, SAMPLE, self.cluster.folder / "sample" / "out",
                                  master="local[1]").wait()
        lines = [line for part in job.parts() for line in part]
        self.assertEqual([shown(line, "attributions", lambda found: found.get("error", {}).get("message")) for line in lines],
                         PIPE.with_suffix(".out").read_text().splitlines())

    def test_wrong_usage_fails_the_job(self):
        job = self.submit_pipe("wrong usage", "--way", "pipe", "--model", "none", conf={"spark.task.maxFailures": 1})
        with self.assertRaisesRegex(RuntimeError, "exit code 1"):
            job.wait()
        self.assertFalse((job.output / "_SUCCESS").exists())

    def test_the_pandas_udf_finds_the_same(self):
        texts = articles(8, 60, seed=2)
        long = max(articles(1, 200, seed=3), key=len)
        data = b"\n".join([SAMPLE.read_bytes().rstrip(b"\n"), *map(record, range(9), [*texts, long])])
        input = self.cluster.folder / "few.jsonl"
        input.write_bytes(data)
        limit = "--max-bytes", "1000"
        job = self.cluster.submit("udf", "--py-files", f"{CTYPES},{PANDAS_UDF}", PANDAS_UDF,
                                  input, self.cluster.folder / "udf" / "out", *limit,
                                  conf={"spark.executorEnv.INQUIT_LIBRARY": LIBRARY,
                                        "spark.executorEnv.LD_LIBRARY_PATH": os.path.dirname(LIBRARY)}).wait()
        lines = [line for part in job.parts() for line in part]
        expected, _ = single_machine(data, "--offsets", "codepoints", *limit)
        self.assertEqual(len(lines), len(expected))
        names = ["speaker", "kind", "content", "text", "cue_text", "source_text", "confidence", "speaker_confidence", "reason"]
        for one, other in zip(map(json.loads, lines), map(json.loads, expected), strict=True):
            with self.subTest(other["id"]):
                self.assertEqual("said" in one, "error" not in other)
                self.assertEqual("error" in one, "error" in other)
                # As of JSON, a field without a value is not there; the program prints two decimals.
                said = [[round(a[name], 2) if "confidence" in name else a.get(name) for name in names]
                        for a in one.get("said", [])]
                self.assertEqual(said, [[a[name] for name in names] for a in other.get("attributions", [])])
        self.assertIn("OUT_OF_RANGE", json.loads(lines[-1])["error"])
        self.assertEqual([shown(line, "said", lambda found: found.get("error")) for line in lines[:5]],
                         PANDAS_UDF.with_suffix(".out").read_text().splitlines())


class Answers(unittest.TestCase):
    """answers() of pipe.py alone, with programs that stand for inquit."""

    LINES = [b"one", b" \t\r", b"two", b"", b"three"]

    @classmethod
    def setUpClass(cls):
        sys.path.insert(0, str(PIPE.parent))
        from pipe import answers
        cls.answers = staticmethod(answers)

    def shell(self, script, lines=LINES):
        return self.answers(["sh", "-c", script], lines)

    def test_an_answer_for_each_line_that_is_not_blank(self):
        self.assertEqual(list(self.shell("cat")), [b"one", b"two", b"three"])
        self.assertEqual(list(self.shell("cat", [])), [])

    def test_records_that_failed_fail_no_task(self):
        self.assertEqual(list(self.shell("cat; exit 1")), [b"one", b"two", b"three"])

    def test_everything_else_does(self):
        many = [b"x" * 1000] * 1000  # more than a pipe holds
        for script, lines, message in [("cat; exit 2", self.LINES, "ended with 2"),
                                       ("head -n 1; kill -9 $$", self.LINES, "ended with -9"),
                                       ("exit 2", many, "ended with 2"),
                                       ("kill -9 $$", many, "ended with -9"),
                                       ("sed 2d", self.LINES, "answered 2 of 3"),
                                       ("cat; echo more", self.LINES, "answered 4 of 3"),
                                       ("exit 0", many, "answered 0 of")]:
            with self.subTest(script), self.assertRaisesRegex(RuntimeError, message):
                list(self.shell(script, lines))

    def test_an_input_that_breaks_off(self):
        def lines():
            yield b"one"
            raise EOFError("the file is damaged")
        with self.assertRaisesRegex(EOFError, "damaged"):
            list(self.shell("cat", lines()))

    def test_memory_is_bounded(self):
        taken = 0

        def lines():
            nonlocal taken
            for taken in range(1, 10_001):
                yield b"x" * 1000
        answers = self.shell("cat", lines())
        next(answers)
        wait_for("more input", lambda: taken > 100)
        self.assertLess(taken, 1000)
        self.assertEqual(1 + len(list(answers)), 10_000)

    def test_no_program_is_left_behind(self):
        answers = self.shell("echo $$; exec sleep 1000", iter(lambda: b"for ever", None))  # reads nothing, ends on nothing
        pid = int(next(answers))
        answers.close()
        with self.assertRaises(ProcessLookupError):
            os.kill(pid, 0)


if __name__ == "__main__":
    enter_environment(WORK, INQUIT_LIBRARY=LIBRARY)
    unittest.main(verbosity=2, argv=[sys.argv[0], *sys.argv[2:]])
