// Steps of resolve. Each adds to Names and reports; none depends on the order of files.
#pragma once

#include "names/names.h"

namespace edict::names {

void find_packages(Names& names, diagnostic::Diagnostics& diagnostics);
void declare_symbols(Names& names, diagnostic::Diagnostics& diagnostics);
void bind_imports(Names& names, const std::vector<std::string>& prelude, diagnostic::Diagnostics& diagnostics);

}  // namespace edict::names
