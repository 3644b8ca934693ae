// Forks: branches that an instructor improvises. A fork is data on the board (undone, kept
// and replayed like marks); while one plays, the open document is the script's with its
// amendments carried out, so that every panel, report and picture sees it as a drill.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "scenes/amendments.h"
#include "scenes/timeline.h"

namespace app {

struct AppState;
struct Document;

struct Fork {
  std::uint32_t id = 0;  // from 1, unique within a session
  std::string name;      // "" = its number will do
  std::string branch;    // options taken before it, "DP1=A,DP2=B"
  std::uint32_t parent = 0;  // the fork that it left; 0 = the plan
  std::string phase;     // where it leaves the plan: a phase's id …
  scenes::Ms at = 0;     // … and the time since its start
  std::vector<scenes::Amendment> amendments;
  friend bool operator==(const Fork&, const Fork&) = default;
};
inline constexpr std::size_t kMostForks = 50;

const Fork* find_fork(const std::vector<Fork>& forks, std::uint32_t id);  // null = none
// When it leaves the plan on a path, since StartEx; none = the path has no such phase.
std::optional<scenes::Ms> moment_of(const Fork& fork, const scenes::Drill& drill, const scenes::Timeline& timeline);
// `path` with the options that the fork was made after.
scenes::Path path_of(const Fork& fork, const scenes::Drill& drill, scenes::Path path);
// Whether the path still takes all of them.
bool lies_on(const Fork& fork, const scenes::Drill& drill, const scenes::Path& path);

// How the instructor's hand has left an event of the script, for the MSEL.
enum class EventStatus : std::uint8_t { planned, running, done, skipped, held, fired, not_met };
EventStatus status_of(const AppState& state, scenes::EventId event);

// The script's document with amendments carried out; shares its world, models and tables.
std::shared_ptr<const Document> amended_document(const Document& plan, std::vector<scenes::Amendment> amendments);
// Brings state.document to state.fork as it stands on the board now; nothing when it is.
void refresh_fork(AppState& state);

// An order to a unit as an event of the script's language. `east`, `north`: metres.
struct OrderStyle {
  int shape = -1;  // of scenes::Shape; -1 = as it stands
  scenes::Pace pace = scenes::Pace::march;
  friend bool operator==(const OrderStyle&, const OrderStyle&) = default;
};
std::string move_order(const scenes::Drill& drill, scenes::UnitId unit, scenes::Vec2 to, const OrderStyle& style);
std::string form_order(const scenes::Drill& drill, scenes::UnitId unit, scenes::Shape shape);
std::string mood_order(const scenes::Drill& drill, scenes::UnitId crowd, scenes::Mood mood);
std::string inject_order(std::string_view serial, const scenes::Text& text);
const char* shape_word(scenes::Shape shape);  // as the script writes it: "paruh_lembing"
// "F1": a serial that no event of the drill has.
std::string free_serial(const scenes::Drill& drill);

}  // namespace app
