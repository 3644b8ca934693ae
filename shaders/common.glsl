#extension GL_GOOGLE_include_directive : require
#include "shared/scene.h"
layout(set = 0, binding = 0) uniform Frame { FrameData frame; };

const uint kSelected = 1, kDimmed = 2, kGhost = 4, kBeacon = 8;
// assets::Surface
const uint kPlain = 0, kTintA = 1, kTintB = 2, kBaseRing = 3, kWater = 4, kFoliage = 5, kLamp = 6, kBeaconLight = 7,
           kGlass = 8, kWheel = 9, kTurret = 10;

// sRGB to linear and back by polynomial and roots (I. Taylor's fits, within 0.2 %): powers
// cost a software device more than all the rest of a pixel.
vec3 linear(vec3 c) { return c * (c * (c * 0.305306011 + 0.682171111) + 0.012522878); }
vec4 linear(uint srgb) {
  vec4 c = unpackUnorm4x8(srgb);
  return vec4(linear(c.rgb), c.a);
}
vec3 encode(vec3 c) {
  vec3 a = sqrt(c), b = sqrt(a);
  return clamp(0.662002687 * a + 0.684122060 * b - 0.323583601 * sqrt(b) - 0.0225411470 * c, 0.0, 1.0);
}
// From light to what the screen shows: K. Narkowicz's fit of the ACES reference curve (2016).
vec3 shown(vec3 light) {
  vec3 x = light * (frame.sun.w * 0.60);
  return encode(clamp((x * (2.51 * x + 0.03)) / (x * (2.43 * x + 0.59) + 0.14), 0.0, 1.0));
}
vec3 turned(vec3 v, float heading) {
  float s = sin(heading), c = cos(heading);
  return vec3(c * v.x + s * v.z, v.y, c * v.z - s * v.x);
}
float distance_to_eye(vec3 position) { return distance(position, frame.eye.xyz); }
vec3 haze(vec3 colour, vec3 position) {
  float d = max(0.0, distance_to_eye(position) - frame.horizon.w) * (1.0 - frame.ground.w);
  return mix(colour, frame.horizon.rgb, min(d / (d + 700.0), 0.85));
}
