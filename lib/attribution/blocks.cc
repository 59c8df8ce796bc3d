// Blocks: a paragraph without quotation marks under a colon is somebody's words as a whole (docs/annotation.md, 7.5).
// SPDX-License-Identifier: Apache-2.0
//
// A "/" is the end of a paragraph.
//
//   Pell wrote: / The dam leaks. Odd fears it.     the content that begins the block, of a cue in the sentence with the colon,
//                                                  is the block, and "fears" is inside it
//   Pell spoke about the dam: / I fear it leaks.   a block that says "I" or "we" where the writer has not is the words of the
//                                                  last report in that sentence
//   Pell fears the worst: / It will close. Odd says so.
//                                                  no block: the report has its content, and somebody else is heard below
//
// The network sees neither well: it reads the block as it reads the writer's paragraphs, and has the first sentence alone, or
// reports that stand inside it.
//
// A block goes on as long as paragraphs say "I" or "we". Known failures: other blocks of several paragraphs, of which only the
// first is taken; where a post or a picture was lost in front of it, the writer's next paragraph is taken for the block.
#include "lib/attribution/blocks.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "lib/attribution/explain.h"
#include "lib/tokenize/token_range.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// Least words of a block, by hand.
constexpr std::size_t kLeastWords = 8;

bool IsPronoun(std::string_view word) {
  static const auto& kPronouns = *new absl::flat_hash_set<std::string_view>{"I",    "We",  "we",  "It",   "it",    "They",
                                                                            "they", "you", "You", "that", "which", "who"};
  return kPronouns.contains(word);
}

class Blocks {
 public:
  Blocks(const Layout& layout, std::vector<Draft>* drafts, bool explain)
      : layout_(layout), drafts_(*drafts), explain_(explain) {}

  std::vector<Draft> Run() {
    bool writer_says_i = false;  // in a paragraph before number `read` that is no block
    std::size_t read = 0;
    for (std::size_t p = 0; p + 1 < layout_.paragraphs(); ++p) {
      const TokenRange above = layout_.Paragraph(p), block = layout_.Paragraph(p + 1);
      if (above.empty() || layout_.Word(above.end - 1) != ":" || layout_.KindOf(p) != ParagraphKind::kBody) continue;
      IndexDrafts();
      if (!MayBeBlock(p + 1)) continue;
      for (; !writer_says_i && read <= p; ++read) writer_says_i = SaysI(layout_.Paragraph(read));
      const bool as_speaker = !writer_says_i && SaysI(block);
      const std::optional<std::size_t> report = Announcing(above, block, as_speaker);
      if (!report) continue;
      // What the block says is not the writer's; nor is the next paragraph, if that says "I", too.
      do {
        blocks_.push_back(layout_.Paragraph(++p));
        blocks_of_[*report].push_back(blocks_.back());
      } while (as_speaker && p + 1 < layout_.paragraphs() && MayBeBlock(p + 1) && SaysI(layout_.Paragraph(p + 1)));
      read = p + 1;
    }
    return blocks_.empty() ? std::vector<Draft>() : TakeOut();
  }

 private:
  // Once, and only for a text with a colon where a block may be: drafts are many.
  void IndexDrafts() {
    if (indexed_) return;
    indexed_ = true;
    for (std::size_t d = 0; d < drafts_.size(); ++d) {
      if (drafts_[d].credited) {
        for (const RoleSpan& piece : drafts_[d].contents) credited_.push_back(piece.begin);
      } else if (drafts_[d].cue) {
        cues_.push_back({drafts_[d].cue->begin, d});
      }
    }
    std::sort(credited_.begin(), credited_.end());
    std::sort(cues_.begin(), cues_.end());
  }

  // Whether paragraph number `p` is one of sentences without marks that nobody is credited with.
  bool MayBeBlock(std::size_t p) const {
    const TokenRange block = layout_.Paragraph(p);
    if (block.empty() || layout_.KindOf(p) != ParagraphKind::kBody) return false;
    const std::string_view first = layout_.Word(block.begin);
    const bool words =
        layout_.token(block.begin).kind == TokenKind::kWord || first == "[" || first == "..." || first == "\u2026";
    if (!words || layout_.QuotationOf(block.begin) != kNoQuotation) return false;  // not a list
    if (layout_.WordsIn(block) < kLeastWords || !Stops(block)) return false;
    const auto credit = std::lower_bound(credited_.begin(), credited_.end(), block.begin);
    return credit == credited_.end() || *credit >= block.end;
  }

  // Whether `block` ends as a sentence does: not "Read more", and not "He added:", which announces something itself.
  bool Stops(TokenRange block) const {
    const std::string_view last = layout_.Word(block.end - 1);
    return last == "." || last == "!" || last == "?" || layout_.QuotationOf(block.end - 1) != kNoQuotation;
  }

  // "I", "our", outside quotations and names ("Our Lady Hospital"). A "told us" is the writer's.
  bool SaysI(TokenRange range) const {
    static const auto& kFirst = *new absl::flat_hash_set<std::string_view>{"I", "my", "we", "our", "My", "We", "Our"};
    for (std::size_t i = range.begin; i < range.end; ++i) {
      const std::string_view word = layout_.Word(i);
      if (layout_.QuotationOf(i) != kNoQuotation || !kFirst.contains(word)) continue;
      if (word == "I" || !layout_.IsCapitalised(i) || (layout_.OpensSentence(i) && !layout_.IsCapitalised(i + 1))) return true;
    }
    return false;
  }

  // The last report in the sentence with the colon that the block goes to, if there is one: of those whose content begins it,
  // or, where the block speaks `as_speaker`, of all that have a source.
  std::optional<std::size_t> Announcing(TokenRange above, TokenRange block, bool as_speaker) const {
    const TokenRange sentence = layout_.Sentence(layout_.SentenceOf(above.end - 1));
    const bool others = HasOther(block);
    std::optional<std::size_t> report;
    bool has_content = false;
    for (auto cue = CueFrom(sentence.begin); cue != cues_.end() && cue->first < sentence.end; ++cue) {
      const Draft& draft = drafts_[cue->second];
      if (IsHeadline(*draft.cue)) return std::nullopt;
      const auto begins_block = [&](const RoleSpan& piece) {
        return piece.begin >= block.begin && piece.begin <= block.begin + 1;
      };
      const auto begin = std::find_if(draft.contents.begin(), draft.contents.end(), begins_block);
      const bool begins = begin != draft.contents.end();
      if (begins && IsQuestion(*begin)) return std::nullopt;  // "Voters ask: / [Who will pay?] Odd says no."
      // "Parents fear [what comes next]: / [The school will close.] Odd says no.": the first sentence alone may be theirs.
      const bool told = !std::all_of(draft.contents.begin(), draft.contents.end(), begins_block);
      if (begins ? !told || !others : as_speaker && draft.source && !has_content && !others) report = cue->second;
      has_content = has_content || begins;
    }
    return report;
  }

  // The first of the cues from token `begin` on.
  std::vector<std::pair<std::size_t, std::size_t>>::const_iterator CueFrom(std::size_t begin) const {
    return std::lower_bound(cues_.begin(), cues_.end(), std::make_pair(begin, std::size_t{0}));
  }

  // Whether somebody else is heard in `block`: a report in it has a source that is no pronoun.
  bool HasOther(TokenRange block) const {
    for (auto cue = CueFrom(block.begin); cue != cues_.end() && cue->first < block.end; ++cue) {
      const std::optional<RoleSpan>& source = drafts_[cue->second].source;
      if (source && !(source->size() == 1 && IsPronoun(layout_.Word(source->begin)))) return true;
    }
    return false;
  }

  bool IsQuestion(const RoleSpan& piece) const {
    return layout_.Word(piece.end - 1) == "?" || (piece.end < layout_.size() && layout_.Word(piece.end) == "?");
  }

  // "Odd Says Dam Leaks:": a cue that is written as in a headline.
  bool IsHeadline(const RoleSpan& cue) const { return layout_.IsCapitalised(cue.begin) && !layout_.OpensSentence(cue.begin); }

  // Whether `span` begins in a block.
  bool IsInside(const RoleSpan& span) const {
    const auto next =
        std::partition_point(blocks_.begin(), blocks_.end(), [&](const TokenRange block) { return block.end <= span.begin; });
    return next != blocks_.end() && next->begin <= span.begin;
  }

  // Gives the reports their blocks, and takes out what stands inside one. In place: drafts are the largest part of what is
  // known of a text by now.
  std::vector<Draft> TakeOut() {
    std::vector<Draft> taken_out;
    std::size_t kept = 0;
    for (std::size_t d = 0; d < drafts_.size(); ++d) {
      Draft& draft = drafts_[d];
      const auto own = blocks_of_.find(d);
      const auto inside = [&](const RoleSpan& piece) { return IsInside(piece); };
      const bool all = std::all_of(draft.contents.begin(), draft.contents.end(), inside);
      if (!draft.credited && ((draft.cue && IsInside(*draft.cue)) || (all && own == blocks_of_.end()))) {
        if (explain_) taken_out.push_back(std::move(draft));
        continue;
      }
      const bool any = std::any_of(draft.contents.begin(), draft.contents.end(), inside);
      if (!draft.credited && (any || own != blocks_of_.end()))
        SetContents(own == blocks_of_.end() ? std::vector<TokenRange>() : own->second, &draft);
      if (kept != d) drafts_[kept] = std::move(draft);
      ++kept;
    }
    drafts_.erase(drafts_.begin() + static_cast<std::ptrdiff_t>(kept), drafts_.end());
    return taken_out;
  }

  // The contents of `draft` are those outside blocks, and its own `blocks`.
  void SetContents(const std::vector<TokenRange>& blocks, Draft* draft) const {
    const Draft before = explain_ ? *draft : Draft();
    double probability = 1;
    std::vector<RoleSpan> contents;
    for (const RoleSpan& piece : draft->contents) {
      probability = std::min(probability, piece.probability);
      if (!IsInside(piece)) contents.push_back(piece);
    }
    for (const TokenRange block : blocks) contents.push_back({Role::kContent, block.begin, block.end, probability});
    draft->contents = std::move(contents);
    if (explain_) ExplainChange(layout_, "blocks", "a paragraph under a colon is one statement", before, draft);
  }

  const Layout& layout_;
  std::vector<Draft>& drafts_;
  const bool explain_;
  std::vector<std::size_t> credited_;                      // where contents begin that layout credits, in order
  std::vector<std::pair<std::size_t, std::size_t>> cues_;  // where they begin, and of which draft; in order
  bool indexed_ = false;
  std::vector<TokenRange> blocks_;                            // paragraphs, in order
  std::map<std::size_t, std::vector<TokenRange>> blocks_of_;  // by draft: those that it announces
};

}  // namespace

std::vector<Draft> TakeBlocks(const Layout& layout, std::vector<Draft>* drafts, bool explain) {
  return Blocks(layout, drafts, explain).Run();
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
