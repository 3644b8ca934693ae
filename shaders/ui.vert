#version 460
#extension GL_GOOGLE_include_directive : require
#include "common.glsl"
#include "rehearsal.glsl"
layout(location = 0) in vec2 in_position;
layout(location = 1) in vec2 in_uv;
layout(location = 2) in vec4 in_colour;
layout(push_constant) uniform Push { PushData push; };  // a-c.xyz: rehearsal; a.w, b.w: 2 / size; d = see rehearsal.glsl
layout(location = 0) out vec2 uv;
layout(location = 1) out vec4 colour;
void main() {
  uv = in_uv;
  colour = vec4(rehearsed(in_colour.rgb, mat3(push.a.xyz, push.b.xyz, push.c.xyz), push.d), in_colour.a);
  gl_Position = vec4(in_position * vec2(push.a.w, push.b.w) - 1.0, 0.0, 1.0);
}
