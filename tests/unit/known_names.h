// The invented people of the tests, tagged as the network tags names: the steps behind it are tested without it.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_TESTS_UNIT_KNOWN_NAMES_H_
#define INQUIT_TESTS_UNIT_KNOWN_NAMES_H_

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "lib/article/article.h"
#include "lib/tagger/tagger.h"

namespace inquit::internal {

struct KnownName {
  std::string_view name;
  MentionKind kind;
};

// Of names that begin at one token the longest counts.
inline constexpr KnownName kKnownNames[] = {
    {"A.", MentionKind::kPerson},
    {"ADA PELL", MentionKind::kPerson},
    {"Court of Appeals", MentionKind::kOrganization},
    {"Samoa Board", MentionKind::kOrganization},
    {"AVP", MentionKind::kOrganization},
    {"AOC", MentionKind::kOrganization},
    {"Federal Reserve", MentionKind::kOrganization},
    {"Fed", MentionKind::kOrganization},
    {"Ada", MentionKind::kPerson},
    {"DCI Pell", MentionKind::kPerson},
    {"Matchwinner Pell", MentionKind::kPerson},
    {"Understated Pell", MentionKind::kPerson},
    {"Unsung Pell", MentionKind::kPerson},
    {"JD Pell", MentionKind::kPerson},
    {"Odda Pell", MentionKind::kPerson},
    {"Young Pell", MentionKind::kPerson},
    {"Ada Aron", MentionKind::kPerson},
    {"Ada Baker", MentionKind::kPerson},
    {"Ada Kalo", MentionKind::kPerson},
    {"Ada Odd", MentionKind::kPerson},
    {"Ada Paul Soler", MentionKind::kPerson},
    {"Ada Pavlic", MentionKind::kPerson},
    {"Ada Pavlić", MentionKind::kPerson},
    {"Ada Pell", MentionKind::kPerson},
    {"Ada Pell III", MentionKind::kPerson},
    {"Ada Post", MentionKind::kPerson},
    {"Ada Ruiz Soler", MentionKind::kPerson},
    {"Ada Vale Pell", MentionKind::kPerson},
    {"Adelaide Pell", MentionKind::kPerson},
    {"Alda", MentionKind::kPerson},
    {"Anna Odd-Carr", MentionKind::kPerson},
    {"Anna Ibsen", MentionKind::kPerson},
    {"Bobby", MentionKind::kPerson},
    {"Bobby Odd", MentionKind::kPerson},
    {"Brian Odd", MentionKind::kPerson},
    {"Brin", MentionKind::kPerson},
    {"Dorn", MentionKind::kPerson},
    {"Hale", MentionKind::kPerson},
    {"Hassan Sheikh Kalo", MentionKind::kPerson},
    {"Ibarra", MentionKind::kPerson},
    {"Ivo Lund", MentionKind::kPerson},
    {"J. Ada Pell", MentionKind::kPerson},
    {"Jan de Wit", MentionKind::kPerson},
    {"Jane Elms", MentionKind::kPerson},
    {"Jo Ruiz", MentionKind::kPerson},
    {"Jo Weir", MentionKind::kPerson},
    {"John", MentionKind::kPerson},
    {"John Brin", MentionKind::kPerson},
    {"John Jr.", MentionKind::kPerson},
    {"John Kzrd", MentionKind::kPerson},
    {"John Kzre", MentionKind::kPerson},
    {"John Odd", MentionKind::kPerson},
    {"John Odd III", MentionKind::kPerson},
    {"John Odd Jr.", MentionKind::kPerson},
    {"Kalo", MentionKind::kPerson},
    {"Karl Dorn", MentionKind::kPerson},
    {"Karl Vale", MentionKind::kPerson},
    {"King", MentionKind::kPerson},
    {"Lou", MentionKind::kPerson},
    {"Lou Jiwei", MentionKind::kPerson},
    {"Lucy Gray", MentionKind::kPerson},
    {"Lund", MentionKind::kPerson},
    {"Mark Holt", MentionKind::kPerson},
    {"Mary Brin", MentionKind::kPerson},
    {"Mary Cole", MentionKind::kPerson},
    {"Mary Odd", MentionKind::kPerson},
    {"Matso Oburg", MentionKind::kPerson},
    {"Max Kalo", MentionKind::kPerson},
    {"Mei-Ling Odd", MentionKind::kPerson},
    {"Mina Holt", MentionKind::kPerson},
    {"Mohammed bin Kalo", MentionKind::kPerson},
    {"Neil Ford", MentionKind::kPerson},
    {"Nikki Hale", MentionKind::kPerson},
    {"Odd", MentionKind::kPerson},
    {"Odile Moreau", MentionKind::kPerson},
    {"Paul", MentionKind::kPerson},
    {"Paul Brin", MentionKind::kPerson},
    {"Paul Finn", MentionKind::kPerson},
    {"Pavlic", MentionKind::kPerson},
    {"Pavlić", MentionKind::kPerson},
    {"Pell", MentionKind::kPerson},
    {"Peter Jonk", MentionKind::kPerson},
    {"Robert “Bobby” Odd", MentionKind::kPerson},
    {"Roland Zimt", MentionKind::kPerson},
    {"Roos", MentionKind::kPerson},
    {"Ruiz", MentionKind::kPerson},
    {"Tolv Kalo", MentionKind::kPerson},
    {"Trade Ada Pell", MentionKind::kPerson},
    {"Vale Pell", MentionKind::kPerson},
    {"William “Bill” Odd", MentionKind::kPerson},
    {"Zimt", MentionKind::kPerson},
    {"Zoe Odd", MentionKind::kPerson},
    {"Zorb", MentionKind::kPerson},
    {"Zorb Ada Pell", MentionKind::kPerson},
    {"Zorb Kalo", MentionKind::kPerson},
    {"Zorb dela Kalo", MentionKind::kPerson},
    {"Zoë", MentionKind::kPerson},
    {"Zoë Odd", MentionKind::kPerson},
    {"Admiral", MentionKind::kTitle},
    {"Chairman", MentionKind::kTitle},
    {"Coach", MentionKind::kTitle},
    {"Congressman", MentionKind::kTitle},
    {"Gov.", MentionKind::kTitle},
    {"Health Minister", MentionKind::kTitle},
    {"Judge", MentionKind::kTitle},
    {"Lord", MentionKind::kTitle},
    {"Mayor", MentionKind::kTitle},
    {"Mayor of Lisbon", MentionKind::kTitle},
    {"Mr", MentionKind::kTitle},
    {"Mr.", MentionKind::kTitle},
    {"Mrs", MentionKind::kTitle},
    {"Mrs.", MentionKind::kTitle},
    {"Ms.", MentionKind::kTitle},
    {"Ohio Gov.", MentionKind::kTitle},
    {"President", MentionKind::kTitle},
    {"Secretary of Trade", MentionKind::kTitle},
    {"Sen.", MentionKind::kTitle},
    {"Senator", MentionKind::kTitle},
    {"Transport Minister", MentionKind::kTitle},
    {"US President", MentionKind::kTitle},
    {"then-Sen.", MentionKind::kTitle},
    {"Law", MentionKind::kPerson},
    {"Rhea Okonjo Prize", MentionKind::kOther},
    {"Rhea Okonjo", MentionKind::kPerson},
    {"Jo Okenjo", MentionKind::kPerson},
    {"Okojno", MentionKind::kPerson},
    {"Oknjo", MentionKind::kPerson},
    {"Okanjo", MentionKind::kPerson},
    {"Okänjo", MentionKind::kPerson},
    {"Okonji", MentionKind::kPerson},
    {"Okonjjo", MentionKind::kPerson},
    {"Okonjos", MentionKind::kPerson},
    {"Okanja", MentionKind::kPerson},
    {"Ukonjo", MentionKind::kPerson},
    {"Weirr", MentionKind::kPerson},
    {"6th Circuit Court of Appeals", MentionKind::kOrganization},
    {"APJW", MentionKind::kOrganization},
    {"Ada Motors", MentionKind::kOrganization},
    {"Committee on Dams", MentionKind::kOrganization},
    {"Court of Appeals for the 6th Circuit", MentionKind::kOrganization},
    {"Dam Act", MentionKind::kWork},
    {"Daily Telegraph", MentionKind::kOrganization},
    {"Dams Ministry", MentionKind::kOrganization},
    {"Dams Safety", MentionKind::kOrganization},
    {"Department of Dams Safety", MentionKind::kOrganization},
    {"Department of Harbours", MentionKind::kOrganization},
    {"Department of State", MentionKind::kOrganization},
    {"Foundation for Defense of Harbours", MentionKind::kOrganization},
    {"HSBC", MentionKind::kOrganization},
    {"Harbour Board", MentionKind::kOrganization},
    {"Kalo Police", MentionKind::kOrganization},
    {"Weir Police", MentionKind::kOrganization},
    {"Harbour Department", MentionKind::kOrganization},
    {"Harbour Review Office", MentionKind::kOrganization},
    {"High Commissioner on Dams", MentionKind::kOrganization},
    {"PSB Zorb League", MentionKind::kOrganization},
    {"John and Ada Pell Foundation", MentionKind::kOrganization},
    {"Justice Department", MentionKind::kOrganization},
    {"Kalo Port Group", MentionKind::kOrganization},
    {"Kalo House", MentionKind::kOrganization},
    {"Kalo Post", MentionKind::kOrganization},
    {"Kalo Times", MentionKind::kOrganization},
    {"Kalo–Weir Bank", MentionKind::kOrganization},
    {"Living Church of Weir", MentionKind::kOrganization},
    {"Ministry of Finance", MentionKind::kOrganization},
    {"NASA", MentionKind::kOrganization},
    {"Northern Institute", MentionKind::kOrganization},
    {"Office of the Kalo House", MentionKind::kOrganization},
    {"Our Principles PAC", MentionKind::kOrganization},
    {"PDDR", MentionKind::kOrganization},
    {"PSB", MentionKind::kOrganization},
    {"PUONAD", MentionKind::kOrganization},
    {"Pell Harbour Center", MentionKind::kOrganization},
    {"Port College South Samoa", MentionKind::kOrganization},
    {"Port Department of Dams and Rivers", MentionKind::kOrganization},
    {"Port Office of Docks", MentionKind::kOrganization},
    {"Port Safety Board", MentionKind::kOrganization},
    {"Port Union of Old, New and Applied Dams", MentionKind::kOrganization},
    {"Reuters", MentionKind::kOrganization},
    {"Samoa Times", MentionKind::kOrganization},
    {"Samoan Dams Ministry", MentionKind::kOrganization},
    {"Weir Ales", MentionKind::kOrganization},
    {"Zorb", MentionKind::kOrganization},
    {"Zorb Market Store", MentionKind::kOrganization},
    {"University of South Samoa", MentionKind::kOrganization},
    {"Rivers and Harbours Safety Commission", MentionKind::kOrganization},
    {"Safety Board", MentionKind::kOrganization},
    {"State Department", MentionKind::kOrganization},
    {"Telegraph", MentionKind::kOrganization},
    {"U.N.", MentionKind::kOrganization},
    {"U.S. Dam Board", MentionKind::kOrganization},
    {"United Bakers", MentionKind::kOrganization},
    {"United Nations", MentionKind::kOrganization},
    {"United States Department of State", MentionKind::kOrganization},
    {"Vale Center for Dams", MentionKind::kOrganization},
    {"Vale Center for Justice", MentionKind::kOrganization},
    {"Vale Center", MentionKind::kOrganization},
    {"Vale Foundation for Ada Pell", MentionKind::kOrganization},
    {"Vale Institute", MentionKind::kOrganization},
    {"Vale Post", MentionKind::kOrganization},
    {"WHO", MentionKind::kOrganization},
    {"WNB News", MentionKind::kOrganization},
    {"WNB", MentionKind::kOrganization},
    {"WXY Board", MentionKind::kOrganization},
    {"WXY", MentionKind::kOrganization},
    {"Weir Academy of Dams", MentionKind::kOrganization},
    {"Weir Board", MentionKind::kOrganization},
    {"Weir Court", MentionKind::kOrganization},
    {"Weir Club for Growth", MentionKind::kOrganization},
    {"Weir Energy", MentionKind::kOrganization},
    {"Weir Mills Company", MentionKind::kOrganization},
    {"Weir Motor Company", MentionKind::kOrganization},
    {"Weir News", MentionKind::kOrganization},
    {"White House", MentionKind::kOrganization},
    {"World Health Organization", MentionKind::kOrganization},
    {"XNI", MentionKind::kOrganization},
    {"XYZW", MentionKind::kOrganization},
    {"Zorb Motors", MentionKind::kOrganization},
    {"Lisbon", MentionKind::kPlace},
    {"Ohio", MentionKind::kPlace},
    {"Peru", MentionKind::kPlace},
    {"Portdoc", MentionKind::kPlace},
    {"Samoa", MentionKind::kPlace},
    {"South Samoa", MentionKind::kPlace},
    {"U.S.", MentionKind::kPlace},
    {"US", MentionKind::kPlace},
    {"United States", MentionKind::kPlace},
    {"Vale Creek", MentionKind::kPlace},
    {"U.N. Charter", MentionKind::kWork},
    {"Brandel", MentionKind::kOther},
    {"Kalans", MentionKind::kOther},
    {"Kalo Mills", MentionKind::kOther},
    {"Long Dam", MentionKind::kOther},
    {"Q.", MentionKind::kOther},
    {"Quill", MentionKind::kOther},
    {"Vale", MentionKind::kOther},
    {"Weir", MentionKind::kOther},
    {"Weir Today", MentionKind::kOther},
    {"Weirs", MentionKind::kOther},
};

// What the network would say of the names in `article`, and nothing of what takes up what.
inline MentionScores TagKnownNames(const Article& article) {
  constexpr std::size_t kMostTokens = 12;
  MentionScores scores;
  scores.tags.resize(article.size());
  const auto known = [&](std::size_t begin, std::size_t end) -> const KnownName* {
    const std::string_view text = article.text.In({article.token(begin).span.begin, article.token(end - 1).span.end});
    static constexpr KnownName kJohn = {"John K?r?", MentionKind::kPerson};  // of whom tests make many
    if (text.size() == kJohn.name.size() && text.substr(0, 6) == "John K" && text[7] == 'r') return &kJohn;
    for (const KnownName& one : kKnownNames) {
      const bool begins = text.substr(0, one.name.size()) == one.name;
      const std::string_view rest = begins ? text.substr(one.name.size()) : text;
      const bool part = rest != article.text.In(article.token(end - 1).span);  // of the last token, as in "Pell's"
      if (begins && (rest.empty() || (part && (rest == "’s" || rest == "'s")))) return &one;
    }
    return nullptr;
  };
  for (std::size_t t = 0; t < article.size();) {
    std::size_t end = std::min(t + kMostTokens, article.size());
    while (end > t && known(t, end) == nullptr) --end;
    if (end == t) {
      ++t;
      continue;
    }
    const MentionKind kind = known(t, end)->kind;
    for (std::size_t i = t; i < end; ++i) {
      const bool whole = kind == MentionKind::kTitle || end == t + 1;
      scores.tags[i] = {kind, whole ? Part::kSingle : i == t ? Part::kBegin : i + 1 == end ? Part::kEnd : Part::kInside};
    }
    t = end;
  }
  return scores;
}

}  // namespace inquit::internal

#endif  // INQUIT_TESTS_UNIT_KNOWN_NAMES_H_
