// Presenter: what is written for a record, in each format.
// SPDX-License-Identifier: Apache-2.0
#include "cli/presenter.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "absl/strings/str_cat.h"
#include "cli/input/input_file.h"
#include "cli/platform.h"

namespace inquit::cli {
namespace {

// Lines of text longer than this tire the eye, however wide the terminal.
constexpr std::size_t kWidestText = 100;

bool UseColor(const Arguments& arguments) {
  if (arguments.color != Color::kAuto) return arguments.color == Color::kAlways;
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  return WritesToTerminal(arguments) && !(no_color && *no_color) && !(term && std::strcmp(term, "dumb") == 0);
}

}  // namespace

std::string Printable(const std::string& bytes) {
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    const bool is_c1 = byte == 0xC2 && i + 1 < bytes.size() && static_cast<unsigned char>(bytes[i + 1]) < 0xA0;
    if (byte < 0x20) {
      out.append({'\xE2', '\x90', static_cast<char>(0x80 + byte)});  // its symbol, U+2400 and up
    } else if (byte == 0x7F) {
      out.append("\u2421");
    } else if (is_c1) {  // U+0080 to U+009F, which have none
      out.append("\uFFFD");
      ++i;
    } else {
      out.push_back(bytes[i]);
    }
  }
  return out;
}

std::string MessageOf(const Record& record, const absl::Status& status, const ErrorPlace& place) {
  const std::string line = place.line ? absl::StrCat(":", *place.line) : "";
  return Printable(absl::StrCat(NameOf(record.file), line, ": ", std::string(status.message())));
}

Presenter::Presenter(const Arguments& arguments) : arguments_(arguments) {
  const std::size_t width = WritesToTerminal(arguments) ? TerminalWidth(kStandardOutput) : 0;
  if (width > 0) terminal_.width = std::min(width, kWidestText);
  terminal_.color = UseColor(arguments);
}

// Puts the fields that the user keeps behind the others of a record, as they were written.
void Presenter::AppendKept(const Record& record, std::string* line) const {
  if (arguments_.fields.keep.empty()) return;
  line->back() = ',';
  line->append("\"kept\":{");
  for (std::size_t i = 0; i < arguments_.fields.keep.size(); ++i) {
    const bool there = i < record.kept.size() && !record.kept[i].empty();
    absl::StrAppend(line, i > 0 ? ",\"" : "\"", arguments_.fields.keep[i], "\":", there ? record.kept[i] : "null");
  }
  line->append("}}");
}

TerminalOptions Presenter::TerminalFor(const Record& record) const {
  TerminalOptions options = terminal_;
  options.title = NameOf(record.id);
  return options;
}

// A record of JSON as it stands in the output: a line, or an item of an array.
std::string Presenter::Ended(std::string record) const {
  if (arguments_.format != Format::kJson) record.push_back('\n');
  return record;
}

// In the formats that have room for an explanation.
template <typename Read>
std::string Presenter::ShowInFull(const Record& record, const Read& read) const {
  switch (arguments_.format) {
    case Format::kText: return ToTerminal(read, record.text, TerminalFor(record));
    case Format::kHtml: return ToHtml(read, record.text, {record.id, record.number});
    default: break;
  }
  const bool with_text = arguments_.with_text || record.input == Input::kHtml;  // which nobody has but here
  std::string line = ToJsonLine(read, record.text, {record.id, arguments_.offsets, record.id_type, with_text});
  AppendKept(record, &line);
  return Ended(std::move(line));
}

std::string Presenter::Show(const Record& record, const Explanation& explanation) const {
  return ShowInFull(record, explanation);
}

std::string Presenter::Show(const Record& record, const Document& document) const {
  switch (arguments_.format) {
    case Format::kCsv: return ToTableRows(document, record.text, {record.id, arguments_.offsets, ','});
    case Format::kTsv: return ToTableRows(document, record.text, {record.id, arguments_.offsets, '\t'});
    case Format::kBrat: return ToBrat(document, record.text);
    case Format::kWebAnnotation: return ToWebAnnotations(document, record.text, record.id) + "\n";
    case Format::kTei: {
      const bool alone = arguments_.output_is_folder || arguments_.single;
      return ToTei(document, record.text, {record.id, alone ? "" : absl::StrCat("d", record.number, "."), alone});
    }
    default: return ShowInFull(record, document);
  }
}

std::string Presenter::Show(const Record& record, const Verification& verification, const Verifier& sources) const {
  if (arguments_.format == Format::kText) return ToTerminal(verification, record.text, sources, TerminalFor(record));
  if (arguments_.format == Format::kHtml) return ToHtml(verification, record.text, sources, {record.id, record.number});
  return Ended(ToJsonLine(verification, record.text, sources, {record.id, arguments_.offsets, record.id_type}));
}

std::string Presenter::ShowError(const Record& record, const absl::Status& status, const ErrorPlace& place) const {
  switch (arguments_.format) {
    case Format::kText: return Printable(absl::StrCat(NameOf(record.id), ": not read: ", std::string(status.message()))) + "\n";
    case Format::kCsv: return ErrorToTableRow(record.id, status, ',');
    case Format::kTsv: return ErrorToTableRow(record.id, status, '\t');
    case Format::kBrat: return "";
    case Format::kTei: return ErrorToTei(record.id, status);
    case Format::kHtml: return ErrorToHtml(record.id, status, record.number);
    default: break;
  }
  return Ended(ErrorToJsonLine(record.id, status, place, record.id_type));
}

}  // namespace inquit::cli
