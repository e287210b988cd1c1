// Phase 6. In: a core::Program. Out: an immutable Plan, shared by threads: rules indexed by code, payer and date, look-ups turned into probes.
#pragma once

#include <memory>

#include "core/program.h"

namespace edict::engine {

class Plan {
 public:
  explicit Plan(std::shared_ptr<const core::Program> program);
  ~Plan();
  const core::Program& program() const { return *program_; }
  // Fields that some rule, term or payment reads: the only ones that readers need to convert.
  bool wants(core::RecordId record, core::FieldId field) const;

  struct Index;
  const Index& index() const { return *index_; }

 private:
  std::shared_ptr<const core::Program> program_;
  std::unique_ptr<Index> index_;
};

}  // namespace edict::engine
