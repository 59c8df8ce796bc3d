// The verbs of reporting clauses, for the stages that come before the model. Internal.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_TOKENIZE_REPORTING_VERBS_H_
#define INQUIT_LIB_TOKENIZE_REPORTING_VERBS_H_

#include <string_view>

namespace inquit {
inline namespace v0 {
namespace internal {

// Whether `word` is one of the verbs that most often stand in a reporting clause after its quotation: "said", "asks".
bool IsReportingVerb(std::string_view word);

// Words that go on with a reporting clause after its verb and cannot begin what it reports: "said on Monday".
bool GoesOnWithReportingClause(std::string_view word);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_TOKENIZE_REPORTING_VERBS_H_
