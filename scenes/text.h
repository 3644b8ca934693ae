// Text that a person reads, in both languages of the interface.
#pragma once

#include <cstdint>
#include <string>

namespace scenes {

enum class Language : std::uint8_t { indonesian, english };

struct Text {
  std::string id;
  std::string en;

  bool empty() const { return id.empty() && en.empty(); }
  const std::string& in(Language language) const {
    return language == Language::indonesian ? (id.empty() ? en : id) : (en.empty() ? id : en);
  }
};

}  // namespace scenes
