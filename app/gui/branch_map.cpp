// The branch graph as a metro map: under the lanes, a station per decision and per option;
// and over the whole window, with questions, options and what was decided.
#include <fmt/format.h>

#include <algorithm>

#include "app/apply.h"
#include "app/gui/canvas.h"

namespace app::gui {
namespace {

// A rail from the trunk to an option's height and back, with round corners.
void rail(const Canvas& c, ImVec2 from, ImVec2 to, float y, std::uint32_t colour, float width) {
  const float bend = std::min(22 * c.scale, (to.x - from.x) * 0.3f);
  if (std::abs(y - from.y) < 1 || bend < 2) {
    c.list->AddLine(from, to, colour, width);
    return;
  }
  c.list->PathLineTo(from);
  c.list->PathBezierCubicCurveTo({from.x + bend * 0.6f, from.y}, {from.x + bend * 0.4f, y}, {from.x + bend, y}, 12);
  c.list->PathLineTo({to.x - bend, y});
  c.list->PathBezierCubicCurveTo({to.x - bend * 0.4f, y}, {to.x - bend * 0.6f, to.y}, to, 12);
  c.list->PathStroke(colour, 0, width);
}

std::string reason_of(const AppState& state, scenes::DecisionId id, std::uint8_t option) {
  for (auto record = state.log.rbegin(); record != state.log.rend(); ++record)
    if (record->decision == id && record->option == option) return record->reason;
  return {};
}

}  // namespace

void draw_fork_lines(const Canvas& c, const Axis& axis, float y, float h, const AppState& state, Commands& commands);

void draw_branch_lane(const Canvas& c, const Axis& axis, float y, float h, const AppState& state, Commands& commands) {
  const auto& points = state.timeline.decisions;
  const float middle = y + h / 2, s = c.scale;
  const auto height = [&](std::size_t option, std::size_t count) {
    return count < 2 ? middle : middle + (float(option) / float(count - 1) - 0.5f) * (h - 26 * s);
  };
  const float end = axis.at(state.timeline.end);
  c.list->AddLine({axis.at(0), middle}, {points.empty() ? end : axis.at(points[0].at), middle}, c.palette->accent,
                  5 * s);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const scenes::Decision& d = state.document->drill.decisions[points[i].decision.index];
    const float x0 = axis.at(points[i].at), x1 = i + 1 < points.size() ? axis.at(points[i + 1].at) : end;
    for (const bool taken : {false, true})
      for (std::size_t k = 0; k < d.options.size(); ++k)
        if ((k == points[i].option) == taken)
          rail(c, {x0, middle}, {x1, middle}, height(k, d.options.size()), taken ? c.palette->accent : c.palette->rail,
               (taken ? 5.0f : 2.5f) * s);
    const float bend = std::min(22 * s, (x1 - x0) * 0.3f), station = x0 + std::max(bend + 8 * s, (x1 - x0) * 0.5f);
    if (x1 - x0 < 46 * s) continue;
    for (std::size_t k = 0; k < d.options.size(); ++k) {
      const ImVec2 at(station, height(k, d.options.size()));
      const float r = 10 * s;
      const Press press =
          area(c, fmt::format("st{}_{}", i, k).c_str(), {at.x - r - 2, at.y - r - 2, 2 * r + 4, 2 * r + 4},
               fmt::format("{} {}  {}", d.id, d.options[k].key, d.options[k].label.in(c.language)).c_str());
      const bool taken = k == points[i].option;
      c.list->AddCircleFilled(at, r,
                              taken           ? c.palette->accent
                              : press.hovered ? c.palette->line
                                              : c.palette->panel | 0xff000000u,
                              24);
      c.list->AddCircle(at, r,
                        taken           ? c.palette->accent
                        : press.hovered ? c.palette->text
                                        : c.palette->rail,
                        24, 2 * s);
      const Style letter{.face = Face::bold, .points = 13, .colour = taken ? c.palette->on_accent : c.palette->text};
      const ImVec2 m = measure(c, d.options[k].key, letter);
      write(c, {at.x - m.x / 2, at.y - m.y / 2}, d.options[k].key, letter);
      if (press.clicked) commands.push_back(TakePath{points[i].decision, std::uint8_t(k)});
    }
  }
  for (std::size_t i = 0; i < points.size(); ++i) {
    const scenes::Decision& d = state.document->drill.decisions[points[i].decision.index];
    const float x = axis.at(points[i].at), r = 8 * s;
    if (x < axis.x - r || x > axis.x + axis.w + r) continue;
    const Press press =
        area(c, fmt::format("dp{}", i).c_str(), {x - r - 3, middle - r - 3, 2 * r + 6, 2 * r + 6},
             fmt::format("{}  T+{}\n{}", d.id, clock_text(points[i].at), d.question.in(c.language)).c_str());
    c.list->AddCircleFilled({x, middle}, r, press.hovered ? 0xffffffffu : kGold, 24);
    c.list->AddCircle({x, middle}, r, 0xff19151eu, 24, 2 * s);
    if (press.clicked) commands.push_back(GoToDecision{points[i].decision});
  }
  draw_fork_lines(c, axis, y, h, state, commands);
}

// Forks leave the trunk downwards and run on along its foot; the one that plays is gold.
void draw_fork_lines(const Canvas& c, const Axis& axis, float y, float h, const AppState& state, Commands& commands) {
  const float s = c.scale, middle = y + h / 2, foot = y + h - 5 * s, end = axis.at(state.timeline.end);
  for (const Fork& fork : state.board.forks) {
    const bool plays = fork.id == state.fork;
    const auto at = moment_of(fork, state.plan->drill, state.timeline);
    if (!at || !lies_on(fork, state.plan->drill, state.path)) continue;
    const float x = axis.at(*at), r = 7 * s;
    if (x < axis.x - r || x > axis.x + axis.w + r) continue;
    const std::uint32_t colour = plays ? kGold : c.palette->rail;
    rail(c, {x, middle}, {std::max(x + 60 * s, end), middle}, foot, colour, (plays ? 4.0f : 2.5f) * s);
    const Press press =
        area(c, fmt::format("fork_at{}", fork.id).c_str(), {x - r - 4, middle - r - 4, 2 * r + 8, 2 * r + 8},
             fmt::format("{}   T+{}", name_of(c, state, fork.id), clock_text(*at)).c_str());
    c.list->AddQuadFilled({x, middle - r}, {x + r, middle}, {x, middle + r}, {x - r, middle},
                          press.hovered ? 0xffffffffu
                          : plays       ? kGold
                                        : c.palette->accent);
    c.list->AddQuad({x, middle - r}, {x + r, middle}, {x, middle + r}, {x - r, middle}, 0xff19151e, 2 * s);
    if (press.clicked) commands.push_back(TakeFork{plays ? 0 : fork.id});
  }
}

namespace {

constexpr float kTileHead = 92, kLeastOption = 60, kMostOption = 104;  // points

void decision_tile(const Canvas& c, Box b, std::size_t i, const AppState& state, Commands& commands) {
  const scenes::DecisionPoint& point = state.timeline.decisions[i];
  const scenes::Decision& d = state.document->drill.decisions[point.decision.index];
  const Palette& p = *c.palette;
  const float s = c.scale, inner = b.w - 32 * s;
  const bool past = point.at <= state.t;
  const Press head = area(c, fmt::format("tile{}", i).c_str(), {b.x, b.y, b.w, kTileHead * s});
  fill(c, b, p.panel | 0xff000000u, 10);
  frame(c, b, head.hovered ? p.accent : p.line, 10);
  c.list->AddCircleFilled({b.x + 24 * s, b.y + 26 * s}, 8 * s, kGold, 24);
  write(c, {b.x + 42 * s, b.y + 15 * s}, fmt::format("{}   T+{}", d.id, clock_text(point.at)),
        {.face = Face::bold, .points = 17, .colour = past ? p.text : p.quiet});
  c.list->PushClipRect({b.x, b.y}, {b.x + b.w, b.y + kTileHead * s}, true);
  write(c, {b.x + 16 * s, b.y + 44 * s}, d.question.in(c.language), {.points = 16, .colour = p.text, .wrap = inner});
  c.list->PopClipRect();
  if (head.clicked)
    commands.insert(commands.end(), {Command(TogglePane{Pane::overview}), Command(GoToDecision{point.decision})});
  float y = b.y + (kTileHead + 4) * s;
  const float row = (b.h - (kTileHead + 12) * s) / float(d.options.size());
  for (std::size_t k = 0; k < d.options.size(); ++k) {
    const bool taken = k == point.option;
    const Box r{b.x + 8 * s, y, b.w - 16 * s, row - 5 * s};
    const std::string reason = reason_of(state, point.decision, std::uint8_t(k));
    const Press press = area(c, fmt::format("tile{}_{}", i, k).c_str(), r, reason.empty() ? nullptr : reason.c_str());
    fill(c, r, taken ? with_alpha(p.accent, 0.26f) : press.hovered ? p.line : p.field, 6);
    // What the option leads to, half a minute on.
    const float ph = r.h - 6 * s, pw = ph * 16 / 9;
    scenes::Path path = state.path;
    path.option[point.decision.index] = std::uint8_t(k);
    const scenes::Ms then = point.at + 30'000;
    thumbnail(c, {r.x + r.w - pw - 4 * s, r.y + 3 * s, pw, ph}, key_of_moment(state, path, then), path, then, state);
    const ImVec2 m(r.x + 20 * s, r.y + r.h / 2);
    c.list->AddCircleFilled(m, 12 * s, taken ? p.accent : p.panel | 0xff000000u, 24);
    const Style letter{.face = Face::bold, .points = 15, .colour = taken ? p.on_accent : p.text};
    const ImVec2 size = measure(c, d.options[k].key, letter);
    write(c, {m.x - size.x / 2, m.y - size.y / 2}, d.options[k].key, letter);
    c.list->PushClipRect({r.x, r.y}, {r.x + r.w - pw - 10 * s, r.y + r.h}, true);
    const Style label{.points = 15.5f, .colour = p.text, .wrap = r.w - pw - 58 * s};
    std::string text = d.options[k].label.in(c.language);
    if (!reason.empty()) text += "  — " + reason;
    const ImVec2 t = measure(c, text, label);
    write(c, {r.x + 42 * s, r.y + std::max(3 * s, (r.h - t.y) / 2)}, text, label);
    c.list->PopClipRect();
    if (press.clicked)
      commands.insert(commands.end(), {Command(TogglePane{Pane::overview}),
                                       Command(TakePath{point.decision, std::uint8_t(k)}), Command(SetPlaying{true})});
    y += row;
  }
}

}  // namespace

void draw_overview(const Canvas& c, Box window, const AppState& state, Commands& commands, Scratch& scratch) {
  if (!state.show_overview || !state.document) return;
  const float s = c.scale;
  fill(c, window, c.palette->ground);
  cover(c, window);
  write(c, {window.x + 40 * s, window.y + 26 * s}, c.say(Word::overview),
        {.face = Face::bold, .points = 28, .colour = c.palette->text});
  write(c, {window.x + 40 * s, window.y + 66 * s}, c.say(Word::overview_hint),
        {.points = 17, .colour = c.palette->quiet});
  if (button(c, "overview_close", {window.x + window.w - 150 * s, window.y + 26 * s, 110 * s, 44 * s},
             c.say(Word::close), Face::bold, false, "Esc"))
    commands.push_back(TogglePane{Pane::overview});
  float forks_h = 0;
  if (!state.board.forks.empty()) {
    float x = window.x + 40 * s;
    const float y = window.y + window.h - 60 * s;
    forks_h = 70 * s;
    x += write(c, {x, y + 11 * s}, c.say(Word::forks_of), {.points = 17, .colour = c.palette->quiet}).x + 20 * s;
    for (const Fork& fork : state.board.forks) {
      const auto at = moment_of(fork, state.plan->drill, state.timeline);
      const std::string text = fmt::format("{}  {}", name_of(c, state, fork.id), at ? "T+" + clock_text(*at) : "");
      const float w = measure(c, text, {.face = Face::bold, .points = 16}).x + 32 * s;
      if (button(c, fmt::format("ovfork{}", fork.id).c_str(), {x, y, w, 44 * s}, text, Face::bold,
                 fork.id == state.fork, fork.branch.c_str()))
        commands.insert(commands.end(), {Command(TogglePane{Pane::overview}), Command(TakeFork{fork.id})});
      x += w + 10 * s;
    }
  }
  const std::size_t count = state.timeline.decisions.size();
  const int columns = std::clamp(int((window.w - 60 * s) / (340 * s)), 1, 5);
  const int rows = std::max(1, (int(count) + columns - 1) / columns);
  const float gap = 16 * s, w = (window.w - 80 * s - gap * float(columns - 1)) / float(columns);
  const Box list{window.x, window.y + 104 * s, window.w, window.h - 104 * s - std::max(16 * s, forks_h)};
  std::size_t options = 1;
  for (const scenes::DecisionPoint& point : state.timeline.decisions)
    options = std::max(options, state.document->drill.decisions[point.decision.index].options.size());
  const auto tall = [&](float option) { return (kTileHead + 12 + option * float(options)) * s; };
  const float h = std::clamp((list.h - gap * float(rows)) / float(rows), tall(kLeastOption), tall(kMostOption));
  scroll_list(c, list, (h + gap) * float(rows), scratch.overview_scroll);
  ImGui::PushClipRect({list.x, list.y}, {list.x + list.w, list.y + list.h}, true);
  for (std::size_t i = 0; i < count; ++i) {
    const Box tile{window.x + 40 * s + (w + gap) * float(int(i) % columns),
                   list.y + 6 * s + (h + gap) * float(int(i) / columns) - scratch.overview_scroll, w, h};
    if (tile.y + tile.h > list.y && tile.y < list.y + list.h) decision_tile(c, tile, i, state, commands);
  }
  ImGui::PopClipRect();
}

}  // namespace app::gui
