// Improvised changes of a drill: what an instructor adds, skips, holds back or fires while
// it is played. A drill never changes; amending gives another drill, as a pure function, so
// that a fork is baked, played, sought and compared like anything that a script says.
//
// Moments are kept as a phase's id and the time since its start, events by their ids, and
// what is added as a line of the script's own language: amendments outlive an edit of the
// script, and can be written into it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scenes/drill.h"

namespace scenes {

struct Amendment {
  // What the script has `after:` an event waits when that is held, and moves with it when it
  // is fired, unless an amendment of its own came first. What is skipped takes nothing along.
  enum class Kind : std::uint8_t {
    add,   // an event that the script does not have
    skip,  // it does not happen
    hold,  // it does not happen until it is fired
    fire,  // it begins at the moment named, wherever the script has it
  };
  Kind kind = Kind::add;
  std::string phase;  // add, fire: the phase in which it begins
  Ms at = 0;          // add, fire: since that phase's start, 0 .. Phase::lasts
  std::string event;  // skip, hold, fire: whose id; add: the new event's own, unlike any other
  std::string text;   // add: the event as YAML, without `at`, `after` and `id`
  friend bool operator==(const Amendment&, const Amendment&) = default;
};
inline constexpr std::size_t kMostAmendments = 400;      // of a drill; more are misfits
inline constexpr std::size_t kLongestAmendment = 4'000;  // bytes of `text`
inline constexpr std::string_view kAddedPrefix = "+";    // of the ids of added events: "+1"

struct Misfit {
  std::size_t amendment = 0;  // index of it
  base::Diagnostic why;
};
struct Amended {
  // Events keep their indices; added ones follow them, in the order of the amendments.
  Drill drill;
  std::vector<Misfit> misfits;  // what could not be carried out; all else was
};
// Carried out in order: of several about one event the last one counts. Codes of misfits:
// those of the reader for `text`, A0001 no such phase, A0002 no such event, A0003 after the
// phase's end, A0004 too many or too long, A0005 not one event without a time.
Amended amend(const Drill& drill, std::span<const Amendment> amendments);

// Whether `text` would do as an added event of this drill. Errors: as above.
base::Result<Event> read_added_event(const Drill& drill, std::string_view text);

}  // namespace scenes
