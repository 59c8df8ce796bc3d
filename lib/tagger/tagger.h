// Tagger: how much each token looks like part of a source, a cue or a content, and which of them belong together.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_TAGGER_TAGGER_H_
#define INQUIT_LIB_TAGGER_TAGGER_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "absl/status/statusor.h"
#include "inquit/options.h"
#include "lib/article/article.h"
#include "lib/model/model_file.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// The three roles of a token (annotation.md, 1.3: a token has one role), in the order of their tags.
enum class Role : std::uint8_t { kSource, kCue, kContent };
constexpr std::size_t kRoles = 3;

// Where in its span a token stands: the BIOES scheme of tagging, in which kSingle is a span of one token.
enum class Part : std::uint8_t { kBegin, kInside, kEnd, kSingle };
constexpr std::size_t kParts = 4;

// A tag is kOutside, for a token in no span, or a part of a role: 13 in all.
constexpr std::size_t kOutside = 0;
constexpr std::size_t kTagCount = 1 + kRoles * kParts;
constexpr std::size_t TagOf(Role role, Part part) {
  return 1 + static_cast<std::size_t>(role) * kParts + static_cast<std::size_t>(part);
}

// The span that begins at token `from` belongs to the one that begins at token `to`: a content to its cue, a cue to its
// source, or to kNoToken where it has none.
// In 32 bits, since a text has more arcs than tokens.
struct Arc {
  Arc(std::size_t from_token, std::size_t to_token, float log_probability)
      : from(static_cast<std::uint32_t>(from_token)), to(static_cast<std::uint32_t>(to_token)), score(log_probability) {}

  std::uint32_t from;
  std::uint32_t to;
  float score;  // log probability among the arcs of the same kind from `from`
};
constexpr std::uint32_t kNoToken = static_cast<std::uint32_t>(-1);  // no text has as many

// The weights by which an attribution's confidence is computed from its features, in the order of kNames in
// lib/attribution/confidence.cc. Fitted to how often attributions of articles that were kept out of training are right in
// content, cue and source. At first the sum of the log odds of contents and cue.
constexpr std::size_t kCalibrationSize = 7;
using Calibration = std::array<float, kCalibrationSize>;
constexpr Calibration kPlainCalibration = {0, 1, 1, 0, 0, 0, 0};

// In order of `from`, then of `to` with kNoToken first; those not listed are unlikely or impossible.
struct Arcs {
  std::vector<Arc> cue_of_content;
  std::vector<Arc> source_of_cue;
};

// The log probabilities of a token's tags, and of those of all tokens.
using TagRow = std::array<float, kTagCount>;
using Tags = std::vector<TagRow>;

struct TagScores : Arcs {
  Tags tags;  // [tokens][kTagCount]
  Calibration calibration = kPlainCalibration;
};

// What a token is of a mention: of a name, of a title in front of one, or the noun of a description.
enum class MentionKind : std::uint8_t {
  kNone,
  kPerson,        // names ...
  kOrganization,  // "the Harbour Board"
  kPlace,         // "Lisbon"
  kWork,          // "the Ferry Act", "Moby Dick"
  kOther,         // "Portuguese", "World War II"
  kTitle,         // "Senator" in front of a name
  kMan,           // descriptions: "the senator",
  kPeople,        // "voters",
  kBody,          // "the company",
  kText,          // "the report"
};
constexpr std::size_t kNameKinds = 5;
constexpr std::size_t kNounKinds = 4;
constexpr bool IsName(MentionKind kind) { return kind >= MentionKind::kPerson && kind <= MentionKind::kOther; }
constexpr bool IsNoun(MentionKind kind) { return kind >= MentionKind::kMan; }

struct MentionTag {
  MentionKind kind = MentionKind::kNone;
  Part part = Part::kSingle;  // of a name
};

// Who is there: the likeliest tag of each token, and what pronouns and descriptions take up, in order of `from`, then of `to`
// with kNoToken, which stands for nothing, first.
struct MentionScores {
  std::vector<MentionTag> tags;
  std::vector<Arc> references;
};

// What the network says of a text.
struct Scores {
  TagScores attributions;
  MentionScores mentions;
};

using Parallel = decltype(Options::parallel);

struct Kernels;

// Const and shared by threads; scratch memory is per call.
class Tagger {
 public:
  // Takes the network from `file`, whose bytes must outlive the tagger.
  // Errors: kInvalidArgument  a weight is missing or has the wrong shape (the message names it), or the network does not
  //                           give for its self-test samples what it gave when it was made
  // `kernels`: the set of instructions to run on, for tests; null: the machine's best. All give the same.
  static absl::StatusOr<std::unique_ptr<const Tagger>> Make(const ModelFile& file, const Kernels* kernels = nullptr);
  ~Tagger();

  // `parallel` as in Options.
  Scores Score(const Article& article, const Parallel& parallel = nullptr) const;

 private:
  struct Network;
  explicit Tagger(std::unique_ptr<const Network> network);

  std::unique_ptr<const Network> network_;
};

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_TAGGER_TAGGER_H_
