#version 460
#extension GL_GOOGLE_include_directive : require
#include "common.glsl"
#include "shadow.glsl"
#include "lamps.glsl"
layout(constant_id = 0) const int kTaps = 1;        // of the shadow map; 0 = none
layout(constant_id = 1) const bool kNight = false;  // lamps shine
layout(constant_id = 2) const bool kRich = true;    // water, glass, lamps, leaves, sheen
layout(constant_id = 3) const bool kFade = false;   // one of two levels of detail, dithered
layout(location = 0) in vec3 position;
layout(location = 1) in vec4 in_normal;  // w = how much of the sky it sees
layout(location = 2) in vec4 colour;
layout(location = 3) in vec3 shadow_at;
layout(location = 4) flat in uint traits;
layout(location = 0) out vec4 out_colour;
#ifdef DETAIL
#include "detail.glsl"
#endif

bool is_left_to_the_other_level(uint flags) {
  float seen = float(flags >> 8 & 255u) / 255.0;
  bool finer = (flags & 65536u) == 0;
  return (noise(gl_FragCoord.xy) < seen) != finer;
}

void main() {
  uint surface = traits & 255u, flags = traits >> 8;
#ifndef DETAIL
  if (kFade && is_left_to_the_other_level(flags)) discard;
#endif
  vec3 n = normalize(in_normal.xyz), l = frame.to_sun.xyz;
  n = gl_FrontFacing ? n : -n;  // thin cloth and leaves are seen from both sides
  vec3 base = colour.rgb;
#ifdef DETAIL
  // Looked up before anything is left out: neighbours tell how finely.
  Detail d = detail_of(position, n, colour);
  if ((kFade && is_left_to_the_other_level(flags)) || d.alpha < material.emission.w) discard;
  n = d.normal;
  base = d.base * (1.0 - d.metal);
#endif
  float facing = max(dot(n, l), 0.0), lit = kTaps == 0 ? 1.0 : sunlit(shadow_at, kTaps);
  if (kRich && surface == kFoliage) facing = mix(facing, 0.6, 0.5), lit = mix(lit, 1.0, 0.3);
  vec3 ambient = mix(frame.ground.rgb, frame.sky.rgb, n.y * 0.5 + 0.5) * in_normal.w;
#ifdef DETAIL
  ambient *= d.occlusion;
#endif
  vec3 arriving = frame.sun.rgb * (facing * lit) + ambient;
  if (kNight) arriving += lamplight(position, n);
  vec3 light = base * arriving;
  float alpha = 1.0;
#ifdef DETAIL
  vec3 to_eye = normalize(frame.eye.xyz - position);
  light += mirrored(d, to_eye, l, frame.sun.rgb * lit, frame.sky.rgb, frame.ground.rgb, frame.horizon.rgb, frame.zenith.rgb) * in_normal.w + d.emission;
  if ((flags & kSelected) != 0) light = light * 1.2 + vec3(0.02, 0.20, 0.18) * ((1.0 - abs(dot(n, to_eye))) / frame.sun.w);
#else
  if (kRich) {
    vec3 v = normalize(frame.eye.xyz - position), h = normalize(l + v);
    float shine = max(dot(n, h), 0.0), rim = 1.0 - abs(dot(n, v));
    float shine4 = shine * shine * shine * shine, shine16 = shine4 * shine4 * shine4 * shine4;
    if (surface == kWater) {
      float rim2 = rim * rim;
      light = mix(light, mix(frame.horizon.rgb, frame.zenith.rgb, 0.4), 0.12 + 0.6 * rim2 * rim2) +
              frame.sun.rgb * lit * 0.6 * shine16 * shine16 * shine16 * shine16;
    } else {
      // A hint of sheen, as painted resin has.
      light += frame.sun.rgb * (lit * facing * shine16 * 0.045);
      // And the sky on edges that turn away: dark cloth keeps its outline.
      float rim2 = rim * rim;
      light += frame.sky.rgb * (rim2 * rim2 * 0.12 * in_normal.w * (0.5 + 0.5 * n.y));
    }
    if (surface == kGlass) light += frame.sky.rgb * 0.25 * rim * rim * rim, alpha = colour.a;
    float night = frame.to_sun.w;
    if (surface == kLamp) light += base * (0.15 + 6.0 * night);
    if (surface == kBeaconLight && (flags & kBeacon) != 0)
      light += base * (1.2 + 5.0 * night) * step(0.5, fract(frame.eye.w * 1.6 + position.x * 0.07));
    if ((flags & kSelected) != 0) light = light * 1.2 + vec3(0.02, 0.20, 0.18) * (rim / frame.sun.w);
  }
#endif
  if ((flags & kDimmed) != 0) light = dimmed(light);
  if ((flags & kGhost) != 0) alpha = 0.42;
  out_colour = vec4(shown(haze(light, 1.0 / gl_FragCoord.w)), alpha);
}
