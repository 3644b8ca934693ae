// sin, cos, atan2 and exp that give the same bits on every x86-64 machine and build.
//
// The C library picks other variants (FMA) by processor, and a crowd amplifies the last
// bit; these use only + - * / in a fixed order (scenes/ is built with -ffp-contract=off).
// Errors against the true value: below 2e-6 for sin, cos and atan2, relative 1e-6 for exp.
#pragma once

#include "scenes/geometry.h"

namespace scenes {

float exact_sin(float radians);              // |radians| <= 1e4
float exact_cos(float radians);
float exact_atan2(float y, float x);         // (-pi, pi], 0 for (0, 0)
float exact_exp(float x);                    // 0 below -87, 3e38 above 88

// Bearing of a direction (0 = north, clockwise) in [0, 2 pi), and back.
float bearing_of(Vec2 direction);
Vec2 direction_of(float bearing);

}  // namespace scenes
