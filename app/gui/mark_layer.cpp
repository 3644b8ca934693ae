// What of the marks is drawn over the picture: texts, callouts, numbers, spotlights, marks
// on the glass and on surfaces, measures, and the laser.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "app/apply.h"
#include "app/gui/canvas.h"
#include "app/gui/hall_words.h"
#include "app/gui/scratch.h"
#include "app/mark_shapes.h"
#include "app/picking.h"
#include "app/player.h"

namespace app::gui {
namespace {

constexpr float kHallLetter = 1 / 30.0f;  // of the picture's height
constexpr float kMeasureShare = 0.8f;     // of a callout's letters

// How large a mark's words are, of a callout's.
float text_share(const Mark& mark) {
  if (mark.kind == MarkKind::text) return 0.85f + 0.25f * float(mark.style.width);
  return mark.kind == MarkKind::measure || mark.kind == MarkKind::region ? kMeasureShare : 1.0f;
}

struct Layer {
  const Canvas& c;
  TableBox table;
  const renderer::Camera& camera;
  float text_points;  // of texts and numbers
  std::span<const MarkPlate> plates = {};
};

ImVec2 flat(glm::vec3 p) { return {p.x, p.y}; }

void draw_line(const Layer& l, const Mark& mark, float strength) {
  const Canvas& c = l.c;
  std::vector<ImVec2> pixels;
  for (const glm::vec3& point : outline_of(mark)) {
    const glm::vec3 p = pixel_of(mark, point, l.camera, l.table);
    if (p.z > 0) pixels.push_back(flat(p));
  }
  if (pixels.size() < 2) return;
  const float width = (3.0f + 3.0f * float(mark.style.width)) * c.scale;
  const std::uint32_t colour = with_alpha(mark_colour(mark.style.colour), strength);
  const std::uint32_t rim = with_alpha(mark_outline(mark.style.colour), strength);
  const auto stroke = [&](std::uint32_t with, float w) {
    c.list->AddPolyline(pixels.data(), int(pixels.size()), with, 0, w);
    for (const ImVec2 end : {pixels.front(), pixels.back()}) c.list->AddCircleFilled(end, w / 2, with, 16);
  };
  const auto head = [&](std::uint32_t with, float size, float beyond) {
    const ImVec2 tip = pixels.back(), before = pixels[pixels.size() - 2];
    const float length = std::max(1e-3f, std::hypot(tip.x - before.x, tip.y - before.y));
    const ImVec2 d((tip.x - before.x) / length, (tip.y - before.y) / length);
    const ImVec2 end(tip.x + d.x * beyond, tip.y + d.y * beyond),
        foot(tip.x - d.x * size * 1.6f, tip.y - d.y * size * 1.6f);
    c.list->AddTriangleFilled(end, {foot.x - d.y * size, foot.y + d.x * size},
                              {foot.x + d.y * size, foot.y - d.x * size}, with);
  };
  stroke(rim, width + 3 * c.scale);
  if (mark.kind == MarkKind::arrow) head(rim, width * 1.8f + 3 * c.scale, 4 * c.scale);
  stroke(colour, width);
  if (mark.kind == MarkKind::arrow) head(colour, width * 1.8f, 0);
}

// Where people or walls hide a line on the ground, a thin one over the picture tells how it
// goes on: half of a region behind a crowd would not be read as a region.
void draw_hidden_line(const Layer& l, const Mark& mark, float strength) {
  const Canvas& c = l.c;
  const std::uint32_t colour = with_alpha(mark_colour(mark.style.colour), strength * 0.6f);
  glm::vec3 before(0);
  for (const glm::vec3& point : outline_of(mark)) {
    const glm::vec3 p = pixel_of(mark, point, l.camera, l.table);
    if (p.z > 0 && before.z > 0) c.list->AddLine(flat(before), flat(p), colour, 2.5f * c.scale);
    before = p;
  }
}

std::string words_of(const Mark& mark) {
  if (mark.kind == MarkKind::measure) return measure_text(mark.points);
  if (mark.kind == MarkKind::region) return mark.points.size() > 2 ? area_text(mark.points) : std::string();
  return mark.text;
}

// What a mark says in words, and where: centred at a pixel.
std::optional<MarkPlate> plate_of(const Layer& l, const Mark& mark) {
  const bool measures = mark.kind == MarkKind::measure, region = mark.kind == MarkKind::region;
  if (mark.points.empty() || ((measures || region) && mark.style.glass)) return std::nullopt;
  if (mark.kind == MarkKind::callout && mark.points.size() < 2) return std::nullopt;
  MarkPlate out{.mark = mark.id, .text = words_of(mark)};
  if (out.text.empty()) return std::nullopt;
  if (mark.secret) out.text += fmt::format("  ·  {}", l.c.say(Word::only_you));
  glm::vec3 at = mark.points.back();
  if (region) at = std::accumulate(mark.points.begin(), mark.points.end(), glm::vec3(0)) / float(mark.points.size());
  const glm::vec3 p = pixel_of(mark, at, l.camera, l.table);
  if (p.z <= 0) return std::nullopt;
  out.style = {.face = Face::bold, .points = l.text_points * text_share(mark), .wrap = l.table.size.x * 0.4f};
  const float s = l.c.scale, y = p.y - (measures ? 26 : 0) * s;
  const ImVec2 m = measure(l.c, out.text, out.style);
  out.box = {p.x - m.x / 2 - 10 * s, y - m.y / 2 - 6 * s, m.x + 20 * s, m.y + 12 * s};
  return out;
}

// On a ground of the outline's colour.
void draw_plate(const Layer& l, const Mark& mark, float strength, bool selected) {
  const auto plate = std::find_if(l.plates.begin(), l.plates.end(),
                                  [&](const MarkPlate& p) { return p.mark == mark.id && !p.text.empty(); });
  if (plate == l.plates.end()) return;
  const Canvas& c = l.c;
  const Box& b = plate->box;
  fill(c, b, with_alpha(mark.style.colour == 4 ? 0xf0ffffffu : 0xe819140fu, strength), 6);
  Style style = plate->style;
  style.colour = with_alpha(mark_colour(mark.style.colour), strength);
  write(c, {b.x + 10 * c.scale, b.y + 6 * c.scale}, plate->text, style);
  if (selected) frame(c, b, c.palette->accent, 6, 2);
}

void draw_callout(const Layer& l, const Mark& mark, float strength, bool selected) {
  if (mark.points.size() < 2) return;
  const glm::vec3 at = pixel_of(mark, mark.points[0], l.camera, l.table),
                  box = pixel_of(mark, mark.points[1], l.camera, l.table);
  if (at.z <= 0 || box.z <= 0) return;
  const Canvas& c = l.c;
  const std::uint32_t colour = with_alpha(mark_colour(mark.style.colour), strength);
  c.list->AddLine(flat(at), flat(box), with_alpha(mark_outline(mark.style.colour), strength), 6 * c.scale);
  c.list->AddLine(flat(at), flat(box), colour, 3 * c.scale);
  c.list->AddCircleFilled(flat(at), 7 * c.scale, with_alpha(mark_outline(mark.style.colour), strength), 20);
  c.list->AddCircleFilled(flat(at), 5 * c.scale, colour, 20);
  draw_plate(l, mark, strength, selected);
}

float number_radius(const Layer& l, const Mark& mark) {
  return (16 + 4 * float(mark.style.width)) * l.c.scale * l.text_points / 24;
}

void draw_number(const Layer& l, const Mark& mark, float strength) {
  const glm::vec3 p = pixel_of(mark, mark.points[0], l.camera, l.table);
  if (p.z <= 0) return;
  const Canvas& c = l.c;
  const float r = number_radius(l, mark);
  c.list->AddCircleFilled(flat(p), r + 2.5f * c.scale, with_alpha(mark_outline(mark.style.colour), strength), 32);
  c.list->AddCircleFilled(flat(p), r, with_alpha(mark_colour(mark.style.colour), strength), 32);
  const std::string number = std::to_string(mark.number);
  const Style style{.face = Face::bold,
                    .points = r * 1.25f / c.scale,
                    .colour = with_alpha(mark.style.colour == 4 ? 0xffffffffu : 0xff19140fu, strength)};
  const ImVec2 m = measure(c, number, style);
  write(c, {p.x - m.x / 2, p.y - m.y / 2}, number, style);
}

// Everything but a circle goes dark.
void draw_spotlight(const Layer& l, const Mark& mark, float strength) {
  std::vector<ImVec2> rim;
  for (const glm::vec3& point : outline_of(mark)) {
    const glm::vec3 p = pixel_of(mark, point, l.camera, l.table);
    if (p.z <= 0) return;  // the circle reaches behind the eye: then nothing sensible is seen
    rim.push_back(flat(p));
  }
  if (rim.size() < 8) return;
  ImVec2 middle(0, 0);
  for (std::size_t i = 0; i + 1 < rim.size(); ++i) middle = {middle.x + rim[i].x, middle.y + rim[i].y};
  middle = {middle.x / float(rim.size() - 1), middle.y / float(rim.size() - 1)};
  const std::uint32_t dark = with_alpha(0xb80c0806u, strength);
  const int flags = l.c.list->Flags;
  l.c.list->Flags = flags & ~ImDrawListFlags_AntiAliasedFill;  // or the seams would show
  const auto far = [&](ImVec2 p) {
    const float length = std::max(1e-3f, std::hypot(p.x - middle.x, p.y - middle.y));
    return ImVec2(middle.x + (p.x - middle.x) / length * 9000, middle.y + (p.y - middle.y) / length * 9000);
  };
  for (std::size_t i = 0; i + 1 < rim.size(); ++i)
    l.c.list->AddQuadFilled(rim[i], far(rim[i]), far(rim[i + 1]), rim[i + 1], dark);
  l.c.list->Flags = flags;
  l.c.list->AddPolyline(rim.data(), int(rim.size()), with_alpha(0xd0ffffffu, strength), 0, 2 * l.c.scale);
}

void draw_mark(const Layer& l, const Mark& mark, float strength, bool selected) {
  if (mark.points.empty()) return;
  switch (mark.kind) {
    case MarkKind::spotlight:
      return draw_spotlight(l, mark, strength);
    case MarkKind::number:
      return draw_number(l, mark, strength);
    case MarkKind::callout:
      return draw_callout(l, mark, strength, selected);
    case MarkKind::text:
      return draw_plate(l, mark, strength, selected);
    default:
      break;
  }
  if (lies_on_ground(mark))
    draw_hidden_line(l, mark, strength);
  else
    draw_line(l, mark, strength);
  draw_plate(l, mark, strength, false);
}

void draw_laser(const Layer& l, const Laser& laser) {
  const Canvas& c = l.c;
  constexpr std::uint32_t kBeam = 0xff4a1cffu;  // a red that nothing else on the table has
  const float r = std::max(6.0f, l.table.size.y / 130);
  const auto strength = [](const Laser::Point& p) { return std::clamp(1 - p.age / kLaserSeconds, 0.0f, 1.0f); };
  ImVec2 before(0, 0);
  bool begun = false;
  if (laser.mode != LaserMode::dot)
    for (std::size_t i = 0; i < laser.points.size(); ++i) {
      const glm::vec3 p = project(l.camera, laser.points[i].at, l.table.size);
      if (p.z <= 0) {
        begun = false;
        continue;
      }
      const ImVec2 here(p.x + l.table.origin.x, p.y + l.table.origin.y);
      const float a = strength(laser.points[i]);
      if (begun) {
        c.list->AddLine(before, here, with_alpha(0xa0ffffffu, a), r * 1.5f);
        c.list->AddLine(before, here, with_alpha(kBeam, a), r * 0.9f);
      }
      before = here;
      begun = true;
    }
  if (laser.points.empty() || (laser.mode == LaserMode::stays && !laser.held)) return;
  const glm::vec3 p = project(l.camera, laser.points.back().at, l.table.size);
  if (p.z <= 0) return;
  const ImVec2 at(p.x + l.table.origin.x, p.y + l.table.origin.y);
  const float a = strength(laser.points.back());
  c.list->AddCircleFilled(at, r * 2.4f, with_alpha(0x504a1cffu, a), 32);
  c.list->AddCircleFilled(at, r * 1.35f, with_alpha(0xf0ffffffu, a), 32);
  c.list->AddCircleFilled(at, r, with_alpha(kBeam, a), 32);
}

// The field for the draft's text, where the text will stand.
void ask_text(const Layer& l, const Mark& draft, Commands& commands, Scratch& scratch) {
  if (draft.kind != MarkKind::text && draft.kind != MarkKind::callout) return;
  if (draft.kind == MarkKind::callout && ImGui::IsMouseDown(0)) return;  // still being dragged
  const glm::vec3 p = pixel_of(draft, draft.points.back(), l.camera, l.table);
  const Canvas& c = l.c;
  const float w = 420 * c.scale, h = 44 * c.scale;
  const Box b{std::clamp(p.x - w / 2, l.table.origin.x + 8, l.table.origin.x + l.table.size.x - w - 8),
              std::clamp(p.y - h / 2, l.table.origin.y + 8, l.table.origin.y + l.table.size.y - h - 8), w, h};
  cover(c, b);
  if (text_field(c, "##mark", b, scratch.mark_text, c.say(Word::mark_text), true)) {
    commands.push_back(EndMark{scratch.mark_text});
    scratch.mark_text.clear();
  }
}

Layer layer_of(const Canvas& c, Box table, const renderer::Camera& camera, bool large) {
  return {c,
          {{table.x, table.y}, {std::max(1.0f, table.w), std::max(1.0f, table.h)}},
          camera,
          large ? std::max(24.0f, c.size.y * kHallLetter / c.scale) : 24};
}

// Read by the hall as they are: not the pale ghost of another branch's mark.
bool is_read(const AppState& state, const Mark& mark) {
  return strength_of(mark, branch_of(state), state.t) > kGhostStrength;
}

}  // namespace

MarkLayer lay_out_marks(const Canvas& c, Box table, const AppState& state, const renderer::Camera& camera, bool large) {
  MarkLayer out{.c = c, .table = table, .camera = camera, .large = large};
  if (!state.document || !state.show_marks) return out;
  const Layer l = layer_of(c, table, camera, large);
  const auto lay_out = [&](const Mark& mark, bool read) {
    if (large && mark.secret) return;
    if (mark.kind == MarkKind::number && !mark.points.empty()) {
      const glm::vec3 p = pixel_of(mark, mark.points[0], l.camera, l.table);
      const float r = number_radius(l, mark);
      if (p.z > 0) out.plates.push_back({.mark = mark.id, .box = {p.x - r, p.y - r, 2 * r, 2 * r}, .read = read});
    } else if (auto plate = plate_of(l, mark)) {
      plate->read = read;
      out.plates.push_back(std::move(*plate));
    }
  };
  for (const Mark& mark : state.board.marks)
    if (strength_of(mark, branch_of(state), state.t) > 0) lay_out(mark, is_read(state, mark));
  if (state.draft) lay_out(*state.draft, false);
  return out;
}

void draw_marks(const MarkLayer& layer, const AppState& state, Commands& commands, Scratch& scratch) {
  if (!state.document) return;
  const bool large = layer.large;
  Layer l = layer_of(layer.c, layer.table, layer.camera, large);
  l.plates = layer.plates;
  if (state.show_marks) {
    // Spotlights first: what is drawn over the dark stays bright.
    for (const bool spots : {true, false})
      for (const Mark& mark : state.board.marks) {
        if ((mark.kind == MarkKind::spotlight) != spots || (large && mark.secret)) continue;
        const float strength = strength_of(mark, branch_of(state), state.t);
        if (strength > 0 && (!spots || strength > kGhostStrength))
          draw_mark(l, mark, strength, mark.id == state.selected_mark);
      }
    if (state.draft && !(large && state.draft->secret)) draw_mark(l, *state.draft, 1, false);
  }
  draw_laser(l, state.laser);
  if (state.draft && !large) ask_text(l, *state.draft, commands, scratch);
}

std::vector<HallText> mark_words(const Canvas&, const AppState& state) {
  std::vector<HallText> out;
  if (!state.show_marks) return out;
  for (const Mark& mark : state.board.marks) {
    if (!is_read(state, mark) || mark.secret) continue;
    if (std::string text = words_of(mark); !text.empty())
      out.push_back({std::move(text), kHallLetter * text_share(mark)});
  }
  return out;
}

}  // namespace app::gui
