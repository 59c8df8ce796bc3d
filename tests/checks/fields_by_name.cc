// Must compile without a warning as C++20: every struct of the interface, filled by the names of any of its fields.
// SPDX-License-Identifier: Apache-2.0
#include "inquit/formats.h"
#include "inquit/inquit.h"

void FillByName() {
  [[maybe_unused]] const inquit::ByteSpan span{.end = 3};
  [[maybe_unused]] const inquit::UnitSpan units{.end = 3};
  [[maybe_unused]] const inquit::Options options{.repair_utf8 = true};
  [[maybe_unused]] const inquit::Entity entity{.name = "Rhea Okonjo"};
  [[maybe_unused]] const inquit::Speaker speaker{.type = inquit::SpeakerType::kGroup};
  [[maybe_unused]] const inquit::Attribution attribution{.kind = inquit::Kind::kDirect};
  [[maybe_unused]] const inquit::Document document{.model = "small 1.0"};
  [[maybe_unused]] const inquit::Evidence evidence{.value = 1};
  [[maybe_unused]] const inquit::Alternative alternative{.chosen = true};
  [[maybe_unused]] const inquit::Decision decision{.rule = "the only one"};
  [[maybe_unused]] const inquit::Explanation explanation{.decisions = {}};
  [[maybe_unused]] const inquit::Explanation::Discarded discarded{.decisions = {}};
  [[maybe_unused]] const inquit::Token token{.kind = inquit::TokenKind::kWord};
  [[maybe_unused]] const inquit::Sentence sentence{.end_token = 1};
  [[maybe_unused]] const inquit::Paragraph paragraph{.kind = inquit::ParagraphKind::kBody};
  [[maybe_unused]] const inquit::Tokenization tokenization{.sentences = {}};
  [[maybe_unused]] const inquit::QuoteRegion region{.mark = inquit::QuoteMark::kSingle};
  [[maybe_unused]] const inquit::JsonOptions json{.offsets = inquit::OffsetUnit::kUtf16};
  [[maybe_unused]] const inquit::ErrorPlace place{.line = 3};
  [[maybe_unused]] const inquit::TerminalOptions terminal{.color = true};
}
