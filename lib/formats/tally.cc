// Tally: counts by speaker, and what they come to by gender, type and naming.
// SPDX-License-Identifier: Apache-2.0
#include "inquit/tally.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <unordered_map>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "lib/formats/cells.h"
#include "lib/formats/decimal.h"
#include "lib/formats/document_view.h"
#include "lib/formats/json_string.h"
#include "lib/formats/table_row.h"
#include "lib/formats/words.h"
#include "lib/formats/xml.h"

namespace inquit {
inline namespace v0 {
namespace {

using internal::AppendJsonString;
using internal::AppendXml;
using internal::Decimal;
using internal::SpeakerOf;
using internal::TableRow;
using internal::Zeros;
using Counts = HeardCounts;
using Heard = HeardSpeaker;

constexpr std::size_t kMostBars = 50;  // speakers that a page and the terminal show; the tables have all
constexpr std::size_t kBarColumns = 24;
constexpr char kFull[] = "\xE2\x96\x88", kEmpty[] = "\xE2\x96\x91";  // U+2588, full block; U+2591, light shade

std::string OneLine(std::string_view words) {
  return absl::StrJoin(
      absl::StrSplit(absl::string_view(words.data(), words.size()), absl::ByAnyChar(" \t\r\n"), absl::SkipEmpty()), " ");
}

// "Ada Pell", "Harbour Board"; not "the spokesman" or "Two officials". By its words alone, since a document does not tell.
bool IsName(std::string_view name) {
  static constexpr std::string_view kDeterminers[] = {"a",    "an",   "her", "his",   "its",  "many",  "one", "several",
                                                      "some", "that", "the", "their", "this", "three", "two"};
  bool first = true;
  for (const absl::string_view word : absl::StrSplit(absl::string_view(name.data(), name.size()), ' ', absl::SkipEmpty())) {
    const auto initial = static_cast<unsigned char>(word[0]);
    const std::string lower = absl::AsciiStrToLower(word);
    const bool determiner =
        first && std::find(std::begin(kDeterminers), std::end(kDeterminers), lower) != std::end(kDeterminers);
    first = false;
    if (!determiner && (absl::ascii_isupper(initial) || initial >= 0x80)) return true;
  }
  return false;
}

double Share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}
std::string Percent(std::size_t part, std::size_t whole) { return Decimal(100 * Share(part, whole), 1, Zeros::kKeep); }

std::string ShareOf(std::size_t part, std::size_t whole) { return Decimal(Share(part, whole), 4, Zeros::kKeep); }

std::string_view WordOf(Gender gender) { return gender == Gender::kUnknown ? std::string_view() : ToString(gender); }
std::string_view WordOf(GenderEvidence evidence) {
  return evidence == GenderEvidence::kNone ? std::string_view() : ToString(evidence);
}
std::string_view WordOf(const Heard& h) { return h.name.empty() ? std::string_view() : ToString(h.type); }

void AddTo(Counts* sum, const Counts& more) {
  sum->documents += more.documents;
  sum->statements += more.statements;
  sum->quoted_words += more.quoted_words;
  sum->first_quoted += more.first_quoted;
}

Counts TotalOf(const std::vector<Heard>& speakers) {
  Counts total;
  for (const Heard& h : speakers) AddTo(&total, h.counts);
  return total;
}

// The largest share that one of `speakers` has of the statements or of the words; 1 where there are none.
double LongestOf(const std::vector<Heard>& speakers, const Counts& all) {
  double longest = 0;
  for (const Heard& h : speakers) {
    longest = std::max({longest, Share(h.counts.statements, all.statements), Share(h.counts.quoted_words, all.quoted_words)});
  }
  return longest > 0 ? longest : 1;
}

// Those who say something in `document`, in the order of its speakers, nobody last.
std::vector<Heard> HeardIn(const Document& document, std::string_view text) {
  std::vector<Heard> all(document.speakers.size() + 1);
  for (std::size_t s = 0; s < document.speakers.size(); ++s) {
    const Speaker& speaker = document.speakers[s];
    const std::string name = OneLine(speaker.name);
    const std::string role = speaker.role ? OneLine(speaker.role->In(text)) : "";
    all[s] = {name, IsName(name), speaker.type, speaker.gender, speaker.gender_evidence, role, {}};
  }
  bool quoted = false;
  for (const Attribution& a : document.attributions) {
    Counts& counts = all[SpeakerOf(a, document.speakers) ? *a.speaker : document.speakers.size()].counts;
    const std::size_t words = internal::CountQuotedWords(a, text);
    counts.documents = 1;
    ++counts.statements;
    counts.quoted_words += words;
    if (words > 0 && !quoted) counts.first_quoted = 1;
    quoted = quoted || words > 0;
  }
  all.erase(std::remove_if(all.begin(), all.end(), [](const Heard& h) { return h.counts.statements == 0; }), all.end());
  return all;
}

// A share of all, by one property of the speakers.
struct Group {
  std::string name;
  std::size_t speakers = 0;
  Counts counts;
};
using Property = std::string (*)(const Heard&);

std::string GenderOf(const Heard& h) {
  if (h.name.empty() || h.type != SpeakerType::kPerson) return "no person";
  return h.gender == Gender::kFemale ? "women" : h.gender == Gender::kMale ? "men" : "not known";
}
// "women, by a given name": so that a reader sees what the gender rests on.
std::string EvidenceOf(const Heard& h) {
  const std::string gender = GenderOf(h);
  return WordOf(h.gender_evidence).empty() || h.type != SpeakerType::kPerson
             ? gender
             : absl::StrCat(gender, ", by ", std::string(WordOf(h.gender_evidence)));
}
std::string TypeOf(const Heard& h) { return h.name.empty() ? "nobody known" : std::string(ToString(h.type)); }
std::string NamingOf(const Heard& h) { return h.name.empty() ? "nobody known" : h.named ? "named" : "described"; }

std::vector<Group> GroupsOf(const std::vector<Heard>& speakers, Property property) {
  std::vector<Group> groups;
  for (const Heard& h : speakers) {
    const std::string name = property(h);
    auto group = std::find_if(groups.begin(), groups.end(), [&](const Group& g) { return g.name == name; });
    if (group == groups.end()) group = groups.insert(groups.end(), {name, 0, {}});
    ++group->speakers;
    AddTo(&group->counts, h.counts);
  }
  std::stable_sort(groups.begin(), groups.end(),
                   [](const Group& a, const Group& b) { return a.counts.statements > b.counts.statements; });
  return groups;
}

// ---- JSON ----

void AppendWord(const char* key, std::string_view word, std::string* out) {
  absl::StrAppend(out, "\"", key, "\": ");
  if (word.empty()) {
    out->append("null");
  } else {
    AppendJsonString(word, out);
  }
  out->append(", ");
}

void AppendCounts(const Counts& c, const Counts& all, std::string* out) {
  absl::StrAppend(out, "\"statements\": ", c.statements, ", \"statements_share\": ", ShareOf(c.statements, all.statements),
                  ", \"quoted_words\": ", c.quoted_words,
                  ", \"quoted_words_share\": ", ShareOf(c.quoted_words, all.quoted_words),
                  ", \"first_quoted\": ", c.first_quoted, "}");
}

void AppendSpeaker(const Heard& h, const Counts& all, std::string* out) {
  out->push_back('{');
  AppendWord("name", h.name, out);
  absl::StrAppend(out, "\"named\": ", h.named ? "true, " : "false, ");
  AppendWord("type", WordOf(h), out);
  AppendWord("gender", WordOf(h.gender), out);
  AppendWord("gender_evidence", WordOf(h.gender_evidence), out);
  AppendWord("role", h.role, out);
  absl::StrAppend(out, "\"documents\": ", h.counts.documents, ", ");
  AppendCounts(h.counts, all, out);
}

// "key": [ ... ], one item a line.
template <typename Item, typename Append>
void AppendArray(const char* key, const std::vector<Item>& items, const char* indent, Append append, std::string* out) {
  absl::StrAppend(out, ",\n", indent, "\"", key, "\": [");
  const char* before = "";
  for (const Item& item : items) {
    absl::StrAppend(out, before, "\n", indent, " ");
    append(item);
    before = ",";
  }
  absl::StrAppend(out, items.empty() ? "" : "\n", items.empty() ? "" : indent, "]");
}

// ---- HTML ----

constexpr char kPageHead[] =
    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Who is heard</title>\n<style>\n"
    ":root { color-scheme: light dark; --ink: #1b1d21; --paper: #fff; --faint: #626871; --line: #d9dce1; --said: #2563ab;\n"
    "  --words: #b4552d; }\n"
    "@media (prefers-color-scheme: dark) { :root { --ink: #e6e8eb; --paper: #15171b; --faint: #9aa1ab; --line: #33373e;\n"
    "  --said: #6aa5e8; --words: #e0936c; } }\n"
    "body { margin: 2rem auto; max-width: 60rem; padding: 0 1rem; background: var(--paper); color: var(--ink);\n"
    "  font: 15px/1.5 system-ui, sans-serif; }\n"
    "table { border-collapse: collapse; width: 100%; margin: .5rem 0 2rem; }\n"
    "caption { text-align: left; font-weight: 650; padding-bottom: .3rem; }\n"
    "th, td { text-align: left; padding: .25rem .6rem .25rem 0; border-bottom: 1px solid var(--line); overflow-wrap: "
    "anywhere;\n"
    "  vertical-align: top; }\n"
    ".n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }\n"
    ".bars { width: 36%; } small { color: var(--faint); }\n"
    ".bars i { display: block; height: 7px; border-radius: 2px; margin: 3px 0; }\n"
    ".said { background: var(--said); } .words { background: var(--words); }\n"
    ".bars i, .key span { print-color-adjust: exact; -webkit-print-color-adjust: exact; }\n"
    ".key span { display: inline-block; width: 1em; height: .6em; margin: 0 .3em 0 1em; }\n"
    "</style>\n</head>\n<body>\n<h1>Who is heard</h1>\n";

void BeginChart(const std::string& caption, std::string* out) {
  absl::StrAppend(out, "<table><caption>", caption,
                  "</caption><thead><tr><th></th><th></th><th class=\"n\">Statements</th><th class=\"n\">Quoted words</th>"
                  "<th class=\"n\">Quoted first</th></tr></thead><tbody>\n");
}

// `longest`: the share of statements or words that fills the width.
void AddBar(std::string_view name, std::string_view note, const Counts& c, const Counts& all, double longest,
            std::string* out) {
  const auto width = [longest](std::size_t part, std::size_t whole) {
    return Decimal(100 * Share(part, whole) / longest, 1, Zeros::kKeep);
  };
  const std::string said = Percent(c.statements, all.statements), words = Percent(c.quoted_words, all.quoted_words);
  out->append("<tr><td>");
  AppendXml(name, out);
  out->append(" <small>");
  AppendXml(note, out);
  absl::StrAppend(out, "</small></td><td class=\"bars\"><i class=\"said\" style=\"width:", width(c.statements, all.statements),
                  "%\"></i><i class=\"words\" style=\"width:", width(c.quoted_words, all.quoted_words),
                  "%\"></i></td><td class=\"n\">", c.statements, " <small>", said, "%</small></td><td class=\"n\">",
                  c.quoted_words, " <small>", words, "%</small></td><td class=\"n\">", c.first_quoted, "</td></tr>\n");
}

constexpr char kEndChart[] = "</tbody></table>\n";

// ---- The terminal ----

// `name` with symbols for control characters.
std::string Shown(std::string_view name) {
  std::string shown;
  for (std::size_t at = 0; at < name.size();) {
    const internal::Cell cell = internal::CellAt(name, at);
    if (cell.kind == internal::Cell::Kind::kGlyph) AppendGlyph(cell, &shown);
    if (cell.kind == internal::Cell::Kind::kSpace || cell.kind == internal::Cell::Kind::kLineEnd) shown.push_back(' ');
    at += cell.size;
  }
  return shown;
}

std::string PaddedPercent(std::size_t part, std::size_t whole) {
  const std::string percent = Percent(part, whole);
  return std::string(7 - std::min<std::size_t>(7, percent.size()), ' ') + percent + " %";
}

void AddLine(const std::string& name, const Counts& c, const Counts& all, double longest, std::string* out) {
  const double share = Share(c.statements, all.statements) / longest;
  const auto full = std::min(kBarColumns, static_cast<std::size_t>(std::lround(share * kBarColumns)));
  out->append("  ");
  for (std::size_t i = 0; i < kBarColumns; ++i) out->append(i < full ? kFull : kEmpty);
  absl::StrAppend(out, PaddedPercent(c.statements, all.statements), PaddedPercent(c.quoted_words, all.quoted_words), "  ",
                  Shown(name), "\n");
}

std::string_view NameOf(const Heard& h) { return h.name.empty() ? std::string_view("nobody known") : h.name; }

}  // namespace

struct Tally::State {
  bool by_document = false;
  std::size_t documents = 0, failures = 0;
  std::unordered_map<std::string, Heard> heard;  // by type and name
  struct OfDocument {
    std::string id;
    std::vector<Heard> heard;
  };
  std::vector<OfDocument> of_documents;

  std::string Summary(std::size_t speakers, const Counts& total) const {
    using internal::Count;
    const std::string unread =
        failures == 0 ? "" : absl::StrCat("; ", Count(failures, "record"), failures == 1 ? " was" : " were", " not read");
    return absl::StrCat(Count(documents, "document"), ", ", Count(total.statements, "statement"), ", ",
                        Count(total.quoted_words, "quoted word"), ", ", Count(speakers, "speaker"), unread);
  }
};

Tally::Tally(bool by_document) : state_(std::make_unique<State>()) { state_->by_document = by_document; }
Tally::Tally(Tally&&) noexcept = default;
Tally& Tally::operator=(Tally&&) noexcept = default;
Tally::~Tally() = default;

void Tally::Add(const Document& document, std::string_view text, const std::string& id) {
  ++state_->documents;
  std::vector<Heard> heard = HeardIn(document, text);
  for (const Heard& h : heard) {
    const std::string key = absl::StrCat(static_cast<int>(h.type), " ", h.named ? h.name : absl::AsciiStrToLower(h.name));
    const auto [known, added] = state_->heard.try_emplace(key, h);
    if (added) continue;
    Heard& sum = known->second;
    AddTo(&sum.counts, h.counts);
    if (sum.gender == Gender::kUnknown) {
      sum.gender = h.gender;
      sum.gender_evidence = h.gender_evidence;
    }
    if (sum.role.empty()) sum.role = h.role;
  }
  if (state_->by_document) state_->of_documents.push_back({id, std::move(heard)});
}

void Tally::AddFailure() { ++state_->failures; }

std::vector<HeardSpeaker> Tally::Speakers() const {
  std::vector<Heard> speakers;
  for (const auto& [key, heard] : state_->heard) speakers.push_back(heard);
  std::sort(speakers.begin(), speakers.end(), [](const Heard& a, const Heard& b) {
    if (a.counts.statements != b.counts.statements) return a.counts.statements > b.counts.statements;
    if (a.counts.quoted_words != b.counts.quoted_words) return a.counts.quoted_words > b.counts.quoted_words;
    return a.name != b.name ? a.name < b.name : a.type < b.type;
  });
  return speakers;
}

std::string Tally::ToTable(char separator) const {
  std::string out;
  TableRow header(separator, &out);
  for (const char* column : {"document", "speaker", "named", "type", "gender", "gender_evidence", "role", "documents",
                             "statements", "statements_share", "quoted_words", "quoted_words_share", "first_quoted"}) {
    header.Add(column);
  }
  header.End();
  const auto add = [&](const std::string& document, const std::vector<Heard>& speakers) {
    const Counts all = TotalOf(speakers);
    for (const Heard& h : speakers) {
      const Counts& c = h.counts;
      TableRow row(separator, &out);
      row.Add(document)
          .Add(h.name)
          .Add(h.named ? "yes" : "no")
          .Add(WordOf(h))
          .Add(WordOf(h.gender))
          .Add(WordOf(h.gender_evidence));
      row.Add(h.role).Add(absl::StrCat(c.documents)).Add(absl::StrCat(c.statements)).Add(ShareOf(c.statements, all.statements));
      row.Add(absl::StrCat(c.quoted_words))
          .Add(ShareOf(c.quoted_words, all.quoted_words))
          .Add(absl::StrCat(c.first_quoted))
          .End();
    }
  };
  if (!state_->by_document) add("", Speakers());
  for (const State::OfDocument& one : state_->of_documents) add(one.id, one.heard);
  return out;
}

std::string Tally::ToJson() const {
  const std::vector<Heard> speakers = Speakers();
  const Counts total = TotalOf(speakers);
  std::string out = absl::StrCat("{\n \"documents\": ", state_->documents, ",\n \"failed\": ", state_->failures,
                                 ",\n \"statements\": ", total.statements, ",\n \"quoted_words\": ", total.quoted_words);
  const auto groups = [&](const char* key, Property property) {
    const auto add = [&](const Group& group) {
      out.push_back('{');
      AppendWord("name", group.name, &out);
      absl::StrAppend(&out, "\"speakers\": ", group.speakers, ", ");
      AppendCounts(group.counts, total, &out);
    };
    AppendArray(key, GroupsOf(speakers, property), " ", add, &out);
  };
  groups("by_gender", GenderOf);
  groups("by_gender_evidence", EvidenceOf);
  groups("by_type", TypeOf);
  groups("by_naming", NamingOf);
  AppendArray(
      "speakers", speakers, " ", [&](const Heard& h) { AppendSpeaker(h, total, &out); }, &out);
  if (state_->by_document) {
    const auto add = [&](const State::OfDocument& one) {
      const Counts all = TotalOf(one.heard);
      out.push_back('{');
      AppendWord("id", one.id, &out);
      absl::StrAppend(&out, "\"statements\": ", all.statements, ", \"quoted_words\": ", all.quoted_words);
      AppendArray(
          "speakers", one.heard, "  ", [&](const Heard& h) { AppendSpeaker(h, all, &out); }, &out);
      out.push_back('}');
    };
    AppendArray("of_documents", state_->of_documents, " ", add, &out);
  }
  return out.append("\n}\n");
}

std::string Tally::ToHtml() const {
  const std::vector<Heard> speakers = Speakers();
  const Counts total = TotalOf(speakers);
  std::string out = absl::StrCat(kPageHead, "<p>", state_->Summary(speakers.size(), total),
                                 ".</p>\n<p class=\"key\">Share of <span class=\"said\"></span>the statements <span "
                                 "class=\"words\"></span>the quoted words</p>\n");
  const auto groups = [&](const char* caption, Property property) {
    BeginChart(caption, &out);
    for (const Group& g : GroupsOf(speakers, property)) {
      AddBar(g.name, internal::Count(g.speakers, "speaker"), g.counts, total, 1, &out);
    }
    out.append(kEndChart);
  };
  groups("By gender", GenderOf);
  groups("By gender and what tells it", EvidenceOf);
  groups("By type", TypeOf);
  groups("By naming", NamingOf);
  const std::size_t shown = std::min(kMostBars, speakers.size());
  BeginChart(shown < speakers.size() ? absl::StrCat("The ", shown, " with most statements, of ", speakers.size(), " speakers")
                                     : "Speakers",
             &out);
  for (std::size_t i = 0; i < shown; ++i)
    AddBar(NameOf(speakers[i]), speakers[i].role, speakers[i].counts, total, LongestOf(speakers, total), &out);
  return out.append(kEndChart).append("</body>\n</html>\n");
}

std::string Tally::ToTerminal() const {
  const std::vector<Heard> speakers = Speakers();
  const Counts total = TotalOf(speakers);
  std::string out = state_->Summary(speakers.size(), total) + "\n";
  const auto groups = [&](const char* title, Property property) {
    absl::StrAppend(&out, "\n", title, "\n");
    for (const Group& group : GroupsOf(speakers, property)) AddLine(group.name, group.counts, total, 1, &out);
  };
  groups("Gender: share of the statements, of the quoted words", GenderOf);
  groups("Gender, and what tells it", EvidenceOf);
  groups("Type", TypeOf);
  groups("Naming", NamingOf);
  out.append("\nSpeakers\n");
  const std::size_t shown = std::min(kMostBars, speakers.size());
  for (std::size_t i = 0; i < shown; ++i) {
    const Heard& h = speakers[i];
    AddLine(absl::StrCat(std::string(NameOf(h)), h.role.empty() ? "" : ", ", h.role), h.counts, total,
            LongestOf(speakers, total), &out);
  }
  if (shown < speakers.size()) absl::StrAppend(&out, "  and ", speakers.size() - shown, " more: the tables have them all\n");
  return out;
}

}  // namespace v0
}  // namespace inquit
