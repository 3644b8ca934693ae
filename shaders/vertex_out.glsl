#include "shadow.glsl"
#ifdef PLAIN
layout(location = 0) out vec4 out_colour;  // see plain.frag
layout(location = 1) out vec2 out_sky;
layout(location = 2) out vec4 out_place;
void hand_over(vec3 world, vec3 normal, float seen, vec3 colour, uint flags) {
  vec3 n = normalize(normal);
  out_colour = vec4((flags & kDimmed) != 0 ? dimmed(colour) : colour, dot(n, frame.to_sun.xyz));
  out_sky = vec2(seen, seen * n.y);
  out_place = vec4(shadow_place(world, n), haze(gl_Position.w));
}
#else
layout(location = 0) out vec3 out_position;
layout(location = 1) out vec4 out_normal;  // w = how much of the sky it sees
layout(location = 2) out vec4 out_colour;
layout(location = 3) out vec3 out_shadow_place;
layout(location = 4) flat out uint out_traits;  // surface, flags << 8
#ifdef DETAIL
layout(location = 5) out vec4 out_uv;
layout(location = 6) out vec4 out_tangent;
#endif
#endif
