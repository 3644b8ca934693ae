// Bodies apart: overlaps are projected out by position, not by forces, so that there is
// nothing to tune against the time step (position-based dynamics: Mueller et al., "Position
// Based Dynamics", 2007; Jacobi iteration with a few passes a step).
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "base/jobs.h"
#include "scenes/driving.h"
#include "scenes/neighbours.h"
#include "scenes/world.h"

namespace scenes {

// Runs work(begin, end) over [0, count), on the workers where that is worth waking them.
template <class Work>
void in_parallel(base::Workers* workers, std::size_t count, const Work& work) {
  constexpr std::size_t kWorthIt = 1500, kGrain = 64;
  if (workers && workers->threads() > 1 && count > kWorthIt)
    workers->run(count, kGrain, std::cref(work));  // a copy would ask for memory in each step
  else if (count > 0)
    work(std::size_t(0), count);
}

// Who may be moved and how firmly they stand. By person.
struct Standing {
  const std::vector<std::uint8_t>& stirred;  // takes part in this step
  const std::vector<std::uint8_t>& awake;    // two who sleep leave each other alone
  const std::vector<std::uint8_t>& firm;  // 1: a line in formation, yields a quarter to the loose; 2: to whom it opens
  const std::vector<std::uint8_t>& in_the_way;  // asleep with a vehicle on them
};

// Where those who are stirred came to stand: person i at at[rank[i]].
struct Placed {
  const std::vector<std::uint32_t>& rank;
  const std::vector<Vec2>& at;
};

class Contacts {
 public:
  // Moves those who are stirred from their `places` (by person) until nobody is inside another
  // by more than a hand's breadth, a wall or a vehicle. Bit-identical on any number of threads.
  // What it returns lasts until the next call.
  Placed keep_apart(const World& world, const Vehicles& vehicles, const Standing& who, base::Workers* workers,
                    const std::vector<Vec2>& places);

 private:
  static constexpr std::uint32_t kMost = 14;  // neighbours minded

  struct Near {
    std::uint32_t rank;
    float share;  // of the overlap, that is mine to make good
  };

  void find(const Standing& who, std::uint32_t rank);
  Vec2 push_on(std::uint32_t rank, const Vec2* from) const;

  Neighbours sorted_;
  std::vector<Vec2> moved_to_[2];    // by rank; by the even passes and by the odd ones
  std::vector<Near> near_;           // kMost for each rank
  std::vector<std::uint8_t> count_;  // of near_
  std::vector<std::uint8_t> moved_;  // in the last pass
};

}  // namespace scenes
