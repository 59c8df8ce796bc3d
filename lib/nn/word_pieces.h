// WordPieces: splits words into the word pieces of a vocabulary. Internal.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_NN_WORD_PIECES_H_
#define INQUIT_LIB_NN_WORD_PIECES_H_

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// The sub-words of Schuster and Nakajima, "Japanese and Korean voice search" (2012), as BERT has them: a word is split from
// left to right, each time at the longest piece that the vocabulary has. A piece that continues a word is written with "##"
// before it: "unloaded" may be un ##load ##ed. Never changes once made; reading is safe from any number of threads.
class WordPieces {
 public:
  // `lines`: one piece a line, whose id is the number of the line, from 0. They outlive this, which refers to them.
  // Errors: kInvalidArgument  [UNK], [CLS] or [SEP] is missing, a piece has more than kMaxPieceBytes, or there are more pieces
  //                           than `most`, which is found before they take memory
  static absl::StatusOr<WordPieces> Read(std::string_view lines, std::size_t most = std::numeric_limits<std::size_t>::max());

  std::size_t size() const { return size_; }
  // The ids of the special tokens [UNK], [CLS] and [SEP].
  std::uint32_t unknown() const { return unknown_; }
  std::uint32_t cls() const { return cls_; }
  std::uint32_t sep() const { return sep_; }

  // Appends to `ids` the pieces of `token`, which is in lower case and without accents (Text::Fold). Each punctuation mark is a
  // piece of its own; a word that cannot be split into pieces is one unknown(); what a token has beyond kMaxPiecesPerToken is
  // left out.
  void Append(std::string_view token, std::vector<std::uint32_t>* ids) const;

  static constexpr std::size_t kMaxPiecesPerToken = 12;  // a longer token is a web address or noise
  // No word of a language is longer. At each place of a word all lengths up to that of the longest piece are looked up, so that
  // it bounds the time that a byte of a text takes.
  static constexpr std::size_t kMaxPieceBytes = 64;

 private:
  void AppendWord(std::string_view word, std::vector<std::uint32_t>* ids) const;

  using Ids = absl::flat_hash_map<absl::string_view, std::uint32_t>;

  Ids beginnings_;     // id of each piece that begins a word
  Ids continuations_;  // id of each that continues one, without its "##"
  std::size_t size_ = 0;
  std::size_t longest_ = 0;  // bytes of the longest piece
  std::uint32_t unknown_ = 0;
  std::uint32_t cls_ = 0;
  std::uint32_t sep_ = 0;
};

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_NN_WORD_PIECES_H_
