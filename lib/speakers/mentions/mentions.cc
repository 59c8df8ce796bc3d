// Mentions: names, descriptions and pronouns, found in one pass from left to right.
// SPDX-License-Identifier: Apache-2.0
//
// A noun phrase grows word by word from a determiner, a name or a bare word, and is closed by punctuation, a word of a closed
// class, or the next determiner. It is a mention where it holds a noun of the lexicon; what stands behind that noun is
// taken for the verb. Nouns outside the lexicon matter only as sources, which sources.cc reads by their place.
// Known failures: a verb that is also a noun ("the group plans") may end up as the head; a long name inside a description
// ("the New York Times report") is both a name and a modifier.
#include "lib/speakers/mentions/mentions.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "lib/speakers/mentions/names.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// Longest noun phrase before its head, in tokens.
constexpr std::size_t kMaxPhraseTokens = 16;

class Finder {
 public:
  Finder(const Words& words, std::vector<MentionTag> tags) : words_(words), tags_(std::move(tags)) {}

  std::vector<Mention> Run() {
    for (const Sentence& sentence : words_.tokenization().sentences) {
      Close();
      for (std::size_t t = sentence.first_token; t < sentence.end_token;) t = Read(t, sentence.end_token);
    }
    Close();
    std::sort(found_.begin(), found_.end(),
              [](const Mention& a, const Mention& b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
    return std::move(found_);
  }

 private:
  // Reads what begins at token `t`; returns the next token to read.
  std::size_t Read(std::size_t t, std::size_t limit) {
    const std::size_t end = NameEnd(words_, tags_, t, limit);
    if (end > t && !IsDescription(t, end) && !IsEndingAlone(t, end)) {
      std::size_t core = t;
      while (core < end && tags_[core].kind == MentionKind::kTitle) ++core;
      AddName(ReadName(words_, t, core, end, tags_[core].kind));
      return end;
    }
    const Word& word = words_[t];
    const bool is_word = words_.IsWord(t) || words_.TokenAt(t).kind == TokenKind::kNumber || words_.Is(t, "%");
    if (!is_word) {
      Close();
    } else if (IsThatAlone(t)) {
      Close();
    } else if (word.pos == PartOfSpeech::kDeterminer || word.pos == PartOfSpeech::kIndefinite) {
      Open(t, word.pos == PartOfSpeech::kDeterminer);
    } else if (word.pos == PartOfSpeech::kPossessive) {
      AddPronoun(t);
      Open(t, true);
    } else if (word.pos == PartOfSpeech::kPersonal) {
      AddPronoun(t);
      Close();
    } else if (word.pos == PartOfSpeech::kOpen || word.pos == PartOfSpeech::kAdjective || word.pos == PartOfSpeech::kParticle) {
      Extend(t);
    } else {
      Close();
    }
    return t + 1;
  }

  // "Republicans", "the Senate", "the President": one word with a capital that describes all the same.
  bool IsDescription(std::size_t t, std::size_t end) const {
    const Word& word = words_[t];
    return end == t + 1 && word.noun && !word.all_capitals && !word.given && tags_[t].kind != MentionKind::kWork &&
           tags_[t].kind != MentionKind::kPlace;
  }

  // "'s", of which nothing is left without its ending, so that it names nobody.
  bool IsEndingAlone(std::size_t t, std::size_t end) const {
    return end == t + 1 && words_.TokenAt(t).span.size() == words_[t].possessive_bytes;
  }

  // "that" as a conjunction, "That allows": no determiner.
  bool IsThatAlone(std::size_t t) const {
    const Word& next = words_[t + 1];
    if (words_.Is(t, "that")) return !(next.noun && !next.noun->plural);
    const std::string_view lower = words_.Lower(next.lower);
    return words_.Is(t, "That") && !next.noun && !next.capital && !next.possessive && next.pos == PartOfSpeech::kOpen &&
           lower.size() > 3 && lower.back() == 's' && lower[lower.size() - 2] != 's';
  }

  void Open(std::size_t t, bool definite) {
    Close();
    begin_ = t;
    core_ = end_ = t + 1;
    definite_ = definite;
  }

  // A further word of the phrase. Behind a head only another noun goes on: "police officer", "campaign manager".
  void Extend(std::size_t t) {
    const Word& word = words_[t];
    if (begin_ && IsApart(t)) Close();
    if (head_ && !GoesOn(t)) {
      const bool verb = IsVerbLike(word) || IsStating(t);
      Close();
      if (verb) return;
    }
    if (!begin_) {
      begin_ = core_ = t;
      definite_ = false;
    }
    if (word.noun) head_ = t;
    end_ = t + 1;
    if (end_ - *begin_ > kMaxPhraseTokens || word.possessive) Close();
  }

  // "the first time", "the last time"
  bool EndsInTime(std::size_t end) const {
    return end >= 2 && words_.Is(end - 1, "time") && words_.IsOneOf(end - 2, {"first", "last", "next", "only", "same", "the"});
  }

  // "the first time | voters", "the pressures | facing young people": a word that no longer belongs to the phrase in front; but
  // "a drugs smuggling suspect".
  bool IsApart(std::size_t t) const {
    const Word& word = words_[t];
    const auto are_persons = [&](const Word& of) { return of.noun && of.noun->plural && of.noun->type == SpeakerType::kGroup; };
    if (EndsInTime(t)) return are_persons(word);
    const std::string_view before = words_.Lower(words_[t - 1].lower);
    const bool plural = before.size() > 3 && before.back() == 's' && before[before.size() - 2] != 's';
    if (!word.ing || word.noun || word.capital || !plural || words_[t - 1].possessive) return false;
    return are_persons(words_[t + 1]) || (words_[t + 1].pos == PartOfSpeech::kAdjective && are_persons(words_[t + 2]));
  }

  // "the act | states that", but not "the member states".
  bool IsStating(std::size_t t) const {
    const SpeakerType type = words_[*head_].noun->type;
    return words_.Is(t, "states") && (type == SpeakerType::kDocument || type == SpeakerType::kOrganization);
  }

  bool GoesOn(std::size_t t) const {
    const Word& word = words_[t];
    if (IsStating(t)) return false;
    if (word.pos == PartOfSpeech::kAdjective && words_[t + 1].noun && words_[*head_].noun->type == SpeakerType::kPerson)
      return true;
    if (!word.noun || (*head_ + 1 != end_ && words_[t - 1].pos != PartOfSpeech::kAdjective)) return false;
    const SpeakerType before = words_[*head_].noun->type;
    return !IsVerbLike(word) && !(before == SpeakerType::kPerson && word.noun->type != SpeakerType::kPerson);
  }

  void AddName(Mention name) {
    if (head_ || (begin_ && EndsInTime(name.begin))) Close();  // "campaign manager | Jo Weir", "the time | Pell"
    name.quoted = words_.InQuotes(name.head);
    const Word& next = words_[name.end];
    const bool possessive = words_[name.end - 1].possessive;
    const bool before_noun = next.noun && !next.capital && words_.IsWord(name.end);
    name.modifier = possessive || before_noun;
    name.subject = !name.modifier && IsSubject(name.begin, name.end);
    found_.push_back(name);
    if (!begin_) {
      begin_ = core_ = name.core;  // "Congressman [Odd's office]"
      definite_ = possessive;
    }
    end_ = name.end;
  }

  void AddPronoun(std::size_t t) {
    const Word& word = words_[t];
    Mention pronoun;
    pronoun.begin = pronoun.core = pronoun.head = static_cast<std::uint32_t>(t);
    pronoun.end = static_cast<std::uint32_t>(t + 1);
    pronoun.form = Form::kPronoun;
    pronoun.gender = word.gender;
    pronoun.plural = word.plural;
    pronoun.type = word.thing ? SpeakerType::kOther : word.plural ? SpeakerType::kGroup : SpeakerType::kPerson;
    pronoun.quoted = words_.InQuotes(t);
    pronoun.modifier = word.pos == PartOfSpeech::kPossessive;
    pronoun.subject = !pronoun.modifier && IsSubject(t, t + 1);
    found_.push_back(pronoun);
  }

  // Before a verb and behind no preposition, or behind "said".
  bool IsSubject(std::size_t begin, std::size_t end) const {
    const Word& before = words_[begin == 0 ? words_.size() : begin - 1];
    if (before.pos == PartOfSpeech::kPreposition) return false;
    if (begin > 0 && before.pos == PartOfSpeech::kAuxiliary && !words_.BeginsSentence(begin)) return true;
    const Word& next = words_[end];
    return words_.IsWord(end) && !next.capital && (next.pos == PartOfSpeech::kAuxiliary || next.pos == PartOfSpeech::kOpen);
  }

  // Where a phrase without a determiner begins: what is no adjective, noun or name in front of the head is a verb.
  std::size_t BareBegin() const {
    std::size_t begin = *head_;
    while (begin > *begin_) {
      const Word& word = words_[begin - 1];
      const bool capital = word.capital && !words_.InHeading(begin - 1);
      if (!capital && !word.noun && !word.compound && word.pos != PartOfSpeech::kAdjective && words_.IsWord(begin - 1)) break;
      --begin;
    }
    return begin;
  }

  // "a lot of voters", "30 percent of the voters": where the quantity begins that stands before a phrase.
  std::size_t QuantityBegin(std::size_t begin) const {
    if (begin < 2 || words_[*head_].possessive || !words_.Is(begin - 1, "of") || !words_[begin - 2].quantity) return begin;
    begin -= 2;
    const auto belongs = [&](std::size_t t) {
      const PartOfSpeech pos = words_[t].pos;
      return (pos == PartOfSpeech::kDeterminer && !words_.Is(t, "that")) || pos == PartOfSpeech::kIndefinite ||
             pos == PartOfSpeech::kAdjective || words_.TokenAt(t).kind == TokenKind::kNumber;
    };
    while (begin > 0 && !words_.BeginsSentence(begin) && belongs(begin - 1)) --begin;
    return begin;
  }

  // "those who": a word that stands for persons without a noun.
  void AddIndefinite() {
    const std::size_t t = *begin_;
    if (end_ != t + 1 || !words_[t].indefinite || words_[t + 1].pos != PartOfSpeech::kRelative) return;
    Mention mention;
    mention.begin = mention.core = mention.head = static_cast<std::uint32_t>(t);
    mention.end = static_cast<std::uint32_t>(t + 1);
    mention.form = Form::kNominal;
    mention.type = SpeakerType::kGroup;
    mention.plural = true;
    mention.quoted = words_.InQuotes(t);
    found_.push_back(mention);
  }

  // "a police | vehicle": the phrase was cut at a noun that the lexicon does not have.
  bool IsCutOff() const { return words_.IsOneOf(*begin_, {"a", "an"}) && words_.IsOneOf(*head_, {"police"}); }

  // Ends the phrase; it is a mention if it has a head.
  void Close() {
    if (begin_ && head_ && !IsCutOff()) {
      if (core_ == *begin_ && !definite_) begin_ = core_ = BareBegin();
      for (auto inner = found_.rbegin(); inner != found_.rend() && inner->begin >= *begin_; ++inner) {
        if (inner->form == Form::kName) inner->modifier = true;
        inner->subject = false;
      }
      const Noun& noun = *words_[*head_].noun;
      Mention nominal;
      nominal.begin = static_cast<std::uint32_t>(QuantityBegin(*begin_));
      while (!found_.empty() && found_.back().form == Form::kNominal && found_.back().begin >= nominal.begin) found_.pop_back();
      nominal.core = static_cast<std::uint32_t>(core_);
      nominal.head = static_cast<std::uint32_t>(*head_);
      nominal.end = static_cast<std::uint32_t>(*head_ + 1);
      nominal.form = Form::kNominal;
      nominal.type = noun.type;
      nominal.gender = noun.gender;
      nominal.plural = noun.plural;
      if (nominal.begin != *begin_ && words_.Lower(words_[nominal.begin].lower) == "one" && noun.plural) {
        nominal.plural = false;  // "one of the officials"
        if (nominal.type == SpeakerType::kGroup) nominal.type = SpeakerType::kPerson;
      }
      const bool whose = noun.type == SpeakerType::kPerson && words_[*begin_].pos == PartOfSpeech::kPossessive;
      nominal.definite = definite_ && !whose;
      nominal.quoted = words_.InQuotes(*head_);
      nominal.modifier = words_[*head_].possessive;
      nominal.subject = !nominal.modifier && IsSubject(nominal.begin, nominal.end);
      found_.push_back(nominal);
    }
    if (begin_ && !head_) AddIndefinite();
    begin_.reset();
    head_.reset();
  }

  const Words& words_;
  std::vector<MentionTag> tags_;
  std::vector<Mention> found_;
  // The noun phrase that is being read.
  std::optional<std::size_t> begin_;
  std::optional<std::size_t> head_;
  std::size_t core_ = 0;
  std::size_t end_ = 0;
  bool definite_ = false;
};

}  // namespace

std::vector<Mention> FindMentions(const Words& words, const std::vector<MentionTag>& tags) {
  return Finder(words, CompleteNames(words, tags)).Run();
}

std::uint32_t FirstMention(const std::vector<Mention>& mentions, std::size_t t) {
  const auto found = std::partition_point(mentions.begin(), mentions.end(), [&](const Mention& m) { return m.begin < t; });
  return static_cast<std::uint32_t>(found - mentions.begin());
}

std::uint32_t NameBeginningAt(const std::vector<Mention>& mentions, std::size_t t) {
  for (std::uint32_t m = FirstMention(mentions, t); m < mentions.size() && mentions[m].begin == t; ++m) {
    if (mentions[m].form == Form::kName) return m;
  }
  return kNowhere;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
