// Names over units: over the table, never over each other.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/agency.h"
#include "app/gui/canvas.h"
#include "app/gui/hall_words.h"
#include "app/gui/label_signs.h"
#include "app/gui/label_units.h"

namespace app::gui {
namespace {

constexpr std::uint32_t kPlate = 0xe8241e18, kInk = 0xfff4f0ec, kQuietInk = 0xffc8bcb0;

// A handful of people who do nothing in particular need few words from afar, or none.
// `tall`: how tall they stand in the picture, in heights of a label's letters.
LabelForm at_best(const Named& n, float tall) {
  if (n.selected || n.acting || n.unit->crowd || n.count > 12) return LabelForm::full;
  return tall < 0.7f ? LabelForm::shape : tall < 1.6f ? LabelForm::shorter : LabelForm::full;
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

void draw_leader(const Canvas& c, const LabelPlace& place, float s) {
  const glm::vec2 to = glm::clamp(place.tip, place.box.low, place.box.high);
  if (glm::distance(to, place.tip) < 3 * s) return;
  const ImVec2 a{place.tip.x, place.tip.y}, b{to.x, to.y};
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

// Who and what is told where: made once, drawn or read.
struct Plan {
  std::vector<Named> units;
  std::vector<Sign> signs;
  std::vector<LabelPlace> places;
  Look look;
  bool symbols = false, strength = true;  // a map's symbols with codes; else names, with how many they are
  bool people = true;                     // are seen, and labels stand beside them; else in their place

  const Sign* sign_of(std::uint32_t id) const {
    const auto at = std::find_if(signs.begin(), signs.end(), [&](const Sign& sign) { return sign.id == id; });
    return at == signs.end() ? nullptr : &*at;
  }
  const Named& named(std::uint32_t id) const {
    return *std::find_if(units.begin(), units.end(), [&](const Named& n) { return n.id == id; });
  }
};

std::vector<LabelWish> wishes_of(const Canvas& c, const Plan& plan, float letter) {
  const Look& look = plan.look;
  // The same for a small picture of the same view.
  const auto tall = [&](const Named& n) { return float(n.seen.tall / n.seen.count) / letter; };
  std::vector<LabelWish> wishes;
  for (const Named& n : plan.units) {
    const Style code{.face = Face::bold, .points = look.points};
    const glm::vec2 symbol(std::max(letter * 2.4f, measure(c, n.code, code).x + letter), letter * 1.7f);
    const std::string_view name = full_name(n, c.language);
    wishes.push_back(
        {.id = n.id,
         .anchor = middle_of(n),
         .extent = extent_of(n),
         .spread = spread_of(n),
         .priority = priority_of(n),
         .full = plan.symbols ? symbol : size_of(c, look, n, name, false),
         .shorter = plan.symbols ? symbol : size_of(c, look, n, name, true),
         .must = n.selected,
         .at_best = plan.strength ? at_best(n, tall(n)) : std::max(at_best(n, tall(n)), LabelForm::shorter)});
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
  plan.people = now.state.unit_look != UnitLook::symbols;
  plan.strength = now.state.labels == LabelLevel::full;
  if (now.stage.people.empty() || (now.state.labels == LabelLevel::none && !plan.symbols)) return plan;
  const Picture picture = picture_of(now.stage, camera, {{table.x, table.y}, {table.x + table.w, table.y + table.h}});
  plan.units = seen_units(now, picture, letter * (large ? 6.5f : 5.0f));
  plan.signs = seen_signs(c, now, camera, table);
  std::vector<Rect> rects;
  for (const Box& b : taken) rects.push_back({{b.x, b.y - 6 * c.scale}, {b.x + b.w, b.y + b.h}});
  const LabelCover cover = cover_of(now, picture, letter / 2);
  const LabelRoom room{
      .table = {glm::vec2(table.x, table.y) + 4.0f, glm::vec2(table.x + table.w, table.y + table.h) - 4.0f},
      .taken = rects,
      .cover = plan.people ? &cover : nullptr,
      .share = large ? 0.125f : 0.11f,
      .shape = std::max(9.0f, letter * 0.62f),
      .gap = plan.symbols ? letter * 1.1f : letter * 0.75f};
  plan.places = lay_out(wishes_of(c, plan, letter), room, memory);
  return plan;
}

}  // namespace

void draw_labels(const Canvas& c, Box table, const Moment& now, const renderer::Camera& camera, bool large,
                 std::span<const Box> taken, LabelMemory* memory) {
  const Plan plan = plan_labels(c, table, now, camera, large, taken, memory);
  for (const LabelPlace& p : plan.places) {
    if (p.form == LabelForm::shape) continue;
    draw_leader(c, p, plan.look.s);
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
