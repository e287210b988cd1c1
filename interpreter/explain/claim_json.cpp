// Records as objects, lists of records as arrays of them, everything else as the text of its cell.
#include "explain/claim_json.h"

#include <algorithm>

#include "explain/json_text.h"
#include "explain/value_text.h"

namespace edict::explain {
namespace {

using core::Kind;

class Writing {
 public:
  Writing(const claims::Batch& batch, engine::Evaluator& evaluator) : batch_(batch), evaluator_(evaluator), schema_(evaluator.plan().program().schema) {}

  std::string record(core::RecordId id, std::uint32_t row) const {
    std::string out = "{";
    for (core::FieldId field = 0; field < schema_.records[id].fields.size(); ++field) {
      const std::string value = of(id, field, row);
      if (!value.empty()) out += (out.size() > 1 ? "," : "") + json_string(schema_.field(id, field).name) + ":" + value;
    }
    return out + "}";
  }

 private:
  // As JSON; empty where nothing was said.
  std::string of(core::RecordId id, core::FieldId field, std::uint32_t row) const {
    const core::Type& type = schema_.field(id, field).type;
    const auto value = claims::cell(batch_, id, field, row);
    if (!value) {
      const claims::Unreadable* unreadable = batch_.find_unreadable(id, field, row);
      return unreadable == nullptr ? "" : json_string(unreadable->text);
    }
    if (type.kind == Kind::Record) return type.of == schema_.claim ? "" : record(static_cast<core::RecordId>(type.of), static_cast<std::uint32_t>(*value));
    if (type.kind != Kind::List) return json_string(scalar(id, field, row, type));
    return type.element == Kind::Record ? records(id, field, row, type) : symbols(static_cast<std::uint32_t>(*value), type);
  }

  std::string records(core::RecordId id, core::FieldId field, std::uint32_t row, const core::Type& type) const {
    const claims::Column& column = batch_.tables[id].columns[field];
    const std::uint32_t count = column.extra.empty() ? 0 : static_cast<std::uint32_t>(column.extra[row]);
    std::string out = "[";
    for (std::uint32_t i = 0; i < count; ++i) {
      out += (i == 0 ? "" : ",") + record(static_cast<core::RecordId>(type.of), static_cast<std::uint32_t>(column.value[row]) + i);
    }
    return out + "]";
  }

  std::string symbols(std::uint32_t list, const core::Type& type) const {
    const claims::Vocabulary& vocabulary = evaluator_.vocabulary();
    std::string out = "[";
    for (std::uint32_t i = 0; i < vocabulary.lists.size(list); ++i) {
      out += (i == 0 ? "" : ",") + json_string(core::shown(type.symbol, vocabulary.symbols.text(vocabulary.lists.begin(list)[i])));
    }
    return out + "]";
  }

  // Files of claims have no groups of three digits, and no word behind a number of units.
  std::string scalar(core::RecordId id, core::FieldId field, std::uint32_t row, const core::Type& type) const {
    std::string text = cell_text(batch_, id, field, row, evaluator_);
    if (type.kind == Kind::Boolean) return text == "yes" ? "true" : "false";
    if (type.kind == Kind::Units) text.resize(std::min(text.size(), text.find(' ')));
    if (type.kind == Kind::Units || type.kind == Kind::Number || type.kind == Kind::Amount) std::erase(text, ',');
    return text;
  }

  const claims::Batch& batch_;
  engine::Evaluator& evaluator_;
  const core::Schema& schema_;
};

}  // namespace

std::string claim_json(const claims::Batch& batch, std::uint32_t claim, engine::Evaluator& evaluator) {
  return Writing(batch, evaluator).record(evaluator.plan().program().schema.claim, claim);
}

}  // namespace edict::explain
