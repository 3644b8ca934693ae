// From a Stage to a RenderView: the one place where (east, north) becomes (x, y, z) and
// activities become animation clips.
#pragma once

#include <optional>

#include "app/document.h"
#include "app/train/knowledge.h"
#include "renderer/view.h"
#include "scenes/stage.h"

namespace app {

inline glm::vec3 to_world(scenes::Vec2 p, float up = 0) { return {p.east, up, -p.north}; }
inline scenes::Vec2 to_ground(glm::vec3 p) { return {p.x, -p.z}; }
// Heading about +Y (0 = +Z) of a compass bearing (0 = north = -Z, clockwise).
inline float to_heading(float bearing) { return scenes::kPi - bearing; }

struct ViewOptions {
  std::optional<scenes::UnitId> selected;
  bool dim_others = false;
  bool reduce_motion = false;      // no blinking
  bool overlays = true;            // routes, zones, phase lines in force
  bool people = true;              // false where symbols stand for them
  bool density = false;            // how dense the crowd stands
  const Knowledge* knowledge = nullptr;  // dims whom a role does not see, and draws the ground that it sees
};

// Everything of `out` but the camera and the UI. Vectors are reused. Labels are the
// interface's business (gui/labels.h).
void build_view(const Document& document, const scenes::Motion& motion, const scenes::Stage& stage,
                const ViewOptions& options, renderer::RenderView& out);

// Adds, as translucent figures, whoever of another branch's stage stands or does otherwise
// than in `here`; both of the same document. After build_view.
void add_ghosts(const Document& document, const scenes::Stage& here, const scenes::Stage& other,
                renderer::RenderView& out);

// Sun, sky and night from the drill's clock and place at t (NOAA's solar position
// formulas, good to 0.5 degrees).
renderer::Light light_at(const scenes::Drill& drill, scenes::Ms t);
// The same at a time of that day, since midnight at the place.
renderer::Light light_at_clock(const scenes::Drill& drill, scenes::Ms since_midnight);

}  // namespace app
