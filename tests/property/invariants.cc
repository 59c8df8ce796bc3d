// The checks of the promises, stage by stage. Each throws Broken with the first one that fails; see invariants.h.
// SPDX-License-Identifier: Apache-2.0
//
// What is not checked here: whether an answer is right (golden pairs, tools/evaluate), and time (document_property_test.cc).
#include "tests/property/invariants.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "inquit/offsets.h"
#include "inquit/quote_detector.h"
#include "inquit/tokenizer.h"
#include "tests/property/same_in_c.h"

namespace inquit::testing {
namespace {

// Tests may throw, the library may not: a violation leaves the checks at once.
struct Broken {
  std::string promise;
};

template <typename... Parts>
void Require(bool kept, const Parts&... promise) {
  if (!kept) throw Broken{absl::StrCat(promise...)};
}

std::string Show(ByteSpan span) { return absl::StrCat("[", span.begin, ", ", span.end, ")"); }

bool IsSpaceByte(unsigned char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// Whether a character of valid UTF-8, or a byte that is none, begins at `at`. In repaired texts a trail byte may be a character
// of its own, which this cannot tell: it is right for valid texts, and lenient for others.
bool OnBoundary(std::string_view text, std::size_t at, bool repaired) {
  return at == text.size() || repaired || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

// Where tokens begin and end.
class TokenEdges {
 public:
  TokenEdges(std::string_view text, const Tokenization& tokens) : begins_(text.size() + 1), ends_(text.size() + 1) {
    for (const Token& t : tokens.tokens) begins_[t.span.begin] = ends_[t.span.end] = true;
  }
  // A span of whole tokens that lies in the text and is not empty.
  void Check(ByteSpan span, const char* what) const {
    Require(span.begin < span.end && span.end < ends_.size(), what, " is empty or outside the text: ", Show(span));
    Require(begins_[span.begin] && ends_[span.end], what, " does not begin and end with a token: ", Show(span));
  }

 private:
  std::vector<bool> begins_, ends_;
};

void CheckTokens(std::string_view text, const std::vector<Token>& tokens, bool repaired) {
  std::size_t at = 0;
  for (const Token& t : tokens) {
    Require(at <= t.span.begin && t.span.begin < t.span.end && t.span.end <= text.size(),
            "tokens out of order: ", Show(t.span));
    Require(OnBoundary(text, t.span.begin, repaired) && OnBoundary(text, t.span.end, repaired),
            "token cuts a character: ", Show(t.span));
    Require(t.after_space == (t.span.begin == 0 || t.span.begin > at), "after_space is wrong: ", Show(t.span));
    // Between tokens stands white space only. Beyond ASCII the tokenizer's unit test knows which characters are.
    for (; at < t.span.begin; ++at) {
      const unsigned char c = text[at];
      Require(c >= 0x80 || IsSpaceByte(c), "a byte is in no token: ", at);
    }
    at = t.span.end;
    Require(!IsSpaceByte(text[t.span.begin]) && !IsSpaceByte(text[at - 1]), "token with space at an edge: ", Show(t.span));
  }
  for (; at < text.size(); ++at) Require(IsSpaceByte(text[at]) || (text[at] & 0x80), "a byte is in no token: ", at);
}

void CheckTokenization(std::string_view text, const Tokenization& t, bool repaired) {
  CheckTokens(text, t.tokens, repaired);
  std::size_t token = 0, end = 0;
  for (const Sentence& s : t.sentences) {
    Require(s.first_token == token && s.end_token > token && s.end_token <= t.tokens.size(),
            "sentences leave out a token: ", token);
    Require(s.span.begin >= end && s.span.begin <= t.tokens[token].span.begin &&
                t.tokens[s.end_token - 1].span.end <= s.span.end && s.span.end <= text.size(),
            "sentence does not hold its tokens: ", Show(s.span));
    token = s.end_token;
    end = s.span.end;
  }
  Require(token == t.tokens.size(), "tokens after the last sentence");
  std::size_t sentence = 0;
  end = 0;
  for (const Paragraph& p : t.paragraphs) {
    Require(p.first_sentence == sentence && p.end_sentence > sentence && p.end_sentence <= t.sentences.size(),
            "paragraphs leave out a sentence: ", sentence);
    Require(p.span.begin >= end && p.span.Contains(t.sentences[sentence].span) &&
                p.span.Contains(t.sentences[p.end_sentence - 1].span),
            "paragraph does not hold its sentences: ", Show(p.span));
    Require(p.dateline.empty() || p.span.Contains(p.dateline), "dateline outside its paragraph: ", Show(p.dateline));
    sentence = p.end_sentence;
    end = p.span.end;
  }
  Require(sentence == t.sentences.size(), "sentences after the last paragraph");
}

void CheckRegions(const std::vector<QuoteRegion>& regions, const Tokenization& tokens, const TokenEdges& edges) {
  std::vector<std::size_t> open;  // the regions that the present one may lie in
  std::set<std::size_t> continued;
  std::size_t paragraph = 0, reopened = 0;
  for (std::size_t i = 0; i < regions.size(); ++i) {
    const QuoteRegion& r = regions[i];
    edges.Check(r.span, "region");
    Require(r.span.Contains(r.inner) && r.span.begin < r.inner.begin && r.inner.begin < r.inner.end,
            "inside of a region is empty or not inside: ", Show(r.inner));
    Require((r.end == QuoteEnd::kClosed) == (r.inner.end < r.span.end), "region does not end as it says: ", Show(r.span));
    Require(i == 0 || regions[i - 1].span.begin < r.span.begin ||
                (regions[i - 1].span.begin == r.span.begin && regions[i - 1].span.end > r.span.end),
            "regions out of order: ", Show(r.span));
    while (!open.empty() && regions[open.back()].span.end <= r.span.begin) open.pop_back();
    Require(open.empty() || regions[open.back()].span.Contains(r.span), "regions cross: ", Show(r.span));
    Require(r.parent == (open.empty() ? std::nullopt : std::optional<std::size_t>(open.back())),
            "wrong parent: ", Show(r.span));
    open.push_back(i);
    while (tokens.paragraphs[paragraph].span.end <= r.span.begin) ++paragraph;
    const ByteSpan whole = tokens.paragraphs[paragraph].span;
    Require(whole.Contains(r.span), "region leaves its paragraph: ", Show(r.span));
    if (r.end == QuoteEnd::kReopened) {  // one that is unclosed may end before a reporting clause
      const Sentence& last = tokens.sentences[tokens.paragraphs[paragraph].end_sentence - 1];
      Require(r.span.end == tokens.tokens[last.end_token - 1].span.end,
              "open region does not end its paragraph: ", Show(r.span));
    }
    reopened += r.end == QuoteEnd::kReopened;
    if (r.continues) {
      Require(*r.continues < i, "region continues one that is not before it: ", Show(r.span));
      const QuoteRegion& before = regions[*r.continues];
      Require(before.end == QuoteEnd::kReopened, "region continues one that was not left open: ", Show(r.span));
      Require(before.mark == r.mark, "region continues one in other marks: ", Show(r.span));
      Require(paragraph > 0 && tokens.paragraphs[paragraph - 1].span.Contains(before.span),
              "region continues one that is not in the paragraph before: ", Show(r.span));
      Require(continued.insert(*r.continues).second, "two regions continue one: ", Show(r.span));
    }
  }
  Require(continued.size() == reopened, "a region counts as re-opened that none continues");
}

void CheckConfidence(double value) { Require(value >= 0 && value <= 1, "confidence not in 0 to 1: ", value); }

// annotation.md, 1.3: a token has one role; only a source may serve several attributions.
void CheckOneRole(std::vector<ByteSpan> once, std::vector<ByteSpan> sources) {
  std::sort(sources.begin(), sources.end());
  sources.erase(std::unique(sources.begin(), sources.end()), sources.end());
  once.insert(once.end(), sources.begin(), sources.end());
  std::sort(once.begin(), once.end());
  for (std::size_t i = 1; i < once.size(); ++i) {
    Require(once[i - 1].end <= once[i].begin, "two spans claim the same bytes: ", Show(once[i - 1]), " ", Show(once[i]));
  }
}

void CheckAttributions(const Document& document, const TokenEdges& edges) {
  std::vector<ByteSpan> once, sources;
  std::size_t first = 0;
  for (const Attribution& a : document.attributions) {
    Require(!a.content.empty(), "attribution without content");
    Require(first <= a.content[0].begin, "attributions out of order: ", Show(a.content[0]));
    first = a.content[0].begin;
    for (std::size_t i = 0; i < a.content.size(); ++i) {
      edges.Check(a.content[i], "content");
      Require(i == 0 || a.content[i - 1].end <= a.content[i].begin, "pieces out of order: ", Show(a.content[i]));
      once.push_back(a.content[i]);
    }
    if (a.cue) edges.Check(*a.cue, "cue"), once.push_back(*a.cue);
    if (a.source) edges.Check(*a.source, "source"), sources.push_back(*a.source);
    CheckConfidence(a.confidence);
    CheckConfidence(a.speaker_confidence);
    Require(!a.speaker || *a.speaker < document.speakers.size(), "no such speaker: ", a.speaker.value_or(0));
    Require(a.speaker.has_value() == (a.reason != Reason::kNone), "a speaker needs a reason, and a reason a speaker");
    Require(a.speaker || a.speaker_confidence == 0, "confidence in no speaker");
  }
  CheckOneRole(std::move(once), std::move(sources));
}

void CheckSpan(std::string_view text, ByteSpan span, bool repaired, const char* what) {
  Require(span.begin < span.end && span.end <= text.size(), what, " is empty or outside the text: ", Show(span));
  Require(OnBoundary(text, span.begin, repaired) && OnBoundary(text, span.end, repaired), what,
          " cuts a character: ", Show(span));
}

// For documents made without entities of the caller's.
void CheckSpeakers(std::string_view text, const Document& document, bool repaired) {
  std::set<std::size_t> referred;
  for (const Attribution& a : document.attributions) {
    if (a.speaker) referred.insert(*a.speaker);
  }
  Require(referred.size() == document.speakers.size(), "a speaker to whom no attribution refers");
  std::size_t first = 0;
  for (std::size_t i = 0; i < document.speakers.size(); ++i) {
    const Speaker& s = document.speakers[i];
    Require(s.id == absl::StrCat("s", i + 1), "speaker ", i + 1, " is called ", s.id);
    Require(!s.name.empty() && !s.mentions.empty(), "speaker without a name or a mention: ", s.id);
    Require(text.find(s.name) != std::string_view::npos, "name that the text does not have: ", s.name);
    Require(first <= s.mentions[0].begin, "speakers not in the order of their first mention: ", s.id);
    first = s.mentions[0].begin;
    for (std::size_t m = 0; m < s.mentions.size(); ++m) {
      const ByteSpan mention = s.mentions[m];  // not always whole tokens: "Lund" of "Lund's"
      CheckSpan(text, mention, repaired, "mention");
      Require(m == 0 || s.mentions[m - 1].end <= s.mentions[m].begin, "mentions out of order: ", Show(mention));
    }
    if (s.role) CheckSpan(text, *s.role, repaired, "role");
  }
}

void CheckOffsets(std::string_view text, const Document& document) {
  const OffsetMap map(text);
  for (const Attribution& a : document.attributions) {
    for (const ByteSpan span : a.content) {
      for (const OffsetUnit unit : {OffsetUnit::kBytes, OffsetUnit::kCodePoints, OffsetUnit::kUtf16}) {
        Require(map.ToBytes(map.ToUnits(span, unit), unit) == span, "span does not come back: ", Show(span));
      }
    }
  }
}

// A text is refused for one of the two reasons that the headers give.
void CheckRefusal(const Options& options, std::string_view text, const absl::Status& status) {
  if (status.code() == absl::StatusCode::kOutOfRange) return Require(text.size() > options.max_bytes, "refused as too long");
  Require(status.code() == absl::StatusCode::kInvalidArgument, "refused for no reason of the header's: ", status.ToString());
  Require(!options.repair_utf8, "refused although to be repaired: ", status.ToString());
}

void CheckTokenizer(const Options& options, std::string_view text) {
  const auto tokens = Tokenizer(options).Tokenize(text);
  if (!tokens.ok()) return CheckRefusal(options, text, tokens.status());
  CheckTokenization(text, *tokens, options.repair_utf8);
}

void CheckQuoteDetector(const Options& options, std::string_view text) {
  const auto tokens = Tokenizer(options).Tokenize(text);
  const auto regions = QuoteDetector(options).Detect(text);
  Require(regions.status() == tokens.status(), "the quote detector does not refuse as the tokenizer does");
  if (regions.ok()) CheckRegions(*regions, *tokens, TokenEdges(text, *tokens));
}

void CheckAll(const Extractor& extractor, std::string_view text, const absl::StatusOr<Document>& document) {
  const Options& options = extractor.options();
  CheckTokenizer(options, text);
  CheckQuoteDetector(options, text);
  const auto tokens = Tokenizer(options).Tokenize(text);
  Require(document.status() == tokens.status(), "the extractor does not refuse as the tokenizer does");
  if (!document.ok()) return;
  CheckAttributions(*document, TokenEdges(text, *tokens));
  CheckSpeakers(text, *document, options.repair_utf8);
  CheckOffsets(text, *document);
  const auto again = extractor.Extract(text);
  Require(again.ok() && Same(*document, *again), "two runs differ");
}

// The promise that `check` finds broken.
template <typename Check>
std::string BrokenBy(const Check& check) {
  try {
    check();
  } catch (const Broken& broken) {
    return broken.promise;
  }
  return "";
}

bool Same(const Attribution& a, const Attribution& b) {
  return a.content == b.content && a.cue == b.cue && a.source == b.source && a.kind == b.kind && a.confidence == b.confidence &&
         a.speaker == b.speaker && a.speaker_confidence == b.speaker_confidence && a.reason == b.reason;
}

bool Same(const Speaker& a, const Speaker& b) {
  return a.id == b.id && a.name == b.name && a.type == b.type && a.gender == b.gender &&
         a.gender_evidence == b.gender_evidence && a.role == b.role && a.mentions == b.mentions;
}

template <typename T>
bool Same(const std::vector<T>& a, const std::vector<T>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const T& x, const T& y) { return Same(x, y); });
}

}  // namespace

std::string BrokenPromise(const Extractor& extractor, std::string_view text) {
  const auto document = extractor.Extract(text);
  const std::string difference = DifferenceInC(extractor, text, document);
  return difference.empty() ? BrokenBy([&] { CheckAll(extractor, text, document); }) : difference;
}

std::string BrokenPromiseWithAnyModel(const Extractor& extractor, std::string_view text) {
  return BrokenBy([&] { CheckAll(extractor, text, extractor.Extract(text)); });
}

std::string BrokenPromiseOfTokens(const Options& options, std::string_view text) {
  return BrokenBy([&] { CheckTokenizer(options, text); });
}

std::string BrokenPromiseOfQuotes(const Options& options, std::string_view text) {
  return BrokenBy([&] { CheckQuoteDetector(options, text); });
}

bool Same(const Document& a, const Document& b) { return Same(a.attributions, b.attributions) && Same(a.speakers, b.speakers); }

}  // namespace inquit::testing
