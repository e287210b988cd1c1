// claim.diagnoses where the input gives diagnoses on the lines alone.
#include "claims/claim_diagnoses.h"

namespace edict::claims {

void ClaimDiagnoses::gather(BatchBuilder& builder, std::uint32_t claim, std::uint32_t first_line) {
  const std::uint32_t end = builder.rows(schema_.line);
  bool all_known = first_line < end;
  bool all_same = true;
  const Cell first = first_line < end ? builder.get(schema_.line, links_.line_diagnoses, first_line) : Cell{};
  for (std::uint32_t line = first_line; line < end; ++line) {
    const Cell cell = builder.get(schema_.line, links_.line_diagnoses, line);
    all_known = all_known && cell.state == Cell::State::Known;
    all_same = all_same && cell == first;
  }
  if (!all_known) {
    const std::vector<Unreadable>& unreadable = builder.batch().unreadable;
    for (auto u = unreadable.rbegin(); u != unreadable.rend(); ++u) {
      if (u->record != schema_.line || u->field != links_.line_diagnoses || u->row < first_line) continue;
      const std::string text = u->text;
      builder.set_unreadable(schema_.claim, links_.claim_diagnoses, claim, text);
      return;
    }
    return;
  }
  auto list = static_cast<std::uint32_t>(first.value);
  if (all_same) {
    vocabulary_.lists.borrow_again(list);
  } else {
    members_.clear();
    seen_.clear();
    for (std::uint32_t line = first_line; line < end; ++line) {
      const auto cell = static_cast<std::uint32_t>(builder.get(schema_.line, links_.line_diagnoses, line).value);
      for (std::uint32_t i = 0; i < vocabulary_.lists.size(cell); ++i) {
        const core::SymbolId member = vocabulary_.lists.begin(cell)[i];
        if (seen_.insert(member).second) members_.push_back(member);
      }
    }
    list = vocabulary_.lists.borrow(members_);
  }
  builder.batch().borrowed_lists.push_back(list);
  builder.set(schema_.claim, links_.claim_diagnoses, claim, list);
}

}  // namespace edict::claims
