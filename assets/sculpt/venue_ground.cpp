// The slab, and what is paved, sown or sanded on it: one mesh of cells, cut where one kind
// of ground meets the next, so that no two lie over each other.
#include <algorithm>
#include <cmath>

#include "assets/sculpt/venue_parts.h"

namespace sculpt {
namespace {

float hashed(int x, int y, unsigned seed) {
  std::uint32_t h = std::uint32_t(x) * 374761393u + std::uint32_t(y) * 668265263u + seed * 2246822519u;
  h = (h ^ (h >> 13)) * 1274126177u;
  return float((h ^ (h >> 16)) & 0xffffu) / 65535.0f;
}

enum class Kind { sand, wet_sand, lawn, paving, brick, concrete, asphalt, strip, road };
struct Region {
  float e0, e1, n0, n1;
  Kind kind;
};
// Later ones win.
constexpr Region kRegions[] = {
    {-150, 101, -81, 76, Kind::sand},  {-91, 101, 46, 76, Kind::lawn},    {-62, 101, -81, -60, Kind::lawn},
    {-88, -62, -32, 32, Kind::paving}, {-62, 65, -58, -42, Kind::paving}, {-62, 62, -42, 42, Kind::concrete},
    {62, 65, -81, 76, Kind::paving},   {-60, 60, -40, 40, Kind::asphalt}, {-60, 60, 12, 24, Kind::strip},
    {-12, 12, 28, 38.5f, Kind::brick}, {65, 67, -81, 76, Kind::concrete}, {89, 91, -81, 76, Kind::concrete},
    {91, 101, -81, 76, Kind::paving},  {67, 89, -81, 76, Kind::road},     {60, 67, -24, -16, Kind::road},
    {27, 33, -46, -40, Kind::road},    {-23, -17, 40, 76, Kind::road},    {33, 43, -10, -2, Kind::paving},
    {-96, -88, 0, 10, Kind::paving},
};

Kind kind_at(float e, float n) {
  Kind kind = Kind::sand;
  for (const Region& r : kRegions)
    if (e > r.e0 && e < r.e1 && n > r.n0 && n < r.n1) kind = r.kind;
  return kind;
}

std::uint32_t base_of(Kind kind) {
  switch (kind) {
    case Kind::sand:
      return kSand.rgb;
    case Kind::wet_sand:
      return 0x9d8a64;
    case Kind::lawn:
      return kGrass.rgb;
    case Kind::paving:
      return kPaving.rgb;
    case Kind::brick:
      return kBrick.rgb;
    case Kind::concrete:
      return kConcrete.rgb;
    case Kind::asphalt:
      return kAsphalt.rgb;
    case Kind::strip:
      return kRoad.rgb;
    case Kind::road:
      return 0x464344;
  }
  return 0;
}

// The apron was laid in lots between the joints, not all in one year: each is a little lighter or darker.
float lot_tone(glm::vec2 cell) {
  constexpr float kJoints[] = {-26, -14, 0, 12};  // as in venue_marks.cpp
  int row = 0;
  for (const float joint : kJoints) row += cell.y > joint ? 1 : 0;
  constexpr float kTones[5][6] = {{0.03f, -0.05f, 0.045f, -0.03f, 0.05f, -0.04f},
                                  {-0.05f, 0.05f, -0.10f, 0.04f, -0.05f, 0.045f},
                                  {0.05f, -0.04f, 0.05f, -0.055f, 0.05f, -0.05f},
                                  {-0.03f, 0.055f, -0.05f, 0.03f, -0.04f, 0.05f},
                                  {0.04f, -0.04f, 0.03f, -0.03f, 0.05f, -0.04f}};
  return kTones[row][std::clamp(int((cell.x + 60) / 20), 0, 5)];
}
// The aisles that cars take between the bays: rubber has darkened them. 0 beside … 1 in the middle of one.
float aisle(float e, float n) {
  const auto band = [](float off, float half) { return std::clamp(1.6f - std::fabs(off) / half, 0.0f, 1.0f); };
  const float along = std::max(band(n + 10, 2), band(n - 6, 2)) * (e > -24 && e < 48 ? 1.0f : 0.0f),
              across = std::max(band(e + 22, 2), band(e - 46, 2)) * (n > -36 && n < 9 ? 1.0f : 0.0f);
  return std::max(
      {along, across, band(n + 18, 2) * (e < -20 ? 1.0f : 0.0f), band(n + 20, 2.5f) * (e > 44 ? 1.0f : 0.0f)});
}

// Where wheels have polished, oil has dripped, dust has blown in. `cell`: the middle of the cell that is painted.
std::uint32_t colour_at(Kind kind, float e, float n, glm::vec2 cell) {
  const float broad = soft_noise(e, n, 19, 1) - 0.5f, middle = soft_noise(e, n, 6.5f, 2) - 0.5f,
              fine = soft_noise(e, n, 2.3f, 3) - 0.5f;
  std::uint32_t rgb = base_of(kind);
  const auto lighten = [&](float amount) {
    rgb = amount > 0 ? mixed(rgb, 0xd8cdb6, amount) : mixed(rgb, 0x17150f, -amount);
  };
  switch (kind) {
    case Kind::asphalt: {
      lighten(0.13f * broad + 0.10f * middle + 0.05f * fine);
      lighten(lot_tone(cell) - 0.07f * aisle(e, n));
      const float rim = std::min(60 - std::fabs(e), 40 - std::fabs(n));  // sand blows in at the edges
      rgb = mixed(rgb, kSand.rgb, std::clamp(0.34f - rim * 0.07f + 0.2f * middle, 0.0f, 0.4f));
      if (e < -26 && n < -8 && n > -29) lighten(-0.13f * std::max(0.0f, soft_noise(e, n, 1.8f, 9) - 0.55f) * 4);
      break;
    }
    case Kind::strip:
    case Kind::road: {
      const float across = kind == Kind::strip ? n - 18 : e < 67 ? n + 20 : e - 78;
      const float lane = std::fabs(std::fabs(across) - 3);
      lighten(0.10f * broad + 0.06f * middle + 0.07f * std::clamp(1.4f - std::fabs(lane - 0.9f) * 2, -0.3f, 1.0f));
      break;
    }
    case Kind::lawn:
      rgb = mixed(rgb, 0x7d7c4c, std::clamp(0.35f + broad * 1.3f + middle * 0.7f, 0.0f, 0.8f));
      lighten(0.25f * fine);
      break;
    case Kind::sand:
      lighten(0.22f * broad + 0.16f * middle + 0.08f * fine);
      rgb = mixed(rgb, kGrass.rgb,
                  std::clamp((soft_noise(e, n, 11, 5) - 0.62f) * 2.2f, 0.0f, 0.55f) * (e > -136 ? 1.0f : 0.0f));
      break;
    case Kind::paving:
    case Kind::brick:
    case Kind::concrete:
    case Kind::wet_sand:
      lighten(0.14f * broad + 0.12f * middle + 0.10f * fine);
      break;
  }
  return rgb;
}

// Dunes and verges rise and fall only where nobody walks, and lie level with the neighbour where one kind of ground
// ends: through a step between two one would see the table.
float height_at(Kind kind, float e, float n) {
  constexpr float kLevel = -0.02f;
  const auto rise = [](float away, float slope) { return std::clamp(away * slope, 0.0f, 1.0f); };
  if (kind == Kind::lawn) {
    const bool north = n > 0;
    const float inside = std::min(rise(north ? n - 50 : -62 - n, 0.06f),
                                  rise(std::min(e + (north ? 91 : 62), 62 - e), 0.12f)),
                beside_road = north ? rise(std::fabs(e + 20) - 3, 0.12f) : 1.0f;
    return kLevel + std::min(inside, beside_road) * (soft_noise(e, n, 13, 7) * 0.9f - 0.1f);
  }
  if (kind != Kind::sand) return kLevel;
  const float path = std::max(std::fabs(n - 5) - 5, -96 - e);  // to the turtle's door
  const float away = std::min({rise(-91 - e, 0.05f), rise(e + 150, 0.12f), rise(path, 0.2f)});
  return kLevel + away * (soft_noise(e, n, 12, 7) - 0.35f) * 1.3f - std::clamp((-143 - e) * 0.05f, 0.0f, 0.32f);
}

std::vector<float> lines(float from, float to, float fine, float coarse, float fine_from, float fine_to, bool east) {
  std::vector<float> cuts = {from, to};
  for (const Region& r : kRegions)
    for (float v : {east ? r.e0 : r.n0, east ? r.e1 : r.n1})
      if (v > from && v < to) cuts.push_back(v);
  std::sort(cuts.begin(), cuts.end());
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
  std::vector<float> out;
  for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
    const float middle = (cuts[i] + cuts[i + 1]) / 2, step = middle > fine_from && middle < fine_to ? fine : coarse;
    const int parts = std::max(1, int(std::ceil((cuts[i + 1] - cuts[i]) / step)));
    for (int k = 0; k < parts; ++k) out.push_back(cuts[i] + (cuts[i + 1] - cuts[i]) * float(k) / float(parts));
  }
  out.push_back(to);
  return out;
}

void cells(Solid& s, float fine, float coarse) {
  const std::vector<float> es = lines(-150, 101, fine, coarse, -62, 66, true),
                           ns = lines(-81, 76, fine, coarse, -44, 44, false);
  for (std::size_t i = 0; i + 1 < es.size(); ++i)
    for (std::size_t k = 0; k + 1 < ns.size(); ++k) {
      const Kind kind = kind_at((es[i] + es[i + 1]) / 2, (ns[k] + ns[k + 1]) / 2);
      glm::vec3 p[4], m[4];
      std::uint32_t rgb[4];
      const float cs[4][2] = {{es[i], ns[k]}, {es[i + 1], ns[k]}, {es[i + 1], ns[k + 1]}, {es[i], ns[k + 1]}};
      for (int c = 0; c < 4; ++c) {
        const float e = cs[c][0], n = cs[c][1];
        p[c] = at(e, n, height_at(kind, e, n));
        constexpr float kStep = 0.8f;
        m[c] = glm::normalize(glm::vec3(height_at(kind, e - kStep, n) - height_at(kind, e + kStep, n), 2 * kStep,
                                        height_at(kind, e, n + kStep) - height_at(kind, e, n - kStep)));
        rgb[c] = colour_at(kind, e, n, {(es[i] + es[i + 1]) / 2, (ns[k] + ns[k + 1]) / 2});
      }
      add_shaded(s, {p[0], p[1], p[2]}, {m[0], m[1], m[2]}, {rgb[0], rgb[1], rgb[2]}, kSand);
      add_shaded(s, {p[0], p[2], p[3]}, {m[0], m[2], m[3]}, {rgb[0], rgb[2], rgb[3]}, kSand);
    }
}

}  // namespace

float soft_noise(float east, float north, float scale, unsigned seed) {
  const float x = east / scale, y = north / scale;
  const int i = int(std::floor(x)), k = int(std::floor(y));
  const auto ease = [](float v) { return v * v * (3 - 2 * v); };
  const float u = ease(x - float(i)), v = ease(y - float(k));
  const float low = hashed(i, k, seed) + (hashed(i + 1, k, seed) - hashed(i, k, seed)) * u;
  const float high = hashed(i, k + 1, seed) + (hashed(i + 1, k + 1, seed) - hashed(i, k + 1, seed)) * u;
  return low + (high - low) * v;
}

void add_ground(Solid& s) {
  // The table: a slab of dark wood with a brass line, the model let into it.
  constexpr Paint kTable{0x3d2a1c}, kTableTop{0x4b3524}, kBrass{0x8c6d34};
  add_box(s, {}, {-45, -2.75f, 2.5f}, {299, 3.5f, 164}, kTable, 0.8f);
  for (float side : {-1.0f, 1.0f}) {
    add_box(s, {}, {-45, -1.02f, 2.5f + side * 80.6f}, {298.4f, 0.16f, 2.6f}, kTableTop, 0.04f);
    add_box(s, {}, {-45 + side * 148, -1.02f, 2.5f}, {2.6f, 0.16f, 158.6f}, kTableTop, 0.04f);
    add_box(s, {}, {-45, -0.5f, 2.5f + side * 78.9f}, {293, 0.9f, 0.5f}, kBrass, 0.08f);
    add_box(s, {}, {-45 + side * 146.3f, -0.5f, 2.5f}, {0.5f, 0.9f, 158.2f}, kBrass, 0.08f);
  }
  cells(s, 2.0f, 6.0f);  // the same near and far: where the colour of a coarser one begins could be seen
}

}  // namespace sculpt
