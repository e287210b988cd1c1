// Phase 1. In: a SourceFile. Out: an ast::Module. Never throws; errors go to `diagnostics`, and parsing goes on at the next declaration.
#pragma once

#include "diagnostic/diagnostic.h"
#include "source/source.h"
#include "syntax/ast.h"

namespace edict::syntax {

// Limits on untrusted text: 16 MiB a file, 2,000,000 tokens, 250,000 of them in one declaration, nesting of 100 levels, 100 errors a file.
ast::Module parse(const source::SourceFile& file, diagnostic::Diagnostics& diagnostics);

// One REPL entry: either declarations, or a single expression (`expression` is then set).
struct Entry {
  ast::Module module;
  ast::ExprId expression = ast::kNoExpr;
  bool incomplete = false;  // the text ends inside an open bracket or block: a terminal asks for another line
};
Entry parse_entry(const source::SourceFile& file, diagnostic::Diagnostics& diagnostics);

}  // namespace edict::syntax
