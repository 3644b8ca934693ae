#include "app/cast.h"

#include <algorithm>
#include <span>
#include <string_view>

#include "app/agency.h"
#include "app/card_venue.h"
#include "app/places.h"
#include "base/random.h"
#include "scenes/exact_math.h"
#include "scenes/world.h"

namespace app {
namespace {

using renderer::ModelId;
using scenes::Activity;
using scenes::Vec2;

// Clothes as a Javanese street has them: muted, many, none that shouts.
constexpr std::uint32_t kShirts[] = {0xE8E2D4, 0x8C9BA5, 0x5B6F7E, 0xA8644E, 0xC9A66B, 0x6E7F5E, 0x7D5A72, 0xD7C4B0,
                                     0x496A83, 0xB5838D, 0x9A8C98, 0x3F4E5E, 0xBFA58A, 0x7F9183, 0xCBB8A9, 0x86624A};
constexpr std::uint32_t kTrousers[] = {0x2F3742, 0x454B54, 0x4A4238, 0x5E5648, 0x33415C,
                                       0x6B6157, 0x3B3B3B, 0x55606B, 0x7A6A58, 0x3E4A3D};
constexpr std::uint32_t kScarves[] = {0x9C7A97, 0xC8B6A6, 0x5D7B8A, 0xA65E5A, 0x4F5D75,
                                      0xD8CFC4, 0x7B8F72, 0x8A6F8B, 0xB89B72, 0x3D4B5C};
// What the supporters of one side wear; a unit keeps to one. None is a colour of the situation, a service or a party
// that stands for election somewhere.
constexpr std::uint32_t kParties[] = {0x4FA39E, 0xA8709A, 0xC49A86};
constexpr std::uint32_t kCars[] = {0xE9E7E1, 0xB9BEC3, 0x6C747C, 0x8E2F2B, 0x2F4A68, 0x3A3D40, 0xC9B48A, 0x5C6B55};

template <std::size_t N>
std::uint32_t pick(const std::uint32_t (&palette)[N], base::Random& random) {
  return palette[random.below(std::uint32_t(N))];
}

// A little lighter or darker, so that the same shirt is not the same shirt.
std::uint32_t shaded(std::uint32_t rgb, float factor) {
  const auto part = [&](int shift) {
    return std::uint32_t(std::clamp(float((rgb >> shift) & 0xff) * factor, 0.0f, 255.0f));
  };
  return from_rgb(part(16) << 16 | part(8) << 8 | part(0));
}

// Whose second tint is on a scarf, a mask, a helmet, an umbrella: brighter than trousers.
bool wears_scarf(std::string_view figure) {
  constexpr std::string_view kWearers[] = {"civilian_2",  "civilian_4",    "civilian_6",  "civilian_8",
                                           "civilian_10", "civilian_12",   "civilian_15", "civilian_16",
                                           "civilian_17", "voter_pregnant"};
  return std::find(std::begin(kWearers), std::end(kWearers), figure) != std::end(kWearers);
}

std::string figure_model(std::string_view figure) { return "figures/" + std::string(figure); }

const std::vector<std::string_view>& figures_of(const scenes::Unit& unit) {
  return scenes::unit_types()[unit.type].figures;
}

bool has_barrier(const scenes::Drill& drill) {
  return std::any_of(drill.events.begin(), drill.events.end(),
                     [](const scenes::Event& e) { return e.verb == scenes::Verb::barrier; });
}

bool has_dogs(const scenes::Unit& unit) { return scenes::unit_types()[unit.type].key == "k9"; }

std::optional<ModelId> find_model(const std::vector<std::string>& names, const std::string& name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return ModelId(found - names.begin());
}

// The first of the clips that the model has; a model without any has one pose, its own.
Clip find_clip(const assets::Model& model, std::initializer_list<std::string_view> wishes) {
  for (const std::string_view wish : wishes)
    for (std::size_t i = 0; i < model.clips.size(); ++i)
      if (model.clips[i].name == wish)
        return {std::uint16_t(i), std::max(model.clips[i].seconds, 0.05f), model.clips[i].stride};
  return {};
}

Repertoire repertoire_of(const assets::Model& model) {
  Repertoire r;
  const auto set = [&](Activity activity, std::initializer_list<std::string_view> still,
                       std::initializer_list<std::string_view> moving) {
    r.still[std::size_t(activity)] = find_clip(model, still);
    r.moving[std::size_t(activity)] = find_clip(model, moving);
  };
  for (int i = 0; i < scenes::kActivityCount; ++i) set(Activity(i), {"stand"}, {"walk", "stand"});
  set(Activity::march, {"stand"}, {"march", "walk", "stand"});
  set(Activity::hold_rope, {"hold_rope", "stand"}, {"walk", "stand"});
  set(Activity::link_arms, {"link_arms", "stand"}, {"walk", "stand"});
  set(Activity::brace, {"brace", "stand"}, {"advance", "walk", "stand"});
  set(Activity::shelter, {"shelter", "crouch", "stand"}, {"advance", "walk", "stand"});
  set(Activity::push, {"push", "brace", "stand"}, {"advance", "walk", "stand"});
  set(Activity::kneel, {"kneel", "crouch", "stand"}, {"walk", "stand"});
  set(Activity::sit, {"sit", "seat", "stand"}, {"walk", "stand"});
  set(Activity::seat, {"seat", "sit", "stand"}, {"walk", "stand"});
  set(Activity::lie, {"lie", "sit", "stand"}, {"walk", "stand"});
  set(Activity::crouch, {"crouch", "stand"}, {"walk", "stand"});
  set(Activity::throw_, {"throw", "stand"}, {"walk", "stand"});
  set(Activity::chant, {"chant", "wave", "stand"}, {"walk", "stand"});
  set(Activity::talk, {"talk", "stand"}, {"walk", "stand"});
  set(Activity::megaphone, {"megaphone", "talk", "stand"}, {"walk", "stand"});
  set(Activity::wave, {"wave", "stand"}, {"walk", "stand"});
  set(Activity::film, {"film", "stand"}, {"walk", "stand"});
  set(Activity::treat, {"treat", "kneel", "stand"}, {"walk", "stand"});
  set(Activity::carry, {"carry", "stand"}, {"carry", "walk", "stand"});
  set(Activity::salute, {"salute", "stand"}, {"walk", "stand"});
  set(Activity::vote, {"vote", "stand"}, {"walk", "stand"});
  set(Activity::ride, {"ride", "stand"}, {"ride", "stand"});
  set(Activity::carried, {"carried", "lie", "stand"}, {"carried", "lie", "stand"});
  r.shelter = {find_clip(model, {"shelter_low", "shelter", "crouch", "stand"}),
               find_clip(model, {"shelter", "crouch", "stand"}),
               find_clip(model, {"shelter_high", "shelter", "crouch", "stand"})};
  r.jog = find_clip(model, {"jog", "run", "walk", "stand"});
  r.run = find_clip(model, {"run", "jog", "walk", "stand"});
  r.idle = find_clip(model, {"idle", "stand"});
  r.look = find_clip(model, {"look", "idle", "stand"});
  r.box_still = find_clip(model, {"carry_box", "carry", "stand"});
  r.box_moving = find_clip(model, {"carry_box", "carry", "walk", "stand"});
  // A figure carries its load standing as well: the gait's pose at rest.
  r.still[std::size_t(Activity::carry)].stride = r.box_still.stride = 0;
  return r;
}

Actor make_actor(const scenes::Drill& drill, scenes::UnitId id, std::uint32_t person,
                 const std::vector<std::string>& names) {
  const scenes::Unit& unit = drill.units[id.index];
  const scenes::UnitType& type = scenes::unit_types()[unit.type];
  base::Random random(base::Random::at(drill.seed ^ 0x6c6f6f6b73ull, person));
  Actor actor;
  actor.unit = id;
  actor.drilled = type.drilled && !unit.crowd;
  actor.base_colour = agency_colour(unit.agency);
  const auto& figures = type.figures;
  const std::string_view figure = figures.empty() ? "police" : figures[random.below(std::uint32_t(figures.size()))];
  actor.model = find_model(names, figure_model(figure)).value_or(0);
  const bool party = type.key == "party_supporter" && random.unit() < 0.65f;
  const std::uint32_t shirt = party ? kParties[(drill.seed + id.index) % std::size(kParties)] : pick(kShirts, random);
  actor.tint_a = shaded(shirt, random.between(0.92f, 1.08f));
  actor.tint_b =
      shaded(wears_scarf(figure) ? pick(kScarves, random) : pick(kTrousers, random), random.between(0.92f, 1.08f));
  // Drilled ranks are of a height; people are not.
  actor.scale = actor.drilled ? random.between(0.985f, 1.015f) : random.between(0.96f, 1.04f);
  if (figure == "child") actor.scale = random.between(0.85f, 1.05f);
  actor.own = random.unit();
  actor.films = figure == "press" || figure == "press_video" || figure == "humas";
  actor.brings_chair = figure == "voter_wheelchair";
  actor.with_dog = has_dogs(unit) && (person - unit.first_person) % 2 == 0;
  return actor;
}

Vec2 laid_at_depth(const scenes::Drill& drill, const scenes::Where& where, int depth) {
  using Kind = scenes::Where::Kind;
  const scenes::Venue& venue = drill.venue;
  switch (where.kind) {
    case Kind::point:
      return venue.points[where.index].at;
    case Kind::area:
      return scenes::centre_of(venue.areas[where.index].outline);
    case Kind::route:
      return venue.routes[where.index].points.front();
    case Kind::spot:
      return where.spot;
    case Kind::unit:
      return depth < 4 ? laid_at_depth(drill, drill.units[where.index].at, depth + 1) : Vec2{};
    case Kind::vehicle:
      return depth < 4 ? laid_at_depth(drill, drill.vehicles[where.index].at, depth + 1) : Vec2{};
    case Kind::none:
      break;
  }
  return {};
}

void add_fixtures(const scenes::Drill& drill, const std::vector<std::string>& names, Cast& cast) {
  for (std::size_t i = 0; i < drill.props.size(); ++i) {
    const scenes::Prop& prop = drill.props[i];
    const auto model = find_model(names, "props/" + std::string(scenes::prop_types()[prop.type].key));
    if (!model) continue;
    const Vec2 first = laid_at(drill, prop.at);
    const Vec2 step = right_of(scenes::direction_of(prop.bearing)) * prop.spacing;
    for (int k = 0; k < prop.count; ++k)
      cast.fixtures.push_back({scenes::PropId(i), first + step * float(k), prop.bearing, *model});
  }
}

}  // namespace

scenes::Vec2 laid_at(const scenes::Drill& drill, const scenes::Where& where) { return laid_at_depth(drill, where, 0); }

std::string land_of(const std::string& venue) { return venue.empty() ? kPlainLand : venue + "_land"; }

std::vector<std::string> models_of(const scenes::Drill& drill) {
  std::vector<std::string> names;
  const auto need = [&](std::string name) {
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
  };
  need(drill.venue.model);
  need(land_of(drill.venue.model));
  for (const scenes::Unit& unit : drill.units) {
    if (unit.count <= 0) continue;
    for (const std::string_view figure : figures_of(unit)) need(figure_model(figure));
    if (has_dogs(unit)) need("figures/dog");
  }
  for (const scenes::Vehicle& vehicle : drill.vehicles)
    need("vehicles/" + std::string(scenes::vehicle_types()[vehicle.type].key));
  for (const scenes::Prop& prop : drill.props) need("props/" + std::string(scenes::prop_types()[prop.type].key));
  if (has_barrier(drill)) need("props/wire_coil");
  need("props/chair");
  need("props/rope_span");
  need("props/stretcher");
  return names;
}

Cast make_cast(const scenes::Drill& drill, const std::vector<std::string>& names,
               const std::vector<assets::Model>& models) {
  Cast cast;
  cast.shapes = ground_shapes(drill.venue);
  if (names.empty()) return cast;
  for (const assets::Model& model : models) cast.repertoires.push_back(repertoire_of(model));
  cast.people.resize(drill.person_count);
  for (std::size_t u = 0; u < drill.units.size(); ++u)
    for (int k = 0; k < drill.units[u].count; ++k) {
      const std::uint32_t person = drill.units[u].first_person + std::uint32_t(k);
      if (person < cast.people.size()) cast.people[person] = make_actor(drill, scenes::UnitId(u), person, names);
    }
  for (std::size_t i = 0; i < drill.vehicles.size(); ++i) {
    const scenes::VehicleType& type = scenes::vehicle_types()[drill.vehicles[i].type];
    base::Random random(base::Random::at(drill.seed ^ 0x77686565ull, i));
    const bool civil = type.key == "car" || type.key == "motorbike";
    cast.vehicles.push_back(find_model(names, "vehicles/" + std::string(type.key)).value_or(0));
    cast.vehicle_tints.push_back(civil ? from_rgb(pick(kCars, random)) : 0xffffffffu);
  }
  add_fixtures(drill, names, cast);
  cast.venue = find_model(names, drill.venue.model.empty() ? kCardVenue : drill.venue.model);
  cast.land = find_model(names, land_of(drill.venue.model));
  if (!cast.land || drill.venue.model.empty()) {
    // Land of its own is made to fit; the plain one lies under whatever stands on it.
    cast.land = find_model(names, kPlainLand);
    cast.land_height = (cast.venue ? models[*cast.venue].low.y : 0) - 0.04f;
  }
  cast.wire = find_model(names, "props/wire_coil");
  cast.dog = find_model(names, "figures/dog");
  cast.rope = find_model(names, "props/rope_span");
  cast.chair = find_model(names, "props/chair");
  cast.stretcher = find_model(names, "props/stretcher");
  return cast;
}

}  // namespace app
