#version 460
#extension GL_GOOGLE_include_directive : require
#include "common.glsl"
layout(location = 0) in vec3 in_position;
layout(location = 1) in float in_radius;
layout(location = 2) in uint in_srgb;
layout(location = 3) in float in_glow;
layout(location = 0) out vec2 at;
layout(location = 1) out vec4 colour;
layout(location = 2) out vec3 position;
void main() {
  at = vec2(gl_VertexIndex & 1, gl_VertexIndex >> 1) * 2.0 - 1.0;
  position = in_position + (frame.camera_right.xyz * at.x + frame.camera_up.xyz * at.y) * in_radius;
  vec4 c = linear(in_srgb);
  vec3 light = mix(frame.sun.rgb * 0.35 + frame.sky.rgb * 0.8, vec3(2.2), in_glow);
  colour = vec4(c.rgb * light, c.a);
  gl_Position = frame.view_projection * vec4(position, 1.0);
}
