// The verbs of reporting clauses.
// SPDX-License-Identifier: Apache-2.0
#include "lib/tokenize/reporting_verbs.h"

#include "absl/container/flat_hash_set.h"

namespace inquit {
inline namespace v0 {
namespace internal {

bool IsReportingVerb(std::string_view word) {
  static const auto& kWords = *new absl::flat_hash_set<std::string_view>{
      "acknowledged", "added",     "adds",     "admitted", "affirmed",  "announced", "answered",  "argued",     "argues",
      "asked",        "asks",      "asserted", "boasted",  "chanted",   "claimed",   "commented", "complained", "concluded",
      "continued",    "countered", "cried",    "declared", "demanded",  "exclaimed", "explained", "explains",   "insisted",
      "insists",      "joked",     "mused",    "noted",    "observed",  "pleaded",   "predicted", "promised",   "quipped",
      "recalled",     "recalls",   "remarked", "replied",  "responded", "said",      "says",      "shouted",    "stated",
      "stressed",     "suggested", "told",     "tells",    "tweeted",   "vowed",     "warned",    "warns",      "whispered",
      "wondered",     "wonders",   "wrote",    "writes",   "yelled"};
  return kWords.contains(word);
}

bool GoesOnWithReportingClause(std::string_view word) {
  static const auto& kWords = *new absl::flat_hash_set<std::string_view>{
      "after",   "as",        "at",       "before",   "by",        "during", "earlier", "here",  "in",        "last",
      "later",   "on",        "outside",  "recently", "reporters", "today",  "when",    "while", "yesterday", "Monday",
      "Tuesday", "Wednesday", "Thursday", "Friday",   "Saturday",  "Sunday", "me",      "us"};
  return kWords.contains(word);
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
