// Texts tagged by phrases, for tests of what the decoder makes of tags, arcs and quotations.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_TESTS_UNIT_TAGGED_H_
#define INQUIT_TESTS_UNIT_TAGGED_H_

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "inquit/model.h"
#include "lib/article/article.h"
#include "lib/attribution/attribution.h"
#include "lib/model_parts.h"
#include "tests/unit/catch.h"

namespace inquit::internal {

// Source, cue and contents of a report, as they stand in the text.
struct Report {
  std::string source, cue;
  std::vector<std::string> contents;
};

class Tagged {
 public:
  explicit Tagged(const std::string& bytes) : bytes_(bytes), article_(*Article::Read(bytes_, Options())) {
    scores_.tags.resize(article_.size());
    for (auto& tag : scores_.tags) Set(&tag, kOutside);
  }

  // Makes the word `outside` rather than what it is, as 0.7 to `left`.
  Tagged& Doubt(const std::string& word, float left = 0.2f) {
    for (std::size_t i = 0; i < article_.size(); ++i) {
      if (article_.text.In(article_.token(i).span) != word) continue;
      for (float& tag : scores_.tags[i]) tag = tag > -1 ? std::log(left) : tag;
      scores_.tags[i][kOutside] = std::log(0.7f);
    }
    return *this;
  }

  // Tags the spans of `report` and joins them by arcs with this score.
  Tagged& Add(const Report& report, float score = -0.1f) {
    const std::size_t cue = Mark(report.cue, Role::kCue);
    const std::size_t source = report.source.empty() ? kNoToken : Mark(report.source, Role::kSource);
    scores_.source_of_cue.push_back({cue, source, score});
    for (const std::string& content : report.contents) {
      scores_.cue_of_content.push_back({Mark(content, Role::kContent), cue, score});
    }
    SortArcs();
    return *this;
  }

  // Tags the first `phrase` as a span of `role` without any arcs.
  Tagged& Span(const std::string& phrase, Role role) {
    Mark(phrase, role);
    return *this;
  }

  // An arc from the content that begins with `content` to the cue that begins with `cue`, or to none where that is empty.
  Tagged& Arc(const std::string& content, const std::string& cue, float score) {
    scores_.cue_of_content.push_back({TokenAt(content), cue.empty() ? kNoToken : TokenAt(cue), score});
    SortArcs();
    return *this;
  }

  // An arc from the cue that begins with `cue` to the source that begins with `source`.
  Tagged& ArcToSource(const std::string& cue, const std::string& source, float score) {
    scores_.source_of_cue.push_back({TokenAt(cue), TokenAt(source), score});
    SortArcs();
    return *this;
  }

  Tagged& Calibrate(const Calibration& calibration) {
    scores_.calibration = calibration;
    return *this;
  }

  // Of the only attribution.
  double Confidence(const Calibration& calibration) {
    scores_.calibration = calibration;
    const std::vector<Attribution> found = DecodeAttributions(article_, *PartsOf(*Model::BuiltIn()).lexicon, scores_);
    REQUIRE(found.size() == 1);
    return found[0].confidence;
  }

  // "source | cue | content / content", one line an attribution, with the kind in front.
  std::vector<std::string> Decode() const {
    std::vector<std::string> lines;
    for (const Attribution& a : DecodeAttributions(article_, *PartsOf(*Model::BuiltIn()).lexicon, scores_)) {
      std::string line = a.kind == Kind::kDirect ? "direct: " : a.kind == Kind::kMixed ? "mixed: " : "indirect: ";
      absl::StrAppend(&line, a.source ? std::string(article_.text.In(*a.source)) : "-", " | ",
                      a.cue ? std::string(article_.text.In(*a.cue)) : "-", " |");
      const char* between = " ";
      for (const ByteSpan piece : a.content) {
        absl::StrAppend(&line, between, std::string(article_.text.In(piece)));
        between = " / ";
      }
      lines.push_back(line);
    }
    return lines;
  }

 private:
  static void Set(TagRow* tag, std::size_t which) {
    tag->fill(std::log(0.01f));
    (*tag)[which] = std::log(0.9f);
  }

  void SortArcs() {
    for (std::vector<internal::Arc>* arcs : {&scores_.cue_of_content, &scores_.source_of_cue}) {
      std::stable_sort(arcs->begin(), arcs->end(), [](const auto& a, const auto& b) { return a.from < b.from; });
    }
  }

  std::vector<std::size_t> TokensOf(const std::string& phrase) const {
    const std::size_t begin = bytes_.find(phrase);
    INFO(phrase);
    REQUIRE(begin != std::string::npos);
    std::vector<std::size_t> inside;
    for (std::size_t i = 0; i < article_.size(); ++i) {
      const ByteSpan span = article_.token(i).span;
      if (span.begin >= begin && span.end <= begin + phrase.size()) inside.push_back(i);
    }
    REQUIRE_FALSE(inside.empty());
    return inside;
  }

  std::size_t TokenAt(const std::string& phrase) const { return TokensOf(phrase).front(); }

  // The first token of `phrase`, whose tokens are tagged as a span.
  std::size_t Mark(const std::string& phrase, Role role) {
    const std::vector<std::size_t> inside = TokensOf(phrase);
    for (const std::size_t i : inside) {
      const bool first = i == inside.front(), last = i == inside.back();
      Set(&scores_.tags[i], TagOf(role, first && last ? Part::kSingle
                                        : first       ? Part::kBegin
                                        : last        ? Part::kEnd
                                                      : Part::kInside));
    }
    return inside.front();
  }

  std::string bytes_;
  Article article_;
  TagScores scores_;
};

using Lines = std::vector<std::string>;

}  // namespace inquit::internal

#endif  // INQUIT_TESTS_UNIT_TAGGED_H_
