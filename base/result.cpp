#include "base/result.h"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>

namespace base {

bool has_errors(const Diagnostics& diagnostics) {
  for (const Diagnostic& d : diagnostics)
    if (d.severity == Severity::error) return true;
  return false;
}

std::string format(const Diagnostic& d) {
  std::string out = d.place.file;
  if (d.place.line > 0) out += fmt::format(":{}", d.place.line);
  if (d.place.line > 0 && d.place.column > 0) out += fmt::format(":{}", d.place.column);
  if (!out.empty()) out += ": ";
  out += fmt::format("{}[{}]: {}\n", d.severity == Severity::error ? "error" : "warning", d.code, d.message);
  if (!d.source_line.empty()) {
    const std::string number = std::to_string(d.place.line);
    out += fmt::format("  {} | {}\n", number, d.source_line);
    std::string pad(number.size() + 2, ' ');
    pad += " | ";
    // Tabs keep their width, so that the caret stands below its character.
    for (int i = 0; i + 1 < d.place.column && i < int(d.source_line.size()); ++i)
      pad += d.source_line[std::size_t(i)] == '\t' ? '\t' : ' ';
    out += pad + "^\n";
  }
  if (!d.hint.empty()) out += fmt::format("  {}\n", d.hint);
  return out;
}

std::string format(const Diagnostics& diagnostics) {
  std::string out;
  for (const Diagnostic& d : diagnostics) out += format(d);
  return out;
}

Diagnostic error(std::string code, std::string file, std::string message, std::string hint) {
  Diagnostic d;
  d.code = std::move(code);
  d.place.file = std::move(file);
  d.message = std::move(message);
  d.hint = std::move(hint);
  return d;
}

void check_failed(const char* condition, const char* file, int line, std::string_view why) {
  std::fprintf(stderr, "%s:%d: check failed: %s (%.*s)\n", file, line, condition, int(why.size()), why.data());
  std::abort();
}

}  // namespace base
