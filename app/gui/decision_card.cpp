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

// The card's measures; text is measured first, so that the card is as tall as its text.
struct Card {
  Canvas c;
  const AppState& state;
  const scenes::Decision& d;
  CardReader reader;
  float w = 0;

  float inner() const { return w - 64 * c.scale; }
  Style question() const { return {.face = Face::bold, .points = 28, .colour = c.palette->text, .wrap = inner()}; }
  Style small() const { return {.points = 17, .colour = c.palette->quiet, .wrap = inner() - 74 * c.scale}; }
  Style effects() const { return {.face = Face::bold, .points = 15, .colour = c.palette->quiet}; }
  bool chosen(std::size_t i) const { return state.chosen == i; }
  // A trainee decides first, and so does a hall; doctrine and effects are what comes of it.
  bool told(std::size_t i) const { return !state.training.on && (reader != CardReader::hall || chosen(i)); }
  std::string effects_of(std::size_t i) const {
    return told(i) ? effects_text(state.document->drill, d.options[i].effects) : std::string();
  }
  std::string label_of(std::size_t i) const {
    return fmt::format("{}  {}", d.options[i].key, d.options[i].label.in(c.language));
  }
  // The label leaves room for the effects at its right.
  Style label(std::size_t i) const {
    const std::string beside = effects_of(i);
    const float room = beside.empty() ? 0 : measure(c, beside, effects()).x + 28 * c.scale;
    return {.face = Face::bold, .points = 20, .colour = c.palette->text, .wrap = inner() - 74 * c.scale - room};
  }
  float row_height(std::size_t i) const {
    const scenes::Option& o = d.options[i];
    float h = measure(c, label_of(i), label(i)).y + 26 * c.scale;
    if (told(i) && !proportional(state, o)) h = std::max(h, 58 * c.scale);
    if (told(i)) h += measure(c, o.because.in(c.language), small()).y + 4 * c.scale;
    if (told(i) && chosen(i)) h += measure(c, o.outcome.in(c.language), small()).y + 6 * c.scale;
    return h;
  }
  // What is below the options: a hint, or the reason's line; nothing for those who only look on.
  float foot() const {
    if (reader == CardReader::hall) return 10 * c.scale;
    return (!state.chosen ? 38.0f : state.training.on ? 140.0f : 84.0f) * c.scale;
  }
  float height() const {
    float h = 62 * c.scale + measure(c, d.question.in(c.language), question()).y + 10 * c.scale;
    for (const scenes::Text& t : d.indicators) h += measure(c, t.in(c.language), small()).y + 4 * c.scale;
    h += 14 * c.scale;
    for (std::size_t i = 0; i < d.options.size(); ++i) h += row_height(i) + 10 * c.scale;
    return h + foot();
  }
};

// As large as the table allows: a hall reads it from afar, a low window still holds all of it.
Card card_of(const Canvas& c, Box table, const AppState& state, CardReader reader) {
  Card card{c, state, state.document->drill.decisions[state.open_decision->index], reader};
  const bool hall = reader == CardReader::hall;
  card.c.scale *= hall ? 1.7f : 1.0f;
  for (int i = 0; i < 12; ++i) {
    card.w = hall ? table.w * 0.9f : std::min(table.w - 32 * c.scale, std::max(620 * card.c.scale, table.w * 0.58f));
    if (card.height() <= table.h - 16 * c.scale) break;
    card.c.scale *= 0.94f;
  }
  return card;
}

float draw_heading(const Card& card, float x, float y) {
  const Canvas& c = card.c;
  const Training& training = card.state.training;
  const std::string turn =
      training.on && training.turn < training.teams.size()
          ? fmt::format("{} {}   ·   ", training.teams[training.turn], say(c, TrainingWord::answers_now))
          : "";
  const Style who{.face = Face::bold, .points = 16, .colour = c.palette->gold};
  const std::string line = fmt::format("{}{}  {}   ·   {}: {}", turn, c.say(Word::decision), card.d.id,
                                       c.say(Word::decides), card.d.by.in(c.language));
  y += write(c, {x, y}, fitted(c, line, who, card.inner()), who).y + 8 * c.scale;
  y += write(c, {x, y}, card.d.question.in(c.language), card.question()).y + 10 * c.scale;
  for (const scenes::Text& t : card.d.indicators) {
    c.list->AddCircleFilled({x + 5 * c.scale, y + 10 * c.scale}, 3 * c.scale, c.palette->quiet, 10);
    y += write(c, {x + 16 * c.scale, y}, t.in(c.language), card.small()).y + 4 * c.scale;
  }
  return y + 14 * c.scale;
}

void draw_option(const Card& card, Box row, std::size_t i, bool hovered) {
  const Canvas& c = card.c;
  const Palette& p = *c.palette;
  const float s = c.scale;
  const scenes::Option& o = card.d.options[i];
  const bool chosen = card.chosen(i), told = card.told(i);
  fill(c, row, hovered || chosen ? p.line : p.field, 6);
  if (chosen) frame(c, row, p.accent, 6, 2);
  const Box cap{row.x + 14 * s, row.y + 12 * s, 30 * s, 30 * s};
  fill(c, cap, chosen ? p.accent : p.panel | 0xff000000u, 5);
  frame(c, cap, p.line, 5);
  const Style digit{.face = Face::bold, .points = 17, .colour = chosen ? p.on_accent : p.text};
  const std::string key = std::to_string(i + 1);
  const ImVec2 k = measure(c, key, digit);
  write(c, {cap.x + (cap.w - k.x) / 2, cap.y + (cap.h - k.y) / 2}, key, digit);
  float y = row.y + 12 * s;
  y += write(c, {row.x + 58 * s, y}, card.label_of(i), card.label(i)).y + 4 * s;
  if (told) y += write(c, {row.x + 58 * s, y}, o.because.in(c.language), card.small()).y + 6 * s;
  if (told && chosen) {
    Style outcome = card.small();
    outcome.colour = p.text;
    write(c, {row.x + 58 * s, y}, o.outcome.in(c.language), outcome);
  }
  const std::string effects = card.effects_of(i);
  const ImVec2 e = measure(c, effects, card.effects());
  write(c, {row.x + row.w - e.x - 14 * s, row.y + 13 * s}, effects, card.effects());
  if (!told || proportional(card.state, o)) return;
  const Style alarm{.face = Face::bold, .points = 14, .colour = p.alarm};
  const ImVec2 n = measure(c, c.say(Word::not_proportional), alarm);
  write(c, {row.x + row.w - n.x - 14 * s, row.y + 33 * s}, c.say(Word::not_proportional), alarm);
}

// The reason's line and the way on.
void ask_reason(const Card& card, float x, float y, Commands& commands, std::string& reason) {
  const Canvas& c = card.c;
  const float s = c.scale, inner = card.inner();
  if (card.state.training.on) y += draw_confidence(c, x, y, card.state, commands) * s;
  write(c, {x, y}, c.say(Word::reason), {.points = 16, .colour = c.palette->quiet});
  y += 22 * s;
  const float h = kPressable * s, wide = 176 * s;
  const bool enter = text_field(c, "##reason", {x, y, inner - wide - 16 * s, h}, reason, c.say(Word::mark_text), true);
  if (button(c, "confirm", {x + inner - wide, y, wide, h}, c.say(Word::play_on), Face::bold, true, "") || enter) {
    commands.push_back(ConfirmOption{reason});
    reason.clear();
  }
}

}  // namespace

void draw_decision_card(const Canvas& canvas, Box table, const AppState& state, Commands& commands, Scratch& scratch,
                        CardReader reader) {
  if (!state.open_decision || !state.document) return;
  const bool asks = reader == CardReader::presenter;
  Box room = table;  // the presenter's bar below it stays in reach
  if (asks) room.h -= presenter_bar_height(canvas, state);
  const Card card = card_of(canvas, room, state, reader);
  const Canvas& c = card.c;
  // Who asks looks about on the table while the room thinks.
  fill(c, table, asks || state.preview ? with_alpha(c.palette->shade, 0.35f) : c.palette->shade);
  // At the right, so that the ghosts of an option can be seen beside it.
  const float h = card.height(), x0 = table.x + table.w - card.w - 16 * canvas.scale;
  const Box b{reader == CardReader::hall ? table.x + (table.w - card.w) / 2 : x0,
              room.y + std::max(8 * canvas.scale, (room.h - h) / 2), card.w, h};
  fill(c, b, c.palette->panel | 0xff000000u, 10);
  frame(c, b, c.palette->line, 10);
  cover(c, b);
  const float x = b.x + 32 * c.scale;
  float y = draw_heading(card, x, b.y + 22 * c.scale);
  std::optional<std::uint8_t> hovered;
  for (std::size_t i = 0; i < card.d.options.size(); ++i) {
    const Box row{x, y, card.inner(), card.row_height(i)};
    const Press press = area(c, fmt::format("option{}", i).c_str(), row);
    draw_option(card, row, i, press.hovered);
    if (press.hovered) hovered = std::uint8_t(i);
    if (press.clicked && asks) commands.push_back(ChooseOption{std::uint8_t(i)});
    y += row.h + 10 * c.scale;
  }
  if (!asks) return;
  // Ten seconds of the future that the mouse is on, as ghosts in place.
  if (!state.training.on && hovered && (!state.preview || state.preview->option != *hovered))
    commands.push_back(PreviewOption{*state.open_decision, *hovered});
  if (!hovered && state.preview) commands.push_back(EndPreview{});
  if (state.chosen) return ask_reason(card, x, y, commands, scratch.reason);
  write(c, {x, y + 4 * c.scale}, c.say(Word::choose_hint), {.points = 16, .colour = c.palette->quiet});
}

}  // namespace app::gui
