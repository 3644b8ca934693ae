// The soft dark patch where something touches the ground: a quad below each instance.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "common.glsl"
layout(location = 6) in vec4 place;  // xyz
layout(location = 7) in vec4 turn;
layout(push_constant) uniform Push { PushData push; };  // a.xy = half its size, a.zw = its middle, (x, z); b.x = softness, b.y = strength
layout(location = 0) out vec2 out_at;
layout(location = 1) flat out vec4 out_shape;
void main() {
  vec2 corner = vec2(gl_VertexIndex & 1, gl_VertexIndex >> 1) * 2.0 - 1.0;
  vec2 half_size = push.a.xy + push.b.x, at = corner * half_size;
  out_at = at;
  out_shape = vec4(push.a.xy, push.b.xy);
  vec3 world = turned(vec3(at.x + push.a.z, 0.0, at.y + push.a.w), turn.xy) + place.xyz;
  gl_Position = frame.view_projection * vec4(world.x, max(world.y, 0.0) + 0.02, world.z, 1.0);
}
