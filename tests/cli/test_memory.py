# Memory that runs out in the program at one allocation after another: a record's error, an end with a message, or the answer.
# SPDX-License-Identifier: Apache-2.0
#
# What runs out is malloc, so that it does for the libraries as well: the C++ library, Abseil, RE2, ICU, libxml2, zlib, zstd.
import gzip
import json
import os
import subprocess
import unittest

from program import PROGRAM, STORY, TINY_MODEL, ProgramTest

LIBRARY = os.environ["INQUIT_FAILING_MALLOC"]
MESSAGE = "inquit: there is no memory to go on: what has been written is whole, the rest was not read\n"
PAGE = ('<html><head><meta charset="windows-1252"></head><body><article><p>\x93We wait,\x94 said Ivo Lund.<p>'
        "So it is.</article></body></html>").encode("latin-1")


class Memory(ProgramTest):
    def run_failing(self, arguments, at=None, once=False):
        env = {**os.environ, "LD_PRELOAD": LIBRARY}
        if at is not None:
            env["INQUIT_FAIL_AT"] = str(at)
        if once:
            env["INQUIT_FAIL_ONCE"] = "1"
        run = subprocess.run([PROGRAM, *arguments], cwd=self.folder, env=env, capture_output=True, timeout=60)
        # RE2 and libxml2 have messages of their own.
        errors = "".join(line + "\n" for line in run.stderr.decode().splitlines() if line.startswith("inquit: "))
        return run.returncode, run.stdout, MESSAGE if MESSAGE in run.stderr.decode() else errors

    def check(self, *arguments, step=97):
        """Lets allocations fail, each alone and with all behind it: a few among all, and every `step`-th of the last ones."""
        code, whole, errors = self.run_failing(arguments)
        self.assertIn(code, (0, 1))
        enough = 1
        while self.run_failing(arguments, enough) != (code, whole, errors):
            enough *= 2
        least = enough // 2
        while enough - least > 20:
            middle = (least + enough) // 2
            least, enough = (least, middle) if self.run_failing(arguments, middle) == (code, whole, errors) else (middle, enough)
        # Few of those that make the model, and many of those of the records, which are the last ones.
        seen = set()
        for at in [n * enough // 8 for n in range(8)] + list(range(enough, max(0, enough - 24 * 97), -step)):
            for once in (False, True):
                with self.subTest(at=at, once=once):
                    found, output, told = self.run_failing(arguments, at, once)
                    if (found, output, told) == (code, whole, errors):
                        seen.add("answered")
                    elif told == MESSAGE:
                        seen.add("ended")
                        self.assertEqual(found, 1)
                        self.assertTrue(whole.startswith(output), output[-200:])
                        self.assertTrue(output == b"" or output.endswith(b"\n"))
                    else:
                        seen.add("an error")
                        self.assertEqual(found, 1)
                        self.assertIn("memory", told)
        return seen

    def test_records(self):
        self.write("in.jsonl", "".join(json.dumps({"id": n, "text": STORY}) + "\n" for n in range(4)))
        for more in ((), ("--jobs", "2"), ("--explain", "--format", "html")):
            self.assertEqual(self.check("--model", TINY_MODEL, *more, "in.jsonl"), {"answered", "ended", "an error"})

    def test_pages_and_compressed_files(self):
        self.write("a.html", PAGE)
        self.write("a.txt.gz", gzip.compress(STORY.encode()))
        self.check("--model", TINY_MODEL, "--format", "jsonl", "a.html", "a.txt.gz", step=19)

    def test_verify(self):
        self.write("a.txt", STORY)
        self.write("draft.txt", "“We open in June,” said Rhea Okonjo.\n")
        self.check("verify", "--model", TINY_MODEL, "--format", "jsonl", "draft.txt", "--sources", "a.txt")


if __name__ == "__main__":
    unittest.main()
