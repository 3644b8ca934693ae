// Transport, lanes and the branch map: one time axis for all of them, which the wheel
// zooms and a drag with Shift turns into a loop.
#include <fmt/format.h>

#include <algorithm>

#include "app/apply.h"
#include "app/gui/canvas.h"

namespace app::gui {
namespace {

constexpr float kNames = 124;  // width of the lanes' names, points

// All speeds, above the button that opened it.
void speeds(const Canvas& c, Box below, const AppState& state, Commands& commands, Scratch& scratch) {
  constexpr double kSpeeds[] = {0.25, 0.5, 1, 2, 4, 8, 16};
  const float s = c.scale, row = 44 * s;
  const Box b{below.x, below.y - 12 * s - row * float(std::size(kSpeeds)), below.w,
              row * float(std::size(kSpeeds)) + 8 * s};
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  card(c, b);
  for (std::size_t i = 0; i < std::size(kSpeeds); ++i) {
    const Box r{b.x + 4 * s, b.y + 4 * s + row * float(std::size(kSpeeds) - 1 - i), b.w - 8 * s, row - 4 * s};
    if (!button(c, fmt::format("speed{}", i).c_str(), r, fmt::format("{:g}x", kSpeeds[i]), Face::bold,
                state.speed == kSpeeds[i], ""))
      continue;
    commands.push_back(SetSpeed{kSpeeds[i]});
    scratch.speeds = false;
  }
  const float near = 60 * s;  // the mouse gone elsewhere closes it
  if (mouse.x < b.x - near || mouse.x > b.x + b.w + near || mouse.y < b.y - near || mouse.y > below.y + below.h + near)
    scratch.speeds = false;
}

void speed_menu(const Canvas& c, Box b, const AppState& state, Commands& commands, Scratch& scratch) {
  const std::string speed = state.shuttle != 0 ? fmt::format("{}x", state.shuttle) : fmt::format("{:g}x", state.speed);
  const float side = b.h;
  if (button(c, "slower", {b.x, b.y, side, side}, "\xef\x81\xa8", Face::icon, false,
             tip_of(c, state, "slower").c_str()))
    commands.push_back(SetSpeed{state.speed / 2});
  const ImVec2 m = measure(c, speed, {.face = Face::bold, .points = 18});
  const Box middle{b.x + side, b.y, b.w - 2 * side, side};
  const Press press = area(c, "speed", middle, tip_of(c, state, "speed_1").c_str());
  if (press.hovered || scratch.speeds) fill(c, middle, c.palette->line, 6);
  if (press.clicked) scratch.speeds = !scratch.speeds;
  write(c, {b.x + side + (b.w - 2 * side - m.x) / 2, b.y + (side - m.y) / 2}, speed,
        {.face = Face::bold, .points = 18, .colour = state.shuttle != 0 ? c.palette->gold : c.palette->text});
  if (button(c, "faster", {b.x + b.w - side, b.y, side, side}, "\xef\x81\xa7", Face::icon, false,
             tip_of(c, state, "faster").c_str()))
    commands.push_back(SetSpeed{state.speed * 2});
}

void transport(const Canvas& c, Box b, const AppState& state, Commands& commands, Scratch& scratch) {
  const float s = c.scale, side = kPressable * s, y = b.y + 7 * s;
  const bool narrow = b.w < 1180 * s;  // then everything moves together
  const float gap = (narrow ? 4 : 8) * s, inner = (narrow ? 16 : 28) * s;
  float x = b.x + (narrow ? 8 : 18) * s;
  const auto icon = [&](const char* id, float width, const char* text, bool on, const std::string& tip) {
    const bool hit = button(c, id, {x, y, width, side}, text, Face::icon, on, tip.c_str());
    x += width + gap;
    return hit;
  };
  const auto words = [&](const char* id, Word w, bool on, const std::string& tip) {
    const float width = measure(c, c.say(w), {.face = Face::bold, .points = 16}).x + inner;
    const bool hit = button(c, id, {x, y, width, side}, c.say(w), Face::bold, on, tip.c_str());
    x += width + gap;
    return hit;
  };
  if (icon("beat-", side, "\xef\x81\x88", false, tip_of(c, state, "beat_back"))) commands.push_back(GoToBeat{-1});
  if (icon("play", 66 * s, state.playing ? "\xef\x81\x8c" : "\xef\x81\x8b", true, tip_of(c, state, "play")))
    commands.push_back(TogglePlay{});
  if (icon("beat+", side, "\xef\x81\x91", false, tip_of(c, state, "beat_on"))) commands.push_back(GoToBeat{1});
  x += narrow ? 0 : 6 * s;
  const Box speed{x, y, (narrow ? 134.0f : 150.0f) * s, side};
  speed_menu(c, speed, state, commands, scratch);
  if (scratch.speeds) speeds(c, speed, state, commands, scratch);
  x += speed.w + (narrow ? 4 : 14) * s;
  const bool loops = state.loop_to > state.loop_from;
  if (words("loop", Word::loop, loops, c.say(Word::tip_loop)))
    commands.push_back(loops ? SetLoop{} : SetLoop{state.t, std::min(state.t + 30'000, state.timeline.end)});
  if (words("bookmark", Word::bookmark, false, tip_of(c, state, "bookmark"))) commands.push_back(AddBookmark{});
  if (words("map", Word::overview, state.show_overview, tip_of(c, state, "overview")))
    commands.push_back(TogglePane{Pane::overview});
  if (words("compare", Word::compare, state.compare != CompareMode::off, tip_of(c, state, "compare")))
    commands.push_back(SetCompare{state.compare == CompareMode::off ? CompareMode::split : CompareMode::off});
  if (words("msel", Word::msel, state.show_msel, tip_of(c, state, "msel"))) commands.push_back(TogglePane{Pane::msel});
  if (words("fork", Word::fork, state.fork != 0, tip_of(c, state, "fork"))) {
    if (state.fork == 0) commands.push_back(BeginFork{});
    commands.push_back(SetTab{Tab::fork});
  }
  if (words("audience", Word::audience, state.audience.on, tip_of(c, state, "present")))
    commands.push_back(ToggleAudience{});
  if (icon("back", side, "\xef\x84\x92", false, tip_of(c, state, "back"))) commands.push_back(BackToDecision{});
  const std::string path = path_text(state);
  const std::string right = fmt::format("{} {} {} {}   ", c.say(Word::phase), phase_now(state) + 1, c.say(Word::of),
                                        state.timeline.phases.size());
  const ImVec2 r = measure(c, right, {.points = 17}), p = measure(c, path, {.face = Face::bold, .points = 17});
  const float rx = b.x + b.w - 20 * s - p.x;
  if (rx - r.x < x) return;
  write(c, {rx, y + (side - p.y) / 2}, path, {.face = Face::bold, .points = 17, .colour = c.palette->accent});
  write(c, {rx - r.x, y + (side - r.y) / 2}, right, {.points = 17, .colour = c.palette->quiet});
}

void lane_name(const Canvas& c, Box b, float y, float h, Word w) {
  const ImVec2 m = measure(c, c.say(w), {.points = 15});
  write(c, {b.x + 18 * c.scale, y + (h - m.y) / 2}, c.say(w), {.points = 15, .colour = c.palette->quiet});
}

// Clock marks at a step that leaves room between them.
void ruler(const Canvas& c, const Axis& axis, float y, float h, const AppState& state) {
  constexpr scenes::Ms kSteps[] = {1'000,   2'000,   5'000,   10'000,  30'000,   60'000,
                                   120'000, 300'000, 600'000, 900'000, 1'800'000};
  scenes::Ms step = kSteps[std::size(kSteps) - 1];
  for (const scenes::Ms candidate : kSteps)
    if (axis.w * float(candidate) / float(axis.to - axis.from) > 84 * c.scale) {
      step = candidate;
      break;
    }
  for (scenes::Ms t = axis.from / step * step; t <= axis.to; t += step) {
    if (t < axis.from) continue;
    const float x = axis.at(t);
    c.list->AddLine({x, y + h - 5 * c.scale}, {x, y + h}, c.palette->rail);
    const std::string text = clock_text(t);
    const ImVec2 m = measure(c, text, {.points = 13});
    write(c, {std::clamp(x - m.x / 2, axis.x, axis.x + axis.w - m.x), y + h - 21 * c.scale}, text,
          {.points = 13, .colour = c.palette->quiet});
  }
  if (state.loop_to > state.loop_from)
    fill(
        c,
        {axis.at(state.loop_from), y + h - 5 * c.scale, axis.at(state.loop_to) - axis.at(state.loop_from), 5 * c.scale},
        c.palette->accent, 2);
}

void phases_lane(const Canvas& c, const Axis& axis, float y, float h, const AppState& state, Commands& commands) {
  const std::size_t now = phase_now(state);
  for (std::size_t i = 0; i < state.timeline.phases.size(); ++i) {
    const scenes::PhaseSpan& span = state.timeline.phases[i];
    const float x0 = std::max(axis.x, axis.at(span.start)), x1 = std::min(axis.x + axis.w, axis.at(span.end));
    if (x1 - x0 < 3) continue;
    const Box b{x0 + 1, y, x1 - x0 - 2, h};
    const Press press = area(c, fmt::format("phase{}", i).c_str(), b,
                             state.document->drill.phases[span.phase.index].goal.in(c.language).c_str());
    fill(c, b, i == now ? with_alpha(c.palette->accent, 0.42f) : press.hovered ? c.palette->line : c.palette->field, 4);
    const Style style{.face = i == now ? Face::bold : Face::regular, .points = 16, .colour = c.palette->text};
    const std::string text =
        fitted(c, fmt::format("{} {}", i + 1, state.document->drill.phases[span.phase.index].title.in(c.language)),
               style, b.w - 14 * c.scale);
    const ImVec2 m = measure(c, text, style);
    write(c, {b.x + 9 * c.scale, b.y + (b.h - m.y) / 2}, text, style);
    if (press.clicked) commands.push_back(GoToPhase{std::uint32_t(i)});
  }
}

Word situation_word(scenes::Situation s) {
  return s == scenes::Situation::green ? Word::green : s == scenes::Situation::yellow ? Word::yellow : Word::red;
}

// Situation as word, shape and colour; force as a line within the height that the
// observed conduct allows. Above it, and at every finding of the lint, a warning.
void state_lanes(const Canvas& c, const Axis& axis, float y, float h, float y_force, float h_force,
                 const AppState& state) {
  const auto& states = state.timeline.states;
  c.list->PushClipRect({axis.x, y}, {axis.x + axis.w, y_force + h_force}, true);
  for (std::size_t i = 0; i < states.size();) {
    std::size_t next = i + 1;  // a run of one situation
    while (next < states.size() && states[next].situation == states[i].situation) ++next;
    const float x0 = axis.at(states[i].at), x1 = axis.at(next < states.size() ? states[next].at : state.timeline.end);
    fill(c, {x0, y, std::max(1.0f, x1 - x0 - 1), h}, situation_colour(states[i].situation), 4);
    const std::uint32_t ink = states[i].situation == scenes::Situation::red ? 0xffffffffu : 0xff101418u;
    const float left = std::max(x0, axis.x);
    if (x1 - left > 22 * c.scale)
      situation_shape(c, {left + 13 * c.scale, y + h / 2}, 5.5f * c.scale, states[i].situation, ink);
    const Style style{.face = Face::bold, .points = 13.5f, .colour = ink};
    const ImVec2 m = measure(c, c.say(situation_word(states[i].situation)), style);
    if (x1 - left > m.x + 36 * c.scale)
      write(c, {left + 25 * c.scale, y + (h - m.y) / 2}, c.say(situation_word(states[i].situation)), style);
    i = next;
  }
  const float unit = h_force / 6, base = y_force + h_force;
  for (std::size_t i = 0; i < states.size(); ++i) {
    const scenes::Ms end = i + 1 < states.size() ? states[i + 1].at : state.timeline.end;
    if (end <= states[i].at) continue;
    const float x0 = axis.at(states[i].at), x1 = axis.at(end);
    const int allowed = scenes::proportional_stage(states[i].conduct), force = states[i].force;
    fill(c, {x0, base - unit * float(allowed), x1 - x0, unit * float(allowed)}, c.palette->band);
    const bool over = force > allowed;
    fill(c, {x0, base - unit * float(force), std::max(1.0f, x1 - x0), unit * float(force)},
         over ? with_alpha(kRed, 0.75f) : with_alpha(c.palette->accent, 0.55f));
    c.list->AddLine({x0, base - unit * float(force)}, {x1, base - unit * float(force)}, over ? kRed : c.palette->accent,
                    3 * c.scale);
    const std::string number = std::to_string(force);
    const bool fresh = i == 0 || states[i - 1].force != force;
    if (fresh && x1 - x0 > 16 * c.scale)
      write(c, {std::max(x0, axis.x) + 4 * c.scale, base - unit * float(force) - (force > 3 ? -1 : 17) * c.scale},
            number, {.face = Face::bold, .points = 13, .colour = c.palette->text});
  }
  c.list->PopClipRect();
}

void lint_marks(const Canvas& c, const Axis& axis, float y, const AppState& state, Commands& commands) {
  const std::vector<scenes::Finding>& findings = state.findings;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const float x = axis.at(findings[i].at), r = 9 * c.scale;
    if (x < axis.x || x > axis.x + axis.w) continue;
    const std::string tip = fmt::format("T+{}  {}", clock_text(findings[i].at), findings[i].text.in(c.language));
    const Press press = area(c, fmt::format("lint{}", i).c_str(), {x - r, y, 2 * r, 2 * r}, tip.c_str());
    c.list->AddTriangleFilled({x, y}, {x + r, y + 1.7f * r}, {x - r, y + 1.7f * r},
                              press.hovered ? 0xffffffffu : kGold);
    write(c, {x - 2.2f * c.scale, y + 1.5f * c.scale}, "!", {.face = Face::bold, .points = 13, .colour = 0xff101418u});
    if (press.clicked) commands.push_back(SeekTo{findings[i].at});
  }
}

void events_lane(const Canvas& c, const Axis& axis, float y, float h, const AppState& state, Commands& commands) {
  for (std::size_t i = 0; i < state.timeline.events.size(); ++i) {
    const scenes::TimedEvent& timed = state.timeline.events[i];
    const scenes::Event& e = state.document->drill.events[timed.event.index];
    const float x = axis.at(timed.start), m = y + h / 2, r = 6.5f * c.scale;
    if (!is_mark(e) || !e.serial.empty() || x < axis.x - r || x > axis.x + axis.w + r) continue;
    const std::string tip = fmt::format("{}{}T+{}\n{}", e.serial, e.serial.empty() ? "" : "   ",
                                        clock_text(timed.start), e.text.in(c.language));
    const Press press = area(c, fmt::format("event{}", i).c_str(), {x - r - 1, y, 2 * r + 2, h}, tip.c_str());
    const std::uint32_t colour = press.hovered                    ? c.palette->text
                                 : e.verb == scenes::Verb::inject ? kGold
                                                                  : c.palette->quiet;
    c.list->AddQuadFilled({x, m - r}, {x + r, m}, {x, m + r}, {x - r, m}, colour);
    if (press.clicked) commands.push_back(SeekTo{timed.start});
  }
}

// The MSEL: each serial as a tick with its number where there is room, in the colour of
// its status; what a fork has fired or added is gold.
void msel_lane(const Canvas& c, const Axis& axis, float y, float h, const AppState& state, Commands& commands) {
  float free_from = axis.x - 1;
  const auto serial_of = [&](std::size_t i) -> const std::string& {
    return state.document->drill.events[state.timeline.events[i].event.index].serial;
  };
  for (std::size_t i = 0; i < state.timeline.events.size(); ++i) {
    const scenes::TimedEvent& timed = state.timeline.events[i];
    const scenes::Event& e = state.document->drill.events[timed.event.index];
    const float x = axis.at(timed.start);
    if (e.serial.empty() || x < axis.x - 1 || x > axis.x + axis.w + 1) continue;
    const bool past = timed.start <= state.t;
    const std::uint32_t colour = e.added != 0 ? kGold : past ? c.palette->accent : c.palette->quiet;
    const std::string tip = fmt::format("{}   T+{}\n{}", e.serial, clock_text(timed.start), e.text.in(c.language));
    const Style style{.face = Face::bold, .points = 12.5f, .colour = past ? c.palette->text : c.palette->quiet};
    const ImVec2 m = measure(c, e.serial, style);
    std::size_t next = i + 1;
    while (next < state.timeline.events.size() && serial_of(next).empty()) ++next;
    const float until = next < state.timeline.events.size() ? axis.at(state.timeline.events[next].start) : 1e9f;
    const bool named = x > free_from && x + m.x + 6 * c.scale < until;
    const Press press = area(c, fmt::format("serial{}", i).c_str(),
                             {x - 5 * c.scale, y, (named ? m.x + 12 * c.scale : 10 * c.scale), h}, tip.c_str());
    fill(c, {x - 1.5f * c.scale, y + 1, 3 * c.scale, h - 2}, press.hovered ? c.palette->text : colour, 1);
    if (named) {
      write(c, {x + 4 * c.scale, y + (h - m.y) / 2}, e.serial, style);
      free_from = x + m.x + 8 * c.scale;
    }
    if (press.clicked) commands.push_back(SeekTo{timed.start});
  }
}

// Saved marks as spans of their colour, bookmarks as flags.
void marks_lane(const Canvas& c, const Axis& axis, float y, float h, const AppState& state, Commands& commands) {
  c.list->PushClipRect({axis.x, y - 2}, {axis.x + axis.w, y + h + 2}, true);
  for (const Mark& mark : state.board.marks) {
    if (!mark.style.saved) continue;
    const bool here = belongs_to(mark, branch_of(state));
    const float x0 = axis.at(mark.from), x1 = std::max(x0 + 8 * c.scale, axis.at(mark.to));
    const Box b{x0, y + h * 0.25f, x1 - x0, h * 0.5f};
    const Press press = area(c, fmt::format("mark{}", mark.id).c_str(), {x0, y, x1 - x0, h},
                             mark.text.empty() ? nullptr : mark.text.c_str());
    fill(c, b, with_alpha(mark_colour(mark.style.colour), here ? 0.9f : 0.3f), 3);
    if (mark.id == state.selected_mark || press.hovered) frame(c, b, c.palette->text, 3, 2);
    if (press.clicked) commands.insert(commands.end(), {Command(SeekTo{mark.from}), Command(SelectMark{mark.id})});
  }
  for (std::size_t i = 0; i < state.board.bookmarks.size(); ++i) {
    const Bookmark& bookmark = state.board.bookmarks[i];
    const float x = axis.at(bookmark.at);
    const Press press = area(c, fmt::format("book{}", i).c_str(), {x - 3 * c.scale, y, 18 * c.scale, h},
                             fmt::format("T+{}  {}", clock_text(bookmark.at), bookmark.name).c_str());
    c.list->AddLine({x, y}, {x, y + h}, c.palette->text, 2 * c.scale);
    c.list->AddTriangleFilled({x, y}, {x + 13 * c.scale, y + 5 * c.scale}, {x, y + 10 * c.scale},
                              press.hovered ? c.palette->text : c.palette->accent);
    if (press.clicked) commands.push_back(GoToBookmark{std::uint32_t(i)});
  }
  c.list->PopClipRect();
}

// Wheel zooms about the pointer; Shift-drag marks the loop; a drag seeks.
void handle(const Canvas& c, const Axis& axis, Box lanes, Box ribbons, const AppState& state, Commands& commands,
            Scratch& scratch) {
  const ImGuiIO& io = ImGui::GetIO();
  const auto inside = [&](Box b) {
    return io.MousePos.x >= b.x && io.MousePos.x < b.x + b.w && io.MousePos.y >= b.y && io.MousePos.y < b.y + b.h;
  };
  if (inside(lanes) && io.MouseWheel != 0) {
    const double factor = io.MouseWheel > 0 ? 0.75 : 1 / 0.75;
    const scenes::Ms at = axis.time(io.MousePos.x), length = scenes::Ms(double(axis.to - axis.from) * factor);
    const scenes::Ms from = at - scenes::Ms(double(at - axis.from) * factor);
    commands.push_back(length >= state.timeline.end
                           ? SetTimelineRange{}
                           : SetTimelineRange{std::max<scenes::Ms>(0, from), std::max<scenes::Ms>(0, from) + length});
  }
  // The ruler is dragged along under the hand; so is any lane with the middle button.
  const Press grip = area(c, "ruler", {lanes.x, lanes.y, lanes.w, (ribbons.y - lanes.y) * 0.35f});
  const bool pans = (grip.held || (io.MouseDown[2] && (inside(lanes) || scratch.pan_from >= 0))) &&
                    axis.to - axis.from < state.timeline.end;
  if (pans && scratch.pan_from < 0) scratch.pan_from = axis.from, scratch.pan_at = axis.time(io.MousePos.x);
  if (!pans) scratch.pan_from = -1;
  if (pans) {
    const scenes::Ms length = axis.to - axis.from;
    const auto under = scratch.pan_from + scenes::Ms(double(io.MousePos.x - axis.x) / double(axis.w) * double(length));
    const scenes::Ms from =
        std::clamp<scenes::Ms>(scratch.pan_from + scratch.pan_at - under, 0, state.timeline.end - length);
    if (from != axis.from) commands.push_back(SetTimelineRange{from, from + length});
  }
  const Press scrub = area(c, "scrub", ribbons);
  if (!scrub.held) scratch.loop_from = -1;
  if (scrub.held && (io.KeyShift || scratch.loop_from >= 0)) {
    if (scratch.loop_from < 0) scratch.loop_from = axis.time(io.MousePos.x);
    commands.push_back(SetLoop{scratch.loop_from, axis.time(io.MousePos.x)});
  } else if (scrub.held && axis.time(io.MousePos.x) != state.t) {
    commands.push_back(SeekTo{axis.time(io.MousePos.x)});
  }
  scratch.hover = inside(lanes) ? axis.time(io.MousePos.x) : -1;
  if (inside(lanes) && !state.playing) {
    const std::string text = "T+" + clock_text(axis.time(io.MousePos.x));
    const ImVec2 m = measure(c, text, {.face = Face::bold, .points = 15});
    const float x = std::clamp(io.MousePos.x - m.x / 2, axis.x, axis.x + axis.w - m.x);
    c.list->AddLine({io.MousePos.x, lanes.y}, {io.MousePos.x, lanes.y + lanes.h}, with_alpha(c.palette->text, 0.35f),
                    1);
    const Box b{x - 8 * c.scale, lanes.y - 6 * c.scale, m.x + 16 * c.scale, m.y + 4 * c.scale};
    // Moments near each other share a picture.
    const scenes::Ms step = std::max<scenes::Ms>(1'000, (axis.to - axis.from) / 240 / 1000 * 1000);
    const scenes::Ms at = std::min((axis.time(io.MousePos.x) + step / 2) / step * step, state.timeline.end);
    const float pw = 288 * c.scale, ph = 162 * c.scale;
    const Box picture{std::clamp(io.MousePos.x - pw / 2, axis.x, axis.x + axis.w - pw), lanes.y - ph - 66 * c.scale, pw,
                      ph};
    if (state.motion && !state.open_decision && !io.MouseDown[0] && !io.MouseDown[2]) {
      fill(c, {picture.x - 4 * c.scale, picture.y - 4 * c.scale, pw + 8 * c.scale, ph + 8 * c.scale},
           c.palette->panel | 0xff000000u, 8);
      thumbnail(c, picture, key_of_moment(state, state.path, at), state.path, at, state);
      frame(c, picture, c.palette->line, 6);
    }
    fill(c, b, c.palette->text, 4);
    write(c, {x, b.y + 2 * c.scale}, text,
          {.face = Face::bold, .points = 15, .colour = c.palette->panel | 0xff000000u});
  }
}

}  // namespace

void draw_timeline(const Canvas& c, Box b, const AppState& state, Commands& commands, Scratch& scratch) {
  if (b.h < 1 || !state.document) return;
  const float s = c.scale;
  fill(c, b, c.palette->panel | 0xff000000u);
  c.list->AddLine({b.x, b.y}, {b.x + b.w, b.y}, c.palette->line);
  transport(c, b, state, commands, scratch);
  if (!state.show_timeline || b.h < 100 * s) return;
  const bool all = state.range_to <= state.range_from;
  const Axis axis{b.x + kNames * s, b.w - (kNames + 24) * s, all ? 0 : state.range_from,
                  all ? std::max<scenes::Ms>(1, state.timeline.end) : state.range_to};
  // Heights share what there is, so that nothing is cut off on a low screen.
  const float top = b.y + 58 * s, room = b.y + b.h - top - 8 * s, unit = room / 259;
  const float ruler_h = 22 * unit, phase = 30 * unit, ribbon = 21 * unit, force = 34 * unit, events = 20 * unit,
              msel = 18 * unit, marks = 18 * unit, gap = 5 * unit;
  float y = top;
  const Box lanes{axis.x, top, axis.w, room};
  const float y_phase = y + ruler_h + gap, y_state = y_phase + phase + gap, y_force = y_state + ribbon + gap,
              y_events = y_force + force + gap, y_msel = y_events + events + gap, y_marks = y_msel + msel + gap,
              y_map = y_marks + marks + gap;
  ruler(c, axis, y, ruler_h, state);
  handle(c, axis, lanes, {axis.x, y_state, axis.w, y_events - y_state - gap}, state, commands, scratch);
  lane_name(c, b, y_phase, phase, Word::lane_phases);
  phases_lane(c, axis, y_phase, phase, state, commands);
  lane_name(c, b, y_state, ribbon, Word::lane_situation);
  lane_name(c, b, y_force, force, Word::lane_force);
  state_lanes(c, axis, y_state, ribbon, y_force, force, state);
  lint_marks(c, axis, y_force, state, commands);
  lane_name(c, b, y_events, events, Word::lane_events);
  events_lane(c, axis, y_events, events, state, commands);
  lane_name(c, b, y_msel, msel, Word::lane_msel);
  msel_lane(c, axis, y_msel, msel, state, commands);
  lane_name(c, b, y_marks, marks, Word::lane_marks);
  marks_lane(c, axis, y_marks, marks, state, commands);
  const float h_map = b.y + b.h - 6 * s - y_map;
  lane_name(c, b, y_map, h_map, Word::lane_branches);
  c.list->PushClipRect({axis.x - 12 * s, y_map}, {axis.x + axis.w + 12 * s, y_map + h_map}, true);
  draw_branch_lane(c, axis, y_map, h_map, state, commands);
  c.list->PopClipRect();
  const float x = axis.at(state.t);
  if (x < axis.x - 1 || x > axis.x + axis.w + 1) return;
  c.list->AddLine({x, top + ruler_h}, {x, b.y + b.h - 6 * s}, c.palette->text, 2.5f * s);
  c.list->AddTriangleFilled({x - 7 * s, top + ruler_h - 7 * s}, {x + 7 * s, top + ruler_h - 7 * s},
                            {x, top + ruler_h + 4 * s}, c.palette->text);
}

}  // namespace app::gui
