// Sentences about rules, exceptions and outcomes.
#include "doc/words.h"

#include "doc/markup.h"
#include "doc/policy_text.h"

namespace edict::doc {

using ast::ClauseKind;

std::string period_words(const exact::Period& period) {
  const exact::Period all = exact::always();
  if (period == all) return "";
  if (period.last == all.last) return "from " + exact::date_text(period.first) + " on";
  if (period.first == all.first) return "until " + exact::date_text(period.last);
  return "from " + exact::date_text(period.first) + " to " + exact::date_text(period.last);
}

std::string joined(const std::vector<std::string>& parts, const std::string& last) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) out += (i == 0 ? "" : i + 1 == parts.size() ? last : ", ") + parts[i];
  return out;
}

std::string Words::phrase(std::uint32_t module, ast::ExprId expr) const {
  return expr == ast::kNoExpr ? "" : policy_phrase(book_, codes_, module, book_.module(module).exprs[expr].span);
}

std::string Words::code_word(SymbolKind kind, const std::string& written) const {
  const std::string meaning = codes_.meaning(kind, written);
  return link(codes_.href(kind, written), escaped(written)) + (meaning.empty() ? "" : " (" + escaped(meaning) + ")");
}

std::string Words::outcome(std::uint32_t module, const ast::Outcome& outcome) const {
  std::vector<std::string> remarks;
  for (const ast::Name& remark : outcome.remarks) remarks.push_back(code_word(SymbolKind::Remark, remark.text));
  std::string with = outcome.adjustment ? " with " + code_word(SymbolKind::Adjustment, outcome.adjustment->text) : "";
  if (!remarks.empty()) with += " and remark " + joined(remarks);
  const std::string reason = outcome.reason ? ": “" + escaped(outcome.reason->value) + "”" : "";
  switch (outcome.kind) {
    case ast::OutcomeKind::Deny: return "the line is <strong>denied</strong>" + with;
    case ast::OutcomeKind::Reject: return "the claim is <strong>rejected</strong>" + with;
    case ast::OutcomeKind::Pend: return "the line is <strong>pended</strong>" + reason;
    case ast::OutcomeKind::ReduceUnits: return "its units are <strong>reduced</strong> to " + phrase(module, outcome.amount) + with;
    case ast::OutcomeKind::ReduceTo: return "its payment is <strong>reduced</strong> to " + phrase(module, outcome.amount) + with;
    case ast::OutcomeKind::Note: return "the line is paid all the same, with a <strong>note</strong>" + reason;
    case ast::OutcomeKind::Pass: return "nothing follows: the line <strong>passes</strong>";
  }
  return "";
}

std::string Words::stage(const std::vector<ast::Clause>& clauses) const {
  const auto* stage = clause_value<std::vector<ast::Name>>(clauses, ClauseKind::Stage);
  return stage == nullptr || stage->empty() ? "coverage" : escaped(stage->front().text);
}

std::string Words::payers(names::PackageId package, const std::vector<ast::Name>& payers) const {
  std::vector<std::string> all;
  for (const ast::Name& payer : payers) {
    const names::SymbolId symbol = book_.set().names.find(package, payer.text, names::Sort::Payer).symbol;
    all.push_back(link(book_.href(symbol), escaped(symbol == kNone ? payer.text : book_.title_of(book_.set().names.symbols[symbol].decls.front()))));
  }
  return joined(all);
}

std::string Words::applies(std::uint32_t module, const std::vector<ast::Clause>& clauses) const {
  const ast::Clause* found = types::clause(clauses, ClauseKind::Applies);
  if (found == nullptr) return "";
  if (const auto* expr = std::get_if<ast::ExprId>(&found->value)) return phrase(module, *expr);
  const auto* pair = std::get_if<ast::Pair>(&found->value);
  if (pair == nullptr) return "";
  const std::string where = pair->where == ast::kNoExpr ? "" : " where " + phrase(module, pair->where);
  return "pairs of lines in " + phrase(module, pair->source) + " (" + code(escaped(pair->first.text)) + " and " + code(escaped(pair->second.text)) + ")" + where;
}

std::string Words::message(std::uint32_t module, const ast::Message& message) const {
  std::string text;
  for (const ast::MessagePart& part : message.parts) text += part.value == ast::kNoExpr ? escaped(part.text) : "<var>" + escaped(book_.text(book_.module(module).exprs[part.value].span)) + "</var>";
  return "“" + text + "”";
}

std::string Words::one_change(std::uint32_t module, const ast::Clause& clause, const std::string& it) const {
  const auto* expr = std::get_if<ast::ExprId>(&clause.value);
  switch (clause.kind) {
    case ClauseKind::Waive: return it + " is <strong>waived</strong>";
    case ClauseKind::Applies: return it + " concerns " + applies(module, {clause}) + " instead";
    case ClauseKind::Require: return it + " requires " + phrase(module, *expr) + " instead";
    case ClauseKind::Else: return "where it is not met, " + outcome(module, std::get<ast::Outcome>(clause.value));
    case ClauseKind::Missing: return "where facts are missing, " + outcome(module, std::get<ast::Outcome>(clause.value));
    case ClauseKind::Message: return it + " says " + message(module, std::get<ast::Message>(clause.value));
    case ClauseKind::Value: return "the value is " + phrase(module, *expr);
    case ClauseKind::Starts: return it + " starts with " + phrase(module, *expr);
    case ClauseKind::Takes: return it + " takes " + phrase(module, std::get<ast::Takes>(clause.value).amount);
    case ClauseKind::Attribute: return (it == "it" ? "" : it + " has ") + code(escaped(clause.attribute)) + (it == "it" ? " is " : " ") + phrase(module, expr == nullptr ? ast::kNoExpr : *expr);
    case ClauseKind::Title: case ClauseKind::Version: case ClauseKind::Effective: case ClauseKind::Received: case ClauseKind::Source: case ClauseKind::Owner:
    case ClauseKind::For: case ClauseKind::Stage: case ClauseKind::Payer: case ClauseKind::Cite: case ClauseKind::Label: case ClauseKind::When:
    case ClauseKind::Pick: case ClauseKind::Per: case ClauseKind::Extends: return "";
  }
  return "";
}

std::string Words::change(DeclRef ref, const std::string& subject) const {
  const auto& exception = std::get<ast::ExceptionDecl>(book_.decl(ref).node);
  std::vector<std::string> changes;
  for (const ast::Clause& clause : exception.clauses) {
    if (std::string one = one_change(ref.module, clause, changes.empty() ? subject : "it"); !one.empty()) changes.push_back(std::move(one));
  }
  for (const ast::RowReplacement& one : exception.target.replacements) {
    const bool first = changes.empty() && subject != "it";
    changes.push_back((first ? subject + " has " : "") + code(escaped(one.column.text)) + (first ? " " : " is ") + phrase(ref.module, one.value));
  }
  return joined(changes, "; ");
}

std::string Words::condition(DeclRef ref) const {
  const std::vector<ast::Clause>& clauses = clauses_of(book_.decl(ref));
  const names::PackageId package = book_.set().names.package_of[ref.module];
  std::vector<std::string> parts;
  if (const auto* names = clause_value<std::vector<ast::Name>>(clauses, ClauseKind::Payer)) parts.push_back("for " + payers(package, *names));
  if (const auto* when = clause_value<ast::ExprId>(clauses, ClauseKind::When)) parts.push_back("when " + phrase(ref.module, *when));
  if (const std::string since = period_words(types::effective_of(book_.module(ref.module), clauses)); !since.empty()) parts.push_back(since);
  return joined(parts, ", ");
}

std::string Words::citation(const std::vector<ast::Clause>& clauses) const {
  const auto* cite = clause_value<ast::Text>(clauses, ClauseKind::Cite);
  return cite == nullptr ? "" : "<cite>" + escaped(cite->value) + "</cite>";
}

std::string Words::reference(DeclRef ref) const {
  if (ref.module == kNone) return "";
  const std::string title = book_.title_of(ref), name = book_.name_of(ref);
  // Several packages may add to one set or table.
  const std::string in = book_.kind_of(ref).starts_with("addition") ? " in " + code_name(book_.set().names.packages[book_.set().names.package_of[ref.module]].name) : "";
  return link(book_.href(ref), escaped(title)) + (name.empty() || name == title ? "" : " " + code_name(name)) + in;
}

std::string Words::reference(names::SymbolId symbol) const { return reference(book_.set().names.symbols[symbol].decls.front()); }

}  // namespace edict::doc
