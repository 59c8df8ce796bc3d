// Reads what the writers of formats.h write, as those do who get it, and checks it against the document and the text.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_TESTS_FUZZ_PARSE_BACK_H_
#define INQUIT_TESTS_FUZZ_PARSE_BACK_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "inquit/document.h"
#include "inquit/offsets.h"

namespace inquit::testing {

// All of these end the program at the first promise that is broken, as Expect() of fuzz.h does. `document` is what was written
// of `text`; it may hold anything.

// A record of JSON Lines, with its spans in `unit`.
void CheckJson(const std::string& line, const Document& document, std::string_view text, OffsetUnit unit);

// A page of Web Annotations: each selector's code points are its words.
void CheckWebAnnotations(const std::string& line, const Document& document, std::string_view text);

// The rows of a table (RFC 4180): as many cells in each as its header has. Returns the rows.
std::vector<std::vector<std::string>> CheckTable(const std::string& table, char separator, std::size_t columns);

// A .ann file of brat's: each line is of a kind that is known, places are in the text, and the words are those that stand
// there.
void CheckBrat(const std::string& lines, std::string_view text);

// XML as libxml2 reads it. The text of its body, or of the whole where there is none, is returned.
std::string CheckXml(const std::string& xml);

// Part of a page of HTML: what is opened is closed in its order, and nothing else looks like an element. Returns the words
// between the elements.
std::string CheckHtml(std::string_view html);

// What a terminal is sent: no character that steers it, but for line feeds and, where `color` is true, colours.
void CheckTerminal(std::string_view lines, bool color);

// `text` as a format holds it: U+FFFD for what is not UTF-8.
std::string Valid(std::string_view text);

}  // namespace inquit::testing

#endif  // INQUIT_TESTS_FUZZ_PARSE_BACK_H_
