// One page a unit: what its leader takes along.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/agency.h"
#include "app/in_words.h"
#include "app/report/common.h"
#include "app/report/drawings.h"
#include "app/report/page.h"
#include "app/values.h"
#include "app/views.h"
#include "scenes/formations.h"

namespace app::report {
namespace {

using scenes::Event;
using scenes::Language;
using scenes::Ms;
using scenes::Vec2;
using scenes::Verb;

bool names(const std::vector<scenes::UnitId>& units, scenes::UnitId unit) {
  return std::find(units.begin(), units.end(), unit) != units.end();
}

bool moves(Verb verb) {
  return verb == Verb::move || verb == Verb::march || verb == Verb::gather || verb == Verb::relieve ||
         verb == Verb::escort || verb == Verb::form || verb == Verb::push || verb == Verb::disperse ||
         verb == Verb::treat || verb == Verb::detain || verb == Verb::extinguish;
}

// The agency's colour as a line on white paper: those that are nearly white give way.
std::uint32_t ink_of(const scenes::Unit& unit) {
  const std::uint32_t hue = agency_colour(unit.agency);
  return is_dark(hue) || (hue & 0xff) < 0xc8 ? hue : from_rgb(0x1B1F24);
}

struct Line {
  Ms at = 0;
  const Event* event = nullptr;
  int stop = 0;  // number on the plan; 0 = none
};

constexpr std::size_t kMostLines = 12;  // of timings on a card

struct Card {
  const Descriptor& d;
  const Tracks& tracks;
  scenes::UnitId id;
  const scenes::Drill& drill;
  const scenes::Unit& unit;
  std::vector<Line> lines;
  std::vector<PlanStop> stops;

  Vec2 where(Ms t) const { return tracks.at[id.index][tracks.sample_of(t)]; }
  void gather_lines();
  std::string plan() const;
  std::string timings() const;
  std::string reliefs() const;
  std::string formations() const;
  std::string view() const;
};

void Card::gather_lines() {
  for (const scenes::TimedEvent& timed : d.motion->timeline.events) {
    const Event& event = drill.events[timed.event.index];
    if (!names(event.who, id) && !(event.verb == Verb::relieve && names(event.by, id))) continue;
    if (event.verb == Verb::mood || event.verb == Verb::part) continue;
    lines.push_back({timed.start, &event});
  }
  // Where each movement leads to: where the unit stands when the next one begins.
  stops.push_back({where(0), 1});
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!moves(lines[i].event->verb)) continue;
    Ms until = d.motion->timeline.end;
    for (std::size_t k = i + 1; k < lines.size(); ++k)
      if (moves(lines[k].event->verb)) {
        until = lines[k].at;
        break;
      }
    const Vec2 there = where(until);
    const auto same =
        std::find_if(stops.begin(), stops.end(), [&](const PlanStop& s) { return scenes::distance(s.at, there) < 3; });
    if (same != stops.end()) {
      lines[i].stop = same->number;
    } else if (stops.size() < 30) {
      stops.push_back({there, int(stops.size()) + 1});
      lines[i].stop = stops.back().number;
    }
  }
}

std::string Card::plan() const {
  Plan plan{.drill = &drill, .language = d.language, .track_colour = ink_of(unit)};
  std::vector<Vec2> around;
  for (std::size_t i = 0; i < tracks.at[id.index].size(); ++i) {
    const Vec2 p = tracks.at[id.index][i];
    if (!tracks.seen[id.index][i]) continue;
    if (plan.track.empty() || scenes::distance(plan.track.back(), p) > 0.8f) plan.track.push_back(p);
    around.push_back(p);
  }
  plan.stops = stops;
  fit_plan(plan, around, 14, lines.size() > 9 ? 2.7f : 2.2f);
  // Its neighbours at the moment of its last stop, quietly.
  const Ms then = lines.empty() ? 0 : lines.back().at;
  for (std::size_t u = 0; u < drill.units.size(); ++u) {
    if (u == id.index || drill.units[u].count < 4 || drill.units[u].crowd) continue;
    const Vec2 p = tracks.at[u][tracks.sample_of(then)];
    if (p.east > plan.low.east + 3 && p.east < plan.high.east - 3 && p.north > plan.low.north + 3 &&
        p.north < plan.high.north - 3 && plan.units.size() < 12)
      plan.units.push_back({scenes::UnitId(u), p, true});
  }
  return fmt::format("<figure>{}</figure>\n", draw_plan(plan));
}

std::string Card::timings() const {
  if (lines.empty()) return fmt::format("<p class=\"box\">{}</p>\n", word(Word::no_orders, d.language));
  std::string rows;
  // A page holds so many; what is said goes first, for the leader knows how to speak.
  std::vector<const Line*> kept;
  for (const Line& line : lines) kept.push_back(&line);
  const auto height = [&] {
    std::size_t sum = 0;
    for (const Line* line : kept) sum += 1 + event_in_words(drill, *line->event, d.language).size() / 105;
    return sum;
  };
  for (const Verb least : {Verb::chant, Verb::hold, Verb::say, Verb::warn})
    for (std::size_t i = kept.size(); i-- > 0 && height() > kMostLines;)
      if (kept[i]->event->verb == least) kept.erase(kept.begin() + std::ptrdiff_t(i));
  for (const Line* line : kept)
    rows += fmt::format(
        "<tr><td class=\"num\">{}</td><td class=\"num\">{}</td><td>{}</td><td class=\"num\">{}</td></tr>\n",
        format_moment(line->at), clock_of(drill, line->at).substr(0, 5),
        escaped(event_in_words(drill, *line->event, d.language)), line->stop ? fmt::format("→ {}", line->stop) : "");
  return fmt::format(
      "<table "
      "class=\"small\"><thead><tr><th>T+</th><th>{}</th><th>{}</th><th>{}</th></tr></thead><tbody>{}</tbody></table>\n",
      word(Word::clock, d.language), word(Word::order, d.language), word(Word::plan, d.language), rows);
}

std::string Card::reliefs() const {
  std::string out;
  for (const Line& line : lines) {
    if (line.event->verb != Verb::relieve) continue;
    const bool takes_over = names(line.event->by, id);
    std::string others;
    for (const scenes::UnitId other : takes_over ? line.event->who : line.event->by)
      others += (others.empty() ? "" : ", ") + drill.units[other.index].title.in(d.language);
    out +=
        fmt::format("<li><b>{}</b> {} · {}</li>\n", word(takes_over ? Word::relieves : Word::relieved_by, d.language),
                    escaped(others), format_moment(line.at));
  }
  return out.empty() ? "" : fmt::format("<ul>{}</ul>\n", out);
}

std::string Card::formations() const {
  std::string out;
  std::vector<std::string> shown;
  const auto show = [&](const scenes::Formation& formation) {
    const std::string name = formation_in_words(formation, d.language);
    if (shown.size() >= 3 || std::find(shown.begin(), shown.end(), name) != shown.end()) return;
    shown.push_back(name);
    const Vec2 size = scenes::extent_of(scenes::with_defaults(formation), unit.count);
    out += fmt::format("<figure>{}<figcaption>{}<br>{:.1f} × {:.1f} m</figcaption></figure>\n",
                       draw_formation(formation, unit.count, ink_of(unit)), escaped(name), size.east, size.north);
  };
  if (unit.formation.shape != scenes::Shape::scattered && unit.formation.shape != scenes::Shape::posts &&
      unit.formation.shape != scenes::Shape::seated)
    show(unit.formation);
  for (const Line& line : lines)
    if (line.event->forms && line.event->formation.shape != scenes::Shape::scattered &&
        line.event->formation.shape != scenes::Shape::posts)
      show(line.event->formation);
  return out.empty()
             ? ""
             : fmt::format("<h2 class=\"sub\">{}</h2><div class=\"formations\">{}</div>\n", word(Word::formations, d.language), out);
}

// Over the leader's shoulder, at the moment that asks most of it: where the situation is
// at its worst after its last movement.
std::string Card::view() const {
  if (!d.picture) return {};
  Ms when = 0;
  int worst = -1;
  for (const Line& line : lines) {
    if (!moves(line.event->verb)) continue;
    const Ms t = std::min(line.at + 75'000, d.motion->timeline.end);
    const scenes::StateChange& state = scenes::state_at(d.motion->timeline, t);
    const int weight = int(state.situation) * 10 + int(state.conduct);
    if (weight >= worst && tracks.seen[id.index][tracks.sample_of(t)]) when = t, worst = weight;
  }
  if (!tracks.seen[id.index][tracks.sample_of(when)]) return {};
  const float bearing = tracks.bearing[id.index][tracks.sample_of(when)];
  const Orbit orbit = over_shoulder(drill.venue, where(when), bearing, 19);
  return figure(d.picture({.t = when, .orbit = orbit, .labels = true}),
                fmt::format("{}: {}", word(Word::its_view, d.language), unit.title.in(d.language)),
                fmt::format("{} · {} · {}", word(Word::its_view, d.language), format_moment(when),
                            clock_of(drill, when).substr(0, 5)));
}

std::string card(const Descriptor& d, const Tracks& tracks, scenes::UnitId id) {
  const scenes::Drill& drill = *d.motion->drill;
  Card c{d, tracks, id, drill, drill.units[id.index], {}, {}};
  c.gather_lines();
  const Language l = d.language;
  std::string out = fmt::format(
      "<section class=\"sheet\">\n<p class=\"kind\">{} · {} <span class=\"small quiet\" "
      "style=\"text-transform:none;letter-spacing:0\">· {}</span></p>\n<h1 style=\"font-size:19pt\">{} {}</h1>\n",
      word(Word::order_card, l), escaped(drill.title.in(l)),
      escaped(scenes::format_path(drill, d.motion->timeline.path)), swatch(c.unit), escaped(c.unit.title.in(l)));
  out += "<div class=\"facts\" style=\"margin:2mm 0\">" +
         fact(c.unit.leader.empty() ? "–" : c.unit.leader.in(l), word(Word::leader, l)) +
         fact(std::to_string(c.unit.count), word(Word::people, l)) +
         fact(c.unit.at ? place_in_words(drill, c.unit.at, l) : "–", word(Word::start_place, l)) +
         fact(date_of(drill, l), word(Word::date, l)) + "</div>\n";
  out += c.plan() + c.timings() + c.reliefs();
  const std::string formations = c.formations(), view = c.view();
  out += fmt::format("<div class=\"two\" style=\"grid-template-columns:78mm 1fr\"><div>{}</div><div>{}</div></div>\n",
                     view, formations);
  return out + "</section>\n";
}

}  // namespace

std::string order_cards(const Descriptor& d) {
  const scenes::Drill& drill = *d.motion->drill;
  const Tracks tracks = track_units(*d.motion);
  std::vector<scenes::UnitId> units = d.units;
  if (units.empty())
    for (std::size_t u = 0; u < drill.units.size(); ++u)
      if (drill.units[u].count > 0 && !drill.units[u].crowd && drill.units[u].counts_to_strength)
        units.push_back(scenes::UnitId(u));
  std::string body;
  for (const scenes::UnitId unit : units) body += card(d, tracks, unit);
  return page(fmt::format("{} – {}", word(Word::order_cards, d.language), drill.title.in(d.language)), body,
              d.language);
}

}  // namespace app::report
