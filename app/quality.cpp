#include "app/quality.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "app/build_view.h"
#include "app/views.h"
#include "base/files.h"

namespace app {
namespace {

using renderer::Quality;

// One line: "name|driver = quality". Another device, or a new driver, is tried out anew.
std::string key_of(const renderer::DeviceFacts& facts) { return facts.name + "|" + facts.driver; }

std::filesystem::path file_of_quality() {
  const auto folder = base::config_folder();
  return folder.empty() ? folder : folder / "quality";
}

// The whole table from where most of it is seen, with everybody on it.
renderer::RenderView busy_view(const Document& document) {
  renderer::RenderView view;
  const scenes::Venue& venue = document.drill.venue;
  view.light = light_at(document.drill, 0);
  view.camera = camera_of(overview_of(venue));
  if (document.cast.venue) view.objects.push_back({.model = *document.cast.venue});
  if (document.cast.land)
    view.objects.push_back(
        {.position = {0, document.cast.land_height, 0}, .model = *document.cast.land, .flags = renderer::kNoShadow});
  const auto side = std::size_t(std::ceil(std::sqrt(double(document.cast.people.size()))));
  for (std::size_t i = 0; i < document.cast.people.size(); ++i) {
    const Actor& actor = document.cast.people[i];
    renderer::Person person;
    person.position = view.camera.target + glm::vec3(float(i % side), 0, float(i / side)) * 1.5f -
                      glm::vec3(float(side), 0, float(side)) * 0.75f;
    person.position.y = 0;
    person.model = actor.model;
    person.tint_a = actor.tint_a, person.tint_b = actor.tint_b, person.base_colour = actor.base_colour;
    view.people.push_back(person);
  }
  return view;
}

}  // namespace

Quality probe_quality(renderer::Device& device, renderer::Scene& scene, const renderer::RenderView& view,
                      glm::uvec2 size) {
  using Clock = std::chrono::steady_clock;
  constexpr double kEnough = 14, kSeconds = 2;
  if (renderer::facts(device).kind == "CPU") return Quality::low;
  const auto began = Clock::now();
  const auto since = [](Clock::time_point t) { return std::chrono::duration<double>(Clock::now() - t).count(); };
  for (const Quality quality : {Quality::high, Quality::medium}) {
    auto target = renderer::create_offscreen_target(device, size, renderer::settings_of(quality));
    if (!target) continue;
    std::vector<double> frames;
    // The first frames make pipelines and fill caches.
    for (int i = 0; i < 14 && since(began) < kSeconds * (quality == Quality::high ? 0.6 : 1); ++i) {
      const auto start = Clock::now();
      if (renderer::draw_frame(device, scene, *target, view) != renderer::Drawn::yes) return Quality::low;
      renderer::wait(*target);
      if (i >= 3) frames.push_back(since(start) * 1000);
    }
    if (frames.size() < 3) continue;
    std::nth_element(frames.begin(), frames.begin() + std::ptrdiff_t(frames.size() / 2), frames.end());
    if (frames[frames.size() / 2] <= kEnough) return quality;
  }
  return Quality::low;
}

Quality choose_quality(renderer::Device& device, renderer::Scene& scene, const Document& document, glm::uvec2 size) {
  const renderer::DeviceFacts& facts = renderer::facts(device);
  if (facts.kind == "CPU") return Quality::low;
  if (const auto known = remembered_quality(facts)) return *known;
  const Quality found = probe_quality(device, scene, busy_view(document), size);
  remember_quality(facts, found);
  return found;
}

std::optional<Quality> remembered_quality(const renderer::DeviceFacts& facts) {
  const auto file = file_of_quality();
  if (file.empty()) return std::nullopt;
  const auto text = base::read_file(file, 4096);
  if (!text) return std::nullopt;
  for (const Quality q : {Quality::low, Quality::medium, Quality::high})
    if (*text == fmt::format("{} = {}\n", key_of(facts), renderer::name_of(q))) return q;
  return std::nullopt;
}

void remember_quality(const renderer::DeviceFacts& facts, Quality quality) {
  if (const auto file = file_of_quality(); !file.empty())
    (void)bool(base::write_file(file, fmt::format("{} = {}\n", key_of(facts), renderer::name_of(quality))));
}

}  // namespace app
