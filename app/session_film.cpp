#include "app/session_film.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "app/apply.h"
#include "app/film.h"
#include "app/in_words.h"
#include "app/player.h"
#include "app/train/knowledge.h"

namespace app {
namespace {

// player.cpp lets no more than a quarter of a second pass at once.
constexpr double kLongestStep = 0.2;

std::shared_ptr<const scenes::Motion> baked(SessionFilm& film, std::shared_ptr<const Document> document,
                                            const scenes::Path& path, base::Progress* progress) {
  auto motion = scenes::bake({.drill = &document->drill,
                              .world = document->world,
                              .store = &film.store,
                              .workers = &film.workers,
                              .progress = progress},
                             path);
  // A fork's document lives as long as the tables that point into its drill.
  return {new scenes::Motion(std::move(motion)), [document](const scenes::Motion* m) { delete m; }};
}

bool is_of(const std::shared_ptr<const scenes::Motion>& motion, const Document& document, const scenes::Path& path) {
  return motion && motion->drill == &document.drill && motion->timeline.path == path;
}

// The tables of the paths that the state now plays and compares.
void provide_motion(SessionFilm& film, base::Progress* progress) {
  AppState& s = film.state;
  if (!is_of(s.motion, *s.document, s.path)) take_motion(s, baked(film, s.document, s.path, progress));
  if (OtherBranch* other = s.compare_with ? &*s.compare_with : nullptr;
      other && !is_of(other->motion, *other->document, other->path)) {
    other->motion = baked(film, other->document, other->path, progress);
    update_stage(s);
  }
}

void pass(SessionFilm& film, double seconds, base::Progress* progress) {
  while (seconds > 1e-9) {
    const double now = std::min(seconds, kLongestStep);
    advance_playback(film.playback, film.state, now);
    provide_motion(film, progress);
    const double speed = std::exchange(film.state.speed, pace_of(film.playback, film.state));
    advance(film.state, now);
    film.state.speed = speed;
    seconds -= now;
  }
}

void begin_anew(SessionFilm& film, base::Progress* progress) {
  film.playback = begin_playback(std::move(film.playback.session), film.state);
  film.playback.playing = true;
  provide_motion(film, progress);
  advance_playback(film.playback, film.state, 0);
  provide_motion(film, progress);
  pass(film, film.from, progress);
  film.shown = 0;
}

}  // namespace

void begin_session_film(SessionFilm& film, std::shared_ptr<const Document> document, Session session, double from,
                        double step) {
  film.store = document->store;
  film.state.document = std::move(document);
  film.playback.session = std::move(session);
  film.from = from;
  film.step = step;
  film.shown = -1;
}

void show_frame(SessionFilm& film, std::int64_t frame, base::Progress* progress) {
  if (film.shown < 0 || frame < film.shown) begin_anew(film, progress);
  for (; film.shown < frame && !(progress && progress->cancelled()); ++film.shown) pass(film, film.step, progress);
  if (film.language) film.state.language = *film.language;
}

std::string caption_of(const AppState& s) {
  if (!s.document) return {};
  const scenes::Drill& drill = s.document->drill;
  if (s.open_decision) {
    const scenes::Decision& d = drill.decisions[s.open_decision->index];
    std::string text = fmt::format("{}: {}", d.id, d.question.in(s.language));
    if (s.chosen && *s.chosen < d.options.size())
      text += fmt::format(" {}: {}", d.options[*s.chosen].key, d.options[*s.chosen].label.in(s.language));
    return text;
  }
  for (auto caption = s.stage.captions.rbegin(); caption != s.stage.captions.rend(); ++caption) {
    const scenes::Event& e = drill.events[caption->event.index];
    if (s.training.on && !reaches(drill, e, s.stage, s.training.role)) continue;
    const std::string who = e.verb == scenes::Verb::inject ? e.from : who_in_words(drill, e, s.language, false);
    return who.empty() || e.verb == scenes::Verb::narrate ? e.text.in(s.language)
                                                          : fmt::format("{}: {}", who, e.text.in(s.language));
  }
  return {};
}

std::string captions_vtt(SessionFilm& film, std::int64_t frames, int fps, base::Progress* progress) {
  std::string out = "WEBVTT\n", text;
  std::int64_t since = 0;
  int number = 0;
  for (std::int64_t i = 0; i <= frames && !(progress && progress->cancelled()); ++i) {
    std::string now;
    if (i < frames) {
      show_frame(film, i, progress);
      now = caption_of(film.state);
      if (progress) progress->set(float(i) / float(frames));
    }
    if (now == text && i < frames) continue;
    if (!text.empty())
      out += fmt::format("\n{}\n{} --> {}\n{}\n", ++number, vtt_time(double(since) / fps), vtt_time(double(i) / fps),
                         vtt_text(text));
    text = std::move(now);
    since = i;
  }
  return out;
}

}  // namespace app
