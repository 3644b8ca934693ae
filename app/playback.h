// Briefing replay: a session plays back by its own clock, camera, pointer, ink, pauses and
// choices; who watches may leave the track, look around, and return.
#pragma once

#include "app/session.h"

namespace app {

struct Playback {
  Session session;
  std::size_t next = 0;  // line to be done next
  double at = 0;         // seconds of the session's clock
  bool playing = true;
  bool off_track = false;  // the camera is the viewer's
  Orbit track;             // where the track's camera is
  scenes::Ms track_t = 0;  // when it was put there: the drill's shots may have gone on since
};

double length_of(const Playback& playback);  // seconds, to the last act
// From the beginning: the state is the drill's at StartEx.
Playback begin_playback(Session session, AppState& state);
// Lets seconds pass; acts whose time has come are carried out. True when anything changed.
bool advance_playback(Playback& playback, AppState& state, double seconds);
// The speed at which play arrives at the next act's moment in time for it: a machine that
// was too slow for the state's own speed, or stood still, is played back as it was, without
// a leap at every act.
double pace_of(const Playback& playback, const AppState& state);
// Any moment of the session: the same as playing up to it.
void seek_playback(Playback& playback, AppState& state, double seconds);
// Leaves the track, or returns to it with a glide.
void toggle_track(Playback& playback, AppState& state);

}  // namespace app
