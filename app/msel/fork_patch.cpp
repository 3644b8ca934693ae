#include "app/msel/fork_patch.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/msel/script_text.h"
#include "app/values.h"

namespace app::msel {
namespace {

using scenes::Amendment;
using scenes::Drill;
using scenes::EventId;
using scenes::Ms;
using scenes::Node;

// A list of events in the script: a phase's or an option's.
struct Owner {
  base::SourcePlace place;                       // of the phase or option
  std::string_view phase;                        // in which its events happen
  const std::vector<EventId>* events = nullptr;  // in the script's order
  Ms start = 0;                                  // what their times count from, since StartEx
  bool on_path = false;
};

struct Patching {
  const Drill& plan;
  ScriptText& script;
  std::span<const Amendment> amendments;
  scenes::Timeline timeline;
  base::Diagnostics problems;

  void give_up(const base::SourcePlace& place, std::string_view what) {
    problems.push_back(script.by_hand(plan.file, place, what));
  }

  std::string_view phase_of(std::size_t decision) const { return plan.phases[plan.decisions[decision].phase.index].id; }
  std::vector<Owner> owners() const {
    std::vector<Owner> out;
    for (const scenes::Phase& phase : plan.phases) {
      Owner owner{phase.place, phase.id, &phase.events, 0, false};
      for (const scenes::PhaseSpan& span : timeline.phases)
        if (&plan.phases[span.phase.index] == &phase) owner.start = span.start, owner.on_path = true;
      out.push_back(owner);
    }
    for (std::size_t d = 0; d < plan.decisions.size(); ++d)
      for (std::size_t o = 0; o < plan.decisions[d].options.size(); ++o) {
        const scenes::Option& option = plan.decisions[d].options[o];
        Owner owner{option.place, phase_of(d), &option.events, 0, false};
        for (const scenes::DecisionPoint& point : timeline.decisions)
          if (point.decision.index == d && point.option == o) owner.start = point.at, owner.on_path = true;
        out.push_back(owner);
      }
    return out;
  }
  std::optional<Owner> owner_of(EventId id) const {
    for (const Owner& owner : owners())
      if (std::find(owner.events->begin(), owner.events->end(), id) != owner.events->end()) return owner;
    return std::nullopt;
  }
  // Since StartEx; none = the path has no such phase.
  std::optional<Ms> moment(const Amendment& a) const {
    for (const scenes::PhaseSpan& span : timeline.phases)
      if (plan.phases[span.phase.index].id == a.phase) return span.start + a.at;
    return std::nullopt;
  }
  // Where an event of that moment belongs: with the option taken last in its phase, so that
  // it happens on this branch alone; else with the phase.
  std::vector<Owner> homes(const Amendment& a, Ms at) const {
    std::vector<Owner> out;
    for (auto point = timeline.decisions.rbegin(); point != timeline.decisions.rend(); ++point) {
      const scenes::Decision& decision = plan.decisions[point->decision.index];
      const scenes::Option& option = decision.options[point->option];
      if (point->at > at || plan.phases[decision.phase.index].id != a.phase || option.goes_to) continue;
      out.push_back({option.place, a.phase, &option.events, point->at, true});
      break;
    }
    for (const scenes::Phase& phase : plan.phases)
      if (phase.id == a.phase) out.push_back({phase.place, a.phase, &phase.events, at - a.at, true});
    return out;
  }

  // `item`: a flow map without a time.
  bool put(const Amendment& a, std::string_view item) {
    const auto at = moment(a);
    if (!at || !item.starts_with('{')) return false;
    for (const Owner& home : homes(a, *at)) {
      const Node* node = script.at(home.place);
      const Node* list = node ? entry_of(*node, "events") : nullptr;
      if (!list) continue;
      const Ms since = *at - home.start;
      std::size_t before = 0;
      while (before < home.events->size() && plan.events[(*home.events)[before].index].at <= since) ++before;
      if (script.insert_item(*list, before, fmt::format("{{ at: {},{}", format_duration(since), item.substr(1))))
        return true;
    }
    return false;
  }
  bool take_out(const Owner& owner, const scenes::Event& event) {
    const Node* node = script.at(owner.place);
    const Node* list = node ? entry_of(*node, "events") : nullptr;
    const Node* item = script.at(event.place);
    return list && item && script.remove_item(*list, *item);
  }
  bool set(const Node& map, const char* key, std::string value) {
    const Node* node = entry_of(map, key);
    if (!node) return script.insert_entry(map, "do", key, value);
    const auto span = script.span(*node);
    if (span) script.replace(*span, std::move(value));
    return span.has_value();
  }

  // What comes `after:` the event and that no amendment is about.
  std::vector<EventId> followers(EventId id) const {
    const auto named = [&](const scenes::Event& e) {
      return std::any_of(amendments.begin(), amendments.end(), [&](const Amendment& a) { return a.event == e.id; });
    };
    std::vector<EventId> out;
    for (std::size_t i = 0; i < plan.events.size(); ++i)
      if (plan.events[i].after == id && !named(plan.events[i])) out.push_back(EventId(i));
    return out;
  }
  // A time of its own in the place of `after:`.
  bool untie(const Node& event, Ms at) {
    if (entry_of(event, "plus") && !script.remove_entry(event, "plus")) return false;
    return script.replace_entry(event, "after", "at", format_duration(at));
  }
  // What is skipped takes nothing along: whatever waited for it keeps the moment it had.
  bool skip(EventId id, const Owner& owner) {
    for (const EventId follower : followers(id)) {
      const scenes::Event& event = plan.events[follower.index];
      const Node* node = script.at(event.place);
      if (!node || !untie(*node, event.at)) return false;
    }
    return take_out(owner, plan.events[id.index]);
  }

  bool fire(const Amendment& a, EventId id, const Owner& owner) {
    const scenes::Event& event = plan.events[id.index];
    const auto at = moment(a);
    const Node* node = script.at(event.place);
    if (!at || !node) return false;
    if (event.contingency && !set(*node, "contingency", "false")) return false;
    const Ms since = *at - owner.start;
    const bool stays = owner.on_path && owner.phase == a.phase && since >= 0;
    if (stays && event.contingency && !entry_of(*node, "at"))
      return script.insert_entry(*node, "do", "at", format_duration(since));
    if (stays && entry_of(*node, "at")) return set(*node, "at", format_duration(since));
    if (stays && entry_of(*node, "after")) return untie(*node, since);
    // It belongs to another phase, or to an option that was not taken: it moves there, where
    // what comes after it would not find it.
    if (!followers(id).empty()) return false;
    const auto span = script.span(*node);
    const Node* written = entry_of(*node, "at");
    if (!span || !written || !script.in_flow(*node) || event.contingency) return false;
    const auto time = script.span(*written);
    std::string item(script.text().substr(span->begin, span->end - span->begin));
    const std::size_t key = time ? item.rfind("at:", time->begin - span->begin) : std::string::npos;
    if (key == std::string::npos || item.find('\n') != std::string::npos) return false;
    std::size_t end = time->end - span->begin;
    while (end < item.size() && (item[end] == ',' || item[end] == ' ')) ++end;
    item.erase(key, end - key);
    return put(a, item) && take_out(owner, event);
  }

  void carry_out(const Amendment& a) {
    if (a.kind == Amendment::Kind::add) {
      if (!put(a, a.text)) give_up({plan.file, 0, 0}, a.text);
      return;
    }
    for (std::size_t i = 0; i < plan.events.size(); ++i) {
      const scenes::Event& event = plan.events[i];
      if (event.id != a.event) continue;
      const auto owner = owner_of(EventId(i));
      const Node* node = script.at(event.place);
      const bool fine = owner && node &&
                        (a.kind == Amendment::Kind::skip   ? skip(EventId(i), *owner)
                         : a.kind == Amendment::Kind::hold ? set(*node, "contingency", "true")
                                                           : fire(a, EventId(i), *owner));
      if (!fine) give_up(event.place, event.serial.empty() ? event.id : event.serial);
      return;
    }
    give_up({plan.file, 0, 0}, a.event);
  }
};

}  // namespace

base::Result<std::string> forked_script(const Drill& plan, std::string_view text, std::span<const Amendment> amendments,
                                        const scenes::Path& path) {
  auto script = ScriptText::open(plan.file, text);
  if (!script) return script.diagnostics();
  Patching p{plan, *script, amendments, scenes::unroll(plan, path), {}};
  for (std::size_t i = 0; i < amendments.size(); ++i) {
    const auto again = [&](const Amendment& later) { return later.event == amendments[i].event; };
    if (std::none_of(amendments.begin() + std::ptrdiff_t(i) + 1, amendments.end(), again)) p.carry_out(amendments[i]);
  }
  if (!p.problems.empty()) return p.problems;
  std::string result = script->result();
  if (auto read = scenes::read_drill(plan.file, result); !read) return read.diagnostics();
  return result;
}

}  // namespace app::msel
