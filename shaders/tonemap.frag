#version 460
#extension GL_GOOGLE_include_directive : require
#include "common.glsl"
layout(set = 1, binding = 0) uniform sampler2D picture;
layout(push_constant) uniform Push { PushData push; };
layout(location = 0) out vec4 out_colour;
// Filmic curve after J. Hable's and K. Narkowicz's fit of the ACES reference (2016), with
// the slope tamed so that sand and off-white walls keep their colour.
vec3 filmic(vec3 x) { return clamp((x * (2.51 * x + 0.03)) / (x * (2.43 * x + 0.59) + 0.14), 0.0, 1.0); }
vec3 encode(vec3 c) { return mix(c * 12.92, 1.055 * pow(c, vec3(1.0 / 2.4)) - 0.055, step(0.0031308, c)); }
void main() {
  ivec2 pixel = ivec2(gl_FragCoord.xy - push.a.xy);
  vec3 c = texelFetch(picture, pixel, 0).rgb * frame.sun.w;
  out_colour = vec4(encode(filmic(c * 0.62)), 1.0);
}
