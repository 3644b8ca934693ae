#include "app/ropes.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/build_view.h"
#include "scenes/exact_math.h"

namespace app {
namespace {

using scenes::Vec2;

// Where the clip hold_rope has its fists (assets/sculpt/README.md), metres.
constexpr float kFistAside = 0.3f, kFistAhead = 0.22f, kFistUp = 1.02f;
constexpr float kFurthest = 3;  // beyond that the next one holds another rope

struct Holder {
  float across = 0, ahead = 0;
  Vec2 left, right;  // fists
  float up = kFistUp;
};

// A span hangs as a chain does; the model is one metre wide and sags 8 cm.
void add_span(renderer::ModelId rope, Vec2 a, float up_a, Vec2 b, float up_b, renderer::RenderView& out) {
  const Vec2 d = b - a;
  const float length = scenes::length(d);
  if (length < 0.02f) return;
  renderer::Object span;
  span.position = to_world(a, (up_a + up_b) / 2);
  span.heading = std::atan2(d.north, d.east);
  span.scale = {length, std::clamp(length, 0.4f, 1.6f), 1};
  span.model = rope;
  out.objects.push_back(span);
}

}  // namespace

void add_rope(const Document& document, const scenes::Unit& unit, const scenes::Stage& stage, renderer::RenderView& out) {
  if (!document.cast.rope) return;
  std::array<Holder, 256> holders;
  std::size_t count = 0;
  Vec2 forward, right;
  float foremost = -1e9f;
  for (int k = 0; k < unit.count && count < holders.size(); ++k) {
    const std::uint32_t person = unit.first_person + std::uint32_t(k);
    const auto& state = stage.people[person];
    if (state.activity != scenes::Activity::hold_rope) continue;
    if (count == 0) forward = scenes::direction_of(state.bearing), right = right_of(forward);
    const float ahead = dot(state.at, forward), scale = document.cast.people[person].scale;
    foremost = std::max(foremost, ahead);
    const Vec2 own = scenes::direction_of(state.bearing), fists = state.at + own * (kFistAhead * scale),
               aside = right_of(own) * (kFistAside * scale);
    holders[count++] = {dot(state.at, right), ahead, fists - aside, fists + aside, kFistUp * scale};
  }
  if (count < 2) return;
  std::sort(holders.begin(), holders.begin() + std::ptrdiff_t(count),
            [](const Holder& a, const Holder& b) { return a.across < b.across; });
  const Holder* last = nullptr;
  for (std::size_t i = 0; i < count; ++i) {
    const Holder& holder = holders[i];
    if (foremost - holder.ahead > 0.6f) continue;
    if (last && scenes::distance(last->right, holder.left) < kFurthest)
      add_span(*document.cast.rope, last->right, last->up, holder.left, holder.up, out);
    add_span(*document.cast.rope, holder.left, holder.up, holder.right, holder.up, out);
    last = &holder;
  }
}

}  // namespace app
