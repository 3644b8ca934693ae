// Transport, lanes and the branch map: one time axis for all of them.
#include <fmt/format.h>

#include <algorithm>

#include "app/apply.h"
#include "app/gui/canvas.h"

namespace app::gui {
namespace {

struct Axis {
  float x = 0, w = 1;
  scenes::Ms end = 1;
  float at(scenes::Ms t) const { return x + w * float(double(t) / double(std::max<scenes::Ms>(1, end))); }
  scenes::Ms time(float px) const { return scenes::Ms(double(std::clamp((px - x) / w, 0.0f, 1.0f)) * double(end)); }
};

void transport(const Canvas& c, Box b, const AppState& state, Commands& commands) {
  const float s = c.scale, side = 38 * s, y = b.y + 10 * s;
  float x = b.x + 18 * s;
  const auto put = [&](const char* id, float width, std::string_view text, Face face, bool on, Word tip) {
    const bool hit = button(c, id, {x, y, width, side}, text, face, on, c.say(tip));
    x += width + 8 * s;
    return hit;
  };
  if (put("beat-", side, "\xef\x81\x88", Face::icon, false, Word::tip_back)) commands.push_back(GoToBeat{-1});
  if (put("play", 58 * s, state.playing ? "\xef\x81\x8c" : "\xef\x81\x8b", Face::icon, true, Word::tip_play)) commands.push_back(TogglePlay{});
  if (put("beat+", side, "\xef\x81\x91", Face::icon, false, Word::tip_next)) commands.push_back(GoToBeat{1});
  x += 8 * s;
  if (put("slower", side, "\xef\x81\xa8", Face::icon, false, Word::tip_slower)) commands.push_back(SetSpeed{state.speed / 2});
  const std::string speed = state.shuttle != 0 ? fmt::format("{}x", state.shuttle) : fmt::format("{:g}x", state.speed);
  const ImVec2 m = measure(c, speed, {.face = Face::bold, .points = 16});
  write(c, {x + (46 * s - m.x) / 2, y + (side - m.y) / 2}, speed, {.face = Face::bold, .points = 16, .colour = c.palette->text});
  x += 54 * s;
  if (put("faster", side, "\xef\x81\xa7", Face::icon, false, Word::tip_faster)) commands.push_back(SetSpeed{state.speed * 2});
  const std::string right = fmt::format("{} {} {} {}   ", c.say(Word::phase), phase_now(state) + 1, c.say(Word::of), state.timeline.phases.size());
  const std::string path = path_text(state);
  const ImVec2 r = measure(c, right, {.points = 15}), p = measure(c, path, {.face = Face::bold, .points = 15});
  const float rx = b.x + b.w - 20 * s - p.x;
  write(c, {rx, y + (side - p.y) / 2}, path, {.face = Face::bold, .points = 15, .colour = c.palette->accent});
  write(c, {rx - r.x, y + (side - r.y) / 2}, right, {.points = 15, .colour = c.palette->quiet});
}

void lane_name(const Canvas& c, Box b, float y, float h, Word w) {
  const ImVec2 m = measure(c, c.say(w), {.points = 13});
  write(c, {b.x + 18 * c.scale, y + (h - m.y) / 2}, c.say(w), {.points = 13, .colour = c.palette->quiet});
}

void phases_lane(const Canvas& c, const Axis& axis, float y, float h, const AppState& state, Commands& commands) {
  const std::size_t now = phase_now(state);
  for (std::size_t i = 0; i < state.timeline.phases.size(); ++i) {
    const scenes::PhaseSpan& span = state.timeline.phases[i];
    const Box b{axis.at(span.start) + 1, y, axis.at(span.end) - axis.at(span.start) - 2, h};
    const Press press = area(c, fmt::format("phase{}", i).c_str(), b, state.document->drill.phases[span.phase.index].goal.in(c.language).c_str());
    fill(c, b, i == now ? with_alpha(c.palette->accent, 0.42f) : press.hovered ? c.palette->line : c.palette->field, 3);
    ImGui::PushClipRect({b.x, b.y}, {b.x + b.w - 4, b.y + b.h}, true);
    c.list->PushClipRect({b.x, b.y}, {b.x + b.w - 4, b.y + b.h}, true);
    const std::string text = fmt::format("{} {}", i + 1, state.document->drill.phases[span.phase.index].title.in(c.language));
    const ImVec2 m = measure(c, text, {.points = 14});
    write(c, {b.x + 8 * c.scale, b.y + (b.h - m.y) / 2}, text, {.points = 14, .colour = c.palette->text});
    c.list->PopClipRect();
    ImGui::PopClipRect();
    if (press.clicked) commands.push_back(GoToPhase{std::uint32_t(i)});
  }
}

void state_lanes(const Canvas& c, const Axis& axis, float y, float h, float gap, const AppState& state) {
  const auto& states = state.timeline.states;
  for (std::size_t i = 0; i < states.size(); ++i) {
    const scenes::Ms end = i + 1 < states.size() ? states[i + 1].at : state.timeline.end;
    if (end <= states[i].at) continue;
    const float x0 = axis.at(states[i].at), x1 = axis.at(end);
    fill(c, {x0, y, x1 - x0, h}, situation_colour(states[i].situation));
    const bool change = i == 0 || states[i - 1].situation != states[i].situation;
    if (change && x1 - x0 > 14 * c.scale)
      situation_shape(c, {x0 + 10 * c.scale, y + h / 2}, 4 * c.scale, states[i].situation, 0xff101418);
    // Force as a bar against the height that the observed conduct allows.
    const float base = y + h + gap + h, unit = h / 5;
    const bool over = states[i].force > scenes::proportional_stage(states[i].conduct);
    fill(c, {x0, base - unit * float(scenes::proportional_stage(states[i].conduct)), x1 - x0, unit * float(scenes::proportional_stage(states[i].conduct))}, c.palette->field);
    fill(c, {x0, base - unit * float(states[i].force), std::max(1.0f, x1 - x0), unit * float(states[i].force)}, over ? kRed : with_alpha(c.palette->accent, 0.8f));
  }
}

void events_lane(const Canvas& c, const Axis& axis, float y, float h, const AppState& state, Commands& commands) {
  for (std::size_t i = 0; i < state.timeline.events.size(); ++i) {
    const scenes::TimedEvent& timed = state.timeline.events[i];
    const scenes::Event& e = state.document->drill.events[timed.event.index];
    if (!is_mark(e)) continue;
    const float x = axis.at(timed.start), m = y + h / 2, r = 5 * c.scale;
    const std::string tip = fmt::format("{}  T+{}  {}", e.serial, clock_text(timed.start), e.text.in(c.language));
    const Press press = area(c, fmt::format("event{}", i).c_str(), {x - r, y, 2 * r, h}, tip.c_str());
    const std::uint32_t colour = press.hovered ? c.palette->text : e.verb == scenes::Verb::inject ? kGold : c.palette->quiet;
    c.list->AddQuadFilled({x, m - r}, {x + r, m}, {x, m + r}, {x - r, m}, colour);
    if (press.clicked) commands.push_back(SeekTo{timed.start});
  }
}

// The graph as a metro map: a station per decision, a rail per option, the taken one thick.
void branch_lane(const Canvas& c, const Axis& axis, float y, float h, const AppState& state, Commands& commands) {
  const auto& points = state.timeline.decisions;
  const float middle = y + h / 2, s = c.scale;
  const auto rail = [&](std::size_t option, std::size_t count) {
    return count < 2 ? middle : middle + (float(option) / float(count - 1) - 0.5f) * (h - 12 * s);
  };
  c.list->AddLine({axis.x, middle}, {points.empty() ? axis.x + axis.w : axis.at(points[0].at), middle}, c.palette->accent, 3 * s);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const scenes::Decision& d = state.document->drill.decisions[points[i].decision.index];
    const float x0 = axis.at(points[i].at), x1 = i + 1 < points.size() ? axis.at(points[i + 1].at) : axis.x + axis.w;
    const float bend = std::min(12 * s, (x1 - x0) * 0.3f);
    for (int pass = 0; pass < 2; ++pass)
      for (std::size_t k = 0; k < d.options.size(); ++k) {
        if ((k == points[i].option) != (pass == 1)) continue;
        const float ry = rail(k, d.options.size());
        const ImVec2 line[] = {{x0, middle}, {x0 + bend, ry}, {x1 - bend, ry}, {x1, middle}};
        c.list->AddPolyline(line, 4, pass == 1 ? c.palette->accent : c.palette->line, 0, (pass == 1 ? 4.0f : 2.0f) * s);
        if (pass == 1 && x1 - x0 > 44 * s)
          write(c, {(x0 + x1) / 2 - 4 * s, ry - 18 * s < y ? ry + 3 * s : ry - 18 * s}, d.options[k].key, {.face = Face::bold, .points = 12, .colour = c.palette->accent});
      }
  }
  for (std::size_t i = 0; i < points.size(); ++i) {
    const scenes::Decision& d = state.document->drill.decisions[points[i].decision.index];
    const float x = axis.at(points[i].at), r = 6 * s;
    const Press press = area(c, fmt::format("dp{}", i).c_str(), {x - r - 2, middle - r - 2, 2 * r + 4, 2 * r + 4},
                             fmt::format("{}  {}", d.id, d.question.in(c.language)).c_str());
    c.list->AddCircleFilled({x, middle}, r, press.hovered ? c.palette->text : kGold, 20);
    c.list->AddCircle({x, middle}, r, 0xff101418, 20, 1.5f * s);
    if (press.clicked) commands.push_back(GoToDecision{points[i].decision});
  }
}

}  // namespace

void draw_timeline(const Canvas& c, Box b, const AppState& state, Commands& commands) {
  if (b.h < 1 || !state.document) return;
  const float s = c.scale;
  fill(c, b, c.palette->panel | 0xff000000u);
  c.list->AddLine({b.x, b.y}, {b.x + b.w, b.y}, c.palette->line);
  transport(c, b, state, commands);
  const Axis axis{b.x + 104 * s, b.w - 128 * s, state.timeline.end};
  const float top = b.y + 60 * s, row = 24 * s, gap = 6 * s;
  lane_name(c, b, top, row, Word::lane_phases);
  phases_lane(c, axis, top, row, state, commands);
  const float ribbon = 16 * s, y1 = top + row + gap;
  lane_name(c, b, y1, ribbon, Word::lane_situation);
  lane_name(c, b, y1 + ribbon + gap, ribbon, Word::lane_force);
  state_lanes(c, axis, y1, ribbon, gap, state);
  const float y2 = y1 + 2 * (ribbon + gap), events = 16 * s;
  lane_name(c, b, y2, events, Word::lane_events);
  const float y3 = y2 + events + gap;
  const bool map = state.show_map && y3 + 44 * s < b.y + b.h;
  // Scrubbing: the ribbons between phases and map answer to a drag anywhere.
  const Press scrub = area(c, "scrub", {axis.x, y1, axis.w, 2 * (ribbon + gap)});
  if (scrub.held) commands.push_back(SeekTo{axis.time(ImGui::GetIO().MousePos.x)});
  if (scrub.hovered) {
    const scenes::Ms t = axis.time(ImGui::GetIO().MousePos.x);
    const std::string text = "T+" + clock_text(t);
    write(c, {ImGui::GetIO().MousePos.x + 8 * s, y1 - 20 * s}, text, {.face = Face::bold, .points = 14, .colour = c.palette->text, .outlined = true});
  }
  events_lane(c, axis, y2, events, state, commands);
  if (map) {
    lane_name(c, b, y3, 50 * s, Word::lane_branches);
    branch_lane(c, axis, y3, b.y + b.h - y3 - 8 * s, state, commands);
  }
  const float x = axis.at(state.t);
  c.list->AddLine({x, top - 4 * s}, {x, b.y + b.h - 6 * s}, c.palette->text, 2 * s);
  c.list->AddTriangleFilled({x - 6 * s, top - 9 * s}, {x + 6 * s, top - 9 * s}, {x, top - 1 * s}, c.palette->text);
}

}  // namespace app::gui
