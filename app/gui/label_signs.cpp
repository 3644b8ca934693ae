#include "app/gui/label_signs.h"

#include "app/build_view.h"
#include "app/camera.h"
#include "app/fires.h"

namespace app::gui {
namespace {

// Paper, where a unit's label is slate: one sees at once which is which.
constexpr std::uint32_t kPaper = 0xf0e8f0f4, kWords = 0xff241e1b, kEdge = 0xff1d1915, kHot = 0xff2f6fe0;
constexpr std::uint32_t kPlaceIds = 0x20000, kIncidentIds = 0x40000, kFireIds = 0x80000;

bool on_table(const renderer::Camera& camera, Box table, glm::vec3 at, glm::vec2& anchor) {
  const glm::vec3 p = project(camera, at, {table.w, table.h});
  anchor = {table.x + p.x, table.y + p.y};
  return p.z > 0 && p.x >= 0 && p.y >= 0 && p.x <= table.w && p.y <= table.h;
}

// The middle of those who take part and are there; false when nobody is.
bool middle_of(const scenes::Drill& drill, const scenes::Stage& stage, const std::vector<scenes::UnitId>& who,
               scenes::Vec2& middle) {
  scenes::Vec2 sum;
  int count = 0;
  for (const scenes::UnitId id : who) {
    const scenes::Unit& unit = drill.units[id.index];
    for (int k = 0; k < unit.count; ++k) {
      const scenes::PersonState& p = stage.people[unit.first_person + std::uint32_t(k)];
      if (p.activity != scenes::Activity::gone) sum = sum + p.at, ++count;
    }
  }
  if (count > 0) middle = sum * (1 / float(count));
  return count > 0;
}

void diamond(const Canvas& c, glm::vec2 middle, float r, std::uint32_t colour) {
  c.list->AddQuadFilled({middle.x, middle.y - r}, {middle.x + r, middle.y}, {middle.x, middle.y + r},
                        {middle.x - r, middle.y}, colour);
}
void draw_shape(const Canvas& c, const Sign& sign, glm::vec2 middle, float r, float s) {
  if (sign.incident) {
    diamond(c, middle, r * 1.25f, kEdge);
    diamond(c, middle, r * 1.25f - 1.6f * s, 0xffffffff);
    diamond(c, middle, r * 1.25f - 3.4f * s, kHot);
    return;
  }
  fill(c, {middle.x - r, middle.y - r * 0.72f, 2 * r, 1.44f * r}, kEdge, 1);
  fill(c, {middle.x - r + 1.4f * s, middle.y - r * 0.72f + 1.4f * s, 2 * r - 2.8f * s, 1.44f * r - 2.8f * s}, kPaper,
       0);
}

}  // namespace

std::vector<Sign> seen_signs(const Canvas& c, const Moment& now, const renderer::Camera& camera, Box table) {
  const scenes::Drill& drill = now.document.drill;
  std::vector<Sign> out;
  for (std::size_t i = 0; i < drill.venue.areas.size(); ++i) {
    const scenes::NamedArea& area = drill.venue.areas[i];
    if ((area.kind != scenes::AreaKind::exit && area.kind != scenes::AreaKind::room) || area.title.empty()) continue;
    scenes::Vec2 middle;
    for (const scenes::Vec2& p : area.outline) middle = middle + p * (1 / float(area.outline.size()));
    Sign sign{.id = kPlaceIds + std::uint32_t(i), .text = area.title.in(c.language)};
    if (on_table(camera, table, to_world(middle, 0), sign.anchor)) out.push_back(sign);
  }
  for (const scenes::EventId id : now.stage.active) {
    const scenes::Event& e = drill.events[id.index];
    const bool thrown = e.verb == scenes::Verb::throw_;
    scenes::Vec2 at;
    if ((!thrown && e.verb != scenes::Verb::surge) || !middle_of(drill, now.stage, e.who, at)) continue;
    Sign sign{.id = kIncidentIds + std::uint32_t(id.index),
              .incident = true,
              .text = c.say(thrown ? Word::throwing : Word::pushing)};
    if (on_table(camera, table, to_world(at, 1.2f), sign.anchor)) out.push_back(sign);
  }
  for (const Fixture& fixture : now.document.cast.fixtures) {
    const std::optional<Fire> fire = fire_of(now.document, fixture, now.stage);
    if (!fire) continue;
    const scenes::Prop& prop = drill.props[fixture.prop.index];
    Sign sign{.id = kFireIds + std::uint32_t(fixture.prop.index), .incident = true};
    sign.text = (prop.title.empty() ? scenes::prop_types()[prop.type].title : prop.title).in(c.language);
    if (on_table(camera, table, fire->middle(), sign.anchor)) out.push_back(sign);
  }
  return out;
}

glm::vec2 size_of(const Canvas& c, const Sign& sign, float points, float s) {
  const ImVec2 text = measure(c, sign.text, {.face = Face::bold, .points = points * 0.9f});
  return {text.x + (sign.text.empty() ? 20 : 30) * s, text.y + 6 * s};
}

void draw_sign(const Canvas& c, const Sign& sign, const LabelPlace& place, float points, float s) {
  const Box b{place.box.low.x, place.box.low.y, place.box.size().x, place.box.size().y};
  const glm::vec2 middle = (place.box.low + place.box.high) * 0.5f;
  if (place.form == LabelForm::shape) return draw_shape(c, sign, middle, b.w / 2, s);
  fill(c, {b.x - 1.5f * s, b.y - 1.5f * s, b.w + 3 * s, b.h + 3 * s}, kEdge, 3);
  fill(c, b, kPaper, 2);
  draw_shape(c, sign, {b.x + 11 * s, middle.y}, 5.5f * s, s);
  write(c, {b.x + 22 * s, b.y + 3 * s}, sign.text, {.face = Face::bold, .points = points * 0.9f, .colour = kWords});
}

}  // namespace app::gui
