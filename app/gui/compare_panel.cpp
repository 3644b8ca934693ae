// Two branches compared: which, where they parted, and what it made of people, force and
// metrics, now and at the end. In split view a line and two names.
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
  Box b;
  float y;

  void row(std::string_view name, std::string_view here, std::string_view there, bool differs) {
    const float s = c.scale;
    const Style value{.face = Face::bold, .points = 17, .colour = differs ? kGold : c.palette->text};
    write(c, {b.x + 18 * s, y}, name, {.points = 16, .colour = c.palette->quiet});
    write(c, {b.x + b.w * 0.52f, y}, here, value);
    write(c, {b.x + b.w * 0.76f, y}, there, value);
    y += 27 * s;
  }
};

Word shape_word(scenes::Situation s) {
  return s == scenes::Situation::green    ? Word::short_green
         : s == scenes::Situation::yellow ? Word::short_yellow
                                          : Word::short_red;
}

}  // namespace

void draw_compare(const Canvas& c, Box here, Box there, const AppState& state, Commands& commands) {
  if (state.compare == CompareMode::off || !state.compare_with || !state.document) return;
  const OtherBranch& other = *state.compare_with;
  const scenes::Drill& drill = state.document->drill;
  static const scenes::Decision kNone;
  const scenes::Decision& d = other.fork ? kNone : drill.decisions[other.decision.index];
  const float s = c.scale;
  const std::size_t taken = other.fork ? 0 : state.path.option[other.decision.index];
  const std::string mine = other.fork ? name_of(c, state, state.fork) : choice(c, drill, other.decision, taken);
  const std::string others =
      other.fork ? name_of(c, state, *other.fork) : choice(c, drill, other.decision, other.option);
  const auto name = [&](Box box, std::string text, std::uint32_t colour) {
    const Style style{.face = Face::bold, .points = 18, .colour = 0xffffffffu};
    const ImVec2 m = measure(c, text, style);
    const Box plate{box.x + (box.w - m.x) / 2 - 14 * s, box.y + box.h - 52 * s, m.x + 28 * s, 38 * s};
    fill(c, plate, 0xe619140fu, 6);
    fill(c, {plate.x, plate.y, 6 * s, plate.h}, colour, 3);
    write(c, {plate.x + 14 * s, plate.y + 8 * s}, text, style);
  };
  if (state.compare == CompareMode::split) {
    fill(c, {there.x - 2 * s, there.y, 4 * s, there.h}, c.palette->text);
    name(here, mine, c.palette->accent);
    name(there, others, kGold);
  }
  const Differences& diff = other.differences;
  const std::size_t metrics = drill.metrics.size();
  const Box b{here.x + 14 * s, here.y + 84 * s, 470 * s, (222 + 27 * float(metrics)) * s};
  card(c, b);
  write(c, {b.x + 18 * s, b.y + 14 * s}, c.say(Word::compare),
        {.face = Face::bold, .points = 20, .colour = c.palette->text});
  const float h = 44 * s;
  float x = b.x + b.w - 14 * s;
  for (std::size_t k = d.options.size(); k-- > 0;) {
    if (k == taken) continue;
    x -= 50 * s;
    if (button(c, fmt::format("cmp{}", k).c_str(), {x, b.y + 8 * s, 44 * s, h}, d.options[k].key, Face::bold,
               k == other.option, d.options[k].label.in(c.language).c_str()))
      commands.push_back(CompareWith{other.decision, std::uint8_t(k)});
  }
  x -= 130 * s;
  if (button(c, "cmp_mode", {x, b.y + 8 * s, 122 * s, h},
             c.say(state.compare == CompareMode::split ? Word::as_ghosts : Word::split), Face::bold, false,
             tip_of(c, state, "compare").c_str()))
    commands.push_back(SetCompare{state.compare == CompareMode::split ? CompareMode::ghosts : CompareMode::split});
  Table t{c, b, b.y + 56 * s};
  t.row(other.motion ? "" : c.say(Word::baking), other.fork ? mine : d.id + " " + d.options[taken].key,
        other.fork ? others : d.id + " " + d.options[other.option].key, false);
  t.row(c.say(Word::parted), diff.parted < 0 ? "-" : "T+" + clock_text(diff.parted),
        diff.parted < 0 ? "-" : fmt::format("+{}", clock_text(state.t - diff.parted)), false);
  t.row(c.say(Word::lane_situation), c.say(shape_word(diff.state.situation)),
        c.say(shape_word(diff.other_state.situation)), diff.state.situation != diff.other_state.situation);
  t.row(c.say(Word::force), std::to_string(diff.state.force), std::to_string(diff.other_state.force),
        diff.state.force != diff.other_state.force);
  t.row(c.say(Word::elsewhere), std::to_string(diff.elsewhere), fmt::format("{:.1f} m", diff.mean_metres), false);
  for (std::size_t i = 0; i < metrics; ++i)
    t.row(drill.metrics[i].title.in(c.language), fmt::format("{} > {}", diff.metrics[i], diff.end_metrics[i]),
          fmt::format("{} > {}", diff.other_metrics[i], diff.other_end_metrics[i]),
          diff.end_metrics[i] != diff.other_end_metrics[i]);
}

}  // namespace app::gui
