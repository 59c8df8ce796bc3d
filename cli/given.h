// GivenFile: what the user already knows of the records, attributions or entities, one line a record.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_CLI_GIVEN_H_
#define INQUIT_CLI_GIVEN_H_

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "cli/options.h"
#include "inquit/document.h"
#include "inquit/formats.h"
#include "inquit/speaker_resolver.h"

namespace inquit::cli {

// Takes what is wrong with a line that belongs to no record.
using OnFault = std::function<void(const absl::Status&)>;

// The lines of one file, held in memory. T is Attribution or Entity.
template <typename T>
class GivenFile {
 public:
  // Reads all of `path`. A line that is wrong fails the record of its id; one whose id cannot be read is told to `on_fault`.
  // Errors: those of opening and reading the file
  static absl::StatusOr<GivenFile> Read(const std::string& path, const Options& options, const OnFault& on_fault);

  // What the line for record `id` gives: one whose id is written the same, and rather one of its type, since a tool that passes
  // records on may make "7" of 7.
  // Errors: kNotFound         there is none
  //         kInvalidArgument  the line is wrong, or there are two (the message gives the file and the line)
  absl::StatusOr<std::vector<T>> Find(const std::string& id, IdType type) const;

 private:
  struct Line {
    std::size_t number;
    absl::StatusOr<std::vector<T>> items;
  };

  explicit GivenFile(std::string name) : name_(std::move(name)) {}
  std::string Place(std::size_t line) const;
  // Files a line under its id, right or wrong. An error where it has none.
  absl::Status Add(std::size_t number, const std::string& line);

  std::string name_;
  std::map<std::pair<std::string, IdType>, Line> lines_;  // by the id
};

struct Given {
  std::optional<GivenFile<Attribution>> attributions;
  std::optional<GivenFile<Entity>> entities;
};

// Reads the files that the options name.
absl::StatusOr<Given> ReadGiven(const Arguments& arguments, const OnFault& on_fault);

}  // namespace inquit::cli

#endif  // INQUIT_CLI_GIVEN_H_
