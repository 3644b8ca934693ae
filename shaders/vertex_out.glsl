#include "shadow.glsl"
#ifdef PLAIN
#include "lamps.glsl"
layout(constant_id = 1) const bool kNight = false;
// See plain.frag.
layout(location = 0) out vec3 out_shade;  // as shown where no sun arrives
layout(location = 1) out vec3 out_sun;    // what the sun adds to that
layout(location = 2) out vec4 out_place;  // in the shadow map; w: see flat.frag
void hand_over(vec3 world, vec3 normal, float seen, vec3 colour, uint flags) {
  vec3 n = normalize(normal), to_eye = frame.eye.xyz - world;
  float away = length(to_eye), facing = dot(n, to_eye);
  // Thin cloth is seen from both sides; what is round never shows a corner that looks far away.
  if (facing < -0.3 * away) n = -n;
  float rim = 1.0 - min(abs(facing) / away, 1.0), rim2 = rim * rim, horizon = haze(gl_Position.w);
  if ((flags & kDimmed) != 0) colour = dimmed(colour);
  vec3 ambient = mix(frame.ground.rgb, frame.sky.rgb, n.y * 0.5 + 0.5) * seen;
  if (kNight) ambient += lamplight(world, n);
  vec3 light = colour * ambient;
  // The sky on edges that turn away: dark cloth keeps its outline.
  light += frame.sky.rgb * (rim2 * rim2 * 0.10 * seen * (0.5 + 0.5 * n.y));
  vec3 sun = colour * frame.sun.rgb * max(dot(n, frame.to_sun.xyz), 0.0);
  out_shade = shown(mix(light, frame.horizon.rgb, horizon));
  out_sun = shown(mix(light + sun, frame.horizon.rgb, horizon)) - out_shade;
  float level = max(float(flags >> 8 & 255u) / 255.0, 0.002);
  out_place = vec4(shadow_place(world, n), (flags & 65536u) != 0 ? -level : level);
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
