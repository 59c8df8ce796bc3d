// Links: contents to cues by a dynamic programme, cues to sources by the best arc, both with what the layout says.
// SPDX-License-Identifier: Apache-2.0
//
// The network's arcs are log probabilities among all the cues of a window, and waver where two people talk in turn:
//
//   "Fine," Falk said. "Not today," Brandt said.     the second "said" draws both quotations, the first has none
//
// So each link is worth its arc and what the layout adds (one sentence, one paragraph, nothing between), and a cue that gets
// its first content adds kFirstContent: the links that are worth most together are taken. Contents are read in order; a state
// is the cue of the content before, since a later content hardly ever belongs to an earlier cue: where it does, as in "The
// ferry, Odd, who [hates] the sea, [said], is late", only the bonus is lost. As many states live on as kMaxStates, so the time
// is linear.
//
// The weights were fitted by conditional logistic regression to which of its cues each content, and which of its sources each
// cue, of contract/train, free/train and free/onestop has, then rounded and searched one by one for triple on the same
// (tools/train/EXPERIMENTS.md).
//
// Known failures: a content that goes on behind a report inside it, where neither arc nor sentence tells.
#include "lib/attribution/links.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// Of a content and a cue.
constexpr float kNoArc = -6;             // instead of an arc that the network does not give
constexpr float kSameSentence = 5;       // the cue stands in the first or last sentence of the content
constexpr float kEarlierParagraph = -2;  // the cue stands in a paragraph before the content
constexpr float kAnnounced = 8;          // ... that ends with its colon, and the content begins the next
constexpr float kCueBetween = -1.5f;     // another cue stands between them
constexpr float kBeside = 1;             // a quotation of the same sentence, and nothing between them
constexpr float kFirstContent = 2;       // the cue has no content yet
constexpr float kDropped = 1;            // of a content that gets no cue

// Of a cue and a source.
constexpr float kNoSourceArc = -4;  // as kNoArc
constexpr float kSourceSentence = 3;
constexpr float kSourceBehindContent = -0.65f;
constexpr float kSourceBehindSource = -1.6f;
constexpr float kSourceBeside = 1;  // at most a comma between them

constexpr std::size_t kMaxStates = 8;
constexpr std::size_t kNear = 3;             // spans on either side that are tried without an arc
constexpr std::size_t kMostBeforeColon = 8;  // tokens between a cue and the colon that ends its paragraph

class Linker {
 public:
  Linker(const Layout& layout, const Arcs& arcs, const std::vector<RoleSpan>& spans)
      : layout_(layout), arcs_(arcs), spans_(spans) {
    links_.cue.assign(spans.size(), kNoSpan);
    links_.source.assign(spans.size(), kNoSpan);
    for (std::vector<std::uint32_t>& before : before_) before.assign(spans.size() + 1, 0);
    for (std::size_t s = 0; s < spans.size(); ++s) {
      for (std::size_t role = 0; role < kRoles; ++role) {
        before_[role][s + 1] = before_[role][s] + (static_cast<std::size_t>(spans[s].role) == role);
      }
    }
  }

  Decision Explain(std::size_t s, const Links& links) const {
    const bool content = spans_[s].role == Role::kContent;
    const std::size_t chosen = content ? links.cue[s] : links.source[s];
    std::vector<Choice> choices;
    if (content) {
      CuesFor(s, &choices);
    } else {
      SourcesFor(s, &choices);
    }
    Decision decision{"links", content ? "the cues of all contents that are worth most together" : "the source worth most"};
    decision.span = layout_.Bytes({spans_[s].begin, spans_[s].end});
    double none = static_cast<double>(content ? kDropped : kNoSourceArc);
    for (const Choice& choice : choices) {
      if (choice.span == kNoSpan) {
        none = std::max(none, static_cast<double>(choice.worth));
        continue;
      }
      const bool better = std::any_of(choices.begin(), choices.end(), [&](const Choice& other) {
        return other.span == choice.span && (other.worth > choice.worth || (other.worth == choice.worth && &other < &choice));
      });
      if (better) continue;
      Alternative alternative;
      alternative.span = layout_.Bytes({spans_[choice.span].begin, spans_[choice.span].end});
      alternative.score = static_cast<double>(choice.worth);
      alternative.chosen = choice.span == chosen;
      Sum fit(&alternative.evidence);
      fit.Add("arc", choice.arc);
      if (content) {
        Fit(s, choice.span, &fit);
      } else {
        SourceFit(s, choice.span, &fit);
      }
      decision.alternatives.push_back(std::move(alternative));
    }
    decision.alternatives.push_back({content ? "no cue" : "no source", std::nullopt, none, chosen == kNoSpan});
    std::stable_sort(decision.alternatives.begin(), decision.alternatives.end(),
                     [](const Alternative& a, const Alternative& b) { return a.score > b.score; });
    return decision;
  }

  Links Run() {
    LinkContents();
    std::vector<Choice> sources;
    for (std::size_t s = 0; s < spans_.size(); ++s) {
      if (spans_[s].role != Role::kCue) continue;
      SourcesFor(s, &sources);
      links_.source[s] = BestSource(sources);
    }
    return std::move(links_);
  }

 private:
  struct Choice {
    std::size_t span = kNoSpan;
    float arc = 0;
    float worth = 0;  // with what the layout adds
  };

  // What the layout adds to an arc, by name where somebody asks.
  class Sum {
   public:
    explicit Sum(std::vector<Evidence>* evidence = nullptr) : evidence_(evidence) {}
    void Add(const char* name, float value) {
      sum_ += value;
      if (evidence_ != nullptr) evidence_->push_back({name, static_cast<double>(value)});
    }
    float sum() const { return sum_; }

   private:
    float sum_ = 0;
    std::vector<Evidence>* evidence_;
  };

  // The links of the contents so far; what comes next depends on the last cue only.
  struct State {
    std::size_t cue = kNoSpan;
    float worth = 0;
    std::size_t link = kNoSpan;  // the last one, an index into trail_
    bool links = false;          // the content that is being read goes to `cue`, which trail_ does not have yet
  };
  struct Link {
    std::size_t content, cue, before;
  };

  // Whether a span of `role` stands between spans `a` and `b`.
  bool Between(Role role, std::size_t a, std::size_t b) const {
    const auto& before = before_[static_cast<std::size_t>(role)];
    return before[std::max(a, b)] > before[std::min(a, b) + 1];
  }

  std::size_t SpanAt(std::size_t token, Role role) const {
    if (token == kNoToken) return kNoSpan;
    const auto span =
        std::lower_bound(spans_.begin(), spans_.end(), token, [](const RoleSpan& s, std::size_t t) { return s.begin < t; });
    if (span == spans_.end() || span->begin != token || span->role != role) return kNoSpan;
    return static_cast<std::size_t>(span - spans_.begin());
  }

  bool IsQuoted(const RoleSpan& content) const {
    return layout_.QuotationOf(content.begin) != kNoQuotation || layout_.QuotationOf(content.end - 1) != kNoQuotation;
  }

  bool InSentenceOf(std::size_t content, std::size_t cue) const {
    const std::size_t sentence = layout_.SentenceOf(spans_[cue].begin);
    return layout_.SentenceOf(spans_[content].begin) == sentence || layout_.SentenceOf(spans_[content].end - 1) == sentence;
  }

  // "He added:" at the end of a paragraph.
  bool Announces(std::size_t cue) const {
    const std::size_t end = layout_.Paragraph(layout_.ParagraphOf(spans_[cue].begin)).end;
    return layout_.Word(end - 1) == ":" && spans_[cue].end + kMostBeforeColon >= end;
  }

  // ... and what opens the next paragraph.
  bool IsAnnounced(std::size_t content, std::size_t cue) const {
    const std::size_t begin = spans_[content].begin;
    return layout_.OpensParagraph(begin) && layout_.ParagraphOf(spans_[cue].begin) + 1 == layout_.ParagraphOf(begin) &&
           Announces(cue);
  }

  // Adds to `fit` what the layout adds to the arc from `content` to `cue`; false where that cannot be. A cue has no content in
  // a paragraph before its own (chains.h knows the exception), nor in one behind it but for quotations and what it announces; a
  // heading has none in the body.
  bool Fit(std::size_t content, std::size_t cue, Sum* fit) const {
    const RoleSpan& what = spans_[content];
    const std::size_t here = layout_.ParagraphOf(spans_[cue].begin), first = layout_.ParagraphOf(what.begin);
    if (here > layout_.ParagraphOf(what.end - 1)) return false;
    if (here < first) {
      if (layout_.KindOf(here) != ParagraphKind::kBody || (!Announces(cue) && !IsQuoted(what))) return false;
      fit->Add("earlier paragraph", kEarlierParagraph);
      if (IsAnnounced(content, cue)) fit->Add("announced by a colon", kAnnounced);
    }
    const bool same = InSentenceOf(content, cue), cue_between = Between(Role::kCue, content, cue);
    if (same) fit->Add("same sentence", kSameSentence);
    if (cue_between) fit->Add("another cue between", kCueBetween);
    if (same && !cue_between && IsQuoted(what) && !Between(Role::kContent, content, cue)) fit->Add("beside", kBeside);
    return true;
  }

  // The cues that `content` may go to: those of its arcs, and the nearest of its sentences or that announce it.
  void CuesFor(std::size_t content, std::vector<Choice>* cues) const {
    cues->clear();
    const auto add = [&](std::size_t cue, float arc) {
      if (std::any_of(cues->begin(), cues->end(), [&](const Choice& c) { return c.span == cue; })) return;
      Sum fit;
      if (Fit(content, cue, &fit)) cues->push_back({cue, arc, arc + fit.sum()});
    };
    const auto& arcs = arcs_.cue_of_content;
    auto arc = std::lower_bound(arcs.begin(), arcs.end(), spans_[content].begin,
                                [](const Arc& a, std::size_t token) { return a.from < token; });
    for (; arc != arcs.end() && arc->from == spans_[content].begin; ++arc) {
      if (const std::size_t cue = SpanAt(arc->to, Role::kCue); cue != kNoSpan) add(cue, arc->score);
    }
    const std::size_t last = std::min(content + kNear + 1, spans_.size());
    for (std::size_t s = content - std::min(content, kNear); s < last; ++s) {
      if (spans_[s].role == Role::kCue && (InSentenceOf(content, s) || IsAnnounced(content, s))) add(s, kNoArc);
    }
  }

  // Puts what `state` grows into by a content that goes to `cue`, or is dropped, among `grown`, where it is the best with this
  // cue.
  static void Grow(const State& state, std::size_t cue, float worth, bool links, std::vector<State>* grown) {
    const auto other = std::find_if(grown->begin(), grown->end(), [&](const State& s) { return s.cue == cue; });
    if (other == grown->end()) {
      grown->push_back({cue, worth, state.link, links});
    } else if (worth > other->worth) {
      *other = {cue, worth, state.link, links};
    }
  }

  // Leaves the best of `states`, whose last content is `content`.
  void Prune(std::size_t content, std::vector<State>* states) {
    std::sort(states->begin(), states->end(),
              [](const State& a, const State& b) { return a.worth != b.worth ? a.worth > b.worth : a.cue < b.cue; });
    if (states->size() > kMaxStates) states->resize(kMaxStates);
    const float best = states->front().worth;
    for (State& state : *states) {
      state.worth -= best;  // so that sums stay small in long texts
      if (!state.links) continue;
      trail_.push_back({content, state.cue, state.link});
      state.link = trail_.size() - 1;
      state.links = false;
    }
  }

  void LinkContents() {
    std::vector<State> states(1), grown;
    std::vector<Choice> cues;
    for (std::size_t s = 0; s < spans_.size(); ++s) {
      if (spans_[s].role != Role::kContent) continue;
      CuesFor(s, &cues);
      grown.clear();
      for (const State& state : states) {
        Grow(state, state.cue, state.worth + kDropped, false, &grown);
        for (const Choice& choice : cues) {
          const bool fresh = state.cue == kNoSpan || choice.span > state.cue;
          Grow(state, choice.span, state.worth + choice.worth + (fresh ? kFirstContent : 0), true, &grown);
        }
      }
      Prune(s, &grown);
      states.swap(grown);
    }
    for (std::size_t at = states[0].link; at != kNoSpan; at = trail_[at].before)
      links_.cue[trail_[at].content] = trail_[at].cue;
  }

  // Adds to `fit` what the layout adds to the arc from `cue` to `source`; false where that stands in another paragraph.
  bool SourceFit(std::size_t cue, std::size_t source, Sum* fit) const {
    const RoleSpan& a = spans_[std::min(cue, source)];
    const RoleSpan& b = spans_[std::max(cue, source)];
    if (layout_.ParagraphOf(a.begin) != layout_.ParagraphOf(b.begin)) return false;
    if (layout_.SentenceOf(a.begin) == layout_.SentenceOf(b.begin)) fit->Add("same sentence", kSourceSentence);
    if (Between(Role::kContent, cue, source)) fit->Add("a content between", kSourceBehindContent);
    if (Between(Role::kSource, cue, source)) fit->Add("another source between", kSourceBehindSource);
    if (b.begin - a.end <= 1) fit->Add("beside", kSourceBeside);
    return true;
  }

  // The sources that `cue` may have: those of its arcs, kNoSpan for the arc to none, and the nearest of its sentence, which may
  // be there already.
  void SourcesFor(std::size_t cue, std::vector<Choice>* sources) const {
    sources->clear();
    const auto consider = [&](std::size_t source, float arc) {
      Sum fit;
      if (source == kNoSpan || SourceFit(cue, source, &fit)) sources->push_back({source, arc, arc + fit.sum()});
    };
    const auto& arcs = arcs_.source_of_cue;
    const std::size_t from = spans_[cue].begin;
    auto arc = std::lower_bound(arcs.begin(), arcs.end(), from, [](const Arc& a, std::size_t token) { return a.from < token; });
    for (; arc != arcs.end() && arc->from == from; ++arc) {
      const std::size_t source = SpanAt(arc->to, Role::kSource);
      if (source != kNoSpan || arc->to == kNoToken) consider(source, arc->score);
    }
    const std::size_t last = std::min(cue + kNear + 1, spans_.size());
    for (std::size_t s = cue - std::min(cue, kNear); s < last; ++s) {
      if (spans_[s].role == Role::kSource && layout_.SentenceOf(spans_[s].begin) == layout_.SentenceOf(from))
        consider(s, kNoSourceArc);
    }
  }

  // The source that is worth most, or kNoSpan.
  static std::size_t BestSource(const std::vector<Choice>& sources) {
    Choice best{kNoSpan, kNoSourceArc, kNoSourceArc};
    for (const Choice& choice : sources) {
      if (choice.worth > best.worth) best = choice;
    }
    return best.span;
  }

  const Layout& layout_;
  const Arcs& arcs_;
  const std::vector<RoleSpan>& spans_;
  std::vector<std::uint32_t> before_[kRoles];  // of each span and the end: spans of the role before it
  std::vector<Link> trail_;
  Links links_;
};

}  // namespace

Links LinkSpans(const Layout& layout, const Arcs& arcs, const std::vector<RoleSpan>& spans) {
  return Linker(layout, arcs, spans).Run();
}

Decision ExplainLink(const Layout& layout, const Arcs& arcs, const std::vector<RoleSpan>& spans, const Links& links,
                     std::size_t s) {
  return Linker(layout, arcs, spans).Explain(s, links);
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
