// What an instructor draws over the table: ink that fades when time goes on, and saved
// marks that belong to a branch and a span of time. A mark is a value; the board is all
// of them, and what undo and redo go back and forth over.
//
// Points are world positions (metres, y up) on the ground or a surface, or, for marks on
// the glass, shares of the picture: x, y in 0..1 from the upper left, z = 0.
#pragma once

#include <cstdint>
#include <glm/glm.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/forks.h"
#include "scenes/timeline.h"

namespace app {

enum class MarkKind : std::uint8_t { freehand, line, arrow, region, circle, text, callout, number, spotlight, measure };
inline constexpr int kMarkKinds = 10;
// Pink, sky, orange, white, ink: none of them the situation's green, yellow or red.
inline constexpr int kMarkColours = 5;
std::uint32_t mark_colour(int colour);   // sRGB 0xAABBGGRR; out of range = the first
std::uint32_t mark_outline(int colour);  // dark for light colours and light for dark ones

struct MarkStyle {
  int colour = 0;      // 0..kMarkColours-1
  int width = 1;       // 0 thin, 1 middle, 2 broad
  bool glass = false;  // on the picture instead of in the world
  bool saved = true;   // false = ink: gone when time goes on
  friend bool operator==(const MarkStyle&, const MarkStyle&) = default;
};

struct Mark {
  std::uint32_t id = 0;  // unique within a session
  MarkKind kind = MarkKind::freehand;
  MarkStyle style;
  std::vector<glm::vec3> points;  // circle, spotlight: middle, rim; callout: what is meant, where the text stands
  std::string text;               // of text and callout
  int number = 0;                 // of a number marker, from 1
  scenes::Ms from = 0, to = 0;    // shown from..to; from - to fades in and out outside of it
  std::string branch;             // options taken before it, "DP1=A,DP2=B": on siblings it shows pale
  std::uint32_t fork = 0;         // that it was made in; 0 = the plan
  bool secret = false;            // the presenter's own: no hall, picture or film shows it
  friend bool operator==(const Mark&, const Mark&) = default;
};

struct Bookmark {
  std::string name;
  scenes::Ms at = 0;
  std::string branch;
  friend bool operator==(const Bookmark&, const Bookmark&) = default;
};

struct Board {
  std::vector<Mark> marks;
  std::vector<Bookmark> bookmarks;
  std::vector<Fork> forks;
  friend bool operator==(const Board&, const Board&) = default;
};

inline constexpr std::size_t kMostMarks = 2000, kMostPoints = 4000, kLongestMarkText = 400, kMostBookmarks = 200;
inline constexpr scenes::Ms kInkHold = 6'000, kFadeIn = 300, kFadeOut = 1'500, kSavedHold = 120'000;
inline constexpr float kDrillPace = 1.12f;  // metres per second: 65 cm x 103 steps a minute, langkah biasa

// "DP1=A,DP2=B": the decisions that `timeline` has met by t, with the option taken.
std::string branch_at(const scenes::Drill& drill, const scenes::Timeline& timeline, scenes::Ms t);
// Whether `branch` lies on the path of `timeline`: each of its decisions is met with the
// option named. One that the drill no longer has counts as not met.
bool on_branch(const scenes::Drill& drill, const scenes::Timeline& timeline, std::string_view branch);

// What is played: the plan's path, or a fork of it.
struct Branch {
  const scenes::Drill& drill;
  const scenes::Timeline& timeline;
  const std::vector<Fork>& forks;
  std::uint32_t fork = 0;
};
// Whether the mark belongs to it: made after the same options, and in the same fork or, before
// that fork left it, in what it left.
bool belongs_to(const Mark& mark, const Branch& branch);

// 0..1 of a mark's full strength at t; ghosts of sibling branches reach kGhostStrength.
inline constexpr float kGhostStrength = 0.28f;
float strength_of(const Mark& mark, const Branch& branch, scenes::Ms t);

// A hand's line as a pen would draw it: points nearer than `nearest` are merged, the rest
// is averaged with its neighbours, the ends stay.
std::vector<glm::vec3> smoothed(std::span<const glm::vec3> points, float nearest);

float length_of(std::span<const glm::vec3> points);  // metres along the points, over the ground
float area_of(std::span<const glm::vec3> outline);   // square metres of the ground polygon
float bearing_of(glm::vec3 from, glm::vec3 to);      // radians, 0 = north, clockwise, 0..2 pi
// "38.4 m · 0:34 · 072°": distance, walking time at drill pace, bearing of the last leg.
std::string measure_text(std::span<const glm::vec3> points);
std::string area_text(std::span<const glm::vec3> outline);  // "1240 m²"

// The shape of a mark as lines to be drawn or hit, in its own coordinates: circles are
// rounded, regions closed, freehand smoothed.
std::vector<glm::vec3> outline_of(const Mark& mark);

const Mark* find_mark(const Board& board, std::uint32_t id);  // null = none

}  // namespace app
