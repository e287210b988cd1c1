// A program made ready to be looked at while it decides.
//
// In: a program, its sources. Out: its items, a plan to run, and what a decided line reaches. Always true: decisions are those of the program itself; once made, it may
// be shared by threads.
#pragma once

#include <memory>
#include <unordered_map>

#include "coverage/line.h"
#include "engine/plan.h"
#include "explain/reach.h"
#include "explain/walk.h"

namespace edict::coverage {

class Observer {
 public:
  Observer(std::shared_ptr<const core::Program> program, const source::Sources& sources);
  ~Observer();
  Observer(const Observer&) = delete;

  const core::Program& program() const { return *program_; }
  const engine::Plan& plan() const { return *plan_; }
  const std::vector<Item>& items() const { return map_.items; }
  // `test`: whose expectations are asked too; nothing where the line stands in no test.
  void see(explain::Words& words, std::uint32_t row, const core::Test* test, std::vector<Ways>& reached) const;

 private:
  std::shared_ptr<const core::Program> program_;
  Map map_;
  std::unordered_map<core::NodeId, core::NodeId> twin_;
  std::unique_ptr<Chart> chart_;
  std::unique_ptr<engine::Plan> plan_;
};

}  // namespace edict::coverage
