// Mentions: who the network says is named or described, and which of these a pronoun or a description takes up.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_TAGGER_MENTIONS_H_
#define INQUIT_LIB_TAGGER_MENTIONS_H_

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "lib/model/aligned.h"
#include "lib/model/model_file.h"
#include "lib/nn/kernels/kernels.h"
#include "lib/nn/linear.h"
#include "lib/tagger/arcs.h"
#include "lib/tagger/tagger.h"
#include "lib/tagger/windows.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// The tags of a token, as the trainer numbers them: outside, then begin, inside, end and single of each kind of name, title,
// and the nouns of descriptions.
constexpr std::size_t kMentionTagCount = 1 + kNameKinds * kParts + 1 + kNounKinds;
MentionTag MentionTagAt(std::size_t number);  // below kMentionTagCount

// The tokens of a text that may take up others or be taken up, in order, with the vectors that are compared.
struct ReferenceEnds {
  struct End {
    std::uint32_t token = 0;
    bool takes_up = false;     // a pronoun, or the noun of a description
    bool is_taken_up = false;  // these, and the last token of a name
    bool is_pronoun = false;
    float nothing = 0;  // logit of taking up nothing
    float from_scale = 0, to_scale = 0;
  };
  std::vector<End> ends;
  std::vector<std::int8_t> vectors;  // of each end two: as what takes up, and as what is taken up

  std::size_t width() const { return ends.empty() ? 0 : vectors.size() / ends.size(); }
  void Append(const ReferenceEnds& more);
  void EraseFirst(std::size_t count);
};

// Const and shared by threads.
class MentionHeads {
 public:
  // Errors: kInvalidArgument  a weight of `file` is missing or has another shape; the message names it
  static absl::StatusOr<MentionHeads> Make(const ModelFile& file, std::size_t width, std::size_t arc_width,
                                           const Kernels& kernels);

  // The memory that Run needs, for one thread.
  class Workspace {
   public:
    explicit Workspace(const MentionHeads& heads);

   private:
    friend class MentionHeads;
    QuantizedRows rows_;
    Aligned<float> logits_;               // [kBatch][outputs of a head]
    std::vector<float> logs_;             // [tokens that the window scores][tags]
    std::vector<float> from_, to_;        // [ends of the window + 1][arc width]; the first of `to_` is [CLS]
    std::vector<std::size_t> positions_;  // of the ends
    std::vector<float> likelihoods_;      // of the ends
    Softmax softmax_;
  };

  // Writes the tags of the tokens that the window scores into `tags`, which are the whole text's, and appends the ends of links
  // among them. `hidden` is [positions of the window][width]; `is_pronoun` is of each token of the window.
  void Run(const float* hidden, const Window& window, const std::vector<bool>& is_pronoun, Workspace* workspace,
           absl::Span<MentionTag> tags, ReferenceEnds* ends) const;

  // What ends take up, found while a text is read part by part, so that only the ends of one part and those that it may take up
  // are kept.
  class References {
   public:
    explicit References(const MentionHeads& heads);

    // Adds `ends`, which follow those before: with them, all tokens below `tokens` are read; that is kAllTokens at the end of
    // the text.
    void Add(const ReferenceEnds& ends, std::size_t tokens);
    static constexpr std::size_t kAllTokens = static_cast<std::size_t>(-1);

    // Of each end that takes something up the likeliest few, and nothing, in order of `from`, then of `to`.
    std::vector<Arc> Take() { return std::move(found_); }

   private:
    void AppendNext();  // what the end `next_` takes up

    const MentionHeads& heads_;
    ReferenceEnds ends_;
    std::size_t next_ = 0;  // of the ends: the first whose references are not found yet
    std::vector<Arc> found_;
    std::vector<Arc> arcs_;  // from one end
    Softmax softmax_;
  };

 private:
  MentionHeads(Linear tags, Linear from, Linear to, Aligned<float> distance_bias, const Kernels& kernels);

  const Kernels* kernels_;
  Linear tags_, from_, to_;
  Aligned<float> distance_bias_;
};

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_TAGGER_MENTIONS_H_
