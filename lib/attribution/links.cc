// Links: contents to cues by a dynamic programme, cues to sources by the best arc, both within what the layout allows.
// SPDX-License-Identifier: Apache-2.0
#include "lib/attribution/links.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstdint>
#include <string>
#include <map>

namespace inquit {
inline namespace v0 {
namespace internal {
double Tune(const char* name, double value);
double Tune(const char* name, double value) {
  static std::map<std::string, double>& cache = *new std::map<std::string, double>();
  auto it = cache.find(name);
  if (it != cache.end()) return it->second;
  const char* v = getenv(name);
  return cache[name] = v ? atof(v) : value;
}
namespace {

#define T(name, value) static const float name = static_cast<float>(Tune(#name, value))
T(kNoArc, -6);
T(kSameSentence, 5);
T(kEarlierParagraph, -2.2);
T(kCueBetween, -1.5);
T(kBeside, 0.9);
T(kAnnounced, 4);
const std::size_t kNear = 8;
T(kFirstContent, 2);
T(kLeast, 1);
T(kSrcNoArc, -4);
T(kSrcSame, 3);
T(kSrcContentBetween, -0.65);
T(kSrcSourceBetween, -1.6);
T(kSrcAdjacent, 1);
T(kSrcNone, 0);

constexpr float kImpossible = -1000;
constexpr std::size_t kMaxReadings = 16;

class Linker {
 public:
  Linker(const Layout& layout, const Arcs& arcs, const std::vector<RoleSpan>& spans) : layout_(layout), arcs_(arcs), spans_(spans) {
    links_.cue.assign(spans.size(), kNoSpan);
    links_.source.assign(spans.size(), kNoSpan);
    cues_before_.assign(spans.size() + 1, 0);
    contents_before_ = sources_before_ = cues_before_;
    for (std::size_t s = 0; s < spans.size(); ++s) {
      cues_before_[s + 1] = cues_before_[s] + (spans[s].role == Role::kCue);
      contents_before_[s + 1] = contents_before_[s] + (spans[s].role == Role::kContent);
      sources_before_[s + 1] = sources_before_[s] + (spans[s].role == Role::kSource);
    }
  }

  Links Run() {
    LinkContents();
    for (std::size_t s = 0; s < spans_.size(); ++s) {
      if (spans_[s].role == Role::kCue) LinkSource(s);
    }
    return std::move(links_);
  }

 private:
  struct Choice {
    std::size_t cue;
    float score;
  };
  struct Reading {
    std::size_t cue = kNoSpan;  // that the content before went to
    float score = 0;
    std::size_t from = 0;  // the step before: index into steps_
  };
  struct Step {
    std::size_t content, cue, before;
  };

  // Whether spans of one kind (prefix counts `before`) stand between spans a and b.
  static bool Between(const std::vector<std::uint32_t>& before, std::size_t a, std::size_t b) {
    if (a > b) std::swap(a, b);
    return before[b] > before[a + 1];
  }

  bool SameSentence(std::size_t content, std::size_t cue) const {
    const std::size_t sentence = layout_.SentenceOf(spans_[cue].begin);
    return layout_.SentenceOf(spans_[content].begin) == sentence || layout_.SentenceOf(spans_[content].end - 1) == sentence;
  }

  bool IsQuoted(const RoleSpan& content) const {
    return layout_.QuotationOf(content.begin) != kNoQuotation || layout_.QuotationOf(content.end - 1) != kNoQuotation;
  }

  // What the layout adds to the arc from `content` to `cue`.
  float Fit(std::size_t content, std::size_t cue) const {
    const RoleSpan& what = spans_[content];
    const std::size_t cue_paragraph = layout_.ParagraphOf(spans_[cue].begin);
    const std::size_t first = layout_.ParagraphOf(what.begin), last = layout_.ParagraphOf(what.end - 1);
    if (cue_paragraph > last) return kImpossible;
    if (cue_paragraph < first) {
      const std::size_t end = layout_.Paragraph(cue_paragraph).end;
      const bool announced = layout_.Word(end - 1) == ":";
      const bool headed = layout_.KindOf(cue_paragraph) != ParagraphKind::kBody;
      if (headed || (!announced && !IsQuoted(what))) return kImpossible;
    }
    float score = 0;
    if (cue_paragraph + 1 == first && layout_.OpensParagraph(what.begin) && layout_.Word(layout_.Paragraph(cue_paragraph).end - 1) == ":" && spans_[cue].end + kNear >= layout_.Paragraph(cue_paragraph).end) score += kAnnounced;
    const bool same = SameSentence(content, cue);
    const bool cue_between = Between(cues_before_, content, cue);
    if (same) score += kSameSentence;
    if (cue_paragraph < first) score += kEarlierParagraph;
    if (cue_between) score += kCueBetween;
    if (same && !cue_between && IsQuoted(what) && !Between(contents_before_, content, cue)) score += kBeside;
    return score;
  }

  void Choices(std::size_t content, std::vector<Choice>* out) const {
    out->clear();
    const std::size_t from = spans_[content].begin;
    auto arc = std::lower_bound(arcs_.cue_of_content.begin(), arcs_.cue_of_content.end(), from,
                                [](const Arc& a, std::size_t token) { return a.from < token; });
    for (; arc != arcs_.cue_of_content.end() && arc->from == from; ++arc) {
      const std::size_t cue = SpanAt(arc->to, Role::kCue);
      if (cue == kNoSpan) continue;
      const float fit = Fit(content, cue);
      if (fit > kImpossible) out->push_back({cue, arc->score + fit});
    }
    // The nearest cues without an arc.
    for (std::size_t s = content; s-- > 0 && content - s <= 3;) AddWithoutArc(content, s, out);
    for (std::size_t s = content + 1; s < spans_.size() && s - content <= 3; ++s) AddWithoutArc(content, s, out);
  }

  void AddWithoutArc(std::size_t content, std::size_t s, std::vector<Choice>* out) const {
    if (spans_[s].role != Role::kCue || !SameSentence(content, s)) return;
    for (const Choice& choice : *out) {
      if (choice.cue == s) return;
    }
    const float fit = Fit(content, s);
    if (fit > kImpossible) out->push_back({s, kNoArc + fit});
  }

  std::size_t SpanAt(std::size_t token, Role role) const {
    if (token == kNoToken) return kNoSpan;
    const auto span = std::lower_bound(spans_.begin(), spans_.end(), token, [](const RoleSpan& s, std::size_t t) { return s.begin < t; });
    if (span == spans_.end() || span->begin != token || span->role != role) return kNoSpan;
    return static_cast<std::size_t>(span - spans_.begin());
  }

  void LinkContents() {
    std::vector<Step> steps;
    std::vector<Reading> readings(1), grown;
    readings[0].from = kNoSpan;
    std::vector<Choice> choices;
    for (std::size_t s = 0; s < spans_.size(); ++s) {
      if (spans_[s].role != Role::kContent) continue;
      Choices(s, &choices);
      grown.clear();
      const auto keep = [&](const Reading& reading, std::size_t cue, float score, bool links) {
        for (Reading& other : grown) {
          if (other.cue != cue) continue;
          if (score > other.score) {
            other.score = score;
            if (links) {
              steps.push_back({s, cue, reading.from});
              other.from = steps.size() - 1;
            } else {
              other.from = reading.from;
            }
          }
          return;
        }
        Reading next;
        next.cue = cue;
        next.score = score;
        next.from = reading.from;
        if (links) {
          steps.push_back({s, cue, reading.from});
          next.from = steps.size() - 1;
        }
        grown.push_back(next);
      };
      for (const Reading& reading : readings) {
        keep(reading, reading.cue, reading.score + kLeast, false);  // the content is dropped
        for (const Choice& choice : choices) {
          const bool fresh = reading.cue == kNoSpan || choice.cue > reading.cue;
          keep(reading, choice.cue, reading.score + choice.score + (fresh ? kFirstContent : 0), true);
        }
      }
      std::sort(grown.begin(), grown.end(), [](const Reading& a, const Reading& b) { return a.score > b.score; });
      if (grown.size() > kMaxReadings) grown.resize(kMaxReadings);
      const float best = grown[0].score;
      for (Reading& r : grown) r.score -= best;
      readings.swap(grown);
    }
    for (std::size_t at = readings[0].from; at != kNoSpan; at = steps[at].before) links_.cue[steps[at].content] = steps[at].cue;
  }

  void LinkSource(std::size_t cue) {
    const std::size_t from = spans_[cue].begin;
    float best = kSrcNoArc + kSrcNone;
    std::vector<Choice> choices;
    auto arc = std::lower_bound(arcs_.source_of_cue.begin(), arcs_.source_of_cue.end(), from,
                                [](const Arc& a, std::size_t token) { return a.from < token; });
    for (; arc != arcs_.source_of_cue.end() && arc->from == from; ++arc) {
      if (arc->to == kNoToken) {
        best = arc->score + kSrcNone;
        continue;
      }
      const std::size_t source = SpanAt(arc->to, Role::kSource);
      if (source != kNoSpan) choices.push_back({source, arc->score});
    }
    for (std::size_t d = 1; d <= 3; ++d) {
      for (const std::size_t s : {cue - d, cue + d}) {
        if (s >= spans_.size() || spans_[s].role != Role::kSource || layout_.SentenceOf(spans_[s].begin) != layout_.SentenceOf(from)) continue;
        if (std::none_of(choices.begin(), choices.end(), [&](const Choice& c) { return c.cue == s; })) choices.push_back({s, kSrcNoArc});
      }
    }
    for (const Choice& choice : choices) {
      const RoleSpan& source = spans_[choice.cue];
      if (layout_.ParagraphOf(source.begin) != layout_.ParagraphOf(from)) continue;
      float score = choice.score;
      if (layout_.SentenceOf(source.begin) == layout_.SentenceOf(from)) score += kSrcSame;
      if (Between(contents_before_, cue, choice.cue)) score += kSrcContentBetween;
      if (Between(sources_before_, cue, choice.cue)) score += kSrcSourceBetween;
      const std::size_t gap = source.begin < from ? from - source.end : source.begin - spans_[cue].end;
      if (gap <= 1) score += kSrcAdjacent;
      if (score > best) {
        best = score;
        links_.source[cue] = choice.cue;
      }
    }
  }

  const Layout& layout_;
  const Arcs& arcs_;
  const std::vector<RoleSpan>& spans_;
  std::vector<std::uint32_t> cues_before_, contents_before_, sources_before_;
  Links links_;
};

}  // namespace

Links LinkSpans(const Layout& layout, const Arcs& arcs, const std::vector<RoleSpan>& spans) {
  return Linker(layout, arcs, spans).Run();
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
