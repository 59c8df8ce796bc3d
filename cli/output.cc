// Output: a stream or a folder, framed as the format asks.
// SPDX-License-Identifier: Apache-2.0
#include "cli/output.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <unordered_set>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "cli/input/input_file.h"
#include "cli/platform.h"
#include "inquit/formats.h"
#include "inquit/tally.h"

namespace inquit::cli {
namespace {

// What stands before, between and behind the results of one file.
struct Frame {
  std::string begin, between, end;
};

// `single`: there is one result at most.
Frame FrameOf(Format format, bool single, const std::string& title) {
  switch (format) {
    case Format::kText: return {"", "\n", ""};  // texts stand apart by a blank line
    case Format::kJson: return {"[\n", ",\n", "\n]\n"};
    case Format::kCsv: return {kByteOrderMark + TableHeader(','), "", ""};
    case Format::kTsv: return {TableHeader('\t'), "", ""};
    case Format::kTei: return single ? Frame{} : Frame{TeiCorpusBegin(), "", TeiCorpusEnd()};
    case Format::kHtml: return {HtmlBegin(title), "", HtmlEnd()};
    case Format::kJsonl:
    case Format::kBrat:
    case Format::kWebAnnotation: break;
  }
  return {};
}

const char* ExtensionOf(Format format) {
  switch (format) {
    case Format::kText: return ".said.txt";
    case Format::kJsonl: return ".jsonl";
    case Format::kJson: return ".json";
    case Format::kCsv: return ".csv";
    case Format::kTsv: return ".tsv";
    case Format::kBrat: return ".ann";
    case Format::kWebAnnotation: return ".jsonld";
    case Format::kTei: return ".xml";
    case Format::kHtml: return ".html";
  }
  return "";
}

absl::Status Fault(const std::string& what, int error) {
  if (error == EPIPE) return absl::CancelledError();
  return absl::UnavailableError(absl::StrCat(what, ": ", std::strerror(error)));
}

class Stream : public Output {
 public:
  Stream(int descriptor, std::string name, Frame frame)
      : descriptor_(descriptor), name_(std::move(name)), frame_(std::move(frame)) {}
  ~Stream() override {
    if (descriptor_ != kStandardOutput) Close(descriptor_);
  }

  absl::Status Write(const Result& result) override {
    const std::string_view before = records_++ == 0 ? frame_.begin : frame_.between;
    return Put(before.empty() ? result.output : absl::StrCat(std::string(before), result.output));
  }

  absl::Status Finish() override { return Put(records_ == 0 ? absl::StrCat(frame_.begin, frame_.end) : frame_.end); }

 private:
  absl::Status Put(const std::string& bytes) {
    const int error = cli::Write(descriptor_, bytes);
    return error == 0 ? absl::OkStatus() : Fault(absl::StrCat("cannot write ", name_), error);
  }

  int descriptor_;
  std::string name_;
  Frame frame_;
  std::size_t records_ = 0;
};

// A record's id as the name of a file, without what is a folder, a hidden file, or no character.
std::string FileNameOf(std::string id) {
  if (absl::EndsWith(id, ".txt")) id.resize(id.size() - 4);
  for (char& c : id) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F || std::strchr("/\\:*?\"<>|", c) != nullptr) c = '_';
  }
  constexpr std::size_t kLongest = 200;  // bytes, of the 255 that most systems allow
  if (id.size() > kLongest) {
    std::size_t end = kLongest;
    while (end > 0 && (static_cast<unsigned char>(id[end]) & 0xC0) == 0x80) --end;
    id.resize(end);
  }
  if (id.empty() || id.front() == '.') id.insert(0, 1, '_');
  return id;
}

class Folder : public Output {
 public:
  Folder(std::filesystem::path path, Format format) : path_(std::move(path)), format_(format) {}

  absl::Status Begin() {
    std::error_code error;
    std::filesystem::create_directories(path_, error);
    if (error) return absl::UnavailableError(absl::StrCat("cannot make the folder ", path_.string(), ": ", error.message()));
    return format_ == Format::kBrat ? PutFile("annotation.conf", BratConfiguration()) : absl::OkStatus();
  }

  absl::Status Write(const Result& result) override {
    if (!result.message.empty()) return absl::OkStatus();  // told on standard error; there is no file of it
    const std::string name = FreeName(result.id);
    if (format_ == Format::kBrat) {
      const absl::Status status = PutText(name + ".txt", result.text);
      if (!status.ok()) return status;
    }
    const Frame frame = FrameOf(format_, /*single=*/true, result.id);
    return PutFile(name + ExtensionOf(format_), absl::StrCat(frame.begin, result.output, frame.end));
  }

  absl::Status Finish() override { return absl::OkStatus(); }

 private:
  // The name for a record, with a number where another record has it already.
  std::string FreeName(const std::string& id) {
    const std::string name = FileNameOf(id);
    std::string free = name;
    for (std::size_t number = 2; !taken_.insert(free).second; ++number) free = absl::StrCat(name, "-", number);
    return free;
  }

  // A text is never written over another one: a user may name the folder that the texts come from.
  absl::Status PutText(const std::string& name, const std::string& text) const {
    const std::string path = (path_ / name).string();
    std::error_code error;
    if (!std::filesystem::exists(path, error)) return PutFile(name, text);
    absl::StatusOr<std::unique_ptr<InputFile>> there = InputFile::Open(path);
    if (!there.ok()) return there.status();
    std::string bytes;
    const absl::Status read = (*there)->ReadAll(text.size(), &bytes);
    if (read.ok() && bytes == text) return absl::OkStatus();
    return absl::InvalidArgumentError(absl::StrCat(path, " is there already, and another text"));
  }

  absl::Status PutFile(const std::string& name, const std::string& bytes) const {
    const std::string path = (path_ / name).string();
    const int file = OpenForWriting(path);
    if (file < 0) return absl::UnavailableError(absl::StrCat("cannot write ", path, ": ", std::strerror(errno)));
    const int error = cli::Write(file, bytes);
    Close(file);
    return error == 0 ? absl::OkStatus() : Fault(absl::StrCat("cannot write ", path), error);
  }

  std::filesystem::path path_;
  Format format_;
  std::unordered_set<std::string> taken_;
};

// Counts who is heard, and writes that at the end.
class TallyOutput : public Output {
 public:
  TallyOutput(std::unique_ptr<Output> output, const Arguments& arguments)
      : output_(std::move(output)), format_(arguments.format), tally_(arguments.by_document) {}

  absl::Status Write(const Result& result) override {
    if (result.message.empty()) {
      tally_.Add(result.document, result.text, result.id);
    } else {
      tally_.AddFailure();
    }
    return absl::OkStatus();
  }

  absl::Status Finish() override {
    Result whole;
    switch (format_) {
      case Format::kCsv: whole.output = kByteOrderMark + tally_.ToTable(','); break;
      case Format::kTsv: whole.output = tally_.ToTable('\t'); break;
      case Format::kJson: whole.output = tally_.ToJson(); break;
      case Format::kHtml: whole.output = tally_.ToHtml(); break;
      default: whole.output = tally_.ToTerminal();
    }
    return output_->Write(whole);
  }

 private:
  std::unique_ptr<Output> output_;
  Format format_;
  Tally tally_;
};

// "inquit: story.txt", "inquit verify: 3 files".
std::string TitleOf(const Arguments& arguments) {
  const std::string program = arguments.verify ? "inquit verify" : "inquit";
  if (arguments.files.size() != 1) return absl::StrCat(program, ": ", arguments.files.size(), " files");
  const std::string& file = arguments.files.front();
  return file == "-" ? program : absl::StrCat(program, ": ", file.substr(file.find_last_of('/') + 1));
}

absl::StatusOr<std::unique_ptr<Output>> StreamInto(int file, const std::string& path, Frame frame) {
  if (file < 0) return absl::UnavailableError(absl::StrCat("cannot write ", path, ": ", std::strerror(errno)));
  return std::make_unique<Stream>(file, path, std::move(frame));
}

absl::StatusOr<std::unique_ptr<Output>> OpenFile(const std::string& path, Frame frame) {
  if (path.empty() || path == "-") return std::make_unique<Stream>(kStandardOutput, "the output", std::move(frame));
  return StreamInto(OpenForWriting(path), path, std::move(frame));
}

}  // namespace

absl::StatusOr<std::unique_ptr<Output>> Output::Open(const Arguments& arguments, std::size_t bytes) {
  const std::string& path = arguments.output;
  if (arguments.tally) {
    absl::StatusOr<std::unique_ptr<Output>> file = OpenFile(path, {});
    if (!file.ok()) return file;
    return std::make_unique<TallyOutput>(*std::move(file), arguments);
  }
  if (arguments.output_is_folder) {
    auto folder = std::make_unique<Folder>(path, arguments.format);
    const absl::Status begun = folder->Begin();
    if (!begun.ok()) return begun;
    return folder;
  }
  if (arguments.resume) return StreamInto(OpenForAppending(path, bytes), path, {});
  return OpenFile(path, FrameOf(arguments.format, arguments.single, TitleOf(arguments)));
}

bool GoesOnAfter(const absl::Status& written, const std::function<void(const absl::Status&)>& complain) {
  if (written.ok()) return true;
  if (absl::IsCancelled(written)) return false;  // whoever reads has had enough
  complain(written);
  return absl::IsInvalidArgument(written);
}

}  // namespace inquit::cli
