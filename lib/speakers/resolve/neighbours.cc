// Neighbours: the mentions beside a place in the text that rules ask for.
// SPDX-License-Identifier: Apache-2.0
#include "lib/speakers/resolve/neighbours.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// By hand.
constexpr std::size_t kMaxLead = 12;      // tokens of a sentence before its pronoun
constexpr std::uint32_t kMaxBefore = 12;  // mentions
constexpr std::uint32_t kMaxAhead = 8;    // mentions

}  // namespace

std::uint32_t LeadBefore(const Words& words, const std::vector<Mention>& mentions, const Cast& cast, std::size_t begin) {
  if (begin == 0 || begin >= words.size() || words.ParagraphOf(begin - 1) != words.ParagraphOf(begin)) return kNowhere;
  const std::uint32_t sentence = words.SentenceOf(begin - 1);
  const std::size_t first = words.tokenization().sentences[sentence].first_token;
  const std::uint32_t from = FirstMention(mentions, first);
  for (std::uint32_t m = from; m < mentions.size() && m < from + kMaxAhead && mentions[m].begin < begin; ++m) {
    const Mention& mention = mentions[m];
    if (!mention.subject || mention.quoted || mention.referent == kNowhere) continue;
    const Referent& who = cast.referents[mention.referent];
    const bool person = who.type == SpeakerType::kPerson || (who.type == SpeakerType::kOther && mention.form == Form::kName);
    return person && !who.plural ? mention.referent : kNowhere;
  }
  return kNowhere;
}

std::uint32_t SubjectBefore(const Words& words, const std::vector<Mention>& mentions, const Cast& cast, std::uint32_t m) {
  const std::uint32_t sentence = words.SentenceOf(mentions[m].begin);
  for (std::uint32_t i = m; i > 0 && i + kMaxBefore > m; --i) {
    const Mention& before = mentions[i - 1];
    if (words.SentenceOf(before.begin) + 1 < sentence) break;
    if (before.form != Form::kName || before.referent == kNowhere || !before.subject || before.quoted) continue;
    const std::size_t the = before.begin > 0 && words[before.begin - 1].pos == PartOfSpeech::kDeterminer ? 1 : 0;
    if (!words.BeginsSentence(before.begin - the)) continue;
    const Referent& referent = cast.referents[before.referent];
    const bool unknown = referent.type == SpeakerType::kOther && before.core == before.head && !referent.impersonal &&
                         !referent.doubtful && referent.gender == Gender::kUnknown && !words[before.head].given;
    if (referent.type == SpeakerType::kOrganization || unknown) return before.referent;
  }
  return kNowhere;
}

std::uint32_t NamedAhead(const Words& words, const std::vector<Mention>& mentions, std::uint32_t m) {
  const Mention& pronoun = mentions[m];
  const std::uint32_t sentence = words.SentenceOf(pronoun.begin);
  const std::size_t first = words.tokenization().sentences[sentence].first_token;
  if (pronoun.begin == first || pronoun.begin > first + kMaxLead) return kNowhere;
  for (std::size_t t = first; t < pronoun.begin; ++t) {
    if (!words.IsWord(t)) return kNowhere;
  }
  for (std::uint32_t next = m + 1; next < mentions.size() && next < m + kMaxAhead; ++next) {
    const Mention& mention = mentions[next];
    if (words.SentenceOf(mention.begin) != sentence) break;
    if (mention.form == Form::kName && !mention.modifier && words.Is(mention.begin - 1, ",")) return mention.referent;
  }
  return kNowhere;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
