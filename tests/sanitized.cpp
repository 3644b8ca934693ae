// Linked into every program of a sanitized build (CMakeLists.txt, GELAR_SANITIZE): what the
// graphics driver keeps until the end is not ours, and stays recognisable as the driver's.
#include <dlfcn.h>

// The Vulkan loader unloads drivers and layers before leaks are looked for; then nobody
// could tell whose they are.
extern "C" int dlclose(void*) { return 0; }

extern "C" const char* __lsan_default_suppressions() {
  return "leak:libvulkan\n"  // the loader, and Mesa's drivers
         "leak:libLLVM\n"
         "leak:libVkLayer\n"
         "leak:libX11\n"
         "leak:libGLX\n";
}
