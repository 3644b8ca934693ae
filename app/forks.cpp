#include "app/forks.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/apply.h"
#include "app/msel/script_text.h"

namespace app {
namespace {

// "DP1=A,DP2=B" into pairs of decision and option that the drill still has.
template <class Each>
void each_choice(const scenes::Drill& drill, std::string_view branch, Each&& each) {
  while (!branch.empty()) {
    const std::string_view part = branch.substr(0, branch.find(','));
    branch.remove_prefix(std::min(branch.size(), part.size() + 1));
    const std::size_t equals = std::min(part.find('='), part.size());
    for (std::size_t d = 0; d < drill.decisions.size(); ++d) {
      if (drill.decisions[d].id != part.substr(0, equals)) continue;
      const auto& options = drill.decisions[d].options;
      for (std::size_t o = 0; o < options.size(); ++o)
        if (equals < part.size() && options[o].key == part.substr(equals + 1)) each(d, std::uint8_t(o));
    }
  }
}

constexpr const char* kPaces[] = {"slow", "step", "walk", "march", "run"};
constexpr const char* kShapes[] = {"bersaf",  "tali",       "berkait",  "banjar",    "paruh_lembing", "melintang",
                                   "lingkar", "berlindung", "mengurai", "scattered", "posts",         "seated"};
constexpr const char* kMoods[] = {"calm", "tense", "hostile", "panicked", "dispersing"};

}  // namespace

const Fork* find_fork(const std::vector<Fork>& forks, std::uint32_t id) {
  for (const Fork& fork : forks)
    if (fork.id == id && id != 0) return &fork;
  return nullptr;
}

std::optional<scenes::Ms> moment_of(const Fork& fork, const scenes::Drill& drill, const scenes::Timeline& timeline) {
  for (const scenes::PhaseSpan& span : timeline.phases)
    if (drill.phases[span.phase.index].id == fork.phase) return std::min(span.start + fork.at, span.end);
  return std::nullopt;
}

scenes::Path path_of(const Fork& fork, const scenes::Drill& drill, scenes::Path path) {
  each_choice(drill, fork.branch, [&](std::size_t decision, std::uint8_t option) { path.option[decision] = option; });
  return path;
}

bool lies_on(const Fork& fork, const scenes::Drill& drill, const scenes::Path& path) {
  return path_of(fork, drill, path) == path;
}

EventStatus status_of(const AppState& state, scenes::EventId id) {
  const scenes::Drill& drill = state.document->drill;
  const scenes::TimedEvent* timed = nullptr;
  for (const scenes::TimedEvent& e : state.timeline.events)
    if (e.event == id) timed = &e;
  using Kind = scenes::Amendment::Kind;
  Kind last = Kind::add;
  for (const scenes::Amendment& a : state.document->amendments)
    if (a.event == drill.events[id.index].id) last = a.kind;
  if (!timed && last == Kind::skip) return EventStatus::skipped;
  if (!timed && last == Kind::hold) return EventStatus::held;
  if (!timed) return EventStatus::not_met;
  if (state.t < timed->start) return EventStatus::planned;
  if (state.t < timed->end) return EventStatus::running;
  return last == Kind::fire ? EventStatus::fired : EventStatus::done;
}

std::shared_ptr<const Document> amended_document(const Document& plan, std::vector<scenes::Amendment> amendments) {
  auto document = std::make_shared<Document>(plan);
  document->drill = scenes::amend(plan.drill, amendments).drill;
  document->amendments = std::move(amendments);
  return document;
}

void refresh_fork(AppState& state) {
  if (!state.plan) return;
  const Fork* fork = find_fork(state.board.forks, state.fork);
  if (!fork) state.fork = 0;
  const bool stays = fork ? state.document->amendments == fork->amendments : state.document == state.plan;
  if (stays && (!fork || state.document != state.plan)) return;
  state.document = fork ? amended_document(*state.plan, fork->amendments) : state.plan;
  set_path(state, state.path);
  update_stage(state);
}

std::string move_order(const scenes::Drill& drill, scenes::UnitId unit, scenes::Vec2 to, const OrderStyle& style) {
  const scenes::Unit& u = drill.units[unit.index];
  const char* pace = kPaces[int(style.pace)];
  if (u.crowd)
    return fmt::format("{{ do: gather, who: {}, to: [{:.1f}, {:.1f}], pace: {} }}", u.key, to.east, to.north, pace);
  const std::string shape = style.shape < 0 ? "" : fmt::format(", shape: {}", kShapes[style.shape]);
  return fmt::format("{{ do: move, who: {}, to: [{:.1f}, {:.1f}], pace: {}{} }}", u.key, to.east, to.north, pace,
                     shape);
}

std::string form_order(const scenes::Drill& drill, scenes::UnitId unit, scenes::Shape shape) {
  return fmt::format("{{ do: form, who: {}, shape: {} }}", drill.units[unit.index].key, kShapes[int(shape)]);
}

std::string mood_order(const scenes::Drill& drill, scenes::UnitId crowd, scenes::Mood mood) {
  return fmt::format("{{ do: mood, who: {}, mood: {} }}", drill.units[crowd.index].key, kMoods[int(mood)]);
}

const char* shape_word(scenes::Shape shape) { return kShapes[int(shape)]; }

std::string inject_order(std::string_view serial, const scenes::Text& text) {
  return fmt::format("{{ do: inject, serial: {}, text: {} }}", serial, msel::yaml_text(text));
}

std::string free_serial(const scenes::Drill& drill) {
  for (int n = 1;; ++n) {
    std::string serial = fmt::format("F{}", n);
    const auto taken = [&](const scenes::Event& e) { return e.serial == serial; };
    if (std::none_of(drill.events.begin(), drill.events.end(), taken)) return serial;
  }
}

}  // namespace app
