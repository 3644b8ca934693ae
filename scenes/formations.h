// Where n people stand in a formation, and how fast they get there.
//
// Intervals and gaps follow the table of Dalmas formations that Gelar's designers
// calibrated to the 0.75 m drill pace; step speeds are those of the Indonesian drill rules
// (PBB TNI / Permildas art. 11): ordinary step 65 cm x 103/min, run 80 cm x 165/min,
// forward step 60 cm x 70/min, side and back step 40 cm x 70/min.
#pragma once

#include <vector>

#include "scenes/drill.h"

namespace scenes {

inline constexpr float kBackStep = 0.47f;  // metres per second, facing retreat
inline constexpr float kMarch = 1.12f;
inline constexpr float kRun = 2.20f;
inline constexpr float kMostSpeed = 2.8f;  // nobody is faster, whatever is ordered

float speed_of(Pace pace);

struct Slot {
  Vec2 at;
  float bearing = 0;
};

struct Placing {
  Formation formation;
  int count = 0;                               // all of them, support included
  int support = 0;                             // Unit::support: their slots come first
  Vec2 anchor;                                 // middle of the front rank (or of the shape)
  float bearing = 0;                           // the way it faces
  const std::vector<Vec2>* outline = nullptr;  // scattered, seated: to fill; posts: to stand round, looking out
  const std::vector<Vec2>* line = nullptr;     // posts: the route to stand along
  std::uint64_t seed = 1;                      // scattered
};
// `count` slots: the support's, then front rank first, from the left as the formation looks.
//
// The leader of a line (bersaf, tali, berkait, berlindung, mengurai, wedges) stands behind its
// middle, where he sees the whole of it, with his helpers to both sides (FM 19-15 ch. 8: leader
// and support a pace and a half behind the last rank); on the march he leads the column and
// they close it; in a circle they are inside. Shapes that fill a place have no such slots.
std::vector<Slot> slots_of(const Placing& placing);

// The formation with the shape's own interval and gap where none is given.
Formation with_defaults(Formation formation);
// Width of the front and depth of `count` people in ranks, metres, shoulders included.
Vec2 extent_of(const Formation& formation, int count);

// slot[i] = the slot that person i walks to: nobody crosses another's way needlessly
// (2-opt on the summed squared distances, from a sorted start), and people who already
// stand in their slot keep it. `now` and `slots` are equally long.
std::vector<std::uint32_t> assign_slots(const std::vector<Vec2>& now, const std::vector<Slot>& slots, float bearing);
// The same where the first `support` people and slots belong together: the leader keeps his
// own, helpers and ranks exchange among themselves.
std::vector<std::uint32_t> assign_slots(const std::vector<Vec2>& now, const std::vector<Slot>& slots, float bearing,
                                        int support);
// Scattered, posts, seated: the shape is the place's, not the formation's own.
bool fills_a_place(Shape shape);

}  // namespace scenes
