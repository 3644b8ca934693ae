// Shapes on the ground, as a staff map has them: ribbons with arrow heads, bars across,
// hatched areas, rings. Positions are (east, north); everything is appended to the
// overlay triangles of a view.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "renderer/view.h"
#include "scenes/drill.h"

namespace app {

struct Ribbon {
  float width = 1;           // metres
  std::uint32_t colour = 0;  // sRGB, 0xAABBGGRR
  renderer::Pattern pattern = renderer::Pattern::solid;
  bool closed = false;
  bool arrow = false;    // a head at the end, within the length
  bool bars = false;     // a bar across each end: a phase line's T-marks
  float height = 0.02f;  // above the ground
  float ticks = 0;       // a short bar across every so many metres, to tell time on a route; 0 = none
};
void add_ribbon(renderer::RenderView& view, std::span<const scenes::Vec2> points, const Ribbon& ribbon);

// `triangles`: indices into the outline, from triangulate.
void add_area(renderer::RenderView& view, std::span<const scenes::Vec2> outline,
              std::span<const std::uint32_t> triangles, std::uint32_t colour, renderer::Pattern pattern);

// A simple polygon cut into triangles, counter-clockwise; a polygon that crosses itself
// gives fewer, never a crash.
std::vector<std::uint32_t> triangulate(std::span<const scenes::Vec2> outline);

// The line with its corners rounded, for eyes rather than for feet.
std::vector<scenes::Vec2> rounded(std::span<const scenes::Vec2> points, bool closed);

// What the venue's areas and routes look like, made once per drill.
struct GroundShapes {
  struct Area {
    std::vector<scenes::Vec2> outline;
    std::vector<std::uint32_t> triangles;
  };
  std::vector<Area> areas;                        // as Venue::areas
  std::vector<std::vector<scenes::Vec2>> routes;  // as Venue::routes, rounded
};
GroundShapes ground_shapes(const scenes::Venue& venue);

// The shape that a `mark` event draws.
void add_mark(renderer::RenderView& view, const GroundShapes& shapes, const scenes::Drill& drill,
              const scenes::Event& mark);

}  // namespace app
