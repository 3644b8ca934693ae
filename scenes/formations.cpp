#include "scenes/formations.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/random.h"
#include "base/result.h"
#include "scenes/exact_math.h"
#include "scenes/world.h"

namespace scenes {
namespace {

// Slots in the formation's own frame: east = to the right of its front, north = forward.
using Local = std::vector<Vec2>;

Local lines(int count, int ranks, float interval, float gap, bool staggered) {
  Local out;
  const int files = (count + ranks - 1) / ranks;
  for (int i = 0; i < count; ++i) {
    const int rank = i / files, file = i % files;
    // The last rank stands in the middle of the others.
    const int in_rank = std::min(files, count - rank * files);
    float x = (float(file) - float(in_rank - 1) / 2) * interval;
    if (staggered && rank % 2 == 1 && in_rank == files) x += interval / 2;
    out.push_back({x, -float(rank) * gap});
  }
  return out;
}

Local column(int count, int front, float interval, float gap) {
  Local out;
  for (int i = 0; i < count; ++i)
    out.push_back({(float(i % front) - float(front - 1) / 2) * interval, -float(i / front) * gap});
  return out;
}

Local opened(int count, int ranks, float interval, float gap) {
  // Mengurai: after every five files a gap of two.
  Local out;
  const int files = (count + ranks - 1) / ranks;
  const float width = (float(files - 1) + 2.0f * float((files - 1) / 5)) * interval;
  for (int i = 0; i < count; ++i) {
    const int file = i % files;
    out.push_back({(float(file) + 2.0f * float(file / 5)) * interval - width / 2, -float(i / files) * gap});
  }
  return out;
}

Local wedge(int count, int layers, float interval, bool both_arms) {
  constexpr float kDiagonal = 0.70710678f;
  Local out;
  const int each = (count + layers - 1) / layers;
  for (int i = 0; i < count; ++i) {
    const int layer = i / each, k = i % each;
    const float step = interval * kDiagonal;
    if (both_arms) {
      const int pair = (k + 1) / 2;
      out.push_back({(k % 2 == 0 ? 1.0f : -1.0f) * float(pair) * step, -float(pair) * step - float(layer) * 1.2f});
    } else {
      out.push_back({float(k) * step, -float(k) * step - float(layer) * 1.2f});
    }
  }
  return out;
}

// Loosely over an area: a jittered grid of cells as large as the area allows, taken in an
// order that starts near the anchor, so that few people stand together and do not fill
// the far corners.
std::vector<Slot> scattered(const Placing& p) {
  std::vector<Vec2> outline;
  if (p.outline) {
    outline = *p.outline;
  } else {
    const float half = std::max(1.0f, std::sqrt(float(p.count) * 1.6f) / 2);
    for (Vec2 c : {Vec2{-1, -1}, Vec2{1, -1}, Vec2{1, 1}, Vec2{-1, 1}}) outline.push_back(p.anchor + c * half);
  }
  Vec2 low = outline[0], high = low;
  for (Vec2 v : outline) {
    low = {std::min(low.east, v.east), std::min(low.north, v.north)};
    high = {std::max(high.east, v.east), std::max(high.north, v.north)};
  }
  const float area = std::max(1.0f, area_of(outline));
  float spacing = p.formation.interval > 0
                      ? p.formation.interval
                      : std::clamp(std::sqrt(area / float(std::max(1, p.count)) * 0.8f), 0.62f, 1.6f);
  std::vector<Vec2> spots;
  for (int attempt = 0; attempt < 12; ++attempt, spacing *= 0.9f) {
    spots.clear();
    int cell = 0;
    for (float n = low.north + spacing / 2; n < high.north; n += spacing)
      for (float e = low.east + spacing / 2; e < high.east; e += spacing, ++cell) {
        base::Random random(base::Random::at(p.seed, std::uint64_t(cell)));
        const float loose = std::max(0.0f, (spacing - 0.55f) / 2);
        const Vec2 at{e + random.between(-loose, loose), n + random.between(-loose, loose)};
        if (inside(outline, at)) spots.push_back(at);
      }
    if (int(spots.size()) >= p.count) break;
  }
  const Vec2 middle = p.outline ? centre_of(outline) : p.anchor;
  std::stable_sort(spots.begin(), spots.end(),
                   [&](Vec2 a, Vec2 b) { return distance(a, middle) < distance(b, middle); });
  std::vector<Slot> out;
  for (int i = 0; i < p.count; ++i) {
    base::Random random(base::Random::at(p.seed ^ 0x51u, std::uint64_t(i)));
    const float turn = random.between(-0.5f, 0.5f);
    // More people than spots (the checker has warned): the rest stand in a second layer.
    const Vec2 at = spots.empty() ? middle : spots[std::size_t(i) % spots.size()];
    out.push_back({at, p.bearing + turn});
  }
  return out;
}

// Away from what a closed outline encloses, at a place on it; at a corner between its two sides.
Vec2 outward(const std::vector<Vec2>& outline, Vec2 at) {
  constexpr float kOnIt = 0.05f;  // metres
  Vec2 out;
  for (std::size_t i = 1; i < outline.size(); ++i) {
    const Vec2 leg = outline[i] - outline[i - 1];
    const float l = dot(leg, leg), t = l > 0 ? std::clamp(dot(at - outline[i - 1], leg) / l, 0.0f, 1.0f) : 0.0f;
    if (l > 0 && distance(at, outline[i - 1] + leg * t) < kOnIt) out = out + right_of(direction(leg));
  }
  out = direction(out);
  return inside(outline, at + out * 0.1f) ? out * -1.0f : out;
}

// Along a route, looking where they are told to; round an area, on its outline, looking outward:
// a cordon.
std::vector<Slot> posts(const Placing& p) {
  std::vector<Vec2> line = p.line ? *p.line : p.outline ? *p.outline : std::vector<Vec2>{};
  if (!p.line && p.outline && !line.empty()) line.push_back(line[0]);
  if (line.size() < 2)
    return slots_of({.formation = {.shape = Shape::bersaf, .ranks = 1, .interval = 3},
                     .count = p.count,
                     .anchor = p.anchor,
                     .bearing = p.bearing});
  float whole = 0;
  for (std::size_t i = 1; i < line.size(); ++i) whole += distance(line[i - 1], line[i]);
  const bool rings = !p.line && p.outline;
  std::vector<Slot> out;
  for (int k = 0; k < p.count; ++k) {
    float s = p.count == 1 ? whole / 2 : whole * float(k) / float(p.count - (p.line ? 1 : 0));
    Vec2 at = line.back();
    for (std::size_t i = 1; i < line.size(); ++i) {
      const float d = distance(line[i - 1], line[i]);
      if (s <= d) {
        at = line[i - 1] + (line[i] - line[i - 1]) * (d > 0 ? s / d : 0);
        break;
      }
      s -= d;
    }
    out.push_back({at, rings ? bearing_of(outward(line, at)) : p.bearing});
  }
  return out;
}

float own_interval(Shape shape) {
  switch (shape) {
    case Shape::berkait:
    case Shape::berlindung:
      return 0.55f;
    case Shape::paruh_lembing:
    case Shape::melintang:
      return 1.0f;
    case Shape::lingkar:
      return 0.8f;
    case Shape::seated:
      return 0.7f;
    case Shape::scattered:
      return 0;
    default:
      return 0.75f;
  }
}
float own_gap(Shape shape) {
  switch (shape) {
    case Shape::berlindung:
      return 0.6f;
    case Shape::tali:
      return 1.2f;
    case Shape::banjar:
    case Shape::seated:
      return 0.9f;
    default:
      return 1.1f;
  }
}

}  // namespace

float speed_of(Pace pace) {
  switch (pace) {
    case Pace::slow:
      return kBackStep;
    case Pace::step:
      return 0.70f;
    case Pace::walk:
      return 1.2f;
    case Pace::march:
      return kMarch;
    case Pace::run:
      return kRun;
  }
  return kMarch;
}

Formation with_defaults(Formation f) {
  if (f.interval <= 0) f.interval = own_interval(f.shape);
  if (f.rank_gap <= 0) f.rank_gap = own_gap(f.shape);
  f.ranks = std::clamp(f.shape == Shape::berlindung ? 3 : f.ranks, 1, 10);
  f.front = std::clamp(f.front, 1, 100);
  return f;
}

bool fills_a_place(Shape shape) { return shape == Shape::scattered || shape == Shape::posts || shape == Shape::seated; }

namespace {

// Everybody in ranks, in the formation's own frame.
Local ranks_of(const Formation& f, int count) {
  switch (f.shape) {
    case Shape::tali:
    case Shape::berkait:
    case Shape::berlindung:
      return lines(count, f.ranks, f.interval, f.rank_gap, false);
    case Shape::mengurai:
      return opened(count, f.ranks, f.interval, f.rank_gap);
    case Shape::banjar:
      return column(count, f.front, f.interval, f.rank_gap);
    case Shape::seated:
      return column(count, std::max(f.front, 2), f.interval, f.rank_gap);
    case Shape::paruh_lembing:
      return wedge(count, 2, f.interval, true);
    case Shape::melintang:
      return wedge(count, 1, f.interval, false);
    default:
      return lines(count, f.ranks, f.interval, f.rank_gap, true);
  }
}

constexpr float kBehind = 1.5f;  // metres from the last rank to the leader
constexpr float kBeside = 1.3f;  // metres between his helpers

Local support_of(const Formation& f, int support, const Local& ranks) {
  float depth = 0;
  for (Vec2 r : ranks) depth = std::max(depth, -r.north);
  Local out;
  for (int k = 0; k < support; ++k) {
    if (f.shape == Shape::banjar) {
      // At the head one, the others in its files at the tail.
      const int tail = k - 1;
      out.push_back(k == 0 ? Vec2{0, 1.2f}
                           : Vec2{(float(tail % f.front) - float(std::min(f.front, support - 1) - 1) / 2) * f.interval,
                                  -depth - float(tail / f.front + 1) * f.rank_gap - 0.3f});
    } else {
      const int pair = (k + 1) / 2;
      out.push_back({(k % 2 == 0 ? 1.0f : -1.0f) * float(pair) * kBeside, -depth - kBehind});
    }
  }
  return out;
}

std::vector<Slot> circle(const Placing& p) {
  const int out_there = p.count - p.support;
  const float radius = std::max(0.8f, float(out_there) * p.formation.interval / (2 * kPi));
  std::vector<Slot> out;
  const float inner = p.support > 1 ? std::max(0.7f, float(p.support - 1) * 0.7f / (2 * kPi)) : 0;
  for (int k = 0; k < p.support; ++k) {
    const float b = p.bearing + 2 * kPi * float(k) / float(std::max(1, p.support - 1));
    out.push_back({k == 0 ? p.anchor : p.anchor + direction_of(b) * inner, p.bearing});
  }
  for (int i = 0; i < out_there; ++i) {
    const float b = 2 * kPi * float(i) / float(out_there);
    out.push_back({p.anchor + direction_of(b) * radius, b});
  }
  return out;
}

}  // namespace

std::vector<Slot> slots_of(const Placing& placing) {
  Placing p = placing;
  p.formation = with_defaults(p.formation);
  p.support = std::clamp(p.support, 0, std::max(0, p.count - 1));
  const Formation& f = p.formation;
  if (p.count <= 0) return {};
  if (f.shape == Shape::scattered) return scattered(p);
  if (f.shape == Shape::posts) return posts(p);
  if (f.shape == Shape::seated) p.support = 0;
  if (f.shape == Shape::lingkar) return circle(p);
  const Local ranks = ranks_of(f, p.count - p.support);
  Local local = support_of(f, p.support, ranks);
  local.insert(local.end(), ranks.begin(), ranks.end());
  const Vec2 forward = direction_of(p.bearing), right = right_of(forward);
  std::vector<Slot> out;
  for (Vec2 l : local) out.push_back({p.anchor + right * l.east + forward * l.north, p.bearing});
  return out;
}

Vec2 extent_of(const Formation& formation, int count) {
  Vec2 low{1e9f, 1e9f}, high{-1e9f, -1e9f};
  if (formation.shape == Shape::scattered || formation.shape == Shape::posts || count <= 0) return {0, 0};
  for (const Slot& s : slots_of({.formation = formation, .count = count})) {
    low = {std::min(low.east, s.at.east), std::min(low.north, s.at.north)};
    high = {std::max(high.east, s.at.east), std::max(high.north, s.at.north)};
  }
  return {high.east - low.east + 2 * kBodyRadius, high.north - low.north + 2 * kBodyRadius};
}

std::vector<std::uint32_t> assign_slots(const std::vector<Vec2>& now, const std::vector<Slot>& slots, float bearing) {
  GELAR_CHECK(now.size() == slots.size(), "a slot for each person");
  const std::size_t n = now.size();
  const Vec2 forward = direction_of(bearing), right = right_of(forward);
  // People and slots in the same order: front to back in strips, left to right within.
  std::vector<std::uint32_t> by_person(n), by_slot(n), out(n);
  std::iota(by_person.begin(), by_person.end(), 0u);
  std::iota(by_slot.begin(), by_slot.end(), 0u);
  const auto across = [&](Vec2 p) { return dot(p, right); };
  std::stable_sort(by_person.begin(), by_person.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return across(now[a]) < across(now[b]); });
  std::stable_sort(by_slot.begin(), by_slot.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return across(slots[a].at) < across(slots[b].at); });
  for (std::size_t i = 0; i < n; ++i) out[by_person[i]] = by_slot[i];
  // Swap pairs while that shortens the summed squared way; bounded, and each pass walks
  // the pairs in index order, so the result is the same everywhere.
  const auto cost = [&](std::size_t person, std::uint32_t slot) {
    const Vec2 d = now[person] - slots[slot].at;
    return dot(d, d);
  };
  // Among many only those who are near each other across the front are compared.
  constexpr std::size_t kAll = 400, kNear = 48;
  const std::size_t reach = n <= kAll ? n : kNear;
  for (int pass = 0; pass < 12; ++pass) {
    bool better = false;
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = i + 1; j < std::min(n, i + reach); ++j) {
        const std::size_t a = reach == n ? i : by_person[i], b = reach == n ? j : by_person[j];
        if (cost(a, out[b]) + cost(b, out[a]) + 1e-4f < cost(a, out[a]) + cost(b, out[b])) {
          std::swap(out[a], out[b]);
          better = true;
        }
      }
    if (!better) break;
  }
  return out;
}

std::vector<std::uint32_t> assign_slots(const std::vector<Vec2>& now, const std::vector<Slot>& slots, float bearing,
                                        int support) {
  const auto some = [&](std::size_t from, std::size_t to, std::vector<std::uint32_t>& out) {
    const std::vector<Vec2> people(now.begin() + std::ptrdiff_t(from), now.begin() + std::ptrdiff_t(to));
    const std::vector<Slot> places(slots.begin() + std::ptrdiff_t(from), slots.begin() + std::ptrdiff_t(to));
    for (const std::uint32_t k : assign_slots(people, places, bearing)) out.push_back(std::uint32_t(from) + k);
  };
  const std::size_t first = std::min(std::size_t(std::max(support, 0)), now.size());
  std::vector<std::uint32_t> out;
  if (first > 0) some(0, 1, out);
  if (first > 1) some(1, first, out);
  some(first, now.size(), out);
  return out;
}

}  // namespace scenes
