// Golden pairs: reads every NAME.txt of a folder and compares what is found in it with NAME.expected.
// SPDX-License-Identifier: Apache-2.0
//
//   inquit_golden FOLDER [NAME...]              compares all pairs, or those named; exit code 1 where one differs
//   inquit_golden --approve FOLDER [NAME...]    writes what is found into the .expected files (see tools/approve_golden)
//   inquit_golden --confidences FOLDER          compares the confidences of all pairs, to the last bit, with
//   FOLDER/confidences;
//                                               that file is written by --approve where no pair is named
//
// An expected file holds the text in the notation of the annotation rules, one line an attribution, then one a speaker. Where
// what is found today is known to be wrong, its first line says so: "# known to be wrong: ...". That line is kept by --approve.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "inquit/extractor.h"

namespace inquit {
namespace {

const char* const kKinds[] = {"direct", "mixed", "indirect"};
const char* const kTypes[] = {"person", "organization", "group", "document", "author", "other"};
const char* const kGenders[] = {"", ", female", ", male"};
const char* const kReasons[] = {"none", "name", "pronoun", "nominal", "chain", "entity"};

std::string ToString(std::string_view view) { return std::string(view); }

// "[source 1+2: She] [cue 1: said]": a span that several attributions share carries all their numbers.
std::string Annotated(const Document& document, std::string_view text) {
  std::map<ByteSpan, std::map<std::string, std::vector<std::size_t>>> spans;
  for (std::size_t i = 0; i < document.attributions.size(); ++i) {
    const Attribution& a = document.attributions[i];
    for (const ByteSpan piece : a.content) spans[piece]["content"].push_back(i + 1);
    if (a.cue) spans[*a.cue]["cue"].push_back(i + 1);
    if (a.source) spans[*a.source]["source"].push_back(i + 1);
  }
  std::string out;
  std::size_t at = 0;
  for (const auto& [span, roles] : spans) {
    out += text.substr(at, span.begin - at);
    for (const auto& [role, numbers] : roles) absl::StrAppend(&out, "[", role, " ", absl::StrJoin(numbers, "+"), ": ");
    out += span.In(text);
    out += std::string(roles.size(), ']');
    at = span.end;
  }
  out += text.substr(at);
  return out;
}

// What is found in `text`, as people review it.
std::string Rendered(const Document& document, std::string_view text) {
  std::string out = Annotated(document, text);
  for (std::size_t i = 0; i < document.attributions.size(); ++i) {
    const Attribution& a = document.attributions[i];
    absl::StrAppend(&out, i == 0 ? "\n" : "", i + 1, ": ", kKinds[static_cast<int>(a.kind)], ", ",
                    a.speaker ? document.speakers[*a.speaker].name : "nobody");
    if (a.speaker) absl::StrAppend(&out, " (", kReasons[static_cast<int>(a.reason)], ")");
    out += "\n";
  }
  for (const Speaker& s : document.speakers) {
    std::vector<std::string> mentions;
    for (const ByteSpan mention : s.mentions) mentions.push_back(ToString(mention.In(text)));
    absl::StrAppend(&out, s.id, ": ", s.name, ", ", kTypes[static_cast<int>(s.type)], kGenders[static_cast<int>(s.gender)],
                    s.role ? absl::StrCat(", role ", ToString(s.role->In(text))) : "", ": ", absl::StrJoin(mentions, " | "),
                    "\n");
  }
  return out;
}

std::string Read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// Cuts the line that says what is known to be wrong off `expected` and returns it; empty if there is none.
std::string CutRemark(std::string* expected) {
  if (expected->rfind("# ", 0) != 0) return "";
  const std::size_t end = expected->find('\n') + 1;
  const std::string remark = expected->substr(0, end);
  expected->erase(0, end);
  return remark;
}

void PrintDifference(const std::string& name, const std::string& expected, const std::string& found) {
  const std::vector<std::string> want = absl::StrSplit(expected, '\n'), have = absl::StrSplit(found, '\n');
  std::printf("%s differs:\n", name.c_str());
  for (std::size_t i = 0; i < std::max(want.size(), have.size()); ++i) {
    const std::string w = i < want.size() ? want[i] : "", h = i < have.size() ? have[i] : "";
    if (w != h) std::printf("  - %s\n  + %s\n", w.c_str(), h.c_str());
  }
}

// The texts of the pairs `names`, or of all where none is named.
std::vector<std::filesystem::path> TextsOf(const std::filesystem::path& folder, const std::vector<std::string>& names) {
  std::vector<std::filesystem::path> texts;
  for (const std::string& name : names) texts.push_back(folder / (name + ".txt"));
  if (!names.empty()) return texts;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".txt") texts.push_back(entry.path());
  }
  std::sort(texts.begin(), texts.end());
  return texts;
}

// Every confidence in the texts of `folder`, as it is and not as it is written for people, one line a text. Builds, compilers,
// sets of instructions and machines must not differ in them.
std::string Confidences(const std::filesystem::path& folder) {
  const Extractor extractor;
  std::string out;
  for (const std::filesystem::path& path : TextsOf(folder, {})) {
    absl::StrAppend(&out, path.stem().string());
    const auto document = extractor.Extract(Read(path));
    if (!document.ok()) absl::StrAppend(&out, " ", document.status().ToString());
    if (document.ok()) {
      for (const Attribution& a : document->attributions) {
        absl::StrAppendFormat(&out, " %.17g/%.17g", a.confidence, a.speaker_confidence);
      }
    }
    out += "\n";
  }
  return out;
}

int CompareConfidences(const std::filesystem::path& folder) {
  const std::string found = Confidences(folder), expected = Read(folder / "confidences");
  if (found == expected && !found.empty()) return 0;
  PrintDifference("confidences", expected, found);
  return 1;
}

int Run(const std::filesystem::path& folder, const std::vector<std::string>& names, bool approve) {
  const Extractor extractor;
  std::size_t pairs = 0, wrong = 0, different = 0;
  for (std::filesystem::path path : TextsOf(folder, names)) {
    if (!std::filesystem::exists(path)) {
      std::printf("there is no %s\n", path.string().c_str());
      return 2;
    }
    const std::string text = Read(path), name = path.stem().string();
    path.replace_extension(".expected");
    std::string expected = Read(path);
    const std::string remark = CutRemark(&expected);
    const auto document = extractor.Extract(text);
    const std::string found = document.ok() ? Rendered(*document, text) : document.status().ToString() + "\n";
    ++pairs;
    if (!remark.empty()) ++wrong;
    if (found == expected) continue;
    ++different;
    PrintDifference(name, expected, found);
    if (approve) std::ofstream(path, std::ios::binary) << remark << found;
  }
  if (approve) std::ofstream(folder / "confidences", std::ios::binary) << Confidences(folder);
  std::printf("%zu pairs, %zu known to be wrong, %zu %s\n", pairs, wrong, different, approve ? "rewritten" : "different");
  return pairs > 0 && (approve || different == 0) ? 0 : 1;
}

}  // namespace
}  // namespace inquit

int main(int argc, char** argv) {
  std::vector<std::string> arguments(argv + 1, argv + argc);
  const bool approve = !arguments.empty() && arguments[0] == "--approve";
  const bool confidences = !arguments.empty() && arguments[0] == "--confidences";
  if (approve || confidences) arguments.erase(arguments.begin());
  if (arguments.empty()) {
    std::printf("usage: inquit_golden [--approve | --confidences] FOLDER [NAME...]\n");
    return 2;
  }
  if (confidences) return inquit::CompareConfidences(arguments[0]);
  return inquit::Run(arguments[0], {arguments.begin() + 1, arguments.end()}, approve);
}
