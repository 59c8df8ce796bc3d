// Fuzzes what the program reads: pages of HTML, JSON with its records, and compressed files.
// SPDX-License-Identifier: Apache-2.0
//
// The first byte chooses, the rest is the file.
#include <cstdint>
#include <string>
#include <string_view>

#include "cli/input/decompress.h"
#include "cli/input/html_text.h"
#include "cli/input/json_record.h"
#include "cli/input/json_scan.h"
#include "inquit/offsets.h"
#include "tests/fuzz/fuzz.h"

namespace {

using inquit::testing::Expect;

void ReadPage(std::string_view page) {
  const auto text = inquit::cli::TextOfHtml(page);
  if (!text.ok()) return;
  Expect(inquit::FindInvalidUtf8(*text) == text->size(), "the text of a page is UTF-8");
  Expect(text->find("\n\n\n") == text->npos, "paragraphs are parted by one blank line");
}

void ReadRecord(std::string_view json, bool repair) {
  inquit::cli::JsonFields fields;
  fields.keep = {"date"};
  const inquit::cli::JsonRecord record = inquit::cli::ParseJsonRecord(json, repair, fields);
  Expect(record.status.ok() || record.text.empty(), "a record that fails has no text");
  Expect(inquit::FindInvalidUtf8(record.text) == record.text.size(), "the text of a record is UTF-8");
  Expect(!record.offset || *record.offset <= json.size(), "a fault lies in the line");
  inquit::cli::FieldsOf(json);
  Expect(inquit::cli::WithoutHugeNumbers(json).size() == json.size(), "places stay where they are");
  Expect(inquit::cli::RepairSurrogates(json).size() == json.size(), "places stay where they are");
}

void Decompress(std::string_view bytes) {
  const auto decompressor = inquit::cli::NewDecompressor(inquit::cli::CompressionOf(bytes));
  if (!decompressor) return;
  char out[4096];
  for (std::size_t all = 0; all < (std::size_t{1} << 22);) {
    const std::size_t before = bytes.size();
    const auto count = decompressor->Read(&bytes, out, sizeof(out));
    if (!count.ok() || (*count == 0 && bytes.empty())) break;
    Expect(*count <= sizeof(out), "no more is written than there is room for");
    Expect(*count > 0 || bytes.size() < before, "it goes on");
    all += *count;
  }
  (void)decompressor->AtEnd();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  inquit::testing::FuzzedBytes bytes(data, size);
  switch (bytes.Below(4)) {
    case 0: ReadPage(bytes.Rest()); break;
    case 1: ReadRecord(bytes.Rest(), false); break;
    case 2: ReadRecord(bytes.Rest(), true); break;
    default: Decompress(bytes.Rest());
  }
  return 0;
}
