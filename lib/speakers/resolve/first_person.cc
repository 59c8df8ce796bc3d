// First person: "I" and "we" as sources: the one who is quoted, or the writer.
// SPDX-License-Identifier: Apache-2.0
#include "lib/speakers/resolve/first_person.h"

#include <algorithm>
#include <string_view>

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

constexpr std::size_t kTop = 4;        // paragraphs at the top that may name the writer
constexpr std::size_t kBottom = 4;     // ... at the bottom that may say who the writer is
constexpr std::size_t kLetter = 12;    // longest letter, in paragraphs
constexpr std::size_t kSignature = 5;  // most tokens of a signature, with its mark

struct Tokens {
  std::size_t begin = 0;
  std::size_t end = 0;
};

Tokens TokensOf(const Words& words, std::size_t paragraph) {
  const Tokenization& all = words.tokenization();
  const Paragraph& p = all.paragraphs[paragraph];
  if (p.first_sentence == p.end_sentence) return {};
  return {all.sentences[p.first_sentence].first_token, all.sentences[p.end_sentence - 1].end_token};
}

// "Ada Pell, | on the other hand,", "Ada Pell, | John Odd and": what stands behind a comma and does not tell who somebody is,
// as "from Vale" and "a doctor" do.
bool GoesOnAside(const Words& words, const std::vector<Mention>& mentions, std::size_t t) {
  const std::uint32_t other = NameBeginningAt(mentions, t);
  if (other != kNowhere && mentions[other].type == SpeakerType::kPerson) return true;
  return words[t].pos == PartOfSpeech::kPreposition && !words.IsOneOf(t, {"at", "from", "in", "of", "with"});
}

}  // namespace

std::uint32_t FindWriter(const Words& words, const std::vector<Mention>& mentions, std::size_t at) {
  const std::size_t paragraphs = words.tokenization().paragraphs.size();
  const std::size_t here = words.ParagraphOf(at);
  for (std::size_t p = here + 1; p < std::min(here + kLetter, paragraphs); ++p) {
    const Tokens tokens = TokensOf(words, p);
    if (tokens.begin == tokens.end || tokens.end - tokens.begin > kSignature) continue;
    const std::uint32_t name = NameBeginningAt(mentions, tokens.begin);
    if (name == kNowhere || mentions[name].end + 1 < tokens.end) continue;
    const Mention& who = mentions[name];
    const bool handle = words.TokenAt(who.begin).kind == TokenKind::kHandle;
    if (handle || (who.core < who.head && who.type == SpeakerType::kPerson)) return name;
  }
  for (std::size_t p = 0; p < std::min(kTop, paragraphs); ++p) {
    const Tokens tokens = TokensOf(words, p);
    if (tokens.begin == tokens.end) continue;
    const bool by = words.Lower(words[tokens.begin].lower) == "by";
    const std::uint32_t name = NameBeginningAt(mentions, tokens.begin + by);
    if (name == kNowhere || mentions[name].core == mentions[name].head) continue;
    // "Ada Pell: My Day", but not "Pell Letters: What Is Left" and "Jordan Valley: ..."
    const bool person =
        words[mentions[name].core].given && !words[mentions[name].core].place && mentions[name].type == SpeakerType::kPerson;
    if (by || (p == 0 && person && words.Is(mentions[name].end, ":"))) return name;
  }
  for (std::size_t p = std::max(here + 1, paragraphs - std::min(kBottom, paragraphs)); p < paragraphs; ++p) {
    const Tokens tokens = TokensOf(words, p);
    const std::uint32_t name = tokens.begin == tokens.end ? kNowhere : NameBeginningAt(mentions, tokens.begin);
    if (name == kNowhere || mentions[name].core == mentions[name].head || mentions[name].place) continue;
    const std::size_t behind = mentions[name].end;
    if (words.Is(behind, "is") || (words.Is(behind, ",") && !GoesOnAside(words, mentions, behind + 1))) return name;
  }
  return kNowhere;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
