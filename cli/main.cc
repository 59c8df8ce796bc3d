// inquit: the program. Reads records, finds who said what in each, writes them out in order.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "cli/given.h"
#include "cli/input.h"
#include "cli/options.h"
#include "cli/pipeline.h"
#include "cli/platform.h"
#include "cli/progress.h"
#include "cli/records.h"
#include "inquit/extractor.h"
#include "inquit/formats.h"
#include "inquit/model.h"
#include "inquit/speaker_resolver.h"
#include "inquit/version.h"

namespace inquit::cli {
namespace {

// Lines of text longer than this tire the eye, however wide the terminal.
constexpr std::size_t kWidestText = 100;

bool UseColor(Color color) {
  if (color != Color::kAuto) return color == Color::kAlways;
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  return IsTerminal(kStandardOutput) && !(no_color && *no_color) && !(term && std::strcmp(term, "dumb") == 0);
}

// Names of files and of records may hold anything; no control character of theirs reaches the terminal.
std::string Printable(std::string bytes) {
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    const bool is_c1 = i > 0 && bytes[i - 1] == '\xC2' && byte >= 0x80 && byte < 0xA0;  // U+0080 to U+009F
    if (byte < 0x20 || byte == 0x7F || is_c1) bytes[i] = '?';
  }
  return bytes;
}

void Complain(const std::string& message) { Write(kStandardError, absl::StrCat("inquit: ", message, "\n")); }
void Complain(const absl::Status& fault) { Complain(Printable(std::string(fault.message()))); }

// Turns records into what is written.
class Processor {
 public:
  Processor(const Arguments& arguments, Given given, const std::shared_ptr<const Model>& model)
      : arguments_(arguments),
        given_(std::move(given)),
        extractor_(arguments.extraction, model),
        resolver_(arguments.extraction, model) {
    const std::size_t width = TerminalWidth(kStandardOutput);
    if (width > 0) terminal_.width = std::min(width, kWidestText);
    terminal_.color = UseColor(arguments.color);
  }

  Result operator()(const Record& record) const {
    if (!record.status.ok()) return Failure(record, record.status, record.place);
    const absl::StatusOr<std::vector<Entity>> entities = EntitiesOf(record);
    if (!entities.ok()) return Failure(record, entities.status(), record.place);
    absl::StatusOr<Document> given = GivenDocument(record);
    if (!given.ok()) return Failure(record, given.status(), record.place);
    if (arguments_.explain) return ShowOrFail(record, Explain(record, *entities, *std::move(given)));
    return ShowOrFail(record, Read(record, *entities, *std::move(given)));
  }

 private:
  // A text without a line of its own has no known entities.
  absl::StatusOr<std::vector<Entity>> EntitiesOf(const Record& record) const {
    if (!given_.entities) return std::vector<Entity>();
    absl::StatusOr<std::vector<Entity>> entities = given_.entities->Find(record.id, record.id_type);
    if (absl::IsNotFound(entities.status())) return std::vector<Entity>();
    return entities;
  }

  // The document of --attributions; none of them otherwise.
  absl::StatusOr<Document> GivenDocument(const Record& record) const {
    Document document;
    if (!given_.attributions) return document;
    absl::StatusOr<std::vector<Attribution>> attributions = given_.attributions->Find(record.id, record.id_type);
    if (!attributions.ok()) return attributions.status();
    document.attributions = *std::move(attributions);
    return document;
  }

  absl::StatusOr<Explanation> Explain(const Record& record, const std::vector<Entity>& entities, Document given) const {
    if (given_.attributions) return resolver_.Explain(record.text, entities, std::move(given));
    return extractor_.Explain(record.text, entities);
  }

  absl::StatusOr<Document> Read(const Record& record, const std::vector<Entity>& entities, Document given) const {
    if (!given_.attributions) return extractor_.Extract(record.text, entities);
    const absl::Status resolved = resolver_.Resolve(record.text, entities, &given);
    if (!resolved.ok()) return resolved;
    return given;
  }

  // What is written for a document, an explanation, or the error in its place.
  template <typename Read>
  Result ShowOrFail(const Record& record, const absl::StatusOr<Read>& read) const {
    if (!read.ok()) return Failure(record, read.status(), PlaceOfFault(record));
    return {Show(record, *read), ""};
  }

  // A document, or an explanation.
  template <typename Read>
  std::string Show(const Record& record, const Read& read) const {
    if (arguments_.format == Format::kJsonl) {
      const JsonOptions options{record.id, arguments_.offsets, record.id_type};
      return absl::StrCat(ToJsonLine(read, record.text, options), "\n");
    }
    TerminalOptions options = terminal_;
    options.title = NameOf(record.id);
    return ToTerminal(read, record.text, options);
  }

  // The first bad byte, where none is allowed: JSON that could be read holds none, so the record is then a plain text.
  ErrorPlace PlaceOfFault(const Record& record) const {
    const std::size_t bad = FindInvalidUtf8(record.text);
    if (bad == record.text.size() || arguments_.extraction.repair_utf8) return record.place;
    const auto line_ends = std::count(record.text.begin(), record.text.begin() + static_cast<std::ptrdiff_t>(bad), '\n');
    return {static_cast<std::size_t>(line_ends) + 1, bad};
  }

  Result Failure(const Record& record, const absl::Status& status, const ErrorPlace& place) const {
    const std::string reason(status.message());
    const std::string file = NameOf(record.file) + (place.line ? absl::StrCat(":", *place.line) : "");
    const bool json = arguments_.format == Format::kJsonl;
    return {json ? absl::StrCat(ErrorToJsonLine(record.id, status, place, record.id_type), "\n")
                 : absl::StrCat(Printable(absl::StrCat(NameOf(record.id), ": not read: ", reason)), "\n"),
            Printable(absl::StrCat(file, ": ", reason))};
  }

  const Arguments& arguments_;
  const Given given_;
  Extractor extractor_;
  SpeakerResolver resolver_;
  TerminalOptions terminal_;
};

int ShowVersion(const Model& model) {
  const std::string licence = absl::StrJoin(absl::StrSplit(model.licence(), '\n', absl::SkipEmpty()), " ");
  const int error = Write(
      kStandardOutput, absl::StrCat("inquit ", std::string(Version()), "\nmodel ", model.id(), ", ", model.fingerprint(),
                                    "\n  licence: ", Printable(licence), "\n  learnt from: ", Printable(model.training_data()),
                                    "\n  runs on: ", model.instructions(), "\n"));
  return error == 0 ? 0 : kExitFailed;
}

void TellThatItWaits(const Arguments& arguments) {
  const bool waits = std::find(arguments.files.begin(), arguments.files.end(), "-") != arguments.files.end();
  if (waits && IsTerminal(kStandardInput)) Complain("reading what you type; end it with Ctrl-D, or see inquit --help");
}

int Run(const Arguments& arguments, const std::shared_ptr<const Model>& model) {
  int exit_code = 0;
  absl::StatusOr<Given> given = ReadGiven(arguments, [&](const absl::Status& fault) {
    Complain(fault);
    exit_code = kExitFailed;
  });
  if (!given.ok()) {
    Complain(given.status());
    return kExitUsage;
  }
  TellThatItWaits(arguments);
  RecordReader reader(arguments);
  const Processor processor(arguments, *std::move(given), model);
  Progress progress(arguments);
  std::size_t records = 0;
  const auto write = [&](const Result& result) {
    if (!result.message.empty()) {
      progress.Clear();
      Complain(result.message);
      exit_code = kExitFailed;
    }
    // Records of text stand apart by a blank line.
    const bool apart = arguments.format == Format::kText && records++ > 0;
    if (const int error = Write(kStandardOutput, apart ? absl::StrCat("\n", result.output) : result.output)) {
      if (error == EPIPE) return false;  // whoever reads has had enough
      progress.Clear();
      Complain(absl::StrCat("cannot write the output: ", std::strerror(error)));
      exit_code = kExitFailed;
      return false;
    }
    progress.Show(reader.bytes_read());
    return true;
  };
  RunInOrder(
      arguments.jobs, [&](Record* record) { return reader.Next(record); }, std::cref(processor), write);
  progress.Clear();
  return exit_code;
}

}  // namespace
}  // namespace inquit::cli

int main(int argc, char** argv) {
  using namespace inquit::cli;
  Arguments arguments;
  if (const std::optional<int> exit_code = ParseArguments(argc, argv, &arguments)) return *exit_code;
  auto model = inquit::Model::Named(arguments.model);
  if (!model.ok()) {
    Complain(Printable(absl::StrCat("--model: ", std::string(model.status().message()))));
    return kExitUsage;
  }
  if (arguments.show_version) return ShowVersion(**model);
  return Run(arguments, *model);
}
