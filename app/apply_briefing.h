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
  void operator()(const SetFloor& c);
  void operator()(const PreviewOption& c);
  void operator()(const EndPreview&) { state.preview.reset(); }
  void operator()(const SetCompare& c);
  void operator()(const CompareWith& c);
};

}  // namespace app
