// The trainee's side of the window: the task at hand, what is seen, what has reached the
// role, and how it goes. Over the table: feedback after a decision.
#include <fmt/format.h>

#include <algorithm>

#include "app/apply.h"
#include "app/build_view.h"
#include "app/camera.h"
#include "app/gui/knowledge_panel.h"
#include "app/gui/training.h"
#include "app/in_words.h"
#include "app/train/input.h"
#include "app/train/knowledge.h"
#include "app/train/teams.h"
#include "app/values.h"
#include "scenes/formations.h"

namespace app::gui {
namespace {

using T = TrainingWord;

struct Column {
  const Canvas& c;
  float x, y, w;

  const char* say(T t) const { return word(t, c.language); }
  void heading(std::string_view text) {
    y += 12 * c.scale;
    y += write(c, {x, y}, text, {.face = Face::bold, .points = 15, .colour = c.palette->quiet}).y + 6 * c.scale;
  }
  void paragraph(std::string_view text, float points = 17, bool quiet = false, Face face = Face::regular) {
    y += write(c, {x, y}, text,
               {.face = face, .points = points, .colour = quiet ? c.palette->quiet : c.palette->text, .wrap = w})
             .y +
         6 * c.scale;
  }
  bool press(const char* id, std::string_view text, bool strong) {
    const Box box{x, y, w, 42 * c.scale};
    y += 50 * c.scale;
    return button(c, id, box, text, Face::bold, strong, "");
  }
};

// A formation as dots, as it is seen from above.
void draw_shape(const Canvas& c, Box box, scenes::Shape shape, std::uint32_t colour) {
  constexpr int kPeople = 24;
  const auto slots = scenes::slots_of({.formation = scenes::with_defaults({.shape = shape}), .count = kPeople});
  scenes::Vec2 low{1e6f, 1e6f}, high{-1e6f, -1e6f};
  for (const scenes::Slot& s : slots) {
    low = {std::min(low.east, s.at.east), std::min(low.north, s.at.north)};
    high = {std::max(high.east, s.at.east), std::max(high.north, s.at.north)};
  }
  const float scale = std::min(box.w * 0.84f / std::max(4.0f, high.east - low.east),
                               box.h * 0.7f / std::max(2.0f, high.north - low.north));
  const scenes::Vec2 middle = (low + high) * 0.5f;
  for (const scenes::Slot& s : slots)
    c.list->AddCircleFilled({box.x + box.w / 2 + (s.at.east - middle.east) * scale,
                             box.y + box.h / 2 - (s.at.north - middle.north) * scale},
                            std::clamp(scale * 0.25f, 1.5f, 4 * c.scale), colour, 8);
}

void draw_choices(Column& col, const scenes::Task& task, Commands& commands) {
  const Canvas& c = col.c;
  const auto count = float(task.shapes.size());
  const float gap = 8 * c.scale, w = (col.w - gap * (count - 1)) / count, h = 86 * c.scale;
  for (std::size_t i = 0; i < task.shapes.size(); ++i) {
    const Box box{col.x + float(i) * (w + gap), col.y, w, h};
    const Press press = area(c, fmt::format("shape{}", i).c_str(), box);
    fill(c, box, press.hovered ? c.palette->line : c.palette->field, 6);
    draw_shape(c, {box.x, box.y, box.w, box.h - 24 * c.scale}, task.shapes[i], c.palette->text);
    scenes::Formation formation{.shape = task.shapes[i]};
    std::string name = formation_in_words(formation, c.language);
    name = name.substr(0, name.find(','));
    const ImVec2 size = measure(c, name, {.points = 13});
    write(c, {box.x + (w - size.x) / 2, box.y + h - 22 * c.scale}, name, {.points = 13, .colour = c.palette->text});
    if (press.clicked) commands.push_back(AnswerShape{task.id, task.shapes[i]});
  }
  col.y += h + 8 * c.scale;
}

void draw_task(Column& col, const AppState& state, Commands& commands) {
  const Training& t = state.training;
  const scenes::Drill& drill = state.document->drill;
  const Canvas& c = col.c;
  if (!t.open_task) {
    col.heading(col.say(T::your_task));
    const T now = state.open_decision             ? T::answer_now
                  : t.feedback                    ? T::read_feedback
                  : state.t >= state.timeline.end ? T::finished
                                                  : T::no_task;
    return col.paragraph(col.say(now), 18, now == T::no_task, now == T::no_task ? Face::regular : Face::bold);
  }
  const scenes::Task& task = drill.tasks[*t.open_task];
  const TaskResult* result = result_of(t, *t.open_task);
  const bool done = result && result->right;
  const float top = col.y;
  col.y += 4 * c.scale;
  write(c, {col.x, col.y + 8 * c.scale}, col.say(T::your_task),
        {.face = Face::bold, .points = 15, .colour = c.palette->gold});
  col.y += 34 * c.scale;
  col.paragraph(task.ask.in(c.language), 22, false, Face::bold);
  if (done) {
    col.paragraph(col.say(T::right), 18, false, Face::bold);
    col.paragraph(task.because.in(c.language), 18);
    if (col.press("task_on", col.say(T::go_on), true)) commands.push_back(SkipTask{task.id});
  } else {
    if (t.last_was_wrong) {
      std::string off;
      if (task.kind == scenes::TaskKind::stand)
        off = fmt::format(" {:.0f} m {}", distance_to(drill, task.where, standing(state)), col.say(T::off_by));
      col.paragraph(fmt::format("{}{}", col.say(T::wrong), off), 18, false, Face::bold);
    }
    col.paragraph(col.say(task.kind == scenes::TaskKind::stand   ? T::how_stand
                          : task.kind == scenes::TaskKind::point ? T::how_point
                                                                 : T::how_choose),
                  17, true);
    if (task.kind == scenes::TaskKind::choose) draw_choices(col, task, commands);
    if (task.kind == scenes::TaskKind::stand && col.press("task_here", col.say(T::here_i_am), true))
      commands.push_back(AnswerPlace{task.id, standing(state)});
    if (col.press("task_skip", col.say(T::skip), false)) commands.push_back(SkipTask{task.id});
  }
  fill(c, {col.x - 14 * c.scale, top + 8 * c.scale, 4 * c.scale, col.y - top - 16 * c.scale}, kGold, 2);
}

// The newest words first; what has not reached the role is there, greyed, without its text.
void draw_known(Column& col, const AppState& state, float bottom) {
  const scenes::Drill& drill = state.document->drill;
  const Canvas& c = col.c;
  col.heading(col.say(T::known));
  int shown = 0;
  for (auto timed = state.timeline.events.rbegin(); timed != state.timeline.events.rend(); ++timed) {
    const scenes::Event& event = drill.events[timed->event.index];
    using enum scenes::Verb;
    if (timed->start > state.t || (event.verb != inject && event.verb != say && event.verb != warn)) continue;
    if (++shown > 7 || col.y > bottom - 60 * c.scale) break;
    const bool known = !state.training.role || knows(state.knowledge, timed->event);
    const std::string head = fmt::format("{}  {}", clock_text(timed->start), event.serial);
    write(c, {col.x, col.y + 1 * c.scale}, head, {.face = Face::bold, .points = 15, .colour = c.palette->quiet});
    const float left = 104 * c.scale;
    const std::string text = known ? event.text.in(c.language) : std::string("— ") + col.say(T::not_known);
    col.y += write(c, {col.x + left, col.y}, text,
                   {.points = 17,
                    .colour = known ? c.palette->text : with_alpha(c.palette->quiet, 0.7f),
                    .wrap = col.w - left})
                 .y +
             7 * c.scale;
  }
}

void draw_seen(Column& col, const AppState& state) {
  if (!state.training.role || state.stage.people.empty()) return;
  col.heading(col.say(T::in_sight));
  constexpr int kRows = 4;
  col.y += draw_tags(col.c, {col.x, col.y}, col.w, state, true, kRows);
}

// A number over its name, three a row.
void draw_score(Column& col, const AppState& state) {
  const Canvas& c = col.c;
  const Training& t = state.training;
  if (!t.scoring) return col.paragraph(col.say(T::score_off), 16, true);
  const Score s = score_of(state.document->drill, state.timeline, t, t.turn);
  std::vector<std::pair<std::string, T>> cells;
  if (s.tasks > 0) cells.emplace_back(fmt::format("{}/{}", s.right, s.tasks), T::tasks_right);
  if (s.decisions > 0) {
    cells.emplace_back(fmt::format("{}/{}", s.proportional, s.decisions), T::proportional);
    cells.emplace_back(fmt::format("{:.0f} %", s.quality * 100), T::quality);
  }
  if (s.calibrated) cells.emplace_back(fmt::format("{:.0f} %", *s.calibrated * 100), T::sureness);
  if (s.median_thought > 0) cells.emplace_back(fmt::format("{} s", s.median_thought / 1000), T::thought);
  constexpr std::size_t kColumns = 3;
  const float w = col.w / kColumns;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const float x = col.x + float(i % kColumns) * w, y = col.y + float(i / kColumns) * 50 * c.scale;
    write(c, {x, y}, cells[i].first, {.face = Face::bold, .points = 19, .colour = c.palette->text});
    write(c, {x, y + 23 * c.scale}, col.say(cells[i].second), {.points = 14, .colour = c.palette->quiet});
  }
}

float score_height(const Canvas& c, const AppState& state) {
  const Training& t = state.training;
  if (!t.scoring) return 34 * c.scale;
  const int cells = (t.results.empty() ? 0 : 1) + (t.answers.empty() ? 0 : 4);
  return float((cells + 2) / 3) * 50 * c.scale;
}

// Ways to look, to go on, and to end it: always at the same place.
void draw_foot(const Canvas& c, Box b, const AppState& state, Commands& commands) {
  const Training& t = state.training;
  const float gap = 8 * c.scale, row = (b.h - 2 * gap) / 3, half = (b.w - gap) / 2, quarter = (b.w - 3 * gap) / 4;
  const auto put = [&](int line, const char* id, float x, float w, std::string_view text, bool strong,
                       const char* tip) {
    return button(c, id, {x, b.y + float(line) * (row + gap), w, row}, text, strong ? Face::bold : Face::regular,
                  strong, tip);
  };
  const auto say = [&](T w) { return word(w, c.language); };
  if (put(0, "train_modes", b.x, half, say(T::modes), false, "V"))
    commands.push_back(SetCameraMode{state.camera_mode == CameraMode::shoulder ? CameraMode::eyes
                                     : state.camera_mode == CameraMode::eyes   ? CameraMode::top
                                                                               : CameraMode::shoulder});
  if (put(0, "train_walk", b.x + half + gap, half, say(T::walk), state.camera_mode == CameraMode::walk, "W A S D"))
    commands.push_back(WalkBy{});
  const bool waits = t.open_task || t.feedback || state.open_decision;
  if (put(1, "train_play", b.x, half, say(state.playing ? T::pause : T::go_on), !waits && !state.playing, "Space") &&
      !waits)
    commands.push_back(TogglePlay{});
  if (put(1, "train_next", b.x + half + gap, half, say(T::next), false, "PageDown") && !waits)
    commands.push_back(GoToBeat{1});
  if (put(2, "train_plenary", b.x, quarter, say(T::plenary_short), t.plenary, say(T::plenary)))
    commands.push_back(TogglePlenary{});
  if (put(2, "train_sheet", b.x + quarter + gap, quarter, "EEG", t.sheet, say(T::sheet)))
    commands.push_back(ToggleSheet{});
  if (put(2, "train_papers", b.x + 2 * (quarter + gap), quarter, say(T::review), state.papers.making, "Ctrl+P"))
    commands.push_back(TogglePapers{});
  if (put(2, "train_end", b.x + 3 * (quarter + gap), quarter, say(T::leave), false, say(T::leave_tip)))
    commands.push_back(EndTraining{});
}

}  // namespace

void draw_training_panel(const Canvas& c, Box box, const AppState& state, Commands& commands) {
  if (box.w <= 0 || !state.document) return;
  fill(c, box, c.palette->panel);
  fill(c, {box.x, box.y, 1, box.h}, c.palette->line);
  const float pad = 22 * c.scale;
  Column col{c, box.x + pad, box.y + 16 * c.scale, box.w - 2 * pad};
  const scenes::Drill& drill = state.document->drill;
  const Training& t = state.training;
  write(c, {col.x, col.y}, col.say(T::training), {.face = Face::bold, .points = 15, .colour = c.palette->accent});
  col.y += 24 * c.scale;
  const std::string role = t.role ? drill.units[t.role->index].title.in(c.language) : col.say(T::observer);
  col.paragraph(role, 24, false, Face::bold);
  if (!t.teams.empty())
    col.paragraph(
        fmt::format("{}: {}", col.say(T::turn_of), t.teams[std::min<std::size_t>(t.turn, t.teams.size() - 1)]), 19,
        false, Face::bold);
  draw_task(col, state, commands);
  draw_seen(col, state);
  const float foot = 140 * c.scale, score = score_height(c, state), bottom = box.y + box.h - foot - 16 * c.scale;
  draw_known(col, state, bottom - score - 16 * c.scale);
  Column scores{c, col.x, bottom - score - 4 * c.scale, col.w};
  draw_score(scores, state);
  draw_foot(c, {col.x, bottom, col.w, foot}, state, commands);
}

// After a decision: doctrine and consequence of what was chosen, then play it or go back.
void draw_feedback(const Canvas& c, Box table, const AppState& state, Commands& commands) {
  const Training& t = state.training;
  if (!t.feedback || !state.document || state.log.empty()) return;
  const scenes::Drill& drill = state.document->drill;
  const scenes::Decision& d = drill.decisions[t.feedback->index];
  const DecisionRecord& record = state.log.back();
  if (record.option >= d.options.size()) return;
  const scenes::Option& o = d.options[record.option];
  const float s = c.scale;
  // Drawn twice: first beside the picture, to be as tall as its text.
  const auto text = [&](Column& col) {
    write(c, {col.x, col.y}, fmt::format("{}  {}", col.say(T::feedback), d.id),
          {.face = Face::bold, .points = 17, .colour = c.palette->gold});
    col.y += 32 * s;
    col.paragraph(fmt::format("{}  {}", o.key, o.label.in(c.language)), 28, false, Face::bold);
    const scenes::Conduct conduct = scenes::state_at(state.timeline, std::max<scenes::Ms>(record.at - 1, 0)).conduct;
    if (o.force) {  // by shape and word, not by colour alone
      const bool fits = *o.force <= scenes::proportional_stage(conduct);
      situation_shape(c, {col.x + 9 * s, col.y + 13 * s}, 9 * s,
                      fits ? scenes::Situation::green : scenes::Situation::red, fits ? kGreen : 0xff6a6af5);
      col.x += 28 * s;
      col.paragraph(c.say(fits ? Word::proportional : Word::not_proportional), 21, false, Face::bold);
      col.x -= 28 * s;
    }
    col.paragraph(fmt::format("{}: {}", col.say(T::doctrine), o.because.in(c.language)), 21);
    col.paragraph(fmt::format("{}: {}", col.say(T::consequence), o.outcome.in(c.language)), 21);
    std::string effects;
    for (const scenes::Effect& e : o.effects)
      effects += fmt::format("{}{} {:+}", effects.empty() ? "" : "    ",
                             drill.metrics[e.metric.index].title.in(c.language), e.delta);
    if (t.scoring) col.paragraph(effects, 18, true);
    if (!t.teams.empty()) {
      std::string teams;
      for (const TeamBook& book : books_of(t))
        if (const TeamAnswer* a = answer_of(book, *t.feedback))
          teams += fmt::format("{}{}: {}", teams.empty() ? "" : "    ", book.name, d.options[a->option].key);
      col.paragraph(teams, 19, false, Face::bold);
    }
    col.heading(col.say(T::others));
    for (std::size_t k = 0; k < d.options.size(); ++k)
      if (k != record.option)
        col.paragraph(fmt::format("{}  {} — {}", d.options[k].key, d.options[k].label.in(c.language),
                                  d.options[k].because.in(c.language)),
                      18, true);
  };
  const float w = std::min(table.w - 32 * s, 1040 * s);
  Column measured{c, -4 * table.w, 0, w - 64 * s};
  text(measured);
  const float h = std::min(table.h - 16 * s, measured.y + 116 * s);
  const Box b = open_page(c, table, w / s, h / s);
  Column col{c, b.x + 32 * s, b.y + 24 * s, w - 64 * s};
  text(col);
  const float y = b.y + b.h - 66 * s;
  if (button(c, "feedback_back", {b.x + 32 * s, y, 270 * s, 46 * s}, word(T::try_again, c.language), Face::bold, false,
             "Backspace"))
    commands.push_back(CloseFeedback{true});
  if (!t.teams.empty() && button(c, "feedback_plenary", {b.x + (b.w - 250 * s) / 2, y, 250 * s, 46 * s},
                                 word(T::plenary_short, c.language), Face::bold, false, word(T::plenary, c.language)))
    commands.push_back(TogglePlenary{});
  if (button(c, "feedback_on", {b.x + b.w - 302 * s, y, 270 * s, 46 * s}, word(T::play_it, c.language), Face::bold,
             true, "Enter"))
    commands.push_back(CloseFeedback{false});
}

}  // namespace app::gui
