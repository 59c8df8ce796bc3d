// Tests of the learned tagger with a tiny network of chance weights: lib/tagger/tagger.h.
// SPDX-License-Identifier: Apache-2.0
//
// That the network gives what the trainer's gave in float is the self-test's work, which runs whenever a tagger is made: the
// tiny model (tools/train/make_test_model) brings samples.
#include "lib/tagger/tagger.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>

#include "lib/article/article.h"
#include "lib/nn/kernels/kernels.h"
#include "lib/tagger/arcs.h"
#include "tests/unit/catch.h"
#include "tests/unit/model_bytes.h"

namespace inquit {
namespace {

using namespace internal;  // NOLINT: a test of what lies inside

constexpr char kText[] =
    "\"The ferry leaves at nine,\" said Odd Vale, the clerk. He added that nobody had asked the pilots.\n\n"
    "According to the Roos family, the nets were gone by noon. The council denied it on Tuesday.\n\n";

std::string Repeated(std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += kText;
  return text;
}

struct Model {
  explicit Model(const std::string& file_bytes) : bytes(file_bytes), file(ModelFile::Read(bytes.view())) {}

  AlignedBytes bytes;
  absl::StatusOr<ModelFile> file;
};

Scores Score(const Tagger& tagger, const std::string& bytes, const Parallel& parallel = nullptr) {
  return tagger.Score(*Article::Read(bytes, Options()), parallel);
}

bool Same(const std::vector<Arc>& a, const std::vector<Arc>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Arc& x, const Arc& y) { return x.from == y.from && x.to == y.to && x.score == y.score; });
}

bool Same(const std::vector<MentionTag>& a, const std::vector<MentionTag>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](MentionTag x, MentionTag y) { return x.kind == y.kind && x.part == y.part; });
}

bool Same(const Scores& a, const Scores& b) {
  const TagScores &x = a.attributions, &y = b.attributions;
  return x.tags == y.tags && Same(x.cue_of_content, y.cue_of_content) && Same(x.source_of_cue, y.source_of_cue) &&
         Same(a.mentions.tags, b.mentions.tags) && Same(a.mentions.references, b.mentions.references);
}

// Every name begins and ends, and parts of one are of one kind.
bool NamesAreWhole(const std::vector<MentionTag>& tags) {
  MentionTag before;
  for (const MentionTag tag : tags) {
    const bool open = IsName(before.kind) && (before.part == Part::kBegin || before.part == Part::kInside);
    const bool goes_on = IsName(tag.kind) && (tag.part == Part::kInside || tag.part == Part::kEnd);
    if (open != goes_on || (open && tag.kind != before.kind)) return false;
    before = tag;
  }
  return !IsName(before.kind) || before.part == Part::kEnd || before.part == Part::kSingle;
}

void CheckMentions(const MentionScores& scores) {
  CHECK(NamesAreWhole(scores.tags));
  bool sound = true;
  double sum = 0;  // of the probabilities of what one token takes up
  for (std::size_t i = 0; i < scores.references.size(); ++i) {
    const Arc& arc = scores.references[i];
    const bool more = i > 0 && scores.references[i - 1].from == arc.from;
    sound &= arc.from < scores.tags.size() && (arc.to == kNoToken || (arc.to < scores.tags.size() && arc.to != arc.from));
    sound &= i == 0 || more || arc.from > scores.references[i - 1].from;
    sum = (more ? sum : 0) + std::exp(static_cast<double>(arc.score));
    sound &= sum < 1 + 1e-4;
  }
  CHECK(sound);
}

// What a tagger's scores have to be, whatever the text.
void CheckScores(const Scores& all) {
  const TagScores& scores = all.attributions;
  CHECK(all.mentions.tags.size() == scores.tags.size());
  CheckMentions(all.mentions);
  bool sound = true;
  for (const auto& tags : scores.tags) {
    double sum = 0;
    for (const float tag : tags) sum += std::exp(static_cast<double>(tag));
    sound &= std::fabs(sum - 1) < 1e-4;
  }
  CHECK(sound);
  for (const std::vector<Arc>* arcs : {&scores.cue_of_content, &scores.source_of_cue}) {
    bool ordered = true;
    for (std::size_t i = 0; i < arcs->size(); ++i) {
      const Arc& arc = (*arcs)[i];
      ordered &= arc.score <= 1e-5f && arc.from < scores.tags.size() && arc.to != arc.from;
      ordered &= arc.to < scores.tags.size() || (arc.to == kNoToken && arcs == &scores.source_of_cue);
      ordered &= i == 0 || arc.from >= (*arcs)[i - 1].from;
    }
    CHECK(ordered);
  }
}

TEST_CASE("The network gives what it gave when it was made, with each set of instructions") {
  const Model model(TinyModel());
  REQUIRE(model.file.ok());
  CHECK(!model.file->Section("samples")->empty());
  for (const Kernels* kernels : AllKernels()) {
    INFO(kernels->name);
    CHECK(Tagger::Make(*model.file, kernels).status().ToString() == "OK");
  }
}

TEST_CASE("The same text gives the same bits: again, and with each set of instructions") {
  const Model model(TinyModel());
  const std::string text = Repeated(20);
  const absl::StatusOr<std::unique_ptr<const Tagger>> tagger = Tagger::Make(*model.file);
  REQUIRE(tagger.ok());
  const Scores scores = Score(**tagger, text);
  CheckScores(scores);
  CHECK(scores.attributions.calibration == kPlainCalibration);  // as the file says
  CHECK(!scores.attributions.cue_of_content.empty());
  CHECK(!scores.attributions.source_of_cue.empty());
  const auto is_name = [](MentionTag tag) { return IsName(tag.kind); };
  CHECK(std::any_of(scores.mentions.tags.begin(), scores.mentions.tags.end(), is_name));
  CHECK(!scores.mentions.references.empty());
  CHECK(Same(scores, Score(**tagger, text)));
  for (const Kernels* kernels : AllKernels()) {
    INFO(kernels->name);
    CHECK(Same(scores, Score(**Tagger::Make(*model.file, kernels), text)));
  }
}

TEST_CASE("The parts of a long text may be read in any order, and give the same") {
  const Model model(TinyModel());
  const absl::StatusOr<std::unique_ptr<const Tagger>> tagger = Tagger::Make(*model.file);
  REQUIRE(tagger.ok());
  std::size_t parts = 0;
  const Parallel backwards = [&](std::size_t count, const std::function<void(std::size_t)>& work) {
    parts = count;
    for (std::size_t i = count; i > 0; --i) work(i - 1);
  };
  for (const std::string& text : {Repeated(1), Repeated(60), std::string()}) {
    parts = 0;
    CHECK(Same(Score(**tagger, text), Score(**tagger, text, backwards)));
    CHECK((parts > 3) == (text == Repeated(60)));
  }
}

TEST_CASE("A long text is read in stretches, and gives the same in any order") {
  const Model model(TinyModel());
  const absl::StatusOr<std::unique_ptr<const Tagger>> tagger = Tagger::Make(*model.file);
  REQUIRE(tagger.ok());
  std::size_t stretches = 0;
  const Parallel backwards = [&](std::size_t count, const std::function<void(std::size_t)>& work) {
    ++stretches;
    for (std::size_t i = count; i > 0; --i) work(i - 1);
  };
  const std::string text = Repeated(500);
  const Scores scores = Score(**tagger, text, backwards);
  CHECK(stretches > 1);
  CHECK(Same(Score(**tagger, text), scores));
  CheckScores(scores);
}

TEST_CASE("The likeliest of some are kept in their order, of equals the first") {
  CHECK(Likeliest({0.1f, 0.5f, 0.2f, 0.5f}, 2) == std::vector<std::size_t>{1, 3});
  CHECK(Likeliest({0.5f, 0.5f, 0.5f}, 2) == std::vector<std::size_t>{0, 1});
  CHECK(Likeliest({0.1f, 0.5f}, 2) == std::vector<std::size_t>{0, 1});
  CHECK(Likeliest({0.1f, 0.5f}, 0).empty());
}

TEST_CASE("A pronoun may take up what another window has read, but nothing that is far away") {
  const Model model(TinyModel());
  const absl::StatusOr<std::unique_ptr<const Tagger>> tagger = Tagger::Make(*model.file);
  REQUIRE(tagger.ok());
  const Scores scores = Score(**tagger, Repeated(60));
  std::uint32_t farthest_back = 0, farthest_ahead = 0;
  for (const Arc& arc : scores.mentions.references) {
    if (arc.to == kNoToken) continue;
    if (arc.to < arc.from) farthest_back = std::max(farthest_back, arc.from - arc.to);
    if (arc.to > arc.from) farthest_ahead = std::max(farthest_ahead, arc.to - arc.from);
  }
  CHECK(farthest_back > 100);  // a window has 80
  CHECK(farthest_back <= 1000);
  CHECK(farthest_ahead > 0);
  CHECK(farthest_ahead <= 40);
}

TEST_CASE("Texts of any length") {
  const Model model(TinyModel());
  const absl::StatusOr<std::unique_ptr<const Tagger>> tagger = Tagger::Make(*model.file);
  REQUIRE(tagger.ok());
  CHECK(Score(**tagger, "").attributions.tags.empty());
  CHECK(Score(**tagger, " \n").mentions.tags.empty());
  CHECK(Score(**tagger, "said").attributions.tags.size() == 1);
  CheckScores(Score(**tagger, "said"));
  const Scores scores = Score(**tagger, Repeated(500));
  CHECK(scores.attributions.tags.size() > 20000);
  CheckScores(scores);
}

TEST_CASE("What a file may lack, and what its numbers may not be") {
  const std::string good = TinyModel();
  const auto error_of = [&](const std::string& from, const std::string& to) {
    std::string bytes = good;
    const std::size_t at = bytes.find(from);
    REQUIRE(at != std::string::npos);
    REQUIRE(from.size() == to.size());
    bytes.replace(at, from.size(), to);
    const Model model(Signed(bytes));
    REQUIRE(model.file.ok());
    return std::string(Tagger::Make(*model.file).status().message());
  };
  const std::string zero(1, '\0');
  for (const char* name : {"vocabulary", "samples", "calibration", "pieces.scale", "positions", "features.2", "norm.bias",
                           "layer.0.qkv", "layer.0.up.bias", "layer.0.norm2.weight", "tags", "arc_to.1.bias", "arc_distance",
                           "mentions", "refer_from", "refer_to.bias", "refer_distance"}) {
    std::string other = name;
    other[0] = 'X';
    CHECK(error_of(name + zero, other + zero) == std::string("model file: section ") + name + " is missing");
  }
  CHECK(error_of("\nwidth 64", "\nwidth 63") == "model file: width is \"63\", not a number from 64 to 4096");
  CHECK(error_of("\nwidth 64", "\nwidth 96") == "model file: width is not a multiple of 64");
  CHECK(error_of("\ninner 64", "\ninner 99") == "model file: inner is not a multiple of 64");
  CHECK(error_of("\nheads 2", "\nheads 3") == "model file: section layer.0.qkv has 6144 bytes, not 144 rows of 64");
  CHECK(error_of("\nhead_width 16", "\nhead_width 17") == "model file: head_width is not a multiple of 16");
  CHECK(error_of("\nblock 32", "\nblock 24") == "model file: block is not a multiple of 16");
  CHECK(error_of("\nreach 16", "\nreach 24") == "model file: reach is not a multiple of 16");
  CHECK(error_of("\nlayers 1", "\nlayers 0") == "model file: layers is \"0\", not a number from 1 to 24");
  CHECK(error_of("\nlayers 1", "\nlayers 2") == "model file: section layer.1.qkv is missing");
  CHECK(error_of("\nwindow 80", "\nwindow 81") == "model file: window is \"81\", not a number from 1 to 80");
  CHECK(error_of("\ncontext 10", "\ncontext 40") == "model file: context is \"40\", not a number from 0 to 39");
  CHECK(error_of("\nfeatures 8 5 9", "\nfeatures 8 5 8") == "model file: features are not those of this library");
  CHECK(error_of("\narc_width 16", "\narc_width 17") == "model file: arc_width is not a multiple of 16");
  CHECK(error_of("\n[SEP]\n", "\n[XYZ]\n") == "model file: the vocabulary lacks [UNK], [CLS] or [SEP]");
  CHECK(error_of("[PAD]\n[UNK]", "[P\nD]\n[UNK]").find("vocabulary") != std::string::npos);
}

TEST_CASE("A network that gives something else is refused") {
  std::string bytes = TinyModel();
  const std::size_t entry = bytes.find(std::string("layer.0.qkv\0", 12));
  std::uint64_t at = 0;
  std::memcpy(&at, &bytes[entry + 32], sizeof(at));
  for (std::size_t i = 0; i < 64 * 64; ++i) bytes[static_cast<std::size_t>(at) + i] = static_cast<char>(i % 7 * 30);
  const std::size_t head = bytes.find(std::string("tags.bias\0", 10));
  std::memcpy(&at, &bytes[head + 32], sizeof(at));
  PutAt(&bytes, static_cast<std::size_t>(at) + 8, 9.0f);
  const Model model(Signed(bytes));
  REQUIRE(model.file.ok());
  CHECK(Tagger::Make(*model.file).status().message() ==
        "model file: the network does not give for sample 1 what it gave when it was made");
}

TEST_CASE("Samples that cannot be read") {
  std::string bytes = TinyModel();
  const std::size_t at = bytes.find("\ntag ");
  bytes.replace(at, 5, "\nTag ");
  const Model model(Signed(bytes));
  CHECK(Tagger::Make(*model.file).status().message() == "model file: line 2 of its samples cannot be read");
}

}  // namespace
}  // namespace inquit
