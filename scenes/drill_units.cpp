// The order of battle: units, crowds, vehicles, props.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "scenes/drill_reader.h"

namespace scenes {
namespace {

constexpr int kMostPeople = 20'000;
constexpr std::size_t kMostUnits = 2'000;

template <class Types>
std::optional<std::uint32_t> find_type(const Types& types, std::string_view key) {
  for (std::size_t i = 0; i < types.size(); ++i)
    if (types[i].key == key) return std::uint32_t(i);
  return std::nullopt;
}

template <class Types>
std::uint32_t read_type(Reading& r, Fields& f, const Types& types, const char* what, std::uint32_t otherwise = 0) {
  const Node* n = f.find("type");
  if (!n) return otherwise;
  if (const auto found = find_type(types, n->text)) return *found;
  std::vector<std::string> names;
  for (const auto& t : types) names.emplace_back(t.key);
  r.p.error("G0206", *n, fmt::format("unknown {} type \"{}\"", what, n->text), base::did_you_mean(n->text, names));
  return otherwise;
}

const std::vector<std::string> kAgencies = split_words(
    "polri dalmas raimas negotiator lantas tni satpol_pp linmas dishub medical fire kpu bawaslu official media crowd evaluator");
const std::vector<std::string> kMoods = split_words("calm tense hostile panicked dispersing");

bool new_name(Reading& r, const Node::Entry& e, const std::string& key) {
  if (!is_name(e.key)) {
    r.p.add(base::Severity::error, "G0112", e.line, e.column, fmt::format("\"{}\" is no name: a-z, 0-9 and _, a letter first", e.key));
    return false;
  }
  if (r.units.contains(key) || r.vehicles.contains(key) || r.props.contains(key)) {
    r.p.add(base::Severity::error, "G0301", e.line, e.column, fmt::format("the name \"{}\" is taken", key));
    return false;
  }
  return true;
}

UnitId add_unit(Reading& r, Unit unit) {
  const UnitId id(r.drill.units.size());
  r.units.emplace(unit.key, id.index);
  if (unit.parent) r.drill.units[unit.parent.index].children.push_back(id);
  r.drill.units.push_back(std::move(unit));
  return id;
}

// `places` collects (unit, key, node) whose places may name units that come later.
struct Later {
  UnitId unit;
  const Node* at = nullptr;
  const Node* facing = nullptr;
};

void read_common(Fields& f, Unit& u, Later& later) {
  f.read("title", u.title);
  f.read("code", u.code);
  f.read("leader", u.leader);
  if (u.code.size() > 8) f.problems().error("G0110", f.node(), "a code has at most 8 letters");
  later.at = f.find("at");
  later.facing = f.find("facing");
}

void read_unit(Reading& r, const Node::Entry& e, UnitId parent, std::vector<Later>& later) {
  if (!new_name(r, e, e.key)) return;
  if (r.drill.units.size() >= kMostUnits) {
    r.p.add(base::Severity::error, "G0315", e.line, e.column, fmt::format("more than {} units", kMostUnits));
    return;
  }
  Fields f(r.p, e.value, "a unit");
  if (e.value.kind != Node::Kind::map) return;
  Unit u;
  u.key = e.key;
  u.place = {r.p.file, e.line, e.column};
  u.parent = parent;
  const Node* children = f.find("children");
  if (!children) f.require("type");
  u.type = read_type(r, f, unit_types(), "unit", parent ? r.drill.units[parent.index].type : 1);
  u.agency = unit_types()[u.type].agency;
  if (const auto a = f.read_word("agency", kAgencies)) u.agency = static_cast<Agency>(*a);
  if (!children) f.require("count");
  f.read("count", u.count, 0, kMostPeople);
  u.counts_to_strength = parent ? r.drill.units[parent.index].counts_to_strength : true;
  f.read("counts_to_strength", u.counts_to_strength);
  Later mine;
  read_common(f, u, mine);
  // A drilled unit's leader stands apart from its ranks.
  constexpr int kHasLeader = 9;  // people
  u.support = !u.leader.empty() && unit_types()[u.type].drilled && u.count >= kHasLeader ? 1 : 0;
  f.read("support", u.support, 0, std::max(0, u.count - 1));
  u.formation.shape = unit_types()[u.type].drilled ? Shape::bersaf : Shape::scattered;
  if (const Node* n = f.find("formation")) {
    Fields g(r.p, *n, "a formation");
    read_formation(g, u.formation);
    g.finish();
  }
  mine.unit = add_unit(r, std::move(u));
  later.push_back(mine);
  if (children && children->kind == Node::Kind::map)
    for (const Node::Entry& c : children->entries) read_unit(r, c, mine.unit, later);
  else if (children)
    r.p.error("G0104", *children, "\"children\" is a map of name: unit");
  f.finish();
}

void read_group(Reading& r, const Node::Entry& e, UnitId crowd, std::vector<Later>& later) {
  const std::string key = r.drill.units[crowd.index].key + "." + e.key;
  if (!new_name(r, e, key)) return;
  Unit u;
  u.key = key;
  u.place = {r.p.file, e.line, e.column};
  u.parent = crowd;
  u.crowd = true;
  u.counts_to_strength = false;
  u.mood = r.drill.units[crowd.index].mood;
  u.agency = Agency::crowd;
  u.formation.shape = Shape::scattered;
  Later mine;
  if (e.value.kind == Node::Kind::map) {
    Fields f(r.p, e.value, "a group");
    u.type = read_type(r, f, unit_types(), "unit", find_type(unit_types(), e.key).value_or(*find_type(unit_types(), "participant")));
    f.require("count");
    f.read("count", u.count, 0, kMostPeople);
    read_common(f, u, mine);
    f.finish();
  } else {
    u.type = find_type(unit_types(), e.key).value_or(*find_type(unit_types(), "participant"));
    Node wrapper;
    wrapper.kind = Node::Kind::map;
    wrapper.line = e.line;
    wrapper.column = e.column;
    wrapper.entries.push_back({"count", e.line, e.column, e.value});
    Fields f(r.p, wrapper, "a group");
    f.read("count", u.count, 0, kMostPeople);
  }
  u.title = u.title.empty() ? unit_types()[u.type].title : u.title;
  u.agency = unit_types()[u.type].agency == Agency::media ? Agency::media : Agency::crowd;
  mine.unit = add_unit(r, std::move(u));
  later.push_back(mine);
}

void read_crowd(Reading& r, const Node::Entry& e, std::vector<Later>& later) {
  if (!new_name(r, e, e.key)) return;
  Fields f(r.p, e.value, "a crowd");
  if (e.value.kind != Node::Kind::map) return;
  Unit u;
  u.key = e.key;
  u.place = {r.p.file, e.line, e.column};
  u.crowd = true;
  u.counts_to_strength = false;
  u.agency = Agency::crowd;
  u.type = read_type(r, f, unit_types(), "unit", *find_type(unit_types(), "participant"));
  u.formation.shape = Shape::scattered;
  int size = -1;
  f.read("size", size, 0, kMostPeople);
  if (const auto m = f.read_word("mood", kMoods)) u.mood = static_cast<Mood>(*m);
  const Node* groups = f.find("groups");
  if (!groups && size >= 0) u.count = size;
  if (!groups && size < 0) r.p.error("G0103", e.value, "a crowd needs the key \"size\" or \"groups\"");
  Later mine;
  read_common(f, u, mine);
  if (!mine.at) mine.at = f.find("area");
  mine.unit = add_unit(r, std::move(u));
  later.push_back(mine);
  if (groups && groups->kind == Node::Kind::map)
    for (const Node::Entry& g : groups->entries) read_group(r, g, mine.unit, later);
  else if (groups)
    r.p.error("G0104", *groups, "\"groups\" is a map of name: count");
  f.finish();
  int sum = 0;
  for (UnitId c : r.drill.units[mine.unit.index].children) sum += r.drill.units[c.index].count;
  if (groups && size >= 0 && sum != size)
    r.p.add(base::Severity::error, "G0307", e.line, e.column, fmt::format("the groups have {} people together, \"size\" says {}", sum, size));
}

template <class Read>
void each_entry(Reading& r, Fields& top, const char* key, const Read& read) {
  const Node* n = top.find(key);
  if (!n) return;
  if (n->kind != Node::Kind::map) {
    r.p.error("G0104", *n, fmt::format("\"{}\" is a map of name: {{ … }}", key));
    return;
  }
  for (const Node::Entry& e : n->entries) read(e);
}

void read_vehicle(Reading& r, const Node::Entry& e) {
  if (!new_name(r, e, e.key)) return;
  Fields f(r.p, e.value, "a vehicle");
  if (e.value.kind != Node::Kind::map) return;
  Vehicle v;
  v.key = e.key;
  v.place = {r.p.file, e.line, e.column};
  f.require("type");
  v.type = read_type(r, f, vehicle_types(), "vehicle");
  v.title = vehicle_types()[v.type].title;
  f.read("title", v.title);
  if (const Node* at = f.require("at")) v.at = read_where(r, *at, false);
  f.read_bearing("bearing", v.bearing);
  if (const Node* crew = f.find("crew")) {
    const auto found = r.units.find(crew->text);
    if (found == r.units.end())
      r.p.error("G0201", *crew, fmt::format("unknown unit \"{}\"", crew->text), base::did_you_mean(crew->text, names_of(r.units)));
    else
      v.crew = UnitId(found->second);
  }
  f.finish();
  r.vehicles.emplace(e.key, std::uint32_t(r.drill.vehicles.size()));
  r.drill.vehicles.push_back(std::move(v));
}

void read_prop(Reading& r, const Node::Entry& e) {
  if (!new_name(r, e, e.key)) return;
  Fields f(r.p, e.value, "a prop");
  if (e.value.kind != Node::Kind::map) return;
  Prop v;
  v.key = e.key;
  v.place = {r.p.file, e.line, e.column};
  f.require("type");
  v.type = read_type(r, f, prop_types(), "prop");
  v.title = prop_types()[v.type].title;
  f.read("title", v.title);
  if (const Node* at = f.require("at")) v.at = read_where(r, *at, false);
  f.read_bearing("bearing", v.bearing);
  f.read("count", v.count, 1, 500);
  f.read("spacing", v.spacing, 0.05f, 50);
  f.read("hidden", v.hidden);
  f.finish();
  r.props.emplace(e.key, std::uint32_t(r.drill.props.size()));
  r.drill.props.push_back(std::move(v));
}

}  // namespace

void read_order_of_battle(Reading& r, Fields& top) {
  std::vector<Later> later;
  each_entry(r, top, "units", [&](const Node::Entry& e) { read_unit(r, e, {}, later); });
  each_entry(r, top, "crowds", [&](const Node::Entry& e) { read_crowd(r, e, later); });
  each_entry(r, top, "vehicles", [&](const Node::Entry& e) { read_vehicle(r, e); });
  each_entry(r, top, "props", [&](const Node::Entry& e) { read_prop(r, e); });
  for (const Later& l : later) {
    Unit& u = r.drill.units[l.unit.index];
    if (l.at) u.at = read_where(r, *l.at, false);
    if (l.facing) u.facing = read_where(r, *l.facing);
    UnitId above = u.parent;
    bool placed = bool(u.at);
    for (; above && !placed; above = r.drill.units[above.index].parent) placed = bool(r.drill.units[above.index].at);
    if (!placed && u.count > 0 && !l.at)
      r.p.error("G0103", u.place, fmt::format("unit \"{}\" needs the key \"at\", its own or its parent's", u.key));
  }
  std::uint64_t people = 0;
  for (Unit& u : r.drill.units) {
    u.first_person = std::uint32_t(people);
    people += std::uint64_t(u.count);
  }
  if (people > std::uint64_t(kMostPeople))
    r.p.error("G0315", base::SourcePlace{r.p.file, 1, 1}, fmt::format("{} people; at most {}", people, kMostPeople));
  r.drill.person_count = std::uint32_t(std::min<std::uint64_t>(people, std::uint64_t(kMostPeople)));
}

}  // namespace scenes
