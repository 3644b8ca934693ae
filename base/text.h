// Small text tools that several rooms need.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace base {

// The candidate nearest to `name` by edit distance (a swap of neighbours counts one), if
// it is near enough to be a likely slip: at most 1 edit per 3 characters; else the first that
// begins like it ("satpol", "satpol_pp"). "" = none. Ties go to the earlier candidate.
std::string nearest(std::string_view name, std::span<const std::string> candidates);

// `did you mean "x"?`; else, of few candidates, all there are; else "". Ready for Diagnostic::hint.
std::string did_you_mean(std::string_view name, std::span<const std::string> candidates);

// Whether all of it is valid UTF-8 (no overlongs, no surrogates, at most U+10FFFF).
bool is_utf8(std::string_view text);

// Without the blanks, tabs and line ends around it.
std::string_view trimmed(std::string_view text);

}  // namespace base
