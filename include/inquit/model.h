// Model: what has been learnt or written down about language: the weights of a network, and lexicons.
// SPDX-License-Identifier: Apache-2.0
//
// Two models come with the library: "small" lies inside it, "base" is a file beside it, larger, slower, and right more often.
// A model file is data for one version of the library's inputs; what does not fit, or is damaged, is refused when it is loaded.
#ifndef INQUIT_MODEL_H_
#define INQUIT_MODEL_H_

#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "inquit/export.h"

namespace inquit {
inline namespace v0 {

class Model;

namespace internal {
class ModelBytes;
struct ModelParts;
const ModelParts& PartsOf(const Model& model);
std::shared_ptr<const Model> EmbeddedModel(std::string_view bytes);
}  // namespace internal

// Never changes once made; any number of threads and extractors may share one. It is neither copied nor moved: what is handed
// round is a std::shared_ptr to it.
class INQUIT_API Model {
 public:
  // The model inside the library, which opens no file. Made at the first call, then shared. Never null; if the library was
  // built without a model or with a broken one, which its tests would have shown, every text that is read with it gets
  // kFailedPrecondition, with a message that says why.
  static std::shared_ptr<const Model> BuiltIn();

  // The model called `name`: "small" is the one built in. A name with a slash in it, or that ends in ".inquit", is the path of
  // a file, as Load() takes it. Any other, as "base", is the file NAME.inquit in the first of these folders that has it: the
  // one that the environment variable INQUIT_MODEL_DIR names, share/inquit where the library or the program is installed, and
  // in a developer's build model/ in the source tree.
  // Errors: kNotFound  there is no such file; the message lists where it was looked for
  //         and those of Load()
  static absl::StatusOr<std::shared_ptr<const Model>> Named(const std::string& name);

  // The model in the file at `path`, which is read into memory: what becomes of the file afterwards changes nothing.
  // Errors: kInvalidArgument  it is not a model file, damaged, or made for another version of the library
  //         kNotFound, kPermissionDenied, ...  it cannot be read, by absl::ErrnoToStatusCode(); kFailedPrecondition where it is
  //         a folder or a device
  //         The message names `path`.
  static absl::StatusOr<std::shared_ptr<const Model>> Load(const std::string& path);

  // The same, but where the system can, the file is mapped into memory, so that processes that read with it share its bytes.
  // Warning: as long as the model lives, nobody may write into the file or cut it short. Written into, it gives other answers
  // under the same fingerprint; cut short, it ends the process with SIGBUS. Put a newer one in its place by renaming, and take
  // this for files that you alone may write.
  // Errors: those of Load()
  static absl::StatusOr<std::shared_ptr<const Model>> LoadMapped(const std::string& path);

  // The model in `bytes`, which hold what a model file does; they are copied.
  // Errors: kInvalidArgument  they do not, are damaged, or made for another version of the library
  static absl::StatusOr<std::shared_ptr<const Model>> FromBytes(std::string_view bytes);

  // What a model says of itself: valid as long as the model is.

  // "small 1.0": name and data version, as in Document::model and every record. Printable ASCII.
  const std::string& id() const;
  // Under which licence the weights are, and what it asks of whoever passes them on: text of one or more lines.
  const std::string& licence() const;
  // What the weights were learnt from: one line.
  const std::string& training_data() const;
  // "1-c0ffee0123456789": the version of the inputs that it was trained for, and the checksum of the file. Models that give
  // different output have different fingerprints.
  const std::string& fingerprint() const;
  // The set of instructions that it runs on here: "portable", "sse2", "avx2", "avxvnni", "avx512vnni" or "neon". All give
  // the same output. It is the fastest that the machine has, or the one that the environment variable INQUIT_FORCE_KERNELS
  // named when the first model was made.
  const std::string& instructions() const;

  ~Model();
  Model(const Model&) = delete;
  Model& operator=(const Model&) = delete;

 private:
  friend const internal::ModelParts& internal::PartsOf(const Model& model);
  friend std::shared_ptr<const Model> internal::EmbeddedModel(std::string_view bytes);

  INQUIT_PRIVATE explicit Model(std::unique_ptr<const internal::ModelParts> parts);
  INQUIT_PRIVATE static absl::StatusOr<std::shared_ptr<const Model>> Make(internal::ModelBytes bytes);
  INQUIT_PRIVATE static absl::StatusOr<std::shared_ptr<const Model>> OfFile(absl::StatusOr<internal::ModelBytes> bytes,
                                                                            const std::string& path);

  std::unique_ptr<const internal::ModelParts> parts_;
};

}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_MODEL_H_
