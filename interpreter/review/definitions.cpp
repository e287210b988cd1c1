// Where a payer's definition of a code differs from the official one: reported with both places, both sources and the first day that they differ on.
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "diagnostic/codes_review.h"
#include "review/reviews.h"

namespace edict::review {

namespace code = diagnostic::code;

namespace {

struct Statement {
  names::PackageId package;
  const ast::Module* module;
  std::uint32_t index;
  const ast::Decl* decl;
  const ast::CodeDecl* code;
  exact::Period effective;
};

std::string value_text(const Inputs& in, const Statement& s, const ast::Clause& clause) {
  const auto* id = std::get_if<ast::ExprId>(&clause.value);
  return id == nullptr ? "" : std::string(in.sources.text(s.module->expr(*id).span));
}

// Two values differ as constants, not as texts: `1 mg` is `1000 mcg`.
bool same_value(const Inputs& in, const Statement& a, const ast::Clause& left, const Statement& b, const ast::Clause& right) {
  const auto& l = in.types.info(a.index, std::get<ast::ExprId>(left.value));
  const auto& r = in.types.info(b.index, std::get<ast::ExprId>(right.value));
  if (l.meaning != types::Meaning::Constant || r.meaning != types::Meaning::Constant) return value_text(in, a, left) == value_text(in, b, right);
  const auto& x = in.types.constants[l.ref];
  const auto& y = in.types.constants[r.ref];
  const bool quantities = x.type.quantity() && y.type.quantity();
  return x.number == y.number && x.text == y.text && x.date == y.date && x.duration == y.duration && (!quantities || x.type.dimension == y.type.dimension);
}

std::string source_of(const Inputs& in, names::PackageId package) {
  const auto& decl = std::get<ast::PackageDecl>(in.names.decl(in.names.packages[package].decl).node);
  const ast::Clause* source = types::clause(decl.clauses, ast::ClauseKind::Source);
  const auto* text = source == nullptr ? nullptr : std::get_if<ast::Text>(&source->value);
  return text == nullptr ? in.names.packages[package].name : text->value;
}

void compare(const Inputs& in, const Statement& own, const Statement& official, diagnostic::Diagnostics& out) {
  for (const ast::Clause& clause : own.code->clauses) {
    if (clause.kind != ast::ClauseKind::Attribute) continue;
    for (const ast::Clause& other : official.code->clauses) {
      if (other.kind != ast::ClauseKind::Attribute || other.attribute != clause.attribute) continue;
      if (clause.attribute == "source" || same_value(in, own, clause, official, other)) continue;
      auto& finding = out.add(code::R101, clause.span,
                              {own.decl->name.text, clause.attribute, value_text(in, own, clause), value_text(in, official, other),
                               source_of(in, own.package), source_of(in, official.package)});
      finding.related.push_back({other.span, "the official definition: " + (official.decl->title ? official.decl->title->value : official.decl->name.text)});
    }
  }
  const bool titles = own.decl->title && official.decl->title && own.decl->title->value != official.decl->title->value;
  if (!titles) return;
  auto& finding = out.add(code::R102, own.decl->title->span,
                          {own.decl->name.text, own.decl->title->value, official.decl->title->value, source_of(in, own.package), source_of(in, official.package)});
  finding.related.push_back({official.decl->title->span, "the official title"});
}

// Every statement of a code that somebody outside the libraries states too: the official ones and the others.
std::vector<Statement> stated_again(const Inputs& in) {
  std::vector<Statement> all;
  std::unordered_set<std::string_view> restated;
  for (const bool library : {false, true}) {
    for (std::uint32_t m = 0; m < in.names.modules.size(); ++m) {
      const names::PackageId package = in.names.package_of[m];
      if (package == names::kNone || in.names.packages[package].library != library || (library && restated.empty())) continue;
      for (const ast::Decl& decl : in.names.modules[m]->decls) {
        const auto* code = std::get_if<ast::CodeDecl>(&decl.node);
        if (code == nullptr || decl.broken || (library && restated.count(decl.name.text) == 0)) continue;
        restated.insert(decl.name.text);
        all.push_back({package, in.names.modules[m], m, &decl, code, types::effective_of(*in.names.modules[m], code->clauses)});
      }
    }
  }
  return all;
}

}  // namespace

void definitions(const Inputs& in, diagnostic::Diagnostics& out) {
  const std::vector<Statement> all = stated_again(in);
  std::unordered_map<std::string_view, std::vector<const Statement*>> official_of;
  for (const Statement& statement : all) {
    if (in.names.packages[statement.package].library) official_of[statement.decl->name.text].push_back(&statement);
  }
  for (const Statement& own : all) {
    const auto found = official_of.find(own.decl->name.text);
    if (found == official_of.end() || in.names.packages[own.package].library) continue;
    bool alive = false;
    const Statement* last = nullptr;
    for (const Statement* official : found->second) {
      if (last == nullptr || last->effective.last < official->effective.last) last = official;
      if (!official->effective.overlaps(own.effective)) continue;
      alive = true;
      compare(in, own, *official, out);
    }
    if (!alive) {
      auto& finding = out.add(code::R103, own.decl->name.span, {own.decl->name.text, exact::period_text(last->effective), exact::period_text(own.effective)});
      finding.related.push_back({last->decl->name.span, "the official definition"});
      compare(in, own, *last, out);
    }
  }
}

}  // namespace edict::review
