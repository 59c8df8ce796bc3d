// Model: what has been learnt or written down about language: lexicons and, later, weights.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_MODEL_H_
#define INQUIT_MODEL_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "inquit/export.h"

namespace inquit {
inline namespace v0 {

namespace internal {
struct Lexicon;
class Tagger;
}  // namespace internal

// Never changes once made; any number of threads and extractors may share one.
class INQUIT_API Model {
 public:
  // The model inside the library. Made at the first call, then shared. It is never null, since it is tested at build time.
  static std::shared_ptr<const Model> BuiltIn();

  // The model called `name`: "small" is the one built in.
  // Errors: kNotFound  there is no model of that name; the message lists those there are
  static absl::StatusOr<std::shared_ptr<const Model>> Named(const std::string& name);

  // "small 0.1": name and data version, as printed in every record.
  const std::string& id() const { return id_; }

  // For the library's own stages.
  const internal::Lexicon& lexicon() const { return *lexicon_; }
  const internal::Tagger& tagger() const { return *tagger_; }

  ~Model();
  Model(const Model&) = delete;
  Model& operator=(const Model&) = delete;

 private:
  Model(std::string id, std::unique_ptr<const internal::Lexicon> lexicon);

  std::string id_;
  std::unique_ptr<const internal::Lexicon> lexicon_;
  std::unique_ptr<const internal::Tagger> tagger_;
};

}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_MODEL_H_
