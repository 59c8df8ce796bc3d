// Verify: drafts held against their sources, instead of read for themselves.
// SPDX-License-Identifier: Apache-2.0
#include "cli/verify.h"

#include <algorithm>
#include <cerrno>
#include <limits>
#include <memory>
#include <new>
#include <utility>

#include "absl/strings/str_cat.h"
#include "cli/input/input_file.h"
#include "cli/input/records.h"
#include "cli/output.h"
#include "cli/pipeline.h"
#include "cli/platform.h"
#include "cli/presenter.h"
#include "cli/progress.h"
#include "inquit/extractor.h"
#include "inquit/verify.h"

namespace inquit::cli {
namespace {

class Run {
 public:
  Run(const Arguments& arguments, const std::shared_ptr<const Model>& model,
      const std::function<void(const std::string&)>& complain)
      : arguments_(arguments),
        model_(model),
        complain_(complain),
        extractor_(arguments.extraction, model),
        verifier_({arguments.extraction, arguments.allowed}, model),
        presenter_(arguments) {}

  int operator()() {
    if (!PrepareSources()) return exit_code_;
    const absl::StatusOr<std::unique_ptr<Output>> output = Output::Open(arguments_, 0);
    if (!output.ok()) {
      complain_(std::string(output.status().message()));
      return kExitFailed;
    }
    bool goes_on = true;
    const auto write = [&](const Result& result) {
      Tell(result);
      goes_on = GoesOn((*output)->Write(result));
      return goes_on;
    };
    ReadRecords(
        arguments_, [this](const Record& record) { return VerifyDraft(record); }, write);
    if (goes_on) GoesOn((*output)->Finish());
    return exit_code_;
  }

 private:
  template <typename Process, typename Write>
  void ReadRecords(const Arguments& arguments, Process process, Write write) {
    RecordReader reader(arguments);
    const auto page_too = [&](Record record) {
      try {
        ReadPage(arguments, &record);
        return process(record);
      } catch (const std::bad_alloc&) {
        record.status = NoMemoryToRead();
      }
      return process(record);  // which tells of it
    };
    RunRecords(
        arguments.jobs, Order::kOfRecords, [&](Record* record) { return reader.Next(record); }, page_too, write);
  }

  // From --sources, or from what they were read as before. False where there is nothing to go on with.
  bool PrepareSources() {
    absl::Status status;
    if (!arguments_.sources.empty()) ReadSources();
    if (!arguments_.index.empty()) status = arguments_.sources.empty() ? ReadIndex() : WriteIndex();
    if (status.ok()) return !arguments_.files.empty();
    complain_(absl::StrCat("--index: ", arguments_.index, ": ", std::string(status.message())));
    exit_code_ = kExitFailed;
    return false;
  }

  absl::Status ReadIndex() {
    const absl::StatusOr<std::unique_ptr<InputFile>> file = InputFile::Open(arguments_.index);
    if (!file.ok()) return file.status();
    std::string bytes;
    const absl::Status read = (*file)->ReadAll(std::numeric_limits<std::size_t>::max(), &bytes);
    if (!read.ok()) return read;
    absl::StatusOr<Verifier> verifier = Verifier::FromBytes(bytes, {arguments_.extraction, arguments_.allowed}, model_);
    if (!verifier.ok()) return verifier.status();
    verifier_ = *std::move(verifier);
    return absl::OkStatus();
  }

  absl::Status WriteIndex() const {
    const int file = OpenForWriting(arguments_.index);
    if (file < 0) return absl::ErrnoToStatus(errno, "cannot be written");
    const int error = Write(file, verifier_.ToBytes());
    Close(file);
    return error == 0 ? absl::OkStatus() : absl::ErrnoToStatus(error, "cannot be written");
  }

  void ReadSources() {
    Arguments of_sources = arguments_;
    of_sources.files = arguments_.sources;
    Progress progress(of_sources);
    const auto process = [this](Record& record) {
      Result result;
      result.id = record.id;
      absl::StatusOr<Document> document = record.status.ok() ? extractor_.Extract(record.text) : record.status;
      if (!document.ok()) {
        result.message = MessageOf(record, document.status(), record.place);
        return result;
      }
      result.text = std::move(record.text);
      result.document = *std::move(document);
      return result;
    };
    const auto write = [&](const Result& result) {
      progress.Clear();
      Tell(result);
      if (result.message.empty()) AddSource(result);
      progress.Show(result.bytes_so_far);
      return true;
    };
    ReadRecords(of_sources, process, write);
    progress.Clear();
  }

  void AddSource(const Result& source) {
    const absl::Status added = verifier_.AddSource(source.id, source.text, source.document);
    if (!added.ok()) complain_(absl::StrCat(source.id, ": ", std::string(added.message())));
  }

  Result VerifyDraft(const Record& record) const {
    Result result;
    result.id = record.id;
    const absl::StatusOr<Verification> verification = record.status.ok() ? verifier_.Verify(record.text) : record.status;
    if (!verification.ok()) {
      result.message = MessageOf(record, verification.status(), record.place);
      result.output = presenter_.ShowError(record, verification.status(), record.place);
      return result;
    }
    result.faulty = std::any_of(verification->findings.begin(), verification->findings.end(),
                                [](const Finding& finding) { return IsFault(finding.verdict); });
    result.output = presenter_.Show(record, *verification, verifier_);
    return result;
  }

  void Tell(const Result& result) {
    if (!result.message.empty()) complain_(result.message);
    if (!result.message.empty() || result.faulty) exit_code_ = kExitFailed;
  }

  bool GoesOn(const absl::Status& written) {
    return GoesOnAfter(written, [this](const absl::Status& fault) {
      complain_(std::string(fault.message()));
      exit_code_ = kExitFailed;
    });
  }

  const Arguments& arguments_;
  const std::shared_ptr<const Model> model_;
  const std::function<void(const std::string&)>& complain_;
  Extractor extractor_;
  Verifier verifier_;
  Presenter presenter_;
  int exit_code_ = 0;
};

}  // namespace

int RunVerify(const Arguments& arguments, const std::shared_ptr<const Model>& model,
              const std::function<void(const std::string&)>& complain) {
  return Run(arguments, model, complain)();
}

}  // namespace inquit::cli
