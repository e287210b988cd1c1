// What was probably meant where a value has the wrong type or a name is not known: quotes around codes, numbers without units, words of the trade.
//
// In: a finding, and what stands at its place. Out: its help, and its fix where there is no doubt. Always true: findings that have advice already keep it.
#include <algorithm>
#include <array>
#include <cctype>

#include "diagnostic/codes_types.h"
#include "exact/date.h"
#include "types/checker.h"

namespace edict::types {

namespace {

bool digits_only(const std::string& text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
}

// `20250701` as `2025-07-01`; empty where it is no day.
std::string date_of_digits(const std::string& text) {
  if (!digits_only(text) || text.size() != 8) return "";
  const std::string date = text.substr(0, 4) + "-" + text.substr(4, 2) + "-" + text.substr(6);
  return exact::parse_date(date) ? date : "";
}

bool is_name(const std::string& text) {
  const auto in_word = [](unsigned char c) { return std::isalnum(c) != 0 || c == '_'; };
  return !text.empty() && std::isalpha(static_cast<unsigned char>(text.front())) != 0 && std::all_of(text.begin(), text.end(), in_word);
}

// Letters taken for digits: `l0` for `10`.
std::string in_digits(std::string text) {
  for (char& c : text) c = c == 'O' || c == 'o' ? '0' : c == 'I' || c == 'l' ? '1' : c;
  return digits_only(text) ? text : "";
}

// Other words for the fields of a claim.
constexpr std::array<std::pair<const char*, const char*>, 24> kOtherWords = {{
    {"dob", "birth_date"}, {"date_of_birth", "birth_date"}, {"birthdate", "birth_date"}, {"procedure", "code"}, {"procedure_code", "code"}, {"cpt", "code"},
    {"hcpcs", "code"}, {"quantity", "units"}, {"qty", "units"}, {"date_of_service", "date"}, {"service_date", "date"}, {"dos", "date"}, {"pos", "place_of_service"},
    {"dx", "diagnoses"}, {"icd10", "diagnoses"}, {"diagnosis_code", "diagnoses"}, {"diagnosis_codes", "diagnoses"}, {"modifier_codes", "modifiers"}, {"amount", "charge"},
    {"billed", "charge"}, {"billed_amount", "charge"}, {"gender", "sex"}, {"member", "patient"}, {"insurer", "payer"},
}};

// Other words for units of measure; those that a unit has for its title are found there.
constexpr std::array<std::pair<const char*, const char*>, 8> kOtherUnits = {
    {{"ug", "mcg"}, {"cc", "mL"}, {"ml", "mL"}, {"lbs", "lb"}, {"gm", "g"}, {"grams", "g"}, {"iu", "IU"}, {"liter", "L"}}};

// `Millilitres`, `milliliters` → `millilitre`.
std::string singular(std::string word) {
  std::transform(word.begin(), word.end(), word.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (word.size() > 2 && word.back() == 's') word.pop_back();
  if (word.ends_with("liter") || word.ends_with("meter")) word.replace(word.size() - 2, 2, "re");
  return word;
}

}  // namespace

// A text in quotes, or a bare number, where something else is wanted.
void Checker::advise_value(diagnostic::Finding& finding, ast::ExprId value, const Type& wanted) {
  if (!finding.help.empty()) return;
  const auto unquoted = [&](const std::string& what, const std::string& text) {
    finding.help = what + " without quotes: `" + text + "`";
    finding.fix = {{span(value), text}};
  };
  const auto* text = std::get_if<ast::TextLiteral>(&expr(value).node);
  if (text != nullptr && wanted.is(Kind::Symbol)) {
    const bool word = wanted.symbol == SymbolKind::Payer || wanted.symbol == SymbolKind::Value;
    const bool of_list = wanted.symbol == SymbolKind::Value && wanted.of < types_.vocabularies.size();
    const auto& members = of_list ? types_.vocabularies[wanted.of].members : std::vector<std::string>{};
    if (of_list && std::find(members.begin(), members.end(), text->value) == members.end()) finding.help = words_of(types_.vocabularies[wanted.of]);
    else if (word ? is_name(text->value) : fits(wanted.symbol, text->value)) unquoted(word ? "a name stands" : "a code stands", text->value);
  } else if (text != nullptr && wanted.is(Kind::Date)) {
    const std::string joined = date_of_digits(text->value);
    if (exact::parse_date(text->value) || !joined.empty()) unquoted("a date stands", joined.empty() ? text->value : joined);
  } else if (text != nullptr && (wanted.number() || wanted.is(Kind::Units))) {
    if (digits_only(text->value)) unquoted("a number stands", text->value);
  } else if (text != nullptr && wanted.is(Kind::Boolean)) {
    finding.help = "a field of yes or no stands alone for yes, and behind `not` for no";
  }
  const auto* number = std::get_if<ast::NumberLiteral>(&expr(value).node);
  if (number == nullptr) return;
  const std::string& n = number->text;
  if (wanted.is(Kind::Money)) finding.help = "write money with a dollar sign: `$" + n + "`";
  if (wanted.quantity()) finding.help = "write the number with its unit, such as `" + n + " mg`";
  if (wanted.is(Kind::Duration)) finding.help = "write the number with its unit, such as `" + n + " days`";
  if (wanted.is(Kind::Age)) finding.help = "write the age with its unit: `" + n + " years`, or `months`";
  if (wanted.is(Kind::Boolean)) finding.help = "a field of yes or no stands alone for yes, and behind `not` for no";
  if (wanted.is(Kind::Date)) {
    const std::string date = date_of_digits(n);
    finding.help = "a date is written year-month-day: `" + (date.empty() ? "2025-01-31" : date) + "`";
    if (!date.empty()) finding.fix = {{span(value), date}};
  }
}

// `["J2357", "J0517"]`: one habit, one mistake; mended only where each member can be.
void Checker::unquote_all(diagnostic::Finding& finding, const std::vector<ast::ExprId>& items, const Type& wanted) {
  std::vector<diagnostic::Edit> all;
  for (const ast::ExprId item : items) {
    if (!std::holds_alternative<ast::TextLiteral>(expr(item).node)) continue;
    diagnostic::Finding one{finding.code, span(item), {}, {}, {}};
    advise_value(one, item, wanted);
    if (one.fix.empty()) {
      finding.fix.clear();
      return;
    }
    all.push_back(one.fix.front());
  }
  finding.fix = std::move(all);
}

// Two sides of an operator that do not go together.
void Checker::advise_operator(diagnostic::Finding& finding, const ast::BinaryExpr& node, const Type& left, const Type& right) {
  if (!finding.help.empty()) return;
  const bool equal = node.op == ast::BinaryOp::Equal, unequal = node.op == ast::BinaryOp::NotEqual;
  const auto instead = [&](const std::string& sign) {
    finding.help = "write `" + text_of(span(node.left)) + " " + sign + " " + text_of(span(node.right)) + "`";
    finding.fix = {{node.op_span, sign}};
  };
  const auto holds = [&](const Type& list, const Type& one) { return list.is(Kind::List) && !one.is(Kind::List) && comparable(element_of(list), one); };
  if (holds(left, right) && equal) return instead("has");
  if (holds(left, right) && unequal) {
    finding.help = "write `not " + text_of(span(node.left)) + " has " + text_of(span(node.right)) + "`";
    return;
  }
  if (holds(right, left) && equal) return instead("in");
  if (holds(right, left) && unequal) return instead("not in");
  if (left.is(Kind::Symbol) && right.is(Kind::Symbol) && node.op == ast::BinaryOp::Subtract) {
    instead("..");
    finding.help = "a range is written `" + text_of(span(node.left)) + " .. " + text_of(span(node.right)) + "`";
    return;
  }
  const bool sum = node.op == ast::BinaryOp::Add || node.op == ast::BinaryOp::Subtract;
  if (sum && left.is(Kind::Date) && right.number()) {
    finding.help = "write the number with its unit, such as `" + text_of(span(node.right)) + " days`";
    return;
  }
  if (right.is(Kind::Percent) && (left.is(Kind::Money) || left.is(Kind::Units) || left.quantity())) {
    finding.help = "a percentage is a part of something: `" + text_of(span(node.right)) + " * …`";
    return;
  }
  for (const Type& side : {left, right}) {
    if (side.is(Kind::Row)) finding.help = "name the column of the row: `" + look_up(side.of) + "`";
  }
  advise_value(finding, node.right, left);
  advise_value(finding, node.left, right);
}

std::string Checker::words_of(const VocabularyInfo& vocabulary) {
  constexpr std::size_t kMost = 24;
  if (vocabulary.members.size() > kMost) return "";
  std::string list;
  for (const std::string& member : vocabulary.members) list += (list.empty() ? "it is one of `" : "`, `") + member;
  return list.empty() ? "" : list + "`";
}

bool Checker::one_more_value(ast::ExprId before, ast::ExprId value) {
  const ast::ExprNode& node = expr(value).node;
  if (!std::holds_alternative<ast::ShapeLiteral>(node) && !std::holds_alternative<ast::NumberLiteral>(node) && !std::holds_alternative<ast::TextLiteral>(node)) return false;
  const auto* chain = std::get_if<ast::BinaryExpr>(&expr(before).node);
  if (chain != nullptr && (chain->op == ast::BinaryOp::Or || chain->op == ast::BinaryOp::And)) chain = std::get_if<ast::BinaryExpr>(&expr(chain->right).node);
  if (chain == nullptr || (chain->op != ast::BinaryOp::Equal && chain->op != ast::BinaryOp::NotEqual)) return false;
  auto& finding = report(diagnostic::code::T302, span(value), {words(of_kind(Kind::Boolean)), "a value alone"});
  finding.help = "write `" + text_of(span(chain->left)) + (chain->op == ast::BinaryOp::Equal ? " in [" : " not in [") + text_of(span(chain->right)) + ", " + text_of(span(value)) + "]`";
  return true;
}

// A row of a table where one of its values belongs, or the table where a row does.
std::string Checker::look_up(names::SymbolId table) const {
  const auto found = types_.tables.find(table);
  std::string keys, column;
  if (found != types_.tables.end()) {
    for (const ColumnInfo& key : found->second.keys) {
      const SymbolKind kind = key.type.symbol;
      const std::string path = kind == SymbolKind::Diagnosis ? "line.diagnoses" : kind == SymbolKind::Code ? "line.code" : kind == SymbolKind::Modifier ? "line.modifiers"
                               : kind == SymbolKind::Place ? "line.place_of_service" : kind == SymbolKind::Payer ? "claim.payer" : "line." + key.name;
      keys += (keys.empty() ? "" : ", ") + path;
    }
    if (!found->second.columns.empty()) column = "." + found->second.columns.front().name;
  }
  return in_.names.symbols[table].name + "[" + (keys.empty() ? "line.code" : keys) + "]" + column;
}

// A unit of measure by its name in full, dollars, or percent.
void Checker::advise_unit(diagnostic::Finding& finding, ast::ExprId literal, const ast::QuantityLiteral& quantity) {
  if (!finding.help.empty() && finding.fix.empty()) finding.help.clear();  // a guess by letters gives way to one by meaning
  std::string meant;
  const std::string word = singular(quantity.unit.text);
  for (const auto& [other, name] : kOtherUnits) {
    if (quantity.unit.text == other && unit(name) != nullptr) meant = name;
  }
  for (const names::Symbol& symbol : in_.names.symbols) {
    if (symbol.sort != names::Sort::Unit) continue;
    const ast::Decl& decl = in_.names.decl(symbol.decls.front());
    if (meant.empty() && decl.title && singular(decl.title->value) == word) meant = symbol.name;
  }
  if (word == "usd" || word == "dollar") {
    finding.help = "write money with a dollar sign: `$" + quantity.number + "`";
    finding.fix = {{span(literal), "$" + quantity.number}};
  } else if (!meant.empty()) {
    finding.help = "write `" + meant + "`";
    finding.fix = {{quantity.unit.span, meant}};
  } else if (finding.help.empty()) {
    std::vector<std::string> names = {"days", "weeks", "months", "years", "units"};
    for (const auto& u : types_.units) names.push_back(u.name);
    suggest(finding, quantity.unit.text, names);
  }
}

// A word that is no name here: a number with letters in it, or what other languages say.
void Checker::advise_name(diagnostic::Finding& finding, const std::string& word) {
  const auto write = [&](const std::string& help, const std::string& text) {
    finding.help = help;
    finding.fix.clear();
    if (!text.empty()) finding.fix = {{finding.span, text}};
  };
  std::string lower = word;
  std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  const std::string number = word.find_first_of("0123456789") == std::string::npos ? "" : in_digits(word);
  if (!number.empty()) return write("`" + word + "` is a word: did you mean the number `" + number + "`?", number);
  if (lower == "today" || lower == "now") return write("a claim is decided the same on whatever day: ask for `claim.received_date` or `line.date`", "");
  if (lower == "age") return write("an age is asked on a day: `age on line.date >= 12 years`", "");
  if (lower == "null" || lower == "nil" || lower == "blank" || lower == "empty") return write("whether a value is there is asked with `is missing` or `is known`", "");
  if (lower == "true" || lower == "false") return write("write `" + lower + "`", lower);
  if (lower == "yes" || lower == "no") return write("write `" + std::string(lower == "yes" ? "true" : "false") + "`; a field of yes or no may stand alone", "");
  if (!has_line_ || !finding.fix.empty()) return;
  std::string path;  // a field of the claim without what it belongs to
  for (const auto& [record, owner] : {std::pair{types_.line, "line"}, std::pair{types_.claim, "claim"}, std::pair{types_.patient, "claim.patient"}}) {
    const auto& fields = types_.records[record].fields;
    const bool has = std::any_of(fields.begin(), fields.end(), [&](const auto& one) { return one.name == word; });
    if (has && path.empty()) path = std::string(owner) + "." + word;
  }
  if (!path.empty()) write("it is a part of the claim: `" + path + "`", path);
}

// A field that this record lacks: by another word of the trade, or one that another part of the claim has.
void Checker::advise_field(diagnostic::Finding& finding, const Type& base, const std::string& field) {
  const auto has = [&](std::uint32_t record, const std::string& name) {
    const auto& fields = types_.records[record].fields;
    return std::any_of(fields.begin(), fields.end(), [&](const auto& one) { return one.name == name; });
  };
  const std::array<std::pair<std::uint32_t, std::string>, 3> parts = {{{types_.line, "line"}, {types_.claim, "claim"}, {types_.patient, "claim.patient"}}};
  const bool part = std::any_of(parts.begin(), parts.end(), [&](const auto& one) { return one.first == base.of; });
  if (!part) return;
  if (field == "age") {
    finding.help = "an age is asked on a day: `age on line.date >= 12 years`";
    finding.fix.clear();
    return;
  }
  if (field == "line" && base.of == types_.claim) {
    finding.help = "the line that is judged is `line`; all of the claim's are `claim.lines`";
    finding.fix.clear();
    return;
  }
  const auto other = std::find_if(kOtherWords.begin(), kOtherWords.end(), [&](const auto& one) { return field == one.first; });
  const std::string name = other == kOtherWords.end() ? field : other->second;
  if (has(base.of, name)) {
    finding.help = "it is called `" + name + "` here";
    finding.fix.clear();
    return;
  }
  if (!finding.help.empty() && other == kOtherWords.end() && !has(types_.line, name)) return;
  for (const auto& [record, path] : parts) {
    if (record == base.of || !has(record, name)) continue;
    finding.help = "it belongs to the " + types_.records[record].name + ": `" + path + "." + name + "`";
    finding.fix.clear();
    return;
  }
}

}  // namespace edict::types
