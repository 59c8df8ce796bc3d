// Readers of what the writers write, which share no function with lib/formats/: a fault of those would be theirs too.
// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/parse_back.h"

#include <libxml/parser.h>
#include <libxml/tree.h>

#include <algorithm>
#include <cstring>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "tests/fuzz/fuzz.h"

namespace inquit::testing {
namespace {

using Json = nlohmann::json;

// Parses strictly, which refuses bytes that are not UTF-8 too.
Json Parse(const std::string& line) {
  Json json = Json::parse(line, nullptr, /*allow_exceptions=*/false);
  Expect(!json.is_discarded(), "a record is JSON");
  Expect(line.find('\n') == line.npos, "a record is one line");
  return json;
}

Json SpansIn(const std::vector<ByteSpan>& spans, std::string_view text, OffsetUnit unit) {
  const OffsetMap map(text);
  Json json = Json::array();
  for (const ByteSpan span : spans) {
    const UnitSpan units = unit == OffsetUnit::kBytes ? UnitSpan{span.begin, span.end} : map.ToUnits(span, unit);
    json.push_back({units.begin, units.end});
  }
  return json;
}

Json SpansIn(std::optional<ByteSpan> span, std::string_view text, OffsetUnit unit) {
  return SpansIn(span ? std::vector<ByteSpan>{*span} : std::vector<ByteSpan>(), text, unit);
}

bool IsProbability(const Json& json) { return json.is_number() && json >= 0.0 && json <= 1.0; }

// The bytes of `text` from code point `begin` to `end`.
std::string CodePoints(std::string_view text, std::size_t begin, std::size_t end) {
  Expect(begin <= end, "a place does not end before it begins");
  const OffsetMap map(text);
  Expect(map.ToUnits(map.ToBytes(end, OffsetUnit::kCodePoints), OffsetUnit::kCodePoints) == end, "a place is in the text");
  return Valid(map.ToBytes(UnitSpan{begin, end}, OffsetUnit::kCodePoints).In(text));
}

// At most `most` parts, of which the last may hold more separators.
std::vector<std::string_view> Split(std::string_view text, char separator, std::size_t most = static_cast<std::size_t>(-1)) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = parts.size() + 1 < most ? text.find(separator) : text.npos;
    parts.push_back(text.substr(0, end));
    if (end == text.npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::size_t Number(std::string_view digits) {
  Expect(!digits.empty() && digits.size() < 10 && digits.find_first_not_of("0123456789") == digits.npos, "a number is one");
  return static_cast<std::size_t>(std::stoul(std::string(digits)));
}

// One T line: "Cue 3 7;9 12", and the words of its pieces.
void CheckBratSpan(std::string_view place, std::string_view words, std::string_view text) {
  const std::size_t blank = place.find(' ');
  Expect(blank != place.npos, "a span has a type and a place");
  std::string expected;
  for (const std::string_view piece : Split(place.substr(blank + 1), ';')) {
    const auto ends = Split(piece, ' ');
    Expect(ends.size() == 2, "a piece has two ends");
    const std::string part = CodePoints(text, Number(ends[0]), Number(ends[1]));
    Expect(!part.empty(), "no piece is empty");
    expected += (expected.empty() ? "" : " ") + part;
  }
  Expect(expected == words, "the words are those of the place");
}

void AppendText(const xmlNode* node, std::string* out) {
  for (; node != nullptr; node = node->next) {
    if (node->type == XML_TEXT_NODE) out->append(reinterpret_cast<const char*>(node->content));
    AppendText(node->children, out);
  }
}

const xmlNode* Find(const xmlNode* node, const char* name) {
  for (; node != nullptr; node = node->next) {
    if (node->type == XML_ELEMENT_NODE && std::strcmp(reinterpret_cast<const char*>(node->name), name) == 0) return node;
    if (const xmlNode* const found = Find(node->children, name)) return found;
  }
  return nullptr;
}

// The characters of `escaped`, with those that stand for others resolved.
std::string Unescaped(std::string_view escaped) {
  static constexpr std::pair<std::string_view, std::string_view> kEntities[] = {
      {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#13;", "\r"}, {"&#160;", "\u00A0"}};
  std::string text;
  while (!escaped.empty()) {
    const auto entity = std::find_if(std::begin(kEntities), std::end(kEntities),
                                     [&](const auto& e) { return escaped.substr(0, e.first.size()) == e.first; });
    Expect(escaped.front() != '&' || entity != std::end(kEntities), "an ampersand begins an entity");
    const bool plain = entity == std::end(kEntities);
    text.append(plain ? escaped.substr(0, 1) : entity->second);
    escaped.remove_prefix(plain ? 1 : entity->first.size());
  }
  return text;
}

constexpr std::string_view kElements[] = {
    "a",     "article", "aside", "b",      "blockquote", "body",       "button", "caption", "cite",  "dd",
    "del",   "details", "div",   "dl",     "dt",         "figcaption", "figure", "h1",      "h2",    "h3",
    "head",  "header",  "html",  "i",      "ins",        "kbd",        "label",  "li",      "main",  "mark",
    "ol",    "output",  "p",     "script", "section",    "small",      "span",   "strong",  "style", "summary",
    "table", "tbody",   "td",    "th",     "thead",      "title",      "tr",     "u",       "ul"};
constexpr std::string_view kVoidElements[] = {"!DOCTYPE", "input", "meta"};  // that nothing closes

template <std::size_t kSize>
bool IsOneOf(std::string_view name, const std::string_view (&names)[kSize]) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

// The name of the element that `tag` opens or closes; its attributes are checked to be closed.
std::string_view ElementOf(std::string_view tag) {
  const std::size_t slash = tag.substr(0, 1) == "/" ? 1 : 0;
  const std::size_t end = std::min(tag.find_first_of(" /", slash), tag.size());
  Expect(end > slash && std::count(tag.begin(), tag.end(), '"') % 2 == 0, "a tag has a name, and closes its attributes");
  return tag.substr(slash, end - slash);
}

}  // namespace

std::string Valid(std::string_view text) {
  std::string valid;
  while (true) {
    const std::size_t bad = FindInvalidUtf8(text);
    valid.append(text.substr(0, bad));
    if (bad == text.size()) return valid;
    valid.append("\uFFFD");
    text.remove_prefix(bad + 1);
  }
}

void CheckJson(const std::string& line, const Document& document, std::string_view text, OffsetUnit unit) {
  const Json json = Parse(line);
  Expect(json["offsets"] == ToString(unit), "a record says what its spans count");
  Expect(json["attributions"].size() == document.attributions.size(), "no attribution is lost");
  for (std::size_t i = 0; i < document.attributions.size(); ++i) {
    const Json& written = json["attributions"][i];
    const Attribution& a = document.attributions[i];
    Expect(written["content"] == SpansIn(a.content, text, unit) && written["cue"] == SpansIn(a.cue, text, unit) &&
               written["source"] == SpansIn(a.source, text, unit),
           "spans are written as they are");
    Expect(written["text"].size() == a.content.size(), "each piece has its words");
    for (std::size_t p = 0; p < a.content.size(); ++p)
      Expect(written["text"][p] == Valid(a.content[p].In(text)), "the words are those of the span");
    const bool known = a.speaker && *a.speaker < document.speakers.size() && !document.speakers[*a.speaker].name.empty();
    Expect(written["speaker"] == (known ? Json(Valid(document.speakers[*a.speaker].name)) : Json()), "the speaker is that one");
    Expect(IsProbability(written["confidence"]) && IsProbability(written["speaker_confidence"]),
           "confidences are probabilities");
  }
  Expect(json["speakers"].size() == document.speakers.size(), "no speaker is lost");
  for (std::size_t i = 0; i < document.speakers.size(); ++i)
    Expect(json["speakers"][i]["mentions"] == SpansIn(document.speakers[i].mentions, text, unit), "mentions are as they are");
}

void CheckWebAnnotations(const std::string& line, const Document& document, std::string_view text) {
  const Json json = Parse(line);
  Expect(json["items"].size() == document.attributions.size(), "no attribution is lost");
  for (std::size_t i = 0; i < document.attributions.size(); ++i) {
    const Json& targets = json["items"][i]["target"];
    Expect(targets.size() == document.attributions[i].content.size(), "each piece is a target");
    for (const Json& target : targets) {
      const Json &position = target["selector"][0], &quote = target["selector"][1];
      Expect(quote["exact"] == CodePoints(text, position["start"], position["end"]), "the words are those of the place");
    }
  }
}

std::vector<std::vector<std::string>> CheckTable(const std::string& table, char separator, std::size_t columns) {
  std::vector<std::vector<std::string>> rows;
  for (std::size_t at = 0; at < table.size();) {
    rows.emplace_back();
    for (bool more = true; more; ++at) {
      std::string& cell = rows.back().emplace_back();
      if (table[at] == '"') {
        for (++at; at < table.size(); ++at) {
          if (table[at] == '"' && table.compare(at, 2, "\"\"") != 0) break;
          cell += table[at];
          if (table[at] == '"') ++at;
        }
        Expect(at < table.size(), "a cell that is opened is closed");
        ++at;
      } else {
        const std::size_t end = std::min(table.find_first_of(std::string{separator, '\n'}, at), table.size());
        cell = table.substr(at, end - at);
        at = end;
      }
      Expect(at < table.size() && (table[at] == separator || table[at] == '\n'), "a cell ends with its separator");
      more = table[at] == separator;
    }
    Expect(rows.back().size() == columns, "a row has the cells of its header");
    for (const std::string& cell : rows.back())
      Expect(cell.size() < 2 || std::strchr("=+-@\t\r", cell[0]) == nullptr, "no cell is a formula");
  }
  return rows;
}

void CheckBrat(const std::string& lines, std::string_view text) {
  Expect(lines.empty() || lines.back() == '\n', "the last line ends");
  std::size_t spans = 0, events = 0;
  for (const std::string_view line : Split(lines, '\n')) {
    if (line.empty()) continue;
    const auto cells = Split(line, '\t', 3);  // words and names may hold tabs
    const std::size_t number = Number(cells[0].substr(1));
    if (line[0] == 'T') {
      Expect(cells.size() == 3 && number == ++spans, "spans are numbered");
      CheckBratSpan(cells[1], cells[2], text);
    } else if (line[0] == 'E') {
      Expect(cells.size() == 2 && number == ++events, "events are numbered");
      for (const std::string_view role : Split(cells[1], ' ')) {
        const std::size_t colon = role.find(":T");
        Expect(colon != role.npos && Number(role.substr(colon + 2)) <= spans, "an event's spans are there");
      }
    } else {
      Expect((line[0] == 'A' && cells.size() == 2) || (line[0] == '#' && cells.size() == 3),
             "a line is of a kind that is known");
      Expect(number == events, "an event's attributes follow it");
    }
  }
}

std::string CheckXml(const std::string& xml) {
  const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> parsed(
      xmlReadMemory(xml.data(), static_cast<int>(xml.size()), "document", nullptr, XML_PARSE_NOERROR | XML_PARSE_NONET),
      &xmlFreeDoc);
  Expect(parsed != nullptr, "XML is well-formed");
  const xmlNode* const root = xmlDocGetRootElement(parsed.get());
  const xmlNode* const body = Find(root, "body");
  std::string text;
  AppendText(body ? body->children : root->children, &text);
  return text;
}

std::string CheckHtml(std::string_view html) {
  std::vector<std::string_view> open;
  std::string words;
  while (!html.empty()) {
    const std::size_t begin = std::min(html.find('<'), html.size());
    Expect(html.substr(0, begin).find('>') == html.npos, "an element is opened before it ends");
    words += Unescaped(html.substr(0, begin));
    html.remove_prefix(begin);
    if (html.empty()) break;
    const std::size_t end = html.find('>');
    Expect(end != html.npos, "a tag ends");
    const std::string_view element = ElementOf(html.substr(1, end - 1));
    const bool closes = html[1] == '/';
    html.remove_prefix(end + 1);
    if (IsOneOf(element, kVoidElements)) continue;
    Expect(IsOneOf(element, kElements), "an element is one of the page's");
    if (closes) {
      Expect(!open.empty() && open.back() == element, "elements are closed in their order");
      open.pop_back();
      continue;
    }
    open.push_back(element);
    // What stands in these is no text of anybody's.
    if (element == "style" || element == "script")
      html.remove_prefix(std::min(html.find("</" + std::string(element)), html.size()));
  }
  Expect(open.empty(), "every element is closed");
  return words;
}

void CheckTerminal(std::string_view lines, bool color) {
  Expect(FindInvalidUtf8(lines) == lines.size(), "what is shown is UTF-8");
  for (std::size_t at = 0; at < lines.size(); ++at) {
    const auto c = static_cast<unsigned char>(lines[at]);
    if (color && lines.substr(at, 2) == "\x1b[") {
      at = lines.find_first_not_of("0123456789;", at + 2);
      Expect(at < lines.size() && lines[at] == 'm', "an escape is a colour");
      continue;
    }
    const bool steers = (c < 0x20 && c != '\n') || c == 0x7F || (c == 0xC2 && static_cast<unsigned char>(lines[at + 1]) < 0xA0);
    Expect(!steers, "nothing steers the terminal");
  }
}

}  // namespace inquit::testing
