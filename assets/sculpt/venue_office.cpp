// The mock election office: a Javanese roof in two tiers, a portico with the letters KPU,
// a banner, and the fence that the drill is about.
#include <cmath>

#include "assets/sculpt/venue_parts.h"

namespace sculpt {
namespace {

const At kHere{at(0, 34)};
constexpr Paint kMaroon{0x7f2219}, kCream{0xe2d9c2}, kFence{0x39424a};
// Four lamps light the one pale wall: dim and warm, or the letters on it drown at night.
constexpr Paint kGlow{0xc08440, assets::Surface::lamp};

// One side of a tiled roof between two levels, in courses of alternating tone; from near each lies over the one below.
void tiles(Solid& s, glm::vec3 a, glm::vec3 b, glm::vec3 c, glm::vec3 d, int courses) {
  const glm::vec3 out = glm::normalize(glm::cross(b - a, d - a));
  for (const Seen seen : {Seen::near, Seen::far}) {
    s.seen = seen;
    const glm::vec3 lift = out * (seen == Seen::near ? 0.05f : 0.0f);
    for (int i = 0; i < courses; ++i) {
      const float f = float(i) / float(courses), g = float(i + 1) / float(courses);
      const Paint paint{i % 2 == 0 ? 0x9c4a32u : 0xa8563cu};
      const glm::vec3 left = a + (d - a) * f, right = b + (c - b) * f;
      add_quad(s, left + lift, right + lift, b + (c - b) * g, a + (d - a) * g, paint);
      if (i > 0 && seen == Seen::near) add_quad(s, left, right, right + lift, left + lift, {0x84402c});  // its edge
    }
  }
  s.seen = Seen::always;
}

// A hipped roof over a rectangle, its ridge along x.
void tiled_roof(Solid& s, glm::vec3 foot, glm::vec2 eaves, glm::vec2 top, float rise, int courses) {
  const auto p = [&](glm::vec2 half, float x, float z, float y) {
    return kHere.place + foot + glm::vec3(half.x * x, y, half.y * z);
  };
  const glm::vec2 e = eaves * 0.5f, t = top * 0.5f;
  tiles(s, p(e, -1, 1, 0), p(e, 1, 1, 0), p(t, 1, 1, rise), p(t, -1, 1, rise), courses);
  tiles(s, p(e, 1, -1, 0), p(e, -1, -1, 0), p(t, -1, -1, rise), p(t, 1, -1, rise), courses);
  tiles(s, p(e, 1, 1, 0), p(e, 1, -1, 0), p(t, 1, -1, rise), p(t, 1, 1, rise), courses);
  tiles(s, p(e, -1, -1, 0), p(e, -1, 1, 0), p(t, -1, 1, rise), p(t, -1, -1, rise), courses);
  add_quad(s, p(e, -1, -1, 0), p(e, 1, -1, 0), p(e, 1, 1, 0), p(e, -1, 1, 0), {0x7a6a52});  // soffit
  add_box(s, kHere, foot + glm::vec3(0, -0.06f, e.y), {eaves.x, 0.2f, 0.08f}, kCream);
  add_box(s, kHere, foot + glm::vec3(0, -0.06f, -e.y), {eaves.x, 0.2f, 0.08f}, kCream);
  for (float x : {-e.x, e.x}) add_box(s, kHere, foot + glm::vec3(x, -0.06f, 0), {0.08f, 0.2f, eaves.y}, kCream);
  for (float x : {-1.0f, 1.0f})
    for (float z : {-1.0f, 1.0f})  // hip caps
      add_bar(s, {}, p(e, x, z, 0.05f), p(t, x, z, rise + 0.05f), 0.11f, {0x7d3826}, 5);
}

void window(Solid& s, float x) {
  add_box(s, kHere, {x, 2.0f, 3.02f}, {1.7f, 1.9f, 0.1f}, kCream, 0.03f);
  add_glass(s, kHere, {x, 2.0f, 3.085f}, {1.4f, 1.6f});
  s.seen = Seen::near;
  add_box(s, kHere, {x, 2.0f, 3.11f}, {0.08f, 1.6f, 0.04f}, kCream);
  add_box(s, kHere, {x, 2.35f, 3.11f}, {1.4f, 0.07f, 0.04f}, kCream);
  add_box(s, kHere, {x, 1.0f, 3.12f}, {1.8f, 0.1f, 0.3f}, kCream, 0.02f);
  for (float side : {-0.55f, 0.55f})  // shutters' louvres
    for (int k = 0; k < 4; ++k)
      add_box(s, kHere, {x + side, 1.4f + float(k) * 0.18f, 3.115f}, {0.22f, 0.03f, 0.03f}, {0x51626d});
  s.seen = Seen::always;
}

void house(Solid& s) {
  add_box(s, kHere, {0, 0.15f, 0.1f}, {19.0f, 0.34f, 6.6f}, kConcrete, 0.05f);
  add_box(s, kHere, {0, 2.4f, 0}, {18, 4.5f, 6}, kCream, 0.06f);
  add_box(s, kHere, {0, 0.65f, 0}, {18.08f, 0.7f, 6.08f}, {0x7c5b45});
  for (float x : {-9.0f, -4.4f, 4.4f, 9.0f})
    add_box(s, kHere, {x * 0.997f, 2.4f, 3.03f}, {0.42f, 4.4f, 0.16f}, kWhite, 0.03f);
  tiled_roof(s, {0, 4.7f, 0}, {20.4f, 7.7f}, {13.5f, 3.6f}, 1.35f, 6);
  add_box(s, kHere, {0, 6.25f, 0}, {13.1f, 0.5f, 3.2f}, kCream);
  tiled_roof(s, {0, 6.5f, 0}, {13.9f, 4.2f}, {9.0f, 0.12f}, 2.5f, 7);
  add_bar(s, kHere, {-4.6f, 9.05f, 0}, {4.6f, 9.05f, 0}, 0.16f, {0x7d3826}, 6);
  for (float x : {-4.6f, 4.6f})
    add_lathe(s, kHere, {x, 9.0f, 0}, {{0.2f, 0}, {0.24f, 0.2f}, {0.08f, 0.5f}, {0, 0.75f}}, 7, {0x7d3826});
  for (float x : {-7.3f, -5.7f, 5.7f, 7.3f}) window(s, x * 1.0f);
  // The long sign under the eaves, left and right of the portico.
  add_box(s, kHere, {-6.6f, 3.75f, 3.14f}, {4.6f, 0.78f, 0.08f}, kMaroon, 0.02f);
  add_box(s, kHere, {6.6f, 3.75f, 3.14f}, {4.6f, 0.78f, 0.08f}, kMaroon, 0.02f);
  add_text(s, kHere, "KOMISI PEMILIHAN", {-6.6f, 3.88f, 3.18f}, 0.3f, kWhite);
  add_text(s, kHere, "UMUM", {-6.6f, 3.54f, 3.18f}, 0.2f, {0xe6c98a});
  add_text(s, kHere, "KABUPATEN JEPARA", {6.6f, 3.88f, 3.18f}, 0.3f, kWhite);
  add_text(s, kHere, "MELAYANI PEMILIH", {6.6f, 3.54f, 3.18f}, 0.2f, {0xe6c98a});
}

void portico(Solid& s) {
  for (int k = 0; k < 2; ++k)
    add_box(s, kHere, {0, 0.08f + float(k) * 0.13f, 3.55f - float(k) * 0.28f}, {7.4f - float(k) * 0.4f, 0.16f, 0.75f},
            {0xa49c8c}, 0.02f);
  for (float x : {-3.3f, -1.7f, 1.7f, 3.3f})
    add_lathe(s, kHere, {x, 0.2f, 3.62f},
              {{0.26f, 0}, {0.26f, 0.25f}, {0.19f, 0.4f}, {0.17f, 3.2f}, {0.26f, 3.45f}, {0.28f, 3.6f}}, 12, kWhite);
  add_box(s, kHere, {0, 4.05f, 3.5f}, {7.6f, 0.5f, 1.3f}, kWhite, 0.04f);
  add_box(s, kHere, {0, 4.05f, 4.16f}, {7.2f, 0.3f, 0.04f}, kMaroon);
  // The gable with its letters, a roof behind it.
  const auto p = [&](float x, float y, float z) { return kHere.place + glm::vec3(x, y, z); };
  add_triangle(s, p(-4.1f, 4.3f, 4.1f), p(4.1f, 4.3f, 4.1f), p(0, 6.5f, 4.1f), kCream);
  for (float side : {-1.0f, 1.0f}) {
    const glm::vec3 eave = p(4.5f * side, 4.15f, 4.35f), ridge = p(0, 6.6f, 4.35f), back_ridge = p(0, 6.6f, 1.8f),
                    back_eave = p(4.5f * side, 4.15f, 1.8f);
    if (side > 0)
      tiles(s, back_eave + glm::vec3(0), eave, ridge, back_ridge, 6),
          add_quad(s, eave, back_eave, back_ridge, ridge, {0x7a6a52});
    else
      tiles(s, eave, back_eave, back_ridge, ridge, 6), add_quad(s, back_eave, eave, ridge, back_ridge, {0x7a6a52});
    add_bar(s, {}, eave, ridge, 0.1f, kWhite, 5);
  }
  add_text(s, kHere, "KPU", {0, 5.05f, 4.12f}, 0.86f, kMaroon, 0.07f);
  // Doors, ajar to a dark hall, and lamps beside them.
  add_box(s, kHere, {0, 1.55f, 3.02f}, {2.6f, 2.8f, 0.1f}, kWood, 0.03f);
  add_dim_room(s, kHere, {0, 1.5f, 3.085f}, {2.2f, 2.6f});
  s.seen = Seen::near;  // a counter with papers, a notice, a lamp over it
  add_box(s, kHere, {0, 0.62f, 3.1f}, {1.5f, 0.8f, 0.03f}, {0x6a4428});
  add_box(s, kHere, {-0.2f, 1.06f, 3.1f}, {0.5f, 0.08f, 0.03f}, kWhite);
  add_box(s, kHere, {0.1f, 1.75f, 3.095f}, {0.7f, 0.5f, 0.02f}, {0xc9b98f});
  add_box(s, kHere, {0.1f, 2.45f, 3.1f}, {0.5f, 0.08f, 0.02f}, {0xffe2a8});
  s.seen = Seen::always;
  for (float x : {-0.95f, 0.95f})
    add_box(s, {kHere.place + glm::vec3(x, 1.5f, 3.2f), x < 0 ? 0.9f : -0.9f}, {}, {0.7f, 2.6f, 0.06f}, {0x6a4428},
            0.02f);
  for (float x : {-2.4f, 2.4f}) add_box(s, kHere, {x, 2.7f, 3.1f}, {0.16f, 0.3f, 0.16f}, kGlow, 0.03f);
}

void banner(Solid& s) {
  const At here{at(-8.2f, 30.6f)};
  for (float x : {-2.0f, 2.0f}) add_bar(s, here, {x, 0, 0}, {x, 2.6f, 0}, 0.05f, kSteel);
  add_box(s, here, {0, 1.9f, 0.02f}, {3.96f, 1.15f, 0.03f}, {0xdcd6c6});
  add_box(s, here, {0, 1.42f, 0.045f}, {3.96f, 0.2f, 0.02f}, kRed);
  constexpr std::string_view kTitle = "PILKADA JEPARA 2024", kLine = "Suara rakyat, damai bersama";
  add_text(s, here, kTitle, {0, 2.2f, 0.045f}, fitted(kTitle, 0.26f, 3.4f), kMaroon);
  add_text(s, here, kLine, {0, 1.82f, 0.045f}, fitted(kLine, 0.17f, 3.4f), {0x333a40});
  add_text(s, here, "27 NOVEMBER 2024", {0, 1.42f, 0.06f}, 0.12f, kWhite);
}

// Masonry below, piers with caps, steel bars between: it must read as a line from afar.
void fence(Solid& s, glm::vec3 a, glm::vec3 b) {
  const float whole = glm::distance(a, b);
  const glm::vec3 along = (b - a) / whole;
  const float turn = std::atan2(-along.z, along.x);
  const int fields = std::max(1, int(whole / 2.6f + 0.5f));
  add_box(s, {(a + b) * 0.5f, turn}, {0, 0.24f, 0}, {whole, 0.5f, 0.24f}, kCream, 0.03f);
  add_box(s, {(a + b) * 0.5f, turn}, {0, 0.51f, 0}, {whole, 0.07f, 0.3f}, {0x8f5f4a}, 0.02f);
  for (float y : {0.72f, 1.5f}) add_box(s, {(a + b) * 0.5f, turn}, {0, y, 0}, {whole, 0.07f, 0.05f}, kFence);
  for (int k = 0; k <= fields; ++k) {
    const At pier{a + along * (whole * float(k) / float(fields)), turn};
    add_box(s, pier, {0, 0.95f, 0}, {0.36f, 1.9f, 0.36f}, kCream, 0.03f);
    add_box(s, pier, {0, 1.94f, 0}, {0.46f, 0.1f, 0.46f}, {0x8f5f4a}, 0.03f);
    if (k == fields) break;
    const float field = whole / float(fields);
    const auto bar = [&](float x, float width) {
      add_taper(s, {a + along * (whole * float(k) / float(fields) + x), turn}, {0, 0.54f, 0}, {width, 1.18f, 0.045f},
                {1, 1}, kFence);
    };
    s.seen = Seen::near;
    for (float x = 0.34f; x < field - 0.25f; x += 0.17f) bar(x, 0.035f);
    s.seen = Seen::far;
    for (float x = 0.4f; x < field - 0.3f; x += 0.34f) bar(x, 0.08f);
    s.seen = Seen::always;
  }
}

void yard(Solid& s) {
  fence(s, at(-12, 28), at(-1.75f, 28));
  fence(s, at(1.75f, 28), at(12, 28));
  fence(s, at(-12, 28), at(-12, 37));
  fence(s, at(12, 28), at(12, 37));
  for (float e : {-1.7f, 1.7f}) {  // the gate: tall piers, leaves folded back, a lamp on each
    add_box(s, {at(e, 28)}, {0, 1.3f, 0}, {0.55f, 2.6f, 0.55f}, kCream, 0.05f);
    add_box(s, {at(e, 28)}, {0, 2.66f, 0}, {0.7f, 0.14f, 0.7f}, {0x8f5f4a}, 0.03f);
    add_ellipsoid(s, {}, at(e, 28, 2.92f), {0.2f, 0.2f, 0.2f}, kGlow, 8, 5);
    const At leaf{at(e, 28.3f), e < 0 ? kQuarter + 0.25f : kQuarter - 0.25f};
    for (float y : {0.25f, 0.95f, 1.65f}) add_box(s, leaf, {0.72f, y, 0}, {1.4f, 0.07f, 0.05f}, kFence);
    for (int k = 0; k < 8; ++k) add_box(s, leaf, {0.08f + float(k) * 0.185f, 0.95f, 0}, {0.04f, 1.5f, 0.04f}, kFence);
  }
  // The flag before the house, and hedges under the windows.
  add_lathe(s, {}, at(-15, 33), {{0.5f, 0}, {0.5f, 0.16f}, {0.3f, 0.2f}, {0.3f, 0.4f}, {0.08f, 0.45f}}, 10, kConcrete);
  add_bar(s, {}, at(-15, 33), at(-15, 33, 7.4f), 0.055f, kSteel, 7);
  const auto cloth = [&](float low, float high, std::uint32_t rgb) {
    for (int k = 0; k < 4; ++k) {
      const float x0 = -14.92f + float(k) * 0.52f, x1 = x0 + 0.52f, w0 = 0.12f * std::sin(float(k) * 1.3f),
                  w1 = 0.12f * std::sin(float(k + 1) * 1.3f);
      add_quad(s, at(x0, 33 + w0, low), at(x1, 33 + w1, low), at(x1, 33 + w1, high), at(x0, 33 + w0, high),
               {rgb, assets::Surface::foliage});
    }
  };
  cloth(6.6f, 7.3f, 0xb3261e);
  cloth(5.9f, 6.6f, 0xe9e6dd);
  for (float x : {-10.6f, 10.6f})
    for (int k = 0; k < 4; ++k)
      add_ellipsoid(s, {}, at(x, 31.4f + float(k) * 1.5f, 0.4f), {0.6f, 0.55f, 0.8f},
                    {k % 2 == 0 ? 0x55703au : 0x627d42u, assets::Surface::foliage}, 8, 5);
}

}  // namespace

void add_election_office(Solid& s) {
  house(s);
  portico(s);
  banner(s);
  yard(s);
}

}  // namespace sculpt
