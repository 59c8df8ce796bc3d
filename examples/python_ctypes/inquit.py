#!/usr/bin/env python3
"""inquit for Python, in one file that needs no building: who said what in English news text, by libinquit_c and ctypes.

    from inquit import Extractor
    with Extractor() as extractor:
        rows = extractor.extract(text)   # a list of dicts; pandas.DataFrame(rows) makes a table of it

The library is the file that the environment variable INQUIT_LIBRARY names, or `library`, or else what the system finds under
the name inquit_c. Places count code points, so that text[begin:end] is the span. An Extractor may serve any number of threads at
the same time, and each call lets the others run. As a program: inquit.py [FILE...] prints the rows as JSON, one a line.
"""
# SPDX-License-Identifier: Apache-2.0
import ctypes
import ctypes.util
import json
import os
import sys
from ctypes import POINTER, byref, c_char_p, c_double, c_int32, c_size_t, c_void_p

OFFSETS = ("bytes", "codepoints", "utf16")
SINGLE_QUOTES = ("auto", "on", "off")
TYPES = ("person", "organization", "group", "document", "author", "other")
GENDERS = (None, "f", "m")
NO_SPEAKER = c_size_t(-1).value


class Error(Exception):
    """What the library refuses; `code` is a word such as "INVALID_ARGUMENT"."""

    def __init__(self, code, message):
        super().__init__(f"{code}: {message}")
        self.code = code


# The structs of inquit_c.h.
class _Span(ctypes.Structure):
    _fields_ = [("begin", c_size_t), ("end", c_size_t)]


class _Options(ctypes.Structure):
    _fields_ = [("struct_size", c_size_t), ("repair_utf8", c_int32), ("single_quotes", c_int32), ("offsets", c_int32),
                ("max_bytes", c_size_t), ("parallel", c_void_p), ("parallel_context", c_void_p)]


class _Entity(ctypes.Structure):
    _fields_ = [("struct_size", c_size_t), ("id", c_char_p), ("name", c_char_p), ("type", c_int32), ("gender", c_int32),
                ("mentions", POINTER(_Span)), ("mention_count", c_size_t)]


class _Attribution(ctypes.Structure):
    _fields_ = [("struct_size", c_size_t), ("content", POINTER(_Span)), ("content_count", c_size_t), ("cue", POINTER(_Span)),
                ("source", POINTER(_Span)), ("kind", c_int32), ("reason", c_int32), ("confidence", c_double),
                ("speaker_confidence", c_double), ("speaker", c_size_t)]


class _Speaker(ctypes.Structure):
    _fields_ = [("struct_size", c_size_t), ("id", c_char_p), ("name", POINTER(ctypes.c_char)), ("name_size", c_size_t),
                ("type", c_int32), ("gender", c_int32), ("gender_evidence", c_int32), ("mentions", POINTER(_Span)),
                ("mention_count", c_size_t), ("role", POINTER(_Span))]


# The functions: what each takes, and returns where that is not an inquit_code.
_OUT = POINTER(c_void_p)
_FUNCTIONS = {
    "code_name": ([c_int32], c_char_p),
    "kind_name": ([c_int32], c_char_p),
    "gender_evidence_name": ([c_int32], c_char_p),
    "reason_name": ([c_int32], c_char_p),
    "version": ([], c_char_p),
    "error_code": ([c_void_p], c_int32),
    "error_message": ([c_void_p], c_char_p),
    "error_free": ([c_void_p], None),
    "model_named": ([c_char_p, _OUT, _OUT], c_int32),
    "model_free": ([c_void_p], None),
    "options_init": ([POINTER(_Options), c_size_t], c_int32),
    "extractor_new": ([POINTER(_Options), c_void_p, _OUT, _OUT], c_int32),
    "extractor_extract": ([c_void_p, c_char_p, c_size_t, POINTER(_Entity), c_size_t, _OUT, _OUT], c_int32),
    "extractor_free": ([c_void_p], None),
    "document_attribution": ([c_void_p, c_size_t, POINTER(_Attribution)], c_int32),
    "document_attribution_count": ([c_void_p], c_size_t),
    "document_speaker": ([c_void_p, c_size_t, POINTER(_Speaker)], c_int32),
    "document_speaker_count": ([c_void_p], c_size_t),
    "document_model": ([c_void_p], c_char_p),
    "document_free": ([c_void_p], None),
}


class _Library:
    def __init__(self, path):
        path = path or os.environ.get("INQUIT_LIBRARY") or ctypes.util.find_library("inquit_c")
        if not path:
            raise OSError("libinquit_c is not found: set INQUIT_LIBRARY to its path")
        library = ctypes.CDLL(path)
        for name, (takes, returns) in _FUNCTIONS.items():
            function = getattr(library, "inquit_" + name)
            function.argtypes, function.restype = takes, returns
            setattr(self, name, function)

    def make(self, function, *given):
        """Calls a function that stores what it makes and its error at its two last arguments; returns what it made."""
        made, error = c_void_p(), c_void_p()
        if function(*given, byref(made), byref(error)) != 0:
            try:
                raise Error(self.code_name(self.error_code(error)).decode(), self.error_message(error).decode())
            finally:
                self.error_free(error)
        return made


class Extractor:
    """Finds who said what. Made once, used for many texts, and closed by `with` or close()."""

    def __init__(self, model="small", *, offsets="codepoints", repair_utf8=False, single_quotes="auto", max_bytes=None,
                 library=None):
        self._library = library = _Library(library)
        options = _Options()
        library.options_init(byref(options), ctypes.sizeof(options))
        options.offsets = OFFSETS.index(offsets)
        options.repair_utf8 = repair_utf8
        options.single_quotes = SINGLE_QUOTES.index(single_quotes)
        if max_bytes is not None:
            options.max_bytes = max_bytes
        loaded = library.make(library.model_named, os.fsencode(model))
        try:
            self._extractor = library.make(library.extractor_new, byref(options), loaded)
        finally:
            library.model_free(loaded)

    def close(self):
        """Frees the extractor, which no other thread may be using."""
        extractor, self._extractor = self._extractor, None
        self._library.extractor_free(extractor)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def extract(self, text, entities=()):
        """The statements of `text` (str, or UTF-8 as bytes), each a dict; None stands for what the text does not tell.

        An entity is a dict with "id" and "name", and as you like "type", "gender" ("f", "m") and "mentions" (pairs of places).
        """
        data = text if isinstance(text, bytes) else text.encode()
        given = (_Entity * len(entities))(*(_entity(one) for one in entities))
        library = self._library
        document = library.make(library.extractor_extract, self._extractor, data, len(data), given, len(given))
        try:
            speakers = [self._speaker(document, i) for i in range(library.document_speaker_count(document))]
            return [self._row(document, i, speakers) for i in range(library.document_attribution_count(document))]
        finally:
            library.document_free(document)

    def _speaker(self, document, index):
        speaker = _Speaker(ctypes.sizeof(_Speaker))
        self._library.document_speaker(document, index, byref(speaker))
        name = ctypes.string_at(speaker.name, speaker.name_size).decode(errors="replace")
        return {"speaker": name, "speaker_id": speaker.id.decode(), "speaker_type": TYPES[speaker.type],
                "gender": GENDERS[speaker.gender],
                "gender_evidence": self._library.gender_evidence_name(speaker.gender_evidence).decode(),
                "role": (speaker.role[0].begin, speaker.role[0].end) if speaker.role else None}

    def _row(self, document, index, speakers):
        a = _Attribution(ctypes.sizeof(_Attribution))
        self._library.document_attribution(document, index, byref(a))
        nobody = {"speaker": None, "speaker_id": None, "speaker_type": None, "gender": None, "gender_evidence": "none", "role": None}
        return {
            **(nobody if a.speaker == NO_SPEAKER else speakers[a.speaker]),
            "kind": self._library.kind_name(a.kind).decode(),
            "content": [(span.begin, span.end) for span in a.content[:a.content_count]],
            "cue": (a.cue[0].begin, a.cue[0].end) if a.cue else None,
            "source": (a.source[0].begin, a.source[0].end) if a.source else None,
            "confidence": a.confidence,
            "speaker_confidence": a.speaker_confidence,
            "reason": self._library.reason_name(a.reason).decode(),
        }


def _entity(given):
    mentions = given.get("mentions", ())
    return _Entity(ctypes.sizeof(_Entity), given["id"].encode(), given["name"].encode(), TYPES.index(given.get("type", "person")),
                   GENDERS.index(given.get("gender")), (_Span * len(mentions))(*mentions), len(mentions))


def main():
    texts = [open(path, encoding="utf-8", newline="").read() for path in sys.argv[1:]] or [
        "“The café stays open,” said Zoë Lindqvist. She added that the bread was gone."]
    with Extractor() as extractor:
        for text in texts:
            for row in extractor.extract(text):
                row["confidence"] = round(row["confidence"], 2)
                row["speaker_confidence"] = round(row["speaker_confidence"], 2)
                row["text"] = " ".join(text[begin:end] for begin, end in row["content"])
                print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
