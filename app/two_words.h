// A table of words in both languages, Indonesian first: an enumeration, and word() that
// looks one up. LIST is an X-macro of (name, "Indonesian", "English").
#pragma once

#include "scenes/text.h"

#define GELAR_WORD_NAME(name, id, en) name,
#define GELAR_WORD_PAIR(name, id, en) {id, en},
#define GELAR_WORD_TABLE(Enum, LIST)                                    \
  enum class Enum { LIST(GELAR_WORD_NAME) };                            \
  inline const char* word(Enum w, scenes::Language language) {          \
    static constexpr const char* kWords[][2] = {LIST(GELAR_WORD_PAIR)}; \
    return kWords[int(w)][language == scenes::Language::english];       \
  }
