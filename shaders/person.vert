// A miniature, posed. Three ways, from near to far: two joints a vertex and two clips; one
// joint and one clip; and, lit here for the sake of a trivial pixel, one joint of one frame.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "common.glsl"
#include "vertex_in.glsl"
layout(location = 6) in vec4 person_place;   // xyz, scale
layout(location = 7) in vec4 person_turn;    // see PersonData
layout(location = 8) in uvec4 person_frames;
layout(location = 9) in uvec4 person_colours;
#ifndef SHADOW
#ifdef FAR
#include "shadow.glsl"
#include "lamps.glsl"
layout(constant_id = 0) const int kTaps = 1;
layout(constant_id = 1) const bool kNight = false;
#endif
#if defined(FAR) || defined(OUTLINE)
layout(location = 0) out vec4 out_shown;
#else
#include "vertex_out.glsl"
#endif
#endif
layout(std430, set = 0, binding = 1) readonly buffer Matrices { vec4 rows[]; };
#if defined(SHADOW) || defined(OUTLINE)
layout(push_constant) uniform Push { PushData push; };
#endif

struct Affine { vec4 x, y, z; };
Affine matrix_at(uint index) { return Affine(rows[index * 3], rows[index * 3 + 1], rows[index * 3 + 2]); }
Affine between(Affine a, Affine b, float t) { return Affine(mix(a.x, b.x, t), mix(a.y, b.y, t), mix(a.z, b.z, t)); }

#ifdef TWO_JOINTS
Affine pose(uint joint) {
  Affine a = between(matrix_at(person_frames.x + joint), matrix_at(person_frames.y + joint), person_turn.z);
  Affine b = between(matrix_at(person_frames.z + joint), matrix_at(person_frames.w + joint), person_turn.w);
  return between(a, b, float(person_colours.w >> 24) / 255.0);
}
#endif

void main() {
#ifdef TWO_JOINTS
  Affine m = between(pose(in_joints.x), pose(in_joints.y), in_weights.y);
#elif defined(FAR) || defined(SHADOW)
  Affine m = matrix_at((person_colours.w >= 0x80000000u ? person_frames.z : person_frames.x) + in_joints.x);
#else
  bool second = person_colours.w >= 0x80000000u;
  uvec2 frames = second ? person_frames.zw : person_frames.xy;
  Affine m = between(matrix_at(frames.x + in_joints.x), matrix_at(frames.y + in_joints.x), second ? person_turn.w : person_turn.z);
#endif
  vec4 local = vec4(in_position, 1.0);
  // The base stays flat on the ground, whatever the miniature does.
  bool base = in_surface == kBaseRing;
  vec3 posed = base ? in_position : vec3(dot(m.x, local), dot(m.y, local), dot(m.z, local));
  vec3 world = turned(posed * person_place.w, person_turn.xy) + person_place.xyz;
#ifdef SHADOW
  gl_Position = in_shadow_map(world, push.a.x);
#else
  vec3 n = turned(base ? in_normal : vec3(dot(m.x.xyz, in_normal), dot(m.y.xyz, in_normal), dot(m.z.xyz, in_normal)), person_turn.xy);
#ifdef OUTLINE
  vec4 at = frame.view_projection * vec4(world, 1.0);
  vec3 toward = mat3(frame.view_projection) * n;
  vec2 way = toward.xy / max(length(toward.xy), 1e-4);
  // push.a: its width in clip units, push.b: its colour as shown
  gl_Position = vec4(at.xy + way * push.a.xy * at.w, at.zw);
  out_shown = push.b;
#else
  // Tinted before it is made linear: as good as the same, and one polynomial less.
  uint tint = in_surface == kTintA ? person_colours.x : in_surface == kTintB ? person_colours.y : base ? person_colours.z : 0xffffffffu;
  vec3 colour = linear((base ? vec3(1.0) : in_colour.rgb) * unpackUnorm4x8(tint).rgb);
  // Legs stand in each other's and the neighbours' shade.
  float occlusion = mix(0.55, 1.0, smoothstep(0.0, 1.0, posed.y));
  gl_Position = frame.view_projection * vec4(world, 1.0);
#ifdef FAR
  vec3 l = frame.to_sun.xyz;
  n = normalize(n);
  float lit = kTaps == 0 ? 1.0 : sunlit(shadow_place(world, n), 0);
  vec3 ambient = mix(frame.ground.rgb, frame.sky.rgb, n.y * 0.5 + 0.5) * occlusion;
  vec3 light = frame.sun.rgb * (max(dot(n, l), 0.0) * lit) + ambient;
  if (kNight) light += lamplight(world, n);
  light *= colour;
  uint flags = person_colours.w;
  if ((flags & kSelected) != 0) light = light * 1.25 + vec3(0.01, 0.05, 0.045) / frame.sun.w;
  if ((flags & kDimmed) != 0) light = dimmed(light);
  float seen = max(float(flags >> 8 & 255u) / 255.0, 0.002);  // see flat.frag
  out_shown = vec4(shown(haze(light, gl_Position.w)), (flags & 65536u) != 0 ? -seen : seen);
#elif defined(PLAIN)
  hand_over(world, n, occlusion, colour, person_colours.w);
#else
  out_position = world;
  out_normal = vec4(n, occlusion);
  out_shadow_place = shadow_place(world, n);
  out_colour = vec4(colour, in_colour.a);
#ifdef DETAIL
  out_uv = in_uv;
  out_tangent = vec4(turned(vec3(dot(m.x.xyz, in_tangent.xyz), dot(m.y.xyz, in_tangent.xyz), dot(m.z.xyz, in_tangent.xyz)), person_turn.xy), in_tangent.w);
#endif
  out_traits = in_surface | person_colours.w << 8;
#endif
#endif
#endif
}
