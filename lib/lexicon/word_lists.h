// WordLists: the words that the stages before the model know, read from the tables of model/. Internal.
// SPDX-License-Identifier: Apache-2.0
//
// What has a shape (a number, a URL) is a pattern in code; what is a list of words stands in a table that can be edited without
// knowing C++. The comments of each table say what its words are for.
#ifndef INQUIT_LIB_LEXICON_WORD_LISTS_H_
#define INQUIT_LIB_LEXICON_WORD_LISTS_H_

#include <string_view>

#include "absl/container/flat_hash_set.h"
#include "absl/status/status.h"

namespace inquit {
inline namespace v0 {
namespace internal {

using WordSet = absl::flat_hash_set<std::string_view>;

// Words stand here as in their table, with their capitals; they are views of it. Every example is one of the list's words, in
// quotation marks, or a text that it is looked for in, after a colon.
struct WordLists {
  // model/abbreviations.tsv, and the short forms of model/calendar.tsv: without their dots
  WordSet abbreviations_before_name;    // "Mr": a name follows, so that no sentence ends with it
  WordSet abbreviations_anywhere;       // "Inc", "Nov": a sentence may end with it
  WordSet abbreviations_if_it_goes_on;  // "No", "Sun": one only where what follows says so, for it is a word too
  WordSet acronym_parts;                // "Ph", which an acronym has like a letter: Ph.D.
  WordSet nouns_before_letters;         // "plan", whose names are letters: Plan B.
  WordSet prepositions_before_media;    // "on", which hardly ever leads to a person: on X.

  // model/calendar.tsv: without their dots
  WordSet month_forms;  // "January", "Jan": full and short

  // model/contractions.tsv: without their apostrophes
  WordSet clitics;       // "ll": verbs without their beginning
  WordSet clitic_hosts;  // "she": what a clitic is cut off from: she'll
  WordSet elisions;      // "tis": what an apostrophe begins; "n'" has a second one

  // model/dotted_names.tsv: without their dots
  WordSet domains;     // "com": valeport.com
  WordSet files;       // "js": node.js
  WordSet newsgroups;  // "comp": comp.boats

  // model/function_words.tsv
  WordSet sentence_openers;   // "Many", "Then": have a capital since a sentence begins
  WordSet connectives;        // "Then": those of them that begin no subject
  WordSet nobody;             // "Nobody": looks like a name before a verb
  WordSet verb_particles;     // "back": Lund bellowed back
  WordSet clause_subjects;    // "she": begins a clause of its own behind a verb: said she would sail
  WordSet speaking_pronouns;  // "she": is who speaks in a reporting clause: said she
  WordSet determiners;        // "the": begins who speaks in a reporting clause: said the mayor
  WordSet no_names;           // "Yes", "Monday", "May": has a capital where a name could stand (calendar.tsv too)
  WordSet never_in_names;     // "nothing": stands in no description of who speaks: said nothing
  WordSet content_openers;    // "that": leads to what is said: said that

  // model/furniture.tsv
  WordSet dateline_cities;        // "Lisbon": Lisbon: The ferry sank
  WordSet short_dateline_cities;  // "OSLO": OSLO --
  WordSet agencies;               // "Reuters": a line by itself
  WordSet byline_words;           // "writer": By Ana Roos, senior writer
  WordSet credits_before_colon;   // "photo", "source": Photo: Ana Roos
  WordSet credits_before_by;      // "photo", "compiled": Compiled by Ana Roos
  WordSet stamps;                 // "updated", "update": Update: Nov. 3
  WordSet stamps_after_author;    // "updated": By Ana Roos Updated Nov. 3
  WordSet networks;               // "Twitter": Follow Ana Roos on Twitter
  WordSet contacts;               // "email": E-mail: ana@valeport.com

  // model/reporting.tsv
  WordSet reporting_verbs;       // "asked", "said", "told": stand in a reporting clause
  WordSet saying_verbs;          // "said": those of them with no object but words
  WordSet telling_verbs;         // "told": those of them that whoever is told follows: told the crew
  WordSet after_reporting_verb;  // "on", "Monday": goes on with the clause: said on Monday (calendar.tsv too)

  // What a table that could not be read says (see ReadTable); its entries from there on are missing above. A Tokenizer has no
  // way to fail for it, and takes what there is; making a Model fails, and so does a unit test, before anything is shipped.
  absl::Status status;

  // The lists, read at the first call; they live as long as the program. Safe from any number of threads, and in initializers
  // of static objects.
  static const WordLists& Get();
};

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_LEXICON_WORD_LISTS_H_
