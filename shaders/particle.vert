#version 460
#extension GL_GOOGLE_include_directive : require
#include "common.glsl"
layout(location = 0) in vec3 in_position;
layout(location = 1) in float in_radius;
layout(location = 2) in uint in_srgb;
layout(location = 3) in float in_glow;
layout(location = 0) out vec2 at;
layout(location = 1) flat out vec4 colour;     // linear
layout(location = 2) flat out vec4 sun_glow;   // direction of the sun as the camera has it, glow
layout(location = 3) out vec3 position;
layout(location = 4) flat out float radius;
void main() {
  at = vec2(gl_VertexIndex & 1, gl_VertexIndex >> 1) * 2.0 - 1.0;
  vec3 right = frame.camera_right.xyz, up = frame.camera_up.xyz;
  position = in_position + (right * at.x + up * at.y) * in_radius;
  colour = linear(in_srgb);
  vec3 l = frame.to_sun.xyz;
  sun_glow = vec4(dot(l, right), dot(l, up), dot(l, cross(right, up)), in_glow);
  radius = in_radius;
  gl_Position = frame.view_projection * vec4(position, 1.0);
}
