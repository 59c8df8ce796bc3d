// Tests of lib/lexicon/word_lists.h: the tables are readable, and each kind of words goes where the stages look for it.
// SPDX-License-Identifier: Apache-2.0
#include "lib/lexicon/word_lists.h"

#include <string>

#include "tests/unit/catch.h"

namespace inquit::internal {
namespace {

TEST_CASE("Word lists: all tables can be read") {
  CAPTURE(std::string(WordLists::Get().status.message()));
  CHECK(WordLists::Get().status.ok());
}

TEST_CASE("Word lists: a word of each list, and one that only looks like it") {
  const WordLists& words = WordLists::Get();
  const struct {
    const char* list;
    const WordSet& words;
    const char *in, *out;
  } kRows[] = {
      {"abbreviations_before_name", words.abbreviations_before_name, "Mr", "Inc"},
      {"abbreviations_anywhere", words.abbreviations_anywhere, "Nov", "November"},
      {"abbreviations_if_it_goes_on", words.abbreviations_if_it_goes_on, "Sun", "Nov"},
      {"acronym_parts", words.acronym_parts, "Ph", "PH"},
      {"nouns_before_letters", words.nouns_before_letters, "plan", "Plan"},
      {"prepositions_before_media", words.prepositions_before_media, "on", "by"},
      {"month_forms", words.month_forms, "Sept", "Sun"},
      {"clitics", words.clitics, "ll", "he"},
      {"clitic_hosts", words.clitic_hosts, "he", "him"},
      {"elisions", words.elisions, "n'", "ll"},
      {"domains", words.domains, "com", "js"},
      {"files", words.files, "js", "com"},
      {"newsgroups", words.newsgroups, "comp", "com"},
      {"sentence_openers", words.sentence_openers, "Many", "many"},
      {"sentence_openers", words.sentence_openers, "Then", "then"},
      {"connectives", words.connectives, "Then", "Many"},
      {"nobody", words.nobody, "Nobody", "nobody"},
      {"verb_particles", words.verb_particles, "back", "on"},
      {"clause_subjects", words.clause_subjects, "I", "you"},
      {"speaking_pronouns", words.speaking_pronouns, "she", "I"},
      {"determiners", words.determiners, "the", "my"},
      {"no_names", words.no_names, "May", "Jan"},
      {"no_names", words.no_names, "Monday", "Mon"},
      {"never_in_names", words.never_in_names, "nothing", "the"},
      {"content_openers", words.content_openers, "that", "this"},
      {"dateline_cities", words.dateline_cities, "New York", "York"},
      {"short_dateline_cities", words.short_dateline_cities, "OSLO", "NATO"},
      {"agencies", words.agencies, "The Associated Press", "The"},
      {"byline_words", words.byline_words, "writer", "photo"},
      {"credits_before_colon", words.credits_before_colon, "photo", "compiled"},
      {"credits_before_by", words.credits_before_by, "photo", "source"},
      {"stamps", words.stamps, "update", "photo"},
      {"stamps_after_author", words.stamps_after_author, "updated", "update"},
      {"networks", words.networks, "Twitter", "email"},
      {"contacts", words.contacts, "email", "Twitter"},
      {"reporting_verbs", words.reporting_verbs, "asked", "on"},
      {"reporting_verbs", words.reporting_verbs, "said", "Said"},
      {"reporting_verbs", words.reporting_verbs, "told", "spoke"},
      {"saying_verbs", words.saying_verbs, "said", "asked"},
      {"telling_verbs", words.telling_verbs, "told", "asked"},
      {"after_reporting_verb", words.after_reporting_verb, "on", "said"},
      {"after_reporting_verb", words.after_reporting_verb, "Monday", "January"},
  };
  for (const auto& row : kRows) {
    CAPTURE(row.list, row.in, row.out);
    CHECK(row.words.contains(row.in));
    CHECK_FALSE(row.words.contains(row.out));
  }
}

TEST_CASE("Word lists: a dot has one reading behind each abbreviation") {
  const WordLists& words = WordLists::Get();
  for (const std::string_view word : words.abbreviations_anywhere) {
    CAPTURE(std::string(word));
    CHECK_FALSE(words.abbreviations_before_name.contains(word));
    CHECK_FALSE(words.abbreviations_if_it_goes_on.contains(word));
  }
  for (const std::string_view word : words.abbreviations_if_it_goes_on) {
    CAPTURE(std::string(word));
    CHECK_FALSE(words.abbreviations_before_name.contains(word));
  }
}

TEST_CASE("Word lists: words that are looked up in lower case stand so in their table") {
  const WordLists& words = WordLists::Get();
  for (const WordSet* list : {&words.nouns_before_letters, &words.clitics, &words.clitic_hosts}) {
    for (const std::string_view word : *list) {
      CAPTURE(std::string(word));
      CHECK(word.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos);
    }
  }
}

}  // namespace
}  // namespace inquit::internal
