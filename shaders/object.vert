#version 460
#extension GL_GOOGLE_include_directive : require
#include "common.glsl"
#include "vertex_in.glsl"
layout(location = 6) in vec4 object_place;  // xyz, metres travelled
layout(location = 7) in vec4 object_turn;   // sine and cosine of the heading; steering, aim
layout(location = 8) in vec4 object_scale;
layout(location = 9) in uvec4 object_colours;
layout(std430, set = 0, binding = 1) readonly buffer Matrices { vec4 rows[]; };
layout(push_constant) uniform Push { PushData push; };
#ifndef SHADOW
#include "vertex_out.glsl"
#endif

void main() {
  vec3 local = in_position;
#ifndef SHADOW
  vec3 n = in_normal;
#endif
#ifdef DETAIL
  vec3 t = in_tangent.xyz;
#endif
  if (in_surface == kWheel) {
    vec3 pivot = rows[(object_colours.w + in_joints.x) * 3].xyz;
    float angle = object_place.w / max(pivot.y, 0.15), s = sin(angle), c = cos(angle);
    vec3 d = local - pivot;
    local = pivot + vec3(d.x, c * d.y - s * d.z, s * d.y + c * d.z);
#ifndef SHADOW
    n = vec3(n.x, c * n.y - s * n.z, s * n.y + c * n.z);
#endif
#ifdef DETAIL
    t = vec3(t.x, c * t.y - s * t.z, s * t.y + c * t.z);
#endif
  }
  // Front wheels steer, turrets aim: about the upright through their joint.
  if (in_surface == kWheel || in_surface == kTurret) {
    vec3 pivot = rows[(object_colours.w + in_joints.x) * 3].xyz;
    float angle = in_surface == kTurret ? object_turn.w : pivot.z > 0.0 ? object_turn.z : 0.0;
    vec2 turn = vec2(sin(angle), cos(angle));
    local = pivot + turned(local - pivot, turn);
#ifndef SHADOW
    n = turned(n, turn);
#endif
#ifdef DETAIL
    t = turned(t, turn);
#endif
  }
  vec3 world = turned(local * object_scale.xyz, object_turn.xy) + object_place.xyz;
  float seconds = frame.eye.w;
  if (in_surface == kFoliage) {
    float sway = 0.006 * length(frame.wind.xy) * max(0.0, world.y - 1.5);
    float phase = seconds * 1.7 + world.x * 0.35 + world.z * 0.28;
    world.xz += frame.wind.xy * sway * (0.45 + 0.55 * sin(phase)) + vec2(sin(phase * 2.3), cos(phase * 1.9)) * sway * 0.5;
  }
#ifdef SHADOW
  // Waves rise and fall about the flat sea that casts: it must not shade their troughs.
  if (in_surface == kWater) world.y -= 0.5;
  gl_Position = in_shadow_map(world, push.a.x);
#else
  vec3 normal = turned(n / max(object_scale.xyz, vec3(1e-4)), object_turn.xy);
  if (in_surface == kWater) {
    float a = world.x * 0.22 + seconds * 0.8, b = world.z * 0.17 - seconds * 0.6 + world.x * 0.09;
    world.y += 0.09 * sin(a) + 0.07 * sin(b);
    normal = normalize(vec3(-0.02 * cos(a) - 0.008 * cos(b), 1.0, -0.012 * cos(b)));
  }
  uint tint = in_surface == kTintA ? object_colours.x : in_surface == kTintB ? object_colours.y : 0xffffffffu;
  // Whatever stands on the ground is darker at its foot. push.a.x = how far up, 0 = the venue itself.
  float foot = push.a.x > 0.0 ? mix(0.55, 1.0, smoothstep(0.0, push.a.x, world.y)) : 1.0;
  gl_Position = frame.view_projection * vec4(world, 1.0);
  vec4 colour = vec4(linear(in_colour.rgb * unpackUnorm4x8(tint).rgb), in_colour.a);
#ifdef PLAIN
  hand_over(world, normal, foot, colour.rgb, object_colours.z);
#else
  out_position = world;
  out_normal = vec4(normal, foot);
  out_shadow_place = shadow_place(world, normalize(normal));
  out_colour = colour;
#ifdef DETAIL
  out_uv = in_uv;
  out_tangent = vec4(turned(t * object_scale.xyz, object_turn.xy), in_tangent.w);
#endif
  out_traits = in_surface | object_colours.z << 8;
#endif
#endif
}
