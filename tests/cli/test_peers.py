# What breaks the peers, where it is a call of the program; the texts are in tests/unit/peers_test.cc, and how to read both there.
# SPDX-License-Identifier: Apache-2.0
import json
import unittest

from program import ProgramTest

TEXT = "“Zoë’s boat sank,” said Olu Bright.\n"
SAID = [["“Zoë’s boat sank,”"]]


class Peers(ProgramTest):
    def said(self, *arguments):
        records = self.records(*arguments)
        self.assertEqual([r for r in records if "error" in r], [])
        return [a["text"] for r in records for a in r["attributions"]]

    def test_booknlp_22_paths(self):
        """Paths with blanks and accents could not be read or written."""
        for path in ("a folder/a story.txt", "Zoë’s/été 🌅.txt", "-dash.txt", "a'b\"c.txt"):
            self.write(path, TEXT)
            self.assertEqual(self.said("--", path), SAID)
        self.assertEqual(self.run_program("-o", "Zoë’s/aus gabe.jsonl", "--format", "jsonl", "a folder/a story.txt").returncode, 0)
        self.assertIn("Olu Bright", (self.folder / "Zoë’s/aus gabe.jsonl").read_text("utf-8"))

    def test_booknlp_22_encodings(self):
        """What is not in the encoding of the machine ended in an exception, which named no place."""
        self.write("bom.txt", b"\xef\xbb\xbf" + TEXT.encode())
        in_c = self.run_program("--format", "jsonl", "bom.txt", env={"LC_ALL": "C"})
        self.assertEqual(json.loads(in_c.stdout)["attributions"][0]["text"], SAID[0])
        latin = self.records(self.write("latin.txt", "Café\n“It sank,” said Olu Bright.\n".encode("cp1252")), exit_code=1)
        self.assertEqual((latin[0]["error"]["code"], latin[0]["error"]["offset"]), ("INVALID_ARGUMENT", 3))

    def test_citron_leading_blank(self):
        """citron-extract put a blank in front of each line, which moved all offsets."""
        for blanks in ("", " ", "\n\n  "):
            record = self.records("--offsets", "codepoints", stdin=blanks + TEXT)[0]
            begin, end = record["attributions"][0]["content"][0]
            self.assertEqual((blanks + TEXT)[begin:end], SAID[0][0])


if __name__ == "__main__":
    unittest.main()
