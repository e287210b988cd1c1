// Why lanes are not known: the gaps that the machine would name, without asking it.
#include <algorithm>

#include "engine/machine.h"
#include "engine/screen.h"

namespace edict::engine {

// As Machine::absent.
ReasonId Screen::absent(core::RecordId record, core::FieldId field, std::uint32_t row, bool may_be_unreadable) {
  if (may_be_unreadable) return 0;
  Gap gap;
  gap.record = record;
  gap.field = field;
  gap.row = row;
  gap.batch = m_.batch_;
  if (m_.no_column(record, field)) {
    gap.kind = Gap::Kind::NoColumn;
    return reasons_.of(gap);
  }
  const core::Field& f = p_.schema.field(record, field);
  if (f.complete && f.type.kind == core::Kind::List) return 0;
  return reasons_.of(gap);
}

// Where an operation is not known (yet) and some operands are not either: for the reasons of those; untold where one of them does not tell.
void Screen::blame(const Lanes& lanes, std::span<const Vector* const> operands, const Words& todo, Vector& out) {
  if (std::none_of(operands.begin(), operands.end(), [](const Vector* operand) { return operand->blamed; })) return;
  for (std::size_t w = 0; w < todo.size(); ++w) {
    std::uint64_t all = ~std::uint64_t{0};
    for (const Vector* operand : operands) all &= operand->known_word(w);
    for (std::uint64_t rest = todo[w] & ~out.known_word(w) & ~all; rest != 0; rest &= rest - 1) {
      const auto lane = static_cast<std::uint32_t>(w * 64) + static_cast<std::uint32_t>(std::countr_zero(rest));
      AllReasons reasons(reasons_);
      for (const Vector* operand : operands) {
        if (!operand->known(lane)) reasons.add(operand->reason(lane));
      }
      out.blame(lane, lanes.count, reasons.told());
    }
  }
}

}  // namespace edict::engine
