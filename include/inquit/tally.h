// Tally: who is heard in documents: statements and quoted words by speaker, gender, type and document.
// SPDX-License-Identifier: Apache-2.0
//
// What newsrooms count by hand to see how diverse their sources are. Link inquit::formats.
#ifndef INQUIT_TALLY_H_
#define INQUIT_TALLY_H_

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "inquit/document.h"
#include "inquit/export.h"

namespace inquit {
inline namespace v0 {

// What somebody has said.
struct HeardCounts {
  std::size_t documents = 0;     // in which somebody says something
  std::size_t statements = 0;    // attributions
  std::size_t quoted_words = 0;  // of these, words between quotation marks
  std::size_t first_quoted = 0;  // documents in which this is the first to be quoted
};

// A speaker over all documents. One of a document is that of another where both bear the same name and type; a description
// ("the spokesman") is joined with the same description, too, but `named` is false.
struct HeardSpeaker {
  std::string name = {};                                   // empty: nobody is known
  bool named = false;                                      // by its words it is a name, and no description
  SpeakerType type = SpeakerType::kOther;                  // what it is
  Gender gender = Gender::kUnknown;                        // the first that a document knew
  GenderEvidence gender_evidence = GenderEvidence::kNone;  // what told it there
  std::string role = {};                                   // the first that a document gave
  HeardCounts counts = {};                                 // over all documents
};

// Adds up documents. May be moved; not for several threads at once. Takes memory for each name, and for each document where
// `by_document` is set.
class INQUIT_API Tally {
 public:
  // by_document: whether ToTable and ToJson have each document's speakers.
  explicit Tally(bool by_document = false);
  // Takes over what was counted; the other is good only for being assigned to.
  Tally(Tally&&) noexcept;
  // The same.
  Tally& operator=(Tally&&) noexcept;
  ~Tally();

  // `text`: that `document` was made from. `id`: of the document.
  void Add(const Document& document, std::string_view text, const std::string& id = "-");
  // Counts a document that could not be read.
  void AddFailure();

  // All speakers, those with most statements first; of equals by words, then by name.
  std::vector<HeardSpeaker> Speakers() const;

  // A table as of inquit/formats.h, with its header: document, speaker, named, type, gender, gender_evidence, role, documents,
  // statements, statements_share, quoted_words, quoted_words_share, first_quoted. A row for each speaker over all documents,
  // whose cell `document` is empty; by_document: for each speaker of each document, with the shares of that document.
  std::string ToTable(char separator = ',') const;

  // One object of JSON, indented: totals, by_gender, by_gender_evidence, by_type, by_naming, speakers; by_document:
  // of_documents. Ends with a line feed.
  std::string ToJson() const;

  // A page of its own with bar charts. It fetches nothing and runs no script.
  std::string ToHtml() const;

  // The same for a terminal. No name can steer it.
  std::string ToTerminal() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_TALLY_H_
