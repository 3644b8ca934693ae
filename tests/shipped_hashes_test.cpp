// The scrub law across builds and machines: moments of the shipped drills have the hashes that
// are kept beside this file, on any number of threads, in Debug and Release, from any compiler.
// GELAR_WRITE_HASHES=1 writes the file anew: after a change of the drills or of how people move.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include "base/jobs.h"
#include "scenes/motion.h"
#include "scenes/world.h"

namespace {

using namespace scenes;

const std::string kKept = GELAR_SOURCE_DIR "/tests/shipped_hashes.txt";
constexpr Ms kEvery = 300'000;  // a moment every five minutes, and the end

struct Shipped {
  const char* file;
  unsigned threads;
};

// "drill moment hash" a line.
std::map<std::string, std::string> kept() {
  std::map<std::string, std::string> out;
  std::ifstream in(kKept);
  for (std::string line; std::getline(in, line);)
    if (const auto space = line.rfind(' '); space != std::string::npos)
      out[line.substr(0, space)] = line.substr(space + 1);
  return out;
}

std::map<std::string, std::string> hashes_of(const Shipped& shipped) {
  const std::string path = std::string(GELAR_SOURCE_DIR "/") + shipped.file;
  const auto drill = read_drill(path);
  EXPECT_TRUE(drill) << base::format(drill.diagnostics());
  std::map<std::string, std::string> out;
  if (!drill) return out;
  base::Workers workers(shipped.threads);
  BakeStore store;
  const Motion motion = bake({&*drill, build_world(*drill), &store, &workers, nullptr}, default_path(*drill));
  for (Ms t = kEvery;; t += kEvery) {
    const Ms at = std::min(t, motion.baked());
    std::ostringstream hash;
    hash << std::hex << hash_of(stage_at(motion, at));
    out[std::string(shipped.file) + " " + std::to_string(at / 1000) + "s"] = hash.str();
    if (at == motion.baked()) return out;
  }
}

class ShippedHashes : public testing::TestWithParam<Shipped> {};

TEST_P(ShippedHashes, AreTheKeptOnes) {
  const auto now = hashes_of(GetParam());
  auto all = kept();
  if (std::getenv("GELAR_WRITE_HASHES")) {
    for (const auto& [moment, hash] : now) all[moment] = hash;
    std::ofstream out(kKept);
    for (const auto& [moment, hash] : all) out << moment << ' ' << hash << '\n';
    GTEST_SKIP() << "written to " << kKept;
  }
  EXPECT_GE(now.size(), 1u);
  for (const auto& [moment, hash] : now) EXPECT_EQ(hash, all[moment]) << moment;
}

constexpr const char* kFlagship = "scenes/library/sispamkota-jepara/sispamkota-jepara.drill.yaml";
constexpr const char* kStation = "scenes/library/hari-h-di-tps/hari-h-di-tps.drill.yaml";
constexpr const char* kTwoRallies = "scenes/library/dua-kubu/dua-kubu.drill.yaml";
constexpr const char* kStress = "tests/drills/twenty_thousand.drill.yaml";

INSTANTIATE_TEST_SUITE_P(ScrubLaw, ShippedHashes,
                         testing::Values(Shipped{kFlagship, 1}, Shipped{kFlagship, 3}, Shipped{kStation, 1},
                                         Shipped{kStation, 2}, Shipped{kTwoRallies, 1}, Shipped{kTwoRallies, 8},
                                         Shipped{kStress, 2}),
                         [](const auto& one) {
                           std::string name = one.param.file;
                           name = name.substr(name.rfind('/') + 1);
                           name = name.substr(0, name.find('.')) + "_on_" + std::to_string(one.param.threads);
                           for (char& c : name)
                             if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
                           return name;
                         });

}  // namespace
