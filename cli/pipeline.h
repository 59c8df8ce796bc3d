// Threads: records read at the same time, results in their order, memory bounded; and the parts of one text side by side.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_CLI_PIPELINE_H_
#define INQUIT_CLI_PIPELINE_H_

#include <cstddef>
#include <functional>
#include <string>

#include "cli/input/records.h"
#include "inquit/document.h"

namespace inquit::cli {

// What became of a record.
struct Result {
  std::string output;            // what is written for it
  std::string message;           // for standard error; empty if all went well
  std::string hint;              // what its text looks like, if not like news
  std::string id;                // the record's
  std::string text;              // that belongs to the output, of brat and of tallies
  Document document;             // of tallies alone
  std::size_t words = 0;         // of the text, counted for --stats alone
  std::size_t bytes_so_far = 0;  // Record::bytes_so_far
  std::size_t statements = 0;
  bool faulty = false;  // of verify: the draft has a fault
};

enum class Order {
  kOfRecords,
  kAsTheyCome,  // one slow record holds no others up
};

// Calls `process` on `jobs` threads, or as many as the system gives, for every record that `next` gives. `next` and `write` are
// each called by one thread at a time; `write` gets the results in `order`. Ends when `next` or `write` returns false. Where
// one of the three throws, the threads end and this throws it: what has been written is then the first results, each whole.
void RunRecords(std::size_t jobs, Order order, const std::function<bool(Record*)>& next,
                const std::function<Result(Record)>& process, const std::function<bool(const Result&)>& write);

// Calls work(0), ..., work(count - 1) on up to `threads` threads, and returns when all have returned. Where one of them throws,
// so does this, and some may not have been called.
void RunSideBySide(std::size_t threads, std::size_t count, const std::function<void(std::size_t)>& work);

}  // namespace inquit::cli

#endif  // INQUIT_CLI_PIPELINE_H_
