// The text of a page of HTML, which libxml2 parses, as browsers would nearly.
// SPDX-License-Identifier: Apache-2.0
#include "cli/input/html_text.h"

#include <libxml/HTMLparser.h>
#include <libxml/encoding.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>

#include <algorithm>
#include <climits>
#include <cstddef>
#include <memory>
#include <mutex>
#include <new>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "inquit/offsets.h"

namespace inquit::cli {
namespace {

// What no reader takes for the article.
constexpr std::string_view kPassedOver[] = {
    "aside", "audio", "button",   "canvas", "datalist", "dialog", "footer", "form", "iframe",   "head",     "input", "map",
    "menu",  "nav",   "noscript", "object", "script",   "select", "style",  "svg",  "template", "textarea", "video"};
// What stands in a line; all other elements are paragraphs of their own.
constexpr std::string_view kInLine[] = {"a",      "abbr",   "acronym", "b",   "bdi",  "bdo", "big",  "cite",  "code",
                                        "data",   "del",    "dfn",     "em",  "font", "i",   "img",  "ins",   "kbd",
                                        "label",  "mark",   "nobr",    "q",   "ruby", "s",   "samp", "small", "span",
                                        "strike", "strong", "sub",     "sup", "time", "tt",  "u",    "var",   "wbr"};

template <std::size_t kCount>
bool IsIn(std::string_view name, const std::string_view (&names)[kCount]) {
  for (const std::string_view one : names) {
    if (one == name) return true;
  }
  return false;
}

std::string_view View(const xmlChar* bytes) { return bytes ? reinterpret_cast<const char*>(bytes) : std::string_view(); }
std::string_view NameOf(const xmlNode* node) { return node->type == XML_ELEMENT_NODE ? View(node->name) : std::string_view(); }

// Empty where there is none.
std::string Attribute(const xmlNode* node, const char* name) {
  xmlChar* value = xmlGetProp(node, reinterpret_cast<const xmlChar*>(name));
  std::string copy(View(value));
  xmlFree(value);
  return copy;
}

bool IsHidden(const xmlNode* node) {
  if (xmlHasProp(node, reinterpret_cast<const xmlChar*>("hidden"))) return true;
  std::string style = absl::AsciiStrToLower(Attribute(node, "style"));
  style.erase(std::remove(style.begin(), style.end(), ' '), style.end());
  return Attribute(node, "aria-hidden") == "true" || absl::StrContains(style, "display:none");
}

bool IsPassedOver(const xmlNode* node) {
  return node->type == XML_COMMENT_NODE || node->type == XML_PI_NODE || node->type == XML_DTD_NODE ||
         (node->type == XML_ELEMENT_NODE && (IsIn(NameOf(node), kPassedOver) || IsHidden(node)));
}

// Calls enter(node) for all of the tree under `root`, and leave(node) behind what is in it, where enter said true. Without
// recursion: a page may be nested as deep as it is long.
template <typename Enter, typename Leave>
void Walk(xmlNode* root, Enter enter, Leave leave) {
  xmlNode* node = root;
  while (node) {
    const bool entered = enter(node);
    if (entered && node->children) {
      node = node->children;
      continue;
    }
    if (entered) leave(node);
    while (node != root && !node->next) {
      node = node->parent;
      leave(node);
    }
    node = node == root ? nullptr : node->next;
  }
}

// Collects paragraphs.
class Paragraphs {
 public:
  void Add(const xmlNode* text) {
    for (const char c : View(text->content)) {
      if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') {
        blank_ = true;
      } else {
        Put(c);
      }
    }
  }
  void Break(std::string_view marks) {
    if (marks.size() > break_.size()) break_ = marks;
    blank_ = false;
  }
  std::string Take() { return text_.empty() ? text_ : absl::StrCat(text_, "\n"); }

 private:
  void Put(char c) {
    if (!text_.empty() && !break_.empty()) {
      text_.append(break_);
    } else if (!text_.empty() && blank_) {
      text_.push_back(' ');
    }
    break_ = {};
    blank_ = false;
    text_.push_back(c);
  }

  std::string text_;
  std::string_view break_;  // what comes before the next character, if there is one
  bool blank_ = false;
};

std::string TextOf(xmlNode* root) {
  Paragraphs paragraphs;
  const auto mark = [&](const xmlNode* node) {
    if (NameOf(node) == "br") {
      paragraphs.Break("\n");
    } else if (node->type == XML_ELEMENT_NODE && !IsIn(NameOf(node), kInLine)) {
      paragraphs.Break("\n\n");
    }
  };
  const auto enter = [&](const xmlNode* node) {
    if (IsPassedOver(node)) return false;
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) paragraphs.Add(node);
    mark(node);
    return true;
  };
  Walk(root, enter, mark);
  return paragraphs.Take();
}

// The text of the largest element `name` in `root`; empty where there is none.
std::string LargestText(xmlNode* root, std::string_view name) {
  std::string largest;
  const auto enter = [&](xmlNode* node) {
    if (IsPassedOver(node)) return false;
    if (NameOf(node) != name) return true;
    std::string text = TextOf(node);
    if (text.size() > largest.size()) largest.swap(text);
    return false;
  };
  Walk(root, enter, [](xmlNode*) {});
  return largest;
}

// What stands behind charset= in the first bytes, as browsers look for it.
std::string DeclaredEncoding(std::string_view page) {
  constexpr std::size_t kLookedAt = 1024;
  const std::string head = absl::AsciiStrToLower(absl::string_view(page.data(), std::min(page.size(), kLookedAt)));
  const std::size_t found = head.find("charset=");
  if (found == head.npos) return "";
  const std::size_t begin = head.find_first_not_of("\"' ", found + 8);
  if (begin == head.npos) return "";
  return head.substr(begin, head.find_first_of("\"' />;", begin) - begin);
}

// While it lives, what goes wrong in libxml2 on this thread goes to `tell`, with `who`, and not to standard error.
class Watch {
 public:
  template <typename Tell>
  Watch(void* who, Tell tell) {
    xmlSetStructuredErrorFunc(who, tell);  // a lambda of `auto`, since the error is const from libxml2 2.12 on
  }
  ~Watch() { xmlSetStructuredErrorFunc(nullptr, nullptr); }
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;
};

// Parses a page, and notices when there is no memory for it: libxml2 would go on with a part of the page, or for ever (2.9
// begins an element again and again whose name it cannot copy or store), or without any input.
class Parser {
 public:
  explicit Parser(std::string_view page)  // in UTF-8
      : parser_(htmlCreateMemoryParserCtxt(page.data(), static_cast<int>(page.size())), htmlFreeParserCtxt),
        watch_(this, [](void* self, auto* error) {
          Parser& parser = *static_cast<Parser*>(self);
          if (error->code == XML_ERR_NO_MEMORY) parser.Stop(0);
          if (error->code == XML_ERR_NAME_REQUIRED && parser.IsStuck()) parser.Stop('>');  // which it would seek for ever
        }) {
    if (!parser_) throw std::bad_alloc();
  }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  std::unique_ptr<xmlDoc, void (*)(xmlDoc*)> Parse() {
    htmlCtxtUseOptions(parser_.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                          HTML_PARSE_COMPACT | HTML_PARSE_IGNORE_ENC);
    xmlSwitchEncoding(parser_.get(), XML_CHAR_ENCODING_UTF8);
    htmlParseDocument(parser_.get());
    std::unique_ptr<xmlDoc, void (*)(xmlDoc*)> document(std::exchange(parser_->myDoc, nullptr), xmlFreeDoc);
    if (no_memory_) throw std::bad_alloc();
    return document;
  }

 private:
  // Whether a name has been missing at one place again and again: there is no memory for it.
  bool IsStuck() {
    constexpr int kAgain = 100;  // a page alone makes it miss one twice
    const xmlChar* const at = parser_->input ? parser_->input->cur : nullptr;
    misses_ = at == missed_at_ ? misses_ + 1 : 0;
    missed_at_ = at;
    return misses_ > kAgain;
  }

  // As xmlStopParser does it, which also frees what the parser may be using at the moment: `left` is all that is left to be
  // parsed.
  void Stop(xmlChar left) {
    no_memory_ = true;
    parser_->instate = XML_PARSER_EOF;
    left_[0] = left;
    if (xmlParserInput* const input = parser_->input) input->base = input->cur = input->end = left_;
  }

  std::unique_ptr<htmlParserCtxt, void (*)(htmlParserCtxt*)> parser_;
  Watch watch_;
  bool no_memory_ = false;
  const xmlChar* missed_at_ = nullptr;
  int misses_ = 0;
  xmlChar left_[64] = {};  // and zeros: more than what is skipped at once, without a look at the end
};

// `page`, which is in the encoding of `from`, in UTF-8, with U+FFFD for each byte that means nothing. Not left to the parser,
// which goes on without any input where it finds no memory for that.
std::string ToUtf8(std::string_view page, xmlCharEncodingHandler* from) {
  using Buffer = std::unique_ptr<xmlBuffer, void (*)(xmlBuffer*)>;
  // Static: what is taken from its front moves nothing. Of the other libxml2 wants twice the rest to be free at each call.
  const Buffer in(xmlBufferCreateStatic(const_cast<char*>(page.data()), page.size()), xmlBufferFree);
  const Buffer out(xmlBufferCreateSize(3 * page.size() + 100), xmlBufferFree);
  if (!in || !out) throw std::bad_alloc();
  bool no_memory = false;
  const Watch watch(&no_memory, [](void* flag, auto* error) {
    if (error->code == XML_ERR_NO_MEMORY) *static_cast<bool*>(flag) = true;
  });
  while (xmlBufferLength(in.get()) > 0) {
    const int before = xmlBufferLength(in.get());
    xmlCharEncInFunc(from, out.get(), in.get());
    if (no_memory) throw std::bad_alloc();
    if (xmlBufferLength(in.get()) < before) continue;
    xmlBufferShrink(in.get(), 1);
    if (xmlBufferAdd(out.get(), reinterpret_cast<const xmlChar*>("\uFFFD"), 3) != 0) throw std::bad_alloc();
  }
  return {reinterpret_cast<const char*>(xmlBufferContent(out.get())), static_cast<std::size_t>(xmlBufferLength(out.get()))};
}

}  // namespace

absl::StatusOr<std::string> TextOfHtml(std::string_view page) {
  static std::once_flag once;
  std::call_once(once, xmlInitParser);  // which any thread may use then
  if (page.size() > INT_MAX / 4) return absl::OutOfRangeError("the page is too large");
  std::string decoded;
  // A page that is UTF-8 is so whatever it declares: text in another encoding hardly looks like it.
  if (const std::size_t bad = FindInvalidUtf8(page); bad < page.size()) {
    std::string encoding = DeclaredEncoding(page);
    if (encoding.empty() || encoding == "utf-8" || encoding == "utf8") {
      return absl::InvalidArgumentError(absl::StrCat("the text is not UTF-8 at byte ", bad));
    }
    if (encoding == "iso-8859-1" || encoding == "latin1") encoding = "windows-1252";  // as browsers read them
    const std::unique_ptr<xmlCharEncodingHandler, int (*)(xmlCharEncodingHandler*)> handler(
        xmlFindCharEncodingHandler(encoding.c_str()), xmlCharEncCloseFunc);
    if (!handler) return absl::InvalidArgumentError(absl::StrCat("the page is in ", encoding, ", which is not known here"));
    page = decoded = ToUtf8(page, handler.get());
  }
  if (page.empty()) return std::string();  // of which libxml2 makes no parser
  const auto document = Parser(page).Parse();
  xmlNode* root = document ? xmlDocGetRootElement(document.get()) : nullptr;
  if (!root) return std::string();
  for (const std::string_view name : {"article", "main"}) {
    std::string text = LargestText(root, name);
    if (!text.empty()) return text;
  }
  return TextOf(root);
}

}  // namespace inquit::cli
