// Credits: attributions that layout alone makes, without a reporting clause.
// SPDX-License-Identifier: Apache-2.0
//
// Each paragraph is held against these shapes, and the first that fits makes an attribution. A label is what stands in front of
// a turn or a quotation: "PELL:", "10.42am Mark Bright:", "Q."
//
//   PELL: We wait.                           a turn of a transcript; paragraphs without a label go on with it (FindTurns)
//   Q. Who paid? A. We did.                  so are questions and answers
//   - Ada Pell: We wait.                     an item of a list of voices under a colon (ListOfVoices)
//   Director: Museum Will Close              a heading with its source in front of a colon (Heading)
//   Museum to Close in June, Says Director   ... with verb and source at its end (Heading)
//   Deal is off: minister                    ... with its source behind a colon (HeadingWithSourceLast)
//   10.42am Mark Bright: "We wait."          a name in front of nothing but a quotation (NameBeforeQuotation)
//   "We wait." - Ada Pell, skipper           a dash and a name behind a quotation (NameBehindQuotation)
//   "We wait." / - Ada Pell                  ... or in the paragraph under it (NameUnderQuotation)
//   From the desk of Ada Pell / "We wait."   ... or above it (NameAboveQuotation)
//   We wait. - Ada Pell (@pell) May 3, 2020  a post, as pages embed it (SignedPost)
//
// Names in front of colons are also rubrics ("Photos:"), places ("New York:") and fields of a form ("Price:"). So a transcript
// counts only as a whole: at least three labels, of at least two people, one of whom speaks twice; most of them names, and most
// of what they say ends like a sentence. A heading counts only where the tagger sees a source and a cue in it.
//
// Known failures: a transcript whose turns begin with a name and no colon is none; a topic that is a noun for somebody ("What
// to see: the ministers") is taken for the source of its heading.
#include "lib/attribution/credits.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "lib/attribution/spans.h"
#include "lib/tokenize/patterns.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// By hand, not counted: how long the parts of these shapes are.
constexpr std::size_t kMostInLabel = 6;      // words in front of the colon of a turn or a heading
constexpr std::size_t kMostInCredit = 14;    // tokens behind the dash of a credit
constexpr std::size_t kMostBehindVerb = 5;   // tokens behind the verb of a heading
constexpr std::size_t kLeastHeadline = 3;    // tokens in front of the colon of a heading whose source stands behind it
constexpr std::size_t kMostBehindColon = 4;  // ... and behind it
constexpr std::size_t kLeastSaid = 6;        // tokens, marks included, of a quotation without a full stop that is no title
constexpr std::size_t kMostInParticle = 3;   // bytes of a word without a capital in a name: "of", "van"
constexpr std::size_t kLeastTurns = 3;       // labels of a transcript
constexpr std::size_t kMostInDate = 6;       // tokens of the date of a post
constexpr std::size_t kMostInPost = 100;     // tokens of a post, which has at most 280 letters, links aside

// What a press release puts in front of the name of whoever wrote what follows.
constexpr std::array<std::string_view, 4> kLetterhead = {"From", "the", "desk", "of"};

// Least probability of a role by the tagger. Fitted: chosen on contract/train and free/train; no search is logged.
constexpr double kHeadingSource = 0.3;   // of the source in front of a colon
constexpr double kHeadingColon = 0.2;    // of the colon as cue
constexpr double kHeadingVerb = 0.5;     // of the verb at the end as cue; elsewhere, of any word that reports
constexpr double kHeadingSubject = 0.2;  // of the source behind the verb

constexpr std::size_t kNoToken = static_cast<std::size_t>(-1);

class CreditFinder {
 public:
  CreditFinder(const Layout& layout, const Lexicon& lexicon, const Tags& tags)
      : layout_(layout), lexicon_(lexicon), tags_(tags) {}

  Credits Run() {
    FindTurns();
    for (const TokenRange list : layout_.lists()) ListOfVoices(list);
    for (std::size_t p = 0; p < layout_.paragraphs(); ++p) {
      if (layout_.Paragraph(p).empty() || turns_[p] || SignedPost(p)) continue;
      if (layout_.KindOf(p) == ParagraphKind::kHeading && Heading(p)) continue;
      if (!NameBeforeQuotation(p) && !NameBehindQuotation(p) && !NameAboveQuotation(p)) NameUnderQuotation(p);
    }
    std::sort(credits_.begin(), credits_.end(),
              [](const Credit& a, const Credit& b) { return a.contents[0].begin < b.contents[0].begin; });
    return {std::move(credits_), std::move(titles_)};
  }

 private:
  // What stands in front of a turn: "10.42am Mark Bright:", "Q:", "A.".
  struct Label {
    TokenRange source;        // "Mark Bright", "Q", "A."
    TokenRange cue;           // the colon; empty behind "Q." and "A."
    std::size_t content = 0;  // the token behind the label; 0: the paragraph has no label
  };

  // Whether the tagger gives token `i` this role with at least this probability.
  bool HasRole(std::size_t i, Role role, double least) const { return ProbabilityOf(tags_[i], role) >= least; }

  static bool IsQuestionOrAnswer(std::string_view word) { return word == "Q." || word == "A."; }

  // The label at the beginning of `paragraph`, behind a bullet and a time: a handle, or words of which the first and the last
  // have a capital, perhaps a remark in brackets, and a colon.
  Label ReadLabel(std::size_t paragraph) const {
    const TokenRange all = layout_.Paragraph(paragraph);
    std::size_t begin = all.begin;
    if (layout_.IsBullet(begin)) ++begin;
    while (begin < all.end && layout_.token(begin).kind == TokenKind::kNumber) ++begin;  // the time
    if (begin > all.begin && begin < all.end && (layout_.Word(begin) == "am" || layout_.Word(begin) == "pm")) ++begin;
    if (begin + 1 < all.end && IsQuestionOrAnswer(layout_.Word(begin))) return {{begin, begin + 1}, {}, begin + 1};
    std::size_t end = begin;
    if (begin < all.end && layout_.token(begin).kind == TokenKind::kHandle) {
      ++end;
    } else if (begin < all.end && layout_.IsCapitalised(begin)) {
      while (end < all.end && end < begin + kMostInLabel && layout_.token(end).kind == TokenKind::kWord) ++end;
      if (!layout_.IsCapitalised(end - 1)) return {};
    }
    if (end == begin || end >= all.end) return {};
    std::size_t colon = end;
    if (layout_.Word(end) == "(") {  // "PELL (on camera): "
      while (colon + 1 < all.end && colon < end + kMostInLabel && layout_.Word(colon) != ")") ++colon;
      ++colon;
    }
    if (colon + 1 >= all.end || layout_.Word(colon) != ":") return {};
    return {{begin, end}, {colon, colon + 1}, colon + 1};
  }

  bool IsAllCapitals(std::size_t i) const {
    const std::string_view word = layout_.Word(i);
    return word.size() > 1 && std::all_of(word.begin(), word.end(), [](char c) { return c < 'a' || c > 'z'; });
  }

  // Whether a label names a person or a part in a talk: "PELL", "Ada Pell", "Mayor Pell", "Moderator", a handle; not "New
  // York", "Update".
  bool IsNamed(const Label& label) const {
    static const auto& kParts =
        *new absl::flat_hash_set<std::string>{"a",           "q",         "anchor",   "audience",  "caller",   "host",
                                              "interviewer", "moderator", "narrator", "presenter", "reporter", "reader"};
    if (layout_.token(label.source.begin).kind == TokenKind::kHandle) return true;
    if (IsRubric(label)) return false;
    bool other = true;  // places, nouns and words without a capital only
    for (std::size_t i = label.source.begin; i < label.source.end; ++i) {
      const std::string lower = absl::AsciiStrToLower(std::string(layout_.Word(i)));
      if (IsAllCapitals(i) || lexicon_.given_names.contains(lower) || lexicon_.titles.contains(lower)) return true;
      if (label.source.size() == 1 && kParts.contains(lower)) return true;
      other &= lexicon_.places.contains(lower) || lexicon_.nouns.contains(lower) || !layout_.IsCapitalised(i);
    }
    return label.source.size() > 1 && !other;
  }

  // Whether what a label says ends like a sentence.
  bool IsSentence(const Label& label, std::size_t paragraph) const {
    const std::size_t end = layout_.Paragraph(paragraph).end;
    const std::size_t last = layout_.QuotationOf(end - 1) != kNoQuotation && end > label.content + 1 ? end - 2 : end - 1;
    const std::string_view stop = layout_.Word(last);
    return stop == "." || stop == "?" || stop == "!" || stop == "--" || stop == "\u2014" || stop == "\u2026" || stop == "...";
  }

  // Whether paragraph `p` may go on with the turn before it: nothing in it reports, and it is no turn, quotation or stage
  // direction.
  bool MayGoOn(std::size_t p) const {
    const TokenRange all = layout_.Paragraph(p);
    if (all.empty() || layout_.KindOf(p) != ParagraphKind::kBody || layout_.Word(all.begin) == "(" ||
        layout_.Word(all.begin) == "[")
      return false;
    if (layout_.QuotationOf(all.begin) != kNoQuotation) return false;
    for (std::size_t i = all.begin; i < all.end; ++i) {
      if (i < all.begin + kMostInLabel + 2 && layout_.Word(i) == ":") return false;
      if (layout_.QuotationOf(i) == kNoQuotation && HasRole(i, Role::kCue, kHeadingVerb) && HasSourceBeside(i)) return false;
    }
    return true;
  }

  // Whether the tags see somebody else than "I" beside the cue at `i`.
  bool HasSourceBeside(std::size_t i) const {
    for (const std::size_t k : {i - std::min<std::size_t>(i, 1), i + 1}) {
      if (k < layout_.size() && k != i && layout_.IsCapitalised(k) && layout_.Word(k) != "I" &&
          HasRole(k, Role::kSource, kHeadingVerb))
        return true;
    }
    return false;
  }

  // Turns of a transcript. Paragraphs between two turns go on with the first of them as long as MayGoOn says.
  void FindTurns() {
    turns_.assign(layout_.paragraphs(), false);
    std::vector<std::pair<std::size_t, Label>> labels;  // with their paragraphs
    std::map<std::string_view, std::size_t> count;      // labels by their last word, the surname
    std::set<std::string_view> names;                   // last words of labels that name somebody
    bool speaks_twice = false, asks = false;
    std::size_t sentences = 0;  // labels whose paragraph ends like a sentence
    for (std::size_t p = 0; p < layout_.paragraphs(); ++p) {
      const Label label = ReadLabel(p);
      if (label.content == 0 || IsRubric(label)) continue;
      labels.push_back({p, label});
      speaks_twice |= ++count[LastWord(label)] > 1;
      asks |= LastWord(label)[0] == 'Q' && layout_.Word(layout_.Paragraph(p).end - 1) == "?";
      if (IsNamed(label)) names.insert(LastWord(label));
      sentences += IsSentence(label, p);
    }
    const bool is_interview =
        asks && ((count.count("Q") > 0 && count.count("A") > 0) || (count.count("Q.") > 0 && count.count("A.") > 0));
    const auto named =
        std::count_if(labels.begin(), labels.end(), [&](const auto& l) { return names.count(LastWord(l.second)) > 0; });
    const bool is_talk = labels.size() >= kLeastTurns && speaks_twice && count.size() > 1 &&
                         2 * static_cast<std::size_t>(named) > labels.size() && 2 * sentences > labels.size();
    if (!is_interview && !is_talk) return;
    for (std::size_t k = 0; k < labels.size(); ++k) {
      const auto& [paragraph, label] = labels[k];
      if (count[LastWord(label)] < 2 && !Beside(labels, k)) continue;
      Credit credit{{{label.content, layout_.Paragraph(paragraph).end}}, label.cue, label.source, "a turn of a transcript"};
      turns_[paragraph] = true;
      for (std::size_t p = paragraph + 1; k + 1 < labels.size() && p < labels[k + 1].first && MayGoOn(p); ++p) {
        credit.contents.push_back(layout_.Paragraph(p));
        turns_[p] = true;
      }
      credits_.push_back(std::move(credit));
    }
  }

  // A list of nothing but names with what they say.
  void ListOfVoices(TokenRange list) {
    const std::size_t first = layout_.ParagraphOf(list.begin), last = layout_.ParagraphOf(list.end - 1);
    for (std::size_t p = first; p <= last; ++p) {
      if (layout_.Paragraph(p).empty() || turns_[p]) return;
      const Label label = ReadLabel(p);
      if (label.cue.empty() || !IsNamed(label) || !IsSentence(label, p)) return;
    }
    for (std::size_t p = first; p <= last; ++p) {
      const Label label = ReadLabel(p);
      credits_.push_back({{{label.content, layout_.Paragraph(p).end}}, label.cue, label.source, "an item of a list of voices"});
      turns_[p] = true;
    }
  }

  std::string_view LastWord(const Label& label) const { return layout_.Word(label.source.end - 1); }

  // Whether a turn stands right before or behind label `k`.
  static bool Beside(const std::vector<std::pair<std::size_t, Label>>& labels, std::size_t k) {
    return (k > 0 && labels[k - 1].first + 1 == labels[k].first) ||
           (k + 1 < labels.size() && labels[k].first + 1 == labels[k + 1].first);
  }

  // Director: Museum Will Close. Museum to Close in June, Says Director. Deal is off: minister.
  bool Heading(std::size_t paragraph) {
    const TokenRange all = layout_.Paragraph(paragraph);
    std::size_t end = all.end;
    if (layout_.Word(end - 1) == "." || layout_.Word(end - 1) == ";") --end;
    if (end < all.begin + 3) return false;
    for (std::size_t i = all.begin + 1; i + 1 < end && i <= all.begin + kMostInLabel; ++i) {
      if (layout_.Word(i) != ":" || layout_.QuotationOf(i) != kNoQuotation) continue;
      if (!HasRole(all.begin, Role::kSource, kHeadingSource) || !HasRole(i, Role::kCue, kHeadingColon)) break;
      if (!layout_.IsCapitalised(i - 1) && HasRole(i - 1, Role::kCue, kHeadingColon)) break;  // "Pell said: ..."
      credits_.push_back({{{i + 1, end}}, {i, i + 1}, {all.begin, i}, "a heading with its source in front of a colon"});
      return true;
    }
    for (std::size_t i = end - 1; i > all.begin + 2 && i + 1 + kMostBehindVerb >= end; --i) {
      if (layout_.Word(i - 1) != "," || i + 1 >= end || !HasRole(i, Role::kCue, kHeadingVerb)) continue;
      if (layout_.QuotationOf(i - 1) != kNoQuotation) continue;
      if (!MayBeSource({i + 1, end})) return false;
      credits_.push_back({{{all.begin, i - 1}}, {i, i + 1}, {i + 1, end}, "a heading with verb and source at its end"});
      return true;
    }
    return HeadingWithSourceLast({all.begin, end});
  }

  // Whether what stands behind the verb of a heading may be the subject: "Says Director", "say parents", not "wrote to the
  // council".
  bool MayBeSource(TokenRange who) const {
    static const auto& kPrepositions =
        *new absl::flat_hash_set<std::string_view>{"about", "at", "by", "for", "from", "in", "of", "on", "to", "with"};
    if (kPrepositions.contains(layout_.Word(who.begin))) return false;
    return layout_.IsCapitalised(who.begin) || IsSourceNoun(layout_.Word(who.end - 1)) ||
           HasRole(who.begin, Role::kSource, kHeadingSubject);
  }

  // "Deal is off: minister", where a noun for somebody who speaks, or for a paper, stands behind the colon.
  bool HeadingWithSourceLast(TokenRange all) {
    for (std::size_t i = all.end - 1; i > all.begin + kLeastHeadline && i + kMostBehindColon >= all.end; --i) {
      if (layout_.Word(i - 1) != ":" || layout_.QuotationOf(i - 1) != kNoQuotation) continue;
      if (IsGuide(all.begin) || !IsSourceNoun(layout_.Word(all.end - 1))) return false;
      for (std::size_t k = i; k < all.end; ++k) {
        if (layout_.Word(k) == "a" || layout_.Word(k) == "an" || layout_.Word(k) == "for")
          return false;  // "a guide for voters"
      }
      credits_.push_back({{{all.begin, i - 1}}, {i - 1, i}, {i, all.end}, "a heading with its source behind a colon"});
      return true;
    }
    return false;
  }

  // "How to vote: ...": a heading that asks or recommends says nothing by itself.
  bool IsGuide(std::size_t begin) const {
    static const auto& kWords = *new absl::flat_hash_set<std::string_view>{"Best", "Here",  "How",   "Meet", "What",
                                                                           "When", "Where", "Which", "Who",  "Why"};
    return kWords.contains(layout_.Word(begin));
  }

  bool IsSourceNoun(std::string_view word) const {
    std::string lower = absl::AsciiStrToLower(std::string(word));
    if (absl::StartsWith(lower, "ex-")) lower.erase(0, 3);
    if (lexicon_.titles.contains(lower)) return true;
    const auto noun = lexicon_.nouns.find(lower);
    return noun != lexicon_.nouns.end() && noun->second.type != SpeakerType::kOther;
  }

  // The quotation that takes up the tokens from `begin` to the end of their paragraph, or kNoQuotation.
  std::size_t QuotationToTheEnd(std::size_t begin) const {
    const std::size_t quotation = layout_.QuotationOf(begin);
    if (quotation == kNoQuotation || layout_.quotations().tokens[quotation].begin != begin) return kNoQuotation;
    return layout_.quotations().tokens[quotation].end == layout_.Paragraph(layout_.ParagraphOf(begin)).end ? quotation
                                                                                                           : kNoQuotation;
  }

  // Whether a quotation is somebody's words rather than a title: it has a stop, or some words.
  bool IsSaid(TokenRange quoted) const {
    const std::string_view stop = quoted.size() > 2 ? layout_.Word(quoted.end - 2) : "";
    return stop == "." || stop == "?" || stop == "!" || stop == "," || stop == "\u2026" || quoted.size() >= kLeastSaid;
  }

  // Whether a label is a rubric, a word of the page in front of a colon and nobody's name: Related: "Dam Leaks"
  bool IsRubric(const Label& label) const {
    static const auto& kRubrics = *new absl::flat_hash_set<std::string_view>{
        "Also",  "Caption", "Correction", "Headline", "Image", "Listen", "More",   "Note",   "Photo", "Photos",
        "Quote", "Read",    "Related",    "Source",   "Tags",  "Title",  "Topics", "Update", "Video", "Watch"};
    return label.source.size() == 1 && kRubrics.contains(layout_.Word(label.source.begin));
  }

  // 10.42am Mark Bright: "We wait."
  bool NameBeforeQuotation(std::size_t paragraph) {
    const Label label = ReadLabel(paragraph);
    if (label.content == 0 || label.cue.empty() || IsRubric(label)) return false;
    const bool is_handle = layout_.token(label.source.begin).kind == TokenKind::kHandle;
    const std::size_t quotation = QuotationToTheEnd(label.content);
    if (!is_handle && (quotation == kNoQuotation || !IsSaid(layout_.quotations().tokens[quotation]))) return false;
    credits_.push_back(
        {{{label.content, layout_.Paragraph(paragraph).end}}, label.cue, label.source, "a name in front of its quotation"});
    return true;
  }

  // "The Courier, 3 May": a number beside a word with a capital, as in a list of links; an age has a comma in front of it.
  bool HasDate(TokenRange who) const {
    for (std::size_t i = who.begin; i < who.end && i < who.begin + kMostInCredit; ++i) {
      if (layout_.token(i).kind != TokenKind::kNumber) continue;
      if ((i > who.begin && layout_.IsCapitalised(i - 1)) || (i + 1 < who.end && layout_.IsCapitalised(i + 1))) return true;
    }
    return false;
  }

  // Whether the tokens are a name with what may follow it: a capital first, nothing that reports, no date.
  bool IsCredited(TokenRange who) const {
    if (who.empty() || who.size() > kMostInCredit || !layout_.IsCapitalised(who.begin) || HasDate(who)) return false;
    bool name = true;  // up to the first comma: capitals, with "of" or "de" between them
    for (std::size_t i = who.begin; i < who.end; ++i) {
      if (layout_.QuotationOf(i) != kNoQuotation || HasRole(i, Role::kCue, kHeadingVerb)) return false;
      name &= layout_.token(i).kind != TokenKind::kPunctuation;
      if (name && !layout_.IsCapitalised(i) && layout_.Word(i).size() > kMostInParticle) return false;
    }
    return true;
  }

  TokenRange WithoutStop(TokenRange range) const {
    if (!range.empty() && layout_.Word(range.end - 1) == ".") --range.end;
    return range;
  }

  // "We wait." - Ada Pell, skipper. With a date it is the title of another article: "Dam Leaks" - The Courier, 3 May.
  bool NameBehindQuotation(std::size_t paragraph) {
    const TokenRange all = layout_.Paragraph(paragraph);
    const std::size_t quotation = layout_.QuotationOf(all.begin);
    if (quotation == kNoQuotation) return false;
    const TokenRange quoted = layout_.quotations().tokens[quotation];
    if (quoted.begin != all.begin || quoted.end + 1 >= all.end || !IsDash(layout_.Word(quoted.end))) return false;
    const TokenRange who = WithoutStop({quoted.end + 1, all.end});
    if (layout_.IsCapitalised(quoted.end + 1) && HasDate(who)) titles_.push_back(quoted);
    if (!IsCredited(who) || !IsSaid(quoted)) return false;
    credits_.push_back({{quoted}, {quoted.end, quoted.end + 1}, who, "a dash and a name behind a quotation"});
    return true;
  }

  // The "(" of a handle in brackets behind which `paragraph` has nothing but a date, or kNoToken: "(@pell) May 3, 2020".
  std::size_t SignatureOf(TokenRange paragraph) const {
    std::size_t close = paragraph.end;
    while (close > paragraph.begin && close + kMostInDate >= paragraph.end && layout_.Word(close - 1) != ")") --close;
    if (close < paragraph.begin + 3 || layout_.Word(close - 1) != ")" || layout_.Word(close - 3) != "(") return kNoToken;
    std::size_t numbers = 0;  // a day and a year
    for (std::size_t i = close; i < paragraph.end; ++i) numbers += layout_.token(i).kind == TokenKind::kNumber;
    const bool is_handle = layout_.token(close - 2).kind == TokenKind::kHandle && layout_.Word(close - 2)[0] == '@';
    return is_handle && numbers == 2 ? close - 3 : kNoToken;
  }

  // The dash in front of the name before token `handle`, or `handle`: the nearest, but not the hyphen of "- Weir FM - News
  // (@weirfm)" where a long one stands before it and a capital behind that.
  std::size_t DashBefore(std::size_t handle, std::size_t begin) const {
    std::size_t dash = handle;
    for (std::size_t i = handle; i-- > begin && i + kMostInCredit > handle;) {
      if (!IsDash(layout_.Word(i))) continue;
      const bool is_long = layout_.Word(i) != "-";
      if (dash == handle || (is_long && layout_.IsCapitalised(i + 1))) dash = i;
      if (is_long) break;
    }
    return dash;
  }

  // Nobody asked. pic.example.com/a - Ada Pell (@pell) May 3, 2020. Links at its end are none of its words, nor "Skip Twitter
  // post by @pell" in front.
  bool SignedPost(std::size_t paragraph) {
    const TokenRange all = layout_.Paragraph(paragraph);
    const std::size_t handle = SignatureOf(all);
    if (handle == kNoToken) return false;
    const std::size_t dash = DashBefore(handle, all.begin);
    std::size_t begin = all.begin, end = dash;
    for (std::size_t i = begin; layout_.Word(all.begin) == "Skip" && i < std::min(end, all.begin + kMostInLabel); ++i) {
      if (layout_.token(i).kind == TokenKind::kHandle) begin = i + 1;
    }
    while (end > begin && layout_.token(end - 1).kind == TokenKind::kUrl) --end;
    const bool byline = layout_.Word(begin) == "By" && end <= begin + kMostInLabel;
    if (end == begin || end > begin + kMostInPost || dash + 1 >= handle || byline) return false;
    credits_.push_back({{{begin, end}}, {dash, dash + 1}, {dash + 1, handle + 3}, "a post with its signature"});
    return true;
  }

  // A paragraph that is nothing but a quotation, and under it one of a dash and a name.
  void NameUnderQuotation(std::size_t paragraph) {
    const TokenRange all = layout_.Paragraph(paragraph);
    if (paragraph == 0 || all.size() < 2 || !IsDash(layout_.Word(all.begin)) || layout_.Paragraph(paragraph - 1).empty())
      return;
    const std::size_t quotation = QuotationToTheEnd(layout_.Paragraph(paragraph - 1).begin);
    const TokenRange who = WithoutStop({all.begin + 1, all.end});
    if (quotation == kNoQuotation || turns_[paragraph - 1] || !IsCredited(who)) return;
    const TokenRange quoted = layout_.quotations().tokens[quotation];
    const std::size_t next = paragraph + 1;
    if (!IsSaid(quoted) ||
        (next < layout_.paragraphs() && !layout_.Paragraph(next).empty() && layout_.IsBullet(layout_.Paragraph(next).begin)))
      return;  // a title; the first item of a list
    if (!credits_.empty() && credits_.back().contents[0].begin == quoted.begin) return;
    credits_.push_back({{quoted}, {all.begin, all.begin + 1}, who, "a dash and a name under a quotation"});
  }

  // A paragraph that is nothing but a quotation, and above it the letterhead of whoever wrote it.
  bool NameAboveQuotation(std::size_t paragraph) {
    if (paragraph == 0 || turns_[paragraph - 1]) return false;
    const TokenRange above = layout_.Paragraph(paragraph - 1);
    const std::size_t quotation = QuotationToTheEnd(layout_.Paragraph(paragraph).begin);
    if (quotation == kNoQuotation || above.size() <= kLetterhead.size()) return false;
    for (std::size_t i = 0; i < kLetterhead.size(); ++i) {
      if (layout_.Word(above.begin + i) != kLetterhead[i]) return false;
    }
    const TokenRange who = WithoutStop({above.begin + kLetterhead.size(), above.end});
    const TokenRange quoted = layout_.quotations().tokens[quotation];
    if (!IsCredited(who) || !IsSaid(quoted)) return false;
    credits_.push_back({{quoted}, {}, who, "a letterhead above a quotation"});
    return true;
  }

  const Layout& layout_;
  const Lexicon& lexicon_;
  const Tags& tags_;
  std::vector<bool> turns_;  // of each paragraph: whether it belongs to a turn
  std::vector<Credit> credits_;
  std::vector<TokenRange> titles_;
};

}  // namespace

Credits FindCredits(const Layout& layout, const Lexicon& lexicon, const Tags& tags) {
  return CreditFinder(layout, lexicon, tags).Run();
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
