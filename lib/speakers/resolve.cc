// Resolution: from the source of each attribution to the referent that it stands for.
// SPDX-License-Identifier: Apache-2.0
//
// One walk over mentions and attributions in the order of the text. Names have their referents already. A description is
// taken up by descriptions.cc. A pronoun outside quotations stands for whom the focus holds likeliest. A source takes the
// referent of its head; a quotation without cue and source goes on with the speaker before it.
#include "lib/speakers/resolve.h"

#include <algorithm>
#include <numeric>

#include "lib/speakers/descriptions.h"
#include "lib/speakers/focus.h"
#include "lib/speakers/sources.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

class Resolver {
 public:
  Resolver(const Words& words, const std::vector<Attribution>& attributions, std::vector<Mention>* mentions, Cast* cast)
      : words_(words), attributions_(attributions), mentions_(*mentions), cast_(*cast), descriptions_(words, cast),
        focus_(words, *cast) {}

  std::vector<Resolution> Run() {
    std::vector<Resolution> resolutions(attributions_.size());
    std::vector<std::size_t> order(attributions_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return Anchor(attributions_[a]) < Anchor(attributions_[b]); });
    for (const std::size_t a : order) resolutions[a] = ResolveOne(attributions_[a]);
    ReadMentions(words_.size());
    return resolutions;
  }

 private:
  // Where an attribution has its place in the walk: at its source, or else at its content.
  static ByteSpan Anchor(const Attribution& attribution) {
    if (attribution.source) return *attribution.source;
    return attribution.content.empty() ? ByteSpan() : attribution.content.front();
  }

  Resolution ResolveOne(const Attribution& attribution) {
    Resolution resolution;
    if (attribution.source) {
      const Source source = ReadSource(words_, mentions_, *attribution.source);
      ReadMentions(source.end);
      resolution = ResolveSource(source);
      if (resolution.referent != kNowhere) focus_.Speak(resolution.referent, source.begin);
    } else if (!attribution.cue && attribution.kind == Kind::kDirect) {
      resolution.referent = speaker_;
      resolution.reason = Reason::kChain;
    }
    if (resolution.referent == kNowhere) return {};
    speaker_ = resolution.referent;
    return resolution;
  }

  Resolution ResolveSource(const Source& source) {
    switch (source.kind) {
      case Source::Kind::kMention: return ResolveMention(source);
      case Source::Kind::kRelative:
        return {Antecedent(source), Reason::kPronoun, SpanOf(words_, source.begin, source.begin + 1)};
      case Source::Kind::kPhrase: return {AddPhrase(source), Reason::kNominal, SpanOf(words_, source.begin, source.end)};
      default: return {};
    }
  }

  Resolution ResolveMention(const Source& source) {
    const Mention& mention = mentions_[source.mention];
    Resolution resolution;
    resolution.referent = mention.referent;
    if (mention.referent == kNowhere) return resolution;
    // "Congressman [Odd's office]", but "[about two thirds of voters]"
    const bool titled = words_[source.begin].title && mention.begin > source.begin;
    if (mention.form == Form::kNominal) descriptions_.Name(mention.referent, titled ? mention.begin : source.begin, source.end);
    resolution.reason = mention.caller                   ? Reason::kEntity
                        : mention.form == Form::kName    ? Reason::kName
                        : mention.form == Form::kPronoun ? Reason::kPronoun
                                                         : Reason::kNominal;
    return resolution;
  }

  // A phrase that is no mention is its own referent.
  std::uint32_t AddPhrase(const Source& source) {
    const Word& head = words_[source.head];
    Referent referent;
    referent.plural = source.plural || head.quantity || head.indefinite || (head.noun && head.noun->plural);
    referent.type = referent.plural && !(head.noun && !source.plural) ? SpeakerType::kGroup
                    : head.noun                                       ? head.noun->type
                                                                      : SpeakerType::kOther;
    const std::uint32_t added = cast_.Add(referent);
    descriptions_.Name(added, source.begin, source.end);
    return added;
  }

  // What a relative pronoun stands for: the nearest mention before it in its sentence that may be it. "Who" stands for persons
  // and groups, and only failing these for a name of unknown kind; "which" and "that" for anything but persons. A name can be
  // meant only behind a comma.
  std::uint32_t Antecedent(const Source& source) {
    const bool person = !words_[source.begin].thing && !words_.Is(source.begin, "that");
    const bool comma = source.begin > 0 && !words_.IsWord(source.begin - 1);
    std::uint32_t unknown = kNowhere;
    for (std::uint32_t m = read_; m > 0 && m + kMaxLookBack > read_; --m) {
      const Mention& mention = mentions_[m - 1];
      if (mention.begin >= source.begin || words_.SentenceOf(mention.begin) != words_.SentenceOf(source.begin)) break;
      if (mention.form == Form::kPronoun || mention.referent == kNowhere || mention.modifier) continue;
      if (!comma && mention.form == Form::kName) continue;
      const Referent& referent = cast_.referents[mention.referent];
      const bool animate = referent.type == SpeakerType::kPerson || referent.type == SpeakerType::kGroup;
      if (person && !animate) {
        if (unknown == kNowhere && referent.named && referent.type == SpeakerType::kOther) unknown = mention.referent;
        continue;
      }
      if (!person && referent.type == SpeakerType::kPerson) continue;
      if (mention.form == Form::kNominal && !comma) NameTo(mention, source.begin);
      return mention.referent;
    }
    return unknown;
  }

  // "the editors of the paper": a description goes on with its prepositions to token `end`.
  void NameTo(const Mention& mention, std::size_t end) {
    if (end > mention.end + kMaxTail) return;
    if (mention.end < end && words_[mention.end].part != Part::kPreposition) return;
    for (std::size_t t = mention.end; t < end; ++t) {
      if (!words_.IsWord(t) || words_[t].part == Part::kAuxiliary || words_[t].part == Part::kAnd) return;
    }
    descriptions_.Name(mention.referent, mention.begin, end);
  }

  // "He" tells of the unknown "Kalo" that this is a man.
  void Adopt(const Mention& pronoun) {
    Referent& referent = cast_.referents[pronoun.referent];
    if (referent.gender != Gender::kUnknown || referent.caller != kNowhere) return;
    referent.gender = pronoun.gender;
    referent.type = SpeakerType::kPerson;
  }

  // Reads the mentions before token `limit`.
  void ReadMentions(std::size_t limit) {
    for (; read_ < mentions_.size() && mentions_[read_].begin < limit; ++read_) {
      Mention& mention = mentions_[read_];
      if (mention.form == Form::kNominal && mention.referent == kNowhere) mention.referent = descriptions_.TakeUp(mention, read_);
      if (mention.form == Form::kPronoun && mention.referent == kNowhere && !mention.quoted) {
        // "His" in "his doctor" is not the doctor.
        mention.referent = focus_.Choose(mention, mention.begin < description_end_ ? description_ : kNowhere);
      }
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
      focus_.Touch(mention.referent, mention);
    }
  }

  static constexpr std::uint32_t kMaxLookBack = 8;  // mentions
  static constexpr std::size_t kMaxTail = 8;        // tokens

  const Words& words_;
  const std::vector<Attribution>& attributions_;
  std::vector<Mention>& mentions_;
  Cast& cast_;
  Descriptions descriptions_;
  Focus focus_;
  std::uint32_t description_ = kNowhere;                       // referent of the latest description
  std::uint32_t description_end_ = 0;                          // and the token where that ends
  std::uint32_t read_ = 0;                                     // mentions before this one have been read
  std::uint32_t speaker_ = kNowhere;                           // of the attribution before
};

}  // namespace

std::vector<Resolution> Resolve(const Words& words, const std::vector<Attribution>& attributions,
                                std::vector<Mention>* mentions, Cast* cast) {
  return Resolver(words, attributions, mentions, cast).Run();
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
