// Verifier: holds the statements of a draft against its sources.
// SPDX-License-Identifier: Apache-2.0
//
// A quotation of the draft is what stands between quotation marks, so that an attribution may have several: each is a piece of
// its own, or one with that before it where a sentence goes on behind a "she said". Pieces are looked for by an index of words
// (lib/verify/sources.h) and laid beside the places found, word by word (lib/verify/compare.h). Which place counts: one without
// a fault before all others, then one where the right speaker speaks, then the likest. What the finding says is the worst of
// what its pieces say.
#include "inquit/verify.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <mutex>
#include <set>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "inquit/extractor.h"
#include "inquit/quote_detector.h"
#include "lib/model_parts.h"
#include "lib/verify/compare.h"
#include "lib/verify/index_file.h"
#include "lib/verify/names.h"
#include "lib/verify/sources.h"
#include "lib/verify/support.h"
#include "lib/verify/words.h"

namespace inquit {
inline namespace v0 {

using internal::Identity;
using internal::Match;
using internal::Piece;
using internal::SourceRange;
using internal::Sources;
using internal::SourceText;

namespace {

constexpr std::size_t kLongestPiece = 300;     // words that are laid beside a source at once
constexpr std::size_t kLeastUnattributed = 4;  // words of a quotation of nobody's that is no title or scare quote
constexpr std::size_t kMostPlaces = 3;         // of a stretch of the source that are looked at
constexpr double kLeastLike = 0.6;             // share of the words of what is altered rather than absent

// Whose words stand at a place, beside the draft's speaker. From the best to the worst, as places are chosen.
enum class Voice {
  kSame,
  kUnclear,  // the draft does not name its speaker
  kUnknown,  // said there, and the source does not tell by whom, or not by name
  kOther,
  kNobody,  // not said there
};

struct Placed {
  Match match;
  Voice voice = Voice::kNobody;
  std::optional<std::size_t> attribution;  // of the source's document
  bool faulty = false;                     // some change is not permitted
};

std::string Quoted(std::string_view words) { return absl::StrCat("\u201C", std::string(words), "\u201D"); }

// From the least to the worst.
int SeverityOf(Verdict verdict) {
  static constexpr Verdict kOrder[] = {Verdict::kVerbatim,     Verdict::kEdited,       Verdict::kSpeakerUnknown,
                                       Verdict::kOnlyIndirect, Verdict::kWrongSpeaker, Verdict::kAltered,
                                       Verdict::kAbsent};
  return static_cast<int>(std::find(std::begin(kOrder), std::end(kOrder), verdict) - std::begin(kOrder));
}

}  // namespace

struct Verifier::State {
  State(VerifyOptions given, std::shared_ptr<const Model> model)
      : options(std::move(given)),
        extractor(options.extraction, model ? std::move(model) : Model::BuiltIn()),
        detector(options.extraction) {}

  VerifyOptions options;
  Extractor extractor;
  QuoteDetector detector;

  // With an index: made when the first draft asks for it after a change, by one thread.
  const Sources& Indexed() const {
    const std::lock_guard<std::mutex> lock(indexing);
    if (!sources.indexed()) sources.Index();
    return sources;
  }

  mutable std::mutex indexing;
  mutable Sources sources;
};

namespace {

// One draft held against the sources.
class Run {
 public:
  Run(const VerifyOptions& options, const internal::Lexicon& lexicon, const Sources& sources, std::string_view text,
      const Document& document, const std::vector<QuoteRegion>& regions)
      : options_(options), lexicon_(lexicon), sources_(sources), text_(text), document_(document), regions_(regions) {
    words_ = internal::WordsToCompare(text, regions);
    for (std::size_t r = 0; r < regions.size(); ++r) {
      if (!regions[r].parent) untaken_.insert(untaken_.end(), r);
    }
    outer_.assign(untaken_.begin(), untaken_.end());
  }

  std::vector<Finding> Findings() {
    std::vector<Finding> findings;
    for (std::size_t a = 0; a < document_.attributions.size(); ++a) findings.push_back(OfAttribution(a));
    for (const std::size_t r : untaken_) {
      if (IsSentence(regions_[r].inner)) findings.push_back(OfQuotation({regions_[r].inner}, {}));
    }
    const auto begin = [](const Finding& f) { return f.quotation.empty() ? 0 : f.quotation.front().begin; };
    std::stable_sort(findings.begin(), findings.end(), [&](const Finding& a, const Finding& b) { return begin(a) < begin(b); });
    return findings;
  }

 private:
  Finding OfAttribution(std::size_t a) {
    const Attribution& attribution = document_.attributions[a];
    if (attribution.kind == Kind::kIndirect) return OfIndirect(a);
    std::vector<ByteSpan> quotations;
    for (const ByteSpan content : attribution.content) {
      // Outer regions are disjoint, and in order.
      auto r = std::partition_point(outer_.begin(), outer_.end(),
                                    [&](std::size_t region) { return regions_[region].span.end <= content.begin; });
      for (; r != outer_.end() && regions_[*r].span.Overlaps(content); ++r) {
        untaken_.erase(*r);
        const ByteSpan inner = regions_[*r].inner;
        quotations.push_back({std::max(inner.begin, content.begin), std::min(inner.end, content.end)});
      }
    }
    if (quotations.empty()) quotations = attribution.content;  // without marks: a transcript, a quotation set apart
    return OfQuotation(quotations, a);
  }

  // The words of [begin, end) bytes.
  std::vector<internal::ComparedWord> WordsIn(ByteSpan span) const {
    const auto before = [](const internal::ComparedWord& word, std::size_t at) { return word.span.begin < at; };
    const auto first = std::lower_bound(words_.begin(), words_.end(), span.begin, before);
    const auto last = std::lower_bound(first, words_.end(), span.end, before);
    std::vector<internal::ComparedWord> words(first, last);
    if (!words.empty()) words.front().after_ellipsis = false;
    return words;
  }

  // Whether a quotation that nobody is said to have said may be one: not a title, nor a word or two.
  bool IsSentence(ByteSpan span) const {
    const auto words = WordsIn(span);
    const auto small = std::count_if(words.begin(), words.end(), [&](const auto& word) {
      const char c = word.span.In(text_).front();
      return c >= 'a' && c <= 'z';
    });
    return words.size() >= kLeastUnattributed && static_cast<std::size_t>(small) * 2 > words.size();
  }

  Finding OfQuotation(const std::vector<ByteSpan>& quotations, std::optional<std::size_t> a) const {
    Finding finding;
    finding.attribution = a;
    finding.quotation = quotations;
    finding.verdict = Verdict::kVerbatim;
    const Placed* shown = nullptr;  // the place that the finding gives: that of the worst piece, or of the longest
    std::vector<std::optional<Placed>> placed;
    for (const Piece& piece : PiecesOf(quotations)) placed.push_back(Best(piece, a));
    for (const auto& place : placed) {
      const Verdict verdict = place ? VerdictOf(*place) : Verdict::kAbsent;
      const bool worse = SeverityOf(verdict) > SeverityOf(finding.verdict);
      if (place && (!shown || worse || (verdict == finding.verdict && place->match.matched > shown->match.matched)))
        shown = &*place;
      if (worse) finding.verdict = verdict;
    }
    for (const auto& place : placed) {
      if (place && place->match.source == shown->match.source) Append(*place, &finding);
    }
    if (shown) Describe(*shown, &finding);
    finding.reason = ReasonOf(finding, shown);
    finding.confidence = ConfidenceOf(finding, shown);
    return finding;
  }

  // Whether the sentence of one quotation goes on in the next: "We open," she said, "in May."
  // `last_word`: the end of the last word in front of `next`.
  bool GoesOn(ByteSpan quotation, std::size_t last_word, ByteSpan next) const {
    last_word = std::max(last_word, quotation.begin);  // a quotation may have no word
    const std::string ending = internal::MarksIn(text_.substr(last_word, quotation.end - last_word));
    std::string_view between = text_.substr(quotation.end, next.begin - quotation.end);
    const std::size_t last = between.find_last_not_of(" \t\r\n\"'\u201C\u2018");
    between = between.substr(0, last == between.npos ? 0 : last + 1);
    const bool ended = ending.find_first_of(".?!\u2026") != ending.npos;
    return !ended && !between.empty() && between.find('\n') == between.npos &&
           absl::string_view(".!?:").find(between.back()) == absl::string_view::npos;
  }

  // What is looked for as a whole. A long quotation is several, so that time stays linear.
  std::vector<Piece> PiecesOf(const std::vector<ByteSpan>& quotations) const {
    std::vector<Piece> pieces;
    for (const ByteSpan& quotation : quotations) {
      std::vector<internal::ComparedWord> words = WordsIn(quotation);
      if (words.empty()) continue;
      const bool goes_on = !pieces.empty() && GoesOn(*(&quotation - 1), pieces.back().words.back().span.end, quotation) &&
                           pieces.back().words.size() < kLongestPiece;
      if (!goes_on) pieces.emplace_back();
      words.front().after_split = goes_on;
      pieces.back().words.insert(pieces.back().words.end(), words.begin(), words.end());
      while (pieces.back().words.size() > kLongestPiece + kLongestPiece / 2) SplitLast(&pieces);
      pieces.back().span = {pieces.back().words.front().span.begin, quotation.end};
    }
    return pieces;
  }

  static void SplitLast(std::vector<Piece>* pieces) {
    Piece& whole = pieces->back();
    Piece rest = {{}, {whole.words.begin() + kLongestPiece, whole.words.end()}};
    whole.words.resize(kLongestPiece);
    whole.span = {whole.words.front().span.begin, whole.words.back().span.end};
    pieces->push_back(std::move(rest));
  }

  // Where the piece stands, or what is likest; nothing where nothing is like it.
  std::optional<Placed> Best(const Piece& piece, std::optional<std::size_t> a) const {
    std::optional<Placed> best;
    if (sources_.words().empty()) return best;
    for (SourceRange range : sources_.FindRanges(piece.words)) {
      // The words may stand there more than once. Behind a place that is not all right the next is looked at.
      for (std::size_t places = 0; places < kMostPlaces && range.begin < range.end; ++places) {
        std::optional<Placed> placed = At(range, piece, a);
        if (!placed) break;
        range.begin = placed->match.first + 1;
        const bool right = !placed->faulty && placed->match.changes.empty() && placed->voice <= Voice::kUnclear;
        if (!best || RankOf(*placed) < RankOf(*best)) best = std::move(placed);
        if (right) break;
      }
    }
    return best;
  }

  // The place in `range` that is likest by its words; nothing where none is like the piece.
  std::optional<Placed> At(const SourceRange& range, const Piece& piece, std::optional<std::size_t> a) const {
    std::optional<Match> match = internal::CompareWith(text_, piece, sources_, range, options_.allowed);
    if (!match || !IsLike(*match)) return std::nullopt;
    Placed placed;
    placed.faulty = std::any_of(match->changes.begin(), match->changes.end(), [](const Change& c) { return !c.permitted; });
    placed.match = *std::move(match);
    placed.voice = VoiceAt(placed.match, a, &placed.attribution);
    return placed;
  }

  static bool IsLike(const Match& match) {
    if (match.counted == 0) return false;
    if (match.counted <= 2) return match.matched == match.counted;
    return static_cast<double>(match.matched) >= kLeastLike * static_cast<double>(match.counted) &&
           match.longest >= std::min<std::size_t>(3, match.counted - 1);
  }

  // The less the better: a place without a fault, a voice, the fewest other words, the fewest changes, the first source.
  static std::tuple<bool, Voice, std::size_t, std::size_t, std::size_t> RankOf(const Placed& placed) {
    const auto missing = placed.match.counted - placed.match.matched;
    const std::size_t many = placed.faulty ? missing : 0;
    const Voice voice = placed.faulty && many > 2 ? Voice::kSame : placed.voice;  // far from it, the likest place counts
    return {placed.faulty, voice, missing, placed.match.changes.size(), placed.match.source};
  }

  // Whose words stand where the piece does, and by which statement.
  Voice VoiceAt(const Match& match, std::optional<std::size_t> a, std::optional<std::size_t>* attribution) const {
    const SourceText& source = sources_.texts()[match.source];
    const std::vector<Attribution>& statements = source.document.attributions;
    std::map<std::uint32_t, std::size_t> words;  // of each statement
    for (std::size_t w = match.first; w <= match.last; ++w) ++words[sources_.StatementOf(w)];
    words.erase(Sources::kNobodys);
    const auto most =
        std::max_element(words.begin(), words.end(), [](const auto& x, const auto& y) { return x.second < y.second; });
    if (most != words.end()) *attribution = most->first;
    const ByteSpan all = {sources_.words()[match.first].span.begin, sources_.words()[match.last].span.end};
    // Words of the text's own between what it quotes make the whole nobody's words.
    const auto unmarked = [&](const Attribution& one) {  // a transcript, a quotation set apart
      return one.kind == Kind::kDirect &&
             std::any_of(one.content.begin(), one.content.end(), [&](ByteSpan c) { return c.Contains(all); });
    };
    const bool said = match.unquoted == 0 || (*attribution && unmarked(statements[**attribution]));
    if (!said) return Voice::kNobody;
    if (!*attribution || !statements[**attribution].speaker) return Voice::kUnknown;
    return Compare(a, match.source, **attribution);
  }

  // The speaker of the draft's statement `a` beside that of a source's statement, which has one.
  Voice Compare(std::optional<std::size_t> a, std::size_t s, std::size_t statement) const {
    if (!a || !document_.attributions[*a].speaker) return Voice::kUnclear;
    const SourceText& source = sources_.texts()[s];
    const Attribution& there = source.document.attributions[statement];
    const Speaker& ours = document_.speakers[*document_.attributions[*a].speaker];
    const Speaker& theirs = source.document.speakers[*there.speaker];
    switch (internal::Compare(lexicon_, ours, text_, theirs, source.text)) {
      case Identity::kSame: return Voice::kSame;
      case Identity::kFirstUnnamed: return Voice::kUnclear;
      case Identity::kUnclear: return Voice::kUnknown;
      case Identity::kOther: break;
    }
    return there.source && Names(there.source->In(source.text), ours.name) ? Voice::kSame : Voice::kOther;
  }

  // Whether the words beside a cue have a whole name, and not what belongs to its bearer.
  static bool Names(std::string_view words, std::string_view name) {
    const std::size_t at = words.find(name);
    if (at == words.npos || name.find(' ') == name.npos) return false;
    const std::string_view behind = words.substr(at + name.size());
    return behind.substr(0, 2) != "'s" && behind.substr(0, 4) != "\u2019s";
  }

  static Verdict VerdictOf(const Placed& placed) {
    if (placed.faulty) return Verdict::kAltered;
    if (placed.voice == Voice::kNobody) return Verdict::kOnlyIndirect;
    if (placed.voice == Voice::kOther) return Verdict::kWrongSpeaker;
    if (placed.voice == Voice::kUnknown) return Verdict::kSpeakerUnknown;
    return placed.match.changes.empty() ? Verdict::kVerbatim : Verdict::kEdited;
  }

  void Append(const Placed& placed, Finding* finding) const {
    if (!finding->place) finding->place.emplace();
    finding->place->source = placed.match.source;
    finding->place->spans.push_back(
        {sources_.words()[placed.match.first].span.begin, sources_.words()[placed.match.last].span.end});
    finding->changes.insert(finding->changes.end(), placed.match.changes.begin(), placed.match.changes.end());
  }

  void Describe(const Placed& placed, Finding* finding) const {
    const Document& document = sources_.texts()[placed.match.source].document;
    finding->place->attribution = placed.attribution;
    if (!placed.attribution) return;
    const std::optional<std::size_t> speaker = document.attributions[*placed.attribution].speaker;
    if (speaker) finding->place->speaker = document.speakers[*speaker].name;
  }

  std::string NameOf(const Finding& finding) const {
    if (!finding.attribution || !document_.attributions[*finding.attribution].speaker) return "";
    return document_.speakers[*document_.attributions[*finding.attribution].speaker].name;
  }

  std::string ReasonOf(const Finding& finding, const Placed* shown) const {
    if (!shown) return "no source has words like these";
    const SourceText& source = sources_.texts()[shown->match.source];
    const std::string in = absl::StrCat("in ", source.id), there = finding.place->speaker;
    switch (finding.verdict) {
      case Verdict::kWrongSpeaker: return absl::StrCat(in, " ", there, " says this, not ", NameOf(finding));
      case Verdict::kSpeakerUnknown:
        return there.empty() ? absl::StrCat(in, " somebody says this, and it is not told who")
                             : absl::StrCat(in, " this is said by ", Quoted(there), ", who may be anybody");
      case Verdict::kOnlyIndirect:
        return there.empty() ? absl::StrCat(source.id, " says this in its own words")
                             : absl::StrCat(in, " this is how the text puts what ", there, " says");
      case Verdict::kAbsent: return absl::StrCat("a part of it is in no source; the rest is ", in);
      case Verdict::kAltered: return absl::StrCat(in, " ", Faults(finding, source.text));
      case Verdict::kEdited: return absl::StrCat(in, ", with changes that an editor may make: ", Kinds(finding));
      default: return there.empty() ? in : absl::StrCat(in, ", said by ", there);
    }
  }

  // The first few words that differ.
  std::string Faults(const Finding& finding, std::string_view source) const {
    std::vector<std::string> faults;
    for (const Change& change : finding.changes) {
      if (change.permitted || faults.size() == 3) continue;
      const std::string ours = Quoted(change.draft.In(text_)), theirs = Quoted(change.source.In(source));
      if (change.draft.empty()) {
        faults.push_back(absl::StrCat("there is also ", theirs));
      } else if (change.source.empty()) {
        faults.push_back(absl::StrCat("there is no ", ours));
      } else {
        faults.push_back(absl::StrCat("it is ", theirs, ", not ", ours));
      }
    }
    return absl::StrJoin(faults, "; ");
  }

  static std::string Kinds(const Finding& finding) {
    std::set<ChangeKind> kinds;
    for (const Change& change : finding.changes) kinds.insert(change.kind);
    return absl::StrJoin(kinds, ", ", [](std::string* out, ChangeKind kind) { out->append(ToString(kind)); });
  }

  // That the words are as they are told is sure; who speaks on either side is as sure as that was found.
  double ConfidenceOf(const Finding& finding, const Placed* shown) const {
    if (!shown || shown->faulty || !finding.attribution || !shown->attribution) return 1;
    const Attribution& ours = document_.attributions[*finding.attribution];
    const Attribution& theirs = sources_.texts()[shown->match.source].document.attributions[*shown->attribution];
    if (!ours.speaker || !theirs.speaker) return theirs.confidence;
    return ours.speaker_confidence * theirs.speaker_confidence * theirs.confidence;
  }

  // ---- Indirect statements ----
  Finding OfIndirect(std::size_t a) const {
    const Attribution& statement = document_.attributions[a];
    Finding finding;
    finding.attribution = a;
    finding.quotation = statement.content;
    finding.verdict = Verdict::kNotFound;
    std::vector<internal::ComparedWord> words;
    for (const ByteSpan content : statement.content) {
      const auto more = WordsIn(content);
      words.insert(words.end(), more.begin(), more.end());
    }
    for (const internal::Support& support : internal::FindSupport(sources_, text_, words)) {
      const SourceText& source = sources_.texts()[support.source];
      const Attribution& other = source.document.attributions[support.statement];
      // Of two statements that have no speaker nobody can say more.
      if (!other.speaker && statement.speaker) continue;
      const Voice voice = other.speaker ? Compare(a, support.source, support.statement) : Voice::kUnclear;
      if (voice != Voice::kSame && voice != Voice::kUnclear) continue;
      const std::string name = other.speaker ? source.document.speakers[*other.speaker].name : "";
      finding.verdict = Verdict::kSupported;
      finding.place = Place{support.source, other.content, support.statement, name};
      finding.confidence = support.share * other.confidence * (other.speaker ? other.speaker_confidence : 1);
      finding.reason = absl::StrCat("perhaps: in ", source.id, " ", name.empty() ? "somebody" : name, " says something with ",
                                    std::lround(support.share * 100), " % of its words");
      return finding;
    }
    finding.confidence = statement.confidence * statement.speaker_confidence;
    finding.reason =
        absl::StrCat("no source has ", NameOf(finding).empty() ? "anybody" : NameOf(finding), " say something with such words");
    return finding;
  }

  const VerifyOptions& options_;
  const internal::Lexicon& lexicon_;
  const Sources& sources_;
  std::string_view text_;
  const Document& document_;
  const std::vector<QuoteRegion>& regions_;
  std::vector<internal::ComparedWord> words_;
  std::vector<std::size_t> outer_;  // of the regions, those in no other one
  std::set<std::size_t> untaken_;   // of these, those that no attribution has
};

}  // namespace

Verifier::Verifier(VerifyOptions options, std::shared_ptr<const Model> model)
    : state_(std::make_unique<State>(std::move(options), std::move(model))) {}
Verifier::Verifier(Verifier&&) noexcept = default;
Verifier& Verifier::operator=(Verifier&&) noexcept = default;
Verifier::~Verifier() = default;

absl::Status Verifier::AddSource(std::string id, std::string text) {
  absl::StatusOr<Document> document = state_->extractor.Extract(text);
  if (!document.ok()) return document.status();
  return AddSource(std::move(id), std::move(text), *std::move(document));
}

absl::Status Verifier::AddSource(std::string id, std::string text, Document document) {
  const absl::StatusOr<std::vector<QuoteRegion>> regions = state_->detector.Detect(text);
  if (!regions.ok()) return regions.status();
  SourceText source;
  source.id = std::move(id);
  source.text = std::move(text);
  source.document = std::move(document);
  state_->sources.Add(std::move(source), *regions);
  return absl::OkStatus();
}

std::string Verifier::ToBytes() const { return internal::ToBytes(state_->Indexed()); }

absl::StatusOr<Verifier> Verifier::FromBytes(std::string_view bytes, VerifyOptions options,
                                             std::shared_ptr<const Model> model) {
  absl::StatusOr<Sources> sources = internal::SourcesFromBytes(bytes);
  if (!sources.ok()) return sources.status();
  Verifier verifier(std::move(options), std::move(model));
  verifier.state_->sources = *std::move(sources);
  return verifier;
}

std::size_t Verifier::source_count() const { return state_->sources.texts().size(); }
const std::string& Verifier::id(std::size_t source) const { return state_->sources.texts()[source].id; }
const std::string& Verifier::text(std::size_t source) const { return state_->sources.texts()[source].text; }
const Document& Verifier::document(std::size_t source) const { return state_->sources.texts()[source].document; }

absl::StatusOr<Verification> Verifier::Verify(std::string_view draft) const {
  absl::StatusOr<Document> document = state_->extractor.Extract(draft);
  if (!document.ok()) return document.status();
  return Verify(draft, *std::move(document));
}

absl::StatusOr<Verification> Verifier::Verify(std::string_view draft, Document document) const {
  const absl::StatusOr<std::vector<QuoteRegion>> regions = state_->detector.Detect(draft);
  if (!regions.ok()) return regions.status();
  Verification verification;
  verification.draft = std::move(document);
  const internal::ModelParts& parts = internal::PartsOf(state_->extractor.model());
  if (!parts.lexicon) return parts.status;
  verification.findings =
      Run(state_->options, *parts.lexicon, state_->Indexed(), draft, verification.draft, *regions).Findings();
  return verification;
}

}  // namespace v0
}  // namespace inquit
