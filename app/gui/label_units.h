// Who is named on the table, and where in the picture those people are. Names near each other
// are joined; how they are laid out is label_layout's business, how drawn labels.cpp's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/gui/label_layout.h"
#include "app/gui/moment.h"
#include "renderer/view.h"

namespace app::gui {

// Where some people stand in the picture, as sums: two groups are joined by adding.
struct Scatter {
  double count = 0, x = 0, y = 0, xx = 0, xy = 0, yy = 0;
  double tall = 0, depth = 0;  // pixels, metres from the eye

  Scatter& operator+=(const Scatter& other);
};

// People who are named together.
struct Named {
  std::uint32_t id = 0;  // of the first unit
  const scenes::Unit* unit = nullptr;
  scenes::Text title;
  std::string code;
  int count = 0;  // who are there, in the picture or not
  bool selected = false, acting = false;
  Scatter seen;  // those of them in the picture
};

// One person in the picture; metre 0 = gone, or outside it.
struct SeenPerson {
  glm::vec2 feet{0};
  float metre = 0;  // pixels
  float depth = 0;  // metres from the eye
};

// A picture of the table and everybody in it, made once for all that follows.
struct Picture {
  const renderer::Camera& camera;
  Rect table;
  float upright = 1;  // how much of their height people show: 0 from straight above
  std::vector<SeenPerson> people;
};
Picture picture_of(const scenes::Stage& stage, const renderer::Camera& camera, const Rect& table);

// The units of which enough is in the picture to be named; a crowd's groups as one where they
// stand together, and by their own names where they have gone elsewhere; those of one type
// that stand within `nearness` pixels of each other as one: "Dalmas awal ••• 76".
std::vector<Named> seen_units(const Moment& now, const Picture& picture, float nearness);

glm::vec2 middle_of(const Named& n);  // of their heads, pixels
float depth_of(const Named& n);       // metres from the eye
Rect extent_of(const Named& n);       // how far they reach from that middle, pixels
glm::vec3 spread_of(const Named& n);  // variances xx, xy, yy, square pixels
float priority_of(const Named& n);    // larger is named first
// "Raimas (tambahan)" is Raimas on the table; that it is an addition, its card says.
std::string_view full_name(const Named& n, scenes::Language language);

// What labels hide only where nothing else is free: people, vehicles, what burns, and those of
// the venue's boards whose face is seen. In cells of `cell` pixels.
LabelCover cover_of(const Moment& now, const Picture& picture, float cell);

}  // namespace app::gui
