// What people are put together from: a body, clothes, headgear, kit. Every function adds
// to the clay at the clay's own level of detail.
#pragma once

#include "assets/sculpt/figure_mesh.h"
#include "assets/sculpt/figure_skeleton.h"

namespace sculpt {

enum class Headgear : std::uint8_t {
  none,
  field_cap,
  peaked_cap,
  baseball_cap,
  beret,
  peci,
  helmet,
  riot_helmet,
  fire_helmet,
  hijab,
  straw_hat,
  headband,
};
enum class Hair : std::uint8_t { none, short_cut, bob, bun };
enum class Legs : std::uint8_t { trousers, shorts, skirt, sarong, robe };
enum class Sleeves : std::uint8_t { long_ones, short_ones };

// How somebody looks. Colours that are white with a tint surface take the instance's tint.
struct Look {
  Paint skin{0xb5835a};
  Paint hair{0x241c18};
  Hair cut = Hair::short_cut;
  Headgear headgear = Headgear::none;
  Paint headgear_paint{0x222222};
  Paint headgear_trim{0x111111};  // visor, band, badge
  Paint shirt{0xffffff};
  Sleeves sleeves = Sleeves::long_ones;
  float shirt_length = 0;  // metres that the shirt hangs below the belt
  Paint trousers{0x333333};
  Legs legs = Legs::trousers;
  Paint belt{0x1c1a18};
  Paint shoes{0x1a1816};
  float boot_height = 0.16f;  // of the shaft, over the sole
  bool tucked = false;        // a head scarf's ends are under the collar
  bool woman = false;
  float girth = 1;  // of trunk and limbs
  float belly = 0;  // metres
};

inline Bind whole(std::uint8_t joint) { return {joint, joint, 1}; }
inline Bind between(std::uint8_t a, std::uint8_t b, float of_a = 0.5f) { return {a, b, of_a}; }

void add_base(Clay& clay);
void add_body(Clay& clay, const Look& look);  // trunk, limbs, head, clothes, headgear

// ---- kit (figure_kit.cpp) ----
void add_vest(Clay& clay, const Look& look, Paint paint, Paint stripe, bool stripes);
void add_armour(Clay& clay, const Look& look, Paint paint);  // pads on chest, shoulders, elbows, shins
void add_short_shield(Clay& clay);
void add_tall_shield(Clay& clay);
void add_baton(Clay& clay);
void add_rope_coil(Clay& clay);  // over the right shoulder, to the left hip
void add_armband(Clay& clay, Paint paint);
void add_megaphone(Clay& clay);
void add_camera(Clay& clay);
void add_radio(Clay& clay);
void add_clipboard(Clay& clay);
void add_backpack(Clay& clay, Paint paint);
void add_shoulder_bag(Clay& clay, Paint paint, bool cross);
void add_red_cross(Clay& clay);  // on the back and on the chest
void add_stick(Clay& clay);
void add_leash(Clay& clay);
void add_goggles(Clay& clay);
void add_air_bottle(Clay& clay);
void add_lanyard(Clay& clay, Paint card);
void add_placard(Clay& clay);

}  // namespace sculpt
