// Turns: who has the word in each paragraph of a transcript: "PELL: ...", "Q: ...", "A. ...".
// SPDX-License-Identifier: Apache-2.0
#include "lib/speakers/resolve/turns.h"

#include <algorithm>
#include <cstddef>

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// One turn may be a credit or a headline; a transcript has several.
constexpr std::size_t kLeastTurns = 3;

enum class Mark { kNone, kName, kQuestion, kAnswer };

struct Turn {
  Mark mark = Mark::kNone;
  std::uint32_t mention = kNowhere;  // of kName
};

// How the paragraph that begins with token `first` opens.
Turn ReadTurn(const Words& words, const std::vector<Mention>& mentions, std::size_t first) {
  const bool colon = words.Is(first + 1, ":");
  if (words.Is(first, "Q.") || (colon && words.Is(first, "Q"))) return {Mark::kQuestion, kNowhere};
  if (words.Is(first, "A.") || (colon && words.Is(first, "A"))) return {Mark::kAnswer, kNowhere};
  const std::uint32_t name = FirstMention(mentions, first);
  if (name == mentions.size() || mentions[name].begin != first || mentions[name].form != Form::kName) return {};
  return words.Is(mentions[name].end, ":") ? Turn{Mark::kName, name} : Turn();
}

// The person who is named most before token `limit`, the first of these; kNowhere if nobody is.
std::uint32_t MostNamed(const std::vector<Mention>& mentions, const Cast& cast, std::size_t limit) {
  std::vector<std::uint32_t> count(cast.referents.size(), 0);
  std::vector<std::uint32_t> named;  // in the order of the text
  for (const Mention& mention : mentions) {
    if (mention.begin >= limit) break;
    if (mention.form != Form::kName || mention.referent == kNowhere) continue;
    if (cast.referents[mention.referent].type != SpeakerType::kPerson) continue;
    if (++count[mention.referent] == 1) named.push_back(mention.referent);
  }
  const auto most = std::max_element(named.begin(), named.end(), [&](auto a, auto b) { return count[a] < count[b]; });
  return most == named.end() ? kNowhere : *most;
}

}  // namespace

std::vector<std::uint32_t> FindTurns(const Words& words, const std::vector<Mention>& mentions, const Cast& cast) {
  const Tokenization& all = words.tokenization();
  std::vector<Turn> turns;
  std::size_t count = 0;
  std::size_t first_question = words.size();
  for (const Paragraph& paragraph : all.paragraphs) {
    turns.emplace_back();
    if (paragraph.first_sentence == paragraph.end_sentence) continue;
    const std::size_t first = all.sentences[paragraph.first_sentence].first_token;
    turns.back() = ReadTurn(words, mentions, first);
    count += turns.back().mark != Mark::kNone;
    if (turns.back().mark == Mark::kQuestion || turns.back().mark == Mark::kAnswer)
      first_question = std::min(first_question, first);
  }
  std::vector<std::uint32_t> speakers(turns.size(), kNowhere);
  if (count < kLeastTurns) return speakers;
  const std::uint32_t guest = MostNamed(mentions, cast, first_question);
  std::uint32_t speaker = kNowhere;
  for (std::size_t p = 0; p < turns.size(); ++p) {
    if (turns[p].mark == Mark::kName) speaker = mentions[turns[p].mention].referent;
    if (turns[p].mark == Mark::kQuestion) speaker = kNowhere;
    if (turns[p].mark == Mark::kAnswer) speaker = guest;
    speakers[p] = speaker;
  }
  return speakers;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
