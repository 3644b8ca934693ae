#include "app/build_view.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/agency.h"
#include "app/heat.h"
#include "app/particles.h"
#include "app/poses.h"
#include "app/ropes.h"
#include "app/stretchers.h"
#include "scenes/exact_math.h"
#include "scenes/formations.h"

namespace app {
namespace {

using renderer::RenderView;
using scenes::Activity;
using scenes::Vec2;

bool belongs_to(const scenes::Drill& drill, scenes::UnitId unit, scenes::UnitId ancestor) {
  for (int depth = 0; unit && depth < 32; ++depth, unit = drill.units[unit.index].parent)
    if (unit == ancestor) return true;
  return false;
}

bool is_unseen(const std::vector<std::uint8_t>& seen, std::size_t i) { return i < seen.size() && !seen[i]; }

// Of the unit's people; what a role does not see of them is told by person.
std::uint32_t unit_flags(const scenes::Drill& drill, const ViewOptions& options, scenes::UnitId unit) {
  if (!options.selected) return 0;
  if (belongs_to(drill, unit, *options.selected)) return renderer::kSelected;
  return options.dim_others ? std::uint32_t(renderer::kDimmed) : 0u;
}

void add_dog(const Cast& cast, const scenes::PersonState& handler, const Actor& actor, scenes::Ms t,
             std::uint32_t flags, RenderView& out) {
  const Vec2 forward = scenes::direction_of(handler.bearing);
  const Vec2 at = handler.at + right_of(forward) * -0.62f + forward * 0.15f;
  const Repertoire& can = cast.repertoires[*cast.dog];
  const Clip &still = can.still[std::size_t(Activity::stand)], &gait = can.moving[std::size_t(Activity::walk)];
  renderer::Person dog;
  dog.position = to_world(at);
  dog.heading = to_heading(handler.bearing);
  dog.model = *cast.dog;
  dog.clip_a = still.index, dog.clip_b = gait.index;
  dog.phase_a = phase_of(double(t) / 1000 / double(still.seconds) + double(actor.own));
  dog.phase_b = gait.stride > 0 ? phase_of(double(handler.travelled) / double(gait.stride)) : dog.phase_a;
  dog.blend = ramp(0.06f, 0.4f, handler.speed);
  dog.base_colour = actor.base_colour;
  dog.flags = flags;
  out.people.push_back(dog);
}

bool holds_prop(const scenes::Stage& stage, std::uint32_t person) {
  return stage.people[person].activity == Activity::carry &&
         std::any_of(stage.props.begin(), stage.props.end(),
                     [&](const scenes::PropState& prop) { return prop.carrier == std::int32_t(person); });
}

void add_person(const Cast& cast, const scenes::Stage& stage, std::uint32_t i, const UnitInStep& together,
                std::uint32_t flags, RenderView& out) {
  const scenes::PersonState& state = stage.people[i];
  const Actor& actor = cast.people[i];
  renderer::Person person;
  person.position = to_world(state.at);
  person.heading = to_heading(state.bearing);
  person.model = actor.model;
  person.scale = actor.scale;
  person.tint_a = actor.tint_a;
  person.tint_b = actor.tint_b;
  person.base_colour = actor.base_colour;
  person.flags = flags;
  pose(actor, cast.repertoires[actor.model], state,
       {.together = together, .t = stage.t, .holds_box = holds_prop(stage, i)}, person);
  out.people.push_back(person);
  if (state.activity == Activity::seat && cast.chair && !actor.brings_chair && state.speed < 0.05f &&
      !(flags & renderer::kGhost))
    out.objects.push_back({.position = person.position, .heading = person.heading, .model = *cast.chair});
  if (actor.with_dog && cast.dog) add_dog(cast, state, actor, stage.t, flags, out);
}

void add_people(const Document& document, const scenes::Stage& stage, const ViewOptions& options, RenderView& out) {
  const scenes::Drill& drill = document.drill;
  for (std::size_t u = 0; u < drill.units.size(); ++u) {
    const scenes::Unit& unit = drill.units[u];
    if (unit.count == 0) continue;
    const std::uint32_t flags = unit_flags(drill, options, scenes::UnitId(u));
    const UnitInStep together = in_step(unit, stage);
    for (int k = 0; k < unit.count; ++k) {
      const std::uint32_t i = unit.first_person + std::uint32_t(k);
      if (stage.people[i].activity == Activity::gone) continue;
      const bool unseen = options.knowledge && is_unseen(options.knowledge->sight.people, i);
      add_person(document.cast, stage, i, together, unseen ? std::uint32_t(renderer::kDimmed) : flags, out);
    }
  }
}

// Razor wire along the route, as far as the truck has rolled it out.
void add_wires(const Document& document, const scenes::Stage& stage, RenderView& out) {
  constexpr float kCoil = 1.2f;  // metres from one coil to the next
  for (const scenes::Wire& wire : stage.wires) {
    const scenes::Event& event = document.drill.events[wire.event.index];
    const auto& line = document.drill.venue.routes[event.where.index].points;
    float before = 0, next = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
      const float length = scenes::distance(line[i - 1], line[i]);
      const Vec2 along = scenes::direction(line[i] - line[i - 1]);
      for (; next <= std::min(before + length, wire.laid); next += kCoil) {
        renderer::Object coil;
        coil.position = to_world(line[i - 1] + along * (next - before));
        coil.heading = to_heading(scenes::bearing_of(right_of(along)));
        coil.model = *document.cast.wire;
        out.objects.push_back(coil);
      }
      before += length;
    }
  }
}

void add_objects(const Document& document, const scenes::Stage& stage, const ViewOptions& options, RenderView& out) {
  const scenes::Drill& drill = document.drill;
  const Cast& cast = document.cast;
  if (cast.venue) {
    renderer::Object venue;
    venue.model = *cast.venue;
    out.objects.push_back(venue);
  }
  if (cast.land) {
    renderer::Object land;
    land.model = *cast.land;
    land.position.y = cast.land_height;
    land.flags = renderer::kNoShadow;
    out.objects.push_back(land);
  }
  for (std::size_t i = 0; i < stage.vehicles.size() && i < cast.vehicles.size(); ++i) {
    const scenes::VehicleState& state = stage.vehicles[i];
    renderer::Object vehicle;
    vehicle.position = to_world(state.at);
    vehicle.heading = to_heading(state.bearing);
    vehicle.model = cast.vehicles[i];
    vehicle.travelled = state.travelled;
    // Bearings grow clockwise, turns of the model to the left.
    const float wheelbase = 0.6f * scenes::vehicle_types()[drill.vehicles[i].type].length;
    vehicle.steer = std::clamp(-std::atan(wheelbase * state.turning), -0.6f, 0.6f);
    if (state.spraying) vehicle.aim = std::remainder(state.bearing - state.aim, 2 * scenes::kPi);
    vehicle.tint_a = cast.vehicle_tints[i];
    if (state.beacon && !options.reduce_motion) vehicle.flags |= renderer::kBeacon;
    if (options.knowledge && is_unseen(options.knowledge->sight.vehicles, i)) vehicle.flags |= renderer::kDimmed;
    out.objects.push_back(vehicle);
  }
  for (const Fixture& fixture : cast.fixtures) {
    const scenes::PropState& state = stage.props[fixture.prop.index];
    if (!state.visible && state.carrier < 0) continue;
    if (state.carrier >= 0) {
      const scenes::PersonState& carrier = stage.people[std::size_t(state.carrier)];
      out.objects.push_back(box_in_hands(fixture.model, to_world(carrier.at), to_heading(carrier.bearing)));
      continue;
    }
    renderer::Object prop;
    prop.position = to_world(fixture.at);
    prop.heading = to_heading(fixture.bearing);
    prop.model = fixture.model;
    out.objects.push_back(prop);
  }
  if (cast.wire) add_wires(document, stage, out);
}

// Where the selected unit is ordered to go: an arrow from it to there.
void add_order(const Document& document, const scenes::Stage& stage, scenes::UnitId selected, RenderView& out) {
  const scenes::Drill& drill = document.drill;
  for (const scenes::EventId id : stage.active) {
    const scenes::Event& event = drill.events[id.index];
    if (event.verb != scenes::Verb::move && event.verb != scenes::Verb::march) continue;
    if (event.where.kind != scenes::Where::Kind::route) continue;
    const bool meant = std::any_of(event.who.begin(), event.who.end(),
                                   [&](scenes::UnitId who) { return belongs_to(drill, who, selected); });
    if (!meant) continue;
    add_ribbon(out, document.cast.shapes.routes[event.where.index],
               {.width = 0.9f,
                .colour = (agency_colour(drill.units[event.who[0].index].agency) & 0x00ffffffu) | 0xe6000000u,
                .pattern = renderer::Pattern::rimmed,
                .arrow = true,
                .ticks = 30 * scenes::speed_of(event.pace)});
  }
}

// A ring on the ground round the selected unit, where it stands together.
void add_ring(const scenes::Drill& drill, const scenes::Stage& stage, scenes::UnitId selected, RenderView& out) {
  const scenes::Unit& unit = drill.units[selected.index];
  Vec2 middle;
  int count = 0;
  for (int k = 0; k < unit.count; ++k) {
    const auto& state = stage.people[unit.first_person + std::uint32_t(k)];
    if (state.activity == Activity::gone) continue;
    middle = middle + state.at;
    ++count;
  }
  if (count == 0) return;
  middle = middle * (1 / float(count));
  float radius = 0;
  for (int k = 0; k < unit.count; ++k) {
    const auto& state = stage.people[unit.first_person + std::uint32_t(k)];
    if (state.activity != Activity::gone) radius = std::max(radius, scenes::distance(state.at, middle));
  }
  if (radius > 20) return;
  std::array<Vec2, 48> circle;
  for (std::size_t k = 0; k < circle.size(); ++k) {
    const float angle = float(k) / float(circle.size()) * 2 * scenes::kPi;
    circle[k] = middle + Vec2{std::cos(angle), std::sin(angle)} * (radius + 1.1f);
  }
  add_ribbon(out, circle,
             {.width = 0.42f, .colour = from_rgb(0x6FF2E3, 245), .pattern = renderer::Pattern::rimmed, .closed = true});
}

}  // namespace

void add_ghosts(const Document& document, const scenes::Stage& here, const scenes::Stage& other, RenderView& out) {
  constexpr float kApart = 0.6f;  // metres; nearer than that, two would only blur each other
  const scenes::Drill& drill = document.drill;
  for (const scenes::Unit& unit : drill.units) {
    const UnitInStep together = in_step(unit, other);
    for (int k = 0; k < unit.count; ++k) {
      const std::uint32_t i = unit.first_person + std::uint32_t(k);
      const scenes::PersonState &a = here.people[i], &b = other.people[i];
      if (b.activity == Activity::gone) continue;
      const bool same = a.activity == b.activity && scenes::distance(a.at, b.at) < kApart;
      if (!same) add_person(document.cast, other, i, together, renderer::kGhost, out);
    }
  }
  for (std::size_t i = 0; i < other.vehicles.size() && i < document.cast.vehicles.size(); ++i) {
    const scenes::VehicleState &a = here.vehicles[i], &b = other.vehicles[i];
    if (scenes::distance(a.at, b.at) < kApart) continue;
    renderer::Object ghost;
    ghost.position = to_world(b.at);
    ghost.heading = to_heading(b.bearing);
    ghost.model = document.cast.vehicles[i];
    ghost.travelled = b.travelled;
    ghost.tint_a = document.cast.vehicle_tints[i];
    ghost.flags = renderer::kGhost;
    out.objects.push_back(ghost);
  }
}

void build_view(const Document& document, const scenes::Motion& motion, const scenes::Stage& stage,
                const ViewOptions& options, RenderView& out) {
  const scenes::Drill& drill = document.drill;
  GELAR_CHECK(document.cast.people.size() == drill.person_count, "the document was opened with its models");
  out.objects.clear();
  out.people.clear();
  out.overlay_vertices.clear();
  out.overlay_indices.clear();
  out.particles.clear();
  out.seconds = float(double(stage.t) / 1000);
  const Vec2 wind = -scenes::direction_of(drill.wind_bearing) * drill.wind_speed;
  out.wind = {wind.east, -wind.north};
  out.light = light_at(drill, stage.t);

  add_objects(document, stage, options, out);
  if (options.people) add_people(document, stage, options, out);
  if (options.density) {
    static thread_local scenes::DensityField field;
    scenes::density_of(stage.people, field);
    add_heat(out, field);
  }
  if (options.overlays) {
    for (const scenes::EventId mark : stage.marks) add_mark(out, document.cast.shapes, drill, drill.events[mark.index]);
    if (options.knowledge && options.knowledge->ground.size() > 2) {
      const std::vector<Vec2>& ground = options.knowledge->ground;
      std::vector<std::uint32_t> fan;  // seen from the eyes, every corner of the rim is in sight
      for (std::uint32_t k = 1; k + 1 < ground.size(); ++k) fan.insert(fan.end(), {0, k, k + 1});
      add_area(out, ground, fan, from_rgb(0x2EC4B6, 38), renderer::Pattern::solid);
    }
    if (options.selected) {
      add_order(document, stage, *options.selected, out);
      add_ring(drill, stage, *options.selected, out);
    }
  }
  for (const scenes::Unit& unit : drill.units)
    if (options.people && unit.count > 1) add_rope(document, unit, stage, out);
  if (options.people) add_stretchers(document, stage, out);
  add_particles(document, motion, stage, out);
}

}  // namespace app
