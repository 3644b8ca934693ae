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

std::string minutes(scenes::Ms ms) { return fmt::format("{}:{:02}", ms / 60'000, ms / 1000 % 60); }

// Of each phase what was planned, as long as that, and what was used of it; what is too much is red.
void pace_bars(const Canvas& c, Box b, const AppState& state) {
  const float gap = 3 * c.scale;
  const PaceNow now = pace_now(state.pace, state.timeline, state.t);
  const auto& phases = state.timeline.phases;
  for (std::size_t i = 0; i < phases.size() && now.whole_planned > 0; ++i) {
    const float x0 = b.x + b.w * float(double(phases[i].start) / double(state.timeline.end)),
                x1 = b.x + b.w * float(double(phases[i].end) / double(state.timeline.end));
    const Box bar{x0, b.y, std::max(1.0f, x1 - x0 - gap), b.h};
    const double planned = double(planned_for(state.pace, state.timeline, i)) / 1000,
                 used = i < state.pace.used.size() ? state.pace.used[i] : 0;
    fill(c, bar, c.palette->rail, 2);
    if (planned > 0 && used > 0)
      fill(c, {bar.x, bar.y, bar.w * float(std::min(1.0, used / planned)), bar.h},
           used > planned ? c.palette->alarm : c.palette->accent, 2);
    if (i == phase_now(state)) frame(c, {bar.x - 2, bar.y - 2, bar.w + 4, bar.h + 4}, c.palette->text, 2, 2);
  }
}

// Whether the briefing is on time, by shape, word and colour; it ends at x = `right`.
void keeping(const Canvas& c, float right, float y, const AppState& state, bool with_time) {
  const float s = c.scale;
  const PaceNow now = pace_now(state.pace, state.timeline, state.t);
  const scenes::Situation sign = now.keeping == Keeping::on_time ? scenes::Situation::green
                                 : now.keeping == Keeping::ahead ? scenes::Situation::yellow
                                                                 : scenes::Situation::red;
  std::string text = now.keeping == Keeping::on_time
                         ? c.say(Word::on_time)
                         : fmt::format("{} {}", c.say(now.keeping == Keeping::ahead ? Word::ahead_by : Word::behind_by),
                                       minutes(std::abs(now.off)));
  if (with_time) text += fmt::format("   {} / {}", minutes(now.whole_used), minutes(now.whole_planned));
  const Style bold{.face = Face::bold, .points = 16, .colour = c.palette->text};
  const ImVec2 m = measure(c, text, bold);
  situation_shape(c, {right - m.x - 18 * s, y + m.y / 2}, 8 * s, sign, situation_colour(sign));
  write(c, {right - m.x, y}, text, bold);
}

// The time of this phase and of all of it, and buttons that plan more or less.
void pace_row(const Canvas& c, Box b, const AppState& state, Commands& commands) {
  const float s = c.scale, side = kPressable * s;
  const PaceNow now = pace_now(state.pace, state.timeline, state.t);
  const std::string text =
      fmt::format("{} {}  {} / {}  ·  {}  {} / {}", c.say(Word::phase), phase_now(state) + 1, minutes(now.used),
                  minutes(now.planned), c.say(Word::all_of_it), minutes(now.whole_used), minutes(now.whole_planned));
  const Style plain{.points = 16, .colour = c.palette->text};
  const float buttons = 3 * side + 12 * s;
  write(c, {b.x + 4 * s, b.y + 2 * s}, fitted(c, text, plain, b.w - buttons - 12 * s), plain);
  pace_bars(c, {b.x + 4 * s, b.y + 30 * s, b.w - buttons - 16 * s, 10 * s}, state);
  constexpr scenes::Ms kStep = 5 * 60'000;
  float x = b.x + b.w - buttons;
  const auto put = [&](const char* id, const char* icon, Word tip, Command command) {
    if (button(c, id, {x, b.y, side, side}, icon, Face::icon, false, c.say(tip)))
      commands.push_back(std::move(command));
    x += side + 6 * s;
  };
  put("time-", "\xef\x81\xa8", Word::less_time, SetPlannedTime{std::max(kStep, now.whole_planned - kStep)});
  put("time+", "\xef\x81\xa7", Word::more_time, SetPlannedTime{now.whole_planned + kStep});
  put("time0", "\xef\x83\xa2", Word::pace_anew, RestartPace{});
}

// Where text is large the table needs the room: the time alone is told then.
bool has_pace_row(const Canvas& c) {
  constexpr float kRoomy = 800;  // points
  return c.size.y / c.scale > kRoomy;
}

}  // namespace

float presenter_bar_height(const Canvas& c, const AppState& state) {
  const Audience& a = state.audience;
  const float rows = 112 + (a.floor_scale > 0 ? 60.0f : 0) + (has_pace_row(c) ? 56.0f : 0);
  return !a.on || state.training.on ? 0 : rows * c.scale;
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
  const std::string status = fmt::format("{}  ·  T-{}", c.say(live ? Word::hall_live : Word::hall_not_live),
                                         hours((state.timeline.end - state.t) / 1000));
  const ImVec2 m = measure(c, status, {.face = Face::bold, .points = 16});
  w = std::max(w, m.x + 70 * s);
  const float pace = has_pace_row(c) ? 56 * s : 0;
  w = std::max(w, m.x + 310 * s);
  const Box b{table.x + table.w - w - 14 * s, table.y + table.h - (h + 62 * s + pace), w, h + 48 * s + pace};
  card(c, b);
  c.list->AddCircleFilled({b.x + 22 * s, b.y + 20 * s}, 7 * s, live ? c.palette->accent : kGold, 20);
  write(c, {b.x + 40 * s, b.y + 9 * s}, status, {.face = Face::bold, .points = 16, .colour = c.palette->text});
  keeping(c, b.x + b.w - 14 * s, b.y + 9 * s, state, pace <= 0);
  if (pace > 0) pace_row(c, {b.x + 10 * s, b.y + 40 * s, b.w - 20 * s, kPressable * s}, state, commands);
  float x = b.x + 10 * s;
  for (const Item& item : items) {
    const float width = measure(c, c.say(item.word), {.face = Face::bold, .points = 16}).x + 28 * s;
    if (button(c, item.id, {x, b.y + 38 * s + pace, width, h}, c.say(item.word), Face::bold, item.on,
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
