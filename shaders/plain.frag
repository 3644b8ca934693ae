// What is neither water, glass nor lamp, by day at quality low: lit at its corners, as far as
// that goes; whether the sun arrives is asked at every pixel. A software device draws most of
// its picture with this.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "common.glsl"
#include "shadow.glsl"
layout(constant_id = 0) const int kTaps = 1;  // of the shadow map; 0 = none
layout(location = 0) in vec4 colour;   // w = cosine between the normal and the sun
layout(location = 1) in vec2 sky;      // how much of the sky is seen, and times how far the normal looks up
layout(location = 2) in vec4 place;    // in the shadow map; w = haze
layout(location = 0) out vec4 out_colour;
void main() {
  float side = gl_FrontFacing ? 1.0 : -1.0;  // thin cloth and leaves are seen from both sides
  float lit = kTaps == 0 ? 1.0 : sunlit(place.xyz, kTaps);
  vec3 ambient = (frame.sky.rgb + frame.ground.rgb) * (0.5 * sky.x) + (frame.sky.rgb - frame.ground.rgb) * (0.5 * side * sky.y);
  vec3 light = colour.rgb * (frame.sun.rgb * (max(side * colour.w, 0.0) * lit) + ambient);
  out_colour = vec4(shown(mix(light, frame.horizon.rgb, place.w)), 1.0);
}
