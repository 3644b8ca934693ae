#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "assets/gltf.h"

namespace assets::gltf {
namespace {

template <class T>
T load(const std::uint8_t* at) {
  T value;
  std::memcpy(&value, at, sizeof value);  // glTF is little-endian, as every machine that we run on
  return value;
}

// glTF's rule: c / (2^n - 1), signed ones clamped to -1.
float as_float(const std::uint8_t* at, Component component, bool normalised) {
  switch (component) {
    case Component::f32:
      return load<float>(at);
    case Component::u8:
      return normalised ? float(load<std::uint8_t>(at)) / 255.0f : float(load<std::uint8_t>(at));
    case Component::u16:
      return normalised ? float(load<std::uint16_t>(at)) / 65535.0f : float(load<std::uint16_t>(at));
    case Component::i8:
      return normalised ? std::max(float(load<std::int8_t>(at)) / 127.0f, -1.0f) : float(load<std::int8_t>(at));
    case Component::i16:
      return normalised ? std::max(float(load<std::int16_t>(at)) / 32767.0f, -1.0f) : float(load<std::int16_t>(at));
    case Component::u32:
      return float(load<std::uint32_t>(at));
  }
  return 0;
}

std::uint32_t as_integer(const std::uint8_t* at, Component component) {
  switch (component) {
    case Component::u8:
      return load<std::uint8_t>(at);
    case Component::u16:
      return load<std::uint16_t>(at);
    case Component::u32:
      return load<std::uint32_t>(at);
    default:
      return 0;
  }
}

const std::uint8_t* bytes_of(const Document& document, std::int32_t view, std::uint64_t offset) {
  const Slice& slice = document.views[std::size_t(view)];
  return document.buffers[std::size_t(slice.buffer)].data() + slice.offset + offset;
}

// Calls put(element, bytes of the element) for every element that the file has bytes for,
// sparse replacements last.
template <class Put>
bool each_element(const Document& document, const Accessor& accessor, Report& report, Put put) {
  const std::uint64_t size = std::uint64_t(accessor.width) * size_of(accessor.component);
  if (accessor.view >= 0 && accessor.count > 0) {
    const std::uint32_t stride = document.views[std::size_t(accessor.view)].stride;
    const std::uint8_t* at = bytes_of(document, accessor.view, accessor.offset);
    for (std::uint64_t i = 0; i < accessor.count; ++i) put(i, at + i * (stride == 0 ? size : stride));
  }
  if (accessor.sparse.count == 0) return true;
  const std::uint8_t* indices = bytes_of(document, accessor.sparse.index_view, accessor.sparse.index_offset);
  const std::uint8_t* values = bytes_of(document, accessor.sparse.value_view, accessor.sparse.value_offset);
  for (std::uint64_t i = 0; i < accessor.sparse.count; ++i) {
    const std::uint32_t index =
        as_integer(indices + i * size_of(accessor.sparse.index_component), accessor.sparse.index_component);
    if (index >= accessor.count) {
      report.error("A0025",
                   fmt::format("{} (sparse) replaces element {} of {}", accessor.label, index, accessor.count));
      return false;
    }
    put(index, values + i * size);
  }
  return true;
}

}  // namespace

std::vector<float> read_floats(const Document& document, std::int32_t index, std::uint32_t width, std::string_view what,
                               Report& report) {
  const Accessor& accessor = document.accessors[std::size_t(index)];
  if (accessor.width != width) {
    report.error("A0022", fmt::format("{} is used for {} and has {} numbers an element instead of {}", accessor.label,
                                      what, accessor.width, width));
    return {};
  }
  std::vector<float> out(std::size_t(accessor.count) * width);
  const std::uint32_t step = size_of(accessor.component);
  const bool read = each_element(document, accessor, report, [&](std::uint64_t element, const std::uint8_t* at) {
    for (std::uint32_t c = 0; c < width; ++c)
      out[std::size_t(element) * width + c] = as_float(at + c * step, accessor.component, accessor.normalised);
  });
  if (!read) return {};
  for (std::size_t i = 0; i < out.size(); ++i)
    if (!std::isfinite(out[i])) {
      report.error("A0023", fmt::format("{} ({}) has a number that is not finite in element {}", accessor.label, what,
                                        i / width));
      return {};
    }
  return out;
}

std::vector<std::uint32_t> read_integers(const Document& document, std::int32_t index, std::uint32_t width,
                                         std::string_view what, Report& report) {
  const Accessor& accessor = document.accessors[std::size_t(index)];
  const bool is_unsigned = accessor.component == Component::u8 || accessor.component == Component::u16 ||
                           accessor.component == Component::u32;
  if (accessor.width != width || !is_unsigned || accessor.normalised) {
    report.error("A0022", fmt::format("{} is used for {} and does not have {} unsigned integers an element",
                                      accessor.label, what, width));
    return {};
  }
  std::vector<std::uint32_t> out(std::size_t(accessor.count) * width);
  const std::uint32_t step = size_of(accessor.component);
  const bool read = each_element(document, accessor, report, [&](std::uint64_t element, const std::uint8_t* at) {
    for (std::uint32_t c = 0; c < width; ++c)
      out[std::size_t(element) * width + c] = as_integer(at + c * step, accessor.component);
  });
  if (!read) return {};
  return out;
}

}  // namespace assets::gltf
