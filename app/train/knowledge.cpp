#include "app/train/knowledge.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

#include "app/places.h"
#include "scenes/world.h"

namespace app {
namespace {

using scenes::Agency;
using scenes::Vec2;

constexpr float kEyes = 1.6f;  // metres; lower things are looked over

bool crosses(Vec2 a, Vec2 b, Vec2 c, Vec2 d) {
  const Vec2 r = b - a, s = d - c;
  const float denominator = scenes::cross(r, s);
  if (std::abs(denominator) < 1e-9f) return false;
  const float t = scenes::cross(c - a, s) / denominator, u = scenes::cross(c - a, r) / denominator;
  return t > 0 && t < 1 && u > 0 && u < 1;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = char(c - 'A' + 'a');
  return out;
}

// Whether `words` holds `name` as whole words: "Lantas, negosiator" names "Negosiator".
bool names(const std::string& words, const std::string& name) {
  if (name.size() < 2) return false;
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  for (std::size_t at = 0; (at = words.find(name, at)) != std::string::npos; ++at) {
    const bool begins = at == 0 || !letter(words[at - 1]);
    const std::size_t end = at + name.size();
    if (begins && (end == words.size() || !letter(words[end]))) return true;
  }
  return false;
}

bool named(const scenes::Drill& drill, scenes::UnitId role, const std::string& words) {
  for (scenes::UnitId id = role; id; id = drill.units[id.index].parent) {
    const scenes::Unit& unit = drill.units[id.index];
    for (const std::string* name : {&unit.title.id, &unit.title.en, &unit.leader.id, &unit.leader.en, &unit.code})
      if (names(words, lower(*name))) return true;
    // "Negosiator", "Dalmas lanjut": what all units of its kind are called.
    const scenes::UnitType& type = scenes::unit_types()[unit.type];
    if (names(words, lower(type.title.id)) || names(words, lower(type.title.en))) return true;
    if (type.key == "command")
      for (const char* name : {"kapolres", "karendalops", "padal", "posko", "kodal", "chief", "command post"})
        if (names(words, name)) return true;
  }
  return false;
}

bool of_the_forces(Agency agency) {
  return agency == Agency::polri || agency == Agency::dalmas || agency == Agency::raimas ||
         agency == Agency::negotiator || agency == Agency::lantas || agency == Agency::tni ||
         agency == Agency::satpol_pp || agency == Agency::linmas || agency == Agency::medical || agency == Agency::fire;
}

}  // namespace

bool eyes_of(const scenes::Drill& drill, const scenes::Stage& stage, scenes::UnitId id, Eyes& out) {
  const scenes::Unit& unit = drill.units[id.index];
  Vec2 look, sum;
  int count = 0;
  for (int k = 0; k < unit.count; ++k) {
    const scenes::PersonState& p = stage.people[unit.first_person + std::uint32_t(k)];
    if (p.activity == scenes::Activity::gone) continue;
    look = look + Vec2{std::sin(p.bearing), std::cos(p.bearing)};
    sum = sum + p.at;
    ++count;
  }
  if (count == 0) return false;
  const Vec2 ahead = scenes::direction(look), middle = sum * (1 / float(count));
  float front = -1e9f;
  for (int k = 0; k < unit.count; ++k) {
    const scenes::PersonState& p = stage.people[unit.first_person + std::uint32_t(k)];
    if (p.activity == scenes::Activity::gone) continue;
    // Far ahead, and not out on a wing.
    const Vec2 off = p.at - middle;
    const float rank = scenes::dot(off, ahead) - 0.3f * std::abs(scenes::cross(off, ahead));
    if (rank > front) front = rank, out.at = p.at;
  }
  out.bearing = std::atan2(ahead.east, ahead.north);
  return true;
}

bool can_see(const scenes::Venue& venue, const Eyes& eyes, Vec2 there) {
  const Vec2 to = there - eyes.at;
  const float distance = scenes::length(to);
  if (distance > kSightReach) return false;
  const Vec2 ahead{std::sin(eyes.bearing), std::cos(eyes.bearing)};
  if (distance > 1.5f && scenes::dot(to, ahead) < distance * std::cos(kSightHalfAngle)) return false;
  for (const scenes::Obstacle& o : venue.obstacles) {
    if (o.height < kEyes) continue;
    for (std::size_t i = 0; i < o.outline.size(); ++i)
      if (crosses(eyes.at, there, o.outline[i], o.outline[(i + 1) % o.outline.size()])) return false;
  }
  return true;
}

std::vector<Vec2> sight_outline(const scenes::Venue& venue, const Eyes& eyes) {
  constexpr int kRays = 90;
  std::vector<Vec2> out{eyes.at};
  for (int i = 0; i <= kRays; ++i) {
    const float bearing = eyes.bearing + kSightHalfAngle * (2 * float(i) / kRays - 1);
    const Vec2 ray{std::sin(bearing), std::cos(bearing)};
    float reach = kSightReach;
    for (const scenes::Obstacle& o : venue.obstacles) {
      if (o.height < kEyes) continue;
      for (std::size_t k = 0; k < o.outline.size(); ++k) {
        const Vec2 a = o.outline[k], side = o.outline[(k + 1) % o.outline.size()] - a;
        const float denominator = scenes::cross(ray, side);
        if (std::abs(denominator) < 1e-9f) continue;
        const float along = scenes::cross(a - eyes.at, side) / denominator;
        const float u = scenes::cross(a - eyes.at, ray) / denominator;
        if (along > 0 && u >= 0 && u <= 1) reach = std::min(reach, along);
      }
    }
    out.push_back(eyes.at + ray * reach);
  }
  return out;
}

namespace {

// The share of the unit's people that the eyes see, 0..1; who they are is noted in `people`,
// of the stage, where that is given.
float share_seen(const scenes::Drill& drill, const scenes::Stage& stage, const Eyes& eyes, scenes::UnitId id,
                 std::vector<std::uint8_t>* people = nullptr) {
  const scenes::Unit& unit = drill.units[id.index];
  int count = 0, met = 0;
  for (int k = 0; k < unit.count; ++k) {
    const std::uint32_t i = unit.first_person + std::uint32_t(k);
    if (stage.people[i].activity == scenes::Activity::gone) continue;
    const bool seen = can_see(drill.venue, eyes, stage.people[i].at);
    ++count;
    met += seen;
    if (people) (*people)[i] = seen;
  }
  return count > 0 ? float(met) / float(count) : 0;
}

}  // namespace

Sight seen_by(const scenes::Drill& drill, const scenes::Stage& stage, std::optional<scenes::UnitId> role) {
  Sight out{.people = std::vector<std::uint8_t>(stage.people.size(), role ? 0 : 1),
            .vehicles = std::vector<std::uint8_t>(stage.vehicles.size(), role ? 0 : 1),
            .units = std::vector<float>(drill.units.size(), role ? 0.0f : 1.0f)};
  Eyes eyes;
  if (!role || stage.people.empty() || !eyes_of(drill, stage, *role, eyes)) return out;
  for (std::size_t u = 0; u < drill.units.size(); ++u)
    out.units[u] = share_seen(drill, stage, eyes, scenes::UnitId(u), &out.people);
  for (std::size_t i = 0; i < stage.vehicles.size(); ++i)
    out.vehicles[i] = can_see(drill.venue, eyes, stage.vehicles[i].at);
  // They know of one another, wherever they look.
  const scenes::Unit& own = drill.units[role->index];
  for (int k = 0; k < own.count; ++k) {
    const std::uint32_t i = own.first_person + std::uint32_t(k);
    out.people[i] = stage.people[i].activity != scenes::Activity::gone;
  }
  out.units[role->index] = 1;
  return out;
}

namespace {

// From the role's own eyes and ears to the nearest person of `who`; < 0 = one of them is gone.
float nearest(const scenes::Drill& drill, const scenes::Stage& stage, scenes::UnitId role,
              const std::vector<scenes::UnitId>& who) {
  Eyes ears, mouth;
  if (stage.people.empty() || !eyes_of(drill, stage, role, ears)) return -1;
  float best = -1;
  for (const scenes::UnitId speaker : who) {
    if (!eyes_of(drill, stage, speaker, mouth)) continue;
    const float metres = scenes::distance(ears.at, mouth.at);
    if (best < 0 || metres < best) best = metres;
  }
  return best;
}

}  // namespace

Reached way_to(const scenes::Drill& drill, const scenes::Event& event, const scenes::Stage& stage,
               std::optional<scenes::UnitId> role) {
  Reached out{.way = Way::none, .at = stage.t};
  const auto by = [&](Way way) {
    out.way = way;
    return out;
  };
  if (!role || event.verb == scenes::Verb::narrate) return by(Way::everybody);
  if (event.verb == scenes::Verb::inject) {
    if (named(drill, *role, lower(event.to))) return by(Way::addressee);
    if (named(drill, *role, lower(event.from))) return by(Way::sender);
    return by(named(drill, *role, lower(event.responsible.id + ", " + event.responsible.en)) ? Way::responsible
                                                                                             : Way::none);
  }
  if (std::find(event.who.begin(), event.who.end(), *role) != event.who.end()) return by(Way::own);
  if (event.delivery == "radio") return by(of_the_forces(drill.units[role->index].agency) ? Way::radio : Way::none);
  const bool car = event.delivery == "pa_car", megaphone = event.delivery == "megaphone";
  out.metres = nearest(drill, stage, *role, event.who);
  if (out.metres < 0 || out.metres > (car ? kLoudspeaker : megaphone ? kMegaphone : kVoice)) return out;
  return by(car ? Way::loudspeaker : megaphone ? Way::megaphone : Way::voice);
}

bool reaches(const scenes::Drill& drill, const scenes::Event& event, const scenes::Stage& stage,
             std::optional<scenes::UnitId> role) {
  return way_to(drill, event, stage, role).way != Way::none;
}

bool is_words(const scenes::Event& event) {
  using enum scenes::Verb;
  return event.verb == inject || event.verb == say || event.verb == warn || event.verb == narrate;
}

bool is_act(const scenes::Event& event) {
  using enum scenes::Verb;
  return event.verb == throw_ || event.verb == surge || event.verb == push || event.verb == spray ||
         event.verb == fire || event.verb == detain || event.verb == treat || event.verb == disperse ||
         event.verb == relieve;
}

std::optional<scenes::UnitId> unit_named(const scenes::Drill& drill, const scenes::Text& words) {
  // A phrase at a time, "Kapolres melalui Karendalops", "Ketua KPPS; polisi hanya atas permintaan":
  // who stands first in it decides.
  const std::string all = lower(words.id.empty() ? words.en : words.id);
  for (std::size_t end = 1; end <= all.size(); ++end) {
    if (end < all.size() && all[end] != ' ' && all[end] != ';' && all[end] != ',') continue;
    for (std::size_t u = 0; u < drill.units.size(); ++u)
      if (drill.units[u].count > 0 && !drill.units[u].crowd && named(drill, scenes::UnitId(u), all.substr(0, end)))
        return scenes::UnitId(u);
  }
  return std::nullopt;
}

namespace {

// Where the people who do it are seen by at least the share that makes a unit seen; the
// first of five moments from its beginning to its end. Unknown: the tables do not reach that far.
Reached seen_act(const scenes::Drill& drill, const scenes::TimedEvent& timed, const scenes::Motion& motion,
                 scenes::UnitId role, scenes::Stage& then) {
  const scenes::Event& event = drill.events[timed.event.index];
  Reached out{.way = Way::none, .at = timed.start};
  if (std::find(event.who.begin(), event.who.end(), role) != event.who.end()) {
    out.way = Way::own;
    return out;
  }
  constexpr int kMoments = 5;
  for (int k = 0; k < kMoments; ++k) {
    const scenes::Ms t = timed.start + (timed.end - timed.start) * k / (kMoments - 1);
    if (t > motion.baked()) return {};
    scenes::stage_at(motion, t, then);
    float metres = nearest(drill, then, role, event.who);
    Eyes eyes;
    const bool looks = eyes_of(drill, then, role, eyes);
    // A fire that nobody is named for is looked for where the thing lies.
    const bool thing = looks && event.who.empty() && !event.props.empty();
    const scenes::Vec2 place = thing ? laid_at(drill, drill.props[event.props[0].index].at) : scenes::Vec2{};
    if (thing) metres = scenes::distance(eyes.at, place);
    if (k == 0) out.metres = metres;
    if (thing && can_see(drill.venue, eyes, place)) return {.way = Way::sight, .metres = metres, .at = t};
    const bool seen = looks && std::any_of(event.who.begin(), event.who.end(), [&](scenes::UnitId who) {
                        return share_seen(drill, then, eyes, who) >= kLeastSeen;
                      });
    if (seen) return {.way = Way::sight, .metres = metres, .at = t};
  }
  return out;
}

}  // namespace

void look_around(Knowledge& k, const scenes::Drill& drill, const scenes::Stage& stage,
                 std::optional<scenes::UnitId> role) {
  if (k.role != role || !role || stage.people.empty()) k = {.role = role};
  if (!role || stage.people.empty() || k.at == stage.t) return;
  k.at = stage.t;
  k.sight = seen_by(drill, stage, role);
  k.ground.clear();
  Eyes eyes;
  if (eyes_of(drill, stage, *role, eyes)) k.ground = sight_outline(drill.venue, eyes);
}

void hear_events(Knowledge& k, const scenes::Motion& motion) {
  if (!k.role) return;
  const scenes::Drill& drill = *motion.drill;
  k.events.resize(drill.events.size());
  scenes::Stage then;
  for (const scenes::TimedEvent& timed : motion.timeline.events) {
    if (timed.start > k.at || timed.start > motion.baked()) break;
    Reached& reached = k.events[timed.event.index];
    const scenes::Event& event = drill.events[timed.event.index];
    if (reached.way != Way::unknown) continue;
    if (is_act(event)) {
      reached = seen_act(drill, timed, motion, *k.role, then);
    } else if (is_words(event)) {
      scenes::stage_at(motion, timed.start, then);
      reached = way_to(drill, event, then, k.role);
    }
  }
}

bool knows(const Knowledge& k, scenes::EventId event) {
  if (event.index >= k.events.size()) return false;
  const Reached& reached = k.events[event.index];
  return reached.way != Way::unknown && reached.way != Way::none && reached.at <= k.at;
}

}  // namespace app
