// Pages over the table: who one is, how all teams answered, what evaluators tick.
#include <fmt/format.h>

#include <algorithm>
#include <cstring>

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

Page open_page(const Canvas& c, Box table, float width, float height) {
  fill(c, table, c.palette->shade);
  const float s = c.scale, w = std::min(table.w - 32 * s, width * s), h = std::min(table.h - 16 * s, height * s);
  const Box b{table.x + (table.w - w) / 2, table.y + (table.h - h) / 2, w, h};
  fill(c, b, c.palette->panel | 0xff000000u, 10);
  frame(c, b, c.palette->line, 10);
  return {c, b, b.x + 32 * s, b.y + 24 * s, w - 64 * s};
}

void input(const Canvas& c, Box box, const char* id, std::string& text, const char* hint) {
  ImGui::SetCursorScreenPos({box.x, box.y});
  ImGui::PushItemWidth(box.w);
  ImGui::SetWindowFontScale(c.scale * 16 / c.fonts->baked);
  ImGui::PushStyleColor(ImGuiCol_FrameBg, c.palette->field);
  ImGui::PushStyleColor(ImGuiCol_Text, c.palette->text);
  ImGui::PushStyleColor(ImGuiCol_TextDisabled, c.palette->quiet);
  char line[240];
  const std::size_t kept = std::min(text.size(), sizeof line - 1);
  std::memcpy(line, text.data(), kept);
  line[kept] = '\0';
  ImGui::InputTextWithHint(id, hint, line, sizeof line);
  text = line;
  ImGui::PopStyleColor(3);
  ImGui::SetWindowFontScale(1);
  ImGui::PopItemWidth();
}

}  // namespace

void draw_roles(const Canvas& c, Box window, const AppState& state, Commands& commands, std::string& teams) {
  if (!state.training.choosing || !state.document) return;
  const scenes::Drill& drill = state.document->drill;
  Page p = open_page(c, window, 1240, 860);
  const float s = c.scale;
  p.y += write(c, {p.x, p.y}, p.say(T::choose_role), {.face = Face::bold, .points = 30, .colour = c.palette->text}).y +
         4 * s;
  p.y +=
      write(c, {p.x, p.y}, p.say(T::role_help), {.points = 17, .colour = c.palette->quiet, .wrap = p.w - 260 * s}).y +
      14 * s;
  for (const auto& [language, name, at] : {std::tuple(scenes::Language::indonesian, "Bahasa Indonesia", 0),
                                           std::tuple(scenes::Language::english, "English", 1)})
    if (button(c, name, {p.x + p.w - 236 * s, p.b.y + (24 + 46 * float(at)) * s, 236 * s, 38 * s}, name, Face::bold,
               state.language == language, ""))
      commands.push_back(SetLanguage{language});
  const auto start = [&](std::optional<scenes::UnitId> unit) {
    if (!teams.empty()) commands.push_back(SetTeams{teams});
    commands.push_back(StartTraining{unit});
  };
  const std::vector<scenes::UnitId> roles = roles_of(drill);
  constexpr int kColumns = 4;
  const float gap = 8 * s, w = (p.w - gap * (kColumns - 1)) / kColumns;
  const int rows = (int(roles.size()) + 1 + kColumns - 1) / kColumns;
  const float room = p.b.y + p.b.h - 76 * s - p.y, h = std::min(58 * s, room / float(rows) - gap);
  for (std::size_t i = 0; i <= roles.size(); ++i) {
    const Box box{p.x + float(int(i) % kColumns) * (w + gap), p.y + float(int(i) / kColumns) * (h + gap), w, h};
    const Press press = area(c, fmt::format("role{}", i).c_str(), box);
    fill(c, box, press.hovered ? c.palette->line : c.palette->field, 6);
    if (i == 0) {
      write(c, {box.x + 16 * s, box.y + h / 2 - 10 * s}, p.say(T::observer),
            {.face = Face::bold, .points = 15, .colour = c.palette->text, .wrap = w - 24 * s});
      if (press.clicked) start(std::nullopt);
      continue;
    }
    const scenes::Unit& unit = drill.units[roles[i - 1].index];
    fill(c, {box.x, box.y, 5 * s, h}, agency_colour(unit.agency), 3);
    write(c, {box.x + 16 * s, box.y + 6 * s}, unit.title.in(c.language),
          {.face = Face::bold, .points = 15, .colour = c.palette->text});
    if (h > 44 * s)
      write(c, {box.x + 16 * s, box.y + 28 * s},
            unit.leader.empty() ? fmt::format("{} {}", unit.count, c.say(Word::personnel)) : unit.leader.in(c.language),
            {.points = 13, .colour = c.palette->quiet});
    if (press.clicked) start(roles[i - 1]);
  }
  const float foot = p.b.y + p.b.h - 58 * s;
  input(c, {p.x, foot, 520 * s, 36 * s}, "##teams", teams, p.say(T::teams_hint));
  if (button(c, "score_on", {p.x + 536 * s, foot - 2 * s, 220 * s, 40 * s}, p.say(T::score_on), Face::regular,
             state.training.scoring, p.say(T::score_off)))
    commands.push_back(SetScoring{!state.training.scoring});
  if (button(c, "roles_close", {p.x + p.w - 160 * s, foot - 2 * s, 160 * s, 40 * s}, p.say(T::close), Face::regular,
             false, "Esc"))
    commands.push_back(EndTraining{});
}

// Each decision answered so far: who chose what, and a bar that shows how split they are.
void draw_plenary(const Canvas& c, Box table, const AppState& state, Commands& commands) {
  const Training& t = state.training;
  if (!t.plenary || !state.document) return;
  const scenes::Drill& drill = state.document->drill;
  Page p = open_page(c, table, 1100, 820);
  const float s = c.scale;
  p.y +=
      write(c, {p.x, p.y}, p.say(T::plenary), {.face = Face::bold, .points = 24, .colour = c.palette->text}).y + 12 * s;
  static constexpr std::uint32_t kShades[] = {0xffb6c42eu, 0xff3a7fd6u, 0xffc98fe0u,
                                              0xffe0b040u, 0xff9a9a9au, 0xff60d0f0u};
  for (std::size_t i = 0; i < drill.decisions.size(); ++i) {
    const scenes::Decision& d = drill.decisions[i];
    const std::vector<int> votes = votes_of(drill, t, scenes::DecisionId(i));
    int all = 0;
    for (const int v : votes) all += v;
    if (all == 0 || p.y > p.b.y + p.b.h - 150 * s) continue;
    const bool united = std::count_if(votes.begin(), votes.end(), [](int v) { return v > 0; }) == 1;
    p.y += write(c, {p.x, p.y},
                 fmt::format("{}  {}  ·  {}", d.id, d.question.in(c.language), p.say(united ? T::united : T::split)),
                 {.face = Face::bold, .points = 16, .colour = c.palette->text, .wrap = p.w})
               .y +
           4 * s;
    float x = p.x;
    for (std::size_t k = 0; k < votes.size(); ++k) {
      if (votes[k] == 0) continue;
      const float w = p.w * float(votes[k]) / float(all);
      fill(c, {x, p.y, w - 3 * s, 26 * s}, kShades[k % std::size(kShades)], 4);
      write(c, {x + 8 * s, p.y + 4 * s}, fmt::format("{} · {}", d.options[k].key, votes[k]),
            {.face = Face::bold, .points = 15, .colour = 0xff1f1b1b});
      x += w;
    }
    p.y += 32 * s;
    for (const TeamAnswer& a : t.answers) {
      if (a.decision.index != i || p.y > p.b.y + p.b.h - 90 * s) continue;
      const std::string team = a.team < t.teams.size() ? t.teams[a.team] : "";
      std::string line = fmt::format("{}  {}: {}", team, d.options[a.option].key, a.reason.empty() ? "–" : a.reason);
      if (a.confidence > 0) line += fmt::format("  ({} %)", a.confidence);
      p.y += write(c, {p.x + 12 * s, p.y}, line, {.points = 15, .colour = c.palette->quiet, .wrap = p.w - 12 * s}).y +
             3 * s;
    }
    p.y += 10 * s;
  }
  const float foot = p.b.y + p.b.h - 58 * s;
  if (button(c, "plenary_close", {p.x + p.w - 180 * s, foot, 180 * s, 42 * s}, p.say(T::close), Face::bold, true,
             "Esc"))
    commands.push_back(TogglePlenary{});
  if (button(c, "plenary_sheet", {p.x, foot, 220 * s, 42 * s}, "EEG", Face::regular, false, p.say(T::sheet))) {
    commands.push_back(TogglePlenary{});
    commands.push_back(ToggleSheet{});
  }
}

void draw_sheet(const Canvas& c, Box table, const AppState& state, Commands& commands, std::string& note) {
  if (!state.training.sheet || !state.document) return;
  const scenes::Drill& drill = state.document->drill;
  Page p = open_page(c, table, 1100, 860);
  const float s = c.scale;
  p.y +=
      write(c, {p.x, p.y}, p.say(T::sheet), {.face = Face::bold, .points = 24, .colour = c.palette->text}).y + 12 * s;
  const float row = std::min(54 * s, (p.b.h - 190 * s) / float(std::max<std::size_t>(drill.evaluation.size(), 1)));
  for (std::size_t i = 0; i < drill.evaluation.size(); ++i) {
    const scenes::EvaluationTask& line = drill.evaluation[i];
    const Judged judged = i < state.training.judged.size() ? state.training.judged[i] : Judged{};
    write(c, {p.x, p.y + 2 * s}, line.title.in(c.language),
          {.face = Face::bold, .points = 16, .colour = c.palette->text});
    std::string under = judged.note;
    if (judged.verdict != Verdict::none) under = fmt::format("{}  {}", clock_text(judged.at), judged.note);
    write(c, {p.x, p.y + 24 * s}, under, {.points = 14, .colour = c.palette->quiet});
    static constexpr std::pair<Verdict, T> kMarks[] = {
        {Verdict::yes, T::yes}, {Verdict::partly, T::partly}, {Verdict::no, T::no}};
    for (std::size_t k = 0; k < 3; ++k) {
      const Box box{p.x + p.w - (3 - float(k)) * 118 * s, p.y, 110 * s, 36 * s};
      if (button(c, fmt::format("judge{}_{}", i, k).c_str(), box, p.say(kMarks[k].second), Face::bold,
                 judged.verdict == kMarks[k].first, "")) {
        commands.push_back(Judge{line.id, kMarks[k].first, note.empty() ? judged.note : note});
        note.clear();
      }
    }
    // The moment to look at, one press away.
    for (const scenes::DecisionPoint& point : state.timeline.decisions)
      if (!line.decisions.empty() && point.decision == line.decisions.front() &&
          button(c, fmt::format("look{}", i).c_str(), {p.x + p.w - 4 * 118 * s - 20 * s, p.y, 130 * s, 36 * s},
                 fmt::format("{} {}", p.say(T::look_at), clock_text(point.at)), Face::regular, false, "")) {
        commands.push_back(ToggleSheet{});
        commands.push_back(SeekTo{point.at});
      }
    for (const scenes::TimedEvent& event : state.timeline.events)
      if (line.decisions.empty() && !line.events.empty() && event.event == line.events.front() &&
          button(c, fmt::format("look{}", i).c_str(), {p.x + p.w - 4 * 118 * s - 20 * s, p.y, 130 * s, 36 * s},
                 fmt::format("{} {}", p.say(T::look_at), clock_text(event.start)), Face::regular, false, "")) {
        commands.push_back(ToggleSheet{});
        commands.push_back(SeekTo{event.start});
      }
    p.y += row;
  }
  const float foot = p.b.y + p.b.h - 58 * s;
  input(c, {p.x, foot, p.w - 200 * s, 38 * s}, "##note", note, p.say(T::note_hint));
  if (button(c, "sheet_close", {p.x + p.w - 180 * s, foot - 2 * s, 180 * s, 42 * s}, p.say(T::close), Face::bold, true,
             "Esc"))
    commands.push_back(ToggleSheet{});
}

float draw_confidence(const Canvas& c, float x, float y, const AppState& state, Commands& commands) {
  const float s = c.scale;
  write(c, {x, y + 8 * s}, word(T::confidence, c.language), {.points = 16, .colour = c.palette->quiet});
  float at = x + 170 * s;
  for (const int percent : {25, 50, 75, 100}) {
    if (button(c, fmt::format("sure{}", percent).c_str(), {at, y, 92 * s, 36 * s}, fmt::format("{} %", percent),
               Face::bold, state.training.confidence == percent, ""))
      commands.push_back(SetConfidence{percent});
    at += 100 * s;
  }
  return 48;
}

}  // namespace app::gui
