// A small world for the engine's tests: a program made node by node, and claims made cell by cell. In: calls. Out: values, decisions.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "claims/batch.h"
#include "claims/history.h"
#include "core/program.h"
#include "engine/evaluator.h"

namespace edict::engine {

struct World {
  World();

  core::Program program;
  Settings settings;
  core::RecordId claim_record = 0, line_record = 1, patient_record = 2, document_record = 3;

  // ---- expressions
  core::NodeId add(core::Op op, core::Type type, core::NodeId a = core::kNone, core::NodeId b = core::kNone, core::NodeId c = core::kNone,
                   std::uint32_t aux = 0, std::vector<core::NodeId> list = {}, std::uint8_t slot = 0);
  core::Type number(std::uint8_t scale = 6, bool ratio = false) const;
  core::Type of(core::Kind kind) const;
  core::NodeId constant(core::Constant c);
  core::NodeId num(std::int64_t whole) { return millionths(whole * 1'000'000); }
  core::NodeId millionths(std::int64_t value);
  core::NodeId truth(bool b);
  core::NodeId date(std::string_view iso);
  core::NodeId duration(std::int32_t months, std::int32_t days);
  core::NodeId symbol(core::SymbolKind kind, std::string_view text);
  core::NodeId amount(std::int64_t millionths, core::DimensionId dimension);
  core::NodeId units(std::int64_t whole, std::string_view code = "", core::UnitSizeId size = 0);
  core::NodeId variable(std::uint8_t slot = 0);
  core::NodeId claim() { return add(core::Op::ClaimOf, record_type(claim_record), variable()); }
  core::NodeId field(core::NodeId owner, std::string_view name);
  core::NodeId line(std::string_view name, std::uint8_t slot = 0) { return field(variable(slot), name); }
  core::NodeId compare(core::Comparison comparison, core::NodeId a, core::NodeId b) {
    return add(core::Op::Compare, of(core::Kind::Boolean), a, b, core::kNone, static_cast<std::uint32_t>(comparison));
  }
  core::NodeId equals(core::NodeId a, core::NodeId b) { return compare(core::Comparison::Equal, a, b); }
  core::NodeId all_of(std::vector<core::NodeId> list) {
    return add(core::Op::And, of(core::Kind::Boolean), core::kNone, core::kNone, core::kNone, 0, std::move(list));
  }
  core::NodeId any_of(std::vector<core::NodeId> list) {
    return add(core::Op::Or, of(core::Kind::Boolean), core::kNone, core::kNone, core::kNone, 0, std::move(list));
  }
  core::NodeId negation(core::NodeId a) { return add(core::Op::Not, of(core::Kind::Boolean), a); }
  core::NodeId code_is(std::string_view code, std::uint8_t slot = 0) { return equals(line("code", slot), symbol(core::SymbolKind::Code, code)); }
  core::NodeId unknown_truth() { return line("flag"); }  // a boolean field that no line has, unless a test sets it
  core::NodeId quantify(core::Quantifier q, core::NodeId list, core::NodeId condition, std::uint8_t slot = 1) {
    return add(core::Op::Quantify, of(core::Kind::Boolean), list, condition, core::kNone, static_cast<std::uint32_t>(q), {}, slot);
  }
  core::NodeId aggregate(core::Aggregation how, core::Type type, core::NodeId list, core::NodeId condition, core::NodeId value, std::uint8_t slot = 1) {
    return add(core::Op::Aggregate, type, list, condition, value, static_cast<std::uint32_t>(how), {}, slot);
  }
  core::Type record_type(core::RecordId record) const;
  core::NodeId lines() { return field(claim(), "lines"); }
  core::NodeId day() { return add(core::Op::Day, lines_type(), variable()); }
  core::NodeId history() { return add(core::Op::History, lines_type(), variable()); }
  core::Type lines_type() const;

  // ---- declarations
  core::SymbolId payer(std::string_view name, std::string_view parent = "");
  core::ChoiceId choice(std::uint32_t base, std::vector<core::Override> overrides = {});
  core::Override exception(std::string_view name, std::string_view payer, std::uint32_t value, core::NodeId when = core::kNone);
  core::OutcomeId outcome(core::OutcomeKind kind, std::string_view carc = "", core::NodeId amount = core::kNone);
  core::RuleId rule(std::string_view name, core::NodeId applies, core::NodeId require, core::Stage stage = core::Stage::Coverage,
                    std::optional<core::OutcomeId> otherwise = {});
  core::UnitSizeId size(std::string_view code, std::int64_t millionths, core::DimensionId dimension = 1);
  core::NodeId unit_size(core::UnitSizeId size);
  void code_unit(std::string_view code, core::ChoiceId value, exact::Period effective = exact::always());
  core::ExceptionId exception_id(std::string_view name) const;
  core::RuleId rule_id(std::string_view name) const;

  // ---- claims
  claims::Batch batch;
  std::uint32_t new_claim(std::string_view payer, std::string_view patient = "p1", claims::Batch* into = nullptr);
  claims::LineRef new_line(std::string_view code, std::string_view date = "2025-05-02", claims::Batch* into = nullptr);  // of the last claim
  void set(core::RecordId record, std::string_view field, std::uint32_t row, std::int64_t value, std::int64_t extra = 0, claims::Batch* into = nullptr);
  void clear(core::RecordId record, std::string_view field, std::uint32_t row);
  void set_units(claims::LineRef line, std::int64_t whole) { set(line_record, "units", line.row, whole * 1'000'000, 0, const_cast<claims::Batch*>(line.batch)); }
  std::uint32_t cell(const std::vector<std::string>& symbols);
  claims::Batch empty_batch() const;
  core::SymbolId text(std::string_view t) { return vocabulary().symbols.intern(t); }

  // ---- running (the program is finished at the first call)
  claims::Vocabulary& vocabulary();
  Evaluator& evaluator();
  Value value(core::NodeId node) { return value(node, claims::LineRef{&batch, 0}); }
  Value value(core::NodeId node, claims::LineRef line);
  Decisions judge();
  std::vector<Gap> why(const Value& v) { return evaluator().gaps(v.reason); }
  const claims::History* given = nullptr;
  std::shared_ptr<core::Program> finished;  // what the evaluator runs

 private:
  core::FieldId field_id(core::RecordId record, std::string_view name) const;
  claims::Column& column(core::RecordId record, std::string_view field, claims::Batch* into);
  std::vector<std::vector<core::NodeId>> lists_;
  std::unique_ptr<claims::Vocabulary> vocabulary_;
  std::unique_ptr<Plan> plan_;
  std::unique_ptr<Evaluator> evaluator_;
};

}  // namespace edict::engine
