// Values as people write them on the command line, and back.
#pragma once

#include <glm/glm.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "renderer/renderer.h"
#include "scenes/drill.h"

namespace app {

// A moment or a duration: "62m14s", "1h02m", "500ms", "T+62:14", "T+1:02:14.5". None: not
// of these forms, or beyond 1000 hours.
std::optional<scenes::Ms> parse_moment(std::string_view text);
// "T+62:14"; minutes run past 60, as a drill's clock does. Milliseconds where there are any.
std::string format_moment(scenes::Ms t);
// "1h30m", "8m", "2m30s", "400ms", "0s".
std::string format_duration(scenes::Ms t);

inline constexpr unsigned kSmallestPicture = 16, kLargestPicture = 8192;  // pixels a side
std::optional<glm::uvec2> parse_size(std::string_view text);              // "1920x1080"
std::optional<scenes::Language> parse_language(std::string_view text);    // "id", "en"
std::optional<renderer::Quality> parse_quality(std::string_view text);    // "low", "medium", "high"

// "2026-11-25T13:00:00Z" as the clock on the wall had it: "2026-11-25 20:00". What is not of that
// form comes back as it is.
std::string local_text(const std::string& utc);

}  // namespace app
