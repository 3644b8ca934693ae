// Phases, decisions and their options.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "scenes/drill_reader.h"

namespace scenes {
namespace {

constexpr std::size_t kMostPhases = 500;
constexpr std::size_t kMostDecisions = 100;

const std::vector<std::string> kSituations = split_words("green yellow red");
const std::vector<std::string> kConducts = split_words("orderly passive active aggressive");

PhaseId read_phase_name(Reading& r, const Node& n, const char* code) {
  const auto found = r.phases.find(n.text);
  if (n.kind == Node::Kind::scalar && found != r.phases.end()) return PhaseId(found->second);
  r.p.error(code, n, fmt::format("unknown phase \"{}\"", n.text), base::did_you_mean(n.text, names_of(r.phases)));
  return {};
}

// An option of the decision that is read at present, which comes next in the drill.
Option read_option(Reading& r, const Node& node, const std::string& prefix, std::size_t index) {
  Fields f(r.p, node, "an option");
  Option o;
  o.place = r.p.place(node);
  f.require("key");
  f.read("key", o.key);
  if (o.key.empty() || o.key.size() > 3) r.p.error("G0112", node, "an option's key has 1 to 3 letters, like A");
  f.require("label");
  f.read("label", o.label);
  f.read("because", o.because);
  f.read("outcome", o.outcome);
  int force = 0;
  f.read("force", force, 1, 5);
  if (force > 0) o.force = force;
  o.effects = read_effects(r, f);
  if (const Node* n = f.find("goto")) o.goes_to = read_phase_name(r, *n, "G0305");
  o.events = read_events(r, f, prefix + o.key);
  r.shots.push_back({.decision = DecisionId(r.drill.decisions.size()), .option = index, .list = f.list("camera")});
  f.finish();
  return o;
}

void read_decision(Reading& r, const Node& node, PhaseId phase) {
  if (r.drill.decisions.size() >= kMostDecisions) {
    r.p.error("G0315", node, fmt::format("more than {} decisions", kMostDecisions));
    return;
  }
  Fields f(r.p, node, "a decision");
  if (node.kind != Node::Kind::map) return;
  Decision d;
  d.place = r.p.place(node);
  d.phase = phase;
  f.require("id");
  f.read("id", d.id);
  for (const Decision& other : r.drill.decisions)
    if (other.id == d.id) r.p.error("G0301", node, fmt::format("the decision id \"{}\" is taken (line {})", d.id, other.place.line));
  f.require("at");
  f.read_duration("at", d.at);
  if (d.at > r.drill.phases[phase.index].lasts)
    r.p.error("G0304", node, fmt::format("decision \"{}\" comes after its phase's end", d.id));
  f.require("question");
  f.read("question", d.question);
  for (const Node* n : f.list("indicators")) {
    Text t;
    if (read_text(r.p, *n, t)) d.indicators.push_back(std::move(t));
  }
  f.read("by", d.by);
  const auto options = f.list("options");
  if (options.size() < 2 || options.size() > 6) r.p.error("G0110", node, "a decision has 2 to 6 options");
  for (std::size_t i = 0; i < std::min<std::size_t>(options.size(), 6); ++i) {
    Option o = read_option(r, *options[i], d.id, i);
    for (const Option& other : d.options)
      if (other.key == o.key) r.p.error("G0301", *options[i], fmt::format("the option \"{}\" is there already", o.key));
    d.options.push_back(std::move(o));
  }
  if (const Node* n = f.find("default")) {
    const auto found = std::find_if(d.options.begin(), d.options.end(), [&](const Option& o) { return o.key == n->text; });
    if (found == d.options.end())
      r.p.error("G0212", *n, fmt::format("decision \"{}\" has no option \"{}\"", d.id, n->text));
    else
      d.fallback = std::uint32_t(found - d.options.begin());
  }
  f.finish();
  r.drill.phases[phase.index].decisions.push_back(DecisionId(r.drill.decisions.size()));
  r.drill.decisions.push_back(std::move(d));
}

void read_phase(Reading& r, const Node& node, PhaseId id) {
  Fields f(r.p, node, "a phase");
  {
    Phase& ph = r.drill.phases[id.index];
    ph.place = r.p.place(node);
    f.find("id");
    f.require("title");
    f.read("title", ph.title);
    f.read("goal", ph.goal);
    f.read("notes", ph.notes);
    if (const auto s = f.read_word("situation", kSituations)) ph.situation = static_cast<Situation>(*s);
    if (const auto c = f.read_word("conduct", kConducts)) ph.conduct = static_cast<Conduct>(*c);
    f.read("force", ph.force, 1, 5);
    f.require("lasts");
    f.read_duration("lasts", ph.lasts);
    if (const Node* n = f.find("view")) ph.view = read_view(r, *n);
    r.shots.push_back({.phase = id, .list = f.list("camera")});
    const Node* next = f.find("next");
    if (next && next->text == "end")
      ph.next = {};
    else if (next)
      ph.next = read_phase_name(r, *next, "G0204");
    else if (id.index + 1 < r.drill.phases.size())
      ph.next = PhaseId(id.index + 1);
  }
  // Reading events and decisions may move the vectors, so the phase is named anew.
  std::vector<EventId> events = read_events(r, f, r.drill.phases[id.index].id);
  r.drill.phases[id.index].events = std::move(events);
  for (const Node* n : f.list("decide")) read_decision(r, *n, id);
  read_tasks(r, f, id);
  auto& decisions = r.drill.phases[id.index].decisions;
  std::stable_sort(decisions.begin(), decisions.end(), [&](DecisionId a, DecisionId b) {
    return r.drill.decisions[a.index].at < r.drill.decisions[b.index].at;
  });
  f.finish();
}

// Shots are events like others, but stand behind them all: an event's number says who of a crowd
// stands where, and one more look at them shall not move them.
void read_shots(Reading& r) {
  for (const Shots& shots : r.shots) {
    const bool of_option = bool(shots.decision);
    Decision* decision = of_option ? &r.drill.decisions[shots.decision.index] : nullptr;
    Option* option = of_option ? &decision->options[shots.option] : nullptr;
    const std::string prefix = of_option ? decision->id + option->key : r.drill.phases[shots.phase.index].id;
    std::vector<EventId>& owner = of_option ? option->events : r.drill.phases[shots.phase.index].events;
    for (std::size_t k = 0; k < shots.list.size(); ++k) {
      const Node& node = *shots.list[k];
      if (r.drill.events.size() >= kMostEvents) {
        r.p.error("G0315", node, fmt::format("more than {} events", kMostEvents));
        return;
      }
      Fields f(r.p, node, "a shot");
      if (node.kind != Node::Kind::map) continue;
      Event e;
      e.place = r.p.place(node);
      e.id = fmt::format("{}#camera{}", prefix, k + 1);
      e.verb = Verb::show;
      f.require("at");
      f.read_duration("at", e.at);
      if (const Node* n = f.require("view")) e.view = read_view(r, *n);
      f.finish();
      owner.push_back(EventId(r.drill.events.size()));
      r.drill.events.push_back(std::move(e));
    }
  }
}

}  // namespace

std::string read_view(Reading& r, const Node& node) {
  std::vector<std::string> names;
  for (const SavedView& v : r.drill.venue.views) names.push_back(v.name);
  if (std::find(names.begin(), names.end(), node.text) == names.end())
    r.p.error("G0210", node, fmt::format("unknown view \"{}\"", node.text), base::did_you_mean(node.text, names));
  return node.text;
}

void read_phases(Reading& r, Fields& top) {
  const Node* list = top.require("phases");
  if (!list) return;
  if (list->kind != Node::Kind::list || list->entries.empty() || list->entries.size() > kMostPhases) {
    r.p.error("G0104", *list, fmt::format("\"phases\" is a list of 1 to {} phases", kMostPhases));
    return;
  }
  std::vector<const Node*> nodes;
  for (const Node::Entry& e : list->entries) {
    Phase ph;
    if (e.value.kind == Node::Kind::map)
      for (const Node::Entry& k : e.value.entries)
        if (k.key == "id") ph.id = k.value.text;
    if (!is_name(ph.id)) {
      r.p.error("G0112", e.value, fmt::format("a phase needs an \"id\": a-z, 0-9 and _, a letter first; found \"{}\"", ph.id));
      continue;
    }
    if (!r.phases.emplace(ph.id, std::uint32_t(r.drill.phases.size())).second) {
      r.p.error("G0301", e.value, fmt::format("the phase id \"{}\" is taken", ph.id));
      continue;
    }
    nodes.push_back(&e.value);
    r.drill.phases.push_back(std::move(ph));
  }
  for (std::size_t i = 0; i < nodes.size(); ++i) read_phase(r, *nodes[i], PhaseId(i));
  read_shots(r);
}

}  // namespace scenes
