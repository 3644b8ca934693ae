// What is written on the table and painted on its ground: labels, density, ghosts' rules.
#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "app/gui/label_layout.h"
#include "app/gui/reading_distance.h"
#include "app/heat.h"
#include "base/random.h"

namespace app {
namespace {

using gui::LabelForm, gui::LabelMemory, gui::LabelPlace, gui::LabelRoom, gui::LabelWish, gui::Rect;

const Rect kTable{{0, 0}, {1280, 720}};

// Thirty units, many of them close together.
std::vector<LabelWish> crowded(float shift = 0) {
  std::vector<LabelWish> wishes;
  for (std::uint32_t i = 0; i < 30; ++i) {
    base::Random random(base::Random::at(3, i));
    const bool knot = i % 2 == 0;
    const glm::vec2 at = knot ? glm::vec2(600 + random.between(-90, 90), 330 + random.between(-60, 60))
                              : glm::vec2(random.between(20, 1260), random.between(20, 700));
    wishes.push_back(
        {.id = i, .anchor = at + shift, .priority = random.between(5, 60), .full = {210, 34}, .shorter = {96, 34}});
  }
  return wishes;
}

void expect_tidy(const std::vector<LabelPlace>& places, const Rect& table, std::span<const Rect> taken = {}) {
  for (std::size_t i = 0; i < places.size(); ++i) {
    const Rect& a = places[i].box;
    EXPECT_TRUE(a.low.x >= table.low.x && a.low.y >= table.low.y && a.high.x <= table.high.x &&
                a.high.y <= table.high.y);
    for (std::size_t k = 0; k < i; ++k)
      EXPECT_FALSE(a.meets(places[k].box)) << places[i].id << " over " << places[k].id;
    for (const Rect& t : taken) EXPECT_FALSE(a.meets(t));
  }
}

TEST(Labels, never_lie_over_each_other_or_beyond_the_table_or_on_captions) {
  const Rect captions[] = {{{200, 600}, {1000, 690}}};
  for (const Rect& table : {kTable, Rect{{0, 0}, {400, 200}}, Rect{{100, 50}, {1280, 720}}})
    expect_tidy(lay_out(crowded(), {.table = table, .taken = captions}, nullptr), table, captions);
}

TEST(Labels, of_the_selected_unit_is_whole_however_crowded_it_is) {
  auto wishes = crowded();
  wishes[4].priority = 0;
  wishes[4].must = true;
  const auto places = lay_out(wishes, {.table = kTable}, nullptr);
  ASSERT_FALSE(places.empty());
  EXPECT_EQ(places[0].id, 4u);
  EXPECT_EQ(places[0].form, LabelForm::full);
}

TEST(Labels, become_shorter_and_then_shapes_where_there_is_no_room) {
  std::set<LabelForm> forms;
  float covered = 0;
  const LabelRoom room{.table = kTable, .share = 0.1f};
  for (const LabelPlace& p : lay_out(crowded(), room, nullptr)) {
    forms.insert(p.form);
    if (p.form != LabelForm::shape) covered += p.box.size().x * p.box.size().y;
  }
  EXPECT_EQ(forms.size(), 3u);
  EXPECT_LE(covered, room.share * 1280 * 720);
}

TEST(Labels, of_bystanders_stay_shapes_even_where_there_is_room) {
  LabelWish one{.id = 7, .anchor = {600, 300}, .priority = 50, .full = {100, 30}, .shorter = {60, 30}};
  one.at_best = LabelForm::shape;
  const auto places = gui::lay_out({one}, {.table = kTable}, nullptr);
  ASSERT_EQ(places.size(), 1u);
  EXPECT_EQ(places[0].form, LabelForm::shape);
}

TEST(Labels, more_important_ones_come_first) {
  std::vector<LabelWish> two = {{.id = 1, .anchor = {100, 60}, .priority = 1, .full = {180, 30}, .shorter = {180, 30}},
                                {.id = 2, .anchor = {104, 60}, .priority = 9, .full = {180, 30}, .shorter = {180, 30}}};
  const Rect small{{0, 0}, {200, 70}};
  const auto places = lay_out(two, {.table = small, .share = 1}, nullptr);
  ASSERT_FALSE(places.empty());
  EXPECT_EQ(places[0].id, 2u);
  EXPECT_EQ(places[0].form, LabelForm::full);
}

TEST(Labels, keep_their_side_while_the_camera_moves_a_little) {
  LabelMemory memory;
  const LabelRoom room{.table = kTable};
  std::map<std::uint32_t, LabelPlace> before;
  for (const LabelPlace& p : lay_out(crowded(), room, &memory)) before[p.id] = p;
  int jumps = 0, seen = 0;
  for (int frame = 1; frame <= 40; ++frame)
    for (const LabelPlace& p : lay_out(crowded(float(frame) * 0.7f), room, &memory)) {
      const auto last = before.find(p.id);
      if (last != before.end()) jumps += last->second.candidate != p.candidate || last->second.form != p.form, ++seen;
      before[p.id] = p;
    }
  EXPECT_GT(seen, 500);
  EXPECT_LT(jumps, seen / 50);
}

TEST(Labels, same_wishes_give_the_same_places) {
  const auto a = lay_out(crowded(), {.table = kTable}, nullptr), b = lay_out(crowded(), {.table = kTable}, nullptr);
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) EXPECT_TRUE(a[i].id == b[i].id && a[i].box.low == b[i].box.low);
}

TEST(Labels, neighbours_of_one_kind_are_joined_and_others_are_not) {
  const glm::vec2 anchors[] = {{100, 100}, {130, 104}, {110, 100}, {600, 100}};
  const std::uint32_t kinds[] = {1, 1, 2, 1};
  EXPECT_EQ(gui::join_near(anchors, kinds, 60), (std::vector<std::size_t>{0, 0, 2, 3}));
}

// People on a square lattice: `spacing` metres apart.
std::vector<scenes::PersonState> lattice(float spacing, int side) {
  std::vector<scenes::PersonState> people;
  for (int y = 0; y < side; ++y)
    for (int x = 0; x < side; ++x) people.push_back({.at = {float(x) * spacing, float(y) * spacing}});
  return people;
}

TEST(Rehearsal, names_what_the_last_row_cannot_read_the_smallest_first) {
  // A capital of 37.2 mm fills 16 minutes of arc at 8 m; on a screen 2 m high that is a
  // font of 0.0255 of its height.
  EXPECT_NEAR(gui::reach_of(0.0255f), 8, 0.02);
  const std::vector<gui::HallText> words = {{"title", 0.04f}, {"label", 0.02f}, {"note", 0.01f}, {"caption", 0.02f}};
  const auto texts = [&](float room) {
    std::vector<std::string> out;
    for (const gui::HallText& t : gui::unreadable(words, room)) out.push_back(t.text);
    return out;
  };
  EXPECT_TRUE(texts(3).empty());
  EXPECT_EQ(texts(6), (std::vector<std::string>{"note"}));
  EXPECT_EQ(texts(8), (std::vector<std::string>{"note", "label", "caption"}));
  EXPECT_EQ(texts(20).size(), 4u);
}

TEST(Density, is_what_the_lattice_says_within_a_tenth) {
  for (const float spacing : {0.8f, 0.6f, 0.45f}) {
    scenes::DensityField grid;
    scenes::density_of(lattice(spacing, 20), grid);
    const float middle = 9.5f * spacing;
    const int x = int((middle - grid.low.east) / grid.cell), y = int((middle - grid.low.north) / grid.cell);
    const float expected = 1 / (spacing * spacing);
    EXPECT_NEAR(grid.per_square_metre[std::size_t(y * grid.columns + x)], expected, 0.1f * expected) << spacing;
  }
}

TEST(Density, counts_everybody_once_and_nobody_who_has_left) {
  auto people = lattice(1.1f, 9);
  people[3].activity = scenes::Activity::gone;
  scenes::DensityField grid;
  scenes::density_of(people, grid);
  double sum = 0;
  for (const float d : grid.per_square_metre) sum += double(d * grid.cell * grid.cell);
  EXPECT_NEAR(sum, 80, 2);
  people.assign(2, {.activity = scenes::Activity::gone});
  scenes::density_of(people, grid);
  EXPECT_TRUE(grid.per_square_metre.empty());
}

TEST(Density, of_people_far_apart_stays_within_bounds) {
  scenes::DensityField grid;
  const std::vector<scenes::PersonState> two = {{.at = {-1e5f, -1e5f}}, {.at = {1e5f, 1e5f}}};
  scenes::density_of(two, grid);
  EXPECT_LE(grid.per_square_metre.size(), 1'600'000u);
}

TEST(Density, bands_are_those_of_the_literature_and_darken) {
  EXPECT_EQ(band_of(2), DensityBand::calm);
  EXPECT_EQ(band_of(2.1f), DensityBand::watch);
  EXPECT_EQ(band_of(3.6f), DensityBand::alarm);
  EXPECT_EQ(band_of(5.1f), DensityBand::stop);
  int before = 1000;
  for (int band = 0; band < 4; ++band) {
    const std::uint32_t c = band_colour(DensityBand(band));
    const int lightness = int(c & 255) * 3 + int(c >> 8 & 255) * 6 + int(c >> 16 & 255);
    EXPECT_LT(lightness, before == 1000 ? 3000 : before - 200);
    before = lightness;
  }
}

TEST(Density, is_drawn_only_where_people_stand) {
  scenes::DensityField grid;
  scenes::density_of(lattice(0.5f, 8), grid);
  renderer::RenderView view;
  add_heat(view, grid);
  ASSERT_FALSE(view.overlay_indices.empty());
  for (const std::uint32_t i : view.overlay_indices) {
    ASSERT_LT(i, view.overlay_vertices.size());
    EXPECT_LT(std::abs(view.overlay_vertices[i].position.x - 1.75f), 4);
  }
}

}  // namespace
}  // namespace app
