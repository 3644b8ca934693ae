#include "scenes/contacts.h"

#include <atomic>

namespace scenes {
namespace {

constexpr float kContact = 2 * kBodyRadius + 0.015f;  // what projecting leaves stays below 10 %
constexpr float kMinded = kContact + 0.2f;            // as far as passes may bring somebody
constexpr int kPasses = 4;                            // of a large crowd
constexpr int kPassesOfFew = 12;                      // a drill can afford more
constexpr std::size_t kFew = 1000;
constexpr float kMostShift = 0.15f;  // metres in one pass
constexpr float kStill = 1e-4f;      // metres: less than this is no movement

// Two firm ones or two loose ones share an overlap; between the two the line keeps its place.
constexpr float kShare[3][3] = {{0.5f, 0.8f, 0.95f}, {0.2f, 0.5f, 0.95f}, {0.05f, 0.05f, 0.5f}};  // [mine][the other's]

}  // namespace

void Contacts::find(const Standing& who, std::size_t begin, std::size_t end) {
  for (std::size_t k = begin; k < end; ++k) {
    const std::uint32_t i = sorted_.body[k];
    const Vec2 at = sorted_.at[k];
    const bool awake = who.awake[i] != 0;
    std::uint32_t count = 0;
    std::uint32_t* near = near_.data() + k * kMost;
    float* share = share_.data() + k * kMost;
    sorted_.near(at, kMinded, [&](std::uint32_t j) {
      const Vec2 d = sorted_.at[j] - at;
      if (dot(d, d) >= kMinded * kMinded || j == k || count == kMost) return;
      const std::uint32_t other = sorted_.body[j];
      if (!awake && !who.awake[other]) return;
      near[count] = j;
      share[count++] = kShare[who.firm[i]][who.firm[other]];
    });
    count_[k] = std::uint8_t(count);
  }
}

void Contacts::keep_apart(const World& world, const Vehicles& vehicles, const Standing& who, base::Workers* workers,
                          std::vector<Vec2>& places) {
  sorted_.build(world.venue.low, world.venue.high, kMinded, places, who.stirred);
  const std::size_t n = sorted_.body.size();
  from_ = sorted_.at;
  to_ = sorted_.at;
  near_.resize(n * kMost);
  share_.resize(n * kMost);
  count_.resize(n);
  moved_.assign(n, 1);
  in_parallel(workers, n, [&](std::size_t begin, std::size_t end) { find(who, begin, end); });
  const int passes = n < kFew ? kPassesOfFew : kPasses;
  for (int pass = 0; pass < passes; ++pass) {
    std::atomic<bool> any{false};
    in_parallel(workers, n, [&](std::size_t begin, std::size_t end) {
      bool here = false;
      for (std::size_t k = begin; k < end; ++k) {
        const Vec2 at = from_[k];
        Vec2 shift;
        const std::uint32_t* near = near_.data() + k * kMost;
        const float* share = share_.data() + k * kMost;
        for (std::uint32_t m = 0; m < count_[k]; ++m) {
          Vec2 d = at - from_[near[m]];
          const float squared = dot(d, d);
          if (squared >= kContact * kContact) continue;
          const std::uint32_t i = sorted_.body[k], j = sorted_.body[near[m]];
          // Two on one spot part along a direction that their indices decide.
          if (squared < 1e-8f) d = i < j ? Vec2{1e-4f, 1e-4f} : Vec2{-1e-4f, -1e-4f};
          const float l = std::max(length(d), 1e-4f);
          shift = shift + d * ((kContact - l) / l * share[m] * 0.9f);
        }
        const std::uint32_t i = sorted_.body[k];
        const bool still = shift == Vec2{};
        // Whoever was put clear of walls and is not pushed stays clear; who sleeps came to
        // rest outside all walls.
        if (still && (pass > 0 ? !moved_[k] : !who.awake[i] && !who.in_the_way[i])) {
          to_[k] = at;
          moved_[k] = 0;
          continue;
        }
        const float l = length(shift);
        if (l > kMostShift) shift = shift * (kMostShift / l);
        const Vec2 to = pushed_out(world, out_of(vehicles, at + shift), kBodyRadius);
        const Vec2 by = to - at;
        moved_[k] = dot(by, by) > kStill * kStill;
        here = here || moved_[k];
        to_[k] = to;
      }
      if (here) any.store(true, std::memory_order_relaxed);
    });
    from_.swap(to_);
    if (!any.load(std::memory_order_relaxed)) break;
  }
  in_parallel(workers, n, [&](std::size_t begin, std::size_t end) {
    for (std::size_t k = begin; k < end; ++k) places[sorted_.body[k]] = from_[k];
  });
}

}  // namespace scenes
