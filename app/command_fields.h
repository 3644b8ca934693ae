// The fields of each command, once, for the session's writer and reader alike. A visitor
// is called with references to them in the order in which the file has them.
#pragma once

#include "app/commands.h"

namespace app {

// Commands without fields.
template <class V, class C>
void fields(V&, C&) {
  static_assert(sizeof(C) == 1, "a command with fields lists them here");
}

template <class V>
void fields(V& v, Orbit& o) {
  v(o.target);
  v(o.bearing);
  v(o.tilt);
  v(o.distance);
  v(o.fov_y);
  v(o.orthographic);
}
template <class V>
void fields(V& v, MarkStyle& s) {
  v(s.colour);
  v(s.width);
  v(s.glass);
  v(s.saved);
}

// clang-format off
template <class V> void fields(V& v, SetPlaying& c) { v(c.playing); }
template <class V> void fields(V& v, SeekTo& c) { v(c.t); }
template <class V> void fields(V& v, SeekBy& c) { v(c.delta); }
template <class V> void fields(V& v, SetSpeed& c) { v(c.speed); }
template <class V> void fields(V& v, Shuttle& c) { v(c.direction); }
template <class V> void fields(V& v, GoToPhase& c) { v(c.index); }
template <class V> void fields(V& v, GoToEvent& c) { v(c.direction); }
template <class V> void fields(V& v, GoToBeat& c) { v(c.direction); }
template <class V> void fields(V& v, GoToDecision& c) { v(c.decision); }
template <class V> void fields(V& v, ChooseOption& c) { v(c.option); }
template <class V> void fields(V& v, ConfirmOption& c) { v(c.reason); }
template <class V> void fields(V& v, TakePath& c) { v(c.decision); v.option_of(c.decision, c.option); }
template <class V> void fields(V& v, Select& c) { v(c.unit); }
template <class V> void fields(V& v, SelectNext& c) { v(c.direction); }
template <class V> void fields(V& v, SetCameraMode& c) { v(c.mode); }
template <class V> void fields(V& v, MoveCamera& c) { fields(v, c.orbit); }
template <class V> void fields(V& v, GlideCamera& c) { fields(v, c.orbit); }
template <class V> void fields(V& v, ShowView& c) { v(c.name); }
template <class V> void fields(V& v, KeepView& c) { v(c.index); }
template <class V> void fields(V& v, GoToView& c) { v(c.index); }
template <class V> void fields(V& v, StandAt& c) { v(c.at.east); v(c.at.north); }
template <class V> void fields(V& v, SetTool& c) { v(c.tool); }
template <class V> void fields(V& v, SetMarkStyle& c) { fields(v, c.style); }
template <class V> void fields(V& v, BeginMark& c) { v(c.kind); v(c.at); }
template <class V> void fields(V& v, MoveMarkEnd& c) { v(c.at); }
template <class V> void fields(V& v, AddMarkPoint& c) { v(c.at); }
template <class V> void fields(V& v, EndMark& c) { v(c.text); }
template <class V> void fields(V& v, SelectMark& c) { v(c.id); }
template <class V> void fields(V& v, MoveMark& c) { v(c.id); v(c.by); }
template <class V> void fields(V& v, SetMarkText& c) { v(c.id); v(c.text); }
template <class V> void fields(V& v, SetMarkSpan& c) { v(c.id); v(c.from); v(c.to); }
template <class V> void fields(V& v, EraseMark& c) { v(c.id); }
template <class V> void fields(V& v, PointLaser& c) { v(c.at); }
template <class V> void fields(V& v, SetLaserMode& c) { v(c.mode); }
template <class V> void fields(V& v, SetMeasureSecretly& c) { v(c.secretly); }
template <class V> void fields(V& v, ShareMark& c) { v(c.id); v(c.shared); }
template <class V> void fields(V& v, AddBookmark& c) { v(c.name); }
template <class V> void fields(V& v, GoToBookmark& c) { v(c.index); }
template <class V> void fields(V& v, RemoveBookmark& c) { v(c.index); }
template <class V> void fields(V& v, SetLoop& c) { v(c.from); v(c.to); }
template <class V> void fields(V& v, SetCurtain& c) { v(c.curtain); }
template <class V> void fields(V& v, SetFloor& c) { v(c.scale); v(c.pixels_per_metre); v(c.grid); }
template <class V> void fields(V& v, SetPlannedTime& c) { v(c.whole); }
template <class V> void fields(V& v, AskWhatIsKnown& c) { v(c.unit); }
template <class V> void fields(V& v, PreviewOption& c) { v(c.decision); v.option_of(c.decision, c.option); }
template <class V> void fields(V& v, SetCompare& c) { v(c.mode); }
template <class V> void fields(V& v, CompareWith& c) { v(c.decision); v.option_of(c.decision, c.option); }
template <class V> void fields(V& v, SetTimelineRange& c) { v(c.from); v(c.to); }
template <class V> void fields(V& v, StartTraining& c) { v(c.unit); }
template <class V> void fields(V& v, AnswerPlace& c) { v(c.task); v(c.at.east); v(c.at.north); }
template <class V> void fields(V& v, AnswerShape& c) { v(c.task); v(c.shape); }
template <class V> void fields(V& v, SkipTask& c) { v(c.task); }
template <class V> void fields(V& v, SetConfidence& c) { v(c.percent); }
template <class V> void fields(V& v, CloseFeedback& c) { v(c.back); }
template <class V> void fields(V& v, SetTeams& c) { v(c.names); }
template <class V> void fields(V& v, SetScoring& c) { v(c.on); }
template <class V> void fields(V& v, TurnPlenary& c) { v(c.by); }
template <class V> void fields(V& v, MergeSession& c) { v(c.file); }
template <class V> void fields(V& v, AddGuest& c) { v(c.file); v(c.name); }
template <class V> void fields(V& v, AddGuestAnswer& c) { v(c.decision); v.option_of(c.decision, c.option); v(c.confidence); v(c.thought); v(c.reason); }
template <class V> void fields(V& v, TrainDrill& c) { v(c.file); }
template <class V> void fields(V& v, MakePaper& c) { v(c.kind); v(c.pdf); }
template <class V> void fields(V& v, Judge& c) { v(c.line); v(c.verdict); v(c.note); }
template <class V> void fields(V& v, WalkBy& c) { v(c.ahead); v(c.aside); v(c.turn); }
template <class V> void fields(V& v, BeginFork& c) { v(c.name); }
template <class V> void fields(V& v, NameFork& c) { v(c.id); v(c.name); }
template <class V> void fields(V& v, DropFork& c) { v(c.id); }
template <class V> void fields(V& v, TakeFork& c) { v(c.id); }
template <class V> void fields(V& v, AddOrder& c) { v.order(c.text); }
template <class V> void fields(V& v, SkipEvent& c) { v.event(c.event); }
template <class V> void fields(V& v, HoldEvent& c) { v.event(c.event); }
template <class V> void fields(V& v, FireEvent& c) { v.event(c.event); }
template <class V> void fields(V& v, RestoreEvent& c) { v.event(c.event); }
template <class V> void fields(V& v, CompareFork& c) { v(c.id); }
template <class V> void fields(V& v, SetOrderStyle& c) { v(c.shape); v(c.pace); }
template <class V> void fields(V& v, ReviewFork& c) { v(c.id); }
template <class V> void fields(V& v, WriteReview& c) { v(c.as_new); }
template <class V> void fields(V& v, SetRehearsal& c) { v(c.eyes); v(c.contrast); v(c.room); }
template <class V> void fields(V& v, BrowseTo& c) { v(c.folder); }
template <class V> void fields(V& v, NewDrill& c) { v(c.file); }
template <class V> void fields(V& v, SetLanguage& c) { v(c.language); }
template <class V> void fields(V& v, SetTheme& c) { v(c.theme); }
template <class V> void fields(V& v, SetScale& c) { v(c.scale); }
template <class V> void fields(V& v, SetLabels& c) { v(c.level); }
template <class V> void fields(V& v, SetUnitLook& c) { v(c.look); }
template <class V> void fields(V& v, ShowDensity& c) { v(c.show); }
template <class V> void fields(V& v, DimOthers& c) { v(c.dim); }
template <class V> void fields(V& v, SetReduceMotion& c) { v(c.reduce); }
template <class V> void fields(V& v, SetMouseProfile& c) { v(c.profile); }
template <class V> void fields(V& v, TogglePane& c) { v(c.pane); }
template <class V> void fields(V& v, SetTab& c) { v(c.tab); }
template <class V> void fields(V& v, OpenDrill& c) { v(c.file); }
template <class V> void fields(V& v, ResumeSession& c) { v(c.file); }
template <class V> void fields(V& v, PlaySession& c) { v(c.file); }
template <class V> void fields(V& v, PlaybackSeek& c) { v(c.seconds); }
// clang-format on

}  // namespace app
