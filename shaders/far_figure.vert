// A whole crowd seen from afar, in one draw: the unit figure (renderer/far_figure.cpp), stretched
// and posed by its instance's matrix and lit here, for the sake of a trivial pixel. Smaller ones,
// and what casts their shadows, are standees: flat, turned to who looks or to the sun.
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

#if defined(STANDEE) || defined(SHADOW)
// The body's outline for who looks along `way`, unit length, from it: an ellipse as long as `y`, whose other axes are
// `x` and `z`. What lies to the sides and to the far end is moved out as much as a section of it is broad there.
vec3 standing(vec3 at, vec3 way, float least, out mat3 facing) {
  vec3 x = vec3(row_x.x, row_y.x, row_z.x), y = vec3(row_x.y, row_y.y, row_z.y), z = vec3(row_x.z, row_y.z, row_z.z);
  vec3 right = normalize(cross(y, way) + 0.01 * x), up = cross(way, right);
  facing = mat3(right, up, way);
  float broad = max(length(vec2(dot(x, right), dot(z, right))), least), deep = length(vec2(dot(x, up), dot(z, up)));
  return vec3(row_x.w, row_y.w, row_z.w) + y * at.y + right * (at.x * broad) + up * (at.z * deep);
}
#endif

void main() {
  vec3 at = in_position;
#ifdef SHADOW
  // Who is narrower than a texel of the map would throw no shadow.
  mat3 facing;
  float texel = push.a.x < 0.5 ? frame.shadow_texel.x : frame.shadow_texel.y;
  gl_Position = in_shadow_map(standing(at, frame.to_sun.xyz, texel, facing), push.a.x);
#else
  vec3 foot = vec3(row_x.w, row_y.w, row_z.w);
#ifdef STANDEE
  bool parallel = frame.ground.w > 0.0;
  vec3 to_eye = parallel ? cross(frame.camera_right.xyz, frame.camera_up.xyz) : normalize(frame.eye.xyz - foot);
  mat3 facing;
  vec3 world = standing(at, to_eye, 0.0, facing);
  vec3 n = normalize(facing * in_normal);
  if (in_part == kFarBase) {
    // As below, and turned about the upright to who looks.
    vec2 way = normalize(facing[2].xz + 0.001);
    world = foot + turned(at, way) * (0.255 * length(vec3(row_x.y, row_y.y, row_z.y)));
    n = vec3(0.0, 1.0, 0.0);
  }
#else
  vec3 stretch2 = row_x.xyz * row_x.xyz + row_y.xyz * row_y.xyz + row_z.xyz * row_z.xyz;
  if (in_part == kFarCrown) at.xz *= vec2(person_colours.z >> 16 & 255u, person_colours.z >> 24) * (2.0 / 255.0);
  vec3 world = vec3(dot(row_x, vec4(at, 1.0)), dot(row_y, vec4(at, 1.0)), dot(row_z, vec4(at, 1.0)));
  vec3 turned = in_normal * inversesqrt(stretch2);
  vec3 n = normalize(vec3(dot(row_x.xyz, turned), dot(row_y.xyz, turned), dot(row_z.xyz, turned)));
  // The base stays flat on the ground, whatever the miniature does.
  if (in_part == kFarBase) {
    world = foot + in_position * (0.255 * sqrt(stretch2.y));
    n = vec3(0.0, 1.0, 0.0);
  }
#endif
  uint packed = in_part < 2 ? person_colours.x : in_part < 4 ? person_colours.y : person_colours.z;
  packed >>= (in_part & 1u) * 16;
  vec3 colour = linear(vec3(packed & 31u, packed >> 5 & 63u, packed >> 11 & 31u) / vec3(31.0, 63.0, 31.0));
  // Legs stand in each other's and the neighbours' shade.
  float occlusion = in_part == kFarLegs ? 0.55 : mix(0.55, 1.0, smoothstep(0.0, 0.57, at.y));
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
