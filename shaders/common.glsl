#extension GL_GOOGLE_include_directive : require
#include "shared/scene.h"
layout(set = 0, binding = 0) uniform Frame { FrameData frame; };

const uint kSelected = 1, kDimmed = 2, kGhost = 4, kBeacon = 8;
// assets::Surface
const uint kPlain = 0, kTintA = 1, kTintB = 2, kBaseRing = 3, kWater = 4, kFoliage = 5, kLamp = 6, kBeaconLight = 7,
           kGlass = 8, kWheel = 9;

vec3 linear(vec3 srgb) { return mix(srgb / 12.92, pow((srgb + 0.055) / 1.055, vec3(2.4)), step(0.04045, srgb)); }
vec4 linear(uint srgb) {
  vec4 c = unpackUnorm4x8(srgb);
  return vec4(linear(c.rgb), c.a);
}
vec3 turned(vec3 v, float heading) {
  float s = sin(heading), c = cos(heading);
  return vec3(c * v.x + s * v.z, v.y, c * v.z - s * v.x);
}
vec3 haze(vec3 colour, vec3 position) {
  float d = distance(position, frame.eye.xyz);
  float amount = 1.0 - exp(-max(0.0, d - frame.horizon.w) / 500.0);
  return mix(colour, frame.horizon.rgb, clamp(amount, 0.0, 0.85));
}
