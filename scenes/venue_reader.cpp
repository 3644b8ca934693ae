#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/files.h"
#include "scenes/exact_math.h"
#include "scenes/fields.h"
#include "scenes/world.h"

namespace scenes {
namespace {

constexpr std::size_t kMostPlaces = 2000;
constexpr std::size_t kMostCorners = 256;

bool crosses(Vec2 a, Vec2 b, Vec2 c, Vec2 d) {
  const auto side = [](Vec2 p, Vec2 q, Vec2 r) { return cross(q - p, r - p); };
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

bool simple(const std::vector<Vec2>& p) {
  for (std::size_t i = 0; i < p.size(); ++i)
    for (std::size_t j = i + 2; j < p.size(); ++j)
      if (!(i == 0 && j + 1 == p.size()) && crosses(p[i], p[i + 1], p[j], p[(j + 1) % p.size()])) return false;
  return true;
}

std::vector<Vec2> read_line(Problems& p, const Node& n, std::size_t least) {
  std::vector<Vec2> out;
  if (n.kind != Node::Kind::list || n.entries.size() < least || n.entries.size() > kMostCorners) {
    p.error("G0104", n, fmt::format("expected a list of {} to {} positions [east, north]", least, kMostCorners));
    return out;
  }
  for (const Node::Entry& e : n.entries)
    if (const auto spot = read_spot(p, e.value)) out.push_back(*spot);
  if (out.size() != n.entries.size()) out.clear();
  return out;
}

std::vector<float> read_numbers(Problems& p, const Node& n, std::size_t count, const char* expected) {
  std::vector<float> out;
  if (n.kind == Node::Kind::list && n.entries.size() == count)
    for (const Node::Entry& e : n.entries)
      if (const auto v = read_number(p, e.value)) out.push_back(std::clamp(*v, -5000.0f, 5000.0f));
  if (out.size() != count) {
    p.error("G0104", n, fmt::format("expected {}", expected));
    out.clear();
  }
  return out;
}

// outline | rect | circle; counter-clockwise, or empty after a problem was told.
std::vector<Vec2> read_shape(Fields& f) {
  Problems& p = f.problems();
  const Node *outline = f.find("outline"), *rect = f.find("rect"), *circle = f.find("circle");
  if (int(outline != nullptr) + int(rect != nullptr) + int(circle != nullptr) != 1) {
    p.error("G0103", f.node(), "expected exactly one of outline, rect and circle");
    return {};
  }
  std::vector<Vec2> shape;
  if (outline) {
    shape = read_line(p, *outline, 3);
    if (!shape.empty() && (!simple(shape) || area_of(shape) < 1e-4f)) {
      p.error("G0401", *outline, "the outline crosses itself or has no area");
      return {};
    }
    float twice = 0;
    for (std::size_t i = 0; i < shape.size(); ++i) twice += cross(shape[i], shape[(i + 1) % shape.size()]);
    if (twice < 0) std::reverse(shape.begin(), shape.end());
  } else if (rect) {
    const auto v = read_numbers(p, *rect, 4, "[east, north, width, depth]");
    if (v.empty() || v[2] <= 0 || v[3] <= 0) {
      if (!v.empty()) p.error("G0401", *rect, "a rectangle has a width and a depth above 0");
      return {};
    }
    for (Vec2 c : {Vec2{-1, -1}, Vec2{1, -1}, Vec2{1, 1}, Vec2{-1, 1}})
      shape.push_back({v[0] + c.east * v[2] / 2, v[1] + c.north * v[3] / 2});
  } else {
    const auto v = read_numbers(p, *circle, 3, "[east, north, radius]");
    if (v.empty() || v[2] <= 0) {
      if (!v.empty()) p.error("G0401", *circle, "a circle has a radius above 0");
      return {};
    }
    const int corners = v[2] > 3 ? 24 : 10;
    for (int i = 0; i < corners; ++i) {
      const float a = 2 * kPi * float(i) / float(corners);
      shape.push_back({v[0] + exact_cos(a) * v[2], v[1] + exact_sin(a) * v[2]});
    }
  }
  return shape;
}

// Calls each(name, fields) for the entries of a map of named things.
template <class Each>
void named(Fields& top, const char* key, const char* what, const Each& each) {
  const Node* list = top.find(key);
  if (!list) return;
  Problems& p = top.problems();
  if (list->kind != Node::Kind::map) {
    p.error("G0104", *list, fmt::format("\"{}\" is a map of name: {{ … }}", key));
    return;
  }
  if (list->entries.size() > kMostPlaces) {
    p.error("G0315", *list, fmt::format("at most {} {}", kMostPlaces, key));
    return;
  }
  for (const Node::Entry& e : list->entries) {
    if (!is_name(e.key)) {
      p.add(base::Severity::error, "G0112", e.line, e.column,
            fmt::format("\"{}\" is no name: a-z, 0-9 and _, a letter first", e.key));
      continue;
    }
    Fields f(p, e.value, what);
    if (e.value.kind != Node::Kind::map) continue;
    each(e.key, f);
    f.finish();
  }
}

void read_obstacles(Fields& top, Venue& v) {
  named(top, "obstacles", "an obstacle", [&](const std::string& name, Fields& f) {
    Obstacle o{name, read_shape(f), 1};
    f.read("height", o.height, 0.05f, 200);
    int count = 1;
    Vec2 step;
    if (const Node* repeat = f.find("repeat")) {
      Fields r(f.problems(), *repeat, "repeat");
      r.read("count", count, 1, 200);
      if (const Node* s = r.require("step"))
        if (const auto spot = read_spot(f.problems(), *s)) step = *spot;
      r.finish();
    }
    if (o.outline.empty()) return;
    for (int i = 0; i < count && v.obstacles.size() < kMostPlaces; ++i) {
      v.obstacles.push_back(o);
      for (Vec2& c : o.outline) c = c + step;
    }
  });
}

void read_boards(Fields& top, Venue& v) {
  named(top, "boards", "a board", [&](const std::string& name, Fields& f) {
    Board board;
    board.name = name;
    if (const Node* n = f.require("at"))
      if (const auto spot = read_spot(f.problems(), *n)) board.at = *spot;
    f.read_bearing("bearing", board.bearing);
    f.read("width", board.width, 0.1f, 200);
    if (const Node* n = f.require("heights"))
      if (const auto h = read_numbers(f.problems(), *n, 2, "[lower edge, upper edge] above the ground"); !h.empty()) {
        if (h[1] <= h[0]) f.problems().error("G0110", *n, "the upper edge is above the lower one");
        board.low = h[0], board.high = h[1];
      }
    v.boards.push_back(std::move(board));
  });
}

void read_views(Fields& top, Venue& v) {
  named(top, "views", "a view", [&](const std::string& name, Fields& f) {
    SavedView view;
    view.name = name;
    f.read("title", view.title);
    if (const Node* n = f.require("target"))
      if (const auto spot = read_spot(f.problems(), *n)) view.target = *spot;
    f.read("height", view.height, -10, 200);
    f.read_bearing("bearing", view.bearing);
    float tilt = 45;
    f.read("tilt", tilt, 0, 90);
    view.tilt = tilt * (kPi / 180);
    f.read("distance", view.distance, 1, 2000);
    v.views.push_back(std::move(view));
  });
}

void check_inside(Problems& p, const Venue& v) {
  const auto out = [&](Vec2 at) {
    return at.east < v.low.east || at.north < v.low.north || at.east > v.high.east || at.north > v.high.north;
  };
  const auto tell = [&](const std::string& what) {
    p.warning("G0403", {p.file, 0, 0}, fmt::format("{} lies outside the venue's bounds", what));
  };
  for (const NamedPoint& n : v.points)
    if (out(n.at)) tell("point \"" + n.name + "\"");
  for (const NamedRoute& n : v.routes)
    if (std::any_of(n.points.begin(), n.points.end(), out)) tell("route \"" + n.name + "\"");
}

}  // namespace

base::Result<Venue> read_venue(const std::string& name, std::string_view yaml) {
  auto tree = read_yaml(name, yaml);
  if (!tree) return tree.diagnostics();
  Problems p{name, yaml, tree.diagnostics()};
  Venue v;
  v.file = name;
  Fields top(p, *tree, "a venue");
  if (tree->kind != Node::Kind::map) return p.list;
  int version = 0;
  top.require("gelar_venue");
  top.read("gelar_venue", version, 1, 1);
  top.read("title", v.title);
  top.read("notice", v.notice);
  top.read("model", v.model);
  if (v.model.find("..") != std::string::npos || v.model.starts_with('/'))
    p.error("G0112", *top.find("model"), "a model is named below models/, without \"..\"");
  float latitude = float(v.latitude), longitude = float(v.longitude);
  top.read("latitude", latitude, -90, 90);
  top.read("longitude", longitude, -180, 180);
  v.latitude = latitude;
  v.longitude = longitude;
  if (const Node* n = top.require("bounds")) {
    const std::vector<Vec2> b = read_line(p, *n, 2);
    if (b.size() == 2) v.low = b[0], v.high = b[1];
    const Vec2 size = v.high - v.low;
    if (b.size() == 2 && (size.east < 1 || size.north < 1 || size.east > 2000 || size.north > 2000))
      p.error("G0402", *n, "bounds are [[west, south], [east, north]], 1 to 2000 m a side");
  }
  named(top, "points", "a point", [&](const std::string& key, Fields& f) {
    NamedPoint n;
    n.name = key;
    f.read("title", n.title);
    if (const Node* at = f.require("at"))
      if (const auto spot = read_spot(p, *at)) n.at = *spot;
    f.read_bearing("bearing", n.bearing);
    v.points.push_back(std::move(n));
  });
  static const std::vector<std::string> kKinds = split_words("plain exit ring lane restricted room");
  named(top, "areas", "an area", [&](const std::string& key, Fields& f) {
    NamedArea a;
    a.name = key;
    f.read("title", a.title);
    if (const auto kind = f.read_word("kind", kKinds)) a.kind = static_cast<AreaKind>(*kind);
    a.outline = read_shape(f);
    if (!a.outline.empty()) v.areas.push_back(std::move(a));
  });
  named(top, "routes", "a route", [&](const std::string& key, Fields& f) {
    NamedRoute r;
    r.name = key;
    f.read("title", r.title);
    f.read("width", r.width, 0.3f, 50);
    if (const Node* n = f.require("points")) r.points = read_line(p, *n, 2);
    if (!r.points.empty()) v.routes.push_back(std::move(r));
  });
  read_obstacles(top, v);
  read_boards(top, v);
  read_views(top, v);
  top.finish();
  if (base::has_errors(p.list)) return p.list;
  check_inside(p, v);
  return {std::move(v), std::move(p.list)};
}

base::Result<Venue> read_venue(const std::filesystem::path& file) {
  auto text = base::read_file(file, kMostBytes);
  if (!text) return text.diagnostics();
  return read_venue(file.string(), *text);
}

Text where_is(const Venue& venue, Vec2 at) {
  const NamedArea* best = nullptr;
  for (const NamedArea& a : venue.areas)
    if (inside(a.outline, at) && (!best || area_of(a.outline) < area_of(best->outline))) best = &a;
  const NamedPoint* near = nullptr;
  for (const NamedPoint& p : venue.points)
    if (distance(p.at, at) < (near ? distance(near->at, at) : 4.0f)) near = &p;
  if (near && !near->title.empty()) return near->title;
  if (best && !best->title.empty()) return best->title;
  for (const NamedPoint& p : venue.points)
    if (distance(p.at, at) < (near ? distance(near->at, at) : 15.0f)) near = &p;
  return near ? near->title : Text{};
}

}  // namespace scenes
