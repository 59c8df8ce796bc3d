// Links: which cue each content belongs to, by a beam search over all contents; which source each cue has, one by one.
// SPDX-License-Identifier: Apache-2.0
//
// The score of a link is the network's arc (a log probability) plus what the layout adds: one sentence, one paragraph, nothing
// between. Arcs alone waver where two people talk in turn:
//
//   "Fine," Falk said. "Not today," Brandt replied.
//    c1          s      c2                 r           contents c1 and c2, cues s ("said") and r ("replied")
//
// Here the network draws c1 to the wrong cue: its arcs are c1-s -4, c1-r -0.5, c2-s -3, c2-r -0.1. So a cue adds
// kFirstContent when it gets its first content, and the links with the highest sum are taken. A dynamic programme finds them.
// It reads the contents in order; a state is the cue of the last content that has one, with the score so far, since that is
// all that the next content's score depends on. Of each content the choices are the cues of its arcs and the nearest ones of
// its sentence, or none. The states of the example, each with the best score that leads to it:
//
//   behind  state  score
//   c1      none    1     = no cue 1
//           s       4     = arc -4, same sentence 5, beside 1, first 2
//           r       0     = arc -0.5, another cue between -1.5, first 2
//   c2      none    2     = 1 (none) + no cue 1
//           s       5     = 4 (s) + no cue 1; by the link c2-s it would be 1, since only the arc, -3, is added
//           r      11.9   = 4 (s) + arc -0.1, same sentence 5, beside 1, first 2; from r it would be 5.9, from none 8.9
//
// The best is r, reached from s: c1-s and c2-r.
//
// After each content only the best kBeamWidth states go on, so the time is linear; back pointers tell the links of the best.
// "First" means that the cue stands behind the cue of the content before, which is nearly the same, as a later content hardly
// ever belongs to an earlier cue. Where it does, as in "The ferry, Odd, who [hates] the sea, [said], is late", only the bonus
// is lost.
//
// Sources are simpler, since one source may serve several cues (docs/annotation.md, 4.11): each cue takes the source with the
// highest score.
//
// Known failures: a content that goes on behind a report inside it, where neither arc nor sentence tells; a quotation whose
// cue stands in another paragraph and was not found, which chains.cc then gives to the report before.
#include "lib/attribution/links.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string_view>
#include <utility>

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// Of a content and a cue, in log probability, like the arcs they are added to. Fitted: by conditional logistic regression to
// which of its cues each content of contract/train, free/train and free/onestop has, with both models, then rounded and
// searched one by one for triple on the same. kNoArc, kFirstContent and kNoCue were only searched; of kAnnounced no search is
// logged. Triple stays within 0.1 for kNoArc -8 to -4, kSameSentence 4 to 7, kFirstContent 1 to 4 (tools/train/EXPERIMENTS.md,
// "Links").
constexpr float kNoArc = -6;             // in place of the arc, where the network lists none
constexpr float kSameSentence = 5;       // the cue stands in the first or last sentence of the content
constexpr float kEarlierParagraph = -2;  // the cue stands in a paragraph before the content
constexpr float kAnnounced = 8;          // ... that ends with its colon, and the content begins the next
constexpr float kCueBetween = -1.5f;     // another cue stands between them
constexpr float kBeside = 1;             // a quotation of the same sentence, and neither cue nor content between them
constexpr float kFirstContent = 2;       // the cue has no content yet
constexpr float kNoCue = 1;              // the score of a content without a cue

// Of a cue and a source. Fitted: in the same way to which of its sources each cue has.
constexpr float kNoSourceArc = -4;  // as kNoArc; also the score of a cue without a source, if no arc says more
constexpr float kSourceSentence = 3;
constexpr float kContentBetween = -0.65f;
constexpr float kSourceBetween = -1.6f;
constexpr float kSourceBeside = 1;  // at most a comma between them

// By hand: bounds of the search, for linear time.
constexpr std::size_t kBeamWidth = 8;
constexpr std::size_t kNearest = 3;          // spans on either side that are tried though they have no arc
constexpr std::size_t kMostBeforeColon = 8;  // tokens between a cue and the colon that ends its paragraph

class Linker {
 public:
  Linker(const Layout& layout, const Arcs& arcs, const std::vector<RoleSpan>& spans)
      : layout_(layout), arcs_(arcs), spans_(spans) {
    links_.cue.assign(spans.size(), kNoSpan);
    links_.source.assign(spans.size(), kNoSpan);
    links_.margin.assign(spans.size(), 0);
    for (std::vector<std::uint32_t>& before : count_before_) before.assign(spans.size() + 1, 0);
    for (std::size_t s = 0; s < spans.size(); ++s) {
      for (std::size_t role = 0; role < kRoles; ++role) {
        count_before_[role][s + 1] = count_before_[role][s] + (static_cast<std::size_t>(spans[s].role) == role);
      }
    }
  }

  Links Run() {
    LinkContents();
    std::vector<Choice> choices;
    for (std::size_t s = 0; s < spans_.size(); ++s) {
      if (links_.cue[s] != kNoSpan) {
        CuesFor(s, &choices);
        links_.margin[s] = Margin(choices, links_.cue[s], kNoCue);
      }
      if (spans_[s].role == Role::kCue) {
        SourcesFor(s, &choices);
        links_.source[s] = BestSource(choices);
        links_.margin[s] = Margin(choices, links_.source[s], kNoSourceArc);
      }
    }
    return std::move(links_);
  }

  // As ExplainLinks, of span number `s`, which is a content or a cue.
  Decision Explain(std::size_t s, const Links& links) const {
    const bool content = spans_[s].role == Role::kContent;
    const std::size_t chosen = content ? links.cue[s] : links.source[s];
    std::vector<Choice> choices;
    if (content) {
      CuesFor(s, &choices);
    } else {
      SourcesFor(s, &choices);
    }
    Decision decision{"links", content ? "the best links of all contents together" : "the source with the highest score"};
    decision.span = layout_.Bytes({spans_[s].begin, spans_[s].end});
    if (content) decision.evidence = {{"not counted here: a cue's first content", static_cast<double>(kFirstContent)}};
    double none = static_cast<double>(content ? kNoCue : kNoSourceArc);
    for (const Choice& choice : choices) {
      if (choice.span == kNoSpan) {
        none = std::max(none, static_cast<double>(choice.score));
        continue;
      }
      const bool better = std::any_of(choices.begin(), choices.end(), [&](const Choice& other) {
        return other.span == choice.span && (other.score > choice.score || (other.score == choice.score && &other < &choice));
      });
      if (better) continue;
      Alternative alternative;
      alternative.span = layout_.Bytes({spans_[choice.span].begin, spans_[choice.span].end});
      alternative.score = static_cast<double>(choice.score);
      alternative.chosen = choice.span == chosen;
      LayoutScore layout(&alternative.evidence);
      layout.Add("arc", choice.arc);
      if (content) {
        ScoreCue(s, choice.span, &layout);
      } else {
        ScoreSource(s, choice.span, &layout);
      }
      decision.alternatives.push_back(std::move(alternative));
    }
    decision.alternatives.push_back({content ? "no cue" : "no source", std::nullopt, none, chosen == kNoSpan});
    std::stable_sort(decision.alternatives.begin(), decision.alternatives.end(),
                     [](const Alternative& a, const Alternative& b) { return a.score > b.score; });
    return decision;
  }

 private:
  // One of the cues that a content, or of the sources that a cue, may be linked to.
  struct Choice {
    std::size_t span = kNoSpan;  // the cue or source; kNoSpan for the network's arc to no source
    float arc = 0;               // what the network gives for it, or kNoArc or kNoSourceArc
    float score = 0;             // the arc and what the layout adds
  };

  // The sum of what the layout adds to an arc, and its parts by name where somebody asks.
  class LayoutScore {
   public:
    explicit LayoutScore(std::vector<Evidence>* evidence = nullptr) : evidence_(evidence) {}
    void Add(const char* name, float value) {
      sum_ += value;
      if (evidence_ != nullptr) evidence_->push_back({name, static_cast<double>(value)});
    }
    float sum() const { return sum_; }

   private:
    float sum_ = 0;
    std::vector<Evidence>* evidence_;
  };

  // The best links of the contents so far among those with the same last cue: a state of the dynamic programme.
  struct State {
    std::size_t cue = kNoSpan;   // of the last content that has one
    float score = 0;             // sum over the contents so far, less that of the best state
    std::size_t link = kNoSpan;  // the last link, an index into links_so_far_
    bool is_new = false;         // the content that is being read goes to `cue`, and links_so_far_ does not have that link yet
  };
  // A link, with a back pointer to the one before it.
  struct BackLink {
    std::size_t content, cue;
    std::size_t before;  // an index into links_so_far_, or kNoSpan
  };

  // Whether a span of `role` stands between the spans number `a` and `b`.
  bool Between(Role role, std::size_t a, std::size_t b) const {
    const auto& before = count_before_[static_cast<std::size_t>(role)];
    return before[std::max(a, b)] > before[std::min(a, b) + 1];
  }

  bool IsQuoted(const RoleSpan& content) const {
    return layout_.QuotationOf(content.begin) != kNoQuotation || layout_.QuotationOf(content.end - 1) != kNoQuotation;
  }

  bool InSentenceOf(std::size_t content, std::size_t cue) const {
    const std::size_t sentence = layout_.SentenceOf(spans_[cue].begin);
    return layout_.SentenceOf(spans_[content].begin) == sentence || layout_.SentenceOf(spans_[content].end - 1) == sentence;
  }

  // Whether `cue` stands at the end of a paragraph that ends with a colon: "He added:".
  bool Announces(std::size_t cue) const {
    const std::size_t end = layout_.Paragraph(layout_.ParagraphOf(spans_[cue].begin)).end;
    return layout_.Word(end - 1) == ":" && spans_[cue].end + kMostBeforeColon >= end;
  }

  // Whether `content` opens the paragraph that `cue` announces.
  bool IsAnnounced(std::size_t content, std::size_t cue) const {
    const std::size_t begin = spans_[content].begin;
    return layout_.OpensParagraph(begin) && layout_.ParagraphOf(spans_[cue].begin) + 1 == layout_.ParagraphOf(begin) &&
           Announces(cue);
  }

  // Adds to `layout` what stands for and against a link from `content` to `cue`; false where there can be none. A cue has no
  // content that ends in a paragraph before its own (but see ChainBackwards in chains.cc), nor one that begins in a later
  // paragraph, unless that is a quotation or announced by a colon. A cue in a heading has none in the body.
  bool ScoreCue(std::size_t content, std::size_t cue, LayoutScore* layout) const {
    const RoleSpan& what = spans_[content];
    const std::size_t cue_paragraph = layout_.ParagraphOf(spans_[cue].begin);
    if (cue_paragraph > layout_.ParagraphOf(what.end - 1)) return false;
    if (cue_paragraph < layout_.ParagraphOf(what.begin)) {
      if (layout_.KindOf(cue_paragraph) != ParagraphKind::kBody || (!Announces(cue) && !IsQuoted(what))) return false;
      layout->Add("earlier paragraph", kEarlierParagraph);
      if (IsAnnounced(content, cue)) layout->Add("announced by a colon", kAnnounced);
    }
    const bool same = InSentenceOf(content, cue), cue_between = Between(Role::kCue, content, cue);
    if (same) layout->Add("same sentence", kSameSentence);
    if (cue_between) layout->Add("another cue between", kCueBetween);
    if (same && !cue_between && IsQuoted(what) && !Between(Role::kContent, content, cue)) layout->Add("beside", kBeside);
    return true;
  }

  // The cues that `content` may be linked to: those of its arcs, and among the kNearest spans on either side those that stand
  // in its first or last sentence or announce it.
  void CuesFor(std::size_t content, std::vector<Choice>* cues) const {
    cues->clear();
    const auto add = [&](std::size_t cue, float arc) {
      if (std::any_of(cues->begin(), cues->end(), [&](const Choice& c) { return c.span == cue; })) return;
      LayoutScore layout;
      if (ScoreCue(content, cue, &layout)) cues->push_back({cue, arc, arc + layout.sum()});
    };
    const auto& arcs = arcs_.cue_of_content;
    auto arc = std::lower_bound(arcs.begin(), arcs.end(), spans_[content].begin,
                                [](const Arc& a, std::size_t token) { return a.from < token; });
    for (; arc != arcs.end() && arc->from == spans_[content].begin; ++arc) {
      if (const std::size_t cue = SpanAt(spans_, arc->to, Role::kCue); cue != kNoSpan) add(cue, arc->score);
    }
    const std::size_t last = std::min(content + kNearest + 1, spans_.size());
    for (std::size_t s = content - std::min(content, kNearest); s < last; ++s) {
      if (spans_[s].role == Role::kCue && (InSentenceOf(content, s) || IsAnnounced(content, s))) add(s, kNoArc);
    }
  }

  // Extends `state` by one content, so that its last cue is `cue` and its score `score`. Of all extended states with this cue
  // only the best stays in `extended`. `is_new`: the content goes to `cue`, rather than to none.
  static void Extend(const State& state, std::size_t cue, float score, bool is_new, std::vector<State>* extended) {
    const auto rival = std::find_if(extended->begin(), extended->end(), [&](const State& s) { return s.cue == cue; });
    if (rival == extended->end()) {
      extended->push_back({cue, score, state.link, is_new});
    } else if (score > rival->score) {
      *rival = {cue, score, state.link, is_new};
    }
  }

  // Leaves the best kBeamWidth of `states`, whose last content is `content`, and writes down their new links.
  void Prune(std::size_t content, std::vector<State>* states) {
    std::sort(states->begin(), states->end(),
              [](const State& a, const State& b) { return a.score != b.score ? a.score > b.score : a.cue < b.cue; });
    if (states->size() > kBeamWidth) states->resize(kBeamWidth);
    const float best = states->front().score;
    for (State& state : *states) {
      state.score -= best;  // so that sums stay small, and floats exact, in long texts
      if (!state.is_new) continue;
      links_so_far_.push_back({content, state.cue, state.link});
      state.link = links_so_far_.size() - 1;
      state.is_new = false;
    }
  }

  // The beam search over contents: see the top of this file.
  void LinkContents() {
    std::vector<State> states(1), extended;
    std::vector<Choice> cues;
    for (std::size_t s = 0; s < spans_.size(); ++s) {
      if (spans_[s].role != Role::kContent) continue;
      CuesFor(s, &cues);
      extended.clear();
      for (const State& state : states) {
        Extend(state, state.cue, state.score + kNoCue, false, &extended);
        for (const Choice& choice : cues) {
          const bool is_first = state.cue == kNoSpan || choice.span > state.cue;
          Extend(state, choice.span, state.score + choice.score + (is_first ? kFirstContent : 0), true, &extended);
        }
      }
      Prune(s, &extended);
      states.swap(extended);
    }
    for (std::size_t at = states[0].link; at != kNoSpan; at = links_so_far_[at].before)
      links_.cue[links_so_far_[at].content] = links_so_far_[at].cue;
  }

  // Adds to `layout` what stands for and against a link from `cue` to `source`; false where they stand in two paragraphs.
  bool ScoreSource(std::size_t cue, std::size_t source, LayoutScore* layout) const {
    const RoleSpan& a = spans_[std::min(cue, source)];
    const RoleSpan& b = spans_[std::max(cue, source)];
    if (layout_.ParagraphOf(a.begin) != layout_.ParagraphOf(b.begin)) return false;
    if (layout_.SentenceOf(a.begin) == layout_.SentenceOf(b.begin)) layout->Add("same sentence", kSourceSentence);
    if (Between(Role::kContent, cue, source)) layout->Add("a content between", kContentBetween);
    if (Between(Role::kSource, cue, source)) layout->Add("another source between", kSourceBetween);
    if (b.begin - a.end <= 1) layout->Add("beside", kSourceBeside);
    return true;
  }

  // The sources that `cue` may have: those of its arcs, kNoSpan for the arc to none, and among the kNearest spans on either
  // side those of its sentence. One may be there twice, with its arc and without: the higher score counts.
  void SourcesFor(std::size_t cue, std::vector<Choice>* sources) const {
    sources->clear();
    const auto consider = [&](std::size_t source, float arc) {
      LayoutScore layout;
      if (source == kNoSpan || ScoreSource(cue, source, &layout)) sources->push_back({source, arc, arc + layout.sum()});
    };
    const auto& arcs = arcs_.source_of_cue;
    const std::size_t from = spans_[cue].begin;
    auto arc = std::lower_bound(arcs.begin(), arcs.end(), from, [](const Arc& a, std::size_t token) { return a.from < token; });
    for (; arc != arcs.end() && arc->from == from; ++arc) {
      const std::size_t source = SpanAt(spans_, arc->to, Role::kSource);
      if (source != kNoSpan || arc->to == kNoToken) consider(source, arc->score);
    }
    const std::size_t last = std::min(cue + kNearest + 1, spans_.size());
    for (std::size_t s = cue - std::min(cue, kNearest); s < last; ++s) {
      if (spans_[s].role == Role::kSource && layout_.SentenceOf(spans_[s].begin) == layout_.SentenceOf(from))
        consider(s, kNoSourceArc);
    }
  }

  // The source with the highest score, or kNoSpan.
  static std::size_t BestSource(const std::vector<Choice>& sources) {
    Choice best{kNoSpan, kNoSourceArc, kNoSourceArc};
    for (const Choice& choice : sources) {
      if (choice.score > best.score) best = choice;
    }
    return best.span;
  }

  // As Links::margin, where `chosen` of `choices` was taken; the score of none is at least `none`.
  static float Margin(const std::vector<Choice>& choices, std::size_t chosen, float none) {
    constexpr float kNothing = -std::numeric_limits<float>::infinity();
    float taken = chosen == kNoSpan ? none : kNothing, other = chosen == kNoSpan ? kNothing : none;
    for (const Choice& choice : choices) {
      float& best = choice.span == chosen ? taken : other;
      best = std::max(best, choice.score);
    }
    return std::clamp(taken - other, -kMostMargin, kMostMargin);
  }

  const Layout& layout_;
  const Arcs& arcs_;
  const std::vector<RoleSpan>& spans_;
  std::vector<std::uint32_t> count_before_[kRoles];  // of each span and the end: how many spans of the role stand before it
  std::vector<BackLink> links_so_far_;               // of all states
  Links links_;
};

}  // namespace

Links LinkSpans(const Layout& layout, const Arcs& arcs, const std::vector<RoleSpan>& spans) {
  return Linker(layout, arcs, spans).Run();
}

std::vector<Decision> ExplainLinks(const Layout& layout, const Arcs& arcs, const std::vector<RoleSpan>& spans,
                                   const Links& links) {
  const Linker linker(layout, arcs, spans);
  std::vector<Decision> decisions(spans.size());
  for (std::size_t s = 0; s < spans.size(); ++s) {
    if (spans[s].role != Role::kSource) decisions[s] = linker.Explain(s, links);
  }
  return decisions;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
