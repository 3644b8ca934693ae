// A session played back, frame by frame, for a film of it: camera, pointer, ink, pauses
// and choices as they were, without a window and without a wall clock. The same session
// and steps give the same frames.
#pragma once

#include <functional>
#include <string>

#include "app/playback.h"
#include "base/jobs.h"

namespace app {

struct SessionFilm {
  AppState state;  // at `shown`
  Playback playback;
  scenes::BakeStore store;
  base::Workers workers;
  double from = 0, step = 0;  // seconds of the session's clock: of frame 0, and a frame
  std::int64_t shown = -1;    // the frame that `state` is at
  // Shown in this language; none = Indonesian, until the session itself changes it.
  std::optional<scenes::Language> language;
};

// `from` and `step` as above, step > 0; `language` may be set before.
void begin_session_film(SessionFilm& film, std::shared_ptr<const Document> document, Session session, double from,
                        double step);
// Plays on to a frame; one before the last shown begins anew. Whatever path the session
// takes there is baked first (as far as `progress` lets it).
void show_frame(SessionFilm& film, std::int64_t frame, base::Progress* progress);

// What is said just now, or asked, or was answered, as one line; "" = nothing.
std::string caption_of(const AppState& state);
// All of a film's captions as WebVTT. Plays it through, without pictures.
std::string captions_vtt(SessionFilm& film, std::int64_t frames, int fps, base::Progress* progress);

}  // namespace app
