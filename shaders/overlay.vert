#version 460
#extension GL_GOOGLE_include_directive : require
#include "common.glsl"
layout(location = 0) in vec3 in_position;
layout(location = 1) in uint in_srgb;
layout(location = 2) in vec2 in_along_across;
layout(location = 3) in uint in_pattern;
layout(location = 0) out vec4 colour;
layout(location = 1) out vec2 along_across;
layout(location = 2) flat out uint pattern;
layout(location = 3) out vec3 position;
void main() {
  position = in_position + vec3(0.0, 0.035, 0.0);
  colour = unpackUnorm4x8(in_srgb);
  along_across = in_along_across;
  pattern = in_pattern;
  gl_Position = frame.view_projection * vec4(position, 1.0);
}
