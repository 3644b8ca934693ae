// What lies round a table: the neighbourhood in card, as a model maker has it. Paler and
// plainer than the venue, so that nobody takes it for a part of the drill; it ends in haze.
#include <algorithm>
#include <cmath>
#include <tuple>

#include "assets/sculpt/venue_parts.h"

namespace sculpt {
namespace {

constexpr float kEnd = 1400;                                           // metres; the haze is thick before that
constexpr float kLow = -1.15f;                                         // just below the top of the venue's slab
constexpr float kWest = -193, kEast = 103, kSouth = -83, kNorth = 78;  // the hole for the venue, under its slab
constexpr Paint kCard{0x8f8775};
constexpr std::uint32_t kFields[] = {0x6f7a4e, 0x858150, 0x5f6e47, 0x988c64, 0x767a54, 0x576941, 0x6a764f};

// The coast runs on beyond the venue, in bays.
float coast(float n) {
  const float away = n > kNorth ? n - kNorth : n < kSouth ? n - kSouth : 0;
  return -153 - 46 * std::sin(away * 0.0061f) - 0.00016f * away * away + 13 * std::sin(away * 0.021f);
}

// A ridge in the east and south-east, as Muria stands over Jepara.
float hill(float e, float n) {
  const float away = std::hypot(e, n), side = std::clamp((e - 0.35f * n) / std::max(away, 1.0f) * 1.6f, 0.0f, 1.0f);
  const float rise = std::clamp((away - 640) / 420, 0.0f, 1.0f);
  return side * rise * rise * (55 + 120 * soft_noise(e, n, 260, 61) + 40 * soft_noise(e, n, 110, 62));
}

// Fine near the venue, coarse where the haze begins.
std::vector<float> cuts(float from, float to) {
  std::vector<float> out = {from};
  float step = 13;
  for (float v = from; std::fabs(v) < kEnd && std::fabs(v - from) < std::fabs(to - from); step *= 1.09f)
    out.push_back(v += to > from ? step : -step);
  out.back() = to;
  std::sort(out.begin(), out.end());
  return out;
}

void sheet(Solid& s, const std::vector<float>& ns, const std::vector<float>& shares, const auto& east_of,
           const auto& up_of, const auto& tone_of) {
  for (std::size_t k = 0; k + 1 < ns.size(); ++k)
    for (std::size_t i = 0; i + 1 < shares.size(); ++i) {
      glm::vec3 p[4], m[4];
      const float corners[4][2] = {
          {shares[i], ns[k]}, {shares[i + 1], ns[k]}, {shares[i + 1], ns[k + 1]}, {shares[i], ns[k + 1]}};
      for (int c = 0; c < 4; ++c) {
        const float n = corners[c][1], e = east_of(corners[c][0], n);
        p[c] = at(e, n, kLow + up_of(e, n));
        constexpr float kStep = 8;
        m[c] = glm::normalize(
            glm::vec3(up_of(e - kStep, n) - up_of(e + kStep, n), 2 * kStep, up_of(e, n + kStep) - up_of(e, n - kStep)));
      }
      const std::uint32_t rgb = tone_of((p[0].x + p[2].x) / 2, -(p[0].z + p[2].z) / 2);
      add_shaded(s, {p[0], p[1], p[2]}, {m[0], m[1], m[2]}, {rgb, rgb, rgb}, kCard);
      add_shaded(s, {p[0], p[2], p[3]}, {m[0], m[2], m[3]}, {rgb, rgb, rgb}, kCard);
    }
}

// Plots lie in blocks, long one way or the other, and no two beside each other are alike.
std::uint32_t field_tone(float e, float n) {
  const float u = 0.97f * e + 0.24f * n, v = 0.97f * n - 0.24f * e;
  const int block = int(std::floor(u / 84)) * 31 + int(std::floor(v / 84)) * 17;
  const bool along = block % 2 == 0;
  const int i = int(std::floor(u / (along ? 42 : 14))), k = int(std::floor(v / (along ? 14 : 42)));
  const std::uint32_t rgb = mixed(kFields[std::uint32_t(i * 3 + k * 5 + block) % std::size(kFields)], 0x77795a, 0.15f);
  return mixed(mixed(rgb, 0x5f6c50, std::clamp(hill(e, n) / 160, 0.0f, 0.7f)), 0x8f8566,
               0.3f * soft_noise(e, n, 60, 63));
}
std::uint32_t sea_tone(float e, float n) {
  const float off = std::clamp((coast(n) - e) / 260, 0.0f, 1.0f);
  return mixed(mixed(0x8fb0ac, 0x5d8791, std::min(1.0f, off * 1.6f)), 0x547d8a, soft_noise(e, n, 140, 64) * 0.6f);
}

// Flat on the ground, by its corners counter-clockwise as on a map.
void card_patch(Solid& s, const glm::vec2 (&corners)[4], float up, std::uint32_t rgb) {
  const auto p = [&](const glm::vec2& v) { return at(v.x, v.y, kLow + up); };
  add_quad(s, p(corners[0]), p(corners[1]), p(corners[2]), p(corners[3]), {rgb});
}

// A road between trodden verges; `line`: with a dashed one along its middle.
void card_road(Solid& s, glm::vec2 from, glm::vec2 to, float width, bool line = false) {
  const glm::vec2 along = glm::normalize(to - from), side(-along.y, along.x);
  const auto strip = [&](glm::vec2 a, glm::vec2 b, float half, float up, std::uint32_t rgb) {
    card_patch(s, {a - side * half, b - side * half, b + side * half, a + side * half}, up, rgb);
  };
  strip(from, to, width / 2 + 1.6f, 0.09f, 0x978b72);
  strip(from, to, width / 2, 0.12f, 0x66635e);
  if (!line) return;
  const float end = std::min(glm::distance(from, to), 330.0f);
  for (float d = 4; d < end; d += 12) strip(from + along * d, from + along * (d + 5), 0.16f, 0.15f, 0xaaa594);
}

// Four walls, and a lid where one sees it; nobody sees a floor.
void card_box(Solid& s, const At& here, glm::vec3 low, glm::vec3 high, Paint paint, bool lid) {
  const glm::vec2 corners[] = {{low.x, high.z}, {high.x, high.z}, {high.x, low.z}, {low.x, low.z}};
  for (int k = 0; k < 4; ++k) {
    const glm::vec2 a = corners[k], b = corners[(k + 1) % 4];
    add_quad(s, placed(here, {a.x, low.y, a.y}), placed(here, {b.x, low.y, b.y}), placed(here, {b.x, high.y, b.y}),
             placed(here, {a.x, high.y, a.y}), paint);
  }
  if (!lid) return;
  const auto top = [&](int k) { return placed(here, {corners[k].x, high.y, corners[k].y}); };
  add_quad(s, top(0), top(1), top(2), top(3), paint);
}

// Windows on two sides, dark by day, some lit at night; a door in the front.
void card_openings(Solid& s, const At& here, float w, float d, base::Random& random) {
  for (const float front : {1.0f, -1.0f}) {
    const auto pane = [&](float x, float half, float low, float high, Paint paint) {
      const float z = front * (d / 2 + 0.04f), a = x - half * front, b = x + half * front;
      add_quad(s, placed(here, {a, low, z}), placed(here, {b, low, z}), placed(here, {b, high, z}),
               placed(here, {a, high, z}), paint);
    };
    for (float x : {-0.27f * w, 0.27f * w}) {
      const bool lit = random.unit() < 0.55f;
      pane(x, 0.65f, 1.05f, 2.15f, {lit ? 0x6b5c40u : 0x4a4f50u, lit ? assets::Surface::lamp : assets::Surface::plain});
    }
    if (front > 0) pane(0, 0.5f, 0, 2.1f, {0x5d4632});
  }
}

// One house of the neighbourhood: how far it is says how much of it is made.
void card_house(Solid& s, float e, float n, float turn, base::Random& random) {
  constexpr std::uint32_t kWalls[] = {0xc2baa4, 0xa8a294, 0xb7a582, 0x9fa89c, 0xb79a86, 0xb0aea4},
                          kRoofs[] = {0x8a5039, 0x74463a, 0xa0694c, 0x6d6460, 0x7f5a46, 0x94786a},
                          kYards[] = {0x8d7f62, 0x747b55, 0x9a8b6b, 0x66704b};
  const At here{at(e, n, kLow), turn};
  const float w = random.between(8, 13), d = random.between(6, 9),
              h = random.unit() < 0.2f ? 6.0f : random.between(2.8f, 3.6f), rise = random.between(1.8f, 2.8f),
              hip = random.unit() < 0.5f ? 0.0f : d / 3;
  const Paint wall{kWalls[random.below(std::size(kWalls))]}, roof{kRoofs[random.below(std::size(kRoofs))]};
  card_box(s, here, {-w / 2, 0, -d / 2}, {w / 2, h, d / 2}, wall, false);
  add_roof(s, here, {0, h, 0}, {w + 1.2f, rise, d + 1.2f}, hip, roof);
  // Its yard, and the shade of its eaves.
  const auto ground = [&](float x, float z, float up, std::uint32_t rgb) {
    add_quad(s, placed(here, {-x, up, z}), placed(here, {x, up, z}), placed(here, {x, up, -z}),
             placed(here, {-x, up, -z}), {rgb});
  };
  ground(w / 2 + 2.2f, d / 2 + 2.4f, 0.05f, kYards[random.below(std::size(kYards))]);
  ground(w / 2 + 0.9f, d / 2 + 0.9f, 0.09f, 0x5c5646);
  const float away = std::hypot(e, n);
  if (away < 420) card_openings(s, here, w, d, random);
  if (away > 210) return;
  const float porch = d / 2 + 2.0f, hedge = -d / 2 - 2.2f;  // a roof over the door, a hedge behind
  add_quad(s, placed(here, {-2, 2.35f, porch}), placed(here, {2, 2.35f, porch}), placed(here, {2, 2.75f, d / 2}),
           placed(here, {-2, 2.75f, d / 2}), {mixed(roof.rgb, 0x2b2622, 0.25f)});
  for (float x : {-1.9f, 1.9f})
    card_box(s, here, {x - 0.09f, 0, porch - 0.2f}, {x + 0.09f, 2.35f, porch - 0.02f}, wall, false);
  card_box(s, here, {-w / 2 - 1.6f, 0, hedge - 0.5f}, {w / 2 + 1.6f, 0.9f, hedge},
           {random.unit() < 0.5f ? 0x55653fu : 0x647148u}, true);
}

// The shade under a tree: nothing here throws one.
void card_shade(Solid& s, float e, float n, float radius) {
  card_patch(s, {{e - radius, n}, {e, n - radius}, {e + radius, n}, {e, n + radius}}, 0.04f + hill(e, n), 0x55603f);
}

void card_tree(Solid& s, float e, float n, float size, std::uint32_t rgb) {
  const At foot{at(e, n, kLow + hill(e, n)), e * 1.7f};
  if (std::hypot(e, n) > 330) {
    add_lathe(s, foot, {}, {{0.6f * size, 0.2f * size}, {1.4f * size, 1.9f * size}, {0, 3.5f * size}}, 4, {rgb});
    return;
  }
  card_shade(s, e, n, 1.7f * size);
  add_lathe(s, foot, {}, {{0.26f * size, 0}, {0.2f * size, 1.4f * size}}, 3, {0x5f5240});
  add_lathe(s, foot, {},
            {{0.7f * size, 1.0f * size}, {1.55f * size, 1.9f * size}, {1.1f * size, 3.0f * size}, {0, 3.6f * size}}, 6,
            {rgb});
}

void card_palm(Solid& s, float e, float n, float height, base::Random& random) {
  const glm::vec3 foot = at(e, n, kLow + hill(e, n)),
                  top = foot + glm::vec3(random.between(-0.8f, 0.8f), height, random.between(-0.8f, 0.8f));
  add_bar(s, {}, foot, top, 0.2f, {0x75654a}, 3);
  for (int k = 0; k < 6; ++k) {  // a blade folded along its rib, seen from above
    const float a = 1.0472f * float(k) + random.between(-0.2f, 0.2f);
    const glm::vec3 out(std::cos(a), 0, std::sin(a)), side(-out.z, 0, out.x),
        tip = top + out * 2.7f - glm::vec3(0, 1, 0), rib = top + out * 1.3f + glm::vec3(0, 0.35f, 0);
    const Paint leaf{k % 2 == 0 ? 0x66774au : 0x586a40u};
    add_triangle(s, top, rib + side * 0.55f - glm::vec3(0, 0.3f, 0), tip, leaf);
    add_triangle(s, top, tip, rib - side * 0.55f - glm::vec3(0, 0.3f, 0), leaf);
  }
}

bool is_built(float e, float n) { return e > kWest - 4 && e < kEast + 4 && n > kSouth - 4 && n < kNorth + 4; }
bool is_on_road(float e, float n) {
  return (std::fabs(e - 78) < 14 && (n > kNorth || n < kSouth)) || (std::fabs(n + 20) < 12 && e > kEast) ||
         (std::fabs(n - 230) < 9 && e > -60) || (std::fabs(std::fabs(n - -2) - 110) < 21 && e > -140 && e < 66);
}

void add_town_in_card(Solid& s) {
  base::Random random(71);
  for (float side : {-1.0f, 1.0f}) {
    for (float n = kNorth + 10; n < 560; n += random.between(12, 17))
      card_house(s, 78 + side * random.between(19, 23), n, kQuarter * side, random);
    for (float n = kSouth - 10; n > -560; n -= random.between(12, 17))
      card_house(s, 78 + side * random.between(19, 23), n, kQuarter * side, random);
    for (float e = kEast + 12; e < 620; e += random.between(13, 18))
      card_house(s, e, -20 + side * random.between(17, 21), side > 0 ? kHalf : 0, random);
  }
  const auto green = [&] { return mixed(0x66774c, 0x8a945f, random.unit()); };
  for (float side : {-1.0f, 1.0f})  // a lane behind the park, another south of the kiosks
    for (float n : {108.0f, -112.0f})
      for (float e = -128; e < 52; e += random.between(11, 17)) {
        card_house(s, e, n + side * random.between(10, 14), side > 0 ? kHalf : 0, random);
        const float te = e + random.between(5, 8), tn = n + side * random.between(17, 21);
        if (is_built(te, tn)) continue;
        random.unit() < 0.3f ? card_palm(s, te, tn, random.between(5, 8), random)
                             : card_tree(s, te, tn, random.between(1.2f, 2.1f), green());
      }
  // Villages stand together under their trees; between them lie fields.
  for (int k = 0; k < 1100; ++k) {
    const float e = random.between(-260, 640), n = random.between(-560, 600),
                turn = random.between(-0.2f, 0.2f) + (random.unit() < 0.5f ? 0 : kQuarter);
    if (is_built(e, n) || is_on_road(e, n) || e < coast(n) + 24) continue;
    const float dense = soft_noise(e, n, 120, 65);
    if (dense > 0.58f) {
      card_house(s, e, n, turn, random);
      const float te = e + random.between(7, 10), tn = n + random.between(-6, 6);
      if (is_built(te, tn) || is_on_road(te, tn) || std::hypot(e, n) > 330) continue;
      random.unit() < 0.35f ? card_palm(s, te, tn, random.between(6, 9), random)
                            : card_tree(s, te, tn, random.between(1.4f, 2.3f), green());
    } else if (dense > 0.3f) {  // a few together, at the edge of a field
      const int count = soft_noise(e, n, 45, 68) > 0.55f ? 3 : 1;
      for (int i = 0; i < count; ++i) {
        const float te = e + float(i) * random.between(3, 5), tn = n + float(i % 2) * random.between(3, 5);
        if (!is_built(te, tn) && !is_on_road(te, tn)) card_tree(s, te, tn, random.between(1.2f, 2.3f), green());
      }
    }
  }
  for (int k = 0; k < 220; ++k) {  // palms and almonds along the beach
    const float n = (k % 2 == 0 ? kNorth + 8 : kSouth - 8) + (k % 2 == 0 ? 1.0f : -1.0f) * random.between(0, 420),
                e = coast(n) + random.between(9, 34);
    if (is_built(e, n)) continue;
    if (k % 3 != 0)
      card_palm(s, e, n, random.between(6, 9), random);
    else
      card_tree(s, e, n, random.between(1.2f, 1.9f), green());
  }
}

// Pulau Panjang, off the beach.
void add_island(Solid& s, glm::vec2 middle, glm::vec2 size) {
  add_lathe(s, {}, at(middle.x, middle.y, kLow), {{1, 0}, {0.93f, 1.2f}, {0.6f, 2.2f}, {0, 3}}, 14, {0xb4a688}, size);
  add_lathe(s, {}, at(middle.x, middle.y, kLow + 1.4f), {{0.8f, 0}, {0.84f, 5}, {0.55f, 9}, {0, 11}}, 11, {0x76845c},
            size);
}

// Shares of the way: 0 at `from`, 1 at `to`.
float blend(float from, float to, float share) { return from + (to - from) * share; }

}  // namespace

Solid kartini_land() {
  Solid s;
  s.two_levels = false;
  s.one_sided = true;
  const std::vector<float> east = cuts(kEast, kEnd), west = cuts(kWest, -kEnd);
  const std::vector<float> north = cuts(kNorth, kEnd), south = cuts(kSouth, -kEnd),
                           beside = {kSouth, -56, -29, -2, 25, 52, kNorth};
  const auto same = [](float e, float) { return e; };
  const auto flat = [](float, float) { return 0.0f; };
  std::vector<float> shares;
  for (int i = 0; i <= 12; ++i) shares.push_back(float(i) / 12);
  const std::vector<float> few = {0, 0.34f, 0.67f, 0.9f, 1};
  const auto to_coast = [](float share, float n) { return blend(kWest, coast(n), share); };
  const auto to_east = [](float share, float n) { return blend(coast(n), kEast, share); };
  const auto beach_or_field = [](float e, float n) { return e < coast(n) + 13 ? 0xa5987au : field_tone(e, n); };
  for (const auto* ns : {&north, &south, &beside}) {
    sheet(s, *ns, east, same, hill, field_tone);
    sheet(s, *ns, west, same, flat, sea_tone);
    if (ns == &beside) continue;  // the venue itself
    sheet(s, *ns, few, to_coast, flat, sea_tone);
    sheet(s, *ns, shares, to_east, hill, beach_or_field);
  }
  card_road(s, {78, kNorth}, {78, kEnd}, 16, true);
  card_road(s, {78, kSouth}, {78, -kEnd}, 16, true);
  card_road(s, {kEast, -20}, {900, -20}, 9);
  for (float n : {108.0f, -112.0f}) card_road(s, {-140, n}, {70, n}, 7);
  card_road(s, {-60, 230}, {900, 230}, 7);
  add_town_in_card(s);
  add_island(s, {-760, 210}, {170, 90});
  return s;
}

Solid plain_land() {
  Solid s;
  s.two_levels = false;
  s.one_sided = true;
  constexpr float kRings[] = {0, 60, 130, 210, 300, 420, 580, 800, 1080, kEnd};
  constexpr int kSides = 40;
  const auto point = [&](std::size_t ring, int side) {
    const float a = 2 * kHalf * float(side % kSides) / kSides, r = kRings[ring];
    const float e = std::cos(a) * r, n = std::sin(a) * r, rise = std::clamp((r - 560) / 400, 0.0f, 1.0f);
    return at(e, n, rise * rise * (30 + 90 * soft_noise(e, n, 240, 66)));
  };
  for (std::size_t ring = 0; ring + 1 < std::size(kRings); ++ring)
    for (int side = 0; side < kSides; ++side) {
      const glm::vec3 a = point(ring, side), b = point(ring + 1, side), c = point(ring + 1, side + 1),
                      d = point(ring, side + 1);
      const Paint paint{mixed(0x6b6960, 0x7a766b, soft_noise(b.x, b.z, 170, 67))};
      add_triangle(s, a, b, c, paint);
      if (ring > 0) add_triangle(s, a, c, d, paint);
    }
  // Lines every 20 m, wider ones every 100 m: how far it is, where nothing else says so.
  for (int k = -10; k <= 10; ++k) {
    const float at_metre = 20.0f * float(k), half = k % 5 == 0 ? 0.22f : 0.1f, end = 200, up = 0.02f;
    const Paint ink{k % 5 == 0 ? 0x55534cu : 0x605e56u};
    add_quad(s, at(-end, at_metre - half, up), at(end, at_metre - half, up), at(end, at_metre + half, up),
             at(-end, at_metre + half, up), ink);
    add_quad(s, at(at_metre - half, -end, up), at(at_metre + half, -end, up), at(at_metre + half, end, up),
             at(at_metre - half, end, up), ink);
  }
  return s;
}

}  // namespace sculpt
