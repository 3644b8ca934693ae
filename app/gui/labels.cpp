// Names over units, and what is said: over the table, never over each other.
#include <fmt/format.h>

#include <algorithm>

#include "app/agency.h"
#include "app/apply.h"
#include "app/build_view.h"
#include "app/camera.h"
#include "app/gui/canvas.h"
#include "app/train/knowledge.h"

namespace app::gui {
namespace {

struct Label {
  scenes::UnitId unit;
  ImVec2 at;        // foot of the label, pixels
  float depth = 0;
  int count = 0;
  bool selected = false;
};

// ● regu, ●● seksi, ●●● peleton, | kompi
int echelon_dots(int count) { return count >= 26 ? 3 : count >= 12 ? 2 : 1; }

bool overlaps(const Box& a, const Box& b) {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

}  // namespace

void draw_labels(const Canvas& c, Box table, const AppState& state, const renderer::Camera& camera, bool large) {
  if (state.labels == LabelLevel::none || !state.document || !state.motion) return;
  const scenes::Drill& drill = state.document->drill;
  std::vector<Label> labels;
  for (std::size_t u = 0; u < drill.units.size(); ++u) {
    const scenes::Unit& unit = drill.units[u];
    scenes::Vec2 middle;
    float radius = 0;
    const bool group = unit.crowd && unit.parent;
    if (is_hidden(state.training, u)) continue;
    if (unit.count < 4 || group || !place_of(state, scenes::UnitId(u), middle, radius)) continue;
    const glm::vec3 p = project(camera, to_world(middle, 2.6f), {table.w, table.h});
    if (p.z <= 0 || p.x < 0 || p.y < 0 || p.x > table.w || p.y > table.h) continue;
    labels.push_back({scenes::UnitId(u), {table.x + p.x, table.y + p.y}, p.z, unit.count, state.selected == scenes::UnitId(u)});
  }
  // The crowd as one, where most of it stands.
  for (std::size_t u = 0; u < drill.units.size(); ++u) {
    const scenes::Unit& unit = drill.units[u];
    if (!unit.crowd || unit.parent || unit.children.empty()) continue;
    scenes::Vec2 sum;
    int seen = 0;
    for (scenes::UnitId g : unit.children) {
      const scenes::Unit& group = drill.units[g.index];
      if (is_hidden(state.training, g.index)) continue;
      for (int k = 0; k < group.count; ++k) {
        const scenes::PersonState& p = state.stage.people[group.first_person + std::uint32_t(k)];
        if (p.activity == scenes::Activity::gone) continue;
        sum = sum + p.at;
        ++seen;
      }
    }
    if (seen < 8) continue;
    const glm::vec3 p = project(camera, to_world(sum * (1 / float(seen)), 2.6f), {table.w, table.h});
    if (p.z > 0 && p.x > 0 && p.y > 0 && p.x < table.w && p.y < table.h)
      labels.push_back({scenes::UnitId(u), {table.x + p.x, table.y + p.y}, p.z * 0.5f, seen, false});
  }
  // The chosen one first, then the near and the many.
  std::stable_sort(labels.begin(), labels.end(), [](const Label& a, const Label& b) {
    if (a.selected != b.selected) return a.selected;
    return a.depth / float(std::min(a.count, 60) + 20) < b.depth / float(std::min(b.count, 60) + 20);
  });
  const float points = large ? std::max(20.0f, table.h / 36 / c.scale) : 15.0f, s = c.scale * points / 15;
  std::vector<Box> taken;
  for (const Label& l : labels) {
    const scenes::Unit& unit = drill.units[l.unit.index];
    const bool full = state.labels == LabelLevel::full || l.selected;
    const std::string name = full ? unit.title.in(c.language) : unit.code;
    const std::string count = std::to_string(l.count);
    const ImVec2 n = measure(c, name, {.face = Face::bold, .points = points}), k = measure(c, count, {.points = points * 0.92f});
    const float dots = unit.crowd ? 0 : float(echelon_dots(l.count)) * 8 * s + 4 * s;
    Box b{0, 0, n.x + k.x + dots + 26 * s, n.y + 8 * s};
    b.x = l.at.x - b.w / 2;
    b.y = l.at.y - b.h - 14 * s;
    bool free = false;
    for (int attempt = 0; attempt < 7 && !free; ++attempt) {
      free = b.x > table.x && b.x + b.w < table.x + table.w && b.y > table.y &&
             std::none_of(taken.begin(), taken.end(), [&](const Box& t) { return overlaps(b, t); });
      if (!free) b.y -= b.h * 0.8f;
    }
    if (!free) continue;
    taken.push_back(b);
    c.list->AddLine({l.at.x, l.at.y}, {l.at.x, b.y + b.h}, 0xc0f0f0f0, std::max(1.0f, s));
    fill(c, b, l.selected ? 0xff2a231d : 0xe02a231d, 4);
    if (l.selected) frame(c, b, c.palette->accent, 4, 2);
    fill(c, {b.x, b.y, 5 * s, b.h}, agency_colour(unit.agency), 2);
    write(c, {b.x + 12 * s, b.y + 4 * s}, name, {.face = Face::bold, .points = points, .colour = 0xfff0ece8});
    float x = b.x + 12 * s + n.x + 7 * s;
    for (int d = 0; d < (unit.crowd ? 0 : echelon_dots(l.count)); ++d, x += 8 * s)
      c.list->AddCircleFilled({x + 2 * s, b.y + b.h / 2}, 2.6f * s, 0xffd8c8b4, 10);
    write(c, {x + 3 * s, b.y + 4 * s + (n.y - k.y) / 2}, count, {.points = points * 0.92f, .colour = 0xffc0b4a8});
  }
}

void draw_captions(const Canvas& c, Box table, const AppState& state, bool large) {
  if (!state.document || state.open_decision) return;
  const scenes::Drill& drill = state.document->drill;
  const float points = large ? 27.0f : 20.0f, s = c.scale;
  float y = table.y + table.h - 22 * s;
  int shown = 0;
  for (auto caption = state.stage.captions.rbegin(); caption != state.stage.captions.rend() && shown < 2; ++caption) {
    const scenes::Event& e = drill.events[caption->event.index];
    if (state.training.on && !reaches(drill, e, state.stage, state.training.role)) continue;
    std::string who;
    if (!e.who.empty()) who = drill.units[e.who[0].index].title.in(c.language);
    if (e.verb == scenes::Verb::inject) who = fmt::format("{}  {} > {}", e.serial, e.from, e.to);
    const bool spoken = e.verb != scenes::Verb::narrate;
    const std::string text = spoken && e.verb != scenes::Verb::inject ? "\xe2\x80\x9c" + e.text.in(c.language) + "\xe2\x80\x9d" : e.text.in(c.language);
    const Style style{.points = points, .colour = 0xfff4f0ec, .wrap = table.w * 0.72f};
    const Style small{.face = Face::bold, .points = points * 0.74f, .colour = e.verb == scenes::Verb::inject ? kGold : 0xffb6c42e};
    const ImVec2 m = measure(c, text, style), w = who.empty() ? ImVec2(0, 0) : measure(c, who, small);
    const float width = std::max(m.x, w.x) + 40 * s, height = m.y + w.y + 20 * s;
    const Box b{table.x + (table.w - width) / 2, y - height, width, height};
    if (b.y < table.y) break;
    fill(c, b, 0xe41d1915, 8);
    if (!who.empty()) write(c, {b.x + 20 * s, b.y + 8 * s}, who, small);
    write(c, {b.x + 20 * s, b.y + 9 * s + w.y}, text, style);
    y = b.y - 8 * s;
    ++shown;
  }
  // Stylised, not surveyed: said once, at the edge.
  write(c, {table.x + 14 * s, table.y + table.h - 20 * s}, drill.venue.notice.in(c.language), {.points = 12, .colour = 0xa0ffffff, .outlined = true});
}

}  // namespace app::gui
