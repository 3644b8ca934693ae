// What is done to the finished picture of the table: the shade of near things, the shallow
// focus of a photographed model, and how a weak projector or another eye would show it.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "common.glsl"
#include "rehearsal.glsl"
layout(set = 1, binding = 0) uniform sampler2D picture;
layout(set = 2, binding = 0) uniform sampler2D occlusion;  // at half the size: part of the sky seen, metres from the eye
layout(set = 3, binding = 0) uniform sampler2D depth;
layout(constant_id = 0) const bool kOcclusion = false;
layout(constant_id = 1) const bool kLens = false;  // shallow focus, other eyes
layout(push_constant) uniform Push { PushData push; };  // a-c: rehearsal; a.w, b.w: top and height of the viewport; c.w = tilt-shift; d = see rehearsal.glsl
layout(location = 0) out vec4 out_colour;

float away(ivec2 pixel) {
  vec2 at = (vec2(pixel) + 0.5 - vec2(frame.camera_right.w, frame.camera_up.w)) * (2.0 / frame.wind.zw) - 1.0;
  return distance(unprojected(at, texelFetch(depth, pixel, 0).r), frame.eye.xyz);
}
// Of the four half-size pixels about this one, those that lie on its surface count.
float seen(ivec2 pixel) {
  float here = away(pixel), sum = 1e-4, weights = 1e-4;
  vec2 at = vec2(pixel) * 0.5 - 0.25, part = fract(at);
  ivec2 first = ivec2(floor(at)), low = ivec2(frame.camera_right.w, frame.camera_up.w) / 2,
        high = (ivec2(frame.camera_right.w, frame.camera_up.w) + ivec2(frame.wind.zw) + 1) / 2 - 1;
  for (int i = 0; i < 4; ++i) {
    ivec2 k = ivec2(i & 1, i >> 1);
    vec2 o = texelFetch(occlusion, clamp(first + k, low, high), 0).xy, near = mix(1.0 - part, part, vec2(k));
    float weight = near.x * near.y * (max(0.0, 1.0 - abs(o.y - here) / (0.08 + 0.01 * here)) + 1e-3);
    sum += o.x * weight, weights += weight;
  }
  return sum / weights;
}
vec3 shaded(ivec2 pixel) {
  vec3 c = texelFetch(picture, pixel, 0).rgb;
  return kOcclusion ? c * mix(0.35, 1.0, seen(pixel)) : c;
}
void main() {
  ivec2 pixel = ivec2(gl_FragCoord.xy);
  vec3 c = shaded(pixel);
  if (kLens && push.c.w > 0.0) {
    float off = abs((gl_FragCoord.y - push.a.w) / push.b.w - 0.52), radius = push.c.w * smoothstep(0.16, 0.5, off) * push.b.w * 0.008;
    ivec2 low = ivec2(0, int(push.a.w)), high = ivec2(textureSize(picture, 0).x - 1, int(push.a.w + push.b.w) - 1);
    vec3 sum = c;
    for (int i = 0; i < 16; ++i) {
      float r = sqrt((float(i) + 0.5) / 16.0) * radius, angle = float(i) * 2.39996323;
      sum += shaded(clamp(pixel + ivec2(round(vec2(cos(angle), sin(angle)) * r)), low, high));
    }
    c = sum / 17.0;
  }
  if (kLens) c = rehearsed(c, mat3(push.a.xyz, push.b.xyz, push.c.xyz), push.d);
  out_colour = vec4(c, 1.0);
}
