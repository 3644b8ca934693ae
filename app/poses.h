// From what somebody does to which clips show it: the one place where activities become
// movement. Pure functions of the moment.
#pragma once

#include "app/cast.h"
#include "renderer/view.h"
#include "scenes/stage.h"

namespace app {

// What the people of a unit do together at a moment.
struct UnitInStep {
  float marched = 0;          // metres of the first who marches: a unit steps to one drum
  scenes::Vec2 forward;       // the way those look who take cover,
  float foremost = 0;         // and how far ahead along it the first rank is
};
UnitInStep in_step(const scenes::Unit& unit, const scenes::Stage& stage);

// 0 below `low`, 1 above `high`, smooth between.
float ramp(float low, float high, float x);
// Place within a cycle, 0..1; exact for hours of model time.
float phase_of(double turns);

// What a pose depends on besides the person.
struct PoseMoment {
  const UnitInStep& together;
  scenes::Ms t = 0;
  bool holds_box = false;  // who does `carry` has a prop before the body, and no stretcher's poles
};

// Fills clips, phases and blend. Feet follow the metres walked, so they do not slide;
// breathing and gestures follow the time, each person a little apart from the next.
void pose(const Actor& actor, const Repertoire& can, const scenes::PersonState& state, const PoseMoment& moment,
          renderer::Person& out);

}  // namespace app
