// Tests of lib/tagger/heads.h: tags and arcs beside the same in float, as tools/train/inquit_train/network.py has them.
// SPDX-License-Identifier: Apache-2.0
#include "lib/tagger/heads.h"
#include "lib/tagger/arcs.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/unit/random_network.h"

namespace inquit::internal {
namespace {

constexpr std::size_t kWidth = 64, kArcWidth = 32, kDistances = 19;

// The log of the share that each of `logits` has of all.
std::vector<double> LogShares(const std::vector<double>& logits) {
  double all = 0;
  for (const double logit : logits) all += std::exp(logit);
  std::vector<double> shares;
  for (const double logit : logits) shares.push_back(logit - std::log(all));
  return shares;
}

// 0 for [CLS], 1 to 9 before by size, 10 to 18 after.
std::size_t DistanceOf(std::size_t from, std::size_t to) {
  if (to == 0) return 0;
  const double apart = std::fabs(static_cast<double>(from) - static_cast<double>(to));
  return (to < from ? 1 : 10) + std::min<std::size_t>(8, static_cast<std::size_t>(std::log2(apart)));
}

// Heads of random weights. The vectors given to them are whole numbers up to 127 times a step, which int8 holds, so that what
// comes out differs from float by no rounding of inputs.
class RandomHeads {
 public:
  RandomHeads(unsigned seed, std::size_t tokens) : random_(seed) {
    random_.AddText("info", absl::StrCat("arc_width ", kArcWidth, "\n"));
    tags_ = random_.AddLinear("tags", kPanel, kWidth);
    for (std::size_t kind = 0; kind < 2; ++kind) {
      from_.push_back(random_.AddLinear(absl::StrCat("arc_from.", kind), kArcWidth, kWidth));
      to_.push_back(random_.AddLinear(absl::StrCat("arc_to.", kind), kArcWidth, kWidth));
    }
    distances_ = random_.AddFloats("arc_distance", 2 * kDistances, 0, 2);
    for (std::size_t i = 0; i < (tokens + 2) * kWidth; ++i) {
      const int step = i % kWidth == 0 ? 127 : static_cast<int>(random_.Below(255)) - 127;
      hidden_.push_back(static_cast<float>(step) / 64);
    }
  }

  const RandomNetwork& sections() const { return random_; }
  const float* hidden() const { return hidden_.data(); }

  std::vector<double> Tags(std::size_t position) const {
    const Vector logits = tags_(At(position));
    return LogShares({logits.begin(), logits.begin() + kTagCount});
  }

  // The scores of the arcs of `kind` from position `from` to `targets`.
  std::vector<double> Arcs(std::size_t kind, std::size_t from, const std::vector<std::size_t>& targets) const {
    std::vector<double> logits;
    for (const std::size_t to : targets) {
      const Vector a = from_[kind](At(from)), b = to_[kind](At(to));
      double product = 0;
      for (std::size_t i = 0; i < kArcWidth; ++i) product += static_cast<double>(a[i] * b[i]);
      logits.push_back(product / std::sqrt(static_cast<double>(kArcWidth)) +
                       static_cast<double>(distances_[kind * kDistances + DistanceOf(from, to)]));
    }
    return LogShares(logits);
  }

 private:
  Vector At(std::size_t position) const {
    return {hidden_.begin() + static_cast<std::ptrdiff_t>(position * kWidth),
            hidden_.begin() + static_cast<std::ptrdiff_t>((position + 1) * kWidth)};
  }

  RandomNetwork random_;
  FloatLinear tags_;
  std::vector<FloatLinear> from_, to_;
  Vector distances_, hidden_;
};

struct Said {
  Tags tags;
  Arcs arcs;
};

Said Run(const RandomHeads& random, const Window& window, std::size_t text_tokens) {
  const NetworkFile file(random.sections());
  const Heads heads = *Heads::Make(file.file, kWidth, BestKernels());
  Heads::Workspace workspace(heads);
  Said said;
  said.tags.resize(text_tokens);
  for (TagRow& row : said.tags) row.fill(7);
  heads.Run(random.hidden(), window, &workspace, absl::MakeSpan(said.tags), &said.arcs);
  return said;
}

TEST_CASE("Tags are the log probabilities of a linear layer, written for the scored tokens alone") {
  const Window window{{10, 130}, {30, 100}};  // more than one block
  const RandomHeads random(1, window.tokens.size());
  const Said said = Run(random, window, 140);
  for (std::size_t token = 0; token < said.tags.size(); ++token) {
    CAPTURE(token);
    const bool is_scored = token >= window.scored.begin && token < window.scored.end;
    const std::vector<double> expected =
        is_scored ? random.Tags(token - window.tokens.begin + 1) : std::vector<double>(kTagCount, 7);
    for (std::size_t tag = 0; tag < kTagCount; ++tag) REQUIRE(said.tags[token][tag] == Approx(expected[tag]).margin(1e-3));
  }
}

double BeginProbability(const std::vector<double>& tags, Role role) {
  return std::exp(tags[TagOf(role, Part::kBegin)]) + std::exp(tags[TagOf(role, Part::kSingle)]);
}

// The arcs that there should be from the tokens that `window` scores, in order.
std::vector<Arc> ExpectedArcs(const RandomHeads& random, const Window& window, std::size_t kind, Role from_role, Role to_role) {
  std::vector<std::size_t> targets;
  if (kind == 1) targets.push_back(0);
  for (std::size_t position = 1; position <= window.tokens.size(); ++position) {
    if (BeginProbability(random.Tags(position), to_role) >= static_cast<double>(kMinBeginProbability))
      targets.push_back(position);
  }
  const auto token_at = [&](std::size_t position) { return window.tokens.begin + position - 1; };
  std::vector<Arc> arcs;
  for (std::size_t from = 1; from <= window.tokens.size(); ++from) {
    if (token_at(from) < window.scored.begin || token_at(from) >= window.scored.end) continue;
    if (BeginProbability(random.Tags(from), from_role) < static_cast<double>(kMinBeginProbability)) continue;
    std::vector<std::size_t> others;
    std::copy_if(targets.begin(), targets.end(), std::back_inserter(others), [&](std::size_t to) { return to != from; });
    const std::vector<double> scores = random.Arcs(kind, from, others);
    std::vector<double> best = scores;
    std::sort(best.rbegin(), best.rend());
    const double least = best.size() > kKeptArcs ? best[kKeptArcs - 1] : best.back();
    for (std::size_t i = 0; i < others.size(); ++i) {
      if (scores[i] < least && others[i] != 0) continue;
      arcs.push_back({token_at(from), others[i] == 0 ? kNoToken : token_at(others[i]), static_cast<float>(scores[i])});
    }
  }
  return arcs;
}

TEST_CASE("Arcs go from likely begins among the scored tokens to the likeliest begins of the window") {
  // Windows with few and with many candidates, and with distances of all sizes.
  for (const Window& window : {Window{{0, 6}, {0, 6}}, Window{{20, 60}, {25, 50}}, Window{{5, 305}, {100, 110}}}) {
    const RandomHeads random(3, window.tokens.size());
    const Said said = Run(random, window, window.tokens.end);
    const std::vector<Arc>* const found[] = {&said.arcs.cue_of_content, &said.arcs.source_of_cue};
    for (std::size_t kind = 0; kind < 2; ++kind) {
      const std::vector<Arc> expected =
          ExpectedArcs(random, window, kind, kind == 0 ? Role::kContent : Role::kCue, kind == 0 ? Role::kCue : Role::kSource);
      CAPTURE(window.tokens.begin, kind);
      REQUIRE(found[kind]->size() == expected.size());
      CHECK(!expected.empty());
      for (std::size_t i = 0; i < expected.size(); ++i) {
        const Arc& arc = (*found[kind])[i];
        REQUIRE((arc.from == expected[i].from && arc.to == expected[i].to));
        REQUIRE(arc.score == Approx(expected[i].score).margin(2e-3));
      }
    }
  }
}

TEST_CASE("Arcs of one window follow those of another") {
  const RandomHeads random(4, 12);
  const NetworkFile file(random.sections());
  const Heads heads = *Heads::Make(file.file, kWidth, BestKernels());
  Heads::Workspace workspace(heads);
  Tags tags(24);
  Arcs arcs;
  heads.Run(random.hidden(), {{0, 12}, {0, 12}}, &workspace, absl::MakeSpan(tags), &arcs);
  const std::size_t first = arcs.source_of_cue.size();
  heads.Run(random.hidden(), {{12, 24}, {12, 24}}, &workspace, absl::MakeSpan(tags), &arcs);
  REQUIRE(first > 0);
  REQUIRE(arcs.source_of_cue.size() == 2 * first);
  for (std::size_t i = 0; i < first; ++i) {
    CHECK(arcs.source_of_cue[first + i].from == arcs.source_of_cue[i].from + 12);
    CHECK(arcs.source_of_cue[first + i].score == arcs.source_of_cue[i].score);
  }
  CHECK(tags[3] == tags[15]);
}

TEST_CASE("Log probabilities are finite whatever the logits are") {
  constexpr float kInfinity = std::numeric_limits<float>::infinity(), kNan = std::numeric_limits<float>::quiet_NaN();
  const std::vector<Vector> cases = {
      {kNan},          {kInfinity, -kInfinity}, {-kInfinity, -kInfinity}, {kNan, 1, kNan, 2, kNan},
      {3e38f, -3e38f}, {0, kInfinity, kNan},    {-3e38f, -3e38f, -3e38f}};
  for (const Kernels* const kernels : AllKernels()) {
    for (const Vector& logits : cases) {
      Softmax softmax(*kernels);
      Vector logs = logits;
      const float* const chances = softmax.Normalize(logs.data(), logs.size());
      double sum = 0;
      for (const float log : logs) {
        CHECK(std::isfinite(log));
        sum += std::exp(static_cast<double>(log));
      }
      CHECK(sum == Approx(1).margin(0.001));
      CHECK(std::accumulate(chances, chances + logs.size(), 0.0) == Approx(1).margin(0.001));
    }
  }
  // Sorting arcs by scores that are no numbers would be undefined.
  std::vector<Arc> arcs;
  for (std::size_t i = 0; i < 400; ++i) arcs.push_back({0, i, i % 3 == 0 ? kNan : static_cast<float>(i % 7)});
  Softmax(BestKernels()).NormalizeAndKeepLikeliest(&arcs);
  CHECK(arcs.size() == 8);
  for (const Arc& arc : arcs) CHECK(arc.to % 7 == 6);
}

}  // namespace
}  // namespace inquit::internal
