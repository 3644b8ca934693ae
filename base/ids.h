// Typed indices. Rooms hand each other ids, never pointers: an id is the position in
// the vector that the owner documents, and ids of different things don't mix.
#pragma once

#include <cstdint>
#include <functional>

namespace base {

template <class Tag>
struct Id {
  static constexpr std::uint32_t kNone = 0xffffffffu;
  std::uint32_t index = kNone;

  constexpr Id() = default;
  constexpr explicit Id(std::size_t i) : index(static_cast<std::uint32_t>(i)) {}
  constexpr explicit operator bool() const { return index != kNone; }
  friend constexpr bool operator==(Id a, Id b) { return a.index == b.index; }
  friend constexpr auto operator<=>(Id a, Id b) { return a.index <=> b.index; }
};

}  // namespace base
