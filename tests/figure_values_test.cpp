// Who is who without colour: the figures of neighbouring units differ in how light they are,
// from before and from behind, as the table's camera sees them; and what else is told by light and dark.
#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "app/agency.h"
#include "app/build_view.h"
#include "app/camera.h"
#include "app/document.h"
#include "renderer/renderer.h"

namespace app {
namespace {

constexpr glm::uvec2 kSize{96, 96};

assets::Model floor_of(std::uint8_t grey) {
  assets::Model model;
  model.name = "floor";
  for (const auto& [x, z] : {std::pair{-50.0f, -50.0f}, {-50.0f, 50.0f}, {50.0f, 50.0f}, {50.0f, -50.0f}})
    model.vertices.push_back({{x, 0, z}, {0, 1, 0}, {grey, grey, grey, 255}, {0, 0}, {255, 0}, 0});
  model.indices = {0, 1, 2, 0, 2, 3};
  model.levels = {{0, 6, 0}};
  model.low = {-50, 0, -50}, model.high = {50, 0, 50};
  return model;
}

// CIE lightness, 0..100, of an sRGB pixel.
double lightness(const std::uint8_t* p) {
  const auto linear = [](std::uint8_t v) { return std::pow(double(v) / 255, 2.2); };
  const double y = 0.2126 * linear(p[0]) + 0.7152 * linear(p[1]) + 0.0722 * linear(p[2]);
  return y > 0.008856 ? 116 * std::cbrt(y) - 16 : 903.3 * y;
}

// Draws one figure over a dark and over a light floor: what does not change is the figure.
class Figures {
 public:
  explicit Figures(const std::vector<std::string>& names, renderer::Quality quality = renderer::Quality::medium) {
    std::vector<std::string> files;
    for (const std::string& name : names) files.push_back("figures/" + name);
    models_ = load_models(files, {.venue_file = {}, .catalogue_folder = {}}, nullptr);
    models_.models.push_back(floor_of(30)), models_.models.push_back(floor_of(220));
    device_ = std::move(*renderer::create_device(
        {.validation = true, .pick = {}, .window_extensions = {}, .make_surface = {}, .on_message = {}}));
    std::vector<const assets::Model*> all;
    for (const assets::Model& m : models_.models) all.push_back(&m);
    scene_ = std::move(*renderer::upload_models(device_, all));
    target_ = std::move(*renderer::create_offscreen_target(device_, kSize, renderer::settings_of(quality)));
  }
  ~Figures() { EXPECT_EQ(renderer::validation_messages(device_), 0u); }

  // The pixels that are the figure: RGBA, alpha 0 where it is not. `high`: metres that the picture is high.
  std::vector<std::uint8_t> cut_out(const std::string& name, float heading, float high, float tilt = 0.6f) {
    std::vector<std::uint8_t> pictures[2];
    for (std::uint32_t floor = 0; floor < 2; ++floor) {
      renderer::RenderView view = view_of(name, heading, high, 40, tilt);
      view.objects.push_back({.model = renderer::ModelId(models_.names.size() + floor)});
      EXPECT_EQ(renderer::draw_frame(device_, scene_, target_, view), renderer::Drawn::yes);
      pictures[floor] = renderer::read_pixels(device_, target_);
    }
    for (std::size_t i = 0; i < pictures[0].size(); i += 4) {
      const auto off = [&](std::size_t k) { return std::abs(int(pictures[0][i + k]) - int(pictures[1][i + k])); };
      pictures[0][i + 3] = off(0) + off(1) + off(2) > 6 ? 0 : 255;
    }
    return pictures[0];
  }

  // How many pixels of the floor its shadow darkens, where a texel of the shadow map is as large as a head.
  int shadow(const std::string& name, float heading, float high) {
    std::vector<std::uint8_t> pictures[2];
    for (const std::uint32_t flag : {0u, std::uint32_t(renderer::kNoShadow)}) {
      renderer::RenderView view = view_of(name, heading, high, 130);
      view.objects.push_back({.model = renderer::ModelId(models_.names.size() + 1)});
      view.people[0].flags = flag;
      EXPECT_EQ(renderer::draw_frame(device_, scene_, target_, view), renderer::Drawn::yes);
      pictures[flag != 0] = renderer::read_pixels(device_, target_);
    }
    int count = 0;
    for (std::size_t i = 0; i < pictures[0].size(); i += 4)
      count += lightness(&pictures[0][i]) < lightness(&pictures[1][i]) - 8 ? 1 : 0;
    return count;
  }

  // How many pixels of the floor about the middle of the picture look otherwise because somebody stands elsewhere.
  int changed_floor(const std::string& name, glm::vec3 elsewhere, float high) {
    std::vector<std::uint8_t> pictures[2];
    for (const bool there : {false, true}) {
      renderer::RenderView view = view_of(name, 0, high);
      view.objects.push_back({.model = renderer::ModelId(models_.names.size() + 1)});
      view.people[0].position = elsewhere;
      if (!there) view.people.clear();
      EXPECT_EQ(renderer::draw_frame(device_, scene_, target_, view), renderer::Drawn::yes);
      pictures[there] = renderer::read_pixels(device_, target_);
    }
    int count = 0;
    for (std::size_t y = kSize.y / 3; y < kSize.y * 2 / 3; ++y)
      for (std::size_t x = kSize.x / 3; x < kSize.x * 2 / 3; ++x)
        count += pictures[0][(y * kSize.x + x) * 4] != pictures[1][(y * kSize.x + x) * 4] ? 1 : 0;
    return count;
  }

  double mean_lightness(const std::string& name, float heading) {
    const std::vector<std::uint8_t> pixels = cut_out(name, heading, 2.6f);
    double sum = 0;
    int count = 0;
    for (std::size_t i = 0; i < pixels.size(); i += 4)
      if (pixels[i + 3] != 0) sum += lightness(&pixels[i]), ++count;
    EXPECT_GT(count, 300) << name;
    return sum / std::max(count, 1);
  }

 private:
  // Alone on nothing.
  renderer::RenderView view_of(const std::string& name, float heading, float high, float distance = 40,
                               float tilt = 0.6f) const {
    const auto found = std::find(models_.names.begin(), models_.names.end(), "figures/" + name);
    const auto id = renderer::ModelId(found - models_.names.begin());
    renderer::RenderView view;
    Orbit orbit{.target = {0, 0.9f, 0}, .bearing = 0, .tilt = tilt, .distance = distance};
    orbit.fov_y = 2 * std::atan(high / 2 / distance);
    view.camera = camera_of(orbit);
    view.light.to_sun = glm::normalize(glm::vec3(-0.5f, 0.75f, 0.4f));
    view.people.push_back({.heading = heading, .model = id, .base_colour = 0xff808080, .flags = renderer::kNoShadow});
    return view;
  }

  ModelSet models_;
  renderer::Device device_;
  renderer::Scene scene_;
  renderer::Target target_;
};

TEST(FigureValues, neighbours_in_a_drill_differ_without_colour) {
  // From the darkest to the lightest; the steps between them are what a projector washed to
  // two fifths still leaves.
  const std::vector<std::string> ladder = {"raimas", "dalmas_awal", "police", "dalmas_lanjut",
                                           "tni",    "satpol_pp",   "medic"};
  Figures figures(ladder);
  std::map<std::string, double> front, back;
  for (const std::string& name : ladder) {
    front[name] = figures.mean_lightness(name, 0);
    back[name] = figures.mean_lightness(name, 3.14159265f);
    std::printf("%s front %.1f back %.1f\n", name.c_str(), front[name], back[name]);
  }
  for (std::size_t i = 1; i < ladder.size(); ++i)
    EXPECT_GT((front[ladder[i]] + back[ladder[i]]) / 2, (front[ladder[i - 1]] + back[ladder[i - 1]]) / 2 + 4)
        << ladder[i] << " beside " << ladder[i - 1];
}

TEST(FigureValues, a_flag_is_seen_from_afar_and_makes_nobody_broad) {
  // So far off that only the plainest level is drawn: 14 pixels for a person.
  Figures figures({"civilian_1", "civilian_11"}, renderer::Quality::low);
  for (const float heading : {0.0f, 3.14159265f}) {
    const auto plain = figures.cut_out("civilian_1", heading, 12), bearer = figures.cut_out("civilian_11", heading, 12);
    int red = 0, wide = 0, wide_bearer = 0;
    for (std::size_t y = 0; y < kSize.y; ++y) {
      int across = 0, across_bearer = 0;
      for (std::size_t x = 0; x < kSize.x; ++x) {
        const std::uint8_t *p = &plain[(y * kSize.x + x) * 4], *b = &bearer[(y * kSize.x + x) * 4];
        across += p[3] != 0 ? 1 : 0, across_bearer += b[3] != 0 ? 1 : 0;
        red += b[3] != 0 && b[0] > 110 && b[0] > 1.5 * b[1] && b[0] > 1.5 * b[2] ? 1 : 0;
      }
      if (y < kSize.y / 2) continue;  // below the shoulders
      wide = std::max(wide, across), wide_bearer = std::max(wide_bearer, across_bearer);
    }
    EXPECT_GE(red, 3) << "heading " << heading;
    EXPECT_GE(wide, 2);
    EXPECT_LE(wide_bearer, wide + 1) << "heading " << heading;
  }
}

// Waves rise and fall about a flat sea; where that cast a shadow, the troughs lay in it, in patches that wandered.
TEST(VenueValues, waves_do_not_lie_in_the_shadow_of_the_sea) {
  const ModelSet models = load_models({"venues/kartini"}, {.venue_file = {}, .catalogue_folder = {}}, nullptr);
  renderer::Device device = std::move(*renderer::create_device(
      {.validation = true, .pick = {}, .window_extensions = {}, .make_surface = {}, .on_message = {}}));
  {
    const assets::Model* const venue = &models.models[0];
    renderer::Scene scene = std::move(*renderer::upload_models(device, {&venue, 1}));
    renderer::Target target =
        std::move(*renderer::create_offscreen_target(device, kSize, renderer::settings_of(renderer::Quality::medium)));
    const auto lightness_of_sea = [&](std::uint32_t flags, float seconds) {
      renderer::RenderView view;
      view.camera = camera_of({.target = {-175, 0, -10}, .bearing = 4.7f, .tilt = 1.2f, .distance = 30});
      view.light.to_sun = glm::normalize(glm::vec3(0.6f, 0.75f, 0.4f));
      view.seconds = seconds;
      view.objects.push_back({.model = 0, .flags = flags});
      EXPECT_EQ(renderer::draw_frame(device, scene, target, view), renderer::Drawn::yes);
      const std::vector<std::uint8_t> pixels = renderer::read_pixels(device, target);
      double sum = 0;
      for (std::size_t i = 0; i < pixels.size(); i += 4) sum += lightness(&pixels[i]);
      return sum / double(pixels.size() / 4);
    };
    for (const float seconds : {0.0f, 3.0f, 7.0f})
      EXPECT_NEAR(lightness_of_sea(0, seconds), lightness_of_sea(renderer::kNoShadow, seconds), 0.5) << seconds;
  }
  EXPECT_EQ(renderer::validation_messages(device), 0u);
}

TEST(FigureValues, a_shadow_is_thrown_from_afar_whichever_way_somebody_faces) {
  Figures figures({"civilian_1"}, renderer::Quality::low);
  int least = 1000, most = 0;
  for (int k = 0; k < 12; ++k) {
    const int pixels = figures.shadow("civilian_1", float(k) * 0.5236f, 12);
    least = std::min(least, pixels), most = std::max(most, pixels);
  }
  EXPECT_GE(least, 8);
  EXPECT_LE(most, 3 * least);
}

// Below twelve pixels people are flat; a step nearer they are not, and it must not show, from whichever side and
// height.
TEST(FigureValues, a_standee_passes_for_the_figure_that_it_stands_for) {
  const std::vector<std::string> names = {"civilian_1", "dalmas_lanjut", "satpol_pp", "raimas"};
  Figures figures(names, renderer::Quality::low);
  struct Seen {
    double lightness = 0, height = 0;
    int pixels = 0;
  };
  for (const std::string& name : names)
    for (const float tilt : {0.35f, 0.6f, 1.1f, 1.5f}) {
      // Of all headings together: a pixel more or less is nothing.
      const auto seen = [&](float high) {
        Seen sum;
        for (int k = 0; k < 24; ++k) {
          const std::vector<std::uint8_t> pixels =
              figures.cut_out(name, float(k) * 0.262f, high + 0.02f * float(k % 5), tilt);
          for (std::size_t i = 0; i < pixels.size(); i += 4) {
            if (pixels[i + 3] == 0) continue;
            ++sum.pixels;
            sum.lightness += lightness(&pixels[i]), sum.height += double(i / 4 / kSize.x);
          }
        }
        return Seen{sum.lightness / sum.pixels, sum.height / sum.pixels, sum.pixels};
      };
      const Seen figure = seen(13.4f), standee = seen(13.7f);
      std::printf("%s %.1f: %d and %d pixels, lightness %.1f and %.1f, middle %.1f and %.1f\n", name.c_str(), tilt,
                  figure.pixels, standee.pixels, figure.lightness, standee.lightness, figure.height, standee.height);
      EXPECT_NEAR(standee.pixels, figure.pixels, 0.3 * figure.pixels) << name << " " << tilt;
      EXPECT_NEAR(standee.lightness, figure.lightness, 8) << name << " " << tilt;
      EXPECT_NEAR(standee.height, figure.height, 1) << name << " " << tilt;
    }
}

TEST(FigureValues, what_is_held_aloft_far_away_darkens_no_floor_elsewhere) {
  Figures figures({"civilian_11"}, renderer::Quality::low);
  EXPECT_EQ(figures.changed_floor("civilian_11", {5.5f, 0, 0}, 12), 0);
}

TEST(FigureValues, every_agency_has_a_sign_of_its_own) {
  for (int a = 0; a < scenes::kAgencyCount; ++a)
    for (int b = 0; b < a; ++b)
      EXPECT_NE(agency_sign(scenes::Agency(a)), agency_sign(scenes::Agency(b))) << a << " " << b;
}

}  // namespace
}  // namespace app
