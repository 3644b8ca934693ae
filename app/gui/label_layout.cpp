#include "app/gui/label_layout.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace app::gui {
namespace {

constexpr int kCandidates = 14;

// Above first, then beside, then further off: in the order of how well they read.
Rect candidate(const LabelWish& wish, glm::vec2 size, float gap, int index) {
  const float w = size.x, h = size.y;
  const std::array<glm::vec2, kCandidates> corners = {{
      {-w / 2, -h - gap},
      {-0.12f * w, -h - gap},
      {-0.88f * w, -h - gap},
      {-w / 2, -2.15f * h - gap},
      {-0.12f * w, -2.15f * h - gap},
      {-0.88f * w, -2.15f * h - gap},
      {gap, -h / 2},
      {-w - gap, -h / 2},
      {-w / 2, -3.3f * h - gap},
      {-0.12f * w, -3.3f * h - gap},
      {-0.88f * w, -3.3f * h - gap},
      {-w / 2, gap},
      {-w / 2, -4.5f * h - gap},
      {-w / 2, 1.15f * h + gap},
  }};
  const glm::vec2 low = glm::round(wish.anchor + corners[std::size_t(index)]);
  return {low, low + size};
}

bool inside(const Rect& box, const Rect& table) {
  return box.low.x >= table.low.x && box.low.y >= table.low.y && box.high.x <= table.high.x && box.high.y <= table.high.y;
}

bool free_of(const Rect& box, std::span<const Rect> taken) {
  return std::none_of(taken.begin(), taken.end(), [&](const Rect& t) { return box.meets(t); });
}

// How much it would hide: heads of others below it.
float hidden(const Rect& box, std::span<const LabelWish> wishes, std::uint32_t own) {
  float sum = 0;
  for (const LabelWish& w : wishes)
    if (w.id != own && w.anchor.x > box.low.x && w.anchor.x < box.high.x && w.anchor.y > box.low.y && w.anchor.y < box.high.y) sum += 3;
  return sum;
}

float area(const Rect& box) { return box.size().x * box.size().y; }

}  // namespace

std::vector<LabelPlace> lay_out(std::vector<LabelWish> wishes, const LabelRoom& room, LabelMemory* memory) {
  const auto remembered = [&](std::uint32_t id) -> const LabelPlace* {
    if (!memory) return nullptr;
    const auto found = memory->find(id);
    return found == memory->end() ? nullptr : &found->second;
  };
  // Who had a label keeps it against somebody who matters only a little more.
  for (LabelWish& w : wishes)
    if (const LabelPlace* last = remembered(w.id)) w.priority *= last->form == LabelForm::full ? 1.35f : last->form == LabelForm::shorter ? 1.2f : 1.0f;
  std::stable_sort(wishes.begin(), wishes.end(), [](const LabelWish& a, const LabelWish& b) {
    if (a.must != b.must) return a.must;
    return a.priority != b.priority ? a.priority > b.priority : a.id < b.id;
  });

  std::vector<Rect> taken(room.taken.begin(), room.taken.end());
  std::vector<LabelPlace> places;
  float left = room.share * area(room.table);
  for (const LabelWish& w : wishes) {
    const LabelPlace* last = remembered(w.id);
    LabelPlace best{.id = w.id};
    bool found = false;
    for (const LabelForm form : {LabelForm::full, LabelForm::shorter}) {
      if (form < w.at_best) continue;
      const glm::vec2 size = form == LabelForm::full ? w.full : w.shorter;
      if (!w.must && size.x * size.y > left) continue;
      float least = form == LabelForm::full && !w.must ? 13.0f : 1e9f;  // rather short and near than long and far off
      for (int k = 0; k < kCandidates; ++k) {
        const Rect box = candidate(w, size, room.gap, k);
        if (!inside(box, room.table) || !free_of(box, taken)) continue;
        float cost = float(k) + hidden(box, wishes, w.id);
        if (last && last->form == form) cost -= last->candidate == k ? 6.0f : 1.5f;
        if (cost >= least) continue;
        least = cost;
        best.form = form, best.box = box, best.candidate = k;
        found = true;
      }
      if (found) break;
    }
    if (!found) {
      // A shape at the place itself.
      const glm::vec2 half(room.shape / 2);
      const Rect box{w.anchor - half, w.anchor + half};
      if (!inside(box, room.table) || !free_of(box, taken)) continue;
      best.form = LabelForm::shape, best.box = box, best.candidate = 0;
    } else {
      left -= area(best.box);
    }
    // A hand's breadth of air round each.
    taken.push_back({best.box.low - 2.0f, best.box.high + 2.0f});
    places.push_back(best);
  }
  if (memory) {
    memory->clear();
    for (const LabelPlace& p : places) memory->emplace(p.id, p);
  }
  return places;
}

std::vector<std::size_t> join_near(std::span<const glm::vec2> anchors, std::span<const std::uint32_t> kinds, float nearness) {
  std::vector<std::size_t> joined(anchors.size());
  std::iota(joined.begin(), joined.end(), std::size_t(0));
  for (std::size_t i = 0; i < anchors.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      if (joined[k] != k || kinds[k] != kinds[i]) continue;
      const glm::vec2 d = glm::abs(anchors[i] - anchors[k]);
      if (d.x > nearness || d.y > nearness * 0.5f) continue;
      joined[i] = k;
      break;
    }
  }
  return joined;
}

}  // namespace app::gui
