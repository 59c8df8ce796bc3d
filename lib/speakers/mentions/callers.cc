// Callers: the mentions of entities that the caller brings, looked for where they are missing, put among those that were found.
// SPDX-License-Identifier: Apache-2.0
//
// Names are looked for all at once: they make a tree of characters, which is gone down from the beginning of each token. That
// takes at most kMaxNameBytes steps a token, however many names there are and however alike.
// Known failure: whatever FindMentions takes for a longer name hides the one inside it, as "Labour MP Ada Pell" does.
#include "lib/speakers/mentions/callers.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>

#include "lib/speakers/mentions/names.h"
#include "lib/text/marks.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// Longer ones are nobody's name.
constexpr std::size_t kMaxNameBytes = 256;

// The names of entities, each a way down from the root, with one blank for any white space and straight apostrophes.
class NameTree {
 public:
  void Add(std::string_view name, std::uint32_t entity) {
    if (name.size() > kMaxNameBytes) return;
    const Text text = Text::OfAnyBytes(name);
    std::uint32_t node = kRoot;
    bool gap = false;
    for (std::size_t at = 0; at < text.size();) {
      const Char c = text.At(at);
      at += c.size;
      const bool space = IsSpace(c.code_point);
      if (!space && gap && node != kRoot) node = Grow(node, U' ');
      if (!space) node = Grow(node, c.code_point);
      gap = space;
    }
    if (node != kRoot) entities_[node].push_back(entity);
  }

  bool empty() const { return next_.empty(); }

  // The longest name that the text has from token `begin` on, its possessive ending left out. `end` is 0 where there is none.
  struct Found {
    std::size_t end = 0;  // one past its last token
    ByteSpan span = {};
    const std::vector<std::uint32_t>* entities = nullptr;  // those of this name
  };
  Found Longest(const Words& words, std::size_t begin) const {
    Found found;
    std::uint32_t node = kRoot;
    for (std::size_t t = begin; t < words.size(); ++t) {
      const Token& token = words.TokenAt(t);
      if (words.ParagraphOf(t) != words.ParagraphOf(begin)) return found;
      if (t > begin && token.after_space && !GoDown(U' ', &node)) return found;
      for (std::size_t at = token.span.begin; at < token.span.end;) {
        const Char c = words.text().At(at);
        if (!GoDown(c.code_point, &node)) return found;
        at += c.size;
        if (at != token.span.end && at != token.span.end - words[t].possessive_bytes) continue;
        const auto named = entities_.find(node);
        if (named != entities_.end()) found = {t + 1, {words.TokenAt(begin).span.begin, at}, &named->second};
      }
    }
    return found;
  }

 private:
  static constexpr std::uint32_t kRoot = 0;

  static char32_t Plain(char32_t c) { return c == kRightSingle ? kStraightSingle : c; }

  std::uint32_t Grow(std::uint32_t node, char32_t c) {
    return next_.try_emplace({node, Plain(c)}, static_cast<std::uint32_t>(next_.size() + 1)).first->second;
  }
  bool GoDown(char32_t c, std::uint32_t* node) const {
    const auto next = next_.find({*node, Plain(c)});
    if (next == next_.end()) return false;
    *node = next->second;
    return true;
  }

  std::map<std::pair<std::uint32_t, char32_t>, std::uint32_t> next_;
  std::map<std::uint32_t, std::vector<std::uint32_t>> entities_;  // by the node that their name ends at
};

Mention ReadCallerMention(const Words& words, const Entity& entity, std::size_t begin, std::size_t end) {
  Mention mention;
  const Word& first = words[begin];
  const bool pronoun = end == begin + 1 && (first.pos == PartOfSpeech::kPersonal || first.pos == PartOfSpeech::kPossessive);
  const bool name = words[end - 1].capital && first.pos != PartOfSpeech::kDeterminer && first.pos != PartOfSpeech::kIndefinite;
  if (name) {
    std::size_t core = begin;
    while (core + 1 < end && words[core].title) ++core;
    mention =
        ReadName(words, begin, core, end, entity.type == SpeakerType::kPerson ? MentionKind::kPerson : MentionKind::kOther);
  } else {
    mention.begin = mention.core = static_cast<std::uint32_t>(begin);
    mention.end = static_cast<std::uint32_t>(end);
    mention.head = static_cast<std::uint32_t>(end - 1);
  }
  mention.form = pronoun ? Form::kPronoun : name ? Form::kName : Form::kNominal;
  mention.type = entity.type;
  mention.gender = entity.gender;
  mention.quoted = words.InQuotes(mention.head);
  mention.caller = true;
  mention.rule = {"callers", "a mention of the caller's entity"};
  return mention;
}

bool ByPlace(const Mention& a, const Mention& b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; }

// Whether the tokens [begin, end) leave out a part of `name`, which they overlap.
bool IsPartOf(const Words& words, const Mention& name, std::size_t begin, std::size_t end) {
  return begin > name.core || end <= name.head || (end < name.end && words[end].suffix);
}

}  // namespace

std::vector<Entity> FindCallers(const Words& words, const std::vector<Mention>& mentions, std::vector<Entity> callers) {
  NameTree names;
  for (std::uint32_t c = 0; c < callers.size(); ++c) {
    if (callers[c].mentions.empty()) names.Add(callers[c].name, c);
  }
  if (names.empty()) return callers;
  auto name = mentions.begin();  // the first name that ends behind token t; no two overlap
  for (std::size_t t = 0; t < words.size();) {
    const NameTree::Found found = names.Longest(words, t);
    if (found.end == 0) {
      ++t;
      continue;
    }
    while (name != mentions.end() && (name->form != Form::kName || name->end <= t)) ++name;
    bool part = false;
    for (auto other = name; other != mentions.end() && other->begin < found.end; ++other) {
      part = part || (other->form == Form::kName && IsPartOf(words, *other, t, found.end));
    }
    if (!part) {
      for (const std::uint32_t entity : *found.entities) callers[entity].mentions.push_back(found.span);
    }
    t = found.end;
  }
  return callers;
}

void AddCallerMentions(const Words& words, const std::vector<Entity>& callers, std::vector<Mention>* mentions) {
  std::vector<Mention> brought;
  for (std::size_t c = 0; c < callers.size(); ++c) {
    for (const ByteSpan span : callers[c].mentions) {
      const auto [begin, end] = words.TokensIn(span);
      if (begin == end) continue;
      brought.push_back(ReadCallerMention(words, callers[c], begin, end));
      brought.back().referent = static_cast<std::uint32_t>(c);
    }
  }
  if (brought.empty()) return;
  std::stable_sort(brought.begin(), brought.end(), ByPlace);
  std::vector<Mention> kept;
  for (const Mention& mention : brought) {
    if (kept.empty() || kept.back().end <= mention.begin) kept.push_back(mention);
  }
  const std::size_t callers_mentions = kept.size();
  std::size_t c = 0;
  for (const Mention& mention : *mentions) {
    while (c < callers_mentions && kept[c].end <= mention.begin) ++c;
    if (c == callers_mentions || mention.end <= kept[c].begin) kept.push_back(mention);
  }
  std::stable_sort(kept.begin(), kept.end(), ByPlace);
  *mentions = std::move(kept);
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
