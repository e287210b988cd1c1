// Rows of a data file as declarations: `code from "drug_codes.csv" { … }`, `modifier from "modifiers.csv" { … }`.
//
// In: the module that says so, and the file's text. Out: a CodeDecl or ModifierDecl for each row, at the end of the module, with places in the data file. Always true: what
// cannot be read is left out of its row and noted in the declaration; later phases know nothing of files.
#pragma once

#include "source/source.h"
#include "syntax/ast.h"

namespace edict::syntax {

// `decl` indexes a CodeRowsDecl of the module. Without a file (nullptr) the declaration notes that it could not be read.
void add_code_rows(ast::Module& module, std::size_t decl, const source::SourceFile* data);

}  // namespace edict::syntax
