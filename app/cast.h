// Who looks how: what stays the same about everybody and everything of a drill, made once
// when it is opened, so that a moment is only positions and poses.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/overlays.h"
#include "assets/model.h"
#include "renderer/view.h"
#include "scenes/drill.h"
#include "scenes/stage.h"

namespace app {

// A model's clip; stride 0 = in place.
struct Clip {
  std::uint16_t index = 0;
  float seconds = 1;
  float stride = 0;
};

// What a model can do: a clip for each activity while standing, and one to move with.
struct Repertoire {
  std::array<Clip, scenes::kActivityCount> still;
  std::array<Clip, scenes::kActivityCount> moving;
  Clip jog, run;
  Clip box_still, box_moving;   // `carry` with a prop before the body
  Clip idle, look;              // mixed into standing
  std::array<Clip, 3> shelter;  // by rank: kneeling, slanting, overhead
};

struct Actor {
  renderer::ModelId model = 0;
  scenes::UnitId unit;
  std::uint32_t tint_a = 0xffffffff, tint_b = 0xffffffff, base_colour = 0xffffffff;
  float scale = 1;
  float own = 0;         // 0..1: out of step with the neighbours
  bool drilled = false;  // marches in step with the unit
  bool with_dog = false;
  bool films = false;         // has a camera, and uses it where he stands
  bool brings_chair = false;  // sits in a wheelchair of its own
};

struct Fixture {  // one piece of a prop
  scenes::PropId prop;
  scenes::Vec2 at;
  float bearing = 0;
  renderer::ModelId model = 0;
};

struct Cast {
  std::vector<Repertoire> repertoires;      // by model
  std::vector<Actor> people;                // by person
  std::vector<renderer::ModelId> vehicles;  // by vehicle
  std::vector<std::uint32_t> vehicle_tints;
  std::vector<Fixture> fixtures;
  std::optional<renderer::ModelId> venue, land, wire, dog, rope, chair, stretcher;
  float land_height = 0;  // metres; the land lies under the venue
  GroundShapes shapes;
};

// The model of what lies round a venue: VENUE_land, in the venue's own metres. Where there is
// none, load_models puts the shipped plain one in its place.
std::string land_of(const std::string& venue);
inline constexpr const char* kPlainLand = "venues/land";

// Names of the models that a drill needs, without repeats, the venue's first.
std::vector<std::string> models_of(const scenes::Drill& drill);

// `names` and `models` as in ModelSet; a model that `names` lacks is not drawn.
Cast make_cast(const scenes::Drill& drill, const std::vector<std::string>& names,
               const std::vector<assets::Model>& models);

}  // namespace app
