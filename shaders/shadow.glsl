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
  // The mean of three by three filtered places, a texel apart: sixteen texels by four looks.
  vec2 corner = uv.xy / texel - 0.5, part = fract(corner);
  vec3 first = vec3((corner - part) * texel, uv.z);
  vec2 two = vec2(2.0 * texel, 0.0);
  vec4 a = textureGather(shadow_maps, first, uv.w), b = textureGather(shadow_maps, first + two.xyy, uv.w);
  vec4 c = textureGather(shadow_maps, first + two.yxy, uv.w), d = textureGather(shadow_maps, first + two.xxy, uv.w);
  // A look gives its texels as (0,1), (1,1), (1,0), (0,0). Columns first: what of each row is lit.
  vec4 rows = vec4(a.w, a.x, c.w, c.x) * (1.0 - part.x) + vec4(a.z, a.y, c.z, c.y) + vec4(b.w, b.x, d.w, d.x) +
              vec4(b.z, b.y, d.z, d.y) * part.x;
  return (rows.x * (1.0 - part.y) + rows.y + rows.z + rows.w * part.y) / 9.0;
}
