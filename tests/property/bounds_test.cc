// What a text may cost at most: memory for each of its bytes, and time that grows as it does, whatever the text.
// SPDX-License-Identifier: Apache-2.0
//
// Mostly with the model of random weights, which finds something everywhere, so that nothing is cheap. Memory is counted where
// it is asked for, exactly. Time is the processor's; what else the machine does lengthens it, so that each measurement is taken
// again until the shortest ones show what they are to show. tests/bench/growth counts instructions instead, in minutes.
#include <algorithm>
#include <cstddef>
#include <ctime>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "inquit/extractor.h"
#include "inquit/formats.h"
#include "inquit/speaker_resolver.h"
#include "tests/property/hostile.h"
#include "tests/property/memory.h"
#include "tests/property/tiny_model.h"
#include "tests/unit/catch.h"

namespace inquit::testing {
namespace {

constexpr std::size_t kKilobyte = 1024;
constexpr double kMostBytesForEach = 100;     // as Options::max_bytes says, with the models that come with inquit
constexpr double kMostBytesByAnyModel = 150;  // with one that sees mentions, contents and cues everywhere
constexpr double kMostGrowth = 2.3;           // of the time, where a text doubles
constexpr int kTries = 25;

// How many bytes `work` holds at once, at most, beyond what is held before.
std::size_t PeakOf(const std::function<void()>& work) {
  const std::size_t before = BytesHeld();
  ForgetPeak();
  work();
  return PeakBytes() - before;
}

// How much more memory four times the text takes than `smallest` KB, in bytes a byte: what does not depend on the text's length
// is left aside.
double BytesForEach(const Extractor& extractor, const Hostile& hostile, std::size_t smallest) {
  const std::string small = hostile.make(smallest * kKilobyte), large = hostile.make(4 * smallest * kKilobyte);
  const auto read = [&](const std::string& text) {
    return static_cast<double>(PeakOf([&] {
      const absl::StatusOr<Document> document = extractor.Extract(text);
      CHECK(document.ok());
      CHECK(!ToJsonLine(*document, text, {}).empty());
    }));
  };
  read(small);  // makes what is made once: patterns, the caches of RE2
  const double few = read(small), many = read(large);
  return (many - few) / static_cast<double>(large.size() - small.size());
}

// Processor time of one of `times` runs, one behind the other.
double Seconds(const std::function<void()>& work, std::size_t times) {
  const std::clock_t begin = std::clock();
  for (std::size_t n = 0; n < times; ++n) work();
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC / static_cast<double>(times);
}

// The most by which the time of `works`, each twice the one before, grows from one to the next: of each the shortest of
// `tries`.
double GrowthIn(int tries, bool equally_long, const std::vector<std::function<void()>>& works) {
  std::vector<double> seconds(works.size(), std::numeric_limits<double>::infinity());
  double growth = 0;
  for (int n = 0; n < tries && (n == 0 || growth > kMostGrowth); ++n) {
    for (std::size_t i = 0; i < works.size(); ++i) {
      const std::size_t times = equally_long ? std::size_t{1} << (works.size() - 1 - i) : 1;
      seconds[i] = std::min(seconds[i], Seconds(works[i], times));
    }
    growth = 0;
    // Below a thousandth of a second it is the clock that is measured.
    for (std::size_t i = 1; i < works.size(); ++i) growth = std::max(growth, seconds[i] / std::max(seconds[i - 1], 1e-3));
  }
  return growth;
}

// A machine that does something else too may leave short runs alone and break into all long ones, after which caches are cold.
// So where a first look sees too much, each work is run for as long as the largest takes.
double Growth(const std::vector<std::function<void()>>& works) {
  const double growth = GrowthIn(1, false, works);
  return growth <= kMostGrowth ? growth : GrowthIn(kTries, true, works);
}

// Of `kinds` of hostile text, or of all.
void CheckMemory(const Extractor& extractor, double most, std::size_t smallest, const std::vector<std::string>& kinds = {}) {
  std::size_t seen = 0;
  for (const Hostile& hostile : HostileTexts()) {
    if (!kinds.empty() && std::find(kinds.begin(), kinds.end(), hostile.name) == kinds.end()) continue;
    CAPTURE(hostile.name);
    CHECK(BytesForEach(extractor, hostile, smallest) <= most);
    ++seen;
  }
  CHECK(seen == (kinds.empty() ? HostileTexts().size() : kinds.size()));
}

TEST_CASE("Memory is at most 100 bytes for each byte of the worst texts") {
  CheckMemory(Extractor(), kMostBytesForEach, 16, {"handles", "turns"});
}

TEST_CASE("Memory is at most 100 bytes for each byte of any text", "[.long]") {
  CheckMemory(Extractor(), kMostBytesForEach, 64);
}

TEST_CASE("Memory is at most 150 bytes for each byte of any text, whatever the model") {
  CheckMemory(Extractor({}, TinyModel()), kMostBytesByAnyModel, 32);
}

TEST_CASE("Memory is at most 40 bytes for each byte of news") {
  CHECK(BytesForEach(Extractor(), {"articles", [](std::size_t bytes) { return Repeat(kArticle, bytes); }}, 32) <= 40);
}

// Of reading each kind of hostile text, of sizes from `smallest` to `largest` KB.
void CheckGrowth(std::size_t smallest, std::size_t largest) {
  const Extractor extractor({}, TinyModel());
  for (const Hostile& hostile : HostileTexts()) {
    std::vector<std::function<void()>> works;
    for (std::size_t size = smallest; size <= largest; size *= 2) {
      works.push_back([&, text = hostile.make(size * kKilobyte)] { CHECK(extractor.Extract(text).ok()); });
    }
    CAPTURE(hostile.name);
    CHECK(Growth(works) <= kMostGrowth);
  }
}

TEST_CASE("Time grows at most 2.3 times where a text doubles, from 16 to 256 KB", "[.all]") { CheckGrowth(16, 256); }
TEST_CASE("Time grows at most 2.3 times where a text doubles, from 512 KB to 4 MB", "[.long]") { CheckGrowth(512, 4096); }

// A text of many attributions, with their spans, whose sources are what `source` gives for each.
struct Reported {
  std::string text;
  Document document;

  Reported(std::size_t attributions, const std::function<std::string(std::size_t)>& source) {
    for (std::size_t n = 0; n < attributions; ++n) {
      Attribution attribution;
      const auto append = [this](const std::string& words) {
        text += words;
        return ByteSpan{text.size() - words.size(), text.size()};
      };
      attribution.content = {append("“No,”")};
      text += ' ';
      attribution.cue = append("said");
      text += ' ';
      attribution.source = append(source(n));
      text += ".\n\n";
      document.attributions.push_back(attribution);
    }
  }
};

TEST_CASE("Resolving speakers takes at most 2.3 times as long for twice the attributions, up to 64,000") {
  const SpeakerResolver resolver({}, TinyModel());
  const auto new_name = [](std::size_t n) {
    std::string name = "Rhea A";
    for (; n > 0; n /= 26) name += static_cast<char>('a' + n % 26);
    return name;
  };
  const std::vector<std::function<std::string(std::size_t)>> kSources = {
      new_name, [](std::size_t n) { return n == 0 ? "Rhea Okonjo" : "she"; },
      [](std::size_t n) { return n % 2 == 0 ? "the mayor" : "Ivo Lund and Ada Pell"; }};
  for (const auto& source : kSources) {
    std::vector<std::function<void()>> works;
    for (std::size_t attributions = 16000; attributions <= 64000; attributions *= 2) {
      works.push_back([&, reported = Reported(attributions, source)] {
        Document document = reported.document;
        CHECK(resolver.Resolve(reported.text, {}, &document).ok());
      });
    }
    CAPTURE(source(1));
    CHECK(Growth(works) <= kMostGrowth);
  }
}

}  // namespace
}  // namespace inquit::testing
