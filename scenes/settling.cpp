// The end of a step: what everybody is seen doing after bodies were put apart, and who has
// nothing left to do.
#include <algorithm>
#include <cmath>

#include "scenes/crowd.h"
#include "scenes/exact_math.h"
#include "scenes/stepping.h"
#include "scenes/turning.h"

namespace scenes {
namespace {

constexpr float kArrived = 0.06f;  // metres

// A body turns quickly while there is far to turn and gently at the end, so that pushes
// from left and right do not make it twitch: a third of the way in a step of 0.1 s, at
// most 140 degrees per second.
float turned_softly(float from, float to) {
  float off = std::abs(to - from);
  off = std::min(off, std::abs(2 * kPi - off));
  return turned(from, to, std::clamp(off * 0.3f, 0.03f, 0.245f));
}

constexpr float kWaits = 1.0f;  // metres off one's place: farther off one is still on the way
bool on_foot(const Body& b) {
  return b.activity == Activity::walk || b.activity == Activity::march || b.activity == Activity::run ||
         b.activity == Activity::push;
}
Activity moving_activity(const UnitOrder& o, bool drilled, float speed) {
  if (o.push_left > 0 && o.posture == Posture::dorong) return Activity::push;
  if (speed > 1.75f) return Activity::run;
  return drilled && !o.backwards ? Activity::march : Activity::walk;
}

// Under shields the first rank kneels behind its own, the second holds them at a slant, the
// third overhead. `behind`: metres from the front.
Activity sheltering(const UnitOrder& o, float behind) {
  const int rank = int(behind / with_defaults(o.formation).rank_gap + 0.5f);
  return rank <= 0 ? Activity::kneel : rank == 1 ? Activity::brace : Activity::shelter;
}

Activity standing_activity(const UnitOrder& o, const Body& b) {
  if (b.hurt) return Activity::lie;
  const Vec2 slot = b.slot;
  if (b.vote != VoteStep::none) {
    const bool there = distance(b.at, slot) < kArrived;
    if (there && b.vote == VoteStep::seat) return Activity::seat;
    return there && (b.vote == VoteStep::booth || b.vote == VoteStep::box) ? Activity::vote : Activity::stand;
  }
  const bool shields = o.posture == Posture::berlindung || o.formation.shape == Shape::berlindung;
  if (shields && (o.posture == Posture::berlindung || o.posture == Posture::stand))
    return sheltering(o, dot(o.anchor - slot, direction_of(o.bearing)));
  switch (o.posture) {
    case Posture::sit:
      return Activity::sit;
    case Posture::lie:
      return Activity::lie;
    case Posture::kneel:
      return Activity::kneel;
    case Posture::berlindung:
      return Activity::shelter;
    case Posture::siaga:
    case Posture::bertahan:
      return Activity::brace;
    case Posture::dorong:
      return Activity::push;
    case Posture::stand:
      break;
  }
  switch (o.formation.shape) {
    case Shape::tali:
      return Activity::hold_rope;
    case Shape::berkait:
      return Activity::link_arms;
    case Shape::berlindung:
      return Activity::shelter;
    case Shape::seated:
      return Activity::seat;
    default:
      return Activity::stand;
  }
}

// Whoever walks to and fro and gets nowhere waits a moment: two who dodge each other for ever,
// and a crowd that treads on the spot, come to rest that way. Looked at once a second, in turn:
// more than a metre in the last two to four seconds, and back where one was.
void note_progress(std::size_t i, Ms t, float walked, bool settles, Body& b) {
  constexpr std::size_t kEvery = 10;              // steps
  constexpr float kNowhere = 0.4f, kMuch = 1.0f;  // metres
  constexpr int kTired = 250;                     // steps' worth of impatience
  constexpr std::uint8_t kWait = 28;              // steps
  for (float& roamed : b.roamed) roamed += walked;
  if (b.pauses > 0) --b.pauses;
  if ((std::size_t(t / kStep) + i) % kEvery != 0) return;
  bool nowhere = false;
  for (std::size_t k = 1; k < b.been.size(); ++k)
    nowhere = nowhere || (b.roamed[k] > kMuch && distance(b.at, b.been[k]) < kNowhere);
  if (b.pauses == 0 && nowhere) {
    b.pauses = kWait;
    if (settles) b.stuck = std::uint16_t(std::min(b.stuck + kTired, 1999));  // content where it is the sooner
  }
  for (std::size_t k = b.been.size() - 1; k > 0; --k) b.been[k] = b.been[k - 1], b.roamed[k] = b.roamed[k - 1];
  b.been[0] = b.at;
  b.roamed[0] = 0;
}

// Who comes to rest has been nowhere else: what he walked before does not count when he sets off again.
void rest(Body& b) {
  b.awake = false;
  b.begin_anew();
}

// How far the step really takes one: no faster than a run; who sits or lies is walked round,
// not pushed along.
Vec2 bounded(Vec2 moved, const Body& b) {
  constexpr float kMostMove = kMostSpeed * kStepSeconds, kMostShift = 0.015f;  // metres
  const bool down = b.activity == Activity::sit || b.activity == Activity::lie || b.activity == Activity::kneel ||
                    b.activity == Activity::seat;
  const float most = down && distance(b.at, b.slot) < kShuffles ? kMostShift : kMostMove;
  const float d = length(moved);
  return d > most ? moved * (most / d) : moved;
}

// On the move one looks where one goes, or keeps facing the crowd. Seen is the course, not
// the step: who is jostled neither turns nor starts to walk, and who is held up shuffles
// sideways without turning.
void show_moving(const UnitOrder& order, bool drilled, float speed, Body& b) {
  const float heading = bearing_of(b.course), off = std::abs(b.bearing - heading);
  // Steps backwards count down, so that the legs go backwards too.
  b.travelled += std::min(off, 2 * kPi - off) > 1.9f ? -speed * kStepSeconds : speed * kStepSeconds;
  b.activity = moving_activity(order, drilled, speed);
  const bool keeps_facing = order.backwards || in_step(order);
  constexpr float kShufflesAlong = 0.55f;  // metres per second
  constexpr int kHeldUp = 10;              // steps
  if (b.stuck > kHeldUp && speed < kShufflesAlong && !keeps_facing) return;
  b.bearing = turned_softly(b.bearing, keeps_facing ? order.bearing : heading);
}

// Held up on the way one waits, in a drilled unit facing its front; at the place one takes up the posture. Who is to
// sit or lie does so at the place, not short of it.
void show_standing(const UnitOrder& order, bool drilled, bool at_place, Body& b) {
  const bool low = order.posture == Posture::sit || order.posture == Posture::lie || order.posture == Posture::kneel;
  const bool waits = !at_place && (b.marching || distance(b.at, b.slot) > (low ? kShuffles : kWaits));
  b.activity = waits ? Activity::stand : standing_activity(order, b);
  if (!waits || (drilled && !b.marching)) b.bearing = turned_softly(b.bearing, b.slot_bearing);
}

// Impatience grows where one gets nowhere. It wears off as it came, so that a way round is
// walked for some steps; who begins to press through does so until he is through.
void grow_impatient(bool there, float speed, int presses_on, Body& b) {
  if (there || (speed > 0.3f && b.stuck < 3))
    b.stuck = 0;
  else
    b.stuck = speed > 0.3f ? std::uint16_t(b.stuck - 2) : std::uint16_t(std::min(b.stuck + 1, 2000));
  if (b.stuck == kWedgedIn + 1) b.stuck = std::uint16_t(b.stuck + presses_on);
}

// Held up by others one is content near enough, with less the longer it lasts, in a crowd
// sooner than at a post; nobody presses on for ever, unless he would be left behind.
void make_do(bool easily, Body& b) {
  constexpr float kInCrowd = 3, kAtPost = 0.3f, kPerStep = 0.02f, kLeftBehind = 15;  // metres
  // Not while he presses through.
  const int waited = b.stuck > kWedgedIn ? std::max(kWedgedIn, b.stuck - kThroughRanks) : b.stuck;
  if (b.marching || waited <= 15) return;
  const float off = distance(b.at, b.slot);
  if (off >= kLeftBehind) return;
  if (off >= (easily ? kInCrowd : kAtPost) + kPerStep * float(waited) && waited <= 600) return;
  b.slot = b.at;
  b.way.clear();
  b.stuck = 0;
}

}  // namespace

bool stands_at_place(const UnitOrder& o, const Body& b) {
  return !on_foot(b) && !b.marching && !in_step(o) && !o.leaving && distance(b.at, b.slot) < kShuffles;
}

// What person i, whom this step brings to `to`, is seen doing, and whether there is
// anything left to do.
void Stepper::Impl::settle(const Drill& drill, std::size_t i, Vec2 to, Simulation& s) const {
  Body& b = s.bodies[i];
  const Vec2 moved = bounded(to - b.at, b);
  const float d = length(moved);
  if (b.carried || (!b.awake && d < 0.02f)) return;
  const std::size_t u = unit_of[i];
  const UnitOrder& order = s.orders[u];
  const bool crowd = !firm[u], votes = b.vote != VoteStep::none;
  // A chair stands where it stands: nobody makes do with a place beside it.
  const bool takes_seat = order.formation.shape == Shape::seated;
  const bool leaves = order.leaving || b.vote == VoteStep::out, stays = !leaves && !votes && !takes_seat;
  b.awake = true;
  b.at = b.at + moved;
  b.velocity = moved * (1 / kStepSeconds);
  note_progress(i, s.t, d, !b.marching && stays, b);
  b.course = b.course + (b.velocity - b.course) * 0.35f;
  const float near = kArrived + (crowd && !votes && !takes_seat ? 0.25f : 0.0f);
  const bool there = !b.marching && distance(b.at, b.slot) < near;
  const bool at_place = there || stands_at_place(order, b);
  constexpr float kSetsOff = 0.25f, kStops = 0.15f;  // metres per second
  const float speed = length(b.course);
  if (speed > (on_foot(b) ? kStops : kSetsOff) && !at_place) {
    show_moving(order, drilled[u], speed, b);
  } else {
    show_standing(order, drilled[u], at_place, b);
    // Loose people are content within a hand's breadth: two of them never push for one spot.
    if (there && crowd && !in_step(order) && stays) b.slot = b.at;
    if (there && d < 0.01f && faces(b.bearing, b.slot_bearing) && !in_step(order)) rest(b);
  }
  const int presses_on = leaves ? kPressesOn : kThroughRanks;
  grow_impatient(there, speed, presses_on, b);
  // An escort and those whom it brings stay together as long as they can; a lane is made as wide as it is to be.
  const bool easily = crowd && !with_escort[u] && b.aside == Aside::no;
  if (loose[u] && stays && !in_step(order)) make_do(easily, b);
  if (leaves && has_left(drill, order, b)) (b.mount > 0 ? b.riding : b.gone) = true;
  if (b.gone) b.activity = Activity::gone;
}

}  // namespace scenes
