#version 460
#extension GL_GOOGLE_include_directive : require
#include "common.glsl"
layout(location = 0) in vec2 at;
layout(location = 0) out vec4 out_colour;
void main() {
  vec4 a = frame.inverse_view_projection * vec4(at, 0.02, 1.0), b = frame.inverse_view_projection * vec4(at, 1.0, 1.0);
  vec3 d = normalize(a.xyz / a.w - b.xyz / b.w);
  float up = d.y;
  vec3 above = mix(frame.horizon.rgb, frame.zenith.rgb, smoothstep(0.0, 0.55, up));
  // Below the table: the studio floor, no void.
  vec3 below = mix(frame.horizon.rgb, frame.horizon.rgb * vec3(0.50, 0.53, 0.57), smoothstep(0.0, 0.75, -up));
  out_colour = vec4(up > 0.0 ? above : below, 1.0);
}
