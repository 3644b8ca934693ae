// A trainee's way through a drill: role, tasks, answers, teams and marks of evaluators, as
// values. Commands change it (apply_training.cpp), the session file keeps those, so that
// progress is saved as it happens and can be gone on with.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "scenes/timeline.h"
#include "scenes/world.h"

namespace app {

inline constexpr std::size_t kMostTeams = 12, kLongestTeam = 40, kLongestNote = 200;

enum class Verdict : std::uint8_t { none, yes, partly, no };
inline constexpr int kVerdicts = 4;

struct TaskResult {
  std::uint32_t task = 0;  // into Drill::tasks
  int tries = 0;
  bool right = false;
  bool skipped = false;
};
struct TeamAnswer {
  scenes::DecisionId decision;
  std::uint8_t option = 0;
  std::string reason;
  std::uint32_t team = 0;    // into Training::teams; 0 where there are none
  int confidence = 0;        // percent; 0 = not said
  std::int64_t thought = 0;  // milliseconds from question to answer; 0 = not known
};
struct Judged {
  Verdict verdict = Verdict::none;
  std::string note;
  scenes::Ms at = 0;  // the moment that the evaluator looked at
};

struct Training {
  bool on = false;
  bool choosing = false;               // the page of roles is open
  std::optional<scenes::UnitId> role;  // none = observer
  std::optional<std::uint32_t> open_task;
  std::vector<TaskResult> results;  // by the time that they were first answered
  bool last_was_wrong = false;      // of the open task: tried, and off
  std::vector<std::string> teams;   // empty = one trainee
  std::uint32_t turn = 0;           // whose turn it is, into teams
  int confidence = 0;               // said for the open decision
  std::vector<TeamAnswer> answers;
  std::optional<scenes::DecisionId> feedback;  // answered, its doctrine and consequence are shown
  // Teams of other machines (train/merge.h); TeamAnswer::team into `guests`.
  std::vector<std::string> guests;
  std::vector<TeamAnswer> guest_answers;
  std::vector<std::filesystem::path> guest_files;  // their sessions: none is taken twice
  std::vector<Judged> judged;                      // as Drill::evaluation, as far as anything was said
  bool scoring = true;                             // false: discussion only, nothing is counted
  bool plenary = false;                            // the answers of all teams side by side
  int plenary_page = 0;                            // a decision that somebody answered; after them the results
  bool sheet = false;                              // the evaluators' sheet is open
  std::optional<scenes::DecisionId> asked;         // the question that stands open, and since when
  std::int64_t asked_at = 0;  // (wall clock, milliseconds of the session)
};

// Whether play waits for the trainee: a task or a feedback is open.
inline bool is_held(const Training& t) { return t.on && (t.open_task || t.feedback); }

// Units that a trainee may be: those with people that are no crowd.
std::vector<scenes::UnitId> roles_of(const scenes::Drill& drill);
bool is_for(const scenes::Task& task, std::optional<scenes::UnitId> role);

// When a task comes up on a path, since StartEx; none = its phase is not met, or has ended
// by then.
std::optional<scenes::Ms> time_of(const scenes::Drill& drill, const scenes::Timeline& timeline, std::uint32_t task);
const TaskResult* result_of(const Training& training, std::uint32_t task);  // null = not answered
bool is_done(const Training& training, std::uint32_t task);                 // right or skipped
// The first task of the role within [from, to] that is not done.
std::optional<std::uint32_t> due_task(const scenes::Drill& drill, const scenes::Timeline& timeline,
                                      const Training& training, scenes::Ms from, scenes::Ms to);

// Metres from `at` to the place that the task means: 0 inside an area, or on a route. A
// unit or vehicle is looked for where it stands at StartEx.
float distance_to(const scenes::Drill& drill, const scenes::Where& where, scenes::Vec2 at);
bool is_right(const scenes::Drill& drill, const scenes::Task& task, scenes::Vec2 at);

// --- scoring, where it is wanted ---

// How good an option is among those of its decision, 0..1: the sum of its effects, each
// counted for or against as its metric says, between the worst and the best of them.
float quality_of(const scenes::Drill& drill, const scenes::Decision& decision, std::uint8_t option);

struct Score {
  int tasks = 0, first_try = 0, right = 0;  // met; right at once; right in the end
  int decisions = 0, proportional = 0;      // answered; without force above conduct
  float quality = 0;                        // mean of quality_of, 0..1
  // Mean of 1 - (confidence - quality)^2 over the answers with a confidence (a quadratic
  // rule: sure and right counts most, sure and wrong least); none = nobody said one.
  std::optional<float> calibrated;
  std::int64_t median_thought = 0;  // milliseconds; 0 = not known
};
// Of one team's answers; tasks are the class's.
Score score_of(const scenes::Drill& drill, const scenes::Timeline& timeline, const Training& training,
               std::uint32_t team);
// The part of it that answers make; what people did is read from `timeline`.
void add_answers(const scenes::Drill& drill, const scenes::Timeline& timeline, std::span<const TeamAnswer> answers,
                 Score& score);

// A step of a walker at eye height, `by` metres on the ground: along walls where it would
// run into them, never into one.
scenes::Vec2 walked(const scenes::World& world, scenes::Vec2 from, scenes::Vec2 by);

}  // namespace app
