// Units, vocabularies, records and attributes: what every other check reads.
#include <algorithm>

#include "diagnostic/codes_names.h"
#include "diagnostic/codes_types.h"
#include "types/checker.h"
#include "types/limits.h"

namespace edict::types {

namespace code = diagnostic::code;

namespace {

template <typename Node, typename Visit>
void each(const names::Names& names, Visit visit) {
  for (std::uint32_t m = 0; m < names.modules.size(); ++m) {
    if (names.package_of[m] == names::kNone) continue;
    for (const ast::Decl& decl : names.modules[m]->decls) {
      if (const auto* node = std::get_if<Node>(&decl.node)) visit(m, decl, *node);
    }
  }
}

// Whether claims can say it: prices and sizes of a unit need the unit's code beside them, and rows are looked up.
bool readable(const Type& type) {
  if (type.is(Kind::List)) return type.element == Kind::Symbol || type.element == Kind::Text || type.element == Kind::Record || type.element == Kind::Error;
  return !type.is(Kind::Row) && !type.is(Kind::PerUnit) && !type.is(Kind::UnitSize);
}

}  // namespace

void Checker::read_units() {
  struct Waiting {
    std::uint32_t module;
    const ast::Decl* decl;
    const ast::QuantityLiteral* factor;
  };
  std::vector<Waiting> waiting;
  each<ast::UnitDecl>(in_.names, [&](std::uint32_t m, const ast::Decl& decl, const ast::UnitDecl& unit) {
    if (doubled_.count(&decl) != 0) return;
    if (unit.dimension) {
      auto at = std::find(types_.dimensions.begin(), types_.dimensions.end(), unit.dimension->text);
      if (at == types_.dimensions.end()) at = types_.dimensions.insert(types_.dimensions.end(), unit.dimension->text);
      types_.units.push_back({decl.name.text, static_cast<std::uint16_t>(at - types_.dimensions.begin()), 1'000'000});
      return;
    }
    const auto* factor = unit.factor == ast::kNoExpr ? nullptr : std::get_if<ast::QuantityLiteral>(&in_.names.modules[m]->expr(unit.factor).node);
    if (factor != nullptr) waiting.push_back({m, &decl, factor});
    else if (!decl.broken) report(code::T329, decl.span, {decl.name.text});
  });
  if (types_.units.size() + waiting.size() > kMostUnits) {
    const source::Span last = waiting.empty() ? source::Span{} : waiting.back().decl->span;
    report(code::T362, last, {"the policy set", std::to_string(kMostUnits), "units"});
    return;
  }
  // Factors may name units declared later: repeat until nothing more can be read.
  for (bool progress = true; progress && !waiting.empty();) {
    progress = false;
    for (std::size_t i = 0; i < waiting.size(); ++i) {
      const UnitInfo* base = unit(waiting[i].factor->unit.text);
      if (base == nullptr) continue;
      const auto value = decimal(waiting[i].factor->number, waiting[i].decl->span, base->factor);
      if (value && *value > 0) types_.units.push_back({waiting[i].decl->name.text, base->dimension, *value});
      else if (value) report(code::T329, waiting[i].decl->span, {waiting[i].decl->name.text});
      waiting.erase(waiting.begin() + static_cast<std::ptrdiff_t>(i--));
      progress = true;
    }
  }
  for (const auto& left : waiting) report(code::N025, left.factor->unit.span, {left.factor->unit.text});
}

void Checker::read_vocabularies() {
  for (names::SymbolId id = 0; id < in_.names.symbols.size(); ++id) {
    const names::Symbol& symbol = in_.names.symbols[id];
    if (doubled_.count(&in_.names.decl(symbol.decls.front())) != 0) continue;
    if (symbol.sort == names::Sort::Values && !std::get<ast::ValuesDecl>(in_.names.decl(symbol.decls.front()).node).extend) {
      types_.vocabularies.push_back({id, symbol.name, {}});
    }
  }
  each<ast::ValuesDecl>(in_.names, [&](std::uint32_t m, const ast::Decl& decl, const ast::ValuesDecl& values) {
    if (doubled_.count(&decl) != 0) return;
    VocabularyInfo* target = nullptr;
    for (auto& v : types_.vocabularies) {
      if (v.name == decl.name.text && (!values.extend || target == nullptr)) target = &v;
    }
    (void)m;
    if (target == nullptr) {
      report(code::N026, decl.name.span, {decl.name.text});
      return;
    }
    for (const auto& member : values.members) {
      if (std::find(target->members.begin(), target->members.end(), member.name.text) != target->members.end()) {
        report(code::T330, member.name.span, {member.name.text, decl.name.text});
        continue;
      }
      if (target->members.size() >= kMostWords) {
        report(code::T362, member.name.span, {decl.name.text, std::to_string(kMostWords), "words"});
        break;
      }
      target->members.push_back(member.name.text);
    }
  });
}

void Checker::read_records() {
  Type unit_size = of_kind(Kind::UnitSize);
  types_.attributes.push_back({"unit", unit_size, Owner::Code});
  each<ast::RecordDecl>(in_.names, [&](std::uint32_t, const ast::Decl& decl, const ast::RecordDecl& record) {
    if (!record.extend && doubled_.count(&decl) == 0) types_.records.push_back({decl.name.text, decl.title ? decl.title->value : "", {}});
  });
  types_.claim = types_.record("claim");
  types_.line = types_.record("line");
  types_.patient = types_.record("patient");
  each<ast::RecordDecl>(in_.names, [&](std::uint32_t m, const ast::Decl& decl, const ast::RecordDecl& record) {
    if (doubled_.count(&decl) != 0) return;
    enter(m, in_.names.package_of[m]);
    const std::string& name = decl.name.text;
    const bool attributes = record.extend && (name == "code" || name == "payer" || name == "modifier");
    const std::uint32_t target = types_.record(name);
    if (!attributes && target == kNone) {
      report(code::N026, decl.name.span, {name});
      return;
    }
    for (const ast::FieldDecl& field : record.fields) {
      if ((attributes ? types_.attributes.size() : types_.records[target].fields.size()) >= kMostFields) {
        report(code::T362, field.name.span, {name, std::to_string(kMostFields), attributes ? "attributes" : "fields"});
        break;
      }
      const Type type = type_of(field.type, package_);
      if (attributes) {
        const Owner owner = name == "code" ? Owner::Code : name == "payer" ? Owner::Payer : Owner::Modifier;
        const bool known = std::any_of(types_.attributes.begin(), types_.attributes.end(),
                                       [&](const AttributeInfo& a) { return a.name == field.name.text && a.owner == owner; });
        if (known) report(code::T330, field.name.span, {field.name.text, name});
        else types_.attributes.push_back({field.name.text, type, owner});
        continue;
      }
      auto& fields = types_.records[target].fields;
      if (std::any_of(fields.begin(), fields.end(), [&](const FieldInfo& f) { return f.name == field.name.text; })) {
        report(code::T330, field.name.span, {field.name.text, name});
        continue;
      }
      if (!readable(type)) report(code::T360, field.type.span, {words(type)});
      if (field.complete && !type.is(Kind::List)) report(code::T331, field.span, {field.name.text});
      fields.push_back({field.name.text, type, field.complete, field.title ? field.title->value : ""});
    }
  });
}

void Checker::read_sets() {
  for (names::SymbolId id = 0; id < in_.names.symbols.size(); ++id) {
    const names::Symbol& symbol = in_.names.symbols[id];
    if (symbol.sort != names::Sort::Set) continue;
    const auto& set = std::get<ast::SetDecl>(in_.names.decl(symbol.decls.front()).node);
    enter(symbol.decls.front().module, symbol.package);
    Type element = type_of(set.element, symbol.package);
    if (!element.error() && !element.is(Kind::Symbol)) {
      report(code::T332, set.element.span, {words(element)});
      element = {};
    }
    types_.sets[id] = element;
  }
}

void Checker::read_payers() {
  for (names::SymbolId id = 0; id < in_.names.symbols.size(); ++id) {
    if (in_.names.symbols[id].sort != names::Sort::Payer) continue;
    names::SymbolId at = id;
    std::string first_parent;
    for (std::size_t steps = 0; at != kNone; ++steps) {
      const names::Symbol& symbol = in_.names.symbols[at];
      const auto& payer = std::get<ast::PayerDecl>(in_.names.decl(symbol.decls.front()).node);
      const ast::Clause* extends = clause(payer.clauses, ast::ClauseKind::Extends);
      const auto* parents = extends == nullptr ? nullptr : std::get_if<std::vector<ast::Name>>(&extends->value);
      if (parents == nullptr || parents->empty()) break;
      const auto found = in_.names.find(symbol.package, parents->front().text, names::Sort::Payer);
      if (found.symbol == kNone) {
        if (at == id) {
          auto& finding = report(code::N031, parents->front().span, {parents->front().text});
          suggest(finding, parents->front().text, in_.names.in_view(symbol.package, names::Sort::Payer));
        }
        break;
      }
      if (at == id) {
        first_parent = parents->front().text;
        types_.uses[id].push_back(found.symbol);  // find_rings measures how far it leads
      }
      at = found.symbol;
      if (at == id) report(code::N035, in_.names.symbols[id].span, {in_.names.symbols[id].name, first_parent});
      if (at <= id || steps >= kLongestLead) break;  // a ring is told once, at its first payer
    }
  }
}

Type Checker::type_of(const ast::TypeExpr& written, names::PackageId package) {
  static const std::vector<std::pair<std::string, Kind>> kPlain = {
      {"boolean", Kind::Boolean}, {"integer", Kind::Integer}, {"decimal", Kind::Decimal}, {"money", Kind::Money}, {"percent", Kind::Percent},
      {"text", Kind::Text}, {"date", Kind::Date}, {"period", Kind::Period}, {"duration", Kind::Duration}, {"amount", Kind::Amount}, {"units", Kind::Units}};
  static const std::vector<std::pair<std::string, SymbolKind>> kSymbols = {
      {"code", SymbolKind::Code}, {"modifier", SymbolKind::Modifier}, {"diagnosis", SymbolKind::Diagnosis}, {"ndc", SymbolKind::Ndc},
      {"place", SymbolKind::Place}, {"specialty", SymbolKind::Specialty}, {"payer", SymbolKind::Payer}, {"adjustment", SymbolKind::Adjustment},
      {"remark", SymbolKind::Remark}};
  Type type;
  std::vector<std::string> candidates = {"list", "row"};
  if (written.name == "list" && !written.arguments.empty()) {
    type = type_of(written.arguments.front(), package);
    if (type.is(Kind::List)) return wrong(written.arguments.front().span, "a single value or a record", type);
    return type.error() ? type : list_of(type);
  }
  if (written.name == "row" && written.of) {
    const auto table = in_.names.find(package, written.of->text, names::Sort::Table);
    if (table.symbol == kNone) {
      auto& finding = report(code::T310, written.of->span, {written.of->text});
      suggest(finding, written.of->text, in_.names.in_view(package, names::Sort::Table));
      return {};
    }
    type.kind = Kind::Row;
    type.of = table.symbol;
  }
  for (const auto& [name, kind] : kPlain) {
    candidates.push_back(name);
    if (name == written.name) type.kind = kind;
  }
  for (const auto& [name, symbol] : kSymbols) {
    candidates.push_back(name);
    if (name == written.name) type = symbol_type(symbol);
  }
  for (std::uint32_t d = 1; d < types_.dimensions.size(); ++d) {
    candidates.push_back(types_.dimensions[d]);
    if (type.error() && types_.dimensions[d] == written.name) {
      type.kind = Kind::Quantity;
      type.dimension = static_cast<std::uint16_t>(d);
    }
  }
  for (std::uint32_t v = 0; v < types_.vocabularies.size(); ++v) {
    candidates.push_back(types_.vocabularies[v].name);
    if (type.error() && types_.vocabularies[v].name == written.name) type = symbol_type(SymbolKind::Value, v);
  }
  for (std::uint32_t r = 0; r < types_.records.size(); ++r) {
    candidates.push_back(types_.records[r].name);
    if (type.error() && types_.records[r].name == written.name) {
      type.kind = Kind::Record;
      type.of = r;
    }
  }
  if (type.error()) {
    if (written.name.empty()) return {};  // the declaration could not be read
    auto& finding = report(code::N026, written.span, {written.name});
    suggest(finding, written.name, candidates);
    const std::string_view text = in_.sources.text({written.span.file, 0, written.span.begin});
    const std::size_t before = text.find_last_not_of(" ");
    if (finding.help.empty() && before != std::string_view::npos && text[before] == '|') {
      finding.help = "a column that is not called like its type has it behind a colon: `" + written.name + ": units`";
    }
    static const std::vector<std::pair<std::string, std::string>> kSaid = {
        {"icd10", "diagnosis"}, {"icd", "diagnosis"}, {"dx", "diagnosis"}, {"cpt", "code"}, {"hcpcs", "code"}, {"number", "decimal"}, {"int", "integer"}, {"string", "text"},
        {"bool", "boolean"}, {"dollars", "money"}, {"currency", "money"}, {"dollar", "money"}, {"days", "duration"}, {"percentage", "percent"}};
    for (const auto& [said, name] : kSaid) {
      if (said != written.name) continue;
      finding.help = "write `" + name + "`";
      finding.fix = {{written.span, name}};
    }
    return {};
  }
  if (written.of && type.is(Kind::Units)) {
    type.code = written.of->text;
    verify_symbol(type.code, symbol_type(SymbolKind::Code), written.of->span);
  }
  if (written.per_unit) type.kind = type.is(Kind::Money) ? Kind::PerUnit : type.quantity() ? Kind::UnitSize : type.kind;
  type.optional = written.optional;
  return type;
}

void Checker::check_period(const ast::Clause* found) {
  if (found == nullptr) return;
  const auto* id = std::get_if<ast::ExprId>(&found->value);
  if (id == nullptr || *id == ast::kNoExpr) return;
  const Type wanted = of_kind(Kind::Period);
  const Type got = check(*id, &wanted);
  if (got.error() || got.is(Kind::Period)) return;
  auto& finding = report(code::T326, span(*id), {});
  std::string date = text_of(span(*id));
  if (std::holds_alternative<ast::TextLiteral>(expr(*id).node)) date = date.substr(1, date.size() - 2);
  if (!exact::parse_date(date)) return;
  finding.help = "write `" + date + " ..` for from that day on, `.. " + date + "` for until that day";
}

void Checker::check_payers(const ast::Clause* found) {
  if (found == nullptr) return;
  const auto* list = std::get_if<std::vector<ast::Name>>(&found->value);
  if (list == nullptr) return;
  for (const auto& name : *list) {
    const auto payer = in_.names.find(package_, name.text, names::Sort::Payer);
    if (payer.symbol != kNone) {
      used(payer.symbol);
      continue;
    }
    auto& finding = report(code::N031, name.span, {name.text});
    suggest(finding, name.text, in_.names.in_view(package_, names::Sort::Payer));
  }
}

}  // namespace edict::types
