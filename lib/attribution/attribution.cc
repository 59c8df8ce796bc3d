// The decoder: scores and quote regions into attributions.
// SPDX-License-Identifier: Apache-2.0
//
//   1. What the layout credits (credits.h) is settled first; the tags have no say there.
//   2. The best sequence of tags gives spans; no span cuts a quotation or runs into the next paragraph (spans.h). Then one step
//      of ascent on the score of tags and arcs together: where an arc wants a cue or a source that the tags leave out, or the
//      shape of a clause does (frames.h), the tags are searched once more.
//   3. Contents go to cues and cues to sources as is best for all of them together (links.h). Contents of one cue are the
//      pieces of one attribution; a cue without content is dropped. Edges are mended by their words (edges.h), what holds a
//      second report is split (splits.h), and what is hardly likely is dropped.
//   4. Quotations that are left go on with a report before (chains.h).
// Known failures: those of credits.cc, links.cc and chains.cc.
#include "lib/attribution/attribution.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>

#include "lib/attribution/chains.h"
#include "lib/attribution/credits.h"
#include "lib/attribution/draft.h"
#include "lib/attribution/edges.h"
#include "lib/attribution/explain.h"
#include "lib/attribution/frames.h"
#include "lib/attribution/kind.h"
#include "lib/attribution/layout.h"
#include "lib/attribution/links.h"
#include "lib/attribution/spans.h"
#include "lib/attribution/splits.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// Most that an arc may add to the log probability of a span's beginning, chosen on the articles kept out of training, and what
// it adds besides where it goes to a source, chosen on contract/train, free/train and free/onestop.
constexpr float kMostGain = 5;
constexpr float kSourceGain = 3;

// Least confidence of an attribution without a quotation, chosen on the same.
constexpr double kLeastConfidence = 0.35;

// How often what the layout credits is right, on the same.
constexpr double kCredited = 0.9;

// Keeps the logit of a probability finite.
constexpr double kLeastProbability = 1e-4;

// As a log probability, of what cannot be.
constexpr float kImpossible = -1000;

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
  Decoder(const Article& article, const Lexicon& lexicon, const TagScores& scores, Explanation* explanation)
      : lexicon_(lexicon), scores_(scores), explanation_(explanation), layout_(article) {}
  std::vector<Attribution> Decode();

 private:
  void BarTags(TokenRange range);
  void SettleCredits();
  void SetSeams();
  void FoldTags();
  void SetSpans();
  void Favour(const std::vector<Arc>& arcs, std::size_t from, Role role);
  void FavourArcs();
  // The best of `arcs` from token `from` to a span of `role` or to none, or null.
  const Arc* BestOfSpans(const std::vector<Arc>& arcs, std::size_t from, Role role) const;
  void SetTaken();
  void Link();
  void ExplainLinks(const Links& links, const std::vector<RoleSpan>& found, std::size_t s, Draft* draft) const;
  // Puts what is given up among what the explanation says was discarded.
  void Discard(const Draft& draft, const char* rule);
  void DropDoubtful();
  Attribution Finish(const Draft& draft) const;
  ByteSpan Bytes(const RoleSpan& span) const { return layout_.Bytes({span.begin, span.end}); }

  const Lexicon& lexicon_;
  const TagScores& scores_;
  Explanation* const explanation_;  // null: nobody asks
  const Layout layout_;
  Tags tags_;  // as scored, then moved by what arcs and shapes say
  std::vector<Seam> seams_;
  std::vector<RoleSpan> spans_;
  std::vector<std::size_t> span_at_;  // of each token: the span that begins there, or kNoSpan
  std::vector<bool> taken_;           // of each token: whether it belongs to a span or a credit
  std::vector<TokenRange> titles_;    // of other articles
  std::vector<Draft> drafts_;
  std::vector<Gain> gains_;  // where somebody asks
};

// Tokens that can have no role any more.
void Decoder::BarTags(TokenRange range) {
  for (std::size_t i = range.begin; i < range.end; ++i) {
    tags_[i].fill(kImpossible);
    tags_[i][kOutside] = 0;
  }
}

// What the layout credits becomes a draft, and its tokens can be nothing else; nor can citation marks.
void Decoder::SettleCredits() {
  const auto take = [&](Role role, TokenRange range) {
    BarTags(range);
    return RoleSpan{role, range.begin, range.end, kCredited};
  };
  Credits found = FindCredits(layout_, lexicon_, scores_.tags);
  for (const TokenRange title : found.titles) BarTags(title);
  titles_ = std::move(found.titles);
  for (std::size_t i = 0; i < layout_.size(); ++i) {
    if (layout_.IsCitation(i) && layout_.QuotationOf(i) == kNoQuotation) BarTags({i, i + 3});
  }
  for (const Credit& credit : found.credits) {
    Draft draft;
    for (const TokenRange content : credit.contents) draft.contents.push_back(take(Role::kContent, content));
    if (!credit.cue.empty()) draft.cue = take(Role::kCue, credit.cue);
    draft.source = take(Role::kSource, credit.source);
    draft.confidence = kCredited;
    draft.credited = true;
    if (explanation_ != nullptr) draft.decisions.push_back({"credits", credit.rule, Bytes(*draft.source)});
    drafts_.push_back(std::move(draft));
  }
}

// A quotation is one thing, and so is a list under a colon: its tokens go on with what its first one is. No span runs into the
// next paragraph.
void Decoder::SetSeams() {
  seams_.assign(layout_.size(), Seam::kFree);
  for (std::size_t i = 1; i < seams_.size(); ++i) {
    const std::size_t quotation = layout_.QuotationOf(i);
    if (quotation != kNoQuotation && i > layout_.quotations().tokens[quotation].begin) {
      seams_[i] = Seam::kJoined;
    } else if (layout_.OpensParagraph(i)) {
      seams_[i] = Seam::kBreak;
    }
  }
  for (const TokenRange list : layout_.lists()) {
    for (std::size_t i = list.begin + 1; i < list.end; ++i) seams_[i] = Seam::kJoined;
  }
}

// Where no span may go on, what the network takes for the rest of a span is one of its own.
void Decoder::FoldTags() {
  tags_ = scores_.tags;
  for (std::size_t i = 1; i < seams_.size(); ++i) {
    if (seams_[i] != Seam::kBreak) continue;
    for (const Role role : {Role::kSource, Role::kCue, Role::kContent}) {
      BeginSpan(&tags_[i], role);
      EndSpan(&tags_[i - 1], role);
    }
  }
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

void Decoder::SetSpans() {
  spans_ = BestSpans(tags_, seams_);
  for (RoleSpan& span : spans_) span.probability = MeanProbability(scores_.tags, span);
  span_at_.assign(layout_.size(), kNoSpan);
  for (std::size_t s = 0; s < spans_.size(); ++s) span_at_[spans_[s].begin] = s;
}

const Arc* Decoder::BestOfSpans(const std::vector<Arc>& arcs, std::size_t from, Role role) const {
  return Best(arcs, from, [&](const Arc& arc) {
    return arc.to == kNoToken || (span_at_[arc.to] != kNoSpan && spans_[span_at_[arc.to]].role == role);
  });
}

// Where the best arc from `from` goes to a token at which the tags begin no span of `role`, the tags that begin one there gain
// what the arc has over the best one that is possible without.
void Decoder::Favour(const std::vector<Arc>& arcs, std::size_t from, Role role) {
  const Arc* best = Best(arcs, from, [](const Arc&) { return true; });
  const Arc* possible = BestOfSpans(arcs, from, role);
  if (best == possible || best == nullptr || best->to == kNoToken || tags_[best->to][TagOf(role, Part::kBegin)] <= kImpossible)
    return;
  const float apart = std::min(kMostGain, best->score - (possible != nullptr ? possible->score : best->score - kMostGain));
  const float gain = apart + (role == Role::kSource ? kSourceGain : 0);
  for (const Part part : {Part::kBegin, Part::kSingle}) {
    float& score = tags_[best->to][TagOf(role, part)];
    score = std::max(score, scores_.tags[best->to][TagOf(role, part)] + gain);
  }
  if (explanation_ != nullptr) gains_.push_back({"an arc wants one here", {best->to, best->to + 1}, role, gain});
}

// Tags and arcs are one: a content wants the cue of its best arc, a cue the source of its own.
void Decoder::FavourArcs() {
  for (const RoleSpan& span : spans_) {
    if (span.role == Role::kCue) Favour(scores_.source_of_cue, span.begin, Role::kSource);
    if (span.role != Role::kContent) continue;
    Favour(scores_.cue_of_content, span.begin, Role::kCue);
    const Arc* to_cue = Best(scores_.cue_of_content, span.begin, [](const Arc&) { return true; });
    if (to_cue != nullptr && to_cue->to != kNoToken) Favour(scores_.source_of_cue, to_cue->to, Role::kSource);
  }
}

// Which tokens no span may grow into.
void Decoder::SetTaken() {
  taken_.assign(layout_.size(), false);
  const auto take = [this](const RoleSpan& span) {
    std::fill(taken_.begin() + static_cast<std::ptrdiff_t>(span.begin), taken_.begin() + static_cast<std::ptrdiff_t>(span.end),
              true);
  };
  for (const RoleSpan& span : spans_) take(span);
  for (const Draft& draft : drafts_) {
    for (const RoleSpan& content : draft.contents) take(content);
    if (draft.cue) take(*draft.cue);
    if (draft.source) take(*draft.source);
  }
}

void Decoder::Link() {
  const Links links = LinkSpans(layout_, scores_, spans_);
  const std::vector<RoleSpan> found = explanation_ != nullptr ? spans_ : std::vector<RoleSpan>();
  const auto source_of = [&](std::size_t cue) { return links.source[cue] == kNoSpan ? nullptr : &spans_[links.source[cue]]; };
  for (std::size_t s = 0; s < spans_.size(); ++s) {
    if (links.cue[s] != kNoSpan)
      MendEdges(layout_, lexicon_, taken_, source_of(links.cue[s]), &spans_[links.cue[s]], &spans_[s]);
  }
  std::vector<std::size_t> draft_of(spans_.size(), kNoSpan);
  for (std::size_t s = 0; s < spans_.size(); ++s) {
    const std::size_t cue = links.cue[s];
    if (cue == kNoSpan) continue;
    if (draft_of[cue] == kNoSpan) {
      draft_of[cue] = drafts_.size();
      drafts_.emplace_back();
    }
    Draft& draft = drafts_[draft_of[cue]];
    if (explanation_ != nullptr) ExplainLinks(links, found, s, &draft);
    draft.contents.push_back(spans_[s]);
    draft.cue = spans_[cue];
    const RoleSpan* source = source_of(cue);
    if (source != nullptr && !IsEmptySubject(layout_, *source, spans_[cue], spans_[s])) draft.source = *source;
    draft.confidence = Calibrated(scores_.calibration, Probability(draft));
  }
  if (explanation_ == nullptr) return;
  for (Draft& draft : drafts_) {
    if (!draft.credited) draft.decisions.push_back(ExplainConfidence(draft, scores_.calibration));
  }
  for (std::size_t s = 0; s < found.size(); ++s) {
    if (found[s].role != Role::kContent || links.cue[s] != kNoSpan) continue;
    Draft draft;
    draft.contents = {found[s]};
    draft.decisions = {ExplainSpan(layout_, scores_.tags, gains_, found[s]), ExplainLink(layout_, scores_, found, links, s)};
    Discard(draft, "a content without a cue");
  }
}

// Notes on `draft` how content number `s` of the spans as they were `found` got its cue, and that its source, and how their
// edges were moved.
void Decoder::ExplainLinks(const Links& links, const std::vector<RoleSpan>& found, std::size_t s, Draft* draft) const {
  const std::size_t cue = links.cue[s], source = links.source[cue];
  const auto explain_span = [&](std::size_t span) {
    draft->decisions.push_back(ExplainSpan(layout_, scores_.tags, gains_, found[span]));
  };
  explain_span(s);
  draft->decisions.push_back(ExplainLink(layout_, scores_, found, links, s));
  if (draft->contents.empty()) {  // once a cue
    explain_span(cue);
    draft->decisions.push_back(ExplainLink(layout_, scores_, found, links, cue));
    if (source != kNoSpan) explain_span(source);
  }
  const auto draft_of = [&](const std::vector<RoleSpan>& spans) {
    Draft part;
    part.contents = {spans[s]};
    part.cue = spans[cue];
    if (source != kNoSpan) part.source = spans[source];
    return part;
  };
  Draft now = draft_of(spans_);
  ExplainChange(layout_, "edges", "by the words that stand there", draft_of(found), &now);
  draft->decisions.insert(draft->decisions.end(), now.decisions.begin(), now.decisions.end());
}

void Decoder::Discard(const Draft& draft, const char* rule) {
  explanation_->discarded.push_back({Finish(draft), draft.decisions});
  explanation_->discarded.back().decisions.push_back({"attribution", rule});
}

// Drops drafts that are more likely wrong than right. Where a quotation is content, somebody said it, whoever that was.
void Decoder::DropDoubtful() {
  const auto is_doubtful = [this](const Draft& draft) {
    const bool quoted = std::any_of(draft.contents.begin(), draft.contents.end(), [this](const RoleSpan& content) {
      return layout_.QuotationOf(content.begin) != kNoQuotation;
    });
    return !quoted && draft.confidence < kLeastConfidence;
  };
  if (explanation_ != nullptr) {
    for (const Draft& draft : drafts_) {
      if (is_doubtful(draft)) Discard(draft, "no quotation, and hardly likely");
    }
  }
  drafts_.erase(std::remove_if(drafts_.begin(), drafts_.end(), is_doubtful), drafts_.end());
}

Attribution Decoder::Finish(const Draft& draft) const {
  Attribution attribution;
  for (const RoleSpan& piece : draft.contents) attribution.content.push_back(Bytes(piece));
  std::sort(attribution.content.begin(), attribution.content.end());
  if (draft.cue) attribution.cue = Bytes(*draft.cue);
  if (draft.source) attribution.source = Bytes(*draft.source);
  attribution.kind = KindOf(attribution.content, layout_.article());
  attribution.confidence = draft.confidence;
  return attribution;
}

std::vector<Attribution> Decoder::Decode() {
  SetSeams();
  FoldTags();
  SettleCredits();
  SetSpans();
  FavourArcs();
  FavourFrames(layout_, spans_, &tags_, explanation_ != nullptr ? &gains_ : nullptr);
  SetSpans();
  SetTaken();
  Link();
  DropDoubtful();
  SetTaken();  // edges have moved
  SplitDrafts(layout_, lexicon_, taken_, &drafts_, explanation_ != nullptr);
  ChainQuotations(layout_, spans_, titles_, &drafts_, explanation_ != nullptr);
  const auto first_token = [](const Draft& draft) {
    std::size_t first = draft.contents[0].begin;
    for (const RoleSpan& piece : draft.contents) first = std::min(first, piece.begin);
    return first;
  };
  std::sort(drafts_.begin(), drafts_.end(), [&](const Draft& a, const Draft& b) { return first_token(a) < first_token(b); });
  std::vector<Attribution> attributions;
  for (const Draft& draft : drafts_) {
    attributions.push_back(Finish(draft));
    if (explanation_ != nullptr) explanation_->decisions.push_back(draft.decisions);
  }
  return attributions;
}

}  // namespace

std::vector<Attribution> DecodeAttributions(const Article& article, const Lexicon& lexicon, const TagScores& scores,
                                            Explanation* explanation) {
  return Decoder(article, lexicon, scores, explanation).Decode();
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
