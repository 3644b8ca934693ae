// After: what was decided, why, what came of it, and what to keep.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "app/in_words.h"
#include "app/report/common.h"
#include "app/report/drawings.h"
#include "app/report/page.h"
#include "app/train/teams.h"
#include "app/values.h"

namespace app::report {
namespace {

using scenes::Drill;
using scenes::Language;
using scenes::Ms;

std::string effects_in_words(const Drill& drill, const std::vector<scenes::Effect>& effects) {
  std::string out;
  for (const scenes::Effect& e : effects)
    out +=
        fmt::format("{}{}&#8239;{:+}", out.empty() ? "" : " · ", escaped(drill.metrics[e.metric.index].key), e.delta);
  return out;
}

// How much an option moved the result for the worse or the better: the sum of its effects,
// each counted as good or bad as its metric says.
int weight_of(const Drill& drill, const scenes::Option& option) {
  int sum = 0;
  for (const scenes::Effect& e : option.effects) sum += drill.metrics[e.metric.index].high_is_good ? e.delta : -e.delta;
  return sum;
}

struct Review {
  const Descriptor& d;
  const Drill& drill;
  const scenes::Timeline& timeline;
  Language l;
  std::string body;

  const char* say(Word w) const { return word(w, l); }
  void head();
  void summary();
  void thumbnails();
  void teams();
  void decisions();
  void decision(const scenes::DecisionPoint& point);
  void log();
  void evaluation();
  void lessons();
  void marks();
};

void Review::head() {
  body += title_block(d, Word::after_action);
  std::vector<int> values;
  scenes::metrics_at(drill, timeline, timeline.end, values);
  const scenes::Ending* ending = scenes::ending_of(drill, timeline);
  body += "<div class=\"facts\">" + fact(ending ? ending->title.in(l) : "–", say(Word::ending)) +
          fact(std::to_string(timeline.decisions.size()), say(Word::decisions)) +
          fact(format_duration(timeline.end), say(Word::duration)) + fact(date_of(drill, l), say(Word::date));
  for (std::size_t m = 0; m < values.size() && m < 8; ++m)
    body +=
        fact(fmt::format("{} → {}", drill.metrics[m].start, values[m]), escaped(drill.metrics[m].title.in(l)).c_str());
  body += "</div>\n";
  if (ending && !ending->text.empty()) body += fmt::format("<p class=\"lead\">{}</p>\n", escaped(ending->text.in(l)));
  body += fmt::format("<p class=\"small quiet\">{}: {}</p>\n", say(Word::path),
                      escaped(scenes::format_path(drill, timeline.path)));
}

void Review::summary() {
  body += fmt::format("<h2>{}</h2>\n<figure>{}</figure>\n", say(Word::timeline), draw_timeline(drill, timeline, l));
  thumbnails();
  body += fmt::format("<div class=\"block\"><h2>{}</h2>\n<figure>{}</figure></div>\n", say(Word::curves),
                      draw_curves(drill, timeline, l));
  std::vector<scenes::DecisionPoint> points = timeline.decisions;
  std::stable_sort(points.begin(), points.end(), [&](const auto& a, const auto& b) {
    const auto weight = [&](const auto& p) {
      return std::abs(weight_of(drill, drill.decisions[p.decision.index].options[p.option]));
    };
    return weight(a) > weight(b);
  });
  std::string items;
  for (std::size_t i = 0; i < std::min<std::size_t>(3, points.size()); ++i) {
    const scenes::Decision& decision = drill.decisions[points[i].decision.index];
    const scenes::Option& option = decision.options[points[i].option];
    items += fmt::format("<li><b>{}·{}</b> {} <span class=\"quiet num\">({})</span></li>\n", escaped(decision.id),
                         escaped(option.key), escaped(option.label.in(l)), effects_in_words(drill, option.effects));
  }
  if (!items.empty())
    body += fmt::format("<div class=\"box\"><h3 style=\"margin-top:0\">{}</h3><ul>{}</ul></div>\n",
                        say(Word::moved_most), items);
}

// A small picture of each phase, in the order of the timeline above it.
void Review::thumbnails() {
  if (!d.picture) return;
  std::string pictures;
  for (const scenes::PhaseSpan& span : timeline.phases) {
    std::string caption;
    const std::string jpeg = phase_picture(d, span.phase, caption, true);
    if (!jpeg.empty())
      pictures += figure(jpeg, caption,
                         fmt::format("{} {}", format_moment(span.start), drill.phases[span.phase.index].title.in(l)));
  }
  if (!pictures.empty()) body += fmt::format("<div class=\"strip\">{}</div>\n", pictures);
}

// Teams in the order in which they answered, each with the last answer to each decision.
std::vector<std::pair<std::string, std::vector<TeamAnswer>>> by_team(const Debrief& debrief) {
  std::vector<std::pair<std::string, std::vector<TeamAnswer>>> out;
  for (const Answer& a : debrief.answers) {
    auto team = std::find_if(out.begin(), out.end(), [&](const auto& t) { return t.first == a.team; });
    if (team == out.end()) team = out.insert(out.end(), {a.team, {}});
    std::erase_if(team->second, [&](const TeamAnswer& had) { return had.decision == a.decision; });
    team->second.push_back({.decision = a.decision,
                            .option = a.option,
                            .reason = a.reason,
                            .team = 0,
                            .confidence = a.confidence.value_or(0),
                            .thought = a.thought.value_or(0)});
  }
  return out;
}

// Where each team's way ends, and what kept it from the best ending.
void Review::teams() {
  const auto teams = by_team(d.debrief);
  if (!d.debrief.scoring || teams.empty()) return;
  std::string keys, rows;
  for (const scenes::Metric& m : drill.metrics) keys += (keys.empty() ? "" : " · ") + escaped(m.key);
  for (const auto& [name, answers] : teams) {
    const Outcome outcome = outcome_of(drill, answers);
    Score score;
    add_answers(drill, outcome.timeline, answers, score);
    std::string values, missing;
    for (const int m : outcome.metrics) values += fmt::format("{}{}", values.empty() ? "" : " · ", m);
    for (const Threshold& t : short_of_best(drill, outcome.metrics))
      missing +=
          fmt::format("{}{} {} {} {}", missing.empty() ? "" : ", ", escaped(drill.metrics[t.test.metric.index].key),
                      t.value, t.test.at_most ? "&gt;" : "&lt;", t.test.limit);
    rows += fmt::format(
        "<tr><td style=\"min-width:22mm\"><b>{}</b></td><td>{}</td><td class=\"num\">{}</td><td class=\"num\">{}/{}</td><td "
        "class=\"num\">{:.0f}&nbsp;%</td><td class=\"num\">{}</td><td class=\"num\">{}</td><td>{}</td></tr>\n",
        name.empty() ? "–" : escaped(name), outcome.ending ? escaped(outcome.ending->title.in(l)) : "–", values,
        score.proportional, score.decisions, score.quality * 100,
        score.calibrated ? fmt::format("{:.0f}&nbsp;%", *score.calibrated * 100) : "–",
        score.median_thought > 0 ? format_duration(score.median_thought / 1000 * 1000) : "–",
        missing.empty() ? say(Word::nothing_short) : missing.c_str());
  }
  const std::string wished = drill.endings.empty() ? "" : escaped(drill.endings.front().title.in(l));
  body += fmt::format(
      "<h2>{}</h2>\n<p class=\"small quiet\">{}</p>\n<table "
      "class=\"small\"><thead><tr><th>{}</th><th>{}</th><th>{}</th>"
      "<th>{}</th><th>{}</th><th>{}</th><th>{}</th><th>{} {}</th></tr></thead><tbody>{}</tbody></table>\n",
      say(Word::results), say(Word::results_hint), say(Word::team), say(Word::ending), keys, say(Word::proportional),
      say(Word::quality), say(Word::sureness), say(Word::thought), say(Word::short_of), wished, rows);
}

// How the teams were split over the options, as a bar; "" where fewer than two answered.
std::string votes_bar(const Descriptor& d, const scenes::Decision& decision, scenes::DecisionId id, Language l) {
  static constexpr const char* kShades[] = {"#7FD6CC", "#F2B27A", "#E8B9E2", "#8CC8F0", "#C9C9C9", "#F0DC7A"};
  std::vector<int> votes(decision.options.size());
  int all = 0, taken = 0;
  for (const auto& [name, answers] : by_team(d.debrief))
    for (const TeamAnswer& a : answers)
      if (a.decision == id && a.option < votes.size()) ++votes[a.option], ++all;
  if (all < 2) return {};
  std::string parts;
  for (std::size_t k = 0; k < votes.size(); ++k) {
    if (votes[k] == 0) continue;
    ++taken;
    parts += fmt::format("<div style=\"flex:{};background:{}\">{} · {}</div>", votes[k],
                         kShades[k % std::size(kShades)], escaped(decision.options[k].key), votes[k]);
  }
  const char* how = word(taken == 1 ? Word::united : Word::split, l);
  return fmt::format("<p class=\"small\" style=\"margin:0\"><b>{}</b>: {}</p><div class=\"votes\">{}</div>\n",
                     word(Word::answers, l), how, parts);
}

void Review::decision(const scenes::DecisionPoint& point) {
  const scenes::Decision& decision = drill.decisions[point.decision.index];
  const scenes::StateChange& state = scenes::state_at(timeline, std::max<Ms>(point.at - 1, 0));
  std::string answers = votes_bar(d, decision, point.decision, l), options;
  for (const Answer& answer : d.debrief.answers) {
    if (answer.decision != point.decision || answer.option >= decision.options.size()) continue;
    std::string words = answer.reason.empty() ? fmt::format("<span class=\"quiet\">{}</span>", say(Word::no_reason))
                                              : "“" + escaped(answer.reason) + "”";
    if (answer.confidence) words += fmt::format(" <span class=\"quiet num\">{}&nbsp;%</span>", *answer.confidence);
    if (answer.thought)
      words += fmt::format(" <span class=\"quiet num\">{}</span>", format_duration(*answer.thought / 1000 * 1000));
    answers +=
        fmt::format("<p><b>{}{}{}:</b> {}</p>\n", escaped(answer.team), answer.team.empty() ? say(Word::reason) : " · ",
                    answer.team.empty() ? "" : escaped(decision.options[answer.option].key), words);
  }
  for (std::size_t k = 0; k < decision.options.size(); ++k) {
    const scenes::Option& o = decision.options[k];
    const bool taken = k == point.option;
    std::string force;
    if (o.force)
      force = fmt::format(" · {} {} <span class=\"tag\" style=\"color:{}\">{}</span>", say(Word::force), *o.force,
                          *o.force > scenes::proportional_stage(state.conduct) ? "#B3261E" : "#2E7D32",
                          *o.force > scenes::proportional_stage(state.conduct)
                              ? std::string("■ ") + say(Word::not_proportional)
                              : std::string("● ") + say(Word::proportional));
    if (taken)
      options += fmt::format(
          "<div class=\"option taken\"><b>{}. {}</b> <span class=\"small quiet\">({})</span><br><span "
          "class=\"small\">{}{}{}<br>{}{}</span></div>\n",
          escaped(o.key), escaped(o.label.in(l)), say(Word::taken),
          o.because.empty() ? "" : fmt::format("<b>{}:</b> ", say(Word::doctrine)), escaped(o.because.in(l)),
          o.outcome.empty() ? "" : fmt::format("<br><b>{}:</b> {}", say(Word::outcome), escaped(o.outcome.in(l))),
          effects_in_words(drill, o.effects), force);
    else
      options += fmt::format(
          "<div class=\"option small quiet\"><b>{}.</b> {} — {} <span class=\"num\">({})</span></div>\n",
          escaped(o.key), escaped(o.label.in(l)), escaped(o.because.in(l)), effects_in_words(drill, o.effects));
  }
  std::string indicators;
  for (const scenes::Text& text : decision.indicators)
    indicators += (indicators.empty() ? "" : " · ") + escaped(text.in(l));
  const std::string picture =
      d.picture ? figure(d.picture({.t = point.at, .orbit = {}, .labels = false}), decision.question.in(l),
                         fmt::format("{} · {}", format_moment(point.at), clock_of(drill, point.at).substr(0, 5)))
                : "";
  body += fmt::format(
      "<div class=\"block\"><h3>{} · {}</h3>\n<div class=\"two\" style=\"grid-template-columns:62mm 1fr\"><div>{}<p "
      "class=\"small quiet\">{}</p><p class=\"small\">{} · {} {}</p></div><div>{}{}</div></div></div>\n",
      escaped(decision.id), escaped(decision.question.in(l)), picture, indicators, situation_tag(state.situation, l),
      say(Word::conduct), conduct_word(state.conduct, l), answers, options);
}

void Review::decisions() {
  body += fmt::format("<h2>{}</h2>\n", say(Word::decisions));
  for (const scenes::DecisionPoint& point : timeline.decisions) decision(point);
}

void Review::log() {
  body += fmt::format("<h2>{}</h2>\n", say(Word::log));
  const auto findings = scenes::lint_proportionality(drill, timeline);
  std::string rows;
  for (const scenes::Finding& f : findings)
    rows += fmt::format(
        "<tr><td class=\"num\">{}</td><td><span class=\"tag\" style=\"color:#B3261E\">■</span> {}</td></tr>\n",
        format_moment(f.at), escaped(f.text.in(l)));
  body += rows.empty() ? fmt::format("<p class=\"box\">● {}</p>\n", say(Word::log_clean))
                       : fmt::format("<table><tbody>{}</tbody></table>\n", rows);
  rows.clear();
  for (std::size_t i = 0; i < timeline.states.size(); ++i) {
    const scenes::StateChange& s = timeline.states[i];
    if (i > 0 && s.situation == timeline.states[i - 1].situation && s.force == timeline.states[i - 1].force &&
        s.conduct == timeline.states[i - 1].conduct)
      continue;
    std::string cause;
    if (s.cause)
      cause = drill.events[s.cause.index].text.in(l);
    else if (s.decision)
      for (const scenes::DecisionPoint& p : timeline.decisions)
        if (p.decision == s.decision)
          cause = fmt::format("{}·{}", drill.decisions[p.decision.index].id,
                              drill.decisions[p.decision.index].options[p.option].key);
    if (cause.empty())
      for (const scenes::PhaseSpan& span : timeline.phases)
        if (span.start == s.at) cause = drill.phases[span.phase.index].title.in(l);
    rows += fmt::format(
        "<tr><td class=\"num\">{}</td><td>{}</td><td>{}</td><td class=\"num\">{} ({})</td><td>{}</td></tr>\n",
        format_moment(s.at), situation_tag(s.situation, l), conduct_word(s.conduct, l), s.force, force_word(s.force, l),
        escaped(cause));
  }
  body += fmt::format(
      "<div class=\"block\"><h3>{}</h3><table "
      "class=\"small\"><thead><tr><th>T+</th><th>{}</th><th>{}</th><th>{}</th><th>{}</th></tr></thead><tbody>{}</"
      "tbody></table></div>\n",
      say(Word::state_changes), say(Word::situation), say(Word::conduct), say(Word::force), say(Word::because_of),
      rows);
}

void Review::evaluation() {
  if (drill.evaluation.empty()) return;
  std::string rows;
  for (std::size_t i = 0; i < drill.evaluation.size(); ++i) {
    const scenes::EvaluationTask& task = drill.evaluation[i];
    const Judged judged = i < d.debrief.judged.size() ? d.debrief.judged[i] : Judged{};
    std::string moments;
    const auto add = [&](const std::string& name, Ms at) {
      moments += fmt::format("{}{} {}", moments.empty() ? "" : "<br>", escaped(name), format_moment(at));
    };
    for (const scenes::DecisionPoint& p : timeline.decisions)
      if (std::find(task.decisions.begin(), task.decisions.end(), p.decision) != task.decisions.end())
        add(drill.decisions[p.decision.index].id, p.at);
    for (const scenes::TimedEvent& e : timeline.events)
      if (std::find(task.events.begin(), task.events.end(), e.event) != task.events.end())
        add(drill.events[e.event.index].serial, e.start);
    const auto box = [&](Verdict v) {
      return fmt::format("<span class=\"tick\">{}</span>", judged.verdict == v ? "✓" : "");
    };
    rows += fmt::format(
        "<tr><td>{}</td><td class=\"small num quiet\">{}</td><td>{}</td><td>{}</td><td>{}</td><td "
        "style=\"width:52mm\">{}</td></tr>\n",
        escaped(task.title.in(l)), moments, box(Verdict::yes), box(Verdict::partly), box(Verdict::no),
        escaped(judged.note));
  }
  body += fmt::format(
      "<h2 "
      "class=\"new\">{}</h2>\n<table "
      "class=\"marks\"><thead><tr><th>{}</th><th>{}</th><th>{}</th><th>{}</th><th>{}</th><th>{}</th></"
      "tr></thead><tbody>{}</tbody></table>\n",
      say(Word::eeg), say(Word::task), say(Word::moments), say(Word::yes), say(Word::partly), say(Word::no),
      say(Word::note), rows);
}

// What the evaluators ticked stands there already; the lines are for what the class says.
void Review::lessons() {
  const std::string lines = "<div class=\"rule\"></div><div class=\"rule\"></div><div class=\"rule\"></div>";
  std::string good, better;
  for (std::size_t i = 0; i < std::min(drill.evaluation.size(), d.debrief.judged.size()); ++i) {
    const Judged& judged = d.debrief.judged[i];
    if (judged.verdict == Verdict::none) continue;
    std::string& list = judged.verdict == Verdict::yes ? good : better;
    list += fmt::format("<li>{}{}</li>\n", escaped(drill.evaluation[i].title.in(l)),
                        judged.note.empty() ? "" : " <span class=\"quiet\">" + escaped(judged.note) + "</span>");
  }
  for (std::string* list : {&good, &better})
    if (!list->empty()) *list = "<ul>" + *list + "</ul>";
  body += fmt::format(
      "<div class=\"two block\"><div><h3>{}</h3>{}{}</div><div><h3>{}</h3>{}{}<p class=\"small "
      "quiet\">{}</p></div></div>\n<p class=\"small quiet\" style=\"margin-top:12mm\">{} "
      "______________________________</p>\n",
      say(Word::strengths), good, lines, say(Word::improvements), better, lines, say(Word::who_does),
      say(Word::signature));
}

void Review::marks() {
  if (d.debrief.marks.empty()) return;
  std::string rows;
  for (const Remark& mark : d.debrief.marks)
    rows += fmt::format("<tr><td class=\"num\">{}</td><td>{}</td></tr>\n", format_moment(mark.at), escaped(mark.text));
  body += fmt::format("<h2>{}</h2><table><tbody>{}</tbody></table>\n", say(Word::marks), rows);
}

}  // namespace

std::string after_action(const Descriptor& d) {
  Review r{d, *d.motion->drill, d.motion->timeline, d.language, {}};
  r.head();
  r.summary();
  r.teams();
  r.decisions();
  r.log();
  r.marks();
  r.evaluation();
  r.lessons();
  return page(fmt::format("{} – {}", word(Word::after_action, d.language), r.drill.title.in(d.language)), r.body,
              d.language);
}

}  // namespace app::report
