// Two branches compared: in the right panel which, where they parted, and what it made of
// people, force and metrics, now and at the end; in split view a line and two names.
#include <fmt/format.h>

#include <algorithm>

#include "app/apply.h"
#include "app/gui/canvas.h"

namespace app::gui {
namespace {

std::string choice(const Canvas& c, const scenes::Drill& drill, scenes::DecisionId id, std::size_t option) {
  const scenes::Decision& d = drill.decisions[id.index];
  return fmt::format("{} {}  {}", d.id, d.options[option].key, d.options[option].label.in(c.language));
}

struct Table {
  const Canvas& c;
  float x, y, w;

  void head(std::string_view here, std::string_view there) {
    const float s = c.scale;
    const Style style{.face = Face::bold, .points = 17, .colour = c.palette->text};
    const float room = w * 0.24f;
    fill(c, {x + w * 0.50f, y - 4 * s, room - 4 * s, 3 * s}, c.palette->accent);
    fill(c, {x + w * 0.76f, y - 4 * s, room, 3 * s}, kGold);
    write(c, {x + w * 0.50f, y}, fitted(c, here, style, room - 4 * s), style);
    write(c, {x + w * 0.76f, y}, fitted(c, there, style, room), style);
    y += 30 * s;
  }
  void row(std::string_view name, std::string_view here, std::string_view there, bool differs) {
    const float s = c.scale;
    const Style quiet{.points = 16, .colour = c.palette->quiet, .wrap = w * 0.48f};
    const Style value{.face = Face::bold, .points = 17, .colour = differs ? c.palette->gold : c.palette->text};
    const float h = write(c, {x, y}, name, quiet).y;
    write(c, {x + w * 0.50f, y}, here, value);
    write(c, {x + w * 0.76f, y}, there, value);
    y += std::max(27 * s, h + 6 * s);
  }
  // Of both branches together.
  void both(std::string_view name, std::string_view value) {
    const float s = c.scale;
    const float h = write(c, {x, y}, name, {.points = 16, .colour = c.palette->quiet, .wrap = w * 0.48f}).y;
    write(c, {x + w * 0.50f, y}, value, {.face = Face::bold, .points = 17, .colour = c.palette->text});
    y += std::max(27 * s, h + 6 * s);
  }
};

Word shape_word(scenes::Situation s) {
  return s == scenes::Situation::green    ? Word::short_green
         : s == scenes::Situation::yellow ? Word::short_yellow
                                          : Word::short_red;
}

// What each half shows, at its upper edge: captions have the lower one.
void name_half(const Canvas& c, Box half, float top, std::string_view text, std::uint32_t colour) {
  const float s = c.scale;
  const Style style{.face = Face::bold, .points = 18, .colour = 0xffffffffu};
  const std::string shown = fitted(c, text, style, half.w - 56 * s);
  const ImVec2 m = measure(c, shown, style);
  const Box plate{half.x + (half.w - m.x) / 2 - 14 * s, top, m.x + 28 * s, 38 * s};
  fill(c, plate, 0xe619140fu, 6);
  fill(c, {plate.x, plate.y, 6 * s, plate.h}, colour, 3);
  write(c, {plate.x + 14 * s, plate.y + 8 * s}, shown, style);
}

// With which option, and how it is shown.
void choose(const Canvas& c, Table& t, const AppState& state, const OtherBranch& other, Commands& commands) {
  const float s = c.scale, h = kPressable * s;
  if (!other.fork) {
    const scenes::Decision& d = state.document->drill.decisions[other.decision.index];
    for (std::size_t k = 0; k < d.options.size(); ++k) {
      if (k == state.path.option[other.decision.index]) continue;
      const Style label{.face = Face::bold, .points = 16};
      const std::string text = fitted(c, choice(c, state.document->drill, other.decision, k), label, t.w - 20 * s);
      if (button(c, fmt::format("cmp{}", k).c_str(), {t.x, t.y, t.w, h}, text, Face::bold, k == other.option,
                 d.options[k].label.in(c.language).c_str()))
        commands.push_back(CompareWith{other.decision, std::uint8_t(k)});
      t.y += h + 6 * s;
    }
  }
  const float half = (t.w - 6 * s) / 2;
  const bool split = state.compare == CompareMode::split;
  const std::string tip = tip_of(c, state, "compare");
  if (button(c, "cmp_split", {t.x, t.y, half, h}, c.say(Word::split), Face::bold, split, tip.c_str()))
    commands.push_back(SetCompare{CompareMode::split});
  if (button(c, "cmp_ghosts", {t.x + half + 6 * s, t.y, half, h}, c.say(Word::as_ghosts), Face::bold, !split,
             tip.c_str()))
    commands.push_back(SetCompare{CompareMode::ghosts});
  t.y += h + 20 * s;
}

void tell_differences(Table& t, const AppState& state, const OtherBranch& other) {
  const Canvas& c = t.c;
  const Differences& diff = other.differences;
  const scenes::Drill& drill = state.document->drill;
  t.both(c.say(Word::parted),
         diff.parted < 0 ? std::string("-")
                         : fmt::format("T+{}   +{}", clock_text(diff.parted), clock_text(state.t - diff.parted)));
  t.both(c.say(Word::elsewhere), fmt::format("{}   {:.1f} m", diff.elsewhere, diff.mean_metres));
  t.row(c.say(Word::lane_situation), c.say(shape_word(diff.state.situation)),
        c.say(shape_word(diff.other_state.situation)), diff.state.situation != diff.other_state.situation);
  t.row(c.say(Word::force), std::to_string(diff.state.force), std::to_string(diff.other_state.force),
        diff.state.force != diff.other_state.force);
  t.y += 10 * c.scale;
  write(t.c, {t.x, t.y}, c.say(Word::now_then), {.points = 15, .colour = c.palette->quiet});
  t.y += 26 * c.scale;
  for (std::size_t i = 0; i < drill.metrics.size(); ++i)
    t.row(drill.metrics[i].title.in(c.language), fmt::format("{} > {}", diff.metrics[i], diff.end_metrics[i]),
          fmt::format("{} > {}", diff.other_metrics[i], diff.other_end_metrics[i]),
          diff.end_metrics[i] != diff.other_end_metrics[i]);
}

}  // namespace

void draw_compare(const Canvas& c, Box here, Box there, Box panel, const AppState& state, Commands& commands) {
  if (state.compare == CompareMode::off || !state.compare_with || !state.document) return;
  const OtherBranch& other = *state.compare_with;
  const scenes::Drill& drill = state.document->drill;
  const float s = c.scale;
  const std::size_t taken = other.fork ? 0 : state.path.option[other.decision.index];
  const std::string mine = other.fork ? name_of(c, state, state.fork) : choice(c, drill, other.decision, taken);
  const std::string others =
      other.fork ? name_of(c, state, *other.fork) : choice(c, drill, other.decision, other.option);
  const Box whole{here.x, here.y, here.w + there.w, here.h};
  // The hall has no tools over its table.
  const float bar = c.covered ? style_bar_of(c, whole, state).h : 0, top = here.y + bar + (bar > 0 ? 24 : 14) * s;
  if (state.compare == CompareMode::split) {
    fill(c, {there.x - 2 * s, there.y, 4 * s, there.h}, c.palette->text);
    name_half(c, here, top, mine, c.palette->accent);
    name_half(c, there, top, others, kGold);
  } else if (panel.w < 1) {
    const Box left{here.x, here.y, here.w / 2, here.h}, right{here.x + here.w / 2, here.y, here.w / 2, here.h};
    name_half(c, left, top, mine, c.palette->accent);
    name_half(c, right, top, fmt::format("{} · {}", others, c.say(Word::as_ghosts)), kGold);
  }
  if (panel.w < 1) return;  // no panels: the picture alone
  side_panel(c, panel);
  Table t{c, panel.x + 20 * s, panel.y + 14 * s, panel.w - 40 * s};
  write(c, {t.x, t.y + 8 * s}, c.say(Word::compare), {.face = Face::bold, .points = 20, .colour = c.palette->text});
  if (button(c, "cmp_close", {t.x + t.w - 100 * s, t.y, 100 * s, kPressable * s}, c.say(Word::close), Face::bold, false,
             tip_of(c, state, "compare").c_str()))
    commands.push_back(SetCompare{CompareMode::off});
  t.y += 58 * s;
  choose(c, t, state, other, commands);
  const auto short_name = [&](std::size_t option) {
    const scenes::Decision& d = drill.decisions[other.decision.index];
    return d.id + " " + d.options[option].key;
  };
  t.head(other.fork ? mine : short_name(taken), other.fork ? others : short_name(other.option));
  if (!other.motion) {
    write(c, {t.x, t.y}, c.say(Word::baking), {.points = 16, .colour = c.palette->quiet});
    return;
  }
  tell_differences(t, state, other);
}

}  // namespace app::gui
