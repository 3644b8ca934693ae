// The key card and the command palette: both made from the keymap.
#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "app/apply.h"
#include "app/gui/canvas.h"
#include "app/gui/imgui_input.h"
#include "app/keys.h"

namespace app::gui {
namespace {

const Keymap& keymap_of(const AppState& state) {
  static const Keymap kDefault = default_keymap();
  return state.keymap ? *state.keymap : kDefault;
}

void key_caps(const Canvas& c, ImVec2 at, std::string_view keys, float points) {
  while (!keys.empty()) {
    const std::size_t comma = keys.find(", ");
    const std::string_view one = keys.substr(0, comma);
    const ImVec2 m = measure(c, one, {.face = Face::bold, .points = points});
    const Box b{at.x, at.y, m.x + 14 * c.scale, m.y + 6 * c.scale};
    fill(c, b, c.palette->field | 0xff000000u, 4);
    frame(c, b, c.palette->line, 4);
    write(c, {b.x + 7 * c.scale, b.y + 3 * c.scale}, one,
          {.face = Face::bold, .points = points, .colour = c.palette->text});
    at.x += b.w + 6 * c.scale;
    if (comma == std::string_view::npos) return;
    keys.remove_prefix(comma + 2);
  }
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
        rows.push_back({false, keys, actions[i].what.in(c.language)});
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
    offer(actions[i].what.in(c.language), keymap_of(state).keys_of(i), commands_of(i, state), 0);
  }
  if (state.document && !query.empty()) {
    const scenes::Drill& drill = state.document->drill;
    for (std::size_t i = 0; i < state.timeline.phases.size(); ++i)
      offer(fmt::format("{} {}  {}", c.say(Word::phase), i + 1,
                        drill.phases[state.timeline.phases[i].phase.index].title.in(c.language)),
            clock_text(state.timeline.phases[i].start), {GoToPhase{std::uint32_t(i)}}, 3);
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

void draw_key_card(const Canvas& c, Box window, const AppState& state, Commands& commands) {
  if (!state.show_keys) return;
  fill(c, window, c.palette->shade);
  if (area(c, "keycard", window).clicked) commands.push_back(TogglePane{Pane::keys});
  const std::vector<CardRow> rows = card_rows(c, state);
  constexpr int kColumns = 3;
  const std::size_t each = (rows.size() + kColumns - 1) / kColumns;
  const float row = std::min(32 * c.scale, (window.h - 180 * c.scale) / float(each));
  const float points = row / c.scale * 0.5f;
  const float w = std::min(1740 * c.scale, window.w - 40), h = row * float(each) + 130 * c.scale;
  const Box b{window.x + (window.w - w) / 2, window.y + (window.h - h) / 2, w, h};
  card(c, b);
  write(c, {b.x + 32 * c.scale, b.y + 22 * c.scale}, c.say(Word::keys_title),
        {.face = Face::bold, .points = 26, .colour = c.palette->text});
  const float column = (w - 64 * c.scale) / kColumns;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const float x = b.x + 32 * c.scale + column * float(i / each), y = b.y + 72 * c.scale + row * float(i % each);
    if (rows[i].heading) {
      write(c, {x, y + row * 0.25f}, rows[i].what,
            {.face = Face::bold, .points = points * 0.95f, .colour = c.palette->accent});
      continue;
    }
    key_caps(c, {x, y}, rows[i].keys, points);
    write(c, {x + column * 0.34f, y + 3 * c.scale}, rows[i].what,
          {.points = points, .colour = c.palette->text, .wrap = 0});
  }
  write(c, {b.x + 32 * c.scale, b.y + h - 42 * c.scale},
        fmt::format("{}   ·   {}", c.say(Word::mouse_pan), c.say(Word::mouse_stand)),
        {.points = 16, .colour = c.palette->quiet});
}

void draw_palette(const Canvas& c, Box window, const AppState& state, Commands& commands, Scratch& scratch) {
  if (!state.show_palette) {
    scratch.palette_was_open = false;
    return;
  }
  if (!scratch.palette_was_open) scratch.query.clear(), scratch.picked = 0;
  scratch.palette_was_open = true;
  fill(c, window, c.palette->shade);
  const Press outside = area(c, "palette_outside", window);
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
    if (outside.clicked) commands.push_back(TogglePane{Pane::palette});
    return;
  }
  commands.push_back(TogglePane{Pane::palette});
  commands.insert(commands.end(), chosen->commands.begin(), chosen->commands.end());
}

}  // namespace app::gui
