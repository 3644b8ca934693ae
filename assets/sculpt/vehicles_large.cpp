// Water cannon, armoured carrier, barrier truck, box truck, fire engine, bus.
#include <cmath>

#include "assets/sculpt/vehicle_parts.h"

namespace sculpt {
namespace {

constexpr Paint kLetters{0xdedcd2};

// A cab over the engine: its screen, side windows, doors, steps; `back` is where it ends.
void add_cab(Solid& s, Paint paint, float front, float back, float half_width, float roof, float wheel) {
  Hull cab{.half_width = half_width, .belt = 1.55f, .lean = 0.06f, .paint = paint};
  cab.outline = {{back, 0.62f}, {wheel - 0.58f, 0.62f}};
  for (int i = 0; i <= 6; ++i) {
    const float a = 3.1415927f * (1 - float(i) / 6);
    cab.outline.push_back({wheel + std::cos(a) * 0.58f, 0.62f + std::sin(a) * 0.5f});
  }
  const std::size_t under = cab.outline.size();
  cab.outline.insert(cab.outline.end(), {{front, 0.62f}, {front + 0.02f, 1.5f}, {front - 0.22f, roof - 0.1f}, {front - 0.4f, roof}, {back, roof}});
  cab.strip.assign(cab.outline.size(), paint);
  for (std::size_t i = 0; i + 1 < under; ++i) cab.strip[i] = kTrim;
  cab.strip[under + 1] = kPane;
  add_hull(s, {}, cab);
  add_panel(s, {}, cab, {{back + 0.3f, 1.62f}, {front - 0.2f, 1.62f}, {front - 0.36f, roof - 0.2f}, {back + 0.3f, roof - 0.2f}}, kPane);
  add_panel(s, {}, cab, {{back + 0.2f, 1.08f}, {back + 0.22f, 1.08f}, {back + 0.22f, roof - 0.15f}, {back + 0.2f, roof - 0.15f}}, kTrim, 0.01f);
  add_panel(s, {}, cab, {{back + 0.34f, 1.42f}, {back + 0.52f, 1.42f}, {back + 0.52f, 1.47f}, {back + 0.34f, 1.47f}}, kMetal, 0.02f);
  add_box(s, {}, {0, 0.62f, front + 0.02f}, {half_width * 1.98f, 0.34f, 0.2f}, kTrim, 0.05f);
  add_box(s, {}, {0, 1.12f, front + 0.02f}, {half_width * 1.2f, 0.36f, 0.05f}, {0x1c1f22}, 0.02f);
  for (int k = 0; k < 3; ++k) add_box(s, {}, {0, 1.02f + 0.1f * float(k), front + 0.045f}, {half_width * 1.14f, 0.03f, 0.03f}, kMetal);
  for (const float x : {-1.0f, 1.0f}) {
    add_box(s, {}, {x * (half_width - 0.24f), 0.86f, front + 0.04f}, {0.36f, 0.2f, 0.08f}, kLamp, 0.03f);
    add_box(s, {}, {x * (half_width - 0.02f), 0.4f, wheel - 0.75f}, {0.16f, 0.06f, 0.4f}, kMetal);
  }
  add_mirrors(s, half_width, 1.85f, front - 0.1f);
}

void add_frame(Solid& s, float front, float rear, float half_width) {
  add_box(s, {}, {0, 0.62f, (front + rear) / 2}, {half_width * 1.1f, 0.24f, front - rear}, {0x1e2023});
  add_box(s, {}, {0, 0.55f, rear + 0.05f}, {half_width * 1.8f, 0.16f, 0.1f}, kTrim, 0.03f);
  for (const float x : {-1.0f, 1.0f}) {
    add_box(s, {}, {x * (half_width - 0.2f), 0.66f, rear}, {0.3f, 0.16f, 0.06f}, kTail, 0.02f);
    add_box(s, {}, {x * (half_width * 0.75f), 0.52f, 0.1f}, {0.5f, 0.36f, 0.9f}, {0x2a2d30}, 0.05f);  // tank, battery
  }
  add_plate(s, 0.42f, front + 0.15f, rear - 0.02f);
}

void add_mudguards(Solid& s, float half_width, const std::vector<float>& axles, float radius) {
  for (const float z : axles)
    for (const float x : {-half_width, half_width})
      add_box(s, {}, {x, radius * 2 + 0.06f, z}, {0.42f, 0.06f, radius * 2.3f}, kTrim, 0.02f);
}

// A monitor: base, fork and barrel, which aims.
Turret monitor(glm::vec3 place, float length) {
  Solid m;
  m.two_levels = false;  // it is a node of its own
  const auto metal = [](std::uint32_t rgb) { return Paint{rgb, assets::Surface::turret}; };
  add_lathe(m, {}, {}, {{0.5f, 0}, {0.5f, 0.14f}, {0.34f, 0.24f}, {0.3f, 0.42f}, {0, 0.5f}}, 12, metal(0x6f767b));
  for (const float x : {-0.2f, 0.2f}) add_box(m, {}, {x, 0.52f, 0.02f}, {0.08f, 0.4f, 0.3f}, metal(0x565d62), 0.03f);
  add_bar(m, {}, {0, 0.52f, -0.3f}, {0, 0.62f, length * 0.7f}, 0.11f, metal(0x8a9196), 9);
  add_bar(m, {}, {0, 0.62f, length * 0.7f}, {0, 0.66f, length}, 0.075f, metal(0x8a9196), 8);
  add_bar(m, {}, {0, 0.655f, length * 0.94f}, {0, 0.675f, length + 0.16f}, 0.12f, metal(0xa8261f), 9);
  add_box(m, {}, {0, 0.8f, -0.05f}, {0.22f, 0.16f, 0.26f}, metal(0x23262a), 0.03f);  // its camera
  return {place, m.facets};
}

Solid awc() {
  Solid s;
  constexpr float kFront = 3.75f, kRear = -3.8f, kHalf = 1.22f;
  add_frame(s, kFront, kRear, kHalf);
  add_cab(s, kNavy, kFront, 1.72f, kHalf, 2.62f, 2.62f);
  Hull tank{.half_width = kHalf, .belt = 1.4f, .lean = 0.12f, .paint = kNavy};
  tank.outline = {{kRear, 0.98f}, {1.6f, 0.98f}, {1.6f, 2.2f}, {1.3f, 2.62f}, {kRear + 0.4f, 2.62f}, {kRear, 2.3f}};
  add_hull(s, {}, tank);
  add_panel(s, {}, tank, {{kRear + 0.05f, 1.18f}, {1.55f, 1.18f}, {1.55f, 1.4f}, {kRear + 0.05f, 1.4f}}, {0xd6d6d0}, 0.01f);
  for (const float z : {-2.9f, -2.0f, -1.1f}) {  // lockers with their shutters
    add_panel(s, {}, tank, {{z - 0.36f, 1.46f}, {z + 0.36f, 1.46f}, {z + 0.36f, 2.1f}, {z - 0.36f, 2.1f}}, {0x2a3b57}, 0.015f);
    for (int k = 0; k < 4; ++k) add_panel(s, {}, tank, {{z - 0.34f, 1.56f + 0.14f * float(k)}, {z + 0.34f, 1.56f + 0.14f * float(k)}, {z + 0.34f, 1.58f + 0.14f * float(k)}, {z - 0.34f, 1.58f + 0.14f * float(k)}}, {0x16202f}, 0.02f);
  }
  s.turrets.push_back(monitor({0, 2.6f, 0.75f}, 1.35f));
  s.turrets.push_back(monitor({0, 2.6f, -2.7f}, 1.35f));
  for (const float x : {-1.0f, 1.0f}) {  // the rail on the roof, and a ladder behind
    add_bar(s, {}, {x, 2.85f, 1.2f}, {x, 2.85f, kRear + 0.4f}, 0.03f, kMetal, 4);
    for (const float z : {1.2f, -0.5f, -2.0f, kRear + 0.4f}) add_bar(s, {}, {x, 2.55f, z}, {x, 2.85f, z}, 0.025f, kMetal, 4);
    add_bar(s, {}, {x * 0.25f, 0.7f, kRear - 0.06f}, {x * 0.25f, 2.5f, kRear - 0.02f}, 0.025f, kMetal, 4);
  }
  for (int k = 0; k < 6; ++k) add_bar(s, {}, {-0.25f, 0.85f + 0.28f * float(k), kRear - 0.05f}, {0.25f, 0.85f + 0.28f * float(k), kRear - 0.05f}, 0.02f, kMetal, 4);
  // The plough before the bumper, wire over the windows.
  add_box(s, {}, {0, 0.78f, kFront + 0.26f}, {2.5f, 0.9f, 0.1f}, {0x6f767b}, 0.04f);
  for (const float x : {-0.8f, 0.8f}) add_box(s, {}, {x, 0.7f, kFront + 0.14f}, {0.16f, 0.3f, 0.2f}, kTrim);
  for (int k = 0; k < 7; ++k) add_bar(s, {}, {-1.05f + 0.35f * float(k), 1.55f, kFront + 0.05f}, {-1.0f + 0.333f * float(k), 2.48f, kFront - 0.18f}, 0.012f, kMetal, 3);
  add_lettering(s, "POLISI", kHalf - 0.05f, 1.85f, 0.45f, 0.5f, kLetters);
  add_lettering(s, "AWC", kHalf - 0.08f, 2.28f, -2.0f, 0.24f, kLetters);
  add_beacons(s, {0, 2.66f, 2.6f}, 1.7f);
  const std::vector<float> rears = {-1.5f, -2.75f};
  add_mudguards(s, kHalf - 0.2f, rears, 0.5f);
  add_wheels(s, kHalf - 0.2f, {2.62f, -1.5f, -2.75f}, 0.52f, 0.36f);
  return s;
}

Solid apc() {
  Solid s;
  const Paint grey{0x343d46}, dark{0x262d34};
  Hull hull{.half_width = 1.15f, .belt = 1.25f, .lean = 0.3f, .paint = grey};
  hull.outline = {{-2.55f, 0.62f}, {2.2f, 0.62f}, {2.75f, 0.95f}, {2.6f, 1.35f}, {1.55f, 1.62f}, {1.2f, 2.2f}, {-2.35f, 2.25f}, {-2.7f, 1.6f}};
  hull.strip.assign(8, grey);
  hull.strip[4] = dark;
  add_hull(s, {}, hull);
  for (const float x : {-0.45f, 0.45f}) add_box(s, {{x, 1.92f, 1.42f}}, {}, {0.72f, 0.36f, 0.1f}, kPane, 0.03f);
  for (const float z : {0.6f, -0.3f, -1.2f, -2.0f}) {
    add_panel(s, {}, hull, {{z - 0.3f, 1.72f}, {z + 0.3f, 1.72f}, {z + 0.3f, 1.94f}, {z - 0.3f, 1.94f}}, kPane, 0.015f);
    add_panel(s, {}, hull, {{z - 0.06f, 1.5f}, {z + 0.06f, 1.5f}, {z + 0.06f, 1.6f}, {z - 0.06f, 1.6f}}, dark, 0.03f);
  }
  for (const float z : {0.95f, 0.1f}) add_panel(s, {}, hull, {{z - 0.012f, 0.75f}, {z + 0.012f, 0.75f}, {z + 0.012f, 2.1f}, {z - 0.012f, 2.1f}}, {0x1a1f24}, 0.008f);
  add_box(s, {}, {0, 0.78f, 2.75f}, {2.1f, 0.34f, 0.2f}, dark, 0.06f);
  add_box(s, {}, {0, 1.15f, 2.66f}, {1.2f, 0.26f, 0.1f}, {0x1a1f24}, 0.02f);
  for (const float x : {-0.4f, 0.4f}) add_box(s, {}, {x, 1.35f, -2.68f}, {0.7f, 1.1f, 0.08f}, dark, 0.03f);
  Solid turret;
  turret.two_levels = false;
  const Paint armour{0x3d4751, assets::Surface::turret}, tube{0x1d2226, assets::Surface::turret};
  add_lathe(turret, {}, {}, {{0.62f, 0}, {0.58f, 0.22f}, {0.4f, 0.42f}, {0, 0.46f}}, 12, armour);
  for (int k = 0; k < 6; ++k) add_bar(turret, {}, {-0.3f + 0.12f * float(k), 0.25f, 0.3f}, {-0.33f + 0.132f * float(k), 0.52f, 0.62f}, 0.045f, tube, 6);
  add_box(turret, {}, {0, 0.5f, 0.15f}, {0.26f, 0.2f, 0.3f}, tube, 0.04f);
  s.turrets.push_back({{0, 2.22f, -0.5f}, turret.facets});
  add_lettering(s, "POLISI", 1.15f, 1.02f, -0.4f, 0.4f, kLetters);
  add_lamps(s, 0.85f, 1.16f, 2.68f, -2.68f);
  add_plate(s, 0.66f, 2.87f, -2.66f);
  add_mirrors(s, 1.05f, 1.7f, 1.4f);
  add_beacons(s, {0, 2.28f, 0.75f}, 1.1f);
  add_bar(s, {}, {-0.8f, 2.2f, -2.1f}, {-0.85f, 3.6f, -2.2f}, 0.015f, kTrim, 4);
  add_wheels(s, 1.0f, {1.72f, -1.62f}, 0.55f, 0.36f);
  return s;
}

Solid barrier_truck() {
  Solid s;
  constexpr float kFront = 3.3f, kRear = -3.5f, kHalf = 1.18f;
  add_frame(s, kFront, kRear, kHalf);
  add_cab(s, kNavy, kFront, 1.5f, kHalf, 2.55f, 2.2f);
  add_box(s, {}, {0, 0.96f, -1.05f}, {kHalf * 2, 0.26f, 4.8f}, kNavy, 0.05f);
  for (const float x : {-kHalf + 0.06f, kHalf - 0.06f}) {  // stakes that keep the drums in
    for (int k = 0; k < 5; ++k) add_bar(s, {}, {x, 1.05f, 1.1f - 1.08f * float(k)}, {x, 2.0f, 1.1f - 1.08f * float(k)}, 0.04f, kMetal, 4);
    add_bar(s, {}, {x, 1.98f, 1.1f}, {x, 1.98f, -3.22f}, 0.035f, kMetal, 4);
  }
  for (int drum = 0; drum < 3; ++drum) {  // three screws of wire on the bed, the last one half paid out
    const float z0 = 1.0f - 1.45f * float(drum);
    constexpr int kCorners = 9;
    const int turns = drum == 2 ? 3 : 5;
    const auto p = [&](int i) {
      const float a = 6.2831853f * float(i) / kCorners;
      return glm::vec3(std::cos(a) * 0.62f, 1.74f + std::sin(a) * 0.62f, z0 - 1.25f * float(i) / float(5 * kCorners));
    };
    for (int i = 0; i < turns * kCorners; ++i) {
      add_bar(s, {}, p(i), p(i + 1), 0.022f, {0x8f979c}, 3);
      if (i % 3 == 0) add_box(s, {p(i)}, {}, {0.12f, 0.04f, 0.015f}, {0xa9afb4});
    }
  }
  add_bar(s, {}, {-0.5f, 1.3f, kRear + 0.1f}, {0.5f, 1.3f, kRear + 0.1f}, 0.12f, kMetal, 8);  // the roller it runs over
  for (const float x : {-0.55f, 0.55f}) add_box(s, {}, {x, 1.2f, kRear + 0.1f}, {0.1f, 0.4f, 0.3f}, kTrim, 0.02f);
  add_lettering(s, "POLISI", kHalf, 0.96f, -0.4f, 0.2f, kLetters);
  add_beacons(s, {0, 2.6f, 2.3f}, 1.6f);
  add_mudguards(s, kHalf - 0.2f, {-2.1f}, 0.5f);
  add_wheels(s, kHalf - 0.2f, {2.2f, -2.1f}, 0.49f, 0.34f);
  return s;
}

Solid box_truck() {
  Solid s;
  constexpr float kFront = 3.0f, kRear = -3.1f, kHalf = 1.05f;
  const Paint cab{0xd0cbbf}, box{0xc9c4b6};
  add_frame(s, kFront, kRear, kHalf);
  add_cab(s, cab, kFront, 1.3f, kHalf, 2.4f, 2.0f);
  add_box(s, {}, {0, 1.95f, (1.15f + kRear) / 2}, {kHalf * 2.1f, 2.2f, 1.15f - kRear}, box, 0.06f);
  add_box(s, {}, {0, 0.95f, (1.15f + kRear) / 2}, {kHalf * 2.12f, 0.22f, 1.17f - kRear}, {0xc97414}, 0.03f);
  for (int k = 0; k < 5; ++k)
    for (const float x : {-kHalf * 1.055f, kHalf * 1.055f}) add_box(s, {}, {x, 2.0f, 0.7f - 0.8f * float(k)}, {0.03f, 1.9f, 0.05f}, {0xaaa598});
  add_box(s, {}, {0, 1.95f, kRear - 0.02f}, {0.04f, 2.0f, 0.04f}, kTrim);
  for (const float x : {-0.25f, 0.25f}) add_bar(s, {}, {x, 1.0f, kRear - 0.05f}, {x, 2.9f, kRear - 0.05f}, 0.025f, kMetal, 4);
  add_lettering(s, "LOGISTIK PILKADA", kHalf * 1.06f, 2.25f, -1.0f, 0.3f, {0xa85a10});
  add_lettering(s, "KPU KABUPATEN JEPARA", kHalf * 1.06f, 1.75f, -1.0f, 0.19f, {0x7f2219});
  add_mudguards(s, kHalf - 0.18f, {-1.9f}, 0.46f);
  add_wheels(s, kHalf - 0.18f, {2.0f, -1.9f}, 0.45f, 0.3f);
  return s;
}

Solid fire_engine() {
  Solid s;
  constexpr float kFront = 3.5f, kRear = -3.7f, kHalf = 1.2f;
  const Paint red{0x962119}, shutter{0xaeb3b6};
  add_frame(s, kFront, kRear, kHalf);
  add_cab(s, red, kFront, 1.3f, kHalf, 2.6f, 2.4f);
  Hull body{.half_width = kHalf, .paint = red};
  body.outline = {{kRear, 0.8f}, {1.15f, 0.8f}, {1.15f, 2.55f}, {kRear, 2.55f}};
  add_hull(s, {}, body);
  for (const float z : {0.45f, -0.8f, -2.05f, -3.15f}) {
    const float w = z < -3 ? 0.38f : 0.54f;
    add_panel(s, {}, body, {{z - w, 1.12f}, {z + w, 1.12f}, {z + w, 2.2f}, {z - w, 2.2f}}, shutter, 0.015f);
    for (int k = 0; k < 6; ++k) add_panel(s, {}, body, {{z - w, 1.2f + 0.17f * float(k)}, {z + w, 1.2f + 0.17f * float(k)}, {z + w, 1.22f + 0.17f * float(k)}, {z - w, 1.22f + 0.17f * float(k)}}, {0x7f868a}, 0.02f);
  }
  add_panel(s, {}, body, {{kRear + 0.05f, 0.88f}, {1.1f, 0.88f}, {1.1f, 1.02f}, {kRear + 0.05f, 1.02f}}, {0xd6d2c4}, 0.01f);
  for (const float x : {-0.5f, 0.5f})
    for (const float y : {2.7f, 2.95f}) add_bar(s, {}, {x, y, 1.2f}, {x, y, kRear - 0.2f}, 0.045f, kMetal, 5);
  for (int k = 0; k < 11; ++k) add_bar(s, {}, {-0.5f, 2.95f, 1.0f - 0.45f * float(k)}, {0.5f, 2.95f, 1.0f - 0.45f * float(k)}, 0.03f, kMetal, 4);
  s.turrets.push_back(monitor({0, 2.5f, 0.6f}, 0.9f));
  add_lathe(s, {{0.75f, 2.75f, -2.6f}, 1.5707963f}, {}, {{0.26f, -0.2f}, {0.3f, -0.2f}, {0.3f, 0.2f}, {0.26f, 0.2f}}, 12, {0x3a3d40});  // hose reel
  add_lettering(s, "PEMADAM KEBAKARAN", kHalf, 2.37f, -1.2f, 0.24f, {0xe3dfd2});
  add_beacons(s, {0, 2.65f, 2.5f}, 1.7f);
  add_mudguards(s, kHalf - 0.2f, {-2.0f}, 0.5f);
  add_wheels(s, kHalf - 0.2f, {2.4f, -2.0f}, 0.5f, 0.34f);
  return s;
}

Solid bus() {
  Solid s;
  constexpr float kFront = 5.1f, kRear = -5.1f, kHalf = 1.24f;
  const Paint body{0xcfcabd}, band{0x27617c};
  Hull hull{.half_width = kHalf, .belt = 1.4f, .lean = 0.05f, .paint = body};
  hull.outline = with_arches(kRear + 0.05f, kFront - 0.05f, 0.36f, {-2.9f, 3.1f}, 0.58f);
  const std::size_t under = hull.outline.size();
  hull.outline.insert(hull.outline.end(), {{kFront, 0.6f}, {kFront + 0.02f, 1.2f}, {kFront - 0.22f, 2.7f}, {kFront - 0.5f, 2.98f}, {kRear + 0.3f, 2.98f}, {kRear, 2.7f}, {kRear, 0.6f}});
  hull.strip.assign(hull.outline.size(), body);
  for (std::size_t i = 0; i + 1 < under; ++i) hull.strip[i] = kTrim;
  hull.strip[under + 1] = kPane;
  add_hull(s, {}, hull);
  for (int k = 0; k < 6; ++k) {
    const float z = kRear + 0.4f + 1.42f * float(k);
    add_panel(s, {}, hull, {{z, 1.55f}, {z + 1.34f, 1.55f}, {z + 1.34f, 2.45f}, {z, 2.45f}}, kPane);
  }
  add_panel(s, {}, hull, {{kFront - 1.15f, 0.55f}, {kFront - 0.35f, 0.55f}, {kFront - 0.48f, 2.5f}, {kFront - 1.15f, 2.5f}}, kPane, 0.015f);
  add_panel(s, {}, hull, {{kRear + 0.06f, 1.12f}, {kFront - 1.3f, 1.12f}, {kFront - 1.3f, 1.42f}, {kRear + 0.06f, 1.42f}}, band, 0.012f);
  add_panel(s, {}, hull, {{kRear + 0.06f, 1.0f}, {kFront - 1.3f, 1.0f}, {kFront - 1.3f, 1.06f}, {kRear + 0.06f, 1.06f}}, {0xc9962e}, 0.012f);
  add_box(s, {}, {0, 2.05f, kRear - 0.01f}, {1.9f, 0.8f, 0.04f}, kPane, 0.02f);
  add_box(s, {}, {0, 2.72f, kFront - 0.2f}, {1.5f, 0.22f, 0.12f}, {0x1b1d20}, 0.02f);
  add_text(s, {{0, 2.72f, kFront - 0.13f}}, "JEPARA - BULU", {}, 0.14f, {0xf2b84a, assets::Surface::lamp});
  add_box(s, {}, {0, 0.5f, kFront}, {2.4f, 0.3f, 0.16f}, kTrim, 0.05f);
  add_box(s, {}, {0, 0.5f, kRear}, {2.4f, 0.3f, 0.16f}, kTrim, 0.05f);
  for (const float z : {-1.5f, 1.5f}) add_box(s, {}, {0, 3.06f, z}, {1.5f, 0.2f, 1.6f}, {0xb5b0a4}, 0.06f);
  add_lamps(s, 0.9f, 0.86f, kFront + 0.02f, kRear - 0.01f);
  add_plate(s, 0.56f, kFront + 0.09f, kRear - 0.09f);
  add_mirrors(s, kHalf, 2.1f, kFront - 0.05f);
  add_wheels(s, kHalf - 0.2f, {3.1f, -2.9f}, 0.49f, 0.32f);
  return s;
}

}  // namespace

Solid truck(std::string_view name) {
  if (name == "awc") return awc();
  if (name == "apc") return apc();
  if (name == "barrier_truck") return barrier_truck();
  if (name == "box_truck") return box_truck();
  if (name == "fire_engine") return fire_engine();
  return bus();
}

}  // namespace sculpt
