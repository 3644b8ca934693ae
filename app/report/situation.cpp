// Before: who, where, when and by which rules; never what will happen.
#include <fmt/format.h>

#include <array>

#include "app/agency.h"
#include "app/in_words.h"
#include "app/report/common.h"
#include "app/report/drawings.h"
#include "app/report/page.h"
#include "app/storyboard.h"
#include "app/values.h"

namespace app::report {
namespace {

using scenes::Language;

void add_units(const scenes::Drill& drill, scenes::UnitId id, int depth, Language language, std::string& rows) {
  const scenes::Unit& unit = drill.units[id.index];
  rows += fmt::format(
      "<tr><td>{}</td><td style=\"padding-left:{}mm\">{}{}</td><td class=\"num\">{}</td><td>{}</td><td>{}</td></tr>\n",
      swatch(unit), depth * 4, escaped(unit.title.in(language)),
      unit.counts_to_strength || unit.crowd
          ? ""
          : fmt::format(" <span class=\"small quiet\">({})</span>", word(Word::not_counted, language)),
      people_below(drill, id), escaped(unit.leader.in(language)), escaped(place_in_words(drill, unit.at, language)));
  if (unit.crowd) return;  // its groups are the class's to find out
  for (const scenes::UnitId child : unit.children) add_units(drill, child, depth + 1, language, rows);
}

std::string order_of_battle(const scenes::Drill& drill, Language language) {
  std::string rows;
  for (std::size_t i = 0; i < drill.units.size(); ++i)
    if (!drill.units[i].parent) add_units(drill, scenes::UnitId(i), 0, language, rows);
  return fmt::format(
      "<h2 "
      "class=\"new\">{}</h2>\n<table "
      "class=\"small\"><thead><tr><th>{}</th><th>{}</th><th>{}</th><th>{}</th><th>{}</th></tr></"
      "thead><tbody>{}"
      "<tr><td></td><td><b>{}</b></td><td class=\"num\"><b>{}</b></td><td></td><td></td></tr></tbody></table>\n",
      word(Word::order_of_battle, language), word(Word::code, language), word(Word::unit, language),
      word(Word::people, language), word(Word::leader, language), word(Word::start_place, language), rows,
      word(Word::total, language), scenes::strength_of(drill));
}

std::string rules(Language language) {
  std::string rows;
  for (int c = 0; c < 4; ++c) {
    const auto conduct = static_cast<scenes::Conduct>(c);
    const int stage = scenes::proportional_stage(conduct);
    rows += fmt::format("<tr><td><b>{}</b></td><td class=\"num\">{}</td><td>{}</td></tr>\n",
                        conduct_word(conduct, language), stage, force_word(stage, language));
  }
  return fmt::format(
      "<h2>{}</h2>\n<div class=\"block\"><p>{}</p>\n<p>{} &nbsp; {} &nbsp; "
      "{}</p><table><thead><tr><th>{}</th><th>{}</th><th></th></tr></thead><tbody>{}</tbody></table></div>\n",
      word(Word::rules, language), word(Word::rules_text, language), situation_tag(scenes::Situation::green, language),
      situation_tag(scenes::Situation::yellow, language), situation_tag(scenes::Situation::red, language),
      word(Word::conduct, language), word(Word::most_force, language), rows);
}

std::string phases(const Descriptor& d) {
  const scenes::Drill& drill = *d.motion->drill;
  std::string out = fmt::format("<h2 class=\"new\">{}</h2>\n", word(Word::phases, d.language));
  int number = 0;
  for (const scenes::PhaseSpan& span : d.motion->timeline.phases) {
    const scenes::Phase& phase = drill.phases[span.phase.index];
    std::string caption;
    const std::string jpeg = phase_picture(d, span.phase, caption);
    std::string questions;
    for (const scenes::DecisionPoint& point : d.motion->timeline.decisions)
      if (drill.decisions[point.decision.index].phase == span.phase)
        questions +=
            fmt::format("<li>{}</li>\n", escaped(drill.decisions[point.decision.index].question.in(d.language)));
    out += fmt::format(
        "<div class=\"block\"><h3>{}. {} <span class=\"quiet\" style=\"font-weight:400\">· {}–{}</span></h3>\n<p>{} "
        "{}</p>\n{}{}</div>\n",
        ++number, escaped(phase.title.in(d.language)), format_moment(span.start), format_moment(span.end),
        situation_tag(phase.situation, d.language),
        phase.goal.empty()
            ? ""
            : fmt::format("&nbsp; <b>{}:</b> {}", word(Word::goal, d.language), escaped(phase.goal.in(d.language))),
        figure(jpeg, caption, ""),
        questions.empty()
            ? ""
            : fmt::format("<p class=\"small quiet\">{}</p><ul>{}</ul>", word(Word::to_discuss, d.language), questions));
  }
  return out;
}

}  // namespace

std::string situation_manual(const Descriptor& d) {
  const scenes::Drill& drill = *d.motion->drill;
  const Language l = d.language;
  std::string body = title_block(d, Word::situation_manual);
  body += "<div class=\"facts\">" + fact(drill.venue.title.in(l), word(Word::venue, l)) +
          fact(date_of(drill, l), word(Word::date, l)) +
          fact(format_duration(d.motion->timeline.end), word(Word::duration, l)) +
          fact(fmt::format("{} {}", scenes::strength_of(drill), word(Word::personnel, l)), word(Word::strength, l)) +
          "</div>\n";
  if (d.picture)
    body +=
        figure(d.picture({.t = 0, .orbit = {}, .labels = false}), drill.venue.title.in(l), drill.venue.notice.in(l));
  if (!drill.objectives.empty()) {
    body += fmt::format("<h2>{}</h2><ul>", word(Word::objectives, l));
    for (const scenes::Text& objective : drill.objectives) body += fmt::format("<li>{}</li>", escaped(objective.in(l)));
    body += "</ul>\n";
  }
  body += fmt::format("<div class=\"new\">{}</div>", rules(l));

  const Tracks tracks = track_units(*d.motion);
  Plan plan{.drill = &drill, .language = l};
  std::vector<scenes::Vec2> around;
  for (std::size_t u = 0; u < drill.units.size(); ++u) {
    if (drill.units[u].count == 0 || !tracks.seen[u][0]) continue;
    const scenes::Vec2 at = tracks.at[u][0];
    around.push_back(at);
    if (!drill.units[u].crowd) plan.units.push_back({scenes::UnitId(u), at});
  }
  for (std::size_t u = 0; u < drill.units.size(); ++u) {  // a crowd is one mark, at the middle of its groups
    const scenes::Unit& crowd = drill.units[u];
    if (!crowd.crowd || crowd.parent) continue;
    const auto groups = scenes::leaves_of(drill, scenes::UnitId(u));
    if (!groups.empty()) plan.units.push_back({scenes::UnitId(u), tracks.at[groups[0].index][0]});
  }
  fit_plan(plan, around, 8, 1.45f);
  body += fmt::format("<h2>{}</h2>\n<figure>{}<figcaption>{} · T+00:00 · {}</figcaption></figure>\n",
                      word(Word::plan_start, l), draw_plan(plan), escaped(drill.venue.title.in(l)),
                      escaped(drill.venue.notice.in(l)));
  body += order_of_battle(drill, l) + phases(d);
  return page(fmt::format("{} – {}", word(Word::situation_manual, l), drill.title.in(l)), body, l);
}

// --- shared ---

std::string title_block(const Descriptor& d, Word kind) {
  const scenes::Drill& drill = *d.motion->drill;
  return fmt::format("<p class=\"kind\">{}</p>\n<h1>{}</h1>\n<p class=\"lead\">{}</p>\n", word(kind, d.language),
                     escaped(drill.title.in(d.language)), escaped(drill.summary.in(d.language)));
}

std::string fact(const std::string& value, const char* name) {
  return fmt::format("<div><b>{}</b><span>{}</span></div>\n", escaped(value), name);
}

std::string date_of(const scenes::Drill& drill, Language language) {
  static constexpr std::array<const char*, 12> kId = {"Januari",   "Februari", "Maret",    "April",
                                                      "Mei",       "Juni",     "Juli",     "Agustus",
                                                      "September", "Oktober",  "November", "Desember"};
  static constexpr std::array<const char*, 12> kEn = {"January",   "February", "March",    "April",
                                                      "May",       "June",     "July",     "August",
                                                      "September", "October",  "November", "December"};
  if (drill.start.size() < 16) return drill.start;  // the reader has checked its form
  const int month = (drill.start[5] - '0') * 10 + drill.start[6] - '0',
            day = (drill.start[8] - '0') * 10 + drill.start[9] - '0';
  const bool en = language == Language::english;
  return fmt::format("{} {} {}, {}", day, (en ? kEn : kId)[std::size_t(std::min(std::max(month, 1), 12)) - 1],
                     drill.start.substr(0, 4),
                     en ? drill.start.substr(11, 5) : drill.start.substr(11, 2) + "." + drill.start.substr(14, 2));
}

std::string swatch(const scenes::Unit& unit) {
  const std::uint32_t hue = agency_colour(unit.agency);
  return fmt::format("<span class=\"swatch\" style=\"background:{};color:{}\">{}</span>", hex(hue),
                     is_dark(hue) ? "#fff" : "#1B1F24", escaped(unit.code.empty() ? unit.key.substr(0, 6) : unit.code));
}

int people_below(const scenes::Drill& drill, scenes::UnitId unit) {
  int sum = 0;
  for (const scenes::UnitId leaf : scenes::leaves_of(drill, unit)) sum += drill.units[leaf.index].count;
  return sum;
}

std::string phase_picture(const Descriptor& d, scenes::PhaseId phase, std::string& caption, bool small) {
  if (!d.picture) return {};
  for (const Moment& moment : telling_moments(*d.motion->drill, d.motion->timeline, d.language))
    if (!moment.decision && moment.phase == phase) {
      caption = moment.caption;
      return d.picture({.t = moment.t, .orbit = {}, .labels = false, .small = small});
    }
  return {};
}

}  // namespace app::report
