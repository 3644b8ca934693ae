// From seconds that pass to model time. The wall clock of the whole program is read here
// (player.cpp) and nowhere else.
#pragma once

#include <string>

#include "app/state.h"

namespace app {

inline constexpr float kLaserSeconds = 1.2f;  // how long a released trail takes to fade

// Seconds since some moment in the past; never goes back.
double wall_seconds();
// The date and time now, UTC, in strftime's words.
std::string utc_text(const char* form);

// Lets `seconds` pass: play or shuttle moves t, a decision not yet answered stops play
// and opens its card, the end stops it, glides and messages grow older. Never calls for
// tables that are not baked: then `waiting` is set and t stands still. Pure but for the
// state. True when anything that can be seen has changed.
bool advance(AppState& state, double seconds);

// True while something moves by itself, so that frames must follow each other.
bool needs_frames(const AppState& state);

}  // namespace app
