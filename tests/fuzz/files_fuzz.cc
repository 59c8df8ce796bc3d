// Fuzzes the program's files as it reads them: its input, as lines, values, a page or a text, and what the user already knows.
// SPDX-License-Identifier: Apache-2.0
//
// The first bytes choose how the file is read, the rest is the file, compressed or not.
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <string_view>

#include "cli/given.h"
#include "cli/input/records.h"
#include "cli/options.h"
#include "inquit/offsets.h"
#include "tests/fuzz/fuzz.h"

namespace inquit::testing {
namespace {

// A file of this process, gone at its end.
class ScratchFile {
 public:
  ScratchFile()
      : path_(std::filesystem::temp_directory_path() / ("inquit_files_fuzz." + std::to_string(std::random_device()()))) {}
  ~ScratchFile() {
    std::error_code error;
    std::filesystem::remove(path_, error);
  }
  // Its path, with `bytes` in it.
  std::string With(std::string_view bytes) const {
    std::ofstream file(path_, std::ios::binary);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return path_.string();
  }

 private:
  std::filesystem::path path_;
};

void ReadRecords(const cli::Arguments& arguments, std::size_t size) {
  cli::RecordReader reader(arguments);
  cli::Record record;
  std::size_t number = 0, before = 0;
  while (reader.Next(&record)) {
    cli::ReadPage(arguments, &record);
    Expect(record.number == ++number, "records are numbered");
    Expect(record.bytes_so_far >= before && record.bytes_so_far <= size, "the way through the file goes on");
    before = record.bytes_so_far;
    Expect(!record.id.empty() || record.input == cli::Input::kJson, "a record has an id");
    Expect(record.status.ok() || !record.status.message().empty(), "who refuses says why");
    Expect(record.text.size() <= 3 * arguments.extraction.max_bytes, "a text is not longer than it may be");
    const bool plain = record.input == cli::Input::kText;  // whose bytes the library judges
    Expect(plain || !record.status.ok() || FindInvalidUtf8(record.text) == record.text.size(), "a text is UTF-8");
    Expect(record.kept.size() <= arguments.fields.keep.size(), "no more is kept than was asked for");
  }
  Expect(!reader.Next(&record), "the end is the end");
}

// Asks for the record `id`, which the file may have.
void ReadGiven(const cli::Arguments& arguments, const std::string& id) {
  const auto given = cli::ReadGiven(arguments, [](const absl::Status& fault) { Expect(!fault.ok(), "a fault is one"); });
  Expect(given.ok() || !given.status().message().empty(), "who refuses says why");
  if (!given.ok()) return;
  for (const IdType type : {IdType::kString, IdType::kNumber}) {
    if (given->attributions) {
      const auto found = given->attributions->Find(id, type);
      for (const Attribution& a : found.ok() ? *found : std::vector<Attribution>()) {
        Expect(!a.content.empty() && a.confidence >= 0 && a.confidence <= 1, "an attribution has content and a confidence");
        for (const ByteSpan span : a.content) Expect(span.begin < span.end, "a span is not empty");
      }
    }
    if (given->entities) {
      const auto found = given->entities->Find(id, type);
      for (const Entity& e : found.ok() ? *found : std::vector<Entity>())
        Expect(!e.id.empty() && !e.name.empty(), "an entity has an id and a name");
    }
  }
}

}  // namespace
}  // namespace inquit::testing

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace inquit::testing;
  static const ScratchFile file;
  FuzzedBytes bytes(data, size);
  inquit::cli::Arguments arguments;
  arguments.extraction.repair_utf8 = bytes.Chance(2);
  arguments.extraction.max_bytes = bytes.Chance(4) ? 64 : 1 << 16;
  const std::size_t choice = bytes.Below(6);
  if (choice < 4) {
    arguments.input = static_cast<inquit::cli::Input>(choice);
    arguments.fields.keep = {"date"};
    const std::string_view whole = bytes.Rest();
    arguments.files = {file.With(whole)};
    ReadRecords(arguments, whole.size());
  } else {
    const std::string id(bytes.Take(1));
    (choice == 4 ? arguments.attributions : arguments.entities) = file.With(bytes.Rest());
    ReadGiven(arguments, id);
  }
  return 0;
}
