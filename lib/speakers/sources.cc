// Sources: which word of a source denotes the speaker, and how.
// SPDX-License-Identifier: Apache-2.0
//
// The core of a source runs from its beginning to the first preposition, relative pronoun or mark; names are taken as one word.
// Its last word is the head: "[former mayor Ada Pell] of Maine", "[Pell's office]", "[two aides] to Pell". A core that "and"
// joins to another, or a list of names, denotes the group.
// Known failures: "his friend and doctor" counts as two.
#include "lib/speakers/sources.h"

#include <algorithm>

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

bool IsContentful(const Words& words, std::size_t t) {
  const TokenKind kind = words.TokenAt(t).kind;
  return kind == TokenKind::kWord || kind == TokenKind::kNumber || kind == TokenKind::kHandle || kind == TokenKind::kUrl ||
         words.Is(t, "%");
}

// The first mention that begins at token `t` or later.
std::uint32_t FirstMention(const std::vector<Mention>& mentions, std::size_t t) {
  const auto found = std::partition_point(mentions.begin(), mentions.end(), [&](const Mention& m) { return m.begin < t; });
  return static_cast<std::uint32_t>(found - mentions.begin());
}

// The name that begins at token `t`, or kNowhere.
std::uint32_t NameAt(const std::vector<Mention>& mentions, std::size_t t) {
  for (std::uint32_t m = FirstMention(mentions, t); m < mentions.size() && mentions[m].begin == t; ++m) {
    if (mentions[m].form == Form::kName) return m;
  }
  return kNowhere;
}

// The caller's mention that holds token `t`, or kNowhere. No found mention overlaps one.
std::uint32_t CallerMention(const std::vector<Mention>& mentions, std::size_t t) {
  const std::uint32_t after = FirstMention(mentions, t + 1);
  return after > 0 && mentions[after - 1].caller && mentions[after - 1].end > t ? after - 1 : kNowhere;
}

struct Core {
  std::size_t end = 0;
  std::uint32_t name = kNowhere;  // that it ends with
};

Core ReadCore(const Words& words, const std::vector<Mention>& mentions, std::size_t begin, std::size_t end) {
  Core core;
  std::size_t t = begin;
  while (t < end) {
    const std::uint32_t name = NameAt(mentions, t);
    if (name != kNowhere && mentions[name].end <= end) {
      core.name = name;
      t = mentions[name].end;
      continue;
    }
    const Part part = words[t].part;
    const bool inner = part == Part::kOpen || part == Part::kParticle || part == Part::kDeterminer || part == Part::kIndefinite ||
                       part == Part::kPossessive || part == Part::kDate;
    if (!IsContentful(words, t) || !inner || (t > begin && words.Is(t, "that"))) break;
    core.name = kNowhere;
    ++t;
  }
  core.end = t;
  return core;
}

// "Brin and Vale", "Brin, Vale and Odd": a core that goes on with another of its kind.
bool IsJoined(const Words& words, const std::vector<Mention>& mentions, const Core& core, std::size_t end) {
  std::size_t t = core.end;
  if (t >= end) return false;
  if (words[t].part == Part::kAnd) return true;
  if (core.name == kNowhere || mentions[core.name].modifier) return false;
  while (t + 1 < end && words.Is(t, ",")) {
    if (words[t + 1].part == Part::kAnd) return true;
    const std::uint32_t name = NameAt(mentions, t + 1);
    if (name == kNowhere) return false;
    t = mentions[name].end;
    if (t < end && words[t].part == Part::kAnd) return true;
  }
  return false;
}

}  // namespace

Source ReadSource(const Words& words, const std::vector<Mention>& mentions, ByteSpan span) {
  auto [begin, end] = words.TokensIn(span);
  while (begin < end && (!IsContentful(words, begin) || words[begin].part == Part::kPreposition)) ++begin;
  while (end > begin && !IsContentful(words, end - 1) && !words.Is(end - 1, ")")) --end;
  Source source;
  source.begin = static_cast<std::uint32_t>(begin);
  source.end = static_cast<std::uint32_t>(end);
  if (begin == end) return source;
  source.mention = CallerMention(mentions, begin);
  source.kind = Source::Kind::kMention;
  if (source.mention != kNowhere) return source;
  const Part part = words[begin].part;
  const bool alone = end == begin + 1;
  source.kind = Source::Kind::kPhrase;
  if (part == Part::kFirst && (alone || !words.Is(begin, "our"))) {
    source.kind = Source::Kind::kFirst;
  } else if (part == Part::kRelative || (alone && words.Is(begin, "that"))) {
    source.kind = Source::Kind::kRelative;
  } else if (part == Part::kPersonal || (part == Part::kPossessive && alone)) {
    source.kind = Source::Kind::kMention;
    source.mention = FirstMention(mentions, begin);
  } else {
    const Core core = ReadCore(words, mentions, begin, end);
    source.plural = IsJoined(words, mentions, core, end);
    if (source.plural || core.end == begin) return source;
    source.mention = core.name;
    for (std::uint32_t m = FirstMention(mentions, begin); source.mention == kNowhere && m < mentions.size(); ++m) {
      if (mentions[m].begin >= core.end) break;
      if (mentions[m].form == Form::kNominal && mentions[m].head + 1 == core.end) source.mention = m;
    }
    if (source.mention != kNowhere) source.kind = Source::Kind::kMention;
  }
  if (source.kind == Source::Kind::kMention && source.mention >= mentions.size()) source.kind = Source::Kind::kPhrase;
  return source;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
