// Values as people write them: `300 mg`, `$1,250.00`, `60 units`, `J45.40`, `2025-05-02`.
//
// In: a value, its type, and what gives ids their names. Out: text. Always true: the text is exact; what is not known says so; lists are cut after a few.
#pragma once

#include <string>
#include <string_view>

#include "engine/evaluator.h"

namespace edict::explain {

// A quantity of a dimension: in the unit that the text `written` names behind a number, where it names one of the dimension; else in a usual one (mg, mL, …), in which its
// number is shortest. The quantity is numerator / denominator base units.
std::string quantity_text(exact::Int numerator, exact::Int denominator, core::DimensionId dimension, const core::Schema& schema, std::string_view written = "");

// In months or weeks, where the text writes it so; `24 months` is else `2 years`.
std::string duration_text(exact::Duration duration, std::string_view written);

// `written`: what the author wrote around the value, for the unit.
std::string value_text(const engine::Value& value, const core::Type& type, engine::Evaluator& evaluator, std::string_view written = "");

// A cell of a batch as text; empty where it is not known.
std::string cell_text(const claims::Batch& batch, core::RecordId record, core::FieldId field, std::uint32_t row, engine::Evaluator& evaluator);

// `line 2`, `authorization A-17`: a record by what names it.
std::string record_text(const claims::Batch& batch, core::RecordId record, std::uint32_t row, engine::Evaluator& evaluator);

std::string constant_text(const core::Constant& constant, const core::Program& program);

// `$1,250.00`, `-$5.00`, from millionths.
std::string dollars(exact::Int millionths);

}  // namespace edict::explain
