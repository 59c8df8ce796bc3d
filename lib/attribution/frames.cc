// Frames: shapes of sentences that tell which tokens are source, cue and content.
// SPDX-License-Identifier: Apache-2.0
#include "lib/attribution/frames.h"

#include <cmath>
#include <cstdint>

namespace inquit {
inline namespace v0 {
namespace internal {
double Tune(const char* name, double value);
namespace {
#define T(name, value) static const float name = static_cast<float>(Tune(#name, value))
T(kClauseGain, 4);
T(kHeadingGain, 12);
T(kHeadCue, 0.2);
T(kHeadSource, 0.3);

using Tags = std::vector<std::array<float, kTagCount>>;
constexpr std::size_t kMostInSource = 8;

bool IsWordLike(const Layout& layout, std::size_t i) {
  const TokenKind kind = layout.token(i).kind;
  return kind == TokenKind::kWord || kind == TokenKind::kNumber || kind == TokenKind::kHandle;
}

void Favour(Tags* tags, std::size_t i, Role role, float gain) {
  for (std::size_t part = 0; part < kParts; ++part) (*tags)[i][TagOf(role, static_cast<Part>(part))] += gain;
}

float ProbabilityOf(const std::array<float, kTagCount>& tags, Role role) {
  float sum = 0;
  for (std::size_t part = 0; part < kParts; ++part) sum += std::exp(tags[TagOf(role, static_cast<Part>(part))]);
  return sum;
}

void FavourClause(const Layout& layout, const RoleSpan& cue, Tags* tags) {
  const std::size_t sentence = layout.SentenceOf(cue.begin);
  std::size_t begin = cue.begin;
  while (begin > 0 && layout.SentenceOf(begin - 1) == sentence && IsWordLike(layout, begin - 1) && layout.QuotationOf(begin - 1) == kNoQuotation) --begin;
  if (begin == 0 || layout.SentenceOf(begin - 1) != sentence) return;
  const std::size_t quotation = layout.QuotationOf(begin - 1);
  const bool behind_quotation = quotation != kNoQuotation;
  if (!behind_quotation) return;
  const std::size_t q0 = layout.quotations().tokens[quotation].begin;
  if (q0 > 0 && layout.SentenceOf(q0 - 1) == layout.SentenceOf(q0)) return;  // it does not open a sentence
  std::size_t first = begin, last = cue.begin;
  if (begin == cue.begin) {
    first = last = cue.end;
    while (last < layout.size() && layout.SentenceOf(last) == sentence && IsWordLike(layout, last) && layout.QuotationOf(last) == kNoQuotation) ++last;
  }
  while (last > first && !IsUpper(layout.text().At(layout.token(last - 1).span.begin).code_point)) --last;
  if (last - first > kMostInSource) return;
  for (std::size_t i = first; i < last; ++i) Favour(tags, i, Role::kSource, kClauseGain);
}

void FavourHeading(const Layout& layout, std::size_t paragraph, Tags* tags) {
  const TokenRange all = layout.Paragraph(paragraph);
  if (all.size() < 3) return;
  // "Director: Museum Will Close"
  for (std::size_t i = all.begin + 1; i + 1 < all.end && i < all.begin + 6; ++i) {
    if (layout.Word(i) != ":") continue;
    if (ProbabilityOf((*tags)[i], Role::kCue) < kHeadCue || ProbabilityOf((*tags)[all.begin], Role::kSource) < kHeadSource) return;
    for (std::size_t k = all.begin; k < i; ++k) Favour(tags, k, Role::kSource, kHeadingGain);
    Favour(tags, i, Role::kCue, kHeadingGain);
    std::size_t end = all.end;
    for (std::size_t k = i + 1; k < end; ++k) Favour(tags, k, Role::kContent, kHeadingGain);
    return;
  }
  // "Museum to Close in June, Says Director"
  for (std::size_t i = all.end - 2; i > all.begin + 1 && i + 6 > all.end; --i) {
    if (layout.Word(i - 1) != "," || ProbabilityOf((*tags)[i], Role::kCue) < 0.5f) continue;
    for (std::size_t k = all.begin; k + 1 < i; ++k) Favour(tags, k, Role::kContent, kHeadingGain);
    for (std::size_t k = i + 1; k < all.end; ++k) Favour(tags, k, Role::kSource, kHeadingGain);
    return;
  }
}

}  // namespace

void FavourFrames(const Layout& layout, const TagScores&, const std::vector<RoleSpan>& spans, Tags* tags) {
  for (const RoleSpan& span : spans) {
    if (span.role == Role::kCue) FavourClause(layout, span, tags);
  }
  for (std::size_t p = 0; p < layout.paragraphs(); ++p) {
    if (layout.KindOf(p) == ParagraphKind::kHeading) FavourHeading(layout, p, tags);
  }
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
