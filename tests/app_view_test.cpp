// From a stage to a view: the same moment gives the same view, nobody slides, nothing is
// drawn that is not there. And storyboards.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <set>

#include "app/build_view.h"
#include "app/fires.h"
#include "app/image.h"
#include "app/poses.h"
#include "app/storyboard.h"
#include "base/files.h"

namespace app {
namespace {

struct Small {
  std::shared_ptr<const Document> document;
  scenes::Motion motion;
};

// Opened once: models, tables and all.
const Small& small() {
  static const Small kSmall = [] {
    Small s;
    auto document = open_document({.file = GELAR_SOURCE_DIR "/tests/drills/small.drill.yaml", .disk_cache = false});
    if (!document) {
      ADD_FAILURE() << base::format(document.diagnostics());
      std::abort();
    }
    s.document = *document;
    scenes::BakeStore store = s.document->store;
    s.motion = scenes::bake({.drill = &s.document->drill, .world = s.document->world, .store = &store},
                            scenes::default_path(s.document->drill));
    return s;
  }();
  return kSmall;
}

void view_at(scenes::Ms t, renderer::RenderView& view, const ViewOptions& options = {}) {
  const scenes::Stage stage = scenes::stage_at(small().motion, t);
  build_view(*small().document, small().motion, stage, options, view);
}

template <class T>
bool same(const std::vector<T>& a, const std::vector<T>& b) {
  return a.size() == b.size() && (a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(T)) == 0);
}

TEST(View, who_has_a_camera_films_where_he_stands_and_not_where_he_walks) {
  constexpr std::uint16_t kFilm = 7;
  Repertoire can;
  can.still[std::size_t(scenes::Activity::film)] = {kFilm, 5, 0};
  const UnitInStep together;
  int filming = 0, walking = 0, idle = 0;
  for (int k = 0; k < 200; ++k) {
    const auto films = [&](bool camera, scenes::Activity activity, float speed) {
      Actor actor;
      actor.films = camera, actor.own = 0.3f;
      scenes::PersonState state{};
      state.activity = activity, state.speed = speed;
      renderer::Person out;
      pose(actor, can, state, {.together = together, .t = k * 1000}, out);
      return out.clip_b == kFilm && out.blend > 0.5f;
    };
    filming += films(true, scenes::Activity::stand, 0) ? 1 : 0;
    walking += films(true, scenes::Activity::walk, 1.2f) ? 1 : 0;
    idle += films(false, scenes::Activity::stand, 0) ? 1 : 0;
  }
  EXPECT_GT(filming, 100);
  EXPECT_LT(filming, 200);  // now and then he looks up
  EXPECT_EQ(walking, 0);
  EXPECT_EQ(idle, 0);
}

TEST(View, the_same_moment_gives_the_same_view_forwards_and_backwards) {
  renderer::RenderView reused, fresh;
  for (const scenes::Ms t : {35'000, 150'000, 0, 61'234, 35'000, 20'000}) {
    view_at(t, reused);
    fresh = {};
    view_at(t, fresh);
    EXPECT_TRUE(same(reused.people, fresh.people)) << t;
    EXPECT_TRUE(same(reused.objects, fresh.objects)) << t;
    EXPECT_TRUE(same(reused.particles, fresh.particles)) << t;
    EXPECT_TRUE(same(reused.overlay_vertices, fresh.overlay_vertices)) << t;
    EXPECT_TRUE(same(reused.overlay_indices, fresh.overlay_indices)) << t;
  }
}

TEST(View, ghosts_are_whoever_does_otherwise_on_the_other_branch) {
  const scenes::Stage here = scenes::stage_at(small().motion, 0);
  scenes::Stage other = scenes::stage_at(small().motion, 0);
  renderer::RenderView view;
  build_view(*small().document, small().motion, here, {}, view);
  const std::size_t people = view.people.size(), objects = view.objects.size();
  add_ghosts(*small().document, here, other, view);
  EXPECT_EQ(view.people.size(), people);  // nobody differs
  EXPECT_EQ(view.objects.size(), objects);
  std::uint32_t moved = 0;
  for (std::uint32_t i = 0; i < other.people.size() && moved < 3; ++i)
    if (other.people[i].activity != scenes::Activity::gone) other.people[i].at.east += 5, ++moved;
  add_ghosts(*small().document, here, other, view);
  ASSERT_GE(view.people.size(), people + moved);
  for (std::size_t i = people; i < view.people.size(); ++i) EXPECT_TRUE(view.people[i].flags & renderer::kGhost);
}

TEST(View, who_is_carried_lies_on_a_stretcher_between_the_two_who_carry) {
  const Document& document = *small().document;
  scenes::Stage stage = scenes::stage_at(small().motion, 0);
  renderer::RenderView without, with;
  build_view(document, small().motion, stage, {}, without);
  // Two walk to the east, two metres apart; another one carries somewhere else.
  const auto put = [&](std::size_t i, scenes::Vec2 at, scenes::Activity activity) {
    stage.people[i].at = at, stage.people[i].activity = activity, stage.people[i].bearing = scenes::kPi / 2;
  };
  put(0, {6, 3}, scenes::Activity::carry), put(1, {4, 3}, scenes::Activity::carry),
      put(2, {5, 3}, scenes::Activity::carried);
  put(3, {30, 3}, scenes::Activity::carry);
  build_view(document, small().motion, stage, {}, with);
  const auto is_stretcher = [&](const renderer::Object& o) { return o.model == *document.cast.stretcher; };
  EXPECT_EQ(std::count_if(without.objects.begin(), without.objects.end(), is_stretcher), 0);
  ASSERT_EQ(std::count_if(with.objects.begin(), with.objects.end(), is_stretcher), 1);
  const renderer::Object& found = *std::find_if(with.objects.begin(), with.objects.end(), is_stretcher);
  EXPECT_NEAR(found.position.x, 5, 1e-3);
  EXPECT_NEAR(found.position.z, -3, 1e-3);
  EXPECT_NEAR(found.heading, scenes::kPi / 2, 1e-3);  // the feet to the east
  EXPECT_NEAR(found.scale.z, 1, 1e-3);
  EXPECT_GT(found.position.y, 0.3f);
}

// The middle of what hangs on a joint alone, in a clip's first frame; the model's metres.
glm::vec3 middle_of(const assets::Model& model, const assets::Clip& clip, const std::string& joint) {
  glm::vec3 sum(0);
  float count = 0;
  for (const assets::Vertex& v : model.vertices) {
    if (v.weights[0] != 255 || model.joints[v.joints[0]].name != joint) continue;
    const glm::mat3x4& m = (*clip.matrices)[v.joints[0]];
    const glm::vec4 p(v.position, 1);
    sum += glm::vec3(glm::dot(m[0], p), glm::dot(m[1], p), glm::dot(m[2], p)), ++count;
  }
  EXPECT_GT(count, 0) << joint;
  return sum / count;
}

TEST(View, who_carries_a_box_has_it_between_the_palms_before_the_body) {
  const Document& document = *small().document;
  scenes::Stage stage = scenes::stage_at(small().motion, 0);
  stage.people[0].activity = scenes::Activity::carry, stage.people[0].bearing = scenes::kPi;  // to the south, +Z
  stage.people[1].activity = scenes::Activity::carry;                                         // a stretcher
  stage.props[0].carrier = 0;
  renderer::RenderView view;
  build_view(document, small().motion, stage, {}, view);
  const renderer::ModelId held = document.cast.fixtures.front().model;
  ASSERT_EQ(document.cast.fixtures.front().prop.index, 0u);
  const auto box =
      std::find_if(view.objects.begin(), view.objects.end(), [&](const auto& o) { return o.model == held; });
  ASSERT_NE(box, view.objects.end());
  const renderer::Person& person = view.people[0];
  const assets::Model& model = document.models->models[person.model];
  const assets::Clip& clip = model.clips[person.clip_a];
  EXPECT_EQ(clip.name, "carry_box");
  EXPECT_EQ(model.clips[view.people[1].clip_a].name, "carry");
  // The shipped ballot box is 0.42 m wide and deep and 0.64 m high.
  for (const auto& [hand, side] : {std::pair("left_hand", 1.0f), std::pair("right_hand", -1.0f)}) {
    const glm::vec3 palm = middle_of(model, clip, hand) + person.position - box->position;
    EXPECT_NEAR(palm.x, side * 0.23f, 0.05f) << hand;
    EXPECT_GT(palm.y, 0.1f) << hand;
    EXPECT_LT(palm.y, 0.6f) << hand;
    EXPECT_NEAR(palm.z, 0, 0.2f) << hand;
  }
}

TEST(View, symbols_take_the_peoples_place_and_density_is_painted_when_asked_for) {
  renderer::RenderView plain, other;
  view_at(35'000, plain);
  view_at(35'000, other, {.people = false, .density = true});
  EXPECT_FALSE(plain.people.empty());
  EXPECT_TRUE(other.people.empty());
  EXPECT_GT(other.overlay_indices.size(), plain.overlay_indices.size());
}

TEST(View, steady_play_reuses_its_memory) {
  renderer::RenderView view;
  for (scenes::Ms t = 0; t <= 60'000; t += 500) view_at(t, view);
  const auto *people = view.people.data(), *before = people;
  const auto particles = view.particles.capacity(), overlays = view.overlay_vertices.capacity();
  for (scenes::Ms t = 0; t <= 60'000; t += 333) view_at(t, view);
  EXPECT_EQ(view.people.data(), before);
  EXPECT_EQ(view.particles.capacity(), particles);
  EXPECT_EQ(view.overlay_vertices.capacity(), overlays);
}

TEST(View, everybody_present_is_drawn_once_and_each_dog_beside_its_handler) {
  renderer::RenderView view;
  view_at(1000, view);
  EXPECT_EQ(view.people.size(), small().document->drill.person_count + 2);  // four handlers, two dogs
  for (const auto& person : view.people) EXPECT_LT(person.model, small().document->models->models.size());
}

TEST(View, who_has_left_is_not_drawn) {
  renderer::RenderView view;
  const scenes::Ms end = small().motion.timeline.end;
  const scenes::Stage stage = scenes::stage_at(small().motion, end);
  const auto gone = std::count_if(stage.people.begin(), stage.people.end(),
                                  [](const auto& p) { return p.activity == scenes::Activity::gone; });
  view_at(end, view);
  EXPECT_EQ(view.people.size(), stage.people.size() - std::size_t(gone) + 2);
}

TEST(View, poses_are_cycles_and_blends) {
  renderer::RenderView view;
  for (scenes::Ms t = 0; t < 150'000; t += 1730) {
    view_at(t, view);
    for (const auto& person : view.people) {
      const auto& clips = small().document->models->models[person.model].clips;
      ASSERT_LT(person.clip_a, clips.size());
      ASSERT_LT(person.clip_b, clips.size());
      ASSERT_TRUE(person.phase_a >= 0 && person.phase_a <= 1 && person.phase_b >= 0 && person.phase_b <= 1);
      ASSERT_TRUE(person.blend >= 0 && person.blend <= 1);
    }
  }
}

TEST(View, feet_keep_up_with_the_ground) {
  // A marching man's cycle advances by the metres that he walked, over the clip's stride.
  const auto& drill = small().document->drill;
  const auto unit =
      std::find_if(drill.units.begin(), drill.units.end(), [](const auto& u) { return u.key == "lanjut"; });
  int compared = 0;
  renderer::RenderView a, b;
  for (scenes::Ms t = 16'000; t < 30'000; t += 1000) {
    const auto s = scenes::stage_at(small().motion, t), e = scenes::stage_at(small().motion, t + 100);
    const auto& before = s.people[unit->first_person];
    const auto& after = e.people[unit->first_person];
    if (before.activity != scenes::Activity::march || after.activity != before.activity || before.speed < 0.8f)
      continue;
    view_at(t, a);
    view_at(t + 100, b);
    const auto& p = a.people[unit->first_person];
    const auto& clip = small().document->models->models[p.model].clips[p.clip_b];
    ASSERT_GT(clip.stride, 0);
    const float turned = std::remainder(b.people[unit->first_person].phase_b - p.phase_b, 1.0f);
    EXPECT_NEAR(turned * clip.stride * p.scale, after.travelled - before.travelled, 0.02f) << t;
    ++compared;
  }
  EXPECT_GT(compared, 2);
}

TEST(View, neighbours_are_out_of_step_and_a_drilled_unit_is_in_step) {
  renderer::RenderView view;
  view_at(500, view);
  const auto& drill = small().document->drill;
  std::set<float> phases;
  for (const auto& unit : drill.units)
    if (unit.crowd)
      for (int k = 0; k < unit.count; ++k) phases.insert(view.people[unit.first_person + std::uint32_t(k)].phase_a);
  EXPECT_GT(phases.size(), 30u);
}

TEST(View, civilians_differ_and_keep_their_clothes) {
  renderer::RenderView early, late;
  view_at(0, early);
  view_at(60'000, late);
  std::set<std::uint32_t> shirts;
  for (std::size_t i = 0; i < early.people.size(); ++i) {
    EXPECT_EQ(early.people[i].tint_a, late.people[i].tint_a);
    EXPECT_EQ(early.people[i].model, late.people[i].model);
    shirts.insert(early.people[i].tint_a);
    EXPECT_GE(early.people[i].scale, 0.8f);
    EXPECT_LE(early.people[i].scale, 1.06f);
  }
  EXPECT_GT(shirts.size(), 20u);
}

TEST(View, a_selected_unit_stands_out_and_the_rest_can_be_dimmed) {
  renderer::RenderView view;
  const auto& drill = small().document->drill;
  const auto crowd =
      std::find_if(drill.units.begin(), drill.units.end(), [](const auto& u) { return u.key == "massa"; });
  const scenes::UnitId id(std::size_t(crowd - drill.units.begin()));
  view_at(1000, view, {.selected = id, .dim_others = true});
  int selected = 0, dimmed = 0;
  for (const auto& person : view.people) {
    selected += (person.flags & renderer::kSelected) != 0;
    dimmed += (person.flags & renderer::kDimmed) != 0;
  }
  EXPECT_EQ(selected, 40);  // with the groups below it
  EXPECT_EQ(selected + dimmed, int(view.people.size()));
}

TEST(View, fire_smokes_while_it_burns_and_marks_are_drawn_while_in_force) {
  renderer::RenderView view;
  view_at(5'000, view);
  const std::size_t before = view.particles.size();
  EXPECT_FALSE(view.overlay_indices.empty());
  view_at(30'000, view);
  EXPECT_GT(view.particles.size(), before + 40);
  view_at(30'000, view, {.overlays = false});
  for (const auto& vertex : view.overlay_vertices) EXPECT_GT(vertex.position.y, 0.5f);  // the rope alone
}

TEST(View, a_fire_is_told_once_and_its_flames_rise_from_there) {
  const Document& document = *small().document;
  const scenes::Stage stage = scenes::stage_at(small().motion, 30'000);
  const auto burns = std::find_if(document.cast.fixtures.begin(), document.cast.fixtures.end(),
                                  [&](const Fixture& f) { return fire_of(document, f, stage).has_value(); });
  ASSERT_NE(burns, document.cast.fixtures.end());
  const Fire fire = *fire_of(document, *burns, stage);
  renderer::RenderView view;
  build_view(document, small().motion, stage, {}, view);
  int flames = 0;
  for (const renderer::Particle& p : view.particles) {
    const glm::vec2 off(p.position.x - fire.seat.x, p.position.z - fire.seat.z);
    if (p.glow < 1 || glm::length(off) > 3) continue;
    ++flames;
    EXPECT_LT(glm::length(off), fire.across + 0.8f);  // the wind leans on them
    EXPECT_GT(p.position.y, fire.seat.y);
    EXPECT_LT(p.position.y, fire.seat.y + 1.3f * fire.height + 0.1f);
  }
  EXPECT_GT(flames, 5);
  // What hangs high burns high.
  Fixture hung = *burns;
  hung.model = *document.cast.chair;
  EXPECT_NEAR(fire_of(document, hung, stage)->seat.y, document.models->models[hung.model].high.y / 2, 1e-5f);
  EXPECT_GT(fire_of(document, hung, stage)->middle().y, fire.middle().y);
}

TEST(View, north_is_minus_z_and_bearings_turn_the_right_way) {
  EXPECT_EQ(to_world({3, 5}, 2), glm::vec3(3, 2, -5));
  // A model looks along +Z; turned by its heading it must look where the bearing says.
  for (const float bearing : {0.0f, 1.0f, 2.5f, 5.0f}) {
    const float heading = to_heading(bearing);
    const glm::vec3 looks{std::sin(heading), 0, std::cos(heading)};
    EXPECT_NEAR(glm::distance(looks, to_world({std::sin(bearing), std::cos(bearing)})), 0, 1e-5f);
  }
}

int count_of(const renderer::RenderView& view, renderer::ModelId model) {
  return int(std::count_if(view.objects.begin(), view.objects.end(), [&](const auto& o) { return o.model == model; }));
}

TEST(View, wheels_steer_the_way_a_vehicle_turns_and_turrets_aim_where_it_sprays) {
  scenes::Stage stage = scenes::stage_at(small().motion, 500);
  stage.vehicles[0].turning = 0.1f;  // clockwise: to the right
  stage.vehicles[0].spraying = true;
  stage.vehicles[0].aim = stage.vehicles[0].bearing + 0.5f;
  renderer::RenderView view;
  build_view(*small().document, small().motion, stage, {}, view);
  const auto awc = std::find_if(view.objects.begin(), view.objects.end(),
                                [](const auto& o) { return o.model == small().document->cast.vehicles[0]; });
  ASSERT_NE(awc, view.objects.end());
  EXPECT_LT(awc->steer, -0.2f);
  EXPECT_GT(awc->steer, -0.7f);
  EXPECT_NEAR(awc->aim, -0.5f, 1e-4f);
}

TEST(View, who_sits_has_a_chair_and_who_holds_the_rope_is_joined_by_it) {
  const auto& drill = small().document->drill;
  const auto unit =
      std::find_if(drill.units.begin(), drill.units.end(), [](const auto& u) { return u.key == "lanjut"; });
  scenes::Stage stage = scenes::stage_at(small().motion, 500);
  const auto everybody = [&](scenes::Activity activity) {
    for (int k = 0; k < unit->count; ++k) {
      auto& p = stage.people[unit->first_person + std::uint32_t(k)];
      p = {.at = {float(k) * 0.75f, 0}, .activity = activity};
    }
  };
  renderer::RenderView view;
  everybody(scenes::Activity::stand);
  build_view(*small().document, small().motion, stage, {}, view);
  const int others = count_of(view, *small().document->cast.rope);  // another unit holds a rope of its own
  everybody(scenes::Activity::seat);
  build_view(*small().document, small().motion, stage, {}, view);
  EXPECT_EQ(count_of(view, *small().document->cast.chair), unit->count);
  everybody(scenes::Activity::hold_rope);
  build_view(*small().document, small().motion, stage, {}, view);
  EXPECT_EQ(count_of(view, *small().document->cast.chair), 0);
  EXPECT_EQ(count_of(view, *small().document->cast.rope) - others, 2 * unit->count - 1)
      << "through each pair of fists, and on to the next";
}

TEST(View, cover_is_taken_in_three_heights_by_rank) {
  const auto& drill = small().document->drill;
  const auto unit =
      std::find_if(drill.units.begin(), drill.units.end(), [](const auto& u) { return u.key == "lanjut"; });
  scenes::Stage stage = scenes::stage_at(small().motion, 500);
  for (int k = 0; k < unit->count; ++k)
    stage.people[unit->first_person + std::uint32_t(k)] = {.at = {float(k / 3) * 0.55f, -0.6f * float(k % 3)},
                                                           .activity = scenes::Activity::shelter};
  renderer::RenderView view;
  build_view(*small().document, small().motion, stage, {}, view);
  std::set<std::uint16_t> clips;
  for (int k = 0; k < 3; ++k) clips.insert(view.people[unit->first_person + std::uint32_t(k)].clip_a);
  EXPECT_EQ(clips.size(), 3u);
  EXPECT_EQ(view.people[unit->first_person].clip_a, view.people[unit->first_person + 3].clip_a);
}

TEST(Models, a_catalogue_puts_a_users_own_in_the_place_of_a_shipped_one) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::path(testing::TempDir()) / "gelar-catalogue";
  fs::remove_all(folder);
  fs::create_directories(folder / "own");
  fs::copy_file(fs::path(GELAR_SOURCE_DIR) / "tests/models/painted.gltf", folder / "own/square.gltf");
  std::ofstream(folder / "models.catalogue") << "# ours\nvehicles/car own/square.gltf  # a square\n"
                                                "vehicles/bus ../bus.glb\nhouses/one own/square.gltf\nvehicles/bus\n";
  const app::ModelSet set = app::load_models({"vehicles/car", "vehicles/bus"}, {.catalogue_folder = folder}, nullptr);
  ASSERT_EQ(set.models.size(), 2u);
  EXPECT_EQ(set.models[0].name, "square");
  EXPECT_EQ(set.models[1].name, "bus");
  ASSERT_EQ(set.problems.size(), 3u) << base::format(set.problems);
  EXPECT_EQ(set.problems[0].code, "B0023");
  EXPECT_EQ(set.problems[1].code, "B0022");
  EXPECT_EQ(set.problems[2].code, "B0021");
  fs::remove_all(folder);
}

TEST(Models, dropped_geometry_gives_its_memory_back) {
  app::ModelSet set = app::load_models({"vehicles/car"}, {}, nullptr);
  ASSERT_EQ(set.models.size(), 1u);
  assets::Model& model = set.models[0];
  ASSERT_GT(model.vertices.size(), 100u);
  app::drop_geometry(set);
  EXPECT_EQ(model.vertices.capacity(), 0u);
  EXPECT_EQ(model.indices.capacity(), 0u);
  EXPECT_EQ(model.details.capacity(), 0u);
  EXPECT_EQ(model.pictures.capacity(), 0u);
  EXPECT_FALSE(model.levels.empty()) << "the rest stays";
}

TEST(Storyboard, tells_each_phase_and_each_decision_within_it) {
  const auto& drill = small().document->drill;
  const auto& timeline = small().motion.timeline;
  const auto moments = telling_moments(drill, timeline, scenes::Language::english);
  ASSERT_EQ(moments.size(), timeline.phases.size() + timeline.decisions.size());
  for (std::size_t i = 0; i < timeline.phases.size(); ++i) {
    EXPECT_GE(moments[i].t, timeline.phases[i].start);
    EXPECT_LT(moments[i].t, timeline.phases[i].end);
  }
  EXPECT_EQ(moments[0].name, "01_phase_line.png");
  EXPECT_EQ(moments[2].name, "DP01_line.png");
  EXPECT_EQ(moments[2].t, 60'000);
  EXPECT_EQ(moments[2].caption, "DP1  Spray? · T+01:00");
}

TEST(Storyboard, a_decisions_page_shows_the_table_undimmed_and_the_options_below) {
  const scenes::Decision& decision = small().document->drill.decisions.at(0);
  const Image scene = blank_image({640, 360}, 0x3366CC);
  EXPECT_EQ(decision_page(scene, decision, scenes::Language::english, nullptr, nullptr).rgba, scene.rgba);
  const auto text = load_typeface(base::data_folder() / "fonts" / "text.otf"),
             bold = load_typeface(base::data_folder() / "fonts" / "text_bold.otf");
  ASSERT_TRUE(text && bold);
  const Image page = decision_page(scene, decision, scenes::Language::english, &*text, &*bold);
  ASSERT_EQ(page.size, scene.size);
  const auto pixel = [&](std::size_t x, std::size_t y) {
    return std::vector<std::uint8_t>(&page.rgba[(y * 640 + x) * 4], &page.rgba[(y * 640 + x) * 4] + 3);
  };
  for (const auto& [x, y] : {std::pair{2u, 2u}, {440u, 120u}, {220u, 245u}})
    EXPECT_EQ(pixel(x, y), (std::vector<std::uint8_t>{0x33, 0x66, 0xCC})) << x << " " << y;
  // Ink beside it and below it.
  int beside = 0, below = 0;
  for (std::size_t y = 0; y < 360; ++y)
    for (std::size_t x = 0; x < 640; ++x)
      if (page.rgba[(y * 640 + x) * 4 + 1] > 190) (y > 256 ? below : beside) += 1;
  EXPECT_GT(beside, 50);
  EXPECT_GT(below, 50);
}

TEST(Storyboard, a_sheet_without_fonts_still_shows_its_pictures) {
  Sheet sheet{.title = "t",
              .captions = {"a", "b"},
              .pictures = {blank_image({1920, 1080}, 0xffffff), blank_image({100, 50}, 0xff0000)}};
  const Image page = contact_sheet(sheet, nullptr, nullptr);
  EXPECT_EQ(page.rgba[4 * (100 * page.size.x + 100)], 255);
}

}  // namespace
}  // namespace app
