#include "app/gui/reading_distance.h"

#include <algorithm>
#include <cmath>

#include "scenes/geometry.h"

namespace app::gui {
namespace {

constexpr float kLeastAngle = 16 * scenes::kPi / (180 * 60);
constexpr float kScreenHeight = 2;
constexpr float kCapitals = 0.73f;  // of the font's size: how tall its capitals are

}  // namespace

float reach_of(float share) { return share * kCapitals * kScreenHeight / std::tan(kLeastAngle); }

std::vector<HallText> unreadable(std::vector<HallText> words, float room) {
  std::erase_if(words, [&](const HallText& t) { return reach_of(t.share) >= room; });
  std::stable_sort(words.begin(), words.end(), [](const HallText& a, const HallText& b) { return a.share < b.share; });
  return words;
}

}  // namespace app::gui
