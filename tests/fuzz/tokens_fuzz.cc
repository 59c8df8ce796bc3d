// Fuzzes the tokenizer: tokens, sentences and paragraphs of whatever bytes, and of the same with the line ends of Windows.
// SPDX-License-Identifier: Apache-2.0
//
// The first byte chooses the options, the rest is the text.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "inquit/tokenizer.h"
#include "tests/fuzz/fuzz.h"
#include "tests/property/invariants.h"

namespace inquit::testing {
namespace {

// A line feed with a carriage return before it is a line feed.
void ReadWithOtherLineEnds(const Tokenizer& tokenizer, std::string_view text) {
  if (text.find('\r') != text.npos) return;
  std::string windows;
  std::vector<std::size_t> in_text;  // of each byte of `windows`, and its end
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\n') in_text.push_back(at), windows += '\r';
    in_text.push_back(at), windows += text[at];
  }
  in_text.push_back(text.size());
  const auto expected = tokenizer.Tokenize(text), found = tokenizer.Tokenize(windows);
  Expect(found.ok() == expected.ok(), "both line ends are read");
  if (!found.ok()) return;
  Expect(found->tokens.size() == expected->tokens.size() && found->sentences.size() == expected->sentences.size() &&
             found->paragraphs.size() == expected->paragraphs.size(),
         "a line end is a line end");
  for (std::size_t i = 0; i < found->tokens.size(); ++i) {
    const Token &a = found->tokens[i], &b = expected->tokens[i];
    Expect(ByteSpan{in_text[a.span.begin], in_text[a.span.end]} == b.span && a.kind == b.kind && a.after_space == b.after_space,
           "a token is the same with either line end");
  }
  for (std::size_t i = 0; i < found->sentences.size(); ++i)
    Expect(found->sentences[i].end_token == expected->sentences[i].end_token, "a sentence is the same with either line end");
  for (std::size_t i = 0; i < found->paragraphs.size(); ++i)
    Expect(found->paragraphs[i].kind == expected->paragraphs[i].kind, "a paragraph is the same with either line end");
}

}  // namespace
}  // namespace inquit::testing

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace inquit::testing;
  FuzzedBytes bytes(data, size);
  inquit::Options options;
  options.repair_utf8 = bytes.Byte() % 2 == 1;
  const std::string_view text = bytes.Rest();
  ExpectKept(BrokenPromiseOfTokens(options, text));
  ReadWithOtherLineEnds(inquit::Tokenizer(options), text);
  return 0;
}
