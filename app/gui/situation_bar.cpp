// The situation bar: what everybody in the room must know, in one line.
#include <fmt/format.h>

#include <algorithm>

#include "app/apply.h"
#include "app/gui/canvas.h"
#include "app/gui/hall_words.h"

namespace app::gui {
namespace {

Word word_of(scenes::Situation s) {
  return s == scenes::Situation::green ? Word::green : s == scenes::Situation::yellow ? Word::yellow : Word::red;
}
Word force_word(int stage) { return static_cast<Word>(int(Word::force_1) + std::clamp(stage, 1, 5) - 1); }

}  // namespace

void draw_situation_bar(const Canvas& c, Box b, const AppState& state, Commands& commands, bool hall) {
  if (b.h < 1 || !state.document) return;
  const Palette& p = *c.palette;
  const scenes::Drill& drill = state.document->drill;
  const float s = b.h / kPlainBar, middle = b.y + b.h / 2;
  Canvas big = c;
  big.scale = s;
  fill(c, b, p.panel);
  c.list->AddLine({b.x, b.y + b.h}, {b.x + b.w, b.y + b.h}, p.line);
  // From the right: language, metrics, force, situation, clock.
  float right = b.x + b.w - 16 * s;
  if (!hall) {
    const Box language{right - 84 * s, middle - 17 * s, 84 * s, 34 * s};
    const bool indonesian = c.language == scenes::Language::indonesian;
    if (button(big, "language", language, indonesian ? "ID | en" : "id | EN", Face::bold, false,
               c.say(Word::tip_language)))
      commands.push_back(SetLanguage{indonesian ? scenes::Language::english : scenes::Language::indonesian});
    right = language.x - 18 * s;
  }
  // What everybody must know comes first; where the bar is short the rest is left out.
  const float room_of_all = b.w / s;
  const bool with_metrics = room_of_all > 860, with_force = room_of_all > 640, with_time_of_day = room_of_all > 980;
  const std::vector<int> metrics = with_metrics ? metrics_now(state) : std::vector<int>();
  for (std::size_t i = metrics.size(); i-- > 0;) {
    const std::string value = std::to_string(metrics[i]);
    const ImVec2 v = measure(big, value, {.face = Face::bold, .points = 17}),
                 k = measure(big, drill.metrics[i].key, {.points = 15});
    const Box hit{right - v.x - k.x - 6 * s, b.y, v.x + k.x + 6 * s, b.h};
    write(big, {right - v.x, middle - v.y / 2}, value, {.face = Face::bold, .points = 17, .colour = p.text});
    write(big, {right - v.x - k.x - 5 * s, middle - k.y / 2}, drill.metrics[i].key, {.points = 15, .colour = p.quiet});
    area(big, fmt::format("metric{}", i).c_str(), hit, drill.metrics[i].title.in(c.language).c_str());
    right = hit.x - 13 * s;
  }
  const scenes::StateChange& now = state_now(state);
  const bool fits = now.force <= scenes::proportional_stage(now.conduct);
  const std::string force = fmt::format("{} {} · {}{}", c.say(Word::force), now.force, c.say(force_word(now.force)),
                                        fits ? "" : fmt::format("  !  {}", c.say(Word::not_proportional)));
  const ImVec2 f = measure(big, force, {.points = 15});
  const Box force_box{right - f.x - 28 * s, middle - 18 * s, f.x + 28 * s, 36 * s};
  if (with_force) {
    frame(big, force_box, fits ? p.line : kRed, 6, fits ? 1.0f : 2.0f);
    write(big, {force_box.x + 14 * s, middle - f.y / 2}, force, {.points = 15, .colour = fits ? p.text : p.alarm});
    right = force_box.x - 14 * s;
  }
  const char* situation = c.say(word_of(now.situation));
  const ImVec2 w = measure(big, situation, {.face = Face::bold, .points = 17});
  const Box pill{right - w.x - 54 * s, middle - 20 * s, w.x + 54 * s, 40 * s};
  fill(big, pill, situation_colour(now.situation), 6);
  const std::uint32_t ink = now.situation == scenes::Situation::red ? 0xffffffffu : 0xff101418u;
  situation_shape(big, {pill.x + 22 * s, middle}, 8 * s, now.situation, ink);
  write(big, {pill.x + 38 * s, middle - w.y / 2}, situation, {.face = Face::bold, .points = 17, .colour = ink});
  right = pill.x - 20 * s;
  const std::string clock = with_time_of_day ? day_clock(drill, state.t) : "";
  const ImVec2 d = measure(big, clock, {.points = 17});
  write(big, {right - d.x, middle - d.y / 2}, clock, {.points = 17, .colour = p.quiet});
  const std::string t = "T+ " + clock_text(state.t);
  const ImVec2 tt = measure(big, t, {.face = Face::bold, .points = 25});
  right -= d.x + 16 * s + tt.x;
  write(big, {right, middle - tt.y / 2}, t, {.face = Face::bold, .points = 25, .colour = p.text});
  // From the left, what there is room for: the phase counts more than the titles, and its number
  // more than its name.
  const float left_over = right - b.x - 44 * s;
  const std::size_t index = phase_now(state);
  std::string phase;
  if (index < state.timeline.phases.size()) {
    const std::string number = fmt::format("{} {}", c.say(Word::phase), index + 1);
    phase = fmt::format("{} · {}", number, drill.phases[state.timeline.phases[index].phase.index].title.in(c.language));
    if (measure(big, phase, {.points = 17}).x + 22 * s > left_over) phase = number;
  }
  struct Item {
    std::string text;
    Style style;
    int rank;  // 0 stays longest
    float width = 0;
  };
  Item items[] = {{"Gelar", {.face = Face::bold, .points = 20, .colour = p.text}, 2},
                  {drill.title.in(c.language), {.points = 18, .colour = p.text}, 1},
                  {phase, {.points = 17, .colour = p.quiet}, 0}};
  float room = left_over;
  for (int rank = 0; rank < 3; ++rank)
    for (Item& item : items)
      if (item.rank == rank && !item.text.empty()) {
        const float width = measure(big, item.text, item.style).x + 22 * s;
        if (width <= room) item.width = width, room -= width;
      }
  float x = b.x + 22 * s;
  for (const Item& item : items) {
    if (item.width == 0) continue;
    write(big, {x, middle - measure(big, item.text, item.style).y / 2}, item.text, item.style);
    x += item.width;
  }
}

std::vector<HallText> bar_words(const Canvas& c, const AppState& state) {
  const scenes::StateChange& now = state_now(state);
  const float s = kHallBar / kPlainBar / 1080;
  return {{"T+ " + clock_text(state.t), 25 * s},
          {c.say(word_of(now.situation)), 17 * s},
          {fmt::format("{} {}", c.say(Word::force), now.force), 15 * s}};
}

}  // namespace app::gui
