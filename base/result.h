// Errors as values with a place.
//
// Everything that can fail on a user's input returns Result<T>: the value (with
// warnings beside it), or all the problems that were found. Programming errors are
// GELAR_CHECK (always on); the graphics device has its own macro in renderer/.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace base {

// Where something stands in a user's file. line and column are 1-based; 0 = not known.
struct SourcePlace {
  std::string file;
  int line = 0;
  int column = 0;
};

enum class Severity : std::uint8_t { warning, error };

struct Diagnostic {
  Severity severity = Severity::error;
  std::string code;         // "G0123"; stable, so that tests and users can name it
  SourcePlace place;
  std::string message;      // what was found, what was expected; no full stop
  std::string source_line;  // the line of the file that `place` names, "" = none
  std::string hint;         // "did you mean \"dalmas_awal_1\"?", "" = none
};

using Diagnostics = std::vector<Diagnostic>;

bool has_errors(const Diagnostics& diagnostics);

// "file:line:col: error[G0123]: message", then the source line with a caret and the
// hint where there are any. Ends with a newline.
std::string format(const Diagnostic& diagnostic);
std::string format(const Diagnostics& diagnostics);

// A failure without a source line, for files, flags and models.
Diagnostic error(std::string code, std::string file, std::string message, std::string hint = {});

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : value_(std::move(value)) {}
  Result(T value, Diagnostics warnings) : value_(std::move(value)), diagnostics_(std::move(warnings)) {}
  Result(Diagnostic problem) { diagnostics_.push_back(std::move(problem)); }
  Result(Diagnostics problems) : diagnostics_(std::move(problems)) {}

  explicit operator bool() const { return value_.has_value(); }
  T& operator*() { return *value_; }
  const T& operator*() const { return *value_; }
  T* operator->() { return &*value_; }
  const T* operator->() const { return &*value_; }
  // Errors when there is no value, warnings (perhaps none) when there is one.
  const Diagnostics& diagnostics() const { return diagnostics_; }

 private:
  std::optional<T> value_;
  Diagnostics diagnostics_;
};

struct Done {};  // Result<Done>: success has nothing to say

[[noreturn]] void check_failed(const char* condition, const char* file, int line, std::string_view why);

}  // namespace base

// A rule that only a programmer can break. On in every build.
#define GELAR_CHECK(condition, why) \
  ((condition) ? void(0) : ::base::check_failed(#condition, __FILE__, __LINE__, why))
