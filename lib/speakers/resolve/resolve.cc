// Resolution: from the source of each attribution to the referent that it stands for.
// SPDX-License-Identifier: Apache-2.0
//
// One walk over mentions and attributions in the order of the text. Names have their referents already. A description is
// taken up by descriptions.cc. For pronouns, relatives and sources that are missing, the ranker chooses among the candidates.
// "I" and "we" come last, since who is quoted may stand behind the quotation.
#include "lib/speakers/resolve/resolve.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <string_view>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_join.h"
#include "lib/speakers/entities/descriptions.h"
#include "lib/speakers/resolve/first_person.h"
#include "lib/speakers/resolve/joined.h"
#include "lib/speakers/resolve/neighbours.h"
#include "lib/speakers/resolve/relatives.h"
#include "lib/speakers/resolve/sources.h"
#include "lib/speakers/resolve/turns.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// Longest end of a cue that is read, in tokens.
constexpr std::size_t kMaxCue = 8;

// What a cue tells of who speaks next to whom, by the last of its words that is listed.
CueSense SenseOf(const Words& words, const Attribution& attribution) {
  static const auto& senses = *new absl::flat_hash_map<std::string_view, CueSense>{
      {"added", CueSense::kGoesOn},      {"adding", CueSense::kGoesOn},     {"adds", CueSense::kGoesOn},
      {"continued", CueSense::kGoesOn},  {"continues", CueSense::kGoesOn},  {"concluded", CueSense::kGoesOn},
      {"on", CueSense::kGoesOn},         {"answered", CueSense::kAnswers},  {"replied", CueSense::kAnswers},
      {"responded", CueSense::kAnswers}, {"countered", CueSense::kAnswers}, {"asked", CueSense::kAsks},
      {"asks", CueSense::kAsks}};
  if (!attribution.cue) return CueSense::kOther;
  const auto [begin, end] = words.TokensIn(*attribution.cue);
  for (std::size_t t = end; t > begin && t + kMaxCue > end; --t) {
    const auto found = senses.find(words.Lower(words[t - 1].lower));
    if (found != senses.end()) return found->second;
  }
  return CueSense::kOther;
}

class Resolver {
 public:
  Resolver(const Words& words, const Ranker& ranker, const std::vector<Attribution>& attributions,
           const std::vector<Arc>& references, std::vector<Mention>* mentions, Cast* cast, std::vector<RankedChoice>* choices)
      : words_(words),
        ranker_(ranker),
        attributions_(attributions),
        mentions_(*mentions),
        cast_(*cast),
        choices_(choices),
        descriptions_(words, cast),
        references_(references, *mentions, words.size()),
        candidates_(words, *cast, references_),
        joined_(FindJoined(words, *mentions)) {}

  std::vector<Resolution> Run() {
    ReadSources();
    resolutions_.resize(attributions_.size());
    std::vector<std::size_t> order(attributions_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return place_[a] < place_[b]; });
    for (const std::size_t a : order) ResolveOne(a);
    ReadMentions(words_.size());
    if (std::any_of(sources_.begin(), sources_.end(), [](const Source& s) { return s.kind == Source::Kind::kFirst; })) {
      const std::vector<std::uint32_t> turns = FindTurns(words_, mentions_, cast_);
      for (std::size_t i = 0; i < order.size(); ++i) ResolveFirstPerson(order, i, turns);
    }
    mentions_.insert(mentions_.end(), added_.begin(), added_.end());
    return std::move(resolutions_);
  }

 private:
  // Reads the source of each attribution, and where each has its place in the walk: at its source, or else at its cue or
  // content.
  void ReadSources() {
    for (std::size_t a = 0; a < attributions_.size(); ++a) {
      const Attribution& attribution = attributions_[a];
      sources_.push_back(attribution.source ? ReadSource(words_, mentions_, *attribution.source) : Source());
      const Source& source = sources_.back();
      if (attribution.source) {
        place_.push_back(source.begin);
      } else if (attribution.cue) {
        place_.push_back(FirstToken(*attribution.cue));
      } else {
        place_.push_back(attribution.content.empty() ? 0 : FirstToken(attribution.content.front()));
      }
      if (source.kind == Source::Kind::kMention && mentions_[source.mention].form != Form::kName) {
        source_of_.try_emplace(source.mention, static_cast<std::uint32_t>(a));
      }
    }
  }

  std::uint32_t FirstToken(ByteSpan span) const { return static_cast<std::uint32_t>(words_.TokensIn(span).first); }

  void ResolveOne(std::size_t a) {
    const Attribution& attribution = attributions_[a];
    const Source& source = sources_[a];
    Resolution& resolution = resolutions_[a];
    if (attribution.source) {
      ReadMentions(source.end);
      ResolveSource(a);
    } else {
      ResolveMissing(a);
    }
    if (resolution.referent == kNowhere) {
      const Rule rule = resolution.rule;
      resolution = Resolution();
      resolution.rule = rule;
      if (attribution.source) speaker_ = kNowhere;  // whom nobody knows
    } else {
      speaker_ = resolution.referent;
      candidates_.Speak(resolution.referent, std::min<std::size_t>(place_[a], words_.size() - 1), attribution,
                        SenseOf(words_, attribution));
    }
  }

  void ResolveSource(std::size_t a) {
    const Source& source = sources_[a];
    Resolution& resolution = resolutions_[a];
    if (const std::uint32_t pair = PairBefore(source); pair != kNowhere) {
      resolution = {pair, Reason::kNominal, SpanOf(words_, source.begin, source.end)};
      resolution.rule = {"joined", "the latest two whom the text names together"};
      return;
    }
    if (source.kind == Source::Kind::kMention) return ResolveMention(a);
    resolution.rule = {"sources", source.kind == Source::Kind::kNothing ? "the source has no word" : "a first person"};
    if (const std::uint32_t aged = source.kind == Source::Kind::kPhrase ? OfAge(a) : kNowhere; aged != kNowhere) {
      resolution = {aged, Reason::kNominal, SpanOf(words_, source.begin, source.end)};
      resolution.rule = {"ranker", "a person of some age: the likeliest candidate"};
    } else if (source.kind == Source::Kind::kPhrase) {
      resolution = {AddPhrase(source), Reason::kNominal, SpanOf(words_, source.begin, source.end)};
      resolution.rule = {"sources", "a phrase that is no mention is kept as it stands"};
    } else if (source.kind == Source::Kind::kRelative) {
      resolution.phrase = SpanOf(words_, source.begin, source.begin + 1);
      ResolveRelative(a);
    }
  }

  // "Brin and Vale met. [Both] said so", "[the pair]": the latest two before `source` that "and" joins, or kNowhere.
  std::uint32_t PairBefore(const Source& source) const {
    const std::size_t t = source.begin;
    const bool alone = source.end == t + 1 && words_.IsOneOf(t, {"both", "each"});
    const bool pair = source.end == t + 2 && words_.IsOneOf(t, {"the"}) && words_.IsOneOf(t + 1, {"duo", "pair", "two"});
    if ((!alone && !pair) || words_.InQuotes(t) || read_joined_ == 0) return kNowhere;
    const Joined& row = joined_[read_joined_ - 1];
    const auto is_person = [&](std::uint32_t m) {
      const Mention& member = mentions_[m];
      return member.form == Form::kName && member.type == SpeakerType::kPerson && !member.quoted;
    };
    const bool two = row.members.size() == 2 && std::all_of(row.members.begin(), row.members.end(), is_person);
    if (!two || row.end > t || row.end + kMaxToBoth < t) return kNowhere;
    const bool here = words_.SentenceOf(row.begin) == words_.SentenceOf(t);
    return here || IsLatest(row, t) ? group_of_[read_joined_ - 1] : kNowhere;
  }

  // Whether between the two of `row` and token `t` nobody else is named, and no others are spoken of.
  bool IsLatest(const Joined& row, std::size_t t) const {
    for (std::uint32_t m = FirstMention(mentions_, row.end); m < mentions_.size() && mentions_[m].begin < t; ++m) {
      const Mention& mention = mentions_[m];
      const auto is_member = [&](std::uint32_t member) { return mentions_[member].referent == mention.referent; };
      const bool known = std::any_of(row.members.begin(), row.members.end(), is_member);
      const bool person = mention.form == Form::kName && mention.type == SpeakerType::kPerson;
      if ((person && !known) || (mention.form == Form::kNominal && mention.plural)) return false;
    }
    return true;
  }

  // "the 23-year-old": who that is, or kNowhere. Not one of another age.
  std::uint32_t OfAge(std::size_t a) {
    const Source& source = sources_[a];
    const std::string_view word = words_.Lower(words_[source.end - 1].lower);
    constexpr std::string_view kEnding = "-year-old";
    const bool aged = word.size() > kEnding.size() && word.substr(word.size() - kEnding.size()) == kEnding;
    if (!aged || source.end != source.begin + 2 || !words_.IsOneOf(source.begin, {"the"})) return kNowhere;
    const std::string_view age = word.substr(0, word.size() - kEnding.size());
    std::uint32_t other = kNowhere;
    for (std::uint32_t m = FirstMention(mentions_, source.begin); m > 0 && mentions_[m - 1].end + kMaxToAge > source.begin;
         --m) {
      const Mention& name = mentions_[m - 1];
      const bool told = name.form == Form::kName && name.end + 1 < source.begin && words_.Is(name.end, ",") &&
                        words_.TokenAt(name.end + 1).kind == TokenKind::kNumber;
      if (!told) continue;
      if (words_.Lower(words_[name.end + 1].lower) == age) return name.referent;
      if (other == kNowhere) other = name.referent;
    }
    const std::uint32_t likeliest = Likeliest(a, source.begin, Gender::kUnknown, kNowhere);
    return likeliest == other ? kNowhere : likeliest;
  }

  void ResolveMention(std::size_t a) {
    const Source& source = sources_[a];
    const Mention& mention = mentions_[source.mention];
    Resolution& resolution = resolutions_[a];
    resolution.referent = mention.referent;
    resolution.mention = source.mention;
    resolution.rule = mention.rule;
    if (mention.referent == kNowhere) return;
    // "Congressman [Odd's office]", but "[about two thirds of voters]"
    const bool titled = words_[source.begin].title && mention.begin > source.begin;
    if (mention.form == Form::kNominal) descriptions_.Name(mention.referent, titled ? mention.begin : source.begin, source.end);
    resolution.reason = mention.caller                   ? Reason::kEntity
                        : mention.form == Form::kName    ? Reason::kName
                        : mention.form == Form::kPronoun ? Reason::kPronoun
                                                         : Reason::kNominal;
    const auto found = confidence_of_.find(source.mention);
    if (found != confidence_of_.end()) resolution.confidence = found->second;
  }

  // A phrase that is no mention is its own referent, or the group that its members are.
  std::uint32_t AddPhrase(const Source& source) {
    const auto known = phrases_.find({source.begin, source.end});  // several attributions may share a source
    if (known != phrases_.end()) return known->second;
    const auto row = std::partition_point(joined_.begin(), joined_.end(), [&](const Joined& j) { return j.end < source.end; });
    const std::uint32_t first = source.begin + (words_.Is(source.begin, "the") ? 1 : 0);  // which names leave out
    if (row != joined_.end() && row->end == source.end && row->begin <= first && row < joined_.begin() + read_joined_) {
      const std::uint32_t group = group_of_[static_cast<std::size_t>(row - joined_.begin())];
      if (group != kNowhere && mentions_[row->members.front()].end > source.begin) {
        descriptions_.Name(group, source.begin, source.end);
        return group;
      }
    }
    const Word& head = words_[source.head];
    Referent referent;
    referent.plural = source.plural || head.quantity || head.indefinite || (head.noun && head.noun->plural);
    referent.type = referent.plural && !(head.noun && !source.plural) ? SpeakerType::kGroup
                    : head.noun                                       ? head.noun->type
                                                                      : SpeakerType::kOther;
    const std::uint32_t added = cast_.Add(referent);
    phrases_[{source.begin, source.end}] = added;
    descriptions_.Name(added, source.begin, source.end);
    return added;
  }

  // Lets the ranker choose whom `anaphor`, a mention or kNowhere, stands for.
  struct Choice {
    Candidate candidate;
    float probability = 0;
  };
  Choice Choose(const Anaphor& anaphor, std::uint32_t mention) {
    RankedChoice ranked;
    ranked.kind = anaphor.kind;
    ranked.mention = mention;
    ranked.candidates = candidates_.List(anaphor, &ranked.features);
    if (ranked.candidates.empty()) return {};
    ranked.probabilities = ranker_.Probabilities(ranked.features);
    const std::vector<float>& p = ranked.probabilities;
    ranked.chosen = static_cast<std::size_t>(std::max_element(p.begin(), p.end()) - p.begin());
    const Choice choice{ranked.candidates[ranked.chosen], p[ranked.chosen]};
    if (anaphor.attribution && choices_) {
      ranked.attribution = static_cast<std::size_t>(anaphor.attribution - attributions_.data());
      choices_->push_back(std::move(ranked));
    }
    return choice;
  }

  void ResolveRelative(std::size_t a) {
    const Source& source = sources_[a];
    Resolution& resolution = resolutions_[a];
    resolution.reason = Reason::kPronoun;
    resolution.rule = {"relatives", "what stands in front of the relative pronoun"};
    const std::uint32_t sentence = words_.SentenceOf(source.begin);
    const bool again = source.begin > 0 && words_[source.begin - 1].pos == PartOfSpeech::kAnd && relative_sentence_ == sentence;
    if (again || relative_token_ == source.begin) {
      resolution.referent = relative_;  // "who came and who said"; the same "who" as source of two attributions
    } else {
      const Antecedent antecedent = FindAntecedent(words_, mentions_, cast_, source.begin);
      if (antecedent.empty()) return;
      if (antecedent.mention != kNowhere) {
        const Mention& mention = mentions_[antecedent.mention];
        resolution.referent = mention.referent;
        if (mention.form == Form::kNominal) NameAntecedent(antecedent, a);
      } else {
        Source phrase;
        phrase.begin = antecedent.begin;
        phrase.end = antecedent.end;
        phrase.head = antecedent.end - 1;
        resolution.referent = AddPhrase(phrase);
        Mention mention;
        mention.begin = antecedent.begin;
        mention.end = antecedent.end;
        mention.referent = resolution.referent;
        added_.push_back(mention);
      }
    }
    relative_ = resolution.referent;
    relative_token_ = source.begin;
    relative_sentence_ = sentence;
  }

  // "the editors of the paper"; "those who doubt it" with all that it says.
  void NameAntecedent(const Antecedent& antecedent, std::size_t a) {
    const Mention& mention = mentions_[antecedent.mention];
    std::size_t end = antecedent.end;
    if (end == sources_[a].begin && words_.Lower(words_[mention.head].lower) == "those") {
      for (const ByteSpan piece : attributions_[a].content) end = std::max(end, words_.TokensIn(piece).second);
      if (end > antecedent.end + kMaxTail || words_.SentenceOf(end - 1) != words_.SentenceOf(antecedent.begin))
        end = antecedent.end;
    }
    descriptions_.Name(mention.referent, antecedent.begin, end);
  }

  // A quotation that stands alone goes on with the speaker before it.
  void ResolveMissing(std::size_t a) {
    const Attribution& attribution = attributions_[a];
    if (!attribution.cue) {
      if (attribution.kind != Kind::kDirect) return;
      resolutions_[a].rule = {"resolve", speaker_ != kNowhere ? "a bare quotation: the speaker before goes on"
                                                              : "a bare quotation: whom the sentence before is about"};
      resolutions_[a].referent = speaker_ != kNowhere ? speaker_ : PersonBefore(a);
      resolutions_[a].reason = Reason::kChain;
      return;
    }
    if (words_.size() == 0 || attribution.content.empty()) return;
    ReadMentions(place_[a]);
    Anaphor anaphor;
    anaphor.kind = Anaphor::Kind::kMissing;
    anaphor.token = std::min(place_[a], static_cast<std::uint32_t>(words_.size() - 1));
    SetAttribution(a, &anaphor);
    const Choice choice = Choose(anaphor, kNowhere);
    resolutions_[a].rule = {"ranker", "no source, and nobody likely enough"};
    if (choice.probability < kSure) return;
    resolutions_[a].rule = {"ranker", "no source: the likeliest candidate"};
    resolutions_[a].referent = choice.candidate.referent;
    resolutions_[a].reason = Reason::kChain;
    resolutions_[a].confidence = choice.probability;
  }

  // Whom the sentence before a bare quotation is about.
  std::uint32_t PersonBefore(std::size_t a) {
    if (attributions_[a].content.empty()) return kNowhere;
    const std::uint32_t begin = FirstToken(attributions_[a].content[0]);
    ReadMentions(begin);
    return LeadBefore(words_, mentions_, cast_, begin);
  }

  void SetAttribution(std::size_t a, Anaphor* anaphor) const {
    anaphor->attribution = &attributions_[a];
    anaphor->cue = SenseOf(words_, attributions_[a]);
  }

  // In quotation marks, whom the nearest source outside them in the paragraph stands for, or else the speaker before; outside
  // them, who has the word (`turns`, of each paragraph) or else the writer.
  void ResolveFirstPerson(const std::vector<std::size_t>& order, std::size_t i, const std::vector<std::uint32_t>& turns) {
    const std::size_t a = order[i];
    const Source& source = sources_[a];
    if (source.kind != Source::Kind::kFirst || IsSecondPerson(source.begin)) return;
    Resolution& resolution = resolutions_[a];
    if (words_.InQuotes(source.begin)) {
      resolution.referent = QuotedAt(order, i);
      resolution.reason = Reason::kPronoun;
      resolution.rule = {"resolve", "a first person in quotation marks: who is quoted there"};
    } else if (!IsPlural(source.begin)) {
      resolution.referent = turns[words_.ParagraphOf(source.begin)];
      resolution.reason = Reason::kPronoun;
      resolution.rule = {"turns", "a first person: whose turn it is"};
      if (resolution.referent == kNowhere) {
        resolution.referent = Writer(source.begin);
        resolution.rule = {"first_person", "a first person: who wrote this"};
      }
    }
    resolution.phrase = SpanOf(words_, source.begin, source.end);
    if (resolution.referent != kNowhere) return;
    resolution = Resolution();
    resolution.rule = {"first_person", "a first person: nobody is known"};
  }

  bool IsSecondPerson(std::size_t t) const {
    const std::string_view lower = words_.Lower(words_[t].lower);
    return lower == "you" || lower == "your" || lower == "yours";
  }

  std::uint32_t Writer(std::size_t at) {
    const std::uint32_t mention = FindWriter(words_, mentions_, at);
    const std::uint32_t writer = mention == kNowhere ? kNowhere : mentions_[mention].referent;
    if (writer == kNowhere) return writer;
    Referent& referent = cast_.referents[writer];
    const bool person = referent.type == SpeakerType::kPerson || referent.type == SpeakerType::kOther;
    if (person && referent.caller == kNowhere) referent.type = SpeakerType::kAuthor;
    return writer;
  }

  bool IsPlural(std::size_t t) const {
    const std::string_view lower = words_.Lower(words_[t].lower);
    return lower == "we" || lower == "us" || lower == "our" || lower == "ours";
  }

  std::uint32_t QuotedAt(const std::vector<std::size_t>& order, std::size_t i) const {
    const std::uint32_t here = sources_[order[i]].begin;
    std::uint32_t best = kNowhere;
    std::uint32_t best_distance = kMaxQuoted;
    const auto consider = [&](std::size_t other, std::uint32_t paragraphs) {
      const Source& source = sources_[other];
      if (!attributions_[other].source || source.kind == Source::Kind::kFirst || resolutions_[other].referent == kNowhere)
        return;
      if (words_.InQuotes(source.begin)) return;
      const std::uint32_t apart = here > source.begin ? here - source.begin : source.begin - here;
      const std::uint32_t p =
          words_.ParagraphOf(std::max(here, source.begin)) - words_.ParagraphOf(std::min(here, source.begin));
      if (p > paragraphs || apart >= best_distance) return;
      best_distance = apart;
      best = resolutions_[other].referent;
    };
    for (std::size_t j = i + 1; j < order.size() && j < i + kNear; ++j) consider(order[j], 0);
    for (std::size_t j = i; j > 0 && j + kNear > i; --j) consider(order[j - 1], 0);
    for (std::size_t j = i; best == kNowhere && j > 0 && j + kNear > i; --j) consider(order[j - 1], 2);
    return best;
  }

  // "He" tells of the unknown "Kalo" that this is a man.
  void Adopt(const Mention& pronoun) {
    Referent& referent = cast_.referents[pronoun.referent];
    if (referent.gender != Gender::kUnknown || referent.caller != kNowhere) return;
    LearnGender(pronoun, &referent);
    referent.type = SpeakerType::kPerson;
  }

  // Reads the mentions before token `limit`.
  void ReadMentions(std::size_t limit) {
    for (; read_ < mentions_.size() && mentions_[read_].begin < limit; ++read_) {
      ReadJoined(mentions_[read_].begin);
      Mention& mention = mentions_[read_];
      if (mention.form == Form::kNominal && mention.referent == kNowhere) ResolveDescription(read_);
      if (mention.form == Form::kPronoun && mention.referent == kNowhere) ResolvePronoun(read_);
      if (mention.form == Form::kNominal) {
        description_ = mention.referent;
        description_end_ = mention.end;
      }
      if (mention.referent == kNowhere) continue;
      if (mention.form == Form::kPronoun && mention.gender != Gender::kUnknown && !mention.caller) Adopt(mention);
      Referent& referent = cast_.referents[mention.referent];
      if (mention.form == Form::kName || mention.form == Form::kNominal) {
        if (mention.form == Form::kNominal) ++referent.count;
        referent.last = read_;
      }
      candidates_.Touch(mention.referent, mention, false);
    }
    ReadJoined(limit);
  }

  // Whom the ranker takes the source of attribution `a` for, which begins at `token` and tells of nobody but that it is a
  // person: "the singer", "the 23-year-old". kNowhere if no named person is likely enough.
  std::uint32_t Likeliest(std::size_t a, std::uint32_t token, Gender gender, std::uint32_t mention) {
    Anaphor anaphor;
    anaphor.kind = Anaphor::Kind::kPersonal;
    anaphor.token = token;
    anaphor.gender = gender;
    SetAttribution(a, &anaphor);
    const Choice choice = Choose(anaphor, mention);
    if (choice.probability < kSure || choice.candidate.referent == kNowhere) return kNowhere;
    const Referent& who = cast_.referents[choice.candidate.referent];
    return who.named && who.type == SpeakerType::kPerson ? choice.candidate.referent : kNowhere;
  }

  // Gives the description `mentions_[m]` its referent.
  void ResolveDescription(std::uint32_t m) {
    Mention& mention = mentions_[m];
    const auto source = source_of_.find(m);
    const bool ranked = source != source_of_.end() && !mention.quoted;
    const auto likeliest = [&] { return ranked ? Likeliest(source->second, mention.begin, mention.gender, m) : kNowhere; };
    mention.referent = descriptions_.TakeUp(mention, m, SubjectBefore(words_, mentions_, cast_, m), likeliest);
    mention.rule = descriptions_.rule();
  }

  // Between quotation marks, where others' "he" stands, only sources are read.
  void ResolvePronoun(std::uint32_t m) {
    Mention& pronoun = mentions_[m];
    const auto source = source_of_.find(m);
    if (pronoun.quoted && source == source_of_.end()) return;
    Anaphor anaphor;
    anaphor.kind = pronoun.plural                        ? Anaphor::Kind::kPlural
                   : pronoun.type == SpeakerType::kOther ? Anaphor::Kind::kThing
                                                         : Anaphor::Kind::kPersonal;
    anaphor.token = pronoun.begin;
    anaphor.gender = pronoun.gender;
    anaphor.possessive = pronoun.modifier;
    // "His" in "his doctor" is not the doctor.
    if (pronoun.begin < description_end_) anaphor.not_this = description_;
    anaphor.ahead = NamedAhead(words_, mentions_, m);
    if (source != source_of_.end()) SetAttribution(source->second, &anaphor);
    const Choice choice = Choose(anaphor, m);
    pronoun.rule = {"ranker", "a pronoun: the likeliest candidate"};
    pronoun.referent = choice.candidate.referent;
    confidence_of_[m] = choice.probability;
  }

  // Gives the groups that end before token `limit` their referents: the same for the same members.
  void ReadJoined(std::size_t limit) {
    for (; read_joined_ < joined_.size() && joined_[read_joined_].end <= limit; ++read_joined_) {
      const Joined& row = joined_[read_joined_];
      std::vector<std::uint32_t> members;
      for (const std::uint32_t m : row.members) members.push_back(mentions_[m].referent);
      std::sort(members.begin(), members.end());
      group_of_.push_back(kNowhere);
      const bool known = members.back() != kNowhere && std::unique(members.begin(), members.end()) == members.end();
      if (!known) continue;
      const auto [group, is_new] = groups_.try_emplace(absl::StrJoin(members, " "), 0);
      if (is_new) {
        Referent referent;
        referent.plural = true;
        referent.type = SpeakerType::kGroup;
        group->second = cast_.Add(referent);
      }
      group_of_.back() = group->second;
      const Mention& first = mentions_[row.members.front()];
      const std::uint32_t begin = first.begin + (IsBoth(words_, first.begin) ? 1 : 0);
      descriptions_.Name(group->second, first.form == Form::kName ? first.core : begin, row.end);
      Mention mention = mentions_[row.members.back()];
      mention.begin = row.begin;
      mention.form = Form::kNominal;
      mention.definite = true;
      mention.caller = false;
      mention.referent = group->second;
      candidates_.Touch(group->second, mention, true);
      added_.push_back(mention);
    }
  }

  static constexpr float kSure = 0.5f;              // least probability of a missing source's speaker
  static constexpr std::size_t kMaxTail = 12;       // tokens of a relative clause in a name
  static constexpr std::size_t kNear = 12;          // attributions
  static constexpr std::size_t kMaxToAge = 600;     // tokens between somebody's age and "the 23-year-old"
  static constexpr std::size_t kMaxToBoth = 60;     // tokens between two persons and "both", "the pair"
  static constexpr std::uint32_t kMaxQuoted = 400;  // tokens between "I" and who is quoted

  const Words& words_;
  const Ranker& ranker_;
  const std::vector<Attribution>& attributions_;
  std::vector<Mention>& mentions_;
  Cast& cast_;
  std::vector<RankedChoice>* choices_;  // null: nobody asks
  Descriptions descriptions_;
  References references_;
  Candidates candidates_;
  std::vector<Source> sources_;       // of each attribution
  std::vector<std::uint32_t> place_;  // ... the token where the walk meets it
  std::vector<Resolution> resolutions_;
  std::map<std::uint32_t, std::uint32_t> source_of_;  // mention without a name -> the first attribution of this source
  std::map<std::uint32_t, float> confidence_of_;      // pronoun -> of its choice
  std::vector<Joined> joined_;
  std::vector<Mention> added_;           // groups and phrases that were no mentions
  std::vector<std::uint32_t> group_of_;  // referents of the `joined_` that were read
  std::size_t read_joined_ = 0;
  std::map<std::string, std::uint32_t> groups_;                               // members -> referent
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> phrases_;  // tokens of a source -> referent
  std::uint32_t description_ = kNowhere;                                      // referent of the latest description
  std::uint32_t description_end_ = 0;                                         // and the token where that ends
  std::uint32_t relative_ = kNowhere;                                         // what the latest relative pronoun stands for
  std::uint32_t relative_token_ = kNowhere;                                   // ... that one
  std::uint32_t relative_sentence_ = kNowhere;                                // ... and its sentence
  std::uint32_t speaker_ = kNowhere;                                          // of the attribution before
  std::uint32_t read_ = 0;                                                    // mentions before this one have been read
};

}  // namespace

std::vector<Resolution> Resolve(const Words& words, const Ranker& ranker, const std::vector<Attribution>& attributions,
                                const std::vector<Arc>& references, std::vector<Mention>* mentions, Cast* cast,
                                std::vector<RankedChoice>* choices) {
  return Resolver(words, ranker, attributions, references, mentions, cast, choices).Run();
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
