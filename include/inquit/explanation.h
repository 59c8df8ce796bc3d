// Explanation: why a document came out as it did, decision by decision.
// SPDX-License-Identifier: Apache-2.0
//
// For people who ask "why did it say Pell?", and for tools that sort errors. Steps, rules and the names of evidence are those
// of this version of the library and its model, and change without notice; a program should act on Document alone.
// docs/architecture.md reads an explanation line by line.
#ifndef INQUIT_EXPLANATION_H_
#define INQUIT_EXPLANATION_H_

#include <optional>
#include <string>
#include <vector>

#include "inquit/document.h"
#include "inquit/span.h"

namespace inquit {
inline namespace v0 {

// One of the numbers that a score was made of: {"same sentence", 5}.
struct Evidence {
  std::string name = {};  // what was counted or weighed
  double value = 0;       // a summand of the score, a probability, or a feature of a network, as the step's file says
  // Of a feature: by how much the score, in log odds, would fall if the feature were 0. Negative: it speaks against. Effects do
  // not add up to the score, since a network weighs features together.
  std::optional<double> effect = {};
};

// One of the things among which a step chose.
struct Alternative {
  std::string name = {};              // what it is: a speaker's name, a role, "nobody"; empty where `span` says it
  std::optional<ByteSpan> span = {};  // where it stands in the text
  // A probability, or a sum of log probabilities: comparable only within its decision. 0 where a rule decided without weighing.
  std::optional<double> score = std::nullopt;  // none where nothing was weighed
  bool chosen = false;                         // whether the step took it
  std::vector<Evidence> evidence = {};         // what the score was made of
};

// What one step of the library decided.
struct Decision {
  std::string step = {};                       // its name, which is that of a file in lib/: "links", "ranker"
  std::string rule = {};                       // what decided, in words that stand so in the code: "the likeliest candidate"
  std::optional<ByteSpan> span = {};           // what in the text it is about
  std::vector<Alternative> alternatives = {};  // the best first; empty where the rule knows only one answer
  std::vector<Evidence> evidence = {};         // of the decision as a whole
};

// A document, and for each of its attributions the decisions that made it, in the order in which they were taken.
struct Explanation {
  // An attribution that was considered and given up, without a speaker; its last decision says why.
  struct Discarded {
    Attribution attribution = {};          // as it was
    std::vector<Decision> decisions = {};  // in the order in which they were taken
  };

  Document document = {};                             // as Extract gives it
  std::vector<std::vector<Decision>> decisions = {};  // of each of document.attributions
  std::vector<Discarded> discarded = {};              // in order of their first piece of content
};

}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_EXPLANATION_H_
