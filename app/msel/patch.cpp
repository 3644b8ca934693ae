// A planner's changes as changes of the script's text.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "app/msel/columns.h"
#include "app/msel/script_text.h"
#include "app/values.h"

namespace app::msel {
namespace {

using scenes::Drill;
using scenes::Ms;
using scenes::Node;

const char* key_of(Field field) {
  switch (field) {
    case Field::by:
      return "by";
    case Field::from:
      return "from";
    case Field::to:
      return "to";
    case Field::text:
      return "text";
    case Field::expect:
      return "expect";
    case Field::responsible:
      return "responsible";
    default:
      return "";
  }
}

struct Patching {
  const Drill& drill;
  ScriptText& script;
  base::Diagnostics problems;

  void give_up(const base::SourcePlace& place, std::string_view what) {
    problems.push_back(script.by_hand(drill.file, place, what));
  }
  bool set(const Node& value, std::string with) {
    const auto span = script.span(value);
    if (!span) return false;
    script.replace(*span, std::move(with));
    return true;
  }
  bool set_text(const Node& event, const char* key, const scenes::Text& now);
  bool move(const Node& event, const scenes::Event& said, Ms shift);
  void add(const NewRow& row);
};

// A text in two languages keeps the form it has, unless a language is new to it.
bool Patching::set_text(const Node& event, const char* key, const scenes::Text& now) {
  const Node* value = entry_of(event, key);
  if (!value) return script.insert_entry(event, "do", key, yaml_text(now));
  const Node *id = entry_of(*value, "id"), *en = entry_of(*value, "en");
  if (!id || !en) return set(*value, yaml_text(now));
  bool fine = true;
  for (const auto& [part, words] : {std::pair(id, &now.id), std::pair(en, &now.en)})
    if (part->text != *words) fine = set(*part, yaml_text({*words, *words})) && fine;
  return fine;
}

bool Patching::move(const Node& event, const scenes::Event& said, Ms shift) {
  if (const Node* at = entry_of(event, "at")) return set(*at, format_duration(said.at + shift));
  // After another event: its distance changes.
  Ms plus = 0;
  const Node* node = entry_of(event, "plus");
  if (node) {
    const auto written = parse_moment(node->text);
    if (!written) return false;
    plus = *written;
  }
  if (plus + shift < 0) return false;
  const std::string words = format_duration(plus + shift);
  return node ? set(*node, words) : script.insert_entry(event, "after", "plus", words);
}

// The list that a new row belongs to, and the moment that its times count from.
struct Owner {
  base::SourcePlace place;
  const std::vector<scenes::EventId>* events = nullptr;
  Ms start = 0;
};

std::optional<Owner> owner_of(const Drill& drill, const NewRow& row) {
  auto path = scenes::default_path(drill);
  if (!row.condition.empty()) {
    const auto taken = scenes::parse_path(drill, row.condition);
    if (!taken) return std::nullopt;
    path = *taken;
  }
  const scenes::Timeline timeline = scenes::unroll(drill, path);
  if (!row.condition.empty()) {
    for (const scenes::DecisionPoint& point : timeline.decisions) {
      const scenes::Decision& decision = drill.decisions[point.decision.index];
      const scenes::Option& option = decision.options[point.option];
      if (fmt::format("{}={}", decision.id, option.key) == row.condition && row.at >= point.at)
        return Owner{option.place, &option.events, point.at};
    }
    return std::nullopt;
  }
  for (const scenes::PhaseSpan& span : timeline.phases)
    if (row.at >= span.start && row.at < span.end)
      return Owner{drill.phases[span.phase.index].place, &drill.phases[span.phase.index].events, span.start};
  return std::nullopt;
}

std::string item_of(const NewRow& row, Ms at) {
  std::string item = fmt::format("{{ at: {}, do: inject, serial: {}", format_duration(at), yaml_scalar(row.serial));
  for (const auto& [key, value] : {std::pair("from", &row.from), std::pair("to", &row.to), std::pair("by", &row.by)})
    if (!value->empty()) item += fmt::format(", {}: {}", key, yaml_scalar(*value));
  for (const auto& [key, text] :
       {std::pair("text", &row.text), std::pair("expect", &row.expect), std::pair("responsible", &row.responsible)})
    if (!text->empty()) item += fmt::format(", {}: {}", key, yaml_text(*text));
  return item + " }";
}

void Patching::add(const NewRow& row) {
  const auto owner = owner_of(drill, row);
  const std::string what = fmt::format("{} at {}", row.serial, format_moment(row.at));
  if (!owner) return give_up({drill.file, 0, 0}, what + " falls into no phase or option, and");
  const Node* node = script.at(owner->place);
  const Node* list = node ? entry_of(*node, "events") : nullptr;
  const Ms at = row.at - owner->start;
  std::size_t before = 0;
  while (list && before < owner->events->size() && drill.events[(*owner->events)[before].index].at <= at) ++before;
  if (!list || !script.insert_item(*list, before, item_of(row, at))) give_up(owner->place, what);
}

}  // namespace

base::Result<std::string> patched_script(const Drill& drill, std::string_view text, const Comparison& comparison) {
  auto script = ScriptText::open(drill.file, text);
  if (!script) return script.diagnostics();
  Patching p{drill, *script, {}};
  // Both languages of a text are one change of the script.
  std::map<std::pair<std::uint32_t, Field>, scenes::Text> texts;
  for (const Change& change : comparison.changes) {
    const scenes::Event& event = drill.events[change.event.index];
    const Node* node = script->at(event.place);
    const Field field = change.column.field;
    if (!node) {
      p.give_up(event.place, event.serial);
    } else if (field == Field::time) {
      if (!p.move(*node, event, change.shift)) p.give_up(event.place, event.serial + "'s time");
    } else if (field == Field::text || field == Field::expect || field == Field::responsible) {
      const scenes::Text& said = field == Field::text     ? event.text
                                 : field == Field::expect ? event.expect
                                                          : event.responsible;
      auto& now = texts.try_emplace({change.event.index, field}, said).first->second;
      (change.column.language == scenes::Language::english ? now.en : now.id) = change.after;
    } else {
      const Node* value = entry_of(*node, key_of(field));
      const std::string words = yaml_scalar(change.after);
      if (!(value ? p.set(*value, words) : script->insert_entry(*node, "do", key_of(field), words)))
        p.give_up(event.place, fmt::format("{}'s \"{}\"", event.serial, key_of(field)));
    }
  }
  for (const auto& [which, now] : texts) {
    const scenes::Event& event = drill.events[which.first];
    if (!p.set_text(*script->at(event.place), key_of(which.second), now))
      p.give_up(event.place, fmt::format("{}'s \"{}\"", event.serial, key_of(which.second)));
  }
  for (const NewRow& row : comparison.added) p.add(row);
  if (!p.problems.empty()) return p.problems;
  return script->result();
}

}  // namespace app::msel
