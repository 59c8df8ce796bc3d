// Documents written out: JSON Lines, tables, brat, Web Annotations, TEI, a page of HTML, and the terminal view.
// SPDX-License-Identifier: Apache-2.0
//
// Link inquit::formats. Any thread may call these functions. A document made by hand may hold anything: of a span that leaves
// the text, the words inside are written; an index past Document::speakers is no speaker. Bytes of a text that are not UTF-8
// are written as U+FFFD.
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
#include "inquit/verify.h"

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
  bool with_text = false;  // whether the text itself is written, as "text", with U+FFFD for bytes that are not UTF-8
};

// One line of JSON without its line end, as docs/output.schema.json describes it, keys in a fixed order. `text` is the text
// that `document` was made from.
INQUIT_API std::string ToJsonLine(const Document& document, std::string_view text, const JsonOptions& options = {});

// The record of an explained document: the same, with two more fields, "decisions", of each attribution, and "discarded".
INQUIT_API std::string ToJsonLine(const Explanation& explanation, std::string_view text, const JsonOptions& options = {});

// Where in the input a record failed.
struct ErrorPlace {
  std::optional<std::size_t> line = std::nullopt;    // line of the input file, from 1
  std::optional<std::size_t> offset = std::nullopt;  // the byte, from 0: in that line of JSON, or in the plain text
};

// The record that stands in the place of one that failed:
// {"id":...,"error":{"code":...,"message":...,"line":...,"offset":...}}.
INQUIT_API std::string ErrorToJsonLine(const std::string& id, const absl::Status& status, const ErrorPlace& place = {},
                                       IdType id_type = IdType::kString);

// How a table is written.
struct TableOptions {
  std::string id = "-";                     // the record's id
  OffsetUnit offsets = OffsetUnit::kBytes;  // what the columns of spans count
  char separator = ',';                     // between cells: a comma or a tab
};

// The first row of a table, with the names of its columns: document, statement (a1, a2, ...), kind, speaker, speaker_id, type,
// gender, role, cue, source, text, confidence, speaker_confidence, reason, content_spans, cue_span, source_span, error. Ends
// with a line feed, as all rows.
INQUIT_API std::string TableHeader(char separator = ',');

// One row an attribution, with the pieces of what was said joined by an ellipsis, and spans as JSON: [[23,34],[40,52]]. Quoted
// as RFC 4180 says; a cell that a spreadsheet would take for a formula, since it begins with = + - @ or a tab, has ' in front.
INQUIT_API std::string ToTableRows(const Document& document, std::string_view text, const TableOptions& options = {});

// The row that stands in the place of a record that failed: its id, and why in the last column.
INQUIT_API std::string ErrorToTableRow(const std::string& id, const absl::Status& status, char separator = ',');

// The .ann file of brat's standoff format (https://brat.nlplab.org/standoff.html), which belongs to a .txt file of the same
// name: T lines for Source, Cue, Content and Attribution, whose span is the cue's or else the content's, in code points; an E
// line that joins them; its kind as an attribute and its speaker as a note.
INQUIT_API std::string ToBrat(const Document& document, std::string_view text);

// The file annotation.conf that brat needs in the folder.
INQUIT_API std::string BratConfiguration();

// One line of JSON-LD without its line end: a page of the W3C's Web Annotations (https://www.w3.org/TR/annotation-model/), one
// an attribution. Places are given by code points (TextPositionSelector) and by their words (TextQuoteSelector). The document
// is called urn:inquit:document:ID, and its annotations the same with their number behind it.
INQUIT_API std::string ToWebAnnotations(const Document& document, std::string_view text, const std::string& id = "-");

// How TEI is written.
struct TeiOptions {
  std::string id = "-";        // the record's id, which becomes the title
  std::string id_prefix = {};  // in front of all xml:ids, so that no two documents of a corpus share one: "d2."
  bool declaration = true;     // whether an XML declaration stands on top: not inside a corpus
};

// A document of TEI P5: speakers as elements person, org and personGrp, what was said as "said" with who and direct, its cue as
// a "seg" and its source as an "rs". The text in the body is the same to the character, but for what XML cannot hold.
INQUIT_API std::string ToTei(const Document& document, std::string_view text, const TeiOptions& options = {});

// The comment that stands in the place of a record that failed.
INQUIT_API std::string ErrorToTei(const std::string& id, const absl::Status& status);

// What stands before several documents,
INQUIT_API std::string TeiCorpusBegin();
// and behind them.
INQUIT_API std::string TeiCorpusEnd();

// How an article of a page is written.
struct HtmlOptions {
  std::string id = "-";    // the record's id, which becomes its heading
  std::size_t number = 1;  // of the article on its page: its place in ids and links
};

// A page that needs nothing but itself: HtmlBegin, then any number of articles, then HtmlEnd. The text of each article has what
// was said in its speaker's colour, beside it the speakers with their shares; page.js and page.css in lib/formats do the
// rest. Nothing is fetched, and whatever the texts hold is shown as text.
INQUIT_API std::string HtmlBegin(const std::string& title);
// One article.
INQUIT_API std::string ToHtml(const Document& document, std::string_view text, const HtmlOptions& options = {});
// The same, with the decisions behind each statement.
INQUIT_API std::string ToHtml(const Explanation& explanation, std::string_view text, const HtmlOptions& options = {});
// The article that stands in the place of a record that failed.
INQUIT_API std::string ErrorToHtml(const std::string& id, const absl::Status& status, std::size_t number = 1);
// What stands behind the articles.
INQUIT_API std::string HtmlEnd();

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

// What Verifier found about a draft, one line of JSON without its line end, as docs/verification.schema.json describes it.
// `sources`: that found it, with the same sources still. Of `options`, with_text does not count.
INQUIT_API std::string ToJsonLine(const Verification& verification, std::string_view draft, const Verifier& sources,
                                  const JsonOptions& options = {});

// The same for a person: each statement with its verdict, what differs as a word diff, and why.
INQUIT_API std::string ToTerminal(const Verification& verification, std::string_view draft, const Verifier& sources,
                                  const TerminalOptions& options = {});

// The same as an article of a page, to stand between HtmlBegin and HtmlEnd: counts, the draft with each statement marked by its
// verdict, and beside it of each what differs, why, and its place in the sources with the paragraph around it.
INQUIT_API std::string ToHtml(const Verification& verification, std::string_view draft, const Verifier& sources,
                              const HtmlOptions& options = {});

}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_FORMATS_H_
