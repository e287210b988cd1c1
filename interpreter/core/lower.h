// Phase 5. In: modules, Names and Types without errors. Out: a core::Program. Always true: the same set of declarations gives the same program whatever
// their order in the text (`span`s aside).
#pragma once

#include <memory>

#include "core/program.h"
#include "source/source.h"
#include "types/types.h"

namespace edict::core {

struct Inputs {
  const source::Sources& sources;
  const names::Names& names;
  const types::Types& types;
};

// One more expression (REPL), checked by types::check_expression; its infos are `types.exprs[infos]`.
struct Extra {
  const ast::Module* module = nullptr;
  std::uint32_t infos = 0;
  ast::ExprId expression = ast::kNoExpr;
  bool with_line = false;
};

struct Lowered {
  std::shared_ptr<const Program> program;
  NodeId expression = kNone;   // of Extra
};

Lowered lower(const Inputs& inputs, const Extra* extra = nullptr);

}  // namespace edict::core
