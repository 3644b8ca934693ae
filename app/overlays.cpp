#include "app/overlays.h"

#include <algorithm>
#include <cmath>

#include "app/agency.h"
#include "app/build_view.h"

namespace app {
namespace {

using renderer::OverlayVertex;
using renderer::Pattern;
using renderer::RenderView;
using scenes::Vec2;

// None of them green, yellow or red: those are the situation's.
constexpr std::uint32_t kTeal = 0x2EC4B6, kViolet = 0x8E7CC3, kPaper = 0xF4F1E8, kSky = 0x5AA9E6;

std::uint32_t add_vertex(RenderView& view, Vec2 at, const Ribbon& ribbon, float along, float across) {
  view.overlay_vertices.push_back({to_world(at, ribbon.height), ribbon.colour, {along, across}, ribbon.pattern});
  return std::uint32_t(view.overlay_vertices.size() - 1);
}

void add_triangle(RenderView& view, std::uint32_t a, std::uint32_t b, std::uint32_t c) {
  view.overlay_indices.insert(view.overlay_indices.end(), {a, b, c});
}

// The way along which the two edges of a ribbon are offset at a corner; longer than one
// where the line bends, within reason.
Vec2 mitre(Vec2 before, Vec2 after) {
  const Vec2 middle = scenes::direction(before + after, after);
  const Vec2 side = right_of(middle);
  const float fit = dot(side, right_of(after));
  return side * (1 / std::max(fit, 0.4f));
}

void add_bar(RenderView& view, Vec2 at, Vec2 across, const Ribbon& ribbon) {
  const Ribbon bar{.width = ribbon.width, .colour = ribbon.colour, .pattern = ribbon.pattern, .height = ribbon.height};
  const Vec2 ends[] = {at - across * (2.2f * ribbon.width + 0.8f), at + across * (2.2f * ribbon.width + 0.8f)};
  add_ribbon(view, ends, bar);
}

// Short bars, every `ribbon.ticks` metres of the line.
void add_ticks(RenderView& view, std::span<const Vec2> points, const Ribbon& ribbon, float until) {
  const Ribbon bar{.width = 0.28f * ribbon.width, .colour = ribbon.colour | 0xff000000u, .height = ribbon.height + 0.01f};
  float before = 0, next = ribbon.ticks;
  for (std::size_t i = 1; i < points.size(); ++i) {
    const float length = scenes::distance(points[i - 1], points[i]);
    const Vec2 along = scenes::direction(points[i] - points[i - 1]), across = right_of(along) * (0.95f * ribbon.width);
    for (; next <= std::min(before + length, until); next += ribbon.ticks) {
      const Vec2 at = points[i - 1] + along * (next - before), ends[] = {at - across, at + across};
      add_ribbon(view, ends, bar);
    }
    before += length;
  }
}

void add_head(RenderView& view, Vec2 tip, Vec2 forward, float length, const Ribbon& ribbon, float along) {
  const Vec2 side = right_of(forward);
  Ribbon head = ribbon;
  head.pattern = Pattern::solid;  // across is 0 there: a rim would not know its sides
  const float half = 1.25f * ribbon.width;
  const Vec2 foot = tip - forward * length;
  add_triangle(view, add_vertex(view, foot + side * half, head, along, 0),
               add_vertex(view, tip, head, along + length, 0), add_vertex(view, foot - side * half, head, along, 0));
}

float length_of(std::span<const Vec2> points) {
  float sum = 0;
  for (std::size_t i = 1; i < points.size(); ++i) sum += scenes::distance(points[i - 1], points[i]);
  return sum;
}

}  // namespace

void add_ribbon(RenderView& view, std::span<const Vec2> points, const Ribbon& ribbon) {
  const std::size_t n = points.size();
  if (n < 2) return;
  const float total = length_of(points);
  const float head = ribbon.arrow ? std::min(2.2f * ribbon.width, 0.7f * total) : 0;
  const std::size_t count = ribbon.closed ? n + 1 : n;
  float along = 0;
  std::uint32_t left = 0, right = 0;
  bool begun = false;
  for (std::size_t i = 0; i < count; ++i) {
    const Vec2 here = points[i % n];
    const Vec2 back = i > 0 || ribbon.closed ? points[(i + n - 1) % n] : here;
    const Vec2 next = i + 1 < n || ribbon.closed ? points[(i + 1) % n] : here;
    const Vec2 after = scenes::direction(next - here, scenes::direction(here - back));
    const Vec2 before = scenes::direction(here - back, after);
    if (i > 0) along += scenes::distance(points[i - 1], here);
    // The body ends where the head begins.
    Vec2 at = here;
    float reached = along;
    const bool last = ribbon.arrow && along >= total - head;
    if (last) {
      at = here - before * (along - (total - head));
      reached = total - head;
    }
    const Vec2 offset = (last ? right_of(before) : mitre(before, after)) * (ribbon.width / 2);
    const std::uint32_t l = add_vertex(view, at - offset, ribbon, reached, -1);
    const std::uint32_t r = add_vertex(view, at + offset, ribbon, reached, 1);
    if (begun) {
      add_triangle(view, left, right, r);
      add_triangle(view, left, r, l);
    }
    left = l, right = r, begun = true;
    if (last) break;
  }
  if (ribbon.arrow) {
    const Vec2 forward = scenes::direction(points[n - 1] - points[n - 2]);
    add_head(view, points[n - 1], forward, head, ribbon, total - head);
  }
  if (ribbon.ticks > 0.5f) add_ticks(view, points, ribbon, total - 1.3f * head);
  if (ribbon.bars && !ribbon.closed) {
    add_bar(view, points[0], right_of(scenes::direction(points[1] - points[0])), ribbon);
    add_bar(view, points[n - 1], right_of(scenes::direction(points[n - 1] - points[n - 2])), ribbon);
  }
}

void add_area(RenderView& view, std::span<const Vec2> outline, std::span<const std::uint32_t> triangles,
              std::uint32_t colour, Pattern pattern) {
  const auto first = std::uint32_t(view.overlay_vertices.size());
  for (const Vec2 p : outline) view.overlay_vertices.push_back({to_world(p, 0.01f), colour, {p.east, 0}, pattern});
  for (const std::uint32_t i : triangles) view.overlay_indices.push_back(first + i);
}

std::vector<std::uint32_t> triangulate(std::span<const Vec2> outline) {
  std::vector<std::uint32_t> left(outline.size()), triangles;
  for (std::size_t i = 0; i < left.size(); ++i) left[i] = std::uint32_t(i);
  const auto is_ear = [&](std::size_t i) {
    const std::size_t n = left.size();
    const std::uint32_t ia = left[(i + n - 1) % n], ib = left[i], ic = left[(i + 1) % n];
    const Vec2 a = outline[ia], b = outline[ib], c = outline[ic];
    if (cross(b - a, c - b) <= 1e-9f) return false;
    for (const std::uint32_t k : left) {
      if (k == ia || k == ib || k == ic) continue;
      const Vec2 p = outline[k];
      if (cross(b - a, p - a) >= 0 && cross(c - b, p - b) >= 0 && cross(a - c, p - c) >= 0) return false;
    }
    return true;
  };
  while (left.size() >= 3) {
    std::size_t ear = 0;
    while (ear < left.size() && !is_ear(ear)) ++ear;
    if (ear == left.size()) break;
    const std::size_t n = left.size();
    triangles.insert(triangles.end(), {left[(ear + n - 1) % n], left[ear], left[(ear + 1) % n]});
    left.erase(left.begin() + std::ptrdiff_t(ear));
  }
  return triangles;
}

std::vector<Vec2> rounded(std::span<const Vec2> points, bool closed) {
  std::vector<Vec2> line(points.begin(), points.end());
  for (int round = 0; round < 3 && line.size() >= 3 && line.size() < 4096; ++round) {
    std::vector<Vec2> finer;
    const std::size_t n = line.size();
    if (!closed) finer.push_back(line.front());
    for (std::size_t i = 0; i + 1 < n || (closed && i < n); ++i) {
      const Vec2 a = line[i], b = line[(i + 1) % n];
      // Corners are cut by at most two metres, so that a route stays where it is.
      const float cut = std::min(0.25f, 2.0f / std::max(scenes::distance(a, b), 1e-3f));
      if (closed || i > 0) finer.push_back(a + (b - a) * cut);
      if (closed || i + 2 < n) finer.push_back(b - (b - a) * cut);
    }
    if (!closed) finer.push_back(line.back());
    line = std::move(finer);
  }
  return line;
}

GroundShapes ground_shapes(const scenes::Venue& venue) {
  GroundShapes shapes;
  for (const auto& area : venue.areas) shapes.areas.push_back({area.outline, triangulate(area.outline)});
  for (const auto& route : venue.routes) shapes.routes.push_back(rounded(route.points, false));
  return shapes;
}

void add_mark(RenderView& view, const GroundShapes& shapes, const scenes::Drill& drill, const scenes::Event& mark) {
  using Kind = scenes::Where::Kind;
  const bool lane = mark.mark == "lane";
  const bool ring = mark.mark == "ring";
  if (mark.where.kind == Kind::area && mark.where.index < shapes.areas.size()) {
    const GroundShapes::Area& area = shapes.areas[mark.where.index];
    const std::uint32_t colour = ring ? kSky : lane ? kTeal : kViolet;
    if (!ring) add_area(view, area.outline, area.triangles, from_rgb(colour, 80), Pattern::hatched);
    add_ribbon(view, area.outline,
               {.width = 0.35f,
                .colour = from_rgb(colour, 220),
                .pattern = ring ? Pattern::dashed : Pattern::solid,
                .closed = true});
  } else if (mark.where.kind == Kind::route && mark.where.index < shapes.routes.size()) {
    const auto& line = shapes.routes[mark.where.index];
    const float width = drill.venue.routes[mark.where.index].width;
    if (mark.mark == "phase_line")
      add_ribbon(view, line, {.width = 0.42f, .colour = from_rgb(kPaper, 245), .pattern = Pattern::rimmed, .bars = true});
    else if (lane)
      add_ribbon(view, line, {.width = width, .colour = from_rgb(kTeal, 110), .pattern = Pattern::hatched});
    else
      add_ribbon(view, line,
                 {.width = std::clamp(width * 0.4f, 0.8f, 2.0f), .colour = from_rgb(kTeal, 230), .pattern = Pattern::rimmed, .arrow = true});
  }
}

}  // namespace app
