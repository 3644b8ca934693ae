#version 460
#extension GL_GOOGLE_include_directive : require
#include "common.glsl"
layout(location = 0) in vec2 at;
layout(location = 1) flat in vec4 colour;
layout(location = 2) flat in vec4 sun_glow;
layout(location = 3) in vec3 position;
layout(location = 4) flat in float radius;
layout(location = 0) out vec4 out_colour;
void main() {
  float r = dot(at, at);
  // Soft at its rim, and where it meets the ground.
  float soft = max(0.0, 1.0 - r);
  soft *= soft * clamp(position.y / (0.6 * radius) + 0.15, 0.0, 1.0);
  vec3 n = vec3(at, sqrt(max(0.0, 1.0 - r)));
  float facing = 0.35 + 0.65 * max(0.0, dot(n, sun_glow.xyz));
  vec3 light = mix(frame.sun.rgb * facing * 0.55 + mix(frame.ground.rgb, frame.sky.rgb, 0.5 + 0.5 * at.y), vec3(2.4) / frame.sun.w, sun_glow.w);
  out_colour = vec4(shown(haze(colour.rgb * light, 1.0 / gl_FragCoord.w)), colour.a * soft);
}
