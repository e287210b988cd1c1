// Phase 3. In: modules and Names. Out: Types. Always true: an error poisons only the declaration that it stands in and what needs it.
#pragma once

#include <functional>

#include "types/types.h"

namespace edict::types {

// Gives the data file that `table … from` names, seen from the policy file that names it; nullptr where it cannot be read.
using DataFiles = std::function<const source::SourceFile*(const std::string& policy_file, const std::string& data_file)>;

struct Inputs {
  const source::Sources& sources;
  const names::Names& names;
  const DataFiles& data;
};

Types check(const Inputs& inputs, diagnostic::Diagnostics& diagnostics);

// One more expression of a REPL, typed against a checked policy set: `module` is not part of names; it sees what `package` sees. Its expressions' infos
// are appended to Types::exprs as the last module. `with_line`: `line`, `claim` … may be named.
Info check_expression(const Inputs& inputs, Types& types, const ast::Module& module, ast::ExprId expr, names::PackageId package, bool with_line,
                      diagnostic::Diagnostics& diagnostics);

}  // namespace edict::types
