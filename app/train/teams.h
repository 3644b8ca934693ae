// Teams side by side: those that answer in turn on this machine, and guests, whose answers
// came in session files of their own. And where each team's way through the drill ends.
#pragma once

#include <span>

#include "app/train/training.h"

namespace app {

inline constexpr std::size_t kMostGuests = 24;  // teams of other machines

// One team's answers, at most one a decision: the last that it gave.
struct TeamBook {
  std::string name;  // "" = one trainee alone
  std::vector<TeamAnswer> answers;
  bool guest = false;
};
// Teams of this machine first, then guests. Where there are no teams, one without a name
// if it has answered anything.
std::vector<TeamBook> books_of(const Training& training);
// How the teams answered a decision: one entry per option.
std::vector<int> votes_of(const scenes::Drill& drill, std::span<const TeamBook> books, scenes::DecisionId decision);
// The decisions that somebody answered, in the script's order.
std::vector<scenes::DecisionId> answered_of(const scenes::Drill& drill, std::span<const TeamBook> books);
// A team's answer to a decision; null = none.
const TeamAnswer* answer_of(const TeamBook& book, scenes::DecisionId decision);
// Pages of the plenary view: one a decision that somebody answered, and the results where
// they are counted. At least 1.
int plenary_pages(const scenes::Drill& drill, const Training& training);

// Adds a guest; a name that is taken gets a number. False: there are kMostGuests already.
bool add_guest(Training& training, std::string name, std::span<const TeamAnswer> answers);

// What a team's answers make of the drill: decisions that it did not answer take their
// default.
struct Outcome {
  scenes::Timeline timeline;
  std::vector<int> metrics;                // at the end, as Drill::metrics
  const scenes::Ending* ending = nullptr;  // into the drill; null = it has none
  int answered = 0;
};
Outcome outcome_of(const scenes::Drill& drill, std::span<const TeamAnswer> answers);

// How an ending's test stands: "C 29 > 20" is off by 9. `off` <= 0 = met.
struct Threshold {
  scenes::EndingTest test;
  int value = 0, off = 0;
};
// Of all the tests of an ending, those of `all` first.
std::vector<Threshold> thresholds_of(const scenes::Ending& ending, std::span<const int> metrics);
// What keeps a team from the drill's first ending, which is the one wished for: the tests
// that are not met.
std::vector<Threshold> short_of_best(const scenes::Drill& drill, std::span<const int> metrics);

}  // namespace app
