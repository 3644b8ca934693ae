// Plans of the venue: the ground in metres, north up.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "app/agency.h"
#include "app/report/drawings.h"
#include "app/report/page.h"
#include "app/report/words.h"
#include "scenes/formations.h"

namespace app::report {
namespace {

using scenes::Vec2;

// Boxes already taken, so that no label lies on another. Metres of the drawing, y down.
struct Box {
  float x = 0, y = 0, w = 0, h = 0;
  bool meets(const Box& o) const { return x < o.x + o.w && o.x < x + w && y < o.y + o.h && o.y < y + h; }
};

struct Drawing {
  const Plan& plan;
  float unit;  // one "point" of the drawing: all sizes are made of it
  std::string out;
  std::vector<Box> taken;

  float x(Vec2 p) const { return p.east; }
  float y(Vec2 p) const { return -p.north; }
  bool free(const Box& box) const {
    if (box.x < plan.low.east || box.x + box.w > plan.high.east || box.y < -plan.high.north ||
        box.y + box.h > -plan.low.north)
      return false;
    return std::none_of(taken.begin(), taken.end(), [&](const Box& t) { return t.meets(box); });
  }

  std::string points(const std::vector<Vec2>& line) const {
    std::string text;
    for (const Vec2 p : line) text += fmt::format("{:.1f},{:.1f} ", x(p), y(p));
    return text;
  }
  void polygon(const std::vector<Vec2>& outline, const std::string& style) {
    out += fmt::format("<polygon points=\"{}\" {}/>\n", points(outline), style);
  }
  void text(float at_x, float at_y, float size, const std::string& words, const char* colour, const char* more = "") {
    out += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" font-size=\"{:.2f}\" fill=\"{}\" {}>{}</text>\n", at_x, at_y,
                       size, colour, more, escaped(words));
  }

  void ground();
  void names();
  void track();
  void stops();
  void units();
  void north_and_scale();
};

void Drawing::ground() {
  const scenes::Venue& venue = plan.drill->venue;
  for (const scenes::NamedArea& area : venue.areas) {
    if (area.kind == scenes::AreaKind::restricted) polygon(area.outline, "fill=\"#CFE0E4\"");
  }
  for (const scenes::NamedArea& area : venue.areas) {
    if (area.kind == scenes::AreaKind::exit)
      polygon(area.outline, fmt::format("fill=\"#D5ECE8\" stroke=\"#00695C\" stroke-width=\"{:.2f}\"", unit * 0.12f));
    if (area.kind == scenes::AreaKind::lane)
      polygon(area.outline,
              fmt::format("fill=\"#DCE9F5\" stroke=\"#3C6E9E\" stroke-width=\"{:.2f}\" stroke-dasharray=\"{:.1f}\"",
                          unit * 0.08f, unit * 0.5f));
    if (area.kind == scenes::AreaKind::ring)
      polygon(area.outline,
              fmt::format("fill=\"none\" stroke=\"#9A8F7C\" stroke-width=\"{:.2f}\" stroke-dasharray=\"{:.1f} {:.1f}\"",
                          unit * 0.1f, unit, unit * 0.5f));
  }
  for (const scenes::Obstacle& obstacle : venue.obstacles)
    polygon(obstacle.outline, obstacle.height >= 2 ? "fill=\"#A59B89\"" : "fill=\"#C9C1B2\"");
}

// Big areas first; a name that would lie on another, or does not fit its area, is left out.
void Drawing::names() {
  std::vector<const scenes::NamedArea*> areas;
  for (const scenes::NamedArea& area : plan.drill->venue.areas)
    if (!area.title.empty() && area.kind != scenes::AreaKind::ring && area.name != "apron") areas.push_back(&area);
  std::stable_sort(areas.begin(), areas.end(), [](const auto* a, const auto* b) {
    return (a->kind == scenes::AreaKind::exit) > (b->kind == scenes::AreaKind::exit);
  });
  std::set<std::string> said;
  for (const scenes::NamedArea* area : areas) {
    const std::string& words = area->title.in(plan.language);
    const float size = unit * 0.95f, width = float(words.size()) * size * 0.5f;
    Vec2 low = area->outline[0], high = low;
    for (const Vec2 p : area->outline)
      low = {std::min(low.east, p.east), std::min(low.north, p.north)},
      high = {std::max(high.east, p.east), std::max(high.north, p.north)};
    const Vec2 middle = (low + high) * 0.5f;
    const bool exit = area->kind == scenes::AreaKind::exit;
    if (!exit && width > (high.east - low.east) * 1.5f + unit * 3) continue;
    const Box box{x(middle) - width / 2, y(middle) - size * 0.6f, width, size * 1.2f};
    if (!free(box) || !said.insert(words).second) continue;
    taken.push_back(box);
    text(x(middle), y(middle) + size * 0.35f, size, words, exit ? "#00695C" : "#6B6252",
         exit ? "text-anchor=\"middle\" font-weight=\"650\"" : "text-anchor=\"middle\"");
  }
}

void Drawing::track() {
  if (plan.track.size() < 2) return;
  const std::string colour = hex(plan.track_colour);
  out += fmt::format(
      "<polyline points=\"{}\" fill=\"none\" stroke=\"#fff\" stroke-width=\"{:.2f}\" stroke-linejoin=\"round\"/>\n",
      points(plan.track), unit * 0.62f);
  out += fmt::format(
      "<polyline points=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{:.2f}\" stroke-linejoin=\"round\"/>\n",
      points(plan.track), colour, unit * 0.34f);
  // A head each time that a good stretch is walked.
  float since = 0;
  for (std::size_t i = 1; i < plan.track.size(); ++i) {
    const Vec2 step = plan.track[i] - plan.track[i - 1];
    since += scenes::length(step);
    if (since < unit * 7 || scenes::length(step) < 0.2f) continue;
    since = 0;
    const Vec2 ahead = scenes::direction(step), side = scenes::right_of(ahead),
               tip = plan.track[i] + ahead * (unit * 0.8f);
    polygon({tip, plan.track[i] - ahead * (unit * 0.5f) + side * (unit * 0.7f),
             plan.track[i] - ahead * (unit * 0.5f) - side * (unit * 0.7f)},
            fmt::format("fill=\"{}\" stroke=\"#fff\" stroke-width=\"{:.2f}\"", colour, unit * 0.12f));
  }
}

void Drawing::stops() {
  for (const PlanStop& stop : plan.stops) {
    const float r = unit * 1.05f;
    out += fmt::format(
        "<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.2f}\" fill=\"#fff\" stroke=\"{}\" stroke-width=\"{:.2f}\"/>\n",
        x(stop.at), y(stop.at), r, hex(plan.track_colour), unit * 0.28f);
    text(x(stop.at), y(stop.at) + unit * 0.42f, unit * 1.2f, std::to_string(stop.number), "#1B1F24",
         "text-anchor=\"middle\" font-weight=\"700\"");
    taken.push_back({x(stop.at) - r, y(stop.at) - r, 2 * r, 2 * r});
  }
}

// Tactical boxes with the unit's code; where one would lie on another it steps aside.
void Drawing::units() {
  std::string leaders, below;  // lines lie under all boxes
  below.swap(out);
  for (const PlanUnit& placed : plan.units) {
    const scenes::Unit& unit_of = plan.drill->units[placed.unit.index];
    const std::string code = unit_of.code.empty() ? unit_of.key.substr(0, 6) : unit_of.code;
    const float size = unit * (placed.quiet ? 0.85f : 1.05f), w = (float(code.size()) * 0.66f + 0.9f) * size,
                h = size * 1.5f;
    Box box{x(placed.at) - w / 2, y(placed.at) - h / 2, w, h};
    for (int ring = 0; ring < 5 && !free(box); ++ring)
      for (int k = 0; k < 8; ++k) {
        const float angle = float(k) * scenes::kPi / 4, reach = float(ring + 1) * unit * 1.4f;
        const Box moved{x(placed.at) - w / 2 + std::cos(angle) * reach * 1.6f,
                        y(placed.at) - h / 2 + std::sin(angle) * reach, w, h};
        if (free(moved)) {
          box = moved;
          break;
        }
      }
    taken.push_back(box);
    const std::uint32_t hue = agency_colour(unit_of.agency);
    const float middle_x = box.x + w / 2, middle_y = box.y + h / 2;
    if (std::abs(middle_x - x(placed.at)) + std::abs(middle_y - y(placed.at)) > unit)
      leaders += fmt::format(
          "<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"#1B1F24\" "
          "stroke-width=\"{:.2f}\"/>\n",
          x(placed.at), y(placed.at), middle_x, middle_y, unit * 0.1f);
    out += fmt::format(
        "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" rx=\"{:.2f}\" fill=\"{}\" stroke=\"{}\" "
        "stroke-width=\"{:.2f}\"{}/>\n",
        box.x, box.y, w, h, unit_of.crowd ? h / 2 : unit * 0.15f, hex(hue), is_dark(hue) ? "#fff" : "#1B1F24",
        unit * 0.12f, placed.quiet ? " opacity=\"0.75\"" : "");
    text(middle_x, middle_y + size * 0.36f, size, code, is_dark(hue) ? "#fff" : "#1B1F24",
         "text-anchor=\"middle\" font-weight=\"650\"");
  }
  out = below + leaders + out;
}

void Drawing::north_and_scale() {
  const float right = plan.high.east - unit * 2, top = -plan.high.north + unit * 1.2f;
  out += fmt::format(
      "<g><circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.1f}\" fill=\"#fff\" opacity=\"0.9\"/><path d=\"M{:.1f} {:.1f} "
      "l{:.1f} {:.1f} l{:.1f} {:.1f} l{:.1f} {:.1f} z\" fill=\"#1B1F24\"/></g>\n",
      right - unit * 0.4f, top + unit * 1.9f, unit * 2.3f, right - unit * 0.4f, top, unit, unit * 2.4f, -unit,
      -unit * 0.6f, -unit, unit * 0.6f);
  text(right - unit * 0.4f, top + unit * 3.8f, unit * 1.3f, word(Word::north, plan.language), "#1B1F24",
       "text-anchor=\"middle\" font-weight=\"700\"");
  const float width = plan.high.east - plan.low.east;
  const float metres = width > 200 ? 50 : width > 90 ? 20 : 10;
  const float left = plan.low.east + unit * 1.5f, bottom = -plan.low.north - unit * 1.5f;
  out +=
      fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" fill=\"#fff\" opacity=\"0.9\"/>",
                  left - unit, bottom - unit * 2.4f, metres + unit * 2, unit * 3.4f);
  out += fmt::format(
      "<path d=\"M{:.1f} {:.1f} v{:.1f} h{:.1f} v{:.1f}\" fill=\"none\" stroke=\"#1B1F24\" stroke-width=\"{:.2f}\"/>\n",
      left, bottom - unit * 0.6f, unit * 0.6f, metres, -unit * 0.6f, unit * 0.2f);
  text(left + metres / 2, bottom - unit * 0.9f, unit * 1.15f, fmt::format("{:.0f} m", metres), "#1B1F24",
       "text-anchor=\"middle\"");
}

}  // namespace

void fit_plan(Plan& plan, std::span<const Vec2> points, float margin, float aspect) {
  const scenes::Venue& venue = plan.drill->venue;
  Vec2 low = points.empty() ? venue.low : points[0], high = points.empty() ? venue.high : points[0];
  for (const Vec2 p : points) {
    low = {std::min(low.east, p.east), std::min(low.north, p.north)};
    high = {std::max(high.east, p.east), std::max(high.north, p.north)};
  }
  low = low - Vec2{margin, margin};
  high = high + Vec2{margin, margin};
  // The shape of the sheet, grown about the middle.
  const float width = std::max(high.east - low.east, (high.north - low.north) * aspect), height = width / aspect;
  const Vec2 middle = (low + high) * 0.5f;
  plan.low = middle - Vec2{width, height} * 0.5f;
  plan.high = middle + Vec2{width, height} * 0.5f;
}

std::string draw_plan(const Plan& plan) {
  const float width = plan.high.east - plan.low.east, height = plan.high.north - plan.low.north;
  Drawing d{plan, width / 90, {}, {}};
  d.out = fmt::format(
      "<svg role=\"img\" aria-label=\"{}\" viewBox=\"{:.1f} {:.1f} {:.1f} {:.1f}\" "
      "xmlns=\"http://www.w3.org/2000/svg\">\n<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" "
      "fill=\"#F1EDE3\"/>\n",
      escaped(word(Word::plan_alt, plan.language)), plan.low.east, -plan.high.north, width, height, plan.low.east,
      -plan.high.north, width, height);
  d.taken.push_back({plan.high.east - d.unit * 5, -plan.high.north, d.unit * 5, d.unit * 6});
  d.taken.push_back(
      {plan.low.east, -plan.low.north - d.unit * 5, d.unit * 4 + (width > 200 ? 50.0f : 20.0f), d.unit * 5});
  d.ground();
  d.track();
  d.stops();
  d.units();
  if (plan.name_places) d.names();
  d.north_and_scale();
  return d.out + "</svg>\n";
}

Tracks track_units(const scenes::Motion& motion) {
  const scenes::Drill& drill = *motion.drill;
  Tracks tracks;
  tracks.at.resize(drill.units.size());
  tracks.bearing.resize(drill.units.size());
  tracks.seen.resize(drill.units.size());
  scenes::Stage stage;
  for (scenes::Ms t = 0; t <= motion.timeline.end; t += Tracks::kStep) {
    scenes::stage_at(motion, t, stage);
    for (std::size_t u = 0; u < drill.units.size(); ++u) {
      Vec2 sum, look;
      int count = 0;
      for (int k = 0; k < drill.units[u].count; ++k) {
        const scenes::PersonState& p = stage.people[drill.units[u].first_person + std::uint32_t(k)];
        if (p.activity == scenes::Activity::gone) continue;
        sum = sum + p.at;
        look = look + Vec2{std::sin(p.bearing), std::cos(p.bearing)};
        ++count;
      }
      const bool was = !tracks.at[u].empty();
      tracks.seen[u].push_back(count > 0);
      tracks.at[u].push_back(count > 0 ? sum * (1 / float(count)) : was ? tracks.at[u].back() : Vec2{});
      tracks.bearing[u].push_back(count > 0 ? std::atan2(look.east, look.north) : was ? tracks.bearing[u].back() : 0);
    }
  }
  return tracks;
}

std::string draw_formation(const scenes::Formation& formation, int count, std::uint32_t colour) {
  const auto slots = scenes::slots_of({.formation = scenes::with_defaults(formation), .count = count});
  Vec2 low{1e6f, 1e6f}, high{-1e6f, -1e6f};
  for (const scenes::Slot& s : slots) {
    low = {std::min(low.east, s.at.east), std::min(low.north, s.at.north)};
    high = {std::max(high.east, s.at.east), std::max(high.north, s.at.north)};
  }
  const float width = std::max({high.east - low.east + 2, (high.north - low.north + 2) * 1.6f, 8.0f}),
              height = width / 1.6f;
  const Vec2 middle = (low + high) * 0.5f;
  std::string out = fmt::format(
      "<svg aria-hidden=\"true\" viewBox=\"{:.2f} {:.2f} {:.2f} {:.2f}\" "
      "xmlns=\"http://www.w3.org/2000/svg\"><rect x=\"{:.2f}\" y=\"{:.2f}\" width=\"{:.2f}\" height=\"{:.2f}\" "
      "fill=\"#F6F4EF\"/>",
      middle.east - width / 2, -middle.north - height / 2, width, height, middle.east - width / 2,
      -middle.north - height / 2, width, height);
  const std::string fill = hex(colour);
  for (const scenes::Slot& s : slots) {
    const Vec2 ahead{std::sin(s.bearing), std::cos(s.bearing)};
    out += fmt::format(
        "<circle cx=\"{:.2f}\" cy=\"{:.2f}\" r=\"0.24\" fill=\"{}\"/><line x1=\"{:.2f}\" y1=\"{:.2f}\" x2=\"{:.2f}\" "
        "y2=\"{:.2f}\" stroke=\"{}\" stroke-width=\"0.12\"/>",
        s.at.east, -s.at.north, fill, s.at.east, -s.at.north, s.at.east + ahead.east * 0.5f,
        -s.at.north - ahead.north * 0.5f, fill);
  }
  return out + "</svg>";
}

}  // namespace app::report
