// One long text on all cores: Options::parallel lends the library threads, of which it makes none by itself.
// SPDX-License-Identifier: Apache-2.0
#include <atomic>
#include <cstddef>
#include <functional>
#include <future>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

#include "inquit/inquit.h"

// Calls work(0), ..., work(count - 1) on all cores. With a pool of threads, or with TBB or OpenMP, this is shorter.
void InParallel(std::size_t count, const std::function<void(std::size_t)>& work) {
  std::cout << count << " parts\n";
  std::atomic<std::size_t> next{0};
  const auto worker = [&] {
    for (std::size_t part; (part = next++) < count;) work(part);
  };
  std::vector<std::future<void>> others;
  for (unsigned i = 1; i < std::thread::hardware_concurrency(); ++i) others.push_back(std::async(std::launch::async, worker));
  worker();
  for (std::future<void>& other : others) other.get();  // passes on a std::bad_alloc
}

int main() {
  std::string text;
  for (int day = 1; day <= 300; ++day)
    text += "“This was day " + std::to_string(day) +
            " of the strike,” said Ola Venter, who drives a tram. The city did not answer.\n\n";

  inquit::Options options;
  options.parallel = InParallel;
  const auto document = inquit::Extractor(options).Extract(text);
  const auto one_by_one = inquit::Extractor().Extract(text);
  if (!document.ok() || !one_by_one.ok()) return 1;

  std::cout << document->attributions.size() << " statements, " << one_by_one->attributions.size() << " without threads\n"
            << document->attributions.back().content.front().In(text) << "\n";
}
