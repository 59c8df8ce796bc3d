// The decoder: scores and quote regions into attributions.
// SPDX-License-Identifier: Apache-2.0
//
//   1. The best sequence of tags gives spans; no span cuts a quotation (spans.h).
//   2. Each content goes to the cue with the best arc, each cue to the source with the best arc. Contents of one cue are the
//      pieces of one attribution; a cue without content is dropped.
//   3. Quotations that the tags leave out follow section 7 of docs/annotation.md: paragraphs of one quotation stay together, a
//      bare quotation goes on with the report before it, one before any report stands alone, and a term in quotation marks
//      inside a sentence is nobody's statement.
// Known failures: a bare quotation by somebody else than the speaker before it.
#include "lib/attribution/attribution.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "lib/attribution/spans.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

// Words that make a bare quotation a statement: where a sentence may begin, and inside a sentence.
constexpr std::size_t kStatementWords = 4;
constexpr std::size_t kInnerStatementWords = 12;

// How often going on with the report before is right, on train.
constexpr double kChained = 0.8;

struct Quotation {  // an outermost region
  std::size_t region = 0;
  std::size_t begin = 0, end = 0;  // tokens
  std::size_t attribution = kNone;
};

// An attribution in the making.
struct Draft {
  std::vector<RoleSpan> contents;
  const RoleSpan* cue = nullptr;
  const RoleSpan* source = nullptr;
  double confidence = 0;
};

class Decoder {
 public:
  Decoder(const Text& text, const Tokenization& tokenization, const std::vector<QuoteRegion>& regions, const TagScores& scores)
      : text_(text), tokenization_(tokenization), regions_(regions), scores_(scores) {}
  std::vector<Attribution> Decode();

 private:
  void FindQuotations();
  void Link();
  void ChainQuotations();
  bool IsStatement(const Quotation& quotation) const;
  void AddPiece(std::size_t draft, Quotation* quotation);
  Attribution Finish(const Draft& draft) const;
  ByteSpan Bytes(const RoleSpan& span) const {
    return {tokenization_.tokens[span.begin].span.begin, tokenization_.tokens[span.end - 1].span.end};
  }

  const Text& text_;
  const Tokenization& tokenization_;
  const std::vector<QuoteRegion>& regions_;
  const TagScores& scores_;
  std::vector<bool> joined_;
  std::vector<bool> opens_sentence_;    // tokens
  std::vector<Quotation> quotations_;
  std::vector<std::size_t> quotation_of_region_;
  std::vector<RoleSpan> spans_;
  std::vector<Draft> drafts_;
};

void Decoder::FindQuotations() {
  const std::vector<Token>& tokens = tokenization_.tokens;
  joined_.assign(tokens.size(), false);
  quotation_of_region_.assign(regions_.size(), kNone);
  std::size_t i = 0;
  for (std::size_t r = 0; r < regions_.size(); ++r) {
    if (regions_[r].parent) continue;
    while (i < tokens.size() && tokens[i].span.begin < regions_[r].span.begin) ++i;
    Quotation quotation{r, i, i};
    for (; i < tokens.size() && tokens[i].span.end <= regions_[r].span.end; ++i) joined_[i] = i > quotation.begin;
    quotation.end = i;
    quotation_of_region_[r] = quotations_.size();
    quotations_.push_back(quotation);
  }
  opens_sentence_.assign(tokens.size(), false);
  for (const Sentence& sentence : tokenization_.sentences) {
    if (sentence.first_token < tokens.size()) opens_sentence_[sentence.first_token] = true;
  }
}

void Decoder::Link() {
  std::vector<std::size_t> cue_at(tokenization_.tokens.size(), kNone);  // index into spans_
  for (std::size_t s = 0; s < spans_.size(); ++s) {
    if (spans_[s].role == Role::kCue) std::fill(cue_at.begin() + spans_[s].begin, cue_at.begin() + spans_[s].end, s);
  }
  struct Best {
    const RoleSpan* source = nullptr;
    float score = 0;
  };
  std::vector<Best> source_of(spans_.size());
  std::vector<std::size_t> draft_of(spans_.size(), kNone);
  auto arc = scores_.arcs.begin();
  for (const RoleSpan& span : spans_) {
    if (span.role == Role::kCue) continue;
    while (arc != scores_.arcs.end() && arc->from < span.begin) ++arc;
    const Arc* top = nullptr;
    for (; arc != scores_.arcs.end() && arc->from == span.begin; ++arc) {
      const std::size_t cue = cue_at[arc->cue];
      if (cue == kNone) continue;
      if (span.role == Role::kContent) {
        if (top == nullptr || arc->score > top->score) top = &*arc;
      } else if (source_of[cue].source == nullptr || arc->score > source_of[cue].score) {
        source_of[cue] = {&span, arc->score};
      }
    }
    if (top == nullptr) continue;
    const std::size_t cue = cue_at[top->cue];
    if (draft_of[cue] == kNone) {
      draft_of[cue] = drafts_.size();
      drafts_.push_back({{}, &spans_[cue], nullptr, std::exp(static_cast<double>(top->score))});
    }
    drafts_[draft_of[cue]].contents.push_back(span);
  }
  for (std::size_t s = 0; s < spans_.size(); ++s) {
    if (draft_of[s] != kNone) drafts_[draft_of[s]].source = source_of[s].source;
  }
  for (Draft& draft : drafts_) {
    double sum = 0;
    for (const RoleSpan& piece : draft.contents) sum += piece.probability;
    draft.confidence = sum / static_cast<double>(draft.contents.size());
  }
}

bool Decoder::IsStatement(const Quotation& quotation) const {
  std::size_t words = 0;
  for (std::size_t i = quotation.begin; i < quotation.end && words < kInnerStatementWords; ++i) {
    const TokenKind kind = tokenization_.tokens[i].kind;
    words += kind == TokenKind::kWord || kind == TokenKind::kNumber;
  }
  const bool opens = opens_sentence_[quotation.begin];
  return words >= (opens ? kStatementWords : kInnerStatementWords);
}

void Decoder::AddPiece(std::size_t draft, Quotation* quotation) {
  quotation->attribution = draft;
  drafts_[draft].contents.push_back({Role::kContent, quotation->begin, quotation->end, kChained});
}

void Decoder::ChainQuotations() {
  // Which quotations the tags have given away, and which report stands before each place.
  std::vector<std::size_t> owner(tokenization_.tokens.size(), kNone);
  std::vector<bool> taken(tokenization_.tokens.size(), false);
  for (const RoleSpan& span : spans_) std::fill(taken.begin() + span.begin, taken.begin() + span.end, span.role != Role::kContent);
  std::vector<std::pair<std::size_t, std::size_t>> reports;  // token, draft
  for (std::size_t d = 0; d < drafts_.size(); ++d) {
    for (const RoleSpan& piece : drafts_[d].contents) {
      std::fill(owner.begin() + piece.begin, owner.begin() + piece.end, d);
      reports.push_back({piece.begin, d});
    }
    reports.push_back({drafts_[d].cue->begin, d});
  }
  std::sort(reports.begin(), reports.end());
  for (Quotation& quotation : quotations_) quotation.attribution = owner[quotation.begin];
  // Paragraphs of one quotation: the last may be the one with the cue.
  for (std::size_t q = quotations_.size(); q-- > 0;) {
    const auto continues = regions_[quotations_[q].region].continues;
    if (!continues || quotations_[q].attribution == kNone) continue;
    const std::size_t before = quotation_of_region_[*continues];
    if (before != kNone && quotations_[before].attribution == kNone && !taken[quotations_[before].begin]) {
      AddPiece(quotations_[q].attribution, &quotations_[before]);
    }
  }
  std::size_t last = kNone;
  auto report = reports.begin();
  for (Quotation& quotation : quotations_) {
    for (; report != reports.end() && report->first < quotation.begin; ++report) last = report->second;
    if (quotation.attribution != kNone || taken[quotation.begin]) continue;
    const auto continues = regions_[quotation.region].continues;
    const std::size_t before = continues ? quotation_of_region_[*continues] : kNone;
    if (before != kNone && quotations_[before].attribution != kNone) {
      AddPiece(quotations_[before].attribution, &quotation);
    } else if (IsStatement(quotation)) {
      if (last == kNone) {
        last = drafts_.size();
        drafts_.push_back({{}, nullptr, nullptr, kChained});
      }
      AddPiece(last, &quotation);
    }
  }
}

Attribution Decoder::Finish(const Draft& draft) const {
  Attribution attribution;
  for (const RoleSpan& piece : draft.contents) attribution.content.push_back(Bytes(piece));
  std::sort(attribution.content.begin(), attribution.content.end());
  if (draft.cue != nullptr) attribution.cue = Bytes(*draft.cue);
  if (draft.source != nullptr) attribution.source = Bytes(*draft.source);
  attribution.confidence = draft.confidence;
  std::size_t quoted = 0;
  bool marks = false;
  for (const ByteSpan piece : attribution.content) {
    // The first region that does not end before the piece.
    const auto region = std::partition_point(quotations_.begin(), quotations_.end(), [&](const Quotation& quotation) {
      return regions_[quotation.region].span.end <= piece.begin;
    });
    if (region == quotations_.end()) continue;
    quoted += regions_[region->region].span.Contains(piece);
    marks |= regions_[region->region].span.Overlaps(piece);
  }
  attribution.kind = quoted == attribution.content.size() ? Kind::kDirect : marks ? Kind::kMixed : Kind::kIndirect;
  return attribution;
}

std::vector<Attribution> Decoder::Decode() {
  FindQuotations();
  spans_ = BestSpans(scores_, joined_);
  Link();
  ChainQuotations();
  std::vector<Attribution> attributions;
  for (const Draft& draft : drafts_) attributions.push_back(Finish(draft));
  std::sort(attributions.begin(), attributions.end(),
            [](const Attribution& a, const Attribution& b) { return a.content[0] < b.content[0]; });
  return attributions;
}

}  // namespace

std::vector<Attribution> DecodeAttributions(const Text& text, const Tokenization& tokenization,
                                            const std::vector<QuoteRegion>& regions, const TagScores& scores) {
  return Decoder(text, tokenization, regions, scores).Decode();
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
