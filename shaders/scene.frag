#version 460
#extension GL_GOOGLE_include_directive : require
#include "common.glsl"
layout(set = 0, binding = 4) uniform sampler2DShadow shadow_map;
layout(location = 0) in vec3 position;
layout(location = 1) in vec3 in_normal;
layout(location = 2) in vec4 colour;
layout(location = 3) flat in uint surface;
layout(location = 4) flat in uint flags;
layout(location = 5) in float occlusion;
layout(location = 0) out vec4 out_colour;

float sunlit(vec3 normal) {
  int taps = int(frame.sky.w);
  if (taps == 0) return 1.0;
  // Moved along the normal by a texel and a half, so that no surface shades itself.
  vec4 p = frame.shadow * vec4(position + normal * frame.zenith.w * 1.5, 1.0);
  vec3 uv = vec3(p.xy * 0.5 + 0.5, p.z);
  if (any(lessThan(uv, vec3(0.0))) || any(greaterThan(uv, vec3(1.0)))) return 1.0;
  float texel = frame.ground.w;
  if (taps == 1) return texture(shadow_map, uv);
  if (taps == 4) {
    float sum = 0.0;
    for (int i = 0; i < 4; ++i)
      sum += texture(shadow_map, uv + vec3(vec2(i & 1, i >> 1) * 1.4 - 0.7, 0.0) * vec3(texel, texel, 1.0));
    return sum * 0.25;
  }
  float sum = 0.0;
  for (int y = -1; y <= 1; ++y)
    for (int x = -1; x <= 1; ++x) sum += texture(shadow_map, uv + vec3(vec2(x, y) * texel * 1.3, 0.0));
  return sum / 9.0;
}

void main() {
  vec3 n = normalize(in_normal), l = frame.to_sun.xyz, v = normalize(frame.eye.xyz - position);
  if (dot(n, v) < 0.0 && surface != kWater) n = -n;  // thin cloth and leaves are seen from both sides
  float facing = max(dot(n, l), 0.0), lit = facing > 0.0 ? sunlit(n) : 0.0;
  if (surface == kFoliage) facing = mix(facing, 0.6, 0.5), lit = mix(lit, 1.0, 0.3);
  vec3 ambient = mix(frame.ground.rgb, frame.sky.rgb, n.y * 0.5 + 0.5) * occlusion;
  vec3 base = colour.rgb;
  vec3 light = base * (frame.sun.rgb * facing * lit + ambient);
  float night = frame.to_sun.w;
  if (surface == kWater) {
    float rim = pow(1.0 - max(dot(n, v), 0.0), 4.0);
    vec3 h = normalize(l + v);
    light = mix(light, mix(frame.horizon.rgb, frame.zenith.rgb, 0.4), 0.12 + 0.6 * rim) + frame.sun.rgb * lit * pow(max(dot(n, h), 0.0), 180.0) * 0.6;
  } else {
    // A hint of sheen, as painted resin has.
    light += frame.sun.rgb * lit * facing * pow(max(dot(n, normalize(l + v)), 0.0), 24.0) * 0.035;
  }
  if (surface == kGlass) light += frame.sky.rgb * 0.25 * pow(1.0 - abs(dot(n, v)), 3.0);
  if (surface == kLamp) light += base * (0.15 + 3.5 * night);
  if (surface == kBeaconLight && (flags & kBeacon) != 0)
    light += base * (1.2 + 4.0 * night) * step(0.5, fract(frame.eye.w * 1.6 + position.x * 0.07));
  if ((flags & kSelected) != 0) light += vec3(0.05, 0.55, 0.48) * pow(1.0 - max(dot(n, v), 0.0), 1.5) + base * 0.15;
  if ((flags & kDimmed) != 0) light = mix(light, vec3(dot(light, vec3(0.3, 0.55, 0.15))), 0.6) * 0.55;
  light = haze(light, position);
  float alpha = surface == kGlass ? colour.a : 1.0;
  if ((flags & kGhost) != 0) alpha = 0.42;
  out_colour = vec4(light, alpha);
}
