// Tagger: the network, run over a text window by window.
// SPDX-License-Identifier: Apache-2.0
//
//   1. Each token becomes its word pieces and features (inputs.cc).
//   2. The text is cut into overlapping windows (windows.cc), between [CLS] and [SEP].
//   3. The encoder makes a vector of each position of a window (lib/nn/encoder.cc).
//   4. The heads turn the vectors of the tokens that the window scores into tags, and pairs of them into arcs (heads.cc;
//      mentions.cc, of who is there):
//
//        She             said         ferries         were             late          .
//        source, single  cue, single  content, begin  content, inside  content, end  outside
//
//      and the likeliest arcs go from "ferries" to "said" (a content to its cue) and from "said" to "She" (a cue to its
//      source).
//
// What becomes of these is lib/attribution's to say. Windows are read in stretches, so that memory beyond the result is that of
// a stretch's word pieces and ends of references, and of one window for each thread.
#include "lib/tagger/tagger.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "lib/model/make_room.h"
#include "lib/nn/encoder.h"
#include "lib/nn/word_pieces.h"
#include "lib/tagger/heads.h"
#include "lib/tagger/inputs.h"
#include "lib/tagger/mentions.h"
#include "lib/tagger/self_test.h"
#include "lib/tagger/windows.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

constexpr std::size_t kSpecialTokens = 2;   // of each window: [CLS] and [SEP]
constexpr std::size_t kWindowsPerTask = 4;  // that one thread reads one after the other, with one workspace
// After so many windows, some 40,000 words, what only these need is free again. By hand: 32 tasks keep many threads busy.
constexpr std::size_t kWindowsPerStretch = 32 * kWindowsPerTask;

constexpr std::array<std::size_t, kFeatureCount> kFeatureSizes = {static_cast<std::size_t>(Shape::kCount),
                                                                  static_cast<std::size_t>(Quoted::kCount),
                                                                  static_cast<std::size_t>(ParagraphPosition::kCount)};

// What takes up a mention by itself.
constexpr std::string_view kPronouns[] = {"he",    "she", "they", "it",     "him",     "her",     "them",       "his",
                                          "their", "its", "hers", "theirs", "himself", "herself", "themselves", "itself"};

}  // namespace

struct Tagger::Network {
  WordPieces vocabulary;
  std::array<std::uint32_t, kSpecialTokens> special_tokens;  // ids of [CLS] and [SEP]
  std::size_t max_tokens;                                    // of a window
  std::size_t context;                                       // tokens of it on either side that it does not score
  EncoderShape shape;
  Encoder encoder;
  Heads heads;
  MentionHeads mention_heads;
  absl::flat_hash_set<std::uint32_t> pronouns;  // ids of word pieces
  Calibration calibration;

  static absl::StatusOr<std::unique_ptr<const Network>> Make(const ModelFile& file, const Kernels& kernels);
  // What the network is given of some windows.
  struct Reading {
    const std::vector<TokenFeatures>& features;  // of each token of the text
    TokenRange tokens;                           // of the windows
    TokenPieces pieces;                          // of these
  };
  // What the window's positions are given; it refers to `reading` and to this.
  void ReadWindow(const Reading& reading, const Window& window, std::vector<PositionInput>* positions) const;
  std::vector<bool> FindPronouns(const Reading& reading, const Window& window) const;
  // What the network says of some windows in a row goes into `scores`, where the tokens of the text have their places already,
  // and into `arcs` and `ends`.
  void ScoreWindows(const Article& article, const std::vector<TokenFeatures>& features, absl::Span<const Window> windows,
                    Scores* scores, Arcs* arcs, ReferenceEnds* ends) const;
  // The same for more of them, side by side; their arcs go into `scores`.
  void ScoreStretch(const Article& article, const std::vector<TokenFeatures>& features, absl::Span<const Window> windows,
                    const Parallel& parallel, Scores* scores, ReferenceEnds* ends) const;
  Scores Score(const Article& article, const Parallel& parallel) const;
};

absl::StatusOr<std::unique_ptr<const Tagger::Network>> Tagger::Network::Make(const ModelFile& file, const Kernels& kernels) {
  const absl::StatusOr<EncoderShape> shape = EncoderShape::Read(file);
  if (!shape.ok()) return shape.status();
  if (shape->feature_sizes != kFeatureSizes)
    return absl::InvalidArgumentError("model file: features are not those of this library");
  const absl::StatusOr<std::size_t> window = file.Number("window", 1, shape->positions - kSpecialTokens);
  if (!window.ok()) return window.status();
  const absl::StatusOr<std::size_t> context = file.Number("context", 0, (*window - 1) / 2);
  if (!context.ok()) return context.status();
  absl::StatusOr<Encoder> encoder = Encoder::Make(file, *shape, kernels);
  if (!encoder.ok()) return encoder.status();
  // Only now, as each piece is known to have its embedding in the file, which is larger than what it takes here.
  const absl::StatusOr<std::string_view> lines = file.Section("vocabulary");
  if (!lines.ok()) return lines.status();
  absl::StatusOr<WordPieces> vocabulary = WordPieces::Read(*lines, shape->vocabulary);
  if (!vocabulary.ok()) return absl::InvalidArgumentError("model file: " + std::string(vocabulary.status().message()));
  if (vocabulary->size() < shape->vocabulary) {
    return absl::InvalidArgumentError(
        absl::StrCat("model file: the vocabulary has ", vocabulary->size(), " pieces, not ", shape->vocabulary));
  }
  absl::StatusOr<Heads> heads = Heads::Make(file, shape->width, kernels);
  if (!heads.ok()) return heads.status();
  absl::StatusOr<MentionHeads> mention_heads = MentionHeads::Make(file, shape->width, heads->arc_width(), kernels);
  if (!mention_heads.ok()) return mention_heads.status();
  absl::flat_hash_set<std::uint32_t> pronouns;
  for (const std::string_view pronoun : kPronouns) {
    MakeRoom(&pronouns);
    std::vector<std::uint32_t> pieces;
    vocabulary->Append(pronoun, &pieces);
    if (pieces.size() == 1 && pieces[0] != vocabulary->unknown()) pronouns.insert(pieces[0]);
  }
  const absl::StatusOr<Aligned<float>> calibration = file.Floats("calibration", kCalibrationSize);
  if (!calibration.ok()) return calibration.status();
  Calibration weights;
  std::copy(calibration->begin(), calibration->end(), weights.begin());
  const std::array<std::uint32_t, kSpecialTokens> special_tokens = {vocabulary->cls(), vocabulary->sep()};
  return std::make_unique<const Network>(Network{*std::move(vocabulary), special_tokens, *window, *context, *shape,
                                                 *std::move(encoder), *std::move(heads), *std::move(mention_heads),
                                                 std::move(pronouns), weights});
}

void Tagger::Network::ReadWindow(const Reading& reading, const Window& window, std::vector<PositionInput>* positions) const {
  const std::vector<std::uint32_t>& first = reading.pieces.first;
  positions->clear();
  positions->push_back({absl::MakeConstSpan(&special_tokens[0], 1), {}});
  for (std::size_t token = window.tokens.begin; token < window.tokens.end; ++token) {
    const TokenFeatures& f = reading.features[token];
    const std::size_t i = token - reading.tokens.begin;
    positions->push_back({absl::MakeConstSpan(reading.pieces.ids.data() + first[i], first[i + 1] - first[i]),
                          {static_cast<std::uint8_t>(f.shape), static_cast<std::uint8_t>(f.quoted),
                           static_cast<std::uint8_t>(f.paragraph_position)}});
  }
  positions->push_back({absl::MakeConstSpan(&special_tokens[1], 1), {}});
}

// Of each token of `window`.
std::vector<bool> Tagger::Network::FindPronouns(const Reading& reading, const Window& window) const {
  std::vector<bool> is_pronoun(window.tokens.size());
  for (std::size_t i = 0; i < is_pronoun.size(); ++i) {
    const std::uint32_t* const first = &reading.pieces.first[window.tokens.begin - reading.tokens.begin + i];
    is_pronoun[i] = first[1] == first[0] + 1 && pronouns.contains(reading.pieces.ids[first[0]]);
  }
  return is_pronoun;
}

void Tagger::Network::ScoreWindows(const Article& article, const std::vector<TokenFeatures>& features,
                                   absl::Span<const Window> windows, Scores* scores, Arcs* arcs, ReferenceEnds* ends) const {
  const TokenRange tokens{windows.front().tokens.begin, windows.back().tokens.end};
  const Reading reading{features, tokens, ReadPieces(article, tokens, vocabulary)};
  std::size_t max_positions = 0;
  for (const Window& window : windows) max_positions = std::max(max_positions, window.tokens.size() + kSpecialTokens);
  Encoder::Workspace workspace(shape, max_positions);
  Heads::Workspace heads_workspace(heads);
  MentionHeads::Workspace mentions_workspace(mention_heads);
  std::vector<PositionInput> positions;
  for (const Window& window : windows) {
    ReadWindow(reading, window, &positions);
    const float* hidden = encoder.Run(positions, &workspace);
    heads.Run(hidden, window, &heads_workspace, absl::MakeSpan(scores->attributions.tags), arcs);
    mention_heads.Run(hidden, window, FindPronouns(reading, window), &mentions_workspace, absl::MakeSpan(scores->mentions.tags),
                      ends);
  }
}

void Tagger::Network::ScoreStretch(const Article& article, const std::vector<TokenFeatures>& features,
                                   absl::Span<const Window> windows, const Parallel& parallel, Scores* scores,
                                   ReferenceEnds* ends) const {
  const std::size_t tasks = (windows.size() + kWindowsPerTask - 1) / kWindowsPerTask;
  std::vector<Arcs> arcs(tasks);
  std::vector<ReferenceEnds> ends_of(tasks);
  const auto run = [&](std::size_t task) {
    ScoreWindows(article, features, windows.subspan(task * kWindowsPerTask, kWindowsPerTask), scores, &arcs[task],
                 &ends_of[task]);
  };
  if (parallel && tasks > 1) {
    parallel(tasks, run);
  } else {
    for (std::size_t task = 0; task < tasks; ++task) run(task);
  }
  for (std::size_t task = 0; task < tasks; ++task) {
    const auto append = [](const std::vector<Arc>& from, std::vector<Arc>* to) {
      to->insert(to->end(), from.begin(), from.end());
    };
    append(arcs[task].cue_of_content, &scores->attributions.cue_of_content);
    append(arcs[task].source_of_cue, &scores->attributions.source_of_cue);
    ends->Append(ends_of[task]);
  }
}

Scores Tagger::Network::Score(const Article& article, const Parallel& parallel) const {
  Scores scores;
  scores.attributions.calibration = calibration;
  scores.attributions.tags.resize(article.size());
  scores.mentions.tags.resize(article.size());
  const std::vector<TokenFeatures> features = ReadFeatures(article);
  const std::vector<Window> windows = CutWindows(article.tokenization, max_tokens, context);
  MentionHeads::References references(mention_heads);
  for (std::size_t first = 0; first < windows.size(); first += kWindowsPerStretch) {
    const absl::Span<const Window> stretch = absl::MakeConstSpan(windows).subspan(first, kWindowsPerStretch);
    ReferenceEnds ends;
    ScoreStretch(article, features, stretch, parallel, &scores, &ends);
    const bool is_last = first + stretch.size() == windows.size();
    references.Add(ends, is_last ? MentionHeads::References::kAllTokens : stretch.back().scored.end);
  }
  scores.mentions.references = references.Take();
  for (std::vector<Arc>* arcs :
       {&scores.attributions.cue_of_content, &scores.attributions.source_of_cue, &scores.mentions.references}) {
    arcs->shrink_to_fit();
  }
  return scores;
}

absl::StatusOr<std::unique_ptr<const Tagger>> Tagger::Make(const ModelFile& file, const Kernels* kernels) {
  absl::StatusOr<std::unique_ptr<const Network>> network = Network::Make(file, kernels ? *kernels : BestKernels());
  if (!network.ok()) return network.status();
  std::unique_ptr<const Tagger> tagger(new Tagger(*std::move(network)));
  const absl::StatusOr<std::string_view> samples = file.Section("samples");
  if (!samples.ok()) return samples.status();
  if (absl::Status status = SelfTest(*tagger, *samples); !status.ok()) return status;
  return tagger;
}

Tagger::Tagger(std::unique_ptr<const Network> network) : network_(std::move(network)) {}
Tagger::~Tagger() = default;

Scores Tagger::Score(const Article& article, const Parallel& parallel) const { return network_->Score(article, parallel); }

}  // namespace internal
}  // namespace v0
}  // namespace inquit
