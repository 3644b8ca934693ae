// A triangle over the whole picture; or the studio round the table, sky above and a floor that
// falls off into the dark below, as a grid: its colours change so slowly that they need
// working out at its corners alone.
#version 460
#ifdef SKY
#extension GL_GOOGLE_include_directive : require
#include "common.glsl"
layout(location = 0) out vec4 out_shown;

vec3 studio(vec3 way, float height) {
  float up = frame.ground.w > 0.5 ? -0.5 : way.y * inversesqrt(dot(way, way));
  float a = clamp(up / 0.5, 0.0, 1.0), b = clamp(-up / 0.8, 0.0, 1.0);
  vec3 above = mix(frame.horizon.rgb, frame.zenith.rgb, a * (2.0 - a));
  vec3 below = frame.horizon.rgb * mix(vec3(0.80, 0.80, 0.80), vec3(0.075, 0.095, 0.125), sqrt(b)) * (1.05 + 0.45 * height);
  return up > 0.0 ? above : mix(frame.horizon.rgb, below, clamp(-up * 12.0, 0.0, 1.0));
}
#endif
void main() {
#ifdef SKY
  const ivec2 kCorners[6] = {ivec2(0, 0), ivec2(1, 0), ivec2(1, 1), ivec2(0, 0), ivec2(1, 1), ivec2(0, 1)};
  int cell = gl_VertexIndex / 6;
  vec2 at = vec2(ivec2(cell % kSkyColumns, cell / kSkyColumns) + kCorners[gl_VertexIndex % 6]) / vec2(kSkyColumns, kSkyRows) * 2.0 - 1.0;
  vec4 near = frame.inverse_view_projection * vec4(at, 0.0, 1.0), far = frame.inverse_view_projection * vec4(at, 1.0, 1.0);
  out_shown = vec4(shown(studio((far.xyz / far.w - near.xyz / near.w) / 1000.0, -at.y)), 1.0);
#else
  vec2 at = vec2((gl_VertexIndex << 1) & 2, gl_VertexIndex & 2) * 2.0 - 1.0;
#endif
  gl_Position = vec4(at, 1.0, 1.0);  // behind everything
}
