// The rim of the apron (kerbs, rails, gates, lamps), what is parked on it, and the town
// beyond.
#include <cmath>
#include <utility>

#include "assets/sculpt/venue_parts.h"

namespace sculpt {
namespace {

using assets::Surface;

// Black and white, as kerbs are in Java; a gap where a gate is.
void kerb(Solid& s, glm::vec2 from, glm::vec2 to) {
  const float whole = glm::distance(from, to);
  const glm::vec2 along = (to - from) / whole, side(-along.y * 0.16f, along.x * 0.16f);
  const int parts = std::max(1, int(whole / 1.6f + 0.5f));
  for (int k = 0; k < parts; ++k) {
    const glm::vec2 p = from + along * (whole * float(k) / float(parts)),
                    q = from + along * (whole * float(k + 1) / float(parts));
    const Paint paint{k % 2 == 0 ? 0xd2cdbeu : 0x2b2c2eu};
    const auto at_side = [&](glm::vec2 v, float w, float y) {
      return glm::vec3(v.x + side.x * w, y, -(v.y + side.y * w));
    };
    add_quad(s, at_side(p, -1, 0.13f), at_side(q, -1, 0.13f), at_side(q, 1, 0.13f), at_side(p, 1, 0.13f), paint);
    for (float w : {-1.0f, 1.0f}) {
      const glm::vec2 a = w < 0 ? p : q, b = w < 0 ? q : p;
      add_quad(s, at_side(a, w, -0.05f), at_side(b, w, -0.05f), at_side(b, w, 0.13f), at_side(a, w, 0.13f), paint);
    }
  }
}

void rail(Solid& s, glm::vec2 from, glm::vec2 to) {
  const float whole = glm::distance(from, to);
  const glm::vec2 along = (to - from) / whole;
  const int posts = std::max(1, int(whole / 3));
  for (int k = 0; k <= posts; ++k) {
    const glm::vec2 p = from + along * (whole * float(k) / float(posts));
    add_box(s, {at(p.x, p.y)}, {0, 0.42f, 0}, {0.2f, 0.9f, 0.2f}, kConcrete);
  }
  for (float y : {0.42f, 0.76f}) add_bar(s, {}, at(from.x, from.y, y), at(to.x, to.y, y), 0.045f, kSteel, 5);
}

void gate(Solid& s, glm::vec2 a, glm::vec2 b, std::string_view name, float faces) {
  const glm::vec2 middle = (a + b) * 0.5f, along = glm::normalize(b - a);
  for (const glm::vec2 p : {a, b}) {
    add_box(s, {at(p.x, p.y)}, {0, 1.6f, 0}, {0.7f, 3.2f, 0.7f}, {0xc7b794}, 0.07f);
    add_box(s, {at(p.x, p.y)}, {0, 3.28f, 0}, {0.9f, 0.16f, 0.9f}, {0x8f5f4a}, 0.04f);
  }
  const float width = glm::distance(a, b);
  add_box(s, {at(middle.x, middle.y), faces}, {0, 3.75f, 0}, {width + 1.0f, 0.8f, 0.3f}, {0x7f2219}, 0.05f);
  for (float turn : {0.0f, kHalf})
    add_text(s, {at(middle.x, middle.y), faces + turn}, name, {0, 3.75f, 0.16f}, 0.36f, kWhite);
  add_roof(s, {at(middle.x, middle.y), faces}, {0, 4.15f, 0}, {width + 1.8f, 0.8f, 1.4f}, 0.5f, kRoof);
  add_bar(s, {}, at(a.x, a.y, 1.1f), at(a.x + along.x * 0.8f, a.y + along.y * 0.8f, 3.4f), 0.06f, {0xb8482c});
}

void lamp_post(Solid& s, glm::vec2 foot, glm::vec2 towards) {
  const glm::vec2 arm = towards * 1.7f;
  add_lathe(s, {}, at(foot.x, foot.y), {{0.24f, -0.1f}, {0.24f, 0.35f}, {0.12f, 0.5f}, {0.08f, 6.8f}}, 8, {0x4a5157});
  add_bar(s, {}, at(foot.x, foot.y, 6.75f), at(foot.x + arm.x * 0.6f, foot.y + arm.y * 0.6f, 7.25f), 0.06f, {0x4a5157},
          5);
  add_bar(s, {}, at(foot.x + arm.x * 0.6f, foot.y + arm.y * 0.6f, 7.25f), at(foot.x + arm.x, foot.y + arm.y, 7.25f),
          0.06f, {0x4a5157}, 5);
  const At head{at(foot.x + arm.x, foot.y + arm.y, 7.2f), std::atan2(-towards.y, towards.x)};
  add_box(s, head, {0, 0.05f, 0}, {0.9f, 0.12f, 0.36f}, {0x4a5157}, 0.03f);
  add_box(s, head, {0, -0.03f, 0}, {0.74f, 0.06f, 0.28f}, {0xfff0c8, Surface::lamp});
}

// A shop house: two floors, a roof of corrugated iron or tiles, an awning and a name.
void shop(Solid& s, float north, float width, int k) {
  constexpr std::uint32_t kWalls[] = {0xb9a98a, 0x9fb0a8, 0xc0ab9a, 0xa8a08c, 0xb8a070},
                          kSigns[] = {0x2f6f80, 0x8c3f22, 0x4d6b3a, 0x5a4a7a, 0x274a6e};
  constexpr const char* kNames[] = {"TOKO MEBEL", "APOTEK",   "WARUNG MAKAN", "BENGKEL",
                                    "TOKO KUE",   "FOTOKOPI", "PASAR IKAN",   "PENGINAPAN"};
  const float height = k % 3 == 1 ? 3.2f : 4.6f + 0.5f * float(k % 2);
  const At here{at(96.6f, north), -kQuarter};  // its front looks west, to the road
  add_box(s, here, {0, height / 2, 0}, {width - 0.4f, height, 7.4f}, {kWalls[k % 5]}, 0.05f);
  if (k % 2 == 0)
    add_roof(s, here, {0, height, 0}, {width, 1.7f, 8}, 1.0f, {k % 4 == 0 ? kRoof.rgb : 0x7d5a40u});
  else
    add_box(s, here, {0, height + 0.2f, 0}, {width - 0.2f, 0.5f, 7.6f}, {mixed(kWalls[k % 5], 0x3a342c, 0.35f)}, 0.05f);
  add_shop_front(s, here, width - 0.4f, 3.71f, k);
  add_awning(s, here, {0, 2.32f, 3.8f}, width - 0.6f, 1.35f, kSigns[(k + 2) % 5]);
  if (height > 4)
    for (float x = -width / 2 + 1.6f; x < width / 2 - 1.2f; x += 2.1f)
      add_window(
          s, here, {x, 3.75f, 3.71f}, {0.95f, 1.0f},
          {.frame = kWhite, .curtains = int(x * 3 + float(k)) % 2 == 0, .shutters = k % 4 == 2 ? 0x4d6470u : 0u});
  add_box(s, here, {0, 2.62f, 3.9f}, {width - 0.8f, 0.6f, 0.08f}, {kSigns[k % 5]});
  add_text(s, here, kNames[k % 8], {0, 2.62f, 3.95f}, 0.34f, kWhite);
}

void pavilion(Solid& s, float e, float n) {
  add_lathe(s, {}, at(e, n), {{3.2f, -0.2f}, {3.2f, 0.3f}, {2.9f, 0.34f}}, 8, {0xa59a86});
  for (int k = 0; k < 8; ++k) {
    const float a = 0.785398f * float(k);
    add_bar(s, {}, at(e + 2.5f * std::cos(a), n + 2.5f * std::sin(a)),
            at(e + 2.5f * std::cos(a), n + 2.5f * std::sin(a), 2.9f), 0.1f, kWood, 6);
  }
  add_lathe(s, {}, at(e, n), {{3.5f, 2.8f}, {1.4f, 4.0f}, {1.3f, 4.3f}, {0, 5.3f}}, 8, kRoof);
}

// Swings, a slide, a seesaw: the children's corner behind the office.
void playground(Solid& s, float e, float n) {
  add_patch(s, {e, n}, {15, 10}, 0.2f, {0xb89d6c});
  const At here{at(e, n, 0.2f)};
  for (float x : {-5.0f, -1.0f})
    for (float z : {-0.9f, 0.9f}) add_bar(s, here, {x, 0, z}, {x, 2.4f, 0}, 0.06f, {0x2f6f80}, 5);
  add_bar(s, here, {-5, 2.4f, 0}, {-1, 2.4f, 0}, 0.06f, {0x2f6f80}, 5);
  for (float x : {-3.8f, -2.2f}) {
    for (float d : {-0.2f, 0.2f}) add_bar(s, here, {x + d, 2.4f, 0}, {x + d, 0.5f, 0.1f}, 0.02f, kIron, 3);
    add_box(s, here, {x, 0.5f, 0.1f}, {0.5f, 0.06f, 0.25f}, kRed);
  }
  add_box(s, here, {3.2f, 0.8f, 0}, {1, 1.6f, 1}, {0xc9962e}, 0.05f);
  const bool one_sided = std::exchange(s.one_sided, false);
  add_quad(s, here.place + glm::vec3(3.7f, 1.5f, 0.4f), here.place + glm::vec3(6, 0.1f, 0.4f),
           here.place + glm::vec3(6, 0.1f, -0.4f), here.place + glm::vec3(3.7f, 1.5f, -0.4f), {0xb8482c});
  s.one_sided = one_sided;
}

}  // namespace

void add_rim(Solid& s) {
  const auto frame = [&](float e, float n, auto&& line) {
    line(glm::vec2(-e, n), glm::vec2(-23.6f, n));
    line(glm::vec2(-16.4f, n), glm::vec2(e, n));
    line(glm::vec2(e, -n), glm::vec2(e, -24.6f));
    line(glm::vec2(e, -15.4f), glm::vec2(e, n));
    line(glm::vec2(-e, -n), glm::vec2(8, -n));
    line(glm::vec2(13, -n), glm::vec2(26.4f, -n));
    line(glm::vec2(33.6f, -n), glm::vec2(e, -n));
  };
  frame(60.1f, 40.1f, [&](glm::vec2 a, glm::vec2 b) { kerb(s, a, b); });
  kerb(s, {-60.1f, -40.1f}, {-60.1f, 40.1f});
  frame(61, 41, [&](glm::vec2 a, glm::vec2 b) { rail(s, a, b); });
  for (float e : {67.0f, 89.0f}) kerb(s, {e, -80}, {e, -25}), kerb(s, {e, -15}, {e, 75});
  gate(s, {61, -24.4f}, {61, -15.6f}, "GERBANG TIMUR", kQuarter);
  gate(s, {26.6f, -41}, {33.4f, -41}, "GERBANG SELATAN", 0);
  gate(s, {-23.4f, 41}, {-16.6f, 41}, "GERBANG UTARA", 0);
  for (float e : {-58.0f, 58.0f})
    for (float n : {38.0f, -38.0f}) lamp_post(s, {e, n}, {e < 0 ? 1.0f : -1.0f, 0});
  for (float e : {-32.0f, 32.0f}) lamp_post(s, {e, 42.4f}, {0, -1});
  for (int k = 0; k < 6; ++k) lamp_post(s, {66, -70 + float(k) * 28}, {1, 0});
  for (float n : {-22.0f, 22.0f}) lamp_post(s, {-64, n}, {-1, 0});
}

void add_town(Solid& s) {
  float north = -74;
  for (int k = 0; north < 68; ++k) {
    const float width = 7.5f + 1.5f * float((k * 7) % 3);
    if (std::fabs(north + width / 2 - 20) > 5) shop(s, north + width / 2, width, k);
    north += width + (k % 4 == 3 ? 4.0f : 0.3f);
  }
  pavilion(s, 44, 58);
  playground(s, 12, 58);
  // A low wall closes the park to the north, a hedge the verge to the south.
  add_box(s, {}, at(5, 74.5f, 0.4f), {190, 1.4f, 0.4f}, {0xb3a688}, 0.05f);
  for (int k = 0; k < 32; ++k)
    add_box(s, {}, at(-86 + float(k) * 6, 74.5f, 0.6f), {0.6f, 1.8f, 0.6f}, {0xa08f70}, 0.04f);
  const std::uint32_t houses[] = {0xc0ae8c, 0xa9b4a6, 0xc4b08f, 0xb49a80};
  for (int k = 0; k < 5; ++k) {
    const At here{at(-54 + float(k) * 24, -72), k % 2 == 0 ? 0.06f : -0.05f};
    add_box(s, here, {0, 1.3f, 0}, {8, 3.4f, 6}, {houses[k % 4]}, 0.05f);
    add_roof(s, here, {0, 3.0f, 0}, {9.4f, 2.2f, 7.4f}, 2.2f, {k % 2 == 0 ? 0x8f452fu : 0x9c5a3cu});
    for (float side : {0.0f, kHalf}) {  // the same to the street and to the garden
      const At wall{here.place, here.turn + side};
      add_door(s, wall, {1.0f, 0.1f, 3.0f}, {1.0f, 2.1f}, kWood);
      for (float x : {-2.3f, 3.1f})
        add_window(s, wall, {x, 1.6f, 3.0f}, {x < 0 ? 1.3f : 0.8f, 1.1f},
                   {.curtains = true, .shutters = x < 0 ? (k % 2 == 0 ? 0x5a7a6au : 0x6a5a44u) : 0u});
    }
  }
}

void add_parked(Solid& s) {
  constexpr std::uint32_t kColours[] = {0xb4b8ba, 0x4f6474, 0x8b2f27, 0xd3cfc4, 0x333c44, 0x7b7258, 0x38536c, 0xa6aaac};
  for (float n : {-12.0f, -24.0f})
    for (int k = 0; k < 8; ++k) {
      const At bay{at(-55 + float(k) * 3 + 0.12f * float(k % 3 - 1), n + 0.15f * float(k % 4 - 1)),
                   (k + int(n)) % 3 == 0 ? kHalf : 0.0f};
      const std::uint32_t rgb = kColours[(k * 3 + int(-n)) % 8];
      s.seen = Seen::near;
      add_solid(s, bay, car(rgb));
      s.seen = Seen::far;
      add_box(s, bay, {0, 0.58f, 0}, {1.7f, 0.62f, 4.3f}, {rgb});
      add_taper(s, bay, {0, 0.88f, -0.2f}, {1.6f, 0.54f, 2.3f}, {0.84f, 0.72f}, kWindow);
      add_box(s, bay, {0, 0.2f, 0}, {1.5f, 0.4f, 3.4f}, kIron);
    }
  s.seen = Seen::always;
  for (int k = 0; k < 2; ++k) add_solid(s, {at(-54 + float(k) * 12, -35.5f), kQuarter}, vehicle("bus"));
  for (int k = 0; k < 8; ++k) {
    const At bay{at(-33.8f + float(k) * 1.1f, -36), 0.1f * float(k % 3 - 1)};
    s.seen = Seen::near;
    add_solid(s, bay, vehicle("motorbike"));
    s.seen = Seen::far;
    add_box(s, bay, {0, 0.55f, 0}, {0.26f, 0.7f, 1.7f}, {k % 2 == 0 ? 0x7a2a25u : 0x33373bu});
  }
  s.seen = Seen::always;
}

}  // namespace sculpt
