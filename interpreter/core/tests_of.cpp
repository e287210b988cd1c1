// Tests: claims as NDJSON, so that they take the same road as every claim; expectations as nodes.
#include "core/lowering.h"

namespace edict::core {

namespace {

std::string quoted(const std::string& text) {
  static const char kHex[] = "0123456789abcdef";
  std::string out = "\"";
  for (char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') (out += '\\') += c;
    else if (byte < 0x20) ((out += "\\u00") += kHex[byte >> 4]) += kHex[byte & 15];
    else out += c;
  }
  return out + "\"";
}

// Files of claims have no groups of three digits.
std::string ungrouped(std::string number) {
  std::erase(number, ',');
  return number;
}

}  // namespace

std::string Lowering::json_of(ast::ExprId id, const types::Type& wanted, std::size_t number) {
  const ast::ExprNode& node = expr(id).node;
  if (const auto* record = std::get_if<ast::RecordExpr>(&node)) {
    const types::RecordInfo& known = in_.types.records[wanted.of];
    std::string out = "{";
    std::map<std::string, std::vector<std::string>> lists;  // repeated `line { … }`
    bool has_id = false, has_number = false;
    const auto member = [&](const std::string& name, const std::string& value) { out += (out.size() > 1 ? "," : "") + quoted(name) + ":" + value; };
    for (const ast::RecordEntry& entry : record->entries) {
      const types::FieldInfo* field = nullptr;
      for (const auto& f : known.fields) {
        if (f.name == entry.name.text) field = &f;
      }
      const bool nested = std::holds_alternative<ast::RecordExpr>(expr(entry.value).node);
      if (field == nullptr || (nested && field->type.is(types::Kind::List))) {
        for (const auto& f : known.fields) {
          const bool records = f.type.is(types::Kind::List) && f.type.element == types::Kind::Record;
          if (!records || (field != nullptr ? &f != field : in_.types.records[f.type.of].name != entry.name.text)) continue;
          lists[f.name].push_back(json_of(entry.value, types::element_of(f.type), lists[f.name].size() + 1));
        }
        continue;
      }
      has_id = has_id || field->name == "id";
      has_number = has_number || field->name == "number";
      member(field->name, json_of(entry.value, field->type, 1));
    }
    for (const auto& [name, items] : lists) {
      std::string joined;
      for (const auto& item : items) joined += (joined.empty() ? "" : ",") + item;
      member(name, "[" + joined + "]");
    }
    if (wanted.of == in_.types.claim && !has_id) member("id", quoted(std::to_string(number)));
    if (wanted.of == in_.types.line && !has_number) member("number", std::to_string(number));
    return out + "}";
  }
  if (const auto* list = std::get_if<ast::ListExpr>(&node)) {
    std::string joined;
    for (std::size_t i = 0; i < list->items.size(); ++i) joined += (i == 0 ? "" : ",") + json_of(list->items[i], types::element_of(wanted), i + 1);
    return "[" + joined + "]";
  }
  if (wanted.is(types::Kind::List)) return "[" + json_of(id, types::element_of(wanted), 1) + "]";
  if (const auto* boolean = std::get_if<ast::BooleanLiteral>(&node)) return boolean->value ? "true" : "false";
  if (const auto* quantity = std::get_if<ast::QuantityLiteral>(&node)) {
    if (wanted.is(types::Kind::Units)) return quoted(ungrouped(quantity->number));
    return quoted(ungrouped(quantity->number) + " " + quantity->unit.text);
  }
  if (std::holds_alternative<ast::NumberLiteral>(node)) return quoted(ungrouped(std::string(in_.sources.text(expr(id).span))));
  if (const auto* text = std::get_if<ast::TextLiteral>(&node)) return quoted(text->value);
  if (const auto* money = std::get_if<ast::MoneyLiteral>(&node)) return quoted(money->text);
  if (const auto* percent = std::get_if<ast::PercentLiteral>(&node)) return quoted(percent->text + "%");
  if (std::holds_alternative<ast::NameExpr>(node) && info(id).meaning == types::Meaning::Payer) return quoted(in_.names.symbols[info(id).ref].name);
  return quoted(std::string(in_.sources.text(expr(id).span)));
}

void Lowering::lower_tests() {
  for (std::uint32_t m = 0; m < in_.names.modules.size(); ++m) {
    const names::PackageId package = in_.names.package_of[m];
    if (package == names::kNone) continue;
    for (std::uint32_t d = 0; d < in_.names.modules[m]->decls.size(); ++d) {
      const ast::Decl& decl = in_.names.modules[m]->decls[d];
      const auto* test = std::get_if<ast::TestDecl>(&decl.node);
      if (test == nullptr) continue;
      enter({m, d}, package);
      Test made;
      made.name = decl.name.text.empty() && decl.title ? decl.title->value : decl.name.text;
      made.package = package;
      made.span = decl.span;
      types::Type claim = types::of_kind(types::Kind::Record);
      claim.of = in_.types.claim;
      for (std::size_t i = 0; i < test->given.size(); ++i) made.claims.push_back(json_of(test->given[i], claim, i + 1));
      for (std::size_t i = 0; i < test->history.size(); ++i) made.history.push_back(json_of(test->history[i], claim, 1000 + i));
      made.has_history = !test->history.empty();
      if (test->as_of != ast::kNoExpr) {
        made.has_as_of = true;
        made.as_of = in_.types.constants[info(test->as_of).ref].date;
      }
      for (const ast::Expect& written : test->expects) {
        Expectation e;
        e.kind = static_cast<Expectation::Kind>(written.kind);
        e.claim = written.claim ? written.claim->text : "";
        e.line = written.line;
        e.word = written.word;
        if (written.rule) {
          const auto rule = in_.names.find_named(package, written.rule->text);
          if (rule.symbol != names::kNone) e.rule = in_.names.full_name(rule.symbol);
        }
        if (written.adjustment) {
          e.group = written.adjustment->text.substr(0, 2);
          e.carc = written.adjustment->text.substr(3);
        }
        for (const auto& remark : written.remarks) e.remarks.push_back(remark.text);
        if (written.value != ast::kNoExpr) e.value = lower(written.value);
        e.text = std::string(in_.sources.text(written.span));
        e.span = written.span;
        made.expectations.push_back(std::move(e));
      }
      p_.tests.push_back(std::move(made));
    }
  }
}

}  // namespace edict::core
