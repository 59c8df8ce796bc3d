// Tests of lib/attribution/links.h: which content belongs to which cue, and which source.
// SPDX-License-Identifier: Apache-2.0
#include "lib/attribution/links.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "lib/article/article.h"
#include "lib/attribution/layout.h"
#include "tests/unit/tagged.h"

namespace inquit::internal {
namespace {

TEST_CASE("A quotation belongs to the reporting clause of its sentence, whatever the arcs waver to") {
  // The network draws the first quotation to the second cue.
  CHECK(Tagged("“Ask them,” Otto Voss said. “Not today,” Hugo Falk replied.")
            .Add({"Otto Voss", "said", {}})
            .Add({"Hugo Falk", "replied", {}})
            .Span("“Ask them,”", Role::kContent)
            .Span("“Not today,”", Role::kContent)
            .Arc("“Ask them,”", "said", -0.8f)
            .Arc("“Ask them,”", "replied", -0.6f)
            .Arc("“Not today,”", "said", -1.7f)
            .Arc("“Not today,”", "replied", -0.2f)
            .Decode() == Lines{"direct: Otto Voss | said | “Ask them,”", "direct: Hugo Falk | replied | “Not today,”"});
  CHECK(Tagged("Voss said: “Ask them.”\n\n“Not today,” Falk replied.")
            .Add({"Voss", "said:", {}})
            .Add({"Falk", "replied", {}})
            .Span("“Ask them.”", Role::kContent)
            .Span("“Not today,”", Role::kContent)
            .Arc("“Ask them.”", "said:", -0.1f)
            .Arc("“Not today,”", "said:", -0.1f)
            .Decode() == Lines{"direct: Voss | said: | “Ask them.”", "direct: Falk | replied | “Not today,”"});
}

TEST_CASE("A cue that would have no content takes one that another can spare") {
  CHECK(Tagged("Pell doubts the plan and the budget, and fears delays.")
            .Add({"Pell", "doubts", {"the plan"}})
            .Add({"Pell", "fears", {}})
            .Span("delays", Role::kContent)
            .Arc("delays", "doubts", -0.5f)
            .Arc("delays", "fears", -0.9f)
            .Decode() == Lines{"indirect: Pell | doubts | the plan", "indirect: Pell | fears | delays"});
}

TEST_CASE("No cue has an unquoted content in another paragraph, nor any in an earlier one") {
  CHECK(Tagged("Pell spoke of the dam.\n\nThe gate was stuck.")
            .Add({"Pell", "spoke of", {"the dam"}})
            .Span("The gate was stuck", Role::kContent)
            .Arc("The gate was stuck", "spoke of", -0.01f)
            .Decode() == Lines{"indirect: Pell | spoke of | the dam"});
  CHECK(Tagged("The gate was stuck all week long.\n\nPell feared for the dam.")
            .Add({"Pell", "feared for", {"the dam"}})
            .Span("The gate was stuck", Role::kContent)
            .Arc("The gate was stuck", "feared for", -0.01f)
            .Decode() == Lines{"indirect: Pell | feared for | the dam"});
}

TEST_CASE("A colon at the end of a paragraph announces the next") {
  CHECK(Tagged("The sign on the gate of the pool reads:\n\nNo diving from the wall. No dogs.")
            .Add({"The sign on the gate of the pool", "reads:", {}})
            .Span("No diving from the wall. No dogs.", Role::kContent)
            .Arc("No diving", "reads:", -0.1f)
            .Decode() == Lines{"indirect: The sign on the gate of the pool | reads: | No diving from the wall. No dogs."});
}

TEST_CASE("A heading has no content in the body") {
  CHECK(
      Tagged("Union Hopes for Pay Deal\n\n“It was hard,” the drivers told us on Friday, and drove on through the winter rain.")
          .Add({"Union", "Hopes for", {"Pay Deal"}})
          .Span("“It was hard,”", Role::kContent)
          .Span("the drivers", Role::kSource)
          .Span("told", Role::kCue)
          .Arc("“It was hard,”", "Hopes for", -0.1f)
          .Decode() == Lines{"indirect: Union | Hopes for | Pay Deal", "direct: the drivers | told | “It was hard,”"});
}

TEST_CASE("A source stands in the paragraph of its cue, and rather in its sentence") {
  Tagged other("Pell came late to the hall.\n\nThe plan was praised.");
  CHECK(other.Add({"Pell", "was praised", {"The plan"}}).Decode() == Lines{"indirect: - | was praised | The plan"});
  CHECK(Tagged("Pell said “Fine.” “Never,” Falk replied.")
            .Add({"Pell", "said", {"“Fine.”"}})
            .Add({"Falk", "replied", {"“Never,”"}}, -2)
            .Decode() == Lines{"direct: Pell | said | “Fine.”", "direct: Falk | replied | “Never,”"});
}

// ---- Against a search through all assignments -----------------------------------------------------------------------------

constexpr float kNone = -1000;  // of what cannot be linked
constexpr std::size_t kNear = 3;

// What links are worth, written down a second time: slowly, from the spans and the layout alone.
class Judge {
 public:
  Judge(const Layout& layout, const Arcs& arcs, const std::vector<RoleSpan>& spans)
      : layout_(layout), arcs_(arcs), spans_(spans) {}

  // Of `content` and `cue`, without what a first content adds.
  float CueWorth(std::size_t content, std::size_t cue) const {
    const RoleSpan &what = spans_[content], &by = spans_[cue];
    const bool same = SameSentence(what.begin, by.begin) || SameSentence(what.end - 1, by.begin);
    const std::size_t here = layout_.ParagraphOf(by.begin), there = layout_.ParagraphOf(what.begin);
    const bool colon = Near(here, by);
    const bool announced = colon && here + 1 == there && layout_.OpensParagraph(what.begin);
    float worth = ArcOf(arcs_.cue_of_content, what.begin, by.begin);
    if (worth == kNone) {
      if (!(same || announced) || Apart(content, cue) > kNear) return kNone;
      worth = -6;
    }
    const bool quoted = layout_.QuotationOf(what.begin) != kNoQuotation || layout_.QuotationOf(what.end - 1) != kNoQuotation;
    if (here > layout_.ParagraphOf(what.end - 1)) return kNone;
    if (here < there) {
      if (layout_.KindOf(here) != ParagraphKind::kBody || !(colon || quoted)) return kNone;
      worth += announced ? 6 : -2;
    }
    const bool cue_between = Count(Role::kCue, content, cue) > 0;
    if (same) worth += 5;
    if (cue_between) worth -= 1.5f;
    if (same && quoted && !cue_between && Count(Role::kContent, content, cue) == 0) worth += 1;
    return worth;
  }

  // Of all links of contents to cues: a cue adds 2 that comes behind that of the content before.
  float CuesWorth(const std::vector<std::size_t>& cue_of) const {
    float worth = 0;
    std::size_t before = kNoSpan;
    for (std::size_t s = 0; s < spans_.size(); ++s) {
      if (spans_[s].role != Role::kContent) continue;
      if (cue_of[s] == kNoSpan) {
        worth += 1;
        continue;
      }
      const float link = CueWorth(s, cue_of[s]);
      if (link == kNone) return kNone;
      worth += link + (before == kNoSpan || cue_of[s] > before ? 2 : 0);
      before = cue_of[s];
    }
    return worth;
  }

  float MostWorth(std::size_t content, std::vector<std::size_t>* cue_of) const {
    while (content < spans_.size() && spans_[content].role != Role::kContent) ++content;
    if (content == spans_.size()) return CuesWorth(*cue_of);
    float most = MostWorth(content + 1, cue_of);
    for (std::size_t cue = 0; cue < spans_.size(); ++cue) {
      if (spans_[cue].role != Role::kCue || CueWorth(content, cue) == kNone) continue;
      (*cue_of)[content] = cue;
      most = std::max(most, MostWorth(content + 1, cue_of));
      (*cue_of)[content] = kNoSpan;
    }
    return most;
  }

  // Of `cue` and `source`, which is kNoSpan where the cue has none.
  float SourceWorth(std::size_t cue, std::size_t source) const {
    if (source == kNoSpan) return std::max(-4.0f, ArcOf(arcs_.source_of_cue, spans_[cue].begin, kNoToken));
    const RoleSpan &a = spans_[std::min(cue, source)], &b = spans_[std::max(cue, source)];
    if (layout_.ParagraphOf(a.begin) != layout_.ParagraphOf(b.begin)) return kNone;
    float worth = ArcOf(arcs_.source_of_cue, spans_[cue].begin, spans_[source].begin);
    if (SameSentence(a.begin, b.begin) && Apart(cue, source) <= kNear) worth = std::max(worth, -4.0f);
    if (worth == kNone) return kNone;
    if (SameSentence(a.begin, b.begin)) worth += 3;
    if (Count(Role::kContent, cue, source) > 0) worth -= 0.65f;
    if (Count(Role::kSource, cue, source) > 0) worth -= 1.6f;
    if (b.begin <= a.end + 1) worth += 1;
    return worth;
  }

 private:
  bool SameSentence(std::size_t a, std::size_t b) const { return layout_.SentenceOf(a) == layout_.SentenceOf(b); }
  static std::size_t Apart(std::size_t a, std::size_t b) { return std::max(a, b) - std::min(a, b); }

  // Whether the paragraph ends with a colon, at most 8 tokens behind `cue`.
  bool Near(std::size_t paragraph, const RoleSpan& cue) const {
    const std::size_t end = layout_.Paragraph(paragraph).end;
    return layout_.Word(end - 1) == ":" && end - cue.end <= 8;
  }

  // Spans of `role` between spans `a` and `b`.
  std::size_t Count(Role role, std::size_t a, std::size_t b) const {
    std::size_t count = 0;
    for (std::size_t s = std::min(a, b) + 1; s < std::max(a, b); ++s) count += spans_[s].role == role;
    return count;
  }

  static float ArcOf(const std::vector<Arc>& arcs, std::size_t from, std::size_t to) {
    for (const Arc& arc : arcs) {
      if (arc.from == from && arc.to == to) return arc.score;
    }
    return kNone;
  }

  const Layout& layout_;
  const Arcs& arcs_;
  const std::vector<RoleSpan>& spans_;
};

class RandomLinks {
 public:
  explicit RandomLinks(unsigned seed) : random_(seed) {}

  std::string Text() {
    static const std::vector<std::string> kPieces = {"the ferry sank.", "Falk said",   "“we wait,”",         "Pell",
                                                     "and so on.",      "he added:\n", "it was.\n",          "“Go.”",
                                                     "a Dam Leaks",     ",",           "they saw “red” here"};
    std::string text = Below(3) == 0 ? "Dam Leaks Again\n\n" : "";
    for (std::size_t n = 4 + Below(12); n > 0; --n) text += kPieces[Below(kPieces.size())] + " ";
    return text;
  }

  // Up to 10 spans in order, disjoint, each within its paragraph or not.
  std::vector<RoleSpan> Spans(std::size_t tokens) {
    std::vector<RoleSpan> spans;
    for (std::size_t at = Below(3); at < tokens && spans.size() < 10;) {
      RoleSpan span;
      span.role = static_cast<Role>(Below(kRoles));
      span.begin = at;
      span.end = std::min(tokens, at + 1 + Below(4));
      at = span.end + Below(4);
      spans.push_back(span);
    }
    return spans;
  }

  // Arcs between half of the spans that may have one; some lead to where no span begins.
  Arcs ArcsOf(const std::vector<RoleSpan>& spans) {
    Arcs arcs;
    for (const RoleSpan& from : spans) {
      if (from.role == Role::kCue && Below(2) == 0) arcs.source_of_cue.push_back({from.begin, kNoToken, Score()});
      for (const RoleSpan& to : spans) {
        if (Below(2) == 0) continue;
        if (from.role == Role::kContent && to.role == Role::kCue)
          arcs.cue_of_content.push_back({from.begin, to.begin, Score()});
        if (from.role == Role::kCue && to.role == Role::kSource) arcs.source_of_cue.push_back({from.begin, to.begin, Score()});
        if (from.role == Role::kContent && to.size() > 1) arcs.cue_of_content.push_back({from.begin, to.begin + 1, Score()});
      }
    }
    return arcs;
  }

 private:
  std::size_t Below(std::size_t n) { return random_() % n; }
  float Score() { return -static_cast<float>(Below(1024)) / 128; }

  std::mt19937 random_;
};

TEST_CASE("No other links of the same spans are worth more") {
  RandomLinks random(5);
  std::size_t links_found = 0, sources_found = 0, dropped = 0;
  for (int n = 0; n < 1000; ++n) {
    const std::string text = random.Text();
    const Article article = *Article::Read(text, Options());
    const Layout layout(article);
    const std::vector<RoleSpan> spans = random.Spans(article.size());
    const Arcs arcs = random.ArcsOf(spans);
    const Links links = LinkSpans(layout, arcs, spans);
    const Judge judge(layout, arcs, spans);
    CAPTURE(n, text);
    std::vector<std::size_t> none(spans.size(), kNoSpan);
    REQUIRE(judge.CuesWorth(links.cue) == Approx(judge.MostWorth(0, &none)).margin(1e-3));
    for (std::size_t s = 0; s < spans.size(); ++s) {
      if (spans[s].role != Role::kContent) REQUIRE(links.cue[s] == kNoSpan);
      if (spans[s].role == Role::kContent) ++(links.cue[s] == kNoSpan ? dropped : links_found);
      if (spans[s].role != Role::kCue) {
        REQUIRE(links.source[s] == kNoSpan);
        continue;
      }
      float most = judge.SourceWorth(s, kNoSpan);
      for (std::size_t source = 0; source < spans.size(); ++source) {
        if (spans[source].role == Role::kSource) most = std::max(most, judge.SourceWorth(s, source));
      }
      sources_found += links.source[s] != kNoSpan;
      REQUIRE(judge.SourceWorth(s, links.source[s]) == Approx(most).margin(1e-3));
    }
  }
  CHECK(links_found > 1000);
  CHECK(sources_found > 500);
  CHECK(dropped > 200);
}

}  // namespace
}  // namespace inquit::internal
