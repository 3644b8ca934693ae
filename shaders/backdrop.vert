// A triangle over the whole picture.
#version 460
#ifdef SKY
#extension GL_GOOGLE_include_directive : require
#include "common.glsl"
layout(location = 0) out vec3 way;  // from the eye, not of unit length
layout(location = 1) out float height;
#endif
void main() {
  vec2 at = vec2((gl_VertexIndex << 1) & 2, gl_VertexIndex & 2) * 2.0 - 1.0;
  gl_Position = vec4(at, 1.0, 1.0);  // behind everything
#ifdef SKY
  vec4 near = frame.inverse_view_projection * vec4(at, 0.0, 1.0), far = frame.inverse_view_projection * vec4(at, 1.0, 1.0);
  way = (far.xyz / far.w - near.xyz / near.w) / 1000.0;
  height = -at.y;
#endif
}
