// The part of apply.cpp that improvises: forks and what is ordered in them.
#pragma once

#include "app/apply_briefing.h"

namespace app {

struct ForkApplier : BriefingApplier {
  using BriefingApplier::operator();

  void operator()(const BeginFork& c);
  void operator()(const NameFork& c);
  void operator()(const DropFork& c);
  void operator()(const TakeFork& c);
  void operator()(const AddOrder& c);
  void operator()(const SkipEvent& c);
  void operator()(const HoldEvent& c);
  void operator()(const FireEvent& c);
  void operator()(const RestoreEvent& c);
  void operator()(const CompareFork& c);
  void operator()(const SetOrderStyle& c);
};

}  // namespace app
