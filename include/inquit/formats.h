// Documents written out: JSON Lines and the terminal view. Link inquit::formats. Any thread may call these functions.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_FORMATS_H_
#define INQUIT_FORMATS_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "inquit/document.h"
#include "inquit/explanation.h"
#include "inquit/export.h"
#include "inquit/offsets.h"

namespace inquit {
inline namespace v0 {

// How a record's id is written.
enum class IdType {
  kString,  // between quotation marks
  kNumber,  // as it stands, if that is a number of JSON; else as kString
};

// "string", "number"; "?" for a value that is none of them.
constexpr std::string_view ToString(IdType type) noexcept {
  switch (type) {
    case IdType::kString: return "string";
    case IdType::kNumber: return "number";
  }
  return "?";
}

// How a record is written.
struct JsonOptions {
  std::string id = "-";                     // the record's id
  OffsetUnit offsets = OffsetUnit::kBytes;  // what all spans count; the record says it
  IdType id_type = IdType::kString;         // how the id is written
};

// One line of JSON without its line end, as docs/output.schema.json describes it, keys in a fixed order. `text` is the text
// that `document` was made from. Bytes of it that are not UTF-8 are written as U+FFFD. A document made by hand may hold
// anything: of a span that leaves the text, the words inside are written; an index past Document::speakers is no speaker.
INQUIT_API std::string ToJsonLine(const Document& document, std::string_view text, const JsonOptions& options = {});

// The record of an explained document: the same, with two more fields, "decisions", of each attribution, and "discarded".
INQUIT_API std::string ToJsonLine(const Explanation& explanation, std::string_view text, const JsonOptions& options = {});

// Where in the input a record failed.
struct ErrorPlace {
  std::optional<std::size_t> line = std::nullopt;    // line of the input file, from 1
  std::optional<std::size_t> offset = std::nullopt;  // the byte, from 0: in that line of JSON Lines, or in the plain text
};

// The record that stands in the place of one that failed:
// {"id":...,"error":{"code":...,"message":...,"line":...,"offset":...}}.
INQUIT_API std::string ErrorToJsonLine(const std::string& id, const absl::Status& status, const ErrorPlace& place = {},
                                       IdType id_type = IdType::kString);

// How the terminal view is written.
struct TerminalOptions {
  bool color = false;      // ANSI colours, one for each speaker
  std::size_t width = 80;  // columns
  std::string title = {};  // stands on top; none if empty
};

// For a person: each speaker with what they said, in the text's own words; with colours, the text itself too, contents
// coloured by speaker, cues and sources underlined. Control characters of the text are shown as symbols, so that a text can
// not steer the terminal.
INQUIT_API std::string ToTerminal(const Document& document, std::string_view text, const TerminalOptions& options = {});

// For a person: each attribution, and under it the decisions that made it, with what they chose among and how that scored.
INQUIT_API std::string ToTerminal(const Explanation& explanation, std::string_view text, const TerminalOptions& options = {});

}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_FORMATS_H_
