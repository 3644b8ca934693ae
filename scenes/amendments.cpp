#include "scenes/amendments.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/hash.h"
#include "scenes/drill_reader.h"

namespace scenes {
namespace {

base::Diagnostic misfit(const char* code, std::string message) { return base::error(code, "", std::move(message)); }

Reading reading_of(Problems& problems, Drill& drill) {
  Reading r{problems, drill, {}, {}, {}, {}, {}, {}, {}, {}};
  const auto index = [](auto& map, const auto& list, auto name) {
    for (std::size_t i = 0; i < list.size(); ++i) map.emplace(name(list[i]), std::uint32_t(i));
  };
  const auto key = [](const auto& x) { return x.key; };
  const auto name = [](const auto& x) { return x.name; };
  index(r.units, drill.units, key);
  index(r.vehicles, drill.vehicles, key);
  index(r.props, drill.props, key);
  index(r.metrics, drill.metrics, key);
  index(r.phases, drill.phases, [](const Phase& p) { return p.id; });
  index(r.points, drill.venue.points, name);
  index(r.areas, drill.venue.areas, name);
  index(r.routes, drill.venue.routes, name);
  return r;
}

Node scalar(std::string text) {
  Node node;
  node.kind = Node::Kind::scalar;
  node.text = std::move(text);
  return node;
}

// The event, at the end of drill.events; or why not, and the drill as it was.
base::Diagnostics add_event(Drill& drill, const Amendment& a) {
  if (a.text.size() > kLongestAmendment) return {misfit("A0004", "an added event of more than 4000 bytes")};
  auto tree = read_yaml("", a.text);
  if (!tree) return tree.diagnostics();
  const bool is_map = tree->kind == Node::Kind::map;
  const auto has = [&](std::string_view key) {
    return std::any_of(tree->entries.begin(), tree->entries.end(), [&](const Node::Entry& e) { return e.key == key; });
  };
  if (!is_map || has("at") || has("after") || has("id") || has("contingency"))
    return {misfit("A0005", fmt::format("\"{}\" is not one event without a time of its own", a.text.substr(0, 80)))};
  tree->entries.push_back({"id", 0, 0, scalar(a.event)});
  tree->entries.push_back({"at", 0, 0, scalar(fmt::format("{}ms", a.at))});
  Node owner, list;
  list.kind = Node::Kind::list;
  list.entries.push_back({"", 0, 0, std::move(*tree)});
  owner.kind = Node::Kind::map;
  owner.entries.push_back({"events", 0, 0, std::move(list)});
  Problems problems{"", a.text, {}};
  Reading r = reading_of(problems, drill);
  Fields fields(problems, owner, "an amendment");
  const std::size_t before = drill.events.size();
  const std::vector<EventId> ids = read_events(r, fields, "");
  if (!base::has_errors(problems.list) && ids.size() == 1) {
    Event& event = drill.events.back();
    event.place = {};
    base::Hash hash;
    hash.text(a.text);
    event.added = hash.value();
    return {};
  }
  drill.events.resize(before);
  return problems.list;
}

// True: it was in one.
bool take_out(Drill& drill, EventId id) {
  std::size_t taken = 0;
  for (Phase& phase : drill.phases) taken += std::erase(phase.events, id);
  for (Decision& decision : drill.decisions)
    for (Option& option : decision.options) taken += std::erase(option.events, id);
  return taken > 0;
}

// What comes after the event, directly or through others, but for those that amendments name.
std::vector<EventId> followers_of(const Drill& drill, EventId id, const std::vector<bool>& named) {
  std::vector<EventId> out{id};
  for (std::size_t k = 0; k < out.size(); ++k)
    for (std::size_t i = 0; i < drill.events.size(); ++i)
      if (drill.events[i].after == out[k] && !named[i]) out.push_back(EventId(i));
  out.erase(out.begin());
  return out;
}

// `named`: events that an amendment has been about, by index.
base::Diagnostics carry_out(Drill& drill, const Amendment& a, std::vector<bool>& named) {
  Phase* phase = nullptr;
  if (a.kind == Amendment::Kind::add || a.kind == Amendment::Kind::fire) {
    const auto found =
        std::find_if(drill.phases.begin(), drill.phases.end(), [&](const Phase& p) { return p.id == a.phase; });
    if (found == drill.phases.end()) return {misfit("A0001", fmt::format("the drill has no phase \"{}\"", a.phase))};
    phase = &*found;
    if (a.at < 0 || a.at > phase->lasts)
      return {misfit("A0003", fmt::format("\"{}\" would come after the end of phase \"{}\"", a.event, a.phase))};
  }
  if (a.kind == Amendment::Kind::add) {
    base::Diagnostics problems = add_event(drill, a);
    if (!base::has_errors(problems)) phase->events.push_back(EventId(drill.events.size() - 1));
    named.resize(drill.events.size(), true);
    return problems;
  }
  const auto found =
      std::find_if(drill.events.begin(), drill.events.end(), [&](const Event& e) { return e.id == a.event; });
  if (found == drill.events.end()) return {misfit("A0002", fmt::format("the drill has no event \"{}\"", a.event))};
  const EventId id(std::size_t(found - drill.events.begin()));
  named[id.index] = true;
  take_out(drill, id);
  if (a.kind == Amendment::Kind::skip) return {};
  const Ms by = a.at - found->at;
  const bool fires = a.kind == Amendment::Kind::fire;
  for (const EventId follower : followers_of(drill, id, named)) {
    if (!take_out(drill, follower) || !fires) continue;
    drill.events[follower.index].at += by;
    phase->events.push_back(follower);
  }
  if (!fires) return {};
  found->at = a.at;
  found->contingency = false;
  found->after.reset();
  phase->events.push_back(id);
  return {};
}

}  // namespace

Amended amend(const Drill& drill, std::span<const Amendment> amendments) {
  Amended out{drill, {}};
  std::vector<bool> named(drill.events.size(), false);
  for (std::size_t i = 0; i < amendments.size(); ++i) {
    const auto about_the_same = [&](const Amendment& later) {
      return later.kind != Amendment::Kind::add && later.event == amendments[i].event;
    };
    if (i < kMostAmendments &&
        std::any_of(amendments.begin() + std::ptrdiff_t(i) + 1, amendments.end(), about_the_same))
      continue;
    base::Diagnostics problems = i < kMostAmendments ? carry_out(out.drill, amendments[i], named)
                                                     : base::Diagnostics{misfit("A0004", "more than 400 amendments")};
    const auto first = std::find_if(problems.begin(), problems.end(),
                                    [](const base::Diagnostic& d) { return d.severity == base::Severity::error; });
    if (first != problems.end()) out.misfits.push_back({i, std::move(*first)});
  }
  return out;
}

base::Result<Event> read_added_event(const Drill& drill, std::string_view text) {
  Drill copy = drill;
  const base::Diagnostics problems =
      add_event(copy, {.kind = Amendment::Kind::add, .event = "+", .text = std::string(text)});
  if (base::has_errors(problems)) return problems;
  return std::move(copy.events.back());
}

}  // namespace scenes
