// The writers of inquit/formats.h on documents made by hand: spans that overlap, leave the text, or are no place in it.
// SPDX-License-Identifier: Apache-2.0
//
// What they make of real documents, tests/cli/test_formats.py reads back.
#include <string>
#include <vector>

#include "inquit/formats.h"
#include "inquit/tally.h"
#include "tests/unit/catch.h"
#include "tests/unit/find_words.h"

namespace inquit {
namespace {

const char kText[] = "“We wait,” said Zoë.\n\nThe board, she said,\nwaits.";

// A cue inside a content, a source that crosses its end, a content over two paragraphs, spans outside the text.
Document Odd() {
  const std::string text = kText;
  Document document;
  Speaker zoe;
  zoe.name = "Zoë <\"&>";
  zoe.role = ByteSpan{90, 99};
  document.speakers = {zoe};
  Attribution a;
  a.content = {{Find(text, "wait").begin, Find(text, "board").end}};
  a.cue = Find(text, "said");
  a.source = {{Find(text, "board").begin, Find(text, "she").end}};
  a.speaker = 0;
  a.kind = Kind::kMixed;
  a.confidence = 2;
  Attribution outside;
  outside.content = {{Find(text, "waits.").begin, 999}, {999, 1000}};
  outside.source = ByteSpan{9, 3};
  outside.speaker = 7;
  document.attributions = {a, outside};
  return document;
}

// Whether each element closes where it may.
bool Nests(const std::string& xml) {
  std::vector<std::string> open;
  for (std::size_t at = xml.find('<'); at != xml.npos; at = xml.find('<', at + 1)) {
    const std::size_t end = xml.find('>', at);
    if (end == xml.npos) return false;
    const std::string tag = xml.substr(at + 1, end - at - 1);
    const std::string name = tag.substr(0, tag.find_first_of(" /"));
    if (tag[0] == '?' || tag[0] == '!' || tag.back() == '/' || name == "meta" || name == "input") continue;
    if (tag[0] != '/') {
      open.push_back(name);
    } else if (open.empty() || open.back() != tag.substr(1)) {
      return false;
    } else {
      open.pop_back();
    }
  }
  return open.empty();
}

TEST_CASE("Marks that cross are cut so that elements nest", "[formats]") {
  const std::string tei = ToTei(Odd(), kText);
  CHECK(Nests(tei));
  CHECK(
      tei.find(
          "<p>“We <said xml:id=\"a1\" who=\"#s1\" direct=\"false\" ana=\"inquit:mixed\" cert=\"1.00\">wait,” <seg type=\"cue\" "
          "corresp=\"#a1\">said</seg> Zoë.</said></p>\n\n<p><said xml:id=\"a1.2\" prev=\"#a1\"") != tei.npos);
  CHECK(tei.find("The <rs type=\"source\" corresp=\"#a1\" ref=\"#s1\">board</rs></said><rs type=\"source\"") != tei.npos);
  CHECK(tei.find("Zoë &lt;&quot;&amp;&gt;") != tei.npos);
  CHECK(Nests(ToHtml(Odd(), kText)));
}

TEST_CASE("Spans that leave the text lose what is outside", "[formats]") {
  CHECK(ToTableRows(Odd(), kText).find("\n-,a2,indirect") != std::string::npos);  // one mark alone is no formula
  CHECK(ToTableRows(Odd(), kText).find(",a2,indirect,,,,,,,,waits.,0.00,") == ToTableRows(Odd(), kText).find(",a2,"));
  CHECK(
      ToBrat(Odd(), kText).find("T5\tContent 43 49\twaits.\nT6\tAttribution 43 49\twaits.\nE2\tAttribution:T6 Content:T5\n") !=
      std::string::npos);
  CHECK(ToWebAnnotations(Odd(), kText).find("\"exact\":\"waits.\",\"prefix\"") != std::string::npos);
  CHECK(Nests(ToTei(Odd(), "")));
  CHECK(Nests(ToHtml(Odd(), "")));
  CHECK(ToBrat(Odd(), "").empty());
}

TEST_CASE("brat's spans end where a line ends", "[formats]") {
  const std::string brat = ToBrat(Odd(), kText);
  CHECK(brat.find("T3\tContent 4 20;22 31\twait,” said Zoë. The board\n") != brat.npos);
  CHECK(brat.find("T1\tSource 26 36\tboard, she\nT2\tCue 11 15\tsaid\n") == 0);
}

TEST_CASE("Places that cut a character begin and end with it, so that their words are those of their code points",
          "[formats]") {
  const std::string text = "Zoë said";
  Document document;
  document.attributions.resize(1);
  document.attributions[0].content = {{2, 3}, {3, 9}};  // the first half of the ë, which has two bytes; from its second half on
  CHECK(ToBrat(document, text).substr(0, 25) == "T1\tContent 2 8\të said\nT2");
  const std::string page = ToWebAnnotations(document, text);
  CHECK(page.find(
            "\"start\":2,\"end\":2},{\"type\":\"TextQuoteSelector\",\"exact\":\"\",\"prefix\":\"Zo\",\"suffix\":\"ë said\"") !=
        page.npos);
  CHECK(page.find("\"start\":2,\"end\":8},{\"type\":\"TextQuoteSelector\",\"exact\":\"ë said\"") != page.npos);
}

TEST_CASE("Paragraphs are parted by blank lines", "[formats]") {
  const auto body = [](const std::string& text) {
    const std::string tei = ToTei(Document(), text);
    const std::size_t begin = tei.find("<body>") + 6;
    return tei.substr(begin, tei.find("</body>") - begin);
  };
  CHECK(body("\n \nOne\nline.  \n\t\n\nTwo\n") == "\n \n<p>One\nline.</p>  \n\t\n\n<p>Two</p>\n");
  CHECK(body(" \n\n") == "<p/> \n\n");
}

TEST_CASE("Words are counted, marks and dashes are none", "[formats]") {
  const auto quoted_words = [](const std::string& text, Kind kind) {
    Document document;
    document.attributions.resize(1);
    document.attributions[0].content = {{0, text.size()}};
    document.attributions[0].kind = kind;
    Tally tally;
    tally.Add(document, text);
    return tally.Speakers().at(0).counts.quoted_words;
  };
  CHECK(quoted_words("", Kind::kDirect) == 0);
  CHECK(quoted_words("“We’re open — at 9, naïve …”", Kind::kDirect) == 5);
  CHECK(quoted_words("état - & -- 1.5", Kind::kDirect) == 2);
  const std::string mixed = "that it is “old and ‘bad’” and \"a ruin\" “still";
  CHECK(quoted_words(mixed, Kind::kMixed) == 6);
  CHECK(quoted_words(mixed, Kind::kDirect) == 10);
  CHECK(quoted_words(mixed, Kind::kIndirect) == 0);
}

}  // namespace
}  // namespace inquit
