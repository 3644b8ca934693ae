// The trainee's side of the window: the task at hand, what is seen, what has reached the
// role, and how it goes. Over the table: feedback after a decision.
#include <fmt/format.h>

#include <algorithm>

#include "app/agency.h"
#include "app/apply.h"
#include "app/build_view.h"
#include "app/camera.h"
#include "app/gui/training.h"
#include "app/in_words.h"
#include "app/train/knowledge.h"
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
    y += write(c, {x, y}, text, {.face = Face::bold, .points = 14, .colour = c.palette->quiet}).y + 6 * c.scale;
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

scenes::Vec2 standing(const AppState& state) { return to_ground(camera_of(shown_orbit(state)).eye); }

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
    return col.paragraph(col.say(state.t >= state.timeline.end ? T::finished : T::no_task), 16, true);
  }
  const scenes::Task& task = drill.tasks[*t.open_task];
  const TaskResult* result = result_of(t, *t.open_task);
  const bool done = result && result->right;
  const float top = col.y;
  col.y += 4 * c.scale;
  write(c, {col.x, col.y + 8 * c.scale}, col.say(T::your_task), {.face = Face::bold, .points = 14, .colour = kGold});
  col.y += 32 * c.scale;
  col.paragraph(task.ask.in(c.language), 20, false, Face::bold);
  if (done) {
    col.paragraph(std::string(col.say(T::right)), 17, false, Face::bold);
    col.paragraph(task.because.in(c.language), 16);
    if (col.press("task_on", col.say(T::go_on), true)) commands.push_back(SkipTask{task.id});
  } else {
    if (t.last_was_wrong) {
      std::string off;
      if (task.kind == scenes::TaskKind::stand)
        off = fmt::format(" {:.0f} m {}", distance_to(drill, task.where, standing(state)), col.say(T::off_by));
      col.paragraph(fmt::format("{}{}", col.say(T::wrong), off), 16, false, Face::bold);
    }
    col.paragraph(col.say(task.kind == scenes::TaskKind::stand   ? T::how_stand
                          : task.kind == scenes::TaskKind::point ? T::how_point
                                                                 : T::how_choose),
                  15, true);
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
  scenes::Stage then;
  int shown = 0;
  for (auto timed = state.timeline.events.rbegin(); timed != state.timeline.events.rend(); ++timed) {
    const scenes::Event& event = drill.events[timed->event.index];
    using enum scenes::Verb;
    if (timed->start > state.t || (event.verb != inject && event.verb != say && event.verb != warn)) continue;
    if (++shown > 7 || col.y > bottom - 60 * c.scale) break;
    bool known = !state.training.role;
    if (!known && state.motion && timed->start <= state.motion->baked() && state.motion->timeline.path == state.path) {
      scenes::stage_at(*state.motion, timed->start, then);
      known = reaches(drill, event, then, state.training.role);
    }
    const std::string head = fmt::format("{}  {}", clock_text(timed->start), event.serial);
    write(c, {col.x, col.y}, head, {.face = Face::bold, .points = 14, .colour = c.palette->quiet});
    const float left = 108 * c.scale;
    const std::string text = known ? event.text.in(c.language) : std::string("— ") + col.say(T::not_known);
    col.y += write(c, {col.x + left, col.y}, text,
                   {.points = 15,
                    .colour = known ? c.palette->text : with_alpha(c.palette->quiet, 0.6f),
                    .wrap = col.w - left})
                 .y +
             7 * c.scale;
  }
}

void draw_seen(Column& col, const AppState& state) {
  const scenes::Drill& drill = state.document->drill;
  const Canvas& c = col.c;
  if (!state.training.role || state.stage.people.empty()) return;
  col.heading(col.say(T::in_sight));
  const std::vector<float>& seen = state.training.seen;
  if (seen.size() != drill.units.size()) return;
  float x = col.x;
  bool any = false;
  for (std::size_t u = 0; u < drill.units.size(); ++u) {
    const scenes::Unit& unit = drill.units[u];
    if (seen[u] < kLeastSeen || unit.count == 0 || u == state.training.role->index) continue;
    const std::string name = unit.crowd ? unit.title.in(c.language) : unit.code;
    const ImVec2 size = measure(c, name, {.face = Face::bold, .points = 13});
    const float w = size.x + 14 * c.scale;
    if (x + w > col.x + col.w) x = col.x, col.y += 28 * c.scale;
    fill(c, {x, col.y, w, 24 * c.scale}, c.palette->field, 5);
    fill(c, {x, col.y, 4 * c.scale, 24 * c.scale}, agency_colour(unit.agency), 2);
    write(c, {x + 8 * c.scale, col.y + 4 * c.scale}, name,
          {.face = Face::bold, .points = 13, .colour = with_alpha(c.palette->text, 0.5f + 0.5f * seen[u])});
    x += w + 6 * c.scale;
    any = true;
  }
  if (!any) write(c, {x, col.y}, col.say(T::nothing_seen), {.points = 15, .colour = c.palette->quiet});
  col.y += 32 * c.scale;
}

void draw_score(Column& col, const AppState& state) {
  const Training& t = state.training;
  if (!t.scoring) return col.paragraph(col.say(T::score_off), 15, true);
  const Score s = score_of(state.document->drill, state.timeline, t, t.turn);
  col.heading(col.say(T::score));
  std::string line = fmt::format("{}/{} {}", s.right, s.tasks, col.say(T::tasks_right));
  if (s.decisions > 0) line += fmt::format(" · {}/{} {}", s.proportional, s.decisions, col.say(T::proportional));
  if (s.decisions > 0) line += fmt::format(" · {} {:.0f} %", col.say(T::decisions), s.quality * 100);
  if (s.calibrated) line += fmt::format(" · {} {:.0f} %", col.say(T::sureness), *s.calibrated * 100);
  if (s.median_thought > 0) line += fmt::format(" · {} {} s", col.say(T::thought), s.median_thought / 1000);
  col.paragraph(line, 15);
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
  write(c, {col.x, col.y}, col.say(T::training), {.face = Face::bold, .points = 14, .colour = c.palette->accent});
  col.y += 22 * c.scale;
  const std::string role = t.role ? drill.units[t.role->index].title.in(c.language) : col.say(T::observer);
  col.paragraph(role, 22, false, Face::bold);
  if (!t.teams.empty())
    col.paragraph(
        fmt::format("{}: {}", col.say(T::turn_of), t.teams[std::min<std::size_t>(t.turn, t.teams.size() - 1)]), 16,
        true);
  draw_task(col, state, commands);
  draw_seen(col, state);
  const float foot = box.y + box.h - 112 * c.scale;
  draw_known(col, state, foot - 50 * c.scale);
  col.y = std::max(col.y, foot - 52 * c.scale);
  draw_score(col, state);
  // Ways to look and to go on, always at the same place.
  const float half = (col.w - 8 * c.scale) / 2, row = 40 * c.scale;
  const Box left{col.x, foot + 6 * c.scale, half, row},
      right{col.x + half + 8 * c.scale, foot + 6 * c.scale, half, row};
  if (button(c, "train_modes", left, col.say(T::modes), Face::regular, false, "V"))
    commands.push_back(SetCameraMode{state.camera_mode == CameraMode::shoulder ? CameraMode::eyes
                                     : state.camera_mode == CameraMode::eyes   ? CameraMode::top
                                                                               : CameraMode::shoulder});
  if (button(c, "train_walk", right, col.say(T::walk), Face::regular, state.camera_mode == CameraMode::walk, "W A S D"))
    commands.push_back(WalkBy{});
  const Box play{col.x, foot + 54 * c.scale, half, row}, sheet{right.x, foot + 54 * c.scale, half, row};
  if (button(c, "train_play", play, col.say(state.playing ? T::pause : T::go_on), Face::bold,
             !t.open_task && !state.playing, "Space") &&
      !t.open_task)
    commands.push_back(TogglePlay{});
  if (button(c, "train_sheet", sheet, t.teams.empty() ? "EEG" : "EEG · pleno", Face::regular, t.sheet || t.plenary,
             col.say(T::sheet)))
    commands.push_back(t.teams.empty() || t.sheet ? Command(ToggleSheet{}) : Command(TogglePlenary{}));
}

// After a decision: doctrine and consequence of what was chosen, then play it or go back.
void draw_feedback(const Canvas& c, Box table, const AppState& state, Commands& commands) {
  if (!state.training.feedback || !state.document || state.log.empty()) return;
  const scenes::Drill& drill = state.document->drill;
  const scenes::Decision& d = drill.decisions[state.training.feedback->index];
  const DecisionRecord& record = state.log.back();
  if (record.option >= d.options.size()) return;
  const scenes::Option& o = d.options[record.option];
  fill(c, table, c.palette->shade);
  const float s = c.scale, w = std::min(table.w - 32 * s, 900 * s), h = std::min(table.h - 16 * s, 560 * s);
  const Box b{table.x + (table.w - w) / 2, table.y + (table.h - h) / 2, w, h};
  fill(c, b, c.palette->panel | 0xff000000u, 10);
  frame(c, b, c.palette->line, 10);
  Column col{c, b.x + 32 * s, b.y + 22 * s, w - 64 * s};
  write(c, {col.x, col.y}, fmt::format("{}  {}", col.say(T::feedback), d.id),
        {.face = Face::bold, .points = 15, .colour = kGold});
  col.y += 28 * s;
  col.paragraph(fmt::format("{}  {}", o.key, o.label.in(c.language)), 24, false, Face::bold);
  const scenes::Conduct conduct = scenes::state_at(state.timeline, std::max<scenes::Ms>(record.at - 1, 0)).conduct;
  if (o.force)
    col.paragraph(*o.force > scenes::proportional_stage(conduct) ? std::string(c.say(Word::not_proportional))
                                                                 : std::string(c.say(Word::proportional)),
                  17, false, Face::bold);
  col.paragraph(fmt::format("{}: {}", col.say(T::doctrine), o.because.in(c.language)), 18);
  col.paragraph(fmt::format("{}: {}", col.say(T::consequence), o.outcome.in(c.language)), 18);
  std::string effects;
  for (const scenes::Effect& e : o.effects)
    effects += fmt::format("{}{} {:+}", effects.empty() ? "" : "   ",
                           drill.metrics[e.metric.index].title.in(c.language), e.delta);
  if (state.training.scoring) col.paragraph(effects, 15, true);
  col.heading(col.say(T::others));
  for (std::size_t k = 0; k < d.options.size(); ++k)
    if (k != record.option)
      col.paragraph(fmt::format("{}  {} — {}", d.options[k].key, d.options[k].label.in(c.language),
                                d.options[k].because.in(c.language)),
                    15, true);
  const Box again{b.x + 32 * s, b.y + h - 64 * s, 250 * s, 44 * s},
      on{b.x + w - 282 * s, b.y + h - 64 * s, 250 * s, 44 * s};
  if (button(c, "feedback_back", again, col.say(T::try_again), Face::bold, false, "Backspace"))
    commands.push_back(CloseFeedback{true});
  if (button(c, "feedback_on", on, col.say(T::play_it), Face::bold, true, "Enter"))
    commands.push_back(CloseFeedback{false});
}

}  // namespace app::gui
