// Verifier: are the quotations of a draft in its sources, unchanged, and by the one whom the draft gives them to?
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_VERIFY_H_
#define INQUIT_VERIFY_H_

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "inquit/document.h"
#include "inquit/export.h"
#include "inquit/model.h"
#include "inquit/options.h"
#include "inquit/span.h"

namespace inquit {
inline namespace v0 {

// What became of a statement of the draft in its sources.
enum class Verdict {
  kVerbatim,        // a quotation: the same words, said by the same speaker as far as the draft names one
  kEdited,          // ... with changes that editors may make, all of them listed
  kSpeakerUnknown,  // ... said there, too, but the source does not tell by whom
  kWrongSpeaker,    // ... said there by somebody else
  kOnlyIndirect,    // ... the words stand there, but as the source's own or a paraphrase: they are not anybody's words
  kAltered,         // something like it is there, and words differ
  kAbsent,          // nothing like it is there
  kSupported,       // an indirect statement: the same speaker says something with the same words. Perhaps the same; read it
  kNotFound,        // ... nobody who could be the speaker does
};

// "verbatim", "edited", "speaker unknown", "wrong speaker", "only indirect", "altered", "absent", "supported", "not found"; "?"
// for a value that is none of them.
constexpr std::string_view ToString(Verdict verdict) noexcept {
  switch (verdict) {
    case Verdict::kVerbatim: return "verbatim";
    case Verdict::kEdited: return "edited";
    case Verdict::kSpeakerUnknown: return "speaker unknown";
    case Verdict::kWrongSpeaker: return "wrong speaker";
    case Verdict::kOnlyIndirect: return "only indirect";
    case Verdict::kAltered: return "altered";
    case Verdict::kAbsent: return "absent";
    case Verdict::kSupported: return "supported";
    case Verdict::kNotFound: return "not found";
  }
  return "?";
}

// Whether nobody may publish it so: a wrong speaker, no speech, altered words, and what is absent.
constexpr bool IsFault(Verdict verdict) noexcept {
  return verdict == Verdict::kWrongSpeaker || verdict == Verdict::kOnlyIndirect || verdict == Verdict::kAltered ||
         verdict == Verdict::kAbsent;
}

// What differs at one place between a quotation and its source.
enum class ChangeKind {
  kMarks,        // how a character is typed: curly or straight marks, accents
  kCase,         // the case of a sentence's first letter
  kPunctuation,  // marks between words and behind them
  kEllipsis,     // words left out, and an ellipsis in their place
  kBrackets,     // words in [brackets], or what these replace
  kJoin,         // where the source breaks the quotation by a "she said", and the draft does not
  kSpelling,     // British and American spelling
  kWords,        // any other words
};

// "marks", "case", "punctuation", "ellipsis", "brackets", "join", "spelling", "words".
constexpr std::string_view ToString(ChangeKind kind) noexcept {
  switch (kind) {
    case ChangeKind::kMarks: return "marks";
    case ChangeKind::kCase: return "case";
    case ChangeKind::kPunctuation: return "punctuation";
    case ChangeKind::kEllipsis: return "ellipsis";
    case ChangeKind::kBrackets: return "brackets";
    case ChangeKind::kJoin: return "join";
    case ChangeKind::kSpelling: return "spelling";
    case ChangeKind::kWords: return "words";
  }
  return "?";
}

// One of them, with its places. Empty where nothing stands: an empty span lies where it would.
struct Change {
  ChangeKind kind = ChangeKind::kWords;  // what sort of change it is
  ByteSpan draft = {};                   // of the draft
  ByteSpan source = {};                  // of the source's text
  bool permitted = false;  // whether an editor may make it, by VerifyOptions::allowed. Some of an allowed kind are not: an
                           // ellipsis or a bracket that takes a "not" or a number away, a question mark put in
};

// Where in the sources a statement stands, or what is nearest to it.
struct Place {
  std::size_t source = 0;            // index, as for Verifier::id
  std::vector<ByteSpan> spans = {};  // of the source's text, one for each piece of the statement that is there
  std::optional<std::size_t> attribution = std::nullopt;  // of the source's document, that says it there
  std::string speaker = {};                               // its speaker's name there; empty where the source does not tell
};

// What was found about one statement of the draft.
struct Finding {
  // Index into the draft's attributions; none for a quotation of which the draft does not tell who says it.
  std::optional<std::size_t> attribution = std::nullopt;
  // Of the draft: what stands between quotation marks, without them; of an indirect statement its content.
  std::vector<ByteSpan> quotation = {};
  Verdict verdict = Verdict::kAbsent;         // what became of it
  std::vector<Change> changes = {};           // all of them, in order
  std::optional<Place> place = std::nullopt;  // none where nothing is like it
  std::string reason = {};                    // why, as a sentence for a person
  // How probable it is, from 0 to 1, that the verdict is right. Words are compared, not guessed, so that only who speaks on
  // either side is in doubt, and whether an indirect statement says the same.
  double confidence = 0;
};

// A draft, and all that was found about it.
struct Verification {
  Document draft = {};                 // who says what in it
  std::vector<Finding> findings = {};  // in the order of the draft
};

// How a draft is held against its sources.
struct VerifyOptions {
  Options extraction = {};  // how the draft and the sources are read
  // What an editor may change. kWords does nothing here: another word is always a fault.
  std::vector<ChangeKind> allowed = {ChangeKind::kMarks,    ChangeKind::kCase,     ChangeKind::kPunctuation,
                                     ChangeKind::kEllipsis, ChangeKind::kBrackets, ChangeKind::kJoin};
};

// Holds texts, their documents, and an index of their words: about 60 bytes a word. Any number of threads may call the const
// functions at the same time. May be moved.
class INQUIT_API Verifier {
 public:
  // A null `model` stands for Model::BuiltIn().
  explicit Verifier(VerifyOptions options = {}, std::shared_ptr<const Model> model = nullptr);
  // Takes over the sources; the other is good only for being assigned to.
  Verifier(Verifier&&) noexcept;
  // The same.
  Verifier& operator=(Verifier&&) noexcept;
  ~Verifier();

  // Reads a source, with Extractor. Errors: those of Extractor::Extract; the sources are then what they were.
  absl::Status AddSource(std::string id, std::string text);
  // Adds one that was read before. `document` is that of `text`. Errors: those of Tokenizer::Tokenize
  absl::Status AddSource(std::string id, std::string text, Document document);

  // All sources as bytes, so that they need not be read again: for FromBytes, on a machine of the same byte order.
  std::string ToBytes() const;
  // A verifier with the sources of `bytes`, whose documents are those of the model that read them then. Errors: kDataLoss where
  // these are damaged or nothing that ToBytes wrote, kFailedPrecondition where another version of the library or kind of
  // machine did
  static absl::StatusOr<Verifier> FromBytes(std::string_view bytes, VerifyOptions options = {},
                                            std::shared_ptr<const Model> model = nullptr);

  // How many there are.
  std::size_t source_count() const;
  // Of a source, below source_count(): what it was added with. Valid until the next is added.
  const std::string& id(std::size_t source) const;
  // The same.
  const std::string& text(std::size_t source) const;
  // The same.
  const Document& document(std::size_t source) const;

  // Holds every statement of `draft` against the sources.
  // Errors: those of Extractor::Extract
  absl::StatusOr<Verification> Verify(std::string_view draft) const;
  // The same for a draft that was read before. Errors: those of Tokenizer::Tokenize
  absl::StatusOr<Verification> Verify(std::string_view draft, Document document) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_VERIFY_H_
