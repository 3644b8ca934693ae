// Everybody else: eighteen looks of a Javanese street, by shape before colour, and voters
// who need a hand. Clothes take the instance's tints.
#include "assets/sculpt/figure_roles.h"

namespace sculpt {
namespace {

void add_pregnant_belly(Clay& clay, const Look& look) {
  Tube belly{.sides = clay.sides(8, 5, 4)};
  const Bind bind = between(kSpine, kHips);
  belly.rings = {
      {.centre = {0, 0.92f, 0.07f}, .rx = 0.11f, .rz = 0.06f, .bind = bind, .paint = look.shirt},
      {.centre = {0, 1.02f, 0.13f}, .rx = 0.155f, .rz = 0.12f, .bind = bind, .paint = look.shirt},
      {.centre = {0, 1.1f, 0.12f}, .rx = 0.145f, .rz = 0.11f, .bind = bind, .paint = look.shirt, .last_level = 0},
      {.centre = {0, 1.22f, 0.06f}, .rx = 0.08f, .rz = 0.05f, .bind = between(kChest, kSpine), .paint = look.shirt}};
  add_tube(clay, belly);
}

Look man() { return {.cut = Hair::short_cut, .shirt = kTintA, .trousers = kTintB, .boot_height = 0.04f}; }
Look woman() {
  return {.skin = kLightSkin, .headgear = Headgear::hijab, .headgear_paint = kTintB, .shirt = kTintA, .trousers = {0x3a3842}, .boot_height = 0.03f, .woman = true};
}

Role man_in_a_shirt() {
  Look look = man();
  look.sleeves = Sleeves::short_ones;
  return {"civilian_1", look, {}};
}
Role woman_in_tunic_and_skirt() {
  Look look = woman();
  look.shirt_length = 0.4f;
  look.legs = Legs::skirt;
  return {"civilian_2", look, {}};
}
Role student_with_backpack() {
  Look look = man();
  look.skin = kDarkSkin;
  look.headgear = Headgear::baseball_cap;
  look.headgear_paint = kTintB;
  look.headgear_trim = kTintBDark;
  look.trousers = {0x34435f};
  look.shoes = {0xc9c7c1};
  return {"civilian_3", look, {rucksack({0x2e3137}, false)}};
}
Role woman_with_bob() {
  Look look = woman();
  look.headgear = Headgear::none;
  look.cut = Hair::bob;
  look.sleeves = Sleeves::short_ones;
  look.trousers = kTintB;
  look.legs = Legs::skirt;
  look.shoes = {0x6a4632};
  return {"civilian_4", look, {bag({0x70492f})}};
}
Role stout_man_in_sarong() {
  Look look = man();
  look.hair = kGreyHair;
  look.headgear = Headgear::peci;
  look.headgear_paint = {0x1b1b1e};
  look.shirt_length = 0.12f;
  look.legs = Legs::sarong;
  look.girth = 1.1f;
  look.belly = 0.05f;
  return {"civilian_5", look, {}};
}
Role woman_in_robe() {
  Look look = woman();
  look.skin = kDarkSkin;
  look.headgear_paint = kTintA;
  look.shirt = kTintADark;
  look.shirt_length = 0.5f;
  look.trousers = kTintB;
  look.legs = Legs::robe;
  look.girth = 1.06f;
  return {"civilian_6", look, {bag({0x43344f})}};
}
Role fisherman() {
  Look look = man();
  look.skin = kDarkSkin;
  look.headgear = Headgear::straw_hat;
  look.headgear_paint = {0xc2a468};
  look.legs = Legs::shorts;
  look.shoes = {0x4a4038};
  return {"civilian_7", look, {}};
}
Role protester_with_placard() {
  Look look = man();
  look.headgear = Headgear::headband;
  look.headgear_paint = kTintB;
  look.shirt_length = 0.06f;
  look.trousers = {0x2b323e};
  look.shoes = {0xb9b5ac};
  return {"civilian_8", look, {worn(add_placard)}};
}
Role youth_in_hood() {
  Look look = man();
  look.headgear = Headgear::hood;
  look.headgear_paint = kTintA;
  look.shirt_length = 0.08f;
  look.trousers = {0x272b33};
  look.shoes = {0xc9c7c1};
  return {"civilian_9", look, {rucksack({0x23262b}, false)}};
}
Role masked_youth() {
  Look look = man();
  look.skin = kDarkSkin;
  look.headgear = Headgear::mask;
  look.headgear_paint = {0x26282c};
  look.headgear_trim = kTintB;
  look.trousers = {0x2d3645};
  return {"civilian_10", look, {bag({0x26262a})}};
}
Role man_with_flag() {
  Look look = man();
  look.headgear = Headgear::headband;
  look.headgear_paint = {0xa62a22};
  look.sleeves = Sleeves::short_ones;
  look.trousers = {0x33415c};
  return {"civilian_11", look, {worn(add_flag, {0xa62a22})}};
}
Role woman_in_long_scarf() {
  Look look = woman();
  look.headgear = Headgear::long_hijab;
  look.trousers = kTintA;
  look.legs = Legs::robe;
  return {"civilian_12", look, {}};
}
Role old_man_in_koko() {
  Look look = man();
  look.skin = kDarkSkin;
  look.hair = kGreyHair;
  look.headgear = Headgear::peci;
  look.headgear_paint = {0xd8d5ca};
  look.shirt_length = 0.3f;
  look.legs = Legs::sarong;
  return {"civilian_13", look, {worn(add_stick)}};
}
Role young_woman_with_tail() {
  Look look = woman();
  look.headgear = Headgear::none;
  look.cut = Hair::tail;
  look.sleeves = Sleeves::short_ones;
  look.trousers = {0x3a4a66};
  look.shoes = {0xd0cec8};
  return {"civilian_14", look, {rucksack({0x7a3f52}, false)}};
}
Role motorcycle_taxi_driver() {
  Look look = man();
  look.headgear = Headgear::moto_helmet;
  look.headgear_paint = kTintB;
  look.headgear_trim = {0x8fa6b2};
  look.shirt_length = 0.08f;
  look.trousers = {0x2f3744};
  look.girth = 1.05f;
  return {"civilian_15", look, {}};
}
Role mother_with_toddler() {
  Look look = woman();
  look.shirt_length = 0.3f;
  look.trousers = kTintB;
  look.legs = Legs::skirt;
  return {"civilian_16", look, {worn(add_toddler)}};
}
Role woman_under_umbrella() {
  Look look = woman();
  look.headgear_paint = kTintA;
  look.shirt_length = 0.35f;
  look.legs = Legs::robe;
  return {"civilian_17", look, {worn(add_umbrella, kTintB)}};
}
Role vendor_with_basket() {
  Look look = woman();
  look.skin = kDarkSkin;
  look.headgear = Headgear::none;
  look.cut = Hair::bun;
  look.shirt_length = 0.1f;
  look.trousers = kTintB;
  look.legs = Legs::sarong;
  return {"civilian_18", look, {worn(add_basket)}};
}
Role pregnant_voter() {
  Look look = woman();
  look.shirt_length = 0.35f;
  look.trousers = {0x46424e};
  look.legs = Legs::robe;
  return {"voter_pregnant", look, {add_pregnant_belly}};
}
Role old_voter() {
  Look look = woman();
  look.skin = kDarkSkin;
  look.hair = kGreyHair;
  look.headgear = Headgear::none;
  look.cut = Hair::bun;
  look.shirt_length = 0.16f;
  look.trousers = kTintB;
  look.legs = Legs::sarong;
  look.girth = 0.95f;
  return {"voter_elder", look, {worn(add_stick)}};
}

}  // namespace

std::vector<Role> crowd_roles() {
  return {man_in_a_shirt(),       woman_in_tunic_and_skirt(), student_with_backpack(),  woman_with_bob(),       stout_man_in_sarong(),
          woman_in_robe(),        fisherman(),                protester_with_placard(), youth_in_hood(),        masked_youth(),
          man_with_flag(),        woman_in_long_scarf(),      old_man_in_koko(),        young_woman_with_tail(), motorcycle_taxi_driver(),
          mother_with_toddler(),  woman_under_umbrella(),     vendor_with_basket(),     pregnant_voter(),       old_voter()};
}

}  // namespace sculpt
