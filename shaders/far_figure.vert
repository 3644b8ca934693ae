// A whole crowd seen from afar, in one draw: the unit figure (renderer/far_figure.cpp), stretched
// and posed by its instance's matrix and lit here, for the sake of a trivial pixel.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "common.glsl"
layout(location = 0) in vec3 in_position;
layout(location = 6) in vec4 row_x;  // see FarPersonData
layout(location = 7) in vec4 row_y;
layout(location = 8) in vec4 row_z;
#ifdef SHADOW
layout(push_constant) uniform Push { PushData push; };
#else
#include "shadow.glsl"
#include "lamps.glsl"
layout(constant_id = 0) const int kTaps = 1;
layout(constant_id = 1) const bool kNight = false;
layout(location = 1) in vec3 in_normal;
layout(location = 5) in uint in_part;  // FarPart
layout(location = 9) in uvec4 person_colours;
layout(location = 0) flat out vec4 out_shown;
#endif

vec3 placed(vec3 at) { return vec3(dot(row_x, vec4(at, 1.0)), dot(row_y, vec4(at, 1.0)), dot(row_z, vec4(at, 1.0))); }

void main() {
  vec3 at = in_position;
  vec3 stretch2 = row_x.xyz * row_x.xyz + row_y.xyz * row_y.xyz + row_z.xyz * row_z.xyz;
#ifdef SHADOW
  // Who is narrower than a texel of the map would throw no shadow.
  vec2 broad = sqrt(stretch2.xz);
  at.xz *= max(broad, push.a.x < 0.5 ? frame.shadow_texel.x : frame.shadow_texel.y) / broad;
  gl_Position = in_shadow_map(placed(at), push.a.x);
#else
  if (in_part == kFarCrown) at.xz *= vec2(person_colours.z >> 16 & 255u, person_colours.z >> 24) * (2.0 / 255.0);
  vec3 world = placed(at);
  vec3 turned = in_normal * inversesqrt(stretch2);
  vec3 n = normalize(vec3(dot(row_x.xyz, turned), dot(row_y.xyz, turned), dot(row_z.xyz, turned)));
  // The base stays flat on the ground, whatever the miniature does.
  if (in_part == kFarBase) {
    world = vec3(row_x.w, row_y.w, row_z.w) + in_position * (0.255 * sqrt(stretch2.y));
    n = vec3(0.0, 1.0, 0.0);
  }
  uint packed = in_part < 2 ? person_colours.x : in_part < 4 ? person_colours.y : person_colours.z;
  packed >>= (in_part & 1u) * 16;
  vec3 colour = linear(vec3(packed & 31u, packed >> 5 & 63u, packed >> 11 & 31u) / vec3(31.0, 63.0, 31.0));
  // Legs stand in each other's and the neighbours' shade.
  float occlusion = mix(0.55, 1.0, smoothstep(0.0, 0.57, in_position.y));
  gl_Position = frame.view_projection * vec4(world, 1.0);
  // Half a metre towards the sun, nobody shades himself.
  float lit = kTaps == 0 ? 1.0 : sunlit(shadow_place(world + frame.to_sun.xyz * 0.5, vec3(0.0)), 0);
  vec3 ambient = mix(frame.ground.rgb, frame.sky.rgb, n.y * 0.5 + 0.5) * occlusion;
  vec3 light = frame.sun.rgb * (max(dot(n, frame.to_sun.xyz), 0.0) * lit) + ambient;
  if (kNight) light += lamplight(world, n);
  light *= colour;
  uint flags = person_colours.w;
  if ((flags & kDimmed) != 0) light = dimmed(light);
  float seen = max(float(flags >> 8 & 255u) / 255.0, 0.002);  // see flat.frag
  out_shown = vec4(shown(haze(light, gl_Position.w)), (flags & 65536u) != 0 ? -seen : seen);
#endif
}
