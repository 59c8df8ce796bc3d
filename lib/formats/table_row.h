// TableRow: the cells of a row, quoted as RFC 4180 says. Internal; see inquit/formats.h.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_FORMATS_TABLE_ROW_H_
#define INQUIT_LIB_FORMATS_TABLE_ROW_H_

#include <string>
#include <string_view>

#include "lib/formats/valid_utf8.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// A cell that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, "CSV Injection"): an article must not
// compute in its reader's spreadsheet.
class TableRow {
 public:
  // `separator`: ',' or '\t'. Both are quoted in either table.
  TableRow(char separator, std::string* out) : separator_(separator), out_(out) {}

  TableRow& Add(std::string_view bytes) {
    if (!first_) out_->push_back(separator_);
    first_ = false;
    std::string cell = ValidUtf8(bytes);
    if (IsFormula(cell)) cell.insert(0, 1, '\'');
    const bool edges = !cell.empty() && (cell.front() == ' ' || cell.back() == ' ');
    if (!edges && cell.find_first_of(",\"\t\r\n") == cell.npos) {
      out_->append(cell);
      return *this;
    }
    out_->push_back('"');
    for (const char c : cell) out_->append(c == '"' ? 2 : 1, c);
    out_->push_back('"');
    return *this;
  }

  void End() { out_->push_back('\n'); }

 private:
  static bool IsFormula(std::string_view cell) {
    return cell.size() > 1 && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos;
  }

  char separator_;
  std::string* out_;
  bool first_ = true;
};

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_FORMATS_TABLE_ROW_H_
