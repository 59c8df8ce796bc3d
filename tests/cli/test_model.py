# Which model the program reads with, and what it says where there is none.
# SPDX-License-Identifier: Apache-2.0
import json
import os
import pathlib
import resource
import subprocess
import unittest

from program import PROGRAM, STORY, ProgramTest

MODELS = pathlib.Path(os.environ["INQUIT_SOURCE_DIR"]) / "model"
SMALL = (MODELS / "small.inquit").read_bytes()


class Models(ProgramTest):
    def version(self, *arguments, **env):
        run = self.run_program("--version", *arguments, env=env)
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        return run.stdout

    def refused(self, model, *parts, **env):
        run = self.run_program("--model", model, stdin=STORY, env=env)
        self.assertEqual((run.returncode, run.stdout), (2, ""))
        self.assertRegex(run.stderr, "^inquit: --model: .*\n$")
        for part in parts:
            self.assertIn(part, run.stderr)

    def test_a_file_serves_as_what_is_built_in(self):
        self.write("mine.inquit", SMALL)
        self.write("folder/model", SMALL)
        built_in = self.records(stdin=STORY)
        self.assertEqual(built_in[0]["model"], self.version().splitlines()[1].removeprefix("model ").split(",")[0])
        for path in ("mine.inquit", "./mine.inquit", "folder/model", str(self.folder / "mine.inquit")):
            self.assertEqual(self.records("--model", path, stdin=STORY), built_in)

    def test_a_name_is_looked_for_in_the_folder_of_the_environment(self):
        self.write("models/other.inquit", SMALL)
        self.write("models/base.inquit", SMALL)
        for name in ("other", "base"):
            self.assertEqual(self.version("--model", name, INQUIT_MODEL_DIR="models"), self.version())
        self.refused("other", '"other"', "share/inquit/other.inquit", "INQUIT_MODEL_DIR")
        self.refused("other", "gone/other.inquit", INQUIT_MODEL_DIR="gone")
        # The first that is there counts, even if it is no good.
        self.write("models/base.inquit", SMALL[:-64])
        self.refused("base", "models/base.inquit: ", INQUIT_MODEL_DIR="models")

    def test_what_is_no_model_is_refused_with_its_path(self):
        self.write("cut.inquit", SMALL[:len(SMALL) // 128 * 64])
        self.write("story.inquit", STORY)
        self.write("empty.inquit", "")
        self.write("changed.inquit", SMALL[:-1000] + bytes([SMALL[-1000] ^ 1]) + SMALL[-999:])
        for path in ("cut.inquit", "story.inquit", "empty.inquit", "changed.inquit"):
            self.refused(path, path + ": ")
        self.refused("gone\x1b.inquit", "gone␛.inquit: No such file or directory")
        self.refused("./", "./: Is a directory")
        self.refused("/dev/null", "/dev/null: not a regular file")

    def test_a_file_that_is_written_into_during_a_run_changes_no_answer(self):
        path = self.folder / self.write("mine.inquit", SMALL)
        with subprocess.Popen([PROGRAM, "--model", str(path), "--input", "jsonl", "--jobs", "1"], stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE) as run:
            answers = []
            for content in (None, bytes(len(SMALL)), b"", STORY.encode()):
                if content is not None:  # the first answer tells that the model has been read
                    path.write_bytes(content)
                run.stdin.write(json.dumps({"id": 1, "text": STORY}).encode() + b"\n")
                run.stdin.flush()
                answers.append(run.stdout.readline())
            run.stdin.close()
            self.assertEqual(run.wait(timeout=60), 0)
        self.assertIn(b"Okonjo", answers[0])
        self.assertEqual(answers, answers[:1] * 4)

    def test_a_sparse_file_of_gigabytes_is_refused_at_once(self):
        with open(self.folder / self.write("sparse.inquit", SMALL), "ab") as file:
            file.truncate(8 << 30)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.refused("sparse.inquit", "sparse.inquit: model file: it has 8589934592 bytes, more than any model")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.assertLess(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, 1)  # seconds

    @unittest.skipUnless((MODELS / "base.inquit").exists(), "there is no base.inquit")
    @unittest.skipIf(os.environ.get("INQUIT_SANITIZE"), "sanitizers keep what was freed")
    def test_memory_with_base(self):
        lines = "".join(json.dumps({"id": i, "text": STORY * 40}) + "\n" for i in range(6))
        self.records("--model", str(MODELS / "base.inquit"), "--input", "jsonl", "--jobs", "2", stdin=lines)
        self.assertLess(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, 80000)  # kB: docs/robustness.md


if __name__ == "__main__":
    unittest.main()
