// Reads, judges and settles with the engine; asks the reference the same; writes down what either says.
#include "told.h"

#include <algorithm>
#include <set>

#include "engine/evaluator.h"
#include "exact/decimal.h"
#include "payment/codes.h"
#include "payment/settle.h"
#include "property/as_reference.h"
#include "reference/evaluator.h"

namespace edict::property {
namespace {

using core::Disposition;

const char* const kDispositions[] = {"pay", "reduce", "pend", "deny", "reject"};
const char* const kStatuses[] = {"met", "not met", "undecided", "not applicable"};
const char* const kGaps[] = {"missing", "unreadable", "no column", "no row", "no definition", "empty list", "no history", "overflow", "division by zero",
                             "amount mismatch", "units mismatch", "conflict", "many rows", "undecidable", "too much"};

// By name: ids may differ between programs made of the same declarations.
std::string named(const core::Program& program, const reference::Cause& cause) {
  using Kind = engine::Gap::Kind;
  switch (cause.kind) {
    case Kind::NoRow:
    case Kind::ManyRows: return " " + program.tables[cause.id].name + (cause.other == core::kNone ? "" : ", column " + std::to_string(cause.other));
    case Kind::NoDefinition:
      if (cause.id == core::kNone) return "";
      return " " + (cause.symbol == 0 ? program.terms[cause.id].name : program.attributes[cause.id].name + " of " +
                                          (cause.symbol < program.symbols.size() ? program.symbols.text(cause.symbol) : "a code of the claim's own"));
    case Kind::Conflict: return " " + program.exceptions[cause.id].name + " and " + program.exceptions[cause.other].name;
    case Kind::Undecidable: return " " + program.exceptions[cause.id].name;
    case Kind::TooMuch:
    case Kind::Missing:
    case Kind::Unreadable:
    case Kind::NoColumn:
    case Kind::EmptyList:
    case Kind::NoHistory:
    case Kind::Overflow:
    case Kind::DivisionByZero:
    case Kind::AmountMismatch:
    case Kind::UnitsMismatch: return "";
  }
  return "";
}

std::string text_of(const core::Program& program, const claims::Batch& own, const reference::Cause& cause) {
  using Kind = engine::Gap::Kind;
  std::string text = kGaps[static_cast<std::size_t>(cause.kind)];
  if (cause.kind == Kind::Missing || cause.kind == Kind::Unreadable || cause.kind == Kind::NoColumn) {
    text += " " + program.schema.records[cause.record].name + "." + program.schema.field(cause.record, cause.field).name + " of row " + std::to_string(cause.row);
    if (cause.batch != &own) text += " of the history";
  }
  return text + named(program, cause);
}

std::string text_of(const core::Program& program, const core::Outcome& outcome) {
  const char* const kinds[] = {"deny", "reject", "pend", "reduce units", "reduce to", "note", "pass"};
  std::string text = kinds[static_cast<std::size_t>(outcome.kind)];
  if (outcome.carc != 0) text += " " + std::string(payment::group_name(outcome.group)) + "-" + program.symbols.text(outcome.carc);
  for (const core::SymbolId remark : outcome.remarks) text += " " + program.symbols.text(remark);
  return outcome.reason == 0 ? text : text + " \"" + program.symbols.text(outcome.reason) + "\"";
}

std::string money(std::optional<std::int64_t> amount) { return amount ? exact::money_text(*amount) : "?"; }

std::string finding_text(const core::Program& program, const claims::Batch& own, const reference::Finding& f) {
  std::string text = f.rule == core::kNone ? "built-in " + std::to_string(static_cast<int>(f.builtin)) : program.rules[f.rule].name;
  text += std::string(": ") + kStatuses[static_cast<std::size_t>(f.status)] + ", " + kDispositions[static_cast<std::size_t>(f.effect)];
  if (f.outcome != core::kNone) text += ", " + text_of(program, program.outcomes[f.outcome]);
  if (f.amount) text += ", to " + exact::decimal_text(*f.amount);
  // Of a finding that is not decided each may name another line that it hangs on.
  if (f.partner && f.status == engine::Status::NotMet) text += ", with line " + std::to_string(f.partner->row) + (f.partner->batch == &own ? "" : " of the history");
  std::set<std::string> gaps;
  for (const reference::Cause& cause : f.causes) gaps.insert(text_of(program, own, cause));
  for (const std::string& gap : gaps) text += "; " + gap;
  return text;
}

// One text from either side: what the engine says is put into the reference's form first (as_reference.h).
std::string decision_text(const core::Program& program, const claims::Batch& own, const reference::LineDecision& d) {
  std::string text = std::string(kDispositions[static_cast<std::size_t>(d.disposition)]) + ", charge " + money(d.charge) + ", allowed " + money(d.allowed) +
                     ", paid " + money(d.paid) + "\n";
  for (const reference::Adjustment& a : d.adjustments) {
    text += "  " + std::string(payment::group_name(a.group)) + "-" + a.carc + " " + exact::money_text(a.amount) + "\n";
  }
  for (const reference::Finding& f : d.findings) text += "  " + finding_text(program, own, f) + "\n";
  return text;
}

bool balances(const reference::LineDecision& d) {
  if (!d.charge || !d.paid) return true;
  exact::Int total = *d.paid;
  for (const reference::Adjustment& a : d.adjustments) total += a.amount;
  return total == *d.charge;
}

}  // namespace

Court::Court(std::shared_ptr<const core::Program> program, std::size_t least_screened)
    : program_(program), plan_(program), least_screened_(least_screened) {}

Court::Told Court::judge(const std::string& claims, const std::string& history, bool with_reference) {
  Told told;
  claims::Vocabulary vocabulary(program_->symbols);
  std::vector<claims::Reject> rejects;
  claims::History earlier(program_->schema, vocabulary);
  if (!history.empty()) earlier.add(claims::read_claims(*program_, vocabulary, history, rejects));
  const std::unique_ptr<claims::Batch> batch = claims::read_claims(*program_, vocabulary, claims, rejects);
  for (const claims::Reject& reject : rejects) told.rejects.push_back(reject.reason + ": " + reject.text);
  if (!batch) return told;

  engine::Settings settings;
  settings.history_given = !history.empty();
  settings.least_screened = least_screened_;
  engine::Evaluator evaluator(plan_, vocabulary, settings);
  engine::Decisions out;
  payment::BalanceBook book;
  evaluator.judge(*batch, &earlier, out);
  payment::settle(evaluator, *batch, &earlier, book, out);
  for (std::uint32_t row = 0; row < out.lines.size(); ++row) {
    const reference::LineDecision decision = reference::of_engine(*program_, vocabulary.symbols, out, row);
    told.engine.push_back(decision_text(*program_, *batch, decision));
    told.dispositions.emplace_back(kDispositions[static_cast<std::size_t>(decision.disposition)]);
    if (!balances(decision)) told.imbalances.push_back(told.engine.back());
  }
  if (!with_reference) return told;

  reference::Settings same;
  same.history_given = !history.empty();
  same.reached = reached_;
  reference::Evaluator plain(*program_, vocabulary, same);
  for (const reference::LineDecision& decision : plain.judge(*batch, &earlier)) told.reference.push_back(decision_text(*program_, *batch, decision));
  return told;
}

}  // namespace edict::property
