// The explanation for a person: each attribution, and under it the decisions that made it.
// SPDX-License-Identifier: Apache-2.0
//
// A decision is a line "step: rule: what in the text it is about (evidence)". Under it stand the alternatives with their scores
// and evidence, "> " before what was chosen and "- " before the rest; those without evidence share a line:
//
//   a1 Ada Pell: "We wait,"
//       spans: the best sequence of tags: said (begins 0.99, ends 0.98)
//         > 0.99 cue - 0.01 none - 0 content - 0 source
//       links: the source with the highest score: said
//         > 3.9 Pell (arc -0.1, same sentence 3, beside 1)
//         - -4 no source
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "inquit/formats.h"
#include "lib/formats/decimal.h"
#include "lib/formats/document_view.h"
#include "lib/formats/wrapper.h"

namespace inquit {
inline namespace v0 {
namespace {

using internal::Decimal;
using internal::SpeakerOf;
using internal::Style;
using internal::Wrapper;
using internal::Zeros;

constexpr std::size_t kDecisionIndent = 4;
constexpr std::size_t kAlternativeIndent = 6;
// By hand, in bytes: the longest span that is shown whole, and what is shown of a longer one at either end.
constexpr std::size_t kMostShown = 72;
constexpr std::size_t kHead = 40;
constexpr std::size_t kTail = 24;
// By hand: features of less effect, either way, are left out here; JSON has them all.
constexpr double kLeastEffect = 0.1;

constexpr Style kPlain;
constexpr Style kBold = {Style::kDefaultColor, /*bold=*/true, /*faint=*/false, /*underline=*/false};
constexpr Style kFaint = {Style::kDefaultColor, /*bold=*/false, /*faint=*/true, /*underline=*/false};

// Whether `c` is a byte of a UTF-8 character behind its first.
bool IsContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// The bytes of `span`; of a long one its beginning and its end, cut between characters.
std::string Excerpt(std::string_view text, ByteSpan span) {
  const std::string_view all = span.In(text);
  if (all.size() <= kMostShown) return std::string(all);
  std::size_t head = kHead, tail = all.size() - kTail;
  while (head > 0 && IsContinuation(all[head])) --head;
  while (tail < all.size() && IsContinuation(all[tail])) ++tail;
  return absl::StrCat(std::string(all.substr(0, head)), " ... ", std::string(all.substr(tail)));
}

std::string Number(double value) { return std::isfinite(value) ? Decimal(value, 2, Zeros::kDrop) : "?"; }

// "same sentence 5, beside 1"; of a network's features with their effect, "spoke last 1 [+2.1]".
std::string List(const std::vector<Evidence>& evidence) {
  std::string list;
  for (const Evidence& e : evidence) {
    if (e.effect && std::fabs(*e.effect) < kLeastEffect) continue;
    absl::StrAppend(&list, list.empty() ? "" : ", ", e.name, " ", Number(e.value));
    if (e.effect) absl::StrAppend(&list, " [", *e.effect < 0 ? "" : "+", Number(*e.effect), "]");
  }
  return list;
}

class Printer {
 public:
  Printer(std::string_view text, const TerminalOptions& options) : text_(text), out_(options.width, options.color) {}

  void Heading(const std::string& title, const Explanation& explanation) {
    if (!title.empty()) out_.Add(absl::StrCat(title, ": "), kBold);
    out_.Add(absl::StrCat(explanation.document.attributions.size(), " found, ", explanation.discarded.size(), " given up"));
    out_.EndLine();
  }

  // "a1 Ada Pell: "We wait,"", and under it the confidences.
  void Statement(const std::string& label, const Attribution& a, const std::vector<Speaker>& speakers) {
    out_.BlankLine();
    const Speaker* speaker = SpeakerOf(a, speakers);
    out_.Add(absl::StrCat(label, "  ", speaker ? speaker->name : "-", ":"), kBold);
    for (const ByteSpan piece : a.content) out_.Add(absl::StrCat(" ", Excerpt(text_, piece)), kBold);
    out_.EndLine();
    Indent(kDecisionIndent);
    out_.Add(absl::StrCat("confidence ", Number(a.confidence)), kFaint);
    if (speaker) out_.Add(absl::StrCat("; of the speaker ", Number(a.speaker_confidence)), kFaint);
    out_.EndLine();
    Indent(0);
  }

  void Decisions(const std::vector<Decision>& decisions) {
    for (const Decision& decision : decisions) {
      Indent(kDecisionIndent);
      out_.Add(absl::StrCat(decision.step, ": "), kBold);
      out_.Add(decision.rule);
      if (decision.span) out_.Add(absl::StrCat(": ", Excerpt(text_, *decision.span)));
      if (!decision.evidence.empty()) out_.Add(absl::StrCat(" (", List(decision.evidence), ")"), kFaint);
      out_.EndLine();
      Indent(kAlternativeIndent);
      const bool one_line = std::all_of(decision.alternatives.begin(), decision.alternatives.end(),
                                        [](const Alternative& a) { return !a.span && a.evidence.empty(); });
      for (const Alternative& alternative : decision.alternatives) {
        AddAlternative(alternative);
        if (!one_line) out_.EndLine();
      }
      out_.EndLine();
    }
    Indent(0);
  }

  std::string Finish() && { return std::move(out_).Finish(); }

 private:
  void Indent(std::size_t spaces) { out_.SetMargin({"", spaces, kPlain}); }

  void AddAlternative(const Alternative& alternative) {
    std::string what = alternative.name;
    if (alternative.span) absl::StrAppend(&what, what.empty() ? "" : ": ", Excerpt(text_, *alternative.span));
    out_.Add(
        absl::StrCat(alternative.chosen ? "> " : "- ", alternative.score ? Number(*alternative.score) + " " : "", what, " "),
        alternative.chosen ? kBold : kPlain);
    if (!alternative.evidence.empty()) out_.Add(absl::StrCat("(", List(alternative.evidence), ")"), kFaint);
  }

  std::string_view text_;
  Wrapper out_;
};

}  // namespace

std::string ToTerminal(const Explanation& explanation, std::string_view text, const TerminalOptions& options) {
  Printer printer(text, options);
  printer.Heading(options.title, explanation);
  const std::vector<Attribution>& attributions = explanation.document.attributions;
  for (std::size_t a = 0; a < attributions.size(); ++a) {
    printer.Statement(absl::StrCat("a", a + 1), attributions[a], explanation.document.speakers);
    if (a < explanation.decisions.size()) printer.Decisions(explanation.decisions[a]);
  }
  for (const Explanation::Discarded& discarded : explanation.discarded) {
    printer.Statement("given up", discarded.attribution, {});
    printer.Decisions(discarded.decisions);
  }
  return std::move(printer).Finish();
}

}  // namespace v0
}  // namespace inquit
