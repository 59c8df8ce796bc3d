// inquit: the program. Reads records, finds who said what in each, writes them out in order.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "cli/given.h"
#include "cli/input/hints.h"
#include "cli/input/input_file.h"
#include "cli/input/json_record.h"
#include "cli/input/records.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/pipeline.h"
#include "cli/platform.h"
#include "cli/presenter.h"
#include "cli/progress.h"
#include "cli/resume.h"
#include "cli/selection.h"
#include "cli/stats.h"
#include "cli/verify.h"
#include "inquit/extractor.h"
#include "inquit/formats.h"
#include "inquit/model.h"
#include "inquit/speaker_resolver.h"
#include "inquit/version.h"

namespace inquit::cli {
namespace {

void Complain(const std::string& message) { Write(kStandardError, absl::StrCat("inquit: ", message, "\n")); }
void Complain(const absl::Status& fault) { Complain(Printable(std::string(fault.message()))); }

// Turns records into what is written.
class Processor {
 public:
  Processor(const Arguments& arguments, Given given, const std::shared_ptr<const Model>& model)
      : arguments_(arguments),
        given_(std::move(given)),
        extractor_(arguments.extraction, model),
        resolver_(arguments.extraction, model),
        presenter_(arguments) {}

  // Where memory runs out, the record fails alone: all that was taken for it is free again.
  Result operator()(Record record) const {
    try {
      return ProcessWithHint(record);
    } catch (const std::bad_alloc&) {
      return Failure(record, NoMemoryToRead(), record.place);
    }
  }

 private:
  Result ProcessWithHint(Record& record) const {
    ReadPage(arguments_, &record);
    Result result = Process(record);
    if (!arguments_.quiet && record.status.ok()) {
      const std::string hint = HintFor(record.text, record.input, record.file);
      if (!hint.empty()) result.hint = Printable(absl::StrCat(NameOf(record.file), ": ", hint));
    }
    return result;
  }

  Result Process(const Record& record) const {
    if (!record.status.ok()) return Failure(record, record.status, record.place);
    const absl::StatusOr<std::vector<Entity>> entities = EntitiesOf(record);
    if (!entities.ok()) return Failure(record, entities.status(), record.place);
    absl::StatusOr<Document> given = GivenDocument(record);
    if (!given.ok()) return Failure(record, given.status(), record.place);
    if (arguments_.explain) return ShowOrFail(record, Explain(record, *entities, *std::move(given)));
    return ShowOrFail(record, Read(record, *entities, *std::move(given)));
  }

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
  Result ShowOrFail(const Record& record, absl::StatusOr<Read> read) const {
    if (!read.ok()) return Failure(record, read.status(), PlaceOfFault(record));
    Select(arguments_, &*read);
    Result result;
    result.id = record.id;
    result.words = arguments_.stats ? WordsIn(record.text) : 0;
    result.statements = DocumentOf(*read).attributions.size();
    if (arguments_.tally) {
      result.text = record.text;
      result.document = std::move(DocumentOf(*read));
      return result;
    }
    if (arguments_.format == Format::kBrat && arguments_.output_is_folder) result.text = RepairUtf8(record.text);
    result.output = presenter_.Show(record, *read);
    return result;
  }

  static Document& DocumentOf(Document& document) { return document; }
  static Document& DocumentOf(Explanation& explanation) { return explanation.document; }

  // The first bad byte, where none is allowed: JSON that could be read holds none, so the record is then a plain text.
  ErrorPlace PlaceOfFault(const Record& record) const {
    const std::size_t bad = FindInvalidUtf8(record.text);
    if (bad == record.text.size() || arguments_.extraction.repair_utf8) return record.place;
    return PlaceOfByte(record.text, bad);
  }

  Result Failure(const Record& record, const absl::Status& status, const ErrorPlace& place) const {
    Result result;
    result.output = presenter_.ShowError(record, status, place);
    result.message = MessageOf(record, status, place);
    result.id = record.id;
    return result;
  }

  const Arguments& arguments_;
  const Given given_;
  Extractor extractor_;
  SpeakerResolver resolver_;
  Presenter presenter_;
};

int ShowVersion(const Model& model) {
  const std::string licence = absl::StrJoin(absl::StrSplit(model.licence(), '\n', absl::SkipEmpty()), " ");
  const int error = Write(
      kStandardOutput, absl::StrCat("inquit ", std::string(Version()), "\nmodel ", model.id(), ", ", model.fingerprint(),
                                    "\n  licence: ", Printable(licence), "\n  learnt from: ", Printable(model.training_data()),
                                    "\n  runs on: ", model.instructions(), "\n"));
  if (error != 0) Complain(absl::StrCat("cannot write the output: ", std::strerror(error)));
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
  absl::StatusOr<Done> done = arguments.resume ? Done::Read(arguments, model->id()) : Done();
  if (!done.ok()) {
    Complain(done.status());
    return kExitUsage;
  }
  if (done->records() > 0 && !arguments.quiet) {
    Complain(Printable(absl::StrCat(arguments.output, " has ", done->records(), " records already")));
  }
  const absl::StatusOr<std::unique_ptr<Output>> output = Output::Open(arguments, done->bytes());
  if (!output.ok()) {
    Complain(output.status());
    return kExitFailed;
  }
  TellThatItWaits(arguments);
  RecordReader reader(arguments);
  const Processor processor(arguments, *std::move(given), model);
  Progress progress(arguments);
  Stats stats;
  bool goes_on = true;
  const auto goes_on_after = [&](const absl::Status& written) {
    return GoesOnAfter(written, [&](const absl::Status& fault) {
      progress.Clear();
      Complain(fault);
      exit_code = kExitFailed;
    });
  };
  Complaints complaints;
  const auto write = [&](const Result& result) {
    stats.Add(result);
    if (!result.message.empty()) exit_code = kExitFailed;
    for (const std::string& line : complaints.About(result)) {
      progress.Clear();
      Complain(line);
    }
    goes_on = goes_on_after((*output)->Write(result));
    progress.Show(result.bytes_so_far);
    return goes_on;
  };
  const auto next = [&](Record* record) {
    do {
      if (!reader.Next(record)) return false;
    } while (done->Take(*record));
    return true;
  };
  RunRecords(arguments.jobs, arguments.unordered ? Order::kAsTheyCome : Order::kOfRecords, next, std::cref(processor), write);
  if (goes_on) goes_on_after((*output)->Finish());
  progress.Clear();
  if (const std::string rest = complaints.Rest(); !rest.empty()) Complain(rest);
  if (arguments.stats) Complain(stats.Summary());
  return exit_code;
}

int RunProgram(int argc, char** argv) {
  Arguments arguments;
  if (const std::optional<int> exit_code = ParseArguments(argc, argv, &arguments)) return *exit_code;
  auto model = Model::Named(arguments.model);
  if (!model.ok()) {
    Complain(Printable(absl::StrCat("--model: ", std::string(model.status().message()))));
    return kExitUsage;
  }
  if (arguments.show_version) return ShowVersion(**model);
  if (arguments.verify) return RunVerify(arguments, *model, [](const std::string& line) { Complain(Printable(line)); });
  return Run(arguments, *model);
}

}  // namespace
}  // namespace inquit::cli

// Where memory runs out outside of a record, which would be that record's error, there is nothing to go on with.
int main(int argc, char** argv) {
  inquit::cli::KeepStandardStreams();
  inquit::cli::PrepareForExceptions();
  try {
    return inquit::cli::RunProgram(argc, argv);
  } catch (const std::bad_alloc&) {
    constexpr char kMessage[] = "inquit: there is no memory to go on: what has been written is whole, the rest was not read\n";
    inquit::cli::Write(inquit::cli::kStandardError, kMessage);
    return inquit::cli::kExitFailed;
  }
}
