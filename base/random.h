// Seeded random numbers: SplitMix64 (Steele, Lea, Flood 2014). The same seed gives the
// same numbers everywhere, and `at` gives the n-th without the n-1 before it, so that
// work can be split over threads without changing a result.
#pragma once

#include <cstdint>

namespace base {

constexpr std::uint64_t scramble(std::uint64_t z) {
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
  return z ^ (z >> 31);
}

class Random {
 public:
  explicit constexpr Random(std::uint64_t seed) : state_(seed) {}
  constexpr std::uint64_t next() { return scramble(state_ += 0x9e3779b97f4a7c15ull); }
  // In [0, 1), 24 bits: every value is exact in a float.
  constexpr float unit() { return float(next() >> 40) * (1.0f / 16777216.0f); }
  constexpr float between(float low, float high) { return low + (high - low) * unit(); }
  // In [0, count); count > 0. The bias is below count / 2^32.
  constexpr std::uint32_t below(std::uint32_t count) {
    return std::uint32_t(((next() >> 32) * count) >> 32);
  }
  static constexpr std::uint64_t at(std::uint64_t seed, std::uint64_t n) {
    return scramble(seed + (n + 1) * 0x9e3779b97f4a7c15ull);
  }

 private:
  std::uint64_t state_;
};

}  // namespace base
