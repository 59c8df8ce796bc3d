// The command line of the program.
// SPDX-License-Identifier: Apache-2.0
#include "cli/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <thread>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "inquit/version.h"

namespace inquit::cli {
namespace {

constexpr char kAbout[] =
    "Finds who said what in English news text: quotations and reported speech, the words that\n"
    "introduce them, and the speaker each stands for.\n";

constexpr char kFooter[] = R"(
Examples
  inquit story.txt                          shows who said what, in colour on a terminal
  inquit --format jsonl *.txt > said.jsonl  one JSON record for each file
  zcat news.jsonl.gz | inquit --input jsonl --jobs 0 | jq '.attributions[] | [.speaker, .text]'
                                            a stream of {"id": ..., "text": ...}, on all cores

Input
  Plain text is one record a file, its id the file's name ("-" for standard input; the path as
  given where two files share a name). JSON Lines is one record a line: "text" is a string, "id"
  a string or number, other fields are ignored. A record without "id" is called FILE:LINE, as in
  news.jsonl:7. The text is UTF-8.

Output
  jsonl is one record a line in the order of the input; https://json-schema.org/ schema:
  docs/output.schema.json. Spans are [begin, end), counted in --offsets from the first unit of
  the text: bytes of its UTF-8, Unicode code points (Python), or UTF-16 units (Java, JavaScript).
  A record that fails is reported on standard error, leaves {"id": ..., "error": ...} in its
  place, and the rest goes on.

Exit codes
  0  every record was read
  1  a record or a file failed, or the output could not be written
  2  wrong usage
)";

// The possible values of an option, by name.
template <typename T>
CLI::CheckedTransformer OneOf(std::map<std::string, T> values) {
  return CLI::CheckedTransformer(std::move(values));
}

void AddInputAndOutput(CLI::App* app, Arguments* arguments, std::optional<Format>* format) {
  app->add_option("FILE", arguments->files, "Files to read; - or none is standard input");
  const std::map<std::string, Format> kFormats = {{"text", Format::kText}, {"jsonl", Format::kJsonl}};
  app->add_option("--input", arguments->input, "What is read (by name: jsonl for .jsonl and .ndjson, else text)")
      ->type_name("text|jsonl")->transform(OneOf(kFormats));
  app->add_option("--format", *format, "What is written (jsonl where any input is, else text)")
      ->type_name("text|jsonl")->transform(OneOf(kFormats));
  app->add_option("--offsets", arguments->offsets, "Unit of the spans in jsonl (bytes)")
      ->type_name("bytes|codepoints|utf16")
      ->transform(OneOf<OffsetUnit>({{"bytes", OffsetUnit::kBytes},
                                     {"codepoints", OffsetUnit::kCodePoints},
                                     {"utf16", OffsetUnit::kUtf16}}));
  app->add_option("--color", arguments->color, "Colours in text (auto: on a terminal, unless NO_COLOR is set)")
      ->type_name("auto|always|never")
      ->transform(OneOf<Color>({{"auto", Color::kAuto}, {"always", Color::kAlways}, {"never", Color::kNever}}));
}

void AddExtraction(CLI::App* app, Arguments* arguments) {
  app->add_option("--model", arguments->model, "Model to use (small)")->type_name("NAME");
  app->add_option("-j,--jobs", arguments->jobs, "Threads; 0 is one for each core (1)")
      ->type_name("N")->check(CLI::Range(0, 1024));
  app->add_option("--single-quotes", arguments->extraction.single_quotes, "Whether '...' may open a quotation (auto)")
      ->type_name("auto|on|off")
      ->transform(OneOf<SingleQuotes>({{"auto", SingleQuotes::kAuto}, {"on", SingleQuotes::kOn}, {"off", SingleQuotes::kOff}}));
  app->add_flag("--repair-utf8", arguments->extraction.repair_utf8, "Read bytes that are not UTF-8 as U+FFFD");
  app->add_option("--max-bytes", arguments->extraction.max_bytes, "Longest text, and longest line of jsonl (64MB)")
      ->type_name("N[kMG]")->transform(CLI::AsSizeValue(false));
}

}  // namespace

Format InputFormat(const Arguments& arguments, const std::string& file) {
  if (arguments.input) return *arguments.input;
  const std::string name = absl::AsciiStrToLower(file);
  return absl::EndsWith(name, ".jsonl") || absl::EndsWith(name, ".ndjson") ? Format::kJsonl : Format::kText;
}

std::optional<int> ParseArguments(int argc, const char* const* argv, Arguments* arguments) {
  CLI::App app(kAbout, "inquit");
  app.set_version_flag("--version", "inquit " INQUIT_VERSION_STRING);
  app.footer(kFooter);
  app.get_formatter()->column_width(34);
  std::optional<Format> format;
  AddInputAndOutput(&app, arguments, &format);
  AddExtraction(&app, arguments);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : kExitUsage;
  }
  if (arguments->files.empty()) arguments->files = {"-"};
  if (arguments->jobs == 0) arguments->jobs = std::max(1u, std::thread::hardware_concurrency());
  const bool any_jsonl = std::any_of(arguments->files.begin(), arguments->files.end(), [&](const std::string& file) {
    return InputFormat(*arguments, file) == Format::kJsonl;
  });
  arguments->format = format.value_or(any_jsonl ? Format::kJsonl : Format::kText);
  return std::nullopt;
}

}  // namespace inquit::cli
