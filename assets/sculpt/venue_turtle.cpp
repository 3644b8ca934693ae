// Kura-Kura Ocean Park: a hall whose roof is a turtle's shell, the head over the door.
#include <algorithm>
#include <cmath>
#include <functional>

#include "assets/sculpt/venue_parts.h"

namespace sculpt {
namespace {

constexpr float kLong = 20.4f, kWide = 14.8f, kEaves = 3.1f, kHigh = 10.6f;
const glm::vec3 kMiddle = at(-108, 5);

// The shell over the plan: u, v within the unit circle.
glm::vec3 on_shell(float u, float v, float lift) {
  const float r2 = std::min(u * u + v * v, 1.0f), up = std::sqrt(std::max(0.0f, 1 - std::pow(r2, 1.15f)));
  return kMiddle + glm::vec3(u * kLong, kEaves + kHigh * up + lift * (0.35f + 0.65f * up), v * kWide) +
         glm::vec3(u, 0, v) * (lift * (1 - up));
}

// One horn plate: raised, darker towards its rim, in three rings.
void plate(Solid& s, const std::vector<glm::vec2>& outline, std::uint32_t rgb) {
  glm::vec2 middle(0);
  for (const glm::vec2& p : outline) middle += p / float(outline.size());
  const std::uint32_t rim = mixed(rgb, 0x14261a, 0.55f), field = mixed(rgb, 0xc9bf6a, 0.12f),
                      boss = mixed(rgb, 0xd9c873, 0.42f);
  const auto point = [&](glm::vec2 p, float out, float lift) {
    const glm::vec2 q = middle + (p - middle) * out;
    return on_shell(q.x, q.y, lift);
  };
  const auto normal = [&](glm::vec2 p, float out) {  // the dome's, tipped outwards at the plate's rim
    const glm::vec2 q = middle + (p - middle) * out;
    constexpr float d = 0.015f;
    const glm::vec3 flat = glm::normalize(glm::cross(on_shell(q.x, q.y + d, 0) - on_shell(q.x, q.y - d, 0),
                                                     on_shell(q.x + d, q.y, 0) - on_shell(q.x - d, q.y, 0)));
    const glm::vec3 away =
        glm::normalize(on_shell(p.x, p.y, 0) - on_shell(middle.x, middle.y, 0) + glm::vec3(0, 1e-4f, 0));
    return glm::normalize((flat.y < 0 ? -flat : flat) + away * (out > 0.9f ? 0.9f : out > 0.5f ? 0.25f : 0.0f));
  };
  const std::size_t n = outline.size();
  for (std::size_t i = 0; i < n; ++i) {
    const glm::vec2 a = outline[i], b = outline[(i + 1) % n];
    const auto band = [&](float from, float to, float low, float high, std::uint32_t outer, std::uint32_t inner) {
      const glm::vec3 p = point(a, from, low), q = point(b, from, low), r = point(b, to, high), t = point(a, to, high);
      add_shaded(s, {p, r, q}, {normal(a, from), normal(b, to), normal(b, from)}, {outer, inner, outer}, {rgb});
      add_shaded(s, {p, t, r}, {normal(a, from), normal(a, to), normal(b, to)}, {outer, inner, inner}, {rgb});
    };
    band(0.95f, 0.84f, -0.05f, 0.42f, rim, field);
    band(0.84f, 0.34f, 0.42f, 0.62f, field, boss);
    const glm::vec3 p = point(a, 0.34f, 0.62f), q = point(b, 0.34f, 0.62f), c = point(middle, 0, 0.62f);
    add_shaded(s, {p, c, q}, {normal(a, 0.34f), normal(a, 0), normal(b, 0.34f)}, {boss, boss, boss}, {rgb});
  }
}

void shell(Solid& s) {
  std::vector<glm::vec2> dome;
  for (int i = 0; i <= 9; ++i) {
    const float r = 1 - float(i) / 9;
    dome.push_back({r * 1.0f, kEaves + kHigh * std::sqrt(std::max(0.0f, 1 - std::pow(r * r, 1.15f)))});
  }
  add_lathe(s, {}, kMiddle, dome, 36, {0x1f3a28}, {kLong, kWide});
  // Hexagons row by row across the back; those at the rim end where the rim's plates begin.
  constexpr float kRadius = 0.235f, kAcross = kRadius * 1.7320508f, kRimFrom = 0.865f;
  constexpr std::uint32_t kGreens[] = {0x3f6b43, 0x4a7848, 0x375f40, 0x527d49};
  for (int row = -4; row <= 4; ++row)
    for (int k = -5; k <= 5; ++k) {
      const glm::vec2 c(float(k) * kAcross + (row % 2 == 0 ? 0.0f : kAcross / 2), float(row) * kRadius * 1.5f);
      std::vector<glm::vec2> hexagon;
      int inside = 0;
      for (int i = 0; i < 6; ++i) {
        const float a = 1.0471976f * float(i) + 0.5235988f;
        glm::vec2 p = c + kRadius * glm::vec2(std::cos(a), std::sin(a));
        const float r = glm::length(p);
        inside += r < kRimFrom ? 1 : 0;
        if (r > kRimFrom) p *= kRimFrom / r;
        hexagon.push_back(p);
      }
      if (inside >= 2 && glm::length(c) < 0.93f) plate(s, hexagon, kGreens[std::size_t(row * 3 + k * 5 + 60) % 4]);
    }
  constexpr int kRim = 26;
  for (int i = 0; i < kRim; ++i) {
    const auto point = [&](float r, float f) {
      const float a = 6.2831853f * (float(i) + f) / kRim;
      return r * glm::vec2(std::cos(a), std::sin(a));
    };
    plate(s, {point(0.88f, 0.03f), point(0.985f, 0.03f), point(1.0f, 0.5f), point(0.985f, 0.97f), point(0.88f, 0.97f)},
          i % 2 == 0 ? 0x5c7a44u : 0x527040u);
  }
  add_lathe(s, {}, kMiddle,
            {{1.0f, kEaves - 0.5f}, {1.045f, kEaves - 0.2f}, {1.05f, kEaves + 0.1f}, {1.0f, kEaves + 0.35f}}, 44,
            {0xb3a565}, {kLong, kWide});
}

// A limb of round section along a line of (place, half width, half thickness).
struct Rib {
  glm::vec3 place;
  float wide, thick;
};
void limb(Solid& s, const std::vector<Rib>& ribs, Paint paint, int sides) {
  const std::size_t n = ribs.size();
  const auto across = [&](std::size_t i) {
    const glm::vec3 along = ribs[std::min(i + 1, n - 1)].place - ribs[i == 0 ? 0 : i - 1].place;
    return glm::normalize(glm::cross(glm::vec3(0, 1, 0), glm::normalize(along)));
  };
  const auto point = [&](std::size_t i, int k) {
    const float a = 6.2831853f * float(k) / float(sides);
    return ribs[i].place + across(i) * (std::cos(a) * ribs[i].wide) + glm::vec3(0, std::sin(a) * ribs[i].thick, 0);
  };
  const auto out = [&](std::size_t i, int k) {
    const float a = 6.2831853f * float(k) / float(sides);
    return glm::normalize(across(i) * (std::cos(a) / std::max(ribs[i].wide, 0.05f)) +
                          glm::vec3(0, std::sin(a) / std::max(ribs[i].thick, 0.05f), 0));
  };
  const auto tone = [&](std::size_t i, int k) {  // pale below, spotted above
    const float a = 6.2831853f * float(k) / float(sides);
    const float spot = soft_noise(point(i, k).x * 1.7f + float(k) * 3, point(i, k).z * 1.7f, 1.6f, 51);
    return std::sin(a) < -0.2f ? mixed(paint.rgb, 0xd8cf9a, 0.5f)
                               : mixed(paint.rgb, spot > 0.55f ? 0x3f5f35 : 0xa8b46a, 0.28f);
  };
  for (std::size_t i = 0; i + 1 < n; ++i)
    for (int k = 0; k < sides; ++k) {
      add_shaded(s, {point(i, k), point(i, k + 1), point(i + 1, k + 1)}, {out(i, k), out(i, k + 1), out(i + 1, k + 1)},
                 {tone(i, k), tone(i, k + 1), tone(i + 1, k + 1)}, paint);
      add_shaded(s, {point(i, k), point(i + 1, k + 1), point(i + 1, k)}, {out(i, k), out(i + 1, k + 1), out(i + 1, k)},
                 {tone(i, k), tone(i + 1, k + 1), tone(i + 1, k)}, paint);
    }
}

constexpr Paint kSkin{0x6d8a4c};

void head(Solid& s) {
  const auto p = [](float e, float up) { return at(e, 5, up); };
  limb(s,
       {{p(-92, 2.6f), 4.6f, 2.6f},
        {p(-89.6f, 3.6f), 3.4f, 2.5f},
        {p(-87.6f, 4.5f), 3.2f, 2.7f},
        {p(-85.4f, 4.9f), 3.7f, 3.1f},
        {p(-83.0f, 4.75f), 3.3f, 2.7f},
        {p(-81.2f, 4.3f), 2.2f, 1.9f},
        {p(-80.4f, 4.0f), 0.9f, 0.9f},
        {p(-80.25f, 3.95f), 0.02f, 0.02f}},
       kSkin, 18);
  for (float side : {-1.0f, 1.0f}) {
    const auto q = [&](float e, float across, float up) { return at(e, 5 + side * across, up); };
    add_ellipsoid(s, {}, q(-82.9f, 2.55f, 5.9f), {0.95f, 1.0f, 0.6f}, {0x55703c}, 14, 8);  // lid
    add_ellipsoid(s, {}, q(-82.65f, 2.72f, 5.85f), {0.78f, 0.82f, 0.58f}, kWhite, 14, 8);
    add_ellipsoid(s, {}, q(-82.3f, 3.02f, 5.88f), {0.42f, 0.5f, 0.36f}, {0x161b1e}, 12, 7);
    add_ellipsoid(s, {}, q(-82.0f, 3.22f, 6.1f), {0.13f, 0.14f, 0.13f}, {0xffffff}, 6, 4);
    add_ellipsoid(s, {}, q(-80.75f, 0.42f, 4.75f), {0.16f, 0.12f, 0.13f}, {0x2c3a22}, 7, 4);
    // The mouth: a dark line that follows the cheek and rises to a smile.
    glm::vec3 last = at(-80.3f, 5, 3.5f);
    constexpr float kSmile[][3] = {{-80.7f, 1.05f, 3.5f},
                                   {-81.4f, 1.95f, 3.55f},
                                   {-82.4f, 2.65f, 3.75f},
                                   {-83.6f, 3.2f, 4.05f},
                                   {-84.6f, 3.5f, 4.4f}};
    for (const auto& c : kSmile) {
      const glm::vec3 next = q(c[0], c[1], c[2]);
      add_bar(s, {}, last, next, 0.12f, {0x2f3d24}, 5);
      last = next;
    }
  }
}

void flippers(Solid& s) {
  for (float side : {-1.0f, 1.0f}) {
    const auto p = [&](float e, float n, float up) { return at(e, 5 + side * n, up); };
    limb(s,
         {{p(-95, 10, 1.6f), 3.0f, 1.2f},
          {p(-92, 14, 1.5f), 3.4f, 1.05f},
          {p(-91, 18.5f, 1.0f), 3.2f, 0.75f},
          {p(-93, 22.8f, 0.5f), 2.5f, 0.5f},
          {p(-97, 26.2f, 0.2f), 1.4f, 0.3f},
          {p(-99.6f, 27.4f, 0.1f), 0.05f, 0.05f}},
         kSkin, 12);
    limb(s,
         {{p(-119, 9, 1.4f), 2.6f, 1.0f},
          {p(-123, 13.5f, 1.1f), 2.5f, 0.8f},
          {p(-127, 16.6f, 0.6f), 1.9f, 0.5f},
          {p(-130.2f, 18, 0.2f), 0.05f, 0.05f}},
         kSkin, 10);
  }
  limb(s, {{at(-126, 5, 2.0f), 1.8f, 0.9f}, {at(-130, 5, 1.2f), 1.2f, 0.6f}, {at(-134, 5, 0.3f), 0.04f, 0.04f}}, kSkin,
       8);
}

void hall(Solid& s) {
  add_lathe(s, {}, kMiddle, {{0.995f, -0.4f}, {0.995f, 0.5f}, {0.975f, 0.55f}, {0.975f, kEaves - 0.3f}}, 44, kWall,
            {kLong, kWide});
  constexpr int kArches = 26;
  for (int k = 0; k < kArches; ++k) {
    const float a = 6.2831853f * (float(k) + 0.5f) / kArches;
    if (std::cos(a) > 0.93f) continue;  // the door
    const glm::vec3 p = kMiddle + glm::vec3(std::cos(a) * kLong * 0.98f, 0, -std::sin(a) * kWide * 0.98f);
    const float turn = std::atan2(std::cos(a) / kLong, -std::sin(a) / kWide);
    add_box(s, {p, turn}, {0, 1.55f, 0.03f}, {2.2f, 1.7f, 0.2f}, kWindow, 0.04f);
    add_glass(s, {p, turn}, {0, 1.55f, 0.14f}, {2.05f, 1.55f});
    add_box(s, {p, turn}, {0, 2.45f, 0.06f}, {2.5f, 0.16f, 0.26f}, kWhite);
    add_box(s, {p, turn}, {0, 1.55f, 0.1f}, {0.08f, 1.7f, 0.14f}, kWhite);
    add_box(s, {p, turn}, {1.65f, 1.35f, 0.02f}, {0.5f, 2.8f, 0.4f}, {0xc4b58f}, 0.05f);
  }
  // Under the chin: doors, a canopy, and the name.
  const At door{at(-87.9f, 5), kQuarter};
  add_box(s, door, {0, 1.35f, -1.2f}, {7.4f, 2.7f, 3.2f}, kWall, 0.06f);
  add_box(s, door, {0, 1.1f, 0.42f}, {4.2f, 2.2f, 0.08f}, kWindow);
  add_glass(s, door, {0, 1.1f, 0.468f}, {4.1f, 2.1f});
  for (float x : {-1.05f, 0.0f, 1.05f}) add_box(s, door, {x, 1.1f, 0.47f}, {0.09f, 2.2f, 0.06f}, kWhite);
  add_box(s, door, {0, 2.62f, 0.7f}, {7.8f, 0.22f, 2.0f}, {0x2f6f86}, 0.06f);
  for (float x : {-3.5f, 3.5f}) add_bar(s, door, {x, 0, 1.5f}, {x, 2.6f, 1.5f}, 0.12f, kWhite, 8);
  add_text(s, {at(-86.15f, 5), kQuarter}, "KURA-KURA OCEAN PARK", {0, 2.62f, 0}, 0.36f, kWhite);
  add_box(s, {at(-84, 11.5f), kQuarter}, {0, 0.9f, 0}, {2.4f, 1.8f, 1.8f}, {0x2f6f86}, 0.06f);  // tickets
  add_roof(s, {at(-84, 11.5f), kQuarter}, {0, 1.8f, 0}, {2.9f, 0.7f, 2.3f}, 0.9f, kRoof);
  add_box(s, {at(-84, 11.5f), kQuarter}, {0, 1.15f, 0.92f}, {1.6f, 0.7f, 0.04f}, kWindow);
  add_text(s, {at(-83.05f, 11.5f), kQuarter}, "TIKET", {0, 1.63f, 0}, 0.2f, kWhite);
}

}  // namespace

void add_turtle(Solid& s) {
  hall(s);
  shell(s);
  head(s);
  flippers(s);
}

}  // namespace sculpt
