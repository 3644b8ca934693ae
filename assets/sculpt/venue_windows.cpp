// Windows and shop fronts: glass that holds a piece of sky, frames, curtains, shutters, goods.
#include <cmath>
#include <utility>

#include "assets/sculpt/venue_parts.h"

namespace sculpt {
namespace {

constexpr std::uint32_t kGoods[] = {0xc9962e, 0x4f7d3a, 0xb8552f, 0xd9d3c4, 0x3e6f8a, 0x8a3f50, 0xcfae6a};

// A rectangle on a wall that looks along the place's +z, each corner with a colour of its own:
// lower left, lower right, upper right, upper left as one faces it.
void add_sheet_on(Solid& s, At where, glm::vec3 middle, glm::vec2 size, const std::uint32_t (&rgb)[4]) {
  const float sn = std::sin(where.turn), cs = std::cos(where.turn);
  const auto p = [&](float x, float y) {
    const glm::vec3 v = middle + glm::vec3(x * size.x / 2, y * size.y / 2, 0);
    return glm::vec3(cs * v.x + sn * v.z, v.y, cs * v.z - sn * v.x) + where.place;
  };
  const glm::vec3 out(sn, 0, cs);
  add_shaded(s, {p(-1, -1), p(1, -1), p(1, 1)}, {out, out, out}, {rgb[0], rgb[1], rgb[2]}, kWhite);
  add_shaded(s, {p(-1, -1), p(1, 1), p(-1, 1)}, {out, out, out}, {rgb[0], rgb[2], rgb[3]}, kWhite);
}

// Slats of a roller shutter, or the leaves of a wooden one.
void add_slats(Solid& s, At where, glm::vec3 middle, glm::vec2 size, std::uint32_t rgb, int slats) {
  add_sheet_on(s, where, middle, size, {rgb, rgb, rgb, rgb});
  s.seen = Seen::near;
  const std::uint32_t dark = mixed(rgb, 0x1c1a18, 0.38f);
  for (int k = 0; k < slats; ++k) {
    const float y = middle.y - size.y / 2 + size.y * (float(k) + 0.5f) / float(slats);
    add_sheet_on(s, where, {middle.x, y, middle.z + 0.006f}, {size.x * 0.96f, size.y / float(slats) * 0.32f},
                 {dark, dark, rgb, rgb});
  }
  s.seen = Seen::always;
}

// What an open shop shows: a lit floor, a dark ceiling, shelves full of things.
void add_open_shop(Solid& s, At where, float x, float width, float height, float z, int k) {
  add_sheet_on(s, where, {x, height / 2 + 0.08f, z}, {width, height}, {0x6e5b45, 0x6e5b45, 0x231d18, 0x231d18});
  s.seen = Seen::near;
  const int columns = std::max(2, int(width / 0.55f));
  for (int shelf = 0; shelf < 3; ++shelf) {
    const float y = 0.62f + 0.52f * float(shelf);
    add_box(s, where, {x, y - 0.05f, z + 0.06f}, {width * 0.94f, 0.04f, 0.1f}, {0x8a6a44});
    for (int i = 0; i < columns; ++i) {
      if ((i * 5 + shelf * 3 + k) % 7 == 0) continue;
      const float h = 0.18f + 0.05f * float((i + shelf + k) % 4);
      const std::uint32_t rgb = kGoods[std::size_t(i * 3 + shelf + k) % std::size(kGoods)],
                          dark = mixed(rgb, 0x1a1612, 0.35f);
      add_sheet_on(s, where,
                   {x + width * 0.92f * ((float(i) + 0.5f) / float(columns) - 0.5f), y + h / 2 - 0.02f, z + 0.12f},
                   {0.34f, h}, {dark, dark, rgb, rgb});
    }
  }
  // Crates on the pavement.
  for (int i = 0; i < 3; ++i) {
    const float at_x = x + width * (0.28f * float(i) - 0.28f);
    add_box(s, where, {at_x, 0.3f, z + 0.5f}, {0.7f, 0.42f, 0.5f}, {0x94703f});
    add_box(s, where, {at_x, 0.54f, z + 0.5f}, {0.6f, 0.1f, 0.4f}, {kGoods[std::size_t(i + k) % std::size(kGoods)]});
  }
  s.seen = Seen::always;
}

void add_poster(Solid& s, At where, glm::vec3 middle, std::uint32_t rgb) {
  add_sheet_on(s, where, middle, {0.36f, 0.5f}, {rgb, rgb, 0xe6e1d4, 0xe6e1d4});
}

}  // namespace

void add_glass(Solid& s, At where, glm::vec3 middle, glm::vec2 size) {
  // Above, the pane mirrors the sky; below, one looks into a dim room.
  add_sheet_on(s, where, middle, size, {0x2b3942, 0x36474f, 0x9db4c0, 0x7f98a6});
}

void add_dim_room(Solid& s, At where, glm::vec3 middle, glm::vec2 size) {
  // Light falls in from the door on the floor and fades on the back wall.
  add_sheet_on(s, where, middle, size, {0x8a7152, 0x94795a, 0x40342a, 0x372d24});
}

void add_window(Solid& s, At where, glm::vec3 middle, glm::vec2 size, const Casement& c) {
  const float z = middle.z;
  add_box(s, where, {middle.x, middle.y, z + 0.02f}, {size.x + 0.2f, size.y + 0.2f, 0.08f}, c.frame);
  add_glass(s, where, {middle.x, middle.y, z + 0.065f}, size);
  if (c.curtains) {
    const std::uint32_t pale = 0xd8cbb0, fold = 0xb7a888;
    for (float side : {-1.0f, 1.0f})
      add_sheet_on(s, where, {middle.x + side * size.x * 0.37f, middle.y, z + 0.069f}, {size.x * 0.26f, size.y},
                   {side < 0 ? pale : fold, side < 0 ? fold : pale, side < 0 ? fold : pale, side < 0 ? pale : fold});
  }
  if (c.shutters != 0)
    for (float side : {-1.0f, 1.0f})
      add_slats(s, where, {middle.x + side * (size.x * 0.75f + 0.1f), middle.y, z + 0.05f}, {size.x * 0.46f, size.y},
                c.shutters, 6);
  s.seen = Seen::near;
  const std::uint32_t bar = mixed(c.frame.rgb, 0x201c18, 0.12f);
  add_sheet_on(s, where, {middle.x, middle.y, z + 0.08f}, {0.06f, size.y}, {bar, bar, bar, bar});
  add_sheet_on(s, where, {middle.x, middle.y + size.y * 0.2f, z + 0.08f}, {size.x, 0.05f}, {bar, bar, bar, bar});
  add_box(s, where, {middle.x, middle.y - size.y / 2 - 0.12f, z + 0.1f}, {size.x + 0.34f, 0.08f, 0.24f}, c.frame);
  s.seen = Seen::always;
}

void add_door(Solid& s, At where, glm::vec3 foot, glm::vec2 size, Paint leaf) {
  const glm::vec3 middle = foot + glm::vec3(0, size.y / 2, 0);
  add_box(s, where, middle + glm::vec3(0, 0.05f, 0.02f), {size.x + 0.2f, size.y + 0.1f, 0.1f}, kWhite);
  add_box(s, where, middle + glm::vec3(0, 0, 0.06f), {size.x, size.y, 0.06f}, leaf);
  const std::uint32_t panel = mixed(leaf.rgb, 0x14100c, 0.35f);
  s.seen = Seen::near;
  for (float y : {-0.24f, 0.24f})
    add_sheet_on(s, where, middle + glm::vec3(0, y * size.y, 0.095f), {size.x * 0.66f, size.y * 0.34f},
                 {panel, panel, leaf.rgb, leaf.rgb});
  add_box(s, where, middle + glm::vec3(size.x * 0.38f, -0.05f, 0.11f), {0.05f, 0.14f, 0.05f}, {0xc9a85a});
  add_box(s, where, foot + glm::vec3(0, 0.06f, 0.35f), {size.x + 0.4f, 0.12f, 0.6f}, kConcrete);
  s.seen = Seen::always;
}

void add_awning(Solid& s, At where, glm::vec3 middle, float width, float reach, std::uint32_t stripe) {
  const float sn = std::sin(where.turn), cs = std::cos(where.turn);
  const auto p = [&](float x, float y, float z) {
    const glm::vec3 v = middle + glm::vec3(x, y, z);
    return glm::vec3(cs * v.x + sn * v.z, v.y, cs * v.z - sn * v.x) + where.place;
  };
  const bool one_sided = std::exchange(s.one_sided, false);  // people walk under it
  const int stripes = std::max(4, int(width / 0.7f)), sag = 2;
  for (int i = 0; i < stripes; ++i) {
    const float x0 = width * (float(i) / float(stripes) - 0.5f), x1 = width * (float(i + 1) / float(stripes) - 0.5f);
    const Paint paint{i % sag == 0 ? 0xe0dac9u : stripe};
    add_quad(s, p(x0, -0.5f, reach), p(x1, -0.5f, reach), p(x1, 0, 0), p(x0, 0, 0), paint);
    add_quad(s, p(x0, -0.72f, reach), p(x1, -0.72f, reach), p(x1, -0.5f, reach), p(x0, -0.5f, reach),
             {mixed(paint.rgb, 0x2a241c, 0.15f)});
  }
  s.one_sided = one_sided;
}

void add_shop_front(Solid& s, At where, float width, float z, int k) {
  const float bay = width - 1.2f;
  if (k % 3 == 0) {  // open, a shutter's box above
    add_open_shop(s, where, 0, bay, 2.05f, z, k);
    add_box(s, where, {0, 2.2f, z + 0.05f}, {bay + 0.2f, 0.22f, 0.26f}, kSteel);
  } else if (k % 3 == 1) {  // half of it closed
    add_slats(s, where, {-bay / 4 - 0.05f, 1.12f, z + 0.02f}, {bay / 2 - 0.1f, 2.1f}, 0x9aa3a8, 11);
    add_open_shop(s, where, bay / 4 + 0.05f, bay / 2 - 0.1f, 2.05f, z, k);
  } else {  // glass, with a door and posters
    const float pane = (bay - 1.3f) / 2;
    for (float side : {-1.0f, 1.0f})
      add_window(s, where, {side * (0.65f + pane / 2), 1.25f, z}, {pane - 0.25f, 1.7f}, {.frame = {0x5b4a38}});
    add_door(s, where, {0, 0.05f, z}, {1.0f, 2.1f}, {0x3f5a66});
    s.seen = Seen::near;
    for (int i = 0; i < 4; ++i)
      add_poster(s, where, {(i < 2 ? -1.0f : 1.0f) * (0.65f + pane * (0.3f + 0.4f * float(i % 2))), 1.0f, z + 0.075f},
                 kGoods[std::size_t(i + k) % std::size(kGoods)]);
    s.seen = Seen::always;
  }
  for (float side : {-1.0f, 1.0f})
    add_box(s, where, {side * (bay / 2 + 0.14f), 1.15f, z + 0.06f}, {0.2f, 2.3f, 0.2f}, {0xcfc4aa});
}

}  // namespace sculpt
