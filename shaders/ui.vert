#version 460
#extension GL_GOOGLE_include_directive : require
#include "shared/scene.h"
layout(location = 0) in vec2 in_position;
layout(location = 1) in vec2 in_uv;
layout(location = 2) in vec4 in_colour;
layout(push_constant) uniform Push { PushData push; };
layout(location = 0) out vec2 uv;
layout(location = 1) out vec4 colour;
void main() {
  uv = in_uv;
  colour = in_colour;
  gl_Position = vec4(in_position * push.a.xy - 1.0, 0.0, 1.0);
}
