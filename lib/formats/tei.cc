// TEI P5: https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-said.html
// SPDX-License-Identifier: Apache-2.0
//
// The text stands in <body> to the character; its paragraphs are <p>. A piece of a content is a <said>, a cue a <seg>, a source
// an <rs>; what would cross another element or a paragraph is cut, and its parts are chained by @prev.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "inquit/formats.h"
#include "lib/formats/decimal.h"
#include "lib/formats/document_view.h"
#include "lib/formats/runs.h"
#include "lib/formats/valid_utf8.h"
#include "lib/formats/xml.h"

namespace inquit {
inline namespace v0 {
namespace {

using internal::AppendXml;
using internal::Clamp;
using internal::Confidence;
using internal::SpeakerOf;
using internal::TextMark;

constexpr char kNamespace[] = " xmlns=\"http://www.tei-c.org/ns/1.0\"";

class Writer {
 public:
  // `prefix`: of the ids, which have to be the only ones of their kind in a corpus.
  Writer(const Document& document, std::string_view text, std::string prefix, std::string* out)
      : document_(document), text_(text), prefix_(std::move(prefix)), out_(out), last_part_(document.attributions.size(), 0) {}

  void AddPeople() {
    if (document_.speakers.empty()) return;
    out_->append("<profileDesc><particDesc>");
    for (std::size_t s = 0; s < document_.speakers.size(); ++s) AddSpeaker(s);
    out_->append("</particDesc></profileDesc>");
  }

  void AddBody() {
    internal::RunWalker walker(internal::MarksOf(document_, text_));
    std::size_t done = 0;
    const auto between = [&](std::size_t end) { AppendXml(text_.substr(done, end - done), out_); };
    for (const ByteSpan paragraph : internal::ParagraphsOf(text_)) {
      between(paragraph.begin);
      out_->append("<p>");
      walker.Append(
          paragraph, text_, [this](const TextMark& mark) { return Open(mark); }, out_);
      out_->append("</p>");
      done = paragraph.end;
    }
    if (done == 0) out_->append("<p/>");  // a body is never empty
    between(text_.size());
  }

 private:
  std::string Id(char kind, std::size_t index) const { return absl::StrCat(prefix_, std::string(1, kind), index + 1); }

  void AddSpeaker(std::size_t s) {
    const Speaker& speaker = document_.speakers[s];
    const bool person = speaker.type == SpeakerType::kPerson || speaker.type == SpeakerType::kAuthor;
    const char* const element = person ? "person" : speaker.type == SpeakerType::kGroup ? "personGrp" : "org";
    const char* const name = person ? "persName" : speaker.type == SpeakerType::kGroup ? "name" : "orgName";
    absl::StrAppend(out_, "<", element, " xml:id=\"", Id('s', s), "\"");
    if (person && speaker.gender != Gender::kUnknown) out_->append(" sex=\"").append(ToString(speaker.gender)).append("\"");
    absl::StrAppend(out_, "><", name, ">");
    AppendXml(speaker.name, out_);
    absl::StrAppend(out_, "</", name, ">");
    if (speaker.role) {
      out_->append("<note type=\"role\">");
      AppendXml(Clamp(*speaker.role, text_).In(text_), out_);
      out_->append("</note>");
    }
    absl::StrAppend(out_, "</", element, ">");
  }

  // Opens the element of a mark; returns its name.
  const char* Open(const TextMark& mark) {
    const Attribution& a = document_.attributions[mark.index];
    const std::string id = Id('a', mark.index);
    const bool has_speaker = SpeakerOf(a, document_.speakers) != nullptr;
    const std::string who = has_speaker ? absl::StrCat("#", Id('s', *a.speaker)) : "";
    if (mark.kind == TextMark::Kind::kCue) {
      absl::StrAppend(out_, "<seg type=\"cue\" corresp=\"#", id, "\">");
      return "seg";
    }
    if (mark.kind == TextMark::Kind::kSource) {
      absl::StrAppend(out_, "<rs type=\"source\" corresp=\"#", id, "\"", has_speaker ? absl::StrCat(" ref=\"", who, "\"") : "",
                      ">");
      return "rs";
    }
    const std::size_t part = last_part_[mark.index]++;
    const auto part_id = [&](std::size_t number) { return number == 0 ? id : absl::StrCat(id, ".", number + 1); };
    absl::StrAppend(out_, "<said xml:id=\"", part_id(part), "\"");
    if (part > 0) absl::StrAppend(out_, " prev=\"#", part_id(part - 1), "\"");
    if (has_speaker) absl::StrAppend(out_, " who=\"", who, "\"");
    absl::StrAppend(out_, " direct=\"", a.kind == Kind::kDirect ? "true" : "false", "\" ana=\"inquit:");
    out_->append(ToString(a.kind));
    absl::StrAppend(out_, "\" cert=\"", Confidence(a.confidence), "\">");
    return "said";
  }

  const Document& document_;
  std::string_view text_;
  std::string prefix_;
  std::string* out_;
  std::vector<std::size_t> last_part_;  // of each attribution, how many <said> there are
};

void AppendHeader(const std::string& title, const std::string& model, std::string* out) {
  out->append("<teiHeader><fileDesc><titleStmt><title>");
  AppendXml(title, out);
  out->append("</title></titleStmt><publicationStmt><p>Annotated by inquit");
  if (!model.empty()) out->append(", model ");
  AppendXml(model, out);
  out->append(
      "</p></publicationStmt><sourceDesc><p>The text as it was given to inquit.</p></sourceDesc></fileDesc>"
      "<encodingDesc><listPrefixDef><prefixDef ident=\"inquit\" matchPattern=\"(direct|mixed|indirect)\" "
      "replacementPattern=\"urn:inquit:$1\"><p>How much of what was said is quoted: all, a part, nothing.</p></prefixDef>"
      "</listPrefixDef></encodingDesc>");
}

}  // namespace

std::string ToTei(const Document& document, std::string_view text, const TeiOptions& options) {
  std::string out = options.declaration ? "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" : "";
  absl::StrAppend(&out, "<TEI", kNamespace, ">");
  Writer writer(document, text, options.id_prefix, &out);
  AppendHeader(options.id, document.model, &out);
  writer.AddPeople();
  out.append("</teiHeader>\n<text><body>");
  writer.AddBody();
  out.append("</body></text></TEI>\n");
  return out;
}

std::string ErrorToTei(const std::string& id, const absl::Status& status) {
  std::string comment = internal::ValidUtf8(absl::StrCat(id, ": not read: ", std::string(status.message())));
  std::replace(comment.begin(), comment.end(), '-', '_');  // two of them would end it
  std::string out = "<!-- ";
  AppendXml(comment, &out);
  return out.append(" -->\n");
}

std::string TeiCorpusBegin() {
  std::string out = absl::StrCat("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<teiCorpus", kNamespace, ">");
  AppendHeader("Texts annotated by inquit", "", &out);
  out.append("</teiHeader>\n");
  return out;
}

std::string TeiCorpusEnd() { return "</teiCorpus>\n"; }

}  // namespace v0
}  // namespace inquit
