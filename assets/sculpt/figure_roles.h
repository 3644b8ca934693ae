// Who there is: a row of looks and kit a role. figure_cast.cpp sculpts them.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "assets/sculpt/figure_parts.h"

namespace sculpt {

using Kit = std::function<void(Clay&, const Look&)>;
struct Role {
  std::string name;  // of the file
  Look look;
  std::vector<Kit> kit;
  Base base = Base::round;
};

std::vector<Role> police_roles();
std::vector<Role> service_roles();
std::vector<Role> crowd_roles();

inline constexpr Paint kTintA{0xffffff, assets::Surface::tint_a}, kTintB{0xffffff, assets::Surface::tint_b};
inline constexpr Paint kTintADark{0xc4c4c4, assets::Surface::tint_a}, kTintBDark{0xb8b8b8, assets::Surface::tint_b};
inline constexpr Paint kDarkSkin{0x8a5f3d}, kLightSkin{0xb98d63}, kGreyHair{0x8f8f8c};

inline Kit worn(void (*add)(Clay&)) {
  return [add](Clay& clay, const Look&) { add(clay); };
}
inline Kit worn(void (*add)(Clay&, Paint), Paint paint) {
  return [=](Clay& clay, const Look&) { add(clay, paint); };
}
inline Kit vest(Paint paint, Paint stripe, bool stripes) {
  return [=](Clay& clay, const Look& look) { add_vest(clay, look, paint, stripe, stripes); };
}
inline Kit vest(Paint paint) { return vest(paint, paint, false); }
inline Kit armour(Paint paint) {
  return [=](Clay& clay, const Look& look) { add_armour(clay, look, paint); };
}
inline Kit bag(Paint paint, bool cross = false) {
  return [=](Clay& clay, const Look&) { add_shoulder_bag(clay, paint, cross); };
}
inline Kit rucksack(Paint paint, bool tall) {
  return [=](Clay& clay, const Look&) { add_rucksack(clay, paint, tall); };
}

}  // namespace sculpt
