// Models read from glTF: what good files give and how bad ones are refused.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>

#include "assets/model.h"
#include "base/files.h"

namespace fs = std::filesystem;

namespace {

const fs::path kModels = fs::path(GELAR_SOURCE_DIR) / "tests/models";
const fs::path kBad = fs::path(GELAR_SOURCE_DIR) / "tests/bad/models";

std::string text_of(const fs::path& file) {
  const auto content = base::read_file(file, 1 << 20);
  EXPECT_TRUE(content) << file;
  return content ? *content : "";
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << "the test's model has no " << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

base::Result<assets::Model> load_text(const std::string& text, const assets::Limits& limits = {}) {
  return assets::load_model("test", std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()), limits);
}

bool has_code(const base::Diagnostics& diagnostics, const std::string& code) {
  return std::any_of(diagnostics.begin(), diagnostics.end(), [&](const auto& d) { return d.code == code; });
}

glm::vec3 moved(const assets::Clip& clip, std::uint32_t frame, std::size_t joints, std::size_t joint, glm::vec3 p) {
  const glm::mat3x4& m = (*clip.matrices)[frame * joints + joint];
  return {glm::dot(m[0], glm::vec4(p, 1)), glm::dot(m[1], glm::vec4(p, 1)), glm::dot(m[2], glm::vec4(p, 1))};
}

// Everything that the header promises about a loaded model.
void expect_sound(const assets::Model& model, const std::string& what) {
  ASSERT_FALSE(model.levels.empty()) << what;
  for (const assets::Level& level : model.levels) {
    EXPECT_GT(level.index_count, 0u) << what;
    EXPECT_EQ(level.index_count % 3, 0u) << what;
    ASSERT_LE(std::size_t(level.first_index) + level.index_count, model.indices.size()) << what;
  }
  for (std::uint32_t index : model.indices) ASSERT_LT(index, model.vertices.size()) << what;
  for (const assets::Vertex& vertex : model.vertices) {
    for (int c = 0; c < 3; ++c) ASSERT_TRUE(std::isfinite(vertex.position[c])) << what;
    ASSERT_NEAR(glm::length(vertex.normal), 1, 1e-3) << what;
    ASSERT_EQ(vertex.weights[0] + vertex.weights[1], 255) << what;
    ASSERT_LE(vertex.surface, 10u) << what;
    for (std::uint8_t joint : vertex.joints) ASSERT_LT(joint, std::max<std::size_t>(1, model.joints.size())) << what;
  }
  for (std::size_t j = 0; j < model.joints.size(); ++j) EXPECT_LT(model.joints[j].parent, std::int32_t(j)) << what;
  for (const assets::Clip& clip : model.clips) {
    ASSERT_EQ(clip.matrices->size(), std::size_t(clip.frame_count) * model.joints.size()) << what << " " << clip.name;
    EXPECT_GT(clip.seconds, 0) << what;
    for (const glm::mat3x4& m : *clip.matrices)
      for (int r = 0; r < 3; ++r)
        for (int c = 0; c < 4; ++c) ASSERT_TRUE(std::isfinite(m[r][c])) << what << " " << clip.name;
  }
}

TEST(Model, skinned_quad_is_read_whole) {
  const auto model = assets::load_model(kModels / "quad.gltf");
  ASSERT_TRUE(model) << base::format(model.diagnostics());
  EXPECT_TRUE(model.diagnostics().empty()) << base::format(model.diagnostics());
  expect_sound(*model, "quad");
  EXPECT_EQ(model->name, "quad");
  EXPECT_EQ(model->vertices.size(), 4u);
  EXPECT_EQ(model->levels.size(), 1u);
  ASSERT_EQ(model->joints.size(), 2u);
  EXPECT_EQ(model->joints[0].name, "hips");
  EXPECT_EQ(model->joints[1].parent, 0);
  EXPECT_EQ(model->low, glm::vec3(0));
  EXPECT_EQ(model->high, glm::vec3(1, 1, 0));
}

TEST(Model, clip_is_sampled_at_the_bake_rate_and_wraps) {
  const auto model = assets::load_model(kModels / "quad.gltf");
  ASSERT_TRUE(model);
  ASSERT_EQ(model->clips.size(), 1u);
  const assets::Clip& clip = model->clips[0];
  EXPECT_EQ(clip.name, "turn");
  EXPECT_FLOAT_EQ(clip.seconds, 1);
  EXPECT_FLOAT_EQ(clip.stride, 1);
  EXPECT_TRUE(clip.loops);
  EXPECT_EQ(clip.frame_count, 20u);
  // 90 degrees about +Y in one second: at frame 10, +X has turned by 45 degrees.
  const glm::vec3 turned = moved(clip, 10, 2, 1, {1, 0, 0});
  EXPECT_NEAR(turned.x, std::sqrt(0.5f), 1e-4);
  EXPECT_NEAR(turned.z, -std::sqrt(0.5f), 1e-4);
  EXPECT_EQ(moved(clip, 10, 2, 0, {1, 0, 0}), glm::vec3(1, 0, 0)) << "its parent stands still";
}

TEST(Model, clip_that_does_not_loop_shows_its_end) {
  const auto model = load_text(replaced(text_of(kModels / "quad.gltf"), "\"loops\":true", "\"loops\":false"));
  ASSERT_TRUE(model) << base::format(model.diagnostics());
  const assets::Clip& clip = model->clips.at(0);
  EXPECT_FALSE(clip.loops);
  EXPECT_EQ(clip.frame_count, 21u);
  EXPECT_NEAR(moved(clip, 20, 2, 1, {1, 0, 0}).z, -1, 1e-4);
}

TEST(Model, step_holds_its_key) {
  const auto model =
      load_text(replaced(text_of(kModels / "quad.gltf"), "\"output\":7", "\"output\":7,\"interpolation\":\"STEP\""));
  ASSERT_TRUE(model) << base::format(model.diagnostics());
  EXPECT_NEAR(moved(model->clips.at(0), 19, 2, 1, {1, 0, 0}).x, 1, 1e-5);
}

TEST(Model, mirrored_node_keeps_triangles_facing_outwards) {
  std::string text = text_of(kModels / "quad.gltf");
  text = replaced(text, R"("mesh":0,"skin":0)", R"("mesh":0,"scale":[-1,1,1])");
  const auto model = load_text(text);
  ASSERT_TRUE(model) << base::format(model.diagnostics());
  for (std::size_t i = 0; i < model->levels[0].index_count; i += 3) {
    const auto at = [&](std::size_t k) { return model->vertices[model->indices[i + k]]; };
    const glm::vec3 face = glm::cross(at(1).position - at(0).position, at(2).position - at(0).position);
    EXPECT_GT(glm::dot(face, at(0).normal), 0);
    EXPECT_NEAR(at(0).normal.z, 1, 1e-5) << "a mirror in x leaves z alone";
  }
}

TEST(Model, missing_normals_become_flat_ones) {
  const auto model = load_text(replaced(text_of(kModels / "quad.gltf"), "\"NORMAL\":1,", ""));
  ASSERT_TRUE(model) << base::format(model.diagnostics());
  expect_sound(*model, "flat quad");
  for (const assets::Vertex& vertex : model->vertices) EXPECT_EQ(vertex.normal, glm::vec3(0, 0, 1));
}

TEST(Model, strips_and_fans_become_triangles) {
  for (const char* mode : {"5", "6"}) {
    std::string text =
        replaced(text_of(kModels / "quad.gltf"), "\"indices\":2,", std::string("\"mode\":") + mode + ",");
    const auto model = load_text(text);
    ASSERT_TRUE(model) << base::format(model.diagnostics());
    EXPECT_EQ(model->levels[0].index_count, 6u) << "mode " << mode;
  }
}

TEST(Model, material_gives_colour_and_surface) {
  std::string text =
      replaced(text_of(kModels / "quad.gltf"), R"({"name":"plain"})",
               R"({"name":"tint_b.trousers","pbrMetallicRoughness":{"baseColorFactor":[1,0.2140411,0,0.5]}})");
  const auto model = load_text(text);
  ASSERT_TRUE(model) << base::format(model.diagnostics());
  EXPECT_EQ(model->vertices[0].surface, std::uint32_t(assets::Surface::tint_b));
  EXPECT_EQ(model->vertices[0].colour, (std::array<std::uint8_t, 4>{255, 127, 0, 128}));
  text =
      replaced(text_of(kModels / "quad.gltf"), R"({"name":"plain"})", R"({"name":"windscreen","alphaMode":"BLEND"})");
  const auto clear = load_text(text);
  ASSERT_TRUE(clear);
  EXPECT_EQ(clear->vertices[0].surface, std::uint32_t(assets::Surface::glass));
}

TEST(Model, only_what_is_said_to_be_double_sided_is_seen_from_behind) {
  const std::string text = text_of(kModels / "quad.gltf");
  for (const auto& [material, one_sided] : {std::pair{R"({"name":"plain","doubleSided":true})", 0},
                                            {R"({"name":"plain","doubleSided":false})", 1},
                                            {R"({"name":"plain"})", 1}}) {
    const auto model = load_text(replaced(text, R"({"name":"plain"})", material));
    ASSERT_TRUE(model) << base::format(model.diagnostics());
    for (const assets::Vertex& vertex : model->vertices) EXPECT_EQ(vertex.one_sided, one_sided) << material;
  }
}

TEST(Model, wheel_nodes_become_joints_at_their_axles) {
  std::string text = text_of(kModels / "quad.gltf");
  text = replaced(text, R"("mesh":0,"skin":0)", R"("mesh":0)");
  text = replaced(text, R"({"name":"hips","children":[2]})",
                  R"({"name":"wheel_front_left","translation":[2,0.5,1],"mesh":0})");
  text = replaced(text, R"({"name":"spine"})", R"({"name":"unused"})");
  text = replaced(text, R"("animations":)", R"("extras":)");
  const auto model = load_text(text);
  ASSERT_TRUE(model) << base::format(model.diagnostics());
  expect_sound(*model, "cart");
  ASSERT_EQ(model->joints.size(), 2u);
  EXPECT_EQ(model->joints[0].name, "still");
  EXPECT_EQ(model->joints[1].name, "wheel_front_left");
  EXPECT_EQ(model->joints[1].translation, glm::vec3(2, 0.5f, 1));
  int on_wheel = 0;
  for (const assets::Vertex& vertex : model->vertices) {
    EXPECT_EQ(vertex.joints[0], vertex.position.x >= 2 ? 1 : 0);
    on_wheel += vertex.joints[0];
  }
  EXPECT_EQ(on_wheel, 4);
  ASSERT_EQ(model->clips.size(), 1u);
  EXPECT_EQ(model->clips[0].name, "rest");
}

TEST(Model, levels_that_the_file_brings_are_kept) {
  std::string text = replaced(text_of(kModels / "quad.gltf"), R"("name":"quad",)", R"("name":"quad_LOD1",)");
  text = replaced(
      text, R"("meshes":[)",
      R"("meshes":[{"name":"quad","primitives":[{"attributes":{"POSITION":0,"NORMAL":1},"indices":2},{"attributes":{"POSITION":0},"indices":2}]},)");
  text = replaced(text, R"("mesh":0,"skin":0})", R"("mesh":0},{"name":"","mesh":1})");
  text = replaced(text, R"("nodes":[0,1])", R"("nodes":[0,1,2])");
  text = replaced(text, R"("children":[2])", R"("children":[3])");
  text = replaced(text, R"("joints":[1,2])", R"("joints":[2,3])");
  const auto model = load_text(text);
  ASSERT_TRUE(model) << base::format(model.diagnostics());
  ASSERT_EQ(model->levels.size(), 2u);
  EXPECT_EQ(model->levels[0].index_count, 12u);
  EXPECT_EQ(model->levels[1].index_count, 6u);
  EXPECT_GT(model->levels[1].error, 0);
}

// A picture is painted onto the vertices: where it changes, triangles are split, so that
// the paint lies where the file says.
float width_of_red(const assets::Model& model) {
  float area = 0;
  for (std::uint32_t i = 0; i + 2 < model.levels[0].index_count; i += 3) {
    const auto corner = [&](std::uint32_t k) {
      return model.vertices[model.indices[model.levels[0].first_index + i + k]];
    };
    float red = 0;
    for (std::uint32_t k = 0; k < 3; ++k) red += corner(k).colour[0] > corner(k).colour[2] ? 1.0f / 3 : 0.0f;
    const glm::vec3 n = glm::cross(corner(1).position - corner(0).position, corner(2).position - corner(0).position);
    area += red * glm::length(n) / 2;
  }
  return area;  // of a square of 1 x 1
}

TEST(Model, a_picture_is_painted_onto_split_triangles) {
  // Leaves sway: what lies on them is painted.
  const auto model = load_text(replaced(text_of(kModels / "painted.gltf"), R"("name":"plain")", R"("name":"foliage")"));
  ASSERT_TRUE(model) << base::format(model.diagnostics());
  EXPECT_TRUE(model.diagnostics().empty()) << base::format(model.diagnostics());
  EXPECT_TRUE(model->details.empty());
  expect_sound(*model, "painted");
  EXPECT_GT(model->levels[0].index_count, 3u * 8);
  EXPECT_LT(model->levels[0].index_count, 3u * 2000);
  EXPECT_NEAR(width_of_red(*model), 0.5f, 0.06f);
  for (const assets::Vertex& v : model->vertices) {
    // Bilinear: at the seams the halves run into each other.
    if (v.position.x < 0.1f || std::fabs(v.position.x - 0.5f) < 0.1f || v.position.x > 0.9f) continue;
    EXPECT_GT(v.colour[v.position.x < 0.5f ? 0 : 2], 200) << v.position.x;
  }
}

TEST(Model, a_texture_transform_moves_the_picture) {
  const std::string painted = replaced(text_of(kModels / "painted.gltf"), R"("name":"plain")", R"("name":"foliage")");
  const auto moved = load_text(replaced(
      painted, R"("baseColorTexture":{"index":0)",
      R"("baseColorTexture":{"extensions":{"KHR_texture_transform":{"offset":[0.5,0],"scale":[0.5,1]}},"index":0)"));
  ASSERT_TRUE(moved) << base::format(moved.diagnostics());
  EXPECT_NEAR(width_of_red(*moved), 0.0f, 0.06f);
  const auto turned = load_text(
      replaced(painted, R"("baseColorTexture":{"index":0)",
               R"("baseColorTexture":{"extensions":{"KHR_texture_transform":{"rotation":3.14159265}},"index":0)"));
  ASSERT_TRUE(turned) << base::format(turned.diagnostics());
  for (const assets::Vertex& v : turned->vertices) {
    if (v.position.x < 0.1f || std::fabs(v.position.x - 0.5f) < 0.1f || v.position.x > 0.9f) continue;
    EXPECT_GT(v.colour[v.position.x < 0.5f ? 2 : 0], 200) << v.position.x;
  }
}

TEST(Model, pictures_of_a_still_surface_are_kept_for_every_pixel) {
  const auto model = assets::load_model(kModels / "bent.gltf");
  ASSERT_TRUE(model) << base::format(model.diagnostics());
  EXPECT_TRUE(model.diagnostics().empty()) << base::format(model.diagnostics());
  expect_sound(*model, "bent");
  EXPECT_EQ(model->levels[0].index_count, 6u);  // nothing is split
  ASSERT_EQ(model->details.size(), model->vertices.size());
  ASSERT_EQ(model->coats.size(), 1u);
  ASSERT_EQ(model->pictures.size(), 3u);
  EXPECT_EQ(model->coats[0].normal.picture, 0);
  EXPECT_EQ(model->coats[0].base.picture, 1);
  EXPECT_EQ(model->coats[0].metal_rough.picture, 2);
  EXPECT_EQ(model->coats[0].metal, 1);
  for (std::size_t v = 0; v < model->vertices.size(); ++v) {
    const assets::Detail& d = model->details[v];
    EXPECT_EQ(d.coat, 0u);
    EXPECT_EQ(d.tangent, (std::array<std::int8_t, 4>{127, 0, 0, 127}));
    EXPECT_EQ(d.uv[0], glm::vec2(model->vertices[v].position.x, model->vertices[v].position.z) * 0.5f + 0.5f);
    // From afar it has the picture's colour all the same.
    EXPECT_NEAR(model->vertices[v].colour[0], 200, 2);
  }
}

TEST(Model, a_mirrored_node_mirrors_its_tangents) {
  const auto model = load_text(
      replaced(text_of(kModels / "bent.gltf"), R"("nodes":[{"mesh":0})", R"("nodes":[{"mesh":0,"scale":[-1,1,1]})"));
  ASSERT_TRUE(model) << base::format(model.diagnostics());
  for (const assets::Detail& d : model->details) EXPECT_EQ(d.tangent, (std::array<std::int8_t, 4>{-127, 0, 0, -127}));
}

TEST(Model, a_wrong_number_of_tangents_is_refused) {
  const auto model = load_text(replaced(text_of(kModels / "bent.gltf"), R"("TANGENT":3)", R"("TANGENT":1)"));
  ASSERT_FALSE(model);
}

TEST(Model, a_broken_picture_is_left_out_with_a_warning) {
  const auto model = load_text(replaced(text_of(kModels / "painted.gltf"), "base64,iVBOR", "base64,iVBOS"));
  ASSERT_TRUE(model) << base::format(model.diagnostics());
  ASSERT_EQ(model.diagnostics().size(), 1u) << base::format(model.diagnostics());
  EXPECT_EQ(model.diagnostics()[0].code, "A0015");
  EXPECT_EQ(model->levels[0].index_count, 6u);
}

TEST(Model, what_gives_off_light_all_over_is_a_lamp) {
  const auto model = load_text(replaced(text_of(kModels / "quad.gltf"), R"({"name":"plain"})",
                                        R"({"name":"sign","emissiveFactor":[1,0.8,0.2]})"));
  ASSERT_TRUE(model) << base::format(model.diagnostics());
  EXPECT_EQ(model->vertices[0].surface, std::uint32_t(assets::Surface::lamp));
  EXPECT_EQ(model->vertices[0].colour[0], 255);
}

TEST(Model, buffer_beside_the_file_is_read_and_one_behind_a_link_is_not) {
  const fs::path folder = fs::path(testing::TempDir()) / "gelar-assets-outside";
  fs::remove_all(folder);
  fs::create_directories(folder / "model");
  const std::string text = text_of(kModels / "quad.gltf");
  const std::size_t begin = text.find("data:application"), end = text.find('"', begin);
  const auto good = assets::load_model(kModels / "quad.gltf");
  ASSERT_TRUE(good);
  const std::size_t size_at = text.find("\"byteLength\":", text.find("\"buffers\"")) + 13;
  const std::size_t size = std::stoul(text.substr(size_at));
  std::string linked = text;
  linked.replace(begin, end - begin, "quad%20data.bin");
  ASSERT_TRUE(base::write_file(folder / "model/quad.gltf", linked));
  ASSERT_TRUE(base::write_file(folder / "outside.bin", std::string(size, '\0')));

  ASSERT_TRUE(base::write_file(folder / "model/quad data.bin", std::string(size, '\0')));
  const auto beside = assets::load_model(folder / "model/quad.gltf");
  EXPECT_FALSE(beside);
  EXPECT_FALSE(has_code(beside.diagnostics(), "A0012")) << base::format(beside.diagnostics());
  EXPECT_FALSE(has_code(beside.diagnostics(), "A0013")) << "zeros were read: " << base::format(beside.diagnostics());

  fs::remove(folder / "model/quad data.bin");
  fs::create_symlink("../outside.bin", folder / "model/quad data.bin");
  const auto behind = assets::load_model(folder / "model/quad.gltf");
  EXPECT_TRUE(has_code(behind.diagnostics(), "A0012")) << base::format(behind.diagnostics());
  const auto in_memory = load_text(linked);
  EXPECT_TRUE(has_code(in_memory.diagnostics(), "A0012")) << base::format(in_memory.diagnostics());
  fs::remove_all(folder);
}

TEST(Model, every_limit_refuses_with_its_code) {
  struct Row {
    const char* code;
    assets::Limits limits;
  };
  const Row rows[] = {
      {"A0002", {.file_bytes = 100}}, {"A0043", {.vertices = 3}}, {"A0044", {.indices = 5}}, {"A0006", {.nodes = 2}},
      {"A0031", {.depth = 1}},        {"A0050", {.joints = 1}},   {"A0006", {.clips = 0}},   {"A0061", {.frames = 19}},
  };
  for (const Row& row : rows) {
    const auto model = assets::load_model(kModels / "quad.gltf", row.limits);
    EXPECT_FALSE(model) << row.code;
    EXPECT_TRUE(has_code(model.diagnostics(), row.code)) << row.code << " expected, found:\n"
                                                         << base::format(model.diagnostics());
  }
}

TEST(Model, missing_file_is_one_clear_error) {
  const auto model = assets::load_model(kModels / "nobody.glb");
  ASSERT_FALSE(model);
  EXPECT_EQ(model.diagnostics().at(0).code, "A0001");
}

// A bad model's name begins with the code that it must be refused with.
class BadModel : public testing::TestWithParam<std::string> {};
TEST_P(BadModel, is_refused_with_its_code) {
  const auto model = assets::load_model(kBad / GetParam());
  ASSERT_FALSE(model);
  const std::string code = GetParam().substr(0, 5);
  ASSERT_FALSE(model.diagnostics().empty());
  EXPECT_TRUE(has_code(model.diagnostics(), code)) << base::format(model.diagnostics());
  for (const base::Diagnostic& problem : model.diagnostics()) {
    EXPECT_EQ(problem.message.find('\n'), std::string::npos) << problem.message;
    EXPECT_FALSE(problem.place.file.empty());
  }
}
std::vector<std::string> bad_models() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(kBad)) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}
INSTANTIATE_TEST_SUITE_P(Files, BadModel, testing::ValuesIn(bad_models()), [](const auto& row) {
  std::string name = row.param;
  for (char& c : name)
    if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
  return name;
});
TEST(BadModels, there_are_enough_of_them) { EXPECT_GE(bad_models().size(), 50u); }

TEST(Retarget, same_skeleton_keeps_the_clips) {
  const auto model = assets::load_model(kModels / "quad.gltf");
  ASSERT_TRUE(model);
  EXPECT_TRUE(assets::same_skeleton(*model, *model));
  const auto clips = assets::retarget(*model, *model);
  ASSERT_EQ(clips.size(), 1u);
  EXPECT_EQ(clips[0].matrices, model->clips[0].matrices) << "one copy serves both";
}

TEST(Retarget, taller_skeleton_turns_alike_about_its_own_joints) {
  const std::string text = text_of(kModels / "quad.gltf");
  const auto low = load_text(replaced(text, R"({"name":"hips",)", R"({"name":"hips","translation":[0,1,0],)"));
  std::string taller = replaced(text, R"({"name":"hips",)", R"({"name":"hips","translation":[0,2,0],)");
  taller = replaced(taller, R"({"name":"spine"})", R"({"name":"spine","translation":[0,0.5,0]})");
  const auto tall = load_text(taller);
  ASSERT_TRUE(low);
  ASSERT_TRUE(tall);
  EXPECT_FALSE(assets::same_skeleton(*low, *tall));
  const auto clips = assets::retarget(*low, *tall);
  ASSERT_EQ(clips.size(), 1u);
  EXPECT_FLOAT_EQ(clips[0].stride, 2) << "twice the height of the hips, twice the step";
  const glm::vec3 axis(0, 2.5f, 0);
  EXPECT_NEAR(glm::distance(moved(clips[0], 10, 2, 1, axis), axis), 0, 1e-4) << "the spine stays where it is";
  const glm::vec3 arm = moved(clips[0], 10, 2, 1, axis + glm::vec3(1, 0, 0)) - axis;
  EXPECT_NEAR(arm.x, std::sqrt(0.5f), 1e-4);
  EXPECT_NEAR(arm.z, -std::sqrt(0.5f), 1e-4);
}

TEST(Retarget, joint_without_a_twin_follows_its_parent_at_rest) {
  const auto source = load_text(replaced(text_of(kModels / "quad.gltf"), R"("node":2,"path")", R"("node":1,"path")"));
  const auto target = load_text(
      replaced(text_of(kModels / "quad.gltf"), R"("name":"spine")", R"("name":"tail","translation":[0,1,0])"));
  ASSERT_TRUE(source);
  ASSERT_TRUE(target);
  const auto clips = assets::retarget(*source, *target);
  const glm::vec3 point(1, 1, 0);
  EXPECT_NEAR(glm::distance(moved(clips.at(0), 10, 2, 1, point), moved(clips.at(0), 10, 2, 0, point)), 0, 1e-4);
}

TEST(Placeholder, is_a_sound_striped_block_of_a_person_s_height) {
  const assets::Model model = assets::placeholder("missing");
  expect_sound(model, "placeholder");
  EXPECT_FLOAT_EQ(model.high.y, 1.7f);
  EXPECT_FLOAT_EQ(model.low.y, 0);
}

}  // namespace
