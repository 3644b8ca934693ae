// Who, where, doing what; else the instructor's notes; and the decisions of this path.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "app/agency.h"
#include "app/apply.h"
#include "app/gui/column.h"
#include "app/gui/knowledge_panel.h"

namespace app::gui {
namespace {

Word doing_word(scenes::Activity a) {
  using enum scenes::Activity;
  switch (a) {
    case walk:
    case march:
      return Word::walking;
    case run:
      return Word::running;
    case hold_rope:
      return Word::holding_rope;
    case brace:
      return Word::shields;
    case shelter:
      return Word::sheltering;
    case push:
      return Word::pushing;
    case sit:
    case seat:
      return Word::sitting;
    case lie:
      return Word::lying;
    case chant:
      return Word::chanting;
    case throw_:
      return Word::throwing;
    case treat:
      return Word::treating;
    case talk:
    case megaphone:
      return Word::talking;
    case gone:
      return Word::gone;
    default:
      return Word::standing;
  }
}

scenes::Activity most_do(const AppState& state, const scenes::Unit& unit) {
  std::array<int, scenes::kActivityCount> votes{};
  for (int k = 0; k < unit.count; ++k)
    ++votes[std::size_t(state.stage.people[unit.first_person + std::uint32_t(k)].activity)];
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

void row(Column& col, Word name, std::string_view value) {
  const Canvas& c = col.c;
  const float left = 136 * c.scale;
  write(c, {col.x, col.y}, c.say(name), {.points = 17, .colour = c.palette->quiet});
  col.y += write(c, {col.x + left, col.y}, value, {.points = 17, .colour = c.palette->text, .wrap = col.w - left}).y +
           9 * c.scale;
}

void unit_card(Column& col, const AppState& state, Commands& commands) {
  const scenes::Unit& unit = state.document->drill.units[state.selected->index];
  const Canvas& c = col.c;
  col.heading(c.say(Word::unit_selected));
  col.y += write(c, {col.x, col.y}, unit.title.in(c.language),
                 {.face = Face::bold, .points = 24, .colour = c.palette->text, .wrap = col.w})
               .y +
           6 * c.scale;
  fill(c, {col.x, col.y, 30 * c.scale, 5 * c.scale}, agency_colour(unit.agency), 2);
  col.y += 13 * c.scale;
  if (unit.count == 0 || state.stage.people.empty()) return;
  row(col, Word::who,
      fmt::format("{} {}{}{}", unit.count, c.say(Word::personnel), unit.leader.empty() ? "" : ", ",
                  unit.leader.in(c.language)));
  scenes::Vec2 middle;
  float radius = 0;
  if (place_of(state, *state.selected, middle, radius))
    row(col, Word::where, scenes::where_is(state.document->drill.venue, middle).in(c.language));
  row(col, Word::doing, c.say(doing_word(most_do(state, unit))));
  if (const float d = to_crowd(state, unit); !unit.crowd && d < 500)
    row(col, Word::distance, fmt::format("{:.1f} m", d));
  if (unit.crowd) return;
  if (button(c, "ask_unit", {col.x, col.y, col.w, kPressable * c.scale}, ask_unit(c), Face::bold, false,
             tip_of(c, state, "known_by").c_str()))
    commands.push_back(AskWhatIsKnown{state.selected});
  col.y += (kPressable + 6) * c.scale;
}

// What has been decided on this path, with the reason: the log that the debrief is made of.
void decisions(Column& col, const AppState& state, Commands& commands) {
  if (state.log.empty()) return;
  const Canvas& c = col.c;
  col.heading(c.say(Word::decisions_taken));
  constexpr std::size_t kShown = 4;
  const std::size_t from = state.log.size() > kShown ? state.log.size() - kShown : 0;
  for (std::size_t i = state.log.size(); i-- > from;) {
    const DecisionRecord& r = state.log[i];
    const scenes::Decision& d = state.document->drill.decisions[r.decision.index];
    const std::string text =
        fmt::format("{} {}  T+{}  ({})  {}{}{}", d.id, d.options[r.option].key, clock_text(r.at), clock_text(r.wall_ms),
                    d.options[r.option].label.in(c.language), r.reason.empty() ? "" : "  — ", r.reason);
    const Style style{.points = 16, .colour = c.palette->text, .wrap = col.w};
    const ImVec2 m = measure(c, text, style);
    const Press press =
        area(c, fmt::format("log{}", i).c_str(), {col.x, col.y, col.w, m.y}, d.by.in(c.language).c_str());
    write(c, {col.x, col.y}, text,
          press.hovered ? Style{.points = 16, .colour = c.palette->accent, .wrap = col.w} : style);
    if (press.clicked) commands.push_back(GoToDecision{r.decision});
    col.y += m.y + 8 * c.scale;
  }
}

// Phase starts and decisions that come next, with their pictures: what the hall does not see yet.
void next_beats(Column& col, const AppState& state, Commands& commands) {
  const Canvas& c = col.c;
  const scenes::Drill& drill = state.document->drill;
  struct Beat {
    scenes::Ms at;
    std::string text;
    Command command;
  };
  std::vector<Beat> beats;
  for (std::size_t i = 0; i < state.timeline.phases.size(); ++i) {
    const scenes::PhaseSpan& span = state.timeline.phases[i];
    if (span.start > state.t)
      beats.push_back({span.start, drill.phases[span.phase.index].title.in(c.language), GoToPhase{std::uint32_t(i)}});
  }
  for (const scenes::DecisionPoint& point : state.timeline.decisions)
    if (point.at > state.t)
      beats.push_back({point.at,
                       drill.decisions[point.decision.index].id + "  " +
                           drill.decisions[point.decision.index].question.in(c.language),
                       GoToDecision{point.decision}});
  std::stable_sort(beats.begin(), beats.end(), [](const Beat& a, const Beat& b) { return a.at < b.at; });
  if (beats.empty()) return;
  col.heading(c.say(Word::next_beats));
  constexpr std::size_t kShown = 3;
  for (std::size_t i = 0; i < std::min(kShown, beats.size()); ++i) {
    const float pw = 136 * c.scale, ph = pw * 9 / 16;
    const Box row{col.x - 6 * c.scale, col.y - 4 * c.scale, col.w + 12 * c.scale, ph + 8 * c.scale};
    const Press press = area(c, fmt::format("beat{}", i).c_str(), row);
    if (press.hovered) fill(c, row, c.palette->field, 6);
    // The moment before: at the beat itself nothing has happened yet.
    thumbnail(c, {col.x, col.y, pw, ph}, key_of_moment(state, state.path, beats[i].at), state.path, beats[i].at, state);
    write(c, {col.x + pw + 12 * c.scale, col.y},
          fmt::format("T+{}   -{}", clock_text(beats[i].at), clock_text(beats[i].at - state.t)),
          {.face = Face::bold, .points = 15, .colour = c.palette->gold});
    ImGui::PushClipRect({row.x, row.y}, {row.x + row.w, row.y + row.h}, true);
    write(c, {col.x + pw + 12 * c.scale, col.y + 22 * c.scale}, beats[i].text,
          {.points = 15, .colour = c.palette->text, .wrap = col.w - pw - 14 * c.scale});
    ImGui::PopClipRect();
    if (press.clicked) commands.push_back(beats[i].command);
    col.y += ph + 12 * c.scale;
  }
}

void card_tab(Column& col, const AppState& state, Commands& commands) {
  const Canvas& c = col.c;
  const scenes::Drill& drill = state.document->drill;
  if (state.selected)
    unit_card(col, state, commands);
  else
    col.paragraph(c.say(Word::pick_unit), 16, true);
  if (phase_now(state) < state.timeline.phases.size()) {
    const scenes::Phase& phase = drill.phases[state.timeline.phases[phase_now(state)].phase.index];
    for (const auto& [word, text, points] :
         {std::tuple{Word::goal, &phase.goal, 18}, {Word::notes, &phase.notes, 17}}) {
      if (text->empty()) continue;
      col.heading(c.say(word));
      col.paragraph(text->in(c.language), float(points));
    }
  }
  decisions(col, state, commands);
  if (state.audience.on) next_beats(col, state, commands);
  col.heading(c.say(Word::next_up));
  int listed = 0;
  for (std::size_t i = 0; i < state.timeline.events.size() && listed < 4; ++i) {
    const scenes::TimedEvent& timed = state.timeline.events[i];
    const scenes::Event& e = drill.events[timed.event.index];
    if (timed.start <= state.t || e.serial.empty() || e.text.empty()) continue;
    const std::string text = fmt::format("{}  {}  {}", clock_text(timed.start), e.serial, e.text.in(c.language));
    const ImVec2 m = measure(c, text, {.points = 16, .wrap = col.w});
    const Press press = area(c, fmt::format("next{}", i).c_str(), {col.x, col.y, col.w, m.y});
    write(c, {col.x, col.y}, text,
          {.points = 16, .colour = press.hovered ? c.palette->accent : c.palette->text, .wrap = col.w});
    if (press.clicked) commands.push_back(SeekTo{timed.start});
    col.y += m.y + 9 * c.scale;
    ++listed;
  }
}

// The captions and injects of this path; the one that holds now is lit, a click goes there.
void events_tab(Column& col, const AppState& state, Commands& commands) {
  const Canvas& c = col.c;
  for (std::size_t i = 0; i < state.timeline.events.size(); ++i) {
    const scenes::TimedEvent& timed = state.timeline.events[i];
    const scenes::Event& e = state.document->drill.events[timed.event.index];
    if (e.text.empty()) continue;
    const bool now = timed.start <= state.t && state.t < timed.end;
    const std::string time = clock_text(timed.start),
                      text = e.serial.empty() ? e.text.in(c.language) : e.serial + "  " + e.text.in(c.language);
    const float left = 66 * c.scale;
    const Style style{.face = now ? Face::bold : Face::regular,
                      .points = 16,
                      .colour = timed.start > state.t ? c.palette->text : c.palette->quiet,
                      .wrap = col.w - left};
    const ImVec2 m = measure(c, text, style);
    const Box row{col.x - 8 * c.scale, col.y - 4 * c.scale, col.w + 16 * c.scale, m.y + 9 * c.scale};
    const Press press = area(c, fmt::format("ev{}", i).c_str(), row);
    if (now || press.hovered) fill(c, row, now ? with_alpha(c.palette->accent, 0.25f) : c.palette->field, 5);
    write(c, {col.x, col.y}, time,
          {.face = Face::bold,
           .points = 16,
           .colour = e.verb == scenes::Verb::inject ? c.palette->gold : c.palette->quiet});
    write(c, {col.x + left, col.y}, text, style);
    if (press.clicked) commands.push_back(SeekTo{timed.start});
    col.y += m.y + 11 * c.scale;
  }
}

// The chosen mark's words and span, changed where they stand.
void edit_mark(Column& col, const Mark& mark, const AppState& state, Commands& commands, Scratch& scratch) {
  const Canvas& c = col.c;
  const float h = 44 * c.scale, half = (col.w - 8 * c.scale) / 2;
  if (mark.kind == MarkKind::text || mark.kind == MarkKind::callout) {
    if (scratch.worded_mark != mark.id) scratch.worded_mark = mark.id, scratch.words = mark.text;
    if (text_field(c, "##mark_words", {col.x, col.y, col.w, h}, scratch.words, c.say(Word::mark_words), false) &&
        !scratch.words.empty())
      commands.push_back(SetMarkText{mark.id, scratch.words});
    col.y += h + 8 * c.scale;
  }
  if (!mark.style.saved) return;
  write(c, {col.x, col.y}, fmt::format("T+{}  >  T+{}", clock_text(mark.from), clock_text(mark.to)),
        {.face = Face::bold, .points = 16, .colour = c.palette->gold});
  col.y += 26 * c.scale;
  if (button(c, "mark_from", {col.x, col.y, half, h}, c.say(Word::begin_here), Face::bold, false, "") &&
      state.t < mark.to)
    commands.push_back(SetMarkSpan{mark.id, state.t, mark.to});
  if (button(c, "mark_to", {col.x + half + 8 * c.scale, col.y, half, h}, c.say(Word::end_here), Face::bold, false,
             "") &&
      state.t > mark.from)
    commands.push_back(SetMarkSpan{mark.id, mark.from, state.t});
  col.y += h + 14 * c.scale;
}

void marks_tab(Column& col, const AppState& state, Commands& commands, Scratch& scratch) {
  const Canvas& c = col.c;
  if (state.board.marks.empty() && state.board.bookmarks.empty()) col.paragraph(c.say(Word::no_marks), 17, true);
  const Word kinds[] = {Word::kind_freehand,  Word::kind_line,   Word::kind_arrow,   Word::kind_region,
                        Word::kind_circle,    Word::kind_text,   Word::kind_callout, Word::kind_number,
                        Word::kind_spotlight, Word::kind_measure};
  for (const Mark& mark : state.board.marks) {
    std::string text = fmt::format("{}  {}", clock_text(mark.from), c.say(kinds[int(mark.kind)]));
    if (mark.kind == MarkKind::number) text += fmt::format(" {}", mark.number);
    if (mark.kind == MarkKind::measure) text += "  " + measure_text(mark.points);
    if (mark.kind == MarkKind::region) text += "  " + area_text(mark.points);
    if (!mark.text.empty()) text += "  " + mark.text;
    const Style style{.points = 16, .colour = c.palette->text, .wrap = col.w - 26 * c.scale};
    const ImVec2 m = measure(c, text, style);
    const Box row{col.x - 8 * c.scale, col.y - 5 * c.scale, col.w + 16 * c.scale, m.y + 10 * c.scale};
    const Press press = area(c, fmt::format("mk{}", mark.id).c_str(), row, mark.branch.c_str());
    if (press.hovered || mark.id == state.selected_mark) fill(c, row, c.palette->field, 5);
    c.list->AddCircleFilled({col.x + 7 * c.scale, col.y + 10 * c.scale}, 6.5f * c.scale, mark_colour(mark.style.colour),
                            20);
    write(c, {col.x + 24 * c.scale, col.y}, text, style);
    if (press.clicked) commands.insert(commands.end(), {Command(SeekTo{mark.from}), Command(SelectMark{mark.id})});
    col.y += m.y + 12 * c.scale;
    if (mark.id == state.selected_mark) edit_mark(col, mark, state, commands, scratch);
  }
  if (!state.board.bookmarks.empty()) col.heading(c.say(Word::bookmarks));
  for (std::size_t i = 0; i < state.board.bookmarks.size(); ++i) {
    const Bookmark& b = state.board.bookmarks[i];
    const Box row{col.x - 8 * c.scale, col.y - 4 * c.scale, col.w + 16 * c.scale, 34 * c.scale};
    const Press press =
        area(c, fmt::format("bm{}", i).c_str(), {row.x, row.y, row.w - 40 * c.scale, row.h}, b.branch.c_str());
    if (press.hovered) fill(c, row, c.palette->field, 5);
    write(c, {col.x, col.y + 3 * c.scale}, fmt::format("T+{}  {}", clock_text(b.at), b.name),
          {.points = 17, .colour = c.palette->text});
    if (press.clicked) commands.push_back(GoToBookmark{std::uint32_t(i)});
    if (button(c, fmt::format("bmx{}", i).c_str(),
               {row.x + row.w - 34 * c.scale, row.y + 2 * c.scale, 30 * c.scale, 30 * c.scale}, "\xef\x80\x8d",
               Face::icon, false, c.say(Word::close)))
      commands.push_back(RemoveBookmark{std::uint32_t(i)});
    col.y += 38 * c.scale;
  }
}

}  // namespace

void draw_inspector(const Canvas& c, Box b, const AppState& state, Commands& commands, Scratch& scratch) {
  if (b.w < 1 || !state.document) return;
  fill(c, b, c.palette->panel | 0xff000000u);
  c.list->AddLine({b.x, b.y}, {b.x, b.y + b.h}, c.palette->line);
  const Word names[] = {Word::unit_tab, Word::events, Word::marks, Word::fork};
  constexpr int kTabs = int(std::size(names));
  const float tab_h = 46 * c.scale, tab_w = b.w / kTabs;
  for (int i = 0; i < kTabs; ++i) {
    const Box t{b.x + tab_w * float(i), b.y, tab_w, tab_h};
    const Press press = area(c, fmt::format("tab{}", i).c_str(), t);
    const bool on = int(state.tab) == i;
    const Style style{.face = on ? Face::bold : Face::regular,
                      .points = 17,
                      .colour = on || press.hovered ? c.palette->text : c.palette->quiet};
    const ImVec2 m = measure(c, c.say(names[i]), style);
    write(c, {t.x + (t.w - m.x) / 2, t.y + (t.h - m.y) / 2}, c.say(names[i]), style);
    if (on)
      fill(c, {t.x + 14 * c.scale, t.y + t.h - 3 * c.scale, t.w - 28 * c.scale, 3 * c.scale}, c.palette->accent, 2);
    if (press.clicked) commands.push_back(SetTab{static_cast<Tab>(i)});
  }
  c.list->AddLine({b.x, b.y + tab_h}, {b.x + b.w, b.y + tab_h}, c.palette->line);
  const Box inner{b.x, b.y + tab_h + 1, b.w, b.h - tab_h - 1};
  // Where the column has got to belongs to each tab.
  float &scroll = scratch.scroll[int(state.tab)], &height = scratch.height[int(state.tab)];
  scroll_list(c, inner, height, scroll);
  ImGui::PushClipRect({inner.x, inner.y}, {inner.x + inner.w, inner.y + inner.h}, true);
  const float begin = inner.y + 12 * c.scale - scroll;
  Column col{c, inner.x + 22 * c.scale, begin, inner.w - 44 * c.scale};
  if (state.tab == Tab::card) card_tab(col, state, commands);
  if (state.tab == Tab::events) events_tab(col, state, commands);
  if (state.tab == Tab::marks) marks_tab(col, state, commands, scratch);
  if (state.tab == Tab::fork) col.y += draw_fork_tab(c, {col.x, col.y}, col.w, state, commands, scratch);
  height = col.y - begin + 24 * c.scale;
  ImGui::PopClipRect();
}

}  // namespace app::gui
