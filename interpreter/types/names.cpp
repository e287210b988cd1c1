// Names and paths: variables, the claim's parts, declared names, fields, attributes, terms of a line, columns of a row.
#include <algorithm>
#include <cctype>

#include "diagnostic/codes_names.h"
#include "diagnostic/codes_types.h"
#include "types/checker.h"
#include "types/limits.h"

namespace edict::types {

namespace code = diagnostic::code;

std::optional<std::string> Checker::path_text(ast::ExprId id) const {
  const ast::ExprNode& node = expr(id).node;
  if (const auto* name = std::get_if<ast::NameExpr>(&node)) return name->text;
  if (const auto* field = std::get_if<ast::FieldExpr>(&node)) {
    const auto base = path_text(field->base);
    if (base) return *base + "." + field->field.text;
  }
  return std::nullopt;
}

void Checker::used(names::SymbolId symbol) {
  if (symbol_ == kNone) return;
  types_.uses[symbol_].push_back(symbol);
}

void Checker::used_attribute(std::uint32_t attribute) {
  if (symbol_ != kNone) types_.attribute_uses[symbol_].push_back(attribute);
}

Type Checker::term_type(names::SymbolId symbol) {
  const auto known = types_.terms.find(symbol);
  if (known != types_.terms.end()) return known->second;
  const names::DeclRef ref = in_.names.symbols[symbol].decls.front();
  const ast::Decl& decl = in_.names.decl(ref);
  const auto& term = std::get<ast::TermDecl>(decl.node);
  Type type;
  const names::PackageId package = in_.names.symbols[symbol].package;
  if (term.type) {
    Checker inner(in_, types_, out_);
    inner.enter(ref.module, package);
    type = inner.type_of(*term.type, package);
  } else if (open_terms_.size() > kLongestLead || !open_terms_.insert(symbol).second) {
    return {};  // a ring, or a term that leads too far: find_rings reports it
  } else {
    Checker inner(in_, types_, out_);
    inner.open_terms_ = open_terms_;
    inner.enter(ref.module, package);
    inner.symbol_ = symbol;
    inner.set_line(true);
    if (const auto* value = clause(term.clauses, ast::ClauseKind::Value)) {
      if (const auto* id = std::get_if<ast::ExprId>(&value->value)) type = inner.check(*id);
    }
    type.ratio = false;
    if (type.is(Kind::Set) || type.is(Kind::Age)) type = {};  // no value: check_term tells it
    open_terms_.erase(symbol);
  }
  types_.terms[symbol] = type;
  return type;
}

Type Checker::named_symbol(ast::ExprId id, names::SymbolId symbol, source::Span where) {
  used(symbol);
  Info& into = info(id);
  into.ref = symbol;
  switch (in_.names.symbols[symbol].sort) {
    case names::Sort::Term:
      if (!has_line_ && !at_prompt_) {
        report(code::T320, where, {in_.names.symbols[symbol].name});
        return {};
      }
      into.meaning = Meaning::Term;
      into.extra = 0;
      return term_type(symbol);
    case names::Sort::Set: {
      into.meaning = Meaning::SetName;
      Type type = types_.sets.count(symbol) ? types_.sets[symbol] : Type{};
      if (type.error()) return type;
      type.element = type.kind;
      type.kind = Kind::Set;
      return type;
    }
    case names::Sort::Payer:
      into.meaning = Meaning::Payer;
      return symbol_type(SymbolKind::Payer);
    case names::Sort::Table:
      into.meaning = Meaning::Table;
      report(code::T308, where, {in_.names.symbols[symbol].name, "table", "look a row up: `" + look_up(symbol) + "`"});
      return {};
    case names::Sort::Rule:
    case names::Sort::Exception:
    case names::Sort::Balance: {
      const std::string& name = in_.names.symbols[symbol].name;
      const bool age = name == "age";
      report(code::T308, where, {name, std::string(sort_word(in_.names.symbols[symbol].sort)), age ? "an age is asked on a day: `age on line.date >= 12 years`" : "only a term has a value"});
      return {};
    }
    case names::Sort::Code:
    case names::Sort::Modifier:
    case names::Sort::Unit:
    case names::Sort::Values:
    case names::Sort::Record: break;
  }
  return {};
}

Type Checker::name(ast::ExprId id, const ast::NameExpr& node, const Type* expected) {
  Info& into = info(id);
  for (auto local = locals_.rbegin(); local != locals_.rend(); ++local) {
    if (local->name != node.text) continue;
    into.meaning = Meaning::Variable;
    into.ref = local->slot;
    return local->type;
  }
  const Type* wanted = expected;
  Type element;
  if (expected != nullptr && (expected->is(Kind::List) || expected->is(Kind::Set))) {
    element = element_of(*expected);
    wanted = &element;
  }
  if (wanted != nullptr && wanted->is(Kind::Symbol) && wanted->symbol == SymbolKind::Value && wanted->of != kNone) {
    for (const auto& member : types_.vocabularies[wanted->of].members) {
      if (member == node.text) return symbol_literal(id, node.text, *wanted);
    }
  }
  if (has_line_) {
    into.ref = 0;
    Type record = of_kind(Kind::Record);
    if (node.text == "line") {
      into.meaning = Meaning::Variable;
      record.of = types_.line;
      return record;
    }
    if (node.text == "claim") {
      into.meaning = Meaning::ClaimOf;
      record.of = types_.claim;
      return record;
    }
    if (node.text == "patient") {
      into.meaning = Meaning::PatientOf;
      record.of = types_.patient;
      return record;
    }
    if (node.text == "day" || node.text == "history") {
      into.meaning = node.text == "day" ? Meaning::Day : Meaning::History;
      record.of = types_.line;
      return list_of(record);
    }
  } else if (node.text == "line" || node.text == "claim" || node.text == "patient" || node.text == "day" || node.text == "history") {
    report(code::T320, span(id), {node.text});
    return {};
  }
  const auto found = in_.names.find_named(package_, node.text);
  if (found.symbol != names::kNone) return named_symbol(id, found.symbol, span(id));
  if (!found.ambiguous.empty()) {
    std::string list;
    for (auto symbol : found.ambiguous) list += (list.empty() ? "`" : " or `") + in_.names.full_name(symbol) + "`";
    report(code::N021, span(id), {node.text, list});
    return {};
  }
  const std::uint32_t vocabulary = types_.vocabulary_of(node.text);
  if (vocabulary != kNone) return symbol_literal(id, node.text, symbol_type(SymbolKind::Value, vocabulary));
  if (wanted != nullptr && wanted->is(Kind::Symbol) && wanted->symbol == SymbolKind::Value && wanted->of != kNone) return symbol_literal(id, node.text, *wanted);
  auto& finding = report(wanted != nullptr && wanted->is(Kind::Symbol) && wanted->symbol == SymbolKind::Payer ? code::N031 : code::N020, span(id), {node.text});
  auto candidates = in_.names.named_in_view(package_);
  for (const auto& local : locals_) candidates.push_back(local.name);
  for (const auto& v : types_.vocabularies) candidates.insert(candidates.end(), v.members.begin(), v.members.end());
  if (has_line_) candidates.insert(candidates.end(), {"line", "claim", "patient", "day", "history"});
  suggest(finding, node.text, candidates);
  advise_name(finding, node.text);
  std::string capitals = node.text;
  std::transform(capitals.begin(), capitals.end(), capitals.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  const bool is_code = in_.names.find(package_, capitals, names::Sort::Code).symbol != kNone || in_.names.find(package_, capitals, names::Sort::Modifier).symbol != kNone;
  if (is_code) {
    finding.help = "codes are written in capitals: `" + capitals + "`";
    finding.fix = {{finding.span, capitals}};
  }
  return {};
}

Type Checker::field_of_record(ast::ExprId id, const ast::FieldExpr& node, const Type& base) {
  const RecordInfo& record = types_.records[base.of];
  Info& into = info(id);
  for (std::uint32_t f = 0; f < record.fields.size(); ++f) {
    if (record.fields[f].name != node.field.text) continue;
    into.ref = base.of;
    into.extra = f;
    into.meaning = Meaning::Field;
    if (record.fields[f].type.is(Kind::Units)) used_attribute(kUnitAttribute);  // they are counted in the unit in force
    const auto* name = std::get_if<ast::NameExpr>(&expr(node.base).node);
    if (in_takes_ && base.of == types_.line && node.field.text == "allowed" && name != nullptr && name->text == "line") into.meaning = Meaning::AllowedNow;
    return record.fields[f].type;
  }
  if (base.of == types_.line) {
    const auto found = in_.names.find(package_, node.field.text, names::Sort::Term);
    if (found.symbol != names::kNone) {
      used(found.symbol);
      into.meaning = Meaning::Term;
      into.ref = found.symbol;
      into.extra = kNone;
      return term_type(found.symbol);
    }
  }
  auto& finding = report(code::N027, node.field.span, {node.field.text, record.name});
  std::vector<std::string> candidates;
  for (const auto& f : record.fields) candidates.push_back(f.name);
  if (base.of == types_.line) {
    const auto terms = in_.names.in_view(package_, names::Sort::Term);
    candidates.insert(candidates.end(), terms.begin(), terms.end());
  }
  suggest(finding, node.field.text, candidates);
  advise_field(finding, base, node.field.text);
  return {};
}

Type Checker::field(ast::ExprId id, const ast::FieldExpr& node) {
  // `package.name` or `alias.name`
  if (const auto path = path_text(node.base)) {
    bool local = has_line_ && (*path == "line" || *path == "claim" || *path == "patient");
    for (const auto& l : locals_) local = local || l.name == *path;
    if (!local && in_.names.find_package(package_, *path) != names::kNone) {
      const auto found = in_.names.find_named(package_, *path + "." + node.field.text);
      if (found.symbol != names::kNone) return named_symbol(id, found.symbol, span(id));
    }
  }
  // A literal with a part is a code, or a modifier where its shape says so: `J2357.unit`, `JW.kind`.
  const auto* shape = std::get_if<ast::ShapeLiteral>(&expr(node.base).node);
  const bool literal = shape != nullptr || std::holds_alternative<ast::NumberLiteral>(expr(node.base).node);
  const Type word = symbol_type(shape != nullptr && fits(SymbolKind::Modifier, shape->text) ? SymbolKind::Modifier : SymbolKind::Code);
  const Type base = check(node.base, literal ? &word : nullptr);
  Info& into = info(id);
  if (base.error()) return {};
  if (base.is(Kind::Record)) return field_of_record(id, node, base);
  if (base.is(Kind::Row)) {
    const auto& columns = types_.tables[base.of].columns;
    std::vector<std::string> candidates;
    for (std::uint32_t c = 0; c < columns.size(); ++c) {
      candidates.push_back(columns[c].name);
      if (columns[c].name != node.field.text) continue;
      into.meaning = Meaning::Column;
      into.ref = c;
      into.extra = base.of;
      return columns[c].type;
    }
    auto& finding = report(code::N029, node.field.span, {node.field.text, in_.names.symbols[base.of].name});
    suggest(finding, node.field.text, candidates);
    return {};
  }
  if (base.is(Kind::Period) && (node.field.text == "first" || node.field.text == "last")) {
    into.meaning = node.field.text == "first" ? Meaning::PeriodFirst : Meaning::PeriodLast;
    return of_kind(Kind::Date);
  }
  if (base.is(Kind::Symbol) && (base.symbol == SymbolKind::Code || base.symbol == SymbolKind::Payer || base.symbol == SymbolKind::Modifier)) {
    const Owner owner = base.symbol == SymbolKind::Code ? Owner::Code : base.symbol == SymbolKind::Payer ? Owner::Payer : Owner::Modifier;
    std::vector<std::string> candidates;
    for (std::uint32_t a = 0; a < types_.attributes.size(); ++a) {
      if (types_.attributes[a].owner != owner) continue;
      candidates.push_back(types_.attributes[a].name);
      if (types_.attributes[a].name != node.field.text) continue;
      into.meaning = Meaning::Attribute;
      used_attribute(a);
      into.ref = a;
      return types_.attributes[a].type;
    }
    const std::string owner_word = owner == Owner::Code ? "code" : owner == Owner::Payer ? "payer" : "modifier";
    auto& finding = report(code::N028, node.field.span, {node.field.text, owner_word});
    suggest(finding, node.field.text, candidates);
    return {};
  }
  report(code::T309, node.field.span, {node.field.text, words(base)});
  return {};
}

Type Checker::index(ast::ExprId id, const ast::IndexExpr& node) {
  const auto path = path_text(node.base);
  const auto found = path ? in_.names.find_named(package_, *path) : names::Names::Found{};
  if (found.symbol == names::kNone || in_.names.symbols[found.symbol].sort != names::Sort::Table) {
    auto& finding = report(code::T310, span(node.base), {text_of(span(node.base))});
    if (path) suggest(finding, *path, in_.names.in_view(package_, names::Sort::Table));
    return {};
  }
  used(found.symbol);
  info(id).meaning = Meaning::Table;
  info(id).ref = found.symbol;
  const auto table = types_.tables.find(found.symbol);
  if (table == types_.tables.end()) return {};
  const auto& keys = table->second.keys;
  if (keys.empty()) return {};  // its head could not be read
  if (node.keys.empty() || node.keys.size() > keys.size()) {
    report(code::T311, span(id), {*path, std::to_string(keys.size()), std::to_string(node.keys.size())});
    return {};
  }
  for (std::size_t k = 0; k < node.keys.size(); ++k) {
    const Type got = check(node.keys[k], &keys[k].type);
    if (got.error()) continue;
    const Type one = got.is(Kind::List) ? element_of(got) : got;
    if (!comparable(one, keys[k].type)) report(code::T312, span(node.keys[k]), {*path, keys[k].name, words(keys[k].type), words(got)});
  }
  Type row = of_kind(Kind::Row);
  row.of = found.symbol;
  return row;
}

}  // namespace edict::types
