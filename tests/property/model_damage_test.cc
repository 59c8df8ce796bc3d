// Damaged and hostile model files: an error that says what is wrong, or a model that answers; and no memory beyond the file's.
// SPDX-License-Identifier: Apache-2.0
//
// A file is tried with the checksum that it had, as chance damages files, and with one made right, as whoever means harm does.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <iterator>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "inquit/extractor.h"
#include "inquit/model.h"
#include "tests/unit/allocations.h"
#include "tests/unit/catch.h"
#include "tests/unit/model_bytes.h"

namespace inquit::testing {
namespace {

constexpr std::string_view kText =
    "HARBOUR, Nov. 3 -- \"The nets are gone,\" said Mayor Rhea Okonjo.\n\nShe told reporters that the council, which met on "
    "Friday, would pay. Ivo Lund, a pilot, denied it: \"Nobody asked us.\"\n";

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// What is wrong with what a model says of kText; empty if nothing is.
std::string WrongAnswer(const std::shared_ptr<const Model>& model) {
  const absl::StatusOr<Explanation> answer = Extractor({}, model).Explain(kText);
  if (!answer.ok()) return std::string(answer.status().message());
  for (const Attribution& attribution : answer->document.attributions) {
    if (!(attribution.confidence >= 0 && attribution.confidence <= 1)) return "a confidence is no probability";
    for (const ByteSpan piece : attribution.content) {
      if (piece.begin >= piece.end || piece.end > kText.size()) return "a content is not in the text";
    }
  }
  const auto is_finite = [](const Evidence& evidence) {
    return std::isfinite(evidence.value) && std::isfinite(evidence.effect.value_or(0));
  };
  for (const std::vector<Decision>& decisions : answer->decisions) {
    for (const Decision& decision : decisions) {
      bool finite = std::all_of(decision.evidence.begin(), decision.evidence.end(), is_finite);
      for (const Alternative& alternative : decision.alternatives) {
        finite &= std::isfinite(alternative.score.value_or(0)) &&
                  std::all_of(alternative.evidence.begin(), alternative.evidence.end(), is_finite);
      }
      if (!finite) return "a score is no number: " + decision.step + ": " + decision.rule;
    }
  }
  return "";
}

// Loads `bytes` with at most twice their memory. Returns the error, which says that it is about a model file; empty if it
// loaded and answers.
std::string ErrorOf(const std::string& bytes) {
  largest_allocation = 0;
  const absl::StatusOr<std::shared_ptr<const Model>> model = Model::FromBytes(bytes);
  constexpr std::size_t kMessages = 4096;
  if (largest_allocation > 2 * bytes.size() + kMessages) FAIL("an allocation of " << largest_allocation << " bytes");
  if (model.ok()) {
    const std::string wrong = WrongAnswer(*model);
    if (!wrong.empty()) FAIL(wrong);
    return "";
  }
  std::string error(model.status().message());
  if (model.status().code() != absl::StatusCode::kInvalidArgument || error.find("model file: ") != 0 || error.size() > 300) {
    FAIL(model.status().ToString());
  }
  return error;
}

// A model file and where its sections lie.
struct Sample {
  std::string bytes;
  Sections sections = SectionsOf(bytes);

  // The name of the section that the byte at `at` belongs to; empty in the header, the table and between sections.
  std::string SectionAt(std::size_t at) const {
    for (std::size_t i = 0; i < sections.size(); ++i) {
      std::uint64_t offset = 0;
      std::memcpy(&offset, &bytes[32 + 48 * i + 32], sizeof(offset));
      if (at >= offset && at < offset + sections[i].second.size()) return sections[i].first;
    }
    return "";
  }
};

// Whether an error says where: it names the section, or the self-test's sample which that section's numbers no longer give. A
// change of "info" asks for other sizes, so that any section may be wrong.
bool Names(const std::string& error, const std::string& section) {
  return section.empty() || section == "info" || error.find(section) != std::string::npos ||
         error.find(" sample ") != std::string::npos;
}

void CheckChanged(const Sample& good, std::size_t at, unsigned bits) {
  std::string bytes = good.bytes;
  bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ bits);
  CAPTURE(at, bits);
  if (ErrorOf(bytes).empty()) FAIL("the damage went unseen");
  const std::string error = ErrorOf(Signed(bytes));
  if (!error.empty() && !Names(error, good.SectionAt(at))) FAIL(error);
}

void CheckCut(const Sample& good, std::size_t size) {
  const std::string bytes = good.bytes.substr(0, size);
  CAPTURE(size);
  if (ErrorOf(bytes).empty()) FAIL("the damage went unseen");
  if (size >= 32 && ErrorOf(Signed(bytes)).empty()) FAIL("with the checksum made right the damage went unseen");
}

// The bytes of a good model from `begin` on, changed in steps of `step`; each by one bit, and each by all.
void CheckAllChanged(const Sample& good, std::size_t begin, std::size_t end, std::size_t step) {
  for (std::size_t at = begin; at < end; at += step) {
    CheckChanged(good, at, 1u << (at / step % 8));
    CheckChanged(good, at, 0xFF);
  }
}

// Changes and cuts `count` times, somewhere.
void CheckSomewhere(const Sample& good, std::size_t count) {
  std::mt19937 random(20);
  for (std::size_t i = 0; i < count; ++i) {
    CheckChanged(good, random() % good.bytes.size(), static_cast<unsigned>(1 + random() % 255));
    for (int cut = 0; cut < 3; ++cut) CheckCut(good, random() % good.bytes.size());
  }
}

// A good model. It is loaded and reads a text first, so that what is made but once in a program is not counted as a damaged
// file's.
Sample Good(const std::string& bytes) {
  const absl::StatusOr<std::shared_ptr<const Model>> model = Model::FromBytes(bytes);
  INFO(model.status().ToString());
  REQUIRE(model.ok());
  REQUIRE(WrongAnswer(*model).empty());
  return {bytes};
}

Sample Tiny() { return Good(TinyModel()); }

// Where the weights begin: in front of them are the header, the table and the sections of text.
std::size_t EndOfText(const Sample& model) {
  std::size_t end = 0;
  while (model.SectionAt(end) != "pieces") ++end;
  return end;
}

TEST_CASE("Any byte of a model's header, table and text changed, and some of its weights", "[damage]") {
  const Sample tiny = Tiny();
  CheckAllChanged(tiny, 0, EndOfText(tiny), 1);
  CheckAllChanged(tiny, EndOfText(tiny), tiny.bytes.size(), 61);
}

TEST_CASE("Any byte of a model changed", "[.long]") { CheckAllChanged(Tiny(), 0, Tiny().bytes.size(), 1); }

TEST_CASE("A model cut short anywhere", "[damage]") {
  const Sample tiny = Tiny();
  for (std::size_t size = 0; size < tiny.bytes.size(); ++size) CheckCut(tiny, size);
}

TEST_CASE("A model whose sections are missing, or shorter or longer than they should be", "[damage]") {
  const Sample tiny = Tiny();
  for (std::size_t i = 0; i < tiny.sections.size(); ++i) {
    const std::string& name = tiny.sections[i].first;
    const std::string& section = tiny.sections[i].second;
    CAPTURE(name);
    Sections without = tiny.sections;
    without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
    CHECK(ErrorOf(FileOf(without)) == "model file: section " + name + " is missing");
    for (const std::string& other :
         {std::string(), section.substr(0, section.size() / 2), section.substr(0, section.size() - 1), section + section}) {
      CAPTURE(other.size());
      Sections with = tiny.sections;
      with[i].second = other;
      const std::string error = ErrorOf(FileOf(with));
      if (!error.empty() && !Names(error, name)) FAIL(error);
    }
  }
}

// Sections of floats are all but those of text and those that have a scale.
bool HoldsFloats(const Sections& sections, std::size_t i) {
  const auto is_there = [&](const std::string& name) {
    return std::any_of(sections.begin(), sections.end(), [&](const auto& section) { return section.first == name; });
  };
  return sections[i].first == "calibration" || (i > 4 && !is_there(sections[i].first + ".scale"));
}

TEST_CASE("Weights as large as they can be, which no self-test refuses, give answers", "[damage]") {
  constexpr float kFloats[] = {3.4e38f, -3.4e38f, 1e20f, -1e20f, 1e-45f, 0.0f};
  constexpr char kBytes[] = {'\x80', '\x7F', 0};
  const Sample tiny = Tiny();
  std::mt19937 random(3);
  for (int round = 0; round < 400; ++round) {
    CAPTURE(round);
    Sections sections = tiny.sections;
    const std::size_t share = 1 + random() % 8;  // one in so many sections
    for (std::size_t i = 0; i < sections.size(); ++i) {
      std::string& bytes = sections[i].second;
      if (sections[i].first == "samples") bytes.clear();
      if (random() % share != 0) continue;
      const bool all_alike = random() % 2 == 0;
      std::size_t pick = random();
      if (HoldsFloats(sections, i)) {
        for (std::size_t at = 0; at + sizeof(float) <= bytes.size(); at += sizeof(float)) {
          PutAt(&bytes, at, kFloats[(all_alike ? pick : random()) % std::size(kFloats)]);
        }
      } else if (i > 4) {
        for (char& byte : bytes) byte = kBytes[(all_alike ? pick : random()) % std::size(kBytes)];
      }
    }
    const std::string error = ErrorOf(FileOf(sections));
    CHECK(error == "");
  }
}

// small and base, where the source tree has them.
std::vector<Sample> Shipped() {
  std::vector<Sample> shipped;
  for (const char* const path : {INQUIT_TEST_MODELS "/small.inquit", INQUIT_TEST_MODELS "/base.inquit"}) {
    const std::string bytes = ReadFile(path);
    if (bytes.empty()) {
      WARN("there is no " << path);
      continue;
    }
    CAPTURE(path);
    shipped.push_back(Good(bytes));
  }
  return shipped;
}

TEST_CASE("The shipped models changed or cut short somewhere", "[damage]") {
  for (const Sample& model : Shipped()) CheckSomewhere(model, 25);
}

TEST_CASE("The shipped models changed or cut short in many places", "[.long]") {
  for (const Sample& model : Shipped()) CheckSomewhere(model, 2000);
}

}  // namespace
}  // namespace inquit::testing
