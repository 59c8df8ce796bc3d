// The decoder: scores and quote regions into attributions.
// SPDX-License-Identifier: Apache-2.0
//
//   1. The best sequence of tags gives spans; no span cuts a quotation (spans.h). Then one step of ascent on the score of tags
//      and arcs together: where an arc wants a cue or a source that the tags leave out, the tags are searched once more.
//   2. Each content goes to the cue with the best arc, each cue to the source with the best arc. Contents of one cue are the
//      pieces of one attribution; a cue without content is dropped.
//   3. Quotations that the tags leave out follow section 7 of docs/annotation.md: paragraphs of one quotation stay together, a
//      bare quotation goes on with the report before it, one before any report stands alone, and a term in quotation marks
//      inside a sentence is nobody's statement.
// Known failures: a bare quotation by somebody else than the speaker before it.
#include "lib/attribution/attribution.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>

#include "lib/attribution/frames.h"
#include "lib/attribution/kind.h"
#include "lib/attribution/layout.h"
#include "lib/attribution/links.h"
#include "lib/attribution/spans.h"
#include "lib/quotes/quotations.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);  // no draft, no span

// Words that make a bare quotation a statement: a whole sentence, where a sentence may begin, and inside a sentence.
constexpr std::size_t kSentenceWords = 2;
constexpr std::size_t kStatementWords = 4;
constexpr std::size_t kInnerStatementWords = 12;

// How often going on with the report before is right, on train.
constexpr double kChained = 0.8;

// Most that an arc may add to the log probability of a span's beginning, and least log probability of an arc that links a
// content; both chosen on the articles kept out of training.
constexpr float kMostGain = 5;


// Keeps the logit of a probability finite.
constexpr double kLeastProbability = 1e-4;

// An attribution in the making.
struct Draft {
  std::vector<RoleSpan> contents;
  const RoleSpan* cue = nullptr;
  const RoleSpan* source = nullptr;
  double confidence = 0;
};

// That the tokens of a draft's contents and cue have their roles: the means of both, multiplied.
double Probability(const Draft& draft) {
  double contents = 0;
  for (const RoleSpan& piece : draft.contents) contents += piece.probability;
  return contents / static_cast<double>(draft.contents.size()) * draft.cue->probability;
}

double Calibrated(const Calibration& calibration, double probability) {
  const double p = std::clamp(probability, kLeastProbability, 1 - kLeastProbability);
  const double z = static_cast<double>(calibration.slope) * std::log(p / (1 - p)) + static_cast<double>(calibration.offset);
  return 1 / (1 + std::exp(-z));
}

class Decoder {
 public:
  Decoder(const Text& text, const Tokenization& tokenization, const std::vector<QuoteRegion>& regions, const TagScores& scores)
      : text_(text),
        tokenization_(tokenization),
        regions_(regions),
        scores_(scores),
        layout_(text, tokenization, regions),
        quotations_(layout_.quotations()) {}
  std::vector<Attribution> Decode();

 private:
  std::vector<Seam> Seams() const;
  void SpansWithArcs();
  void SetSpans(const TagScores& scores);
  // The best of `arcs` from token `from` to a span of `role` or to none, or null.
  const Arc* BestOfSpans(const std::vector<Arc>& arcs, std::size_t from, Role role) const;
  void Link();
  void TakePreposition(RoleSpan* cue, RoleSpan* content) const;
  void FindOwners();
  void ChainBackwards();
  void ChainForwards();
  bool IsStatement(std::size_t quotation) const;
  // The quotation that `quotation` goes on with, or kNoQuotation.
  std::size_t Before(std::size_t quotation) const;
  void AddPiece(std::size_t draft, std::size_t quotation);
  Attribution Finish(const Draft& draft) const;
  ByteSpan Bytes(const RoleSpan& span) const {
    return {tokenization_.tokens[span.begin].span.begin, tokenization_.tokens[span.end - 1].span.end};
  }

  const Text& text_;
  const Tokenization& tokenization_;
  const std::vector<QuoteRegion>& regions_;
  const TagScores& scores_;
  const Layout layout_;
  const Quotations& quotations_;
  std::vector<RoleSpan> spans_;
  std::vector<std::size_t> span_at_;  // of each token: the span that begins there, or kNone
  std::vector<Draft> drafts_;
  std::vector<std::size_t> owner_;  // of each quotation: its draft, or kNone
  std::vector<bool> in_phrase_;     // of each quotation: whether it lies in a source or a cue
};

// A quotation is one thing: its tokens go on with what its first one is. No span runs into the next paragraph, but for a
// content that a colon announces and a quotation that goes on there.
std::vector<Seam> Decoder::Seams() const {
  std::vector<Seam> seams(layout_.size(), Seam::kFree);
  for (std::size_t i = 0; i < seams.size(); ++i) {
    const std::size_t quotation = layout_.QuotationOf(i);
    if (quotation != kNoQuotation && i > quotations_.tokens[quotation].begin) {
      seams[i] = Seam::kJoined;
    } else if (i > 0 && layout_.OpensParagraph(i)) {
      const bool goes_on = quotation != kNoQuotation && regions_[quotations_.region[quotation]].continues;
      seams[i] = goes_on ? Seam::kContent : Seam::kBreak;
    }
  }
  return seams;
}

// The best of `arcs` from token `from` that `fits`, or null.
template <typename Fits>
const Arc* Best(const std::vector<Arc>& arcs, std::size_t from, const Fits& fits) {
  const Arc* top = nullptr;
  auto arc = std::lower_bound(arcs.begin(), arcs.end(), from, [](const Arc& a, std::size_t token) { return a.from < token; });
  for (; arc != arcs.end() && arc->from == from; ++arc) {
    if (fits(*arc) && (top == nullptr || arc->score > top->score)) top = &*arc;
  }
  return top;
}

void Decoder::SetSpans(const TagScores& scores) {
  spans_ = BestSpans(scores, Seams());
  for (RoleSpan& span : spans_) span.probability = MeanProbability(scores_, span);
  span_at_.assign(tokenization_.tokens.size(), kNone);
  for (std::size_t s = 0; s < spans_.size(); ++s) span_at_[spans_[s].begin] = s;
}

const Arc* Decoder::BestOfSpans(const std::vector<Arc>& arcs, std::size_t from, Role role) const {
  return Best(arcs, from, [&](const Arc& arc) {
    return arc.to == kNoToken || (span_at_[arc.to] != kNone && spans_[span_at_[arc.to]].role == role);
  });
}

// Tags and arcs are one: where a span's best arc goes to a token at which the tags begin no span of that role, the tags that
// begin one there gain what the arc has over the best one that is possible without. Then the tags are searched once more.
void Decoder::SpansWithArcs() {
  SetSpans(scores_);
  TagScores moved;
  moved.tags = scores_.tags;
  const auto favour = [&](const std::vector<Arc>& arcs, std::size_t from, Role role) {
    const Arc* best = Best(arcs, from, [](const Arc&) { return true; });
    const Arc* possible = BestOfSpans(arcs, from, role);
    if (best == possible || best->to == kNoToken) return best == nullptr ? kNoToken : best->to;
    const float gain = std::min(kMostGain, best->score - (possible != nullptr ? possible->score : best->score - kMostGain));
    for (const Part part : {Part::kBegin, Part::kSingle}) {
      float& score = moved.tags[best->to][TagOf(role, part)];
      score = std::max(score, scores_.tags[best->to][TagOf(role, part)] + gain);
    }
    return best->to;
  };
  for (const RoleSpan& span : spans_) {
    std::size_t cue = span.role == Role::kCue ? span.begin : kNoToken;
    if (span.role == Role::kContent) cue = favour(scores_.cue_of_content, span.begin, Role::kCue);
    if (cue != kNoToken) favour(scores_.source_of_cue, cue, Role::kSource);
  }
  FavourFrames(layout_, scores_, spans_, &moved.tags);
  SetSpans(moved);
}

// A preposition that links a cue to the content right behind it belongs to the cue (docs/annotation.md, 5.3).
void Decoder::TakePreposition(RoleSpan* cue, RoleSpan* content) const {
  if (cue->end != content->begin || content->end - content->begin < 2) return;
  const std::string_view word = layout_.Word(content->begin);
  if (word != "for" && word != "of" && word != "as") return;
  ++cue->end;
  ++content->begin;
}

// Contents to cues, cues to sources.
void Decoder::Link() {
  const Links links = LinkSpans(layout_, scores_, spans_);
  for (std::size_t s = 0; s < spans_.size(); ++s) {
    if (links.cue[s] != kNoSpan) TakePreposition(&spans_[links.cue[s]], &spans_[s]);
  }
  std::vector<std::size_t> draft_of(spans_.size(), kNone);
  for (std::size_t s = 0; s < spans_.size(); ++s) {
    const std::size_t cue = links.cue[s];
    if (cue == kNoSpan) continue;
    if (draft_of[cue] == kNone) {
      draft_of[cue] = drafts_.size();
      const std::size_t source = links.source[cue];
      drafts_.push_back({{}, &spans_[cue], source == kNoSpan ? nullptr : &spans_[source], 0});
    }
    drafts_[draft_of[cue]].contents.push_back(spans_[s]);
  }
  for (Draft& draft : drafts_) draft.confidence = Calibrated(scores_.calibration, Probability(draft));
}

std::size_t Decoder::Before(std::size_t quotation) const {
  const std::optional<std::size_t> region = regions_[quotations_.region[quotation]].continues;
  if (!region) return kNoQuotation;
  const auto found = std::lower_bound(quotations_.region.begin(), quotations_.region.end(), *region);
  if (found == quotations_.region.end() || *found != *region) return kNoQuotation;
  return static_cast<std::size_t>(found - quotations_.region.begin());
}

// Whether a quotation that no report claims is somebody's words rather than a term or a title.
bool Decoder::IsStatement(std::size_t quotation) const {
  const std::vector<Token>& tokens = tokenization_.tokens;
  const TokenRange range = quotations_.tokens[quotation];
  std::size_t words = 0;
  for (std::size_t i = range.begin; i < range.end && words < kInnerStatementWords; ++i) {
    words += tokens[i].kind == TokenKind::kWord || tokens[i].kind == TokenKind::kNumber;
  }
  const auto sentence = std::lower_bound(tokenization_.sentences.begin(), tokenization_.sentences.end(), range.begin,
                                         [](const Sentence& s, std::size_t token) { return s.first_token < token; });
  bool opens = sentence != tokenization_.sentences.end() && sentence->first_token == range.begin;
  if (!opens && range.size() > 1 && range.begin > 0 && tokens[range.begin - 1].kind == TokenKind::kPunctuation) {
    opens = IsUpper(text_.At(tokens[range.begin + 1].span.begin).code_point);
  }
  if (!opens) return words >= kInnerStatementWords;
  const std::string_view stop = range.size() > 2 ? text_.In(tokens[range.end - 2].span) : "";
  return words >= (stop == "." || stop == "?" || stop == "!" ? kSentenceWords : kStatementWords);
}

void Decoder::AddPiece(std::size_t draft, std::size_t quotation) {
  owner_[quotation] = draft;
  drafts_[draft].contents.push_back(
      {Role::kContent, quotations_.tokens[quotation].begin, quotations_.tokens[quotation].end, kChained});
}

// Which quotations the tags have given away.
void Decoder::FindOwners() {
  owner_.assign(quotations_.tokens.size(), kNone);
  in_phrase_.assign(quotations_.tokens.size(), false);
  const auto each = [&](const RoleSpan& span, auto&& set) {
    for (std::size_t i = span.begin; i < span.end; ++i) {
      const std::size_t quotation = quotations_.at_token[i];
      if (quotation == kNoQuotation) continue;
      set(quotation);
      i = quotations_.tokens[quotation].end - 1;
    }
  };
  for (const RoleSpan& span : spans_) {
    if (span.role != Role::kContent) each(span, [&](std::size_t quotation) { in_phrase_[quotation] = true; });
  }
  for (std::size_t d = 0; d < drafts_.size(); ++d) {
    for (const RoleSpan& piece : drafts_[d].contents) each(piece, [&](std::size_t quotation) { owner_[quotation] = d; });
  }
}

// Paragraphs of one quotation belong to the report that has its last one.
void Decoder::ChainBackwards() {
  for (std::size_t q = quotations_.tokens.size(); q-- > 0;) {
    const std::size_t before = Before(q);
    if (owner_[q] == kNone || before == kNoQuotation || owner_[before] != kNone || in_phrase_[before]) continue;
    AddPiece(owner_[q], before);
  }
}

// A bare quotation goes on with the report before it.
void Decoder::ChainForwards() {
  std::vector<std::pair<std::size_t, std::size_t>> reports;  // token, draft
  for (std::size_t d = 0; d < drafts_.size(); ++d) {
    for (const RoleSpan& piece : drafts_[d].contents) reports.push_back({piece.begin, d});
    reports.push_back({drafts_[d].cue->begin, d});
  }
  std::sort(reports.begin(), reports.end());
  std::size_t last = kNone;
  auto report = reports.begin();
  for (std::size_t q = 0; q < quotations_.tokens.size(); ++q) {
    for (; report != reports.end() && report->first < quotations_.tokens[q].begin; ++report) last = report->second;
    if (owner_[q] != kNone || in_phrase_[q]) continue;
    const std::size_t before = Before(q);
    if (before != kNoQuotation && owner_[before] != kNone) {
      AddPiece(owner_[before], q);
    } else if (IsStatement(q)) {
      if (last == kNone) {
        last = drafts_.size();
        drafts_.push_back({{}, nullptr, nullptr, kChained});
      }
      AddPiece(last, q);
    }
  }
}

Attribution Decoder::Finish(const Draft& draft) const {
  Attribution attribution;
  for (const RoleSpan& piece : draft.contents) attribution.content.push_back(Bytes(piece));
  std::sort(attribution.content.begin(), attribution.content.end());
  if (draft.cue != nullptr) attribution.cue = Bytes(*draft.cue);
  if (draft.source != nullptr) attribution.source = Bytes(*draft.source);
  attribution.kind = KindOf(attribution.content, regions_, quotations_);
  attribution.confidence = draft.confidence;
  return attribution;
}

std::vector<Attribution> Decoder::Decode() {
  SpansWithArcs();
  Link();
  FindOwners();
  ChainBackwards();
  ChainForwards();
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
