#include "assets/sculpt/things.h"

#include <cmath>

namespace sculpt {
namespace {

using enum assets::Surface;

constexpr Paint kGlass{0x1f2b33}, kTyre{0x1c1d1f}, kLight{0xfff3c9, lamp}, kRed{0xb3261e}, kSteel{0x8b9298}, kDark{0x2a2f35};
constexpr Paint kBlue{0x2a6cff, beacon};

void four_wheels(Solid& s, float half_width, float front, float rear, float radius, float width = 0.26f) {
  for (float z : {front, rear})
    for (float x : {-half_width, half_width}) s.wheels.push_back({{x, radius, z}, radius, width});
}

void lights(Solid& s, float width, float y, float front, float rear) {
  for (float x : {-width, width}) {
    add_box(s, {}, {x, y, front}, {0.28f, 0.16f, 0.06f}, kLight, 0.02f);
    add_box(s, {}, {x, y, rear}, {0.2f, 0.18f, 0.06f}, {0xc23028, lamp}, 0.02f);
  }
}

void beacon_bar(Solid& s, glm::vec3 at, float width) {
  add_box(s, {}, at, {width, 0.06f, 0.26f}, kDark);
  add_box(s, {}, at + glm::vec3(-width * 0.28f, 0.08f, 0), {width * 0.36f, 0.12f, 0.22f}, kBlue, 0.03f);
  add_box(s, {}, at + glm::vec3(width * 0.28f, 0.08f, 0), {width * 0.36f, 0.12f, 0.22f}, kBlue, 0.03f);
}

void lettering(Solid& s, std::string_view text, float half_width, float y, float z, float height, Paint paint) {
  const float quarter = 1.57079633f;
  add_text(s, {{half_width + 0.01f, y, z}, quarter}, text, {}, height, paint);
  add_text(s, {{-half_width - 0.01f, y, z}, -quarter}, text, {}, height, paint);
}

// Hood, cabin with windows all round, boot.
Solid car_body(Paint paint, bool pickup) {
  Solid s;
  add_box(s, {}, {0, 0.62f, 0}, {1.72f, 0.56f, 4.3f}, paint, 0.12f);
  const float cabin = pickup ? 0.35f : -0.2f, length = pickup ? 1.7f : 2.3f;
  add_taper(s, {}, {0, 0.88f, cabin}, {1.6f, 0.52f, length}, {0.84f, 0.72f}, kGlass);
  add_taper(s, {}, {0, 1.38f, cabin}, {1.35f, 0.05f, length * 0.72f}, {0.96f, 0.94f}, paint);
  add_box(s, {}, {0, 0.4f, 2.13f}, {1.6f, 0.2f, 0.1f}, kDark, 0.03f);
  add_box(s, {}, {0, 0.4f, -2.13f}, {1.6f, 0.2f, 0.1f}, kDark, 0.03f);
  if (pickup) {
    for (float x : {-0.8f, 0.8f}) add_box(s, {}, {x, 1.05f, -1.35f}, {0.08f, 0.35f, 1.5f}, paint, 0.02f);
    add_box(s, {}, {0, 1.02f, -2.08f}, {1.62f, 0.3f, 0.08f}, paint, 0.02f);
    add_box(s, {}, {0, 0.95f, -1.35f}, {1.2f, 0.1f, 1.4f}, kDark);
  }
  lights(s, 0.62f, 0.68f, 2.15f, -2.15f);
  return s;
}

// Cab over the engine and something behind it.
Solid truck(Paint cab, float length, float width) {
  Solid s;
  const float front = length / 2;
  add_box(s, {}, {0, 0.62f, 0}, {width * 0.8f, 0.25f, length - 0.3f}, kDark);
  add_box(s, {}, {0, 1.2f, front - 0.95f}, {width, 1.1f, 1.9f}, cab, 0.1f);
  add_taper(s, {}, {0, 1.72f, front - 0.98f}, {width - 0.06f, 0.85f, 1.8f}, {0.94f, 0.78f}, kGlass);
  add_taper(s, {}, {0, 2.55f, front - 0.98f}, {width * 0.92f, 0.08f, 1.42f}, {0.96f, 0.9f}, cab);
  add_box(s, {}, {0, 0.75f, front}, {width * 0.96f, 0.3f, 0.12f}, kDark, 0.03f);
  lights(s, width * 0.38f, 0.98f, front + 0.02f, -front);
  return s;
}

Solid awc() {
  const Paint navy{0x23344f};
  Solid s = truck(navy, 7.7f, 2.5f);
  add_box(s, {}, {0, 1.75f, -1.0f}, {2.5f, 2.0f, 5.2f}, navy, 0.18f);
  add_box(s, {}, {0, 1.3f, -1.0f}, {2.54f, 0.22f, 5.24f}, {0xe6e6e0}, 0.02f);
  for (float z : {1.0f, -2.4f}) {  // two monitors on turrets
    add_lathe(s, {}, {0, 2.75f, z}, {{0.5f, 0}, {0.5f, 0.16f}, {0.32f, 0.3f}, {0, 0.34f}}, 12, kSteel);
    add_bar(s, {}, {0, 3.0f, z}, {0, 3.25f, z + 1.25f}, 0.09f, kSteel, 8);
    add_bar(s, {}, {0, 3.25f, z + 1.25f}, {0, 3.29f, z + 1.5f}, 0.13f, {0xb3261e}, 8);
  }
  add_box(s, {}, {0, 1.0f, 3.98f}, {2.3f, 0.7f, 0.14f}, kSteel, 0.04f);
  lettering(s, "POLISI", 1.25f, 2.2f, -1.0f, 0.55f, {0xf2f2ee});
  beacon_bar(s, {0, 2.66f, 2.9f}, 1.7f);
  four_wheels(s, 1.05f, 2.5f, -2.3f, 0.52f, 0.36f);
  for (float x : {-1.05f, 1.05f}) s.wheels.push_back({{x, 0.52f, -1.05f}, 0.52f, 0.36f});
  return s;
}

Solid apc() {
  const Paint grey{0x3b4650};
  Solid s;
  add_taper(s, {}, {0, 0.75f, 0}, {2.3f, 0.75f, 5.4f}, {1.0f, 1.0f}, grey);
  add_taper(s, {}, {0, 1.5f, -0.3f}, {2.3f, 0.85f, 4.6f}, {0.72f, 0.76f}, grey);
  add_taper(s, {}, {0, 0.55f, 0}, {2.0f, 0.2f, 5.0f}, {1.15f, 1.06f}, kDark);
  add_box(s, {}, {0, 1.82f, 1.62f}, {1.4f, 0.3f, 0.1f}, kGlass);
  for (float x : {-0.93f, 0.93f}) add_box(s, {}, {x, 1.9f, 0.2f}, {0.1f, 0.24f, 2.4f}, kGlass);
  add_lathe(s, {}, {0, 2.34f, -0.4f}, {{0.55f, 0}, {0.5f, 0.28f}, {0.25f, 0.36f}, {0, 0.38f}}, 12, grey);
  lettering(s, "POLISI", 1.16f, 1.15f, 0, 0.4f, {0xf2f2ee});
  lights(s, 0.8f, 1.1f, 2.72f, -2.72f);
  beacon_bar(s, {0, 2.4f, 0.7f}, 1.1f);
  four_wheels(s, 1.02f, 1.75f, -1.65f, 0.55f, 0.36f);
  return s;
}

Solid barrier_truck() {
  const Paint navy{0x23344f};
  Solid s = truck(navy, 6.8f, 2.4f);
  add_box(s, {}, {0, 0.95f, -1.1f}, {2.4f, 0.3f, 4.4f}, navy, 0.05f);
  for (int k = 0; k < 5; ++k) {  // coils of wire waiting on the bed
    const float z = 0.6f - float(k) * 0.75f;
    for (int i = 0; i < 12; ++i) {
      const float a = float(i) * 0.5236f, b = a + 0.5236f;
      add_bar(s, {}, {std::cos(a) * 0.6f, 1.75f + std::sin(a) * 0.6f, z}, {std::cos(b) * 0.6f, 1.75f + std::sin(b) * 0.6f, z + 0.06f}, 0.03f, kSteel, 4);
    }
  }
  lettering(s, "POLISI", 1.2f, 0.97f, -1.1f, 0.24f, {0xf2f2ee});
  beacon_bar(s, {0, 2.66f, 2.45f}, 1.6f);
  four_wheels(s, 1.0f, 2.2f, -2.0f, 0.48f, 0.34f);
  return s;
}

Solid box_vehicle(Paint cab, Paint box, std::string_view text, Paint letters, float length, bool blue) {
  Solid s = truck(cab, length, 2.2f);
  const float box_length = length - 2.1f;
  add_box(s, {}, {0, 1.85f, -length / 2 + box_length / 2 + 0.05f}, {2.2f, 2.1f, box_length}, box, 0.08f);
  lettering(s, text, 1.1f, 2.0f, -1.0f, 0.42f, letters);
  if (blue) beacon_bar(s, {0, 2.66f, length / 2 - 0.95f}, 1.5f);
  four_wheels(s, 0.95f, length / 2 - 1.2f, -length / 2 + 1.4f, 0.45f, 0.3f);
  return s;
}

Solid van(Paint paint, Paint stripe, std::string_view text, Paint letters) {
  Solid s;
  add_box(s, {}, {0, 1.2f, -0.2f}, {1.95f, 1.7f, 4.7f}, paint, 0.16f);
  add_taper(s, {}, {0, 0.55f, 2.35f}, {1.9f, 0.75f, 0.9f}, {0.94f, 0.6f}, paint);
  add_taper(s, {}, {0, 1.3f, 1.95f}, {1.8f, 0.65f, 0.8f}, {0.9f, 0.3f}, kGlass);
  for (float x : {-0.98f, 0.98f}) {
    add_box(s, {}, {x, 1.62f, 1.2f}, {0.03f, 0.5f, 0.9f}, kGlass);
    add_box(s, {}, {x, 1.02f, -0.2f}, {0.04f, 0.26f, 4.5f}, stripe);
  }
  add_box(s, {}, {0, 1.6f, -2.56f}, {1.5f, 0.55f, 0.03f}, kGlass);
  lettering(s, text, 0.99f, 1.55f, -1.0f, 0.3f, letters);
  lights(s, 0.7f, 0.85f, 2.8f, -2.56f);
  beacon_bar(s, {0, 2.08f, 1.0f}, 1.3f);
  four_wheels(s, 0.85f, 1.75f, -1.7f, 0.36f);
  return s;
}

Solid bus() {
  Solid s;
  const Paint body{0xe9e4d8}, band{0x2e6f8e};
  add_box(s, {}, {0, 1.65f, 0}, {2.5f, 2.5f, 9.0f}, body, 0.16f);
  add_box(s, {}, {0, 0.85f, 0}, {2.53f, 0.5f, 9.02f}, band, 0.06f);
  for (float x : {-1.26f, 1.26f}) add_box(s, {}, {x, 2.1f, 0}, {0.03f, 0.8f, 8.2f}, kGlass);
  add_box(s, {}, {0, 2.0f, 4.5f}, {2.2f, 1.1f, 0.05f}, kGlass);
  lights(s, 0.95f, 0.9f, 4.52f, -4.52f);
  four_wheels(s, 1.1f, 2.9f, -2.7f, 0.48f, 0.3f);
  return s;
}

Solid fire_engine() {
  const Paint red{0xa8281f};
  Solid s = truck(red, 7.2f, 2.4f);
  add_box(s, {}, {0, 1.7f, -1.05f}, {2.4f, 1.8f, 4.9f}, red, 0.1f);
  for (float x : {-1.21f, 1.21f})
    for (float z : {0.6f, -0.9f, -2.4f}) add_box(s, {}, {x, 1.6f, z}, {0.04f, 1.1f, 1.3f}, {0xc9cdd0}, 0.02f);
  for (float x : {-0.45f, 0.45f}) add_bar(s, {}, {x, 2.75f, 1.3f}, {x, 2.75f, -3.4f}, 0.05f, kSteel);
  for (int k = 0; k < 9; ++k) add_bar(s, {}, {-0.45f, 2.75f, 1.1f - float(k) * 0.5f}, {0.45f, 2.75f, 1.1f - float(k) * 0.5f}, 0.035f, kSteel, 4);
  lettering(s, "DAMKAR", 1.22f, 2.35f, -1.0f, 0.3f, {0xf4f1e6});
  beacon_bar(s, {0, 2.66f, 2.65f}, 1.7f);
  four_wheels(s, 1.0f, 2.35f, -2.1f, 0.5f, 0.34f);
  return s;
}

Solid bike(Paint paint, bool trail) {
  Solid s;
  const float r = trail ? 0.34f : 0.29f;
  s.wheels.push_back({{0, r, 0.66f}, r, 0.12f});
  s.wheels.push_back({{0, r, -0.62f}, r, 0.14f});
  add_bar(s, {}, {0, r, 0.66f}, {0, 0.98f, 0.36f}, 0.045f, kSteel);
  add_bar(s, {}, {0, 0.9f, 0.38f}, {0, 0.62f, -0.3f}, 0.06f, paint);
  add_bar(s, {}, {0, r, -0.62f}, {0, 0.5f, 0}, 0.05f, kDark);
  add_box(s, {}, {0, 0.48f, 0.08f}, {0.26f, 0.3f, 0.4f}, kDark, 0.05f);
  add_box(s, {}, {0, 0.86f, 0.12f}, {0.26f, 0.2f, 0.42f}, paint, 0.08f);
  add_box(s, {}, {0, 0.85f, -0.42f}, {0.24f, 0.12f, 0.72f}, kDark, 0.05f);
  add_box(s, {}, {0, trail ? 0.78f : 0.66f, 0.78f}, {0.14f, 0.04f, 0.5f}, paint, 0.015f);
  add_box(s, {}, {0, 0.74f, -0.8f}, {0.16f, 0.05f, 0.36f}, paint, 0.015f);
  add_bar(s, {}, {-0.36f, 1.02f, 0.32f}, {0.36f, 1.02f, 0.32f}, 0.025f, kDark);
  add_box(s, {}, {0, 0.9f, 0.5f}, {0.2f, 0.18f, 0.08f}, kLight, 0.03f);
  return s;
}

}  // namespace

Solid car(std::uint32_t rgb) {
  Solid s = car_body({rgb}, false);
  for (float z : {1.32f, -1.3f})
    for (float x : {-0.8f, 0.8f}) add_bar(s, {}, {x - 0.12f, 0.31f, z}, {x + 0.12f, 0.31f, z}, 0.31f, kTyre, 10);
  return s;
}

Solid vehicle(std::string_view name) {
  if (name == "awc") return awc();
  if (name == "apc") return apc();
  if (name == "barrier_truck") return barrier_truck();
  if (name == "bus") return bus();
  if (name == "fire_engine") return fire_engine();
  if (name == "trail_bike") return bike({0x2b2b2b}, true);
  if (name == "motorbike") return bike({0x8c2f2a}, false);
  if (name == "ambulance") return van({0xf1f1ec}, {0xc62828}, "PSC 119", {0xc62828});
  if (name == "k9_van") return van({0x3a3f45}, {0x7a4a21}, "POLISI", {0xf2f2ee});
  if (name == "box_truck") return box_vehicle({0xe8e3d6}, {0xd9d3c4}, "LOGISTIK", {0xb35c10}, 6.2f, false);
  const bool pickup = name == "pickup";
  const Paint paint = pickup ? Paint{0x5d5a52} : name == "pa_car" ? Paint{0xe7e5de} : Paint{0x7c8b96, tint_a};
  Solid s = car_body(paint, pickup);
  if (pickup) lettering(s, "POLISI", 0.87f, 0.75f, 0.2f, 0.24f, {0xf2f2ee}), beacon_bar(s, {0, 1.46f, 0.4f}, 1.1f);
  if (name == "pa_car") {
    beacon_bar(s, {0, 1.44f, 0.1f}, 1.0f);
    for (float x : {-0.4f, 0.4f}) add_lathe(s, {}, {x, 1.46f, -0.5f}, {{0.1f, 0}, {0.1f, 0.12f}, {0.24f, 0.3f}}, 10, kSteel);
  }
  four_wheels(s, 0.8f, 1.32f, -1.3f, 0.32f);
  return s;
}

}  // namespace sculpt
