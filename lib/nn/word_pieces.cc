// WordPieces: reads the vocabulary, and splits by the longest match.
// SPDX-License-Identifier: Apache-2.0
#include "lib/nn/word_pieces.h"

#include <algorithm>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "lib/model/make_room.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

constexpr absl::string_view kContinuationPrefix = "##";

// Where the run of letters, or the one mark, at the beginning of a non-empty `token` ends.
std::size_t WordEnd(std::string_view token) {
  const auto is_mark = [](char c) { return absl::ascii_ispunct(static_cast<unsigned char>(c)); };
  if (is_mark(token[0])) return 1;
  return static_cast<std::size_t>(std::find_if(token.begin(), token.end(), is_mark) - token.begin());
}

// How often `part`, which does not overlap with itself, stands in `text`.
std::size_t Count(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

}  // namespace

absl::StatusOr<WordPieces> WordPieces::Read(std::string_view lines, std::size_t most) {
  WordPieces pieces;
  // Tables that have room for all from the start: growing took a twentieth of the program's start.
  const std::size_t count = std::min(Count(lines, "\n") + 1, most), continuations = std::min(Count(lines, "\n##"), count);
  pieces.beginnings_ = Ids(count - continuations);
  pieces.continuations_ = Ids(continuations);
  bool found[3] = {};
  for (const auto& line : absl::StrSplit(absl::string_view(lines.data(), lines.size()), '\n')) {
    const std::string_view piece(line.data(), line.size());
    if (piece.empty() && line.data() + line.size() == lines.data() + lines.size()) break;  // after the last line's end
    if (pieces.size_ == most) {
      return absl::InvalidArgumentError(absl::StrCat("the vocabulary has more than ", most, " pieces"));
    }
    if (piece.size() > kMaxPieceBytes) {
      return absl::InvalidArgumentError(
          absl::StrCat("piece ", pieces.size_, " of the vocabulary has ", piece.size(), " bytes, more than a word can have"));
    }
    const std::uint32_t id = static_cast<std::uint32_t>(pieces.size_++);
    if (piece == "[UNK]") pieces.unknown_ = id, found[0] = true;
    if (piece == "[CLS]") pieces.cls_ = id, found[1] = true;
    if (piece == "[SEP]") pieces.sep_ = id, found[2] = true;
    pieces.longest_ = std::max(pieces.longest_, piece.size());
    absl::string_view key = line;
    const bool is_continuation = line.size() > kContinuationPrefix.size() && absl::ConsumePrefix(&key, kContinuationPrefix);
    Ids* const ids = is_continuation ? &pieces.continuations_ : &pieces.beginnings_;
    MakeRoom(ids);  // the count may be off by a line that is "##" alone
    ids->emplace(key, id);
  }
  if (!found[0] || !found[1] || !found[2]) {
    return absl::InvalidArgumentError("the vocabulary lacks [UNK], [CLS] or [SEP]");
  }
  return pieces;
}

void WordPieces::AppendWord(std::string_view word, std::vector<std::uint32_t>* ids) const {
  const std::size_t before = ids->size();
  for (std::size_t at = 0; at < word.size();) {
    const auto& pieces = at == 0 ? beginnings_ : continuations_;
    auto found = pieces.end();
    std::size_t size = std::min(word.size() - at, longest_);
    for (; size > 0; --size) {
      found = pieces.find(absl::string_view(word.data() + at, size));
      if (found != pieces.end()) break;
    }
    if (found == pieces.end()) {
      ids->resize(before);
      ids->push_back(unknown_);
      return;
    }
    ids->push_back(found->second);
    at += size;
  }
}

void WordPieces::Append(std::string_view token, std::vector<std::uint32_t>* ids) const {
  const std::size_t before = ids->size();
  while (!token.empty() && ids->size() - before < kMaxPiecesPerToken) {
    const std::size_t end = WordEnd(token);
    AppendWord(token.substr(0, end), ids);
    token.remove_prefix(end);
  }
  if (ids->size() - before > kMaxPiecesPerToken) ids->resize(before + kMaxPiecesPerToken);
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
