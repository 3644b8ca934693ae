#include "app/views.h"

#include <algorithm>
#include <cmath>

#include "app/apply.h"
#include "app/build_view.h"
#include "scenes/shots.h"
#include "scenes/world.h"

namespace app {
namespace {

constexpr float kHalfTurn = scenes::kPi;
constexpr float kTopTilt = kHalfTurn / 2 - 0.001f;  // straight down would lose the bearing
constexpr float kNearest = 1, kFurthest = 700;
constexpr float kEyesFov = 1.05f, kUsualFov = 0.6f;

// Which way the unit's people look, as one bearing.
float bearing_of_unit(const AppState& state, scenes::UnitId unit) {
  const scenes::Unit& u = state.document->drill.units[unit.index];
  scenes::Vec2 sum;
  for (int i = 0; i < u.count; ++i) {
    const std::size_t person = u.first_person + std::size_t(i);
    if (person >= state.stage.people.size()) break;
    const float b = state.stage.people[person].bearing;
    sum = sum + scenes::Vec2{std::sin(b), std::cos(b)};
  }
  return scenes::length(sum) > 1e-3f ? std::atan2(sum.east, sum.north) : 0;
}

// An eye at `eye` that looks along `bearing`, as an orbit about a point before it.
Orbit eye_at(glm::vec3 eye, float bearing, float tilt) {
  Orbit orbit;
  orbit.bearing = bearing;
  orbit.tilt = tilt;
  orbit.distance = kNearest * 4;
  const glm::vec3 ahead = {std::sin(bearing) * std::cos(tilt), -std::sin(tilt), -std::cos(bearing) * std::cos(tilt)};
  orbit.target = eye + ahead * orbit.distance;
  orbit.fov_y = kEyesFov;
  return orbit;
}

// Whether nothing tall stands between a camera and what it looks at.
bool sees(const scenes::Venue& venue, scenes::Vec2 target, scenes::Vec2 ahead, const Orbit& orbit) {
  for (float along = 0; along <= orbit.distance + 2; along += 1) {
    const scenes::Vec2 p = target - ahead * (along * std::cos(orbit.tilt));
    const float height = 1.2f + along * std::sin(orbit.tilt);
    for (const scenes::Obstacle& o : venue.obstacles) {
      if (o.height + 1.5f <= height || o.height <= 1.5f) continue;
      using scenes::Vec2;
      for (const Vec2 beside : {Vec2{0, 0}, Vec2{1.6f, 0}, Vec2{-1.6f, 0}, Vec2{0, 1.6f}, Vec2{0, -1.6f}})  // eaves
        if (scenes::inside(o.outline, p + beside)) return false;
    }
  }
  return true;
}

// What the mode makes of the state's own orbit.
Orbit mode_orbit(const AppState& state) {
  const bool rides = state.camera_mode == CameraMode::follow || state.camera_mode == CameraMode::shoulder ||
                     state.camera_mode == CameraMode::eyes;
  scenes::Vec2 middle;
  float radius = 0;
  if (!rides || !state.selected || !place_of(state, *state.selected, middle, radius)) return state.orbit;
  if (state.camera_mode == CameraMode::follow) {
    Orbit orbit = state.orbit;
    orbit.target = to_world(middle, 1);
    return orbit;
  }
  const float bearing = bearing_of_unit(state, *state.selected);
  const scenes::Vec2 ahead = {std::sin(bearing), std::cos(bearing)};
  if (state.camera_mode == CameraMode::eyes) {
    // From the front of the unit, so that no neighbour's head fills the picture.
    return eye_at(to_world(middle + ahead * (radius * 0.5f + 0.6f), kEyeHeight), bearing, 0.06f);
  }
  return over_shoulder(state.document->drill.venue, middle, bearing, std::max(14.0f, radius * 2 + 10));
}

// Nobody sees the difference; a session file keeps fewer digits than the state.
bool same_place(const Orbit& a, const Orbit& b) {
  return glm::distance(a.target, b.target) < 0.05f && std::abs(a.distance - b.distance) < 0.05f &&
         std::abs(std::remainder(a.bearing - b.bearing, 2 * kHalfTurn)) < 2e-3f && std::abs(a.tilt - b.tilt) < 2e-3f &&
         std::abs(a.fov_y - b.fov_y) < 2e-3f && a.orthographic == b.orthographic;
}

float eased(double x) {
  const auto f = float(std::clamp(x, 0.0, 1.0));
  return f * f * (3 - 2 * f);
}

}  // namespace

Orbit over_shoulder(const scenes::Venue& venue, scenes::Vec2 middle, float bearing, float distance) {
  const scenes::Vec2 ahead{std::sin(bearing), std::cos(bearing)}, target = middle + ahead * 6;
  Orbit orbit;
  orbit.target = to_world(target, 1);
  orbit.bearing = bearing;
  // From further off with a long lens where there is room; close up with a wide one before
  // a wall; from steeply above only where nothing else is clear.
  struct Place {
    float share, tilt, fov;
  };
  for (const Place& place : {Place{1.0f, 0.32f, kUsualFov}, Place{0.75f, 0.34f, 0.7f}, Place{0.55f, 0.3f, 0.85f},
                             Place{0.42f, 0.26f, kEyesFov}, Place{0.3f, 0.32f, kEyesFov}}) {
    orbit.distance = distance * place.share;
    orbit.tilt = place.tilt;
    orbit.fov_y = place.fov;
    if (sees(venue, target, ahead, orbit)) return orbit;
  }
  orbit = {.target = to_world(middle, 1), .bearing = bearing, .tilt = 1.15f, .distance = distance};
  return orbit;
}

const scenes::SavedView* find_view(const scenes::Venue& venue, std::string_view name) {
  if (name.empty()) return nullptr;
  for (const scenes::SavedView& view : venue.views)
    if (view.name == name) return &view;
  return nullptr;
}

Orbit overview_of(const scenes::Venue& venue) {
  if (!venue.views.empty()) return orbit_of(venue.views.front());
  Orbit orbit;
  orbit.target = to_world((venue.low + venue.high) * 0.5f);
  orbit.distance = std::clamp(scenes::distance(venue.low, venue.high) * 0.9f, 30.0f, kFurthest);
  return orbit;
}

Orbit orbit_of_shot(const scenes::Venue& venue, std::string_view name) {
  const scenes::SavedView* view = find_view(venue, name);
  return view ? orbit_of(*view) : overview_of(venue);
}

Orbit within_reason(const Orbit& wish, const scenes::Venue& venue) {
  Orbit orbit = wish;
  const auto finite = [](float x, float otherwise) { return std::isfinite(x) ? x : otherwise; };
  orbit.bearing = std::remainder(finite(orbit.bearing, 0), 2 * kHalfTurn);
  orbit.tilt = std::clamp(finite(orbit.tilt, 0.8f), -1.2f, kTopTilt);
  orbit.distance = std::clamp(finite(orbit.distance, 100), kNearest, kFurthest);
  const float margin = 60;
  scenes::Vec2 at = to_ground(orbit.target);
  at.east = std::clamp(finite(at.east, 0), venue.low.east - margin, std::max(venue.low.east, venue.high.east) + margin);
  at.north =
      std::clamp(finite(at.north, 0), venue.low.north - margin, std::max(venue.low.north, venue.high.north) + margin);
  orbit.target = to_world(at, std::clamp(finite(orbit.target.y, 0), -5.0f, 120.0f));
  // The eye stays above the ground.
  const float eye = orbit.target.y + std::sin(orbit.tilt) * orbit.distance;
  if (eye < 0.4f) orbit.target.y += 0.4f - eye;
  return orbit;
}

bool place_of(const AppState& state, scenes::UnitId unit, scenes::Vec2& middle, float& radius) {
  if (!state.document || unit.index >= state.document->drill.units.size()) return false;
  const scenes::Unit& u = state.document->drill.units[unit.index];
  const auto& people = state.stage.people;
  const std::size_t end = std::min(people.size(), std::size_t(u.first_person) + std::size_t(std::max(u.count, 0)));
  scenes::Vec2 sum;
  int count = 0;
  for (std::size_t i = u.first_person; i < end; ++i) {
    if (people[i].activity == scenes::Activity::gone) continue;
    sum = sum + people[i].at;
    ++count;
  }
  if (count == 0) return false;
  middle = sum * (1 / float(count));
  radius = 0;
  for (std::size_t i = u.first_person; i < end; ++i)
    if (people[i].activity != scenes::Activity::gone) radius = std::max(radius, scenes::distance(people[i].at, middle));
  return true;
}

Orbit shown_orbit(const AppState& state) {
  const Orbit there = mode_orbit(state);
  return state.glide >= 1 ? there : between(state.glide_from, there, eased(state.glide));
}

void glide_to(AppState& state, const Orbit& orbit) {
  state.glide_from = shown_orbit(state);
  state.camera_mode = CameraMode::orbit;
  state.orbit = within_reason(orbit, state.document->drill.venue);
  state.glide = state.reduce_motion ? 1 : 0;
}

void follow_shots(AppState& state, scenes::Ms before) {
  if (!state.document || state.camera_mode != CameraMode::orbit) return;
  const scenes::Drill& drill = state.document->drill;
  const std::string_view was = scenes::view_at(drill, state.timeline, before),
                         is = scenes::view_at(drill, state.timeline, state.t);
  if (was == is || !same_place(state.orbit, within_reason(orbit_of_shot(drill.venue, was), drill.venue))) return;
  glide_to(state, orbit_of_shot(drill.venue, is));
}

void move_camera(AppState& state, const Orbit& orbit) {
  // Following goes on while one turns and zooms; riding along ends when one takes the camera.
  if (state.camera_mode == CameraMode::shoulder || state.camera_mode == CameraMode::eyes ||
      state.camera_mode == CameraMode::top)
    state.camera_mode = CameraMode::orbit;
  state.orbit = within_reason(orbit, state.document->drill.venue);
  state.glide = 1;
}

void leave_mode(AppState& state) {
  if (state.camera_mode == CameraMode::orbit) return;
  Orbit orbit = shown_orbit(state);
  const bool on_foot = state.camera_mode == CameraMode::eyes || state.camera_mode == CameraMode::walk;
  state.camera_mode = CameraMode::orbit;
  state.orbit = within_reason(orbit, state.document->drill.venue);
  state.glide = 1;
  if (on_foot) {  // step back into the air rather than stay at eye height
    orbit.distance = 40;
    orbit.tilt = 0.6f;
    orbit.fov_y = kUsualFov;
    glide_to(state, orbit);
  }
}

void set_mode(AppState& state, CameraMode mode) {
  Requests none;
  const bool needs_unit = mode == CameraMode::follow || mode == CameraMode::shoulder || mode == CameraMode::eyes;
  if (needs_unit && !state.selected) apply(state, SelectNext{1}, none);
  if (needs_unit && !state.selected) return;
  if (mode == CameraMode::orbit) {
    leave_mode(state);
    return;
  }
  const Orbit from = shown_orbit(state);
  if (mode == CameraMode::top) {
    Orbit orbit = from;
    orbit.tilt = kTopTilt;
    orbit.bearing = 0;
    orbit.fov_y = kUsualFov;
    orbit.distance = std::max(orbit.distance, 60.0f);
    orbit.target.y = 0;
    glide_to(state, orbit);
    state.camera_mode = CameraMode::top;
    return;
  }
  if (mode == CameraMode::walk) {
    stand_at(state, to_ground(from.target));
    return;
  }
  state.glide_from = from;
  state.camera_mode = mode;
  if (mode == CameraMode::follow) {
    state.orbit.fov_y = kUsualFov;
    state.orbit.distance = std::clamp(from.distance, 12.0f, 70.0f);
    state.orbit.tilt = std::clamp(from.tilt, 0.35f, 1.2f);
    state.orbit.bearing = from.bearing;
  }
  state.glide = state.reduce_motion ? 1 : 0;
}

void frame_selection(AppState& state) {
  scenes::Vec2 middle;
  float radius = 0;
  if (!state.selected || !place_of(state, *state.selected, middle, radius)) return;
  Orbit orbit = shown_orbit(state);
  orbit.target = to_world(middle, 1);
  orbit.distance = std::clamp(radius * 4 + 12, 16.0f, 200.0f);
  orbit.tilt = std::clamp(orbit.tilt, 0.4f, 1.0f);
  orbit.fov_y = kUsualFov;
  glide_to(state, orbit);
}

void stand_at(AppState& state, scenes::Vec2 at) {
  const float bearing = shown_orbit(state).bearing;
  glide_to(state, eye_at(to_world(at, kEyeHeight), bearing, 0.04f));
  state.camera_mode = CameraMode::walk;
}

void look_from(AppState& state, scenes::Vec2 at, float bearing) {
  state.orbit = eye_at(to_world(at, kEyeHeight), bearing, 0.04f);
  state.glide = 1;
  state.camera_mode = CameraMode::walk;
}

}  // namespace app
