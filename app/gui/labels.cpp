// Names over units: over the table, never over each other.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/agency.h"
#include "app/apply.h"
#include "app/build_view.h"
#include "app/camera.h"
#include "app/gui/canvas.h"
#include "app/gui/hall_words.h"
#include "app/gui/label_signs.h"
#include "app/train/knowledge.h"

namespace app::gui {
namespace {

constexpr std::uint32_t kPlate = 0xe8241e18, kInk = 0xfff4f0ec, kQuietInk = 0xffc8bcb0;

// People who are named together.
struct Named {
  std::uint32_t id = 0;  // of the first unit
  const scenes::Unit* unit = nullptr;
  scenes::Text title;
  std::string code;
  scenes::Vec2 sum;
  int count = 0;
  float height = 1.9f;
  bool selected = false, acting = false;
  glm::vec2 anchor{0};
  float depth = 0;
};

// Where a unit is: its middle, or, where that is empty ground between posts, whoever
// stands nearest to it.
bool gather(const scenes::Unit& unit, const scenes::Stage& stage, scenes::Vec2& sum, int& count) {
  for (int k = 0; k < unit.count; ++k) {
    const scenes::PersonState& p = stage.people[unit.first_person + std::uint32_t(k)];
    if (p.activity == scenes::Activity::gone) continue;
    sum = sum + p.at;
    ++count;
  }
  return count > 0;
}
scenes::Vec2 standing_place(const scenes::Unit& unit, const scenes::Stage& stage, scenes::Vec2 middle) {
  scenes::Vec2 nearest = middle;
  float least = 1e9f;
  for (int k = 0; k < unit.count; ++k) {
    const scenes::PersonState& p = stage.people[unit.first_person + std::uint32_t(k)];
    const float d = scenes::distance(p.at, middle);
    if (p.activity != scenes::Activity::gone && d < least) least = d, nearest = p.at;
  }
  return least > 4 ? nearest : middle;
}

bool acts(const Moment& now, scenes::UnitId unit) {
  const scenes::Drill& drill = now.document.drill;
  return std::any_of(now.stage.active.begin(), now.stage.active.end(), [&](scenes::EventId id) {
    const scenes::Event& e = drill.events[id.index];
    const bool deed = e.verb != scenes::Verb::narrate && e.verb != scenes::Verb::inject;
    return deed && (std::find(e.who.begin(), e.who.end(), unit) != e.who.end() ||
                    std::find(e.by.begin(), e.by.end(), unit) != e.by.end());
  });
}

// The units that can be seen, a crowd's groups as one.
std::vector<Named> seen_units(const Moment& now, const renderer::Camera& camera, Box table) {
  const scenes::Drill& drill = now.document.drill;
  const AppState& state = now.state;
  std::vector<Named> out;
  for (std::size_t u = 0; u < drill.units.size(); ++u) {
    const scenes::Unit& unit = drill.units[u];
    if (unit.crowd && unit.parent) continue;  // told with its crowd
    if (is_hidden(state.training, u)) continue;
    Named named{.id = std::uint32_t(u), .unit = &unit, .title = unit.title, .code = unit.code};
    named.selected = state.selected == scenes::UnitId(u);
    named.acting = acts(now, scenes::UnitId(u));
    gather(unit, now.stage, named.sum, named.count);
    if (unit.crowd)
      for (const scenes::UnitId g : unit.children) {
        if (is_hidden(state.training, g.index)) continue;
        gather(drill.units[g.index], now.stage, named.sum, named.count);
        named.selected = named.selected || state.selected == g;
        named.acting = named.acting || acts(now, g);
      }
    if (named.count == 0) continue;
    scenes::Vec2 at = named.sum * (1 / float(named.count));
    if (!unit.crowd) at = standing_place(unit, now.stage, at);
    const glm::vec3 p = project(camera, to_world(at, named.height), {table.w, table.h});
    if (p.z <= 0 || p.x < 0 || p.y < 0 || p.x > table.w || p.y > table.h) continue;
    named.anchor = {table.x + p.x, table.y + p.y};
    named.depth = p.z;
    out.push_back(std::move(named));
  }
  return out;
}

// Neighbours of one type are named once: "Dalmas awal ••• 76".
void join(std::vector<Named>& units, float nearness) {
  std::vector<glm::vec2> anchors;
  std::vector<std::uint32_t> kinds;
  for (const Named& n : units) {
    anchors.push_back(n.anchor);
    kinds.push_back(n.selected || n.unit->crowd ? 0x10000 + n.id : n.unit->type);
  }
  const auto joined = join_near(anchors, kinds, nearness);
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (joined[i] == i) continue;
    Named &to = units[joined[i]], &from = units[i];
    to.anchor = (to.anchor * float(to.count) + from.anchor * float(from.count)) / float(to.count + from.count);
    to.count += from.count;
    to.acting = to.acting || from.acting;
    to.title = scenes::unit_types()[to.unit->type].title;
    if (to.code != from.code && to.code.find('+') == std::string::npos) to.code += "+";
    from.count = 0;
  }
  std::erase_if(units, [](const Named& n) { return n.count == 0; });
}

float priority_of(const Named& n) {
  float p = 8 + 3 * std::sqrt(float(n.count));
  if (n.acting) p += 22;
  if (n.unit->crowd && n.count > 15) p += 18;
  const scenes::Agency a = n.unit->agency;
  if (a == scenes::Agency::official || a == scenes::Agency::evaluator || a == scenes::Agency::media) p *= 0.5f;
  return p * std::clamp(70 / n.depth, 0.5f, 1.6f);
}

// A handful of people who do nothing in particular need few words from afar, or none.
LabelForm at_best(const Named& n, float pixels) {
  if (n.selected || n.acting || n.unit->crowd || n.count > 12) return LabelForm::full;
  return pixels < 13 ? LabelForm::shape : pixels < 32 ? LabelForm::shorter : LabelForm::full;
}

// ● regu, ●● seksi, ●●● peleton, I kompi
struct Echelon {
  int dots = 0;
  bool bar = false;
};
Echelon echelon_of(const Named& n) {
  if (n.unit->crowd) return {};
  if (n.count >= 90) return {0, true};
  return {n.count >= 26 ? 3 : n.count >= 12 ? 2 : 1, false};
}
float width_of(const Echelon& e, float s) { return e.bar ? 9 * s : e.dots > 0 ? float(e.dots) * 8 * s + 4 * s : 0; }
void draw_echelon(const Canvas& c, const Echelon& e, ImVec2 at, float s) {
  if (e.bar) c.list->AddRectFilled({at.x, at.y - 6 * s}, {at.x + 3 * s, at.y + 6 * s}, kQuietInk);
  for (int d = 0; d < e.dots; ++d) {
    const ImVec2 middle{at.x + 2 * s + float(d) * 8 * s, at.y};
    c.list->AddCircleFilled(middle, 3.9f * s, 0xc0180f0a, 12);
    c.list->AddCircleFilled(middle, 2.7f * s, kQuietInk, 12);
  }
}

constexpr float kSwatch = 20;  // points; an agency's sign on its colour

struct Look {
  float points, s;  // text size; pixels per point of a label's measures
};

// `bare`: the name alone.
glm::vec2 size_of(const Canvas& c, const Look& look, const Named& n, std::string_view name, bool bare) {
  const ImVec2 text = measure(c, name, {.face = Face::bold, .points = look.points});
  if (bare) return {text.x + (15 + kSwatch) * look.s, text.y + 7 * look.s};
  const ImVec2 count = measure(c, std::to_string(n.count), {.points = look.points * 0.92f});
  return {text.x + count.x + width_of(echelon_of(n), look.s) + (15 + kSwatch + 7) * look.s, text.y + 7 * look.s};
}

// The agency's sign in its colour's own ink, in the middle of `at`.
void draw_sign_of(const Canvas& c, scenes::Agency agency, ImVec2 at, float pixels) {
  const Style style{.face = Face::icon,
                    .points = pixels / c.scale,
                    .colour = is_bright(agency_colour(agency)) ? 0xff1b1f24u : 0xfff4f0ecu};
  const ImVec2 size = measure(c, agency_sign(agency), style);
  write(c, {at.x - size.x / 2, at.y - size.y / 2}, agency_sign(agency), style);
}

void swatch(const Canvas& c, Box b, scenes::Agency agency) {
  fill(c, b, agency_colour(agency), 2);
  // Some agencies' colours are as dark as the plate.
  c.list->AddRect({b.x, b.y}, {b.x + b.w, b.y + b.h}, 0x80ffffff, 2, 0, 1);
  draw_sign_of(c, agency, {b.x + b.w / 2, b.y + b.h / 2}, b.w * 0.72f);
}

void draw_label(const Canvas& c, const Look& look, const Named& n, const LabelPlace& place, std::string_view name) {
  const float s = look.s;
  const Box b{place.box.low.x, place.box.low.y, place.box.size().x, place.box.size().y};
  fill(c, b, kPlate, 4);
  if (n.selected) frame(c, b, c.palette->accent, 4, 2);
  swatch(c, {b.x + 2 * s, b.y + 2 * s, kSwatch * s, b.h - 4 * s}, n.unit->agency);
  const Style bold{.face = Face::bold, .points = look.points, .colour = kInk},
      plain{.points = look.points * 0.92f, .colour = kQuietInk};
  const ImVec2 text = write(c, {b.x + (kSwatch + 7) * s, b.y + 3 * s}, name, bold);
  if (place.form == LabelForm::shorter) return;
  const Echelon e = echelon_of(n);
  const float x = b.x + (kSwatch + 7) * s + text.x + 6 * s;
  draw_echelon(c, e, {x, b.y + b.h / 2}, s);
  const std::string count = std::to_string(n.count);
  write(c, {x + width_of(e, s), b.y + 3 * s + text.y * 0.04f}, count, plain);
}

// Too little room for a word: a disc, as operations have on incident maps (ICS), in the
// agency's colour.
void draw_shape(const Canvas& c, const Named& n, const LabelPlace& place, float s) {
  const glm::vec2 middle = (place.box.low + place.box.high) * 0.5f;
  const float r = place.box.size().x / 2;
  const ImVec2 at{middle.x, middle.y};
  c.list->AddCircleFilled(at, r, 0xff1d1915, 20);
  c.list->AddCircleFilled(at, r - 1.2f * s, n.acting ? 0xffffffff : 0xffd8d0c8, 20);
  c.list->AddCircleFilled(at, r - 2.8f * s, agency_colour(n.unit->agency), 20);
  draw_sign_of(c, n.unit->agency, at, r * 1.05f);
}

void draw_leader(const Canvas& c, glm::vec2 anchor, const LabelPlace& place, float s) {
  const glm::vec2 low = place.box.low, high = place.box.high;
  const glm::vec2 to = glm::clamp(anchor, low, high);
  if (glm::distance(to, anchor) < 3 * s) return;
  const ImVec2 a{anchor.x, anchor.y}, b{to.x, to.y};
  c.list->AddLine(a, b, 0x90100c08, 2.6f * s);
  c.list->AddLine(a, b, 0xe0f4f0ec, 1.2f * s);
  c.list->AddCircleFilled(a, 2.2f * s, 0xe0f4f0ec, 10);
}

// A unit as a map has it: a frame in its agency's colour, its code, dots above, strength
// below. A crowd's frame is rounded and never that of an enemy.
void draw_symbol(const Canvas& c, const Look& look, const Named& n, const Rect& box) {
  const float s = look.s;
  const Box b{box.low.x, box.low.y, box.size().x, box.size().y};
  const float radius = n.unit->crowd ? b.h / 2 / c.scale : 1;
  const std::uint32_t colour = agency_colour(n.unit->agency);
  const bool bright = is_bright(colour);
  fill(c, {b.x - 2 * s, b.y - 2 * s, b.w + 4 * s, b.h + 4 * s}, 0xff1d1915, radius + 1);
  fill(c, b, colour, radius);
  frame(c, b, n.selected ? c.palette->accent : 0xfff4f0ec, radius, n.selected ? 3 : 1.5f);
  const Style bold{.face = Face::bold, .points = look.points, .colour = bright ? 0xff1b1f24u : kInk};
  const ImVec2 text = measure(c, n.code, bold);
  write(c, {b.x + (b.w - text.x) / 2, b.y + (b.h - text.y) / 2}, n.code, bold);
  const Echelon e = echelon_of(n);
  const float dots = width_of(e, s);
  if (dots > 0) draw_echelon(c, e, {b.x + (b.w - dots) / 2 + 2 * s, b.y - 7 * s}, s);
  const Style small{.face = Face::bold, .points = look.points * 0.8f, .colour = kInk, .outlined = true};
  const std::string count = std::to_string(n.count);
  const ImVec2 k = measure(c, count, small);
  write(c, {b.x + (b.w - k.x) / 2, b.y + b.h + 1 * s}, count, small);
}

// "Raimas (tambahan)" is Raimas on the table; that it is an addition, its card says.
std::string_view full_name(const Named& n, scenes::Language language) {
  const std::string_view title = n.title.in(language);
  const std::size_t remark = title.find(" (");
  return remark == std::string_view::npos ? title : title.substr(0, remark);
}

// Who and what is told where: made once, drawn or read.
struct Plan {
  std::vector<Named> units;
  std::vector<Sign> signs;
  std::vector<LabelPlace> places;
  Look look;
  bool symbols = false, strength = true;  // a map's symbols with codes; else names, with how many they are

  const Sign* sign_of(std::uint32_t id) const {
    const auto at = std::find_if(signs.begin(), signs.end(), [&](const Sign& sign) { return sign.id == id; });
    return at == signs.end() ? nullptr : &*at;
  }
  const Named& named(std::uint32_t id) const {
    return *std::find_if(units.begin(), units.end(), [&](const Named& n) { return n.id == id; });
  }
};

std::vector<LabelWish> wishes_of(const Canvas& c, const Plan& plan, const renderer::Camera& camera, float letter) {
  const Look& look = plan.look;
  // How tall somebody stands in the picture; the same for a small picture of the same view.
  const auto pixels_high = [&](const Named& n) {
    const float metres = camera.orthographic ? camera.ortho_height : 2 * n.depth * std::tan(camera.fov_y / 2);
    return 1.7f / metres * 1080;
  };
  std::vector<LabelWish> wishes;
  for (const Named& n : plan.units) {
    const Style code{.face = Face::bold, .points = look.points};
    const glm::vec2 symbol(std::max(letter * 2.4f, measure(c, n.code, code).x + letter), letter * 1.7f);
    const std::string_view name = full_name(n, c.language);
    wishes.push_back({.id = n.id,
                      .anchor = n.anchor,
                      .priority = priority_of(n),
                      .full = plan.symbols ? symbol : size_of(c, look, n, name, false),
                      .shorter = plan.symbols ? symbol : size_of(c, look, n, name, true),
                      .must = n.selected,
                      .at_best = plan.strength ? at_best(n, pixels_high(n))
                                               : std::max(at_best(n, pixels_high(n)), LabelForm::shorter)});
  }
  // Where something happens is wanted before most names, a place after all of them.
  for (const Sign& sign : plan.signs) {
    const glm::vec2 size = size_of(c, sign, look.points, look.s);
    wishes.push_back({.id = sign.id,
                      .anchor = sign.anchor,
                      .priority = sign.incident ? 60.0f : 5.0f,
                      .full = size,
                      .shorter = size,
                      .at_best = sign.text.empty() ? LabelForm::shape : LabelForm::full});
  }
  return wishes;
}

Plan plan_labels(const Canvas& c, Box table, const Moment& now, const renderer::Camera& camera, bool large,
                 std::span<const Box> taken, LabelMemory* memory) {
  // For a hall, letters are a thirtieth of the picture's height.
  const float points = large ? std::max(11.0f, c.size.y / 30 / c.scale) : 15.0f, letter = points * c.scale;
  Plan plan{.look = {points, c.scale * points / 16}};
  plan.symbols = now.state.unit_look != UnitLook::models;
  plan.strength = now.state.labels == LabelLevel::full;
  if (now.stage.people.empty() || (now.state.labels == LabelLevel::none && !plan.symbols)) return plan;
  plan.units = seen_units(now, camera, table);
  join(plan.units, letter * (large ? 6.5f : 5.0f));
  plan.signs = seen_signs(c, now, camera, table);
  std::vector<Rect> rects;
  for (const Box& b : taken) rects.push_back({{b.x, b.y - 6 * c.scale}, {b.x + b.w, b.y + b.h}});
  const LabelRoom room{
      .table = {glm::vec2(table.x, table.y) + 4.0f, glm::vec2(table.x + table.w, table.y + table.h) - 4.0f},
      .taken = rects,
      .share = large ? 0.125f : 0.11f,
      .shape = std::max(9.0f, letter * 0.62f),
      .gap = plan.symbols ? letter * 1.1f : letter * 0.75f};
  plan.places = lay_out(wishes_of(c, plan, camera, letter), room, memory);
  return plan;
}

}  // namespace

void draw_labels(const Canvas& c, Box table, const Moment& now, const renderer::Camera& camera, bool large,
                 std::span<const Box> taken, LabelMemory* memory) {
  const Plan plan = plan_labels(c, table, now, camera, large, taken, memory);
  for (const LabelPlace& p : plan.places) {
    if (p.form == LabelForm::shape) continue;
    const Sign* sign = plan.sign_of(p.id);
    draw_leader(c, sign ? sign->anchor : plan.named(p.id).anchor, p, plan.look.s);
  }
  for (const LabelPlace& p : plan.places) {
    if (const Sign* sign = plan.sign_of(p.id)) {
      draw_sign(c, *sign, p, plan.look.points, plan.look.s);
      continue;
    }
    const Named& n = plan.named(p.id);
    if (p.form == LabelForm::shape) {
      draw_shape(c, n, p, plan.look.s);
      // What there was no room for is told to whoever rests on it.
      const glm::vec2 size = p.box.size();
      area(c, fmt::format("label{}", p.id).c_str(), {p.box.low.x, p.box.low.y, size.x, size.y},
           fmt::format("{}  {}", full_name(n, c.language), n.count).c_str());
    } else if (plan.symbols) {
      draw_symbol(c, plan.look, n, p.box);
    } else {
      draw_label(c, plan.look, n, p, full_name(n, c.language));
    }
  }
}

std::vector<HallText> label_words(const Canvas& c, Box table, const Moment& now, const renderer::Camera& camera) {
  const Plan plan = plan_labels(c, table, now, camera, true, {}, nullptr);
  constexpr float kLetter = 1 / 30.0f;  // as plan_labels takes it
  std::vector<HallText> out;
  for (const LabelPlace& p : plan.places) {
    if (p.form == LabelForm::shape) continue;
    if (const Sign* sign = plan.sign_of(p.id))
      out.push_back({std::string(sign->text), kLetter * 0.9f});
    else
      out.push_back({std::string(full_name(plan.named(p.id), c.language)), kLetter});
  }
  return out;
}

}  // namespace app::gui
