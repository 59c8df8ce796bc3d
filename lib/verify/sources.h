// Sources: the texts that a draft is held against, and where each word stands in them.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_VERIFY_SOURCES_H_
#define INQUIT_LIB_VERIFY_SOURCES_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/types/span.h"
#include "inquit/document.h"
#include "lib/verify/words.h"

namespace inquit {
inline namespace v0 {
namespace internal {

struct SourceText {
  std::string id, text;
  Document document;
  std::size_t begin = 0, end = 0;  // its words, as indices into Sources::words()
};

// Words [begin, end) of Sources::words(), all of one source.
struct SourceRange {
  std::size_t source = 0, begin = 0, end = 0;
};

// Where every word stands, as three lists that are quick to make, to write and to read.
struct WordIndex {
  std::vector<std::uint64_t> keys;    // all that there are, in order
  std::vector<std::uint32_t> begins;  // of each key, where its places begin in `places`; one more at the end
  std::vector<std::uint32_t> places;  // indices into Sources::words(), in order for each key
};

// To be indexed, by Index, before anything is looked for.
class Sources {
 public:
  Sources() = default;
  // What was written before.
  Sources(std::vector<SourceText> texts, std::vector<ComparedWord> words, WordIndex index);

  void Add(SourceText source, const std::vector<QuoteRegion>& regions);
  // Makes the index of what was added since.
  void Index();

  const std::vector<SourceText>& texts() const { return texts_; }
  const std::vector<ComparedWord>& words() const { return words_; }
  const WordIndex& index() const { return index_; }
  bool indexed() const { return indexed_; }

  // Where the words `run`, which are not none, may stand: first those that have its longest part as it is, then the places that
  // share most of its words in their order, the rarest words counting most; best first.
  std::vector<SourceRange> FindRanges(absl::Span<const ComparedWord> run) const;

  // How much a word tells, by how often it stands in the sources: 1 for one that is not there, near 0 for the commonest.
  double Weight(std::uint64_t key) const;
  // Where a word stands, in order.
  absl::Span<const std::uint32_t> PlacesOf(std::uint64_t key) const;

  std::size_t SourceOf(std::size_t word) const;
  // Which of its document's attributions says a word; kNobodys where none does.
  static constexpr std::uint32_t kNobodys = 0xFFFFFFFF;
  std::uint32_t StatementOf(std::size_t word) const { return statements_[word]; }
  // The words of `text`, one of texts(), that lie in `span`, as [first, second).
  std::pair<std::size_t, std::size_t> WordsIn(const SourceText& text, ByteSpan span) const;

 private:
  void MarkStatements(const SourceText& text);
  std::vector<SourceRange> FindCopies(absl::Span<const ComparedWord> run) const;
  void AddLikest(absl::Span<const ComparedWord> run, std::vector<SourceRange>* ranges) const;
  double WeightOf(absl::Span<const std::uint32_t> places) const;

  std::vector<SourceText> texts_;
  std::vector<ComparedWord> words_;        // of all sources, one after the other
  std::vector<std::uint32_t> statements_;  // of each word, StatementOf
  WordIndex index_;
  bool indexed_ = true;
};

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_VERIFY_SOURCES_H_
