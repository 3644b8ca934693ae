// The part of apply.cpp that moves through time and takes decisions.
#pragma once

#include "app/apply_forks.h"

namespace app {

struct TimeApplier : ForkApplier {
  using ForkApplier::operator();

  void operator()(const TogglePlay&);
  void operator()(const SetPlaying& c);
  void operator()(const SeekTo& c);
  void operator()(const SeekBy& c);
  void operator()(const SetSpeed& c);
  void operator()(const Shuttle& c);
  void operator()(const GoToStart&);
  void operator()(const GoToEnd&);
  void operator()(const GoToPhase& c);
  void operator()(const GoToEvent& c);
  void operator()(const GoToBeat& c);
  void operator()(const GoToDecision& c);
  void operator()(const ChooseOption& c);
  void operator()(const ConfirmOption& c);
  void operator()(const BackToDecision&);
  void operator()(const CloseCard&);
  void operator()(const TakePath& c);
  void operator()(const SetLoop& c);
  void operator()(const SetTimelineRange& c);
  void operator()(const AddBookmark& c);
  void operator()(const GoToBookmark& c);
  void operator()(const RemoveBookmark& c);
};

}  // namespace app
