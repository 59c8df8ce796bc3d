// What a parser of JSON does not tell: where values stand in a line, and what it would not read.
// SPDX-License-Identifier: Apache-2.0
#include "cli/input/json_scan.h"

#include <cmath>
#include <cstddef>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"

namespace inquit::cli {
namespace {

struct Token {
  char kind = 0;  // '"' a string, '0' a number, 'a' a word, or the mark itself; 0: the end
  std::size_t begin = 0, end = 0;
};

bool IsOfNumber(char c) {
  return absl::ascii_isdigit(static_cast<unsigned char>(c)) || c == '+' || c == '-' || c == '.' || c == 'e' || c == 'E';
}

// The token that begins at or behind `at`.
Token TokenAt(std::string_view json, std::size_t at) {
  while (at < json.size() && (json[at] == ' ' || json[at] == '\t' || json[at] == '\r' || json[at] == '\n')) ++at;
  Token token{0, at, at};
  if (at == json.size()) return token;
  const char c = json[at];
  token.end = at + 1;
  if (c == '"') {
    token.kind = '"';
    while (token.end < json.size() && json[token.end] != '"') token.end += json[token.end] == '\\' ? 2 : 1;
    token.end = std::min(token.end + 1, json.size());
  } else if (c == '-' || absl::ascii_isdigit(static_cast<unsigned char>(c))) {
    token.kind = '0';
    while (token.end < json.size() && IsOfNumber(json[token.end])) ++token.end;
  } else if (absl::ascii_isalpha(static_cast<unsigned char>(c))) {
    token.kind = 'a';
    while (token.end < json.size() && absl::ascii_isalpha(static_cast<unsigned char>(json[token.end]))) ++token.end;
  } else {
    token.kind = c;
  }
  return token;
}

// The end of the value that begins with `first`.
std::size_t ValueEnd(std::string_view json, Token first) {
  std::size_t depth = 0;
  for (Token token = first; token.kind != 0; token = TokenAt(json, token.end)) {
    if (token.kind == '{' || token.kind == '[') ++depth;
    if ((token.kind == '}' || token.kind == ']') && depth > 0) --depth;
    if (depth == 0) return token.end;
  }
  return json.size();
}

// The code unit that \uXXXX at `at` stands for, or -1 where there is none.
int UnitAt(std::string_view json, std::size_t at) {
  int unit = 0;
  if (json.substr(at, 2) != "\\u" || at + 6 > json.size()) return -1;
  for (std::size_t i = at + 2; i < at + 6; ++i) {
    if (!absl::ascii_isxdigit(static_cast<unsigned char>(json[i]))) return -1;
    const char c = absl::ascii_tolower(static_cast<unsigned char>(json[i]));
    unit = 16 * unit + (c <= '9' ? c - '0' : c - 'a' + 10);
  }
  return unit;
}

}  // namespace

std::vector<std::pair<std::string_view, std::string_view>> FieldsOf(std::string_view json) {
  std::vector<std::pair<std::string_view, std::string_view>> fields;
  Token token = TokenAt(json, 0);
  if (token.kind != '{') return fields;
  for (token = TokenAt(json, token.end); token.kind == '"'; token = TokenAt(json, token.end)) {
    const std::string_view key = json.substr(token.begin + 1, token.end - token.begin - 2);
    const Token colon = TokenAt(json, token.end);
    const Token value = TokenAt(json, colon.end);
    if (colon.kind != ':' || value.kind == 0) break;
    const std::size_t end = ValueEnd(json, value);
    fields.emplace_back(key, json.substr(value.begin, end - value.begin));
    token = TokenAt(json, end);
    if (token.kind != ',') break;
  }
  return fields;
}

std::string WithoutHugeNumbers(std::string_view json) {
  std::string out(json);
  for (Token token = TokenAt(json, 0); token.kind != 0; token = TokenAt(json, token.end)) {
    if (token.kind != '0') continue;
    double value = 0;
    const bool read = absl::SimpleAtod(absl::string_view(json.data() + token.begin, token.end - token.begin), &value);
    if (read && std::isfinite(value)) continue;
    if (!read && json.substr(token.begin, token.end - token.begin).find_first_of("eE") == json.npos)
      continue;  // no number at all
    out.replace(token.begin, token.end - token.begin, "0" + std::string(token.end - token.begin - 1, ' '));
  }
  return out;
}

std::string RepairSurrogates(std::string_view json) {
  std::string out(json);
  for (std::size_t at = 0; at + 6 <= json.size(); ++at) {
    if (json[at] != '\\') continue;
    const int unit = UnitAt(json, at);
    const bool high = unit >= 0xD800 && unit < 0xDC00, low = unit >= 0xDC00 && unit < 0xE000;
    const int next = high ? UnitAt(json, at + 6) : -1;
    if (high && next >= 0xDC00 && next < 0xE000) {
      at += 11;  // both halves
      continue;
    }
    if (high || low) out.replace(at, 6, "\\ufffd");
    at += unit >= 0 ? 5 : 1;  // past what the backslash escapes
  }
  return out;
}

}  // namespace inquit::cli
