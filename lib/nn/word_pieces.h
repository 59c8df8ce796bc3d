// WordPieces: words as the pieces of a vocabulary. Internal.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_NN_WORD_PIECES_H_
#define INQUIT_LIB_NN_WORD_PIECES_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// The longest-match-first pieces of Schuster and Nakajima, "Japanese and Korean voice search" (2012), as BERT has them: a piece
// that goes on with a word is written with "##" before it. Never changes once made; reading is safe from any number of threads.
class WordPieces {
 public:
  // `lines`: one piece a line, its id the number of the line, from 0; copied.
  // Errors: kInvalidArgument  [UNK], [CLS] or [SEP] is missing
  static absl::StatusOr<WordPieces> Read(std::string_view lines);

  std::size_t size() const { return size_; }
  std::uint32_t unknown() const { return unknown_; }
  std::uint32_t begin_window() const { return begin_window_; }  // [CLS]
  std::uint32_t end_window() const { return end_window_; }      // [SEP]

  // Appends to `ids` the pieces of `token`, in lower case and without accents (Text::Fold): punctuation stands alone, a word of
  // which some part is no piece is one unknown(), and nothing is added beyond kMaxPieces ids for one token.
  void Append(std::string_view token, std::vector<std::uint32_t>* ids) const;

  static constexpr std::size_t kMaxPieces = 12;  // a longer token is a web address or noise

 private:
  void AppendWord(std::string_view word, std::vector<std::uint32_t>* ids) const;

  absl::flat_hash_map<std::string, std::uint32_t> first_;     // pieces that begin a word
  absl::flat_hash_map<std::string, std::uint32_t> going_on_;  // those after "##"
  std::size_t size_ = 0;
  std::size_t longest_ = 0;  // bytes of the longest piece
  std::uint32_t unknown_ = 0;
  std::uint32_t begin_window_ = 0;
  std::uint32_t end_window_ = 0;
};

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_NN_WORD_PIECES_H_
