// The decoder: from the tagger's scores and the quotations to attributions.
// SPDX-License-Identifier: Apache-2.0
//
//   1. What layout alone credits is settled first (credits.h): "PELL: We wait." Its tokens are closed to the tags.
//   2. A Viterbi search over the tags gives spans; none cuts a quotation or runs into the next paragraph (spans.h).
//   3. Tags and arcs are two readings of one text, which may disagree. One step of coordinate ascent on both: where the best
//      arc of a span ends at a token at which no span begins, the tags that would begin one there are raised (RaiseArcTargets),
//      and the search is run once more.
//   4. Contents are linked to cues and cues to sources (links.h). Contents of one cue are the pieces of one attribution; a cue
//      without content is dropped. Some edges are moved by the words that stand there (edges.h), and what is hardly likely is
//      dropped.
//   5. A paragraph without marks under a colon is one content (blocks.h).
//   6. Quotations that nobody has yet go on with the report before them (chains.h).
//
// An attribution in the making is a Draft. Step 3 by an example: in "The dam leaks, warned Odd." the tags may see a content
// and no cue, because "warned" has the probability 0.4 of being one, while the content's arc goes to "warned" with 0.9. Its cue
// tags gain what the arc has over the best one that ends at a span, and the second search finds the cue.
//
// Known failures: those of the files named above. A content that no arc gives a cue is lost, unless it is a quotation.
#include "lib/attribution/attribution.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

#include "absl/functional/function_ref.h"
#include "lib/attribution/blocks.h"
#include "lib/attribution/chains.h"
#include "lib/attribution/confidence.h"
#include "lib/attribution/credits.h"
#include "lib/attribution/draft.h"
#include "lib/attribution/edges.h"
#include "lib/attribution/explain.h"
#include "lib/attribution/kind.h"
#include "lib/attribution/layout.h"
#include "lib/attribution/links.h"
#include "lib/attribution/spans.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// Most that an arc may add to the log probability that a span begins at its end. Fitted: on the PolNeAR articles that were kept
// out of the training of step 2 (tools/train/EXPERIMENTS.md has the gain of the step, not the search for 5).
constexpr float kMostGain = 5;

// What an arc to a source adds besides. Fitted: 3 of 1, 2, 3 and 4, for triple on contract/train, free/train and free/onestop.
constexpr float kArcToSourceGain = 3;

// Least confidence of an attribution without a quotation. Fitted: of 0 to 0.4 in steps of 0.05, for triple and found on
// free/train and free/onestop.
constexpr double kLeastConfidence = 0.25;

// Confidence of what the layout credits. Counted: 89 % of 219 are right in content, cue and source on contract/train,
// free/train and free/onestop (tools/train/EXPERIMENTS.md, "Confidence").
constexpr double kCredited = 0.9;

// By hand: the log probability of a tag that a token cannot have. Finite, so that a gain can be added to it, and lower than any
// sum of gains can lift.
constexpr float kImpossible = -1000;

class Decoder {
 public:
  Decoder(const Article& article, const Lexicon& lexicon, TagScores scores, Explanation* explanation)
      : lexicon_(lexicon),
        arcs_{std::move(scores.cue_of_content), std::move(scores.source_of_cue)},
        calibration_(scores.calibration),
        explanation_(explanation),
        layout_(article),
        tags_(std::move(scores.tags)) {}
  std::vector<Attribution> Decode();

 private:
  void KeepProbabilities();
  void KeepBeginnings(std::size_t token);
  void ForceOutside(TokenRange range);
  void SettleCredits(Credits found);
  void SetSeams();
  void CutTagsAtBreaks();
  void SetSpans();
  struct Raise {
    std::uint32_t token;
    Role role;
    float gain;
  };
  void FindRaise(const std::vector<Arc>& arcs, std::size_t from, Role role, std::vector<Raise>* raises);
  void Apply(const Raise& raise);
  void RaiseArcTargets();
  // The best of `arcs` from token `from` that ends at the first token of a span of `role` or at none, or null.
  const Arc* BestToSpan(const std::vector<Arc>& arcs, std::size_t from, Role role) const;
  void FreeTags();
  void Link();
  // What explanations tell of the spans before their edges are moved; empty where nobody asks.
  struct Found {
    std::vector<RoleSpan> spans;
    std::vector<Decision> tags, links;  // of each span
  };
  void ExplainContent(const Links& links, const Found& found, std::size_t s, Draft* draft) const;
  void Trim(Draft* draft) const;
  // Adds `draft`, which `rule` gives up, to what the explanation lists as discarded.
  void Discard(const Draft& draft, const char* rule);
  // Gives the decisions of what was discarded, but is part of one of `attributions` after all, to that one: a quotation without
  // a cue that goes on with a report.
  void TakeUpDiscarded(const std::vector<Attribution>& attributions);
  void DropDoubtful();
  Attribution Finish(const Draft& draft) const;
  ByteSpan Bytes(const RoleSpan& span) const { return layout_.Bytes({span.begin, span.end}); }

  const Lexicon& lexicon_;
  Arcs arcs_;  // until the spans are linked
  const Calibration calibration_;
  Explanation* const explanation_;  // null: nobody asks
  const Layout layout_;
  using RoleProbabilities = std::array<float, kRoles>;
  struct Beginning {
    float begin, single;  // scores of the tags that begin a span of a role
  };
  struct CutToken {
    std::uint32_t token;
    std::array<Beginning, kRoles> as_tagged;
  };
  // The tagger's, then cut at breaks and raised by arcs, and gone once the spans are known. They are the largest
  // part of what is known of a text, so that there is no second copy. Of what the tagger gave there is, beside them:
  Tags tags_;
  std::vector<RoleProbabilities> probability_;  // of each token: that it has the role
  std::vector<CutToken> cut_;                   // the tokens on both sides of breaks, in their order
  Tags all_as_tagged_;                          // of each token, where somebody asks
  std::vector<Seam> seams_;                     // of each token: the place before it
  std::vector<RoleSpan> spans_;
  std::vector<TokenRange> titles_;  // of other articles, in quotation marks: see Credits
  std::vector<Draft> drafts_;
  std::vector<Gain> gains_;  // which tags were raised, where somebody asks
};

// What the tagger gives for each role, before any tag is changed. In float: it only makes confidences.
void Decoder::KeepProbabilities() {
  probability_.resize(tags_.size());
  for (std::size_t i = 0; i < tags_.size(); ++i) {
    for (const Role role : {Role::kSource, Role::kCue, Role::kContent})
      probability_[i][static_cast<std::size_t>(role)] = static_cast<float>(ProbabilityOf(tags_[i], role));
  }
  if (explanation_ != nullptr) all_as_tagged_ = tags_;
}

// Keeps what an arc may raise of `token`, before it is cut.
void Decoder::KeepBeginnings(std::size_t token) {
  if (!cut_.empty() && cut_.back().token == token) return;  // the end of a paragraph that is one token
  CutToken kept = {static_cast<std::uint32_t>(token), {}};
  for (const Role role : {Role::kSource, Role::kCue, Role::kContent}) {
    kept.as_tagged[static_cast<std::size_t>(role)] = {tags_[token][TagOf(role, Part::kBegin)],
                                                      tags_[token][TagOf(role, Part::kSingle)]};
  }
  cut_.push_back(kept);
}

// The tokens of `range` can only be tagged as outside.
void Decoder::ForceOutside(TokenRange range) {
  for (std::size_t i = range.begin; i < range.end; ++i) {
    tags_[i].fill(kImpossible);
    tags_[i][kOutside] = 0;
  }
}

// What the layout credits becomes a draft, and its tokens are closed to the search; so are titles of other articles and
// citations, "[3]".
void Decoder::SettleCredits(Credits found) {
  const auto take = [&](Role role, TokenRange range) {
    ForceOutside(range);
    return RoleSpan{role, range.begin, range.end, kCredited};
  };
  for (const TokenRange title : found.titles) ForceOutside(title);
  titles_ = std::move(found.titles);
  for (std::size_t i = 0; i < layout_.size(); ++i) {
    if (layout_.IsCitation(i) && layout_.QuotationOf(i) == kNoQuotation) ForceOutside({i, i + 3});
  }
  drafts_.reserve(found.credits.size());
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

// A quotation and a list under a colon are in one span or in none. No span runs from one paragraph into the next.
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

// The network may see one span on both sides of a paragraph break. There it is cut in two, so that what it gives for the
// inside of a span counts for the beginning and the end of one.
void Decoder::CutTagsAtBreaks() {
  for (std::size_t i = 1; i < seams_.size(); ++i) {
    if (seams_[i] != Seam::kBreak) continue;
    KeepBeginnings(i - 1);
    KeepBeginnings(i);
    for (const Role role : {Role::kSource, Role::kCue, Role::kContent}) {
      CutBefore(&tags_[i], role);
      CutAfter(&tags_[i - 1], role);
    }
  }
}

// The best of `arcs`, which are in order, from token `from` among those that `fits` accepts, or null.
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
  spans_ = std::vector<RoleSpan>();  // so that those of the first search do not stand beside those of the second
  spans_ = BestSpans(tags_, seams_);
  for (RoleSpan& span : spans_) {
    double sum = 0;
    for (std::size_t t = span.begin; t < span.end; ++t)
      sum += static_cast<double>(probability_[t][static_cast<std::size_t>(span.role)]);
    span.probability = sum / static_cast<double>(span.size());
  }
}

const Arc* Decoder::BestToSpan(const std::vector<Arc>& arcs, std::size_t from, Role role) const {
  return Best(arcs, from, [&](const Arc& arc) { return arc.to == kNoToken || SpanAt(spans_, arc.to, role) != kNoSpan; });
}

// If the best of `arcs` from token `from` ends at a token at which no span of `role` begins, the tags that would begin one
// there are to be raised, by as much as this arc's log probability is above that of the best arc that ends at a span or at none
// (kMostGain at most).
void Decoder::FindRaise(const std::vector<Arc>& arcs, std::size_t from, Role role, std::vector<Raise>* raises) {
  const Arc* best = Best(arcs, from, [](const Arc&) { return true; });
  const Arc* to_span = BestToSpan(arcs, from, role);
  if (best == to_span || best == nullptr || best->to == kNoToken || tags_[best->to][TagOf(role, Part::kBegin)] <= kImpossible)
    return;
  const float ahead = std::min(kMostGain, best->score - (to_span != nullptr ? to_span->score : best->score - kMostGain));
  const float gain = ahead + (role == Role::kSource ? kArcToSourceGain : 0);
  raises->push_back({best->to, role, gain});
  if (explanation_ != nullptr) gains_.push_back({best->to, role, gain});
}

// What the tagger gave is raised, also where the token was cut. Tags that were raised before keep the higher score.
void Decoder::Apply(const Raise& raise) {
  TagRow& tags = tags_[raise.token];
  float& begin = tags[TagOf(raise.role, Part::kBegin)];
  float& single = tags[TagOf(raise.role, Part::kSingle)];
  Beginning tagged = {begin, single};
  const auto cut = std::lower_bound(cut_.begin(), cut_.end(), raise.token,
                                    [](const CutToken& one, std::uint32_t token) { return one.token < token; });
  if (cut != cut_.end() && cut->token == raise.token) tagged = cut->as_tagged[static_cast<std::size_t>(raise.role)];
  begin = std::max(begin, tagged.begin + raise.gain);
  single = std::max(single, tagged.single + raise.gain);
}

// Raises the cue at which the best arc of each content ends, and the source of each cue, also of a cue that was only raised.
// Where several arcs end at one token, the one that raises it most counts.
void Decoder::RaiseArcTargets() {
  std::vector<Raise> raises;
  for (const RoleSpan& span : spans_) {
    if (span.role == Role::kCue) FindRaise(arcs_.source_of_cue, span.begin, Role::kSource, &raises);
    if (span.role != Role::kContent) continue;
    FindRaise(arcs_.cue_of_content, span.begin, Role::kCue, &raises);
    const Arc* to_cue = Best(arcs_.cue_of_content, span.begin, [](const Arc&) { return true; });
    if (to_cue != nullptr && to_cue->to != kNoToken) FindRaise(arcs_.source_of_cue, to_cue->to, Role::kSource, &raises);
  }
  std::sort(raises.begin(), raises.end(), [](const Raise& a, const Raise& b) {
    return std::tie(a.token, a.role, b.gain) < std::tie(b.token, b.role, a.gain);
  });
  for (std::size_t i = 0; i < raises.size(); ++i) {
    if (i == 0 || raises[i].token != raises[i - 1].token || raises[i].role != raises[i - 1].role) Apply(raises[i]);
  }
}

// What only the search for spans needs.
void Decoder::FreeTags() {
  tags_ = Tags();
  probability_ = std::vector<RoleProbabilities>();
  cut_ = std::vector<CutToken>();
  seams_ = std::vector<Seam>();
}

void Decoder::Link() {
  const Links links = LinkSpans(layout_, arcs_, spans_);
  Found found;
  if (explanation_ != nullptr) {
    found = {spans_, ExplainSpans(layout_, all_as_tagged_, gains_, spans_), ExplainLinks(layout_, arcs_, spans_, links)};
  }
  arcs_ = Arcs();
  for (std::size_t s = 0; s < spans_.size(); ++s) {
    if (links.cue[s] != kNoSpan) DropComma(layout_, &spans_[s]);
    if (spans_[s].role == Role::kCue && links.source[s] != kNoSpan)
      GiveArtefact(layout_, lexicon_, &spans_[links.source[s]], &spans_[s]);
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
    if (explanation_ != nullptr) ExplainContent(links, found, s, &draft);
    draft.contents.push_back(spans_[s]);
    draft.cue = spans_[cue];
    if (links.source[cue] != kNoSpan) draft.source = spans_[links.source[cue]];
    draft.cue_margin = std::min(draft.cue_margin, links.margin[s]);
    draft.source_margin = links.margin[cue];
  }
  for (Draft& draft : drafts_) {
    if (draft.credited) continue;
    draft.confidence = ConfidenceOf(draft, calibration_);
    if (explanation_ != nullptr) draft.decisions.push_back(ExplainConfidence(draft, calibration_));
    Trim(&draft);
  }
  if (explanation_ == nullptr) return;
  for (std::size_t s = 0; s < spans_.size(); ++s) {
    if (spans_[s].role != Role::kContent || links.cue[s] != kNoSpan) continue;
    Draft draft;
    draft.contents = {found.spans[s]};
    draft.decisions = {found.tags[s], found.links[s]};
    Discard(draft, "a content without a cue, which only a chain may take up");
  }
}

// Adds to the decisions of `draft` how its content, span number `s`, was tagged and linked to its cue, the same of cue and
// source (once for each cue), and how their edges were moved.
void Decoder::ExplainContent(const Links& links, const Found& found, std::size_t s, Draft* draft) const {
  const std::size_t cue = links.cue[s], source = links.source[cue];
  std::vector<Decision>& decisions = draft->decisions;
  decisions.insert(decisions.end(), {found.tags[s], found.links[s]});
  if (draft->contents.empty()) {  // once a cue
    decisions.insert(decisions.end(), {found.tags[cue], found.links[cue]});
    if (source != kNoSpan) decisions.push_back(found.tags[source]);
  }
  const auto draft_of = [&](const std::vector<RoleSpan>& spans) {
    Draft part;
    part.contents = {spans[s]};
    part.cue = spans[cue];
    if (source != kNoSpan) part.source = spans[source];
    return part;
  };
  Draft now = draft_of(spans_);
  ExplainChange(layout_, "edges", "moved by the words that stand there", draft_of(found.spans), &now);
  decisions.insert(decisions.end(), now.decisions.begin(), now.decisions.end());
}

// Whoever was told is no content, nor what a relative pronoun stands for, and whoever was asked is no source.
void Decoder::Trim(Draft* draft) const {
  const auto by = [&](const char* rule, absl::FunctionRef<void()> change) {
    const Draft before = explanation_ != nullptr ? *draft : Draft();
    change();
    if (explanation_ != nullptr) ExplainChange(layout_, "edges", rule, before, draft);
  };
  by("what a relative pronoun stands for is no content", [&] { DropAntecedents(layout_, &draft->contents); });
  by("whoever was asked is no source", [&] {
    if (draft->source && IsAsked(layout_, *draft->cue, *draft->source, draft->contents)) draft->source.reset();
  });
  if (draft->source) return;
  const auto next =
      std::partition_point(spans_.begin(), spans_.end(), [&](const RoleSpan& s) { return s.begin < draft->cue->end; });
  const std::size_t limit = next == spans_.end() ? layout_.size() : next->begin;
  by("whoever was told is no content", [&] { DropAddressee(layout_, *draft->cue, limit, &draft->contents); });
}

void Decoder::Discard(const Draft& draft, const char* rule) {
  explanation_->discarded.push_back({Finish(draft), draft.decisions});
  explanation_->discarded.back().decisions.push_back({"attribution", rule});
}

void Decoder::TakeUpDiscarded(const std::vector<Attribution>& attributions) {
  std::vector<std::pair<ByteSpan, std::size_t>> contents;  // disjoint, and whose they are
  for (std::size_t a = 0; a < attributions.size(); ++a) {
    for (const ByteSpan piece : attributions[a].content) contents.push_back({piece, a});
  }
  std::sort(contents.begin(), contents.end());
  std::vector<Explanation::Discarded> kept;
  for (Explanation::Discarded& discarded : explanation_->discarded) {
    const ByteSpan first = discarded.attribution.content.front();
    const auto next =
        std::partition_point(contents.begin(), contents.end(), [&](const auto& c) { return c.first.end <= first.begin; });
    if (next == contents.end() || !next->first.Overlaps(first)) {
      kept.push_back(std::move(discarded));
      continue;
    }
    std::vector<Decision>& decisions = explanation_->decisions[next->second];
    const auto taken_up = std::find_if(decisions.begin(), decisions.end(), [&](const Decision& d) {
      return d.step == "chains" && d.span && d.span->Overlaps(first);
    });
    decisions.insert(taken_up, discarded.decisions.begin(), discarded.decisions.end());
  }
  std::stable_sort(kept.begin(), kept.end(),
                   [](const auto& a, const auto& b) { return a.attribution.content.front() < b.attribution.content.front(); });
  explanation_->discarded = std::move(kept);
}

// Drops drafts that are more likely wrong than right, unless a quotation is their content: that was said by somebody.
void Decoder::DropDoubtful() {
  const auto is_doubtful = [this](const Draft& draft) {
    return !HasQuotation(layout_, draft) && draft.confidence < kLeastConfidence;
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
  KeepProbabilities();
  Credits credits = FindCredits(layout_, lexicon_, tags_);
  CutTagsAtBreaks();
  SettleCredits(std::move(credits));
  SetSpans();
  RaiseArcTargets();
  SetSpans();
  FreeTags();
  Link();
  DropDoubtful();
  for (const Draft& draft : TakeBlocks(layout_, &drafts_, explanation_ != nullptr))
    Discard(draft, "inside a block, which is one statement");
  ChainQuotations(layout_, spans_, titles_, &drafts_, explanation_ != nullptr);
  const auto first_token = [](const Draft& draft) {
    std::size_t first = draft.contents[0].begin;
    for (const RoleSpan& piece : draft.contents) first = std::min(first, piece.begin);
    return first;
  };
  std::sort(drafts_.begin(), drafts_.end(), [&](const Draft& a, const Draft& b) { return first_token(a) < first_token(b); });
  std::vector<Attribution> attributions;
  attributions.reserve(drafts_.size());
  for (Draft& draft : drafts_) {
    attributions.push_back(Finish(draft));
    if (explanation_ != nullptr) explanation_->decisions.push_back(std::move(draft.decisions));
    draft = Draft();
  }
  if (explanation_ != nullptr) TakeUpDiscarded(attributions);
  return attributions;
}

}  // namespace

std::vector<Attribution> DecodeAttributions(const Article& article, const Lexicon& lexicon, TagScores scores,
                                            Explanation* explanation) {
  return Decoder(article, lexicon, std::move(scores), explanation).Decode();
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
