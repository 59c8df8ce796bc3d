# Which model the program reads with, and what it says where there is none.
# SPDX-License-Identifier: Apache-2.0
import os
import pathlib
import unittest

from program import STORY, ProgramTest

SMALL = (pathlib.Path(os.environ["INQUIT_SOURCE_DIR"]) / "model" / "small.inquit").read_bytes()


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


if __name__ == "__main__":
    unittest.main()
