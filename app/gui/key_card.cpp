// The key card and the command palette: both made from the keymap.
#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "app/apply.h"
#include "app/gui/canvas.h"
#include "app/gui/imgui_input.h"
#include "app/keys.h"
#include "app/values.h"

namespace app::gui {
namespace {

const Keymap& keymap_of(const AppState& state) {
  static const Keymap kDefault = default_keymap();
  return state.keymap ? *state.keymap : kDefault;
}

// Caps as large as their row; where they end.
float key_caps(const Canvas& c, ImVec2 at, std::string_view keys, float points, float row, bool draw) {
  const float pad = points * 0.45f * c.scale, h = row * 0.86f;
  while (!keys.empty()) {
    const std::size_t comma = keys.find(", ");
    const std::string_view one = keys.substr(0, comma);
    const Style style{.face = Face::bold, .points = points, .colour = c.palette->text};
    const ImVec2 m = measure(c, one, style);
    const Box b{at.x, at.y + (row - h) / 2, m.x + 2 * pad, h};
    if (draw) {
      fill(c, b, c.palette->field | 0xff000000u, 4);
      frame(c, b, c.palette->rail, 4);
      write(c, {b.x + pad, b.y + (h - m.y) / 2}, one, style);
    }
    at.x += b.w + 0.8f * pad;
    if (comma == std::string_view::npos) break;
    keys.remove_prefix(comma + 2);
  }
  return at.x;
}

struct CardRow {
  bool heading = false;
  std::string keys, what;
};

std::vector<CardRow> card_rows(const Canvas& c, const AppState& state) {
  std::vector<CardRow> rows;
  const auto actions = key_actions();
  for (int group = 0; group < kKeyGroups; ++group) {
    rows.push_back({true, "", c.say(static_cast<Word>(int(Word::group_play) + group))});
    if (group == int(KeyGroup::decide)) rows.push_back({false, "1-9", c.say(Word::digits)});
    for (std::size_t i = 0; i < actions.size(); ++i) {
      const std::string keys = keymap_of(state).keys_of(i);
      if (int(actions[i].group) == group && !keys.empty())
        rows.push_back({false, caps_of(c, keys), actions[i].what.in(c.language)});
    }
  }
  return rows;
}

// Letters in order, not necessarily side by side; -1 = no. Less is better.
int match(std::string_view query, std::string_view text) {
  const auto lower = [](char ch) { return char(std::tolower(static_cast<unsigned char>(ch))); };
  std::size_t at = 0;
  int cost = 0;
  for (const char q : query) {
    const std::size_t from = at;
    while (at < text.size() && lower(text[at]) != lower(q)) ++at;
    if (at == text.size()) return -1;
    cost += int(at - from);
    ++at;
  }
  return cost;
}

struct Hit {
  std::string text, keys;
  Commands commands;
  int cost = 0;
};

// "62m14s", "T+62:14" or, as the clock above shows it, "62:14".
std::optional<scenes::Ms> moment_of(std::string_view query) {
  if (const auto t = parse_moment(query)) return t;
  return query.find(':') == std::string_view::npos ? std::nullopt : parse_moment(fmt::format("T+{}", query));
}

std::vector<Hit> find(const Canvas& c, const AppState& state, std::string_view query) {
  std::vector<Hit> hits;
  const auto offer = [&](std::string text, std::string keys, Commands commands, int handicap) {
    const int cost = match(query, text);
    if (cost >= 0 && !commands.empty())
      hits.push_back({std::move(text), std::move(keys), std::move(commands), cost + handicap});
  };
  const auto actions = key_actions();
  for (std::size_t i = 0; i < actions.size(); ++i) {
    if (actions[i].name == "palette" || actions[i].name == "close") continue;
    offer(actions[i].what.in(c.language), caps_of(c, keymap_of(state).keys_of(i)), commands_of(i, state), 0);
  }
  if (state.document && !query.empty()) {
    const scenes::Drill& drill = state.document->drill;
    // A number alone is a phase's, and 62:14 a moment, before anything that has such letters.
    constexpr int kMeant = -1000;
    for (std::size_t i = 0; i < state.timeline.phases.size(); ++i)
      offer(fmt::format("{} {}  {}", c.say(Word::phase), i + 1,
                        drill.phases[state.timeline.phases[i].phase.index].title.in(c.language)),
            clock_text(state.timeline.phases[i].start), {GoToPhase{std::uint32_t(i)}},
            query == std::to_string(i + 1) ? kMeant : 3);
    if (const auto t = moment_of(query); t && *t <= state.timeline.end)
      hits.push_back({fmt::format("{} T+ {}", c.say(Word::go_to), clock_text(*t)), "", {SeekTo{*t}}, kMeant});
    for (std::size_t i = 0; i < drill.units.size(); ++i)
      if (drill.units[i].count > 0)
        offer(drill.units[i].title.in(c.language), drill.units[i].code, {Select{scenes::UnitId(i)}, FrameSelection{}},
              4);
    for (const scenes::DecisionPoint& point : state.timeline.decisions)
      offer(fmt::format("{}  {}", drill.decisions[point.decision.index].id,
                        drill.decisions[point.decision.index].question.in(c.language)),
            clock_text(point.at), {GoToDecision{point.decision}}, 5);
    for (const scenes::SavedView& view : drill.venue.views)
      offer(view.title.in(c.language), view.name, {ShowView{view.name}}, 4);
    for (const scenes::TimedEvent& timed : state.timeline.events) {
      const scenes::Event& e = drill.events[timed.event.index];
      if (!e.serial.empty())
        offer(fmt::format("{}  {}", e.serial, e.text.in(c.language)), clock_text(timed.start), {SeekTo{timed.start}},
              8);
    }
  }
  std::stable_sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) { return a.cost < b.cost; });
  return hits;
}

}  // namespace

namespace {

// Rows in columns of about one height; a group that goes on in the next has its name again.
std::vector<std::vector<CardRow>> in_columns(std::vector<CardRow> rows, std::size_t columns) {
  const std::size_t each = (rows.size() + 2 * columns - 1) / columns + 1;
  std::vector<std::vector<CardRow>> out(1);
  const CardRow* group = nullptr;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].heading) group = &rows[i];
    const bool alone = rows[i].heading && out.back().size() + 2 > each;  // a name with nothing below it
    if ((out.back().size() >= each || alone) && out.size() < columns) {
      out.emplace_back();
      if (!rows[i].heading) out.back().push_back(*group);
    }
    out.back().push_back(rows[i]);
  }
  return out;
}

}  // namespace

void draw_key_card(const Canvas& c, Box window, const AppState& state, Commands& commands) {
  if (!state.show_keys) return;
  fill(c, window, c.palette->shade);
  // As large as the rows find room: on a low window a fourth column.
  const std::size_t count = window.w / window.h > 1.5f ? 4 : 3;
  const auto columns = in_columns(card_rows(c, state), count);
  std::size_t most = 0;
  for (const auto& column : columns) most = std::max(most, column.size());
  const float s = c.scale, w = std::min(1840 * s, window.w - 32 * s), pad = 26 * s;
  const float row = std::min(36 * s, (window.h - 166 * s) / float(most)), points = row / s * 0.5f;
  const float h = row * float(most) + 140 * s, column_w = (w - 2 * pad) / float(columns.size());
  const Box b{window.x + (window.w - w) / 2, window.y + (window.h - h) / 2, w, h};
  card(c, b);
  write(c, {b.x + pad, b.y + 18 * s}, c.say(Word::keys_title),
        {.face = Face::bold, .points = 26, .colour = c.palette->text});
  for (std::size_t k = 0; k < columns.size(); ++k) {
    float caps = 0;  // what the words leave to them
    for (const CardRow& r : columns[k]) caps = std::max(caps, key_caps(c, {0, 0}, r.keys, points, row, false));
    for (std::size_t i = 0; i < columns[k].size(); ++i) {
      const CardRow& r = columns[k][i];
      const float x = b.x + pad + column_w * float(k), y = b.y + 66 * s + row * float(i);
      const Style heading{.face = Face::bold, .points = points * 0.95f, .colour = c.palette->accent};
      const Style what{.points = points, .colour = c.palette->text};
      const float left = r.heading ? 0 : caps + 6 * s;
      const std::string text = fitted(c, r.what, r.heading ? heading : what, column_w - left - 10 * s);
      write(c, {x + left, y + row * 0.22f}, text, r.heading ? heading : what);
      if (!r.heading) key_caps(c, {x, y}, r.keys, points, row, true);
    }
  }
  // What the buttons of the mouse do, and other habits to choose from.
  const float y = b.y + h - 56 * s, mice = draw_mouse_choice(c, {b.x + pad, y}, state, commands);
  const Word drags[kMouseProfiles] = {Word::mouse_drag_map, Word::mouse_drag_cad, Word::mouse_drag_osg};
  const Style mouse{.points = 16, .colour = c.palette->quiet};
  write(c, {b.x + pad + mice + 14 * s, y + 12 * s},
        fitted(c, fmt::format("{}   ·   {}", c.say(drags[int(state.mouse)]), c.say(Word::mouse_stand)), mouse,
               w - 2 * pad - mice - 14 * s),
        mouse);
  // Last, so that what lies on it is asked first.
  if (area(c, "keycard", window).clicked) commands.push_back(TogglePane{Pane::keys});
}

float draw_mouse_choice(const Canvas& c, ImVec2 at, const AppState& state, Commands& commands) {
  const float s = c.scale;
  const Word names[kMouseProfiles] = {Word::mouse_map, Word::mouse_cad, Word::mouse_osg},
             tips[kMouseProfiles] = {Word::tip_mouse_map, Word::tip_mouse_cad, Word::tip_mouse_osg};
  const Style style{.face = Face::bold, .points = 16, .colour = c.palette->text};
  const ImVec2 m = measure(c, c.say(Word::mouse), style);
  write(c, {at.x, at.y + (kPressable * s - m.y) / 2}, c.say(Word::mouse), style);
  float x = at.x + m.x + 12 * s;
  for (int i = 0; i < kMouseProfiles; ++i) {
    const float w = measure(c, c.say(names[i]), style).x + 24 * s;
    if (button(c, fmt::format("mouse{}", i).c_str(), {x, at.y, w, kPressable * s}, c.say(names[i]), Face::bold,
               int(state.mouse) == i, c.say(tips[i])))
      commands.push_back(SetMouseProfile{static_cast<MouseProfile>(i)});
    x += w + 6 * s;
  }
  return x - 6 * s - at.x;
}

namespace {

bool clicked_beside(Box b) {
  const ImVec2 p = ImGui::GetIO().MousePos;
  return ImGui::IsMouseClicked(0) && (p.x < b.x || p.y < b.y || p.x >= b.x + b.w || p.y >= b.y + b.h);
}

}  // namespace

void draw_palette(const Canvas& c, Box window, const AppState& state, Commands& commands, Scratch& scratch) {
  if (!state.show_palette) {
    scratch.palette_was_open = false;
    return;
  }
  if (!scratch.palette_was_open) scratch.query.clear(), scratch.picked = 0;
  scratch.palette_was_open = true;
  fill(c, window, c.palette->shade);
  const float w = std::min(760 * c.scale, window.w - 40), row = 44 * c.scale;
  const std::string before = scratch.query;
  const std::vector<Hit> hits = find(c, state, scratch.query);
  const int shown = std::min<int>(int(hits.size()), int((window.h * 0.6f) / row));
  const Box b{window.x + (window.w - w) / 2, window.y + window.h * 0.12f, w,
              76 * c.scale + row * float(shown) + 12 * c.scale};
  card(c, b);
  const bool enter =
      text_field(c, "##palette", {b.x + 14 * c.scale, b.y + 14 * c.scale, w - 28 * c.scale, 48 * c.scale},
                 scratch.query, c.say(Word::palette_hint), true);
  if (scratch.query != before) scratch.picked = 0;
  scratch.picked += pressed_down() - pressed_up();
  scratch.picked = std::clamp(scratch.picked, 0, std::max(0, shown - 1));
  const Hit* chosen = nullptr;
  for (int i = 0; i < shown; ++i) {
    const Box r{b.x + 8 * c.scale, b.y + 76 * c.scale + row * float(i), w - 16 * c.scale, row};
    const Press press = area(c, fmt::format("hit{}", i).c_str(), r);
    const bool on = i == scratch.picked;
    if (on || press.hovered) fill(c, r, on ? with_alpha(c.palette->accent, 0.30f) : c.palette->field, 6);
    const Hit& hit = hits[std::size_t(i)];
    c.list->PushClipRect({r.x, r.y}, {r.x + r.w - 190 * c.scale, r.y + r.h}, true);
    write(c, {r.x + 14 * c.scale, r.y + 11 * c.scale}, hit.text, {.points = 18, .colour = c.palette->text});
    c.list->PopClipRect();
    const ImVec2 m = measure(c, hit.keys, {.points = 16});
    write(c, {r.x + r.w - m.x - 14 * c.scale, r.y + 12 * c.scale}, hit.keys,
          {.points = 16, .colour = c.palette->quiet});
    if (press.clicked || (enter && on)) chosen = &hit;
  }
  if (!chosen) {
    if (!c.inert && clicked_beside(b)) commands.push_back(TogglePane{Pane::palette});
    return;
  }
  commands.push_back(TogglePane{Pane::palette});
  commands.insert(commands.end(), chosen->commands.begin(), chosen->commands.end());
}

}  // namespace app::gui
