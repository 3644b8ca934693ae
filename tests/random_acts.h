// Acts at random on the small drill: any command, with values that the drill knows, and a session of them.
#pragma once

#include <random>
#include <string>

#include "app/apply.h"
#include "app/command_fields.h"
#include "app/command_text.h"
#include "app/session.h"
#include "small_drill.h"

namespace app {

// Fills a command's fields with values that the drill knows.
struct Randomiser {
  std::mt19937& random;
  const scenes::Drill& drill;
  int below(int n) { return int(random() % unsigned(n)); }
  void operator()(bool& v) { v = below(2) == 1; }
  template <class T>
  requires(std::is_integral_v<T> && !std::is_same_v<T, bool>) void operator()(T& v) {
    v = T(below(sizeof(T) == 1 ? 3 : sizeof(T) == 8 ? 200'000 : 5));
  }
  void operator()(float& v) { v = float(below(2000) - 1000) / 8; }
  void operator()(double& v) { v = double(below(64)) / 4; }
  void operator()(glm::vec3& v) {
    for (int i = 0; i < 3; ++i) (*this)(v[i]);
  }
  void operator()(std::string& v) {
    static const char* const kTexts[] = {"", "-", "jaga tetap terbuka!", "50 % di sini", "→ é", "a  b "};
    v = kTexts[below(6)];
  }
  void operator()(std::filesystem::path& v) { v = "/tmp/a b.drill.yaml"; }
  void operator()(scenes::DecisionId& v) { v = scenes::DecisionId(std::size_t(below(int(drill.decisions.size())))); }
  void option_of(scenes::DecisionId id, std::uint8_t& v) {
    v = std::uint8_t(below(int(drill.decisions[id.index].options.size())));
  }
  void operator()(std::optional<scenes::UnitId>& v) {
    v = below(4) == 0 ? std::nullopt : std::optional(scenes::UnitId(std::size_t(below(int(drill.units.size())))));
  }
  void event(std::string& v) {
    v = below(8) == 0 ? "+" + std::to_string(1 + below(4))
                      : drill.events[std::size_t(below(int(drill.events.size())))].id;
  }
  void order(std::string& v) {
    static const char* const kOrders[] = {"{ do: inject, serial: F1, text: { id: Bus tiba, en: A bus arrives } }",
                                          "{ do: mood, who: massa, mood: hostile }",
                                          "{ do: move, who: lanjut, to: [4.0, 12.0], pace: run, shape: bersaf }",
                                          "{ do: narrate, text: \"50 % é\" }"};
    v = kOrders[below(4)];
  }
  void operator()(Tool& v) { v = Tool(below(kTools)); }
  void operator()(MarkKind& v) { v = MarkKind(below(kMarkKinds)); }
  void operator()(CameraMode& v) { v = CameraMode(below(6)); }
  void operator()(Pane& v) { v = Pane(below(8)); }
  void operator()(UnitLook& v) { v = UnitLook(below(3)); }
  void operator()(CompareMode& v) { v = CompareMode(below(3)); }
  void operator()(Curtain& v) { v = Curtain(below(4)); }
  void operator()(Tab& v) { v = Tab(below(4)); }
  template <class T>
  requires std::is_enum_v<T>
  void operator()(T& v) { v = T(below(2)); }
};

template <std::size_t I = 0>
Command random_command_of(std::size_t index, Randomiser& fill) {
  if constexpr (I < std::variant_size_v<AnyCommand>) {
    if (index != I) return random_command_of<I + 1>(index, fill);
    std::variant_alternative_t<I, AnyCommand> c{};
    fields(fill, c);
    return c;
  }
  return Here{};
}

inline Command random_command(std::mt19937& random) {
  Randomiser fill{random, small()->drill};
  return random_command_of(random() % std::variant_size_v<AnyCommand>, fill);
}

// Acts with the flow of time between them, as the window does it, both carried out and kept.
inline std::string play_at_random(AppState& state, unsigned seed, int acts) {
  std::mt19937 random(seed);
  std::string text = write_header({small()->drill.source_hash, "/tmp/x", "2026-01-01T00:00:00Z"});
  Requests ignored;
  for (int i = 0; i < acts; ++i) {
    state.wall_ms += 100;
    if (random() % 3 == 0) arrive_at(state, scenes::Ms(random() % unsigned(state.timeline.end)));
    const Command command = random_command(random);
    if (!is_kept(command)) continue;
    text += write_line(state.document->drill, {state.wall_ms, state.t, state.path, command});
    apply(state, command, ignored);
  }
  // As the window does every second and when it closes.
  text += write_line(state.document->drill, {state.wall_ms, state.t, state.path, Here{}});
  return text;
}

}  // namespace app
