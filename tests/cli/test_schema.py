# The program's output against docs/output.schema.json, and the schema against itself.
# SPDX-License-Identifier: Apache-2.0
import copy
import json
import os
import pathlib
import re
import unittest

try:
    import jsonschema
except ImportError as error:  # no reason to skip: scripts/setup installs it
    raise SystemExit(f"{error}: install python3-jsonschema, as scripts/setup does")

from program import STORY, ProgramTest

SCHEMA = json.loads((pathlib.Path(os.environ["INQUIT_SOURCE_DIR"]) / "docs" / "output.schema.json").read_text())
EXPLAINED = re.compile(r"With --(explain|keep|with-text)\b")  # begins the description of a field
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def objects(schema):
    """Every object that the schema describes."""
    if isinstance(schema, dict):
        if "properties" in schema:
            yield schema
        for value in schema.values():
            yield from objects(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from objects(value)


class Schema(ProgramTest):
    def test_is_a_schema_and_describes_every_field(self):
        jsonschema.Draft202012Validator.check_schema(SCHEMA)
        for described in objects(SCHEMA):
            always = [name for name, field in described["properties"].items() if not EXPLAINED.match(field.get("description", ""))]
            self.assertEqual(described["required"], always, "every other field is always there")
            self.assertFalse(described["additionalProperties"])
            for name, field in described["properties"].items():
                target = SCHEMA["$defs"][field["$ref"].rsplit("/", 1)[-1]] if "$ref" in field else {}
                self.assertTrue("description" in field or "description" in target, name)

    def test_holds_for_texts_and_failures(self):
        lines = [{"id": "a", "text": STORY}, {"id": "a", "text": ""}, {"id": "b", "text": ""}, "{", '{"id":"c"}', b"\xff", {"id": 7, "text": STORY},
                 '{"id":1.50,"text":7}']
        for unit in ("bytes", "codepoints", "utf16"):
            records = self.lines(*lines, arguments=["--offsets", unit], exit_code=1)
            records += self.records("--offsets", unit, "gone.txt", "-", stdin=STORY, exit_code=1)
            self.assertEqual(len(records), len(lines) + 2)
            for record in records:
                VALIDATOR.validate(record)
                # The order of the fields is that of the schema.
                kind = SCHEMA["$defs"]["failure" if "error" in record else "document"]
                self.assertEqual(list(record), kind["required"])
                for a in record.get("attributions", []):
                    self.assertEqual(list(a), SCHEMA["$defs"]["attribution"]["required"])

    def test_holds_for_kept_fields(self):
        record, = self.lines({"id": "a", "text": STORY, "date": [1]}, arguments=["--keep", "date,gone"])
        VALIDATOR.validate(record)
        self.assertEqual(record["kept"], {"date": [1], "gone": None})

    def test_holds_for_explanations(self):
        for unit in ("bytes", "utf16"):
            record, empty = self.lines({"id": "a", "text": STORY}, {"id": "b", "text": ""}, arguments=["--explain", "--keep", "x", "--with-text", "--offsets", unit])
            VALIDATOR.validate(record)
            VALIDATOR.validate(empty)
            self.assertEqual(list(record), list(SCHEMA["$defs"]["document"]["properties"]))
            plain, _ = self.lines({"id": "a", "text": STORY}, {"id": "b", "text": ""}, arguments=["--offsets", unit])
            self.assertEqual({k: v for k, v in record.items() if k in plain}, plain)
            self.assertEqual(len(record["decisions"]), len(record["attributions"]))
            for attribution, decisions in zip(record["attributions"], record["decisions"]):
                links = [d for d in decisions if d["step"] == "links" and d["span"][0] in attribution["content"]]
                self.assertEqual([a["span"] for a in links[0]["alternatives"] if a["chosen"]], [attribution["cue"]])

    def test_refuses_records_that_lack_a_field_or_have_a_wrong_one(self):
        record, = self.records(stdin=STORY)
        self.assertTrue(record["attributions"] and record["speakers"])
        places = [lambda r: r, lambda r: r["attributions"][0], lambda r: r["speakers"][0]]
        for place in places:
            for name in place(record):
                lacking, wrong = copy.deepcopy(record), copy.deepcopy(record)
                del place(lacking)[name]
                place(wrong)[name] = {}
                self.assertFalse(VALIDATOR.is_valid(lacking), name)
                self.assertFalse(VALIDATOR.is_valid(wrong), name)


if __name__ == "__main__":
    unittest.main()
