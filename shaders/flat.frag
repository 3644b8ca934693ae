// What was lit at its corners already, or needs no light.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "common.glsl"
layout(constant_id = 3) const bool kFade = false;  // one of two levels of detail, dithered
#ifdef FACETED
layout(location = 0) flat in vec4 colour;
#else
layout(location = 0) in vec4 colour;  // w = part of the pixels that the finer level has, negative for the coarser one
#endif
layout(location = 0) out vec4 out_colour;
void main() {
  if (kFade && (noise(gl_FragCoord.xy) < abs(colour.w)) != (colour.w > 0.0)) discard;
  out_colour = vec4(colour.rgb, 1.0);
}
