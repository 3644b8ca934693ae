// Rehearsing the projector before the audience comes: what a bright hall leaves of the
// contrast, how other eyes see it, and which words the last row can still read.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/apply.h"
#include "app/gui/canvas.h"

namespace app::gui {
namespace {

// Letters are read with ease where they fill 16 minutes of arc (ISO 9241-303's least
// character height); the screen is taken to be 2 m high, as a hall's usually is.
constexpr float kLeastAngle = 16 * 3.14159265f / (180 * 60);
constexpr float kScreenHeight = 2;
constexpr float kCapitals = 0.73f;  // of the font's size: how tall its capitals are

struct Words {
  Word name;
  float share;  // of the picture's height: the font's size
};
// As draw_labels, draw_captions, draw_marks and draw_situation_bar write for the hall.
constexpr Words kHall[] = {{Word::rehearse_labels, 1 / 30.0f},
                           {Word::rehearse_captions, 1 / 34.0f},
                           {Word::rehearse_marks, 1 / 30.0f},
                           {Word::rehearse_bar, 26 / 1080.0f}};

// How far off words of that size can be read, metres.
float reach_of(float share) { return share * kCapitals * kScreenHeight / std::tan(kLeastAngle); }

}  // namespace

void draw_rehearsal(const Canvas& c, Box table, const AppState& state, Commands& commands) {
  if (!state.rehearsal.is_on() && state.room <= 0) return;
  const float s = c.scale, h = 44 * s, gap = 6 * s;
  const Box b{table.x + 14 * s, table.y + 14 * s, std::min(560 * s, table.w - 28 * s),
              (232 + 28 * float(std::size(kHall))) * s};
  card(c, b);
  const float x = b.x + 16 * s, inner = b.w - 32 * s;
  float y = b.y + 14 * s;
  write(c, {x, y + 8 * s}, c.say(Word::rehearse), {.face = Face::bold, .points = 18, .colour = c.palette->text});
  if (button(c, "rehearse_close", {b.x + b.w - 116 * s, y - 6 * s, 104 * s, h}, c.say(Word::close), Face::bold, false,
             ""))
    commands.push_back(SetRehearsal{});
  y += 46 * s;
  const int eyes = int(state.rehearsal.eyes);
  const auto row = [&](const char* id, std::span<const std::string> names, int on) {
    const float w = (inner - gap * float(names.size() - 1)) / float(names.size());
    int pressed = -1;
    for (std::size_t i = 0; i < names.size(); ++i)
      if (button(c, fmt::format("{}{}", id, i).c_str(), {x + float(i) * (w + gap), y, w, h}, names[i], Face::bold,
                 int(i) == on, ""))
        pressed = int(i);
    y += h + gap;
    return pressed;
  };
  constexpr float kContrasts[] = {1, 0.7f, 0.4f, 0.25f};
  std::vector<std::string> names;
  int on = 0;
  for (int i = 0; i < int(std::size(kContrasts)); ++i) {
    names.push_back(fmt::format("{:.0f} %", kContrasts[i] * 100));
    if (std::abs(state.rehearsal.contrast - kContrasts[i]) < 0.01f) on = i;
  }
  if (const int i = row("contrast", names, on); i >= 0)
    commands.push_back(SetRehearsal{eyes, kContrasts[i], state.room});
  names = {c.say(Word::eyes_usual), "Protan", "Deutan", "Tritan", c.say(Word::eyes_grey)};
  if (const int i = row("eyes", names, eyes); i >= 0)
    commands.push_back(SetRehearsal{i, state.rehearsal.contrast, state.room});
  constexpr float kRooms[] = {6, 8, 12, 20};
  names.clear();
  on = -1;
  for (int i = 0; i < int(std::size(kRooms)); ++i) {
    names.push_back(fmt::format("{:.0f} m", kRooms[i]));
    if (std::abs(state.room - kRooms[i]) < 0.5f) on = i;
  }
  if (const int i = row("room", names, on); i >= 0)
    commands.push_back(SetRehearsal{eyes, state.rehearsal.contrast, kRooms[i]});
  y += 6 * s;
  for (const Words& words : kHall) {
    const float reach = reach_of(words.share);
    const bool small = state.room > 0 && reach < state.room;
    write(c, {x, y}, c.say(words.name), {.points = 16, .colour = c.palette->text});
    const std::string text = fmt::format("{} {:.0f} m{}", c.say(Word::read_to), reach,
                                         small ? std::string("  ·  ") + c.say(Word::too_small) : "");
    write(c, {x + inner * 0.46f, y}, text,
          {.face = Face::bold, .points = 16, .colour = small ? kGold : c.palette->quiet});
    y += 28 * s;
  }
}

}  // namespace app::gui
