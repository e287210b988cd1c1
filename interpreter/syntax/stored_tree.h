// Trees of the standard library are made when the program is built, so that nobody waits for the grammar to read it again.
//
// In: the tree of a text that was read without findings. Out: its bytes; from them, the same tree. Always true: every member of every node of ast.h is in the
// bytes (a new one does not compile before it is); bytes that are cut short or are none give nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "syntax/ast.h"

namespace edict::syntax {

std::string stored(const ast::Module& module);
std::optional<ast::Module> restored(std::string_view bytes, source::FileId file);  // places stand in `file`

}  // namespace edict::syntax
