// The drill: what a script says, checked and resolved. A value that never changes after
// read_drill has returned it. The words are those of scenes/LANGUAGE.md.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "scenes/text.h"
#include "scenes/venue.h"

namespace scenes {

// Model time: milliseconds since StartEx. Durations use the same unit.
using Ms = std::int64_t;

using UnitId = base::Id<struct UnitTag>;          // index into Drill::units
using VehicleId = base::Id<struct VehicleTag>;    // Drill::vehicles
using PropId = base::Id<struct PropTag>;          // Drill::props
using PhaseId = base::Id<struct PhaseTag>;        // Drill::phases
using EventId = base::Id<struct EventTag>;        // Drill::events
using DecisionId = base::Id<struct DecisionTag>;  // Drill::decisions
using MetricId = base::Id<struct MetricTag>;      // Drill::metrics

enum class Situation : std::uint8_t { green, yellow, red };                  // hijau, kuning, merah
enum class Conduct : std::uint8_t { orderly, passive, active, aggressive };  // tertib, pasif, aktif, agresif
enum class Mood : std::uint8_t { calm, tense, hostile, panicked, dispersing };

// Highest force stage (1..6) that answers a conduct, after Perkap 1/2009: orderly 2,
// passive 3, active 4, aggressive 5. Stage 6 is not playable.
constexpr int proportional_stage(Conduct conduct) { return 2 + int(conduct); }

enum class Agency : std::uint8_t {
  polri, dalmas, raimas, negotiator, lantas, tni, satpol_pp, linmas, dishub, medical, fire, kpu, bawaslu, official,
  media, crowd, evaluator
};
inline constexpr int kAgencyCount = 17;

// What a unit is made of: a row of the fixed catalogue in catalogue.cpp.
struct UnitType {
  std::string_view key;         // "dalmas_awal"
  Text title;
  Agency agency = Agency::polri;
  // Figures by name under models/figures/; a person's is picked by seed.
  std::vector<std::string_view> figures;
  bool drilled = true;          // marches in step, keeps slots; false = walks as people do
  float voice = 0;              // how much of a conduct's noise its people make, 0..1: 1 came to be heard
};
const std::vector<UnitType>& unit_types();
struct VehicleType {
  std::string_view key;         // "awc": also the model's name under models/vehicles/
  Text title;
  Agency agency = Agency::polri;
  float length = 5, width = 2;  // metres
  float speed = 4;              // metres per second on the venue
};
const std::vector<VehicleType>& vehicle_types();
struct PropType {
  std::string_view key;         // also the model's name under models/props/
  Text title;
  float radius = 0.3f;
};
const std::vector<PropType>& prop_types();

enum class Shape : std::uint8_t {
  bersaf,         // line of 1..3 ranks
  tali,           // bersaf holding the rope
  berkait,        // bersaf, arms linked
  banjar,         // column, `front` files
  paruh_lembing,  // wedge
  melintang,      // echelon
  lingkar,        // circle facing out
  berlindung,     // three ranks under shields
  mengurai,       // bersaf with gaps of 2 files every 5
  scattered,      // loosely spread over the area, as a crowd or a resting unit is
  posts,          // spread evenly along a route or an area's rim, as guards are
  seated,         // rows of seats
};

struct Formation {
  Shape shape = Shape::bersaf;
  int ranks = 2;
  int front = 3;           // files of a column, seats of a row
  float interval = 0;      // metres centre to centre; 0 = the shape's own (domain tables in formations.h)
  float rank_gap = 0;      // metres; 0 = the shape's own
};

// Somewhere in the venue.
struct Where {
  enum class Kind : std::uint8_t { none, point, area, route, unit, vehicle, spot };
  Kind kind = Kind::none;
  std::uint32_t index = 0;   // into the venue's points, areas, routes, or the drill's units, vehicles
  Vec2 spot;                 // kind spot: [east, north] written in the script
  explicit operator bool() const { return kind != Kind::none; }
};

// A node of the order of battle: a unit with its own people, or a parent of others, or
// (agency crowd) a crowd or one of its groups. Children come after their parent.
struct Unit {
  std::string key;                 // full name: "dalmas_awal_1", "massa", "massa.core"
  Text title;
  std::string code;                // short name for labels: "DA1"
  std::uint32_t type = 0;          // into unit_types()
  Agency agency = Agency::polri;   // the type's, unless the script says otherwise
  int count = 0;                   // own people, without the children's
  // Of these, who stand by the formation instead of in it: the leader first, then those who
  // help him (megaphone, extinguishers, first aid). They are the unit's first people.
  int support = 0;
  bool counts_to_strength = true;
  bool crowd = false;              // moves as a crowd does: loose, pressing, in small groups
  UnitId parent;
  std::vector<UnitId> children;
  Text leader;                     // a function, never a name: "Danton D-21"
  Where at;                        // at StartEx
  Where facing;
  Formation formation;
  Mood mood = Mood::calm;
  std::uint32_t first_person = 0;  // people [first_person, first_person + count) of the Stage
  base::SourcePlace place;
};

// How many of a unit stand in its formation's ranks.
inline int in_ranks(const Unit& unit) { return unit.count - unit.support; }

struct Vehicle {
  std::string key;
  Text title;
  std::uint32_t type = 0;  // into vehicle_types()
  UnitId crew;             // optional: who rides it
  Where at;
  float bearing = 0;
  base::SourcePlace place;
};

struct Prop {
  std::string key;
  Text title;
  std::uint32_t type = 0;  // into prop_types()
  Where at;
  float bearing = 0;
  int count = 1;           // laid in a row to the right of `at`
  float spacing = 1;       // metres
  bool hidden = false;     // appears with a later event
  base::SourcePlace place;
};

enum class Verb : std::uint8_t {
  // movement
  move, form, hold, dress, wheel, cover, relieve, escort, embark, disembark, pass_command,
  // crowd
  gather, march, chant, sit, throw_, surge, push, part, split, disperse, vote, mood,
  // means
  say, warn, spray, extinguish, barrier, treat, detain, fire, show_prop, hide_prop,
  // talk
  inject, narrate, show, mark, situation, metric,
};

enum class Pace : std::uint8_t { slow, step, walk, march, run };  // 0.47, 0.70, 1.2, 1.12, 2.20 m/s
enum class Relief : std::uint8_t { lapis_ganti, lintas_ganti };
enum class Posture : std::uint8_t { stand, sit, lie, kneel, berlindung, siaga, dorong, bertahan };

struct Effect {
  MetricId metric;
  int delta = 0;
};

// A polling station as voters pass it: places of its tables, and how long each takes on the
// average (proposals of this project; a script gives its own under `takes`).
struct Station {
  std::vector<Where> queue;          // bends of the queue, from the check on
  Where check, call, box, ink;
  std::vector<Where> seats, booths;  // 1..60, 1..20
  Ms checking = 20'000, calling = 10'000, voting = 40'000, casting = 6'000, inking = 5'000;
};

// One order or happening. Which fields count depends on the verb (LANGUAGE.md, "Verbs").
struct Event {
  std::string id;                    // unique; "<phase>#3" when the script gives none
  Verb verb = Verb::narrate;
  Ms at = 0;                         // since its phase's start, or since the decision for an option's event
  Ms lasts = 0;                      // as written, or the verb's own
  std::optional<EventId> after;      // `at` was reckoned from its end, and moves with it when it is amended
  std::vector<UnitId> who;           // leaves of the order of battle (parents are expanded)
  std::vector<UnitId> by;            // relieve: who takes over; treat, detain, escort, cover, split: whom (`of`)
  std::vector<VehicleId> vehicles;   // vehicles among `who`
  std::vector<PropId> props;
  std::vector<Where> via;            // points passed before `where`
  std::vector<Where> exits;          // disperse, vote: areas of kind exit
  Station station;                   // vote
  Where where;                       // route, point, area, unit
  Where facing;
  Pace pace = Pace::walk;
  Formation formation;
  bool forms = false;                // any key of the formation was given; else it keeps its own
  Posture posture = Posture::stand;
  Relief relief = Relief::lapis_ganti;
  Mood mood = Mood::calm;
  float distance = 0;                // push, surge, facing retreat (negative), cover: metres
  float turn = 0;                    // wheel: radians, clockwise
  float step = 10;                   // push: metres between two stops
  Ms rest = 15'000;                  // push: how long each stop lasts
  float smoke = 0, flame = 0;        // fire: 0..1
  int number = 0;                    // warn: 1..3
  std::string object;                // throw: cup, bottle, stone
  Text text;                         // what is said, narrated, injected
  // inject: the MSEL row; `serial` may stand at any event
  std::string serial, from, to, delivery;
  Text expect, responsible;
  // situation
  std::optional<Situation> situation;
  std::optional<int> force;          // 1..6
  std::optional<Conduct> conduct;
  std::vector<Effect> effects;
  std::string view;                  // show: a saved view
  std::string mark;                  // mark: "phase_line", "zone", "route", "ring"
  bool addition = false;             // "tambahan": not named by the source of the drill
  bool contingency = false;          // happens only where an amendment fires it (amendments.h)
  std::uint64_t added = 0;           // hash of what an amendment says; 0 = the script's own
  base::SourcePlace place;
};

struct Option {
  std::string key;                   // "A"
  Text label;
  Text because;                      // doctrine, law
  Text outcome;                      // the consequence in words
  std::vector<EventId> events;       // `at` since the decision
  std::vector<Effect> effects;       // at the decision
  PhaseId goes_to;                   // none = the phase goes on
  std::optional<int> force;          // stage that the option uses; against conduct → proportional?
  base::SourcePlace place;
};

struct Decision {
  std::string id;                    // "DP7"
  PhaseId phase;
  Ms at = 0;                         // since the phase's start
  Text question;
  std::vector<Text> indicators;
  Text by;                           // who decides
  std::vector<Option> options;       // 2..6
  std::uint32_t fallback = 0;        // the default option
  base::SourcePlace place;
};

struct Phase {
  std::string id;
  Text title;
  Text goal;
  Text notes;                        // for the presenter
  Situation situation = Situation::green;
  Conduct conduct = Conduct::orderly;
  int force = 1;
  Ms lasts = 0;
  std::string view;
  std::vector<EventId> events;
  std::vector<DecisionId> decisions; // by time
  PhaseId next;                      // none = EndEx
  base::SourcePlace place;
};

// A short exercise for a trainee in a phase, checked on the table.
enum class TaskKind : std::uint8_t {
  stand,   // be at a place
  point,   // show a place
  choose,  // name the formation
};
struct Task {
  std::string id;
  TaskKind kind = TaskKind::stand;
  PhaseId phase;
  Ms at = 0;                         // since the phase's start
  std::vector<UnitId> roles;         // leaves; empty = whatever role the trainee has
  Text ask;                          // "Stand where the second platoon starts"
  Text because;                      // shown with the answer
  Where where;                       // stand, point
  float within = 3;                  // metres off the point, or off the area's or route's rim
  std::vector<Shape> shapes;         // choose: among these
  Shape answer = Shape::bersaf;      // choose: this one
  base::SourcePlace place;
};

// A line of the evaluators' sheet (EEG): what is looked for, and at which moments.
struct EvaluationTask {
  std::string id;
  Text title;
  std::vector<DecisionId> decisions;
  std::vector<EventId> events;
  base::SourcePlace place;
};

struct Metric {
  std::string key;                   // "S"
  Text title;
  int start = 0;
  int drift_milli = 0;               // thousandths per minute of model time: -500 = -0.5
  bool high_is_good = false;
};

struct EndingTest {
  MetricId metric;
  bool at_most = true;               // metric <= limit, else metric >= limit
  int limit = 0;
};
struct Ending {
  std::string id;
  Text title, text;
  std::vector<EndingTest> all, any;  // both empty = otherwise
};

struct Drill {
  std::string file;
  std::uint64_t source_hash = 0;     // of the script and the venue, for caches and sessions
  Text title, summary;
  std::vector<Text> objectives;
  Venue venue;
  std::string start;                 // ISO 8601, "2024-08-20T08:00+07:00"
  std::int64_t start_unix = 0;       // seconds since 1970 UTC
  int utc_offset_minutes = 0;
  float wind_bearing = 0;            // where it comes from, radians
  float wind_speed = 0;              // metres per second
  std::uint64_t seed = 1;
  std::optional<int> strength;
  std::vector<Unit> units;
  std::vector<Vehicle> vehicles;
  std::vector<Prop> props;
  std::vector<Metric> metrics;
  std::vector<Ending> endings;
  std::vector<Phase> phases;         // [0] starts
  std::vector<Decision> decisions;
  std::vector<Event> events;
  std::vector<Task> tasks;                 // by phase, then by time
  std::vector<EvaluationTask> evaluation;  // in the script's order
  std::uint32_t person_count = 0;
};

// Reads and checks a script and its venue; all problems at once, warnings where it can
// still play.
base::Result<Drill> read_drill(const std::filesystem::path& file);
// The same for a text that is not (yet) what lies at `file`, a patched script for example;
// its venue is looked for from there.
base::Result<Drill> read_drill(const std::filesystem::path& file, std::string_view text);

// Sum of the people that count, with the children's.
int strength_of(const Drill& drill);
// The unit and everything below it, leaves with people only, in order.
std::vector<UnitId> leaves_of(const Drill& drill, UnitId unit);

}  // namespace scenes
