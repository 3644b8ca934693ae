// What the presenter has and the hall has not: the state of the projector, the clock, the
// time left. And what only the floor has: the calibration grid.
#include <fmt/format.h>

#include <algorithm>

#include "app/apply.h"
#include "app/gui/canvas.h"

namespace app::gui {
namespace {

std::string hours(std::int64_t seconds) {
  seconds = std::max<std::int64_t>(0, seconds);
  return fmt::format("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

}  // namespace

float presenter_bar_height(const Canvas& c, const AppState& state) {
  const Audience& a = state.audience;
  return !a.on || state.training.on ? 0 : (a.floor_scale > 0 ? 172.0f : 112.0f) * c.scale;
}

void draw_presenter_bar(const Canvas& c, Box table, const AppState& state, Commands& commands) {
  const Audience& a = state.audience;
  if (!a.on || !state.document) return;
  const float s = c.scale, h = 44 * s;
  struct Item {
    const char* id;
    Word word;
    bool on;
    const char* action;
    Command command;
  };
  const auto curtain = [&](Curtain wanted) { return SetCurtain{a.curtain == wanted ? Curtain::live : wanted}; };
  std::vector<Item> items = {
      {"freeze", Word::freeze, a.curtain == Curtain::frozen, "freeze", curtain(Curtain::frozen)},
      {"black", Word::black, a.curtain == Curtain::black, "black", curtain(Curtain::black)},
      {"white", Word::white, a.curtain == Curtain::white, "white", curtain(Curtain::white)},
      {"private", Word::private_look, a.private_look, "private_look", LookPrivately{}},
      {"swap", Word::swap, false, "swap", SwapScreens{}},
      {"floor", Word::floor, a.floor_scale > 0, "floor",
       SetFloor{a.floor_scale > 0 ? 0 : 50, a.floor_pixels, a.floor_scale == 0}},
  };
  if (state.open_decision)
    items.insert(items.begin(), {"release", Word::release, a.released, "release", ReleaseDecision{}});
  float w = 20 * s;
  for (const Item& item : items) w += measure(c, c.say(item.word), {.face = Face::bold, .points = 16}).x + 34 * s;
  const bool live = a.curtain == Curtain::live && !a.private_look;
  const std::string status = fmt::format("{}  ·  {}  ·  -{}", c.say(live ? Word::hall_live : Word::hall_not_live),
                                         hours(state.wall_ms / 1000), hours((state.timeline.end - state.t) / 1000));
  const ImVec2 m = measure(c, status, {.face = Face::bold, .points = 16});
  w = std::max(w, m.x + 70 * s);
  const Box b{table.x + table.w - w - 14 * s, table.y + table.h - (h + 62 * s), w, h + 48 * s};
  card(c, b);
  c.list->AddCircleFilled({b.x + 22 * s, b.y + 20 * s}, 7 * s, live ? c.palette->accent : kGold, 20);
  write(c, {b.x + 40 * s, b.y + 9 * s}, status, {.face = Face::bold, .points = 16, .colour = c.palette->text});
  float x = b.x + 10 * s;
  for (const Item& item : items) {
    const float width = measure(c, c.say(item.word), {.face = Face::bold, .points = 16}).x + 28 * s;
    if (button(c, item.id, {x, b.y + 38 * s, width, h}, c.say(item.word), Face::bold, item.on,
               tip_of(c, state, item.action).c_str()))
      commands.push_back(item.command);
    x += width + 6 * s;
  }
  if (a.floor_scale <= 0) return;
  // The floor's own row: scale, and the pixels that a real metre has.
  const Box f{b.x, b.y - 60 * s, b.w, 52 * s};
  card(c, f);
  const auto step = [&](const char* id, float at, const char* icon, SetFloor to) {
    if (button(c, id, {f.x + at * s, f.y + 4 * s, 44 * s, 44 * s}, icon, Face::icon, false, "")) commands.push_back(to);
  };
  write(c, {f.x + 14 * s, f.y + 15 * s}, fmt::format("1:{}", a.floor_scale),
        {.face = Face::bold, .points = 18, .colour = c.palette->text});
  step("scale-", 84, "\xef\x81\xa8", {a.floor_scale + 5, a.floor_pixels, a.grid});
  step("scale+", 132, "\xef\x81\xa7", {a.floor_scale - 5, a.floor_pixels, a.grid});
  write(c, {f.x + 190 * s, f.y + 15 * s}, fmt::format("1 m = {:.0f} px", a.floor_pixels),
        {.face = Face::bold, .points = 18, .colour = c.palette->text});
  step("pixels-", 334, "\xef\x81\xa8", {a.floor_scale, a.floor_pixels - 1, a.grid});
  step("pixels+", 382, "\xef\x81\xa7", {a.floor_scale, a.floor_pixels + 1, a.grid});
  if (button(c, "grid", {f.x + 440 * s, f.y + 4 * s, 90 * s, 44 * s}, c.say(Word::grid), Face::bold, a.grid,
             c.say(Word::tip_grid)))
    commands.push_back(SetFloor{a.floor_scale, a.floor_pixels, !a.grid});
}

// A square a real metre, and a bar of one metre to lay a stick along.
void draw_floor_grid(const Canvas& c, Box picture, const AppState& state) {
  if (!state.audience.grid) return;
  const float metre = state.audience.floor_pixels;
  const ImVec2 middle(picture.x + picture.w / 2, picture.y + picture.h / 2);
  for (float x = std::fmod(middle.x, metre); x < picture.w; x += metre)
    c.list->AddLine({x, 0}, {x, picture.h}, 0xb0ffffffu, 2);
  for (float y = std::fmod(middle.y, metre); y < picture.h; y += metre)
    c.list->AddLine({0, y}, {picture.w, y}, 0xb0ffffffu, 2);
  const float y = middle.y;
  c.list->AddLine({middle.x - metre / 2, y}, {middle.x + metre / 2, y}, 0xff000000u, 14);
  c.list->AddLine({middle.x - metre / 2, y}, {middle.x + metre / 2, y}, 0xff5ac8ffu, 8);
  for (const float end : {-0.5f, 0.5f})
    c.list->AddLine({middle.x + end * metre, y - 24}, {middle.x + end * metre, y + 24}, 0xff5ac8ffu, 6);
  write(c, {middle.x - 60, y + 30}, fmt::format("1 m   1:{}", state.audience.floor_scale),
        {.face = Face::bold, .points = 30, .colour = 0xffffffffu, .outlined = true});
}

}  // namespace app::gui
