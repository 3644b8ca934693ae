// Who knew what, when: what a role could see from where it stands, and which words had
// reached it. So that a decision is judged by what was known, not by hindsight.
#pragma once

#include <optional>
#include <vector>

#include "scenes/stage.h"

namespace app {

// Eyes of an adult see people's conduct this far (metres), and this wide to both sides of
// where the body looks (radians): the field that is watched, heads turning, not the 200
// degrees that eyes catch at most.
inline constexpr float kSightReach = 90, kSightHalfAngle = 1.15f;
// How far words carry, metres: voice over a crowd's noise, megaphone, loudspeaker car.
inline constexpr float kVoice = 15, kMegaphone = 60, kLoudspeaker = 150;

// Where the unit's leader stands and looks: its person nearest to the front. False: all
// of its people are gone.
struct Eyes {
  scenes::Vec2 at;
  float bearing = 0;
};
bool eyes_of(const scenes::Drill& drill, const scenes::Stage& stage, scenes::UnitId unit, Eyes& out);

// Whether nothing of more than a man's height stands between the eyes and a person there,
// who is near enough and not behind.
bool can_see(const scenes::Venue& venue, const Eyes& eyes, scenes::Vec2 there);

// The ground in sight: the eyes, then the rim from left to right, cut off by what is tall.
std::vector<scenes::Vec2> sight_outline(const scenes::Venue& venue, const Eyes& eyes);

// By unit: the share of its people that the role sees, 0..1. No role (observer): all 1.
std::vector<float> seen_units(const scenes::Drill& drill, const scenes::Stage& stage,
                              std::optional<scenes::UnitId> role);

// Whether what an event says has reached the role: an observer hears all; an inject
// reaches those that it names (from, to, responsible) by title, leader, code or agency,
// "Kapolres", "Padal" and "Posko" being the command; words carry as far as their means
// do, and by radio to every unit of the security forces. `stage` is the moment at which
// it is said. Narration is for the class and reaches everybody.
bool reaches(const scenes::Drill& drill, const scenes::Event& event, const scenes::Stage& stage,
             std::optional<scenes::UnitId> role);

}  // namespace app
