// The canonical form: every declaration as one line of its parts, with ids replaced by what they stand for, and the lines sorted.
#include "decisions/identity.h"

#include <algorithm>

#include "decisions/canonical.h"
#include "decisions/sha256.h"

namespace edict::decisions {
namespace {

using std::to_string;

std::string sorted(std::vector<std::string> parts) {
  std::sort(parts.begin(), parts.end());
  std::string text = "{";
  for (const std::string& part : parts) text += part + ";";
  return text + "}";
}

class Form {
 public:
  explicit Form(const core::Program& program) : p_(program), c_(program) {}

  std::vector<std::string> lines() {
    for (const core::Package& package : p_.packages) {
      add("package", {quoted(package.name), quoted(package.title), quoted(package.version), quoted(package.source), quoted(package.owner),
                      package.library ? "library" : "package", acts(package.acts), c_.period(package.received)});
    }
    schema();
    names();
    sets_and_tables();
    terms_and_rules();
    payment();
    return std::move(lines_);
  }

 private:
  static std::string quoted(const std::string& text) { return Canonical::quoted(text); }
  std::string symbol(core::SymbolId id) const { return c_.symbol(id); }

  void add(std::string_view kind, const std::vector<std::string>& parts) {
    std::string line(kind);
    for (const std::string& part : parts) line += " " + part;
    lines_.push_back(std::move(line));
  }

  std::string acts(const std::vector<core::Act>& acts) const {
    std::vector<std::string> parts;
    for (const core::Act& act : acts) parts.push_back(symbols(act.payers) + c_.period(act.effective));
    return sorted(std::move(parts));
  }

  std::string symbols(const std::vector<core::SymbolId>& ids) const {
    std::vector<std::string> parts;
    for (const core::SymbolId id : ids) parts.push_back(symbol(id));
    return sorted(std::move(parts));
  }

  std::string package_name(std::uint32_t index) const { return index < p_.packages.size() ? quoted(p_.packages[index].name) : "-"; }

  void schema() {
    for (const core::RecordType& record : p_.schema.records) {
      for (const core::Field& field : record.fields) {
        add("field", {quoted(record.name), quoted(field.name), c_.type(field.type), field.optional ? "optional" : "-", field.complete ? "complete" : "-"});
      }
    }
    for (const core::Unit& unit : p_.schema.units) add("unit", {quoted(unit.name), quoted(p_.schema.dimensions[unit.dimension]), to_string(unit.factor)});
    for (const core::Vocabulary& values : p_.vocabularies) add("values", {quoted(values.name), symbols(values.members)});
  }

  void names() {
    for (const core::Payer& payer : p_.payers) {
      add("payer", {symbol(payer.symbol), quoted(payer.title), payer.parent == core::kNone ? "-" : symbol(p_.payers[payer.parent].symbol)});
    }
    for (const core::Code& code : p_.codes) add("code", {symbol(code.symbol), quoted(code.title), c_.period(code.effective), package_name(code.package)});
    for (const core::Attribute& attribute : p_.attributes) {
      for (const auto& [of, values] : attribute.values) {
        for (const core::AttributeValue& value : values) {
          add("attribute", {quoted(attribute.name), c_.type(attribute.type), symbol(of), c_.period(value.effective), c_.choice(value.value, Canonical::Of::Node)});
        }
      }
    }
    for (const core::Exception& exception : p_.exceptions) {
      add("exception", {quoted(exception.name), quoted(exception.title), quoted(exception.cite), quoted(exception.target), package_name(exception.package)});
    }
  }

  void sets_and_tables() {
    for (const core::Set& set : p_.sets) add("set", {quoted(set.name), quoted(set.title), c_.set(set)});
    for (const core::Table& table : p_.tables) {
      std::string columns;
      for (const core::Column& column : table.columns) columns += quoted(column.name) + c_.type(column.type) + ",";
      const std::string pick = table.pick == core::kNone ? "-" : to_string(table.pick) + (table.pick_largest ? "largest" : "smallest");
      std::vector<std::string> rows;
      for (const core::Row& row : table.rows) rows.push_back(c_.row(row));
      add("table", {quoted(table.name), quoted(table.title), columns, pick, sha256_hex(sorted(std::move(rows)))});
    }
  }

  void terms_and_rules() {
    for (const core::Term& term : p_.terms) {
      std::vector<std::string> versions;
      for (const core::Versioned& version : term.versions) versions.push_back(c_.period(version.effective) + c_.choice(version.value, Canonical::Of::Node));
      add("term", {quoted(term.name), quoted(term.title), c_.type(term.type), package_name(term.package), sorted(std::move(versions))});
    }
    for (const core::Rule& rule : p_.rules) {
      add("rule", {quoted(rule.name), quoted(rule.title), quoted(rule.cite), quoted(rule.label), package_name(rule.package), to_string(static_cast<int>(rule.stage)),
                   acts(rule.acts), symbols(rule.payers), c_.period(rule.effective), c_.period(rule.received), c_.node(rule.pair_source),
                   c_.choice(rule.applies, Canonical::Of::Node), c_.choice(rule.require, Canonical::Of::Node), c_.choice(rule.otherwise, Canonical::Of::Outcome),
                   c_.choice(rule.missing, Canonical::Of::Outcome), c_.choice(rule.message, Canonical::Of::Message)});
    }
  }

  void payment() {
    for (const core::Balance& balance : p_.balances) {
      std::string per;
      for (const core::PerKey key : balance.per) per += to_string(static_cast<int>(key)) + ",";
      add("balance", {quoted(balance.name), quoted(balance.title), package_name(balance.package), per, c_.type(balance.type), c_.choice(balance.starts, Canonical::Of::Node),
                      c_.choice(balance.takes, Canonical::Of::Node), to_string(static_cast<int>(balance.group)), symbol(balance.carc), acts(balance.acts)});
    }
    if (p_.payment.adopted) add("payment", {acts(p_.payment.acts)});
  }

  const core::Program& p_;
  Canonical c_;
  std::vector<std::string> lines_;
};

}  // namespace

std::string canonical_form(const core::Program& program) {
  std::vector<std::string> lines = Form(program).lines();
  std::sort(lines.begin(), lines.end());
  std::string text = "edict canonical form 1\n";
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

std::string policy_identity(const core::Program& program) { return sha256_hex(canonical_form(program)); }

}  // namespace edict::decisions
