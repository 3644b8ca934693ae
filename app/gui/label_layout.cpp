#include "app/gui/label_layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>

namespace app::gui {
namespace {

// Costs are in heights of a label: a leader as long as a label is high costs 1.
constexpr float kHidden = 4.0f;   // of a square of people that wide and high; a leader over them is twice as long
constexpr float kCrossed = 3.5f;  // a leader through another, or under another label
constexpr float kKept = 3.2f;     // a place that it had is that much cheaper
// What a label may cost: then it is shortened, and at last it is rather a shape than a word on
// people's heads. Who matters more may cost more.
constexpr float kLimit = 3.5f, kLimitByPriority = 0.16f, kInFull = 0.75f;
constexpr float kOutline = 1.3f;  // deviations: what most of a group lies within

// Above first, then beside, then below; further off costs its leader anyway. `across`: of the
// width, from the middle of the group; `away`: in heights beyond its edge.
enum class Side : std::uint8_t { above, below, right, left };
struct Spot {
  Side side;
  float along, away, dislike;
};
constexpr std::array kSpots = {Spot{Side::above, -0.5f, 0, 0},         Spot{Side::above, -0.12f, 0, 0.3f},
                               Spot{Side::above, -0.88f, 0, 0.3f},     Spot{Side::right, -0.5f, 0, 1.0f},
                               Spot{Side::left, -0.5f, 0, 1.1f},       Spot{Side::below, -0.5f, 0, 1.2f},
                               Spot{Side::below, -0.12f, 0, 1.4f},     Spot{Side::below, -0.88f, 0, 1.4f},
                               Spot{Side::above, -0.5f, 1.15f, 0.2f},  Spot{Side::above, -0.12f, 1.15f, 0.5f},
                               Spot{Side::above, -0.88f, 1.15f, 0.5f}, Spot{Side::right, -1.4f, 0, 1.0f},
                               Spot{Side::left, -1.4f, 0, 1.1f},       Spot{Side::right, 0.4f, 0, 1.2f},
                               Spot{Side::left, 0.4f, 0, 1.3f},        Spot{Side::above, -0.5f, 2.3f, 0.4f},
                               Spot{Side::above, -0.12f, 2.3f, 0.7f},  Spot{Side::above, -0.88f, 2.3f, 0.7f},
                               Spot{Side::below, -0.5f, 1.15f, 1.6f},  Spot{Side::below, -0.12f, 1.15f, 1.8f},
                               Spot{Side::below, -0.88f, 1.15f, 1.8f}, Spot{Side::above, -0.5f, 3.45f, 0.6f},
                               Spot{Side::above, -0.12f, 3.45f, 0.9f}, Spot{Side::above, -0.88f, 3.45f, 0.9f},
                               Spot{Side::right, -0.5f, 1.5f, 1.4f},   Spot{Side::left, -0.5f, 1.5f, 1.5f},
                               Spot{Side::above, -0.5f, 4.6f, 0.8f},   Spot{Side::below, -0.5f, 2.3f, 2.0f}};
// Each of them round the whole group, then round its middle: a group may fill the picture.
constexpr int kCandidates = 2 * int(kSpots.size());

Rect candidate(const LabelWish& wish, glm::vec2 size, float gap, int index) {
  const Spot& spot = kSpots[std::size_t(index) % kSpots.size()];
  const bool whole = index < int(kSpots.size());
  const Rect of = whole ? wish.extent : Rect{};
  glm::vec2 low(spot.along * size.x, spot.along * size.y);
  switch (spot.side) {
    case Side::above:
      low.y = of.low.y - gap - size.y * (1 + spot.away);
      break;
    case Side::below:
      low.y = of.high.y + gap + size.y * spot.away;
      break;
    case Side::right:
      low.x = of.high.x + gap + size.y * spot.away;
      break;
    case Side::left:
      low.x = of.low.x - gap - size.x - size.y * spot.away;
      break;
  }
  low = glm::round(wish.anchor + low);
  return {low, low + size};
}

bool inside(const Rect& box, const Rect& table) {
  return box.low.x >= table.low.x && box.low.y >= table.low.y && box.high.x <= table.high.x &&
         box.high.y <= table.high.y;
}

bool free_of(const Rect& box, std::span<const Rect> taken) {
  return std::none_of(taken.begin(), taken.end(), [&](const Rect& t) { return box.meets(t); });
}

float area(const Rect& box) { return box.size().x * box.size().y; }

struct Leader {
  glm::vec2 tip, end;  // among those named, at the box
};

// From the box towards the middle of the group, as far as its outline: not to its middle, which
// may lie deep in a crowd.
Leader leader_of(const LabelWish& wish, const Rect& box) {
  const glm::vec2 end = glm::clamp(wish.anchor, box.low, box.high), d = end - wish.anchor;
  const float xx = wish.spread.x, xy = wish.spread.y, yy = wish.spread.z, determinant = xx * yy - xy * xy;
  if (determinant < 1) return {wish.anchor, end};
  const float deviations =
      std::sqrt(std::max((d.x * d.x * yy - 2 * d.x * d.y * xy + d.y * d.y * xx) / determinant, 0.0f));
  return {wish.anchor + d * std::min(1.0f, deviations > 0 ? kOutline / deviations : 1.0f), end};
}

bool crosses(const Leader& a, const Leader& b) {
  const auto side = [](glm::vec2 p, glm::vec2 q, glm::vec2 r) {
    return (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
  };
  return side(a.tip, a.end, b.tip) * side(a.tip, a.end, b.end) < 0 &&
         side(b.tip, b.end, a.tip) * side(b.tip, b.end, a.end) < 0;
}

// Whether a leader passes under a box: by the parts of it that lie within the box's sides.
bool passes_under(const Leader& l, const Rect& box) {
  float from = 0, to = 1;
  for (int axis = 0; axis < 2; ++axis) {
    const float start = l.tip[axis], way = l.end[axis] - start;
    if (std::abs(way) < 1e-4f) {
      if (start <= box.low[axis] || start >= box.high[axis]) return false;
      continue;
    }
    const float a = (box.low[axis] - start) / way, b = (box.high[axis] - start) / way;
    from = std::max(from, std::min(a, b)), to = std::min(to, std::max(a, b));
  }
  return from < to;
}

// How much of a leader runs over people and words: 0 to about 1.
float runs_over(const LabelCover& cover, const Leader& l) {
  constexpr int kLooks = 5;
  float sum = 0;
  for (int i = 0; i < kLooks; ++i) sum += worth_at(cover, glm::mix(l.tip, l.end, (float(i) + 0.5f) / kLooks));
  return sum / kLooks;
}

// The layout while it is made.
struct Layout {
  const LabelRoom& room;
  std::vector<Rect> taken;
  std::vector<Rect> boxes;  // of words, and their leaders
  std::vector<Leader> leaders;
  float left = 0;  // pixels that labels may still cover
};

// A place as far as it is known without looking at the picture.
struct Offer {
  int candidate;
  Rect box;
  Leader leader;
  float length;  // of the leader, in heights
  float cost;
};

// All that lie on the table, the cheapest first.
void offers_of(const Layout& layout, const LabelWish& w, const LabelPlace* last, LabelForm form,
               std::vector<Offer>& out) {
  const glm::vec2 size = form == LabelForm::full ? w.full : w.shorter, reach = w.extent.size();
  const float unit = std::max(size.y, 1.0f);
  const int count = std::max(reach.x, reach.y) > 2 * unit ? kCandidates : int(kSpots.size());
  out.clear();
  for (int k = 0; k < count; ++k) {
    const Rect box = candidate(w, size, layout.room.gap, k);
    if (!inside(box, layout.room.table)) continue;
    const Leader leader = leader_of(w, box);
    const float length = glm::distance(leader.tip, leader.end) / unit;
    float cost = kSpots[std::size_t(k) % kSpots.size()].dislike + length + (k < int(kSpots.size()) ? 0.0f : 0.5f);
    if (last && last->form == form) cost -= last->candidate == k ? kKept : 0.8f;
    out.push_back({k, box, leader, length, cost});
  }
  std::stable_sort(out.begin(), out.end(), [](const Offer& a, const Offer& b) { return a.cost < b.cost; });
}

// The cheapest of the places in one form, if one costs less than `limit`.
std::optional<LabelPlace> best_place(const Layout& layout, const LabelWish& w, LabelForm form,
                                     std::span<const Offer> offers, float limit) {
  const LabelCover* cover = layout.room.cover;
  std::optional<LabelPlace> best;
  float least = limit;
  for (const Offer& offer : offers) {
    float cost = offer.cost;
    if (cost >= least) break;  // nor is one that follows any cheaper
    const float unit = std::max(offer.box.size().y, 1.0f);
    if (cover) cost += kHidden * hidden_by(*cover, offer.box) / (unit * unit);
    if (cost >= least || !free_of(offer.box, layout.taken)) continue;
    if (cover) cost += offer.length * runs_over(*cover, offer.leader);
    for (std::size_t i = 0; i < layout.leaders.size() && cost < least; ++i) {
      cost += crosses(offer.leader, layout.leaders[i]) ? kCrossed : 0.0f;
      cost += passes_under(offer.leader, layout.boxes[i]) ? kCrossed : 0.0f;
      cost += passes_under(layout.leaders[i], offer.box) ? kCrossed : 0.0f;
    }
    if (cost >= least) continue;
    least = cost;
    best =
        LabelPlace{.id = w.id, .form = form, .box = offer.box, .tip = offer.leader.tip, .candidate = offer.candidate};
  }
  return best;
}

std::optional<LabelPlace> place_of(const Layout& layout, const LabelWish& w, const LabelPlace* last,
                                   std::vector<Offer>& offers) {
  for (const LabelForm form : {LabelForm::full, LabelForm::shorter}) {
    if (form < w.at_best) continue;
    const glm::vec2 size = form == LabelForm::full ? w.full : w.shorter;
    if (!w.must && size.x * size.y > layout.left) continue;
    const float limit =
        w.must ? 1e9f : (kLimit + kLimitByPriority * w.priority) * (form == LabelForm::full ? kInFull : 1);
    offers_of(layout, w, last, form, offers);
    if (const auto found = best_place(layout, w, form, offers, limit)) return found;
  }
  // A shape at the place itself.
  const glm::vec2 half(layout.room.shape / 2);
  const Rect box{w.anchor - half, w.anchor + half};
  if (!inside(box, layout.room.table) || !free_of(box, layout.taken)) return std::nullopt;
  return LabelPlace{.id = w.id, .form = LabelForm::shape, .box = box, .tip = w.anchor};
}

}  // namespace

std::vector<LabelPlace> lay_out(std::vector<LabelWish> wishes, const LabelRoom& room, LabelMemory* memory) {
  const auto remembered = [&](std::uint32_t id) -> const LabelPlace* {
    if (!memory) return nullptr;
    const auto found = memory->find(id);
    return found == memory->end() ? nullptr : &found->second;
  };
  // Who had a label keeps it against somebody who matters only a little more.
  for (LabelWish& w : wishes)
    if (const LabelPlace* last = remembered(w.id))
      w.priority *= last->form == LabelForm::full ? 1.35f : last->form == LabelForm::shorter ? 1.2f : 1.0f;
  std::stable_sort(wishes.begin(), wishes.end(), [](const LabelWish& a, const LabelWish& b) {
    if (a.must != b.must) return a.must;
    return a.priority != b.priority ? a.priority > b.priority : a.id < b.id;
  });

  Layout layout{.room = room, .taken = {room.taken.begin(), room.taken.end()}, .left = room.share * area(room.table)};
  std::vector<LabelPlace> places;
  std::vector<Offer> offers;
  for (const LabelWish& w : wishes) {
    const std::optional<LabelPlace> found = place_of(layout, w, remembered(w.id), offers);
    if (!found) continue;
    // A hand's breadth of air round each.
    layout.taken.push_back({found->box.low - 2.0f, found->box.high + 2.0f});
    if (found->form != LabelForm::shape) {
      layout.left -= area(found->box);
      layout.boxes.push_back(found->box);
      layout.leaders.push_back(leader_of(w, found->box));
    }
    places.push_back(*found);
  }
  if (memory) {
    memory->clear();
    for (const LabelPlace& p : places) memory->emplace(p.id, p);
  }
  return places;
}

std::vector<std::size_t> join_near(std::span<const glm::vec2> anchors, std::span<const std::uint32_t> kinds,
                                   float nearness) {
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
