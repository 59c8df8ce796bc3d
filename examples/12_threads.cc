// Many texts on all cores: one Extractor serves any number of threads.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <atomic>
#include <cstddef>
#include <iostream>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "inquit/inquit.h"

int main() {
  std::vector<std::string> texts;
  for (const std::string day : {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday"})
    texts.push_back("“The pool opens on " + day + ",” said Ola Venter. Her deputy, Kai Moss, said it was too cold.");

  const inquit::Extractor extractor;  // never changes, and so needs no lock
  std::vector<inquit::Document> documents(texts.size());
  std::atomic<std::size_t> next{0};
  const auto read = [&] {
    for (std::size_t i; (i = next++) < texts.size();) {
      auto document = extractor.Extract(texts[i]);
      if (document.ok()) documents[i] = *std::move(document);  // else empty
    }
  };

  std::vector<std::thread> threads;
  for (unsigned i = 0; i < std::max(2u, std::thread::hardware_concurrency()); ++i) threads.emplace_back(read);
  for (std::thread& thread : threads) thread.join();

  for (std::size_t i = 0; i < texts.size(); ++i)
    for (const inquit::Attribution& attribution : documents[i].attributions)
      if (attribution.speaker)
        std::cout << documents[i].speakers[*attribution.speaker].name << ": " << attribution.content.front().In(texts[i])
                  << "\n";
}
