// Any bytes may be handed to parse_session: it answers with lines that write back as they
// were read, or with errors, and replaying them never crashes.
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string_view>

#include "app/session.h"

namespace {

std::shared_ptr<const app::Document> drill() {
  static const auto kDocument = [] {
    auto opened = app::open_document({.file = std::filesystem::path(GELAR_SOURCE_DIR) / "tests/drills/small.drill.yaml",
                                      .with_models = false,
                                      .disk_cache = false});
    if (!opened) std::abort();
    return *opened;
  }();
  return kDocument;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  auto session = app::parse_session("fuzz", text, drill()->drill);
  if (!session) {
    if (session.diagnostics().empty()) std::abort();
    return 0;
  }
  for (const app::SessionLine& line : session->lines) {
    const std::string once = app::write_header(session->header) + app::write_line(drill()->drill, line);
    const auto again = app::parse_session("fuzz", once, drill()->drill);
    if (!again || again->lines.size() != 1) std::abort();
    if (app::write_line(drill()->drill, again->lines[0]) != app::write_line(drill()->drill, line)) std::abort();
  }
  app::AppState state;
  app::show_document(state, drill(), scenes::default_path(drill()->drill), 0);
  app::replay(state, *session, 0, session->lines.size());
  return 0;
}
