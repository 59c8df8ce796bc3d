// Options: everything outside the model that changes what is extracted, with its default beside it.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_OPTIONS_H_
#define INQUIT_OPTIONS_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>

namespace inquit {
inline namespace v0 {

// The longest text that can be read at all, in bytes: 4 GiB less one byte. Tokens are counted in 32 bits.
inline constexpr std::size_t kMaxTextBytes = std::uint32_t{0xFFFFFFFF};

// Whether single quotation marks ('...', U+2018 ... U+2019) may open a quotation.
enum class SingleQuotes {
  kAuto,  // where they stand like quotation marks and pair up inside their paragraph; apostrophes are left alone
  kOn,    // as kAuto, and also where a piece is long, so that British style is read as readily as double marks
  kOff,   // never
};

// "auto", "on", "off", as the program's --single-quotes takes them; "?" for a value that is none of them.
constexpr std::string_view ToString(SingleQuotes single_quotes) noexcept {
  switch (single_quotes) {
    case SingleQuotes::kAuto: return "auto";
    case SingleQuotes::kOn: return "on";
    case SingleQuotes::kOff: return "off";
  }
  return "?";
}

// How a text is read. The defaults suit news.
struct Options {
  // The longest text that is read, in bytes (64 MiB); a longer one is refused. A larger value than kMaxTextBytes counts as
  // kMaxTextBytes. Time and memory grow linearly with the text: beside a few megabytes for each thread that reads, at most 40
  // bytes of memory for each byte of news, and at most 100 for each byte of any text, by the models that come with inquit (150
  // by any other). That is while it is read: the Document that stays has its attributions and speakers alone.
  std::size_t max_bytes = std::size_t{64} << 20;

  // What to do with bytes that are not UTF-8: refuse the text (false), or read each as U+FFFD (true). Offsets still count
  // the bytes of the text as it was given.
  bool repair_utf8 = false;

  // What ' and U+2018 may be, beside an apostrophe.
  SingleQuotes single_quotes = SingleQuotes::kAuto;

  // Lets the parts of one long text be read side by side: calls work(0), ..., work(count - 1), each once, in any order and on
  // any threads, and returns when all have returned. The library makes no threads of its own; where this is empty, it reads one
  // part after the other. The output is the same. Called from the thread that calls Extract, once for every 40,000 words or so
  // of a text of more than some 2,000; where several threads call Extract, from several at the same time. `work` throws
  // nothing, but for std::bad_alloc where memory runs out.
  std::function<void(std::size_t count, const std::function<void(std::size_t)>& work)> parallel = nullptr;
};

}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_OPTIONS_H_
