// Steady play asks for no memory: counted by replacing operator new for this program.
#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <new>

#include "assets/model.h"
#include "renderer/renderer.h"

namespace {
std::atomic<std::uint64_t> allocations{0};
}

void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  ++allocations;
  return std::malloc(size ? size : 1);
}
void* operator new(std::size_t size) {
  if (void* p = operator new(size, std::nothrow)) return p;
  throw std::bad_alloc();
}
void operator delete(void* p) noexcept { std::free(p); }
void operator delete(void* p, std::size_t) noexcept { std::free(p); }

namespace {

TEST(RendererMemory, a_steady_frame_allocates_nothing) {
  auto device = renderer::create_device({});  // the validation layer would allocate
  ASSERT_TRUE(device) << base::format(device.diagnostics());
  const assets::Model person = assets::placeholder("person");
  const assets::Model* models[] = {&person};
  auto scene = renderer::upload_models(*device, models);
  ASSERT_TRUE(scene);
  auto target = renderer::create_offscreen_target(*device, {160, 90}, renderer::settings_of(renderer::Quality::low));
  ASSERT_TRUE(target);
  renderer::RenderView view;
  for (int i = 0; i < 2000; ++i) view.people.push_back({.position = {float(i % 50) - 25, 0, float(i / 50) - 20}});
  for (int i = 0; i < 300; ++i) view.particles.push_back({{float(i % 20), 1, 0}, 0.5f, 0x80ffffff, 0});
  for (int i = 0; i < 5; ++i) renderer::draw_frame(*device, *scene, *target, view);
  const std::uint64_t before = allocations;
  for (int i = 0; i < 20; ++i) {
    view.camera.eye.x += 0.01f;
    view.seconds += 0.016f;
    ASSERT_EQ(renderer::draw_frame(*device, *scene, *target, view), renderer::Drawn::yes);
  }
  EXPECT_EQ(allocations - before, 0u);
}

}  // namespace
