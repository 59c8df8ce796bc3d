// How every format reads a finding of the verifier. Internal; see inquit/formats.h.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_FORMATS_VERIFICATION_VIEW_H_
#define INQUIT_LIB_FORMATS_VERIFICATION_VIEW_H_

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "inquit/verify.h"
#include "lib/formats/document_view.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// The text of the source that the finding's place is in; empty where it has none.
inline std::string_view SourceTextOf(const Finding& finding, const Verifier& sources) {
  return finding.place && finding.place->source < sources.source_count() ? std::string_view(sources.text(finding.place->source))
                                                                         : std::string_view();
}

// The name of whom the draft gives the statement to; empty where it tells nobody.
inline std::string_view SpeakerNameOf(const Finding& finding, const Document& draft) {
  if (!finding.attribution || *finding.attribution >= draft.attributions.size()) return {};
  const Speaker* speaker = SpeakerOf(draft.attributions[*finding.attribution], draft.speakers);
  return speaker ? std::string_view(speaker->name) : std::string_view();
}

// How many findings have each verdict that any has, in the order of the enum.
inline std::vector<std::pair<Verdict, std::size_t>> CountVerdicts(const Verification& verification) {
  std::vector<std::pair<Verdict, std::size_t>> counts;
  for (int v = 0; v <= static_cast<int>(Verdict::kNotFound); ++v) {
    const auto verdict = static_cast<Verdict>(v);
    const auto count = std::count_if(verification.findings.begin(), verification.findings.end(),
                                     [&](const Finding& finding) { return finding.verdict == verdict; });
    if (count > 0) counts.emplace_back(verdict, static_cast<std::size_t>(count));
  }
  return counts;
}

// Calls same(words) for what a quotation has as its source does, and changed(change, words of the draft, words of the source)
// for each change in it, in order.
template <typename Same, typename Changed>
void ForEachPart(ByteSpan quotation, const Finding& finding, std::string_view draft, std::string_view source, Same same,
                 Changed changed) {
  quotation = Clamp(quotation, draft);
  std::size_t done = quotation.begin;
  for (const Change& change : finding.changes) {
    const ByteSpan place = Clamp(change.draft, draft);
    if (place.begin < done || place.end > quotation.end) continue;
    if (place.begin > done) same(draft.substr(done, place.begin - done));
    changed(change, place.In(draft), Clamp(change.source, source).In(source));
    done = place.end;
  }
  if (quotation.end > done) same(draft.substr(done, quotation.end - done));
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_FORMATS_VERIFICATION_VIEW_H_
