// The C interface of inquit: who said what in English news text, for C99 and every language that can call C.
// SPDX-License-Identifier: Apache-2.0
//
//   const char text[] = "\"We open in May,\" said Rhea Okonjo. She added that tickets were free.";
//   inquit_extractor* extractor;
//   inquit_document* document;
//   if (inquit_extractor_new(NULL, NULL, &extractor, NULL) != INQUIT_OK) return 1;
//   if (inquit_extractor_extract(extractor, text, strlen(text), NULL, 0, &document, NULL) == INQUIT_OK) {
//     inquit_attribution a;
//     a.struct_size = sizeof a;
//     for (size_t i = 0; inquit_document_attribution(document, i, &a) == INQUIT_OK; ++i) { ... }
//     inquit_document_free(document);
//   }
//   inquit_extractor_free(extractor);
//
// What an attribution, a speaker or an option means is told in document.h and options.h of the C++ interface, which has the
// same names.
//
// Ownership: whatever a function stores through a pointer to a pointer is yours; free it by the inquit_..._free of its type.
// All of these take NULL, and do nothing with it. An extractor keeps its model alive by itself, and a document needs neither
// the extractor nor the text. What a struct or a `const char*` points to belongs to the object that was asked, and lives as
// long as that; what you hand in is copied where it is kept.
//
// Threads: models, extractors and documents never change once made. Any number of threads may use one at the same time, and one
// frees it, once, when all others are done.
//
// Text is UTF-8 with its size in bytes; it may hold NULs, and NULL with the size 0 is the empty text. Every other string is
// UTF-8 and ends with a NUL, in both directions.
//
// Places are half-open, [begin, end), and count what inquit_options::offsets says: bytes, code points or UTF-16 units.
//
// Errors: what can fail returns an inquit_code. Then what it was to make is NULL, and `*error` is an inquit_error with a
// message; after a success `*error` is NULL. `error` may be NULL where nobody asks, and what `*error` held before is not looked
// at. A NULL where something is needed, a struct of a wrong size or a value that an enum does not have are an
// INQUIT_ERROR_INVALID_ARGUMENT, and no memory is an INQUIT_ERROR_RESOURCE_EXHAUSTED. No C++ exception passes through.
//
// Stable: what is here stays, and newer versions add functions, values of enums, and fields at the end of structs. So every
// struct begins with `struct_size`, which you set to its sizeof as your program was compiled: the library never writes behind
// it. A field that the library does not know yet it sets to zero, and in a struct that you fill it must be zero: as before it
// came.
#ifndef INQUIT_INQUIT_C_H_
#define INQUIT_INQUIT_C_H_

#include <stddef.h>
#include <stdint.h>

#include "inquit/export.h"

#ifdef __cplusplus
extern "C" {
#endif

// ---- Values ----------------------------------------------------------------------------------------------------------------
// Enums are int32_t, so that they have one size everywhere, and a value from a newer library is no trouble. inquit_..._name
// gives the word that a JSON record has for a value, and "?" for one that it does not know; valid as long as the program runs.

// What became of a call. The numbers are those of absl::StatusCode; loading a file may give others of them.
typedef int32_t inquit_code;
enum {
  INQUIT_OK = 0,
  INQUIT_ERROR_UNKNOWN = 2,
  INQUIT_ERROR_INVALID_ARGUMENT = 3,     // the text is not UTF-8, a span leaves it, a model is damaged, a NULL
  INQUIT_ERROR_NOT_FOUND = 5,            // there is no such model
  INQUIT_ERROR_PERMISSION_DENIED = 7,    // a model's file may not be read
  INQUIT_ERROR_RESOURCE_EXHAUSTED = 8,   // out of memory
  INQUIT_ERROR_FAILED_PRECONDITION = 9,  // the library has no model inside, or a broken one; a model's path is a folder
  INQUIT_ERROR_OUT_OF_RANGE = 11,        // the text is longer than inquit_options::max_bytes; there is no such index
  INQUIT_ERROR_INTERNAL = 13             // a fault of the library
};
INQUIT_API const char* inquit_code_name(inquit_code code);  // "OK", "INVALID_ARGUMENT"

// How the content of an attribution stands in the text: all, some or none of it between quotation marks.
typedef int32_t inquit_kind;
enum { INQUIT_KIND_DIRECT = 0, INQUIT_KIND_MIXED = 1, INQUIT_KIND_INDIRECT = 2 };
// "direct", "mixed", "indirect".
INQUIT_API const char* inquit_kind_name(inquit_kind kind);

// What a speaker is.
typedef int32_t inquit_speaker_type;
enum {
  INQUIT_SPEAKER_PERSON = 0,
  INQUIT_SPEAKER_ORGANIZATION = 1,
  INQUIT_SPEAKER_GROUP = 2,
  INQUIT_SPEAKER_DOCUMENT = 3,
  INQUIT_SPEAKER_AUTHOR = 4,
  INQUIT_SPEAKER_OTHER = 5
};
// "person", "organization", ...
INQUIT_API const char* inquit_speaker_type_name(inquit_speaker_type type);

// A speaker's gender, as far as the text or your entity tells it.
typedef int32_t inquit_gender;
enum { INQUIT_GENDER_UNKNOWN = 0, INQUIT_GENDER_FEMALE = 1, INQUIT_GENDER_MALE = 2 };
// "unknown", "f", "m".
INQUIT_API const char* inquit_gender_name(inquit_gender gender);

// What first told a speaker's gender.
typedef int32_t inquit_gender_evidence;
enum {
  INQUIT_GENDER_BY_NONE = 0,
  INQUIT_GENDER_BY_TITLE = 1,
  INQUIT_GENDER_BY_GIVEN_NAME = 2,
  INQUIT_GENDER_BY_DESCRIPTION = 3,
  INQUIT_GENDER_BY_PRONOUN = 4,
  INQUIT_GENDER_BY_CALLER = 5
};
// "none", "title", ...; "entity" for INQUIT_GENDER_BY_CALLER.
INQUIT_API const char* inquit_gender_evidence_name(inquit_gender_evidence evidence);

// How the speaker of an attribution was found.
typedef int32_t inquit_reason;
enum {
  INQUIT_REASON_NONE = 0,
  INQUIT_REASON_NAME = 1,
  INQUIT_REASON_PRONOUN = 2,
  INQUIT_REASON_NOMINAL = 3,
  INQUIT_REASON_CHAIN = 4,
  INQUIT_REASON_ENTITY = 5
};
// "none", "name", ...
INQUIT_API const char* inquit_reason_name(inquit_reason reason);

// What places count: bytes of UTF-8, code points (Python), or 16-bit units of UTF-16 (Java, JavaScript, C#).
typedef int32_t inquit_offset_unit;
enum { INQUIT_OFFSETS_BYTES = 0, INQUIT_OFFSETS_CODE_POINTS = 1, INQUIT_OFFSETS_UTF16 = 2 };
// "bytes", "codepoints", "utf16".
INQUIT_API const char* inquit_offset_unit_name(inquit_offset_unit unit);

// Whether single quotation marks may open a quotation.
typedef int32_t inquit_single_quotes;
enum { INQUIT_SINGLE_QUOTES_AUTO = 0, INQUIT_SINGLE_QUOTES_ON = 1, INQUIT_SINGLE_QUOTES_OFF = 2 };
// "auto", "on", "off".
INQUIT_API const char* inquit_single_quotes_name(inquit_single_quotes single_quotes);

// ---- The library and its errors --------------------------------------------------------------------------------------------

// The version of the library that the program runs with: "0.2.0". Valid as long as the program runs.
INQUIT_API const char* inquit_version(void);

// Why a call failed.
typedef struct inquit_error inquit_error;
// What kind of failure; INQUIT_OK for NULL.
INQUIT_API inquit_code inquit_error_code(const inquit_error* error);
// What went wrong, for a person; empty for NULL. Lives as long as the error.
INQUIT_API const char* inquit_error_message(const inquit_error* error);
// Frees an error.
INQUIT_API void inquit_error_free(inquit_error* error);

// ---- Models ----------------------------------------------------------------------------------------------------------------

// The weights of a network, and lexicons.
typedef struct inquit_model inquit_model;

// The model inside the library, which opens no file.
INQUIT_API inquit_code inquit_model_built_in(inquit_model** model, inquit_error** error);
// The model called `name`: "small" is the one inside, "base" is looked for where Model::Named says, and a name with a slash in
// it or that ends in ".inquit" is a path. INQUIT_ERROR_NOT_FOUND where there is none.
INQUIT_API inquit_code inquit_model_named(const char* name, inquit_model** model, inquit_error** error);
// The model in the file at `path`. INQUIT_ERROR_INVALID_ARGUMENT where the file is no model of this version, or damaged;
// another code where it cannot be read.
INQUIT_API inquit_code inquit_model_load(const char* path, inquit_model** model, inquit_error** error);
// The model in `bytes`, which hold what a model's file does.
INQUIT_API inquit_code inquit_model_from_bytes(const void* bytes, size_t size, inquit_model** model, inquit_error** error);
// What a model says of itself; empty strings for NULL. They live as long as the model.
INQUIT_API const char* inquit_model_id(const inquit_model* model);             // "small 1.0"
INQUIT_API const char* inquit_model_licence(const inquit_model* model);        // of the weights; one or more lines
INQUIT_API const char* inquit_model_training_data(const inquit_model* model);  // what the weights were learnt from; one line
INQUIT_API const char* inquit_model_fingerprint(const inquit_model* model);    // differs where the output may
INQUIT_API const char* inquit_model_instructions(const inquit_model* model);   // "avx2": what it runs on here
// Frees a model, or your hold of it: extractors that were made with it keep it.
INQUIT_API void inquit_model_free(inquit_model* model);

// ---- What goes in ----------------------------------------------------------------------------------------------------------

// Half-open: [begin, end).
typedef struct inquit_span {
  size_t begin;  // its first byte or unit
  size_t end;    // one past its last
} inquit_span;

// How texts are read.
typedef struct inquit_options {
  size_t struct_size;                  // sizeof(inquit_options), which inquit_options_init sets
  int32_t repair_utf8;                 // bytes that are not UTF-8: 0 the text is refused, 1 each is read as U+FFFD
  inquit_single_quotes single_quotes;  // INQUIT_SINGLE_QUOTES_AUTO
  inquit_offset_unit offsets;          // INQUIT_OFFSETS_BYTES: what all places count, those that go in as those that come out
  size_t max_bytes;                    // a longer text is refused
  // Lets the parts of one long text be read side by side: calls work(task, 0), ..., work(task, count - 1), each once, in any
  // order and on any threads, and returns when all have returned. NULL: one after the other. `parallel_context` is handed on to
  // it.
  void (*parallel)(void* parallel_context, size_t count, void (*work)(void* task, size_t part), void* task);
  void* parallel_context;  // yours
} inquit_options;

// Sets all of `options` to the defaults. Call it with sizeof(inquit_options), and change what you like then.
INQUIT_API inquit_code inquit_options_init(inquit_options* options, size_t struct_size);

// Somebody whom you already know in the text. Fill it with zeros first: a person of unknown gender.
typedef struct inquit_entity {
  size_t struct_size;           // sizeof(inquit_entity)
  const char* id;               // becomes the speaker's id
  const char* name;             // becomes the speaker's name
  inquit_speaker_type type;     // becomes the speaker's type
  inquit_gender gender;         // of a person, where known
  const inquit_span* mentions;  // where the text mentions it, in any order; NULL: the text is searched for the name
  size_t mention_count;         // how many
} inquit_entity;

// ---- What comes out --------------------------------------------------------------------------------------------------------

// The `speaker` of an attribution where the text does not tell who says it.
#define INQUIT_NO_SPEAKER ((size_t)-1)

// One statement: somebody (source) says (cue) something (content).
typedef struct inquit_attribution {
  size_t struct_size;          // sizeof(inquit_attribution)
  const inquit_span* content;  // one or more pieces, in order
  size_t content_count;        // how many
  const inquit_span* cue;      // NULL where there is none
  const inquit_span* source;   // NULL where there is none
  inquit_kind kind;            // how much of the content is quoted
  inquit_reason reason;        // how the speaker was found
  double confidence;           // how probable it is that content, cue and source are right, 0 to 1
  double speaker_confidence;   // how probable it is that this is the right speaker, given that these are
  size_t speaker;              // which of the document's speakers, or INQUIT_NO_SPEAKER
} inquit_attribution;

// Somebody or something that speaks in the text.
typedef struct inquit_speaker {
  size_t struct_size;        // sizeof(inquit_speaker)
  const char* id;            // "s1", "s2", ..., or the id of your entity
  const char* name;          // the fullest name that the text gives, or that of your entity; ends with a NUL, and may hold some
  size_t name_size;          // in bytes, without the NUL at the end
  inquit_speaker_type type;  // what it is
  inquit_gender gender;      // of a person, where known
  inquit_gender_evidence gender_evidence;  // what told the gender
  const inquit_span* mentions;             // in order
  size_t mention_count;                    // how many
  const inquit_span* role;                 // what the text says that the speaker is, beside the name: "Senator"; or NULL
} inquit_speaker;

// Who said what in one text.
typedef struct inquit_document inquit_document;
// How many attributions it has; 0 for NULL.
INQUIT_API size_t inquit_document_attribution_count(const inquit_document* document);
// How many speakers it has; 0 for NULL.
INQUIT_API size_t inquit_document_speaker_count(const inquit_document* document);
// Fills `attribution`, whose struct_size you have set; its pointers live as long as the document. INQUIT_ERROR_OUT_OF_RANGE
// where there is no such index.
INQUIT_API inquit_code inquit_document_attribution(const inquit_document* document, size_t index,
                                                   inquit_attribution* attribution);
// Fills `speaker` in the same way.
INQUIT_API inquit_code inquit_document_speaker(const inquit_document* document, size_t index, inquit_speaker* speaker);
// The id of the model that read the text; empty for NULL.
INQUIT_API const char* inquit_document_model(const inquit_document* document);
// One line of JSON without its line end, as docs/output.schema.json describes it. A document does not keep its text: hand in
// the same again. `id` is the record's; NULL is "-".
INQUIT_API inquit_code inquit_document_to_json(const inquit_document* document, const char* text, size_t size, const char* id,
                                               char** json, inquit_error** error);
// Frees what inquit_document_to_json and inquit_extractor_verify make.
INQUIT_API void inquit_json_free(char* json);
// Frees a document, and with it what its attributions and speakers point to.
INQUIT_API void inquit_document_free(inquit_document* document);

// ---- Extractors ------------------------------------------------------------------------------------------------------------

// Finds the statements of texts and their speakers.
typedef struct inquit_extractor inquit_extractor;
// NULL as `options` are the defaults, NULL as `model` is the model inside the library.
INQUIT_API inquit_code inquit_extractor_new(const inquit_options* options, const inquit_model* model,
                                            inquit_extractor** extractor, inquit_error** error);
// Reads `text`; the document stays valid after the text and the extractor are gone. `entities` may be NULL: there are none.
INQUIT_API inquit_code inquit_extractor_extract(const inquit_extractor* extractor, const char* text, size_t size,
                                                const inquit_entity* entities, size_t entity_count, inquit_document** document,
                                                inquit_error** error);
// Finds the speakers of statements that you have already. Of each attribution only content, cue, source and confidence count;
// kind, reason, speaker and speaker_confidence are found. The document has them in the order in which you give them.
INQUIT_API inquit_code inquit_extractor_resolve(const inquit_extractor* extractor, const char* text, size_t size,
                                                const inquit_attribution* attributions, size_t attribution_count,
                                                const inquit_entity* entities, size_t entity_count, inquit_document** document,
                                                inquit_error** error);
// A text to hold a draft against.
typedef struct inquit_source {
  size_t struct_size;  // sizeof(inquit_source)
  const char* id;      // what the answer calls it; NULL is "-"
  const char* text;    // in UTF-8
  size_t size;         // in bytes
} inquit_source;
// Holds `draft` against the sources (inquit/verify.h): one line of JSON, as docs/verification.schema.json describes it.
INQUIT_API inquit_code inquit_extractor_verify(const inquit_extractor* extractor, const char* draft, size_t size,
                                               const char* id, const inquit_source* sources, size_t source_count, char** json,
                                               inquit_error** error);
// Frees an extractor.
INQUIT_API void inquit_extractor_free(inquit_extractor* extractor);

#ifdef __cplusplus
}  // extern "C"
#endif

#endif  // INQUIT_INQUIT_C_H_
