// The quarters of the venue Pantai Kartini; venue_kartini.cpp puts them together. The
// metres are those of scenes/library/venues/kartini/kartini.venue.yaml (east, north);
// x = east, z = -north. What people walk on lies at y = -0.02 or a little lower.
#pragma once

#include "assets/sculpt/things.h"
#include "base/random.h"

namespace sculpt {

// Albedo under a tropical sun: darker than a paint card would say.
inline constexpr Paint kSand{0xb59f76}, kAsphalt{0x4d4a47}, kRoad{0x413f40}, kPaving{0x978c7b}, kBrick{0x8f5f4a},
    kPaint{0xd6d1c0}, kYellow{0xc9962e}, kWall{0xd9d1bd}, kRoof{0x9c4a32}, kWindow{0x2a3740}, kSteel{0x7b8287},
    kConcrete{0x938e82}, kWhite{0xe6e1d4}, kWood{0x85623c}, kGrass{0x5c6d43}, kIron{0x2c2f33}, kRed{0xa62a22};
constexpr float kQuarter = 1.57079633f, kHalf = 3.14159265f;

inline glm::vec3 at(float east, float north, float up = 0) { return {east, up, -north}; }

// A flat rectangle by its middle (east, north) and size, `y` metres up.
void add_patch(Solid& s, glm::vec2 middle, glm::vec2 size, float y, Paint paint);
// A line of paint on the ground, worn in pieces: `wear` 0 fresh … 1 nearly gone.
void add_stripe(Solid& s, glm::vec2 from, glm::vec2 to, float width, Paint paint, float wear, unsigned seed);
// Words on the ground, capitals `height` long, their tops towards the compass bearing `up`.
void add_ground_text(Solid& s, std::string_view text, glm::vec2 middle, float up, float height, Paint paint);
// Soft spots between 0 and 1, the same for the same place.
float soft_noise(float east, float north, float scale, unsigned seed);

// On walls that look along the place's +z; `middle` and `foot` lie on the wall. From near they
// have sills, bars and goods, from afar glass, frame and colour.
struct Casement {
  Paint frame = kWhite;
  bool curtains = false;
  std::uint32_t shutters = 0;  // colour of open wooden leaves at its sides; 0 = none
};
void add_glass(Solid& s, At where, glm::vec3 middle, glm::vec2 size);
void add_dim_room(Solid& s, At where, glm::vec3 middle, glm::vec2 size);  // what one sees through an open door
void add_window(Solid& s, At where, glm::vec3 middle, glm::vec2 size, const Casement& casement = {});
void add_door(Solid& s, At where, glm::vec3 foot, glm::vec2 size, Paint leaf);
// Striped cloth from `middle` of its upper edge outwards and down.
void add_awning(Solid& s, At where, glm::vec3 middle, float width, float reach, std::uint32_t stripe);
// The ground floor of a shop: open, half closed by a roller shutter, or glazed, by `k`.
void add_shop_front(Solid& s, At where, float width, float z, int k);

void add_ground(Solid& s);
void add_ground_marks(Solid& s);
void add_sea(Solid& s);
void add_turtle(Solid& s);
void add_election_office(Solid& s);
void add_polling_station(Solid& s);
void add_market(Solid& s);  // kiosks, tents, tribune, posko, stage
void add_rim(Solid& s);     // gates, rails, kerbs, lamps
void add_town(Solid& s);    // what stands beyond the apron
void add_greenery(Solid& s);
void add_parked(Solid& s);  // cars, buses, motorbikes in their bays

}  // namespace sculpt
