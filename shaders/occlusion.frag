// How much of the sky each place is robbed of by what stands near it, from depth alone
// (after M. McGuire's Alchemy screen-space obscurance, 2011). At half the picture's size.
// Each of 4 x 4 pixels looks another way; occlusion_blur.frag takes their mean.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "common.glsl"
layout(set = 1, binding = 0) uniform sampler2D depth;
layout(push_constant) uniform Push { PushData push; };  // a.xy = upper left of the viewport, a.zw = its size; full pixels
layout(location = 0) out vec4 out_seen;  // x = part of the sky that is seen, y = metres from the eye
const int kSamples = 14;
const float kRadius = 1.3;  // metres

vec3 place(vec2 pixel) {
  return unprojected((pixel + 0.5 - push.a.xy) * (2.0 / push.a.zw) - 1.0, texelFetch(depth, ivec2(pixel), 0).r);
}
void main() {
  vec2 pixel = floor(gl_FragCoord.xy) * 2.0;
  vec2 low = push.a.xy, high = push.a.xy + push.a.zw - 1.0;
  pixel = clamp(pixel, low, high);
  float z = texelFetch(depth, ivec2(pixel), 0).r;
  vec3 p = place(pixel);
  vec3 right = place(min(pixel + vec2(1, 0), high)) - p, left = p - place(max(pixel - vec2(1, 0), low));
  vec3 down = place(min(pixel + vec2(0, 1), high)) - p, up = p - place(max(pixel - vec2(0, 1), low));
  vec3 dx = dot(right, right) < dot(left, left) ? right : left, dy = dot(down, down) < dot(up, up) ? down : up;
  vec3 n = normalize(cross(dy, dx));
  vec3 eye = frame.eye.xyz - p;
  if (dot(n, eye) < 0.0) n = -n;
  float away = length(eye);
  vec4 c0 = frame.view_projection * vec4(p, 1.0), c1 = frame.view_projection * vec4(p + frame.camera_up.xyz * kRadius, 1.0);
  float reach = clamp(abs(c1.y / c1.w - c0.y / c0.w) * 0.5 * push.a.w, 3.0, 0.12 * push.a.w);
  ivec2 tile = ivec2(gl_FragCoord.xy) & 3;
  // Along one line through the pixel, to both sides in turn: each of the sixteen has its own.
  float which = float((tile.x * 5 + tile.y * 4 + (tile.y & 1) * 2) & 15), begin = fract(which * 0.618034);
  float angle = begin * 3.14159265 + which * (6.2831853 / 16.0), sum = 0.0;
  vec2 way = vec2(cos(angle), sin(angle)) * (reach / float(kSamples));
  for (int i = 0; i < kSamples; ++i, way = -way) {
    vec3 v = place(clamp(pixel + way * (float(i) + begin), low, high)) - p;
    float d2 = dot(v, v);
    sum += max(0.0, dot(v, n) - 0.0015 * away) / (d2 + 0.02) * max(0.0, 1.0 - d2 / (kRadius * kRadius * 2.0));
  }
  float seen = max(0.0, 1.0 - sum * 1.7 / float(kSamples));
  out_seen = vec4(z >= 1.0 ? 1.0 : seen, away, 0.0, 1.0);
}
