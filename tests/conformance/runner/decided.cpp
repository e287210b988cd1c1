// Names of decisions, and expectations against them.
#include "decided.h"

#include <algorithm>
#include <regex>
#include <sstream>

#include "exact/decimal.h"
#include "explain/words.h"
#include "payment/codes.h"

namespace edict::conformance {
namespace {

const char* const kDispositions[] = {"pay", "reduce", "pend", "deny", "reject"};

std::string money(std::int64_t amount) { return (amount < 0 ? "-$" : "$") + exact::money_text(amount < 0 ? -amount : amount); }

std::string without_package(const std::string& name) {
  const auto dot = name.rfind('.');
  return dot == std::string::npos ? name : name.substr(dot + 1);
}

// Where a fact is missing: the judged line's own by its path; of another line with its number; of the history with the claim's id.
class Facts {
 public:
  Facts(const core::Program& program, const claims::Dictionary& symbols, const claims::Batch& own, std::uint32_t row)
      : program_(program), symbols_(symbols), own_(own), row_(row) {}

  std::string name(const reference::Cause& cause) const {
    const core::Schema& schema = program_.schema;
    const std::string field = "." + schema.field(cause.record, cause.field).name;
    const bool earlier = cause.batch != nullptr && cause.batch != &own_;
    const claims::Batch& batch = earlier ? *cause.batch : own_;
    if (cause.record == schema.line) {
      if (!earlier && cause.row == row_) return "line" + field;
      const std::string number = text(batch, schema.line, "number", cause.row);
      return earlier ? "history " + id(batch, batch.tables[schema.line].parent[cause.row]) + "/" + number + field : "line " + number + field;
    }
    if (cause.record == schema.claim) return earlier ? "history " + id(batch, cause.row) + field : "claim" + field;
    if (cause.record == schema.patient) return "claim.patient" + field;
    return schema.records[cause.record].name + field;
  }

 private:
  std::string text(const claims::Batch& batch, core::RecordId record, const char* field, std::uint32_t row) const {
    const auto value = claims::cell(batch, record, program_.schema.find(record, field), row);
    return value ? exact::decimal_text(*value) : "?";
  }
  std::string id(const claims::Batch& batch, std::uint32_t claim) const {
    const auto value = claims::cell(batch, program_.schema.claim, program_.schema.find(program_.schema.claim, "id"), claim);
    return value ? symbols_.text(static_cast<core::SymbolId>(*value)) : "?";
  }

  const core::Program& program_;
  const claims::Dictionary& symbols_;
  const claims::Batch& own_;
  std::uint32_t row_;
};

std::string definition(const core::Program& program, const claims::Dictionary& symbols, const reference::Cause& cause) {
  if (cause.id == core::kNone) return "no definition";
  if (cause.symbol == 0) return "no value " + without_package(program.terms[cause.id].name);
  return "no " + program.attributes[cause.id].name + " " + symbols.text(cause.symbol);
}

std::string reason(const core::Program& program, const claims::Dictionary& symbols, const Facts& facts, const reference::Cause& cause) {
  using Kind = engine::Gap::Kind;
  const auto exception = [&](std::uint32_t id) { return without_package(program.exceptions[id].name); };
  switch (cause.kind) {
    case Kind::Missing: return facts.name(cause);
    case Kind::Unreadable: return "unreadable " + facts.name(cause);
    case Kind::NoColumn: return "no column " + facts.name(cause);
    case Kind::NoRow: return "no row " + without_package(program.tables[cause.id].name);
    case Kind::ManyRows: return "rows " + without_package(program.tables[cause.id].name);
    case Kind::NoDefinition: return definition(program, symbols, cause);
    case Kind::EmptyList: return "nothing";
    case Kind::NoHistory: return "history";
    case Kind::Overflow: return "overflow";
    case Kind::DivisionByZero: return "division by zero";
    case Kind::AmountMismatch: return "amounts";
    case Kind::UnitsMismatch: return "units";
    case Kind::Conflict: return "conflict " + std::min(exception(cause.id), exception(cause.other)) + " and " + std::max(exception(cause.id), exception(cause.other));
    case Kind::TooMuch: return "too much";
    case Kind::Undecidable: return "undecidable " + exception(cause.id);
  }
  return "";
}

std::string outcome_text(const core::Program& program, const reference::Finding& finding) {
  if (finding.outcome == core::kNone) return "";
  const core::Outcome& outcome = program.outcomes[finding.outcome];
  const char* const kinds[] = {"deny", "reject", "pend", "reduce units", "reduce", "note", "pass"};
  std::string text = kinds[static_cast<std::size_t>(outcome.kind)];
  if (finding.amount) text += " to " + (outcome.kind == core::OutcomeKind::ReduceTo ? money(*finding.amount) : exact::decimal_text(*finding.amount));
  if (outcome.carc != 0) text += " " + std::string(payment::group_name(outcome.group)) + "-" + program.symbols.text(outcome.carc);
  for (std::size_t i = 0; i < outcome.remarks.size(); ++i) text += (i == 0 ? " remark " : ", ") + program.symbols.text(outcome.remarks[i]);
  return outcome.reason == 0 ? text : text + " \"" + program.symbols.text(outcome.reason) + "\"";
}

NamedFinding named_finding(const core::Program& program, const claims::Dictionary& symbols, const Facts& facts, const reference::Finding& finding) {
  NamedFinding made;
  made.rule = finding.rule == core::kNone ? "(" + std::string(explain::builtin_name(finding.builtin)) + ")" : program.rules[finding.rule].name;
  made.status = explain::status_name(finding.status);
  made.outcome = outcome_text(program, finding);
  for (const reference::Cause& cause : finding.causes) made.missing.insert(reason(program, symbols, facts, cause));
  return made;
}

std::string joined(const std::set<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

std::string text_of(const NamedAdjustment& adjustment, bool remarks) {
  std::string text = adjustment.code + " " + adjustment.amount;
  for (std::size_t i = 0; remarks && i < adjustment.remarks.size(); ++i) text += (i == 0 ? " remark " : ", ") + adjustment.remarks[i];
  return text;
}

std::string text_of(const NamedFinding& finding) {
  std::string text = finding.rule + " " + finding.status + (finding.outcome.empty() ? "" : " " + finding.outcome);
  return finding.missing.empty() ? text : text + " (" + joined(finding.missing) + ")";
}

// An expectation, taken apart.
struct Expected {
  std::string disposition;
  std::map<std::string, std::string> amounts;  // charge, allowed, paid
  std::vector<std::string> adjustments;
  std::vector<NamedFinding> findings;          // outcome empty: not asked
};

std::set<std::string> names_in(const std::string& list) {
  std::set<std::string> names;
  std::istringstream parts(list);
  for (std::string name; std::getline(parts, name, ',');) names.insert(name.substr(std::min(name.size(), name.find_first_not_of(' '))));
  return names;
}

Expected parsed(const ExpectedLine& line) {
  static const std::regex kAmount("(charge|allowed|paid) (-?\\$[0-9.]+|none)");
  static const std::regex kAdjustment("([A-Z]{2}-[A-Z0-9]+) (-?\\$[0-9.]+)( remark [A-Z0-9, ]+)?");
  static const std::regex kFinding("(\\([a-z ]+\\)|[a-z_0-9.]+) (not met|undecided)( [^(]+)?( ?\\(([^)]*)\\))?");
  Expected expected;
  std::istringstream parts(line.text);
  for (std::string part; std::getline(parts, part, ';');) {
    part = part.substr(std::min(part.size(), part.find_first_not_of(' ')));
    std::smatch found;
    if (expected.disposition.empty()) {
      if (std::find(std::begin(kDispositions), std::end(kDispositions), part) == std::end(kDispositions)) throw FormatError(line.place, "no disposition: " + part);
      expected.disposition = part;
    } else if (std::regex_match(part, found, kAmount)) {
      expected.amounts[found[1]] = found[2] == "none" ? "" : found[2].str();
    } else if (std::regex_match(part, found, kAdjustment)) {
      expected.adjustments.push_back(part);
    } else if (std::regex_match(part, found, kFinding)) {
      std::string outcome = found[3];
      while (!outcome.empty() && outcome.back() == ' ') outcome.pop_back();
      expected.findings.push_back({found[1], found[2], outcome.empty() ? "" : outcome.substr(1), names_in(found[5])});
    } else {
      throw FormatError(line.place, "neither an amount, an adjustment nor a finding: " + part);
    }
  }
  return expected;
}

bool same_rule(const std::string& expected, const std::string& full) { return full == expected || full.ends_with("." + expected); }

bool fits(const NamedFinding& expected, const NamedFinding& got) {
  return same_rule(expected.rule, got.rule) && expected.status == got.status && (expected.outcome.empty() || expected.outcome == got.outcome) &&
         expected.missing == got.missing;
}

bool findings_fit(const Expected& expected, const Decided& decided) {
  if (expected.findings.size() != decided.findings.size()) return false;
  return std::all_of(expected.findings.begin(), expected.findings.end(), [&](const NamedFinding& one) {
    return std::any_of(decided.findings.begin(), decided.findings.end(), [&](const NamedFinding& got) { return fits(one, got); });
  });
}

// Where any amount is told, the adjustments are all told.
bool amounts_fit(const Expected& expected, const Decided& decided, bool remarks) {
  const std::map<std::string, std::string> got{{"charge", decided.charge}, {"allowed", decided.allowed}, {"paid", decided.paid}};
  for (const auto& [name, amount] : expected.amounts) {
    if (got.at(name) != amount) return false;
  }
  if (expected.amounts.empty() && expected.adjustments.empty()) return true;
  std::multiset<std::string> wanted;
  for (const std::string& one : expected.adjustments) wanted.insert(remarks ? one : one.substr(0, one.find(" remark ")));
  std::multiset<std::string> there;
  for (const NamedAdjustment& one : decided.adjustments) there.insert(text_of(one, remarks));
  return wanted == there;
}

}  // namespace

Decided named(const core::Program& program, const claims::Dictionary& symbols, const claims::Batch& own, const reference::LineDecision& decision) {
  Decided made;
  made.disposition = kDispositions[static_cast<std::size_t>(decision.disposition)];
  if (decision.charge) made.charge = money(*decision.charge);
  if (decision.allowed) made.allowed = money(*decision.allowed);
  if (decision.paid) made.paid = money(*decision.paid);
  for (const reference::Adjustment& a : decision.adjustments) {
    made.adjustments.push_back({std::string(payment::group_name(a.group)) + "-" + a.carc, money(a.amount), {}});
  }
  const Facts facts(program, symbols, own, decision.row);
  for (const reference::Finding& finding : decision.findings) made.findings.push_back(named_finding(program, symbols, facts, finding));
  return made;
}

std::string text_of(const Decided& decided) {
  std::string text = decided.disposition;
  for (const NamedFinding& finding : decided.findings) text += "; " + text_of(finding);
  if (!decided.allowed.empty()) text += "; allowed " + decided.allowed + "; paid " + decided.paid;
  for (const NamedAdjustment& adjustment : decided.adjustments) text += "; " + text_of(adjustment, true);
  return text;
}

std::string broken(const ExpectedLine& expected, const Decided& decided, bool remarks) {
  const Expected wanted = parsed(expected);
  if (wanted.disposition == decided.disposition && findings_fit(wanted, decided) && amounts_fit(wanted, decided, remarks)) return "";
  return "expected " + expected.text + "\n         got      " + text_of(decided);
}

std::string broken(const Row& row, const std::string& rule, const Decided& decided) {
  std::string got = row.value == "true" || row.value == "false" ? "true" : row.value;
  for (const NamedFinding& finding : decided.findings) {
    if (!same_rule(rule, finding.rule)) continue;
    if (finding.status != "undecided") {
      got = row.value == "true" ? "false" : row.value == "false" ? "true" : "another value";
    } else {
      got = "unknown (" + joined(finding.missing) + ")";
    }
    const bool unknown = row.value.starts_with("unknown (") && row.value.ends_with(")");
    if (unknown && finding.status == "undecided" && names_in(row.value.substr(9, row.value.size() - 10)) == finding.missing) return "";
    if (row.value == "false" && finding.status == "not met") return "";
    return "expected " + row.value + ", got " + got;
  }
  if (row.value == "false" || row.value.starts_with("unknown")) return "expected " + row.value + ", got a known value";
  return "";
}

}  // namespace edict::conformance
