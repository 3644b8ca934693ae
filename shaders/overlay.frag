#version 460
#extension GL_GOOGLE_include_directive : require
#include "common.glsl"
layout(location = 0) in vec4 colour;
layout(location = 1) in vec2 along_across;
layout(location = 2) flat in uint pattern;
layout(location = 3) in vec3 position;
layout(location = 0) out vec4 out_colour;
// 1 inside, 0 outside, one pixel in between.
float edge(float d) { return clamp(0.5 - d / max(fwidth(d), 1e-5), 0.0, 1.0); }
void main() {
  float a = colour.a;
  if (pattern == 1) {  // hatched: diagonals 1.2 m apart over a thin fill
    float d = abs(fract((position.x + position.z) / 1.7) - 0.5) - 0.17;
    a *= mix(0.30, 1.0, edge(d));
  } else if (pattern == 2) {  // dashed: 1.2 m on, 0.8 m off
    a *= edge(abs(fract(along_across.x / 2.0) - 0.5) - 0.3);
  } else if (pattern == 3) {
    a *= 1.0 - smoothstep(0.35, 1.0, abs(along_across.y));
  } else if (pattern == 4) {  // a ribbon with a dark rim, so that it reads on any ground
    float rim = smoothstep(0.62, 0.72, abs(along_across.y));
    out_colour = vec4(mix(colour.rgb, vec3(0.05, 0.07, 0.09), rim * 0.8), a);
    return;
  }
  // Marks are paint that keeps its colour: no light, no tone curve.
  out_colour = vec4(colour.rgb, a);
}
