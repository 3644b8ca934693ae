#include "app/gui/label_units.h"

#include <algorithm>
#include <cmath>

#include "app/build_view.h"
#include "app/camera.h"
#include "app/fires.h"
#include "app/train/knowledge.h"
#include "scenes/exact_math.h"

namespace app::gui {
namespace {

constexpr float kTall = 1.75f, kWide = 0.55f;  // metres: somebody in the picture
// A group that is at least that far in the picture is named there, even if its middle is not.
constexpr double kEnoughOfIt = 0.35;

bool within(const Rect& table, glm::vec2 p) {
  return p.x >= table.low.x && p.y >= table.low.y && p.x <= table.high.x && p.y <= table.high.y;
}

Scatter scatter_of(const Picture& picture, std::uint32_t person) {
  const SeenPerson& p = picture.people[person];
  if (p.metre <= 0) return {};
  const double x = double(p.feet.x), y = double(p.feet.y);
  return {1, x, y, x * x, x * y, y * y, double(p.metre * kTall * picture.upright), double(p.depth)};
}

// Those of a unit who are there, and their middle on the ground.
struct Gathered {
  scenes::Vec2 sum;
  int count = 0;
  Scatter seen;
};
void gather(const scenes::Unit& unit, const scenes::Stage& stage, const Picture& picture, Gathered& out) {
  for (int k = 0; k < unit.count; ++k) {
    const std::uint32_t i = unit.first_person + std::uint32_t(k);
    if (stage.people[i].activity == scenes::Activity::gone) continue;
    out.sum = out.sum + stage.people[i].at;
    ++out.count;
    out.seen += scatter_of(picture, i);
  }
}

// Where the middle is empty ground between posts, a unit is where whoever stands nearest to it is.
void take_post(const scenes::Unit& unit, const scenes::Stage& stage, const Picture& picture, Gathered& g) {
  const scenes::Vec2 middle = g.sum * (1 / float(std::max(g.count, 1)));
  std::uint32_t nearest = unit.first_person;
  float least = 1e9f;
  for (int k = 0; k < unit.count; ++k) {
    const std::uint32_t i = unit.first_person + std::uint32_t(k);
    const float d = scenes::distance(stage.people[i].at, middle);
    if (stage.people[i].activity != scenes::Activity::gone && d < least) least = d, nearest = i;
  }
  if (least > 4 && least < 1e9f) g.seen = scatter_of(picture, nearest);
}

bool acts(const Moment& now, scenes::UnitId unit) {
  const scenes::Drill& drill = now.document.drill;
  return std::any_of(now.stage.active.begin(), now.stage.active.end(), [&](scenes::EventId id) {
    const scenes::Event& e = drill.events[id.index];
    const bool deed = e.verb != scenes::Verb::narrate && e.verb != scenes::Verb::inject;
    return deed && (std::find(e.who.begin(), e.who.end(), unit) != e.who.end() ||
                    std::find(e.by.begin(), e.by.end(), unit) != e.by.end());
  });
}

// A group of a crowd that is there, and how its people are scattered round its middle.
struct Group {
  scenes::UnitId id;
  int count = 0;
  Scatter seen;
  scenes::Vec2 middle;
  float ee = 0, en = 0, nn = 0;  // variances, square metres
  std::size_t part = 0;

  // How far they reach from the middle in a direction.
  float reach(scenes::Vec2 d) const {
    return 1.75f * std::sqrt(std::max(0.0f, d.east * d.east * ee + 2 * d.east * d.north * en + d.north * d.north * nn));
  }
};

float median(std::vector<float>& values) {
  const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

// The group without its strays, who are counted but don't move its name: one who was carried to
// the ambulance, one who is still on the way.
Group group_of(const Moment& now, const Picture& picture, scenes::UnitId id) {
  const scenes::Unit& unit = now.document.drill.units[id.index];
  Group group{.id = id};
  std::vector<std::uint32_t> people;
  std::vector<float> east, north, away;
  for (int k = 0; k < unit.count; ++k) {
    const std::uint32_t i = unit.first_person + std::uint32_t(k);
    const scenes::PersonState& p = now.stage.people[i];
    if (p.activity == scenes::Activity::gone) continue;
    people.push_back(i), east.push_back(p.at.east), north.push_back(p.at.north);
  }
  if (people.empty()) return group;
  const scenes::Vec2 middle{median(east), median(north)};
  for (const std::uint32_t i : people) away.push_back(scenes::distance(now.stage.people[i].at, middle));
  std::vector<float> sorted = away;
  const float far = 4 * median(sorted) + 2;
  float kept = 0;
  for (std::size_t k = 0; k < people.size(); ++k) {
    if (away[k] > far) continue;
    const scenes::Vec2 d = now.stage.people[people[k]].at - middle;
    group.middle = group.middle + d;
    group.ee += d.east * d.east, group.en += d.east * d.north, group.nn += d.north * d.north;
    group.seen += scatter_of(picture, people[k]);
    kept += 1;
  }
  const scenes::Vec2 off = group.middle * (1 / kept);
  group.middle = middle + off;
  group.ee = group.ee / kept - off.east * off.east;
  group.en = group.en / kept - off.east * off.north;
  group.nn = group.nn / kept - off.north * off.north;
  group.count = int(people.size());
  return group;
}

std::vector<Group> groups_of(const Moment& now, const Picture& picture, scenes::UnitId crowd) {
  const scenes::Drill& drill = now.document.drill;
  std::vector<scenes::UnitId> ids = {crowd};
  ids.insert(ids.end(), drill.units[crowd.index].children.begin(), drill.units[crowd.index].children.end());
  std::vector<Group> out;
  for (const scenes::UnitId id : ids) {
    if (is_hidden(now.state.knowledge, id.index)) continue;
    Group group = group_of(now, picture, id);
    if (group.count == 0) continue;
    group.part = out.size();
    out.push_back(group);
  }
  return out;
}

// Groups that stand together are one part; each takes its number from the first of them.
void find_parts(std::vector<Group>& groups) {
  constexpr float kTogether = 1;  // metres from the edge of one group to the next
  for (std::size_t i = 0; i < groups.size(); ++i)
    for (std::size_t k = 0; k < i; ++k) {
      const Group &a = groups[i], &b = groups[k];
      const scenes::Vec2 way = b.middle - a.middle, d = scenes::direction(way);
      if (a.part == b.part || scenes::length(way) > a.reach(d) + b.reach(d) + kTogether) continue;
      const std::size_t from = std::max(a.part, b.part), to = std::min(a.part, b.part);
      for (Group& g : groups)
        if (g.part == from) g.part = to;
    }
}

// A crowd by the parts that stand apart. The largest has the crowd's name; a group that has gone
// elsewhere has its own.
void name_crowd(const Moment& now, const Picture& picture, scenes::UnitId crowd, std::vector<Named>& out) {
  const scenes::Drill& drill = now.document.drill;
  const scenes::Unit& whole = drill.units[crowd.index];
  std::vector<Group> groups = groups_of(now, picture, crowd);
  find_parts(groups);
  std::vector<Named> parts(groups.size());
  std::vector<int> members(groups.size(), 0);
  const bool all_act = acts(now, crowd);
  for (const Group& g : groups) {
    Named& part = parts[g.part];
    const scenes::Unit& unit = drill.units[g.id.index];
    const bool alone = members[g.part]++ == 0;
    if (alone) part = {.id = g.id.index, .unit = &unit};
    part.title = alone && !unit.title.empty() ? unit.title : whole.title;
    part.code = alone && !unit.code.empty() ? unit.code : whole.code;
    part.count += g.count;
    part.seen += g.seen;
    part.selected = part.selected || now.state.selected == g.id;
    part.acting = part.acting || all_act || acts(now, g.id);
  }
  const auto largest =
      std::max_element(parts.begin(), parts.end(), [](const Named& a, const Named& b) { return a.count < b.count; });
  if (largest == parts.end()) return;
  largest->id = crowd.index, largest->unit = &whole, largest->title = whole.title, largest->code = whole.code;
  largest->selected = largest->selected || now.state.selected == crowd;
  for (Named& part : parts)
    if (part.count > 0 && part.seen.count > 0 && part.seen.count >= kEnoughOfIt * double(part.count))
      out.push_back(std::move(part));
}

void join(std::vector<Named>& units, float nearness) {
  std::vector<glm::vec2> anchors;
  std::vector<std::uint32_t> kinds;
  for (const Named& n : units) {
    anchors.push_back(middle_of(n));
    kinds.push_back(n.selected || n.unit->crowd ? 0x10000 + n.id : n.unit->type);
  }
  const auto joined = join_near(anchors, kinds, nearness);
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (joined[i] == i) continue;
    Named &to = units[joined[i]], &from = units[i];
    to.seen += from.seen;
    to.count += from.count;
    to.acting = to.acting || from.acting;
    to.title = scenes::unit_types()[to.unit->type].title;
    if (to.code != from.code && to.code.find('+') == std::string::npos) to.code += "+";
    from.count = 0;
  }
  std::erase_if(units, [](const Named& n) { return n.count == 0; });
}

// The box of some places in the picture; false where one of them is behind the eye.
bool box_of(const Picture& picture, std::span<const glm::vec3> places, Rect& out) {
  out = {glm::vec2(1e9f), glm::vec2(-1e9f)};
  const Projection project(picture.camera, picture.table.size());
  for (const glm::vec3& place : places) {
    const glm::vec3 p = project(place);
    if (p.z <= 0) return false;
    const glm::vec2 at = picture.table.low + glm::vec2(p);
    out.low = glm::min(out.low, at), out.high = glm::max(out.high, at);
  }
  return true;
}

void cover_people(const Moment& now, const Picture& picture, LabelCover& out) {
  for (std::size_t i = 0; i < picture.people.size(); ++i) {
    const SeenPerson& p = picture.people[i];
    if (p.metre <= 0) continue;
    const bool low = now.stage.people[i].activity == scenes::Activity::lie;
    const float wide = (low ? 1.4f : kWide) * p.metre / 2;
    const float tall = std::max((low ? 0.4f : kTall) * picture.upright, kWide) * p.metre;
    cover(out, {{p.feet.x - wide, p.feet.y - tall}, {p.feet.x + wide, p.feet.y + 0.1f * p.metre}}, 1);
  }
}

void cover_vehicles(const Moment& now, const Picture& picture, LabelCover& out) {
  const scenes::Drill& drill = now.document.drill;
  constexpr float kVehicleTall = 2.2f;  // metres
  for (std::size_t v = 0; v < now.stage.vehicles.size(); ++v) {
    const scenes::VehicleState& state = now.stage.vehicles[v];
    const scenes::VehicleType& type = scenes::vehicle_types()[drill.vehicles[v].type];
    const scenes::Vec2 ahead = scenes::direction_of(state.bearing) * (type.length * 0.42f);
    const glm::vec3 places[] = {to_world(state.at + ahead), to_world(state.at - ahead),
                                to_world(state.at + ahead, kVehicleTall), to_world(state.at - ahead, kVehicleTall)};
    Rect box;
    if (box_of(picture, places, box)) cover(out, box, 0.6f);
  }
}

void cover_boards(const Moment& now, const Picture& picture, LabelCover& out) {
  for (const scenes::Board& board : now.document.drill.venue.boards) {
    const scenes::Vec2 face = scenes::direction_of(board.bearing);
    const scenes::Vec2 along = scenes::Vec2{face.north, -face.east} * (board.width / 2);
    const glm::vec3 to_eye = picture.camera.eye - to_world(board.at, board.low);
    if (glm::dot(to_world(face), to_eye) < 0.2f * glm::length(to_eye)) continue;  // seen from behind, or from its edge
    const glm::vec3 places[] = {to_world(board.at - along, board.low), to_world(board.at + along, board.low),
                                to_world(board.at - along, board.high), to_world(board.at + along, board.high)};
    Rect box;
    if (box_of(picture, places, box)) cover(out, box, 2.5f);
  }
}

void cover_fires(const Moment& now, const Picture& picture, LabelCover& out) {
  for (const Fixture& fixture : now.document.cast.fixtures) {
    const std::optional<Fire> fire = fire_of(now.document, fixture, now.stage);
    if (!fire) continue;
    const glm::vec3 side(fire->across + 0.2f, 0, 0);  // the outermost flames are about so large
    const glm::vec3 places[] = {fire->seat - side, fire->seat + side, fire->seat + glm::vec3(0, fire->height, 0)};
    Rect box;
    if (box_of(picture, places, box)) cover(out, box, 1.2f);
  }
}

}  // namespace

Scatter& Scatter::operator+=(const Scatter& o) {
  count += o.count, x += o.x, y += o.y, xx += o.xx, xy += o.xy, yy += o.yy, tall += o.tall, depth += o.depth;
  return *this;
}

Picture picture_of(const scenes::Stage& stage, const renderer::Camera& camera, const Rect& table) {
  Picture out{.camera = camera, .table = table};
  const glm::vec3 gaze = glm::normalize(camera.target - camera.eye);
  out.upright = std::sqrt(std::max(0.0f, 1 - gaze.y * gaze.y));
  out.people.resize(stage.people.size());
  const Projection project(camera, table.size());
  for (std::size_t i = 0; i < stage.people.size(); ++i) {
    if (stage.people[i].activity == scenes::Activity::gone) continue;
    const glm::vec3 p = project(to_world(stage.people[i].at));
    const glm::vec2 feet = table.low + glm::vec2(p);
    if (p.z > 0.1f && within(table, feet)) out.people[i] = {feet, project.pixels_per_metre(p.z), p.z};
  }
  return out;
}

std::vector<Named> seen_units(const Moment& now, const Picture& picture, float nearness) {
  const scenes::Drill& drill = now.document.drill;
  const AppState& state = now.state;
  std::vector<Named> out;
  for (std::size_t u = 0; u < drill.units.size(); ++u) {
    const scenes::Unit& unit = drill.units[u];
    if (unit.crowd && unit.parent) continue;  // told with its crowd
    if (is_hidden(state.knowledge, u)) continue;
    if (unit.crowd) {
      name_crowd(now, picture, scenes::UnitId(u), out);
      continue;
    }
    Named named{.id = std::uint32_t(u), .unit = &unit, .title = unit.title, .code = unit.code};
    named.selected = state.selected == scenes::UnitId(u);
    named.acting = acts(now, scenes::UnitId(u));
    Gathered g;
    gather(unit, now.stage, picture, g);
    if (g.count == 0 || g.seen.count < kEnoughOfIt * double(g.count)) continue;
    named.count = g.count;
    take_post(unit, now.stage, picture, g);
    if (g.seen.count == 0) continue;
    named.seen = g.seen;
    out.push_back(std::move(named));
  }
  join(out, nearness);
  return out;
}

glm::vec2 middle_of(const Named& n) {
  const Scatter& s = n.seen;
  return {float(s.x / s.count), float((s.y - s.tall) / s.count)};
}
float depth_of(const Named& n) { return float(n.seen.depth / n.seen.count); }

glm::vec3 spread_of(const Named& n) {
  const Scatter& s = n.seen;
  const double x = s.x / s.count, y = s.y / s.count;
  return {float(std::max(s.xx / s.count - x * x, 0.0)), float(s.xy / s.count - x * y),
          float(std::max(s.yy / s.count - y * y, 0.0))};
}

Rect extent_of(const Named& n) {
  // A row as long as it is wide, or a disc, ends about there.
  constexpr float kDeviations = 1.75f;
  const glm::vec3 spread = spread_of(n);
  const float tall = float(n.seen.tall / n.seen.count);
  const glm::vec2 half(kDeviations * std::sqrt(spread.x) + 0.2f * tall, kDeviations * std::sqrt(spread.z));
  return {-half, {half.x, half.y + tall}};
}

float priority_of(const Named& n) {
  float p = 8 + 3 * std::sqrt(float(n.count));
  if (n.acting) p += 22;
  if (n.unit->crowd && n.count > 15) p += 18;
  const scenes::Agency a = n.unit->agency;
  if (a == scenes::Agency::official || a == scenes::Agency::evaluator || a == scenes::Agency::media) p *= 0.5f;
  return p * std::clamp(70 / depth_of(n), 0.5f, 1.6f);
}

std::string_view full_name(const Named& n, scenes::Language language) {
  const std::string_view title = n.title.in(language);
  const std::size_t remark = title.find(" (");
  return remark == std::string_view::npos ? title : title.substr(0, remark);
}

LabelCover cover_of(const Moment& now, const Picture& picture, float cell) {
  LabelCover out = create_cover(picture.table, cell);
  cover_people(now, picture, out);
  cover_vehicles(now, picture, out);
  cover_fires(now, picture, out);
  cover_boards(now, picture, out);
  sum_up(out);
  return out;
}

}  // namespace app::gui
