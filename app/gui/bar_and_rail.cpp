// The situation bar, the tool rail, the key card and the message strip.
#include <fmt/format.h>

#include <algorithm>

#include "app/apply.h"
#include "app/gui/canvas.h"
#include "app/gui/keys.h"

namespace app::gui {
namespace {

Word word_of(scenes::Situation s) {
  return s == scenes::Situation::green ? Word::green : s == scenes::Situation::yellow ? Word::yellow : Word::red;
}
Word force_word(int stage) { return static_cast<Word>(int(Word::force_1) + std::clamp(stage, 1, 5) - 1); }

}  // namespace

void draw_situation_bar(const Canvas& c, Box b, const AppState& state, Commands& commands) {
  if (b.h < 1 || !state.document) return;
  const Palette& p = *c.palette;
  const scenes::Drill& drill = state.document->drill;
  const float s = c.scale * (b.h / (58 * c.scale)), middle = b.y + b.h / 2;
  Canvas big = c;
  big.scale = s;
  fill(c, b, p.panel);
  c.list->AddLine({b.x, b.y + b.h}, {b.x + b.w, b.y + b.h}, p.line);
  const auto centred = [&](float x, std::string_view text, Style style) {
    const ImVec2 size = measure(big, text, style);
    write(big, {x, middle - size.y / 2}, text, style);
    return x + size.x;
  };
  float x = b.x + 22 * s;
  x = centred(x, "Gelar", {.face = Face::bold, .points = 20, .colour = p.text}) + 24 * s;
  x = centred(x, drill.title.in(c.language), {.points = 16, .colour = p.text}) + 18 * s;
  const std::size_t index = phase_now(state);
  if (index < state.timeline.phases.size()) {
    const scenes::Phase& phase = drill.phases[state.timeline.phases[index].phase.index];
    x = centred(x, fmt::format("{} {} · {}", c.say(Word::phase), index + 1, phase.title.in(c.language)), {.points = 16, .colour = p.quiet}) + 18 * s;
  }
  // From the right: language, metrics, force, situation, clock.
  float right = b.x + b.w - 16 * s;
  const Box language{right - 84 * s, middle - 17 * s, 84 * s, 34 * s};
  if (button(big, "language", language, c.language == scenes::Language::indonesian ? "ID | en" : "id | EN", Face::bold, false, c.say(Word::tip_language)))
    commands.push_back(SetLanguage{c.language == scenes::Language::indonesian ? scenes::Language::english : scenes::Language::indonesian});
  right = language.x - 18 * s;
  const std::vector<int> metrics = metrics_now(state);
  for (std::size_t i = metrics.size(); i-- > 0;) {
    const std::string value = std::to_string(metrics[i]);
    const ImVec2 v = measure(big, value, {.face = Face::bold, .points = 17}), k = measure(big, drill.metrics[i].key, {.points = 15});
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
  frame(big, force_box, fits ? p.line : kRed, 6, fits ? 1.0f : 2.0f);
  write(big, {force_box.x + 14 * s, middle - f.y / 2}, force, {.points = 15, .colour = fits ? p.text : (0xff000000u | 0x5a5af0u)});
  right = force_box.x - 14 * s;
  const char* situation = c.say(word_of(now.situation));
  const ImVec2 w = measure(big, situation, {.face = Face::bold, .points = 17});
  const Box pill{right - w.x - 54 * s, middle - 20 * s, w.x + 54 * s, 40 * s};
  fill(big, pill, situation_colour(now.situation), 6);
  const std::uint32_t ink = now.situation == scenes::Situation::red ? 0xffffffffu : 0xff101418u;
  situation_shape(big, {pill.x + 22 * s, middle}, 8 * s, now.situation, ink);
  write(big, {pill.x + 38 * s, middle - w.y / 2}, situation, {.face = Face::bold, .points = 17, .colour = ink});
  right = pill.x - 20 * s;
  const std::string clock = day_clock(drill, state.t);
  const ImVec2 d = measure(big, clock, {.points = 15});
  write(big, {right - d.x, middle - d.y / 2}, clock, {.points = 15, .colour = p.quiet});
  const std::string t = "T+ " + clock_text(state.t);
  const ImVec2 tt = measure(big, t, {.face = Face::bold, .points = 24});
  if (right - d.x - 16 * s - tt.x > x) write(big, {right - d.x - 16 * s - tt.x, middle - tt.y / 2}, t, {.face = Face::bold, .points = 24, .colour = p.text});
}

void draw_rail(const Canvas& c, Box b, const AppState& state, Commands& commands) {
  if (b.w < 1) return;
  fill(c, b, c.palette->panel);
  c.list->AddLine({b.x + b.w, b.y}, {b.x + b.w, b.y + b.h}, c.palette->line);
  const float side = 40 * c.scale, gap = 8 * c.scale;
  float y = b.y + gap;
  const auto tool = [&](const char* id, const char* icon, bool on, Word tip, Command command) {
    if (y + side > b.y + b.h) return;
    if (button(c, id, {b.x + (b.w - side) / 2, y, side, side}, icon, Face::icon, on, c.say(tip))) commands.push_back(std::move(command));
    y += side + gap;
  };
  tool("overview", "\xef\x80\x95", false, Word::tip_overview, FrameAll{});
  tool("frame", "\xef\x81\xa6", false, Word::tip_frame, FrameSelection{});
  tool("top", "\xef\x89\xb9", state.camera_mode == CameraMode::top, Word::tip_top, SetCameraMode{CameraMode::top});
  tool("follow", "\xef\x81\xae", state.camera_mode == CameraMode::follow, Word::tip_follow, SetCameraMode{CameraMode::follow});
  tool("eyes", "\xef\x88\x9d", state.camera_mode == CameraMode::eyes, Word::tip_eyes, SetCameraMode{CameraMode::eyes});
  const LabelLevel next = state.labels == LabelLevel::full ? LabelLevel::none : static_cast<LabelLevel>(int(state.labels) + 1);
  tool("labels", "\xef\x80\xac", state.labels != LabelLevel::none, Word::tip_labels, SetLabels{next});
  tool("theme", "\xef\x81\x82", state.theme == Theme::light, Word::tip_theme, SetTheme{state.theme == Theme::dark ? Theme::light : Theme::dark});
  tool("still", "\xef\x80\xb0", false, Word::tip_still, SaveStill{});
  tool("keys", "\xef\x84\xa8", state.show_keys, Word::tip_keys, TogglePane{Pane::keys});
}

void draw_key_card(const Canvas& c, Box table, const AppState& state, Commands& commands) {
  if (!state.show_keys) return;
  const float s = c.scale, row = 27 * s;
  const auto& rows = key_rows();
  const float w = 760 * s, h = row * (float((rows.size() + 1) / 2) + 2.4f);
  const Box b{table.x + (table.w - w) / 2, table.y + std::max(8.0f, (table.h - h) / 2), w, h};
  if (area(c, "keycard", b).clicked) commands.push_back(TogglePane{Pane::keys});
  fill(c, b, c.palette->panel | 0xff000000u, 10);
  frame(c, b, c.palette->line, 10);
  write(c, {b.x + 24 * s, b.y + 16 * s}, c.say(Word::keys_title), {.face = Face::bold, .points = 22, .colour = c.palette->text});
  const std::size_t half = (rows.size() + 1) / 2;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const float x = b.x + 24 * s + (i >= half ? w / 2 : 0), y = b.y + row * (float(i % half) + 2.0f);
    const std::string keys = rows[i].keys;
    const ImVec2 k = measure(c, keys, {.face = Face::bold, .points = 14});
    fill(c, {x, y - 2 * s, k.x + 14 * s, 22 * s}, c.palette->field, 4);
    frame(c, {x, y - 2 * s, k.x + 14 * s, 22 * s}, c.palette->line, 4);
    write(c, {x + 7 * s, y}, keys, {.face = Face::bold, .points = 14, .colour = c.palette->text});
    write(c, {x + 132 * s, y}, rows[i].what.in(c.language), {.points = 14, .colour = c.palette->quiet});
  }
}

void draw_message(const Canvas& c, Box table, const AppState& state) {
  std::string text = state.message;
  bool error = state.message_is_error;
  if (text.empty() && state.bake_fraction < 1) {
    text = fmt::format("{} … {} %", c.say(Word::baking), int(state.bake_fraction * 100));
    error = false;
  }
  if (text.empty()) return;
  const Style style{.face = Face::bold, .points = 16, .colour = error ? 0xffffffffu : c.palette->text, .wrap = table.w * 0.8f};
  const ImVec2 size = measure(c, text, style);
  const float s = c.scale;
  const Box b{table.x + 16 * s, table.y + 16 * s, size.x + 32 * s, size.y + 20 * s};
  fill(c, b, error ? kRed : c.palette->panel, 6);
  if (!state.message.empty() || error) frame(c, b, error ? kRed : c.palette->line, 6);
  write(c, {b.x + 16 * s, b.y + 10 * s}, text, style);
  if (state.message.empty()) fill(c, {b.x, b.y + b.h - 3 * s, b.w * state.bake_fraction, 3 * s}, c.palette->accent);
}

}  // namespace app::gui
