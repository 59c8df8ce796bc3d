// Names: whether the speakers of two texts can be one.
// SPDX-License-Identifier: Apache-2.0
#include "lib/verify/names.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "lib/text/text.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// Words that a name may have or lack.
bool IsLight(const std::string& word) {
  static constexpr std::string_view kLight[] = {"a", "an", "and", "de", "for", "in", "of", "on", "the"};
  return std::find(std::begin(kLight), std::end(kLight), word) != std::end(kLight);
}

bool IsSuffix(const std::string& word) { return word == "jr" || word == "sr" || word == "ii" || word == "iii" || word == "iv"; }

struct Name {
  std::vector<std::string> words;  // folded, without light ones, titles in front and suffixes behind
  std::string initials;            // of those with capitals, light ones aside, folded
  bool capitals = false;           // it has one: a name rather than a description
  bool loud = false;               // one word of two to eight capitals
};

Name ReadName(const Lexicon& lexicon, std::string_view bytes) {
  Name name;
  const Text text = Text::OfAnyBytes(bytes);
  const auto letter = [&](std::size_t at) { return IsLetter(text.At(at).code_point) || IsDigit(text.At(at).code_point); };
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (!letter(at)) {
      at += text.At(at).size;
      continue;
    }
    std::size_t end = at;
    bool loud = true;
    while (end < text.size() && (letter(end) || IsMark(text.At(end).code_point))) {
      loud = loud && !IsLower(text.At(end).code_point);
      end += text.At(end).size;
    }
    const std::string word = text.Fold({at, end});
    const bool capital = IsUpper(text.At(at).code_point);
    const bool is_title = name.words.empty() && lexicon.titles.contains(word);
    const bool is_ending = word == "s" && count > 0;  // of "Pell's"
    if (!IsLight(word) && !is_ending) {
      name.capitals = name.capitals || (capital && !is_title);
      if (capital) name.initials += word.front();
      if (!is_title && !IsSuffix(word)) name.words.push_back(word);
      name.loud = loud && name.words.size() == 1 && word.size() >= 2 && word.size() <= 8;
    }
    ++count;
    at = end;
  }
  return name;
}

// "J" or "Joe" for "Joseph".
bool IsShortFor(const std::string& a, const std::string& b) {
  return absl::StartsWith(b, a) && (a.size() == 1 || a.size() >= 3);
}

bool AgreeAsGiven(const std::string& a, const std::string& b) { return a == b || IsShortFor(a, b) || IsShortFor(b, a); }

bool IsPart(const std::vector<std::string>& part, const std::vector<std::string>& whole) {
  std::size_t at = 0;
  for (const std::string& word : whole) at += at < part.size() && part[at] == word;
  return !part.empty() && at == part.size();
}

bool IsInitials(const Name& a, const Name& b) { return a.loud && b.words.size() > 1 && a.words.front() == b.initials; }

// Both are names.
bool Agree(const Name& a, const Name& b) {
  if (a.words.empty() || b.words.empty()) return false;
  if (IsInitials(a, b) || IsInitials(b, a) || IsPart(a.words, b.words) || IsPart(b.words, a.words)) return true;
  return a.words.size() > 1 && b.words.size() > 1 && a.words.back() == b.words.back() &&
         AgreeAsGiven(a.words.front(), b.words.front());
}

// "Special Representative": what somebody is, in capitals.
bool IsOffice(const Lexicon& lexicon, const Name& name) {
  const auto noun = lexicon.nouns.find(name.words.back());
  const bool is_person = noun != lexicon.nouns.end() && noun->second.type == SpeakerType::kPerson;
  return is_person && name.words.size() > 1 && !lexicon.given_names.contains(name.words.front());
}

// The speaker's names first; `descriptions`: what else the text calls it.
struct Called {
  std::vector<Name> names, descriptions;
};

Called CallsOf(const Lexicon& lexicon, const Speaker& speaker, std::string_view text) {
  constexpr std::size_t kMost = 16;  // of the mentions: the first tell who it is
  Called called;
  const auto add = [&](std::string_view bytes) {
    Name name = ReadName(lexicon, bytes);
    if (name.words.empty()) return;
    auto& list = name.capitals && !IsOffice(lexicon, name) ? called.names : called.descriptions;
    if (list.size() < kMost) list.push_back(std::move(name));
  };
  add(speaker.name);
  if (speaker.role) {
    Name role = ReadName(lexicon, speaker.role->In(text));
    if (!role.words.empty()) called.descriptions.push_back(std::move(role));
  }
  const bool named = !called.names.empty();
  for (const ByteSpan mention : speaker.mentions) {
    const std::string_view words = mention.In(text);
    // A pronoun is no name, whatever its capital.
    if (named && words.find(' ') == words.npos && words.size() <= 4 && !ReadName(lexicon, words).loud) continue;
    if (!named && ReadName(lexicon, words).capitals) continue;  // "She", "The mayor"
    add(words);
  }
  return called;
}

}  // namespace

Identity Compare(const Lexicon& lexicon, const Speaker& a, std::string_view a_text, const Speaker& b, std::string_view b_text) {
  const Called ours = CallsOf(lexicon, a, a_text), theirs = CallsOf(lexicon, b, b_text);
  for (const Name& x : ours.names) {
    for (const Name& y : theirs.names) {
      if (Agree(x, y)) return Identity::kSame;
    }
  }
  for (const Name& x : ours.descriptions) {
    for (const Name& y : theirs.descriptions) {
      if (x.words == y.words) return Identity::kSame;
    }
  }
  if (ours.names.empty()) return Identity::kFirstUnnamed;
  if (theirs.names.empty()) return Identity::kUnclear;
  const auto given_alone = [&](const Name& name) {
    return name.words.size() == 1 && lexicon.given_names.contains(name.words[0]);
  };
  const auto surname_alone = [&](const Name& name) {
    return name.words.size() == 1 && !lexicon.given_names.contains(name.words[0]);
  };
  const auto all = [](const std::vector<Name>& names, const auto& is) { return std::all_of(names.begin(), names.end(), is); };
  const bool unclear = (all(ours.names, given_alone) && all(theirs.names, surname_alone)) ||
                       (all(ours.names, surname_alone) && all(theirs.names, given_alone));
  return unclear ? Identity::kUnclear : Identity::kOther;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
