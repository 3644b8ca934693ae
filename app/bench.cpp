// Figures for docs/PERFORMANCE.md: one key=value line per result.
#include "scenes/bench.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <set>
#include <thread>

#include "app/build_view.h"
#include "app/cli.h"
#include "app/studio.h"
#include "base/files.h"
#include "base/random.h"

namespace app {
namespace {

using Clock = std::chrono::steady_clock;
double ms_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

// Peak resident memory of this process so far.
double peak_mib() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;)
    if (word == "VmHWM:") {
      double kib = 0;
      status >> kib;
      return kib / 1024;
    }
  return 0;
}

int failed(const base::Diagnostics& problems, int code) {
  std::fputs(base::format(problems).c_str(), stderr);
  return code;
}

// What it takes to hand a line of memory from one core to another and back, halved. Virtual machines
// move their cores about: some 30 ns where they share a cache, five times as much where they do not.
double hand_over_ns() {
  constexpr int kTurns = 20'000;
  std::atomic<int> ball{0};
  const auto play = [&](int from) {
    for (int turn = from; turn < kTurns; turn += 2) {
      while (ball.load(std::memory_order_acquire) != turn) {
      }
      ball.store(turn + 1, std::memory_order_release);
    }
  };
  const auto start = Clock::now();
  std::thread other([&] { play(1); });
  play(0);
  other.join();
  return ms_since(start) * 1e6 / kTurns;
}

// One thread, or one and several in turn, so that what else the machine does falls on both.
int bench_crowds(const BenchCall& call) {
  base::Workers one(1), several(unsigned(call.threads));
  for (const int people : call.people) {
    std::vector<double> rates, processor, shares, hand_overs;
    scenes::CrowdFigures figures;
    for (int i = 0; i < call.repeats; ++i) {
      const double alone = call.threads > 1 ? scenes::bench_crowd(people, 600, &one).seconds : 0;
      figures = scenes::bench_crowd(people, 600, &several);
      rates.push_back(figures.agent_steps);
      processor.push_back(double(people) * figures.steps / figures.processor);
      if (call.threads == 1) continue;
      shares.push_back(figures.seconds / alone);
      hand_overs.push_back(hand_over_ns());
    }
    fmt::print(
        "crowd people={} threads={} agent_steps_per_s={:.0f} agent_steps_per_processor_s={:.0f} overlapping={:.5f} "
        "worst_overlap_m={:.3f} in_boxes={} mean_distance_m={:.2f}",
        people, call.threads, median(rates), median(processor), figures.overlapping, figures.worst_overlap,
        figures.in_boxes, figures.mean_distance);
    if (call.threads > 1) fmt::print(" of_one_thread={:.3f} hand_over_ns={:.0f}", median(shares), median(hand_overs));
    fmt::print("\n");
    std::fflush(stdout);
  }
  return kFine;
}

int bench_seeks(const BenchCall& call) {
  const auto opening = Clock::now();
  auto document = open_document({.file = call.file, .with_models = false, .disk_cache = false});
  if (!document) return failed(document.diagnostics(), kInputWrong);
  const double open_ms = ms_since(opening);
  const auto baking = Clock::now();
  scenes::BakeStore store;
  base::Workers workers;
  const auto motion =
      scenes::bake({.drill = &(*document)->drill, .world = (*document)->world, .store = &store, .workers = &workers},
                   scenes::default_path((*document)->drill));
  const double bake_ms = ms_since(baking);
  const auto size = scenes::size_of(motion);
  fmt::print("bake people={} minutes={:.1f} open_ms={:.1f} bake_ms={:.0f} bytes={} bytes_per_person_second={:.2f}\n",
             (*document)->drill.person_count, double(motion.timeline.end) / 60000, open_ms, bake_ms, size.bytes,
             double(size.bytes) / std::max(size.person_seconds, 1.0));
  // Every option once, the rest by default; what paths have in common is baked once.
  const scenes::Drill& drill = (*document)->drill;
  std::set<std::shared_ptr<const scenes::SegmentTable>> segments;
  std::size_t paths = 0;
  const auto branching = Clock::now();
  for (std::size_t d = 0; d < drill.decisions.size(); ++d)
    for (std::size_t o = 0; o < drill.decisions[d].options.size(); ++o) {
      scenes::Path path = scenes::default_path(drill);
      if (path.option[d] == o) continue;
      path.option[d] = std::uint8_t(o);
      const auto branch =
          scenes::bake({.drill = &drill, .world = (*document)->world, .store = &store, .workers = &workers}, path);
      segments.insert(branch.segments.begin(), branch.segments.end());
      ++paths;
    }
  fmt::print("branches paths={} segments={} bake_ms={:.0f}\n", paths, segments.size(), ms_since(branching));
  const auto figures = scenes::bench_seek(motion);
  fmt::print(
      "seek people={} random_median_us={:.1f} random_p99_us={:.1f} forward_median_us={:.1f} "
      "end_to_start_median_us={:.1f} peak_mib={:.0f}\n",
      figures.people, figures.random_median, figures.random_p99, figures.forward_median, figures.end_to_start_median,
      peak_mib());
  return kFine;
}

// The people of perf's vklimit: uniform on 200 x 200 m, all moving, seen by the same
// camera, about half of them in sight.
void spread_people(const Cast& cast, int people, double seconds, renderer::RenderView& view) {
  view.people.clear();
  const std::size_t actors = cast.people.size();
  for (int i = 0; i < people; ++i) {
    base::Random random(base::Random::at(7, std::uint64_t(i)));
    const Actor& actor = cast.people[std::size_t(i) % actors];
    const Clip& walk = cast.repertoires[actor.model].moving[std::size_t(scenes::Activity::walk)];
    renderer::Person person;
    const float x = random.between(-100, 100), z = random.between(-100, 100), turn = random.between(0, 6.28f);
    const auto walked = float(seconds * 1.2);
    person.position = {x + std::sin(turn) * std::fmod(walked, 2.0f), 0, z + std::cos(turn) * std::fmod(walked, 2.0f)};
    person.heading = turn;
    person.model = actor.model;
    person.clip_a = person.clip_b = walk.index;
    person.phase_a = person.phase_b = std::fmod(actor.own + walked / std::max(walk.stride, 0.1f), 1.0f);
    person.tint_a = actor.tint_a, person.tint_b = actor.tint_b, person.base_colour = actor.base_colour;
    view.people.push_back(person);
  }
}

// vklimit's ground: one grey square of 220 m.
assets::Model bench_ground() {
  assets::Model ground;
  ground.name = "ground";
  for (const auto& [x, z] : {std::pair{-1.0f, -1.0f}, {-1.0f, 1.0f}, {1.0f, 1.0f}, {1.0f, -1.0f}})
    ground.vertices.push_back({{110 * x, 0, 110 * z}, {0, 1, 0}, {120, 122, 111, 255}, {0, 0}, {255, 0}, 0});
  ground.indices = {0, 1, 2, 0, 2, 3};
  ground.levels = {{0, 6, 0}};
  ground.low = {-110, 0, -110}, ground.high = {110, 0, 110};
  return ground;
}

// What each feature costs is the difference to a run without it; without all of them, what is left
// is what the limit program has too.
renderer::Settings bench_settings(const BenchCall& call, renderer::Quality quality) {
  renderer::Settings settings = renderer::settings_of(quality);
  for (const std::string& feature : call.without) {
    if (feature == "occlusion") settings.ambient_occlusion = false;
    if (feature == "sheen") settings.rich = false;
    if (feature == "taps") settings.shadow_taps = std::min(settings.shadow_taps, 4u);
    if (feature == "fade") settings.fade_levels = false;
    if (feature == "levels") settings.lod_pixels[0] = 90, settings.lod_pixels[1] = 40, settings.lod_pixels[2] = 14;
  }
  return settings;
}

// Nothing but people on a ground, as perf's limit program has them: same places, camera,
// samples, shadow map and levels of detail; one frame at a time, waited for.
int bench_frames(const BenchCall& call) {
  auto document = open_document({.file = call.file});
  if (!document) return failed(document.diagnostics(), kInputWrong);
  auto device = renderer::create_device({});
  if (!device) return failed(device.diagnostics(), kMachineCannot);
  std::vector<const assets::Model*> models;
  for (const auto& model : (*document)->models->models) models.push_back(&model);
  const assets::Model ground = bench_ground();
  models.push_back(&ground);
  auto scene = renderer::upload_models(*device, models);
  if (!scene) return failed(scene.diagnostics(), kMachineCannot);
  const auto quality = call.quality.value_or(renderer::facts(*device).suggested);
  const auto settings = bench_settings(call, quality);
  auto target = renderer::create_offscreen_target(*device, call.size, settings);
  if (!target) return failed(target.diagnostics(), kMachineCannot);
  renderer::RenderView view;
  view.light = light_at((*document)->drill, 0);
  view.camera.eye = {0, 30, 62};
  view.camera.target = {0, 0, -12};
  view.camera.fov_y = 0.87f;
  view.objects.push_back({.model = renderer::ModelId(models.size() - 1)});
  for (const int people : call.people) {
    std::vector<double> frames, cpu, gpu;
    constexpr int kWarm = 5;
    for (int i = 0; i < kWarm + 10 * call.repeats; ++i) {
      spread_people((*document)->cast, people, double(i) / 60, view);
      const auto start = Clock::now();
      if (renderer::draw_frame(*device, *scene, *target, view) != renderer::Drawn::yes) return kMachineCannot;
      renderer::wait(*target);
      if (i < kWarm) continue;
      frames.push_back(ms_since(start));
      cpu.push_back(renderer::last_frame(*target).cpu_ms);
      gpu.push_back(renderer::last_frame(*target).gpu_ms);
    }
    const auto facts = renderer::last_frame(*target);
    fmt::print(
        "frame quality={} people={} size={}x{} samples={} shadow={} taps={} ms={:.2f} best_ms={:.2f} cpu_ms={:.3f} "
        "gpu_ms={:.2f} drawn={} triangles={} peak_mib={:.0f}\n",
        renderer::name_of(quality), people, call.size.x, call.size.y, settings.samples, settings.shadow_size,
        settings.shadow_taps, median(frames), *std::min_element(frames.begin(), frames.end()), median(cpu), median(gpu),
        facts.people_drawn, facts.triangles, peak_mib());
    std::fflush(stdout);
  }
  return kFine;
}

// From nothing to the first picture, with tables that are on disk already.
int bench_start(const BenchCall& call) {
  const auto start = Clock::now();
  auto document = open_document({.file = call.file});
  if (!document) return failed(document.diagnostics(), kInputWrong);
  const double opened = ms_since(start);
  base::Workers workers;
  scenes::BakeStore store = (*document)->store;
  const auto motion = std::make_shared<const scenes::Motion>(
      scenes::bake({.drill = &(*document)->drill, .world = (*document)->world, .store = &store, .workers = &workers},
                   scenes::default_path((*document)->drill)));
  const double baked = ms_since(start);
  auto studio = open_studio({.document = *document, .size = call.size, .quality = call.quality});
  if (!studio) return failed(studio.diagnostics(), kMachineCannot);
  drop_geometry(*(*document)->models);
  const double ready = ms_since(start);
  const auto image = take(*studio, {.motion = motion, .t = motion->timeline.end / 2});
  if (!image) return failed(image.diagnostics(), kMachineCannot);
  const double first = ms_since(start);
  const double peak = peak_mib();  // before the further pictures
  std::vector<double> frames;
  for (int i = 0; i < 2 * call.repeats; ++i) {
    const auto before = Clock::now();
    if (!take(*studio, {.motion = motion, .t = motion->timeline.end / 2})) return kMachineCannot;
    frames.push_back(ms_since(before));
  }
  fmt::print(
      "start people={} open_ms={:.0f} bake_ms={:.0f} device_ms={:.0f} first_frame_ms={:.0f} total_ms={:.0f} "
      "peak_mib={:.0f} next_frame_ms={:.1f} triangles={}\n",
      (*document)->drill.person_count, opened, baked - opened, ready - baked, first - ready, first, peak,
      median(frames), last_frame(*studio).triangles);
  return kFine;
}

}  // namespace

int run_bench(const BenchCall& call) {
  // Nothing here is left half done: Ctrl+C ends it at once.
  std::signal(SIGINT, SIG_DFL);
  if (call.what == "crowd") return bench_crowds(call);
  if (call.what == "seek") return bench_seeks(call);
  if (call.what == "frame") return bench_frames(call);
  return bench_start(call);
}

}  // namespace app
