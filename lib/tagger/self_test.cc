// SelfTest: reads the samples and compares.
// SPDX-License-Identifier: Apache-2.0
//
// Int8 moves a log probability by some hundredths; a wrong weight, table or kernel moves it by whole numbers. So a tag that led
// clearly has to lead still, and log probabilities must agree on average.
#include "lib/tagger/self_test.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "lib/tagger/mentions.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// In log probability: between the hundredths and the whole numbers above.
constexpr float kClearMargin = 1.5f;     // a tag that led the second by more must still lead
constexpr float kMeanTolerance = 0.25f;  // of a sample's tags, on average
constexpr float kMentionShare = 0.9f;    // of the clear tags of mentions that must still lead
constexpr float kArcTolerance = 0.7f;    // of each arc: ln 2, as it may not become half as likely

// Of the section, in bytes: five times what the trainer writes. The network reads all samples whenever it is loaded.
constexpr std::size_t kMaxSamples = 16384;

struct Tag {
  std::size_t best = 0;
  float score = 0;
  float margin = 0;
};

struct Sample {
  std::string text;
  std::vector<Tag> tags;
  std::vector<std::optional<MentionTag>> mentions;  // nothing where none led clearly
  std::array<std::vector<Arc>, 3> arcs;             // content to cue, cue to source, what takes up what
};

absl::Status Unreadable(std::size_t line) {
  return absl::InvalidArgumentError(absl::StrCat("model file: line ", line + 1, " of its samples cannot be read"));
}

std::string Unescaped(absl::string_view escaped) {
  std::string text;
  for (std::size_t i = 0; i < escaped.size(); ++i) {
    if (escaped[i] == '\\' && i + 1 < escaped.size()) {
      text += escaped[++i] == 'n' ? '\n' : escaped[i];
    } else {
      text += escaped[i];
    }
  }
  return text;
}

// The numbers of `line` after its first word; empty if one is none.
std::vector<int> Numbers(absl::string_view line) {
  std::vector<int> numbers;
  for (const absl::string_view part : absl::StrSplit(line, ' ')) {
    if (part.data() == line.data()) continue;
    int number = 0;
    if (!absl::SimpleAtoi(part, &number)) return {};
    numbers.push_back(number);
  }
  return numbers;
}

float Hundredths(int number) { return static_cast<float>(number) / 100; }

absl::StatusOr<std::vector<Sample>> ReadSamples(std::string_view bytes) {
  if (bytes.size() > kMaxSamples) {
    return absl::InvalidArgumentError(
        absl::StrCat("model file: its samples have ", bytes.size(), " bytes, more than ", kMaxSamples));
  }
  std::vector<Sample> samples;
  const std::vector<absl::string_view> lines = absl::StrSplit(absl::string_view(bytes.data(), bytes.size()), '\n');
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const absl::string_view line = lines[i];
    if (line.empty()) continue;
    if (line.substr(0, 5) == "text ") {
      samples.push_back({Unescaped(line.substr(5)), {}, {}, {}});
      continue;
    }
    const std::vector<int> n = Numbers(line);
    if (samples.empty()) return Unreadable(i);
    if (line.substr(0, 4) == "tag " && n.size() == 3 && n[0] >= 0 && static_cast<std::size_t>(n[0]) < kTagCount) {
      samples.back().tags.push_back({static_cast<std::size_t>(n[0]), Hundredths(n[1]), Hundredths(n[2])});
    } else if (line.substr(0, 8) == "mention " && n.size() == 1 && n[0] >= -1 && n[0] < static_cast<int>(kMentionTagCount)) {
      samples.back().mentions.emplace_back();
      if (n[0] >= 0) samples.back().mentions.back() = MentionTagAt(static_cast<std::size_t>(n[0]));
    } else if (line.substr(0, 4) == "arc " && n.size() == 4 && n[0] >= 0 && n[0] < 3 && n[1] >= 0 && n[2] >= -1) {
      const Arc arc{static_cast<std::size_t>(n[1]), n[2] < 0 ? kNoToken : static_cast<std::size_t>(n[2]), Hundredths(n[3])};
      samples.back().arcs[static_cast<std::size_t>(n[0])].push_back(arc);
    } else {
      return Unreadable(i);
    }
  }
  return samples;
}

// With a NaN among the scores they do not agree, since no comparison with a NaN is true.
bool TagsAgree(const std::vector<Tag>& expected, const TagScores& scores) {
  if (expected.size() != scores.tags.size()) return false;
  float difference = 0;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const std::array<float, kTagCount>& tags = scores.tags[i];
    const std::size_t best = static_cast<std::size_t>(std::max_element(tags.begin(), tags.end()) - tags.begin());
    if (expected[i].margin > kClearMargin && best != expected[i].best) return false;
    difference += std::fabs(tags[expected[i].best] - expected[i].score);
  }
  return expected.empty() || difference / static_cast<float>(expected.size()) < kMeanTolerance;
}

// Names are decoded as wholes, so that a token's clear tag may yield to its neighbours'; most do not.
bool MentionsAgree(const std::vector<std::optional<MentionTag>>& expected, const std::vector<MentionTag>& tags) {
  if (expected.empty()) return true;
  if (expected.size() != tags.size()) return false;
  std::size_t clear = 0, same = 0;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    if (!expected[i]) continue;
    ++clear;
    if (expected[i]->kind == tags[i].kind && expected[i]->part == tags[i].part) ++same;
  }
  return static_cast<float>(same) >= kMentionShare * static_cast<float>(clear);
}

bool ArcsAgree(const std::vector<Arc>& expected, const std::vector<Arc>& arcs) {
  return std::all_of(expected.begin(), expected.end(), [&](const Arc& e) {
    return std::any_of(arcs.begin(), arcs.end(), [&](const Arc& arc) {
      return arc.from == e.from && arc.to == e.to && std::fabs(arc.score - e.score) < kArcTolerance;
    });
  });
}

}  // namespace

absl::Status SelfTest(const Tagger& tagger, std::string_view samples) {
  const absl::StatusOr<std::vector<Sample>> read = ReadSamples(samples);
  if (!read.ok()) return read.status();
  for (std::size_t i = 0; i < read->size(); ++i) {
    const Sample& sample = (*read)[i];
    const absl::StatusOr<Article> article = Article::Read(sample.text, Options());
    if (!article.ok()) {
      return absl::InvalidArgumentError(
          absl::StrCat("model file: sample ", i + 1, ": ", std::string(article.status().message())));
    }
    const Scores scores = tagger.Score(*article);
    if (!TagsAgree(sample.tags, scores.attributions) || !MentionsAgree(sample.mentions, scores.mentions.tags) ||
        !ArcsAgree(sample.arcs[0], scores.attributions.cue_of_content) ||
        !ArcsAgree(sample.arcs[1], scores.attributions.source_of_cue) ||
        !ArcsAgree(sample.arcs[2], scores.mentions.references)) {
      return absl::InvalidArgumentError(
          absl::StrCat("model file: the network does not give for sample ", i + 1, " what it gave when it was made"));
    }
  }
  return absl::OkStatus();
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
