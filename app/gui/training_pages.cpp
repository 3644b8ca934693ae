// Pages over the table: who one is, how all teams answered, what evaluators tick.
#include <fmt/format.h>

#include <algorithm>

#include "app/agency.h"
#include "app/apply.h"
#include "app/gui/training.h"
#include "app/in_words.h"
#include "app/values.h"

namespace app::gui {
namespace {

using T = TrainingWord;

struct Page {
  const Canvas& c;
  Box b;
  float x, y, w;

  const char* say(T t) const { return word(t, c.language); }
};

Page page_over(const Canvas& c, Box area, float width, float height) {
  const float s = c.scale;
  const Box b = open_page(c, area, width, height);
  return {c, b, b.x + 32 * s, b.y + 24 * s, b.w - 64 * s};
}

}  // namespace

Box open_page(const Canvas& c, Box area, float width, float height) {
  fill(c, area, c.palette->shade);
  const float s = c.scale, w = std::min(area.w - 32 * s, width * s), h = std::min(area.h - 16 * s, height * s);
  const Box b{area.x + (area.w - w) / 2, area.y + (area.h - h) / 2, w, h};
  cover(c, area);
  fill(c, b, c.palette->panel | 0xff000000u, 10);
  frame(c, b, c.palette->line, 10);
  return b;
}

void draw_roles(const Canvas& c, Box window, const AppState& state, Commands& commands, std::string& teams) {
  if (!state.training.choosing || !state.document) return;
  const scenes::Drill& drill = state.document->drill;
  const std::vector<scenes::UnitId> roles = roles_of(drill);
  constexpr int kColumns = 4;
  const int rows = (int(roles.size()) + 1 + kColumns - 1) / kColumns;
  Page p = page_over(c, window, 1320, std::min(900.0f, 210.0f + 82.0f * float(rows)));
  const float s = c.scale;
  p.y += write(c, {p.x, p.y}, p.say(T::choose_role), {.face = Face::bold, .points = 30, .colour = c.palette->text}).y +
         4 * s;
  p.y += write(c, {p.x, p.y}, p.say(T::role_help), {.points = 18, .colour = c.palette->quiet, .wrap = p.w}).y + 16 * s;
  for (const auto& [language, name, at] : {std::tuple(scenes::Language::indonesian, "Bahasa Indonesia", 0),
                                           std::tuple(scenes::Language::english, "English", 1)})
    if (button(c, name, {p.x + p.w - (2 - float(at)) * 190 * s + 8 * s, p.b.y + 26 * s, 182 * s, 40 * s}, name,
               Face::bold, state.language == language, ""))
      commands.push_back(SetLanguage{language});
  const auto start = [&](std::optional<scenes::UnitId> unit) {
    if (!teams.empty()) commands.push_back(SetTeams{teams});
    commands.push_back(StartTraining{unit});
  };
  const float gap = 8 * s, w = (p.w - gap * (kColumns - 1)) / kColumns;
  const float room = p.b.y + p.b.h - 76 * s - p.y, h = std::min(74 * s, room / float(rows) - gap);
  for (std::size_t i = 0; i <= roles.size(); ++i) {
    const Box box{p.x + float(int(i) % kColumns) * (w + gap), p.y + float(int(i) / kColumns) * (h + gap), w, h};
    const Press press = area(c, fmt::format("role{}", i).c_str(), box);
    fill(c, box, press.hovered ? c.palette->line : c.palette->field, 6);
    if (i == 0) {
      write(c, {box.x + 16 * s, box.y + (h > 46 * s ? 8 : 2) * s}, p.say(T::observer),
            {.face = Face::bold, .points = 16, .colour = c.palette->text, .wrap = w - 24 * s});
      if (press.clicked) start(std::nullopt);
      continue;
    }
    const scenes::Unit& unit = drill.units[roles[i - 1].index];
    fill(c, {box.x, box.y, 5 * s, h}, agency_colour(unit.agency), 3);
    write(c, {box.x + 16 * s, box.y + 6 * s}, unit.title.in(c.language),
          {.face = Face::bold, .points = 17, .colour = c.palette->text});
    if (h > 46 * s)
      write(c, {box.x + 16 * s, box.y + 31 * s},
            unit.leader.empty() ? fmt::format("{} {}", unit.count, c.say(Word::personnel)) : unit.leader.in(c.language),
            {.points = 15, .colour = c.palette->quiet});
    if (press.clicked) start(roles[i - 1]);
  }
  const float foot = p.b.y + p.b.h - 58 * s;
  text_field(c, "##teams", {p.x, foot - 2 * s, 520 * s, 42 * s}, teams, p.say(T::teams_hint), false);
  if (button(c, "score_on", {p.x + 536 * s, foot - 2 * s, 220 * s, 40 * s}, p.say(T::score_on), Face::regular,
             state.training.scoring, p.say(T::score_off)))
    commands.push_back(SetScoring{!state.training.scoring});
  if (button(c, "roles_close", {p.x + p.w - 160 * s, foot - 2 * s, 160 * s, 40 * s}, p.say(T::close), Face::regular,
             false, "Esc"))
    commands.push_back(EndTraining{});
}

void draw_sheet(const Canvas& c, Box table, const AppState& state, Commands& commands, std::string& note) {
  if (!state.training.sheet || !state.document) return;
  const scenes::Drill& drill = state.document->drill;
  Page p = page_over(c, table, 1240, 940);
  const float s = c.scale;
  p.y +=
      write(c, {p.x, p.y}, p.say(T::sheet), {.face = Face::bold, .points = 24, .colour = c.palette->text}).y + 12 * s;
  const float row = std::min(66 * s, (p.b.h - 190 * s) / float(std::max<std::size_t>(drill.evaluation.size(), 1)));
  for (std::size_t i = 0; i < drill.evaluation.size(); ++i) {
    const scenes::EvaluationTask& line = drill.evaluation[i];
    const Judged judged = i < state.training.judged.size() ? state.training.judged[i] : Judged{};
    // Narrower than the buttons' side, in two lines where it has to be.
    const float room = p.w - 3 * 128 * s - 186 * s;
    const Style title{.face = Face::bold, .points = 18, .colour = c.palette->text, .wrap = room};
    const float height = write(c, {p.x, p.y}, line.title.in(c.language), title).y;
    std::string under = judged.note;
    if (judged.verdict != Verdict::none) under = fmt::format("{}  {}", clock_text(judged.at), judged.note);
    if (height < row - 20 * s) write(c, {p.x, p.y + height + 2 * s}, under, {.points = 15, .colour = c.palette->quiet});
    static constexpr std::pair<Verdict, T> kMarks[] = {
        {Verdict::yes, T::yes}, {Verdict::partly, T::partly}, {Verdict::no, T::no}};
    for (std::size_t k = 0; k < 3; ++k) {
      const Box box{p.x + p.w - (3 - float(k)) * 128 * s, p.y, 120 * s, 40 * s};
      if (button(c, fmt::format("judge{}_{}", i, k).c_str(), box, p.say(kMarks[k].second), Face::bold,
                 judged.verdict == kMarks[k].first, "")) {
        commands.push_back(Judge{line.id, kMarks[k].first, note.empty() ? judged.note : note});
        note.clear();
      }
    }
    // The moment to look at, one press away.
    for (const scenes::DecisionPoint& point : state.timeline.decisions)
      if (!line.decisions.empty() && point.decision == line.decisions.front() &&
          button(c, fmt::format("look{}", i).c_str(), {p.x + p.w - 3 * 128 * s - 168 * s, p.y, 154 * s, 40 * s},
                 fmt::format("{} {}", p.say(T::look_at), clock_text(point.at)), Face::regular, false, "")) {
        commands.push_back(ToggleSheet{});
        commands.push_back(SeekTo{point.at});
      }
    for (const scenes::TimedEvent& event : state.timeline.events)
      if (line.decisions.empty() && !line.events.empty() && event.event == line.events.front() &&
          button(c, fmt::format("look{}", i).c_str(), {p.x + p.w - 3 * 128 * s - 168 * s, p.y, 154 * s, 40 * s},
                 fmt::format("{} {}", p.say(T::look_at), clock_text(event.start)), Face::regular, false, "")) {
        commands.push_back(ToggleSheet{});
        commands.push_back(SeekTo{event.start});
      }
    p.y += row;
  }
  const float foot = p.b.y + p.b.h - 58 * s;
  text_field(c, "##note", {p.x, foot - 2 * s, p.w - 200 * s, 42 * s}, note, p.say(T::note_hint), false);
  if (button(c, "sheet_close", {p.x + p.w - 180 * s, foot - 2 * s, 180 * s, 42 * s}, p.say(T::close), Face::bold, true,
             "Esc"))
    commands.push_back(ToggleSheet{});
}

float draw_confidence(const Canvas& c, float x, float y, const AppState& state, Commands& commands) {
  const float s = c.scale;
  write(c, {x, y + 8 * s}, word(T::confidence, c.language), {.points = 18, .colour = c.palette->quiet});
  float at = x + 190 * s;
  for (const int percent : {25, 50, 75, 100}) {
    if (button(c, fmt::format("sure{}", percent).c_str(), {at, y, 92 * s, 36 * s}, fmt::format("{} %", percent),
               Face::bold, state.training.confidence == percent, ""))
      commands.push_back(SetConfidence{percent});
    at += 100 * s;
  }
  return 48;
}

}  // namespace app::gui
