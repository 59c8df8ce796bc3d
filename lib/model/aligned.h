// Aligned: an array that begins where a cache line does. Internal.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_MODEL_ALIGNED_H_
#define INQUIT_LIB_MODEL_ALIGNED_H_

#include <cstddef>
#include <memory>
#include <new>
#include <type_traits>

namespace inquit {
inline namespace v0 {
namespace internal {

// An array of `size` values, all zero at first. It can be moved but not copied, and keeps its size.
template <typename T>
class Aligned {
  static_assert(std::is_trivially_destructible_v<T>);

 public:
  Aligned() = default;
  explicit Aligned(std::size_t size) : size_(size), data_(new (std::align_val_t{kLine}) T[size]()) {}

  std::size_t size() const { return size_; }
  T* data() { return data_.get(); }
  const T* data() const { return data_.get(); }
  const T& operator[](std::size_t i) const { return data_[i]; }
  const T* begin() const { return data(); }
  const T* end() const { return data() + size_; }

 private:
  static constexpr std::size_t kLine = 64;  // bytes of a cache line, and of an AVX-512 register
  struct Delete {
    void operator()(T* data) const { ::operator delete[](data, std::align_val_t{kLine}); }
  };

  std::size_t size_ = 0;
  std::unique_ptr<T[], Delete> data_;
};

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_MODEL_ALIGNED_H_
