// The phase itself: what others need first, then what needs them.
#include "core/lower.h"

#include "core/lowering.h"

namespace edict::core {

Lowering::Lowering(const Inputs& inputs) : in_(inputs), pool_(p_) { member_scales_.fill(6); }

void Lowering::run() {
  p_.unit_sizes.push_back({});
  pool_.expect_constants(in_.types.constants.size());
  lower_schema();
  lower_payers();
  lower_packages();
  collect_exceptions();
  keep_parts();
  lower_codes();
  lower_tables();
  for (names::SymbolId id = 0; id < in_.names.symbols.size(); ++id) {
    if (in_.names.symbols[id].sort == names::Sort::Set) set_id(id);
  }
  lower_rules();
  lower_balances();
  lower_payment();
  lower_tests();
}

NodeId Lowering::extra(const Extra& extra) {
  at_.module = extra.module;
  at_.index = extra.infos;
  at_.date = kNone;
  at_.has_line = extra.with_line;
  return lower(extra.expression);
}

Lowered lower(const Inputs& inputs, const Extra* extra) {
  Lowering lowering(inputs);
  lowering.run();
  Lowered result;
  if (extra != nullptr) result.expression = lowering.extra(*extra);
  result.program = std::make_shared<const Program>(lowering.take());
  return result;
}

}  // namespace edict::core
