// For the class: tasks within a phase, and the evaluators' sheet.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "scenes/drill_reader.h"

namespace scenes {
namespace {

constexpr std::size_t kMostTasks = 500;
constexpr std::size_t kMostEvaluation = 100;

const std::vector<std::string> kKinds = split_words("stand point choose");

void read_choice(Reading& r, Fields& f, Task& t) {
  for (const Node* n : f.list("shapes"))
    if (const auto shape = read_shape(r, *n)) t.shapes.push_back(*shape);
  if (t.shapes.size() < 2 || t.shapes.size() > 6) r.p.error("G0110", f.node(), "a choice has 2 to 6 shapes");
  const Node* answer = f.require("answer");
  const auto shape = answer ? read_shape(r, *answer) : std::nullopt;
  if (!shape) return;
  t.answer = *shape;
  if (std::find(t.shapes.begin(), t.shapes.end(), *shape) == t.shapes.end())
    r.p.error("G0212", *answer, fmt::format("the answer \"{}\" is not among the shapes", answer->text));
}

void read_task(Reading& r, const Node& node, PhaseId phase) {
  Fields f(r.p, node, "a task");
  if (node.kind != Node::Kind::map) return;
  Task t;
  t.place = r.p.place(node);
  t.phase = phase;
  f.require("id");
  f.read("id", t.id);
  for (const Task& other : r.drill.tasks)
    if (other.id == t.id)
      r.p.error("G0301", node, fmt::format("the task id \"{}\" is taken (line {})", t.id, other.place.line));
  f.require("at");
  f.read_duration("at", t.at);
  if (t.at > r.drill.phases[phase.index].lasts)
    r.p.error("G0304", node, fmt::format("task \"{}\" comes after its phase's end", t.id));
  f.require("ask");
  f.read("ask", t.ask);
  f.read("because", t.because);
  read_units(r, f, "for", t.roles);
  f.require("do");
  if (const auto kind = f.read_word("do", kKinds)) t.kind = static_cast<TaskKind>(*kind);
  if (t.kind == TaskKind::choose) {
    read_choice(r, f, t);
  } else {
    if (const Node* n = f.require("place")) t.where = read_where(r, *n);
    f.read("within", t.within, 0.5f, 100);
  }
  f.finish();
  r.drill.tasks.push_back(std::move(t));
}

// A decision by its id, an event by its serial or id.
void read_moment(Reading& r, const Node& n, EvaluationTask& e) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < r.drill.decisions.size(); ++i) {
    if (r.drill.decisions[i].id == n.text) return e.decisions.push_back(DecisionId(i));
    names.push_back(r.drill.decisions[i].id);
  }
  bool found = false;
  for (std::size_t i = 0; i < r.drill.events.size(); ++i) {
    const Event& event = r.drill.events[i];
    if (event.id == n.text || (!event.serial.empty() && event.serial == n.text)) {
      e.events.push_back(EventId(i));
      found = true;
    }
    if (!event.serial.empty()) names.push_back(event.serial);
  }
  if (!found)
    r.p.error("G0211", n, fmt::format("no decision, serial or event \"{}\"", n.text),
              base::did_you_mean(n.text, names));
}

}  // namespace

void read_tasks(Reading& r, Fields& phase, PhaseId id) {
  const std::size_t first = r.drill.tasks.size();
  for (const Node* n : phase.list("tasks")) {
    if (r.drill.tasks.size() >= kMostTasks)
      return r.p.error("G0315", *n, fmt::format("more than {} tasks", kMostTasks));
    read_task(r, *n, id);
  }
  std::stable_sort(r.drill.tasks.begin() + std::ptrdiff_t(first), r.drill.tasks.end(),
                   [](const Task& a, const Task& b) { return a.at < b.at; });
}

void read_evaluation(Reading& r, Fields& top) {
  for (const Node* n : top.list("evaluation")) {
    if (r.drill.evaluation.size() >= kMostEvaluation)
      return r.p.error("G0315", *n, fmt::format("more than {} lines of evaluation", kMostEvaluation));
    Fields f(r.p, *n, "a line of evaluation");
    if (n->kind != Node::Kind::map) continue;
    EvaluationTask e;
    e.place = r.p.place(*n);
    f.require("id");
    f.read("id", e.id);
    for (const EvaluationTask& other : r.drill.evaluation)
      if (other.id == e.id)
        r.p.error("G0301", *n, fmt::format("the id \"{}\" is taken (line {})", e.id, other.place.line));
    f.require("title");
    f.read("title", e.title);
    for (const Node* moment : f.list("look_at")) read_moment(r, *moment, e);
    f.finish();
    r.drill.evaluation.push_back(std::move(e));
  }
}

}  // namespace scenes
