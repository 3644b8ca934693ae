// The part of apply.cpp that has to do with the hall and with other branches.
#pragma once

#include "app/train/apply_training.h"

namespace app {

struct BriefingApplier : TrainingApplier {
  using TrainingApplier::operator();

  void operator()(const ToggleAudience&);
  void operator()(const SetCurtain& c);
  void operator()(const ReleaseDecision&);
  void operator()(const LookPrivately&);
  void operator()(const SetPlannedTime& c);
  void operator()(const RestartPace&) { state.pace = {.whole = state.pace.whole}; }
  void operator()(const SetFloor& c);
  void operator()(const AskWhatIsKnown& c);
  void operator()(const PreviewOption& c);
  void operator()(const EndPreview&) { state.preview.reset(); }
  void operator()(const SetCompare& c);
  void operator()(const CompareWith& c);
};

// Who knew what: whom to ask first. The selected unit, else who decides at the open or next
// decision, else the first that a trainee could be; none = the drill has nobody to ask.
std::optional<scenes::UnitId> whom_to_ask(const AppState& state);
// While it is asked who knew what, a unit that is chosen is asked.
void ask_the_selected(AppState& state);
// After every act and every step of time: state.knowledge of the moment.
void follow_knowledge(AppState& state);

}  // namespace app
