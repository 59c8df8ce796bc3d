// Which files are read: those that the user names, those in folders, and those of a list.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_CLI_INPUT_FILE_LIST_H_
#define INQUIT_CLI_INPUT_FILE_LIST_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace inquit::cli {

enum class Input { kText, kJsonl, kJson, kHtml };

// How a file of this name is read: by its ending, .gz and .zst aside; as text where that says nothing.
Input InputByName(const std::string& path);

// The paths in the file `list`, one a line, or each with a NUL behind it as of find -print0. "-" is standard input.
absl::StatusOr<std::vector<std::string>> ReadFileList(const std::string& list);

// `paths` with the texts that each folder holds, in it and below it, in its place: the files called .txt, .jsonl, .ndjson,
// .json, .html and .htm, also with .gz or .zst behind, in the order of their paths' bytes. Not hidden ones, nor behind links to
// folders. A folder without any stays, so that it is told to the user when it is opened.
std::vector<std::string> WithFoldersOpened(const std::vector<std::string>& paths);

}  // namespace inquit::cli

#endif  // INQUIT_CLI_INPUT_FILE_LIST_H_
