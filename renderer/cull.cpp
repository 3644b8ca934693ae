// Which instances are drawn, at which level of detail and into which shadow map; sorted so
// that all of a kind are one instanced draw.
#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

#include "renderer/gpu.h"

namespace renderer {
namespace {

// What is outside but throws its shadow inside is kept: each plane is moved out by as much
// as the shadow of something a metre high can reach through it.
struct Frustum {
  std::array<glm::vec4, 6> planes;
  std::array<float, 6> shadow;
  Frustum(const glm::mat4& m, glm::vec3 to_sun, bool shadows) {
    const glm::mat4 t = glm::transpose(m);
    planes = {t[3] + t[0], t[3] - t[0], t[3] + t[1], t[3] - t[1], t[2], t[3] - t[2]};
    const glm::vec3 thrown = -to_sun / std::max(to_sun.y, 0.07f);
    for (std::size_t i = 0; i < 6; ++i) {
      planes[i] /= glm::length(glm::vec3(planes[i]));
      shadow[i] = shadows ? std::max(0.0f, glm::dot(glm::vec3(planes[i]), thrown)) : 0;
    }
  }
  bool sees(glm::vec3 centre, float radius, float height) const {
    for (std::size_t i = 0; i < 6; ++i)
      if (glm::dot(glm::vec3(planes[i]), centre) + planes[i].w < -(radius + height * shadow[i])) return false;
    return true;
  }
};

// A bucket is (model, level, kind): an instanced draw.
// In this order what one map shows lies together, and so does what the picture shows.
enum Kind : std::uint32_t {
  no_shadow,
  near_map,
  both_maps,
  far_map,
  fading_no_shadow,
  fading_near,
  fading_both,
  fading_far,
  ghost,
  selected,
  kinds
};
constexpr std::uint32_t kLevels = 4;
constexpr std::uint32_t kCoarser = 1u << 31;  // the coarser of two levels between which somebody fades

struct Frames {
  std::uint32_t from, to;
  float between;
  std::uint32_t body, aloft;  // into the far poses
};
Frames frames_of(const ModelOnGpu& model, std::uint16_t index, float phase) {
  const ModelOnGpu::ClipOnGpu& clip = model.clips[std::min<std::size_t>(index, model.clips.size() - 1)];
  phase -= std::floor(phase);
  const float at = phase * float(clip.loops ? clip.frames : clip.frames - 1);
  const auto a = std::min(std::uint32_t(at), clip.frames - 1);
  const std::uint32_t b = a + 1 < clip.frames ? a + 1 : clip.loops ? 0 : a;
  return {clip.first + a * model.joints, clip.first + b * model.joints, at - float(a), clip.first_body + a,
          clip.first_aloft + a};
}

shared::PersonData data_of(const Person& p, const ModelOnGpu& model, std::uint32_t flags) {
  const Frames a = frames_of(model, p.clip_a, p.phase_a);
  const Frames b = p.blend > 0 ? frames_of(model, p.clip_b, p.phase_b) : a;
  flags |= std::uint32_t(std::clamp(p.blend, 0.0f, 1.0f) * 255) << 24;
  return {glm::vec4(p.position, p.scale), glm::vec4(std::sin(p.heading), std::cos(p.heading), a.between, b.between),
          glm::uvec4(a.from, a.to, b.from, b.to), glm::uvec4(p.tint_a, p.tint_b, p.base_colour, flags)};
}

shared::ObjectData data_of(const Object& o, const ModelOnGpu& model, std::uint32_t flags) {
  return {glm::vec4(o.position, o.travelled), glm::vec4(std::sin(o.heading), std::cos(o.heading), o.steer, o.aim),
          glm::vec4(o.scale, 0), glm::uvec4(o.tint_a, o.tint_b, flags, model.pivots)};
}

void begin(DrawList& list, const SceneImpl& scene) {
  list.placed.clear();
  list.copies = 0;
  for (const std::uint32_t bucket : list.used) list.count[bucket] = 0;  // few of all that there could be
  list.used.clear();
  list.count.resize(scene.models.size() * kLevels * kinds);
  list.first.resize(list.count.size()), list.last.resize(list.count.size());
}

void place(DrawList& list, std::size_t instance, std::uint32_t model, std::uint32_t level, std::uint32_t kind,
           std::uint8_t fade = 255, bool coarser = false) {
  const std::uint32_t bucket = (model * kLevels + level) * kinds + kind;
  if (list.count[bucket]++ == 0) list.used.push_back(bucket);
  list.last[bucket] = std::uint32_t(instance);
  list.placed.push_back({std::uint32_t(instance), bucket | (coarser ? kCoarser : 0), fade});
}

void end(DrawList& list) {
  list.draws.clear();
  std::sort(list.used.begin(), list.used.end());
  std::uint32_t sum = 0;
  for (const std::uint32_t k : list.used) {
    list.first[k] = sum;
    const std::uint32_t kind = k % kinds;
    const bool fades = kind >= fading_no_shadow && kind <= fading_both;
    constexpr std::uint32_t kMaps[] = {0, 1, 3, 2};  // bit 0 near, bit 1 far
    const std::uint32_t maps = kind == selected ? 3 : kind == ghost ? 0 : kMaps[kind & 3];
    list.draws.push_back({.model = k / (kLevels * kinds),
                          .level = k / kinds % kLevels,
                          .first = sum,
                          .count = list.count[k],
                          .instance = list.last[k],
                          .near_map = (maps & 1) != 0,
                          .far_map = (maps & 2) != 0,
                          .ghost = kind == ghost,
                          .fading = fades,
                          .selected = kind == selected});
    sum += list.count[k];
  }
  list.total = sum;
}

glm::vec3 turned(glm::vec3 v, float heading) {
  const float s = std::sin(heading), c = std::cos(heading);
  return {c * v.x + s * v.z, v.y, c * v.z - s * v.x};
}

// From the eye to the nearest place where the object can be.
float nearest(const ModelOnGpu& model, const Object& o, glm::vec3 eye) {
  const glm::vec3 local = turned(eye - o.position, -o.heading);
  const glm::vec3 low = model.low * o.scale, high = model.high * o.scale;
  return glm::length(glm::max(glm::max(low - local, local - high), glm::vec3(0)));
}

std::uint32_t flags_of(std::uint32_t instance, const Placed& p) {
  return (instance & 0xffu) | (std::uint32_t(p.fade) << 8) | ((p.bucket & kCoarser) ? 1u << 16 : 0u);
}

// As the far figure, or what it holds aloft, in the clip that weighs more.
shared::FarPersonData far_data_of(const SceneImpl& scene, const Person& person, const Placed& p, bool aloft) {
  const ModelOnGpu& model = scene.models[person.model];
  const Frames frames = person.blend > 0.5f ? frames_of(model, person.clip_b, person.phase_b)
                                            : frames_of(model, person.clip_a, person.phase_a);
  return far_data_of(aloft ? *model.far->aloft : model.far->body, person,
                     scene.far_poses[aloft ? frames.aloft : frames.body], flags_of(person.flags, p));
}

// Into which maps something of that radius throws its shadow, as a kind's offset: what lies on
// one ray of the sun lies on one texel, so the place alone decides.
struct Maps {
  glm::vec4 row_x, row_y;
  float metre;  // in units of the near map
  int count;
  glm::vec4 near_area, far_area, far;  // far: shift and scale from the near map to the far one
  explicit Maps(const shared::FrameData& data)
      : row_x(data.shadow[0][0], data.shadow[1][0], data.shadow[2][0], data.shadow[3][0]),
        row_y(data.shadow[0][1], data.shadow[1][1], data.shadow[2][1], data.shadow[3][1]),
        metre(glm::length(glm::vec3(row_x))),
        count(int(data.shadow_texel.w)),
        near_area(shadow_area(data, 0)),
        far_area(shadow_area(data, 1)),
        far(data.shadow_far) {}
  std::uint32_t of(glm::vec3 at, float radius) const {
    if (count == 0) return 0;
    const glm::vec2 place(glm::dot(glm::vec3(row_x), at) + row_x.w, glm::dot(glm::vec3(row_y), at) + row_y.w);
    const float off = std::max(std::abs(place.x), std::abs(place.y)), size = radius * metre;
    const auto reaches = [](const glm::vec4& area, glm::vec2 p, float r) {
      return p.x > area.x - r && p.y > area.y - r && p.x < area.z + r && p.y < area.w + r;
    };
    const bool near = reaches(near_area, place, size);
    const bool beyond =
        count > 1 && off > 0.96f - size && reaches(far_area, place * far.w + glm::vec2(far), size * far.w);
    return near ? (beyond ? both_maps : near_map) : beyond ? far_map : no_shadow;
  }
};

}  // namespace

void cull(const SceneImpl& scene, const RenderView& view, const shared::FrameData& data, const Settings& settings,
          DrawLists& out) {
  const Frustum frustum(data.view_projection, glm::vec3(data.to_sun), settings.shadow_size > 0);
  const Maps maps(data);
  const Camera& camera = view.camera;
  const float height = data.wind.w;
  const float scale = camera.orthographic ? height / camera.ortho_height : height / (2 * std::tan(camera.fov_y / 2));
  const auto pixels = [&](glm::vec3 at, float metres) {
    return metres * scale / (camera.orthographic ? 1.0f : std::max(0.1f, glm::distance(at, camera.eye)));
  };
  const float band = settings.fade_levels ? 0.09f : 0.03f;

  begin(out.people, scene);
  for (std::size_t i = 0; i < view.people.size(); ++i) {
    const Person& p = view.people[i];
    if (p.model >= scene.whole_count || scene.models[p.model].ground) continue;  // nobody is as large as a venue
    const glm::vec3 centre = p.position + glm::vec3(0, 0.9f, 0);
    if (!frustum.sees(centre, 1.2f, 1.8f)) continue;
    const std::optional<FarFigure>& far = scene.models[p.model].far;
    const float size = pixels(centre, 1.7f * p.scale);
    const auto place_person = [&](std::uint32_t level, std::uint32_t kind, std::uint32_t shadow,
                                  std::uint8_t fade = 255, bool coarser = false) {
      if (!far || level != kFarLevel) return place(out.people, i, p.model, level, kind + shadow, fade, coarser);
      const bool flat = kind == no_shadow && size < settings.standee_pixels;
      place(out.people, i, scene.far_model, flat ? kStandeeLevel : kFarLevel, kind + shadow, fade, coarser);
      if (!far->aloft) return;
      place(out.people, i, scene.far_model, kAloftLevel, kind, fade, coarser);
      ++out.people.copies;
    };
    std::uint32_t level = 0;
    while (level < 3 && size < settings.lod_pixels[level]) ++level;
    if (p.flags & (kGhost | kSelected)) {
      const bool is_ghost = (p.flags & kGhost) != 0;
      place(out.people, i, p.model, std::min(level, 2u), is_ghost ? ghost : selected);
      continue;
    }
    std::uint32_t shadow = (p.flags & kNoShadow) ? 0 : maps.of(centre, 1.5f);
    if (far && level > 0 && level < kFarLevel && shadow != no_shadow) {
      place(out.people, i, scene.far_model, kCasterLevel, no_shadow + shadow);
      ++out.people.copies;
      shadow = no_shadow;
    }
    // Just above a threshold, and fine enough to matter, two levels share the pixels.
    if (level < 3 && size < settings.lod_pixels[level] * (1 + band)) {
      const float finer = (size / settings.lod_pixels[level] - 1) / band;
      const auto fade = std::uint8_t(std::clamp(finer, 0.0f, 1.0f) * 254);
      place_person(level, fading_no_shadow, shadow, fade);
      place_person(level + 1, fading_no_shadow, no_shadow, fade, true);
      ++out.people.copies;
      continue;
    }
    place_person(level, no_shadow, shadow);
  }
  end(out.people);

  begin(out.objects, scene);
  const auto place_object = [&](std::size_t i, std::uint32_t index) {
    const Object& o = view.objects[i];
    const ModelOnGpu& model = scene.models[index];
    const float larger = std::max({o.scale.x, o.scale.y, o.scale.z}), reach = model.radius * larger;
    const glm::vec3 centre = o.position + turned(model.centre * o.scale, o.heading);
    if (!frustum.sees(centre, reach, model.high.y * larger)) return;
    // Coarser only as long as that cannot be seen anywhere on it: it deviates by a pixel or so.
    const float distance = camera.orthographic ? 1 : std::max(0.1f, nearest(model, o, camera.eye));
    auto level = std::uint32_t(std::min<std::size_t>(model.levels.size(), kLevels)) - 1;
    while (level > 0 && model.levels[level].error * larger * scale / distance > settings.object_error) --level;
    // Flat ground throws its shadow on nothing.
    const bool flat = model.ground && model.high.y - model.low.y < 0.3f;
    const std::uint32_t kind = (o.flags & kGhost)              ? std::uint32_t(ghost)
                               : flat || (o.flags & kNoShadow) ? std::uint32_t(no_shadow)
                                                               : no_shadow + maps.of(centre, reach);
    place(out.objects, i, index, level, kind);
  };
  for (std::size_t i = 0; i < view.objects.size(); ++i) {
    const std::uint32_t index = view.objects[i].model;
    if (index >= scene.whole_count) continue;
    const ModelOnGpu& model = scene.models[index];
    if (!model.ground) place_object(i, index);
    for (std::uint32_t k = 0; k < model.piece_count; ++k) place_object(i, model.first_piece + k);
  }
  end(out.objects);
}

void pack(const SceneImpl& scene, const RenderView& view, DrawLists& lists, shared::PersonData* people,
          shared::ObjectData* objects) {
  for (const Placed& p : lists.people.placed) {
    const Person& person = view.people[p.instance];
    const std::uint32_t bucket = p.bucket & ~kCoarser;
    shared::PersonData& to = people[lists.people.first[bucket]++];
    if (bucket / (kLevels * kinds) == scene.far_model)
      to = std::bit_cast<shared::PersonData>(far_data_of(scene, person, p, bucket / kinds % kLevels == kAloftLevel));
    else
      to = data_of(person, scene.models[person.model], flags_of(person.flags, p));
  }
  for (const Placed& p : lists.objects.placed) {
    const Object& object = view.objects[p.instance];
    objects[lists.objects.first[p.bucket]++] = data_of(object, scene.models[object.model], flags_of(object.flags, p));
  }
}

}  // namespace renderer
