#extension GL_GOOGLE_include_directive : require
#include "shared/scene.h"
layout(set = 0, binding = 0) uniform Frame { FrameData frame; };

const uint kSelected = 1, kDimmed = 2, kGhost = 4, kBeacon = 8;
// assets::Surface
const uint kPlain = 0, kTintA = 1, kTintB = 2, kBaseRing = 3, kWater = 4, kFoliage = 5, kLamp = 6, kBeaconLight = 7,
           kGlass = 8, kWheel = 9, kTurret = 10;

// FarPart, of what stands for whoever is far away
const uint kFarLegs = 0, kFarCrown = 3, kFarBase = 4;

// Where a caster lies in the near (0) or the far (1) shadow map.
vec4 in_shadow_map(vec3 world, float map) {
  vec4 p = frame.shadow * vec4(world, 1.0);
  return map < 0.5 ? p : vec4(p.xy * frame.shadow_far.w + frame.shadow_far.xy, p.z * frame.sky.w + frame.shadow_far.z, 1.0);
}

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
// From light to what the screen shows: K. Narkowicz's fit of the ACES reference curve (2016)
// and the sRGB encoding in one, our own fit, within 0.4 %.
vec3 shown(vec3 light) {
  vec3 x = light * (frame.sun.w * 0.60), s = sqrt(x);
  return clamp((0.98274 * x - 0.00101) / (x - 0.10033 * s + 0.17966), 0.0, 1.0);
}
// J. Jimenez' interleaved gradient noise, 0..1.
float noise(vec2 pixel) { return fract(52.9829189 * fract(dot(pixel, vec2(0.06711056, 0.00583715)))); }
// `turn`: sine and cosine of a heading.
vec3 turned(vec3 v, vec2 turn) { return vec3(turn.y * v.x + turn.x * v.z, v.y, turn.y * v.z - turn.x * v.x); }
// `depth`: metres before the eye, 1 where the camera is orthographic.
float haze(float depth) {
  float d = max(0.0, depth - frame.horizon.w);
  return min(max(d / (d + 700.0), d * d * 1.1e-6), 1.0);  // nothing is left where the land ends
}
vec3 haze(vec3 colour, float depth) { return mix(colour, frame.horizon.rgb, haze(depth)); }
vec3 dimmed(vec3 light) { return mix(light, vec3(dot(light, vec3(0.3, 0.55, 0.15))), 0.6) * 0.55; }
// Back from the picture to the world: `at` -1..1, z as in the depth buffer. No projection here mixes
// depth into x or y: their columns have no w.
vec3 unprojected(vec2 at, float z) {
  mat4 m = frame.inverse_view_projection;
  return (m[0].xyz * at.x + (m[1].xyz * at.y + (m[2].xyz * z + m[3].xyz))) / (m[2].w * z + m[3].w);
}
