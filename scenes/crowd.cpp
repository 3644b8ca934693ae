#include "scenes/crowd.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "scenes/driving.h"
#include "scenes/exact_math.h"

namespace scenes {
namespace {

// Directions tried, as (cos, sin) of the angle to the goal's: straight on, then to the left before
// the right, which settles who passes on which side. The last two, half back, are for who is wedged in.
constexpr int kSides = 8;  // tried together, so that the compiler asks for four at a time
constexpr int kTries = 1 + kSides, kTriesWedgedIn = kTries + 2;
constexpr float kCos[kTriesWedgedIn] = {1,       0.9394f,  0.9394f,  0.7648f, 0.7648f, 0.4085f,
                                        0.4085f, -0.0292f, -0.0292f, -0.6f,   -0.6f};
constexpr float kSin[kTriesWedgedIn] = {0,        0.3429f, -0.3429f, 0.6442f, -0.6442f, 0.9128f,
                                        -0.9128f, 0.9996f, -0.9996f, 0.8f,    -0.8f};
constexpr float kLeanToLeave = 0.5f;                     // of the speed, in a jam
constexpr float kAside = 0.1f;                           // cosine: to the side or back
constexpr float kShuffling = 0.4f, kShufflesOut = 0.5f;  // metres per second; on the way out
constexpr float kThroughOthers = 0.5f;                   // metres per second
constexpr float kPastOthers = 0.6f;                      // to the side, of straight on
constexpr float kPocket = 0.9f;                          // metres: a shorter way round leads nowhere
constexpr float kNearlyFree = 1.5f;                      // metres straight on: no reason to go round
constexpr float kReaction = 0.5f;                        // seconds to the first contact that one keeps
constexpr float kShoulder = 2 * kBodyRadius + 0.04f;
constexpr int kPacked = 7;         // within a metre: nobody can make room any more
constexpr int kMany = 5;           // ahead and beside: a jam, not a meeting
constexpr float kGivesIn = 0.02f;  // metres over which one stops leaning on others

// Those ahead or beside, seen from the walker. Nobodies, who stop nobody, fill the last four up.
struct Others {
  static constexpr int kMost = 24;
  float east[kMost], north[kMost];        // metres to them
  float east_by[kMost], north_by[kMost];  // metres per second
  float clear[kMost];                     // squared distance less the squared width of two shoulders
  int count = 0;
  int close = 0;         // of them within a metre
  int resting = 0;       // of these, who stand at their places
  float nearest = 1.0f;  // squared metres to the nearest of them, at most 1
  bool rests = false;    // the nearest stands there, and would let one through
  int before = 0;        // number of the nearest
};

// Whoever is hemmed in by seven within a metre sees no farther: behind them there is nothing
// to walk to.
void look(const Sight& sight, std::uint32_t k, Vec2 ahead, Others& others) {
  const Vec2 at = sight.around.at[k];
  std::uint32_t seen[Others::kMost + 1];
  int count = 0;
  // Everybody is written down, and stays if minded: there is no telling beforehand who will
  // be, and a branch guessed wrong costs more than a few sums.
  const auto note = [&](std::uint32_t j, float from, float to) {
    const Vec2 offset = sight.around.at[j] - at;
    const float d2 = dot(offset, offset);
    seen[count] = j;
    count += int(d2 >= from) & int(d2 < to) & int(dot(offset, ahead) >= -0.3f);
    count = std::min(count, Others::kMost);
  };
  sight.around.near(at, 1, [&](std::uint32_t j) { note(j, 1e-8f, 1.0f); });
  others.close = count;
  if (others.close < kPacked) {
    // What half a disc of kSight reaches to, in each direction of the compass.
    const float across_east = std::abs(ahead.north), across_north = std::abs(ahead.east);
    const Vec2 low{ahead.east > 0 ? across_east : 1, ahead.north > 0 ? across_north : 1};
    const Vec2 high{ahead.east < 0 ? across_east : 1, ahead.north < 0 ? across_north : 1};
    sight.around.within(at - low * kSight, at + high * kSight,
                        [&](std::uint32_t j) { note(j, 1.0f, kSight * kSight); });
  }
  others.count = count;
  for (int m = 0; m < count; ++m) {
    const std::uint32_t j = seen[m];
    const Vec2 offset = sight.around.at[j] - at, by = sight.velocity[j];
    const float d2 = dot(offset, offset);
    others.east[m] = offset.east, others.north[m] = offset.north;
    others.east_by[m] = by.east, others.north_by[m] = by.north;
    others.clear[m] = d2 - kShoulder * kShoulder;
    others.resting += m < others.close && sight.settled[j] != 0;
    if (d2 >= others.nearest) continue;
    others.nearest = d2;
    others.rests = sight.settled[j] != 0;
    others.before = m;
  }
  for (int m = count; m % 4 != 0; ++m)
    others.east[m] = others.north[m] = others.east_by[m] = others.north_by[m] = others.clear[m] = 0;
}

// Metres that one gets along (east, north) at `speed` before touching number m of `o`, at most `most`.
inline float free_way(const Others& o, int m, float east, float north, float speed, float most) {
  // The other's velocity, seen from the walker.
  const float x = o.east_by[m] - east * speed, y = o.north_by[m] - north * speed;
  const float b = o.east[m] * x + o.north[m] * y;
  const float a = x * x + y * y;
  const float disc = b * b - a * o.clear[m];
  const float touch = (-b - std::sqrt(disc > 0 ? disc : 0)) / (a > 1e-9f ? a : 1e-9f) * speed;
  const float apart = disc > 0 && touch < most ? touch : most;
  // Shoulder to shoulder one still slips past; only who is before the chest blocks.
  const float beside = b * b > 0.15f * a * (o.clear[m] + kShoulder * kShoulder) ? 0.0f : most;
  const float way = o.clear[m] > 0 ? apart : beside;
  return b < 0 ? way : most;  // b >= 0: getting farther apart
}

// The same before touching any of them.
float free_way(const Others& o, Vec2 along, float speed, float most) {
  float ways[Others::kMost];
  for (int m = 0; m < (o.count + 3) / 4 * 4; ++m) ways[m] = free_way(o, m, along.east, along.north, speed, most);
  for (int m = 0; m < o.count; ++m) most = std::min(most, ways[m]);
  return most;
}

// The same for kSides directions together.
void free_ways(const Others& o, const float* east, const float* north, float speed, float most, float* ways) {
  float free[kSides];
  for (int t = 0; t < kSides; ++t) free[t] = most;
  for (int m = 0; m < o.count; ++m)
    for (int t = 0; t < kSides; ++t) free[t] = free_way(o, m, east[t], north[t], speed, free[t]);
  for (int t = 0; t < kSides; ++t) ways[t] = free[t];
}

}  // namespace

const Temper& temper_of(Mood mood) {
  static constexpr Temper kTempers[] = {
      {.pace = 1.00f, .lean = 0.10f, .near = 0.010f, .noise = 0.00f},   // calm
      {.pace = 1.05f, .lean = 0.10f, .near = 0.010f, .noise = 0.06f},   // tense
      {.pace = 1.10f, .lean = 0.20f, .near = 0.000f, .noise = 0.20f},   // hostile
      {.pace = 1.45f, .lean = 0.35f, .near = -0.005f, .noise = 0.10f},  // panicked
      {.pace = 1.10f, .lean = 0.10f, .near = 0.010f, .noise = 0.00f},   // dispersing
  };
  return kTempers[int(mood)];
}

Vec2 steer(const Sight& sight, std::uint32_t k, Vec2 target, float speed, Patience patience) {
  const Vec2 at = sight.around.at[k], to = target - at;
  const float away = length(to), reach = std::min(away, kSight);
  if (away < 1e-4f || speed <= 0) return {};
  const Vec2 ahead = to * (1 / away);
  Others others;
  look(sight, k, ahead, others);
  const bool by_wall = !surely_clear(sight.world, at, 1.0f) && clearance(sight.world, at) < 1.0f;
  const float straight = free_way(others, ahead, speed, reach);
  if (straight >= reach && !by_wall) return ahead * speed;
  // Those who rest before one make room where they have any, as a formation has in which somebody is caught: on,
  // slowly, and past them rather than at them, so that they are put aside and not along.
  const bool have_room = others.close < kPacked || others.resting == others.close;
  const bool opens = patience.let_through && patience.wedged_in && others.rests && have_room;
  if (opens && !by_wall) {
    const float left = cross(ahead, {others.east[others.before], others.north[others.before]});
    const Vec2 past = right_of(ahead) * (left > 0 ? kPastOthers : -kPastOthers);
    return direction(ahead + past) * std::min(speed, kThroughOthers);
  }
  const bool goes_round = patience.held_up && straight < kNearlyFree;

  float east[kTriesWedgedIn], north[kTriesWedgedIn], free[kTriesWedgedIn];
  for (int t = 0; t < kTriesWedgedIn; ++t) {
    east[t] = ahead.east * kCos[t] - ahead.north * kSin[t];
    north[t] = ahead.east * kSin[t] + ahead.north * kCos[t];
  }
  free[0] = straight;
  free_ways(others, east + 1, north + 1, speed, reach, free + 1);
  const int tries = patience.wedged_in && others.count < kMany ? kTriesWedgedIn : kTries;
  for (int t = kTries; t < tries; ++t) free[t] = free_way(others, {east[t], north[t]}, speed, reach);
  if (by_wall)
    for (int t = 0; t < tries; ++t)
      if (clearance(sight.world, at + Vec2{east[t], north[t]} * 0.5f) < kBodyRadius) free[t] = std::min(free[t], 0.1f);
  int best = 0;
  float least = 1e9f;
  const Vec2 going = sight.velocity[k] * (1 / speed);
  for (int t = 0; t < tries; ++t) {
    // How far from the goal that leaves one; going round, how far it leads, straight on most
    // dearly, and best on the side where one is going already. Nobody paces up and down a
    // pocket in a crowd.
    const float keeps = east[t] * going.east + north[t] * going.north;
    const float round = t == 0 || free[t] > kPocket ? free[t] : 0.0f;
    const float left = goes_round ? -round * (1.2f + kCos[t] + 0.5f * std::max(0.0f, keeps))
                                  : reach * reach + free[t] * free[t] - 2 * reach * free[t] * kCos[t];
    if (left < least - 1e-4f) {
      least = left;
      best = t;
    }
  }
  // Among many, whoever touches somebody ahead presses no further: else the push of every
  // rank of a jam adds up to more than can be projected out in a step.
  const Temper& temper = temper_of(patience.mood);
  const float gap = (std::sqrt(others.nearest) - 2 * kBodyRadius - temper.near) / kGivesIn;
  const float room = others.count >= kMany && !opens ? std::clamp(gap, 0.0f, 1.0f) : 1.0f;
  const float lean = (patience.let_through && patience.held_up ? kLeanToLeave : temper.lean) * speed * room;
  // In a jam one shuffles to the side and back; who strode there would pace up and down.
  const float aside = patience.let_through ? kShufflesOut : kShuffling;
  const float most = patience.held_up && kCos[best] < kAside ? std::min(speed, aside) : speed;
  return Vec2{east[best], north[best]} * std::min(most, std::max(free[best] / kReaction, lean));
}

bool has_left(const Drill& drill, const UnitOrder& order, const Body& body) {
  if (body.marching) return false;
  if (distance(body.at, body.slot) < 0.4f) return true;
  for (const NamedArea& area : drill.venue.areas)
    if (area.kind == AreaKind::exit && inside(area.outline, body.slot) && inside(area.outline, body.at)) return true;
  return drill.events[order.event.index].verb == Verb::embark && body.mount == 0 && distance(body.at, order.anchor) < 4;
}

}  // namespace scenes
