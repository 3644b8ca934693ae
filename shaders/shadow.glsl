// How much of the sun arrives. Two maps lie side by side in one picture: a fine one about
// what the camera looks at, and a coarse one of the whole table. Both look the same way,
// so a place in one is a place in the other, shifted and scaled.
layout(set = 0, binding = 2) uniform sampler2DShadow shadow_map;

float shadow_taps(vec3 at, float map, int taps) {
  vec2 texel = vec2(frame.shadow_texel.z * 0.5, frame.shadow_texel.z);
  vec3 uv = vec3((at.x * 0.5 + 0.5 + map) * 0.5, at.y * 0.5 + 0.5, at.z);
  if (taps == 1) return textureLod(shadow_map, uv, 0.0);
  float sum = 0.0;
  if (taps == 4) {
    for (int i = 0; i < 4; ++i)
      sum += textureLod(shadow_map, uv + vec3((vec2(i & 1, i >> 1) * 1.4 - 0.7) * texel, 0.0), 0.0);
    return sum * 0.25;
  }
  for (int y = -1; y <= 1; ++y)
    for (int x = -1; x <= 1; ++x) sum += textureLod(shadow_map, uv + vec3(vec2(x, y) * texel * 1.7, 0.0), 0.0);
  return sum / 9.0;
}

float sunlit(vec3 position, vec3 normal, int taps) {
  // Moved along the normal by some texels, so that no surface shades itself.
  vec3 place = (frame.shadow * vec4(position, 1.0)).xyz, off = mat3(frame.shadow) * normal;
  vec3 fine = place + off * (frame.shadow_texel.x * 1.8);
  vec3 coarse = place + off * (frame.shadow_texel.y * 1.8);
  coarse = vec3(coarse.xy * frame.shadow_far.w + frame.shadow_far.xy, coarse.z * frame.sky.w + frame.shadow_far.z);
  float reach = max(abs(fine.x), abs(fine.y));
  bool near = reach < 0.97 || frame.shadow_texel.w < 2.0;
  vec3 at = near ? fine : coarse;
  float inside = step(max(abs(at.x), abs(at.y)), 0.985) * step(abs(at.z - 0.5), 0.5);
  float lit = shadow_taps(at, near ? 0.0 : 1.0, taps);
  return mix(1.0, lit, inside);
}
