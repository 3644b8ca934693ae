#include "app/studio.h"

#include <fmt/format.h>

#include <cstdio>

#include "app/apply.h"
#include "app/apply_briefing.h"
#include "app/build_view.h"
#include "app/state_view.h"

namespace app {

struct StudioImpl {
  std::shared_ptr<const Document> document;
  glm::uvec2 size{0};
  renderer::Device device;
  renderer::Scene scene;
  renderer::Target target;
  scenes::Stage stage;
  renderer::RenderView view, scratch, other;
  Gui gui;
};

void StudioFree::operator()(StudioImpl* studio) const {
  if (!studio) return;
  studio->gui.reset();
  studio->target.reset();
  studio->scene.reset();
  studio->device.reset();
  delete studio;
}

Orbit orbit_named(const scenes::Venue& venue, std::string_view name) {
  for (const scenes::SavedView& view : venue.views)
    if (view.name == name) return orbit_of(view);
  if (!venue.views.empty()) return orbit_of(venue.views.front());
  const scenes::Vec2 middle = (venue.low + venue.high) * 0.5f;
  Orbit orbit;
  orbit.target = to_world(middle);
  orbit.distance = std::max(30.0f, scenes::distance(venue.low, venue.high) * 0.9f);
  return orbit;
}

base::Result<Studio> open_studio(const StudioDescriptor& descriptor) {
  Studio studio(new StudioImpl);
  studio->document = descriptor.document;
  studio->size = descriptor.size;
  auto device = renderer::create_device(
      {.validation = descriptor.validation, .pick = descriptor.device, .on_message = [](const std::string& message) {
         fmt::print(stderr, "vulkan: {}\n", message);
       }});
  if (!device) return device.diagnostics();
  studio->device = std::move(*device);
  std::vector<const assets::Model*> models;
  for (const assets::Model& model : descriptor.document->models->models) models.push_back(&model);
  auto scene = renderer::upload_models(studio->device, models);
  if (!scene) return scene.diagnostics();
  studio->scene = std::move(*scene);
  const renderer::Quality quality = descriptor.quality.value_or(renderer::facts(studio->device).suggested);
  auto target = renderer::create_offscreen_target(studio->device, descriptor.size, renderer::settings_of(quality));
  if (!target) return target.diagnostics();
  studio->target = std::move(*target);
  auto gui = create_gui(studio->device);
  if (!gui) return gui.diagnostics();
  studio->gui = std::move(*gui);
  return {std::move(studio), gui.diagnostics()};
}

base::Result<Image> take(Studio& studio, const Shot& shot) {
  const Document& document = *studio->document;
  scenes::stage_at(*shot.motion, shot.t, studio->stage);
  const Appearance& look = shot.appearance;
  Knowledge knowledge;
  if (look.known) {
    look_around(knowledge, document.drill, studio->stage, look.selected);
    hear_events(knowledge, *shot.motion);
  }
  build_view(document, *shot.motion, studio->stage,
             {.selected = look.selected,
              .people = look.unit_look != UnitLook::symbols,
              .density = look.density,
              .knowledge = &knowledge},
             studio->view);
  if (look.clock) studio->view.light = light_at_clock(document.drill, *look.clock);
  studio->view.rehearsal = look.rehearsal;
  studio->view.tilt_shift = look.tilt_shift;
  const Orbit orbit = shot.orbit.value_or(orbit_named(document.drill.venue, studio->stage.view));
  studio->view.camera = camera_of(orbit);
  studio->view.ui_commands.clear();
  studio->view.viewport = {};
  if (shot.layer) {
    AppState state;
    show_document(state, studio->document, shot.motion->timeline.path, shot.t);
    take_motion(state, shot.motion);
    state.orbit = orbit;
    state.language = shot.language;
    state.open_decision = shot.decision;
    state.selected = look.selected;
    if (look.known) state.knower = look.selected;
    follow_knowledge(state);
    state.unit_look = look.unit_look;
    state.labels = look.labels;
    state.show_density = look.density;
    Commands ignored;
    const GuiFrame frame{.size = glm::vec2(studio->size), .layer = *shot.layer};
    draw_gui(studio->gui, studio->device, frame, state, ignored, studio->view);
  }
  if (renderer::draw_frame(studio->device, studio->scene, studio->target, studio->view) != renderer::Drawn::yes)
    return base::error("R0020", renderer::facts(studio->device).name, "the graphics device was lost");
  return Image{studio->size, renderer::read_pixels(studio->device, studio->target)};
}

base::Result<Image> take_state(Studio& studio, const AppState& state, GuiLayer layer, double seconds) {
  view_of(state, studio->view, studio->scratch);
  studio->view.tilt_shift = 0;
  studio->view.ui_commands.clear();
  studio->view.viewport = {};
  Commands ignored;
  draw_gui(studio->gui, studio->device,
           {.size = glm::vec2(studio->size), .layer = layer, .seconds_since_last = seconds}, state, ignored,
           studio->view);
  const bool both = other_view_of(state, studio->view, gui_split(studio->gui), studio->other);
  const renderer::RenderView* views[] = {&studio->view, &studio->other};
  if (renderer::draw_frame(studio->device, studio->scene, studio->target, std::span(views, both ? 2u : 1u)) !=
      renderer::Drawn::yes)
    return base::error("R0020", renderer::facts(studio->device).name, "the graphics device was lost");
  return Image{studio->size, renderer::read_pixels(studio->device, studio->target)};
}

const renderer::DeviceFacts& facts(const Studio& studio) { return renderer::facts(studio->device); }
renderer::FrameFacts last_frame(const Studio& studio) { return renderer::last_frame(studio->target); }
std::uint64_t validation_messages(const Studio& studio) { return renderer::validation_messages(studio->device); }

}  // namespace app
