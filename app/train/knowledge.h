// Who knew what, when: what a role could see from where it stands, and which words had
// reached it. So that a decision is judged by what was known, not by hindsight.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scenes/motion.h"
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

// Whom of a moment a role sees.
struct Sight {
  std::vector<std::uint8_t> people, vehicles;  // of the stage: 1 = seen; those who are gone are not
  std::vector<float> units;                    // by unit: the share of its people, 0..1; of the role itself 1
};
// No role (observer): everybody.
Sight seen_by(const scenes::Drill& drill, const scenes::Stage& stage, std::optional<scenes::UnitId> role);
// Below this share of its people a unit counts as not seen.
inline constexpr float kLeastSeen = 0.15f;

// How an event comes to a role. What the script says of an inject, and what is reckoned
// from where people stand, are told apart.
enum class Way : std::uint8_t {
  unknown,      // not worked out yet
  none,         // it does not
  everybody,    // narration is for the class; an observer hears all
  own,          // its own people say or do it
  sender,       // an inject's `from` names it,
  addressee,    // or its `to`,
  responsible,  // or who is to answer it: the script's word
  radio,        // of the forces, which all listen: taken as heard
  voice,        // within reach of a voice,
  megaphone,    // of a megaphone,
  loudspeaker,  // of a loudspeaker car
  sight         // it saw those who did it
};
struct Reached {
  Way way = Way::unknown;
  float metres = -1;  // from its ears or eyes to the nearest who spoke or acted; < 0 = not reckoned
  scenes::Ms at = 0;  // when; of what did not reach it, when it began
};

// How what an event says reaches the role: an inject reaches those that it names (from, to,
// responsible) by title, leader, code or agency, "Kapolres", "Padal" and "Posko" being the
// command; words carry as far as their means do, and by radio to every unit of the security
// forces. `stage` is the moment at which it is said. Never `sight` or `unknown`.
Reached way_to(const scenes::Drill& drill, const scenes::Event& event, const scenes::Stage& stage,
               std::optional<scenes::UnitId> role);
bool reaches(const scenes::Drill& drill, const scenes::Event& event, const scenes::Stage& stage,
             std::optional<scenes::UnitId> role);

// Whether an event is words (inject, say, warn, narrate), or an act that whoever sees it
// knows of (push, throw, fire, detain ...); neither: nobody is told by it.
bool is_words(const scenes::Event& event);
bool is_act(const scenes::Event& event);

// The unit that a name in the script means, "Kapolres melalui Karendalops": of those that
// are no crowd and have people, the one named first. None: nobody of the drill.
std::optional<scenes::UnitId> unit_named(const scenes::Drill& drill, const scenes::Text& words);

// What a role knows along a path: whom it sees at one moment, and how each event came to
// it. Nobody's, empty, where nothing was asked.
struct Knowledge {
  std::optional<scenes::UnitId> role;
  scenes::Ms at = -1;  // the stage's moment that `sight` and `ground` are of
  Sight sight;
  std::vector<scenes::Vec2> ground;  // sight_outline
  std::vector<Reached> events;  // by event of the drill; of those begun by `at`, as far as they could be worked out
};
// Brings it up to the moment of `stage`; another role begins anew.
void look_around(Knowledge& knowledge, const scenes::Drill& drill, const scenes::Stage& stage,
                 std::optional<scenes::UnitId> role);
// Then works out the events of the path that have begun. What is known of one stays as it
// is: who changes the path clears `events`. An act may be seen at any of five moments
// between its beginning and its end.
void hear_events(Knowledge& knowledge, const scenes::Motion& motion);
// Whether it knew of the event by its moment.
bool knows(const Knowledge& knowledge, scenes::EventId event);
inline bool is_hidden(const Knowledge& k, std::size_t unit) {
  return unit < k.sight.units.size() && k.sight.units[unit] < kLeastSeen;
}

}  // namespace app
