// Article: a text with its tokens and quotations, which every later stage reads. Internal.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_ARTICLE_ARTICLE_H_
#define INQUIT_LIB_ARTICLE_ARTICLE_H_

#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "inquit/options.h"
#include "inquit/quote_detector.h"
#include "lib/quotes/quotations.h"
#include "lib/text/text.h"
#include "lib/tokenize/tokenization.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// Made once for a text, then only read; any number of threads may share one. Holds a view of the caller's bytes, which must
// outlive it.
struct Article {
  Text text;
  Tokenization tokenization;
  std::vector<QuoteRegion> regions;  // between quotation marks, nested too; in order, an outer one before those inside it
  Quotations quotations;             // the outermost of `regions`, as ranges of tokens

  // Reads `bytes` as `options` say.
  // Errors: kInvalidArgument  `bytes` is not UTF-8 (the message gives the byte offset), unless Options::repair_utf8
  //         kOutOfRange       `bytes` is longer than Options::max_bytes or kMaxTextBytes
  static absl::StatusOr<Article> Read(std::string_view bytes, const Options& options);

  // The number of tokens; token number `i`; its bytes in the text.
  std::size_t size() const { return tokenization.tokens.size(); }
  const Token& token(std::size_t i) const { return tokenization.tokens[i]; }
  std::string_view Word(std::size_t i) const { return text.In(token(i).span); }
};

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_ARTICLE_ARTICLE_H_
