// The mean of the 4 x 4 pixels about each, as far as they lie on the same surface: what
// occlusion.frag found in sixteen ways becomes smooth, and edges stay where they are.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "shared/scene.h"
layout(push_constant) uniform Push { PushData push; };  // a.xy = upper left of the viewport, a.zw = its size; full pixels
layout(set = 1, binding = 0) uniform sampler2D occlusion;
layout(location = 0) out vec4 out_seen;
void main() {
  ivec2 pixel = ivec2(gl_FragCoord.xy), low = ivec2(push.a.xy) / 2, high = (ivec2(push.a.xy + push.a.zw) + 1) / 2 - 1;
  float away = texelFetch(occlusion, pixel, 0).y, sum = 0.0, weights = 1e-4;
  for (int y = -2; y < 2; ++y)
    for (int x = -2; x < 2; ++x) {
      vec2 o = texelFetch(occlusion, clamp(pixel + ivec2(x, y), low, high), 0).xy;
      float weight = max(0.0, 1.0 - abs(o.y - away) / (0.12 + 0.015 * away)) + 1e-5;
      sum += o.x * weight, weights += weight;
    }
  out_seen = vec4((sum + 1e-4) / weights, away, 0.0, 1.0);
}
