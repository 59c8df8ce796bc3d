// Fuzzes the C interface: calls in any order, with handles, structs and places that are right, wrong, NULL or gone.
// SPDX-License-Identifier: Apache-2.0
//
// The text up to the first NUL; each byte behind it chooses a call, and those that follow its arguments. What is never freed or
// written beyond a struct, the sanitizers find: each struct that is filled lies in memory of just its size.
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "inquit/inquit_c.h"
#include "tests/fuzz/fuzz.h"
#include "tests/property/tiny_model.h"

namespace inquit::testing {
namespace {

struct Free {
  void operator()(inquit_document* document) const { inquit_document_free(document); }
  void operator()(inquit_extractor* extractor) const { inquit_extractor_free(extractor); }
  void operator()(inquit_model* model) const { inquit_model_free(model); }
};
template <typename T>
using Handles = std::vector<std::unique_ptr<T, Free>>;

const inquit_model* Tiny() {
  static const inquit_model* const tiny = [] {
    inquit_model* model = nullptr;
    Expect(inquit_model_load(TinyModelPath().c_str(), &model, nullptr) == INQUIT_OK, "the tiny model is read");
    return model;
  }();
  return tiny;
}

// A caller with a text, who keeps what it is given, and forgets some of it.
class Caller {
 public:
  explicit Caller(FuzzedBytes* bytes) : bytes_(*bytes), text_(bytes->UpToNul()) { NewExtractor(nullptr); }

  void Call() {
    switch (bytes_.Below(10)) {
      case 0: return LoadModel();
      case 1: return NewExtractor(&Options());
      case 2: return Extract();
      case 3: return Resolve();
      case 4: return ReadDocument();
      case 5: return WriteJson();
      case 6: return Verify();
      case 7: return Names();
      case 8: return Forget(&documents_);
      default: bytes_.Chance(2) ? Forget(&extractors_) : Forget(&models_);
    }
  }

 private:
  // One of the handles, or NULL.
  template <typename T>
  T* Any(const Handles<T>& handles) {
    const std::size_t i = bytes_.Below(handles.size() + 1);
    return i < handles.size() ? handles[i].get() : nullptr;
  }
  template <typename T>
  void Forget(Handles<T>* handles) {
    const std::size_t i = bytes_.Below(handles->size() + 1);
    if (i < handles->size()) handles->erase(handles->begin() + static_cast<std::ptrdiff_t>(i));
  }

  // What holds of every call that makes something: it does, or it says why not, and never both. What stood where it puts these
  // is not looked at.
  template <typename T, typename Call>
  T* Make(const Call& call) {
    const bool asked = bytes_.Chance(2);
    T* made = reinterpret_cast<T*>(this);
    inquit_error* error = reinterpret_cast<inquit_error*>(this);
    const inquit_code code = call(&made, asked ? &error : nullptr);
    if (!asked) error = nullptr;
    Expect((code == INQUIT_OK) == (made != nullptr), "a success makes something, and nothing else does");
    Expect((error != nullptr) == (asked && code != INQUIT_OK), "a failure has an error, and nothing else has");
    Expect(inquit_error_code(error) == (error ? code : INQUIT_OK), "an error has the code of its call");
    Expect(std::strlen(inquit_error_message(error)) > 0 || error == nullptr, "an error says what is wrong");
    Expect(std::string_view(inquit_code_name(code)) != "?", "a code has a name");
    inquit_error_free(error);
    return made;
  }
  template <typename T, typename Call>
  void Keep(Handles<T>* handles, const Call& call) {
    if (T* const made = Make<T>(call)) handles->emplace_back(made);
  }

  void LoadModel() {
    const std::string bytes(bytes_.UpToNul());
    const std::string path = bytes_.Chance(4) ? TinyModelPath() : "no such folder/" + bytes;
    const bool from_bytes = bytes_.Chance(2);
    Keep(&models_, [&](inquit_model** model, inquit_error** error) {
      return from_bytes ? inquit_model_from_bytes(bytes.data(), bytes.size(), model, error)
                        : inquit_model_load(path.c_str(), model, error);
    });
    const inquit_model* const any = Any(models_);
    Expect((any != nullptr) == (inquit_model_id(any)[0] != '\0'), "a model has a name");
    inquit_model_licence(any), inquit_model_training_data(any), inquit_model_fingerprint(any), inquit_model_instructions(any);
  }

  const inquit_options& Options() {
    Expect(inquit_options_init(&options_, sizeof options_) == INQUIT_OK, "options have their defaults");
    options_.repair_utf8 = bytes_.Chance(16) ? bytes_.Byte() : static_cast<int>(bytes_.Below(2));
    options_.single_quotes = static_cast<int>(bytes_.Below(bytes_.Chance(16) ? 256 : 3));
    options_.offsets = static_cast<int>(bytes_.Below(bytes_.Chance(16) ? 256 : 3));
    if (bytes_.Chance(16)) options_.max_bytes = bytes_.Byte();
    if (bytes_.Chance(16)) options_.struct_size = bytes_.Below(sizeof options_);  // larger, it would lie
    if (bytes_.Chance(4)) {
      options_.parallel = [](void*, std::size_t count, void (*work)(void*, std::size_t), void* task) {
        while (count > 0) work(task, --count);
      };
    }
    return options_;
  }

  void NewExtractor(const inquit_options* options) {
    // NULL would be the model inside, which is large; the unit tests ask for it.
    const inquit_model* const model = Any(models_);
    Keep(&extractors_, [&](inquit_extractor** extractor, inquit_error** error) {
      return inquit_extractor_new(options, model ? model : Tiny(), extractor, error);
    });
  }

  const inquit_span* Spans(std::size_t* count) {
    std::vector<inquit_span>& spans = spans_.emplace_back(*count = bytes_.Below(4));
    for (inquit_span& span : spans) {
      const ByteSpan any = bytes_.Span(text_.size());
      span = {any.begin, any.end};
    }
    return spans.empty() || bytes_.Chance(32) ? nullptr : spans.data();
  }

  std::vector<inquit_entity> Entities() {
    static constexpr const char* kIds[] = {"a", "b", "c", "", nullptr};
    std::vector<inquit_entity> entities(bytes_.Below(4));
    for (inquit_entity& entity : entities) {
      entity.struct_size = bytes_.Chance(32) ? bytes_.Below(sizeof entity) : sizeof entity;
      entity.id = kIds[bytes_.Below(bytes_.Chance(8) ? 5 : 3)];
      names_.push_back(std::make_unique<std::string>(bytes_.Span(text_.size()).In(text_)));
      entity.name = bytes_.Chance(32) ? nullptr : names_.back()->c_str();
      entity.type = static_cast<int>(bytes_.Below(bytes_.Chance(16) ? 256 : 6));
      entity.gender = static_cast<int>(bytes_.Below(bytes_.Chance(16) ? 256 : 3));
      if (bytes_.Chance(2)) entity.mentions = Spans(&entity.mention_count);
    }
    return entities;
  }

  void Extract() {
    const std::vector<inquit_entity> entities = Entities();
    const inquit_extractor* const extractor = Any(extractors_);
    Keep(&documents_, [&](inquit_document** document, inquit_error** error) {
      return inquit_extractor_extract(extractor, text_.data(), text_.size(), entities.data(), entities.size(), document, error);
    });
  }

  // Those of a document that is there, whatever its unit, or others.
  void Resolve() {
    std::vector<inquit_attribution> attributions(bytes_.Below(4));
    const inquit_document* const from = Any(documents_);
    for (std::size_t i = 0; i < attributions.size(); ++i) {
      inquit_attribution& a = attributions[i];
      a.struct_size = sizeof a;
      if (bytes_.Chance(2) && inquit_document_attribution(from, i, &a) == INQUIT_OK) continue;
      a.content = Spans(&a.content_count);
      std::size_t count = 0;
      if (!bytes_.Chance(4)) a.source = Spans(&count);
    }
    const std::vector<inquit_entity> entities = Entities();
    const inquit_extractor* const extractor = Any(extractors_);
    Keep(&documents_, [&](inquit_document** document, inquit_error** error) {
      return inquit_extractor_resolve(extractor, text_.data(), text_.size(), attributions.data(), attributions.size(),
                                      entities.data(), entities.size(), document, error);
    });
  }

  // Asks for one index, in a struct of any size.
  template <typename T, typename Get>
  void Ask(const inquit_document* document, std::size_t count, Get get) {
    const std::size_t size = bytes_.Chance(4) ? sizeof(std::size_t) + bytes_.Byte() : sizeof(T);
    const std::size_t index = bytes_.Chance(16) ? static_cast<std::size_t>(-1) : bytes_.Below(count + 2);
    const std::unique_ptr<char[]> memory(new char[size]);
    std::memcpy(memory.get(), &size, sizeof size);
    const inquit_code code = get(document, index, reinterpret_cast<T*>(memory.get()));
    const bool fits = size >= sizeof(T);
    Expect(code == (document == nullptr || !fits ? INQUIT_ERROR_INVALID_ARGUMENT
                    : index < count              ? INQUIT_OK
                                                 : INQUIT_ERROR_OUT_OF_RANGE),
           "an index that is there is answered, and no other");
  }

  void ReadDocument() {
    const inquit_document* const document = Any(documents_);
    Ask<inquit_attribution>(document, inquit_document_attribution_count(document), inquit_document_attribution);
    Ask<inquit_speaker>(document, inquit_document_speaker_count(document), inquit_document_speaker);
    Expect((document != nullptr) == (inquit_document_model(document)[0] != '\0'), "a document names its model");
  }

  template <typename Call>
  void MakeJson(const Call& call) {
    char* const json = Make<char>(call);
    Expect(json == nullptr || nlohmann::json::accept(json), "what is written is JSON");
    inquit_json_free(json);
  }

  void WriteJson() {
    const std::string id(bytes_.UpToNul());
    const char* const asked = bytes_.Chance(2) ? nullptr : id.c_str();
    const std::size_t size = bytes_.Below(text_.size() + 1);  // of another text, often
    const inquit_document* const document = Any(documents_);
    MakeJson([&](char** json, inquit_error** error) {
      return inquit_document_to_json(document, text_.data(), size, asked, json, error);
    });
  }

  void Verify() {
    std::vector<inquit_source> sources(bytes_.Below(3));
    for (inquit_source& source : sources) {
      const std::string_view part = bytes_.Span(text_.size()).In(text_);
      source = {bytes_.Chance(32) ? bytes_.Below(sizeof source) : sizeof source, bytes_.Chance(2) ? "s" : nullptr, part.data(),
                part.size()};
    }
    const inquit_extractor* const extractor = Any(extractors_);
    MakeJson([&](char** json, inquit_error** error) {
      return inquit_extractor_verify(extractor, text_.data(), text_.size(), nullptr, sources.data(), sources.size(), json,
                                     error);
    });
  }

  void Names() {
    const int value = static_cast<int>(bytes_.Byte()) - 8;
    for (const char* name : {inquit_code_name(value), inquit_kind_name(value), inquit_speaker_type_name(value),
                             inquit_gender_name(value), inquit_gender_evidence_name(value), inquit_reason_name(value),
                             inquit_offset_unit_name(value), inquit_single_quotes_name(value)})
      Expect(std::strlen(name) > 0, "every value has a word");
  }

  FuzzedBytes& bytes_;
  std::string_view text_;
  inquit_options options_ = {};
  Handles<inquit_model> models_;
  Handles<inquit_extractor> extractors_;
  Handles<inquit_document> documents_;
  std::vector<std::vector<inquit_span>> spans_;      // that structs point to
  std::vector<std::unique_ptr<std::string>> names_;  // the same
};

}  // namespace
}  // namespace inquit::testing

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace inquit::testing;
  FuzzedBytes bytes(data, size);
  Caller caller(&bytes);
  for (int calls = 0; bytes.more() && calls < 32; ++calls) caller.Call();
  return 0;
}
