// How much of the sun arrives. Two maps: a fine one about what the camera looks at, and a
// coarse one of the whole table. Both look the same way, so a place in one is a place in
// the other, shifted and scaled; beyond their edges everything is lit.
layout(set = 0, binding = 2) uniform sampler2DArrayShadow shadow_maps;
layout(set = 0, binding = 4) uniform sampler2DArrayShadow shadow_texels;  // the same, unfiltered

// In the fine map, xy -1..1, z 0..1. Moved along the normal by some texels, so that no
// surface shades itself. Linear, so vertices do.
vec3 shadow_place(vec3 position, vec3 normal) {
  return (frame.shadow * vec4(position + normal * (frame.shadow_texel.x * 1.8), 1.0)).xyz;
}

// Taps 0: one texel as it is, for what is lit at its vertices.
float sunlit(vec3 place, int taps) {
  float reach = max(abs(place.x), abs(place.y));
  bool near = reach < 0.98 || frame.shadow_texel.w < 2.0;
  vec3 at = near ? place : vec3(place.xy * frame.shadow_far.w + frame.shadow_far.xy, place.z * frame.sky.w + frame.shadow_far.z);
  vec4 uv = vec4(at.xy * 0.5 + 0.5, near ? 0.0 : 1.0, at.z < 1.0 ? at.z : 0.0);  // what lies deeper than the maps is lit
  if (taps == 0) return texture(shadow_texels, uv);
  if (taps == 1) return texture(shadow_maps, uv);
  float texel = frame.shadow_texel.z, sum = 0.0;
  if (taps == 4) {
    for (int i = 0; i < 4; ++i)
      sum += texture(shadow_maps, uv + vec4((vec2(i & 1, i >> 1) * 1.4 - 0.7) * texel, 0.0, 0.0));
    return sum * 0.25;
  }
  for (int y = -1; y <= 1; ++y)
    for (int x = -1; x <= 1; ++x) sum += texture(shadow_maps, uv + vec4(vec2(x, y) * texel * 1.7, 0.0, 0.0));
  return sum / 9.0;
}
