// The people that are shipped: all there, light enough, and their feet do not slide.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "assets/model.h"
#include "base/files.h"

namespace {

const std::filesystem::path kFigures = base::data_folder() / "models/figures";

const std::vector<std::string> kRoles = {
    "police", "humas", "commander",  "dalmas_awal", "dalmas_lanjut", "dalmas_sekat", "penindak",   "negotiator",
    "raimas", "k9_handler", "lantas",      "intel",         "propam",       "tni",        "satpol_pp",
    "linmas", "dishub",     "medic",       "firefighter",   "official",     "official_2", "elder",
    "kpps",   "bawaslu",    "witness",     "press",         "press_video",  "organiser"};
constexpr int kCrowdLooks = 18;

std::vector<std::string> whole_cast() {
  std::vector<std::string> names = kRoles;
  for (int i = 1; i <= kCrowdLooks; ++i) names.push_back("civilian_" + std::to_string(i));
  names.insert(names.end(), {"voter_wheelchair", "voter_pregnant", "voter_elder", "child", "dog"});
  return names;
}
const std::vector<std::string> kClips = {
    "stand", "idle",    "look",        "walk",         "jog",       "run",    "march",     "crouch",    "kneel",
    "brace", "shelter", "shelter_low", "shelter_high", "carried",   "push",   "link_arms", "hold_rope", "sit",
    "seat",  "lie",     "throw",       "carry",        "carry_box", "ride",   "talk",      "megaphone", "wave",
    "chant", "film",    "treat",       "salute",       "vote",      "advance"};

assets::Model shipped(const std::string& name) {
  auto model = assets::load_model(kFigures / (name + ".glb"));
  EXPECT_TRUE(model) << base::format(model.diagnostics());
  if (!model) return assets::placeholder(name);
  EXPECT_TRUE(model.diagnostics().empty()) << base::format(model.diagnostics());
  return std::move(*model);
}

const assets::Clip* clip_of(const std::vector<assets::Clip>& clips, const std::string& name) {
  const auto found = std::find_if(clips.begin(), clips.end(), [&](const auto& clip) { return clip.name == name; });
  return found == clips.end() ? nullptr : &*found;
}

glm::vec3 posed(const assets::Model& model, const assets::Clip& clip, std::uint32_t frame,
                const assets::Vertex& vertex) {
  glm::vec3 sum(0);
  for (std::size_t i = 0; i < 2; ++i) {
    const glm::mat3x4& m = (*clip.matrices)[(frame % clip.frame_count) * model.joints.size() + vertex.joints[i]];
    const glm::vec4 p(vertex.position, 1);
    sum += glm::vec3(glm::dot(m[0], p), glm::dot(m[1], p), glm::dot(m[2], p)) * (float(vertex.weights[i]) / 255.0f);
  }
  return sum;
}

class Shipped : public testing::TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(Cast, Shipped, testing::ValuesIn(whole_cast()), [](const auto& row) { return row.param; });

TEST_P(Shipped, has_three_levels_within_their_budgets) {
  const assets::Model model = shipped(GetParam());
  ASSERT_EQ(model.levels.size(), 3u);
  const auto triangles = [&](std::size_t level) { return model.levels[level].index_count / 3; };
  const bool with_chair = GetParam() == "voter_wheelchair";
  EXPECT_GE(triangles(0), 380u);
  EXPECT_LE(triangles(0), with_chair ? 1000u : 900u);
  EXPECT_LE(triangles(1), 380u);
  EXPECT_LE(triangles(2), with_chair ? 110u : 84u);
  // Each level says how far it is off, a few centimetres, so that a change is no jump.
  EXPECT_GT(model.levels[1].error, 0.001f);
  EXPECT_LT(model.levels[1].error, 0.06f);
  EXPECT_LT(model.levels[2].error, 0.18f);
}

TEST_P(Shipped, stands_on_an_agency_coloured_base_at_its_true_height) {
  const assets::Model model = shipped(GetParam());
  EXPECT_NEAR(model.low.y, 0, 1e-3);
  // The crown, not what is held over it.
  float crown = 0;
  for (const assets::Vertex& v : model.vertices)
    if (model.joints[v.joints[0]].name == "head") crown = std::max(crown, v.position.y);
  if (GetParam() != "dog" && GetParam() != "child" && GetParam() != "civilian_18") {  // who carries a basket on it
    EXPECT_GT(crown, 1.7f);
    EXPECT_LT(crown, 1.87f);
  }
  const auto is_base = [](const assets::Vertex& v) { return v.surface == std::uint32_t(assets::Surface::base_ring); };
  EXPECT_TRUE(std::any_of(model.vertices.begin(), model.vertices.end(), is_base));
}

TEST_P(Shipped, can_stand_and_walk) {
  const assets::Model model = shipped(GetParam());
  const assets::Model library = shipped("clips");
  const std::vector<assets::Clip> clips = model.clips.size() > 1 ? model.clips : assets::retarget(library, model);
  for (const char* name : {"stand", "idle", "walk"}) ASSERT_NE(clip_of(clips, name), nullptr) << name;
  EXPECT_GT(clip_of(clips, "walk")->stride, 0.3f);
  // No pose takes anybody apart: every vertex stays within reach of the base.
  for (const assets::Clip& clip : clips)
    for (std::uint32_t frame = 0; frame < clip.frame_count; frame += 5)
      for (const assets::Vertex& vertex : model.vertices) {
        const glm::vec3 p = posed(model, clip, frame, vertex);
        ASSERT_LT(glm::length(p), 3.2f) << clip.name << " frame " << frame;
        if (model.joints[vertex.joints[0]].name.ends_with("hand")) continue;  // a stick may dip under
        ASSERT_GT(p.y, -0.25f) << clip.name << " frame " << frame;
      }
}

// A figure's outline from before and from beside, as it is drawn 40 m away in a picture of
// 1080 lines: a cell is a pixel.
using Outline = std::vector<bool>;
Outline outline_of(const assets::Model& model) {
  constexpr int kWide = 80, kHigh = 120;
  constexpr float kPixel = 2 * 40 * 0.3093f / 1080;  // metres
  Outline out(2 * kWide * kHigh);
  const assets::Level& level = model.levels[1];
  for (std::uint32_t i = level.first_index; i + 2 < level.first_index + level.index_count; i += 3) {
    const glm::vec3 a = model.vertices[model.indices[i]].position, b = model.vertices[model.indices[i + 1]].position,
                    c = model.vertices[model.indices[i + 2]].position;
    const int steps = 1 + int(std::max(glm::distance(a, b), glm::distance(a, c)) / kPixel * 1.5f);
    for (int u = 0; u <= steps; ++u)
      for (int v = 0; v + u <= steps; ++v) {
        const glm::vec3 p = a + (b - a) * (float(u) / float(steps)) + (c - a) * (float(v) / float(steps));
        const int y = int(p.y / kPixel);
        for (int side = 0; side < 2; ++side)
          if (const int x = int((side == 0 ? p.x : p.z) / kPixel) + kWide / 2;
              x >= 0 && x < kWide && y >= 0 && y < kHigh)
            out[std::size_t((side * kHigh + y) * kWide + x)] = true;
      }
  }
  return out;
}

TEST(ShippedRoles, tell_themselves_apart_by_outline_at_forty_metres) {
  std::vector<Outline> outlines;
  for (const std::string& role : kRoles) outlines.push_back(outline_of(shipped(role)));
  for (std::size_t i = 0; i < kRoles.size(); ++i)
    for (std::size_t k = i + 1; k < kRoles.size(); ++k) {
      int differ = 0;
      for (std::size_t c = 0; c < outlines[i].size(); ++c) differ += outlines[i][c] != outlines[k][c] ? 1 : 0;
      EXPECT_GE(differ, 60) << kRoles[i] << " and " << kRoles[k];
    }
}

TEST(ShippedClips, library_has_every_movement) {
  const assets::Model library = shipped("clips");
  for (const std::string& name : kClips) EXPECT_NE(clip_of(library.clips, name), nullptr) << name;
  EXPECT_EQ(library.clips.size(), kClips.size());
  EXPECT_LE(library.joints.size(), 18u);
}

TEST(ShippedClips, cycles_close_without_a_jump) {
  const assets::Model library = shipped("clips");
  for (const assets::Clip& clip : library.clips) {
    float largest = 0, closing = 0;
    for (std::uint32_t f = 0; f < clip.frame_count; ++f) {
      float step = 0;
      for (const assets::Vertex& vertex : library.vertices)
        step = std::max(step, glm::distance(posed(library, clip, f, vertex), posed(library, clip, f + 1, vertex)));
      (f + 1 == clip.frame_count ? closing : largest) = std::max(f + 1 == clip.frame_count ? closing : largest, step);
    }
    EXPECT_LE(closing, largest * 1.6f + 0.004f) << clip.name;
    EXPECT_LT(largest, 0.75f) << clip.name << " tears";
  }
}

// The part of the foot that touches the ground goes backwards under the body at exactly
// the speed that the body goes forwards.
TEST(ShippedClips, feet_do_not_slide) {
  const assets::Model library = shipped("clips");
  for (const char* name : {"walk", "jog", "run", "march", "carry", "carry_box", "advance"}) {
    const assets::Clip& clip = *clip_of(library.clips, name);
    const float expected = clip.stride / float(clip.frame_count);
    int counted = 0;
    for (const char* foot : {"left_foot", "right_foot"}) {
      const auto joint =
          std::find_if(library.joints.begin(), library.joints.end(), [&](const auto& j) { return j.name == foot; });
      std::vector<assets::Vertex> sole;
      for (const assets::Vertex& vertex : library.vertices)
        if (vertex.joints[0] == joint - library.joints.begin() && vertex.weights[0] == 255) sole.push_back(vertex);
      ASSERT_FALSE(sole.empty());
      for (std::uint32_t f = 0; f < clip.frame_count; ++f) {
        // On the ground through the frame: near it before and after, hardly moving up or down.
        float moved = 0;
        int touching = 0;
        for (const assets::Vertex& vertex : sole) {
          const glm::vec3 now = posed(library, clip, f, vertex), next = posed(library, clip, f + 1, vertex);
          const glm::vec3 before = posed(library, clip, f + clip.frame_count - 1, vertex),
                          after = posed(library, clip, f + 2, vertex);
          if (std::max({before.y, now.y, next.y, after.y}) > 0.05f || std::fabs(now.y - next.y) > 0.004f) continue;
          moved += now.z - next.z;
          ++touching;
        }
        if (touching < 2) continue;
        ++counted;
        EXPECT_NEAR(moved / float(touching), expected, expected * 0.05f) << name << " " << foot << " frame " << f;
      }
    }
    EXPECT_GE(counted, 2) << name << " hardly touches the ground";
  }
}

TEST(ShippedClips, a_child_takes_shorter_steps) {
  const assets::Model library = shipped("clips"), child = shipped("child");
  const auto clips = assets::retarget(library, child);
  EXPECT_NEAR(clip_of(clips, "walk")->stride / clip_of(library.clips, "walk")->stride, 0.69f, 0.03f);
}

TEST(ShippedVehicles, have_wheels_that_steer_and_turrets_where_they_aim) {
  const struct {
    const char* name;
    int wheels, turrets;
  } rows[] = {{"awc", 6, 2}, {"apc", 4, 1},       {"barrier_truck", 4, 0}, {"pickup", 4, 0},    {"trail_bike", 2, 0},
              {"bus", 4, 0}, {"ambulance", 4, 0}, {"fire_engine", 4, 1},   {"box_truck", 4, 0}, {"k9_van", 4, 0},
              {"car", 4, 0}, {"motorbike", 2, 0}, {"pa_car", 4, 0}};
  for (const auto& row : rows) {
    const auto model = assets::load_model(base::data_folder() / "models/vehicles" / (std::string(row.name) + ".glb"));
    ASSERT_TRUE(model) << base::format(model.diagnostics());
    EXPECT_TRUE(model.diagnostics().empty()) << base::format(model.diagnostics());
    const auto joints = [&](const char* kind) {
      return std::count_if(model->joints.begin(), model->joints.end(),
                           [&](const auto& j) { return j.name.starts_with(kind); });
    };
    EXPECT_EQ(joints("wheel"), row.wheels) << row.name;
    EXPECT_EQ(joints("turret"), row.turrets) << row.name;
    EXPECT_NEAR(model->low.y, 0, 0.02f) << row.name << " stands on its wheels";
    EXPECT_LE(model->levels[0].index_count / 3, 4000u) << row.name;
    int before = 0;
    for (const assets::Joint& joint : model->joints)
      before += joint.name.starts_with("wheel") && glm::inverse(joint.inverse_bind)[3].z > 0 ? 1 : 0;
    EXPECT_EQ(before, row.wheels == 2 ? 1 : 2) << row.name;
  }
}

// The venue stands in every frame: what it costs is bounded, near and far.
// How large a share of what one sees along an axis turns its back: looked at through a grid of 5 cm. A normal that
// points inwards is lit by flipping it, but its shadow is looked up inside the body, and shows as stripes.
float share_seen_from_inside(const assets::Model& model, int axis, float sign) {
  constexpr float kCell = 0.05f;
  const int u = (axis + 1) % 3, v = (axis + 2) % 3;
  const glm::ivec2 count(int((model.high[u] - model.low[u]) / kCell) + 1,
                         int((model.high[v] - model.low[v]) / kCell) + 1);
  struct Hit {
    float depth = -1e9f;
    float facing = 1;
  };
  std::vector<Hit> hits(std::size_t(count.x) * std::size_t(count.y));
  const assets::Level& finest = model.levels.front();
  for (std::uint32_t i = finest.first_index; i + 2 < finest.first_index + finest.index_count; i += 3) {
    const assets::Vertex* c[3];
    glm::vec2 p[3];
    for (int k = 0; k < 3; ++k) {
      c[k] = &model.vertices[model.indices[i + std::uint32_t(k)]];
      p[k] = {(c[k]->position[u] - model.low[u]) / kCell, (c[k]->position[v] - model.low[v]) / kCell};
    }
    const float area = (p[1].x - p[0].x) * (p[2].y - p[0].y) - (p[1].y - p[0].y) * (p[2].x - p[0].x);
    if (std::abs(area) < 1e-3f) continue;
    const glm::ivec2 from(glm::floor(glm::min(glm::min(p[0], p[1]), p[2]))),
        to(glm::ceil(glm::max(glm::max(p[0], p[1]), p[2])));
    for (int y = std::max(from.y, 0); y < std::min(to.y, count.y); ++y)
      for (int x = std::max(from.x, 0); x < std::min(to.x, count.x); ++x) {
        const glm::vec2 q(float(x) + 0.5f, float(y) + 0.5f);
        const float b = ((q.x - p[0].x) * (p[2].y - p[0].y) - (q.y - p[0].y) * (p[2].x - p[0].x)) / area,
                    d = ((p[1].x - p[0].x) * (q.y - p[0].y) - (p[1].y - p[0].y) * (q.x - p[0].x)) / area;
        if (b < 0 || d < 0 || b + d > 1) continue;
        const auto at = [&](auto member) {
          return sign * ((1 - b - d) * (c[0]->*member)[axis] + b * (c[1]->*member)[axis] + d * (c[2]->*member)[axis]);
        };
        Hit& hit = hits[std::size_t(y) * std::size_t(count.x) + std::size_t(x)];
        const float depth = at(&assets::Vertex::position);
        if (depth > hit.depth) hit = {depth, at(&assets::Vertex::normal)};
      }
  }
  const auto seen = std::count_if(hits.begin(), hits.end(), [](const Hit& h) { return h.depth > -1e8f; });
  const auto inside = std::count_if(hits.begin(), hits.end(), [](const Hit& h) { return h.facing < -0.25f; });
  return float(inside) / float(std::max<std::ptrdiff_t>(seen, 1));
}

TEST(ShippedVehicles, turn_their_outsides_to_who_looks) {
  for (const auto& entry : std::filesystem::directory_iterator(base::data_folder() / "models/vehicles")) {
    const auto model = assets::load_model(entry.path());
    ASSERT_TRUE(model) << base::format(model.diagnostics());
    for (int axis = 0; axis < 3; ++axis)
      for (const float sign : {1.0f, -1.0f}) {
        if (axis == 1 && sign < 0) continue;  // nobody lies under one
        EXPECT_LT(share_seen_from_inside(*model, axis, sign), 0.03f)
            << entry.path().stem() << " along " << (sign > 0 ? '+' : '-') << "xyz"[axis];
      }
  }
}

TEST(ShippedVenue, has_a_level_for_afar_that_is_off_by_less_than_a_hand) {
  const auto model = assets::load_model(base::data_folder() / "models/venues/kartini.glb");
  ASSERT_TRUE(model) << base::format(model.diagnostics());
  EXPECT_TRUE(model.diagnostics().empty()) << base::format(model.diagnostics());
  ASSERT_EQ(model->levels.size(), 2u);
  EXPECT_LE(model->levels[0].index_count / 3, 131'000u);
  EXPECT_LE(model->levels[1].index_count / 3, 60'000u);
  EXPECT_GT(model->levels[1].error, 0.01f);
  EXPECT_LT(model->levels[1].error, 0.1f);
  // Nobody who walks at y = 0 sinks in: on the apron nothing flat lies higher than paint.
  for (std::uint32_t index : std::span(model->indices).first(model->levels[0].index_count)) {
    const assets::Vertex& v = model->vertices[index];
    if (std::fabs(v.position.x) > 20 || v.position.z < -24 || v.position.z > 30) continue;
    EXPECT_LE(v.position.y, 0.001f);
  }
}

}  // namespace
