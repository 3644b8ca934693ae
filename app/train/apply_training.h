// The part of apply.cpp that a class changes: roles, tasks, teams, evaluators' marks.
#pragma once

#include "app/apply_marks.h"

namespace app {

struct TrainingApplier : MarkApplier {
  using MarkApplier::operator();

  void operator()(const ChooseRole&);
  void operator()(const StartTraining& c);
  void operator()(const EndTraining&);
  void operator()(const AnswerPlace& c);
  void operator()(const AnswerShape& c);
  void operator()(const SkipTask& c);
  void operator()(const SetConfidence& c);
  void operator()(const CloseFeedback& c);
  void operator()(const SetTeams& c);
  void operator()(const NextTeam&);
  void operator()(const AddGuest& c);
  void operator()(const AddGuestAnswer& c);
  void operator()(const SetScoring& c) { state.training.scoring = c.on; }
  void operator()(const TogglePlenary&);
  void operator()(const TurnPlenary& c);
  void operator()(const ToggleSheet&) { state.training.sheet = !state.training.sheet; }
  void operator()(const Judge& c);
  void operator()(const WalkBy& c);
};

// One line of at most so many bytes, whole characters only.
std::string shortened(std::string text, std::size_t most);

// After ConfirmOption while training is on: the answer is the team's whose turn it is, and
// play waits for its feedback. With teams, the card opens again for the next one; the last
// one's option is played.
void after_answer(AppState& state);
// Esc: the open task is left as it is, and play goes on. False: none is open.
bool leave_task(AppState& state);
// PageDown of a trainee: on to the next task of the role or question, which opens, or to
// the end; nothing while one is open. False: no training is on, and beats are meant.
bool go_to_next_stop(AppState& state);
// After every act and every step of time: since when a question stands open, and that a
// task closes when one seeks away from it.
void follow_training(AppState& state);

}  // namespace app
