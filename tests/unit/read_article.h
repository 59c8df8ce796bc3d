// Invented articles read up to their mentions, for tests of the single steps of lib/speakers.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_TESTS_UNIT_READ_ARTICLE_H_
#define INQUIT_TESTS_UNIT_READ_ARTICLE_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "inquit/model.h"
#include "lib/article/article.h"
#include "lib/model_parts.h"
#include "lib/speakers/entities/descriptions.h"
#include "lib/speakers/entities/entities.h"
#include "lib/speakers/mentions/mentions.h"
#include "lib/speakers/mentions/words.h"
#include "tests/unit/catch.h"
#include "tests/unit/known_names.h"

namespace inquit {
namespace internal {

// A text with the mentions in it, of which names have their referents. "^" marks the place that a test asks about and is left
// out.
class ReadArticle {
 public:
  explicit ReadArticle(std::string_view marked)
      : mark_(marked.find('^')),
        bytes_(WithoutMark(marked)),
        article_(*Article::Read(bytes_, {})),
        words(article_, *PartsOf(*Model::BuiltIn()).lexicon),
        mentions(FindMentions(words, TagKnownNames(article_).tags)),
        cast(ClusterNames(words, {}, &mentions)) {
    LinkAppositions(words, &mentions, &cast);
  }
  ReadArticle(const ReadArticle&) = delete;
  ReadArticle& operator=(const ReadArticle&) = delete;

  // Gives the descriptions their referents, too. Pronouns stay without.
  void TakeUpDescriptions() {
    Descriptions descriptions(words, &cast);
    for (std::uint32_t m = 0; m < mentions.size(); ++m) {
      Mention& mention = mentions[m];
      if (mention.form == Form::kNominal && mention.referent == kNowhere) mention.referent = descriptions.TakeUp(mention, m);
    }
  }

  // The token that begins at the mark.
  std::size_t Marked() const {
    std::size_t t = 0;
    while (t < words.size() && words.TokenAt(t).span.begin < mark_) ++t;
    REQUIRE(t < words.size());
    return t;
  }

  // The bytes of the tokens [begin, end).
  std::string In(std::size_t begin, std::size_t end) const {
    if (begin >= end) return "";
    const std::size_t from = words.TokenAt(begin).span.begin;
    return bytes_.substr(from, words.TokenAt(end - 1).span.end - from);
  }
  std::string In(ByteSpan span) const { return std::string(article_.text.In(span)); }

 private:
  static std::string WithoutMark(std::string_view marked) {
    std::string bytes(marked);
    const std::size_t at = bytes.find('^');
    if (at != std::string::npos) bytes.erase(at, 1);
    return bytes;
  }

  std::size_t mark_;
  std::string bytes_;
  Article article_;

 public:
  Words words;
  std::vector<Mention> mentions;
  Cast cast;
};

}  // namespace internal
}  // namespace inquit

#endif  // INQUIT_TESTS_UNIT_READ_ARTICLE_H_
