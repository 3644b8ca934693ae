// The venue: the plain data that the drill, the crowd and the picture share. Read from
// *.venue.yaml; the model to look at is named by it and loaded by the app.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "scenes/geometry.h"
#include "scenes/text.h"

namespace scenes {

struct NamedPoint {
  std::string name;
  Text title;
  Vec2 at;
  float bearing = 0;        // which way somebody placed here looks
};

enum class AreaKind : std::uint8_t {
  plain,       // a named place
  exit,        // people who disperse through it leave the scene
  ring,        // ring 1-3 of a security plan
  lane,        // must stay open: evacuation, ambulance
  restricted,  // nobody may be sent here
  room,        // walked through only by those who are going there: a polling station
};

// A simple polygon, counter-clockwise seen from above, at least 3 points.
struct NamedArea {
  std::string name;
  Text title;
  AreaKind kind = AreaKind::plain;
  std::vector<Vec2> outline;
};

struct NamedRoute {
  std::string name;
  Text title;
  std::vector<Vec2> points;  // at least 2
  float width = 3;           // metres
};

// Something that nobody walks through: a simple polygon, counter-clockwise.
struct Obstacle {
  std::string name;
  std::vector<Vec2> outline;
  float height = 1;          // metres; below 0.4 it does not block the view
};

// An upright panel with words on it that one shall be able to read: labels keep off it.
struct Board {
  std::string name;
  Vec2 at;                   // its middle
  float bearing = 0;         // which way its face looks
  float width = 2;
  float low = 1, high = 2;   // its lower and upper edge above the ground
};

// A saved camera: looks at `target` from `distance` metres, `bearing` is the compass
// direction that the camera looks in, `tilt` the angle below the horizon.
struct SavedView {
  std::string name;
  Text title;
  Vec2 target;
  float height = 0;          // of the target above the ground
  float bearing = 0;
  float tilt = 0.8f;
  float distance = 90;
};

struct Venue {
  std::string file;                 // as opened
  Text title;
  Text notice;                      // "stilasi, bukan hasil ukur / stylised, not surveyed"
  std::string model;                // name under models/, e.g. "venues/kartini"
  Vec2 low, high;                   // bounds of the ground, metres
  std::vector<NamedPoint> points;
  std::vector<NamedArea> areas;
  std::vector<NamedRoute> routes;
  std::vector<Obstacle> obstacles;
  std::vector<Board> boards;
  std::vector<SavedView> views;
  double latitude = -6.59, longitude = 110.65;  // for the sun only
};

base::Result<Venue> read_venue(const std::filesystem::path& file);
base::Result<Venue> read_venue(const std::string& name, std::string_view yaml);

// The title of the named place that contains `at` (smallest area), or of the nearest
// named point within 15 m; empty when there is none.
Text where_is(const Venue& venue, Vec2 at);

}  // namespace scenes
