// Any bytes may be handed to read_drill: it answers with a drill that can be unrolled along
// every option, or with errors that have a place.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "scenes/timeline.h"

namespace {

void use(const scenes::Drill& drill) {
  scenes::Path path = scenes::default_path(drill);
  for (std::size_t d = 0; d < drill.decisions.size() && d < 4; ++d)
    for (std::size_t o = 0; o < drill.decisions[d].options.size(); ++o) {
      path.option[d] = std::uint8_t(o);
      const scenes::Timeline timeline = scenes::unroll(drill, path);
      scenes::Ms last = 0;
      for (const scenes::Segment& s : timeline.segments) {
        if (s.start != last || s.end < s.start) std::abort();
        last = s.end;
      }
      if (last != timeline.end) std::abort();
      for (const scenes::TimedEvent& e : timeline.events)
        if (e.end < e.start || e.event.index >= drill.events.size()) std::abort();
    }
  std::uint64_t people = 0;
  for (const scenes::Unit& u : drill.units) {
    if (u.first_person != people) std::abort();
    people += std::uint64_t(u.count);
  }
  if (people != drill.person_count) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto drill = scenes::read_drill(GELAR_SOURCE_DIR "/tests/bad/scripts/fuzz.drill.yaml", text);
  if (!drill && !base::has_errors(drill.diagnostics())) std::abort();
  if (drill) use(*drill);
  const auto venue = scenes::read_venue("fuzz.venue.yaml", text);
  if (!venue && !base::has_errors(venue.diagnostics())) std::abort();
  return 0;
}
