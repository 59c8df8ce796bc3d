// The C interface: what it says of texts, what it refuses, and who owns what.
// SPDX-License-Identifier: Apache-2.0
//
// That it says of any text what the C++ interface says, the property tests check.
#include <cstddef>
#include <cstring>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "inquit/inquit_c.h"
#include "tests/unit/allocations.h"
#include "tests/unit/catch.h"

namespace {

struct Free {
  void operator()(inquit_document* document) const { inquit_document_free(document); }
  void operator()(inquit_error* error) const { inquit_error_free(error); }
  void operator()(inquit_extractor* extractor) const { inquit_extractor_free(extractor); }
  void operator()(inquit_model* model) const { inquit_model_free(model); }
};
using DocumentPtr = std::unique_ptr<inquit_document, Free>;
using ExtractorPtr = std::unique_ptr<inquit_extractor, Free>;
using ModelPtr = std::unique_ptr<inquit_model, Free>;

inquit_options Defaults() {
  inquit_options options;
  REQUIRE(inquit_options_init(&options, sizeof options) == INQUIT_OK);
  return options;
}

ExtractorPtr Make(const inquit_options& options = Defaults(), const inquit_model* model = nullptr) {
  inquit_extractor* extractor = nullptr;
  REQUIRE(inquit_extractor_new(&options, model, &extractor, nullptr) == INQUIT_OK);
  return ExtractorPtr(extractor);
}

ExtractorPtr MakeWith(inquit_offset_unit offsets) {
  inquit_options options = Defaults();
  options.offsets = offsets;
  return Make(options);
}

DocumentPtr Extract(const ExtractorPtr& extractor, const std::string& text, const std::vector<inquit_entity>& entities = {}) {
  inquit_document* document = nullptr;
  inquit_error* error = nullptr;
  const inquit_code code =
      inquit_extractor_extract(extractor.get(), text.data(), text.size(), entities.data(), entities.size(), &document, &error);
  INFO(inquit_error_message(error));
  REQUIRE(code == INQUIT_OK);
  REQUIRE(error == nullptr);
  return DocumentPtr(document);
}

inquit_attribution AttributionOf(const DocumentPtr& document, std::size_t index) {
  inquit_attribution attribution;
  attribution.struct_size = sizeof attribution;
  REQUIRE(inquit_document_attribution(document.get(), index, &attribution) == INQUIT_OK);
  return attribution;
}

inquit_speaker SpeakerOf(const DocumentPtr& document, std::size_t index) {
  inquit_speaker speaker;
  speaker.struct_size = sizeof speaker;
  REQUIRE(inquit_document_speaker(document.get(), index, &speaker) == INQUIT_OK);
  return speaker;
}

std::string Json(const DocumentPtr& document, const std::string& text, const char* id = nullptr) {
  char* json = nullptr;
  REQUIRE(inquit_document_to_json(document.get(), text.data(), text.size(), id, &json, nullptr) == INQUIT_OK);
  const std::string copy = json;
  inquit_json_free(json);
  return copy;
}

inquit_entity Entity(const char* id, const char* name) {
  inquit_entity entity = {};
  entity.struct_size = sizeof entity;
  entity.id = id;
  entity.name = name;
  return entity;
}

std::string TinyModelPath() { return std::string(INQUIT_TEST_DATA) + "/tiny.inquit"; }

const std::string kBaker = "“We bake at dawn,” said Zoë Lindqvist, a baker.";
const std::string kText = "😀 “We bake at dawn,” said Zoë Lindqvist. She added that the café was full.";

TEST_CASE("A document of C outlives its text, model and extractor") {
  ModelPtr model;
  {
    inquit_model* made = nullptr;
    REQUIRE(inquit_model_built_in(&made, nullptr) == INQUIT_OK);
    model.reset(made);
  }
  const std::string id = inquit_model_id(model.get());
  ExtractorPtr extractor = Make(Defaults(), model.get());
  model.reset();
  auto text = std::make_unique<std::string>(kText);
  const DocumentPtr document = Extract(extractor, *text);
  text.reset();
  extractor.reset();

  CHECK(inquit_document_model(document.get()) == id);
  REQUIRE(inquit_document_attribution_count(document.get()) == 2);
  REQUIRE(inquit_document_speaker_count(document.get()) == 1);
  const inquit_speaker speaker = SpeakerOf(document, 0);
  CHECK(speaker.name == std::string("Zoë Lindqvist"));
  CHECK(speaker.name_size == std::strlen(speaker.name));
  CHECK(speaker.id == std::string("s1"));
  CHECK(speaker.type == INQUIT_SPEAKER_PERSON);
  CHECK(speaker.gender == INQUIT_GENDER_FEMALE);
  CHECK(speaker.mention_count == 2);
  CHECK(speaker.role == nullptr);
  const inquit_attribution said = AttributionOf(document, 0), added = AttributionOf(document, 1);
  CHECK(said.kind == INQUIT_KIND_DIRECT);
  CHECK(added.kind == INQUIT_KIND_INDIRECT);
  CHECK(said.speaker == 0);
  CHECK(added.reason == INQUIT_REASON_PRONOUN);
  REQUIRE(said.cue != nullptr);
  REQUIRE(said.source != nullptr);
  REQUIRE(said.content_count == 1);
  CHECK(kText.substr(said.cue->begin, said.cue->end - said.cue->begin) == "said");
  CHECK(kText.substr(said.source->begin, said.source->end - said.source->begin) == "Zoë Lindqvist");
  CHECK(kText.substr(said.content->begin, said.content->end - said.content->begin) == "“We bake at dawn,”");
}

TEST_CASE("a speaker's role is a span") {
  const DocumentPtr document = Extract(Make(Defaults()), kBaker);
  REQUIRE(inquit_document_speaker_count(document.get()) == 1);
  const inquit_speaker speaker = SpeakerOf(document, 0);
  REQUIRE(speaker.role != nullptr);
  CHECK(kBaker.substr(speaker.role->begin, speaker.role->end - speaker.role->begin) == "baker");
}

TEST_CASE("Places of C count bytes, code points or UTF-16 units, in what comes out and in what goes in") {
  struct {
    inquit_offset_unit unit;
    const char* name;
    std::size_t begin, end;                // of the first content
    std::size_t entity_begin, entity_end;  // of "She"
  } const kRows[] = {{INQUIT_OFFSETS_BYTES, "bytes", 5, 27, 49, 52},
                     {INQUIT_OFFSETS_CODE_POINTS, "codepoints", 2, 20, 41, 44},
                     {INQUIT_OFFSETS_UTF16, "utf16", 3, 21, 42, 45}};
  for (const auto& row : kRows) {
    CAPTURE(row.name);
    CHECK(inquit_offset_unit_name(row.unit) == std::string(row.name));
    const ExtractorPtr extractor = MakeWith(row.unit);
    const inquit_span she = {row.entity_begin, row.entity_end};
    inquit_entity entity = Entity("Q7", "Rhea Okonjo");
    entity.gender = INQUIT_GENDER_FEMALE;
    entity.mentions = &she;
    entity.mention_count = 1;
    const DocumentPtr document = Extract(extractor, kText, {entity});
    const inquit_attribution said = AttributionOf(document, 0), added = AttributionOf(document, 1);
    CHECK(said.content->begin == row.begin);
    CHECK(said.content->end == row.end);
    const inquit_speaker speaker = SpeakerOf(document, added.speaker);
    CHECK(speaker.id == std::string("Q7"));
    CHECK(speaker.name == std::string("Rhea Okonjo"));
    CHECK(speaker.gender_evidence == INQUIT_GENDER_BY_CALLER);
    CHECK(added.reason == INQUIT_REASON_ENTITY);
    CHECK(speaker.mentions->begin == row.entity_begin);
    CHECK(Json(document, kText, "n1").find("{\"id\":\"n1\"") == 0);
    CHECK(Json(document, kText).find("\"offsets\":\"" + std::string(row.name) + "\"") != std::string::npos);
  }
}

TEST_CASE("A span that goes in must lie in the text and cut no character, in every unit") {
  struct {
    inquit_offset_unit unit;
    inquit_span span;
    inquit_code code;
  } const kRows[] = {{INQUIT_OFFSETS_BYTES, {49, 52}, INQUIT_OK},
                     {INQUIT_OFFSETS_BYTES, {1, 4}, INQUIT_ERROR_INVALID_ARGUMENT},
                     {INQUIT_OFFSETS_BYTES, {49, 1000}, INQUIT_ERROR_INVALID_ARGUMENT},
                     {INQUIT_OFFSETS_CODE_POINTS, {0, 1}, INQUIT_OK},
                     {INQUIT_OFFSETS_CODE_POINTS, {41, 1000}, INQUIT_ERROR_INVALID_ARGUMENT},
                     {INQUIT_OFFSETS_CODE_POINTS, {44, 41}, INQUIT_ERROR_INVALID_ARGUMENT},
                     {INQUIT_OFFSETS_UTF16, {0, 2}, INQUIT_OK},
                     {INQUIT_OFFSETS_UTF16, {0, 1}, INQUIT_ERROR_INVALID_ARGUMENT}};
  for (const auto& row : kRows) {
    CAPTURE(row.unit, row.span.begin, row.span.end);
    const ExtractorPtr extractor = MakeWith(row.unit);
    inquit_entity entity = Entity("Q7", "Rhea Okonjo");
    entity.mentions = &row.span;
    entity.mention_count = 1;
    inquit_document* document = nullptr;
    CHECK(inquit_extractor_extract(extractor.get(), kText.data(), kText.size(), &entity, 1, &document, nullptr) == row.code);
    CHECK((document != nullptr) == (row.code == INQUIT_OK));
    inquit_document_free(document);
  }
}

TEST_CASE("Own attributions are resolved in the order in which they come") {
  const std::string text = "“No,” said Ivo Lund. “Yes,” said Rhea Okonjo.";
  const ExtractorPtr extractor = Make();
  const DocumentPtr found = Extract(extractor, text);
  REQUIRE(inquit_document_attribution_count(found.get()) == 2);
  const inquit_attribution given[] = {AttributionOf(found, 1), AttributionOf(found, 0)};
  inquit_document* resolved = nullptr;
  REQUIRE(inquit_extractor_resolve(extractor.get(), text.data(), text.size(), given, 2, nullptr, 0, &resolved, nullptr) ==
          INQUIT_OK);
  const DocumentPtr document(resolved);
  const inquit_attribution yes = AttributionOf(document, 0), no = AttributionOf(document, 1);
  CHECK(yes.content->begin == given[0].content->begin);
  CHECK(SpeakerOf(document, yes.speaker).name == std::string("Rhea Okonjo"));
  CHECK(SpeakerOf(document, no.speaker).name == std::string("Ivo Lund"));
  CHECK(no.kind == INQUIT_KIND_DIRECT);
  CHECK(no.confidence == given[1].confidence);
}

TEST_CASE("Options of C reach the extractor") {
  const std::string bad = "“No,” said Ivo \xFF Lund.", single = "'We will not sail before the spring,' said Ivo Lund.";
  inquit_options options = Defaults();
  CHECK(options.struct_size == sizeof options);
  CHECK(options.max_bytes == std::size_t{64} << 20);
  options.repair_utf8 = 1;
  CHECK(inquit_document_attribution_count(Extract(Make(options), bad).get()) == 1);
  options = Defaults();
  options.single_quotes = INQUIT_SINGLE_QUOTES_OFF;
  CHECK(AttributionOf(Extract(Make(), single), 0).kind == INQUIT_KIND_DIRECT);
  const DocumentPtr off = Extract(Make(options), single);
  CHECK((inquit_document_attribution_count(off.get()) == 0 || AttributionOf(off, 0).kind == INQUIT_KIND_INDIRECT));
  options = Defaults();
  options.max_bytes = 3;
  inquit_document* document = nullptr;
  CHECK(inquit_extractor_extract(Make(options).get(), "four", 4, nullptr, 0, &document, nullptr) == INQUIT_ERROR_OUT_OF_RANGE);
}

TEST_CASE("Models of C come by name, path and bytes, and say what they are") {
  std::ifstream file(TinyModelPath(), std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  inquit_model *named = nullptr, *loaded = nullptr, *from_bytes = nullptr, *small = nullptr;
  REQUIRE(inquit_model_named(TinyModelPath().c_str(), &named, nullptr) == INQUIT_OK);
  REQUIRE(inquit_model_load(TinyModelPath().c_str(), &loaded, nullptr) == INQUIT_OK);
  REQUIRE(inquit_model_from_bytes(bytes.data(), bytes.size(), &from_bytes, nullptr) == INQUIT_OK);
  REQUIRE(inquit_model_named("small", &small, nullptr) == INQUIT_OK);
  const ModelPtr owned[] = {ModelPtr(named), ModelPtr(loaded), ModelPtr(from_bytes), ModelPtr(small)};
  for (const inquit_model* const model : {loaded, from_bytes}) {
    CHECK(std::string(inquit_model_id(model)) == inquit_model_id(named));
    CHECK(std::string(inquit_model_fingerprint(model)) == inquit_model_fingerprint(named));
  }
  CHECK(std::string(inquit_model_fingerprint(small)) != inquit_model_fingerprint(named));
  CHECK(std::string(inquit_model_id(small)).find("small ") == 0);
  for (const auto say : {inquit_model_licence, inquit_model_training_data, inquit_model_instructions})
    CHECK(*say(small) != '\0');
  const DocumentPtr document = Extract(Make(Defaults(), named), kText);
  CHECK(std::string(inquit_document_model(document.get())) == inquit_model_id(named));

  inquit_error* error = nullptr;
  inquit_model* none = small;
  CHECK(inquit_model_load("/no/such/model", &none, &error) == INQUIT_ERROR_NOT_FOUND);
  CHECK(none == nullptr);
  CHECK(inquit_error_code(error) == INQUIT_ERROR_NOT_FOUND);
  CHECK(std::string(inquit_error_message(error)).find("/no/such/model") != std::string::npos);
  inquit_error_free(error);
  CHECK(inquit_model_from_bytes("no model", 8, &none, nullptr) == INQUIT_ERROR_INVALID_ARGUMENT);
}

TEST_CASE("NULL is refused where something is needed, and harmless elsewhere") {
  const ExtractorPtr extractor = Make();
  const DocumentPtr document = Extract(extractor, kText);
  const inquit_entity no_id = Entity(nullptr, "Ivo Lund"), no_name = Entity("Q1", nullptr);
  inquit_entity no_mentions = Entity("Q1", "Ivo Lund");
  no_mentions.mention_count = 1;
  inquit_attribution no_content = AttributionOf(document, 0);
  no_content.content = nullptr;
  inquit_document* out = nullptr;
  inquit_model* model = nullptr;
  char* json = nullptr;
  const inquit_extractor* const e = extractor.get();
  const inquit_document* const d = document.get();
  struct {
    const char* what;
    inquit_code code;
  } const kRows[] = {{"extract: extractor", inquit_extractor_extract(nullptr, "a", 1, nullptr, 0, &out, nullptr)},
                     {"extract: text", inquit_extractor_extract(e, nullptr, 1, nullptr, 0, &out, nullptr)},
                     {"extract: entities", inquit_extractor_extract(e, "a", 1, nullptr, 1, &out, nullptr)},
                     {"extract: document", inquit_extractor_extract(e, "a", 1, nullptr, 0, nullptr, nullptr)},
                     {"extract: id", inquit_extractor_extract(e, "a", 1, &no_id, 1, &out, nullptr)},
                     {"extract: name", inquit_extractor_extract(e, "a", 1, &no_name, 1, &out, nullptr)},
                     {"extract: mentions", inquit_extractor_extract(e, "a", 1, &no_mentions, 1, &out, nullptr)},
                     {"resolve: extractor", inquit_extractor_resolve(nullptr, "a", 1, nullptr, 0, nullptr, 0, &out, nullptr)},
                     {"resolve: attributions", inquit_extractor_resolve(e, "a", 1, nullptr, 1, nullptr, 0, &out, nullptr)},
                     {"resolve: content", inquit_extractor_resolve(e, "a", 1, &no_content, 1, nullptr, 0, &out, nullptr)},
                     {"new: extractor", inquit_extractor_new(nullptr, nullptr, nullptr, nullptr)},
                     {"built in: model", inquit_model_built_in(nullptr, nullptr)},
                     {"named: name", inquit_model_named(nullptr, &model, nullptr)},
                     {"named: model", inquit_model_named("small", nullptr, nullptr)},
                     {"load: path", inquit_model_load(nullptr, &model, nullptr)},
                     {"bytes: bytes", inquit_model_from_bytes(nullptr, 1, &model, nullptr)},
                     {"options", inquit_options_init(nullptr, sizeof(inquit_options))},
                     {"attribution: document", inquit_document_attribution(nullptr, 0, &no_content)},
                     {"attribution: struct", inquit_document_attribution(d, 0, nullptr)},
                     {"speaker: struct", inquit_document_speaker(d, 0, nullptr)},
                     {"json: document", inquit_document_to_json(nullptr, "a", 1, nullptr, &json, nullptr)},
                     {"json: text", inquit_document_to_json(d, nullptr, 1, nullptr, &json, nullptr)},
                     {"json: json", inquit_document_to_json(d, "a", 1, nullptr, nullptr, nullptr)}};
  for (const auto& row : kRows) {
    CAPTURE(row.what);
    CHECK(row.code == INQUIT_ERROR_INVALID_ARGUMENT);
  }

  // The message names what was NULL.
  inquit_error* error = nullptr;
  CHECK(inquit_extractor_extract(nullptr, "a", 1, nullptr, 0, &out, &error) == INQUIT_ERROR_INVALID_ARGUMENT);
  CHECK(std::string(inquit_error_message(error)) == "extractor is NULL");
  inquit_error_free(error);

  // Empty text, accessors, frees.
  REQUIRE(inquit_extractor_extract(e, nullptr, 0, nullptr, 0, &out, &error) == INQUIT_OK);
  CHECK(inquit_document_attribution_count(out) == 0);
  inquit_document_free(out);
  CHECK(error == nullptr);
  CHECK(inquit_error_code(nullptr) == INQUIT_OK);
  CHECK(std::string(inquit_error_message(nullptr)) + inquit_model_id(nullptr) + inquit_document_model(nullptr) == "");
  CHECK(inquit_document_attribution_count(nullptr) + inquit_document_speaker_count(nullptr) == 0);
  inquit_document_free(nullptr), inquit_extractor_free(nullptr), inquit_model_free(nullptr);
  inquit_error_free(nullptr), inquit_json_free(nullptr);
}

TEST_CASE("After a failure what was to be made is NULL, whatever stood there") {
  char stale = 0;
  auto* document = reinterpret_cast<inquit_document*>(&stale);
  CHECK(inquit_extractor_extract(nullptr, "a", 1, nullptr, 0, &document, nullptr) != INQUIT_OK);
  CHECK(document == nullptr);
  document = reinterpret_cast<inquit_document*>(&stale);
  CHECK(inquit_extractor_resolve(nullptr, "a", 1, nullptr, 0, nullptr, 0, &document, nullptr) != INQUIT_OK);
  CHECK(document == nullptr);
  auto* extractor = reinterpret_cast<inquit_extractor*>(&stale);
  const inquit_options no_size = {};
  CHECK(inquit_extractor_new(&no_size, nullptr, &extractor, nullptr) != INQUIT_OK);
  CHECK(extractor == nullptr);
  auto* model = reinterpret_cast<inquit_model*>(&stale);
  CHECK(inquit_model_named(nullptr, &model, nullptr) != INQUIT_OK);
  CHECK(model == nullptr);
  char* json = &stale;
  CHECK(inquit_document_to_json(nullptr, "a", 1, nullptr, &json, nullptr) != INQUIT_OK);
  CHECK(json == nullptr);
}

TEST_CASE("Values that an enum does not have, indexes past the end and wrong sizes are refused") {
  const ExtractorPtr extractor = Make();
  const DocumentPtr document = Extract(extractor, kText);
  inquit_attribution attribution;
  attribution.struct_size = sizeof attribution;
  CHECK(inquit_document_attribution(document.get(), 2, &attribution) == INQUIT_ERROR_OUT_OF_RANGE);
  inquit_speaker speaker;
  speaker.struct_size = sizeof speaker;
  CHECK(inquit_document_speaker(document.get(), INQUIT_NO_SPEAKER, &speaker) == INQUIT_ERROR_OUT_OF_RANGE);
  for (const std::size_t size : {std::size_t{0}, sizeof speaker - 1, std::size_t{1} << 40}) {
    attribution.struct_size = speaker.struct_size = size;
    CHECK(inquit_document_attribution(document.get(), 0, &attribution) == INQUIT_ERROR_INVALID_ARGUMENT);
    CHECK(inquit_document_speaker(document.get(), 0, &speaker) == INQUIT_ERROR_INVALID_ARGUMENT);
  }
  inquit_options options;
  CHECK(inquit_options_init(&options, sizeof options - 1) == INQUIT_ERROR_INVALID_ARGUMENT);
  inquit_extractor* made = nullptr;
  const auto refused = [&](void (*change)(inquit_options*)) {
    options = Defaults();
    change(&options);
    return inquit_extractor_new(&options, nullptr, &made, nullptr) == INQUIT_ERROR_INVALID_ARGUMENT && made == nullptr;
  };
  CHECK(refused([](inquit_options* o) { o->struct_size = 0; }));
  CHECK(refused([](inquit_options* o) { o->repair_utf8 = 2; }));
  CHECK(refused([](inquit_options* o) { o->single_quotes = 3; }));
  CHECK(refused([](inquit_options* o) { o->offsets = -1; }));
  inquit_entity entities[] = {Entity("a", "Ivo Lund"), Entity("b", "Rhea Okonjo")};
  inquit_document* out = nullptr;
  const auto refuses = [&] {
    return inquit_extractor_extract(extractor.get(), "a", 1, entities, 2, &out, nullptr) == INQUIT_ERROR_INVALID_ARGUMENT;
  };
  entities[1] = Entity("b", "Rhea Okonjo"), entities[1].type = 6;
  CHECK(refuses());
  entities[1] = Entity("b", "Rhea Okonjo"), entities[0].gender = 3;
  CHECK(refuses());
  CHECK(inquit_kind_name(9) == std::string("?"));
  CHECK(inquit_code_name(-1) == std::string("?"));
  CHECK(inquit_code_name(INQUIT_ERROR_INTERNAL) == std::string("INTERNAL"));
}

// As programs of a later version see the structs: with one more field at the end.
struct LaterAttribution {
  inquit_attribution now;
  std::size_t later;
};
struct LaterEntity {
  inquit_entity now;
  std::size_t later;
};

TEST_CASE("A program that is newer than the library gets zeros, and may ask for nothing that the library does not know") {
  const ExtractorPtr extractor = Make();
  const DocumentPtr document = Extract(extractor, kText);
  LaterAttribution later = {};
  later.now.struct_size = sizeof later;
  later.later = 77;
  REQUIRE(inquit_document_attribution(document.get(), 0, &later.now) == INQUIT_OK);
  CHECK(later.later == 0);
  CHECK(later.now.struct_size == sizeof later);
  CHECK(later.now.content_count == 1);

  LaterEntity entities[] = {{Entity("a", "Ivo Lund"), 0}, {Entity("b", "Zoë Lindqvist"), 0}};
  for (LaterEntity& entity : entities) entity.now.struct_size = sizeof entity;
  inquit_document* out = nullptr;
  const auto extract = [&] {
    return inquit_extractor_extract(extractor.get(), kText.data(), kText.size(), &entities[0].now, 2, &out, nullptr);
  };
  REQUIRE(extract() == INQUIT_OK);
  const DocumentPtr known(out);
  CHECK(SpeakerOf(known, 0).id == std::string("b"));
  entities[1].later = 1;
  CHECK(extract() == INQUIT_ERROR_INVALID_ARGUMENT);
  entities[1].later = 0;
  entities[1].now.struct_size = sizeof entities[1].now;  // all of an array have one size
  CHECK(extract() == INQUIT_ERROR_INVALID_ARGUMENT);
}

// Runs the parts of a text on threads of their own, and counts them; memory may run out in the last.
struct Parts {
  std::size_t count = 0;
  bool fail_in_last = false;
};
void RunParts(void* context, std::size_t count, void (*work)(void*, std::size_t), void* task) {
  auto* const parts = static_cast<Parts*>(context);
  parts->count += count;
  std::vector<std::thread> threads;
  for (std::size_t part = 0; part < count; ++part) {
    const bool fail = parts->fail_in_last && part + 1 == count;
    threads.emplace_back([=] {
      if (fail) inquit::testing::allocations_left = 0;
      work(task, part);
    });
  }
  for (std::thread& thread : threads) thread.join();
}

TEST_CASE("The parts of a long text may be read on the caller's threads") {
  std::string text;
  while (text.size() < 40000) text += kText + "\n\n";
  Parts parts;
  inquit_options options = Defaults();
  options.parallel = &RunParts;
  options.parallel_context = &parts;
  const ExtractorPtr extractor = Make(options);
  CHECK(Json(Extract(extractor, text), text) == Json(Extract(Make(), text), text));
  CHECK(parts.count > 1);

  parts.fail_in_last = true;
  inquit_document* document = nullptr;
  CHECK(inquit_extractor_extract(extractor.get(), text.data(), text.size(), nullptr, 0, &document, nullptr) ==
        INQUIT_ERROR_RESOURCE_EXHAUSTED);
  CHECK(document == nullptr);
}

TEST_CASE("Where memory runs out, every call says so and leaves the extractor as good as before") {
  const ExtractorPtr extractor = Make();
  const std::string before = Json(Extract(extractor, kText), kText);
  long failures = 0, step = 1;
  for (long left = 0;; left += step, step += step / 8 + (failures > 40)) {
    inquit_document* document = nullptr;
    inquit_error* error = nullptr;
    inquit::testing::allocations_left = left;
    const inquit_code code =
        inquit_extractor_extract(extractor.get(), kText.data(), kText.size(), nullptr, 0, &document, &error);
    inquit::testing::allocations_left = -1;
    if (code == INQUIT_OK) {
      inquit_document_free(document);
      break;
    }
    ++failures;
    REQUIRE(code == INQUIT_ERROR_RESOURCE_EXHAUSTED);
    REQUIRE(document == nullptr);
    REQUIRE(inquit_error_code(error) == INQUIT_ERROR_RESOURCE_EXHAUSTED);
    REQUIRE(std::string(inquit_error_message(error)) == "out of memory");
    inquit_error_free(error);
  }
  CHECK(failures > 10);
  CHECK(Json(Extract(extractor, kText), kText) == before);

  const DocumentPtr document = Extract(extractor, kText);
  inquit_extractor* made = nullptr;
  inquit_model* model = nullptr;
  char* json = nullptr;
  inquit_error* error = nullptr;
  inquit::testing::allocations_left = 0;
  const inquit_code codes[] = {inquit_extractor_new(nullptr, nullptr, &made, nullptr),
                               inquit_model_load("/no/such/model", &model, nullptr),
                               inquit_document_to_json(document.get(), kText.data(), kText.size(), nullptr, &json, &error),
                               inquit_extractor_extract(nullptr, "a", 1, nullptr, 0, nullptr, nullptr)};
  inquit::testing::allocations_left = -1;
  for (const inquit_code code : codes) CHECK(code == INQUIT_ERROR_RESOURCE_EXHAUSTED);
}

}  // namespace
