// What is neither water, glass nor lamp, by day below quality high, and people in the middle
// distance always: lit at its corners, once as shown in the sun and once in the shade; only
// whether the sun arrives is asked at every pixel. A software device draws most of its picture
// with this.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "common.glsl"
#include "shadow.glsl"
layout(constant_id = 0) const int kTaps = 1;       // of the shadow map; 0 = none
layout(constant_id = 3) const bool kFade = false;  // one of two levels of detail, dithered
layout(location = 0) in vec3 shade;
layout(location = 1) in vec3 sun;
layout(location = 2) in vec4 place;  // w = part of the pixels that the finer level has, negative for the coarser one
layout(location = 0) out vec4 out_colour;
void main() {
  if (kFade && (noise(gl_FragCoord.xy) < abs(place.w)) != (place.w > 0.0)) discard;
  out_colour = vec4(shade + sun * (kTaps == 0 ? 1.0 : sunlit(place.xyz, kTaps)), 1.0);
}
