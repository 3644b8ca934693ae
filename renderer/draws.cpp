// What the passes draw: the lists that cull.cpp made, as few draws as they allow.
#include <algorithm>
#include <cmath>
#include <utility>

#include "renderer/passes.h"

namespace renderer {
namespace {

void push(Pass& p, const shared::PushData& data) { push(p.device, p.commands, data); }

void bind_models(Pass& p, const Buffer& instances) {
  const VkBuffer buffers[] = {p.scene.vertices.buffer, instances.buffer};
  const VkDeviceSize zero[] = {0, 0};
  vkCmdBindVertexBuffers(p.commands, 0, 2, buffers, zero);
  vkCmdBindIndexBuffer(p.commands, p.scene.indices.buffer, 0, VK_INDEX_TYPE_UINT32);
}

PipelineKey key_of(const Pass& p) {
  const Settings& s = p.target.settings;
  return {.format = p.target.format,
          .samples = s.samples,
          .taps = s.shadow_size > 0 ? s.shadow_taps : 0,
          .night = p.view.light.night > 0,
          .rich = s.rich};
}
void use(Pass& p, Draws draws) {
  vkCmdBindPipeline(p.commands, VK_PIPELINE_BIND_POINT_GRAPHICS, pipeline_of(p.device, key_of(p), draws));
}

// open: plain and to be seen from both sides; plain: both kinds; painted: also what has pictures, by
// its vertex colours.
enum class Part { one_sided, open, plain, detail, painted, special, glass, all };

const DrawRange& range_of(const Pass& p, const Draw& d, std::size_t level) {
  const ModelOnGpu& model = p.scene.models[d.model];
  return model.levels[std::min(level, model.levels.size() - 1)];
}

// Draws that go on from each other are one: pieces of a venue whose triangles lie beside each
// other, and instances of a model in neighbouring buckets. A software device spends as much on
// a draw as on some hundred triangles.
struct Run {
  const Draw* draw = nullptr;  // the last one
  Indices indices;
  std::uint32_t first = 0, count = 0;  // instances
};
void end_run(Pass& p, Run& run) {
  if (run.count == 0) return;
  vkCmdDrawIndexed(p.commands, run.indices.count, run.count, run.indices.first,
                   p.scene.models[run.draw->model].vertex_offset, run.first);
  p.target.facts.triangles += run.indices.count / 3 * run.count;
  run = {};
}
void add_to_run(Pass& p, Run& run, const Draw& d, Indices next) {
  if (next.count == 0) return;
  if (run.count > 0) {
    const ModelOnGpu &a = p.scene.models[run.draw->model], &b = p.scene.models[d.model];
    const bool neighbours = a.ground && b.ground && a.vertex_offset == b.vertex_offset && run.count == 1 &&
                            d.count == 1 && run.draw->instance == d.instance;
    if (run.indices.first + run.indices.count == next.first && (run.draw == &d || neighbours)) {
      run.indices.count += next.count, run.draw = &d;
      return;
    }
    if (run.draw->model == d.model && run.indices.first == next.first && run.indices.count == next.count &&
        run.first + run.count == d.first) {
      run.count += d.count, run.draw = &d;
      return;
    }
  }
  end_run(p, run);
  run = {&d, next, d.first, d.count};
}
void add_to_run(Pass& p, Run& run, const Draw& d, std::size_t level, Part part) {
  const DrawRange& r = range_of(p, d, level);
  const bool painted = part == Part::painted || part == Part::all, plain = painted || part == Part::plain;
  Indices joined;  // ranges that follow each other are one
  const auto add = [&](const Indices& next, bool wanted) {
    if (!wanted || next.count == 0) return;
    if (joined.count > 0 && joined.first + joined.count == next.first) return void(joined.count += next.count);
    add_to_run(p, run, d, std::exchange(joined, next));
  };
  add(r.one_sided, plain || part == Part::one_sided);
  add(r.plain, plain || part == Part::open);
  add(r.detail, painted || part == Part::detail);
  add(r.special, part == Part::special || part == Part::all);
  add(r.glass, part == Part::glass || part == Part::all);
  add_to_run(p, run, d, joined);
}
void draw(Pass& p, const Draw& d, std::size_t level, Part part) {
  Run run;
  add_to_run(p, run, d, level, part);
  end_run(p, run);
}

// Below this height whatever stands on the ground is darkened; the venue itself is not.
float foot_of(const ModelOnGpu& model) {
  return model.radius < 12 && !model.ground ? std::min(0.9f, 0.5f * model.high.y) : 0;
}

// Of an object: its shadow needs no finer model than the map has texels, metres across; and of
// what is small no finer one than the next coarser.
std::size_t shadow_level(const Pass& p, const Draw& d, float texel) {
  const ModelOnGpu& model = p.scene.models[d.model];
  std::size_t level = d.level + (model.radius < 12 && !model.ground ? 1u : 0u);
  const glm::vec3 scale = p.view.objects[d.instance].scale;
  const float enough = 0.5f * texel / std::max({scale.x, scale.y, scale.z, 1e-3f});
  while (level + 1 < model.levels.size() && model.levels[level + 1].error < enough) ++level;
  return level;
}

void objects(Pass& p, Part part, bool ghosts) {
  Run run;
  float pushed = -1;
  for (const Draw& d : p.lists.objects.draws) {
    if (d.ghost != ghosts) continue;
    if (const float foot = foot_of(p.scene.models[d.model]); foot != pushed) {
      end_run(p, run);
      push(p, {.a = glm::vec4(pushed = foot, 0, 0, 0)});
    }
    add_to_run(p, run, d, d.level, part);
  }
  end_run(p, run);
}

bool has_pictures(const Pass& p, const Draw& d) { return !range_of(p, d, d.level).detailed.empty(); }

// What has pictures, material by material. The vertices' second half lies in a buffer of its own,
// which only models with pictures have a part in: both are bound where the model's begin.
void draw_detailed(Pass& p, const Draw& d, const Buffer& instances) {
  const ModelOnGpu& model = p.scene.models[d.model];
  const VkBuffer buffers[] = {p.scene.vertices.buffer, instances.buffer, p.scene.details.buffer};
  const VkDeviceSize offsets[] = {VkDeviceSize(model.vertex_offset) * sizeof(assets::Vertex), 0, model.first_detail};
  vkCmdBindVertexBuffers(p.commands, 0, 3, buffers, offsets);
  for (const auto& range : range_of(p, d, d.level).detailed) {
    vkCmdBindDescriptorSets(p.commands, VK_PIPELINE_BIND_POINT_GRAPHICS, p.device.detail_layout, 1, 1, &range.coat, 0,
                            nullptr);
    vkCmdDrawIndexed(p.commands, range.count, d.count, range.first_index, 0, d.first);
    p.target.facts.triangles += range.count / 3 * d.count;
  }
}

void detailed_objects(Pass& p) {
  bool used = false;
  for (const Draw& d : p.lists.objects.draws) {
    if (d.ghost || !has_pictures(p, d)) continue;
    if (!std::exchange(used, true)) use(p, Draws::object_detailed);
    push(p, {.a = glm::vec4(foot_of(p.scene.models[d.model]), 0, 0, 0)});
    draw_detailed(p, d, p.slot.objects);
  }
  if (used) bind_models(p, p.slot.objects);
}

void detailed_people(Pass& p) {
  bool used = false;
  for (const Draws pipeline : {Draws::person_detailed, Draws::person_detailed_fading})
    for (const Draw& d : p.lists.people.draws) {
      if (d.ghost || d.level > 0 || d.fading != (pipeline == Draws::person_detailed_fading) || !has_pictures(p, d))
        continue;
      use(p, pipeline);
      used = true;
      draw_detailed(p, d, p.slot.people);
    }
  if (used) bind_models(p, p.slot.people);
}

Draws pipeline_for(const Pass& p, const Draw& d) {
  if (d.model == p.scene.far_model)
    return d.level == kStandeeLevel ? Draws::standee : d.fading ? Draws::far_figure_fading : Draws::far_figure;
  if (d.level == 0) return d.fading ? Draws::person_near_fading : Draws::person_near;
  if (d.level == 1) return d.fading ? Draws::person_middle_fading : Draws::person_middle;
  return d.fading ? Draws::person_far_fading : Draws::person_far;
}

bool casts_only(const Pass& p, const Draw& d) { return d.model == p.scene.far_model && d.level == kCasterLevel; }

void people(Pass& p) {
  for (const Draws pipeline :
       {Draws::person_near, Draws::person_near_fading, Draws::person_middle, Draws::person_middle_fading,
        Draws::person_far, Draws::person_far_fading, Draws::far_figure, Draws::far_figure_fading, Draws::standee}) {
    const auto drawn_so = [&](const Draw& d) {
      return !d.ghost && pipeline_for(p, d) == pipeline && !casts_only(p, d);
    };
    if (std::none_of(p.lists.people.draws.begin(), p.lists.people.draws.end(), drawn_so)) continue;
    use(p, pipeline);
    for (const Part part : {Part::painted, Part::special, Part::glass}) {
      Run run;
      for (const Draw& d : p.lists.people.draws) {
        if (!drawn_so(d) || (part == Part::glass && d.level < 2)) continue;  // a shield from afar is as good as solid
        add_to_run(p, run, d, d.level, part == Part::painted && d.level == 0 ? Part::plain : part);
      }
      end_run(p, run);
    }
  }
}

bool any(const DrawList& list, bool Draw::*what) {
  return std::any_of(list.draws.begin(), list.draws.end(), [&](const Draw& d) { return d.*what; });
}

// Two pixels of the accent colour round who is selected.
void outlines(Pass& p) {
  if (!any(p.lists.people, &Draw::selected)) return;
  use(p, Draws::person_outline);
  const float width = std::max(2.0f, float(p.viewport.w) / 400);
  push(p, {.a = glm::vec4(2 * width / float(p.viewport.z), 2 * width / float(p.viewport.w), 0, 0),
           .b = glm::vec4(0.44f, 0.95f, 0.89f, 1)});
  for (const Draw& d : p.lists.people.draws)
    if (d.selected) draw(p, d, d.level, Part::all);
}

}  // namespace

void draw_casters(Pass& p, int map) {
  push(p, {.a = glm::vec4(float(map), 0, 0, 0)});
  const float texel = map == 0 ? p.data.shadow_texel.x : p.data.shadow_texel.y;
  const auto in_map = [&](const Draw& d) { return map == 0 ? d.near_map : d.far_map; };
  bind_models(p, p.slot.objects);
  const auto objects_of = [&](VkPipeline pipeline, std::initializer_list<Part> parts) {
    vkCmdBindPipeline(p.commands, VK_PIPELINE_BIND_POINT_GRAPHICS, pipeline);
    for (const Part part : parts) {
      Run run;
      for (const Draw& d : p.lists.objects.draws)
        if (in_map(d)) add_to_run(p, run, d, part == Part::special ? d.level : shadow_level(p, d, texel), part);
      end_run(p, run);
    }
  };
  objects_of(p.device.one_sided_shadow, {Part::one_sided});
  objects_of(p.device.object_shadow, {Part::open, Part::detail, Part::special});
  bind_models(p, p.slot.people);
  for (const bool far : {false, true}) {
    vkCmdBindPipeline(p.commands, VK_PIPELINE_BIND_POINT_GRAPHICS,
                      far ? p.device.far_figure_shadow : p.device.person_shadow);
    Run run;
    for (const Draw& d : p.lists.people.draws)
      if (in_map(d) && far == (d.model == p.scene.far_model))
        add_to_run(p, run, d, far ? kCasterLevel : d.level + 1, Part::painted);
    end_run(p, run);
  }
}

void draw_objects(Pass& p) {
  bind_models(p, p.slot.objects);
  use(p, Draws::object_one_sided);
  objects(p, Part::one_sided, false);
  use(p, Draws::object);
  objects(p, Part::open, false);
  detailed_objects(p);
  use(p, Draws::object_special);
  objects(p, Part::special, false);
}

void draw_people(Pass& p) {
  bind_models(p, p.slot.people);
  outlines(p);
  people(p);
  detailed_people(p);
}

void draw_backdrop(Pass& p) {
  use(p, Draws::backdrop);
  vkCmdDraw(p.commands, shared::kSkyColumns * shared::kSkyRows * 6, 1, 0, 0);
}

void draw_contact_shadows(Pass& p) {
  const VkDeviceSize zero = 0;
  std::uint32_t first = 0, count = 0;  // of those that lie beside each other
  const auto draw_those = [&] {
    if (count > 0) vkCmdDraw(p.commands, 4, std::exchange(count, 0), 0, first);
  };
  bool used = false;
  for (const Draw& d : p.lists.people.draws) {
    if (d.level > 1 || d.ghost || d.model == p.scene.far_model) continue;
    if (!std::exchange(used, true)) {
      use(p, Draws::blob);
      vkCmdBindVertexBuffers(p.commands, 1, 1, &p.slot.people.buffer, &zero);
      push(p, {.a = glm::vec4(0.22f, 0.22f, 0, 0), .b = glm::vec4(0.38f, 0.42f, 0, 0)});
    }
    if (count > 0 && first + count != d.first) draw_those();
    if (count == 0) first = d.first;
    count += d.count;
  }
  draw_those();
  used = false;
  for (const Draw& d : p.lists.objects.draws) {
    const ModelOnGpu& model = p.scene.models[d.model];
    // What lies flat would only be darkened itself.
    if (d.ghost || model.ground || model.radius > 9 || model.low.y > 0.5f || model.high.y < 0.1f) continue;
    if (!std::exchange(used, true)) {
      use(p, Draws::object_blob);
      vkCmdBindVertexBuffers(p.commands, 1, 1, &p.slot.objects.buffer, &zero);
    }
    const glm::vec3 half = (model.high - model.low) * 0.5f;
    push(p, {.a = glm::vec4(half.x, half.z, model.centre.x, model.centre.z),
             .b = glm::vec4(std::min(0.6f, 0.25f + 0.15f * half.y), 0.5f, 0, 0)});
    vkCmdDraw(p.commands, 4, d.count, 0, d.first);
  }
}

void draw_overlays(Pass& p) {
  if (p.view.overlay_indices.empty()) return;
  const VkDeviceSize zero = 0;
  use(p, Draws::overlay);
  vkCmdBindVertexBuffers(p.commands, 0, 1, &p.slot.overlay_vertices.buffer, &zero);
  vkCmdBindIndexBuffer(p.commands, p.slot.overlay_indices.buffer, 0, VK_INDEX_TYPE_UINT32);
  vkCmdDrawIndexed(p.commands, std::uint32_t(p.view.overlay_indices.size()), 1, 0, 0, 0);
}

void draw_translucent(Pass& p) {
  bind_models(p, p.slot.objects);
  const auto has_glass = [&](const Draw& d) { return range_of(p, d, d.level).glass.count > 0; };
  if (std::any_of(p.lists.objects.draws.begin(), p.lists.objects.draws.end(), has_glass))
    use(p, Draws::object_glass), objects(p, Part::glass, false);
  if (any(p.lists.objects, &Draw::ghost)) use(p, Draws::object_ghost), objects(p, Part::all, true);
  bind_models(p, p.slot.people);
  bool used = false;
  for (const Draw& d : p.lists.people.draws) {
    if (d.ghost || d.level > 1 || !has_glass(d)) continue;
    if (!std::exchange(used, true)) use(p, Draws::person_glass);
    draw(p, d, d.level, Part::glass);
  }
  if (any(p.lists.people, &Draw::ghost)) {
    use(p, Draws::person_ghost);
    for (const Draw& d : p.lists.people.draws)
      if (d.ghost) draw(p, d, d.level, Part::all);
  }
}

void draw_particles(Pass& p) {
  const std::size_t count = p.slot.particle_count;
  if (count == 0) return;
  const VkDeviceSize zero = 0;
  use(p, Draws::particle);
  vkCmdBindVertexBuffers(p.commands, 1, 1, &p.slot.particles.buffer, &zero);
  vkCmdDraw(p.commands, 4, std::uint32_t(count), 0, 0);
}

}  // namespace renderer
