// The clay that things are made of: boxes, prisms, lathes and letters, flat or smooth,
// written as a static .glb. Coordinates are the model's own (metres, y up, front +Z);
// venues are sculpted in world axes (x = east, z = -north).
#pragma once

#include <glm/glm.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "assets/sculpt/figure_mesh.h"

namespace sculpt {

// From where a facet is seen. Far means that a pixel covers about 8 cm: small things are
// left out, and large ones that have a plainer stand-in are replaced by it.
enum class Seen : std::uint8_t { always, near, far };

struct Facet {
  glm::vec3 at[3];
  glm::vec3 normal[3];
  Paint paint;
  std::uint32_t rgb[3];  // of each corner; the paint's own where nothing else is said
  Seen seen = Seen::always;
  bool one_sided = false;
};

// Something that turns about its own axle: becomes a node "wheel_n" with its place.
struct Wheel {
  glm::vec3 centre;
  float radius = 0.35f, width = 0.22f;
};

// Something that aims: becomes a node "turret_n", turned about the upright through its place.
struct Turret {
  glm::vec3 place;
  std::vector<Facet> facets;  // relative to the place
};

struct Solid {
  std::vector<Facet> facets;
  std::vector<Wheel> wheels;
  std::vector<Turret> turrets;
  Seen seen = Seen::always;  // of what is added next
  bool one_sided = false;    // of what is added next: nobody gets to see it from behind
  // Chamfers, fine bars, small letters and the roundness of lathes are only for near.
  bool two_levels = true;
};

// A place and a turn about +Y (radians, counter-clockwise from above) for what is added.
struct At {
  glm::vec3 place{0};
  float turn = 0;
};

glm::vec3 turned(At at, glm::vec3 v);  // from the thing's own metres, where it stands: a direction
glm::vec3 placed(At at, glm::vec3 v);  // and a place

void add_quad(Solid& s, glm::vec3 a, glm::vec3 b, glm::vec3 c, glm::vec3 d, Paint paint);  // counter-clockwise
void add_triangle(Solid& s, glm::vec3 a, glm::vec3 b, glm::vec3 c, Paint paint);
// The same with a colour (0xRRGGBB) for each corner, and with normals of its own.
void add_shaded(Solid& s, const glm::vec3 (&at)[3], const glm::vec3 (&normal)[3], const std::uint32_t (&rgb)[3],
                Paint paint);
std::uint32_t mixed(std::uint32_t a, std::uint32_t b, float of_b);  // of two colours, as paint is mixed
// A box by its middle and size, edges cut by `chamfer`.
void add_box(Solid& s, At at, glm::vec3 middle, glm::vec3 size, Paint paint, float chamfer = 0);
// A box whose top is narrower: hoods, roofs, pedestals. `top` scales x and z.
void add_taper(Solid& s, At at, glm::vec3 foot, glm::vec3 size, glm::vec2 top, Paint paint);
// A gabled or hipped roof: ridge along x, `hip` metres shorter than the eaves on each side.
void add_roof(Solid& s, At at, glm::vec3 foot, glm::vec3 size, float hip, Paint paint);
// A body by its outline seen from the left (points are z, y): both sides and the strip about
// them. Above `belt` the sides lean inwards by `lean` metres a metre. `strip`: paint of the
// strip from each point to the next; the body's own where there are fewer.
struct Hull {
  std::vector<glm::vec2> outline;
  float half_width = 0.85f, belt = 100, lean = 0;
  Paint paint;
  std::vector<Paint> strip;
};
void add_hull(Solid& s, At at, const Hull& hull);
// A pane or a panel on both sides of a hull, `out` metres proud of it.
void add_panel(Solid& s, At at, const Hull& hull, const std::vector<glm::vec2>& outline, Paint paint,
               float out = 0.012f);
// Rings of (radius, height) about the y axis, smooth; radii may be stretched by (x, z).
void add_lathe(Solid& s, At at, glm::vec3 foot, const std::vector<glm::vec2>& profile, int sides, Paint paint,
               glm::vec2 stretch = {1, 1});
// A round bar between two points.
void add_bar(Solid& s, At at, glm::vec3 from, glm::vec3 to, float radius, Paint paint, int sides = 6);
void add_ellipsoid(Solid& s, At at, glm::vec3 middle, glm::vec3 radii, Paint paint, int sides = 12, int rings = 7);
// A line of text: `middle` of its capitals, reading along +x, facing +z; letters stand out
// by `depth` from middle.z, with sides where that is 4 cm or more.
void add_text(Solid& s, At at, std::string_view text, glm::vec3 middle, float height, Paint paint, float depth = 0.02f);
// `height`, or what fits a line into `width` metres where that is less.
float fitted(std::string_view text, float height, float width);
void add_solid(Solid& s, At at, const Solid& other);

// The whole file's bytes. A solid with something near or far gets a second level.
std::string to_glb(const std::string& name, const Solid& solid);

}  // namespace sculpt
