// Relatives: what "who", "which" and "that" stand for.
// SPDX-License-Identifier: Apache-2.0
//
// The mentions that end right before the pronoun, each joined to the next by a preposition, are a chain: "[critics] of [the
// harbour] in [Vale] who". The nearest of them that may be meant is; a name only behind a comma. A noun that is no mention
// makes a phrase of its own. Where nothing stands right before the pronoun, the nearest mention of the sentence that may be
// meant is; failing that, a name without the comma. Numbers and measures in front belong to it, verbs do not.
#include "lib/speakers/resolve/relatives.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "lib/speakers/resolve/joined.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

constexpr std::uint32_t kMaxLookBack = 8;  // mentions
constexpr std::size_t kMaxChain = 4;       // mentions
constexpr std::size_t kMaxPhrase = 5;      // tokens of a phrase that is no mention

class Finder {
 public:
  Finder(const Words& words, const std::vector<Mention>& mentions, const Cast& cast, std::size_t relative)
      : words_(words), mentions_(mentions), cast_(cast), relative_(relative), end_(relative) {
    person_ = !words[relative].thing && words.Lower(words[relative].lower) != "that";
    const std::size_t first = words.tokenization().sentences[words.SentenceOf(relative)].first_token;
    while (end_ > first && !IsContent(end_ - 1)) --end_;
    comma_ = end_ < relative;
    after_ = FirstMention(mentions, relative);
  }

  Antecedent Run() const {
    if (end_ == 0 || words_.SentenceOf(end_ - 1) != words_.SentenceOf(relative_)) return {};
    std::uint32_t m = EndingAt(end_);
    Antecedent phrase;
    if (m == kNowhere && !comma_) {
      phrase = Phrase(end_);
      m = person_ && !phrase.empty() ? LinkedTo(phrase.begin) : kNowhere;
    }
    if (const Antecedent several = OfSeveral(m); !several.empty()) return several;
    if (const Antecedent both = OfBoth(m); !both.empty()) return WithMeasure(both);
    if (const Antecedent names = OfNames(m); !names.empty()) return names;
    std::vector<std::uint32_t> chain;
    for (; m != kNowhere && chain.size() < kMaxChain; m = LinkedTo(mentions_[m].begin)) chain.push_back(m);
    const std::uint32_t link = OfChain(chain);
    if (const Antecedent several = OfSeveral(link); !several.empty()) return several;
    if (link != kNowhere) return Whole(FirstOfPair(link));
    if (const Antecedent outer = BeforePreposition(chain.empty() ? phrase.begin : mentions_[chain.back()].begin);
        !outer.empty())
      return WithMeasure(outer);
    if (!phrase.empty()) return WithMeasure(phrase);
    const Antecedent nearest = Nearest();
    const std::uint32_t name = nearest.empty() ? NameBefore() : kNowhere;
    return name == kNowhere ? nearest : Whole(name);
  }

 private:
  bool IsContent(std::size_t t) const {
    const TokenKind kind = words_.TokenAt(t).kind;
    return words_.IsWord(t) || kind == TokenKind::kNumber || kind == TokenKind::kHandle || words_.Is(t, "%");
  }

  // The longest mention that ends at token `end`, or kNowhere.
  std::uint32_t EndingAt(std::size_t end) const {
    std::uint32_t found = kNowhere;
    for (std::uint32_t m = after_; m > 0 && m + kMaxLookBack > after_; --m) {
      const Mention& mention = mentions_[m - 1];
      if (mention.end == end && mention.form != Form::kPronoun && mention.referent != kNowhere) found = m - 1;
    }
    return found;
  }

  // The mention that a preposition joins to what begins at token `begin`, or kNowhere.
  std::uint32_t LinkedTo(std::size_t begin) const {
    if (begin > 0 && (words_[begin - 1].title || words_[begin - 1].pos == PartOfSpeech::kDeterminer)) --begin;
    if (begin == 0 || words_[begin - 1].pos != PartOfSpeech::kPreposition || words_.BeginsSentence(begin - 1)) return kNowhere;
    return EndingAt(begin - 1);
  }

  // The nearest of a chain that may be meant; but "an adviser to [Pell], who" is the adviser.
  std::uint32_t OfChain(const std::vector<std::uint32_t>& chain) const {
    const auto may_be = [&](std::uint32_t m) { return MayBe(m, false); };
    const auto nearest = std::find_if(chain.begin(), chain.end(), may_be);
    if (nearest == chain.end()) {
      if (!person_ || comma_ || chain.empty()) return kNowhere;
      if (chain.size() == 1) {  // "[police] who"
        const Mention& only = mentions_[chain[0]];
        return words_.IsOneOf(only.head, {"couple", "crew", "family", "police"}) ? chain[0] : kNowhere;
      }
      // "[a poster] on Kalo who": a noun that is mostly a thing's
      const Mention& last = mentions_[chain.back()];
      const bool noun = last.form == Form::kNominal && !last.plural && words_[last.begin].pos == PartOfSpeech::kIndefinite;
      return noun ? chain.back() : kNowhere;
    }
    const auto next = std::next(nearest);
    if (next != chain.end() && IsInPlace(*next, *nearest)) return *next;
    const auto description = [&](std::uint32_t m) { return mentions_[m].form == Form::kNominal && MayBe(m, false); };
    const auto farther = std::find_if(nearest, chain.end(), description);
    return person_ && farther != chain.end() ? *farther : *nearest;
  }

  // "[Weir University] in Samoa, which": who has the word rather than the place.
  bool IsInPlace(std::uint32_t body, std::uint32_t place) const {
    return !person_ && mentions_[place].place && words_.IsOneOf(mentions_[body].end, {"in"}) && MayBe(body, false) &&
           HasItsSeat(mentions_[body]);
  }

  // "[Ada Pell and Moe Odd], who are": all of them, where the verb tells that.
  Antecedent OfNames(std::uint32_t m) const {
    if (m == kNowhere || !comma_ || mentions_[m].form != Form::kName || mentions_[m].begin < 2) return {};
    if (!words_.Is(mentions_[m].begin - 1, "and")) return {};
    if (!words_.IsOneOf(relative_ + 1, {"are", "aren't", "have", "haven't", "were", "weren't"})) return {};
    const auto name_before = [&](std::size_t end) {
      const std::uint32_t name = EndingAt(end);
      return name != kNowhere && mentions_[name].form == Form::kName ? name : kNowhere;
    };
    std::uint32_t first = name_before(mentions_[m].begin - 1);
    if (first == kNowhere) return {};
    for (std::size_t more = 0; more < kMaxChain && mentions_[first].begin > 1; ++more) {
      const std::uint32_t next =
          words_.Is(mentions_[first].begin - 1, ",") ? name_before(mentions_[first].begin - 1) : kNowhere;
      if (next == kNowhere || words_.SentenceOf(mentions_[next].begin) != words_.SentenceOf(relative_)) break;
      first = next;
    }
    return {kNowhere, mentions_[first].begin, mentions_[m].end};
  }

  // Whether a body is of a kind that is told by where it sits, and speaks: not a hotel, a port, an embassy.
  bool HasItsSeat(const Mention& body) const {
    for (std::size_t t = body.core; t <= body.head; ++t) {
      if (words_.IsOneOf(t,
                         {"association", "center", "centre", "college", "council", "court", "foundation", "group", "institute",
                          "institution", "laboratory", "museum", "observatory", "school", "society", "university"}))
        return true;
    }
    return false;
  }

  // "[95 retired generals and admirals] who": both, where nothing tells the second from the first.
  Antecedent OfBoth(std::uint32_t m) const {
    if (m == kNowhere) return {};
    const Mention& second = mentions_[m];
    const bool bare =
        second.form == Form::kNominal && second.plural && second.core == second.begin && second.begin == second.head;
    if (!bare || second.begin < 2 || !words_.IsOneOf(second.begin - 1, {"and", "or"})) return {};
    const std::uint32_t first = EndingAt(second.begin - 1);
    const bool several = first != kNowhere && mentions_[first].form == Form::kNominal && mentions_[first].plural;
    if (!several || !MayBe(first, false)) return {};
    std::uint32_t begin = BeginOf(mentions_[first]);
    if (begin > 0 && IsBoth(words_, begin - 1)) --begin;
    return {kNowhere, begin, EndOf(second)};
  }

  // "one of [22 states] that": not the one.
  Antecedent OfSeveral(std::uint32_t m) const {
    if (m == kNowhere || comma_ || mentions_[m].form != Form::kNominal) return {};
    const std::uint32_t one = mentions_[m].begin;
    const bool of = words_.Lower(words_[one].lower) == "one" && words_.Is(one + 1, "of");
    return of ? Antecedent{kNowhere, one + 2, EndOf(mentions_[m])} : Antecedent{};
  }

  // Without a comma all up to the pronoun belongs to it.
  std::uint32_t EndOf(const Mention& mention) const { return comma_ ? mention.end : static_cast<std::uint32_t>(end_); }

  // "according to Ada Pell who", without its comma, but not "told Ada Pell who": the name right before, where nothing else may
  // be meant.
  std::uint32_t NameBefore() const {
    const std::uint32_t m = person_ ? EndingAt(end_) : kNowhere;
    if (m == kNowhere || mentions_[m].form != Form::kName || mentions_[m].modifier || mentions_[m].begin == 0) return kNowhere;
    if (words_[mentions_[m].begin - 1].pos != PartOfSpeech::kPreposition) return kNowhere;
    const SpeakerType type = cast_.referents[mentions_[m].referent].type;
    return type == SpeakerType::kPerson || type == SpeakerType::kOrganization ? m : kNowhere;
  }

  // "a banker and [former official], who" is both: the first of the pair, which the text may have linked to a name.
  std::uint32_t FirstOfPair(std::uint32_t m) const {
    const Mention& second = mentions_[m];
    const bool bare = second.form == Form::kNominal && !second.plural && second.core == second.begin;
    if (!bare || second.begin == 0 || words_[second.begin - 1].pos != PartOfSpeech::kAnd) return m;
    const std::uint32_t first = EndingAt(second.begin - 1);
    return first != kNowhere && mentions_[first].form == Form::kNominal && !mentions_[first].plural ? first : m;
  }

  // "Who" stands for persons and groups, or, loosely, for organizations; "which" and "that" for anything but a named person.
  bool MayBe(std::uint32_t m, bool loose) const {
    const Mention& mention = mentions_[m];
    const Referent& referent = cast_.referents[mention.referent];
    if (mention.form == Form::kName && !comma_) return false;
    const bool person = referent.type == SpeakerType::kPerson || referent.type == SpeakerType::kAuthor;
    if (!person_) return !person;
    if (loose) return referent.type == SpeakerType::kOrganization || (referent.named && !referent.impersonal);
    return person || referent.plural || referent.type == SpeakerType::kGroup ||
           (referent.named && referent.type == SpeakerType::kOther && !referent.impersonal);
  }

  Antecedent Whole(std::uint32_t m) const {
    const Mention& mention = mentions_[m];
    const Antecedent whole{m, BeginOf(mention), EndOf(mention)};
    return mention.form == Form::kNominal ? WithMeasure(whole) : whole;
  }

  bool IsNumber(std::size_t t) const { return words_[t].quantity || words_.TokenAt(t).kind == TokenKind::kNumber; }

  // "more than" and "nearly" in front of a number, "earlier" and "only" in front of a noun without a determiner.
  bool IsMeasure(std::size_t t) const {
    const std::string_view lower = words_.Lower(words_[t].lower);
    const auto is_more = [&](std::size_t at) {
      return words_.Is(at, "more") || words_.Is(at, "less") || words_.Is(at, "fewer");
    };
    if (lower == "earlier" || lower == "only") return words_[t + 1].pos != PartOfSpeech::kDeterminer;
    if (is_more(t)) return words_.Is(t + 1, "than");
    if (lower == "than") return t > 0 && is_more(t - 1) && IsNumber(t + 1);
    return words_.IsOneOf(t, {"about", "almost", "approximately", "nearly"}) && IsNumber(t + 1);
  }

  // `found` with the number or measure in front: "[a lot of] partisans", "[more than] half of them", "[four in] 10"; but not
  // "one of", "in 2016 | the senators".
  Antecedent WithMeasure(Antecedent found) const {
    std::size_t begin = found.begin;
    const auto inside = [&](std::size_t more) {
      return begin >= more && begin + kMaxPhrase > found.begin && !words_.BeginsSentence(begin);
    };
    const bool one = inside(2) && words_.Lower(words_[begin - 2].lower) == "one";
    if (inside(2) && words_.Is(begin - 1, "of") && words_[begin - 2].quantity && !one) begin -= 2;
    if (inside(2) && words_.Is(begin - 1, "in") && IsNumber(begin) && IsNumber(begin - 2)) begin -= 2;
    const auto belongs = [&](std::size_t t) {
      if (words_[begin].pos == PartOfSpeech::kDeterminer) return words_[t].quantity;  // "all the voters"
      return IsNumber(t) || IsMeasure(t);
    };
    while (inside(1) && belongs(begin - 1)) --begin;
    const bool moved = begin < found.begin && inside(1) && !words_.Is(begin - 1, "that");
    const PartOfSpeech before = moved ? words_[begin - 1].pos : PartOfSpeech::kOpen;
    if (before == PartOfSpeech::kDeterminer || before == PartOfSpeech::kIndefinite) --begin;
    found.begin = static_cast<std::uint32_t>(begin);
    return found;
  }

  // "have | attached | tags", "to | change | rules": whether the word at token `t`, which is no noun of the lexicon, is a verb
  // by what is in front; not in "to | wealthy citizens".
  bool IsVerb(std::size_t t) const {
    if (words_[t].pos == PartOfSpeech::kAdjective) return false;
    const std::string_view word = words_.Lower(words_[t].lower);
    const auto ends_in = [&](std::string_view ending) {
      return word.size() > ending.size() + 2 && word.substr(word.size() - ending.size()) == ending;
    };
    if (words_.IsOneOf(t - 1, {"to"}) && (ends_in("y") || ends_in("ed") || ends_in("en"))) return false;
    return words_.IsOneOf(t - 1, {"can", "could", "did", "do", "does", "had", "has", "have", "may", "might", "must", "should",
                                  "to", "will", "would"});
  }

  // A description without a determiner goes back to the preposition or auxiliary in front: "to [wealthy citizens]".
  std::uint32_t BeginOf(const Mention& mention) const {
    std::uint32_t begin = mention.begin;
    if (mention.form != Form::kNominal || mention.core != begin) return begin;
    const auto belongs = [&](std::size_t t) {
      const PartOfSpeech pos = words_[t].pos;
      const bool open = pos == PartOfSpeech::kOpen || pos == PartOfSpeech::kAdjective;
      if (words_[t].possessive || words_.IsOneOf(t, {"largely", "mainly", "mostly"})) return false;
      return IsContent(t) && (!words_[t].capital || words_[t].people) && open;
    };
    while (begin > 0 && begin + kMaxPhrase > mention.begin && !words_.BeginsSentence(begin) && belongs(begin - 1)) --begin;
    if (begin > 0 && words_[begin - 1].possessive && !words_.BeginsSentence(begin)) return OwnerBegin(begin - 1);
    if (begin == 0 || begin == mention.begin || words_.BeginsSentence(begin)) return begin;
    if (IsVerb(begin)) return begin + 1;
    const PartOfSpeech before = words_[begin - 1].pos;
    return before == PartOfSpeech::kPreposition || before == PartOfSpeech::kAuxiliary ? begin : mention.begin;
  }

  // "[the old woman's] attorney": where the owner begins whose last word is token `last`.
  std::uint32_t OwnerBegin(std::size_t last) const {
    const std::uint32_t owner = EndingAt(last + 1);
    if (owner == kNowhere) return static_cast<std::uint32_t>(last + 1);
    const std::uint32_t begin = mentions_[owner].begin;
    const bool the = begin > 0 && words_[begin - 1].pos == PartOfSpeech::kDeterminer && !words_.BeginsSentence(begin);
    return the ? begin - 1 : begin;
  }

  // "[an active poster on Kalo] who", "[those in Kalo's life] who": the words that are no mention before the preposition in
  // front of token `begin`, all up to the pronoun.
  Antecedent BeforePreposition(std::size_t begin) const {
    if (!person_ || comma_ || begin == 0) return {};
    if (words_[begin - 1].pos == PartOfSpeech::kDeterminer) --begin;
    if (begin < 2 || !words_.IsOneOf(begin - 1, {"among", "at", "from", "in", "on", "with"}) ||
        words_.BeginsSentence(begin - 1))
      return {};
    if (!words_[begin - 2].indefinite && words_[begin - 2].pos != PartOfSpeech::kOpen) return {};
    Antecedent outer =
        words_[begin - 2].indefinite ? Antecedent{kNowhere, static_cast<std::uint32_t>(begin - 2), 0} : Phrase(begin - 1);
    const PartOfSpeech first = words_[outer.begin].pos;
    const bool whole = words_[begin - 2].indefinite || first == PartOfSpeech::kDeterminer || first == PartOfSpeech::kIndefinite;
    outer.end = static_cast<std::uint32_t>(end_);
    return !outer.empty() && whole ? outer : Antecedent{};
  }

  // A noun right before token `end` that is no mention, with what belongs to it in front: "water bottles that".
  Antecedent Phrase(std::size_t end) const {
    const PartOfSpeech last = words_[end - 1].pos;
    if (last != PartOfSpeech::kOpen && last != PartOfSpeech::kAdjective && last != PartOfSpeech::kIndefinite) return {};
    std::size_t begin = end - 1;
    while (begin > 0 && begin + kMaxPhrase > end && !words_.BeginsSentence(begin) && IsContent(begin - 1)) {
      const PartOfSpeech pos = words_[begin - 1].pos;
      if (pos != PartOfSpeech::kOpen && pos != PartOfSpeech::kAdjective && pos != PartOfSpeech::kDeterminer &&
          pos != PartOfSpeech::kIndefinite && pos != PartOfSpeech::kPossessive) {
        break;
      }
      --begin;
      if (pos != PartOfSpeech::kOpen && pos != PartOfSpeech::kAdjective) break;
    }
    return {kNowhere, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  Antecedent Nearest() const {
    for (const bool loose : {false, true}) {
      for (std::uint32_t m = after_; m > 0 && m + kMaxLookBack > after_; --m) {
        const Mention& mention = mentions_[m - 1];
        if (words_.SentenceOf(mention.begin) != words_.SentenceOf(relative_)) break;
        if (mention.form == Form::kPronoun || mention.referent == kNowhere || mention.modifier || mention.end > end_) continue;
        if (MayBe(m - 1, loose)) return {m - 1, mention.begin, mention.end};
      }
    }
    return {};
  }

  const Words& words_;
  const std::vector<Mention>& mentions_;
  const Cast& cast_;
  std::size_t relative_;
  std::size_t end_;          // of what stands before the pronoun, without marks
  bool person_ = false;      // "who"
  bool comma_ = false;       // marks stand between
  std::uint32_t after_ = 0;  // mentions before the pronoun
};

}  // namespace

Antecedent FindAntecedent(const Words& words, const std::vector<Mention>& mentions, const Cast& cast, std::size_t relative) {
  return Finder(words, mentions, cast, relative).Run();
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
