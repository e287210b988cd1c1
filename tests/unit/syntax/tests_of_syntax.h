// A text parsed for a test, and expressions shown as lists: (= a b).
#pragma once

#include <string>

#include "diagnostic/render.h"
#include "syntax/parse.h"

class Parsed {
 public:
  explicit Parsed(std::string text, std::string name = "t.edict");

  bool clean() const { return diagnostics.empty(); }
  const edict::ast::Decl& only() const { return module.decls.at(0); }
  std::string codes() const;  // "S001:3 S005:4": code and line of each finding
  std::string text(edict::source::Span span) const { return std::string(sources.text(span)); }
  std::string show(edict::ast::ExprId id) const;
  void check_order() const;  // children before parents

  edict::source::Sources sources;
  edict::diagnostic::Diagnostics diagnostics;
  edict::ast::Module module;
};

// The expression `text` as the value of a term.
std::string value_of(const std::string& text);
std::string show(const edict::ast::Module& module, edict::ast::ExprId id);
