// Who knew what, when: in the right panel's place whom one role sees at this moment, and
// what had reached it by now, how, and what had not. Over the table: whose knowledge that is.
#include "app/gui/knowledge_panel.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/agency.h"
#include "app/apply.h"
#include "app/apply_briefing.h"
#include "app/gui/column.h"
#include "app/gui/hall_words.h"
#include "app/gui/knowledge_words.h"
#include "app/in_words.h"
#include "app/train/training.h"

namespace app::gui {
namespace {

using K = KnowledgeWord;

constexpr const char *kEye = "\xef\x81\xae", *kNoEye = "\xef\x81\xb0", *kCheck = "\xef\x80\x8c",
                     *kCross = "\xef\x80\x8d";

template <class... Args>
std::string say(const Canvas& c, K w, Args&&... args) {
  return fmt::format(fmt::runtime(word(w, c.language)), std::forward<Args>(args)...);
}

std::string title_of(const Canvas& c, const AppState& state) {
  return state.document->drill.units[state.knower->index].title.in(c.language);
}

// The decision that is asked about: the one that is open or comes next, else the last.
const scenes::DecisionPoint* decision_at_hand(const AppState& state) {
  const auto& points = state.timeline.decisions;
  for (const scenes::DecisionPoint& point : points)
    if (point.at >= state.t) return &point;
  return points.empty() ? nullptr : &points.back();
}

// Whose knowledge it is, one before and one after; who decides next; and its eyes.
void head(Column& col, const AppState& state, Commands& commands) {
  const Canvas& c = col.c;
  const float s = c.scale, side = kPressable * s;
  const scenes::Drill& drill = state.document->drill;
  const auto roles = roles_of(drill);
  const auto at = std::find(roles.begin(), roles.end(), *state.knower);
  const auto step = [&](const char* id, float x, const char* icon, std::ptrdiff_t by, const char* action) {
    if (button(c, id, {x, col.y, side, side}, icon, Face::icon, false, tip_of(c, state, action).c_str()) &&
        at != roles.end())
      commands.push_back(AskWhatIsKnown{
          roles[std::size_t((at - roles.begin() + std::ptrdiff_t(roles.size()) + by) % std::ptrdiff_t(roles.size()))]});
  };
  step("know_before", col.x, "\xef\x81\x93", -1, "unit_back");
  step("know_after", col.x + col.w - side, "\xef\x81\x94", 1, "unit_on");
  const scenes::Unit& unit = drill.units[state.knower->index];
  const float room = col.w - 2 * side - 20 * s;
  const Style name{.face = Face::bold, .points = 20, .colour = c.palette->text};
  write(c, {col.x + side + 10 * s, col.y}, fitted(c, unit.title.in(c.language), name, room), name);
  const Style quiet{.points = 16, .colour = c.palette->quiet};
  write(c, {col.x + side + 10 * s, col.y + 25 * s}, fitted(c, unit.leader.in(c.language), quiet, room), quiet);
  col.y += side + 10 * s;
  const bool eyes = state.camera_mode == CameraMode::eyes;
  const scenes::DecisionPoint* point = decision_at_hand(state);
  const float half = point ? (col.w - 8 * s) / 2 : col.w;
  if (button(c, "know_eyes", {col.x, col.y, half, side}, say(c, K::its_eyes), Face::bold, eyes,
             tip_of(c, state, "ride").c_str()))
    commands.push_back(SetCameraMode{eyes ? CameraMode::orbit : CameraMode::eyes});
  if (!point) {
    col.y += side;
    return;
  }
  const scenes::Decision& d = drill.decisions[point->decision.index];
  if (button(c, "know_decision", {col.x + half + 8 * s, col.y, half, side}, say(c, K::go_to, d.id), Face::bold,
             state.open_decision == point->decision, d.question.in(c.language).c_str()))
    commands.push_back(GoToDecision{point->decision});
  col.y += side + 8 * s;
  const auto decider = unit_named(drill, d.by);
  if (decider == state.knower) {
    col.y += write(c, {col.x, col.y}, say(c, K::decides, d.id),
                   {.face = Face::bold, .points = 17, .colour = c.palette->gold, .wrap = col.w})
                 .y;
  } else if (decider) {
    const std::string text = say(c, K::who_decides, d.id, d.by.in(c.language));
    const Style style{.face = Face::bold, .points = 16, .colour = c.palette->text};
    if (button(c, "know_decider", {col.x, col.y, col.w, side}, fitted(c, text, style, col.w - 16 * s), Face::bold,
               false, text.c_str()))
      commands.push_back(AskWhatIsKnown{decider});
    col.y += side;
  }
}

// One tag a code: two platoons of one name are one to who looks.
struct Tag {
  std::string name;
  scenes::Agency agency;
  float share;
};
std::vector<Tag> tags_of(const Canvas& c, const AppState& state) {
  const scenes::Drill& drill = state.document->drill;
  const std::vector<float>& seen = state.knowledge.sight.units;
  std::vector<Tag> tags;
  for (std::size_t u = 0; u < std::min(seen.size(), drill.units.size()); ++u) {
    const scenes::Unit& unit = drill.units[u];
    scenes::Vec2 middle;
    float radius = 0;
    if (unit.count == 0 || state.knowledge.role == scenes::UnitId(u) ||
        !place_of(state, scenes::UnitId(u), middle, radius))
      continue;
    // Of a crowd whose people are groups of one, the crowd.
    const scenes::Unit& whole = unit.crowd && unit.count == 1 && unit.parent ? drill.units[unit.parent.index] : unit;
    const std::string name = whole.crowd || unit.code.empty() ? whole.title.in(c.language) : unit.code;
    const auto same = std::find_if(tags.begin(), tags.end(), [&](const Tag& t) { return t.name == name; });
    if (same == tags.end())
      tags.push_back({name, unit.agency, seen[u]});
    else
      same->share = std::max(same->share, seen[u]);
  }
  return tags;
}

// Where an event's words or deeds came from, or why they did not come.
std::string way_text(const Canvas& c, const scenes::Drill& drill, const scenes::Event& e, const Reached& r,
                     bool known) {
  if (r.way == Way::unknown) return say(c, K::working);
  if (!known && e.verb == scenes::Verb::inject) {
    const std::string way = e.from + (e.to.empty() ? "" : " > " + e.to);
    return say(c, K::not_told, way.empty() ? e.responsible.in(c.language) : way);
  }
  if (!known && e.delivery == "radio") return say(c, K::not_on_radio);
  if (!known && r.metres < 0) return say(c, K::not_there);
  if (!known && is_act(e)) return say(c, K::not_seen, r.metres);
  if (!known)
    return say(c, K::not_heard, r.metres,
               e.delivery == "pa_car"      ? kLoudspeaker
               : e.delivery == "megaphone" ? kMegaphone
                                           : kVoice);
  switch (r.way) {
    case Way::own:
      return say(c, K::own);
    case Way::sender:
      return say(c, K::sender);
    case Way::addressee:
      return say(c, K::addressee, delivery_in_words(e.delivery, c.language));
    case Way::responsible:
      return say(c, K::responsible);
    case Way::radio:
      return say(c, K::radio);
    case Way::voice:
      return say(c, K::voice, r.metres);
    case Way::megaphone:
      return say(c, K::megaphone, r.metres);
    case Way::loudspeaker:
      return say(c, K::loudspeaker, r.metres);
    case Way::sight:
      return say(c, K::sight, clock_text(r.at), std::max(0.0f, r.metres));
    default:
      return who_in_words(drill, e, c.language, true);
  }
}

void row(Column& col, const AppState& state, const scenes::TimedEvent& timed, Commands& commands) {
  const Canvas& c = col.c;
  const float s = c.scale, left = 84 * s;
  const scenes::Drill& drill = state.document->drill;
  const scenes::Event& e = drill.events[timed.event.index];
  const bool known = knows(state.knowledge, timed.event);
  const Reached reached =
      timed.event.index < state.knowledge.events.size() ? state.knowledge.events[timed.event.index] : Reached{};
  const std::uint32_t ink = known ? c.palette->text : c.palette->quiet;
  const Style text{.points = 16, .colour = ink, .wrap = col.w - left},
      way{.points = 15, .colour = known ? c.palette->accent : ink, .wrap = col.w - left};
  const std::string what = told_in_words(drill, e, c.language), how = way_text(c, drill, e, reached, known);
  const float h = measure(c, what, text).y + measure(c, how, way).y + 4 * s;
  const Box box{col.x - 8 * s, col.y - 5 * s, col.w + 16 * s, h + 10 * s};
  const Press press = area(c, fmt::format("known{}", timed.event.index).c_str(), box);
  if (press.hovered) fill(c, box, c.palette->field, 5);
  write(c, {col.x, col.y}, clock_text(timed.start), {.face = Face::bold, .points = 16, .colour = ink});
  write(c, {col.x, col.y + 22 * s}, e.serial, {.face = Face::bold, .points = 15, .colour = ink});
  const bool act = is_act(e);
  write(c, {col.x + 56 * s, col.y + 2 * s}, known ? (act ? kEye : kCheck) : (act ? kNoEye : kCross),
        {.face = Face::icon, .points = 16, .colour = known ? c.palette->accent : ink});
  col.y += write(c, {col.x + left, col.y}, what, text).y + 2 * s;
  col.y += write(c, {col.x + left, col.y}, how, way).y + 14 * s;
  if (press.clicked) commands.push_back(SeekTo{timed.start});
}

// Narration is for the class; no role is told by it.
bool is_listed(const scenes::Event& e) {
  return e.verb != scenes::Verb::narrate && (is_words(e) || is_act(e)) &&
         (e.verb != scenes::Verb::say || !e.text.empty());
}

// The newest first; where a decision was asked, a line says so.
void list(Column& col, const AppState& state, Commands& commands) {
  const Canvas& c = col.c;
  const scenes::Drill& drill = state.document->drill;
  int known = 0, all = 0;
  for (const scenes::TimedEvent& timed : state.timeline.events)
    if (timed.start <= state.t && is_listed(drill.events[timed.event.index]))
      ++all, known += knows(state.knowledge, timed.event);
  col.heading(say(c, K::known, known, all));
  if (all == 0) write(c, {col.x, col.y}, say(c, K::nothing_yet), {.points = 16, .colour = c.palette->quiet});
  auto point = state.timeline.decisions.rbegin();
  for (auto timed = state.timeline.events.rbegin(); timed != state.timeline.events.rend(); ++timed) {
    if (timed->start > state.t || !is_listed(drill.events[timed->event.index])) continue;
    while (point != state.timeline.decisions.rend() && point->at > state.t) ++point;
    for (; point != state.timeline.decisions.rend() && timed->start < point->at; ++point) {
      const scenes::Decision& d = drill.decisions[point->decision.index];
      const std::string text = say(c, K::before, d.id, d.by.in(c.language));
      const Style style{.face = Face::bold, .points = 15, .colour = c.palette->gold};
      c.list->AddLine({col.x, col.y}, {col.x + col.w, col.y}, with_alpha(kGold, 0.7f), 2 * c.scale);
      col.y += 6 * c.scale;
      col.y += write(c, {col.x, col.y}, fitted(c, text, style, col.w), style).y + 12 * c.scale;
    }
    row(col, state, *timed, commands);
  }
}

}  // namespace

float draw_tags(const Canvas& c, ImVec2 at, float w, const AppState& state, bool seen, int most_rows) {
  std::vector<Tag> tags = tags_of(c, state);
  std::erase_if(tags, [&](const Tag& t) { return (t.share >= kLeastSeen) != seen; });
  const float s = c.scale, h = 28 * s;
  float x = at.x, y = at.y;
  int rows = 0;
  if (tags.empty()) return write(c, at, say(c, K::nobody), {.points = 17, .colour = c.palette->quiet}).y + 8 * s;
  for (std::size_t i = 0; i < tags.size(); ++i) {
    const Tag& tag = tags[i];
    const Style style{.face = Face::bold,
                      .points = 15,
                      .colour = seen ? with_alpha(c.palette->text, 0.5f + 0.5f * tag.share) : c.palette->quiet};
    const ImVec2 size = measure(c, tag.name, style);
    const float width = size.x + 16 * s;
    if (x > at.x && x + width > at.x + w) x = at.x, y += h + 4 * s, ++rows;
    if (rows >= most_rows) {  // the rest is counted
      write(c, {x, y}, fmt::format("+ {}", tags.size() - i), {.points = 15, .colour = c.palette->quiet});
      return y + 20 * s - at.y + 8 * s;
    }
    fill(c, {x, y, width, h}, seen ? c.palette->field : with_alpha(c.palette->field, 0.4f), 5);
    fill(c, {x, y, 4 * s, h}, seen ? agency_colour(tag.agency) : c.palette->rail, 2);
    write(c, {x + 9 * s, y + (h - size.y) / 2}, tag.name, style);
    x += width + 6 * s;
  }
  return y + h - at.y + 8 * s;
}

bool asks_what_is_known(const AppState& state) { return state.document && state.knower && !state.training.on; }

void draw_knowledge(const Canvas& c, Box b, const AppState& state, Commands& commands, Scratch& scratch) {
  if (b.w < 1 || !asks_what_is_known(state)) return;
  const float s = c.scale;
  side_panel(c, b);
  Column top{c, b.x + 20 * s, b.y + 12 * s, b.w - 40 * s};
  write(c, {top.x, top.y + 10 * s}, say(c, K::title), {.face = Face::bold, .points = 18, .colour = c.palette->text});
  if (button(c, "know_close", {top.x + top.w - 100 * s, top.y, 100 * s, kPressable * s}, c.say(Word::close), Face::bold,
             false, tip_of(c, state, "known_by").c_str()))
    commands.push_back(AskWhatIsKnown{});
  const float y = top.y + 54 * s;
  c.list->AddLine({b.x, y}, {b.x + b.w, y}, c.palette->line);
  const Box inner{b.x, y + 1, b.w, b.y + b.h - y - 1};
  scroll_list(c, inner, scratch.knowledge_height, scratch.knowledge_scroll);
  ImGui::PushClipRect({inner.x, inner.y}, {inner.x + inner.w, inner.y + inner.h}, true);
  const float begin = inner.y - scratch.knowledge_scroll;
  Column col{c, top.x, begin + 10 * s, top.w};
  head(col, state, commands);
  const int rows = inner.h > 620 * s ? 4 : 2;  // what was said is asked for first
  col.heading(say(c, K::seen));
  col.y += draw_tags(c, {col.x, col.y}, col.w, state, true, rows);
  col.heading(say(c, K::unseen));
  col.y += draw_tags(c, {col.x, col.y}, col.w, state, false, rows);
  list(col, state, commands);
  col.y += 8 * s;
  col.y += write(c, {col.x, col.y}, say(c, K::honest), {.points = 15, .colour = c.palette->quiet, .wrap = col.w}).y;
  scratch.knowledge_height = col.y - begin + 24 * s;
  ImGui::PopClipRect();
}

namespace {

constexpr float kHallLetter = 1 / 30.0f;  // of the picture's height

Style plate_style(const Canvas& c, bool large) {
  return {.face = Face::bold,
          .points = large ? std::max(14.0f, c.size.y * kHallLetter / c.scale) : 20.0f,
          .colour = 0xfff4f0ec};
}

}  // namespace

Box knower_plate(const Canvas& c, Box table, const AppState& state, bool large) {
  if (!asks_what_is_known(state)) return {};
  const Style style = plate_style(c, large);
  const ImVec2 m = measure(c, say(c, K::plate, title_of(c, state)), style);
  const float pad = 0.6f * style.points * c.scale, w = m.x + m.y + 3 * pad;
  return {table.x + table.w - w - 14 * c.scale, table.y + 14 * c.scale, w, m.y + 1.2f * pad};
}

void draw_knower_plate(const Canvas& c, Box table, const AppState& state, bool large) {
  const Box b = knower_plate(c, table, state, large);
  if (b.w < 1) return;
  Style style = plate_style(c, large);
  const float pad = 0.6f * style.points * c.scale;
  fill(c, b, 0xe41d1915, 8);
  frame(c, b, c.palette->accent, 8, 2);
  Style icon = style;
  icon.face = Face::icon;
  icon.colour = 0xffb6c42e;
  write(c, {b.x + pad, b.y + 0.6f * pad}, kEye, icon);
  write(c, {b.x + 2 * pad + style.points * c.scale, b.y + 0.6f * pad}, say(c, K::plate, title_of(c, state)), style);
}

std::vector<HallText> knower_words(const Canvas& c, const AppState& state) {
  if (!asks_what_is_known(state)) return {};
  return {{say(c, K::plate, title_of(c, state)), kHallLetter}};
}

std::string not_reached(const Canvas& c) { return say(c, K::not_reached_plate); }
std::string ask_unit(const Canvas& c) { return say(c, K::ask_unit); }

}  // namespace app::gui
