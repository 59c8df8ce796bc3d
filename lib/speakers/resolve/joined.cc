// Joined: "Pell and Odd", "the mayor, two aides and Vale": mentions in a row that denote one group together.
// SPDX-License-Identifier: Apache-2.0
#include "lib/speakers/resolve/joined.h"

#include <algorithm>

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// Longest list, in mentions; keeps what is done with one bounded.
constexpr std::size_t kMaxMembers = 8;

// Whether "and" stands between token `end` and token `begin`: 1, a comma: 0, anything else: -1. A name leaves out its "the".
int LinkBetween(const Words& words, std::size_t end, std::size_t begin) {
  if (begin > end + 1 && words.Is(begin - 1, "the")) --begin;
  if (begin == end + 1 && words.Is(end, ",")) return 0;
  const bool comma = words.Is(end, ",");
  const std::size_t at = comma ? end + 1 : end;
  return begin == at + 1 && (words.Is(at, "and") || words.Is(at, "&")) ? 1 : -1;
}

bool MayJoin(const Mention& mention) { return mention.form != Form::kPronoun && !mention.modifier; }

// "two bakers, [Brin and Vale]": the names say who the description of several in front is.
bool NamesSeveral(const std::vector<Mention>& mentions, const Joined& row) {
  const Mention& first = mentions[row.members.front()];
  const bool several = first.form == Form::kNominal && first.type == SpeakerType::kGroup && first.plural;
  if (row.members.size() < 3 || !several) return false;
  return std::all_of(row.members.begin() + 1, row.members.end(), [&](std::uint32_t m) {
    const Mention& name = mentions[m];
    return name.form == Form::kName && !name.place;
  });
}

// "geologist [Jo Weir]": a description and the name behind it that it was found to be of.
bool DenoteOne(const Mention& description, const Mention& name) {
  return description.form == Form::kNominal && name.form == Form::kName && description.end == name.begin && MayJoin(name) &&
         description.referent != kNowhere && description.referent == name.referent;
}

}  // namespace

std::vector<Joined> FindJoined(const Words& words, const std::vector<Mention>& mentions) {
  std::vector<Joined> found;
  Joined row;
  bool linked = false;  // by "and" at last
  const auto close = [&] {
    if (linked && NamesSeveral(mentions, row)) {
      row.members.erase(row.members.begin());
      row.begin = mentions[row.members.front()].begin;
    }
    if (linked && row.members.size() > 1) found.push_back(row);
    row = Joined();
    linked = false;
  };
  for (std::uint32_t m = 0; m < mentions.size(); ++m) {
    const Mention& mention = mentions[m];
    if (!row.members.empty() && mention.end <= row.end) continue;  // inside the last one
    if (!row.members.empty() && DenoteOne(mentions[row.members.back()], mention)) {
      row.members.back() = m;
      row.end = mention.end;
      continue;
    }
    const int link = row.members.empty() ? -1 : LinkBetween(words, row.end, mention.begin);
    const bool goes_on = link >= 0 && !linked && MayJoin(mention) && row.members.size() < kMaxMembers &&
                         mention.quoted == mentions[row.members.front()].quoted;
    if (!goes_on) close();
    if (!MayJoin(mention)) continue;
    if (row.members.empty()) row.begin = mention.begin;
    row.members.push_back(m);
    row.end = mention.end;
    if (goes_on) linked = link == 1;
  }
  close();
  return found;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
