// Steps of resolve. Each adds to Names and reports; none depends on the order of files.
#pragma once

#include "names/names.h"

namespace edict::names {

void find_packages(Names& names, diagnostic::Diagnostics& diagnostics);
void declare_symbols(Names& names, diagnostic::Diagnostics& diagnostics);
// The name of an exception that has none: `to few`, `to code J2357`, `to limits[J2357, 11]`, `to rules in cms.wastage`.
std::string unnamed(const ast::Module& module, const ast::ExceptionDecl& exception);
void bind_imports(Names& names, const std::vector<std::string>& prelude, diagnostic::Diagnostics& diagnostics);

}  // namespace edict::names
