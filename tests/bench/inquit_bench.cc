// Speed of each stage and of the whole on one core, beside ICU's word segmentation of the same bytes; memory and load time.
// SPDX-License-Identifier: Apache-2.0
//
// Run it through tests/bench/run. It reads the articles of the JSON Lines file $INQUIT_BENCH_ARTICLES, or else of dev in
// ../shared, or else the invented ones of tests/golden. Each iteration of a benchmark is one pass over all articles; a stage is
// timed alone, on what the stages before it have made. Words are runs of non-blank characters.
#include <benchmark/benchmark.h>
#include <sys/resource.h>
#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "inquit/extractor.h"
#include "inquit/formats.h"
#include "lib/article/article.h"
#include "lib/attribution/attribution.h"
#include "lib/model/embedded_file.h"
#include "lib/model/model_bytes.h"
#include "lib/model_parts.h"
#include "lib/quotes/quotes.h"
#include "lib/speakers/speakers.h"
#include "lib/tagger/tagger.h"
#include "lib/text/text.h"
#include "lib/tokenize/tokenize.h"
#include "nlohmann/json.hpp"
#include "tests/bench/peak.h"

namespace inquit::internal {
namespace {

// A text and what each stage makes of it.
struct Prepared {
  std::string bytes;
  std::optional<Article> article;
  Scores scores;
  Document attributions;  // without speakers
  Document document;
};

struct Corpus {
  std::string name;
  std::vector<std::string> texts;
  std::size_t bytes = 0, words = 0;
};

Corpus FromJsonLines(const std::filesystem::path& path) {
  Corpus corpus{path.filename().string(), {}};
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) corpus.texts.push_back(nlohmann::json::parse(line)["text"]);
  return corpus;
}

Corpus FromFolder(const std::filesystem::path& folder) {
  Corpus corpus{"invented articles", {}};
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".txt") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    corpus.texts.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return corpus;
}

std::size_t CountWords(const std::string& bytes) {
  const auto text = Text::Create(bytes, {});
  if (!text.ok()) return 0;
  std::size_t count = 0;
  bool blank = true;
  for (std::size_t at = 0; at < text->size(); at += text->At(at).size) {
    const bool was_blank = std::exchange(blank, IsSpace(text->At(at).code_point));
    if (was_blank && !blank) ++count;
  }
  return count;
}

Corpus ReadCorpus() {
  const std::filesystem::path source = INQUIT_SOURCE_DIR, dev = source / "../shared/data/polnear/dev.jsonl";
  const char* const given = std::getenv("INQUIT_BENCH_ARTICLES");
  Corpus corpus = given                          ? FromJsonLines(given)
                  : std::filesystem::exists(dev) ? FromJsonLines(dev)
                                                 : FromFolder(source / "tests/golden");
  for (const std::string& text : corpus.texts) {
    corpus.bytes += text.size();
    corpus.words += CountWords(text);
  }
  return corpus;
}

std::unique_ptr<Prepared> Prepare(const std::string& bytes, const Extractor& extractor) {
  const ModelParts& model = PartsOf(extractor.model());
  auto prepared = std::make_unique<Prepared>();
  prepared->bytes = bytes;
  absl::StatusOr<Article> article = Article::Read(prepared->bytes, extractor.options());
  if (!article.ok()) return nullptr;
  prepared->article = *std::move(article);
  prepared->scores = model.tagger->Score(*prepared->article);
  prepared->attributions.attributions = DecodeAttributions(*prepared->article, *model.lexicon, prepared->scores.attributions);
  prepared->document = prepared->attributions;
  ResolveSpeakers(*prepared->article, *model.lexicon, model.ranker, prepared->scores.mentions, {}, &prepared->document);
  return prepared;
}

std::size_t CountWordBoundaries(icu::BreakIterator& words, const std::string& bytes) {
  UErrorCode status = U_ZERO_ERROR;
  UText* const text = utext_openUTF8(nullptr, bytes.data(), static_cast<int64_t>(bytes.size()), &status);
  words.setText(text, status);
  std::size_t count = 0;
  while (words.next() != icu::BreakIterator::DONE) ++count;
  utext_close(text);
  return count;
}

double PeakMegabytes() {
  rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

// Load time and memory have to be measured first, in a process that has done nothing else.
void MeasureOnce(const Corpus& corpus) {
  const auto note = [](const char* what, double value) { benchmark::AddCustomContext(what, std::to_string(value)); };
  const auto begin = std::chrono::steady_clock::now();
  const Extractor extractor;
  note("load_ms", std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
  note("loaded_mb", PeakMegabytes());
  for (const std::string& text : corpus.texts) benchmark::DoNotOptimize(extractor.Extract(text));
  note("articles_mb", PeakMegabytes());

  std::string long_text;
  for (std::size_t i = 0; long_text.size() < (std::size_t{4} << 20); ++i)
    long_text += corpus.texts[i % corpus.texts.size()] + "\n\n";
  const double before = PeakMegabytes();
  benchmark::DoNotOptimize(extractor.Extract(long_text));
  note("bytes_per_byte", (PeakMegabytes() - before) * (1 << 20) / static_cast<double>(long_text.size()));
}

// How near the products of small, and of base where it is found, come to what this machine could do at best.
void NoteProducts(const char* name, std::string_view bytes) {
  const absl::StatusOr<ModelFile> file = ModelFile::Read(bytes);
  if (!file.ok()) return;
  const ProductSpeed speed = MeasureProducts(*file, BestKernels());
  benchmark::AddCustomContext(std::string(name) + "_products", std::to_string(speed.products / 1e9));
  benchmark::AddCustomContext(std::string(name) + "_peak", std::to_string(speed.peak / 1e9));
}

void MeasureBothModels() {
  benchmark::AddCustomContext("instructions", BestKernels().name);
  NoteProducts("small", EmbeddedFile("small.inquit"));
  const absl::StatusOr<ModelBytes> base = ModelBytes::Read(INQUIT_SOURCE_DIR "/model/base.inquit");
  if (base.ok()) NoteProducts("base", base->view());
}

// Registers a benchmark that calls `stage` with each article.
template <typename Stage>
void Register(const char* name, const Corpus& corpus, const std::vector<std::unique_ptr<Prepared>>& articles, Stage stage) {
  benchmark::RegisterBenchmark(name, [&corpus, &articles, stage](benchmark::State& state) {
    for (auto _ : state) {
      for (const auto& article : articles) benchmark::DoNotOptimize(stage(*article));
    }
    const auto passes = static_cast<double>(state.iterations());
    state.counters["bytes"] = benchmark::Counter(passes * static_cast<double>(corpus.bytes), benchmark::Counter::kIsRate);
    state.counters["words"] = benchmark::Counter(passes * static_cast<double>(corpus.words), benchmark::Counter::kIsRate);
  })->Unit(benchmark::kMillisecond);
}

int Run() {
  const Corpus corpus = ReadCorpus();
  if (corpus.texts.empty()) {
    std::fprintf(stderr, "inquit_bench: no articles to read\n");
    return 1;
  }
  benchmark::AddCustomContext("corpus", corpus.name);
  benchmark::AddCustomContext("articles", std::to_string(corpus.texts.size()));
  benchmark::AddCustomContext("corpus_bytes", std::to_string(corpus.bytes));
  benchmark::AddCustomContext("corpus_words", std::to_string(corpus.words));
  MeasureOnce(corpus);
  MeasureBothModels();

  const Extractor extractor;
  const ModelParts& model = PartsOf(extractor.model());
  const Options& options = extractor.options();
  std::vector<std::unique_ptr<Prepared>> articles;
  for (const std::string& text : corpus.texts) {
    articles.push_back(Prepare(text, extractor));
    if (!articles.back()) {
      std::fprintf(stderr, "inquit_bench: an article is not UTF-8\n");
      return 1;
    }
  }
  Register("text", corpus, articles, [&](const Prepared& a) { return Text::Create(a.bytes, options); });
  Register("tokenize", corpus, articles, [](const Prepared& a) { return Tokenize(a.article->text); });
  Register("quotes", corpus, articles,
           [&](const Prepared& a) { return DetectQuotes(a.article->text, a.article->tokenization, options.single_quotes); });
  Register("tagger", corpus, articles, [&](const Prepared& a) { return model.tagger->Score(*a.article); });
  Register("attribution", corpus, articles,
           [&](const Prepared& a) { return DecodeAttributions(*a.article, *model.lexicon, a.scores.attributions); });
  Register("speakers", corpus, articles, [&](const Prepared& a) {
    Document document = a.attributions;
    ResolveSpeakers(*a.article, *model.lexicon, model.ranker, a.scores.mentions, {}, &document);
    return document;
  });
  Register("json", corpus, articles, [](const Prepared& a) { return ToJsonLine(a.document, a.bytes, {}); });
  Register("whole", corpus, articles, [&](const Prepared& a) { return ToJsonLine(*extractor.Extract(a.bytes), a.bytes, {}); });

  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> words(icu::BreakIterator::createWordInstance(icu::Locale::getEnglish(), status));
  Register("icu words", corpus, articles, [&](const Prepared& a) { return CountWordBoundaries(*words, a.bytes); });
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}

}  // namespace
}  // namespace inquit::internal

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  return inquit::internal::Run();
}
