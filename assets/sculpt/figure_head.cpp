// Heads: face, hair, and what is worn on them. Everything is modelled at a grown-up's size
// and then grown about the neck: miniatures have heads a little too large, so that one sees
// from afar where they look.
#include <array>
#include <cmath>
#include <glm/gtc/matrix_transform.hpp>

#include "assets/sculpt/figure_parts.h"

namespace sculpt {
namespace {

bool is_scarf(const Look& look) { return look.headgear == Headgear::hijab || look.headgear == Headgear::long_hijab; }
bool is_helmet(const Look& look) {
  using enum Headgear;
  return look.headgear == moto_helmet || look.headgear == riot_helmet || look.headgear == helmet;
}
bool hides_hair(const Look& look) { return is_scarf(look) || is_helmet(look) || look.headgear == Headgear::hood; }

void add_skull(Clay& clay, const Look& look) {
  const Bind head = whole(kHead);
  const bool covered = look.headgear != Headgear::none && look.headgear != Headgear::headband;
  const Paint top = clay.level == 0 ? look.skin : covered ? look.headgear_paint : look.hair;
  if (clay.level == 2) {
    if (is_scarf(look)) return;
    Tube far{.sides = 4, .close_end = true};
    far.rings = {
        {.centre = {0, 1.46f, 0.0f}, .rx = 0.065f, .rz = 0.075f, .bind = head, .paint = look.skin},
        {.centre = {0, 1.63f, 0.0f}, .rx = 0.1f, .rz = 0.12f, .bind = head, .paint = top},
        {.centre = {0, 1.73f, 0.0f}, .rx = 0.075f, .rz = 0.09f, .bind = head, .paint = top},
    };
    return add_tube(clay, far);
  }
  if (clay.level == 0) {
    Tube neck{.sides = 6};
    neck.rings = {
        {.centre = {0, 1.45f, -0.005f}, .rx = 0.052f, .rz = 0.054f, .bind = between(kChest, kHead), .paint = look.skin},
        {.centre = {0, 1.56f, 0}, .rx = 0.047f, .rz = 0.052f, .bind = head, .paint = look.skin}};
    add_tube(clay, neck);
  }
  // Under hair of its own a skull is narrower, or its facets come through.
  const float under = clay.level == 0 && look.cut != Hair::none && !hides_hair(look) ? 0.86f : 1.0f;
  Tube skull{.sides = clay.sides(8, 5, 4), .phase = 0};
  skull.rings = {
      {.centre = {0, 1.505f, 0.03f},
       .rx = clay.level == 0 ? 0.028f : 0.052f,
       .rz = clay.level == 0 ? 0.036f : 0.06f,
       .bind = head,
       .paint = look.skin},
      {.centre = {0, 1.535f, 0.014f}, .rx = 0.061f, .rz = 0.078f, .bind = head, .paint = look.skin, .last_level = 0},
      {.centre = {0, 1.585f, 0.007f}, .rx = 0.073f, .rz = 0.092f, .bind = head, .paint = look.skin, .last_level = 0},
      {.centre = {0, 1.635f, 0.003f}, .rx = 0.077f, .rz = 0.095f, .bind = head, .paint = top},
      {.centre = {0, 1.69f, -0.003f}, .rx = 0.065f * under, .rz = 0.083f * under, .bind = head, .paint = top},
      {.centre = {0, 1.728f - 0.1f * (1 - under), -0.006f}, .rx = 0, .rz = 0, .bind = head, .paint = top},
  };
  if (is_helmet(look)) skull.rings.resize(skull.rings.size() - 2);  // nobody sees what is under it
  add_tube(clay, skull);
  if (clay.level == 0) {
    Tube nose{.sides = 3, .phase = 0};
    nose.rings = {{.centre = {0, 1.558f, 0.092f}, .rx = 0.014f, .rz = 0.022f, .bind = head, .paint = look.skin},
                  {.centre = {0, 1.605f, 0.088f}, .rx = 0, .rz = 0, .bind = head, .paint = look.skin}};
    add_tube(clay, nose);
  }
}

// Two dark dots: enough to see where somebody looks.
void add_eyes(Clay& clay) {
  if (clay.level > 0) return;
  for (float s : {1.0f, -1.0f}) {
    const std::int32_t part = ++clay.part;
    const glm::vec3 at(0.031f * s, 1.612f, 0.0965f), across(0.0125f, 0, -0.004f * s), up(0, 0.0075f, 0);
    const std::array quad{at - across - up, at + across - up, at + across + up, at - across + up};
    for (int k : {0, 1, 2, 0, 2, 3}) clay.corners.push_back({quad[std::size_t(k)], {0x1a1411}, whole(kHead), part});
  }
  ++clay.part;
}

void add_hair(Clay& clay, const Look& look) {
  if (clay.level > 0 || look.cut == Hair::none || hides_hair(look)) return;
  const Bind head = whole(kHead);
  // Tilted back about the head's middle, so that the brow is free and the nape covered.
  const glm::vec3 middle(0, 1.62f, 0);
  Tube hair{.sides = 8, .phase = 0};
  hair.place = glm::translate(
      glm::rotate(glm::translate(glm::mat4(1), middle), glm::radians(-24.0f), glm::vec3(1, 0, 0)), -middle);
  hair.rings = {
      {.centre = {0, 1.60f, -0.004f}, .rx = 0.081f, .rz = 0.1f, .bind = head, .paint = look.hair},
      {.centre = {0, 1.65f, -0.003f}, .rx = 0.088f, .rz = 0.107f, .bind = head, .paint = look.hair},
      {.centre = {0, 1.70f, -0.004f}, .rx = 0.073f, .rz = 0.091f, .bind = head, .paint = look.hair},
      {.centre = {0, 1.745f, -0.006f}, .rx = 0, .rz = 0, .bind = head, .paint = look.hair},
  };
  add_tube(clay, hair);
  if (look.cut == Hair::bob) {
    Tube fall{.sides = 8, .close_start = true};
    fall.rings = {
        {.centre = {0, 1.47f, -0.04f},
         .rx = 0.075f,
         .rz = 0.05f,
         .bind = between(kHead, kChest, 0.7f),
         .paint = look.hair},
        {.centre = {0, 1.56f, -0.032f}, .rx = 0.086f, .rz = 0.075f, .bind = head, .paint = look.hair},
        {.centre = {0, 1.66f, -0.02f}, .rx = 0.08f, .rz = 0.085f, .bind = head, .paint = look.hair},
    };
    add_tube(clay, fall);
  } else if (look.cut == Hair::tail) {
    Tube tail{.sides = 5};
    tail.rings = {
        {.centre = {0, 1.36f, -0.15f}, .rx = 0, .rz = 0, .bind = between(kHead, kChest, 0.6f), .paint = look.hair},
        {.centre = {0, 1.5f, -0.155f}, .rx = 0.034f, .rz = 0.028f, .bind = head, .paint = look.hair},
        {.centre = {0, 1.63f, -0.1f}, .rx = 0.03f, .rz = 0.03f, .bind = head, .paint = look.hair}};
    add_tube(clay, tail);
  } else if (look.cut == Hair::bun) {
    Tube bun{.sides = 6};
    bun.rings = {{.centre = {0, 1.56f, -0.115f}, .rx = 0, .rz = 0, .bind = head, .paint = look.hair},
                 {.centre = {0, 1.595f, -0.12f}, .rx = 0.045f, .rz = 0.04f, .bind = head, .paint = look.hair},
                 {.centre = {0, 1.635f, -0.11f}, .rx = 0, .rz = 0, .bind = head, .paint = look.hair}};
    add_tube(clay, bun);
  }
}

// ---- headgear ------------------------------------------------------------------------

struct Band {
  float y, rx, rz, z = 0;
};
void add_hat(Clay& clay, std::initializer_list<Band> bands, Paint paint, bool closed, int sides_full = 9,
             glm::mat4 place = glm::mat4(1)) {
  Tube hat{.sides = clay.sides(sides_full, 5, 4), .close_end = closed, .place = place, .phase = 0};
  for (const Band& band : bands)
    hat.rings.push_back(
        {.centre = {0, band.y, band.z}, .rx = band.rx, .rz = band.rz, .bind = whole(kHead), .paint = paint});
  add_tube(clay, hat);
}

// A peak over the brow: from the band forwards and a little down.
void add_peak(Clay& clay, float y, float reach, float half_width, Paint paint) {
  const float in = 0.07f;
  const std::array top{glm::vec3(-half_width, y, in - 0.035f), glm::vec3(-half_width * 0.7f, y - 0.016f, reach - 0.02f),
                       glm::vec3(half_width * 0.7f, y - 0.016f, reach - 0.02f), glm::vec3(half_width, y, in - 0.035f)};
  const std::array front{top[0], top[1], glm::vec3(0, y - 0.02f, reach), top[2], top[3]};
  std::array<glm::vec3, 5> below = front;
  for (glm::vec3& p : below) p.y -= 0.01f;
  if (clay.level == 0)
    add_plate(clay, front, below, paint, whole(kHead), paint);
  else if (clay.level == 1)
    add_plate(clay, std::span(top), std::array{below[0], below[1], below[3], below[4]}, paint, whole(kHead), paint);
}

void add_hijab(Clay& clay, const Look& look) {
  const Bind head = whole(kHead), neck = between(kHead, kChest), chest = whole(kChest);
  const Paint paint = look.headgear_paint;
  Tube shawl{.sides = clay.sides(10, 6, 4), .phase = 0};
  const float low = look.tucked ? 1.43f : 1.27f;
  if (look.headgear == Headgear::long_hijab)
    shawl.rings = {{.centre = {0, 0.98f, 0}, .rx = 0.33f, .rz = 0.24f, .bind = between(kSpine, kHips), .paint = paint},
                   {.centre = {0, 1.2f, 0},
                    .rx = 0.285f,
                    .rz = 0.2f,
                    .bind = between(kChest, kSpine),
                    .paint = paint,
                    .last_level = 1}};
  const std::vector<Ring> upper = {
      {.centre = {0, low, look.tucked ? -0.005f : 0.004f},
       .rx = look.tucked ? 0.118f : 0.19f,
       .rz = look.tucked ? 0.08f : 0.164f,
       .bind = chest,
       .paint = paint},
      {.centre = {0, 1.39f, -0.008f},
       .rx = 0.21f,
       .rz = 0.146f,
       .bind = chest,
       .paint = paint,
       .last_level = look.tucked ? -1 : 1},
      {.centre = {0, 1.475f, -0.004f}, .rx = 0.1f, .rz = 0.09f, .bind = neck, .paint = paint},
      {.centre = {0, 1.54f, -0.012f}, .rx = 0.082f, .rz = 0.094f, .bind = head, .paint = paint, .last_level = 1},
      {.centre = {0, 1.63f, -0.014f}, .rx = 0.09f, .rz = 0.108f, .bind = head, .paint = paint},
      {.centre = {0, 1.70f, -0.014f}, .rx = 0.072f, .rz = 0.09f, .bind = head, .paint = paint, .last_level = 0},
      {.centre = {0, 1.748f, -0.014f}, .rx = 0, .rz = 0, .bind = head, .paint = paint},
  };
  shawl.rings.insert(shawl.rings.end(), upper.begin(), upper.end());
  add_tube(clay, shawl);
  if (clay.level == 2) {
    const std::array quad{glm::vec3(-0.06f, 1.53f, 0.105f), glm::vec3(0.06f, 1.53f, 0.105f),
                          glm::vec3(0.06f, 1.66f, 0.1f), glm::vec3(-0.06f, 1.66f, 0.1f)};
    for (int k : {0, 1, 2, 0, 2, 3}) clay.corners.push_back({quad[std::size_t(k)], look.skin, head, clay.part});
    ++clay.part;
    return;
  }
  Tube face{
      .sides = clay.sides(9, 5, 4), .place = forwards({0, 1.592f, clay.level == 0 ? 0.058f : 0.078f}), .phase = 0};
  face.rings = {
      {.centre = {0, 0, 0}, .rx = 0.066f, .rz = 0.082f, .bind = head, .paint = look.skin},
      {.centre = {0, 0.03f, 0}, .rx = 0.056f, .rz = 0.07f, .bind = head, .paint = look.skin, .last_level = 0},
      {.centre = {0, 0.046f, 0}, .rx = 0, .rz = 0, .bind = head, .paint = look.skin},
  };
  add_tube(clay, face);
  if (clay.level == 0) {
    Tube nose{.sides = 3, .phase = 0};
    nose.rings = {{.centre = {0, 1.57f, 0.094f}, .rx = 0.013f, .rz = 0.022f, .bind = head, .paint = look.skin},
                  {.centre = {0, 1.612f, 0.092f}, .rx = 0, .rz = 0, .bind = head, .paint = look.skin}};
    add_tube(clay, nose);
  }
}

// A sheet bent about the head's axis, from angle -spread to +spread; the visor.
void add_visor(Clay& clay, float low, float high, float rx, float rz, float spread, Paint paint) {
  const int steps = clay.sides(4, 2, 1);
  const auto at = [&](int i, float y, float grow) {
    const float angle = spread * (2 * float(i) / float(steps) - 1);
    return Corner{{std::sin(angle) * (rx + grow), y, std::cos(angle) * (rz + grow)}, paint, whole(kHead), ++clay.part};
  };
  const std::int32_t part = ++clay.part;
  for (int i = 0; i < steps; ++i) {
    const std::array quad{at(i, low, 0.012f), at(i + 1, low, 0.012f), at(i + 1, high, 0), at(i, high, 0)};
    for (int k : {0, 1, 2, 0, 2, 3}) {
      Corner corner = quad[std::size_t(k)];
      corner.part = part;
      clay.corners.push_back(corner);
    }
  }
  clay.part += 1;
}

// Over a closed helmet, from brow to nape: what one sees of somebody from above.
void add_crest(Clay& clay) {
  constexpr glm::vec2 kFull[] = {{1.675f, 0.15f},  {1.74f, 0.115f},  {1.783f, 0.055f}, {1.79f, -0.01f},
                                 {1.765f, -0.08f}, {1.70f, -0.132f}, {1.6f, -0.15f}};
  constexpr glm::vec2 kFar[] = {{1.70f, 0.125f}, {1.765f, 0.02f}, {1.70f, -0.12f}};
  const std::span<const glm::vec2> way = clay.level == 2 ? std::span<const glm::vec2>(kFar) : kFull;
  const float half = clay.level == 2 ? 0.05f : 0.036f;
  const std::int32_t part = ++clay.part;
  for (std::size_t i = 0; i + 1 < way.size(); ++i) {
    const glm::vec2 a = way[i], b = way[i + 1];
    const std::array quad{glm::vec3(-half, a.x, a.y), glm::vec3(half, a.x, a.y), glm::vec3(half, b.x, b.y),
                          glm::vec3(-half, b.x, b.y)};
    for (int k : {0, 1, 2, 0, 2, 3}) clay.corners.push_back({quad[std::size_t(k)], {0xf2f2ee}, whole(kHead), part});
  }
  ++clay.part;
}

void add_headgear(Clay& clay, const Look& look) {
  if (look.crest) add_crest(clay);
  const Paint p = look.headgear_paint;
  const bool shapes = look.headgear == Headgear::straw_hat || is_scarf(look) || look.headgear == Headgear::jungle_hat;
  if (clay.level == 2 && !shapes) return;  // the head's own top is painted
  switch (look.headgear) {
    case Headgear::none:
      break;
    case Headgear::field_cap:
      add_hat(clay, {{1.646f, 0.083f, 0.101f}, {1.712f, 0.084f, 0.101f}, {1.738f, 0.073f, 0.089f}}, p, true);
      add_peak(clay, 1.66f, 0.165f, 0.075f, p);
      break;
    case Headgear::baseball_cap:
      add_hat(clay, {{1.646f, 0.083f, 0.101f}, {1.70f, 0.079f, 0.097f}, {1.738f, 0.05f, 0.062f}, {1.753f, 0, 0}}, p,
              false);
      add_peak(clay, 1.658f, 0.185f, 0.07f, look.headgear_trim);
      break;
    case Headgear::peaked_cap:
      add_hat(clay, {{1.645f, 0.083f, 0.101f}, {1.678f, 0.083f, 0.101f}}, look.headgear_trim, false);
      add_hat(clay, {{1.675f, 0.083f, 0.101f}, {1.722f, 0.145f, 0.16f, 0.01f}, {1.748f, 0.12f, 0.132f}}, p, true);
      add_peak(clay, 1.658f, 0.155f, 0.07f, {0x141414});
      break;
    case Headgear::beret: {
      const glm::vec3 middle(0, 1.66f, 0);
      const glm::mat4 tilt = glm::translate(
          glm::rotate(glm::translate(glm::mat4(1), middle), glm::radians(17.0f), glm::vec3(-0.25f, 0, 1)), -middle);
      add_hat(clay, {{1.645f, 0.083f, 0.1f}, {1.662f, 0.083f, 0.1f}}, look.headgear_trim, false);
      add_hat(
          clay,
          {{1.652f, 0.086f, 0.102f}, {1.69f, 0.122f, 0.13f, -0.004f}, {1.722f, 0.1f, 0.11f, -0.004f}, {1.737f, 0, 0}},
          p, false, 9, tilt);
      break;
    }
    case Headgear::peci:
      add_hat(clay, {{1.648f, 0.082f, 0.1f}, {1.745f, 0.075f, 0.093f}, {1.752f, 0.067f, 0.085f}}, p, true);
      break;
    case Headgear::helmet:
    case Headgear::riot_helmet:
      add_hat(clay,
              {{1.595f, 0.112f, 0.13f, -0.008f},
               {1.655f, 0.12f, 0.14f, -0.006f},
               {1.715f, 0.1f, 0.12f, -0.006f},
               {1.757f, 0.058f, 0.072f, -0.006f},
               {1.772f, 0, 0, -0.006f}},
              p, false, 9);
      if (clay.level == 0)
        add_hat(clay,
                {{1.51f, 0.078f, 0.062f, -0.048f}, {1.56f, 0.092f, 0.085f, -0.038f}, {1.615f, 0.1f, 0.1f, -0.022f}}, p,
                false, 5);
      if (look.headgear == Headgear::riot_helmet) {
        add_visor(clay, 1.495f, 1.635f, 0.12f, 0.146f, 1.25f, {0xbfd6e2, assets::Surface::glass, 0.45f});
        if (clay.level == 0) add_visor(clay, 1.625f, 1.656f, 0.124f, 0.15f, 1.3f, look.headgear_trim);
      } else {
        add_peak(clay, 1.625f, 0.16f, 0.07f, p);
      }
      break;
    case Headgear::fire_helmet:
      add_hat(clay, {{1.64f, 0.16f, 0.18f, -0.03f}, {1.668f, 0.107f, 0.125f, -0.006f}}, p, false);
      add_hat(clay, {{1.66f, 0.105f, 0.124f}, {1.72f, 0.094f, 0.114f}, {1.768f, 0.05f, 0.07f}, {1.786f, 0, 0}}, p,
              false);
      if (clay.level == 0) add_box(clay, {0, 1.75f, 0}, {0.012f, 0.04f, 0.105f}, look.headgear_trim, whole(kHead));
      break;
    case Headgear::hijab:
    case Headgear::long_hijab:
      add_hijab(clay, look);
      break;
    case Headgear::jungle_hat:
      add_hat(clay, {{1.628f, 0.185f, 0.2f}, {1.655f, 0.09f, 0.108f}}, p, false, 10);
      add_hat(clay, {{1.645f, 0.088f, 0.106f}, {1.715f, 0.085f, 0.1f}, {1.745f, 0.06f, 0.075f}}, p, true);
      break;
    case Headgear::moto_helmet:
      add_hat(clay,
              {{1.57f, 0.125f, 0.14f},
               {1.65f, 0.13f, 0.146f},
               {1.725f, 0.1f, 0.115f},
               {1.765f, 0.05f, 0.06f},
               {1.776f, 0, 0}},
              p, false, 9);
      // A dark rim: from behind, a plain shell is a ball.
      add_hat(clay, {{1.508f, 0.088f, 0.1f, 0.004f}, {1.57f, 0.125f, 0.14f}}, {0x1d2023}, false, 9);
      add_visor(clay, 1.585f, 1.668f, 0.13f, 0.15f, 1.0f, look.headgear_trim);
      break;
    case Headgear::hood:
      add_hat(clay,
              {{1.44f, 0.13f, 0.1f, -0.03f},
               {1.53f, 0.1f, 0.1f, -0.04f},
               {1.64f, 0.1f, 0.115f, -0.026f},
               {1.72f, 0.075f, 0.09f, -0.028f},
               {1.76f, 0, 0, -0.03f}},
              p, false, 8);
      break;
    case Headgear::mask:
      add_hat(clay, {{1.64f, 0.084f, 0.102f}, {1.70f, 0.08f, 0.098f}, {1.752f, 0, 0}}, p, false);
      add_visor(clay, 1.5f, 1.59f, 0.075f, 0.1f, 1.5f, look.headgear_trim);
      break;
    case Headgear::straw_hat: {
      Tube cone{.sides = clay.sides(12, 6, 4), .close_start = true};
      cone.rings = {
          {.centre = {0, 1.625f, 0}, .rx = 0.235f, .rz = 0.235f, .bind = whole(kHead), .paint = p},
          {.centre = {0, 1.71f, 0}, .rx = 0.105f, .rz = 0.105f, .bind = whole(kHead), .paint = p, .last_level = 0},
          {.centre = {0, 1.80f, 0}, .rx = 0, .rz = 0, .bind = whole(kHead), .paint = p}};
      add_tube(clay, cone);
      break;
    }
    case Headgear::headband:
      add_hat(clay, {{1.635f, 0.084f, 0.104f, 0.001f}, {1.668f, 0.082f, 0.102f, 0}}, p, false, 9);
      break;
  }
}

}  // namespace

void add_head(Clay& clay, const Look& look) {
  const std::size_t first = clay.corners.size();
  add_skull(clay, look);
  add_eyes(clay);
  add_hair(clay, look);
  add_headgear(clay, look);
  enlarge_head(clay, first);
}

void enlarge_head(Clay& clay, std::size_t first_corner) {
  constexpr glm::vec3 kNeck{0, 1.49f, -0.004f};
  for (std::size_t i = first_corner; i < clay.corners.size(); ++i) {
    Corner& corner = clay.corners[i];
    const float of_head = corner.bind.a == kHead   ? corner.bind.of_a
                          : corner.bind.b == kHead ? 1 - corner.bind.of_a
                                                   : 0.0f;
    corner.position = kNeck + (corner.position - kNeck) * (1 + (kHeadSize - 1) * of_head);
  }
}

}  // namespace sculpt
