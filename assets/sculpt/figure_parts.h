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
  jungle_hat,
  moto_helmet,
  hood,
  mask,  // a cap turned back and a cloth over mouth and nose
  long_hijab,
};
enum class Hair : std::uint8_t { none, short_cut, bob, bun, tail };
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
  bool crest = false;             // a white stripe over a motorcyclist's helmet, from brow to nape
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

// A tube that lies along +Z from `at`, its section upright.
glm::mat4 forwards(glm::vec3 at);

inline constexpr float kHeadSize = 1.17f;  // of a miniature's head, against a grown-up's
inline constexpr float kSturdy = 1.16f;    // of its limbs

// Whose somebody is, told without colour: police and everybody else stand on discs, the armed
// forces on squares, municipal services on hexagons, a crowd on smaller discs.
enum class Base : std::uint8_t { round, square, hexagon, small };
void add_base(Clay& clay, Base shape = Base::round);
void add_head(Clay& clay, const Look& look);
void enlarge_head(Clay& clay, std::size_t first_corner);  // for kit on the head that was modelled at true size
void add_body(Clay& clay, const Look& look);              // trunk, limbs, head, clothes, headgear

// ---- kit (figure_kit.cpp) ----
// A closed rod from one point to another.
void add_rod(Clay& clay, glm::vec3 from, glm::vec3 to, float r_from, float r_to, Paint paint, Bind bind,
             int sides_full = 6);
std::uint32_t mixed_paint(std::uint32_t rgb, float light);  // a colour darkened to a share of its light
void add_vest(Clay& clay, const Look& look, Paint paint, Paint stripe, bool stripes);
void add_armour(Clay& clay, const Look& look, Paint paint);  // pads on chest, shoulders, elbows, shins
void add_short_shield(Clay& clay);
void add_tall_shield(Clay& clay);
void add_baton(Clay& clay);
void add_rope_coil(Clay& clay);  // over the right shoulder, to the left hip
void add_cane(Clay& clay);       // of rattan, upright in the right hand
void add_armband(Clay& clay, Paint paint);
void add_two_armbands(Clay& clay, Paint paint);
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
// ---- more kit (figure_gear.cpp) ----
void add_flag(Clay& clay, Paint cloth);  // a pole in the left hand, the cloth beside the head
void add_umbrella(Clay& clay, Paint cloth);
void add_toddler(Clay& clay);    // on the left arm
void add_stop_disc(Clay& clay);  // traffic warden's, in the right hand
void add_light_wand(Clay& clay);
void add_long_baton(Clay& clay);
void add_rucksack(Clay& clay, Paint paint, bool tall);
void add_pack_band(Clay& clay);   // white, round a rucksack that is not tall
void add_back_plate(Clay& clay);  // white, with POLISI on it
void add_medical_pack(Clay& clay);
void add_shoulder_camera(Clay& clay);
void add_folder(Clay& clay, Paint paint);  // under the left arm
void add_gun_belt(Clay& clay, Paint paint);
void add_command_vest(Clay& clay, const Look& look);
void add_map_board(Clay& clay);  // held before the chest by the left hand
void add_basket(Clay& clay);

}  // namespace sculpt
