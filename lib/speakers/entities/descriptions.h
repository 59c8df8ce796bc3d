// Descriptions: what each nominal ("the senator", "two port officials") denotes, and how a referent without a name is called.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_SPEAKERS_ENTITIES_DESCRIPTIONS_H_
#define INQUIT_LIB_SPEAKERS_ENTITIES_DESCRIPTIONS_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>

#include "absl/functional/function_ref.h"
#include "lib/speakers/entities/entities.h"
#include "lib/speakers/mentions/mentions.h"
#include "lib/speakers/mentions/words.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// Where a description, or several, that are the tokens [begin, end) end without what only adds to them: "voters [- 62
// percent]", "Brin and Vale[, both bakers]", "a court in Kalo[, the capital]", "the team[, led by Pell and Odd]".
std::size_t DescriptionEnd(const Words& words, std::size_t begin, std::size_t end);

// Holds references: the arguments must outlive it. Nominals are taken up in the order of the text.
class Descriptions {
 public:
  Descriptions(const Words& words, Cast* cast) : words_(words), cast_(*cast) {}

  // The referent of `nominal`, the mention number `index`: the latest that is described so, if it is definite, or a new one.
  // `subject` is the organization that was last a subject nearby, or kNowhere: "Kalo Mills closed, the company said."
  // `likeliest` is asked whom an epithet means that nobody was described by, and may not know.
  std::uint32_t TakeUp(
      const Mention& nominal, std::uint32_t index, std::uint32_t subject = kNowhere,
      absl::FunctionRef<std::uint32_t()> likeliest = [] { return kNowhere; });

  // How TakeUp found its latest answer.
  Rule rule() const { return rule_; }

  // Gives a referent without a name of its own the longest description of it, which the tokens [begin, end) are.
  void Name(std::uint32_t referent, std::size_t begin, std::size_t end);

 private:
  std::uint32_t Add(const Mention& nominal);
  bool NamesOther(std::uint32_t referent, const Mention& nominal) const;
  bool Has(std::uint32_t referent, std::size_t token) const;
  bool Fits(const Mention& nominal, std::uint32_t referent) const;
  std::uint32_t Latest(const Mention& nominal, std::uint32_t index) const;
  void LatestOf(std::uint32_t noun, const Mention& nominal, std::uint32_t index, bool only_named, std::uint32_t* best) const;
  std::uint32_t OnlyNamed(const Mention& nominal) const;
  std::uint32_t OnlyPolice(const Mention& nominal) const;
  std::uint32_t OnlyBearer(const Mention& nominal) const;
  std::uint32_t Protagonist(const Mention& nominal, std::uint32_t index) const;
  std::string KeyOf(const Mention& nominal) const;

  const Words& words_;
  Cast& cast_;
  Rule rule_;
  std::uint32_t team_ = kNowhere;  // the latest group of researchers of which the text has told whence they are
  std::map<std::string, std::uint32_t> described_;  // all words of a description -> referent
};

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_SPEAKERS_ENTITIES_DESCRIPTIONS_H_
