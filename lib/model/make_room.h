// MakeRoom: hash tables that outlive memory running out while they grow. Internal.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_MODEL_MAKE_ROOM_H_
#define INQUIT_LIB_MODEL_MAKE_ROOM_H_

#include <cstddef>
#include <utility>

namespace inquit {
inline namespace v0 {
namespace internal {

// Sees to it that one item more fits into `table`, one of Abseil's hash tables from which nothing is erased; to be called
// before each insertion into one that is made item by item. Where memory runs out, std::bad_alloc leaves it as it was. Abseil's
// own growing takes the new size for granted before there is memory for it, so that its destructor then frees what was never
// its own.
template <typename Table>
void MakeRoom(Table* table) {
  const std::size_t buckets = table->bucket_count();
  if (table->size() + 1 < buckets - buckets / 8) return;
  Table larger(2 * table->size() + 8);
  for (auto& item : *table) larger.insert(std::move(item));
  table->swap(larger);
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_MODEL_MAKE_ROOM_H_
