// Where the camera goes: modes, glides, saved views. Used by apply.cpp; positions come
// from the state's stage.
#pragma once

#include <string_view>

#include "app/state.h"

namespace app {

inline constexpr float kEyeHeight = 1.65f;  // metres

// Over the shoulder of who stands at `middle` and looks along `bearing`, `distance` metres
// off, nearer or higher where something tall would stand in the way.
Orbit over_shoulder(const scenes::Venue& venue, scenes::Vec2 middle, float bearing, float distance);

const scenes::SavedView* find_view(const scenes::Venue& venue, std::string_view name);  // null = none of that name
// The venue's first saved view, else one made of its bounds.
Orbit overview_of(const scenes::Venue& venue);
// Of a shot of the drill: the view of that name, else the overview.
Orbit orbit_of_shot(const scenes::Venue& venue, std::string_view name);
// Finite, above the ground, not further off than the venue makes sense of.
Orbit within_reason(const Orbit& orbit, const scenes::Venue& venue);

void glide_to(AppState& state, const Orbit& orbit);     // from what is shown now, in orbit mode
void move_camera(AppState& state, const Orbit& orbit);  // at once
// After the time went from `before` to the state's: a camera that stands where the drill's shot
// put it goes on to the shot of now; whoever moved it elsewhere keeps it.
void follow_shots(AppState& state, scenes::Ms before);
void set_mode(AppState& state, CameraMode mode);
void leave_mode(AppState& state);  // orbit mode; nothing moves
void frame_selection(AppState& state);
void stand_at(AppState& state, scenes::Vec2 at);
// At once, at eye height: a step of somebody on foot.
void look_from(AppState& state, scenes::Vec2 at, float bearing);

}  // namespace app
