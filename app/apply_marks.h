// The part of apply.cpp that draws, moves and erases marks, and goes back and forth over
// what was done.
#pragma once

#include "app/state.h"

namespace app {

// Before a change of the board: what it was can be had again by Undo.
void remember(AppState& state);
// Without line breaks and other control characters, valid UTF-8, at most
// kLongestMarkText bytes.
std::string one_line(std::string_view text);

struct MarkApplier {
  AppState& state;

  void operator()(const SetTool& c);
  void operator()(const SetMarkStyle& c);
  void operator()(const BeginMark& c);
  void operator()(const MoveMarkEnd& c);
  void operator()(const AddMarkPoint& c);
  void operator()(const EndMark& c);
  void operator()(const AbandonMark&) { state.draft.reset(); }
  void operator()(const SelectMark& c);
  void operator()(const SetMeasureSecretly& c) { state.measure_secretly = c.secretly; }
  void operator()(const ShareMark& c);
  void operator()(const MoveMark& c);
  void operator()(const SetMarkText& c);
  void operator()(const SetMarkSpan& c);
  void operator()(const EraseMark& c);
  void operator()(const ClearMarks&);
  void operator()(const ToggleMarks&) { state.show_marks = !state.show_marks; }
  void operator()(const Undo&);
  void operator()(const Redo&);
  void operator()(const PointLaser& c);
  void operator()(const ReleaseLaser&);
  void operator()(const SetLaserMode& c);
};

}  // namespace app
