// Tests of lib/tagger/self_test.h: what it lets pass, and what it refuses.
// SPDX-License-Identifier: Apache-2.0
#include "lib/tagger/self_test.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "lib/article/article.h"
#include "lib/model/model_file.h"
#include "lib/tagger/mentions.h"
#include "tests/unit/catch.h"
#include "tests/unit/model_bytes.h"

namespace inquit::internal {
namespace {

const char kText[] = "\"We wait,\" said Ada Pell.\nShe left a \\ behind.";
const char kEscaped[] = "\"We wait,\" said Ada Pell.\\nShe left a \\\\ behind.";

int Hundredths(float x) { return static_cast<int>(std::lround(x * 100)); }

// The tiny network and what it says of kText, to be written down as samples with this or that altered.
class Sampled {
 public:
  Sampled() : bytes_(TinyModel()), file_(*ModelFile::Read(bytes_.view())), tagger_(*Tagger::Make(file_)) {
    scores_ = tagger_->Score(*Article::Read(kText, Options()));
  }

  // Of each token: `shift` is added to its log probability, and `margin` taken for its lead unless it is 0.
  std::string TagLines(int shift = 0, int margin = 0, std::size_t other_best = 0) const {
    std::string lines;
    for (const TagRow& tags : scores_.attributions.tags) {
      TagRow sorted = tags;
      std::sort(sorted.rbegin(), sorted.rend());
      const std::size_t best = static_cast<std::size_t>(std::max_element(tags.begin(), tags.end()) - tags.begin());
      const std::size_t written = (best + other_best) % kTagCount;
      absl::StrAppend(&lines, "tag ", written, " ", Hundredths(tags[written]) + shift, " ",
                      margin != 0 ? margin : Hundredths(sorted[0] - sorted[1]), "\n");
    }
    return lines;
  }

  // Of each token the number of its tag, `shift` further where it is one of the first `shifted`.
  std::string MentionLines(std::size_t shifted = 0, std::size_t shift = 1) const {
    std::string lines;
    for (std::size_t i = 0; i < scores_.mentions.tags.size(); ++i) {
      absl::StrAppend(&lines, "mention ", (NumberOf(scores_.mentions.tags[i]) + (i < shifted ? shift : 0)) % kMentionTagCount,
                      "\n");
    }
    return lines;
  }

  // Of the likeliest arc of each kind.
  std::string ArcLine(std::size_t kind, int shift = 0, std::size_t to_shift = 0) const {
    const std::vector<Arc>& arcs = kind == 0   ? scores_.attributions.cue_of_content
                                   : kind == 1 ? scores_.attributions.source_of_cue
                                               : scores_.mentions.references;
    REQUIRE(!arcs.empty());
    const Arc best = *std::max_element(arcs.begin(), arcs.end(), [](const Arc& a, const Arc& b) { return a.score < b.score; });
    return absl::StrCat("arc ", kind, " ", best.from + to_shift, " ", best.to == kNoToken ? "-1" : absl::StrCat(best.to), " ",
                        Hundredths(best.score) + shift, "\n");
  }

  std::string ErrorOf(const std::string& samples) const { return std::string(SelfTest(*tagger_, samples).message()); }

 private:
  static std::size_t NumberOf(MentionTag tag) {
    std::size_t number = 0;
    while (MentionTagAt(number).kind != tag.kind || MentionTagAt(number).part != tag.part) ++number;
    return number;
  }

  AlignedBytes bytes_;
  ModelFile file_;
  std::unique_ptr<const Tagger> tagger_;
  Scores scores_;
};

const std::string kTextLine = std::string("text ") + kEscaped + "\n";
const char kDisagrees[] = "model file: the network does not give for sample 1 what it gave when it was made";

TEST_CASE("What the network gives passes, and so does what is near") {
  const Sampled sampled;
  CHECK(sampled.ErrorOf("").empty());
  CHECK(sampled.ErrorOf("\n\n").empty());
  CHECK(sampled.ErrorOf(kTextLine + sampled.TagLines() + sampled.ArcLine(0) + sampled.ArcLine(1)).empty());
  CHECK(sampled.ErrorOf(kTextLine + sampled.TagLines(20) + sampled.ArcLine(0, -60) + sampled.ArcLine(1, 60)).empty());
  CHECK(sampled.ErrorOf(kTextLine + sampled.TagLines(-20)).empty());
  CHECK(sampled.ErrorOf(kTextLine + sampled.TagLines() + sampled.MentionLines() + sampled.ArcLine(2, 60)).empty());
  CHECK(sampled.ErrorOf(kTextLine + sampled.TagLines() + sampled.MentionLines(1)).empty());  // one of many
}

TEST_CASE("What is far from what the network gives is refused") {
  const Sampled sampled;
  CHECK(sampled.ErrorOf(kTextLine + sampled.TagLines(30)) == kDisagrees);
  CHECK(sampled.ErrorOf(kTextLine + sampled.TagLines(-30)) == kDisagrees);
  CHECK(sampled.ErrorOf(kTextLine + sampled.TagLines() + sampled.ArcLine(0, 80)) == kDisagrees);
  CHECK(sampled.ErrorOf(kTextLine + sampled.TagLines() + sampled.ArcLine(1, -80)) == kDisagrees);
  CHECK(sampled.ErrorOf(kTextLine + sampled.TagLines() + sampled.ArcLine(0, 0, 40)) == kDisagrees);
  CHECK(sampled.ErrorOf(kTextLine + sampled.TagLines() + sampled.ArcLine(2, -80)) == kDisagrees);
  CHECK(sampled.ErrorOf(kTextLine + sampled.TagLines() + sampled.MentionLines(8)) == kDisagrees);
  CHECK(sampled.ErrorOf(kTextLine + sampled.TagLines() + "mention 0\n") == kDisagrees);  // of one token
  CHECK(sampled.ErrorOf("text We\n" + sampled.TagLines()) == kDisagrees);                // other tokens
  CHECK(sampled.ErrorOf(kTextLine) == kDisagrees);                                       // none
  const std::string good = kTextLine + sampled.TagLines();
  CHECK(sampled.ErrorOf(good + kTextLine + sampled.TagLines(30)) ==
        "model file: the network does not give for sample 2 what it gave when it was made");
}

TEST_CASE("Another tag may lead where the lead was small, and where it was clear it may not") {
  const Sampled sampled;
  CHECK(sampled.ErrorOf(kTextLine + sampled.TagLines(0, 149, 1)).empty());
  CHECK(sampled.ErrorOf(kTextLine + sampled.TagLines(0, 151, 1)) == kDisagrees);
}

TEST_CASE("Lines of samples that cannot be read") {
  const Sampled sampled;
  CHECK(sampled.ErrorOf(std::string(16384, '\n')).empty());
  CHECK(sampled.ErrorOf(std::string(16385, '\n')) == "model file: its samples have 16385 bytes, more than 16384");
  CHECK(sampled.ErrorOf("text \xff\n") == "model file: sample 1: the text is not UTF-8 at byte 0");
  CHECK(sampled.ErrorOf("tag 0 0 0\n") == "model file: line 1 of its samples cannot be read");  // of no text
  for (const char* line :
       {"tag 0 0", "tag 0 0 0 0", "tag 0 x 0", "tag -1 0 0", "tag 13 0 0", "tags 0 0 0", "arc 0 0 0", "arc 3 0 0 0", "mention",
        "mention 0 0", "mention 26", "mention -2", "arc -1 0 0 0", "arc 0 -1 0 0", "arc 0 0 -2 0", "arc 0 0 0 0.5", "texts"}) {
    CAPTURE(line);
    CHECK(sampled.ErrorOf(kTextLine + "\n" + line + "\n") == "model file: line 3 of its samples cannot be read");
  }
}

}  // namespace
}  // namespace inquit::internal
