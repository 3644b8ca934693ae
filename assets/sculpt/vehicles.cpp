// Cars, vans and motorcycles; trucks are in vehicles_large.cpp.
#include <cmath>

#include "assets/sculpt/vehicle_parts.h"

namespace sculpt {

std::vector<glm::vec2> with_arches(float rear, float front, float low, const std::vector<float>& wheels, float radius) {
  std::vector<glm::vec2> line = {{rear, low}};
  for (const float wheel : wheels)  // from the rear forwards
    for (int i = 0; i <= 6; ++i) {
      const float a = 3.1415927f * (1 - float(i) / 6);
      line.push_back({wheel + std::cos(a) * radius, low + std::sin(a) * radius * 1.05f});
    }
  line.push_back({front, low});
  return line;
}

void add_wheels(Solid& s, float half_width, const std::vector<float>& axles, float radius, float width) {
  for (const float z : axles)
    for (const float x : {-half_width, half_width}) {
      s.wheels.push_back({{x, radius, z}, radius, width});
      // Behind the wheel it is dark.
      add_box(s, {}, {x * 0.72f, radius * 1.15f, z}, {half_width * 0.36f, radius * 1.9f, radius * 2.0f}, {0x101112});
    }
}

void add_lamps(Solid& s, float aside, float height, float front, float rear) {
  for (const float x : {-aside, aside}) {
    add_box(s, {}, {x, height, front}, {0.34f, 0.17f, 0.08f}, kLamp, 0.03f);
    add_box(s, {}, {x, height + 0.02f, rear}, {0.26f, 0.2f, 0.06f}, kTail, 0.02f);
  }
}

void add_beacons(Solid& s, glm::vec3 at, float width) {
  add_box(s, {}, at, {width, 0.06f, 0.28f}, kTrim, 0.02f);
  for (const float side : {-0.28f, 0.28f}) add_box(s, {}, at + glm::vec3(width * side, 0.09f, 0), {width * 0.38f, 0.13f, 0.24f}, kBlue, 0.04f);
  add_box(s, {}, at + glm::vec3(0, 0.08f, 0), {width * 0.12f, 0.1f, 0.2f}, kMetal, 0.02f);
}

void add_lettering(Solid& s, std::string_view text, float half_width, float y, float z, float height, Paint paint) {
  constexpr float kQuarterTurn = 1.57079633f;
  add_text(s, {{half_width + 0.012f, y, z}, kQuarterTurn}, text, {}, height, paint, 0.004f);
  add_text(s, {{-half_width - 0.012f, y, z}, -kQuarterTurn}, text, {}, height, paint, 0.004f);
}

void add_mirrors(Solid& s, float half_width, float y, float z) {
  for (const float side : {-1.0f, 1.0f}) {
    add_bar(s, {}, {side * (half_width - 0.05f), y - 0.04f, z}, {side * (half_width + 0.16f), y, z + 0.02f}, 0.02f, kTrim, 4);
    add_box(s, {}, {side * (half_width + 0.18f), y + 0.04f, z}, {0.07f, 0.2f, 0.14f}, kTrim, 0.02f);
  }
}

void add_plate(Solid& s, float y, float front, float rear) {
  add_box(s, {}, {0, y, front}, {0.46f, 0.13f, 0.03f}, {0xd6d2c4});
  add_box(s, {}, {0, y, rear}, {0.46f, 0.13f, 0.03f}, {0xd6d2c4});
}

namespace {

struct CarShape {
  float length = 4.3f, half_width = 0.84f, hood = 0.84f, roof = 1.44f;
  float screen_foot = 0.95f, screen_top = 0.32f, roof_end = -1.0f, boot_foot = -1.65f;  // z
  bool pickup = false;
};

void append(std::vector<glm::vec2>& a, std::initializer_list<glm::vec2> b) { a.insert(a.end(), b); }

Solid car_of(const CarShape& c, Paint paint) {
  Solid s;
  const float front = c.length / 2, rear = -front;
  const float deck = c.pickup ? 0.72f : c.hood + 0.08f;
  Hull body{.half_width = c.half_width, .belt = c.hood, .lean = 0.26f, .paint = paint};
  body.outline = with_arches(rear + 0.06f, front - 0.1f, 0.27f, {-1.3f, 1.32f}, 0.41f);
  const std::size_t under = body.outline.size();
  append(body.outline, {{front, 0.42f}, {front - 0.03f, c.hood - 0.16f}, {front - 0.22f, c.hood - 0.03f}, {c.screen_foot, c.hood + 0.05f},
                        {c.screen_top, c.roof - 0.04f}, {c.screen_top - 0.25f, c.roof}, {c.roof_end + 0.2f, c.roof}, {c.roof_end, c.roof - 0.05f}});
  if (c.pickup)
    append(body.outline, {{c.roof_end - 0.06f, deck}, {rear + 0.03f, deck}});
  else
    append(body.outline, {{c.boot_foot, deck}, {rear + 0.12f, deck - 0.04f}, {rear, deck - 0.2f}});
  append(body.outline, {{rear, 0.45f}});
  body.strip.assign(body.outline.size(), paint);
  for (std::size_t i = 0; i + 1 < under; ++i) body.strip[i] = kTrim;
  body.strip[under + 3] = kPane;                          // windscreen
  body.strip[under + 7] = c.pickup ? paint : kPane;       // rear window
  add_hull(s, {}, body);
  // Side windows between their pillars, door lines, handles.
  const float low = c.hood + 0.09f, high = c.roof - 0.09f, middle = (c.screen_top + c.roof_end) / 2;
  const auto lean_z = [&](float y, float foot, float top) { return foot + (top - foot) * (y - c.hood) / (c.roof - c.hood); };
  add_panel(s, {}, body, {{middle + 0.05f, low}, {lean_z(low, c.screen_foot, c.screen_top) - 0.14f, low}, {lean_z(high, c.screen_foot, c.screen_top) - 0.1f, high}, {middle + 0.05f, high}}, kPane);
  if (!c.pickup)
    add_panel(s, {}, body, {{lean_z(low, c.boot_foot, c.roof_end) + 0.16f, low}, {middle - 0.05f, low}, {middle - 0.05f, high}, {lean_z(high, c.boot_foot, c.roof_end) + 0.14f, high}}, kPane);
  else
    add_panel(s, {}, body, {{c.roof_end + 0.12f, low}, {middle - 0.05f, low}, {middle - 0.05f, high}, {c.roof_end + 0.12f, high}}, kPane);
  for (const float z : {c.screen_foot - 0.1f, middle, c.roof_end + 0.05f})
    add_panel(s, {}, body, {{z - 0.012f, 0.4f}, {z + 0.012f, 0.4f}, {z + 0.012f, c.hood + 0.05f}, {z - 0.012f, c.hood + 0.05f}}, {mixed(paint.rgb, 0x101010, 0.55f)}, 0.006f);
  for (const float z : {middle + 0.2f, c.roof_end + 0.25f}) add_panel(s, {}, body, {{z, c.hood - 0.06f}, {z + 0.18f, c.hood - 0.06f}, {z + 0.18f, c.hood - 0.02f}, {z, c.hood - 0.02f}}, kMetal, 0.02f);
  add_box(s, {}, {0, 0.4f, front - 0.01f}, {c.half_width * 1.84f, 0.2f, 0.12f}, kTrim, 0.04f);
  add_box(s, {}, {0, 0.42f, rear + 0.01f}, {c.half_width * 1.84f, 0.2f, 0.12f}, kTrim, 0.04f);
  add_box(s, {}, {0, c.hood - 0.22f, front - 0.005f}, {0.74f, 0.14f, 0.06f}, {0x1c1f22}, 0.02f);
  add_lamps(s, c.half_width - 0.22f, c.hood - 0.2f, front - 0.02f, rear + 0.01f);
  add_plate(s, 0.46f, front + 0.05f, rear - 0.05f);
  add_mirrors(s, c.half_width, c.hood + 0.1f, c.screen_foot - 0.22f);
  if (c.pickup) {
    const float bed = (c.roof_end + rear) / 2, span = c.roof_end - rear;
    for (const float x : {-c.half_width + 0.05f, c.half_width - 0.05f}) add_box(s, {}, {x, deck + 0.17f, bed - 0.04f}, {0.1f, 0.36f, span - 0.1f}, paint, 0.03f);
    add_box(s, {}, {0, deck + 0.17f, rear + 0.07f}, {c.half_width * 1.9f, 0.36f, 0.1f}, paint, 0.03f);
    for (const float z : {c.roof_end - 0.1f, rear + 0.5f}) {  // a frame for the patrol to hold on to
      for (const float x : {-0.7f, 0.7f}) add_bar(s, {}, {x, deck + 0.3f, z}, {x, deck + 0.95f, z}, 0.035f, kTrim, 5);
      add_bar(s, {}, {-0.7f, deck + 0.95f, z}, {0.7f, deck + 0.95f, z}, 0.035f, kTrim, 5);
    }
    for (const float x : {-0.42f, 0.42f}) add_box(s, {}, {x, deck + 0.22f, bed}, {0.34f, 0.1f, span - 0.7f}, {0x2a2d31}, 0.03f);
  }
  return s;
}

Solid van(Paint paint, Paint stripe, std::string_view text, Paint letters) {
  Solid s;
  constexpr float kFront = 2.6f, kRear = -2.5f, kHalf = 0.98f;
  Hull body{.half_width = kHalf, .belt = 1.05f, .lean = 0.08f, .paint = paint};
  body.outline = with_arches(kRear + 0.05f, kFront - 0.08f, 0.32f, {-1.65f, 1.72f}, 0.44f);
  const std::size_t under = body.outline.size();
  append(body.outline, {{kFront, 0.5f}, {kFront - 0.04f, 0.95f}, {kFront - 0.55f, 1.22f}, {kFront - 1.25f, 2.02f}, {kFront - 1.6f, 2.1f}, {kRear + 0.15f, 2.12f}, {kRear, 1.95f}, {kRear, 0.5f}});
  body.strip.assign(body.outline.size(), paint);
  for (std::size_t i = 0; i + 1 < under; ++i) body.strip[i] = kTrim;
  body.strip[under + 2] = kPane;
  add_hull(s, {}, body);
  add_panel(s, {}, body, {{0.95f, 1.28f}, {1.85f, 1.28f}, {1.42f, 1.86f}, {0.95f, 1.86f}}, kPane);
  add_panel(s, {}, body, {{-0.5f, 1.34f}, {0.75f, 1.34f}, {0.75f, 1.86f}, {-0.5f, 1.86f}}, kPane);
  add_panel(s, {}, body, {{kRear + 0.06f, 0.92f}, {kFront - 0.3f, 0.92f}, {kFront - 0.3f, 1.16f}, {kRear + 0.06f, 1.16f}}, stripe, 0.008f);
  for (const float z : {0.86f, -0.6f}) add_panel(s, {}, body, {{z - 0.012f, 0.45f}, {z + 0.012f, 0.45f}, {z + 0.012f, 1.95f}, {z - 0.012f, 1.95f}}, {mixed(paint.rgb, 0x101010, 0.5f)}, 0.01f);
  add_box(s, {}, {0, 1.55f, kRear - 0.01f}, {1.5f, 0.6f, 0.03f}, kPane, 0.01f);
  add_box(s, {}, {0, 1.2f, kRear - 0.012f}, {0.02f, 1.5f, 0.03f}, kTrim);
  add_box(s, {}, {0, 0.42f, kFront}, {1.9f, 0.24f, 0.14f}, kTrim, 0.05f);
  add_box(s, {}, {0, 0.42f, kRear}, {1.9f, 0.2f, 0.14f}, kTrim, 0.05f);
  add_box(s, {}, {0, 0.82f, kFront - 0.01f}, {0.9f, 0.2f, 0.06f}, {0x1c1f22}, 0.02f);
  add_lettering(s, text, kHalf - 0.045f, 1.58f, -1.42f, 0.26f, letters);
  add_lamps(s, 0.74f, 0.82f, kFront - 0.01f, kRear + 0.01f);
  add_plate(s, 0.5f, kFront + 0.08f, kRear - 0.08f);
  add_mirrors(s, kHalf, 1.34f, 1.75f);
  add_beacons(s, {0, 2.14f, 0.7f}, 1.35f);
  add_wheels(s, 0.84f, {1.72f, -1.65f}, 0.37f, 0.24f);
  return s;
}

Solid bike(Paint paint, bool trail) {
  Solid s;
  const float r = trail ? 0.34f : 0.29f, seat = trail ? 0.88f : 0.78f;
  s.wheels.push_back({{0, r, 0.68f}, r, trail ? 0.11f : 0.1f});
  s.wheels.push_back({{0, r, -0.64f}, r, trail ? 0.14f : 0.12f});
  for (const float x : {-0.09f, 0.09f}) {
    add_bar(s, {}, {x, r, 0.68f}, {x, 1.0f, 0.34f}, 0.035f, kMetal, 6);
    add_bar(s, {}, {x, r, -0.64f}, {x, 0.5f, -0.05f}, 0.035f, kTrim, 5);
    add_bar(s, {}, {x * 1.2f, r + 0.12f, -0.5f}, {x * 0.8f, seat - 0.08f, -0.35f}, 0.03f, {0xc9962e}, 5);
  }
  add_bar(s, {}, {0, 0.94f, 0.36f}, {0, 0.5f, 0.18f}, 0.045f, paint, 6);
  add_box(s, {}, {0, 0.45f, 0.06f}, {0.28f, 0.3f, 0.38f}, {0x33363a}, 0.06f);
  add_box(s, {}, {0, 0.3f, 0.05f}, {0.22f, 0.08f, 0.3f}, kMetal, 0.03f);
  Hull tank{.half_width = 0.14f, .paint = paint};
  tank.outline = {{-0.18f, seat - 0.04f}, {0.02f, 0.7f}, {0.34f, 0.78f}, {0.4f, 0.94f}, {0.24f, seat + 0.1f}, {-0.1f, seat + 0.06f}};
  add_hull(s, {}, tank);
  add_box(s, {}, {0, seat, -0.46f}, {0.22f, 0.1f, 0.78f}, {0x1d1e20}, 0.04f);
  add_box(s, {}, {0, trail ? 0.8f : 0.64f, 0.82f}, {0.14f, 0.035f, 0.56f}, paint, 0.015f);
  add_taper(s, {}, {0, seat - 0.06f, -0.9f}, {0.18f, 0.05f, 0.36f}, {0.7f, 0.8f}, paint);
  add_bar(s, {}, {0.14f, 0.36f, 0.0f}, {0.16f, trail ? 0.66f : 0.32f, -0.72f}, 0.05f, kMetal, 7);
  add_bar(s, {}, {-0.38f, 1.05f, 0.26f}, {0.38f, 1.05f, 0.26f}, 0.022f, kTrim, 5);
  for (const float x : {-0.36f, 0.36f}) {
    add_bar(s, {}, {x * 0.7f, 1.05f, 0.26f}, {x * 0.95f, 1.2f, 0.24f}, 0.012f, kTrim, 4);
    add_box(s, {}, {x * 0.95f, 1.23f, 0.24f}, {0.12f, 0.07f, 0.02f}, kTrim);
  }
  add_box(s, {}, {0, 0.95f, 0.5f}, {0.2f, 0.2f, 0.1f}, kLamp, 0.05f);
  add_box(s, {}, {0, seat, -0.98f}, {0.12f, 0.07f, 0.04f}, kTail, 0.01f);
  return s;
}

CarShape shape_of(std::string_view name) {
  if (name == "pickup") return {.length = 5.1f, .half_width = 0.9f, .hood = 0.95f, .roof = 1.72f, .screen_foot = 1.15f, .screen_top = 0.6f, .roof_end = -0.55f, .pickup = true};
  if (name == "pa_car") return {.length = 4.5f, .half_width = 0.87f, .hood = 0.9f, .roof = 1.6f, .screen_foot = 1.05f, .screen_top = 0.45f, .roof_end = -1.75f, .boot_foot = -2.05f};
  return {};
}

}  // namespace

Solid car(std::uint32_t rgb) {
  Solid s = car_of({}, {rgb});
  for (const float z : {1.32f, -1.3f})
    for (const float x : {-0.76f, 0.76f}) add_bar(s, {}, {x - 0.11f, 0.31f, z}, {x + 0.11f, 0.31f, z}, 0.31f, kRubber, 10);
  return s;
}

Solid vehicle(std::string_view name) {
  if (name == "trail_bike") return bike({0x23262a}, true);
  if (name == "motorbike") return bike({0x7a2a25}, false);
  if (name == "ambulance") {
    Solid s = van({0xdedcd4}, {0xb3261e}, "AMBULANS", {0xb3261e});
    for (const float w : {0.5f, 0.15f}) add_box(s, {}, {0, 1.55f, -2.53f}, {w, w > 0.3f ? 0.15f : 0.5f, 0.02f}, {0xb3261e});
    add_lettering(s, "PSC 119", 0.965f, 0.7f, 0.2f, 0.2f, {0x23508a});
    return s;
  }
  if (name == "k9_van") {
    Solid s = van({0x34393e}, {0x6a4020}, "SATWA", {0xdedcd2});
    add_lettering(s, "POLISI", 0.965f, 0.7f, 0.2f, 0.2f, {0xdedcd2});
    for (const float side : {-0.975f, 0.975f})
      for (int k = 0; k < 4; ++k) add_box(s, {}, {side, 1.4f + 0.12f * float(k), -0.2f}, {0.03f, 0.04f, 0.9f}, kMetal);
    return s;
  }
  if (name != "car" && name != "pickup" && name != "pa_car") return truck(name);
  const bool pickup = name == "pickup";
  const Paint paint = pickup ? Paint{0x4b4841} : name == "pa_car" ? Paint{0xd0cec6} : Paint{0xc9c9c9, assets::Surface::tint_a};
  Solid s = car_of(shape_of(name), paint);
  if (pickup) add_lettering(s, "POLISI", 0.9f, 0.66f, -0.1f, 0.24f, {0xdedcd2}), add_beacons(s, {0, 1.76f, 0.0f}, 1.2f);
  if (name == "pa_car") {
    add_beacons(s, {0, 1.64f, 0.2f}, 1.1f);
    add_lettering(s, "PENGERAS SUARA", 0.87f, 0.62f, -0.1f, 0.15f, {0x23344f});
    for (const float x : {-0.45f, 0.0f, 0.45f})
      add_lathe(s, {{x, 1.72f, -0.7f}}, {}, {{0.1f, 0}, {0.12f, 0.1f}, {0.24f, 0.28f}, {0.22f, 0.27f}, {0.06f, 0.12f}}, 10, {0xb9bdc0});
  }
  add_wheels(s, 0.76f, {1.32f, -1.3f}, 0.32f, 0.22f);
  return s;
}

}  // namespace sculpt
