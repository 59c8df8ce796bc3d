// The command line of the program.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_CLI_OPTIONS_H_
#define INQUIT_CLI_OPTIONS_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "cli/input/file_list.h"
#include "cli/input/json_record.h"
#include "inquit/document.h"
#include "inquit/offsets.h"
#include "inquit/options.h"
#include "inquit/verify.h"

namespace inquit::cli {

constexpr int kExitFailed = 1;  // a record failed, or the output could not be written
constexpr int kExitUsage = 2;

enum class Format { kText, kJsonl, kJson, kCsv, kTsv, kBrat, kWebAnnotation, kTei, kHtml };
enum class Color { kAuto, kAlways, kNever };

struct Arguments {
  std::vector<std::string> files;  // "-" is standard input
  std::optional<Input> input;      // none: by each file's name
  JsonFields fields;               // of JSON Lines
  bool paths_as_ids = false;
  bool single = false;  // the input is one plain text or page
  Format format = Format::kText;
  std::string output;   // a file, or a folder; empty or "-": standard output
  bool resume = false;  // goes on with what the output holds
  bool unordered = false;
  bool with_text = false;
  bool output_is_folder = false;
  OffsetUnit offsets = OffsetUnit::kBytes;
  std::string model = "small";
  std::optional<std::string> attributions;  // files of what the user knows already
  std::optional<std::string> entities;
  bool show_version = false;
  bool explain = false;
  bool verify = false;               // hold the files against `sources`
  std::vector<std::string> sources;  // of verify
  std::string index;                 // a file that keeps them; empty: none
  std::vector<ChangeKind> allowed = VerifyOptions().allowed;
  bool tally = false;        // count who is heard rather than write each record
  bool by_document = false;  // of a tally
  double min_confidence = 0;
  std::vector<Kind> kinds;  // none: all
  bool no_speakers = false;
  bool quiet = false;
  bool stats = false;
  std::size_t jobs = 1;     // never 0
  std::size_t threads = 1;  // of each job; never 0
  Color color = Color::kAuto;
  Options extraction;
};

// How `file` is to be read.
inline Input InputOf(const Arguments& arguments, const std::string& file) {
  return arguments.input ? *arguments.input : InputByName(file);
}

// Whether what is written is shown on a terminal.
bool WritesToTerminal(const Arguments& arguments);

// Fills `arguments`. Where the program has nothing more to do (help, wrong usage), has said so and returns the exit
// code.
std::optional<int> ParseArguments(int argc, const char* const* argv, Arguments* arguments);

}  // namespace inquit::cli

#endif  // INQUIT_CLI_OPTIONS_H_
