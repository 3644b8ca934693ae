// The studio round the table: sky above, a floor that falls off into the dark below; no void.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "common.glsl"
layout(location = 0) in vec3 way;
layout(location = 1) in float height;
layout(location = 0) out vec4 out_colour;
void main() {
  float up = frame.ground.w > 0.5 ? -0.5 : way.y * inversesqrt(dot(way, way));
  float a = clamp(up / 0.5, 0.0, 1.0), b = clamp(-up / 0.8, 0.0, 1.0);
  vec3 above = mix(frame.horizon.rgb, frame.zenith.rgb, a * (2.0 - a));
  vec3 below = frame.horizon.rgb * mix(vec3(0.80, 0.80, 0.80), vec3(0.075, 0.095, 0.125), sqrt(b)) * (1.05 + 0.45 * height);
  out_colour = vec4(shown(up > 0.0 ? above : mix(frame.horizon.rgb, below, clamp(-up * 12.0, 0.0, 1.0))), 1.0);
}
