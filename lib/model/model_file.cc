// ModelFile: reads and checks the bytes of a model file.
// SPDX-License-Identifier: Apache-2.0
//
// The header, the table and the checksum are checked before anything else is read; the first two say whether the rest is worth
// reading at all (ModelBytes::Read). Int8 weights, which are nearly all of a file, stay where they are, so that reading costs
// one pass over the bytes, for the checksum. The checksum finds damage, not malice: whoever makes a file can make it agree, so
// whoever reads a number from it has to check its bounds.
#include "lib/model/model_file.h"

#include <cmath>
#include <cstring>
#include <type_traits>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "lib/model/checksum.h"
#include "lib/model/make_room.h"

#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "the numbers of a model file are read as they are, which needs a little-endian machine"
#endif

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

constexpr std::string_view kMagic("INQUIT\r\n", 8);
constexpr std::uint32_t kFormatVersion = 4;
constexpr std::size_t kFormatAt = 8;
constexpr std::size_t kInputsAt = 12;
constexpr std::size_t kChecksumAt = 16;
constexpr std::size_t kCountAt = 24;  // the first byte that the checksum covers
constexpr std::size_t kTableAt = 32;
constexpr std::size_t kNameSize = 32;
constexpr std::size_t kEntrySize = kNameSize + 16;
constexpr std::size_t kAlignment = 64;

// Bounds on what a file may ask for, so that no time or memory goes into what cannot be a model.
constexpr std::uint64_t kMaxSize = 1 << 30;  // 40 times base
constexpr std::size_t kMaxSections = (ModelFile::kMaxBeginning - kTableAt) / kEntrySize;
constexpr std::size_t kMaxInfo = 100;  // lines: the trainer writes 20

absl::string_view ForAbsl(std::string_view text) { return absl::string_view(text.data(), text.size()); }

template <typename... Parts>
absl::Status Bad(const Parts&... parts) {
  return absl::InvalidArgumentError(absl::StrCat("model file: ", parts...));
}

template <typename Number>
Number ReadAt(std::string_view bytes, std::size_t at) {
  Number number;
  std::memcpy(&number, bytes.data() + at, sizeof(number));
  return number;
}

// `beginning` is that of a file of `size` bytes.
absl::Status CheckHeader(std::string_view beginning, std::uint64_t size) {
  if (beginning.substr(0, kMagic.size()) != kMagic) return Bad("it does not begin as one");
  if (size < kAlignment || size % kAlignment != 0) return Bad("it is cut short");
  if (size > kMaxSize) return Bad("it has ", size, " bytes, more than any model");
  const std::uint32_t format = ReadAt<std::uint32_t>(beginning, kFormatAt);
  if (format != kFormatVersion) return Bad("its format is version ", format, ", this library reads ", kFormatVersion);
  const std::uint32_t inputs = ReadAt<std::uint32_t>(beginning, kInputsAt);
  if (inputs != kInputsVersion) {
    return Bad("it was trained on inputs of version ", inputs, ", this library makes version ", kInputsVersion);
  }
  return absl::OkStatus();
}

// A section, as the table has it.
struct SectionPlace {
  std::string_view name;
  std::size_t offset, length;
};

// The name in the entry at `at`; empty if it is no name.
std::string_view NameAt(std::string_view bytes, std::size_t at) {
  const std::string_view padded = bytes.substr(at, kNameSize);
  const std::string_view name = padded.substr(0, padded.find('\0'));
  if (padded.find_first_not_of('\0', name.size()) != std::string_view::npos) return {};
  return name;
}

std::uint64_t RoundUp(std::uint64_t size) { return (size + kAlignment - 1) / kAlignment * kAlignment; }

// The table in `beginning` of a file of `size` bytes. The sections follow one another and end where the file does.
absl::StatusOr<std::vector<SectionPlace>> ReadTable(std::string_view beginning, std::uint64_t size) {
  const std::uint64_t count = ReadAt<std::uint64_t>(beginning, kCountAt);
  if (count > kMaxSections) return Bad("its table has ", count, " sections, more than ", kMaxSections);
  if (count > (beginning.size() - kTableAt) / kEntrySize) return Bad("its table is longer than the file");
  std::vector<SectionPlace> places;
  places.reserve(static_cast<std::size_t>(count));
  std::uint64_t end = RoundUp(kTableAt + count * kEntrySize);  // of what is before a section, padded
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t at = kTableAt + i * kEntrySize;
    const std::string_view name = NameAt(beginning, at);
    const std::uint64_t offset = ReadAt<std::uint64_t>(beginning, at + kNameSize);
    const std::uint64_t length = ReadAt<std::uint64_t>(beginning, at + kNameSize + 8);
    if (name.empty()) return Bad("section ", i, " has no name");
    if (offset != end) return Bad("section ", ForAbsl(name), " does not begin where what is before it ends");
    if (offset > size || length > size - offset) return Bad("section ", ForAbsl(name), " leaves the file, which is cut short");
    end = RoundUp(offset + length);
    places.push_back({name, static_cast<std::size_t>(offset), static_cast<std::size_t>(length)});
  }
  if (end != size) return Bad("its sections end at byte ", end, " of ", size);
  return places;
}

absl::Status ReadInfo(std::string_view lines, absl::flat_hash_map<std::string, std::string_view>* info) {
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(line.size() + (line.size() < lines.size() ? 1 : 0));
    const std::size_t space = line.find(' ');
    if (info->size() == kMaxInfo) return Bad("its info has more than ", kMaxInfo, " lines");
    if (space == 0 || space == std::string_view::npos) return Bad("a line of its info is no \"key value\"");
    MakeRoom(info);
    if (!info->emplace(line.substr(0, space), line.substr(space + 1)).second) {
      return Bad("its info has ", ForAbsl(line.substr(0, space)), " twice");
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status ModelFile::CheckBeginning(std::string_view beginning, std::uint64_t size) {
  if (absl::Status status = CheckHeader(beginning, size); !status.ok()) return status;
  return ReadTable(beginning, size).status();
}

absl::StatusOr<ModelFile> ModelFile::Read(std::string_view bytes, bool check_sum) {
  if (absl::Status status = CheckHeader(bytes, bytes.size()); !status.ok()) return status;
  if (reinterpret_cast<std::uintptr_t>(bytes.data()) % kAlignment != 0) return Bad("its bytes are not aligned in memory");
  const absl::StatusOr<std::vector<SectionPlace>> places = ReadTable(bytes, bytes.size());
  if (!places.ok()) return places.status();
  ModelFile file;
  file.checksum_ = ReadAt<std::uint64_t>(bytes, kChecksumAt);
  if (check_sum && Checksum(bytes.substr(kCountAt)) != file.checksum_) return Bad("its checksum does not agree; it is damaged");
  for (const SectionPlace& place : *places) {
    MakeRoom(&file.sections_);
    const bool is_new = file.sections_.emplace(place.name, bytes.substr(place.offset, place.length)).second;
    if (!is_new) return Bad("section ", ForAbsl(place.name), " is there twice");
  }
  const absl::StatusOr<std::string_view> info = file.Section("info");
  if (!info.ok()) return info.status();
  if (absl::Status status = ReadInfo(*info, &file.info_); !status.ok()) return status;
  return file;
}

std::string_view ModelFile::Info(std::string_view key) const {
  const auto found = info_.find(ForAbsl(key));
  return found == info_.end() ? std::string_view() : found->second;
}

absl::StatusOr<std::size_t> ModelFile::Number(std::string_view key, std::size_t min, std::size_t max) const {
  std::uint64_t number = 0;
  const std::string_view value = Info(key);
  if (!absl::SimpleAtoi(ForAbsl(value), &number) || number < min || number > max) {
    return Bad(ForAbsl(key), " is \"", ForAbsl(value), "\", not a number from ", min, " to ", max);
  }
  return static_cast<std::size_t>(number);
}

bool ModelFile::Has(std::string_view section) const { return sections_.contains(ForAbsl(section)); }

absl::StatusOr<std::string_view> ModelFile::Section(std::string_view name) const {
  const auto found = sections_.find(ForAbsl(name));
  if (found == sections_.end()) return Bad("section ", ForAbsl(name), " is missing");
  return found->second;
}

absl::StatusOr<Aligned<float>> ModelFile::Floats(std::string_view name, std::size_t count) const {
  const absl::StatusOr<std::string_view> section = Section(name);
  if (!section.ok()) return section.status();
  if (section->size() / sizeof(float) != count || section->size() % sizeof(float) != 0) {
    return Bad("section ", ForAbsl(name), " has ", section->size(), " bytes, not ", count, " floats");
  }
  Aligned<float> floats(count);
  if (count > 0) std::memcpy(floats.data(), section->data(), section->size());
  for (const float f : floats) {
    if (!std::isfinite(f)) return Bad("section ", ForAbsl(name), " holds a number that is not finite");
  }
  return floats;
}

absl::StatusOr<absl::Span<const std::int8_t>> ModelFile::Weights(std::string_view name, std::size_t rows,
                                                                 std::size_t columns) const {
  const absl::StatusOr<std::string_view> section = Section(name);
  if (!section.ok()) return section.status();
  if (columns == 0 || section->size() / columns != rows || section->size() % columns != 0) {
    return Bad("section ", ForAbsl(name), " has ", section->size(), " bytes, not ", rows, " rows of ", columns);
  }
  // In place, unlike floats: int8_t is `signed char`, which differs from `char` in its type alone, not in size, alignment or
  // what a compiler assumes of two pointers.
  return absl::Span<const std::int8_t>(reinterpret_cast<const std::int8_t*>(section->data()), section->size());
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
