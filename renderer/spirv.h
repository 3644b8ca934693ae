// The shaders as the build compiled them, each an array of words: for pipelines.cpp alone.
#pragma once
// clang-format off: it would tear arrays and includes apart

#include <cstdint>

namespace renderer {

inline constexpr std::uint32_t k_person_near[] = {
#include "spirv/person_near.h"
};
inline constexpr std::uint32_t k_person_middle[] = {
#include "spirv/person_middle.h"
};
inline constexpr std::uint32_t k_person_far[] = {
#include "spirv/person_far.h"
};
inline constexpr std::uint32_t k_far_figure[] = {
#include "spirv/far_figure.h"
};
inline constexpr std::uint32_t k_standee[] = {
#include "spirv/standee.h"
};
inline constexpr std::uint32_t k_far_figure_shadow[] = {
#include "spirv/far_figure_shadow.h"
};
inline constexpr std::uint32_t k_person_outline[] = {
#include "spirv/person_outline.h"
};
inline constexpr std::uint32_t k_person_shadow[] = {
#include "spirv/person_shadow.h"
};
inline constexpr std::uint32_t k_object_vert[] = {
#include "spirv/object_vert.h"
};
inline constexpr std::uint32_t k_object_shadow[] = {
#include "spirv/object_shadow.h"
};
inline constexpr std::uint32_t k_scene_frag[] = {
#include "spirv/scene_frag.h"
};
inline constexpr std::uint32_t k_flat_frag[] = {
#include "spirv/flat_frag.h"
};
inline constexpr std::uint32_t k_blob_vert[] = {
#include "spirv/blob_vert.h"
};
inline constexpr std::uint32_t k_blob_frag[] = {
#include "spirv/blob_frag.h"
};
inline constexpr std::uint32_t k_backdrop_vert[] = {
#include "spirv/backdrop_vert.h"
};
inline constexpr std::uint32_t k_fullscreen_vert[] = {
#include "spirv/fullscreen_vert.h"
};
inline constexpr std::uint32_t k_overlay_vert[] = {
#include "spirv/overlay_vert.h"
};
inline constexpr std::uint32_t k_overlay_frag[] = {
#include "spirv/overlay_frag.h"
};
inline constexpr std::uint32_t k_particle_vert[] = {
#include "spirv/particle_vert.h"
};
inline constexpr std::uint32_t k_particle_frag[] = {
#include "spirv/particle_frag.h"
};
inline constexpr std::uint32_t k_occlusion_frag[] = {
#include "spirv/occlusion_frag.h"
};
inline constexpr std::uint32_t k_occlusion_blur_frag[] = {
#include "spirv/occlusion_blur_frag.h"
};
inline constexpr std::uint32_t k_finish_frag[] = {
#include "spirv/finish_frag.h"
};
inline constexpr std::uint32_t k_ui_vert[] = {
#include "spirv/ui_vert.h"
};
inline constexpr std::uint32_t k_ui_frag[] = {
#include "spirv/ui_frag.h"
};
inline constexpr std::uint32_t k_object_detailed[] = {
#include "spirv/object_detailed.h"
};
inline constexpr std::uint32_t k_person_detailed[] = {
#include "spirv/person_detailed.h"
};
inline constexpr std::uint32_t k_detail_frag[] = {
#include "spirv/detail_frag.h"
};
inline constexpr std::uint32_t k_person_near_plain[] = {
#include "spirv/person_near_plain.h"
};
inline constexpr std::uint32_t k_person_middle_plain[] = {
#include "spirv/person_middle_plain.h"
};
inline constexpr std::uint32_t k_object_plain[] = {
#include "spirv/object_plain.h"
};
inline constexpr std::uint32_t k_faceted_frag[] = {
#include "spirv/faceted_frag.h"
};
inline constexpr std::uint32_t k_plain_frag[] = {
#include "spirv/plain_frag.h"
};

}  // namespace renderer
