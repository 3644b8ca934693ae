// What events name: places, the tables of a polling station, changes of metrics.
#include <fmt/format.h>

#include "base/text.h"
#include "scenes/drill_reader.h"

namespace scenes {
namespace {

// Places, or positions; one position alone is no list of names.
void read_places(Reading& r, Fields& f, const char* key, std::size_t most, std::vector<Where>& out) {
  const Node* node = f.require(key);
  if (!node) return;
  const bool one = node->kind != Node::Kind::list || node->entries.empty() ||
                   (node->entries[0].value.kind == Node::Kind::scalar && !is_name(node->entries[0].value.text));
  if (one) {
    out.push_back(read_where(r, *node, false));
    return;
  }
  for (const Node::Entry& n : node->entries) {
    if (out.size() == most) return r.p.error("G0110", n.value, fmt::format("at most {} places for \"{}\"", most, key));
    out.push_back(read_where(r, n.value, false));
  }
}

}  // namespace

std::vector<std::string> names_of(const std::map<std::string, std::uint32_t, std::less<>>& map) {
  std::vector<std::string> out;
  for (const auto& [name, index] : map) out.push_back(name);
  return out;
}

void read_station(Reading& r, Fields& f, Station& station) {
  read_places(r, f, "queue", 20, station.queue);
  read_places(r, f, "seats", 60, station.seats);
  read_places(r, f, "booths", 20, station.booths);
  const std::pair<const char*, Where*> tables[] = {
      {"check", &station.check}, {"call", &station.call}, {"box", &station.box}, {"ink", &station.ink}};
  for (const auto& [key, where] : tables)
    if (const Node* n = f.require(key)) *where = read_where(r, *n, false);
  const Node* takes = f.find("takes");
  if (!takes) return;
  Fields t(r.p, *takes, "takes");
  if (takes->kind != Node::Kind::map) return;
  t.read_duration("check", station.checking);
  t.read_duration("call", station.calling);
  t.read_duration("booth", station.voting);
  t.read_duration("box", station.casting);
  t.read_duration("ink", station.inking);
  t.finish();
}

Where read_where(Reading& r, const Node& n, bool with_units) {
  if (n.kind == Node::Kind::list) {
    if (const auto spot = read_spot(r.p, n)) return {Where::Kind::spot, 0, *spot};
    return {};
  }
  if (n.kind == Node::Kind::map) {
    r.p.error("G0104", n, "found a map, expected the name of a place or a position [east, north]");
    return {};
  }
  if (n.kind == Node::Kind::scalar) {
    if (const auto f = r.points.find(n.text); f != r.points.end()) return {Where::Kind::point, f->second, {}};
    if (const auto f = r.areas.find(n.text); f != r.areas.end()) return {Where::Kind::area, f->second, {}};
    if (const auto f = r.routes.find(n.text); f != r.routes.end()) return {Where::Kind::route, f->second, {}};
    if (const auto f = r.units.find(n.text); with_units && f != r.units.end())
      return {Where::Kind::unit, f->second, {}};
    if (const auto f = r.vehicles.find(n.text); with_units && f != r.vehicles.end())
      return {Where::Kind::vehicle, f->second, {}};
  }
  std::vector<std::string> names = names_of(r.points);
  for (const auto* map : {&r.areas, &r.routes, &r.units})
    for (std::string& name : names_of(*map)) names.push_back(std::move(name));
  r.p.error("G0202", n, fmt::format("unknown place \"{}\"", n.text), base::did_you_mean(n.text, names));
  return {};
}

std::vector<Effect> read_effects(Reading& r, Fields& f) {
  std::vector<Effect> out;
  const Node* n = f.find("effects");
  if (!n) return out;
  if (n->kind != Node::Kind::map) {
    r.p.error("G0104", *n, "\"effects\" is a map of metric: change, like { S: -6 }");
    return out;
  }
  for (const Node::Entry& e : n->entries) {
    const auto metric = r.metrics.find(e.key);
    if (metric == r.metrics.end()) {
      r.p.add(base::Severity::error, "G0209", e.line, e.column, fmt::format("unknown metric \"{}\"", e.key),
              base::did_you_mean(e.key, names_of(r.metrics)));
      continue;
    }
    Node one;
    one.kind = Node::Kind::map;
    one.entries.push_back(e);
    Fields g(r.p, one, "effects");
    int delta = 0;
    g.read(e.key, delta, -100, 100);
    out.push_back({MetricId(metric->second), delta});
  }
  return out;
}

}  // namespace scenes
