// Strips over the table: messages, what is wrong with a script, a session to go on with,
// replay, and work in the background with its bar.
#include <fmt/format.h>

#include <algorithm>

#include "app/apply.h"
#include "app/gui/canvas.h"
#include "app/gui/training.h"
#include "app/problem_words.h"
#include "app/values.h"

namespace app::gui {
namespace {

struct Stack {
  const Canvas& c;
  Box table;
  float y;

  Box take(float w, float h) {
    const Box b{table.x + (table.w - w) / 2, y, w, h};
    y += h + 10 * c.scale;
    return b;
  }
};

void message(Stack& s, const AppState& state, Commands& commands) {
  if (state.message.empty()) return;
  const Canvas& c = s.c;
  const Style style{.face = Face::bold,
                    .points = 17,
                    .colour = state.message_is_error ? 0xffffffffu : c.palette->text,
                    .wrap = s.table.w * 0.7f};
  const ImVec2 m = measure(c, state.message, style);
  const Box b = s.take(m.x + 40 * c.scale, m.y + 22 * c.scale);
  card(c, b);
  if (state.message_is_error) fill(c, b, kRed, 10);
  if (area(c, "message", b, c.say(Word::close)).clicked) commands.push_back(CloseMessage{});
  write(c, {b.x + 20 * c.scale, b.y + 11 * c.scale}, state.message, style);
}

// Each problem with its place, the line of the script, and the hint.
void problems(Stack& s, const AppState& state, Commands& commands) {
  if (state.problems.empty()) return;
  const Canvas& c = s.c;
  const float w = std::min(s.table.w - 40 * c.scale, 1000 * c.scale), inner = w - 48 * c.scale;
  constexpr std::size_t kShown = 4;
  const Style line{.points = 16, .colour = c.palette->text, .wrap = inner},
      quiet{.points = 16, .colour = c.palette->quiet, .wrap = inner};
  std::vector<std::pair<std::string, bool>> rows;
  for (std::size_t i = 0; i < std::min(kShown, state.problems.size()); ++i) {
    const base::Diagnostic d = in_language(state.problems[i], c.language);
    const std::string file = std::filesystem::path(d.place.file).filename().string();
    rows.emplace_back(
        fmt::format("{}{}  {} [{}]", file, d.place.line > 0 ? fmt::format(":{}", d.place.line) : "", d.message, d.code),
        false);
    if (!d.source_line.empty()) rows.emplace_back("      " + d.source_line, true);
    if (!d.hint.empty()) rows.emplace_back("      " + d.hint, true);
  }
  if (state.problems.size() > kShown)
    rows.emplace_back(fmt::format("+ {} {}", state.problems.size() - kShown, c.say(Word::more)), true);
  float h = 66 * c.scale;
  for (const auto& [text, is_quiet] : rows) h += measure(c, text, is_quiet ? quiet : line).y + 6 * c.scale;
  const Box b = s.take(w, h);
  card(c, b);
  fill(c, {b.x, b.y, 6 * c.scale, b.h}, kRed, 3);
  write(c, {b.x + 24 * c.scale, b.y + 16 * c.scale}, c.say(state.document ? Word::problems : Word::cannot_open),
        {.face = Face::bold, .points = 18, .colour = c.palette->text});
  if (button(c, "close_problems", {b.x + b.w - 110 * c.scale, b.y + 6 * c.scale, 96 * c.scale, 44 * c.scale},
             c.say(Word::close), Face::bold, false, ""))
    commands.push_back(CloseProblems{});
  float y = b.y + 54 * c.scale;
  for (const auto& [text, is_quiet] : rows)
    y += write(c, {b.x + 24 * c.scale, y}, text, is_quiet ? quiet : line).y + 6 * c.scale;
}

void misfits(Stack& s, const AppState& state, Commands& commands) {
  if (state.misfits.empty()) return;
  const Canvas& c = s.c;
  constexpr std::size_t kShown = 3;
  const float w = std::min(s.table.w - 40 * c.scale, 900 * c.scale);
  const std::size_t rows = std::min(kShown, state.misfits.size());
  const Box b = s.take(w, (60 + 26 * float(rows)) * c.scale);
  card(c, b);
  fill(c, {b.x, b.y, 6 * c.scale, b.h}, kGold, 3);
  write(c, {b.x + 24 * c.scale, b.y + 16 * c.scale}, fmt::format("{} {}", state.misfits.size(), c.say(Word::misfits)),
        {.face = Face::bold, .points = 17, .colour = c.palette->text});
  if (button(c, "close_misfits", {b.x + b.w - 110 * c.scale, b.y + 6 * c.scale, 96 * c.scale, 44 * c.scale},
             c.say(Word::close), Face::bold, false, ""))
    commands.push_back(CloseProblems{});
  for (std::size_t i = 0; i < rows; ++i)
    write(c, {b.x + 24 * c.scale, b.y + (50 + 26 * float(i)) * c.scale},
          fmt::format("{}: {}", state.misfits[i].line, state.misfits[i].why),
          {.points = 16, .colour = c.palette->quiet});
}

void offer(Stack& s, const AppState& state, Commands& commands) {
  if (!state.offer || !state.document || page_is_open(state)) return;
  const Canvas& c = s.c;
  const std::string text = fmt::format("{} {} · {} {}", c.say(Word::offer), local_text(state.offer->started),
                                       state.offer->acts, c.say(Word::acts));
  const ImVec2 m = measure(c, text, {.face = Face::bold, .points = 17});
  const Box b = s.take(m.x + 350 * c.scale, 60 * c.scale);
  card(c, b);
  fill(c, {b.x, b.y, 6 * c.scale, b.h}, c.palette->accent, 3);
  write(c, {b.x + 24 * c.scale, b.y + (b.h - m.y) / 2}, text,
        {.face = Face::bold, .points = 17, .colour = c.palette->text});
  const float y = b.y + 8 * c.scale, h = 44 * c.scale;
  if (button(c, "resume", {b.x + b.w - 300 * c.scale, y, 150 * c.scale, h}, c.say(Word::go_on), Face::bold, true, ""))
    commands.push_back(ResumeSession{state.offer->file});
  if (button(c, "anew", {b.x + b.w - 142 * c.scale, y, 130 * c.scale, h}, c.say(Word::begin_new), Face::bold, false,
             ""))
    commands.push_back(DropOffer{});
}

std::string minutes(double seconds) { return fmt::format("{:02}:{:02}", int(seconds) / 60, int(seconds) % 60); }

void playback(Stack& s, const AppState& state, Commands& commands) {
  if (!state.playback.on) return;
  const Canvas& c = s.c;
  const Box b = s.take(std::min(900 * c.scale, s.table.w - 40 * c.scale), 60 * c.scale);
  card(c, b);
  const float y = b.y + 8 * c.scale, h = 44 * c.scale;
  if (button(c, "pb_play", {b.x + 12 * c.scale, y, 48 * c.scale, h},
             state.playback.playing ? "\xef\x81\x8c" : "\xef\x81\x8b", Face::icon, true, c.say(Word::replaying)))
    commands.push_back(PlaybackToggle{});
  const std::string clock = minutes(state.playback.at) + " / " + minutes(state.playback.length);
  const ImVec2 m = measure(c, clock, {.face = Face::bold, .points = 17});
  write(c, {b.x + 74 * c.scale, b.y + (b.h - m.y) / 2}, clock,
        {.face = Face::bold, .points = 17, .colour = c.palette->text});
  const float right = 290 * c.scale, x0 = b.x + 92 * c.scale + m.x, w = b.x + b.w - right - x0 - 16 * c.scale;
  const Press bar = area(c, "pb_bar", {x0, b.y, w, b.h});
  fill(c, {x0, b.y + b.h / 2 - 3 * c.scale, w, 6 * c.scale}, c.palette->line, 3);
  const float done = state.playback.length > 0 ? float(state.playback.at / state.playback.length) : 0;
  fill(c, {x0, b.y + b.h / 2 - 3 * c.scale, w * done, 6 * c.scale}, c.palette->accent, 3);
  c.list->AddCircleFilled({x0 + w * done, b.y + b.h / 2}, 8 * c.scale, c.palette->text, 20);
  if (bar.held)
    commands.push_back(PlaybackSeek{
        double(std::clamp((ImGui::GetIO().MousePos.x - x0) / std::max(1.0f, w), 0.0f, 1.0f)) * state.playback.length});
  if (button(c, "pb_track", {b.x + b.w - right, y, 180 * c.scale, h},
             c.say(state.playback.off_track ? Word::return_track : Word::leave_track), Face::bold,
             state.playback.off_track, ""))
    commands.push_back(PlaybackTrack{});
  if (button(c, "pb_end", {b.x + b.w - 102 * c.scale, y, 90 * c.scale, h}, c.say(Word::end_replay), Face::bold, false,
             ""))
    commands.push_back(PlaybackEnd{});
}

// The clock is ahead of what is baked: nobody may take the picture for that moment.
void behind(const Canvas& c, Box table, const AppState& state, const std::string& work) {
  fill(c, table, with_alpha(c.palette->shade, 0.55f));
  std::string still;
  if (state.motion && !state.stage.people.empty())
    still = fmt::format("{} T+{}", c.say(Word::picture_still_of), clock_text(state.stage.t));
  const Style large{.face = Face::bold, .points = 30, .colour = 0xffffffff, .outlined = true};
  const Style small{.points = 20, .colour = 0xffffffff, .outlined = true};
  const ImVec2 first = measure(c, work, large), second = measure(c, still, small);
  const float x = table.x + table.w / 2, y = table.y + table.h / 2;
  write(c, {x - first.x / 2, y - first.y}, work, large);
  if (!still.empty()) write(c, {x - second.x / 2, y + 8 * c.scale}, still, small);
}

// Baking: small, at the lower right, out of the way, unless the moment asked for waits for it.
void work(const Canvas& c, Box table, const AppState& state, Commands& commands) {
  if (state.bake_fraction >= 1 || (!state.document && state.opening)) return;
  const std::string text =
      fmt::format("{} {} %", c.say(state.opening ? Word::opening : Word::baking), int(state.bake_fraction * 100));
  const bool older = state.document && state.motion &&
                     (state.motion->drill != &state.document->drill || !(state.motion->timeline.path == state.path));
  if (state.document && (!state.motion || older || state.motion->baked() < state.t)) behind(c, table, state, text);
  const ImVec2 m = measure(c, text, {.points = 15});
  const float side = 44 * c.scale;
  const Box b{table.x + table.w - m.x - side - 52 * c.scale, table.y + table.h - 58 * c.scale, m.x + 30 * c.scale,
              side};
  fill(c, b, c.palette->panel, 8);
  const Box stop{b.x + b.w + 6 * c.scale, b.y, side, side};
  cover(c, stop);
  if (button(c, "bake_cancel", stop, "\xef\x80\x8d", Face::icon, false, c.say(Word::cancel)))
    commands.push_back(CancelWork{});
  write(c, {b.x + 15 * c.scale, b.y + 10 * c.scale}, text, {.points = 15, .colour = c.palette->text});
  fill(c, {b.x + 8 * c.scale, b.y + b.h - 8 * c.scale, (b.w - 16 * c.scale) * state.bake_fraction, 3 * c.scale},
       c.palette->accent);
}

}  // namespace

void draw_strips(const Canvas& c, Box table, const AppState& state, Commands& commands) {
  const float bar = state.document ? style_bar_of(c, table, state).h : 0;
  Stack s{c, table, table.y + bar + (bar > 0 ? 24 : 16) * c.scale};
  playback(s, state, commands);
  offer(s, state, commands);
  problems(s, state, commands);
  misfits(s, state, commands);
  message(s, state, commands);
  work(c, table, state, commands);
}

}  // namespace app::gui
