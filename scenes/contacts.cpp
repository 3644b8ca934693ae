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

// Who may come to touch the one of rank k in this step, in the order of the grid.
void Contacts::find(const Standing& who, std::uint32_t k) {
  constexpr int kCrush = 32;  // more than that are never so near
  const Vec2 at = sorted_.at[k];
  // Everybody is written down, and stays if near: there is no telling beforehand who is, and
  // a branch guessed wrong costs more than a few sums.
  std::uint32_t seen[kCrush + 1];
  int found = 0;
  sorted_.near(at, kMinded, [&](std::uint32_t j) {
    const Vec2 d = sorted_.at[j] - at;
    seen[found] = j;
    found += int(dot(d, d) < kMinded * kMinded) & int(j != k);
    found = std::min(found, kCrush);
  });
  const std::uint32_t i = sorted_.body[k];
  const bool awake = who.awake[i] != 0;
  const float* mine = kShare[who.firm[i]];
  std::uint32_t count = 0;
  Near* near = near_.data() + std::size_t(k) * kMost;
  for (int m = 0; m < found && count < kMost; ++m) {
    const std::uint32_t other = sorted_.body[seen[m]];
    near[count] = {seen[m], mine[who.firm[other]]};
    count += awake || who.awake[other];
  }
  count_[k] = std::uint8_t(count);
}

// How those whom the one of rank k touches push it, as all stand in `from`.
Vec2 Contacts::push_on(std::uint32_t k, const Vec2* from) const {
  const Vec2 at = from[k];
  const Near* near = near_.data() + std::size_t(k) * kMost;
  std::uint8_t touching[kMost + 1];
  int count = 0;
  for (std::uint32_t m = 0; m < count_[k]; ++m) {
    const Vec2 d = at - from[near[m].rank];
    touching[count] = std::uint8_t(m);
    count += dot(d, d) < kContact * kContact;
  }
  Vec2 shift;
  for (int c = 0; c < count; ++c) {
    const Near& o = near[touching[c]];
    Vec2 d = at - from[o.rank];
    // Two on one spot part along a direction that their indices decide.
    if (dot(d, d) < 1e-8f) d = sorted_.body[k] < sorted_.body[o.rank] ? Vec2{1e-4f, 1e-4f} : Vec2{-1e-4f, -1e-4f};
    const float l = std::max(length(d), 1e-4f);
    shift = shift + d * ((kContact - l) / l * o.share * 0.9f);
  }
  const float l = length(shift);
  return l > kMostShift ? shift * (kMostShift / l) : shift;
}

Placed Contacts::keep_apart(const World& world, const Vehicles& vehicles, const Standing& who, base::Workers* workers,
                            const std::vector<Vec2>& places) {
  sorted_.build(world.venue.low, world.venue.high, kMinded, places, who.stirred);
  const std::size_t n = sorted_.body.size();
  for (std::vector<Vec2>& at : moved_to_) at.resize(n);
  near_.resize(n * kMost);
  count_.resize(n);
  moved_.resize(n);
  const int passes = n < kFew ? kPassesOfFew : kPasses;
  const std::vector<Vec2>* stands = &sorted_.at;
  for (int pass = 0; pass < passes; ++pass) {
    const Vec2* from = stands->data();
    std::vector<Vec2>& to = moved_to_[pass % 2];
    std::atomic<bool> any{false};
    in_parallel(workers, n, [&](std::size_t begin, std::size_t end) {
      bool here = false;
      for (auto k = std::uint32_t(begin); k < end; ++k) {
        if (pass == 0) find(who, k);
        const std::uint32_t i = sorted_.body[k];
        const Vec2 at = from[k], shift = push_on(k, from);
        // Whoever was put clear of walls and is not pushed stays clear; who sleeps came to
        // rest outside all walls.
        const bool clear = pass > 0 ? !moved_[k] : !who.awake[i] && !who.in_the_way[i];
        to[k] = clear && shift == Vec2{} ? at : pushed_out(world, out_of(vehicles, at + shift), kBodyRadius);
        const Vec2 by = to[k] - at;
        moved_[k] = dot(by, by) > kStill * kStill;
        here = here || moved_[k];
      }
      if (here) any.store(true, std::memory_order_relaxed);
    });
    stands = &to;
    if (!any.load(std::memory_order_relaxed)) break;
  }
  return {sorted_.rank, *stands};
}

}  // namespace scenes
