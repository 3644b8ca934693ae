// The synchronisation matrix: a row for each unit, time from left to right, and what each
// has to do as a bar where it begins, as long as it takes. Who works with whom stands one
// below the other.
#include <fmt/format.h>

#include <algorithm>

#include "app/agency.h"
#include "app/apply.h"
#include "app/gui/canvas.h"
#include "app/in_words.h"
#include "app/msel/matrix.h"

namespace app::gui {
namespace {

constexpr float kUnits = 236, kBar = 30, kMostLanes = 4;  // points: width of the names, height of a bar

struct Bar {
  msel::Duty duty;
  std::string text;
  float x0 = 0, x1 = 0, text_end = 0;  // pixels
  int lane = 0;
};

// Bars of one unit within the axis, each in the first lane that is free there, its words
// included. Where all lanes are taken it goes without words into the last.
std::vector<Bar> bars_of(const Canvas& c, const Axis& axis, const msel::UnitDuties& unit, const scenes::Drill& drill) {
  std::vector<Bar> bars;
  float free_from[int(kMostLanes)] = {};
  for (const msel::Duty& duty : unit.duties) {
    if (duty.start >= axis.to || std::max(duty.end, duty.start + 1) <= axis.from) continue;
    Bar bar{.duty = duty, .text = event_in_words(drill, drill.events[duty.event.index], c.language)};
    bar.x0 = std::max(axis.x, axis.at(duty.start));
    bar.x1 = std::clamp(axis.at(duty.end), bar.x0 + 6 * c.scale, axis.x + axis.w);
    const float words = measure(c, bar.text, {.points = 15}).x + 14 * c.scale;
    bar.text_end = std::min(std::max(bar.x1, bar.x0 + std::min(words, 280 * c.scale)), axis.x + axis.w);
    int lane = 0;
    while (lane < int(kMostLanes) && free_from[lane] > bar.x0) ++lane;
    if (lane == int(kMostLanes)) {
      lane -= 1;
      bar.text.clear();
      bar.text_end = bar.x1;
    }
    bar.lane = lane;
    free_from[lane] = std::max(free_from[lane], bar.text_end + 4 * c.scale);
    bars.push_back(std::move(bar));
  }
  return bars;
}

// Phases as heads of columns, decisions as gold ticks.
void heads(const Canvas& c, const Axis& axis, Box head, float bottom, const AppState& state, Commands& commands) {
  for (std::size_t i = 0; i < state.timeline.phases.size(); ++i) {
    const scenes::PhaseSpan& span = state.timeline.phases[i];
    const float x0 = std::max(axis.x, axis.at(span.start)), x1 = std::min(axis.x + axis.w, axis.at(span.end));
    if (x1 - x0 < 4) continue;
    const Box b{x0 + 1, head.y, x1 - x0 - 2, head.h};
    const std::string text =
        fmt::format("{}  {}   T+{} – {}", i + 1, state.document->drill.phases[span.phase.index].title.in(c.language),
                    clock_text(span.start), clock_text(span.end));
    const Press press = area(c, fmt::format("column{}", i).c_str(), b, text.c_str());
    fill(c, b, press.hovered ? c.palette->line : c.palette->field, 4);
    c.list->PushClipRect({b.x, b.y}, {b.x + b.w - 4, b.y + b.h}, true);
    write(c, {b.x + 8 * c.scale, b.y + (b.h - measure(c, text, {.points = 15}).y) / 2}, text,
          {.face = Face::bold, .points = 15, .colour = c.palette->text});
    c.list->PopClipRect();
    c.list->AddLine({x0, head.y + head.h}, {x0, bottom}, c.palette->line);
    if (press.clicked) commands.push_back(SeekTo{span.start});
  }
  for (const scenes::DecisionPoint& point : state.timeline.decisions) {
    const float x = axis.at(point.at);
    if (x < axis.x || x > axis.x + axis.w) continue;
    c.list->AddLine({x, head.y + head.h}, {x, bottom}, with_alpha(kGold, 0.6f), 1.5f * c.scale);
    write(c, {x + 3 * c.scale, head.y + head.h + 2 * c.scale}, state.document->drill.decisions[point.decision.index].id,
          {.face = Face::bold, .points = 13, .colour = kGold, .outlined = true});
  }
}

void draw_unit(const Canvas& c, Box row, scenes::UnitId id, const std::vector<Bar>& bars, const AppState& state,
               Commands& commands) {
  const float s = c.scale;
  const scenes::Unit& unit = state.document->drill.units[id.index];
  const bool chosen = state.selected == id;
  const Box name{row.x, row.y, kUnits * s - 8 * s, row.h - 4 * s};
  const Press press = area(c, ("unit" + unit.key).c_str(), name, unit.title.in(c.language).c_str());
  if (chosen || press.hovered) fill(c, name, chosen ? with_alpha(c.palette->accent, 0.3f) : c.palette->field, 4);
  fill(c, {row.x + 4 * s, row.y + 3 * s, 5 * s, row.h - 10 * s}, agency_colour(unit.agency), 2);
  c.list->PushClipRect({name.x, name.y}, {name.x + name.w - 4 * s, name.y + name.h}, true);
  write(c, {row.x + 16 * s, row.y + 4 * s}, unit.title.in(c.language),
        {.face = chosen ? Face::bold : Face::regular, .points = 16, .colour = c.palette->text});
  c.list->PopClipRect();
  if (press.clicked) commands.push_back(Select{id});
  for (const Bar& bar : bars) {
    const msel::Duty& duty = bar.duty;
    const scenes::Event& event = state.document->drill.events[duty.event.index];
    const Box b{bar.x0, row.y + float(bar.lane) * kBar * s, bar.text_end - bar.x0, (kBar - 4) * s};
    const bool now = duty.start <= state.t && state.t < std::max(duty.end, duty.start + 1000),
               past = duty.end < state.t;
    const std::string tip =
        fmt::format("T+{} – {}   {}: {}", clock_text(duty.start), clock_text(duty.end), unit.title.in(c.language),
                    event_in_words(state.document->drill, event, c.language));
    const Press hit = area(c, fmt::format("duty{}_{}", id.index, duty.event.index).c_str(), b, tip.c_str());
    const std::uint32_t colour = now ? c.palette->accent : event.added ? kGold : agency_colour(unit.agency);
    fill(c, b, now ? with_alpha(colour, 0.45f) : c.palette->field, 4);
    fill(c, {b.x, b.y, bar.x1 - bar.x0, b.h}, with_alpha(colour, hit.hovered ? 1.0f : past ? 0.5f : 0.85f), 4);
    if (now) frame(c, b, c.palette->accent, 4, 2);
    c.list->PushClipRect({b.x, b.y}, {b.x + b.w - 3 * s, b.y + b.h}, true);
    write(
        c, {b.x + 6 * s, b.y + 4 * s}, bar.text,
        {.face = now ? Face::bold : Face::regular, .points = 15, .colour = past ? c.palette->quiet : c.palette->text});
    c.list->PopClipRect();
    if (hit.clicked) commands.insert(commands.end(), {Command(SeekTo{duty.start}), Command(Select{id})});
  }
}

struct MatrixRow {
  scenes::UnitId unit;
  std::vector<Bar> bars;
  float height = 0;  // pixels
};

}  // namespace

// All rows that have anything to do within an axis, and what they were laid out for.
struct MatrixRows {
  std::shared_ptr<const Document> document;  // held: a later one at the same address is not taken for it
  scenes::Path path;
  Axis axis;
  scenes::Language language = scenes::Language::indonesian;
  float scale = 1;
  std::vector<MatrixRow> rows;
  float height = 0;  // of all of them
};

namespace {

bool is_of(const MatrixRows& rows, const Canvas& c, const Axis& axis, const AppState& state) {
  return rows.document == state.document && rows.path == state.path && rows.axis.x == axis.x && rows.axis.w == axis.w &&
         rows.axis.from == axis.from && rows.axis.to == axis.to && rows.language == c.language && rows.scale == c.scale;
}

std::shared_ptr<const MatrixRows> rows_of(const Canvas& c, const Axis& axis, const AppState& state) {
  auto out = std::make_shared<MatrixRows>(MatrixRows{
      .document = state.document, .path = state.path, .axis = axis, .language = c.language, .scale = c.scale});
  for (const msel::UnitDuties& unit : msel::duties_by_unit(state.document->drill, state.timeline)) {
    MatrixRow row{.unit = unit.unit, .bars = bars_of(c, axis, unit, state.document->drill)};
    int lanes = 0;
    for (const Bar& bar : row.bars) lanes = std::max(lanes, bar.lane + 1);
    if (lanes == 0) continue;  // no duty in this span: no row
    row.height = (float(lanes) * kBar + 8) * c.scale;
    out->height += row.height;
    out->rows.push_back(std::move(row));
  }
  return out;
}

}  // namespace

void draw_matrix(const Canvas& c, Box table, const AppState& state, Commands& commands, Scratch& scratch) {
  if (!state.show_matrix || !state.document || state.training.on || state.timeline.phases.empty())
    return scratch.matrix_rows.reset();
  const float s = c.scale;
  const Box b = draw_msel_card(c, table, state, commands);
  const float whole_w = measure(c, c.say(Word::all_phases), {.face = Face::bold, .points = 16}).x + 32 * s;
  const float phase_w = measure(c, c.say(Word::this_phase), {.face = Face::bold, .points = 16}).x + 32 * s;
  const float right = b.x + b.w - 132 * s;  // the close button's
  if (button(c, "matrix_whole", {right - whole_w, b.y - 50 * s, whole_w, 44 * s}, c.say(Word::all_phases), Face::bold,
             scratch.matrix_whole, ""))
    scratch.matrix_whole = true;
  if (button(c, "matrix_phase", {right - whole_w - phase_w - 8 * s, b.y - 50 * s, phase_w, 44 * s},
             c.say(Word::this_phase), Face::bold, !scratch.matrix_whole, ""))
    scratch.matrix_whole = false;

  const scenes::PhaseSpan span = state.timeline.phases[phase_now(state)];
  const Axis axis{.x = b.x + (kUnits + 8) * s,
                  .w = b.w - (kUnits + 24) * s,
                  .from = scratch.matrix_whole ? 0 : span.start,
                  .to = std::max<scenes::Ms>(scratch.matrix_whole ? state.timeline.end : span.end, span.start + 1)};
  const Box head{axis.x, b.y, axis.w, 30 * s}, list{b.x, b.y + 48 * s, b.w, b.h - 56 * s};
  heads(c, axis, head, list.y + list.h, state, commands);

  if (!scratch.matrix_rows || !is_of(*scratch.matrix_rows, c, axis, state))
    scratch.matrix_rows = rows_of(c, axis, state);
  const MatrixRows& rows = *scratch.matrix_rows;
  scroll_list(c, list, rows.height, scratch.matrix_scroll);
  ImGui::PushClipRect({list.x, list.y}, {list.x + list.w, list.y + list.h}, true);
  float y = list.y - scratch.matrix_scroll;
  for (const MatrixRow& row : rows.rows) {
    if (y + row.height > list.y && y < list.y + list.h) {
      draw_unit(c, {b.x + 8 * s, y, b.w - 16 * s, row.height}, row.unit, row.bars, state, commands);
      const float foot = y + row.height - 2 * s;
      c.list->AddLine({b.x + 8 * s, foot}, {b.x + b.w - 14 * s, foot}, c.palette->line);
    }
    y += row.height;
  }
  ImGui::PopClipRect();
  const float x_now = axis.at(state.t);
  if (x_now >= axis.x && x_now <= axis.x + axis.w)
    c.list->AddLine({x_now, head.y}, {x_now, list.y + list.h}, c.palette->text, 2 * s);
}

}  // namespace app::gui
