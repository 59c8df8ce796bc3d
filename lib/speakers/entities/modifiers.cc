// Modifiers: what goes on a description behind it.
// SPDX-License-Identifier: Apache-2.0
//
// Without a parser: prepositions that seldom belong to the verb, and behind a document ("a report released in May"), which does
// nothing by itself, participles in front of one. Each brings a phrase that ends with one noun or with names.
// Known failures: "gives the chair of the board authority", where a noun behind a noun is another's.
#include "lib/speakers/entities/modifiers.h"

#include <algorithm>
#include <string_view>

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// Longest phrase behind a preposition, and from which length on no other one is read, in tokens.
constexpr std::size_t kMaxPhrase = 12, kMaxModifiers = 24;

bool IsCapital(const Words& words, std::size_t t) {
  const PartOfSpeech pos = words[t].pos;
  return words[t].capital && (pos == PartOfSpeech::kOpen || pos == PartOfSpeech::kAdjective);
}

// "Weir", "the Weir"
bool BeginsName(const Words& words, std::size_t t) { return words[t].capital || (words.Is(t, "the") && words[t + 1].capital); }

// Past "(WA)" or "(UH Kalo)" at token `t`; `t` where there is no such thing.
std::size_t ShortNameEnd(const Words& words, std::size_t t) {
  if (!words.Is(t, "(")) return t;
  std::size_t end = t + 1;
  while (end < t + 3 && words[end].capital) ++end;
  return end > t + 1 && words.Is(end, ")") ? end + 1 : t;
}

// "claims" in "the Weir Union claims", but not "program" in "the Weir program" nor "voters" in "Weir voters".
bool MayBeVerb(const Words& words, std::size_t t) {
  const Word& word = words[t];
  const bool behind_name = t > 0 && words[t - 1].capital && !words[t - 1].possessive;
  return behind_name && (IsVerbLike(word) || word.noun->type == SpeakerType::kDocument || words.Is(t, "state"));
}

// "the Ohio | health department": a place that belongs to a noun which nobody knows.
bool IsCutShort(const Words& words, std::size_t begin, std::size_t end) {
  const bool open = words.IsWord(end) && words[end].pos == PartOfSpeech::kOpen && !words[end].capital;
  return words[begin].pos == PartOfSpeech::kDeterminer && end == begin + 2 && words[begin + 1].place && open;
}

// The end of the phrase that begins at token `t`, with one noun or the names at its end: "the leader", "the Weir Academy (WA)
// and Kalo", "late August", "2015". `t` if there is none.
std::size_t PhraseEnd(const Words& words, std::size_t t) {
  const std::size_t begin = t, limit = std::min(words.size(), t + kMaxPhrase);
  std::size_t end = t;
  const PartOfSpeech first = words[t].pos;
  if (first == PartOfSpeech::kDeterminer || first == PartOfSpeech::kIndefinite || first == PartOfSpeech::kPossessive) ++t;
  while (t < limit && !words.BeginsSentence(t)) {
    const bool number = words.TokenAt(t).kind == TokenKind::kNumber;
    const bool date = words[t].pos == PartOfSpeech::kDate && words[t].capital;
    if (words[t].noun && !words[t].capital) return end == t && MayBeVerb(words, t) ? end : t + 1;
    if (IsCapital(words, t) || ((date || number) && end == begin)) {
      end = ++t;
    } else if (number && end == t && words[t - 1].pos == PartOfSpeech::kDate) {
      end = ++t;  // "May 2015"
    } else if (const std::size_t behind = ShortNameEnd(words, t); behind > t) {
      end = t = behind;
    } else if (words[t].pos == PartOfSpeech::kAnd && end == t && BeginsName(words, t + 1) && !words[t + 1].given) {
      t += words.Is(t + 1, "the") ? 2 : 1;
    } else if (number || words[t].pos == PartOfSpeech::kAdjective || words[t].pos == PartOfSpeech::kParticle) {
      ++t;
    } else {
      break;
    }
  }
  return IsCutShort(words, begin, end) ? begin : end;
}

// "released" in "a report released in May", but not in "the report signed off".
bool IsParticiple(const Words& words, std::size_t t) {
  if (words[t + 1].pos != PartOfSpeech::kPreposition || words.Is(t + 1, "off")) return false;
  return words.IsOneOf(
      t, {"brought", "commissioned", "conducted", "delivered", "established", "filed", "issued", "led", "made", "obtained",
          "posted", "prepared", "produced", "published", "recovered", "released", "sent", "signed", "written"});
}

// Whether the preposition at token `t` seldom belongs to the verb: "of", "from", "by", and "in" or "at" in front of a name. In
// front of a date only "from" does not: "the board of Weir said on Tuesday".
bool BelongsToNoun(const Words& words, std::size_t t) {
  if (words[t + 1].pos == PartOfSpeech::kDate) return words.Is(t, "from");
  if (words.Is(t, "of") || words.Is(t, "from") || words.Is(t, "by")) return true;
  return (words.Is(t, "in") || words.Is(t, "at")) && BeginsName(words, t + 1);
}

}  // namespace

bool IsYear(std::string_view word) { return word.size() == 4 && (word.substr(0, 2) == "19" || word.substr(0, 2) == "20"); }

std::size_t YearEnd(const Words& words, std::size_t end) {
  const std::size_t year = words.Is(end, ",") ? end + 1 : end;
  if (year >= words.size() || words.BeginsSentence(year) || words.TokenAt(year).kind != TokenKind::kNumber) return end;
  const std::string_view digits = words.text().In(words.TokenAt(year).span);
  return IsYear(digits) || (digits.size() == 4 && digits.substr(0, 2) == "18") ? year + 1 : end;
}

std::size_t ModifiersEnd(const Words& words, std::size_t end) {
  const std::size_t begin = end;
  const Noun* noun = begin > 0 ? words[begin - 1].noun : nullptr;
  const bool document = noun && noun->type == SpeakerType::kDocument;
  while (end < begin + kMaxModifiers && end + 1 < words.size() && !words.BeginsSentence(end)) {
    const bool participle = document && IsParticiple(words, end);
    if (!participle && !BelongsToNoun(words, end)) break;
    const std::size_t phrase = end + (participle ? 2 : 1);
    const std::size_t behind = PhraseEnd(words, phrase);
    if (behind == phrase) break;
    end = behind;
  }
  for (std::size_t t = begin; t < end; ++t) {
    if (words[t].capital) return end;
  }
  return begin;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
