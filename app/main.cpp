#include <CLI/CLI.hpp>

int main(int argc, char** argv) {
  CLI::App program("Gelar: a 3D tabletop for public-order training");
  program.set_version_flag("--version", "gelar 0.1.0");
  CLI11_PARSE(program, argc, argv);
  return 0;
}
