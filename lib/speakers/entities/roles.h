// Roles: what the text says that the bearer of a name is: "head of the diving school", "Senator".
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_SPEAKERS_ENTITIES_ROLES_H_
#define INQUIT_LIB_SPEAKERS_ENTITIES_ROLES_H_

#include <cstdint>
#include <vector>

#include "inquit/span.h"
#include "lib/speakers/mentions/mentions.h"
#include "lib/speakers/mentions/words.h"

namespace inquit {
inline namespace v0 {
namespace internal {

struct RolePhrase {
  ByteSpan span;          // empty where the text says nothing beside this name
  bool is_title = false;  // "Senator": a title in front, which a description elsewhere goes before
};

// What stands beside the name `mentions[m]` and says what its bearer is, without "a", "the" or "its" in front. Bounded, however
// long the text.
RolePhrase RoleBeside(const Words& words, const std::vector<Mention>& mentions, std::uint32_t m);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_SPEAKERS_ENTITIES_ROLES_H_
