#version 460
#extension GL_GOOGLE_include_directive : require
#include "common.glsl"
layout(location = 0) in vec2 at;
layout(location = 1) in vec4 colour;
layout(location = 2) in vec3 position;
layout(location = 0) out vec4 out_colour;
void main() {
  float r = dot(at, at);
  if (r > 1.0) discard;
  float soft = (1.0 - r) * (1.0 - r);
  out_colour = vec4(haze(colour.rgb, position), colour.a * soft);
}
