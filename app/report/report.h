// The papers of a drill: before (situation manual), for each leader (order cards), after
// (after-action review, "anev"). Each is one HTML file that can be mailed and printed.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/camera.h"
#include "app/train/training.h"
#include "scenes/motion.h"

namespace app::report {

// What happened in the room, as far as it was recorded. All of it may be empty.
struct Answer {
  scenes::DecisionId decision;
  std::uint8_t option = 0;
  std::string reason;
  std::string team;                   // "" = the class as a whole
  std::optional<int> confidence;      // percent
  std::optional<scenes::Ms> thought;  // from question to answer
};
struct Remark {
  scenes::Ms at = 0;
  std::string text;
};
struct Debrief {
  bool scoring = true;  // false: discussion only, nothing is counted
  std::vector<Answer> answers;
  std::vector<Remark> marks;
  std::vector<Judged> judged;  // as Drill::evaluation, as far as anything was said
};

// A moment to be photographed.
struct PictureOrder {
  scenes::Ms t = 0;
  std::optional<Orbit> orbit;  // none = the drill's own camera cue
  bool labels = true;
  bool small = false;  // a thumbnail
};

struct Descriptor {
  const scenes::Motion* motion = nullptr;  // of the path that is told, baked to its end
  scenes::Language language = scenes::Language::indonesian;
  Debrief debrief;                    // after-action review only
  std::vector<scenes::UnitId> units;  // order cards: these; empty = all with people that are no crowd
  // A JPEG, "" = no picture (then the paper does without).
  std::function<std::string(const PictureOrder&)> picture;
};

std::string situation_manual(const Descriptor& descriptor);
std::string order_cards(const Descriptor& descriptor);
std::string after_action(const Descriptor& descriptor);

}  // namespace app::report
