// Stats and complaints: what is told of all records together.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_CLI_STATS_H_
#define INQUIT_CLI_STATS_H_

#include <chrono>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "cli/pipeline.h"

namespace inquit::cli {

// Runs of bytes between white space.
std::size_t WordsIn(std::string_view text);

// What is told of results on standard error: the first faults, and the first hint of each sort. Not for several threads at
// once.
class Complaints {
 public:
  // The lines about one more result.
  std::vector<std::string> About(const Result& result);
  // What is to be told at the end of those that were too many; empty where there is nothing.
  std::string Rest() const;

 private:
  std::size_t faults_ = 0;
  std::set<std::string> hints_;  // their sorts: what stands in front of a colon
};

// Not for several threads at once. The time runs from its making.
class Stats {
 public:
  void Add(const Result& result);
  // "12 records, 1 not read; 480 statements in 9,120 words and 55 kB; 0.2 s, 45,600 words a second".
  std::string Summary() const;

 private:
  std::size_t records_ = 0, failures_ = 0, statements_ = 0, words_ = 0, bytes_ = 0;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

}  // namespace inquit::cli

#endif  // INQUIT_CLI_STATS_H_
