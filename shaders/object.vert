#version 460
#extension GL_GOOGLE_include_directive : require
#include "common.glsl"
#include "vertex_in.glsl"
layout(std430, set = 0, binding = 2) readonly buffer Matrices { vec4 rows[]; };
layout(std430, set = 0, binding = 3) readonly buffer Objects { ObjectData objects[]; };

void main() {
  ObjectData o = objects[gl_InstanceIndex];
  vec3 local = in_position, n = in_normal;
  if (in_surface == kWheel) {
    vec3 pivot = rows[(o.colours.w + in_joints.x) * 3].xyz;
    float angle = o.scale_travelled.w / max(pivot.y, 0.15), s = sin(angle), c = cos(angle);
    vec3 d = local - pivot;
    local = pivot + vec3(d.x, c * d.y - s * d.z, s * d.y + c * d.z);
    n = vec3(n.x, c * n.y - s * n.z, s * n.y + c * n.z);
  }
  vec3 world = turned(local * o.scale_travelled.xyz, o.position_heading.w) + o.position_heading.xyz;
  float seconds = frame.eye.w;
  if (in_surface == kFoliage) {
    float sway = 0.006 * length(frame.wind.xy) * max(0.0, world.y - 1.5);
    float phase = seconds * 1.7 + world.x * 0.35 + world.z * 0.28;
    world.xz += frame.wind.xy * sway * (0.45 + 0.55 * sin(phase)) + vec2(sin(phase * 2.3), cos(phase * 1.9)) * sway * 0.5;
  }
  vec3 normal = turned(n / max(o.scale_travelled.xyz, vec3(1e-4)), o.position_heading.w);
  if (in_surface == kWater) {
    float a = world.x * 0.22 + seconds * 0.8, b = world.z * 0.17 - seconds * 0.6 + world.x * 0.09;
    world.y += 0.09 * sin(a) + 0.07 * sin(b);
    normal = normalize(vec3(-0.02 * cos(a) - 0.008 * cos(b), 1.0, -0.012 * cos(b)));
  }
#ifdef SHADOW
  gl_Position = frame.shadow * vec4(world, 1.0);
#else
  vec3 colour = linear(in_colour.rgb);
  if (in_surface == kTintA) colour *= linear(o.colours.x).rgb;
  if (in_surface == kTintB) colour *= linear(o.colours.y).rgb;
  out_position = world;
  out_normal = normal;
  out_colour = vec4(colour, in_colour.a);
  out_surface = in_surface;
  out_flags = o.colours.z;
  out_occlusion = 1.0;
  gl_Position = frame.view_projection * vec4(world, 1.0);
#endif
}
