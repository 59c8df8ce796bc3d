// The C interface: models, options and extractors, and the way of a text through them.
// SPDX-License-Identifier: Apache-2.0
//
// Every function does the same as one of the C++ interface. What is added here: handles (a struct that holds a C++ object), the
// caller's structs read and checked (structs.h), spans in the caller's unit (places.h), and exceptions kept inside (errors.h).
// The document that comes out is document.cc's.
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "inquit/extractor.h"
#include "inquit/formats.h"
#include "inquit/inquit_c.h"
#include "inquit/model.h"
#include "inquit/offsets.h"
#include "inquit/options.h"
#include "inquit/speaker_resolver.h"
#include "inquit/verify.h"
#include "inquit/version.h"
#include "lib/c_api/document.h"
#include "lib/c_api/errors.h"
#include "lib/c_api/places.h"
#include "lib/c_api/structs.h"

struct inquit_model {
  std::shared_ptr<const inquit::Model> model;
};

struct inquit_extractor {
  inquit::OffsetUnit offsets;
  std::shared_ptr<const inquit::Model> model;
  inquit::Extractor extractor;
  inquit::SpeakerResolver resolver;
};

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// The value of an enum of C++ that `value` stands for. One that has no name is none of them.
template <typename Enum>
absl::Status ReadEnum(std::int32_t value, const char* what, Enum* read) {
  *read = static_cast<Enum>(value);
  if (ToString(*read) != "?") return absl::OkStatus();
  return absl::InvalidArgumentError(std::string(what) + " has no value " + std::to_string(value));
}

absl::StatusOr<std::vector<Entity>> ReadEntities(const inquit_entity* entities, std::size_t count, Places* places) {
  const auto given = ReadStructs(entities, count, "entities");
  if (!given.ok()) return given.status();
  std::vector<Entity> read(given->size());
  for (std::size_t i = 0; i < read.size(); ++i) {
    const inquit_entity& from = (*given)[i];
    absl::Status status = NotNull(from.id, "the id of an entity");
    status.Update(NotNull(from.name, "the name of an entity"));
    status.Update(ReadEnum(from.type, "inquit_speaker_type", &read[i].type));
    status.Update(ReadEnum(from.gender, "inquit_gender", &read[i].gender));
    auto mentions = places->ToBytes(from.mentions, from.mention_count);
    status.Update(mentions.status());
    if (!status.ok()) return status;
    read[i].id = from.id;
    read[i].name = from.name;
    read[i].mentions = *std::move(mentions);
  }
  return read;
}

absl::Status AddSources(const inquit_source* sources, std::size_t count, Verifier* verifier) {
  const auto given = ReadStructs(sources, count, "sources");
  if (!given.ok()) return given.status();
  for (const inquit_source& source : *given) {
    absl::Status status = source.size > 0 ? NotNull(source.text, "the text of a source") : absl::OkStatus();
    const std::string id = source.id != nullptr ? source.id : "-";
    if (status.ok()) status = verifier->AddSource(id, source.size > 0 ? std::string(source.text, source.size) : "");
    if (!status.ok()) return absl::Status(status.code(), "source " + id + ": " + std::string(status.message()));
  }
  return absl::OkStatus();
}

absl::StatusOr<std::optional<ByteSpan>> ReadOptional(const inquit_span* span, Places* places) {
  if (span == nullptr) return std::optional<ByteSpan>();
  const absl::StatusOr<ByteSpan> read = places->ToBytes(*span);
  if (!read.ok()) return read.status();
  return std::optional<ByteSpan>(*read);
}

absl::StatusOr<Document> ReadAttributions(const inquit_attribution* attributions, std::size_t count, Places* places) {
  const auto given = ReadStructs(attributions, count, "attributions");
  if (!given.ok()) return given.status();
  Document read;
  for (const inquit_attribution& from : *given) {
    auto content = places->ToBytes(from.content, from.content_count);
    auto cue = ReadOptional(from.cue, places);
    auto source = ReadOptional(from.source, places);
    absl::Status status = content.status();
    status.Update(cue.status());
    status.Update(source.status());
    if (!status.ok()) return status;
    Attribution& attribution = read.attributions.emplace_back();
    attribution.content = *std::move(content);
    attribution.cue = *cue;
    attribution.source = *source;
    attribution.confidence = from.confidence;
  }
  return read;
}

// One run of Options::parallel. Memory may run out in a part of it, and no exception may pass through the caller's C: it is
// kept until all parts have returned.
struct ParallelTask {
  const std::function<void(std::size_t)>& work;
  std::atomic<bool> failed{false};

  static void Run(void* task, std::size_t part) {
    auto* const self = static_cast<ParallelTask*>(task);
    const inquit_code code = Guarded(nullptr, [&] {
      self->work(part);
      return absl::OkStatus();
    });
    if (code != INQUIT_OK) self->failed = true;
  }
};

// Options::parallel that calls the caller's function; empty where there is none.
decltype(Options::parallel) ReadParallel(const inquit_options& options) {
  if (options.parallel == nullptr) return nullptr;
  return [run = options.parallel, context = options.parallel_context](std::size_t count,
                                                                      const std::function<void(std::size_t)>& work) {
    ParallelTask task = {work};
    run(context, count, &ParallelTask::Run, &task);
#if defined(__cpp_exceptions)
    if (task.failed) throw std::bad_alloc();
#endif
  };
}

absl::Status ReadOptions(const inquit_options* options, Options* read, OffsetUnit* offsets) {
  if (options == nullptr) return absl::OkStatus();
  const auto given = ReadStruct<inquit_options>(options, "options");
  if (!given.ok()) return given.status();
  if (given->repair_utf8 != 0 && given->repair_utf8 != 1) return absl::InvalidArgumentError("repair_utf8 is neither 0 nor 1");
  read->max_bytes = given->max_bytes;
  read->repair_utf8 = given->repair_utf8 == 1;
  read->parallel = ReadParallel(*given);
  absl::Status status = ReadEnum(given->single_quotes, "inquit_single_quotes", &read->single_quotes);
  status.Update(ReadEnum(given->offsets, "inquit_offset_unit", offsets));
  return status;
}

// What both ways to a document are handed.
struct Given {
  const inquit_extractor* extractor;
  const char* text;
  std::size_t size;
  const inquit_entity* entities;
  std::size_t entity_count;
};

// Stores the document that `find` finds in the text, with the entities and the places of the text, as a handle.
template <typename Find>
inquit_code FindDocument(const Given& given, inquit_document** document, inquit_error** error, const Find& find) {
  if (document != nullptr) *document = nullptr;
  return Guarded(error, [&] {
    absl::Status status = NotNull(given.extractor, "extractor");
    status.Update(NotNull(document, "document"));
    if (given.size > 0) status.Update(NotNull(given.text, "text"));
    if (!status.ok()) return status;
    const std::string_view text(given.text, given.size);
    Places places(text, given.extractor->offsets);
    const auto entities = ReadEntities(given.entities, given.entity_count, &places);
    if (!entities.ok()) return entities.status();
    absl::StatusOr<Document> found = find(text, *entities, &places);
    if (!found.ok()) return found.status();
    *document = MakeDocument(*std::move(found), given.extractor->offsets, &places).release();
    return absl::OkStatus();
  });
}

// Stores what `make` makes, a StatusOr of a model, as a handle.
template <typename Make>
inquit_code MakeModel(const void* given, const char* argument, inquit_model** model, inquit_error** error, const Make& make) {
  if (model != nullptr) *model = nullptr;
  return Guarded(error, [&] {
    absl::Status status = NotNull(given, argument);
    status.Update(NotNull(model, "model"));
    if (!status.ok()) return status;
    absl::StatusOr<std::shared_ptr<const Model>> made = make();
    if (!made.ok()) return made.status();
    *model = new inquit_model{*std::move(made)};
    return absl::OkStatus();
  });
}

// The words of formats.h's records; each is a literal, so that it ends with a NUL.
template <typename Enum>
const char* NameOf(std::int32_t value) {
  return ToString(static_cast<Enum>(value)).data();
}

}  // namespace
}  // namespace internal
}  // namespace v0
}  // namespace inquit

using inquit::Model;
using inquit::internal::AddSources;
using inquit::internal::CopyJson;
using inquit::internal::FindDocument;
using inquit::internal::Given;
using inquit::internal::Guarded;
using inquit::internal::MakeModel;
using inquit::internal::NameOf;
using inquit::internal::NotNull;
using inquit::internal::Places;
using inquit::internal::ReadAttributions;

const char* inquit_kind_name(inquit_kind kind) { return NameOf<inquit::Kind>(kind); }
const char* inquit_speaker_type_name(inquit_speaker_type type) { return NameOf<inquit::SpeakerType>(type); }
const char* inquit_gender_name(inquit_gender gender) { return NameOf<inquit::Gender>(gender); }
const char* inquit_gender_evidence_name(inquit_gender_evidence evidence) { return NameOf<inquit::GenderEvidence>(evidence); }
const char* inquit_reason_name(inquit_reason reason) { return NameOf<inquit::Reason>(reason); }
const char* inquit_offset_unit_name(inquit_offset_unit unit) { return NameOf<inquit::OffsetUnit>(unit); }
const char* inquit_single_quotes_name(inquit_single_quotes single_quotes) {
  return NameOf<inquit::SingleQuotes>(single_quotes);
}

const char* inquit_version(void) { return inquit::Version().data(); }

inquit_code inquit_model_built_in(inquit_model** model, inquit_error** error) {
  return MakeModel("", "", model, error, [] { return Model::BuiltIn(); });
}

inquit_code inquit_model_named(const char* name, inquit_model** model, inquit_error** error) {
  return MakeModel(name, "name", model, error, [&] { return Model::Named(name); });
}

inquit_code inquit_model_load(const char* path, inquit_model** model, inquit_error** error) {
  return MakeModel(path, "path", model, error, [&] { return Model::Load(path); });
}

inquit_code inquit_model_from_bytes(const void* bytes, size_t size, inquit_model** model, inquit_error** error) {
  return MakeModel(bytes, "bytes", model, error,
                   [&] { return Model::FromBytes(std::string_view(static_cast<const char*>(bytes), size)); });
}

const char* inquit_model_id(const inquit_model* model) { return model == nullptr ? "" : model->model->id().c_str(); }
const char* inquit_model_licence(const inquit_model* model) { return model == nullptr ? "" : model->model->licence().c_str(); }
const char* inquit_model_training_data(const inquit_model* model) {
  return model == nullptr ? "" : model->model->training_data().c_str();
}
const char* inquit_model_fingerprint(const inquit_model* model) {
  return model == nullptr ? "" : model->model->fingerprint().c_str();
}
const char* inquit_model_instructions(const inquit_model* model) {
  return model == nullptr ? "" : model->model->instructions().c_str();
}

void inquit_model_free(inquit_model* model) { delete model; }

inquit_code inquit_options_init(inquit_options* options, size_t struct_size) {
  if (options == nullptr || !inquit::internal::SizeFits<inquit_options>(struct_size)) return INQUIT_ERROR_INVALID_ARGUMENT;
  const inquit::Options defaults;
  inquit_options filled = {};
  filled.repair_utf8 = defaults.repair_utf8;
  filled.single_quotes = static_cast<inquit_single_quotes>(defaults.single_quotes);
  filled.offsets = INQUIT_OFFSETS_BYTES;
  filled.max_bytes = defaults.max_bytes;
  inquit::internal::FillStruct(filled, struct_size, options);
  return INQUIT_OK;
}

inquit_code inquit_extractor_new(const inquit_options* options, const inquit_model* model, inquit_extractor** extractor,
                                 inquit_error** error) {
  if (extractor != nullptr) *extractor = nullptr;
  return Guarded(error, [&] {
    absl::Status status = NotNull(extractor, "extractor");
    inquit::Options read;
    inquit::OffsetUnit offsets = inquit::OffsetUnit::kBytes;
    status.Update(inquit::internal::ReadOptions(options, &read, &offsets));
    if (!status.ok()) return status;
    const std::shared_ptr<const Model> with = model == nullptr ? Model::BuiltIn() : model->model;
    *extractor = new inquit_extractor{offsets, with, inquit::Extractor(read, with), inquit::SpeakerResolver(read, with)};
    return absl::OkStatus();
  });
}

inquit_code inquit_extractor_extract(const inquit_extractor* extractor, const char* text, size_t size,
                                     const inquit_entity* entities, size_t entity_count, inquit_document** document,
                                     inquit_error** error) {
  const Given given = {extractor, text, size, entities, entity_count};
  return FindDocument(given, document, error, [&](std::string_view whole, const std::vector<inquit::Entity>& known, Places*) {
    return extractor->extractor.Extract(whole, known);
  });
}

inquit_code inquit_extractor_resolve(const inquit_extractor* extractor, const char* text, size_t size,
                                     const inquit_attribution* attributions, size_t attribution_count,
                                     const inquit_entity* entities, size_t entity_count, inquit_document** document,
                                     inquit_error** error) {
  const Given given = {extractor, text, size, entities, entity_count};
  return FindDocument(given, document, error,
                      [&](std::string_view whole, const std::vector<inquit::Entity>& known, Places* places) {
                        auto read = ReadAttributions(attributions, attribution_count, places);
                        if (!read.ok()) return read;
                        const absl::Status status = extractor->resolver.Resolve(whole, known, &*read);
                        return status.ok() ? read : absl::StatusOr<inquit::Document>(status);
                      });
}

inquit_code inquit_extractor_verify(const inquit_extractor* extractor, const char* draft, size_t size, const char* id,
                                    const inquit_source* sources, size_t source_count, char** json, inquit_error** error) {
  if (json != nullptr) *json = nullptr;
  return Guarded(error, [&] {
    absl::Status given = NotNull(extractor, "extractor");
    given.Update(NotNull(json, "json"));
    if (size > 0) given.Update(NotNull(draft, "draft"));
    if (!given.ok()) return given;
    inquit::Verifier verifier({extractor->extractor.options()}, extractor->model);
    given = AddSources(sources, source_count, &verifier);
    if (!given.ok()) return given;
    const std::string_view text(draft, size);
    const auto verification = verifier.Verify(text);
    if (!verification.ok()) return verification.status();
    *json = CopyJson(inquit::ToJsonLine(*verification, text, verifier, {id != nullptr ? id : "-", extractor->offsets}));
    return absl::OkStatus();
  });
}

void inquit_extractor_free(inquit_extractor* extractor) { delete extractor; }
