// WordLists: which kind of which table goes into which list.
// SPDX-License-Identifier: Apache-2.0
#include "lib/lexicon/word_lists.h"

#include "absl/types/span.h"
#include "lib/lexicon/table.h"
#include "lib/model/make_room.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// A kind of words, as the table's second column names it, and a list that they go into. One kind may feed several lists.
struct Kind {
  std::string_view name;
  WordSet WordLists::*list;
};

constexpr Kind kAbbreviations[] = {
    {"before-name", &WordLists::abbreviations_before_name},     {"anywhere", &WordLists::abbreviations_anywhere},
    {"if-it-goes-on", &WordLists::abbreviations_if_it_goes_on}, {"acronym-part", &WordLists::acronym_parts},
    {"before-letter", &WordLists::nouns_before_letters},        {"before-medium", &WordLists::prepositions_before_media},
};

constexpr Kind kContractions[] = {
    {"clitic", &WordLists::clitics},
    {"host", &WordLists::clitic_hosts},
    {"elision", &WordLists::elisions},
};

constexpr Kind kDottedNames[] = {
    {"domain", &WordLists::domains},
    {"file", &WordLists::files},
    {"newsgroup", &WordLists::newsgroups},
};

constexpr Kind kFunctionWords[] = {
    {"connective", &WordLists::connectives},    {"connective", &WordLists::sentence_openers},
    {"opener", &WordLists::sentence_openers},   {"nobody", &WordLists::nobody},
    {"particle", &WordLists::verb_particles},   {"subject", &WordLists::clause_subjects},
    {"speaker", &WordLists::speaking_pronouns}, {"determiner", &WordLists::determiners},
    {"no-name", &WordLists::no_names},          {"not-in-name", &WordLists::never_in_names},
    {"content", &WordLists::content_openers},
};

constexpr Kind kFurniture[] = {
    {"city", &WordLists::dateline_cities},
    {"short-city", &WordLists::short_dateline_cities},
    {"agency", &WordLists::agencies},
    {"byline", &WordLists::byline_words},
    {"credit", &WordLists::credits_before_colon},
    {"credit", &WordLists::credits_before_by},
    {"credit-colon", &WordLists::credits_before_colon},
    {"credit-by", &WordLists::credits_before_by},
    {"stamp", &WordLists::stamps},
    {"stamp", &WordLists::stamps_after_author},
    {"stamp-line", &WordLists::stamps},
    {"network", &WordLists::networks},
    {"contact", &WordLists::contacts},
};

constexpr Kind kReporting[] = {
    {"verb", &WordLists::reporting_verbs}, {"say", &WordLists::reporting_verbs},
    {"say", &WordLists::saying_verbs},     {"tell", &WordLists::reporting_verbs},
    {"tell", &WordLists::telling_verbs},   {"after-verb", &WordLists::after_reporting_verb},
};

// Puts `word` into the lists of `kind`; false where there is no such kind, or the word stands there already.
bool Add(std::string_view word, std::string_view kind, absl::Span<const Kind> kinds, WordLists* lists) {
  bool added = false;
  for (const Kind& known : kinds) {
    if (known.name != kind) continue;
    MakeRoom(&(lists->*known.list));
    if (!(lists->*known.list).insert(word).second) return false;
    added = true;
  }
  return added;
}

// Columns: word; kind.
absl::Status ReadKinds(std::string_view table, absl::Span<const Kind> kinds, WordLists* lists) {
  return ReadTable(table, 2, [&](const Row& row) { return Add(row[0], row[1], kinds, lists); });
}

// Columns: form; "month" or "weekday"; "-" for a full name, or the kind of abbreviation.
absl::Status ReadCalendar(WordLists* lists) {
  return ReadTable("calendar.tsv", 3, [lists](const Row& row) {
    const bool month = row[1] == "month", full = row[2] == "-";
    if (!month && row[1] != "weekday") return false;
    for (WordSet* list : {&lists->month_forms, &lists->after_reporting_verb, &lists->no_names}) MakeRoom(list);
    if (month && !lists->month_forms.insert(row[0]).second) return false;
    if (!full) return Add(row[0], row[2], kAbbreviations, lists);
    if (!month && !lists->after_reporting_verb.insert(row[0]).second) return false;
    return lists->no_names.insert(row[0]).second;
  });
}

WordLists Read() {
  WordLists lists;
  lists.status.Update(ReadKinds("abbreviations.tsv", kAbbreviations, &lists));
  lists.status.Update(ReadCalendar(&lists));
  lists.status.Update(ReadKinds("contractions.tsv", kContractions, &lists));
  lists.status.Update(ReadKinds("dotted_names.tsv", kDottedNames, &lists));
  lists.status.Update(ReadKinds("function_words.tsv", kFunctionWords, &lists));
  lists.status.Update(ReadKinds("furniture.tsv", kFurniture, &lists));
  lists.status.Update(ReadKinds("reporting.tsv", kReporting, &lists));
  return lists;
}

}  // namespace

const WordLists& WordLists::Get() {
  static const WordLists& lists = *new WordLists(Read());
  return lists;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
