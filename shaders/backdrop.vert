#version 460
// A triangle over the whole picture.
#ifndef SILENT
layout(location = 0) out vec2 at;
#endif
void main() {
#ifdef SILENT
  vec2 at;
#endif
  at = vec2((gl_VertexIndex << 1) & 2, gl_VertexIndex & 2) * 2.0 - 1.0;
  gl_Position = vec4(at, 0.0, 1.0);
}
