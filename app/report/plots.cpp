// The timeline and the curves of a path.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "app/report/drawings.h"
#include "app/report/page.h"
#include "app/report/words.h"
#include "app/values.h"

namespace app::report {
namespace {

using scenes::Ms;

constexpr float kLeft = 160, kRight = 1000, kWidth = 1000;

struct Axis {
  Ms end = 1;
  float right = kRight;
  float x(Ms t) const { return kLeft + (right - kLeft) * float(double(t) / double(std::max<Ms>(end, 1))); }
};

std::string text(float x, float y, float size, std::string_view words, const char* colour, const char* more = "") {
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" font-size=\"{:.1f}\" fill=\"{}\" {}>{}</text>\n", x, y, size,
                     colour, more, escaped(words));
}
std::string rect(float x, float y, float w, float h, std::string_view fill) {
  return fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" fill=\"{}\"/>\n", x, y,
                     std::max(w, 0.5f), h, fill);
}
std::string begin(float height, const char* label) {
  return fmt::format(
      "<svg role=\"img\" aria-label=\"{}\" viewBox=\"0 0 {:.0f} {:.0f}\" xmlns=\"http://www.w3.org/2000/svg\">\n",
      escaped(label), kWidth, height);
}

std::string minutes(const Axis& axis, float top, float bottom) {
  std::string out;
  const Ms step = axis.end > 45 * 60'000 ? 10 * 60'000 : axis.end > 10 * 60'000 ? 5 * 60'000 : 30'000;
  for (Ms t = 0; t <= axis.end; t += step) {
    out += fmt::format(
        "<line x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"{1:.1f}\" y2=\"{2:.1f}\" stroke=\"#D6D1C4\" stroke-width=\"1\"/>\n",
        axis.x(t), top, bottom);
    if (axis.x(t) < axis.right - 20)
      out += text(axis.x(t), bottom + 15, 12, format_moment(t), "#55606B", t == 0 ? "" : "text-anchor=\"middle\"");
  }
  return out;
}

// As much of the words as fits, letters being about half as wide as high.
std::string fitting(const std::string& words, float room, float size) {
  const auto letters = std::size_t(std::max(0.0f, room / (size * 0.56f)));
  if (words.size() <= letters) return words;
  if (letters < 4) return "";
  std::string cut = words.substr(0, letters - 1);
  while (!cut.empty() && (static_cast<unsigned char>(cut.back()) & 0xC0) == 0x80) cut.pop_back();
  if (!cut.empty() && static_cast<unsigned char>(cut.back()) >= 0xC0) cut.pop_back();
  return cut + "…";
}

std::string state_lanes(const scenes::Timeline& timeline, const Axis& axis, scenes::Language language, float y) {
  std::string out, names;  // names over all of the bar, whatever changes beneath them
  for (std::size_t i = 0; i < timeline.states.size(); ++i) {
    const scenes::StateChange& s = timeline.states[i];
    const Ms until = i + 1 < timeline.states.size() ? timeline.states[i + 1].at : timeline.end;
    const float x = axis.x(s.at), w = axis.x(until) - x;
    if (w <= 0) continue;
    out += rect(x, y, w, 22, situation_colour(s.situation));
    const bool new_colour = i == 0 || timeline.states[i - 1].situation != s.situation;
    if (new_colour) {
      const Word name = s.situation == scenes::Situation::green    ? Word::green
                        : s.situation == scenes::Situation::yellow ? Word::yellow
                                                                   : Word::red;
      names += text(x + 5, y + 16, 13, fmt::format("{} {}", situation_shape(s.situation), word(name, language)), "#fff",
                    "font-weight=\"650\"");
    }
    // Force as a bar; the limit that the observed conduct sets as a line above it.
    const float bottom = y + 92, one = 10;
    const bool above = s.force > scenes::proportional_stage(s.conduct);
    out += rect(x, bottom - float(s.force) * one, w, float(s.force) * one, above ? "#B3261E" : "#7C8A97");
    const float limit = bottom - float(scenes::proportional_stage(s.conduct)) * one;
    out += fmt::format(
        "<line x1=\"{:.1f}\" x2=\"{:.1f}\" y1=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"#1B1F24\" stroke-width=\"2.5\"/>\n", x,
        x + w, limit, limit);
    if (above)
      out += text(x + w / 2, bottom - float(s.force) * one - 4, 14, "!", "#B3261E",
                  "text-anchor=\"middle\" font-weight=\"700\"");
  }
  return out + names;
}

}  // namespace

std::string draw_timeline(const scenes::Drill& drill, const scenes::Timeline& timeline, scenes::Language language) {
  constexpr float kHeight = 236;
  const Axis axis{timeline.end};
  std::string out = begin(kHeight, word(Word::timeline_alt, language)) + minutes(axis, 0, 216);
  const char* label = "text-anchor=\"end\"";
  out += text(kLeft - 8, 21, 12.5f, word(Word::phases, language), "#55606B", label);
  out += text(kLeft - 8, 58, 12.5f, word(Word::situation, language), "#55606B", label);
  out += text(kLeft - 8, 108, 12.5f, word(Word::force, language), "#55606B", label);
  out += text(kLeft - 8, 124, 10.5f, fmt::format("▬ {}", word(Word::allowed, language)), "#55606B", label);
  for (std::size_t i = 0; i < timeline.phases.size(); ++i) {
    const scenes::PhaseSpan& span = timeline.phases[i];
    const float x = axis.x(span.start), w = axis.x(span.end) - x;
    out += rect(x, 4, w - 1, 26, i % 2 == 0 ? "#E7E2D6" : "#F1EDE3");
    out += text(x + 4, 21, 12, fitting(drill.phases[span.phase.index].title.in(language), w - 8, 12), "#1B1F24");
  }
  out += state_lanes(timeline, axis, language, 42);
  float last = -100;
  for (const scenes::DecisionPoint& point : timeline.decisions) {
    const scenes::Decision& decision = drill.decisions[point.decision.index];
    const float x = axis.x(point.at);
    out += fmt::format(
        "<line x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"30\" y2=\"172\" stroke=\"#00695C\" stroke-width=\"1\" "
        "stroke-dasharray=\"3 3\"/>\n",
        x);
    out += fmt::format("<path d=\"M{:.1f} 150 l9 9 l-9 9 l-9 -9 z\" fill=\"#00695C\"/>\n", x);
    const bool low = x - last < 48;  // two that stand close take turns in height
    out += text(x, low ? 194 : 182, 11.5f, fmt::format("{}·{}", decision.id, decision.options[point.option].key),
                "#00695C", "text-anchor=\"middle\" font-weight=\"650\"");
    last = low ? -100 : x;
  }
  out += text(kLeft - 8, 164, 12.5f, word(Word::decisions, language), "#55606B", label);
  return out + "</svg>\n";
}

std::string draw_curves(const scenes::Drill& drill, const scenes::Timeline& timeline, scenes::Language language) {
  constexpr float kTop = 12, kBottom = 272, kHeight = 300;
  constexpr std::array<const char*, 6> kInk = {"#B3261E", "#00695C", "#8A6100", "#3C5A9A", "#6B3E8A", "#1B1F24"};
  constexpr std::array<const char*, 6> kDash = {"", "9 3", "2 3", "12 3 2 3", "5 5", "1 5"};
  const Axis axis{timeline.end, 842};
  const auto y = [&](float v) { return kBottom - (kBottom - kTop) * v / 100; };
  std::string out = begin(kHeight, word(Word::curves_alt, language)) + minutes(axis, kTop, kBottom);
  for (const int v : {0, 25, 50, 75, 100}) {
    out += fmt::format("<line x1=\"{:.1f}\" x2=\"{:.1f}\" y1=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"#E4E0D5\"/>\n", kLeft,
                       axis.right, y(float(v)), y(float(v)));
    out += text(kLeft - 8, y(float(v)) + 4, 12, std::to_string(v), "#55606B", "text-anchor=\"end\"");
  }
  for (const scenes::DecisionPoint& point : timeline.decisions)
    out += fmt::format(
               "<line x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"{1:.1f}\" y2=\"{2:.1f}\" stroke=\"#00695C\" "
               "stroke-dasharray=\"3 4\"/>\n",
               axis.x(point.at), kTop, kBottom) +
           text(axis.x(point.at) + 2, kTop + 8, 10, drill.decisions[point.decision.index].id, "#00695C");
  std::vector<std::string> lines(drill.metrics.size());
  std::vector<int> values;
  const Ms step = std::max<Ms>(timeline.end / 360, 1000);
  for (Ms t = 0; t <= timeline.end; t += step) {
    scenes::metrics_at(drill, timeline, t, values);
    for (std::size_t m = 0; m < values.size(); ++m)
      lines[m] += fmt::format("{:.1f},{:.1f} ", axis.x(t), y(float(values[m])));
  }
  scenes::metrics_at(drill, timeline, timeline.end, values);
  // Names at the ends of their lines, pushed apart.
  std::vector<std::pair<float, std::size_t>> ends;
  for (std::size_t m = 0; m < values.size(); ++m) ends.emplace_back(y(float(values[m])), m);
  std::sort(ends.begin(), ends.end());
  for (std::size_t i = 1; i < ends.size(); ++i) ends[i].first = std::max(ends[i].first, ends[i - 1].first + 15);
  float over = ends.empty() ? 0 : std::max(0.0f, ends.back().first - kBottom);
  for (std::size_t i = ends.size(); i-- > 0 && over > 0;) {
    ends[i].first -= over;
    if (i > 0) over = std::max(0.0f, ends[i - 1].first + 15 - ends[i].first);
  }
  for (const auto& [at, m] : ends) {
    const char *ink = kInk[m % kInk.size()], *dash = kDash[m % kDash.size()];
    out += fmt::format(
        "<polyline points=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"2.6\" stroke-dasharray=\"{}\"/>\n",
        lines[m], ink, dash);
    out += text(axis.right + 8, at + 4, 12.5f,
                fmt::format("{} {}", values[m], fitting(drill.metrics[m].title.in(language), 128, 12.5f)), ink,
                "font-weight=\"650\"");
  }
  return out + "</svg>\n";
}

}  // namespace app::report
