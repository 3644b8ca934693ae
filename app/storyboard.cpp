#include "app/storyboard.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/values.h"

namespace app {
namespace {

using scenes::Ms;
using scenes::Verb;

// A file name that every system takes.
std::string slug(std::string_view text) {
  std::string name;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    name += plain ? c : '_';
  }
  return name.substr(0, 40);
}

// How much there is to see while an event runs.
int weight_of(Verb verb) {
  switch (verb) {
    case Verb::spray:
    case Verb::push:
    case Verb::surge:
    case Verb::relieve:
    case Verb::throw_:
    case Verb::fire:
      return 6;
    case Verb::march:
    case Verb::escort:
    case Verb::disperse:
    case Verb::treat:
    case Verb::detain:
    case Verb::sit:
      return 4;
    case Verb::move:
    case Verb::gather:
    case Verb::form:
    case Verb::chant:
    case Verb::barrier:
    case Verb::part:
    case Verb::split:
    case Verb::wheel:
    case Verb::cover:
      return 3;
    case Verb::say:
    case Verb::warn:
    case Verb::inject:
    case Verb::narrate:
      return 2;
    default:
      return 0;
  }
}

int weight_at(const scenes::Drill& drill, const scenes::Timeline& timeline, Ms t) {
  int sum = 0;
  for (const scenes::TimedEvent& timed : timeline.events)
    if (timed.start <= t && t < timed.end) sum += weight_of(drill.events[timed.event.index].verb);
  return sum;
}

// The fullest moment of a phase, away from its edges, and from the decisions, which have
// pictures of their own.
Ms telling_moment(const scenes::Drill& drill, const scenes::Timeline& timeline, const scenes::PhaseSpan& span) {
  const Ms length = span.end - span.start;
  Ms best = span.start + length / 2;
  int best_weight = -1;
  constexpr int kCandidates = 48;
  for (int i = 4; i < kCandidates - 2; ++i) {
    const Ms t = span.start + length * i / kCandidates;
    int weight = weight_at(drill, timeline, t);
    for (const scenes::DecisionPoint& point : timeline.decisions)
      if (std::abs(point.at - t) < 15'000) weight -= 6;
    if (weight > best_weight) best = t, best_weight = weight;
  }
  return best;
}

constexpr std::uint32_t kPaper = 0x15191E, kField = 0x1D232A, kInk = 0xE8ECF0, kQuiet = 0x9AA7B4, kGold = 0xE0B64A;

// Writes words in lines no longer than `room`; returns the baseline after the last one, at
// most `most` lines further down.
int write_wrapped(Image& image, const Typeface& face, std::string_view words, glm::ivec2 at, float pixels,
                  std::uint32_t rgb, int room, int most) {
  std::string line;
  const auto end_line = [&] {
    if (!line.empty() && most-- > 0)
      draw_line(image, face, line, at.x, at.y, pixels, rgb, room), at.y += int(pixels * 1.32f);
    line.clear();
  };
  while (!words.empty()) {
    const std::string_view word = words.substr(0, words.find(' '));
    words.remove_prefix(std::min(words.size(), word.size() + 1));
    const std::string longer = line.empty() ? std::string(word) : fmt::format("{} {}", line, word);
    if (width_of(face, longer, pixels) > room)
      end_line(), line = word;
    else
      line = longer;
  }
  end_line();
  return at.y;
}

}  // namespace

std::vector<Moment> telling_moments(const scenes::Drill& drill, const scenes::Timeline& timeline,
                                    scenes::Language language) {
  std::vector<Moment> moments;
  int number = 0;
  for (const scenes::PhaseSpan& span : timeline.phases) {
    const scenes::Phase& phase = drill.phases[span.phase.index];
    const Ms t = telling_moment(drill, timeline, span);
    ++number;
    moments.push_back({t, std::nullopt, span.phase, fmt::format("{:02}_phase_{}.png", number, slug(phase.id)),
                       fmt::format("{}  {} · {}", number, phase.title.in(language), format_moment(t))});
  }
  for (const scenes::DecisionPoint& point : timeline.decisions) {
    const scenes::Decision& decision = drill.decisions[point.decision.index];
    std::string id = decision.id;
    // DP7 → DP07, so that ten decisions are in order in any file list.
    const std::size_t digit = id.find_first_of("0123456789");
    if (digit != std::string::npos && id.size() - digit == 1)
      id = fmt::format("{}0{}", id.substr(0, digit), id.substr(digit));
    moments.push_back(
        {point.at, point.decision, decision.phase,
         fmt::format("{}_{}.png", slug(id), slug(drill.phases[decision.phase.index].id)),
         fmt::format("{}  {} · {}", decision.id, decision.question.in(language), format_moment(point.at))});
  }
  return moments;
}

std::vector<Moment> beats_of(const scenes::Drill& drill, const scenes::Timeline& timeline, scenes::Language language) {
  std::vector<Moment> beats = telling_moments(drill, timeline, language);
  for (const scenes::TimedEvent& timed : timeline.events) {
    const scenes::Event& event = drill.events[timed.event.index];
    if (event.verb != Verb::show) continue;
    std::string title = event.view;
    for (const scenes::SavedView& view : drill.venue.views)
      if (view.name == event.view && !view.title.empty()) title = view.title.in(language);
    // A moment after the cut, when something is to be seen there.
    const Ms t = std::min(timed.start + 4'000, timeline.end);
    beats.push_back({t, std::nullopt, timed.phase, fmt::format("cue_{}.png", slug(event.view)),
                     fmt::format("{} · {}", title, format_moment(t))});
  }
  std::stable_sort(beats.begin(), beats.end(), [](const Moment& a, const Moment& b) { return a.t < b.t; });
  int number = 0;
  for (Moment& beat : beats)
    beat.name = fmt::format("{:03}_{:02}m{:02}s_{}", ++number, beat.t / 60'000, beat.t / 1000 % 60, beat.name);
  return beats;
}

Image decision_page(const Image& scene, const scenes::Decision& decision, scenes::Language language,
                    const Typeface* text, const Typeface* bold) {
  if (!text || !bold) return scene;
  const glm::ivec2 size(scene.size);
  const float s = float(size.y) / 1080;
  const auto px = [&](float points) { return int(points * s); };
  Image page = blank_image(scene.size, kPaper);
  const Image seen = shrunk(scene, {unsigned(float(size.x) * 0.7f), unsigned(float(size.y) * 0.7f)});
  paste(page, seen, 0, 0);
  const int x = int(seen.size.x) + px(32), room = size.x - x - px(32);
  int y = px(64);
  draw_line(page, *bold, fmt::format("{}  ·  {}", decision.id, decision.by.in(language)), x, y, 26 * s, kGold, room);
  y = write_wrapped(page, *bold, decision.question.in(language), {x, y + px(58)}, 40 * s, kInk, room, 7) + px(14);
  for (const scenes::Text& indicator : decision.indicators)
    y = write_wrapped(page, *text, fmt::format("•  {}", indicator.in(language)), {x, y}, 26 * s, kQuiet, room, 4) +
        px(8);
  const int count = std::max(1, int(decision.options.size())), gap = px(16), top = int(seen.size.y) + gap,
            width = (size.x - (count + 1) * gap) / count;
  for (int i = 0; i < count && i < int(decision.options.size()); ++i) {
    const scenes::Option& option = decision.options[std::size_t(i)];
    const int left = gap + i * (width + gap);
    paste(page, blank_image({unsigned(std::max(1, width)), unsigned(std::max(1, size.y - top - gap))}, kField), left,
          top);
    draw_line(page, *bold, option.key, left + px(22), top + px(52), 40 * s, kGold, px(60));
    const int after = write_wrapped(page, *bold, option.label.in(language), {left + px(76), top + px(50)}, 32 * s, kInk,
                                    width - px(96), 4);
    write_wrapped(page, *text, option.because.in(language), {left + px(76), after + px(8)}, 24 * s, kQuiet,
                  width - px(96), 4);
  }
  return page;
}

Image contact_sheet(const Sheet& sheet, const Typeface* text, const Typeface* bold) {
  constexpr int kColumns = 4, kMargin = 32, kGap = 24, kCaption = 40, kHead = 88;
  constexpr unsigned kWidth = 560;
  std::vector<Image> small;
  unsigned height = 1;
  for (const Image& picture : sheet.pictures) {
    small.push_back(shrunk(picture, {kWidth, kWidth * 2}));
    height = std::max(height, small.back().size.y);
  }
  const int rows = (int(small.size()) + kColumns - 1) / kColumns, cell = int(height) + kCaption + kGap;
  Image page = blank_image(
      {unsigned(2 * kMargin + kColumns * int(kWidth) + (kColumns - 1) * kGap), unsigned(kHead + rows * cell + kMargin)},
      kPaper);
  if (bold) draw_line(page, *bold, sheet.title, kMargin, 58, 34, kInk, int(page.size.x) - 2 * kMargin);
  for (std::size_t i = 0; i < small.size(); ++i) {
    const int x = kMargin + int(i % kColumns) * (int(kWidth) + kGap), y = kHead + int(i / kColumns) * cell;
    paste(page, small[i], x, y);
    if (text && i < sheet.captions.size())
      draw_line(page, *text, sheet.captions[i], x, y + int(height) + 26, 19, kQuiet, int(kWidth));
  }
  return page;
}

}  // namespace app
