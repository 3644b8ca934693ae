#version 460
#extension GL_GOOGLE_include_directive : require
#include "common.glsl"
#include "vertex_in.glsl"
layout(std430, set = 0, binding = 1) readonly buffer People { PersonData people[]; };
layout(std430, set = 0, binding = 2) readonly buffer Matrices { vec4 rows[]; };

struct Affine { vec4 x, y, z; };
Affine matrix_at(uint index) { return Affine(rows[index * 3], rows[index * 3 + 1], rows[index * 3 + 2]); }
Affine between(Affine a, Affine b, float t) { return Affine(mix(a.x, b.x, t), mix(a.y, b.y, t), mix(a.z, b.z, t)); }

Affine pose(PersonData p, uint joint) {
  Affine a = between(matrix_at(p.frames.x + joint), matrix_at(p.frames.y + joint), p.mix.x);
  if (p.mix.z > 0.0) a = between(a, between(matrix_at(p.frames.z + joint), matrix_at(p.frames.w + joint), p.mix.y), p.mix.z);
  return a;
}

void main() {
  PersonData p = people[gl_InstanceIndex];
  Affine m = pose(p, in_joints.x);
  if (in_weights.y > 0.0) m = between(m, pose(p, in_joints.y), in_weights.y);
  vec4 local = vec4(in_position, 1.0);
  // The base stays flat on the ground, whatever the miniature does.
  vec3 posed = in_surface == kBaseRing ? in_position : vec3(dot(m.x, local), dot(m.y, local), dot(m.z, local));
  vec3 world = turned(posed * p.mix.w, p.position_heading.w) + p.position_heading.xyz;
#ifdef SHADOW
  gl_Position = frame.shadow * vec4(world, 1.0);
#else
  vec3 n = in_surface == kBaseRing ? in_normal : vec3(dot(m.x.xyz, in_normal), dot(m.y.xyz, in_normal), dot(m.z.xyz, in_normal));
  vec3 colour = linear(in_colour.rgb);
  if (in_surface == kTintA) colour *= linear(p.colours.x).rgb;
  if (in_surface == kTintB) colour *= linear(p.colours.y).rgb;
  if (in_surface == kBaseRing) colour = linear(p.colours.z).rgb;
  out_position = world;
  out_normal = turned(n, p.position_heading.w);
  out_colour = vec4(colour, in_colour.a);
  out_surface = in_surface;
  out_flags = p.colours.w;
  // Legs stand in each other's and the neighbours' shade.
  out_occlusion = mix(0.62, 1.0, smoothstep(0.0, 0.9, posed.y));
  gl_Position = frame.view_projection * vec4(world, 1.0);
#endif
}
