// Memory that runs out at each allocation of a call in turn.
// SPDX-License-Identifier: Apache-2.0
//
// The caller gets std::bad_alloc, in C its error, or the answer; nothing is leaked, nothing aborts, and the next call is as
// good as ever. Twice: where only one allocation fails, as where another thread frees memory at that moment, and where all
// behind it do.
#include <cstdlib>
#include <functional>
#include <memory>
#include <new>
#include <string>
#include <vector>

#ifndef _WIN32
#include <sys/wait.h>
#include <unistd.h>
#endif

#include "inquit/formats.h"
#include "inquit/inquit.h"
#include "inquit/inquit_c.h"
#include "inquit/tally.h"
#include "tests/property/tiny_model.h"
#include "tests/unit/allocations.h"
#include "tests/unit/catch.h"

namespace inquit::testing {
namespace {

// Invented. Names, a pronoun, a relative, marks of two sorts, a split quotation, and a character of four bytes.
const std::string kText =
    "Ferry to stay in port: operator\n\nBy Ana Roos\n\nPORT VALE, Nov. 3 (Agency) -- “We will not sail,” said Rhea Okonjo, "
    "head "
    "of the line. “Not today,” she added, “nor in May.” 😀\n\nHer brother told \"The Vale Post\" that Mr. Lund's council had "
    "warned of it, according to two port officials.\n";
const std::string kDraft = "“We will not sail,” said Ivo Lund. Rhea Okonjo said “not tomorrow, nor in May”.\n";

// How many allocations `call` makes.
long Count(const std::function<void()>& call) {
  constexpr long kMany = 1L << 40;
  allocations_left = kMany;
  call();
  const long count = kMany - allocations_left;
  allocations_left = -1;
  return count;
}

// What `call` returns where the allocation number `at` fails; "memory" for std::bad_alloc.
std::string CallFailing(const std::function<std::string()>& call, long at, bool go_on) {
  allocations_go_on = go_on;
  allocations_left = at;
  std::string answer;
  try {
    answer = call();
  } catch (const std::bad_alloc&) {
    answer = "memory";  // no allocation: it is short
  }
  allocations_left = -1;
  return answer;
}

struct Call {
  const char* name;
  std::function<std::string()> call;
};

void Check(const Call& row) {
  const std::string expected = row.call();  // makes what is made once
  row.call();
  const long count = Count(row.call);
  long failed = 0, wrong = 0, leaked = 0;
  for (const bool go_on : {false, true}) {
    for (long at = 0; at < count; ++at) {
      const long before = allocations_not_freed;
      {
        const std::string answer = CallFailing(row.call, at, go_on);
        failed += answer == "memory";
        wrong += answer != "memory" && answer != expected;
      }
      leaked += allocations_not_freed != before;
    }
  }
  CAPTURE(row.name, count);
  CHECK(failed > count / 2);
  CHECK(wrong == 0);
  CHECK(leaked == 0);
  CHECK(row.call() == expected);
}

TEST_CASE("Whatever allocation fails in a process that has read nothing yet, the next call is answered") {
#ifndef _WIN32
  const auto call = [] {
    const auto model = Model::Load(INQUIT_TINY_MODEL);
    if (!model.ok()) return model.status().ToString();
    const auto document = Extractor({}, *model).Extract(kText);
    return document.ok() ? ToJsonLine(*document, kText) : document.status().ToString();
  };
  enum { kGood, kNothingFailed, kWrong };
  // Each allocation takes a process; the further on, the fewer are tried, unless the environment asks for all.
  const long step = std::getenv("INQUIT_ALL_ALLOCATIONS") == nullptr ? 12 : 1L << 40;
  // A process of its own has nothing that is made once: tables, patterns, what ICU loads.
  const auto in_new_process = [&](long at, bool go_on) {
    const pid_t child = fork();
    if (child == 0) {
      const std::string first = CallFailing(call, at, go_on), second = call();
      const bool good = second.size() > 1000 && (first == "memory" || first == second);
      std::_Exit(!good ? kWrong : allocations_refused == 0 ? kNothingFailed : kGood);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    REQUIRE(WIFEXITED(status));
    return WEXITSTATUS(status);
  };
  for (const bool go_on : {false, true}) {
    long at = 0, tried = 0;
    for (int code = kGood; code != kNothingFailed; at += 1 + at / step, ++tried) {
      CAPTURE(at, go_on);
      code = in_new_process(at, go_on);
      REQUIRE(code != kWrong);
    }
    CHECK(tried > 50);
  }
#endif
}

TEST_CASE("Whatever allocation fails, a call throws std::bad_alloc or answers, and leaks nothing") {
  const auto model = TinyModel();
  const Extractor extractor({}, model);
  const SpeakerResolver resolver({}, model);
  const Document document = *extractor.Extract(kText);
  const Explanation explanation = *extractor.Explain(kText);
  const std::vector<Entity> entities = {{"e1", "Rhea Okonjo"}, {"e2", "Ivo Lund", SpeakerType::kPerson, Gender::kMale}};
  Verifier verifier({}, model);
  REQUIRE(verifier.AddSource("a", kText).ok());
  const Verification verification = *verifier.Verify(kDraft);
  const std::string index = verifier.ToBytes();
  REQUIRE(!document.attributions.empty());
  REQUIRE(!verification.findings.empty());

  const Call kCalls[] = {
      {"extract", [&] { return ToJsonLine(*extractor.Extract(kText), kText); }},
      {"extract with entities", [&] { return ToJsonLine(*extractor.Extract(kText, entities), kText); }},
      {"explain", [&] { return ToJsonLine(*extractor.Explain(kText), kText); }},
      {"a fault", [&] { return std::string(extractor.Extract("caf\xe9").status().message()); }},
      {"resolve",
       [&] {
         Document copy = document;
         return resolver.Resolve(kText, {}, &copy).ok() ? ToJsonLine(copy, kText) : "";
       }},
      {"a table", [&] { return ToTableRows(document, kText); }},
      {"brat", [&] { return ToBrat(document, kText); }},
      {"web annotations", [&] { return ToWebAnnotations(document, kText); }},
      {"TEI", [&] { return ToTei(document, kText); }},
      {"HTML", [&] { return ToHtml(explanation, kText); }},
      {"the terminal", [&] { return ToTerminal(explanation, kText); }},
      {"a tally",
       [&] {
         Tally tally(true);
         tally.Add(document, kText);
         return tally.ToJson() + tally.ToTable() + tally.ToHtml() + tally.ToTerminal();
       }},
      {"tokens", [&] { return std::to_string(Tokenizer().Tokenize(kText)->tokens.size()); }},
      {"quotations", [&] { return std::to_string(QuoteDetector().Detect(kText)->size()); }},
      {"verify", [&] { return ToJsonLine(*verifier.Verify(kDraft), kDraft, verifier); }},
      {"verifications", [&] { return ToHtml(verification, kDraft, verifier) + ToTerminal(verification, kDraft, verifier); }},
      {"an index of sources",
       [&] {
         const auto read = Verifier::FromBytes(index, {}, model);
         return read.ok() ? read->ToBytes() : read.status().ToString();
       }},
      {"a source",
       [&] {
         Verifier another({}, model);
         return another.AddSource("a", kText).ok() ? another.ToBytes() : "";
       }},
      {"a model", [&] { return std::string(TinyModel()->fingerprint()); }},
  };
  for (const Call& row : kCalls) Check(row);
}

// A call of C throws nothing: its code is "memory" or the answer.
std::string InC(inquit_code code, char* text) {
  const std::unique_ptr<char, void (*)(char*)> owned(text, &inquit_json_free);
  if (code == INQUIT_ERROR_RESOURCE_EXHAUSTED) return "memory";
  const long left = allocations_left;
  allocations_left = -1;  // what the test does with the answer is not the call's
  std::string answer = code == INQUIT_OK ? std::string(text == nullptr ? "" : text) : std::to_string(code);
  allocations_left = left;
  return answer;
}

TEST_CASE("Whatever allocation fails, a call of C says so or answers, and leaks nothing") {
  inquit_model* loaded = nullptr;
  REQUIRE(inquit_model_load(INQUIT_TINY_MODEL, &loaded, nullptr) == INQUIT_OK);
  const std::unique_ptr<inquit_model, void (*)(inquit_model*)> model(loaded, &inquit_model_free);
  inquit_extractor* made = nullptr;
  REQUIRE(inquit_extractor_new(nullptr, model.get(), &made, nullptr) == INQUIT_OK);
  const std::unique_ptr<inquit_extractor, void (*)(inquit_extractor*)> extractor(made, &inquit_extractor_free);
  const inquit_source source = {sizeof source, "a", kText.data(), kText.size()};

  const auto extract = [&] {
    inquit_document* document = nullptr;
    inquit_error* error = nullptr;
    char* text = nullptr;
    inquit_code code = inquit_extractor_extract(extractor.get(), kText.data(), kText.size(), nullptr, 0, &document, &error);
    if (code == INQUIT_OK) code = inquit_document_to_json(document, kText.data(), kText.size(), nullptr, &text, &error);
    inquit_error_free(error);
    inquit_document_free(document);
    return InC(code, text);
  };
  const auto verify = [&] {
    inquit_error* error = nullptr;
    char* text = nullptr;
    const inquit_code code =
        inquit_extractor_verify(extractor.get(), kDraft.data(), kDraft.size(), nullptr, &source, 1, &text, &error);
    inquit_error_free(error);
    return InC(code, text);
  };
  const auto load = [] {
    inquit_model* read = nullptr;
    inquit_extractor* reader = nullptr;
    inquit_error* error = nullptr;
    inquit_code code = inquit_model_load(INQUIT_TINY_MODEL, &read, &error);
    if (code == INQUIT_OK) code = inquit_extractor_new(nullptr, read, &reader, &error);
    inquit_error_free(error);
    inquit_extractor_free(reader);
    inquit_model_free(read);
    return InC(code, nullptr);
  };
  for (const Call& row : {Call{"extract", extract}, Call{"verify", verify}, Call{"load", load}}) Check(row);
}

}  // namespace
}  // namespace inquit::testing
