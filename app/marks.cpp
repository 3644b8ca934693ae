#include "app/marks.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "scenes/geometry.h"

namespace app {
namespace {

constexpr std::array<std::uint32_t, kMarkColours> kColours = {0xff9a52ffu, 0xffffd08au, 0xff1f9affu, 0xffffffffu,
                                                              0xff2a211bu};
constexpr std::uint32_t kDarkLine = 0xff19140fu, kLightLine = 0xffffffffu;
constexpr int kCirclePieces = 48;

glm::vec2 flat(glm::vec3 p) { return {p.x, p.z}; }

// Calls each(decision id, option key) for the parts of "DP1=A,DP2=B"; stops when it says false.
template <class Each>
bool each_choice(std::string_view branch, Each each) {
  while (!branch.empty()) {
    const std::size_t comma = branch.find(','), equals = branch.substr(0, comma).find('=');
    if (equals == std::string_view::npos) return false;
    if (!each(branch.substr(0, equals), branch.substr(0, comma).substr(equals + 1))) return false;
    if (comma == std::string_view::npos) return true;
    branch.remove_prefix(comma + 1);
  }
  return true;
}

}  // namespace

std::uint32_t mark_colour(int colour) {
  return kColours[std::size_t(colour >= 0 && colour < kMarkColours ? colour : 0)];
}

std::uint32_t mark_outline(int colour) { return colour == 0 || colour == 4 ? kLightLine : kDarkLine; }

std::string branch_at(const scenes::Drill& drill, const scenes::Timeline& timeline, scenes::Ms t) {
  std::string out;
  for (const scenes::DecisionPoint& point : timeline.decisions) {
    if (point.at >= t) break;
    const scenes::Decision& decision = drill.decisions[point.decision.index];
    out += (out.empty() ? "" : ",") + decision.id + "=" + decision.options[point.option].key;
  }
  return out;
}

bool on_branch(const scenes::Drill& drill, const scenes::Timeline& timeline, std::string_view branch) {
  return each_choice(branch, [&](std::string_view id, std::string_view key) {
    return std::any_of(timeline.decisions.begin(), timeline.decisions.end(), [&](const scenes::DecisionPoint& point) {
      const scenes::Decision& decision = drill.decisions[point.decision.index];
      return decision.id == id && decision.options[point.option].key == key;
    });
  });
}

bool belongs_to(const Mark& mark, const Branch& branch) {
  if (!on_branch(branch.drill, branch.timeline, mark.branch)) return false;
  // Up from the fork that plays to what it left, and what that left; ids grow, so this ends.
  for (std::uint32_t fork = branch.fork; fork != mark.fork;) {
    const Fork* left = find_fork(branch.forks, fork);
    const auto moment = left ? moment_of(*left, branch.drill, branch.timeline) : std::nullopt;
    if (!moment || mark.from > *moment || left->parent >= fork) return false;
    fork = left->parent;
  }
  return true;
}

float strength_of(const Mark& mark, const Branch& branch, scenes::Ms t) {
  if (t < mark.from - kFadeIn || t > mark.to + kFadeOut) return 0;
  float strength = 1;
  if (t < mark.from) strength = float(t - (mark.from - kFadeIn)) / float(kFadeIn);
  if (t > mark.to) strength = 1 - float(t - mark.to) / float(kFadeOut);
  return belongs_to(mark, branch) ? strength : mark.style.saved ? strength * kGhostStrength : 0;
}

std::vector<glm::vec3> smoothed(std::span<const glm::vec3> points, float nearest) {
  std::vector<glm::vec3> kept;
  for (const glm::vec3& p : points)
    if (kept.empty() || glm::distance(kept.back(), p) >= nearest) kept.push_back(p);
  if (kept.size() > 1 && !points.empty()) kept.back() = points.back();
  // Two rounds of cutting corners: what a hand shakes is gone, what it meant stays.
  for (int round = 0; round < 2 && kept.size() > 2; ++round) {
    std::vector<glm::vec3> finer{kept.front()};
    for (std::size_t i = 0; i + 1 < kept.size(); ++i) {
      finer.push_back(glm::mix(kept[i], kept[i + 1], 0.25f));
      finer.push_back(glm::mix(kept[i], kept[i + 1], 0.75f));
    }
    finer.push_back(kept.back());
    kept = std::move(finer);
  }
  return kept;
}

float length_of(std::span<const glm::vec3> points) {
  float sum = 0;
  for (std::size_t i = 1; i < points.size(); ++i) sum += glm::distance(flat(points[i - 1]), flat(points[i]));
  return sum;
}

float area_of(std::span<const glm::vec3> outline) {
  double twice = 0;
  for (std::size_t i = 0; i < outline.size(); ++i) {
    const glm::vec3 a = outline[i], b = outline[(i + 1) % outline.size()];
    twice += double(a.x) * double(b.z) - double(b.x) * double(a.z);
  }
  return float(std::abs(twice) / 2);
}

float bearing_of(glm::vec3 from, glm::vec3 to) {
  const float b = std::atan2(to.x - from.x, -(to.z - from.z));
  return b < 0 ? b + 2 * scenes::kPi : b;
}

std::string measure_text(std::span<const glm::vec3> points) {
  if (points.size() < 2) return {};
  const float metres = length_of(points);
  const int seconds = int(std::lround(metres / kDrillPace));
  const int degrees = int(std::lround(bearing_of(points[points.size() - 2], points.back()) * 180 / scenes::kPi)) % 360;
  return fmt::format("{:.1f} m · {}:{:02} · {:03}°", metres, seconds / 60, seconds % 60, degrees);
}

std::string area_text(std::span<const glm::vec3> outline) { return fmt::format("{:.0f} m²", area_of(outline)); }

std::vector<glm::vec3> outline_of(const Mark& mark) {
  std::vector<glm::vec3> out;
  switch (mark.kind) {
    case MarkKind::freehand:
      return smoothed(mark.points, mark.style.glass ? 0.002f : 0.15f);
    case MarkKind::circle:
    case MarkKind::spotlight: {
      if (mark.points.size() < 2) return mark.points;
      const glm::vec3 middle = mark.points[0];
      // On the glass a circle is round in shares of the height; the drawing corrects the width.
      const float radius = mark.style.glass ? glm::distance(glm::vec2(middle), glm::vec2(mark.points[1]))
                                            : glm::distance(flat(middle), flat(mark.points[1]));
      for (int i = 0; i <= kCirclePieces; ++i) {
        const float a = 2 * scenes::kPi * float(i) / kCirclePieces;
        const glm::vec2 at(std::cos(a) * radius, std::sin(a) * radius);
        out.push_back(mark.style.glass ? middle + glm::vec3(at, 0) : middle + glm::vec3(at.x, 0, at.y));
      }
      return out;
    }
    case MarkKind::region:
      out = mark.points;
      if (out.size() > 2) out.push_back(out.front());
      return out;
    default:
      return mark.points;
  }
}

const Mark* find_mark(const Board& board, std::uint32_t id) {
  for (const Mark& mark : board.marks)
    if (mark.id == id) return &mark;
  return nullptr;
}

}  // namespace app
