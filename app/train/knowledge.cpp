#include "app/train/knowledge.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

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

std::vector<float> seen_units(const scenes::Drill& drill, const scenes::Stage& stage,
                              std::optional<scenes::UnitId> role) {
  std::vector<float> seen(drill.units.size(), role ? 0.0f : 1.0f);
  Eyes eyes;
  if (!role || stage.people.empty() || !eyes_of(drill, stage, *role, eyes)) return seen;
  for (std::size_t u = 0; u < drill.units.size(); ++u) {
    const scenes::Unit& unit = drill.units[u];
    int count = 0, met = 0;
    // Every person of a small unit, every third of a large one.
    for (int k = 0; k<unit.count; k += unit.count> 20 ? 3 : 1) {
      const scenes::PersonState& p = stage.people[unit.first_person + std::uint32_t(k)];
      if (p.activity == scenes::Activity::gone) continue;
      ++count;
      met += can_see(drill.venue, eyes, p.at);
    }
    if (count > 0) seen[u] = float(met) / float(count);
  }
  seen[role->index] = 1;
  return seen;
}

bool reaches(const scenes::Drill& drill, const scenes::Event& event, const scenes::Stage& stage,
             std::optional<scenes::UnitId> role) {
  if (!role || event.verb == scenes::Verb::narrate) return true;
  if (event.verb == scenes::Verb::inject)
    return named(drill, *role, lower(event.from + ", " + event.to)) ||
           named(drill, *role, lower(event.responsible.id + ", " + event.responsible.en));
  if (std::find(event.who.begin(), event.who.end(), *role) != event.who.end()) return true;
  if (event.delivery == "radio") return of_the_forces(drill.units[role->index].agency);
  const float reach = event.delivery == "pa_car" ? kLoudspeaker : event.delivery == "megaphone" ? kMegaphone : kVoice;
  Eyes ears, mouth;
  if (stage.people.empty() || !eyes_of(drill, stage, *role, ears)) return false;
  for (const scenes::UnitId speaker : event.who)
    if (eyes_of(drill, stage, speaker, mouth) && scenes::distance(ears.at, mouth.at) <= reach) return true;
  return false;
}

}  // namespace app
