#include <cmath>
#include <tuple>
#include <utility>

#include "assets/sculpt/shade.h"
#include "assets/sculpt/things.h"
#include "base/files.h"

namespace sculpt {
namespace {

using enum assets::Surface;
constexpr Paint kWood{0x9a7447}, kSteel{0x8b9298}, kDark{0x2a2f35}, kWhite{0xf0eee6}, kRed{0xb3261e}, kOrange{0xe98a15};

void legs(Solid& s, float x, float z, float height, Paint paint) {
  for (float a : {-x, x})
    for (float b : {-z, z}) add_bar(s, {}, {a, 0, b}, {a, height, b}, 0.02f, paint, 3);
}

void ring(Solid& s, glm::vec3 middle, float radius, float thick, Paint paint, bool lying) {
  constexpr int kParts = 12;
  for (int i = 0; i < kParts; ++i) {
    const auto p = [&](int k) {
      const float a = 6.2831853f * float(k) / kParts;
      const glm::vec3 v = lying ? glm::vec3(std::cos(a), 0, std::sin(a)) : glm::vec3(std::cos(a), std::sin(a), 0);
      return middle + v * radius;
    };
    add_bar(s, {}, p(i), p(i + 1), thick, paint, 6);
  }
}

// Sealed, its slot open; what it is stands on all four sides.
void ballot_box(Solid& s) {
  add_box(s, {}, {0, 0.3f, 0}, {0.42f, 0.6f, 0.42f}, {0xd8d3c6}, 0.03f);
  add_box(s, {}, {0, 0.61f, 0}, {0.44f, 0.05f, 0.44f}, kOrange, 0.01f);
  add_box(s, {}, {0, 0.64f, 0}, {0.2f, 0.01f, 0.03f}, kDark);
  s.seen = Seen::near;
  for (int k = 0; k < 4; ++k) {
    const At side{{}, 1.57079633f * float(k)};
    add_text(s, side, "KPU", {0, 0.4f, 0.212f}, 0.12f, {0x8a2a1f}, 0.004f);
    add_text(s, side, "KOTAK SUARA", {0, 0.22f, 0.212f}, fitted("KOTAK SUARA", 0.05f, 0.34f), kDark, 0.004f);
  }
  add_box(s, {}, {0, 0.56f, 0.225f}, {0.05f, 0.09f, 0.02f}, kRed);  // the seal
  s.seen = Seen::always;
}

void logistics_box(Solid& s) {
  add_box(s, {}, {0, 0.22f, 0}, {0.6f, 0.44f, 0.45f}, {0xb58b57}, 0.02f);
  add_box(s, {}, {0, 0.445f, 0}, {0.6f, 0.01f, 0.08f}, {0xd9c9a4});
  s.seen = Seen::near;
  for (float turn : {0.0f, 3.14159265f}) {
    add_text(s, {{}, turn}, "KPU JEPARA", {0, 0.29f, 0.227f}, fitted("KPU JEPARA", 0.075f, 0.5f), kDark, 0.004f);
    add_text(s, {{}, turn}, "LOGISTIK PILKADA", {0, 0.16f, 0.227f}, fitted("LOGISTIK PILKADA", 0.05f, 0.5f), kRed,
             0.004f);
  }
  s.seen = Seen::always;
}

void extinguisher(Solid& s) {
  constexpr float kAcross = 0.09f;
  add_lathe(s, {}, {}, {{kAcross, 0}, {kAcross, 0.16f}}, 10, kRed);
  add_lathe(s, {}, {}, {{kAcross, 0.16f}, {kAcross, 0.3f}}, 10, kWhite);  // what it is for
  add_lathe(s, {}, {}, {{kAcross, 0.3f}, {kAcross, 0.42f}, {0.04f, 0.5f}, {0.03f, 0.53f}}, 10, kRed);
  add_box(s, {}, {0, 0.55f, 0}, {0.05f, 0.05f, 0.06f}, kDark);
  for (float up : {0.575f, 0.6f}) add_box(s, {}, {0, up, 0.06f}, {0.03f, 0.015f, 0.15f}, kDark);
  add_bar(s, {}, {0.02f, 0.55f, 0}, {0.12f, 0.48f, 0}, 0.014f, kDark, 5);
  add_bar(s, {}, {0.12f, 0.48f, 0}, {0.115f, 0.18f, 0}, 0.014f, kDark, 5);
}

// Lying on its side, as one puts it down.
void megaphone(Solid& s) {
  add_bar(s, {}, {0, 0.15f, -0.2f}, {0, 0.15f, -0.06f}, 0.06f, kRed, 9);
  for (int i = 0; i < 3; ++i) {  // a bell, in rings along +z
    constexpr float kRings[4][2] = {{0.05f, -0.06f}, {0.06f, 0.08f}, {0.1f, 0.2f}, {0.15f, 0.28f}};
    constexpr int kSides = 12;
    const auto p = [&](int ring, int k) {
      const float a = 6.2831853f * float(k) / kSides;
      return glm::vec3(std::cos(a) * kRings[ring][0], 0.15f + std::sin(a) * kRings[ring][0], kRings[ring][1]);
    };
    for (int k = 0; k < kSides; ++k) add_quad(s, p(i, k), p(i, k + 1), p(i + 1, k + 1), p(i + 1, k), kWhite);
  }
  add_box(s, {}, {0, 0.06f, -0.02f}, {0.03f, 0.12f, 0.05f}, kDark);
}

// Five, leaning on each other, their names on the outermost.
void shield_pile(Solid& s) {
  constexpr Paint kShield{0xb7c6ce}, kLabel{0x172a4a};
  for (int i = 0; i < 5; ++i) {
    const float z = -0.12f + 0.06f * float(i), lean = 0.05f * float(i);
    const auto p = [&](float x, float y) { return glm::vec3(x, y, z - lean * y + 0.05f * (1 - x * x * 12)); };
    for (const auto& [low, high, paint] :
         {std::tuple{0.02f, 0.56f, kShield}, {0.56f, 0.7f, kLabel}, {0.7f, 0.96f, kShield}})
      for (int k = 0; k < 4; ++k) {
        const float x0 = -0.28f + 0.14f * float(k), x1 = x0 + 0.14f;
        add_quad(s, p(x0, low), p(x1, low), p(x1, high), p(x0, high), paint);
      }
  }
}

// A tray of bottles under foil.
void drinking_water(Solid& s) {
  add_box(s, {}, {0, 0.03f, 0}, {0.5f, 0.06f, 0.34f}, {0x9fb9c6});
  for (int i = 0; i < 5; ++i)
    for (int k = 0; k < 3; ++k) {
      const glm::vec3 foot(-0.18f + 0.09f * float(i), 0.02f, -0.1f + 0.1f * float(k));
      add_lathe(s, {}, foot, {{0.04f, 0}, {0.04f, 0.16f}, {0.015f, 0.2f}}, 6, {0xbfe0ee});
      add_lathe(s, {}, foot, {{0.017f, 0.2f}, {0.017f, 0.225f}, {0, 0.225f}}, 5, {0x2f6f9a});
    }
}

void booth(Solid& s) {
  legs(s, 0.28f, 0.25f, 0.75f, kSteel);
  add_box(s, {}, {0, 0.77f, 0}, {0.6f, 0.04f, 0.55f}, kWood);
  add_box(s, {}, {0, 1.05f, -0.27f}, {0.62f, 0.55f, 0.02f}, kWhite);
  for (float x : {-0.3f, 0.3f}) add_box(s, {}, {x, 1.05f, 0}, {0.02f, 0.55f, 0.55f}, kWhite);
  // Read from where one queues: over the back.
  add_box(s, {}, {0, 1.4f, -0.27f}, {0.62f, 0.15f, 0.02f}, kOrange);
  add_text(s, {}, "BILIK SUARA", {0, 1.4f, -0.258f}, fitted("BILIK SUARA", 0.08f, 0.56f), kDark, 0.004f);
}

void table(Solid& s) {
  legs(s, 0.55f, 0.26f, 0.74f, kSteel);
  add_box(s, {}, {0, 0.75f, 0}, {1.2f, 0.05f, 0.6f}, {0xc9c2b0}, 0.015f);
}

void chair(Solid& s) {
  legs(s, 0.19f, 0.19f, 0.44f, kSteel);
  add_box(s, {}, {0, 0.45f, 0}, {0.44f, 0.04f, 0.44f}, {0x8e3b34});
  add_box(s, {}, {0, 0.73f, -0.2f}, {0.44f, 0.54f, 0.04f}, {0x8e3b34});
}

void tent_3x3(Solid& s) { add_tent(s, {}, {3, 2.9f, 3}, {0xece9df}); }

void barrier(Solid& s) {
  for (float x : {-0.95f, 0.95f}) add_bar(s, {}, {x, 0, 0}, {x, 1.05f, 0}, 0.03f, kSteel);
  for (float y : {0.25f, 1.05f}) add_bar(s, {}, {-0.95f, y, 0}, {0.95f, y, 0}, 0.03f, kSteel);
  for (int i = 1; i < 9; ++i)
    add_bar(s, {}, {-0.95f + float(i) * 0.21f, 0.25f, 0}, {-0.95f + float(i) * 0.21f, 1.05f, 0}, 0.014f, kSteel, 4);
  for (float x : {-0.8f, 0.8f}) add_box(s, {}, {x, 0.03f, 0}, {0.06f, 0.05f, 0.6f}, kDark);
  add_box(s, {}, {0, 0.68f, 0}, {1.0f, 0.32f, 0.03f}, kWhite, 0.01f);
  for (float turn : {0.0f, 3.14159265f})
    add_text(s, {{}, turn}, "POLISI", {0, 0.68f, 0.018f}, 0.18f, {0x23344f}, 0.004f);
}

void cone(Solid& s) {
  add_box(s, {}, {0, 0.02f, 0}, {0.36f, 0.04f, 0.36f}, kDark, 0.01f);
  add_lathe(s, {}, {0, 0.04f, 0}, {{0.15f, 0}, {0.1f, 0.24f}}, 10, kOrange);
  add_lathe(s, {}, {0, 0.28f, 0}, {{0.1f, 0}, {0.07f, 0.16f}}, 10, kWhite);
  add_lathe(s, {}, {0, 0.44f, 0}, {{0.07f, 0}, {0.03f, 0.22f}, {0, 0.23f}}, 10, kOrange);
}

void wire_coil(Solid& s) {
  // Concertina wire: one long screw, barbed at every other corner.
  constexpr int kTurns = 5, kCorners = 10;
  const auto p = [](int i) {
    const float a = 6.2831853f * float(i) / kCorners;
    return glm::vec3(std::cos(a) * 0.46f, 0.5f + std::sin(a) * 0.46f,
                     -0.6f + 1.2f * float(i) / float(kTurns * kCorners));
  };
  for (int i = 0; i < kTurns * kCorners; ++i) {
    add_bar(s, {}, p(i), p(i + 1), 0.014f, kSteel, 3);
    if (i % 2 == 0) add_box(s, {p(i)}, {}, {0.1f, 0.03f, 0.012f}, {0xa9afb4});
  }
  for (float x : {-0.36f, 0.36f}) add_bar(s, {}, {x, 0.06f, -0.6f}, {x, 0.06f, 0.6f}, 0.012f, kDark, 3);
}

// A banner on two poles, to be read from both sides: what the crowd calls for, or the county's own.
void banner_on_poles(Solid& s, bool call) {
  for (float x : {-1.55f, 1.55f}) add_bar(s, {}, {x, 0, 0}, {x, 2.3f, 0}, 0.035f, kWood);
  add_box(s, {}, {0, 1.75f, 0}, {3.1f, 0.75f, 0.02f}, call ? Paint{0xd9d5c6} : Paint{0xa796b8});
  for (float turn : {0.0f, 3.14159265f}) {
    add_text(s, {{}, turn}, call ? "AMANKAN SUARA KAMI" : "PILKADA DAMAI", {0, 1.84f, 0.012f}, call ? 0.155f : 0.22f,
             {0x4a2470}, 0.004f);
    add_text(s, {{}, turn}, call ? "Hitung ulang, terbuka!" : "Jepara rukun", {0, 1.52f, 0.012f}, 0.13f, {0x7f2219},
             0.004f);
  }
}
void banner(Solid& s) { banner_on_poles(s, true); }
void banner_pole(Solid& s) { banner_on_poles(s, false); }

void tyre(Solid& s) { ring(s, {0, 0.11f, 0}, 0.27f, 0.11f, {0x1c1d1f}, true); }

void stretcher(Solid& s) {
  for (float x : {-0.27f, 0.27f}) add_bar(s, {}, {x, 0.3f, -1.05f}, {x, 0.3f, 1.05f}, 0.025f, kSteel);
  add_box(s, {}, {0, 0.3f, 0}, {0.52f, 0.03f, 1.8f}, kOrange, 0.01f);
  legs(s, 0.25f, 0.8f, 0.3f, kSteel);
}

void poster_board(Solid& s) {
  for (float x : {-0.8f, 0.8f}) add_bar(s, {}, {x, 0, 0}, {x, 2.0f, 0}, 0.04f, kWood);
  add_box(s, {}, {0, 1.35f, 0}, {1.8f, 1.2f, 0.05f}, kWhite);
  add_box(s, {}, {-0.42f, 1.3f, 0.03f}, {0.6f, 0.8f, 0.01f}, {0x2e6f8e});
  add_box(s, {}, {0.42f, 1.3f, 0.03f}, {0.6f, 0.8f, 0.01f}, {0xb0702c});
  add_roof(s, {}, {0, 2.0f, 0}, {2.1f, 0.24f, 0.5f}, 0.2f, {0x8f452f});
  add_text(s, {}, "PENGUMUMAN", {0, 1.84f, 0.027f}, 0.11f, {0x23344f}, 0.004f);
  constexpr const char* kLines[2][5] = {
      {"TATA TERTIB", "JAGA KEBERSIHAN", "PARKIR DI PETAK", "JALUR TETAP BUKA", "IKUTI PETUGAS"},
      {"JADWAL", "BUKA 07.00", "SALAT 12.00", "TUTUP 17.00", "KAPAL 09.00"}};
  for (int k = 0; k < 2; ++k) {
    const float x = k == 0 ? -0.42f : 0.42f;
    add_text(s, {}, kLines[k][0], {x, 1.6f, 0.037f}, fitted(kLines[k][0], 0.08f, 0.5f), kWhite, 0.004f);
    s.seen = Seen::near;
    for (int line = 1; line < 5; ++line)
      add_text(s, {}, kLines[k][line], {x, 1.58f - 0.125f * float(line), 0.037f}, fitted(kLines[k][line], 0.06f, 0.52f),
               kWhite, 0.004f);
    s.seen = Seen::always;
  }
}

void rope_post(Solid& s) {
  add_lathe(s, {}, {}, {{0.18f, 0}, {0.18f, 0.03f}, {0.03f, 0.05f}, {0.03f, 0.95f}, {0.05f, 1.0f}, {0, 1.03f}}, 10,
            kSteel);
}

void rope_span(Solid& s) {
  // One metre along +x that sags 8 cm, as a chain does: see app/ropes.cpp.
  const auto y = [](float x) { return (std::cosh((x - 0.5f) * 2) - std::cosh(1.0f)) / (std::cosh(1.0f) - 1) * 0.08f; };
  for (int i = 0; i < 6; ++i)
    add_bar(s, {}, {float(i) / 6, y(float(i) / 6), 0}, {float(i + 1) / 6, y(float(i + 1) / 6), 0}, 0.024f, {0xb99a5c},
            5);
}

void flag(Solid& s) {
  add_bar(s, {}, {0, 0, 0}, {0, 6, 0}, 0.04f, kSteel);
  add_quad(s, {0.04f, 5.45f, 0}, {1.5f, 5.45f, 0.1f}, {1.5f, 5.95f, 0.1f}, {0.04f, 5.95f, 0}, {0xc62828, foliage});
  add_quad(s, {0.04f, 4.95f, 0}, {1.5f, 4.95f, 0.1f}, {1.5f, 5.45f, 0.1f}, {0.04f, 5.45f, 0}, {0xf4f4f0, foliage});
}

// Every prop by its name in scenes/catalogue.cpp.
constexpr std::pair<std::string_view, void (*)(Solid&)> kProps[] = {
    {"ballot_box", ballot_box},
    {"booth", booth},
    {"table", table},
    {"chair", chair},
    {"tent_3x3", tent_3x3},
    {"barrier", barrier},
    {"cone", cone},
    {"wire_coil", wire_coil},
    {"banner", banner},
    {"banner_pole", banner_pole},
    {"tyre", tyre},
    {"extinguisher", extinguisher},
    {"stretcher", stretcher},
    {"megaphone", megaphone},
    {"poster_board", poster_board},
    {"rope_post", rope_post},
    {"shield_pile", shield_pile},
    {"water_bottle", drinking_water},
    {"rope_span", rope_span},
    {"flag", flag},
    {"box_logistics", logistics_box},
};

}  // namespace

void add_tent(Solid& s, At at, glm::vec3 size, Paint cloth) {
  const float x = size.x / 2, z = size.z / 2, eaves = size.y * 0.72f;
  for (float a : {-x + 0.1f, x - 0.1f})
    for (float b : {-z + 0.1f, z - 0.1f}) add_bar(s, at, {a, 0, b}, {a, eaves, b}, 0.05f, kSteel);
  add_taper(s, at, {0, eaves, 0}, {size.x, size.y - eaves, size.z}, {0.06f, 0.06f}, cloth);
  for (float b : {-z, z}) add_box(s, at, {0, eaves - 0.16f, b}, {size.x, 0.34f, 0.03f}, cloth);
  for (float a : {-x, x}) add_box(s, at, {a, eaves - 0.16f, 0}, {0.03f, 0.34f, size.z}, cloth);
}

Solid prop(std::string_view name) {
  Solid s;
  for (const auto& [key, make] : kProps)
    if (key == name) make(s);
  return s;
}

base::Result<base::Done> write_things(const std::filesystem::path& folder) {
  const auto write = [&](const char* kind, std::string_view name, Solid solid,
                         bool shaded = true) -> base::Result<base::Done> {
    std::error_code failed;
    std::filesystem::create_directories(folder / kind, failed);
    if (shaded) shade(solid);
    return base::write_file(folder / kind / (std::string(name) + ".glb"), to_glb(std::string(name), solid));
  };
  for (std::string_view name : {"awc", "apc", "barrier_truck", "pickup", "trail_bike", "bus", "ambulance",
                                "fire_engine", "box_truck", "k9_van", "car", "motorbike", "pa_car"})
    if (auto done = write("vehicles", name, vehicle(name)); !done) return done;
  for (const auto& [name, make] : kProps)
    if (auto done = write("props", name, prop(name)); !done) return done;
  if (auto done = write("venues", "kartini", kartini()); !done) return done;
  // Too wide for the rays of shade, and seen from afar alone.
  if (auto done = write("venues", "kartini_land", kartini_land(), false); !done) return done;
  return write("venues", "land", plain_land(), false);
}

}  // namespace sculpt
