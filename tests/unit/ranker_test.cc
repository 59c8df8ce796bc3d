// Ranker: scores and probabilities against those computed by hand, and what it refuses of a model file.
// SPDX-License-Identifier: Apache-2.0
#include "lib/speakers/resolve/ranker.h"

#include <cmath>
#include <cstring>
#include <numeric>
#include <string>
#include <vector>

#include "tests/unit/catch.h"
#include "tests/unit/model_bytes.h"

namespace inquit {
namespace {

using F = internal::RankerFeature;

using namespace internal;  // NOLINT: a test of what lies inside

constexpr std::size_t kHidden = Ranker::kHidden;

// The weights of a ranker, at first all 0.
struct Weights {
  std::vector<float> hidden = std::vector<float>(kHidden * F::kCount);
  std::vector<float> bias = std::vector<float>(kHidden);
  std::vector<float> out = std::vector<float>(kHidden);

  float& Of(std::size_t unit, std::size_t feature) { return hidden[unit * F::kCount + feature]; }
};

std::string BytesOf(const std::vector<float>& floats) {
  std::string bytes(floats.size() * sizeof(float), '\0');
  if (!floats.empty()) std::memcpy(&bytes[0], floats.data(), bytes.size());
  return bytes;
}

Sections SectionsOf(const Weights& weights) {
  return {{"info", "ranker " + std::to_string(kRankerVersion) + "\n"},
          {"ranker.hidden", BytesOf(weights.hidden)},
          {"ranker.hidden.bias", BytesOf(weights.bias)},
          {"ranker.out", BytesOf(weights.out)}};
}

std::vector<float> Probabilities(const Weights& weights, const std::vector<Features>& candidates) {
  const AlignedBytes bytes(FileOf(SectionsOf(weights)));
  const absl::StatusOr<ModelFile> file = ModelFile::Read(bytes.view());
  REQUIRE(file.ok());
  const absl::StatusOr<Ranker> ranker = Ranker::Make(*file);
  REQUIRE(ranker.ok());
  return ranker->Probabilities(candidates);
}

Features With(std::size_t feature, float value = 1) {
  Features features{};
  features[feature] = value;
  return features;
}

// Checks that the candidates have these scores, as far as probabilities show them: up to a constant.
void CheckScores(const std::vector<float>& p, const std::vector<float>& scores) {
  REQUIRE(p.size() == scores.size());
  CHECK(std::accumulate(p.begin(), p.end(), 0.0f) == Approx(1).epsilon(1e-5));
  for (std::size_t c = 0; c < p.size(); ++c) {
    INFO("candidate " << c);
    CHECK(std::log(p[c] / p[0]) == Approx(scores[c] - scores[0]).margin(1e-4));
  }
}

// The error of making a ranker of a file of these sections.
std::string Error(const Sections& sections) {
  const AlignedBytes bytes(FileOf(sections));
  const absl::StatusOr<ModelFile> file = ModelFile::Read(bytes.view());
  REQUIRE(file.ok());
  const absl::Status status = Ranker::Make(*file).status();
  CHECK(status.code() == absl::StatusCode::kInvalidArgument);
  return std::string(status.message());
}

TEST_CASE("a unit counts its features, its bias and nothing below 0", "[speakers][ranker]") {
  Weights weights;
  weights.Of(0, F::kNearest) = 2;
  weights.Of(0, F::kDistance) = -4;
  weights.bias[0] = 0.5f;
  weights.out[0] = 1.5f;
  Features both = With(F::kNearest);
  both[F::kDistance] = 0.25f;
  CheckScores(Probabilities(weights, {Features{}, With(F::kNearest), With(F::kDistance, 0.125f), With(F::kDistance), both}),
              {0.75f, 3.75f, 0, 0, 2.25f});
}

TEST_CASE("each unit has its own weights and its own say", "[speakers][ranker]") {
  Weights weights;
  weights.Of(0, 0) = 1;
  weights.Of(1, 1) = 1;
  weights.Of(kHidden - 1, F::kCount - 1) = 1;
  weights.out[0] = 1;
  weights.out[1] = -2;
  weights.out[kHidden - 1] = 3;
  Features all{};
  all.fill(1);
  CheckScores(Probabilities(weights, {Features{}, With(0), With(1), With(F::kCount - 1), all}), {0, 1, -2, 3, 2});
}

TEST_CASE("scores of any size give probabilities", "[speakers][ranker]") {
  Weights weights;
  weights.Of(0, F::kNearest) = 1000;
  weights.out[0] = 1000;
  const std::vector<float> p = Probabilities(weights, {Features{}, With(F::kNearest), With(F::kNearest)});
  REQUIRE(p.size() == 3);
  CHECK(p[0] == Approx(0).margin(1e-6));
  CHECK(p[1] == Approx(0.5));
  CHECK(p[2] == Approx(0.5));
  weights.out[0] = 0.2f;  // scores of 200 and 198, whose powers of e no float holds
  CheckScores(Probabilities(weights, {With(F::kNearest), With(F::kNearest, 0.99f)}), {200, 198});
  CHECK(Probabilities(weights, {With(F::kNearest)}) == std::vector<float>{1});
  CHECK(Probabilities(weights, {}).empty());
}

TEST_CASE("a blank ranker gives every candidate the same", "[speakers][ranker]") {
  const std::vector<float> p =
      Ranker::Blank().Probabilities({Features{}, With(F::kNearest), With(F::kNobody), With(F::kDistance, 0.5f)});
  CHECK(p == std::vector<float>{0.25f, 0.25f, 0.25f, 0.25f});
  CHECK(Ranker::Blank().Probabilities({}).empty());
}

TEST_CASE("a file without a ranker, or with one of another size", "[speakers][ranker]") {
  const Sections good = SectionsOf(Weights());
  for (std::size_t section = 1; section < good.size(); ++section) {
    const std::string name = good[section].first;
    INFO(name);
    Sections without = good;
    without.erase(without.begin() + static_cast<std::ptrdiff_t>(section));
    CHECK(Error(without) == "model file: section " + name + " is missing");
    for (const std::size_t floats : {std::size_t{0}, good[section].second.size() / sizeof(float) + 1}) {
      Sections other = good;
      other[section].second = BytesOf(std::vector<float>(floats));
      CHECK(Error(other).find("model file: section " + name + " has " + std::to_string(4 * floats) + " bytes") == 0);
    }
  }
}

TEST_CASE("a file whose ranker knows other features", "[speakers][ranker]") {
  Sections other = SectionsOf(Weights());
  for (const std::string& version : {std::to_string(kRankerVersion + 1), std::to_string(kRankerVersion - 1), std::string()}) {
    INFO(version);
    other[0].second = version.empty() ? "" : "ranker " + version + "\n";
    CHECK(Error(other).find("model file: ranker is \"" + version + "\"") == 0);
  }
}

TEST_CASE("Weights as large as floats can be give probabilities all the same") {
  Weights weights;
  for (std::size_t unit = 0; unit < kHidden; ++unit) {
    weights.Of(unit, 0) = 3e38f;
    weights.Of(unit, 1) = unit % 2 == 0 ? 3e38f : -3e38f;
    weights.out[unit] = unit % 2 == 0 ? 3e38f : -3e38f;
  }
  const std::vector<float> p = Probabilities(weights, {With(0, 9), With(1, 9), With(2), With(1, -9)});
  CHECK(std::accumulate(p.begin(), p.end(), 0.0) == Approx(1));
}

}  // namespace
}  // namespace inquit
