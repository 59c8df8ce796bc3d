// Edges: the few that are told by a word, and that the network does not always see.
// SPDX-License-Identifier: Apache-2.0
#include "lib/attribution/edges.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

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

// Whether `next` is nothing but a relative pronoun right behind `piece`, or behind its comma. A quotation is no antecedent.
bool IsAntecedent(const Layout& layout, const RoleSpan& piece, const RoleSpan& next) {
  if (next.size() != 1 || !IsRelative(layout.Word(next.begin)) || layout.QuotationOf(piece.begin) != kNoQuotation) return false;
  return next.begin == piece.end || (next.begin == piece.end + 1 && layout.Word(piece.end) == ",");
}

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

bool IsAsked(const Layout& layout, const RoleSpan& cue, const RoleSpan& source, const std::vector<RoleSpan>& contents) {
  const std::string_view word = layout.Word(cue.end - 1);
  if (word != "Asked" && word != "asked" && word != "Pressed" && word != "pressed") return false;
  if (layout.SentenceOf(source.begin) != layout.SentenceOf(cue.begin)) return false;
  if (source.end + 1 == cue.begin && cue.size() == 1 && layout.Word(source.end) == ",") return true;  // "Odd, asked whether"
  std::size_t first = cue.begin;  // "[When] asked", "[Later] asked", "[Repeatedly] asked"
  if (first > 0 && cue.size() == 1 && !layout.OpensSentence(first)) --first;
  const std::string_view lead = layout.Word(first);
  const bool may_lead =
      lead == "When" || lead == "If" || lead == "Later" || absl::EndsWith(absl::string_view(lead.data(), lead.size()), "ly");
  if (!layout.OpensSentence(first) || (first + 1 != cue.end && !(may_lead && first + 2 == cue.end))) return false;
  return std::any_of(contents.begin(), contents.end(),
                     [&](const RoleSpan& piece) { return piece.begin >= cue.end && piece.end <= source.begin; });
}

void DropAntecedents(const Layout& layout, std::vector<RoleSpan>* contents) {
  if (contents->size() < 2) return;
  const auto has_word = [&](const RoleSpan& piece) { return layout.WordsIn({piece.begin, piece.end}) > 0; };
  const bool words = std::any_of(contents->begin(), contents->end(), has_word);
  std::vector<RoleSpan> kept;
  for (std::size_t i = 0; i < contents->size(); ++i) {
    const RoleSpan& piece = (*contents)[i];
    if (words && !has_word(piece)) continue;
    if (i + 1 == contents->size() || !IsAntecedent(layout, piece, (*contents)[i + 1])) kept.push_back(piece);
  }
  *contents = std::move(kept);
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
