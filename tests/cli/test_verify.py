# inquit verify: drafts against sources, what is written, and the exit code by which a pipeline stops.
# SPDX-License-Identifier: Apache-2.0
import json
import os
import pathlib
import unittest

try:
    import jsonschema
except ImportError as error:  # no reason to skip: scripts/setup installs it
    raise SystemExit(f"{error}: install python3-jsonschema, as scripts/setup does")

from program import STORY, ProgramTest

SCHEMA = json.loads((pathlib.Path(os.environ["INQUIT_SOURCE_DIR"]) / "docs" / "verification.schema.json").read_text())
SOURCE = """Harbour bridge to close

The 😀 harbour bridge will close in May, Ada Quill, the mayor, said on Monday.

“We will not open it before the winter,” Quill said. “Nobody has the 5 million dollars that we need.”

“This is the best news in years,” said Ivo Lund, who runs the ferry.
"""
GOOD = '"We will not open it before the winter," said Ada Quill.\n'
BAD = '"We will open it before the winter," said Ada Quill.\n'


class Verify(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("source.txt", SOURCE)

    def verify(self, draft, *arguments, sources=("source.txt",), exit_code=None):
        run = self.run_program("verify", "--sources", *sources, "--format", "jsonl", *arguments, "--", self.write("draft.txt", draft))
        if exit_code is not None:
            self.assertEqual(run.returncode, exit_code, run.stderr)
        self.messages = run.stderr.splitlines()
        records = [json.loads(line) for line in run.stdout.splitlines()]
        for record in records:
            jsonschema.validate(record, SCHEMA)
            self.assertEqual(list(record), SCHEMA["required"])
            for finding in record["findings"]:
                self.assertEqual(list(finding), SCHEMA["$defs"]["finding"]["required"])
        return records

    def verdicts(self, draft, *arguments, **options):
        return [finding["verdict"] for record in self.verify(draft, *arguments, **options) for finding in record["findings"]]

    def test_verdicts_and_the_exit_code(self):
        for draft, verdict, code in ((GOOD, "verbatim", 0), (BAD, "altered", 1), (GOOD.replace("winter,", "winter."), "edited", 0),
                                     (GOOD.replace("Ada Quill", "Ivo Lund"), "wrong speaker", 1),
                                     ('"I love gulls and the open sea," said Ada Quill.\n', "absent", 1),
                                     ('"The harbour bridge will close in May," said Ada Quill.\n', "only indirect", 1),
                                     ("Ada Quill said that the bridge would close in May.\n", "supported", 0),
                                     ("Ada Quill said that gulls were dangerous.\n", "not found", 0)):
            with self.subTest(draft):
                self.assertEqual(self.verdicts(draft, exit_code=code), [verdict])
        self.assertEqual(self.verify("Nobody speaks.\n", exit_code=0)[0]["findings"], [])

    def test_places_count_in_the_unit_that_was_asked_for(self):
        for unit in ("bytes", "codepoints", "utf16"):
            finding = self.verify("Ö 😀. " + BAD, "--offsets", unit)[0]["findings"][0]
            decode = {"bytes": lambda t, b, e: t.encode()[b:e].decode(), "codepoints": lambda t, b, e: t[b:e],
                      "utf16": lambda t, b, e: t.encode("utf-16-le")[2 * b:2 * e].decode("utf-16-le")}[unit]
            self.assertEqual([decode("Ö 😀. " + BAD, *span) for span in finding["quotation"]], finding["text"])
            self.assertEqual([decode(SOURCE, *span) for span in finding["place"]["spans"]], finding["place"]["text"])
            change, = [c for c in finding["changes"] if not c["permitted"]]
            self.assertEqual((change["source_text"], decode(SOURCE, *change["source"]), change["draft_text"]), ("not", "not", ""))
            self.assertIn("Quill said", finding["place"]["context"][0])

    def test_the_terminal_shows_what_differs(self):
        run = self.run_program("verify", "--sources", "source.txt", "--", self.write("draft.txt", BAD))
        self.assertEqual(run.returncode, 1)
        self.assertEqual(run.stdout, "draft.txt: 1 statement: 1 altered\n\naltered (line 1, Ada Quill)\n  We will {+not+} open it before the winter,\n"
                                     "    — in source.txt there is also “not”\n")
        colors = self.run_program("verify", "--color", "always", "--sources", "source.txt", "--", "draft.txt").stdout
        self.assertRegex(colors, "\x1b\\[[0-9;]*38;5;71m\\{\\+not\\+\\}")

    def test_allow(self):
        draft = GOOD.replace("winter,", "winter.")
        self.assertEqual(self.verdicts(draft, "--allow", "case"), ["altered"])
        self.assertEqual(self.verdicts(draft, "--allow", "case,punctuation"), ["edited"])
        run = self.run_program("verify", "--sources", "source.txt", "--allow", "words", "--", "draft.txt")
        self.assertEqual(run.returncode, 2)
        self.assertIn("--allow: is of marks, case, ", run.stderr)

    def test_many_sources_and_drafts_of_all_sorts(self):
        self.write("notes/a.txt", STORY)
        self.write("notes/b.html", "<article><p>" + SOURCE.replace("\n\n", "<p>") + "</article>")
        self.write("notes/c.jsonl", json.dumps({"id": "first", "text": "“Gulls are fine,” said Rhea Okonjo."}) + "\n")
        self.write("drafts.jsonl", "".join(json.dumps({"id": n, "text": text}) + "\n" for n, text in enumerate(
            (GOOD, '"Tickets are free," said Rhea Okonjo.', '"Gulls are fine," said Rhea Okonjo.', BAD))))
        for jobs in ("1", "3"):
            run = self.run_program("verify", "--sources", "notes", "--jobs", jobs, "--format", "jsonl", "--", "drafts.jsonl")
            records = [json.loads(line) for line in run.stdout.splitlines()]
            self.assertEqual([r["id"] for r in records], [0, 1, 2, 3])
            self.assertEqual([r["sources"] for r in records], [3] * 4)
            self.assertEqual([r["findings"][0]["place"]["source"] for r in records], ["b.html", "a.txt", "first", "b.html"])
            self.assertEqual([r["findings"][0]["fault"] for r in records], [False, False, False, True])
            self.assertEqual(run.returncode, 1)

    def test_a_source_or_a_draft_that_cannot_be_read_is_told_and_the_rest_goes_on(self):
        records = self.verify(GOOD, sources=("gone.txt", "source.txt"), exit_code=1)
        self.assertEqual(records[0]["findings"][0]["verdict"], "verbatim")
        self.assertEqual(self.messages, ["inquit: gone.txt: cannot be opened: No such file or directory"])
        run = self.run_program("verify", "--sources", "source.txt", "--format", "jsonl", "--", "gone.txt", self.write("draft.txt", GOOD))
        lines = [json.loads(line) for line in run.stdout.splitlines()]
        self.assertEqual((run.returncode, lines[0]["error"]["code"], lines[1]["verdicts"]), (1, "NOT_FOUND", {"verbatim": 1}))

    def test_sources_are_kept_in_an_index(self):
        read = self.verify(BAD, exit_code=1)
        run = self.run_program("verify", "--sources", "source.txt", "--index", "kept")
        self.assertEqual((run.returncode, run.stdout, run.stderr), (0, "", ""))
        os.remove(self.folder / "source.txt")
        run = self.run_program("verify", "--index", "kept", "--format", "jsonl", "draft.txt")
        self.assertEqual([json.loads(line) for line in run.stdout.splitlines()], read)
        self.write("kept", (self.folder / "kept").read_bytes()[:-9])
        for name, message in (("kept", "the index is damaged, or no index of inquit verify"), ("gone", "cannot be opened: No such file or directory")):
            run = self.run_program("verify", "--index", name, "draft.txt")
            self.assertEqual((run.returncode, run.stderr), (1, f"inquit: --index: {name}: {message}\n"))

    def test_a_text_is_its_own_source(self):
        golden = pathlib.Path(os.environ["INQUIT_SOURCE_DIR"]) / "tests" / "golden"
        run = self.run_program("verify", "--sources", str(golden), "--format", "jsonl", "--", str(golden))
        verdicts = [finding["verdict"] for line in run.stdout.splitlines() for finding in json.loads(line)["findings"]]
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        self.assertGreater(verdicts.count("verbatim"), 50)
        self.assertLessEqual(set(verdicts), {"verbatim", "supported", "speaker unknown"})

    def test_wrong_usage(self):
        for arguments in (("verify",), ("verify", "x.txt"), ("verify", "--sources", "source.txt", "--format", "csv"), ("--sources", "source.txt"),
                          ("verify", "--sources", "source.txt", "--explain"), ("verify", "--sources", "-", "--", "-")):
            run = self.run_program(*arguments)
            self.assertEqual((run.returncode, run.stdout), (2, ""), arguments)


if __name__ == "__main__":
    unittest.main()
