#version 460
layout(location = 0) in vec2 at;
layout(location = 1) flat in vec4 shape;
layout(location = 0) out vec4 out_colour;
void main() {
  vec2 beyond = max(abs(at) - shape.xy * 0.8, 0.0);
  float d = length(beyond) / (shape.z + 0.2 * max(shape.x, shape.y));
  float dark = max(0.0, 1.0 - d);
  out_colour = vec4(0.0, 0.0, 0.0, shape.w * dark * dark);
}
