// Positions on the ground. Scripts, venues and the whole of scenes/ speak of metres
// (east, north) from the venue's origin and of compass bearings in radians: 0 = north,
// clockwise. The world's x, y, z (glTF) are made from them in one place only:
// app/build_view.cpp.
#pragma once

#include <cmath>

namespace scenes {

struct Vec2 {
  float east = 0;
  float north = 0;

  friend constexpr Vec2 operator+(Vec2 a, Vec2 b) { return {a.east + b.east, a.north + b.north}; }
  friend constexpr Vec2 operator-(Vec2 a, Vec2 b) { return {a.east - b.east, a.north - b.north}; }
  friend constexpr Vec2 operator-(Vec2 a) { return {-a.east, -a.north}; }
  friend constexpr Vec2 operator*(Vec2 a, float s) { return {a.east * s, a.north * s}; }
  friend constexpr Vec2 operator*(float s, Vec2 a) { return a * s; }
  friend constexpr bool operator==(Vec2 a, Vec2 b) { return a.east == b.east && a.north == b.north; }
};

constexpr float dot(Vec2 a, Vec2 b) { return a.east * b.east + a.north * b.north; }
// Positive where b lies counter-clockwise (left) of a, seen from above.
constexpr float cross(Vec2 a, Vec2 b) { return a.east * b.north - a.north * b.east; }
inline float length(Vec2 a) { return std::sqrt(dot(a, a)); }  // sqrt is IEEE-exact
inline float distance(Vec2 a, Vec2 b) { return length(a - b); }
// A unit vector, or `otherwise` where the length is (nearly) nothing.
inline Vec2 direction(Vec2 a, Vec2 otherwise = {0, 1}) {
  const float l = length(a);
  return l > 1e-6f ? a * (1 / l) : otherwise;
}
constexpr Vec2 right_of(Vec2 forward) { return {forward.north, -forward.east}; }

inline constexpr float kPi = 3.14159265358979f;

}  // namespace scenes
