// Improvising: a fork's name, an inject, orders to a unit, the crowd's mood, and what has
// been changed so far, each to be taken back.
#include <fmt/format.h>

#include <algorithm>

#include "app/apply.h"
#include "app/gui/canvas.h"
#include "app/in_words.h"

namespace app::gui {

std::string name_of(const Canvas& c, const AppState& state, std::uint32_t id) {
  const Fork* fork = find_fork(state.board.forks, id);
  if (!fork) return c.say(Word::plan);
  return fork->name.empty() ? fmt::format("{} {}", c.say(Word::fork), id) : fork->name;
}

namespace {

struct Column {
  const Canvas& c;
  const AppState& state;
  Commands& commands;
  float x, y, w;

  void heading(Word word) {
    y += 14 * c.scale;
    y += write(c, {x, y}, c.say(word), {.face = Face::bold, .points = 15, .colour = c.palette->quiet}).y + 8 * c.scale;
  }
  void paragraph(std::string_view text) {
    y += write(c, {x, y}, text, {.points = 16, .colour = c.palette->quiet, .wrap = w}).y + 12 * c.scale;
  }
  bool wide(const char* id, std::string_view text, bool on, const std::string& tip = {}) {
    const bool hit = button(c, id, {x, y, w, 44 * c.scale}, text, Face::bold, on, tip.c_str());
    y += 52 * c.scale;
    return hit;
  }
  bool field(const char* id, std::string& text, Word hint) {
    const bool enter = text_field(c, id, {x, y, w, 44 * c.scale}, text, c.say(hint), false);
    y += 52 * c.scale;
    return enter;
  }
};

// Buttons in rows as wide as the column; the one pressed, or -1.
int choices(Column& col, const char* id, const std::vector<std::string>& names, int chosen, int columns) {
  const Canvas& c = col.c;
  const float gap = 6 * c.scale, w = (col.w - gap * float(columns - 1)) / float(columns), h = 44 * c.scale;
  int pressed = -1;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Box b{col.x + float(int(i) % columns) * (w + gap), col.y + float(int(i) / columns) * (h + gap), w, h};
    const bool on = int(i) == chosen;
    const Press press = area(c, fmt::format("{}{}", id, i).c_str(), b);
    fill(c, b, on ? c.palette->accent : press.hovered ? c.palette->line : c.palette->field, 6);
    if (!on) frame(c, b, c.palette->line, 6);
    Style style{.face = Face::bold, .points = 15, .colour = on ? c.palette->on_accent : c.palette->text};
    if (measure(c, names[i], style).x > b.w - 8 * c.scale) style.points = 12.5f;
    const ImVec2 m = measure(c, names[i], style);
    write(c, {b.x + (b.w - m.x) / 2, b.y + (b.h - m.y) / 2}, names[i], style);
    if (press.clicked) pressed = int(i);
  }
  col.y += float((int(names.size()) + columns - 1) / columns) * (h + gap) + 4 * c.scale;
  return pressed;
}

void inject(Column& col, Scratch& scratch) {
  col.heading(Word::add_inject);
  const bool by_enter = col.field("##inject_id", scratch.inject_id, Word::inject_id);
  const bool by_enter_too = col.field("##inject_en", scratch.inject_en, Word::inject_en);
  const bool pressed = col.wide("inject_add", col.c.say(Word::add_now), false);
  if (!(by_enter || by_enter_too || pressed) || (scratch.inject_id.empty() && scratch.inject_en.empty())) return;
  col.commands.push_back(
      AddOrder{inject_order(free_serial(col.state.document->drill), {scratch.inject_id, scratch.inject_en})});
  scratch.inject_id.clear();
  scratch.inject_en.clear();
}

void moods(Column& col, scenes::UnitId crowd) {
  const Canvas& c = col.c;
  col.heading(Word::crowd_mood);
  const std::vector<std::string> names = {c.say(Word::mood_calm), c.say(Word::mood_tense), c.say(Word::mood_hostile),
                                          c.say(Word::mood_panicked), c.say(Word::mood_dispersing)};
  const int mood = choices(col, "mood", names, -1, 3);
  if (mood >= 0)
    col.commands.push_back(AddOrder{mood_order(col.state.document->drill, crowd, static_cast<scenes::Mood>(mood))});
}

// Polri's own word for it, in both languages: "paruh lembing".
std::string shape_name(scenes::Shape shape) {
  std::string name = shape_word(shape);
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

void orders(Column& col) {
  const Canvas& c = col.c;
  const AppState& state = col.state;
  col.heading(Word::order_unit);
  if (!state.selected) return col.paragraph(c.say(Word::order_pick));
  const scenes::Unit& unit = state.document->drill.units[state.selected->index];
  col.y += write(c, {col.x, col.y}, unit.title.in(c.language),
                 {.face = Face::bold, .points = 18, .colour = c.palette->text, .wrap = col.w})
               .y +
           8 * c.scale;
  const std::vector<std::string> paces = {c.say(Word::pace_step), c.say(Word::pace_walk), c.say(Word::pace_march),
                                          c.say(Word::pace_run)};
  if (const int pace = choices(col, "pace", paces, int(state.order.pace) - 1, 4); pace >= 0)
    col.commands.push_back(SetOrderStyle{state.order.shape, static_cast<scenes::Pace>(pace + 1)});
  if (!unit.crowd) {
    constexpr int kShapes = 9;  // the drilled ones; scattered, posts and seated are the script's
    std::vector<std::string> shapes = {c.say(Word::as_it_is)};
    for (int i = 0; i < kShapes; ++i) shapes.push_back(shape_name(static_cast<scenes::Shape>(i)));
    if (const int shape = choices(col, "shape", shapes, state.order.shape + 1, 3); shape >= 0)
      col.commands.push_back(SetOrderStyle{shape - 1, state.order.pace});
  }
  const bool sends = state.tool == Tool::order;
  if (col.wide("order_go", c.say(Word::order_go), sends, tip_of(c, state, "order")))
    col.commands.push_back(SetTool{sends ? Tool::select : Tool::order});
  if (!unit.crowd && state.order.shape >= 0 && col.wide("order_form", c.say(Word::order_form), false))
    col.commands.push_back(
        AddOrder{form_order(state.document->drill, *state.selected, static_cast<scenes::Shape>(state.order.shape))});
  if (unit.crowd) moods(col, *state.selected);
}

Word kind_word(scenes::Amendment::Kind kind) {
  using Kind = scenes::Amendment::Kind;
  return kind == Kind::skip ? Word::status_skipped : kind == Kind::hold ? Word::status_held : Word::status_fired;
}

// "64:10  Dalmas lanjut 1: move, to (4, 12)" of one amendment.
std::string text_of(const Canvas& c, const AppState& state, const scenes::Amendment& a) {
  const scenes::Drill& drill = state.document->drill;
  for (std::size_t i = 0; i < drill.events.size(); ++i) {
    const scenes::Event& e = drill.events[i];
    if (e.id != a.event) continue;
    std::string text = a.kind == scenes::Amendment::Kind::add ? "" : fmt::format("{}: ", c.say(kind_word(a.kind)));
    if (!e.serial.empty()) text += e.serial + "  ";
    const std::string who = who_in_words(drill, e, c.language, true);
    return text + who + (who.empty() ? "" : " ") + event_in_words(drill, e, c.language);
  }
  return a.event;
}

void changes(Column& col, const Fork& fork) {
  const Canvas& c = col.c;
  col.heading(Word::changed_here);
  if (fork.amendments.empty()) col.paragraph(c.say(Word::no_changes));
  for (const scenes::Amendment& a : fork.amendments) {
    scenes::Ms at = -1;
    for (const scenes::PhaseSpan& span : col.state.timeline.phases)
      if (col.state.document->drill.phases[span.phase.index].id == a.phase) at = span.start + a.at;
    const float left = 62 * c.scale, right = 50 * c.scale;
    const std::string text = text_of(c, col.state, a);
    const Style style{.points = 16, .colour = c.palette->text, .wrap = col.w - left - right};
    const float h = std::max(44 * c.scale, measure(c, text, style).y + 12 * c.scale);
    if (at >= 0)
      write(c, {col.x, col.y + 6 * c.scale}, clock_text(at),
            {.face = Face::bold, .points = 16, .colour = c.palette->gold});
    write(c, {col.x + left, col.y + 6 * c.scale}, text, style);
    if (button(c, ("restore" + a.event).c_str(), {col.x + col.w - 44 * c.scale, col.y, 44 * c.scale, 44 * c.scale},
               "\xef\x83\xa2", Face::icon, false, c.say(Word::restore_it)))
      col.commands.push_back(RestoreEvent{a.event});
    col.y += h + 6 * c.scale;
  }
  col.paragraph(fmt::format("{} {}", c.say(Word::event_tip), tip_of(c, col.state, "msel")));
}

void list_of_forks(Column& col) {
  const Canvas& c = col.c;
  if (col.state.board.forks.empty()) return;
  col.heading(Word::forks);
  for (const Fork& fork : col.state.board.forks) {
    const bool on = fork.id == col.state.fork;
    const float side = 44 * c.scale;
    const Box row{col.x, col.y, col.w - 2 * (side + 6 * c.scale), side};
    const auto moment = moment_of(fork, col.state.plan->drill, col.state.timeline);
    const std::string text =
        fmt::format("{}  {}", moment ? clock_text(*moment) : "--:--", name_of(c, col.state, fork.id));
    if (button(c, fmt::format("fork{}", fork.id).c_str(), row, text, Face::bold, on, fork.branch.c_str()))
      col.commands.push_back(TakeFork{on ? 0 : fork.id});
    if (button(c, fmt::format("fork_cmp{}", fork.id).c_str(), {row.x + row.w + 6 * c.scale, col.y, side, side},
               "\xef\x83\x9b", Face::icon, false, c.say(Word::compare_plan)))
      col.commands.push_back(CompareFork{on ? 0 : fork.id});
    if (button(c, fmt::format("fork_bin{}", fork.id).c_str(), {row.x + row.w + side + 12 * c.scale, col.y, side, side},
               "\xef\x80\x94", Face::icon, false, c.say(Word::drop_fork)))
      col.commands.push_back(DropFork{fork.id});
    col.y += side + 6 * c.scale;
  }
}

}  // namespace

float draw_fork_tab(const Canvas& c, ImVec2 at, float w, const AppState& state, Commands& commands, Scratch& scratch) {
  Column col{c, state, commands, at.x, at.y, w};
  const Fork* fork = find_fork(state.board.forks, state.fork);
  if (!fork) {
    col.paragraph(c.say(Word::fork_hint));
    if (col.wide("fork_here", c.say(Word::fork_here), true, tip_of(c, state, "fork"))) commands.push_back(BeginFork{});
    list_of_forks(col);
    return col.y - at.y;
  }
  if (scratch.named_fork != fork->id) {
    scratch.named_fork = fork->id;
    scratch.fork_name = fork->name;
  }
  if (col.field("##fork_name", scratch.fork_name, Word::fork_name))
    commands.push_back(NameFork{fork->id, scratch.fork_name});
  const float half = (w - 8 * c.scale) / 2, h = 44 * c.scale;
  if (button(c, "fork_leave", {col.x, col.y, half, h}, c.say(Word::leave_fork), Face::bold, false,
             tip_of(c, state, "leave_fork").c_str()))
    commands.push_back(TakeFork{});
  if (button(c, "fork_compare", {col.x + half + 8 * c.scale, col.y, half, h}, c.say(Word::compare_plan), Face::bold,
             state.compare_with && state.compare_with->fork == 0u, tip_of(c, state, "compare").c_str()))
    commands.push_back(CompareFork{});
  col.y += h + 8 * c.scale;
  inject(col, scratch);
  orders(col);
  changes(col, *fork);
  if (!fork->amendments.empty() && col.wide("fork_save", c.say(Word::save_to_script), false))
    commands.push_back(ReviewFork{fork->id});
  list_of_forks(col);
  return col.y - at.y;
}

}  // namespace app::gui
