// Fields that a claim need not give, and rules that need them without saying what becomes of a line that lacks them.
//
// Always true: only fields that the record itself marks as optional (`date?`) are spoken of, and not where the declaration asks whether they are known, or says
// what stands in for them. Terms that a rule uses count as the rule's own words.
#include <algorithm>
#include <map>
#include <set>

#include "diagnostic/codes_review.h"
#include "review/reviews.h"
#include "review/written.h"

namespace edict::review {

namespace code = diagnostic::code;

namespace {

constexpr std::size_t kMostNamed = 4;

using DeclKey = std::pair<std::uint32_t, std::uint32_t>;   // module, declaration

struct Needs {
  std::set<std::string> fields, guarded;      // as written: `line.dose`
  std::set<names::SymbolId> terms;
};

// What the declarations of the set need, the library's too; a module is looked through when something in it is asked for.
class AllNeeds {
 public:
  explicit AllNeeds(const Inputs& in) : in_(in), looked_through_(in.names.modules.size(), false) {}

  std::set<std::string> of(DeclKey decl) {
    std::set<std::string> fields;
    std::set<DeclKey> seen;
    gather(decl, fields, seen);
    return fields;
  }

 private:
  void read(std::uint32_t m) {
    const ast::Module& module = *in_.names.modules[m];
    std::map<std::uint32_t, std::uint32_t> begins;   // where each declaration begins
    for (std::uint32_t d = 0; d < module.decls.size(); ++d) {
      if (module.decls[d].span.file == module.file && !module.decls[d].broken) begins[module.decls[d].span.begin] = d;
    }
    for (ast::ExprId id = 0; id < module.exprs.size(); ++id) {
      auto at = begins.upper_bound(module.expr(id).span.begin);
      if (at != begins.begin()) read(m, id, needs_[{m, (--at)->second}]);
    }
  }

  void read(std::uint32_t m, ast::ExprId id, Needs& needs) {
    const ast::Module& module = *in_.names.modules[m];
    const types::Info& info = in_.types.info(m, id);
    if (info.meaning == types::Meaning::Term) needs.terms.insert(info.ref);
    if (info.meaning == types::Meaning::Field && in_.types.records[info.ref].fields[info.extra].type.optional) needs.fields.insert(words(module, id));
    if (const auto* state = std::get_if<ast::StateExpr>(&module.expr(id).node)) needs.guarded.insert(words(module, state->operand));
    const auto* binary = std::get_if<ast::BinaryExpr>(&module.expr(id).node);
    if (binary != nullptr && binary->op == ast::BinaryOp::Otherwise) needs.guarded.insert(words(module, binary->left));
  }

  std::string words(const ast::Module& module, ast::ExprId id) const { return std::string(in_.sources.text(module.expr(id).span)); }

  void gather(DeclKey decl, std::set<std::string>& fields, std::set<DeclKey>& seen) {
    if (!looked_through_[decl.first]) {
      looked_through_[decl.first] = true;
      read(decl.first);
    }
    const auto found = needs_.find(decl);
    if (found == needs_.end() || seen.size() > 1'000 || !seen.insert(decl).second) return;
    for (const std::string& field : found->second.fields) {
      if (found->second.guarded.count(field) == 0) fields.insert(field);
    }
    for (const names::SymbolId term : found->second.terms) {
      for (const names::DeclRef ref : in_.names.symbols[term].decls) gather({ref.module, ref.decl}, fields, seen);
    }
  }

  const Inputs& in_;
  std::vector<bool> looked_through_;   // by module
  std::map<DeclKey, Needs> needs_;
};

}  // namespace

void facts(const Inputs& in, diagnostic::Diagnostics& out) {
  AllNeeds needs(in);
  for (const Written& written : all_written(in)) {
    const auto* rule = std::get_if<ast::RuleDecl>(&written.decl->node);
    if (rule == nullptr || types::clause(rule->clauses, ast::ClauseKind::Missing) != nullptr) continue;
    const std::set<std::string> fields = needs.of({written.index, static_cast<std::uint32_t>(written.decl - written.module->decls.data())});
    if (fields.empty()) continue;
    std::string words;
    std::size_t named = 0;
    for (const std::string& field : fields) {
      if (named == kMostNamed) break;
      words += std::string(words.empty() ? "`" : named + 1 == fields.size() ? " and `" : ", `") + field + "`";
      ++named;
    }
    if (fields.size() > kMostNamed) words += " and " + std::to_string(fields.size() - kMostNamed) + " more";
    out.add(code::R117, written.decl->name.span, {written.decl->name.text, words});
  }
}

}  // namespace edict::review
