// The decision: play has stopped; question, indicators, options with their keys; then the
// reason, the doctrine, the effect, and the way back.
#include <fmt/format.h>

#include <algorithm>

#include "app/apply.h"
#include "app/gui/canvas.h"
#include "app/gui/training.h"

namespace app::gui {
namespace {

std::string effects_text(const scenes::Drill& drill, const std::vector<scenes::Effect>& effects) {
  std::string out;
  for (const scenes::Effect& e : effects)
    out += fmt::format("{}{} {:+}", out.empty() ? "" : "   ", drill.metrics[e.metric.index].key, e.delta);
  return out;
}

bool proportional(const AppState& state, const scenes::Option& o) {
  return !o.force || *o.force <= scenes::proportional_stage(state_now(state).conduct);
}

}  // namespace

void draw_decision_card(const Canvas& c, Box table, const AppState& state, Commands& commands, Scratch& scratch,
                        bool asks) {
  std::string& reason = scratch.reason;
  std::optional<std::uint8_t> hovered;
  if (!state.open_decision || !state.document) return;
  const scenes::Drill& drill = state.document->drill;
  const scenes::Decision& d = drill.decisions[state.open_decision->index];
  const float s = c.scale, w = std::min(table.w - 32 * s, std::max(620 * s, table.w * 0.58f)), inner = w - 64 * s;
  const Palette& p = *c.palette;
  fill(c, table, state.preview ? with_alpha(p.shade, 0.35f) : p.shade);
  const Style question{.face = Face::bold, .points = 28, .colour = p.text, .wrap = inner};
  const Style label{.face = Face::bold, .points = 20, .colour = p.text, .wrap = inner - 190 * s};
  const Style small{.points = 17, .colour = p.quiet, .wrap = inner - 64 * s};
  // Measured first, so that the card is as tall as its text.
  float h = 62 * s + measure(c, d.question.in(c.language), question).y + 10 * s;
  for (const scenes::Text& t : d.indicators) h += measure(c, t.in(c.language), small).y + 4 * s;
  h += 30 * s;
  // A trainee decides first; doctrine and effects are the feedback's.
  const bool told = !state.training.on;
  std::vector<float> heights;
  for (std::size_t i = 0; i < d.options.size(); ++i) {
    const scenes::Option& o = d.options[i];
    float row = measure(c, o.label.in(c.language), label).y + 28 * s;
    if (told) row += measure(c, o.because.in(c.language), small).y;
    if (told && state.chosen == i) row += measure(c, o.outcome.in(c.language), small).y + 8 * s;
    heights.push_back(row);
    h += row + 10 * s;
  }
  h += (!state.chosen ? 38.0f : told ? 92.0f : 140.0f) * s;
  // At the right, so that the ghosts of an option can be seen beside it.
  const Box b{table.x + table.w - w - 16 * s, table.y + std::max(8 * s, (table.h - h) / 2), w, h};
  fill(c, b, p.panel | 0xff000000u, 10);
  frame(c, b, p.line, 10);
  float x = b.x + 32 * s, y = b.y + 22 * s;
  const Training& training = state.training;
  const std::string turn =
      training.on && training.turn < training.teams.size()
          ? fmt::format("{} {}   ·   ", training.teams[training.turn], say(c, TrainingWord::answers_now))
          : "";
  y += write(c, {x, y},
             fmt::format("{}{}  {}   ·   {}: {}", turn, c.say(Word::decision), d.id, c.say(Word::decides), d.by.in(c.language)),
             {.face = Face::bold, .points = 16, .colour = kGold})
           .y +
       8 * s;
  y += write(c, {x, y}, d.question.in(c.language), question).y + 10 * s;
  for (const scenes::Text& t : d.indicators) {
    c.list->AddCircleFilled({x + 5 * s, y + 10 * s}, 3 * s, p.quiet, 10);
    y += write(c, {x + 16 * s, y}, t.in(c.language), small).y + 4 * s;
  }
  y += 14 * s;
  for (std::size_t i = 0; i < d.options.size(); ++i) {
    const scenes::Option& o = d.options[i];
    const Box row{x, y, inner, heights[i]};
    const Press press = area(c, fmt::format("option{}", i).c_str(), row);
    const bool chosen = state.chosen == i;
    fill(c, row, press.hovered || chosen ? p.line : p.field, 6);
    if (chosen) frame(c, row, p.accent, 6, 2);
    const Box cap{row.x + 14 * s, row.y + 14 * s, 30 * s, 30 * s};
    fill(c, cap, chosen ? p.accent : p.panel | 0xff000000u, 5);
    frame(c, cap, p.line, 5);
    const std::string key = std::to_string(i + 1);
    const ImVec2 k = measure(c, key, {.face = Face::bold, .points = 17});
    write(c, {cap.x + (cap.w - k.x) / 2, cap.y + (cap.h - k.y) / 2}, key,
          {.face = Face::bold, .points = 17, .colour = chosen ? p.on_accent : p.text});
    float ty = row.y + 12 * s;
    ty += write(c, {row.x + 58 * s, ty}, fmt::format("{}  {}", o.key, o.label.in(c.language)), label).y + 4 * s;
    if (told) ty += write(c, {row.x + 58 * s, ty}, o.because.in(c.language), small).y + 6 * s;
    if (told && chosen)
      write(c, {row.x + 58 * s, ty}, o.outcome.in(c.language),
            {.points = 17, .colour = p.text, .wrap = inner - 74 * s});
    const std::string effects = told ? effects_text(drill, o.effects) : "";
    const ImVec2 e = measure(c, effects, {.face = Face::bold, .points = 15});
    write(c, {row.x + row.w - e.x - 14 * s, row.y + 13 * s}, effects,
          {.face = Face::bold, .points = 15, .colour = p.quiet});
    if (told && !proportional(state, o)) {
      const ImVec2 n = measure(c, c.say(Word::not_proportional), {.face = Face::bold, .points = 14});
      write(c, {row.x + row.w - n.x - 14 * s, row.y + 33 * s}, c.say(Word::not_proportional),
            {.face = Face::bold, .points = 14, .colour = 0xff6a6af5});
    }
    if (press.hovered) hovered = std::uint8_t(i);
    if (press.clicked && asks) commands.push_back(ChooseOption{std::uint8_t(i)});
    y += heights[i] + 10 * s;
  }
  // Ten seconds of the future that the mouse is on, as ghosts in place.
  if (asks && told && hovered && (!state.preview || state.preview->option != *hovered))
    commands.push_back(PreviewOption{*state.open_decision, *hovered});
  if (asks && !hovered && state.preview) commands.push_back(EndPreview{});
  if (!asks) return;
  if (!state.chosen) {
    write(c, {x, y + 4 * s}, c.say(Word::choose_hint), {.points = 16, .colour = p.quiet});
    return;
  }
  if (!told) y += draw_confidence(c, x, y, state, commands) * s;
  write(c, {x, y}, c.say(Word::reason), {.points = 16, .colour = p.quiet});
  y += 22 * s;
  const bool enter = text_field(c, "##reason", {x, y, inner - 192 * s, 42 * s}, reason, c.say(Word::reason), true);
  if (button(c, "confirm", {x + inner - 176 * s, y, 176 * s, 42 * s}, c.say(Word::play_on), Face::bold, true, "") ||
      enter) {
    commands.push_back(ConfirmOption{reason});
    reason.clear();
  }
}

}  // namespace app::gui
