// Which moments tell a path: one of each phase, and each decision.
#pragma once

#include <string>
#include <vector>

#include "app/image.h"
#include "scenes/timeline.h"

namespace app {

struct Moment {
  scenes::Ms t = 0;
  std::optional<scenes::DecisionId> decision;  // none = the phase's picture
  scenes::PhaseId phase;
  std::string name;     // file name: "01_phase_registration.png", "DP07_protest.png"
  std::string caption;  // "1 Pendaftaran paslon · T+05:30"
};
// Phases first, then decisions, each by time.
std::vector<Moment> telling_moments(const scenes::Drill& drill, const scenes::Timeline& timeline,
                                    scenes::Language language);

// Those, and each camera cue that shows something else, all by time: a slide a beat.
std::vector<Moment> beats_of(const scenes::Drill& drill, const scenes::Timeline& timeline, scenes::Language language);

struct Sheet {
  std::string title;
  std::vector<std::string> captions;
  std::vector<Image> pictures;  // as captions
};
// A decision's page, as large as `scene`: the table as it stands, undimmed, the question beside
// it and the options below. Without typefaces: the scene alone.
Image decision_page(const Image& scene, const scenes::Decision& decision, scenes::Language language,
                    const Typeface* text, const Typeface* bold);
// All pictures on one page, captions under them. Without a typeface the captions are left out.
Image contact_sheet(const Sheet& sheet, const Typeface* text, const Typeface* bold);

}  // namespace app
