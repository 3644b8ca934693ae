// A 64-bit content hash for cache keys and stage hashes: FNV-1a over 8-byte words
// with a final mix. Stable across machines, compilers and builds; not cryptographic.
#pragma once

#include <bit>
#include <concepts>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace base {

class Hash {
 public:
  void bytes(const void* data, std::size_t size) {
    const auto* p = static_cast<const unsigned char*>(data);
    std::size_t i = 0;
    for (; i + 8 <= size; i += 8) {
      std::uint64_t word;
      std::memcpy(&word, p + i, 8);
      mix(word);
    }
    std::uint64_t tail = 0;
    if (i < size) std::memcpy(&tail, p + i, size - i);  // an empty range may have no address
    mix(tail ^ (std::uint64_t(size) << 56));
  }
  void text(std::string_view s) { bytes(s.data(), s.size()); }
  template <class T>
    requires(std::integral<T> || std::is_enum_v<T>)
  void number(T value) {
    mix(static_cast<std::uint64_t>(value));
  }
  void number(float value) { mix(std::bit_cast<std::uint32_t>(value)); }
  void number(double value) { mix(std::bit_cast<std::uint64_t>(value)); }

  std::uint64_t value() const {
    std::uint64_t h = state_;
    h ^= h >> 33;
    h *= 0xff51afd7ed558ccdull;
    h ^= h >> 33;
    return h;
  }

 private:
  void mix(std::uint64_t word) {
    state_ = (state_ ^ word) * 0x100000001b3ull;
    state_ ^= state_ >> 29;
  }
  std::uint64_t state_ = 0xcbf29ce484222325ull;
};

}  // namespace base
