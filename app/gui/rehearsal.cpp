// Rehearsing the projector before the audience comes: what a bright hall leaves of the
// contrast, how other eyes see it, and which words of this moment the last row cannot read.
#include <fmt/format.h>

#include <cmath>
#include <utility>

#include "app/apply.h"
#include "app/gui/canvas.h"
#include "app/gui/hall_words.h"

namespace app::gui {
namespace {

struct Column {
  const Canvas& c;
  float x, y, w;

  // One row of choices; the one pressed, or -1.
  int row(const char* id, std::span<const std::string> names, int on) {
    const float gap = 6 * c.scale, h = kPressable * c.scale;
    const float wide = (w - gap * float(names.size() - 1)) / float(names.size());
    int pressed = -1;
    for (std::size_t i = 0; i < names.size(); ++i)
      if (button(c, fmt::format("{}{}", id, i).c_str(), {x + float(i) * (wide + gap), y, wide, h}, names[i], Face::bold,
                 int(i) == on, ""))
        pressed = int(i);
    y += h + gap;
    return pressed;
  }
};

void choices(Column& col, const AppState& state, Commands& commands) {
  const Canvas& c = col.c;
  const int eyes = int(state.rehearsal.eyes);
  constexpr float kContrasts[] = {1, 0.7f, 0.4f, 0.25f};
  std::vector<std::string> names;
  int on = 0;
  for (int i = 0; i < int(std::size(kContrasts)); ++i) {
    names.push_back(fmt::format("{:.0f} %", kContrasts[i] * 100));
    if (std::abs(state.rehearsal.contrast - kContrasts[i]) < 0.01f) on = i;
  }
  if (const int i = col.row("contrast", names, on); i >= 0)
    commands.push_back(SetRehearsal{eyes, kContrasts[i], state.room});
  names = {c.say(Word::eyes_usual), "Protan", "Deutan", "Tritan", c.say(Word::eyes_grey)};
  if (const int i = col.row("eyes", names, eyes); i >= 0)
    commands.push_back(SetRehearsal{i, state.rehearsal.contrast, state.room});
  constexpr float kRooms[] = {6, 8, 12, 20};
  names.clear();
  on = -1;
  for (int i = 0; i < int(std::size(kRooms)); ++i) {
    names.push_back(fmt::format("{:.0f} m", kRooms[i]));
    if (std::abs(state.room - kRooms[i]) < 0.5f) on = i;
  }
  if (const int i = col.row("room", names, on); i >= 0)
    commands.push_back(SetRehearsal{eyes, state.rehearsal.contrast, kRooms[i]});
}

// The words that the hall sees now and the last row cannot read, the smallest first.
void too_small(Column& col, float bottom, const AppState& state, std::vector<HallText> words) {
  const Canvas& c = col.c;
  const float s = c.scale, step = 27 * s;
  const std::vector<HallText> texts = unreadable(std::move(words), state.room);
  const Style quiet{.points = 16, .colour = c.palette->quiet, .wrap = col.w};
  col.y += 12 * s;
  write(c, {col.x, col.y}, c.say(Word::reads_now), {.face = Face::bold, .points = 15, .colour = c.palette->quiet});
  col.y += step;
  if (texts.empty()) {
    write(c, {col.x, col.y}, c.say(Word::all_readable), quiet);
    return;
  }
  write(c, {col.x, col.y}, fmt::format("{} {}", texts.size(), c.say(Word::too_small)),
        {.face = Face::bold, .points = 17, .colour = c.palette->gold});
  col.y += step + 4 * s;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (col.y + 2 * step > bottom && i + 1 < texts.size()) {
      write(c, {col.x, col.y}, fmt::format("+ {} {}", texts.size() - i, c.say(Word::more)), quiet);
      return;
    }
    const Style style{.points = 16, .colour = c.palette->text};
    const std::string reach = fmt::format("{} {:.0f} m", c.say(Word::read_to), std::floor(reach_of(texts[i].share)));
    const ImVec2 m = measure(c, reach, style);
    write(c, {col.x, col.y}, fitted(c, texts[i].text, style, col.w - m.x - 16 * s), style);
    write(c, {col.x + col.w - m.x, col.y}, reach, {.points = 16, .colour = c.palette->gold});
    col.y += step;
  }
}

}  // namespace

bool rehearses(const AppState& state) { return state.rehearsal.is_on() || state.room > 0; }

void draw_rehearsal(const Canvas& c, Box panel, const AppState& state, const renderer::Camera& camera,
                    Commands& commands) {
  const float s = c.scale;
  const Box b{panel.x, panel.y, std::min(560 * s, panel.w), panel.h};
  side_panel(c, b);
  cover(c, b);
  Column col{c, b.x + 18 * s, b.y + 14 * s, b.w - 36 * s};
  const Style title{.face = Face::bold, .points = 20, .colour = c.palette->text};
  write(c, {col.x, col.y + 8 * s}, c.say(Word::rehearse), title);
  if (button(c, "rehearse_close", {col.x + col.w - 100 * s, col.y, 100 * s, kPressable * s}, c.say(Word::close),
             Face::bold, false, tip_of(c, state, "rehearse").c_str()))
    commands.push_back(SetRehearsal{});
  col.y += 58 * s;
  choices(col, state, commands);
  if (state.room > 0) too_small(col, b.y + b.h - 12 * s, state, hall_words(c, state, camera));
}

}  // namespace app::gui
