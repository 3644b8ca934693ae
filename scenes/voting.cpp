#include "scenes/voting.h"

#include <algorithm>

#include "base/random.h"
#include "scenes/exact_math.h"

namespace scenes {
namespace {

constexpr float kAtTable = 0.5f;  // metres: near enough to begin
constexpr Ms kLooks = 500;

Vec2 spot_of(const Venue& venue, const Where& where) {
  switch (where.kind) {
    case Where::Kind::point:
      return venue.points[where.index].at;
    case Where::Kind::area:
      return centre_of(venue.areas[where.index].outline);
    case Where::Kind::route:
      return venue.routes[where.index].points.back();
    default:
      return where.spot;
  }
}

// The n-th place of the queue: along its bends, from the check on, and straight on behind.
Vec2 queue_place(const Venue& venue, const Station& station, std::size_t n) {
  Vec2 last = spot_of(venue, station.check), along{1, 0};
  float left = kQueueGap * float(n);
  for (const Where& bend : station.queue) {
    const Vec2 next = spot_of(venue, bend);
    const float l = distance(last, next);
    along = direction(next - last, along);
    if (left <= l) return last + along * left;
    left -= l;
    last = next;
  }
  return last + along * left;
}

// What is taken at a station.
struct Taken {
  bool check = false, call = false, box = false, ink = false;
  std::vector<std::uint8_t> seats, booths;
};

Taken taken_at(const Station& station, const Voter* begin, const Voter* end) {
  Taken taken;
  taken.seats.assign(station.seats.size(), 0);
  taken.booths.assign(station.booths.size(), 0);
  for (const Voter* v = begin; v != end; ++v) {
    taken.check = taken.check || v->step == VoteStep::check;
    taken.call = taken.call || v->step == VoteStep::call;
    taken.box = taken.box || v->step == VoteStep::box;
    taken.ink = taken.ink || v->step == VoteStep::ink;
    if (v->step == VoteStep::seat) taken.seats[v->place] = 1;
    // Whoever is called has a booth that is kept for him.
    if (v->step == VoteStep::call || v->step == VoteStep::booth) taken.booths[v->place] = 1;
  }
  return taken;
}

// The first that is free, or none (the list's size).
std::size_t free_one(const std::vector<std::uint8_t>& taken) {
  return std::size_t(std::find(taken.begin(), taken.end(), 0) - taken.begin());
}

class Flow {
 public:
  Flow(const Drill& drill, const World& world, Simulation& s, const Event& event, Taken taken)
      : drill_(drill), world_(world), s_(s), event_(event), station_(event.station), taken_(std::move(taken)) {}

  // One voter, in the queue's order.
  void look_at(Voter& v) {
    switch (v.step) {
      case VoteStep::queue:
        if (in_queue_++ == 0 && !taken_.check) {
          taken_.check = true;
          send(v, VoteStep::check, spot_of(drill_.venue, station_.check));
        } else {
          // The head waits two places off the table, out of the way of who is served there.
          stand(v, queue_place(drill_.venue, station_, in_queue_ + 1));
        }
        break;
      case VoteStep::check:
        if (const std::size_t seat = free_one(taken_.seats); done(v) && seat < taken_.seats.size()) {
          taken_.seats[seat] = 1;
          v.place = std::uint8_t(seat);
          send(v, VoteStep::seat, spot_of(drill_.venue, station_.seats[seat]));
        }
        break;
      case VoteStep::seat:
        if (const std::size_t booth = free_one(taken_.booths);
            done(v) && !taken_.call && booth < taken_.booths.size()) {
          taken_.call = true;
          taken_.booths[booth] = 1;
          v.place = std::uint8_t(booth);
          send(v, VoteStep::call, spot_of(drill_.venue, station_.call));
        }
        break;
      case VoteStep::call:
        if (done(v)) send(v, VoteStep::booth, spot_of(drill_.venue, station_.booths[v.place]));
        break;
      case VoteStep::booth:
        if (done(v) && !taken_.box) {
          taken_.box = true;
          send(v, VoteStep::box, spot_of(drill_.venue, station_.box));
        }
        break;
      case VoteStep::box:
        if (done(v) && !taken_.ink) {
          taken_.ink = true;
          send(v, VoteStep::ink, spot_of(drill_.venue, station_.ink));
        }
        break;
      case VoteStep::ink:
        if (done(v)) leave(v);
        break;
      case VoteStep::out:
      case VoteStep::none:
        break;
    }
  }

 private:
  Body& body(const Voter& v) { return s_.bodies[v.person]; }

  // Whether a voter has come to the table and has been served there.
  bool done(Voter& v) {
    if (v.until < 0) {
      const Body& b = body(v);
      if (distance(b.at, b.slot) > kAtTable) return false;
      v.until = s_.t + takes(v);
    }
    return s_.t >= v.until;
  }

  // A quarter more or less than the script says, the same in every run.
  Ms takes(const Voter& v) const {
    Ms mean = 3'000;  // to sit down, before one is called
    if (v.step == VoteStep::check) mean = station_.checking;
    if (v.step == VoteStep::call) mean = station_.calling;
    if (v.step == VoteStep::booth) mean = station_.voting;
    if (v.step == VoteStep::box) mean = station_.casting;
    if (v.step == VoteStep::ink) mean = station_.inking;
    base::Random random(base::Random::at(drill_.seed * 7919u + std::uint64_t(v.step), v.person));
    return Ms(float(mean) * random.between(0.75f, 1.25f));
  }

  void stand(Voter& v, Vec2 at) {
    Body& b = body(v);
    if (distance(b.slot, at) < 0.25f) return;
    b.slot = at;
    b.slot_bearing = facing(v, at);
    b.way.clear();
    b.way_next = 0;
    b.stuck = 0;
    b.awake = true;
  }

  void send(Voter& v, VoteStep step, Vec2 to) {
    v.step = step;
    v.until = -1;
    body(v).vote = step;
    body(v).awake = true;
    stand(v, to);
  }

  void leave(Voter& v) {
    const Vec2 from = body(v).at;
    Vec2 to = from;
    float shortest = 1e9f;
    for (const Where& exit : event_.exits) {
      const Vec2 at = spot_of(drill_.venue, exit);
      float way = 0;
      Vec2 last = from;
      for (Vec2 p : find_path(world_, from, at)) way += distance(last, p), last = p;
      if (way < shortest) shortest = way, to = at;
    }
    send(v, VoteStep::out, to);
  }

  // In the queue towards the check; seated towards the desk that calls; else to the table.
  float facing(const Voter& v, Vec2 at) const {
    Vec2 ahead = spot_of(drill_.venue, v.step == VoteStep::queue ? station_.check : station_.call) - at;
    Vec2 away;
    if (v.step != VoteStep::queue && v.step != VoteStep::seat && clearance(world_, at, &away) < 1.2f) ahead = -away;
    const float bearing = bearing_of(direction(ahead));
    return bearing < 0 ? bearing + 2 * kPi : bearing;
  }

  const Drill& drill_;
  const World& world_;
  Simulation& s_;
  const Event& event_;
  const Station& station_;
  Taken taken_;
  std::size_t in_queue_ = 0;
};

}  // namespace

void begin_vote(const Drill& drill, const Event& event, EventId id, Simulation& s) {
  const Vec2 check = spot_of(drill.venue, event.station.check);
  std::vector<Voter> fresh;
  for (UnitId u : event.who) {
    const Unit& unit = drill.units[u.index];
    UnitOrder& order = s.orders[u.index];
    order.event = id;
    order.path.clear();
    order.pace = speed_of(event.pace);
    order.posture = Posture::stand;
    order.formation = {.shape = Shape::scattered};
    order.backwards = order.leaving = false;
    order.push_left = 0;
    for (int k = 0; k < unit.count; ++k) {
      const std::uint32_t i = unit.first_person + std::uint32_t(k);
      Body& b = s.bodies[i];
      if (b.gone) continue;
      b.marching = false;
      b.vote = VoteStep::queue;
      b.awake = true;
      fresh.push_back({id, u, i, VoteStep::queue, 0, -1});
    }
  }
  std::stable_sort(fresh.begin(), fresh.end(), [&](const Voter& a, const Voter& b) {
    return distance(s.bodies[a.person].at, check) < distance(s.bodies[b.person].at, check);
  });
  s.voters.insert(s.voters.end(), fresh.begin(), fresh.end());
}

void advance_votes(const Drill& drill, const World& world, Simulation& s) {
  if (s.voters.empty() || s.t % kLooks != 0) return;
  std::erase_if(s.voters, [&](const Voter& v) {
    Body& b = s.bodies[v.person];
    const bool over = b.gone || s.orders[v.unit.index].event != v.event;
    if (over) b.vote = VoteStep::none;
    return over;
  });
  // Those of one event stand together, in the order of their queue.
  for (std::size_t begin = 0; begin < s.voters.size();) {
    std::size_t end = begin;
    while (end < s.voters.size() && s.voters[end].event == s.voters[begin].event) ++end;
    const Event& event = drill.events[s.voters[begin].event.index];
    Flow flow(drill, world, s, event, taken_at(event.station, s.voters.data() + begin, s.voters.data() + end));
    for (std::size_t i = begin; i < end; ++i) flow.look_at(s.voters[i]);
    begin = end;
  }
}

}  // namespace scenes
