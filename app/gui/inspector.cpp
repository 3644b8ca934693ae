// Who, where, doing what; else the instructor's notes; and the decisions of this path.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "app/agency.h"
#include "app/apply.h"
#include "app/gui/canvas.h"

namespace app::gui {
namespace {

Word doing_word(scenes::Activity a) {
  using enum scenes::Activity;
  switch (a) {
    case walk:
    case march: return Word::walking;
    case run: return Word::running;
    case hold_rope: return Word::holding_rope;
    case brace: return Word::shields;
    case shelter: return Word::sheltering;
    case push: return Word::pushing;
    case sit:
    case seat: return Word::sitting;
    case lie: return Word::lying;
    case chant: return Word::chanting;
    case throw_: return Word::throwing;
    case treat: return Word::treating;
    case talk:
    case megaphone: return Word::talking;
    case gone: return Word::gone;
    default: return Word::standing;
  }
}

scenes::Activity most_do(const AppState& state, const scenes::Unit& unit) {
  std::array<int, scenes::kActivityCount> votes{};
  for (int k = 0; k < unit.count; ++k) ++votes[std::size_t(state.stage.people[unit.first_person + std::uint32_t(k)].activity)];
  return static_cast<scenes::Activity>(std::max_element(votes.begin(), votes.end()) - votes.begin());
}

float to_crowd(const AppState& state, const scenes::Unit& unit) {
  float best = 1e9f;
  for (const scenes::Unit& other : state.document->drill.units) {
    if (!other.crowd) continue;
    for (int k = 0; k < other.count; ++k) {
      const scenes::PersonState& p = state.stage.people[other.first_person + std::uint32_t(k)];
      if (p.activity == scenes::Activity::gone) continue;
      for (int i = 0; i < unit.count; ++i)
        best = std::min(best, scenes::distance(p.at, state.stage.people[unit.first_person + std::uint32_t(i)].at));
    }
  }
  return best;
}

struct Column {
  const Canvas& c;
  float x, y, w;

  void heading(std::string_view text) {
    y += 14 * c.scale;
    y += write(c, {x, y}, text, {.face = Face::bold, .points = 13, .colour = c.palette->quiet}).y + 6 * c.scale;
  }
  void paragraph(std::string_view text, float points = 16, bool quiet = false) {
    y += write(c, {x, y}, text, {.points = points, .colour = quiet ? c.palette->quiet : c.palette->text, .wrap = w}).y + 8 * c.scale;
  }
  void row(Word name, std::string_view value) {
    const float left = 92 * c.scale;
    write(c, {x, y}, c.say(name), {.points = 15, .colour = c.palette->quiet});
    y += write(c, {x + left, y}, value, {.points = 15, .colour = c.palette->text, .wrap = w - left}).y + 7 * c.scale;
  }
};

void unit_card(Column& col, const AppState& state) {
  const scenes::Unit& unit = state.document->drill.units[state.selected->index];
  const Canvas& c = col.c;
  col.heading(c.say(Word::unit_selected));
  col.y += write(c, {col.x, col.y}, unit.title.in(c.language), {.face = Face::bold, .points = 22, .colour = c.palette->text, .wrap = col.w}).y + 6 * c.scale;
  fill(c, {col.x, col.y, 30 * c.scale, 5 * c.scale}, agency_colour(unit.agency), 2);
  col.y += 13 * c.scale;
  if (unit.count == 0 || state.stage.people.empty()) return;
  col.row(Word::who, fmt::format("{} {}{}{}", unit.count, c.say(Word::personnel), unit.leader.empty() ? "" : ", ", unit.leader.in(c.language)));
  scenes::Vec2 middle;
  float radius = 0;
  if (place_of(state, *state.selected, middle, radius)) col.row(Word::where, scenes::where_is(state.document->drill.venue, middle).in(c.language));
  col.row(Word::doing, c.say(doing_word(most_do(state, unit))));
  if (const float d = to_crowd(state, unit); !unit.crowd && d < 500) col.row(Word::distance, fmt::format("{:.1f} m", d));
}

}  // namespace

void draw_inspector(const Canvas& c, Box b, const AppState& state, Commands& commands) {
  if (b.w < 1 || !state.document) return;
  fill(c, b, c.palette->panel);
  c.list->AddLine({b.x, b.y}, {b.x, b.y + b.h}, c.palette->line);
  const scenes::Drill& drill = state.document->drill;
  c.list->PushClipRect({b.x, b.y}, {b.x + b.w, b.y + b.h}, true);
  Column col{c, b.x + 22 * c.scale, b.y + 8 * c.scale, b.w - 44 * c.scale};
  if (state.selected)
    unit_card(col, state);
  else
    col.paragraph(c.say(Word::pick_unit), 14, true);
  if (phase_now(state) < state.timeline.phases.size()) {
    const scenes::Phase& phase = drill.phases[state.timeline.phases[phase_now(state)].phase.index];
    col.heading(c.say(Word::goal));
    col.paragraph(phase.goal.in(c.language));
    col.heading(c.say(Word::notes));
    col.paragraph(phase.notes.in(c.language), 15);
  }
  col.heading(c.say(Word::next_up));
  int listed = 0;
  for (std::size_t i = 0; i < state.timeline.events.size() && listed < 4; ++i) {
    const scenes::TimedEvent& timed = state.timeline.events[i];
    const scenes::Event& e = drill.events[timed.event.index];
    if (timed.start <= state.t || e.serial.empty() || e.text.empty()) continue;
    const std::string text = fmt::format("{}  {}  {}", clock_text(timed.start), e.serial, e.text.in(c.language));
    const ImVec2 m = measure(c, text, {.points = 14, .wrap = col.w});
    const Press press = area(c, fmt::format("next{}", i).c_str(), {col.x, col.y, col.w, m.y});
    write(c, {col.x, col.y}, text, {.points = 14, .colour = press.hovered ? c.palette->text : c.palette->quiet, .wrap = col.w});
    if (press.clicked) commands.push_back(SeekTo{timed.start});
    col.y += m.y + 7 * c.scale;
    ++listed;
  }
  c.list->PopClipRect();
}

}  // namespace app::gui
