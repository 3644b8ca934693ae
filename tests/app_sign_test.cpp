// What is written on the table and painted on its ground: labels, density, ghosts' rules.
#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "app/gui/label_layout.h"
#include "app/gui/label_units.h"
#include "app/gui/reading_distance.h"
#include "app/heat.h"
#include "base/random.h"

namespace app {
namespace {

using gui::LabelCover, gui::LabelForm, gui::LabelMemory, gui::LabelPlace, gui::LabelRoom, gui::LabelWish, gui::Rect;

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

// A crowd that fills a box: its people are covered, and its name is wished for.
LabelWish crowd_in(const Rect& box, std::uint32_t id, LabelCover& cover) {
  gui::cover(cover, box, 1);
  const glm::vec2 half = box.size() * 0.5f, deviation = half / 1.75f;
  return {.id = id,
          .anchor = box.low + half,
          .extent = {-half, half},
          .spread = {deviation.x * deviation.x, 0, deviation.y * deviation.y},
          .priority = 60,
          .full = {170, 34},
          .shorter = {100, 34}};
}

TEST(Labels, of_a_crowd_and_the_line_before_it_hide_neither) {
  LabelCover cover = gui::create_cover(kTable, 12);
  const std::vector<LabelWish> wishes = {crowd_in({{400, 360}, {900, 470}}, 1, cover),
                                         crowd_in({{420, 290}, {880, 350}}, 2, cover),
                                         crowd_in({{450, 240}, {850, 285}}, 3, cover)};
  gui::sum_up(cover);
  const auto places = lay_out(wishes, {.table = kTable, .cover = &cover}, nullptr);
  ASSERT_EQ(places.size(), 3u);
  for (const LabelPlace& p : places) {
    EXPECT_EQ(p.form, LabelForm::full);
    EXPECT_LT(gui::hidden_by(cover, p.box), 0.05f * 170 * 34) << p.id;
    const LabelWish& w = wishes[p.id - 1];  // the leader ends among those whom it names
    EXPECT_TRUE(glm::all(glm::greaterThanEqual(p.tip, w.anchor + w.extent.low)) &&
                glm::all(glm::lessThanEqual(p.tip, w.anchor + w.extent.high)));
  }
}

TEST(Labels, keep_off_a_board_with_words_when_other_ground_is_near) {
  LabelCover cover = gui::create_cover(kTable, 12);
  const Rect board{{560, 250}, {720, 330}};
  gui::cover(cover, board, 2.5f);
  gui::sum_up(cover);
  LabelWish guard{.id = 1, .anchor = {640, 345}, .priority = 20, .full = {170, 34}, .shorter = {100, 34}};
  const auto places = gui::lay_out({guard}, {.table = kTable, .cover = &cover}, nullptr);
  ASSERT_EQ(places.size(), 1u);
  EXPECT_NE(places[0].form, LabelForm::shape);
  EXPECT_EQ(gui::hidden_by(cover, places[0].box), 0);
  // Without the board it stands above, where it reads best.
  EXPECT_LT(gui::lay_out({guard}, {.table = kTable}, nullptr)[0].box.high.y, guard.anchor.y);
}

TEST(Labels, of_few_people_become_shapes_rather_than_hide_many) {
  LabelCover cover = gui::create_cover(kTable, 12);
  gui::cover(cover, kTable, 1);  // people everywhere
  gui::sum_up(cover);
  const LabelWish few{.id = 1, .anchor = {640, 345}, .priority = 15, .full = {170, 34}, .shorter = {100, 34}};
  EXPECT_EQ(gui::lay_out({few}, {.table = kTable, .cover = &cover}, nullptr).at(0).form, LabelForm::shape);
  LabelWish chosen = few;
  chosen.must = true;
  EXPECT_EQ(gui::lay_out({chosen}, {.table = kTable, .cover = &cover}, nullptr).at(0).form, LabelForm::full);
}

TEST(Labels, leaders_do_not_cross_where_they_need_not) {
  const auto places = lay_out(crowded(), {.table = kTable}, nullptr);
  const auto side = [](glm::vec2 p, glm::vec2 q, glm::vec2 r) {
    return (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
  };
  int crossings = 0, leaders = 0;
  for (const LabelPlace& a : places) {
    if (a.form == LabelForm::shape) continue;
    ++leaders;
    const glm::vec2 a_end = glm::clamp(a.tip, a.box.low, a.box.high);
    for (const LabelPlace& b : places) {
      if (&a >= &b || b.form == LabelForm::shape) continue;
      const glm::vec2 b_end = glm::clamp(b.tip, b.box.low, b.box.high);
      crossings += side(a.tip, a_end, b.tip) * side(a.tip, a_end, b_end) < 0 &&
                   side(b.tip, b_end, a.tip) * side(b.tip, b_end, a_end) < 0;
    }
  }
  EXPECT_GT(leaders, 12);
  EXPECT_EQ(crossings, 0);
}

TEST(Labels, keep_their_place_while_people_walk) {
  LabelMemory memory;
  std::map<std::uint32_t, LabelPlace> before;
  int jumps = 0, seen = 0;
  for (int frame = 0; frame < 60; ++frame) {
    LabelCover cover = gui::create_cover(kTable, 12);
    const float walked = float(frame) * 1.5f;
    std::vector<LabelWish> wishes = {crowd_in({{300 + walked, 360}, {700 + walked, 450}}, 1, cover),
                                     crowd_in({{420, 290}, {880, 345}}, 2, cover)};
    gui::sum_up(cover);
    for (const LabelPlace& p : lay_out(wishes, {.table = kTable, .cover = &cover}, &memory)) {
      const auto last = before.find(p.id);
      if (last != before.end()) jumps += last->second.candidate != p.candidate || last->second.form != p.form, ++seen;
      before[p.id] = p;
    }
  }
  EXPECT_GT(seen, 100);
  EXPECT_LE(jumps, 2);
}

TEST(Labels, know_where_people_stand_and_which_boards_show_their_face) {
  scenes::Stage stage;
  stage.people = {{.at = {0, 0}}, {.at = {500, 0}}, {.at = {2, 0}, .activity = scenes::Activity::gone}};
  Document document;
  document.drill.venue.boards = {
      {.name = "faces", .at = {-8, 4}, .bearing = scenes::kPi, .width = 4, .low = 1, .high = 3},
      {.name = "turned", .at = {8, 4}, .bearing = 0, .width = 4, .low = 1, .high = 3}};
  const AppState state;
  const renderer::Camera camera = camera_of({.target = {0, 0, 0}, .bearing = 0, .tilt = 0.5f, .distance = 40});
  const gui::Picture picture = gui::picture_of(stage, camera, kTable);
  EXPECT_NEAR(picture.people[0].feet.x, 640, 0.5);
  EXPECT_GT(picture.people[0].metre, 20);
  EXPECT_EQ(picture.people[1].metre, 0);  // outside
  EXPECT_EQ(picture.people[2].metre, 0);  // gone
  const LabelCover cover = gui::cover_of({state, document, stage}, picture, 10);
  const auto worth_of = [&](glm::vec3 place) {
    return gui::worth_at(cover, glm::vec2(project(camera, place, {1280, 720})));
  };
  EXPECT_GT(worth_of({0, 0.9f, 0}), 0.5f);
  EXPECT_EQ(worth_of({4, 0.9f, 0}), 0);
  EXPECT_GT(worth_of({-8, 2, -4}), 1);
  EXPECT_EQ(worth_of({8, 2, -4}), 0);
}

TEST(Labels, a_group_that_has_left_its_crowd_has_a_name_of_its_own) {
  Document document;
  scenes::Drill& drill = document.drill;
  drill.units.resize(3);
  drill.units[0] = {.title = {"Massa", "Crowd"}, .crowd = true, .children = {scenes::UnitId(1), scenes::UnitId(2)}};
  drill.units[1] = {
      .title = {"Inti", "Core"}, .count = 20, .crowd = true, .parent = scenes::UnitId(0), .first_person = 0};
  drill.units[2] = {
      .title = {"Beberapa orang", "A few"}, .count = 9, .crowd = true, .parent = scenes::UnitId(0), .first_person = 20};
  const AppState state;
  const renderer::Camera camera = camera_of({.target = {0, 0, 0}, .bearing = 0, .tilt = 0.9f, .distance = 90});
  const auto names = [&](float apart) {
    scenes::Stage stage;
    for (int i = 0; i < 29; ++i)
      stage.people.push_back({.at = {float(i % 5) + (i < 20 ? 0 : apart), float(i % 20 / 5)}});
    std::vector<std::pair<std::string, int>> out;
    for (const gui::Named& n : gui::seen_units({state, document, stage}, gui::picture_of(stage, camera, kTable), 60))
      out.push_back({std::string(n.title.in(scenes::Language::english)), n.count});
    return out;
  };
  using Names = std::vector<std::pair<std::string, int>>;
  EXPECT_EQ(names(4), (Names{{"Crowd", 29}}));
  EXPECT_EQ(names(25), (Names{{"Crowd", 20}, {"A few", 9}}));
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
