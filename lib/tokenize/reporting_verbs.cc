// The verbs of reporting clauses.
// SPDX-License-Identifier: Apache-2.0
#include "lib/tokenize/reporting_verbs.h"

#include "absl/container/flat_hash_set.h"

namespace inquit {
inline namespace v0 {
namespace internal {

bool IsReportingVerb(std::string_view word) {
  static const auto& kWords = *new absl::flat_hash_set<std::string_view>{
      "acknowledged", "added",     "adds",      "admitted",  "affirmed",  "agreed",    "announced", "answered",  "argued",
      "argues",       "asked",     "asks",      "asserted",  "barked",    "boasted",   "chanted",   "claimed",   "commented",
      "complained",   "conceded",  "concluded", "confirmed", "continued", "countered", "cried",     "declared",  "demanded",
      "enquired",     "exclaimed", "explained", "explains",  "inquired",  "insisted",  "insists",   "joked",     "murmured",
      "mused",        "muttered",  "noted",     "observed",  "pleaded",   "predicted", "promised",  "protested", "quipped",
      "recalled",     "recalls",   "remarked",  "repeated",  "replied",   "responded", "retorted",  "roared",    "said",
      "says",         "screamed",  "shouted",   "sighed",    "snapped",   "stated",    "stressed",  "suggested", "tells",
      "told",         "tweeted",   "vowed",     "warned",    "warns",     "whispered", "wondered",  "wonders",   "writes",
      "wrote",        "yelled"};
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
