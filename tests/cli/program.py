# Runs the program for the tests of tests/cli.
# SPDX-License-Identifier: Apache-2.0
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

PROGRAM = os.environ["INQUIT_PROGRAM"]
# A model of chance weights, for tests that ask how records come and go rather than what is found: it loads and reads in no time.
TINY_MODEL = os.path.join(os.environ["INQUIT_SOURCE_DIR"], "tests", "data", "tiny.inquit")

# Invented. Holds characters of two, three and four bytes before the statements.
STORY = ("Gulls win 😀 the Café\n\nRhea Okonjo runs the naïve diving school.\n\n“We open in May,” said Rhea Okonjo. "
         "“Tickets are free.”\n\n“Nobody asked us,” said Ivo Lund.\n")


def as_somebody():
    """Arguments of subprocess.run by which a process is not root's, whom neither permissions nor limits hold."""
    if os.geteuid() != 0:
        return {}
    nobody = {"user": 65534, "group": 65534, "extra_groups": []}
    try:
        if subprocess.run([PROGRAM, "--version"], capture_output=True, **nobody).returncode == 0:
            return nobody
    except PermissionError:
        pass
    raise unittest.SkipTest("nobody else may run the program here")


class ProgramTest(unittest.TestCase):
    """Each test has a folder of its own, where the program runs."""

    model = None  # the program's own, or the path of another one that runs where a test names none

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return name

    def run_program(self, *arguments, stdin=b"", env=None):
        stdin = stdin if isinstance(stdin, bytes) else stdin.encode()
        if self.model and "--model" not in arguments:
            arguments = ("--model", self.model, *arguments)
        run = subprocess.run([PROGRAM, *arguments], input=stdin, capture_output=True, cwd=self.folder, timeout=120,
                             env={**os.environ, **(env or {})})
        run.stdout, run.stderr = run.stdout.decode(), run.stderr.decode()
        return run

    def records(self, *arguments, stdin=b"", exit_code=0):
        """The JSON records that the program writes; checks its exit code."""
        run = self.run_program("--format", "jsonl", *arguments, stdin=stdin)
        self.assertEqual(run.returncode, exit_code, run.stderr)
        self.messages = run.stderr.splitlines()
        return [json.loads(line) for line in run.stdout.splitlines()]

    def lines(self, *lines, arguments=(), exit_code=0):
        """The records for these lines of JSON on standard input."""
        lines = [line if isinstance(line, (bytes, str)) else json.dumps(line) for line in lines]
        stdin = b"".join((line if isinstance(line, bytes) else line.encode()) + b"\n" for line in lines)
        return self.records("--input", "jsonl", *arguments, stdin=stdin, exit_code=exit_code)
