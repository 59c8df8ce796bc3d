// Tagger: pieces and features in, scores out, window by window.
// SPDX-License-Identifier: Apache-2.0
//
// The text is read into pieces and features (inputs.cc) and cut into windows (windows.cc); each goes through the network
// (lib/nn/encoder.cc); what it says of the window's core becomes tags and arcs (heads.cc). Memory beyond the scores and the
// pieces is that of one window, for each thread.
#include "lib/tagger/tagger.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "lib/nn/encoder.h"
#include "lib/nn/word_pieces.h"
#include "lib/tagger/heads.h"
#include "lib/tagger/inputs.h"
#include "lib/tagger/self_test.h"
#include "lib/tagger/windows.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

constexpr std::size_t kEnds = 2;  // [CLS] and [SEP] of a window
constexpr std::size_t kPart = 4;  // windows that are read by one thread, one after the other

constexpr std::array<std::size_t, kFeatures> kFeatureCounts = {
    static_cast<std::size_t>(Shape::kCount), static_cast<std::size_t>(Quoted::kCount), static_cast<std::size_t>(Place::kCount)};

}  // namespace

struct Tagger::Network {
  WordPieces pieces;
  std::array<std::uint32_t, kEnds> ends;  // their pieces
  std::size_t window;
  std::size_t context;
  EncoderShape shape;
  Encoder encoder;
  Heads heads;
  Calibration calibration;

  static absl::StatusOr<std::unique_ptr<const Network>> Make(const ModelFile& file, const Kernels& kernels);
  // The window's positions, which refer to `inputs` and to this.
  void ReadWindow(const Inputs& inputs, const Window& cut, std::vector<Position>* positions) const;
  void ScoreWindows(const Inputs& inputs, absl::Span<const Window> windows, absl::Span<std::array<float, kTagCount>> tags,
                    Arcs* arcs) const;
  TagScores Score(const Inputs& inputs, const std::vector<Window>& windows, const Parallel& parallel) const;
};

absl::StatusOr<std::unique_ptr<const Tagger::Network>> Tagger::Network::Make(const ModelFile& file, const Kernels& kernels) {
  const absl::StatusOr<std::string_view> vocabulary = file.Section("vocabulary");
  if (!vocabulary.ok()) return vocabulary.status();
  absl::StatusOr<WordPieces> pieces = WordPieces::Read(*vocabulary);
  if (!pieces.ok()) return absl::InvalidArgumentError("model file: " + std::string(pieces.status().message()));
  const absl::StatusOr<EncoderShape> shape = EncoderShape::Read(file);
  if (!shape.ok()) return shape.status();
  if (shape->vocabulary != pieces->size()) {
    return absl::InvalidArgumentError("model file: the vocabulary has another number of pieces than its info says");
  }
  if (shape->features != kFeatureCounts)
    return absl::InvalidArgumentError("model file: features are not those of this library");
  const absl::StatusOr<std::size_t> window = file.Number("window", 1, shape->positions - kEnds);
  if (!window.ok()) return window.status();
  const absl::StatusOr<std::size_t> context = file.Number("context", 0, (*window - 1) / 2);
  if (!context.ok()) return context.status();
  absl::StatusOr<Encoder> encoder = Encoder::Make(file, *shape, kernels);
  if (!encoder.ok()) return encoder.status();
  absl::StatusOr<Heads> heads = Heads::Make(file, shape->width, kernels);
  if (!heads.ok()) return heads.status();
  const absl::StatusOr<absl::Span<const float>> calibration = file.Floats("calibration", 2);
  if (!calibration.ok()) return calibration.status();
  const std::array<std::uint32_t, kEnds> ends = {pieces->begin_window(), pieces->end_window()};
  return std::make_unique<const Network>(Network{*std::move(pieces),
                                                 ends,
                                                 *window,
                                                 *context,
                                                 *shape,
                                                 *std::move(encoder),
                                                 *std::move(heads),
                                                 {(*calibration)[0], (*calibration)[1]}});
}

void Tagger::Network::ReadWindow(const Inputs& inputs, const Window& cut, std::vector<Position>* positions) const {
  positions->clear();
  positions->push_back({absl::MakeConstSpan(&ends[0], 1), {}});
  for (std::size_t i = cut.tokens.begin; i < cut.tokens.end; ++i) {
    const TokenFeatures& f = inputs.features[i];
    const std::size_t first = inputs.first_piece[i];
    positions->push_back(
        {absl::MakeConstSpan(inputs.pieces.data() + first, inputs.first_piece[i + 1] - first),
         {static_cast<std::uint8_t>(f.shape), static_cast<std::uint8_t>(f.quoted), static_cast<std::uint8_t>(f.place)}});
  }
  positions->push_back({absl::MakeConstSpan(&ends[1], 1), {}});
}

void Tagger::Network::ScoreWindows(const Inputs& inputs, absl::Span<const Window> windows,
                                   absl::Span<std::array<float, kTagCount>> tags, Arcs* arcs) const {
  std::size_t most = 0;
  for (const Window& cut : windows) most = std::max(most, cut.tokens.size() + kEnds);
  Encoder::Workspace workspace(shape, most);
  Heads::Workspace heads_workspace(heads);
  std::vector<Position> positions;
  for (const Window& cut : windows) {
    ReadWindow(inputs, cut, &positions);
    heads.Run(encoder.Run(positions, &workspace), cut, &heads_workspace, tags, arcs);
  }
}

TagScores Tagger::Network::Score(const Inputs& inputs, const std::vector<Window>& windows, const Parallel& parallel) const {
  TagScores scores;
  scores.calibration = calibration;
  scores.tags.resize(inputs.features.size());
  const std::size_t parts = (windows.size() + kPart - 1) / kPart;
  if (!parallel || parts < 2) {
    ScoreWindows(inputs, windows, absl::MakeSpan(scores.tags), &scores);
    return scores;
  }
  std::vector<Arcs> arcs(parts);
  parallel(parts, [&](std::size_t part) {
    ScoreWindows(inputs, absl::MakeConstSpan(windows).subspan(part * kPart, kPart), absl::MakeSpan(scores.tags), &arcs[part]);
  });
  for (const Arcs& part : arcs) {
    scores.cue_of_content.insert(scores.cue_of_content.end(), part.cue_of_content.begin(), part.cue_of_content.end());
    scores.source_of_cue.insert(scores.source_of_cue.end(), part.source_of_cue.begin(), part.source_of_cue.end());
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

TagScores Tagger::Score(const Article& article, const Parallel& parallel) const {
  const std::vector<Window> windows = CutWindows(article.tokenization, network_->window, network_->context);
  return network_->Score(ReadInputs(article, network_->pieces), windows, parallel);
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
