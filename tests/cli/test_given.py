# What the user knows already: attributions and entities brought along, and all that can be wrong with them.
# SPDX-License-Identifier: Apache-2.0
import json
import os
import unittest

from program import STORY, ProgramTest

# Invented, so that the statements are found by the test alone.
DAM = "The dam at Vale Creek is old. Senator Ada Pell said it leaked. She added that the gate stuck.\n\n“We were warned.”\n"


def spans(text, *parts):
    """Where each part first stands, in bytes."""
    found = []
    for part in parts:
        begin = text.encode().index(part.encode())
        found.append([begin, begin + len(part.encode())])
    return found


def attribution(content, cue=None, source=None, text=DAM, **more):
    given = {"content": spans(text, content), **more}
    given.update({role: spans(text, part) for role, part in (("cue", cue), ("source", source)) if part})
    return given


LEAK = attribution("it leaked", "said", "Senator Ada Pell")
GATE = attribution("that the gate stuck", "added", "She")
WARNED = attribution("“We were warned.”")
PELL = {"id": "Q1", "name": "Adelaide Pell", "type": "person", "gender": "f", "mentions": spans(DAM, "Ada Pell")}


class Given(ProgramTest):
    def given(self, name, *lines):
        lines = [line if isinstance(line, (bytes, str)) else json.dumps(line) for line in lines]
        return self.write(name, b"".join((line if isinstance(line, bytes) else line.encode()) + b"\n" for line in lines))

    def attributions(self, *lines):
        return "--attributions", self.given("said.jsonl", *lines)

    def entities(self, *lines):
        return "--entities", self.given("people.jsonl", *lines)

    def dam(self, *arguments, exit_code=0):
        self.write("dam.txt", DAM)
        record, = self.records(*arguments, "dam.txt", exit_code=exit_code)
        return record

    def assertFails(self, record, code, message):
        self.assertEqual((record["error"]["code"], record["error"]["message"]), (code, message))


class Attributions(Given):
    def test_get_their_speakers_and_no_others_are_found(self):
        record = self.dam(*self.attributions({"id": "dam.txt", "attributions": [LEAK, GATE]}))
        self.assertEqual([(a["content"], a["cue"], a["source"]) for a in record["attributions"]],
                         [(a["content"], a["cue"], a["source"]) for a in (LEAK, GATE)])
        self.assertEqual([(a["speaker"], a["reason"]) for a in record["attributions"]],
                         [("Ada Pell", "name"), ("Ada Pell", "pronoun")])
        self.assertEqual(self.dam(*self.attributions({"id": "dam.txt", "attributions": []}))["attributions"], [])

    def test_keep_their_order_and_their_confidence(self):
        gate, warned = {**GATE, "confidence": 0.25}, {**WARNED, "confidence": None}
        record = self.dam(*self.attributions({"id": "dam.txt", "attributions": [warned, gate, LEAK]}))
        self.assertEqual([(a["id"], a["content"], a["confidence"]) for a in record["attributions"]],
                         [("a1", WARNED["content"], 1), ("a2", GATE["content"], 0.25), ("a3", LEAK["content"], 1)])

    def test_get_their_kinds_and_a_quotation_alone_goes_on_with_the_speaker_before(self):
        text = "Ada Pell said it was “old” at best. Ivo Lund said no. “Yes,” he added.\n\n“No,” he said. “We were warned.”\n"
        parts = [attribution("it was “old” at best", "said", "Ada Pell", text), attribution("no", text=text),
                 attribution("“Yes,”", "added", "he", text), attribution("“We were warned.”", text=text, cue=None)]
        parts[3]["content"] = spans(text, "“No,”", "“We were warned.”")
        self.write("a.txt", text)
        record, = self.records(*self.attributions({"id": "a.txt", "attributions": parts}), "a.txt")
        self.assertEqual([a["kind"] for a in record["attributions"]], ["mixed", "indirect", "direct", "direct"])
        self.assertEqual([a["reason"] for a in record["attributions"]][1::2], [None, "chain"])

    def test_source_and_cue_may_be_missing_or_none_or_of_several_pieces(self):
        empty, none = {**WARNED, "cue": [], "source": []}, {**WARNED, "cue": None, "source": None}
        for given in (WARNED, empty, none):
            record = self.dam(*self.attributions({"id": "dam.txt", "attributions": [given]}))
            self.assertEqual((record["attributions"][0]["cue"], record["attributions"][0]["source"]), ([], []))
        pieces = {**LEAK, "source": spans(DAM, "Senator", "Pell")}
        record = self.dam(*self.attributions({"id": "dam.txt", "attributions": [pieces]}))
        self.assertEqual(record["attributions"][0]["source_text"], "Senator Ada Pell")

    def test_our_own_output_gives_itself_back(self):
        self.write("dam.txt", DAM)
        self.write("story.txt", STORY)
        files = ("dam.txt", "story.txt")
        first = self.run_program("--format", "jsonl", *files).stdout
        self.assertIn('"speaker":"Rhea Okonjo"', first)
        again = self.run_program("--format", "jsonl", *self.attributions(first.encode().rstrip(b"\n")), *files)
        self.assertEqual((again.stdout, again.stderr), (first, ""))
        other = self.run_program("--format", "jsonl", "--offsets", "utf16", "dam.txt").stdout
        self.assertFails(self.dam(*self.attributions(other), exit_code=1), "INVALID_ARGUMENT",
                         'said.jsonl:1: "offsets" is not "bytes", and only these can be read')

    def test_a_record_without_a_line_fails_alone(self):
        self.write("dam.txt", DAM)
        self.write("news.jsonl", '\n{"id":7,"text":"“No.”"}\n{"id":"x","text":""}\n')
        given = self.attributions({"id": "x", "attributions": []}, {"id": "dam.txt", "attributions": [LEAK]})
        records = self.records(*given, "dam.txt", "news.jsonl", exit_code=1)
        self.assertEqual([r["id"] for r in records], ["dam.txt", 7, "x"])
        self.assertEqual(records[1]["error"], {"code": "NOT_FOUND", "message": "said.jsonl: no line has the id of this record",
                                               "line": 2, "offset": None})
        self.assertEqual(self.messages, ["inquit: news.jsonl:2: said.jsonl: no line has the id of this record"])

    def test_spans_that_do_not_fit_the_text_fail_their_record(self):
        outside = {"content": [[0, 999]]}
        self.assertFails(self.dam(*self.attributions({"id": "dam.txt", "attributions": [LEAK, outside]}), exit_code=1),
                         "INVALID_ARGUMENT", "the content of attribution 2 [0, 999) lies outside the text of 117 bytes")
        begin, end = WARNED["content"][0]
        cut = {"content": [[begin + 1, end]]}
        record = self.dam(*self.attributions({"id": "dam.txt", "attributions": [cut]}), exit_code=1)
        self.assertRegex(record["error"]["message"], "the content of attribution 1 .* cuts a character")

    def test_faults_of_a_repaired_text_are_not_put_on_its_bad_bytes(self):
        self.write("bad.txt", b"One.\n\xff\n")
        record, = self.records("--repair-utf8", *self.attributions({"id": "bad.txt", "attributions": [{"content": [[0, 99]]}]}),
                               "bad.txt", exit_code=1)
        self.assertEqual((record["error"]["line"], record["error"]["offset"]), (None, None))


class Entities(Given):
    def test_are_known_in_what_is_found(self):
        record = self.dam(*self.entities({"id": "dam.txt", "entities": [PELL]}))
        leak = record["attributions"][0]
        self.assertEqual((leak["source_text"], leak["speaker"], leak["speaker_id"], leak["reason"]),
                         ("Senator Ada Pell", "Adelaide Pell", "Q1", "entity"))
        pell = record["speakers"][0]
        self.assertEqual((pell["id"], pell["name"], pell["type"], pell["gender"]), ("Q1", "Adelaide Pell", "person", "f"))

    def test_have_a_type_and_a_gender(self):
        for type_ in ("person", "organization", "group", "document", "author", "other"):
            for gender in ("m", "f", None):
                given = {**PELL, "type": type_, "gender": gender}
                speakers = self.dam(*self.entities({"id": "dam.txt", "entities": [given]}))["speakers"]
                speaker, = [s for s in speakers if s["id"] == "Q1"]
                self.assertEqual(speaker["type"], type_)
                if gender:
                    self.assertEqual(speaker["gender"], gender)
        least = {"id": "Q1", "name": "Adelaide Pell", "type": None, "mentions": PELL["mentions"]}
        self.assertEqual(self.dam(*self.entities({"id": "dam.txt", "entities": [least]}))["speakers"][0]["type"], "person")

    def test_are_none_where_there_is_no_line_or_no_mention_is_found(self):
        alone = self.dam()
        self.assertEqual(self.dam(*self.entities({"id": "other.txt", "entities": [PELL]})), alone)
        self.assertEqual(self.dam(*self.entities()), alone)
        self.assertEqual(self.dam(*self.entities({"id": "dam.txt", "entities": [{**PELL, "mentions": []}]})), alone)

    def test_are_looked_for_by_their_names_where_they_have_no_mentions(self):
        with_mentions = self.dam(*self.entities({"id": "dam.txt", "entities": [{**PELL, "name": "Ada Pell"}]}))
        for mentions in ({"mentions": []}, {"mentions": None}, {}):
            given = {"id": "Q1", "name": "Ada Pell", "gender": "f", **mentions}
            self.assertEqual(self.dam(*self.entities({"id": "dam.txt", "entities": [given]})), with_mentions)
        self.assertEqual((with_mentions["attributions"][0]["speaker_id"], with_mentions["attributions"][0]["reason"]), ("Q1", "entity"))
        # What was given for the one who is elsewhere in the text is no reason to look.
        elsewhere = {"id": "Q1", "name": "Ada Pell", "mentions": spans(DAM, "Vale Creek")}
        record = self.dam(*self.entities({"id": "dam.txt", "entities": [elsewhere]}))
        self.assertNotEqual(record["attributions"][0]["speaker_id"], "Q1")

    def test_and_attributions_together(self):
        given = (*self.entities({"id": "dam.txt", "entities": [PELL]}),
                 *self.attributions({"id": "dam.txt", "attributions": [GATE, LEAK]}))
        record = self.dam(*given)
        self.assertEqual([(a["speaker_id"], a["reason"]) for a in record["attributions"]], [("Q1", "pronoun"), ("Q1", "entity")])
        shown = self.run_program(*given, "dam.txt").stdout
        self.assertIn("Adelaide Pell (person, 2 statements)", shown)

    def test_a_mention_outside_the_text_fails_its_record(self):
        given = {"id": "dam.txt", "entities": [{**PELL, "mentions": [[0, 999]]}]}
        for others in ((), self.attributions({"id": "dam.txt", "attributions": [LEAK]})):
            self.assertFails(self.dam(*self.entities(given), *others, exit_code=1), "INVALID_ARGUMENT",
                             'a mention of entity "Q1" [0, 999) lies outside the text of 117 bytes')


class Files(Given):
    def test_a_line_that_is_wrong_fails_its_record_alone(self):
        list_of = lambda name: f'"{name}" is not a list of spans [begin, end), 0 <= begin < end'
        cue = lambda value: '{"id":"x","attributions":[{"content":[[0,1]]},{"content":[[0,1]],"cue":%s}]}' % value
        entity = lambda **more: {"id": "x", "entities": [{"id": "e", "name": "E", **more}]}
        names = '"name" is missing, empty or not a string'
        types = '"type" is none of person, organization, group, document, author, other'
        table = [
            (self.attributions, '{"id":"x","attributions":[', "the line is not JSON at byte 26: unexpected end of input"),
            (self.attributions, '{"id":"x","attributions":[]} x', "the line is not JSON at byte 29: invalid literal"),
            (self.attributions, b'{"id":"x","attributions":["\xff"]}', "the line is not UTF-8 at byte 27"),
            (self.attributions, '{"id":"x"}', 'the record has no list "attributions"'),
            (self.attributions, '{"id":"x","error":{"code":"NOT_FOUND"}}', 'the record has no list "attributions"'),
            (self.attributions, '{"id":"x","attributions":{"content":[[0,1]]}}', 'the record has no list "attributions"'),
            (self.attributions, '{"id":"x","attributions":[[0,1]]}', "attribution 1: no JSON object"),
            (self.attributions, '{"id":"x","attributions":[{"cue":[[0,1]]}]}', 'attribution 1: there is no "content"'),
            (self.attributions, '{"id":"x","attributions":[{"content":[]}]}', 'attribution 1: there is no "content"'),
            *[(self.attributions, cue(value), "attribution 2: " + list_of("cue"))
              for value in ("3", '"said"', "[0,1]", "[[0]]", "[[0,1,2]]", "[[0,-1]]", "[[-1,1]]", "[[0,1.0]]", '[["0","1"]]', "[[2,1]]",
                            "[[1,1]]", "[[0,18446744073709551616]]", "[{}]")],
            (self.attributions, '{"id":"x","attributions":[{"content":[[0,1]],"confidence":1.5}]}',
             'attribution 1: "confidence" is not a number from 0 to 1'),
            (self.attributions, '{"id":"x","attributions":[{"content":[[0,1]],"confidence":"1"}]}',
             'attribution 1: "confidence" is not a number from 0 to 1'),
            (self.entities, '{"id":"x","attributions":[]}', 'the record has no list "entities"'),
            (self.entities, {"id": "x", "entities": [{"name": "E"}]}, 'entity 1: "id" is missing, empty or not a string'),
            (self.entities, entity(name=None), "entity 1: " + names),
            (self.entities, entity(name=""), "entity 1: " + names),
            (self.entities, entity(type="human"), "entity 1: " + types),
            (self.entities, entity(type=1), "entity 1: " + types),
            (self.entities, entity(gender="x"), 'entity 1: "gender" is none of f, m'),
            (self.entities, entity(mentions=[0, 1]), "entity 1: " + list_of("mentions")),
        ]
        for write, line, message in table:
            with self.subTest(line):
                others = [{"id": id, "attributions": [], "entities": []} for id in ("a", "b")]
                given = write(others[0], "", line, others[1])
                lines = [{"id": id, "text": "Nothing."} for id in ("a", "x", "b")]
                records = self.lines(*lines, arguments=(*given, "--jobs", "2"), exit_code=1)
                self.assertEqual([r["id"] for r in records if "error" not in r], ["a", "b"])
                self.assertFails(records[1], "INVALID_ARGUMENT", f"{given[1]}:3: {message}")
                self.assertEqual(self.messages, [f"inquit: standard input:2: {given[1]}:3: {message}"])
                # It matters to no other record.
                self.lines(lines[0], arguments=given)

    def test_a_line_without_an_id_is_told_and_the_rest_goes_on(self):
        good = {"id": "dam.txt", "attributions": [LEAK]}
        table = [("{", "the line is not JSON at byte 1: unexpected end of input"), ("[]", "the line is no JSON object"),
                 ('{"attributions":[]}', 'the record has no "id"'), ('{"id":null,"attributions":[]}', 'the record has no "id"'),
                 ('{"id":[1],"attributions":[]}', '"id" is neither a string nor a number')]
        record = self.dam(*self.attributions(*[line for line, _ in table], good), exit_code=1)
        self.assertEqual(record["attributions"][0]["speaker"], "Ada Pell")
        self.assertEqual(self.messages, [f"inquit: said.jsonl:{n}: {message}" for n, (_, message) in enumerate(table, 1)])

    def test_a_line_that_is_too_long_is_told(self):
        given = self.attributions({"id": "-", "attributions": [], "text": "x" * 200}, {"id": "dam.txt", "attributions": []})
        self.dam("--max-bytes", "150", *given, exit_code=1)
        self.assertEqual(self.messages, ["inquit: said.jsonl:1: the line has more than 150 bytes (--max-bytes)"])

    def test_an_id_given_twice_fails_its_record(self):
        line = {"id": "dam.txt", "attributions": [LEAK]}
        self.assertFails(self.dam(*self.attributions(line, {"id": "x", "attributions": []}, line), exit_code=1),
                         "INVALID_ARGUMENT", "said.jsonl:3: the id is that of line 1 too")

    def test_ids_are_those_of_the_records(self):
        given = self.attributions(*[{"id": id, "attributions": [{"content": [[0, n]]}]} for n, id in enumerate(("a", 7, 1.5, "-:4"), 1)])
        records = self.lines({"id": "a", "text": "text"}, {"id": "7", "text": "text"}, {"id": 1.5, "text": "text"}, {"text": "text"},
                             {"id": "a", "text": "text"}, arguments=given)
        self.assertEqual([r["attributions"][0]["text"] for r in records], [["t"], ["te"], ["tex"], ["text"], ["t"]])
        self.write("b/dam.txt", DAM)
        self.write("dam.txt", DAM)
        given = self.attributions({"id": "dam.txt", "attributions": []}, {"id": "b/dam.txt", "attributions": [LEAK]})
        self.assertEqual([len(r["attributions"]) for r in self.records(*given, "dam.txt", "b/dam.txt")], [0, 1])
        given = self.attributions({"id": "-", "attributions": [LEAK]})
        self.assertEqual(len(self.records(*given, stdin=DAM)[0]["attributions"]), 1)

    def test_a_number_and_the_same_string_stand_for_each_other_unless_both_are_there(self):
        said = lambda id, n: {"id": id, "attributions": [{"content": [[n, n + 1]], "source": [[0, 1]]}]}
        people = lambda id, n: {"id": id, "entities": [{"id": f"Q{n}", "name": "X", "mentions": [[0, 1]]}]}
        lines = [{"id": id, "text": "A word."} for id in (7, "7", 1.5, "1.5")]
        for ids, numbers in (((7, "1.5"), [1, 1, 2, 2]), (("1.5", 7, "7"), [2, 3, 1, 1]), ((7, "7", 1.5, "1.5"), [1, 2, 3, 4])):
            with self.subTest(ids):
                given = (*self.attributions(*[said(id, n) for n, id in enumerate(ids, 1)]),
                         *self.entities(*[people(id, n) for n, id in enumerate(ids, 1)]))
                records = self.lines(*lines, arguments=given)
                self.assertEqual([r["attributions"][0]["content"][0][0] for r in records], numbers)
                self.assertEqual([r["attributions"][0]["speaker_id"] for r in records], [f"Q{n}" for n in numbers])

    def test_numbers_are_compared_as_they_are_written(self):
        given = self.attributions('{"id":1.50,"attributions":[]}', '{"id":1e3,"attributions":[]}')
        records = self.lines(*['{"id":%s,"text":""}' % id for id in ("1.50", "1.5", "1e3", "1000", '"1e3"')], arguments=given, exit_code=1)
        self.assertEqual([r["error"]["code"] if "error" in r else None for r in records], [None, "NOT_FOUND", None, "NOT_FOUND", None])

    def test_an_id_given_twice_is_one_of_the_same_type(self):
        line = lambda id: '{"id":%s,"attributions":[]}' % id
        records = self.lines({"id": 7, "text": ""}, {"id": "7", "text": ""}, arguments=self.attributions(line("7"), line('"7"'), line("7")),
                             exit_code=1)
        self.assertFails(records[0], "INVALID_ARGUMENT", "said.jsonl:3: the id is that of line 1 too")
        self.assertNotIn("error", records[1])

    def test_our_own_output_gives_itself_back_whatever_the_ids(self):
        self.write("news.jsonl", "".join('{"id":%s,"text":%s}\n' % (id, json.dumps(DAM)) for id in ("7", '"7"', "1.50", "12345678901234567890")))
        first = self.run_program("news.jsonl").stdout
        again = self.run_program(*self.attributions(first.encode().rstrip(b"\n")), "news.jsonl")
        self.assertEqual((again.stdout, again.stderr), (first, ""))

    def test_byte_order_mark_carriage_returns_and_bytes_that_are_not_utf8(self):
        line = json.dumps({"id": "dam.txt", "attributions": [LEAK]}).encode()
        self.assertEqual(len(self.dam(*self.attributions(b"\xef\xbb\xbf" + line + b"\r"))["attributions"]), 1)
        line = b'{"id":"dam.txt","entities":[{"id":"e","name":"Ada \xff","mentions":[[38,46]]}]}'
        self.assertEqual(self.dam("--repair-utf8", *self.entities(line))["speakers"][0]["name"], "Ada \ufffd")

    def test_fields_that_are_not_needed_are_passed_over_however_deep(self):
        deep = "[" * 100000 + "]" * 100000
        line = '{"a":%s,"text":7,"id":"dam.txt","attributions":[{"x":%s,"content":[[0,1]]}]}' % (deep, deep)
        self.assertEqual(len(self.dam(*self.attributions(line))["attributions"]), 1)

    def test_a_file_that_cannot_be_read_ends_the_program_before_the_work(self):
        os.mkdir(self.folder / "folder")
        for option in ("--attributions", "--entities"):
            for path, reason in (("gone.jsonl", "cannot be opened: No such file or directory"), ("folder", "cannot be read: Is a directory")):
                run = self.run_program(option, path, stdin=DAM)
                self.assertEqual((run.returncode, run.stdout, run.stderr), (2, "", f"inquit: {option} {path}: {reason}\n"))

    def test_may_be_standard_input_where_nothing_else_is(self):
        self.write("dam.txt", DAM)
        line = json.dumps({"id": "dam.txt", "attributions": [LEAK]})
        self.assertEqual(len(self.records("--attributions", "-", "dam.txt", stdin=line)[0]["attributions"]), 1)
        record, = self.records("--attributions", "-", "dam.txt", stdin="{" + line, exit_code=1)
        self.assertRegex(self.messages[0], "^inquit: standard input:1: ")
        for arguments in (("--attributions", "-"), ("--entities", "-", "dam.txt", "-"),
                          ("--attributions", "-", "--entities", "-", "dam.txt")):
            run = self.run_program(*arguments, stdin=line)
            self.assertEqual((run.returncode, run.stdout), (2, ""))
            self.assertIn("standard input", run.stderr)

    def test_the_order_is_that_of_the_input_whatever_the_threads(self):
        lines = [json.dumps({"id": n, "text": DAM * (n % 5 + 1)}) for n in range(200)]
        self.write("news.jsonl", "\n".join(lines))
        given = (*self.attributions(*[{"id": n, "attributions": [LEAK, GATE]} for n in reversed(range(200))]),
                 *self.entities(*[{"id": n, "entities": [{**PELL, "id": f"Q{n}"}]} for n in range(0, 200, 2)]))
        outputs = {self.run_program(*given, "--jobs", jobs, "news.jsonl").stdout for jobs in ("1", "4")}
        self.assertEqual(len(outputs), 1)
        records = [json.loads(line) for line in outputs.pop().splitlines()]
        self.assertEqual([r["attributions"][0]["speaker_id"] for r in records], [f"Q{n}" if n % 2 == 0 else "s1" for n in range(200)])


if __name__ == "__main__":
    unittest.main()
