// What the vehicles have in common. Their front is +Z; lengths in metres.
#pragma once

#include "assets/sculpt/things.h"

namespace sculpt {

inline constexpr Paint kPane{0x1d2a33}, kLamp{0xfff3c9, assets::Surface::lamp}, kTail{0xa8261f, assets::Surface::lamp}, kMetal{0x858c91},
    kRubber{0x1a1b1d}, kTrim{0x26292d}, kBlue{0x2a6cff, assets::Surface::beacon}, kNavy{0x1c2b44};

// An outline's underside from `rear` to `front` at height `low`, cut out over each wheel.
std::vector<glm::vec2> with_arches(float rear, float front, float low, const std::vector<float>& wheels, float radius);
void add_wheels(Solid& s, float half_width, const std::vector<float>& axles, float radius, float width);
void add_lamps(Solid& s, float aside, float height, float front, float rear);
void add_beacons(Solid& s, glm::vec3 at, float width);
void add_lettering(Solid& s, std::string_view text, float half_width, float y, float z, float height, Paint paint);
void add_mirrors(Solid& s, float half_width, float y, float z);
void add_plate(Solid& s, float y, float front, float rear);

Solid truck(std::string_view name);  // awc, apc, barrier_truck, box_truck, fire_engine, bus

}  // namespace sculpt
