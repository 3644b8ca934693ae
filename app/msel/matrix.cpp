#include "app/msel/matrix.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/in_words.h"
#include "app/values.h"

namespace app::msel {

std::vector<UnitDuties> duties_by_unit(const scenes::Drill& drill, const scenes::Timeline& timeline) {
  std::vector<UnitDuties> all(drill.units.size());
  for (std::size_t u = 0; u < all.size(); ++u) all[u].unit = scenes::UnitId(u);
  for (const scenes::TimedEvent& timed : timeline.events) {
    const scenes::Event& event = drill.events[timed.event.index];
    for (const auto* units : {&event.who, &event.by})
      for (const scenes::UnitId unit : *units) {
        std::vector<Duty>& duties = all[unit.index].duties;
        if (duties.empty() || duties.back().event != timed.event)
          duties.push_back({timed.event, timed.start, timed.end});
      }
  }
  std::erase_if(all, [&](const UnitDuties& u) { return u.duties.empty() || drill.units[u.unit.index].count == 0; });
  for (UnitDuties& u : all)
    std::stable_sort(u.duties.begin(), u.duties.end(), [](const Duty& a, const Duty& b) { return a.start < b.start; });
  return all;
}

Table synchronisation_matrix(const scenes::Drill& drill, const scenes::Path& path, scenes::Language language) {
  const scenes::Timeline timeline = scenes::unroll(drill, path);
  Table table;
  table.rows.emplace_back();
  table.rows[0].push_back(language == scenes::Language::english ? "Unit" : "Satuan");
  for (const scenes::PhaseSpan& span : timeline.phases)
    table.rows[0].push_back(fmt::format("{}\n{} – {}", drill.phases[span.phase.index].title.in(language),
                                        format_moment(span.start), format_moment(span.end)));
  for (const UnitDuties& unit : duties_by_unit(drill, timeline)) {
    std::vector<std::string> row{drill.units[unit.unit.index].title.in(language)};
    for (const scenes::PhaseSpan& span : timeline.phases) {
      std::string cell;
      for (const Duty& duty : unit.duties) {
        if (duty.start < span.start || duty.start >= span.end) continue;
        if (!cell.empty()) cell += '\n';
        cell += fmt::format("{} {}", format_moment(duty.start),
                            event_in_words(drill, drill.events[duty.event.index], language));
      }
      row.push_back(std::move(cell));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace app::msel
