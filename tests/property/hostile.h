// Hostile: kinds of text, each of which has undone some program.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_TESTS_PROPERTY_HOSTILE_H_
#define INQUIT_TESTS_PROPERTY_HOSTILE_H_

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace inquit::testing {

// Valid UTF-8, of any length.
struct Hostile {
  const char* name;
  std::function<std::string(std::size_t bytes)> make;  // a text of about so many bytes
};

const std::vector<Hostile>& HostileTexts();

// An invented article of some 500 bytes, with what news has: a headline, a byline, a dateline, quotations, pronouns.
extern const std::string kArticle;

// `piece` again and again, until there are `bytes` bytes or a few more.
std::string Repeat(const std::string& piece, std::size_t bytes);

}  // namespace inquit::testing

#endif  // INQUIT_TESTS_PROPERTY_HOSTILE_H_
