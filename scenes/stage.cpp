#include "scenes/stage.h"

#include <algorithm>
#include <cmath>

#include "base/hash.h"
#include "scenes/aba_aba.h"
#include "scenes/baked.h"
#include "scenes/exact_math.h"
#include "scenes/motion.h"
#include "scenes/shots.h"

namespace scenes {
namespace {

// What an instant between two samples shows.
struct Between {
  Vec2 low, step;  // of the quantised positions
  float amount = 0;

  Vec2 place(const Sample& s) const {
    return {low.east + float(s.east) * step.east, low.north + float(s.north) * step.north};
  }
  template <class State>
  void fill(const Sample& a, const Sample& b, State& out) const {
    constexpr float kPart = 2 * kPi / 256;
    const Vec2 from = place(a), to = place(b);
    // The short way round: the difference of bytes, as a signed one.
    const auto turn = static_cast<std::int8_t>(std::uint8_t(b.bearing - a.bearing));
    float bearing = (float(a.bearing) + float(turn) * amount) * kPart;
    if (bearing < 0) bearing += 2 * kPi;
    if (bearing >= 2 * kPi) bearing -= 2 * kPi;
    // Signed: steps backwards count down.
    const auto walked = float(static_cast<std::int16_t>(std::uint16_t(b.travelled - a.travelled)));
    out.at = from + (to - from) * amount;
    out.bearing = bearing;
    out.speed = std::abs(walked) * (0.01f / (float(kSample) / 1000));
    out.travelled = (float(a.travelled) + walked * amount) * 0.01f;
  }
};

// Radians per metre, clockwise; bearings are stored in 256ths of a turn, so slow turns show late.
float turning_between(const Sample& a, const Sample& b) {
  const auto turn = static_cast<std::int8_t>(std::uint8_t(b.bearing - a.bearing));
  const float metres = float(static_cast<std::int16_t>(std::uint16_t(b.travelled - a.travelled))) * 0.01f;
  return std::abs(metres) > 0.05f ? std::clamp(float(turn) * (2 * kPi / 256) / metres, -0.5f, 0.5f) : 0.0f;
}

void fill_people(const Motion& motion, Ms t, Stage& out) {
  const Drill& drill = *motion.drill;
  out.people.resize(drill.person_count);
  out.vehicles.resize(drill.vehicles.size());
  const SegmentTable* table = nullptr;
  for (const auto& segment : motion.segments) {
    if (!segment) break;
    table = segment.get();
    // At the very time of a decision it is still the segment before.
    if (t <= segment->end && segment->end > segment->start) break;
  }
  if (!table || table->frames == 0) return;
  const Ms local = std::clamp<Ms>(t - table->start, 0, table->end - table->start);
  const std::uint32_t last = table->frames - 1;
  const std::uint32_t frame = std::min(std::uint32_t(local / kSample), last), next = std::min(frame + 1, last);
  // The last frame lies at the segment's end, perhaps sooner than a whole sample.
  const Ms from = Ms(frame) * kSample;
  const Ms to = next == last ? table->end - table->start : Ms(next) * kSample;
  const float amount = to > from ? std::clamp(float(local - from) / float(to - from), 0.0f, 1.0f) : 0.0f;
  const Venue& venue = drill.venue;
  const Between between{
      venue.low,
      {(venue.high.east - venue.low.east) / 65535.0f, (venue.high.north - venue.low.north) / 65535.0f},
      amount};
  // Frame-major rows: two runs of memory serve everybody.
  const Block &a = table->blocks[frame / kBlockFrames], &b = table->blocks[next / kBlockFrames];
  const Sample* rows_a = a.rows.data() + std::size_t(frame % kBlockFrames) * a.movers;
  const Sample* rows_b = b.rows.data() + std::size_t(next % kBlockFrames) * b.movers;
  const auto sample = [](const Block& block, const Sample* rows, std::uint32_t track) -> const Sample& {
    const std::uint16_t column = block.row_of[track];
    return column == kAtRest ? block.first[track] : rows[column];
  };
  for (std::uint32_t i = 0; i < table->people; ++i) {
    const Sample &from_a = sample(a, rows_a, i), &to_b = sample(b, rows_b, i);
    between.fill(from_a, to_b, out.people[i]);
    out.people[i].activity = static_cast<Activity>(amount < 0.5f ? from_a.activity : to_b.activity);
  }
  for (std::uint32_t v = 0; v < table->vehicles; ++v) {
    const std::uint32_t track = table->people + v;
    out.vehicles[v] = {};
    const Sample &from_a = sample(a, rows_a, track), &to_b = sample(b, rows_b, track);
    between.fill(from_a, to_b, out.vehicles[v]);
    out.vehicles[v].turning = turning_between(from_a, to_b);
  }
}

bool shown_as_caption(Verb verb) {
  return verb == Verb::say || verb == Verb::warn || verb == Verb::narrate || verb == Verb::inject ||
         verb == Verb::pass_command;
}

// Metres of wire that lie behind a barrier truck: as far along its route as its tail is, all
// of it once the truck has been sent elsewhere.
float wire_behind(const Motion& motion, const TimedEvent& timed, VehicleId v, Ms t, const VehicleState& truck) {
  const Drill& drill = *motion.drill;
  const Event& e = drill.events[timed.event.index];
  if (e.where.kind != Where::Kind::route) return 0;
  const std::vector<Vec2>& route = drill.venue.routes[e.where.index].points;
  const auto whole = [&] {
    float sum = 0;
    for (std::size_t i = 1; i < route.size(); ++i) sum += distance(route[i - 1], route[i]);
    return sum;
  };
  for (const TimedEvent& later : motion.timeline.events) {
    if (later.start > t) break;
    const Event& other = drill.events[later.event.index];
    const bool drives = other.verb == Verb::move || other.verb == Verb::march || other.verb == Verb::gather ||
                        other.verb == Verb::split || other.verb == Verb::barrier;
    if (drives && later.start > timed.start &&
        std::find(other.vehicles.begin(), other.vehicles.end(), v) != other.vehicles.end())
      return whole();
  }
  constexpr float kOnRoute = 1.3f;  // metres beside it: a truck takes its corners wide
  const Vec2 forward = direction_of(truck.bearing);
  float start = 0, laid = 0;
  for (std::size_t i = 1; i < route.size(); ++i) {
    const Vec2 leg = direction(route[i] - route[i - 1]), off = truck.at - route[i - 1];
    const float l = distance(route[i], route[i - 1]), along = dot(off, leg);
    if (std::abs(cross(leg, off)) < kOnRoute && along > 0 && along < l + kOnRoute && dot(forward, leg) > 0.8f)
      laid = std::max(laid, start + std::min(along, l) - vehicle_types()[drill.vehicles[v.index].type].length / 2);
    start += l;
  }
  return laid;
}

// What those escorted carry has left its place, and is in the hands of the first of them, one
// each, as long as the escort lasts.
void put_in_hands(const Drill& drill, const Event& escort, bool now, Stage& out) {
  auto prop = escort.props.begin();
  for (PropId p : escort.props) out.props[p.index].visible = false;
  for (UnitId u : escort.by)
    for (int k = 0; now && k < drill.units[u.index].count && prop != escort.props.end(); ++k) {
      const std::uint32_t person = drill.units[u.index].first_person + std::uint32_t(k);
      if (out.people[person].activity == Activity::carry) out.props[prop++->index].carrier = std::int32_t(person);
    }
}

// What follows from the timeline alone: captions, marks, fires, water, the wire.
void fill_events(const Motion& motion, Ms t, Stage& out) {
  const Drill& drill = *motion.drill;
  out.captions.clear();
  out.wires.clear();
  out.active.clear();
  out.marks.clear();
  out.view = view_at(drill, motion.timeline, t);
  out.props.assign(drill.props.size(), {});
  for (std::size_t p = 0; p < drill.props.size(); ++p) out.props[p].visible = !drill.props[p].hidden;
  for (const TimedEvent& timed : motion.timeline.events) {
    if (timed.start > t) break;
    const Event& e = drill.events[timed.event.index];
    const bool now = t < timed.end;
    if (now) out.active.push_back(timed.event);
    if (now && shown_as_caption(e.verb) && !e.text.empty())
      out.captions.push_back({timed.event, timed.start, timed.end, false});
    if (t < timed.start + kCommandLasts && command_of(e) && commander_of(drill, e))
      out.captions.push_back({timed.event, timed.start, timed.start + kCommandLasts, true});
    switch (e.verb) {
      case Verb::mark:
        if (now || e.lasts == 0) out.marks.push_back(timed.event);
        break;
      case Verb::show_prop:
        for (PropId p : e.props) out.props[p.index].visible = true;
        break;
      case Verb::escort:
        put_in_hands(drill, e, now, out);
        break;
      case Verb::hide_prop:
        for (PropId p : e.props) out.props[p.index].visible = false;
        break;
      case Verb::fire:
        for (PropId p : e.props) {
          // It catches within two seconds, and dies down when its time is over.
          const float grown = std::min(1.0f, float(t - timed.start) / 2000.0f);
          out.props[p.index].burning = now ? e.flame * grown : 0.0f;
          out.props[p.index].smoking = now ? e.smoke * grown : 0.0f;
        }
        break;
      case Verb::extinguish:
        for (PropId p : e.props) {
          const float left =
              now ? 1.0f - float(t - timed.start) / float(std::max<Ms>(1, timed.end - timed.start)) : 0.0f;
          out.props[p.index].burning *= left;
          out.props[p.index].smoking *= now ? 1.0f : 0.0f;
        }
        break;
      case Verb::spray:
        for (VehicleId v : e.vehicles) {
          if (!now) continue;
          VehicleState& vehicle = out.vehicles[v.index];
          vehicle.spraying = true;
          const Vec2 at = aimed_at(drill, e, out, vehicle.at + direction_of(vehicle.bearing));
          vehicle.aim = bearing_of(at - vehicle.at);
        }
        break;
      case Verb::barrier:
        for (VehicleId v : e.vehicles) {
          out.vehicles[v.index].barrier_out = true;
          const float laid = wire_behind(motion, timed, v, t, out.vehicles[v.index]);
          if (laid > 0) out.wires.push_back({timed.event, laid});
        }
        break;
      default:
        break;
    }
  }
  for (std::size_t v = 0; v < drill.vehicles.size(); ++v) {
    const Agency a = vehicle_types()[drill.vehicles[v].type].agency;
    out.vehicles[v].beacon = out.vehicles[v].speed > 0.3f && a != Agency::crowd && a != Agency::official;
  }
}

}  // namespace

Vec2 aimed_at(const Drill& drill, const Event& e, const Stage& stage, Vec2 otherwise) {
  if (e.where.kind == Where::Kind::point) return drill.venue.points[e.where.index].at;
  if (e.where.kind == Where::Kind::spot) return e.where.spot;
  if (e.where.kind != Where::Kind::unit) return otherwise;
  Vec2 sum;
  float count = 0;
  for (UnitId u : leaves_of(drill, UnitId(e.where.index)))
    for (int k = 0; k < drill.units[u.index].count; ++k) {
      const PersonState& p = stage.people[drill.units[u.index].first_person + std::uint32_t(k)];
      if (p.activity == Activity::gone) continue;
      sum = sum + p.at;
      count += 1;
    }
  return count > 0 ? sum * (1 / count) : otherwise;
}

void stage_at(const Motion& motion, Ms t, Stage& out) {
  GELAR_CHECK(motion.drill, "a motion has a drill");
  t = std::clamp<Ms>(t, 0, motion.baked());
  out.t = t;
  out.phase = {};
  for (const PhaseSpan& p : motion.timeline.phases)
    if (p.start <= t) {
      out.phase = p.phase;
      out.phase_time = t - p.start;
    }
  out.state = state_at(motion.timeline, t);
  fill_people(motion, t, out);
  fill_events(motion, t, out);
  metrics_at(*motion.drill, motion.timeline, t, out.metrics);
}

Stage stage_at(const Motion& motion, Ms t) {
  Stage stage;
  stage_at(motion, t, stage);
  return stage;
}

std::uint64_t hash_of(const Stage& s) {
  base::Hash h;
  h.number(s.t);
  h.number(s.phase.index);
  h.number(s.phase_time);
  h.number(s.state.at);
  h.number(s.state.situation);
  h.number(s.state.force);
  h.number(s.state.conduct);
  for (const PersonState& p : s.people) {
    h.number(p.at.east);
    h.number(p.at.north);
    h.number(p.bearing);
    h.number(p.speed);
    h.number(p.travelled);
    h.number(p.activity);
  }
  for (const VehicleState& v : s.vehicles) {
    h.number(v.at.east);
    h.number(v.at.north);
    h.number(v.bearing);
    h.number(v.aim);
    h.number(int(v.spraying) | int(v.beacon) << 1 | int(v.barrier_out) << 2);
  }
  for (const PropState& p : s.props) {
    h.number(int(p.visible));
    h.number(p.carrier);
    h.number(p.burning);
    h.number(p.smoking);
  }
  for (const Caption& c : s.captions) h.number(c.event.index * 2 + std::uint32_t(c.command));
  for (const Wire& w : s.wires) h.number(w.event.index), h.number(w.laid);
  for (EventId m : s.marks) h.number(m.index);
  for (int m : s.metrics) h.number(m);
  h.text(s.view);
  return h.value();
}

}  // namespace scenes
