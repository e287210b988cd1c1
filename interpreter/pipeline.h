// Phases 0–5 on one page. In: paths of policies and a Loader. Out: a Compilation: texts, trees, names, types, findings, and the program where there are no errors.
//
// Always true: never throws; a path that cannot be read is an error finding; the order of paths changes nothing but the order of findings.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/lower.h"
#include "core/program.h"
#include "diagnostic/diagnostic.h"
#include "names/names.h"
#include "source/loader.h"
#include "source/source.h"
#include "types/check.h"

namespace edict {

struct CompileOptions {
  std::vector<std::string> paths;   // policy files, and directories of them
  std::string stdlib;               // a directory that stands in for the built-in standard library; empty = built in
  bool review = true;               // warnings too
  std::vector<std::string> off;     // warnings that are switched off, by code or slug
};

// One text more, that stands in no file: what a REPL has been told. Its places are those of the text, so the package that it belongs to is named beside it; where the text
// begins with a package of its own, nothing is.
struct ExtraText {
  std::string name, text;
  std::string package = {};
};

struct Compilation {
  std::shared_ptr<source::Sources> sources;
  std::vector<ast::Module> modules;
  names::Names names;
  types::Types types;
  diagnostic::Diagnostics diagnostics;
  std::shared_ptr<const core::Program> program;  // nothing where there are errors
  std::vector<std::string> missing_paths;        // that could not be read at all
  types::DataFiles data;
};

Compilation compile(const CompileOptions& options, const source::Loader& loader, const std::vector<ExtraText>& extra = {});

// An expression against a compiled set, seeing what `package` sees (all packages of the set where empty).
struct CompiledExpression {
  std::shared_ptr<const core::Program> program;  // with the expression in it; nothing where there are errors
  core::NodeId node = core::kNone;
  std::string type;                              // in words: `a mass`
};
CompiledExpression compile_expression(Compilation& set, const std::string& text, bool with_line, const std::string& package, diagnostic::Diagnostics& diagnostics);

}  // namespace edict
