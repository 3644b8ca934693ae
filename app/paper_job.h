// A paper made while the window goes on: by a program of its own (`gelar report`), with a
// device of its own, so that play never waits for it and cancelling is safe.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/state.h"

namespace app {

struct PaperOrder {
  MakePaper what;
  std::filesystem::path drill;
  std::string path;  // "DP1=A,DP7=B"
  scenes::Language language = scenes::Language::indonesian;
  std::vector<std::filesystem::path> sessions;  // own first, then other teams'
  bool discussion = false;                      // keep no score
  std::filesystem::path out;
};

// The words of the command line that makes it, without the program's name.
std::vector<std::string> words_of(const PaperOrder& order);
// Where a person looks for papers: the desktop's documents folder, or the home folder, or
// the present one.
std::filesystem::path papers_folder();

class PaperJob {
 public:
  PaperJob() = default;
  ~PaperJob();
  PaperJob(const PaperJob&) = delete;
  PaperJob& operator=(const PaperJob&) = delete;

  // Drops the one that is being made.
  void start(const PaperOrder& order, Papers& papers);
  bool busy() const { return child_ > 0; }
  // Looks how far it is; true when `papers` has changed. To be called again and again, also
  // while none is made: what was cancelled is buried there.
  bool look(Papers& papers);
  // Asks it to end; nobody waits for that.
  void cancel();

 private:
  struct Dying {
    int child = -1;
    int looks = 0;  // since it was asked to end
  };
  void bury();

  int child_ = -1, pipe_ = -1;
  std::vector<Dying> dying_;
  std::filesystem::path out_;
  std::string said_;  // what has not ended with a line yet; and the last whole lines
};

// Shows a file in the desktop's own reader (xdg-open). False: it cannot be started.
bool open_in_desktop(const std::filesystem::path& file);

}  // namespace app
