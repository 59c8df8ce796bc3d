// Edges: the few that are told by a word, and that the network does not always see.
// SPDX-License-Identifier: Apache-2.0
#include "lib/attribution/edges.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// By hand: tokens.
constexpr std::size_t kMostInArtefact = 2;  // behind the possessor: "official statement"
constexpr std::size_t kMostInRest = 64;     // of a clause, so that the time is linear

bool IsRelative(std::string_view word) { return word == "that" || word == "which" || word == "who" || word == "whom"; }

}  // namespace

void GiveArtefact(const Layout& layout, const Lexicon& lexicon, RoleSpan* source, RoleSpan* cue) {
  if (source->end != cue->begin || source->size() < 2) return;
  const auto noun = lexicon.nouns.find(absl::AsciiStrToLower(std::string(layout.Word(source->end - 1))));
  if (noun == lexicon.nouns.end() || noun->second.type != SpeakerType::kDocument) return;
  for (std::size_t i = source->end - 1; i-- > source->begin && source->end - 1 - i <= kMostInArtefact;) {
    if (!layout.IsPossessive(i)) continue;
    source->end = cue->begin = i + 1;
    return;
  }
}

void DropComma(const Layout& layout, RoleSpan* content) {
  if (content->size() > 1 && layout.Word(content->end - 1) == "," && layout.QuotationOf(content->end - 1) == kNoQuotation)
    --content->end;
}

void DropAddressee(const Layout& layout, const RoleSpan& cue, std::size_t limit, std::vector<RoleSpan>* contents) {
  if (cue.size() < 2 || layout.Word(cue.end - 1) != "told") return;
  const auto in_front = [&](const RoleSpan& content) { return content.begin < cue.begin; };
  if (std::all_of(contents->begin(), contents->end(), in_front)) {
    RoleSpan rest{Role::kContent, cue.end, cue.end, contents->front().probability};
    limit = std::min({limit, layout.Sentence(layout.SentenceOf(cue.begin)).end, cue.end + kMostInRest});
    while (rest.end < limit && layout.token(rest.end).kind != TokenKind::kPunctuation &&
           layout.QuotationOf(rest.end) == kNoQuotation)
      ++rest.end;
    if (rest.size() == 0) return;
    contents->push_back(rest);
  }
  contents->erase(std::remove_if(contents->begin(), contents->end(), in_front), contents->end());
}

void DropAntecedents(const Layout& layout, std::vector<RoleSpan>* contents) {
  const std::vector<RoleSpan> all = *contents;
  const auto is_antecedent = [&](const RoleSpan& content) {
    if (layout.QuotationOf(content.begin) != kNoQuotation) return false;
    const std::size_t next = content.end < layout.size() && layout.Word(content.end) == "," ? content.end + 1 : content.end;
    return std::any_of(all.begin(), all.end(), [&](const RoleSpan& other) {
      return other.size() == 1 && (other.begin == content.end || other.begin == next) && IsRelative(layout.Word(other.begin));
    });
  };
  const auto has_word = [&](const RoleSpan& content) {
    for (std::size_t i = content.begin; i < content.end; ++i) {
      const TokenKind kind = layout.token(i).kind;
      if (kind == TokenKind::kWord || kind == TokenKind::kNumber) return true;
    }
    return false;
  };
  const bool words = std::any_of(all.begin(), all.end(), has_word);
  const auto is_out = [&](const RoleSpan& content) { return is_antecedent(content) || (words && !has_word(content)); };
  contents->erase(std::remove_if(contents->begin(), contents->end(), is_out), contents->end());
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
