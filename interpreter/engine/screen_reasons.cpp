// Why lanes are not known: the gaps that the machine would name, without asking it.
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

// An operation that needs all its operands is not known where one is not: for the reasons of those; untold where one of them does not tell.
void Screen::blame(const Lanes& lanes, std::initializer_list<const Vector*> operands, const Words& todo, Vector& out) {
  bool told = false;
  for (const Vector* operand : operands) told = told || operand->blamed;
  if (!told) return;
  for (std::size_t w = 0; w < todo.size(); ++w) {
    std::uint64_t all = ~std::uint64_t{0};
    for (const Vector* operand : operands) all &= operand->known_word(w);
    for (std::uint64_t rest = todo[w] & ~all; rest != 0; rest &= rest - 1) {
      const auto lane = static_cast<std::uint32_t>(w * 64) + static_cast<std::uint32_t>(std::countr_zero(rest));
      ReasonId reason = 0;
      bool each_tells = true;
      for (const Vector* operand : operands) {
        if (operand->known(lane)) continue;
        each_tells = each_tells && operand->reason(lane) != 0;
        reason = reasons_.join(reason, operand->reason(lane));
      }
      if (each_tells) out.blame(lane, lanes.count, reason);
    }
  }
}

// Of `and` and `or`: where no operand decides.
void Screen::blame_open(const Lanes& lanes, const std::vector<const Vector*>& operands, const Words& todo, Vector& out) {
  for (std::size_t w = 0; w < todo.size(); ++w) {
    for (std::uint64_t rest = todo[w] & ~out.known_word(w); rest != 0; rest &= rest - 1) {
      const auto lane = static_cast<std::uint32_t>(w * 64) + static_cast<std::uint32_t>(std::countr_zero(rest));
      ReasonId reason = 0;
      bool each_tells = true;
      for (std::size_t i = 0; i < operands.size() && each_tells; ++i) {
        if (operands[i]->known(lane)) continue;
        each_tells = operands[i]->reason(lane) != 0;
        reason = reasons_.join(reason, operands[i]->reason(lane));
      }
      if (each_tells) out.blame(lane, lanes.count, reason);
    }
  }
}

}  // namespace edict::engine
