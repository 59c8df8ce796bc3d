// Index file: sources, their documents and the index of their words, written and read.
// SPDX-License-Identifier: Apache-2.0
#include "lib/verify/index_file.h"

#include <algorithm>
#include <cstring>
#include <type_traits>
#include <utility>
#include <vector>

#include "lib/model/checksum.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

constexpr std::string_view kMagic = "inquit verify\n";
constexpr std::uint64_t kVersion = 1;
constexpr std::uint64_t kByteOrder = 0x0102030405060708;
constexpr std::uint64_t kNone = ~std::uint64_t{0};  // of something optional

// The fewest bytes that each takes, so that no more are made room for than a file of this size can hold.
constexpr std::size_t kLeastText = 7 * sizeof(std::uint64_t);
constexpr std::size_t kLeastSpeaker = 8 * sizeof(std::uint64_t);
constexpr std::size_t kLeastAttribution = 10 * sizeof(std::uint64_t);

// As it is written: without padding, whose bytes would be chance.
struct StoredWord {
  std::uint64_t key, exact;
  std::uint32_t begin, end;
  std::uint64_t flags;
};
static_assert(sizeof(StoredWord) == 32 && std::is_trivially_copyable_v<StoredWord>);

class Writer {
 public:
  void Put(std::uint64_t number) { Append(&number, sizeof(number)); }
  void Put(double number) { Append(&number, sizeof(number)); }
  void Put(const std::string& bytes) {
    Put(std::uint64_t{bytes.size()});
    out.append(bytes);
  }
  void Put(ByteSpan span) {
    Put(std::uint64_t{span.begin});
    Put(std::uint64_t{span.end});
  }
  void Put(const std::optional<ByteSpan>& span) { Put(span.value_or(ByteSpan{kNone, kNone})); }
  void Put(const std::vector<ByteSpan>& spans) {
    Put(std::uint64_t{spans.size()});
    for (const ByteSpan span : spans) Put(span);
  }
  template <typename T>
  void PutAll(const std::vector<T>& list) {
    static_assert(std::is_trivially_copyable_v<T>);
    Put(std::uint64_t{list.size()});
    Append(list.data(), list.size() * sizeof(T));
  }

  std::string out;

 private:
  void Append(const void* bytes, std::size_t size) { out.append(static_cast<const char*>(bytes), size); }
};

void PutDocument(const Document& document, Writer* to) {
  to->Put(document.model);
  to->Put(std::uint64_t{document.speakers.size()});
  for (const Speaker& speaker : document.speakers) {
    to->Put(speaker.id);
    to->Put(speaker.name);
    to->Put(static_cast<std::uint64_t>(speaker.type));
    to->Put(static_cast<std::uint64_t>(speaker.gender));
    to->Put(static_cast<std::uint64_t>(speaker.gender_evidence));
    to->Put(speaker.role);
    to->Put(speaker.mentions);
  }
  to->Put(std::uint64_t{document.attributions.size()});
  for (const Attribution& a : document.attributions) {
    to->Put(a.content);
    to->Put(a.cue);
    to->Put(a.source);
    to->Put(static_cast<std::uint64_t>(a.kind));
    to->Put(a.confidence);
    to->Put(a.speaker ? std::uint64_t{*a.speaker} : kNone);
    to->Put(a.speaker_confidence);
    to->Put(static_cast<std::uint64_t>(a.reason));
  }
}

// Reads numbers and lists off the front. After the first that is not there, or not as it should be, all are empty and ok() is
// false.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  bool ok() const { return ok_; }
  bool at_end() const { return rest_.empty(); }
  void Fail() { ok_ = false; }

  std::uint64_t Number() { return Take<std::uint64_t>(); }
  double Share() { return Take<double>(); }
  std::string Bytes() {
    const std::uint64_t size = Number();
    if (size > rest_.size()) Fail();
    if (!ok_) return "";
    std::string bytes(rest_.substr(0, size));
    rest_.remove_prefix(size);
    return bytes;
  }
  // How many things follow, each of `least` bytes or more.
  std::size_t Count(std::size_t least) {
    const std::uint64_t count = Number();
    if (count > rest_.size() / least) Fail();
    return ok_ ? count : 0;
  }
  // A span of a text of `size` bytes, where there is one.
  std::optional<ByteSpan> OptionalSpan(std::size_t size) {
    const std::uint64_t begin = Number(), end = Number();
    if (begin == kNone) return std::nullopt;
    if (begin > end || end > size) Fail();
    return ok_ ? ByteSpan{begin, end} : ByteSpan{};
  }
  ByteSpan Span(std::size_t size) {
    const std::optional<ByteSpan> span = OptionalSpan(size);
    if (!span) Fail();
    return span.value_or(ByteSpan{});
  }
  std::vector<ByteSpan> Spans(std::size_t size) {
    std::vector<ByteSpan> spans(Count(16));
    for (ByteSpan& span : spans) span = Span(size);
    return spans;
  }
  template <typename T>
  std::vector<T> All() {
    std::vector<T> list(Count(sizeof(T)));
    if (!list.empty()) std::memcpy(list.data(), rest_.data(), list.size() * sizeof(T));
    rest_.remove_prefix(list.size() * sizeof(T));
    return list;
  }
  template <typename Enum>
  Enum Choice() {
    const auto value = static_cast<Enum>(Number());
    if (ToString(value) == "?") Fail();
    return value;
  }

 private:
  template <typename T>
  T Take() {
    T value = {};
    if (rest_.size() < sizeof(T)) Fail();
    if (!ok_) return T{};
    std::memcpy(&value, rest_.data(), sizeof(T));
    rest_.remove_prefix(sizeof(T));
    return value;
  }

  std::string_view rest_;
  bool ok_ = true;
};

Document ReadDocument(std::size_t size, Reader* from) {
  Document document;
  document.model = from->Bytes();
  document.speakers.resize(from->Count(kLeastSpeaker));
  for (Speaker& speaker : document.speakers) {
    speaker.id = from->Bytes();
    speaker.name = from->Bytes();
    speaker.type = from->Choice<SpeakerType>();
    speaker.gender = from->Choice<Gender>();
    speaker.gender_evidence = from->Choice<GenderEvidence>();
    speaker.role = from->OptionalSpan(size);
    speaker.mentions = from->Spans(size);
    if (!from->ok()) return document;
  }
  document.attributions.resize(from->Count(kLeastAttribution));
  for (Attribution& a : document.attributions) {
    a.content = from->Spans(size);
    a.cue = from->OptionalSpan(size);
    a.source = from->OptionalSpan(size);
    a.kind = from->Choice<Kind>();
    a.confidence = from->Share();
    const std::uint64_t speaker = from->Number();
    if (speaker != kNone) a.speaker = speaker;
    if (a.speaker && *a.speaker >= document.speakers.size()) from->Fail();
    a.speaker_confidence = from->Share();
    a.reason = from->Choice<Reason>();
    if (!from->ok()) return document;
  }
  return document;
}

// Whether places lead to words, and words and texts to one another.
bool Fits(const std::vector<SourceText>& texts, const std::vector<ComparedWord>& words, const WordIndex& index) {
  std::size_t word = 0;
  for (const SourceText& text : texts) {
    if (text.begin != word || text.end < word || text.end > words.size()) return false;
    for (std::size_t before = 0; word < text.end; before = words[word++].span.end) {
      if (words[word].span.begin < before || words[word].span.begin >= words[word].span.end ||
          words[word].span.end > text.text.size())
        return false;
    }
  }
  const auto beyond = [&](std::uint32_t place) { return place >= words.size(); };
  return word == words.size() && std::is_sorted(index.keys.begin(), index.keys.end()) &&
         (index.begins.size() == index.keys.size() + 1) && std::is_sorted(index.begins.begin(), index.begins.end()) &&
         index.begins.back() == index.places.size() && std::none_of(index.places.begin(), index.places.end(), beyond);
}

}  // namespace

std::string ToBytes(const Sources& sources) {
  Writer body;
  body.Put(std::uint64_t{sources.texts().size()});
  for (const SourceText& source : sources.texts()) {
    body.Put(source.id);
    body.Put(source.text);
    PutDocument(source.document, &body);
    body.Put(std::uint64_t{source.begin});
    body.Put(std::uint64_t{source.end});
  }
  std::vector<StoredWord> words;
  words.reserve(sources.words().size());
  for (const ComparedWord& word : sources.words()) {
    const std::uint64_t flags = std::uint64_t{word.quoted} | std::uint64_t{word.bracketed} << 1 |
                                std::uint64_t{word.begins_sentence} << 2 | std::uint64_t{word.after_ellipsis} << 3;
    words.push_back(
        {word.key, word.exact, static_cast<std::uint32_t>(word.span.begin), static_cast<std::uint32_t>(word.span.end), flags});
  }
  body.PutAll(words);
  body.PutAll(sources.index().keys);
  body.PutAll(sources.index().begins);
  body.PutAll(sources.index().places);
  Writer whole;
  whole.out = kMagic;
  whole.Put(kByteOrder);
  whole.Put(kVersion);
  whole.Put(Checksum(body.out));
  whole.out += body.out;
  return std::move(whole.out);
}

absl::StatusOr<Sources> SourcesFromBytes(std::string_view bytes) {
  const absl::Status damaged = absl::DataLossError("the index is damaged, or no index of inquit verify");
  if (bytes.substr(0, kMagic.size()) != kMagic) return damaged;
  bytes.remove_prefix(kMagic.size());
  Reader head(bytes);
  const std::uint64_t order = head.Number(), version = head.Number(), checksum = head.Number();
  if (!head.ok()) return damaged;
  if (order != kByteOrder) return absl::FailedPreconditionError("the index was made on a machine of another byte order");
  if (version != kVersion)
    return absl::FailedPreconditionError("the index was made by another version of inquit: make it anew");
  bytes.remove_prefix(3 * sizeof(std::uint64_t));
  if (Checksum(bytes) != checksum) return damaged;
  Reader from(bytes);
  std::vector<SourceText> texts(from.Count(kLeastText));
  for (SourceText& source : texts) {
    source.id = from.Bytes();
    source.text = from.Bytes();
    source.document = ReadDocument(source.text.size(), &from);
    source.begin = from.Number();
    source.end = from.Number();
    if (!from.ok()) return damaged;
  }
  std::vector<ComparedWord> words;
  for (const StoredWord& word : from.All<StoredWord>()) {
    words.push_back({{word.begin, word.end},
                     word.key,
                     word.exact,
                     (word.flags & 1) != 0,
                     (word.flags & 2) != 0,
                     (word.flags & 4) != 0,
                     (word.flags & 8) != 0});
  }
  WordIndex index;
  index.keys = from.All<std::uint64_t>();
  index.begins = from.All<std::uint32_t>();
  index.places = from.All<std::uint32_t>();
  if (!from.ok() || !from.at_end() || !Fits(texts, words, index)) return damaged;
  return Sources(std::move(texts), std::move(words), std::move(index));
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
