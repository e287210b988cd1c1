// Fields, terms and acts behind desk.h.
#include "payment/desk.h"

#include "exact/decimal.h"
#include "payment/codes.h"

namespace edict::payment {
namespace {

Fields find_fields(const core::Schema& schema) {
  Fields f{};
  const auto of = [&schema](core::RecordId record, std::string_view name) { return schema.find(record, name); };
  f.claim_id = of(schema.claim, "id");
  f.claim_patient = of(schema.claim, "patient");
  f.claim_plan = of(schema.claim, "plan");
  f.claim_frequency = of(schema.claim, "frequency");
  f.claim_original = of(schema.claim, "original_claim");
  f.claim_authorizations = of(schema.claim, "authorizations");
  f.number = of(schema.line, "number");
  f.code = of(schema.line, "code");
  f.date = of(schema.line, "date");
  f.units = of(schema.line, "units");
  f.charge = of(schema.line, "charge");
  f.authorization = of(schema.line, "authorization");
  f.patient_id = of(schema.patient, "id");
  if (f.claim_authorizations != core::kNoField) {
    f.authorization_record = static_cast<core::RecordId>(schema.field(schema.claim, f.claim_authorizations).type.of);
    f.authorization_number = of(f.authorization_record, "number");
    f.authorization_codes = of(f.authorization_record, "codes");
    f.authorization_period = of(f.authorization_record, "period");
  }
  return f;
}

// Whether the only thing missing is the term's own statement for this date.
bool not_in_force(const std::vector<engine::Gap>& gaps, core::TermId term) {
  return gaps.size() == 1 && gaps[0].kind == engine::Gap::Kind::NoDefinition && !gaps[0].is_attribute && gaps[0].id == term;
}

}  // namespace

Desk::Desk(engine::Evaluator& e, const claims::Batch& b, BalanceBook& k, engine::Decisions& o)
    : evaluator(e), batch(b), book(k), out(o), program(e.plan().program()), fields(find_fields(program.schema)) {
  environment_.slots.resize(core::kAllowedSlot + 1);
}

bool Desk::acts(const std::vector<core::Act>& acts, std::uint32_t row) {
  if (acts.empty()) return false;
  const core::SymbolId payer = evaluator.payer_of(ref(row));
  const std::optional<exact::Date> date = evaluator.date_of(ref(row));
  const auto at = program.payer_index.find(payer);
  if (payer == 0 || !date || at == program.payer_index.end()) return false;
  for (const core::Act& act : acts) {
    if (!act.effective.contains(*date)) continue;
    if (act.payers.empty()) return true;
    for (std::uint32_t p = at->second; p != core::kNone; p = program.payers[p].parent) {
      for (const core::SymbolId named : act.payers) {
        if (named == program.payers[p].symbol) return true;
      }
    }
  }
  return false;
}

Stated Desk::stated(const engine::Value& value, std::uint8_t scale) {
  Stated result;
  if (!value.known()) {
    result.state = Stated::State::Unknown;
    result.gaps = evaluator.gaps(value.reason);
    return result;
  }
  const std::optional<Fraction> fraction = fraction_of(value, scale);
  if (!fraction) {
    result.state = Stated::State::Unknown;
    result.gaps.push_back({.kind = engine::Gap::Kind::Overflow});
    return result;
  }
  result.state = Stated::State::Known;
  result.value = *fraction;
  result.counted = value.counted;
  return result;
}

Stated Desk::term(core::TermId term, std::uint32_t row) {
  if (term == core::kNone) return {};
  Stated result = stated(evaluator.term(term, ref(row)), program.terms[term].type.scale);
  if (result.state == Stated::State::Unknown && not_in_force(result.gaps, term)) result.state = Stated::State::NotInForce;
  return result;
}

Stated Desk::choice(core::ChoiceId choice, std::uint32_t row, const Left& left, const core::Type& type, std::int64_t allowed) {
  if (choice == core::kNone) return {};
  engine::Value line;
  line.kind = core::Kind::Record;
  line.record = ref(row);
  engine::Value remaining;
  remaining.kind = type.kind;
  remaining.numerator = left.amount;
  remaining.counted = left.counted;
  engine::Value to_share;
  to_share.kind = core::Kind::Number;
  to_share.numerator = allowed;
  environment_.slots[0] = line;
  environment_.slots[core::kLeftSlot] = remaining;
  environment_.slots[core::kAllowedSlot] = to_share;

  const engine::Evaluator::Resolved resolved = evaluator.resolve(choice, environment_);
  if (resolved.value == core::kNone) {
    Stated unknown;
    unknown.state = Stated::State::Unknown;
    unknown.gaps = evaluator.gaps(resolved.reason);
    return unknown;
  }
  return stated(evaluator.value(resolved.value, environment_), program.node(resolved.value).type.scale);
}

std::optional<std::int64_t> Desk::in_line_units(const Fraction& units, engine::Counted counted, std::uint32_t row) {
  const std::optional<engine::Counted> own = evaluator.counted_in(ref(row));
  if (!own || own->code == 0 || counted.code == 0) return to_millionths(units);
  if (own->code != counted.code) return std::nullopt;
  if (own->size == counted.size) return to_millionths(units);
  if (own->size == 0 || counted.size == 0) return std::nullopt;
  const core::UnitSize& from = program.unit_sizes[counted.size];
  const core::UnitSize& to = program.unit_sizes[own->size];
  if (from.dimension != to.dimension || to.amount <= 0) return std::nullopt;
  const std::optional<Fraction> converted = product(units, {from.amount, to.amount});
  if (!converted) return std::nullopt;
  return to_millionths(*converted);
}

std::optional<std::int64_t> Desk::cell(core::RecordId record, core::FieldId field, std::uint32_t row) const {
  return claims::cell(batch, record, field, row);
}

engine::Gap Desk::gap(core::RecordId record, core::FieldId field, std::uint32_t row) const {
  engine::Gap gap;
  gap.kind = batch.find_unreadable(record, field, row) != nullptr ? engine::Gap::Kind::Unreadable : engine::Gap::Kind::Missing;
  gap.record = record;
  gap.field = field;
  gap.row = row;
  gap.batch = &batch;
  return gap;
}

// One adjustment a group and code: an 835 names a reason once in its segment. A finding's remarks stay with it.
void Desk::adjust(std::uint32_t row, core::Group group, core::SymbolId carc, std::int64_t amount, std::uint32_t finding, engine::Builtin source) {
  if (amount == 0) return;
  engine::LineDecision& line = out.lines[row];
  for (std::uint32_t i = line.adjustments; i < out.adjustments.size(); ++i) {
    engine::Adjustment& other = out.adjustments[i];
    if (other.group != group || other.carc != carc || (carc == 0 && other.source != source)) continue;
    other.amount += amount;
    if (other.finding == core::kNone) other.finding = finding;
    return;
  }
  out.adjustments.push_back({group, carc, amount, finding, source});
}

void Desk::adjust(std::uint32_t row, engine::Builtin source, std::int64_t amount) {
  adjust(row, settled_group(source), program.symbols.find(settled_carc(source)), amount, core::kNone, source);
}

void Desk::pend(std::uint32_t row, engine::Builtin why, const std::vector<engine::Gap>& gaps) {
  engine::LineDecision& line = out.lines[row];
  line.disposition = core::Disposition::Pend;
  line.has_amounts = false;
  out.adjustments.resize(line.adjustments);
  engine::Finding finding;
  finding.builtin = why;
  finding.status = engine::Status::Undecided;
  finding.line = row;
  finding.gaps = static_cast<std::uint32_t>(out.gaps.size());
  finding.gap_count = static_cast<std::uint32_t>(gaps.size());
  out.gaps.insert(out.gaps.end(), gaps.begin(), gaps.end());
  late.push_back(finding);
}

}  // namespace edict::payment
