// Which files are read: those that the user names, those in folders, and those of a list.
// SPDX-License-Identifier: Apache-2.0
#include "cli/input/file_list.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "cli/input/decompress.h"
#include "cli/input/input_file.h"

namespace inquit::cli {
namespace {

constexpr std::size_t kLongestList = std::size_t{1} << 30;  // bytes

constexpr std::pair<std::string_view, Input> kEndings[] = {
    {".txt", Input::kText},  {".jsonl", Input::kJsonl}, {".ndjson", Input::kJsonl},
    {".json", Input::kJson}, {".html", Input::kHtml},   {".htm", Input::kHtml},
};

std::optional<Input> InputByEnding(const std::string& path) {
  const std::string_view plain = WithoutCompression(path);
  for (const auto& [ending, input] : kEndings) {
    if (absl::EndsWithIgnoreCase({plain.data(), plain.size()}, {ending.data(), ending.size()})) return input;
  }
  return std::nullopt;
}

// The texts in `folder` and below it, sorted. A folder in it that cannot be read is passed over, as are hidden ones.
std::vector<std::string> TextsIn(const std::string& folder) {
  namespace fs = std::filesystem;
  std::vector<std::string> texts;
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, error);
  for (const fs::recursive_directory_iterator end; !error && entry != end; entry.increment(error)) {
    std::error_code gone;
    const std::string name = entry->path().filename().string();
    if (absl::StartsWith(name, ".")) {
      if (entry->is_directory(gone)) entry.disable_recursion_pending();
    } else if (entry->is_regular_file(gone) && InputByEnding(name)) {
      texts.push_back(entry->path().string());
    }
  }
  std::sort(texts.begin(), texts.end());
  return texts;
}

}  // namespace

Input InputByName(const std::string& path) { return InputByEnding(path).value_or(Input::kText); }

absl::StatusOr<std::vector<std::string>> ReadFileList(const std::string& list) {
  absl::StatusOr<std::unique_ptr<InputFile>> file = InputFile::Open(list);
  std::string bytes;
  absl::Status status = file.status();
  if (status.ok()) status = (*file)->ReadAll(kLongestList, &bytes);
  if (!status.ok())
    return absl::Status(status.code(), absl::StrCat("--files-from: ", NameOf(list), ": ", std::string(status.message())));
  const bool by_nul = bytes.find('\0') != bytes.npos;
  std::vector<std::string> paths;
  for (absl::string_view line : absl::StrSplit(bytes, by_nul ? '\0' : '\n')) {
    if (!by_nul && absl::EndsWith(line, "\r")) line.remove_suffix(1);
    if (!line.empty()) paths.emplace_back(line);
  }
  return paths;
}

std::vector<std::string> WithFoldersOpened(const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    std::error_code error;
    std::vector<std::string> texts;
    if (path != "-" && std::filesystem::is_directory(path, error)) texts = TextsIn(path);
    if (texts.empty()) texts = {path};
    files.insert(files.end(), std::make_move_iterator(texts.begin()), std::make_move_iterator(texts.end()));
  }
  return files;
}

}  // namespace inquit::cli
