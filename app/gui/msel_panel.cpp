// The live MSEL: every inject of this path by time, its status, and skip, hold and fire now;
// below them what is kept ready, and what other branches would have brought.
#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "app/apply.h"
#include "app/gui/canvas.h"
#include "app/in_words.h"

namespace app::gui {
namespace {

struct Row {
  scenes::EventId event;
  scenes::Ms at = -1;  // -1 = not met
  EventStatus status = EventStatus::planned;
};

bool in_msel(const scenes::Event& e) { return e.verb == scenes::Verb::inject || !e.serial.empty(); }

std::vector<Row> rows_of(const AppState& state) {
  const scenes::Drill& drill = state.document->drill;
  std::vector<Row> met, ready;
  std::vector<bool> seen(drill.events.size());
  for (const scenes::TimedEvent& timed : state.timeline.events) {
    if (!in_msel(drill.events[timed.event.index])) continue;
    seen[timed.event.index] = true;
    met.push_back({timed.event, timed.start, status_of(state, timed.event)});
  }
  for (std::size_t i = 0; i < drill.events.size(); ++i)
    if (!seen[i] && in_msel(drill.events[i]))
      ready.push_back({scenes::EventId(i), -1, status_of(state, scenes::EventId(i))});
  // What has been held or is a contingency comes before what another branch has.
  std::stable_partition(ready.begin(), ready.end(), [&](const Row& r) {
    return r.status == EventStatus::held || r.status == EventStatus::skipped || drill.events[r.event.index].contingency;
  });
  met.insert(met.end(), ready.begin(), ready.end());
  return met;
}

struct StatusLook {
  Word word;
  std::uint32_t colour;
};
StatusLook look_of(const Canvas& c, EventStatus status) {
  switch (status) {
    case EventStatus::running:
      return {Word::status_running, c.palette->accent};
    case EventStatus::done:
      return {Word::status_done, c.palette->quiet};
    case EventStatus::skipped:
      return {Word::status_skipped, c.palette->quiet};
    case EventStatus::held:
      return {Word::status_held, c.palette->gold};
    case EventStatus::fired:
      return {Word::status_fired, c.palette->accent};
    case EventStatus::not_met:
      return {Word::status_not_met, c.palette->quiet};
    default:
      return {Word::status_planned, c.palette->text};
  }
}

struct Columns {  // left edges, pixels from the card's; where two are equal the first is left out
  float serial = 16, time = 74, from = 152, text = 330, expect = 0, responsible = 0, status = 0, buttons = 0;
};
Columns columns_of(const Canvas& c, float w) {
  Columns out;
  for (float* at : {&out.serial, &out.time, &out.from, &out.text}) *at *= c.scale;
  out.buttons = w - 160 * c.scale;
  out.status = out.buttons - 112 * c.scale;
  // On a narrow table who it comes from, and who answers, are the first to go.
  if (w < 1000 * c.scale) out.text = out.from;
  const bool narrow = w < 760 * c.scale;
  const float room = out.status - out.text;
  out.expect = narrow ? out.status : out.text + room * 0.42f;
  out.responsible = narrow ? out.status : out.text + room * 0.78f;
  return out;
}

std::string way_of(const Canvas& c, const scenes::Event& e) {
  std::string way = e.from;
  if (!e.to.empty()) way += (way.empty() ? "" : " > ") + e.to;
  if (e.delivery.empty()) return way;
  return fmt::format("{}{}({})", way, way.empty() ? "" : " ", delivery_in_words(e.delivery, c.language));
}

struct Cell {
  float from, to;
  std::string text;
};
std::vector<Cell> cells_of(const Canvas& c, const Columns& col, const AppState& state, const scenes::Event& e) {
  return {{col.from, col.text, way_of(c, e)},
          {col.text, col.expect, told_in_words(state.document->drill, e, c.language)},
          {col.expect, col.responsible, e.expect.in(c.language)},
          {col.responsible, col.status, e.responsible.in(c.language)}};
}
Style cell_style(const Canvas& c, const Cell& cell, bool past) {
  return {
      .points = 16, .colour = past ? c.palette->quiet : c.palette->text, .wrap = cell.to - cell.from - 14 * c.scale};
}
// As tall as its longest cell, and no less than its buttons.
float height_of(const Canvas& c, const Columns& col, const AppState& state, const scenes::Event& e) {
  float h = kPressable * c.scale;
  for (const Cell& cell : cells_of(c, col, state, e))
    if (cell.to - cell.from > 20 * c.scale) h = std::max(h, measure(c, cell.text, cell_style(c, cell, false)).y);
  return h + 10 * c.scale;
}

// An act on an event belongs to a fork: out of the plan, one is begun.
void act(const AppState& state, Commands& commands, Command command) {
  if (state.fork == 0) commands.push_back(BeginFork{});
  commands.push_back(std::move(command));
}

void draw_row(const Canvas& c, Box b, const Columns& col, const Row& row, const AppState& state, Commands& commands) {
  const scenes::Event& e = state.document->drill.events[row.event.index];
  const float s = c.scale;
  const bool past = row.status == EventStatus::done || row.status == EventStatus::skipped;
  const Press press = area(c, ("msel" + e.id).c_str(), {b.x, b.y, col.status, b.h});
  if (row.status == EventStatus::running)
    fill(c, b, with_alpha(c.palette->accent, 0.22f), 5);
  else if (press.hovered)
    fill(c, b, c.palette->field, 5);
  const auto put = [&](float x, std::string_view text, const Style& style) {
    write(c, {b.x + x, b.y + (b.h - measure(c, text, style).y) / 2}, text, style);
  };
  const Style bold{.face = Face::bold, .points = 16, .colour = past ? c.palette->quiet : c.palette->text};
  put(col.serial, e.serial, bold);
  put(col.time, row.at >= 0 ? "T+" + clock_text(row.at) : "-", bold);
  for (const Cell& cell : cells_of(c, col, state, e))
    if (cell.to - cell.from > 20 * s) put(cell.from, cell.text, cell_style(c, cell, past));
  const StatusLook look = look_of(c, row.status);
  put(col.status, c.say(look.word), {.face = Face::bold, .points = 16, .colour = look.colour});
  if (press.clicked && row.at >= 0) commands.push_back(SeekTo{row.at});
  const float side = 44 * s;
  float x = b.x + col.buttons;
  const auto icon = [&](const char* id, const char* text, Word tip) {
    const bool hit =
        button(c, (id + e.id).c_str(), {x, b.y + (b.h - side) / 2, side, side}, text, Face::icon, false, c.say(tip));
    x += side + 6 * s;
    return hit;
  };
  const bool ahead = row.status == EventStatus::planned, waits = row.at < 0;
  if ((ahead || waits) && icon("fire", "\xef\x83\xa7", Word::fire_now)) act(state, commands, FireEvent{e.id});
  if (ahead && icon("hold", "\xef\x81\x8c", Word::hold_it)) act(state, commands, HoldEvent{e.id});
  if (ahead && icon("skip", "\xef\x81\x91", Word::skip_it)) act(state, commands, SkipEvent{e.id});
  const bool touched = std::any_of(state.document->amendments.begin(), state.document->amendments.end(),
                                   [&](const scenes::Amendment& a) { return a.event == e.id; });
  if (!ahead && touched && icon("back", "\xef\x83\xa2", Word::restore_it)) commands.push_back(RestoreEvent{e.id});
}

}  // namespace

Box draw_msel_card(const Canvas& c, Box table, const AppState& state, Commands& commands) {
  const float s = c.scale, margin = 10 * s, head = 56 * s;
  const float h = std::clamp(table.h * 0.55f, std::min(220 * s, table.h - 2 * margin), table.h - 2 * margin);
  const Box b{table.x + margin, table.y + table.h - h - margin, table.w - 2 * margin, h};
  card(c, b);
  const Style title{.face = Face::bold, .points = 18, .colour = state.fork ? c.palette->gold : c.palette->text};
  const std::string text = fmt::format("MSEL  ·  {}", name_of(c, state, state.fork));
  write(c, {b.x + 16 * s, b.y + 16 * s}, text, title);
  float x = b.x + 44 * s + measure(c, text, title).x;
  const auto page = [&](const char* id, Word w, bool on, Pane pane, const char* action) {
    const float width = measure(c, c.say(w), {.face = Face::bold, .points = 16}).x + 32 * s;
    if (button(c, id, {x, b.y + 6 * s, width, 44 * s}, c.say(w), Face::bold, on, tip_of(c, state, action).c_str()) &&
        !on)
      commands.push_back(TogglePane{pane});
    x += width + 8 * s;
  };
  page("msel_list", Word::msel_list, state.show_msel, Pane::msel, "msel");
  page("msel_matrix", Word::matrix, state.show_matrix, Pane::matrix, "matrix");
  if (button(c, "msel_close", {b.x + b.w - 116 * s, b.y + 6 * s, 104 * s, 44 * s}, c.say(Word::close), Face::bold,
             false, ""))
    commands.push_back(TogglePane{state.show_msel ? Pane::msel : Pane::matrix});
  return {b.x, b.y + head, b.w, b.h - head};
}

void draw_msel(const Canvas& c, Box table, const AppState& state, Commands& commands, Scratch& scratch) {
  if (!state.show_msel || !state.document || state.training.on) {
    scratch.msel_scroll = -1;
    return;
  }
  const float s = c.scale;
  const Box b = draw_msel_card(c, table, state, commands);
  const Columns col = columns_of(c, b.w);
  const Style quiet{.face = Face::bold, .points = 14, .colour = c.palette->quiet};
  const float y_names = b.y;
  const std::pair<float, const char*> names[] = {
      {col.serial, c.say(Word::msel_serial)}, {col.time, "T+"},
      {col.from, c.say(Word::msel_from_to)},  {col.text, c.say(Word::msel_text)},
      {col.expect, c.say(Word::msel_expect)}, {col.responsible, c.say(Word::msel_responsible)},
      {col.status, c.say(Word::msel_status)}, {col.buttons, ""}};
  for (std::size_t i = 0; i + 1 < std::size(names); ++i)  // a column without room has no name either
    if (names[i].first < names[i + 1].first) write(c, {b.x + names[i].first, y_names}, names[i].second, quiet);
  const Box list{b.x, y_names + 26 * s, b.w, b.y + b.h - y_names - 34 * s};
  c.list->AddLine({list.x, list.y - 2}, {list.x + list.w, list.y - 2}, c.palette->line);
  const std::vector<Row> rows = rows_of(state);
  const float gap_h = 40 * s;
  std::vector<float> heights;
  for (const Row& r : rows) heights.push_back(height_of(c, col, state, state.document->drill.events[r.event.index]));
  const auto first_ready = std::find_if(rows.begin(), rows.end(), [](const Row& r) { return r.at < 0; }) - rows.begin();
  const float whole = std::accumulate(heights.begin(), heights.end(), gap_h);
  if (scratch.msel_scroll < 0) {  // what comes next stands in the second line
    const auto next = std::find_if(rows.begin(), rows.end(), [&](const Row& r) { return r.at > state.t; });
    const auto before = std::max<std::ptrdiff_t>(0, next - rows.begin() - 1);
    scratch.msel_scroll = std::accumulate(heights.begin(), heights.begin() + before, 0.0f);
  }
  scroll_list(c, list, whole, scratch.msel_scroll);
  ImGui::PushClipRect({list.x, list.y}, {list.x + list.w, list.y + list.h}, true);
  float y = list.y - scratch.msel_scroll;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (std::ptrdiff_t(i) == first_ready) {
      write(c, {b.x + 16 * s, y + 14 * s}, c.say(Word::msel_ready), quiet);
      y += gap_h;
    }
    if (y + heights[i] > list.y && y < list.y + list.h)
      draw_row(c, {b.x + 4 * s, y, b.w - 8 * s, heights[i] - 4 * s}, col, rows[i], state, commands);
    y += heights[i];
  }
  ImGui::PopClipRect();
}

}  // namespace app::gui
