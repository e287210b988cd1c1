// Long lists of lines by code: a condition `member.code = KEY` looks only at lines of that code, and at those whose code is not known.
#include <algorithm>

#include "engine/machine.h"

namespace edict::engine {

const Machine::LineIndex& Machine::index_of(const ListRef& list) {
  for (std::size_t i = 0; i < line_index_count_; ++i) {
    const ListRef& known = line_indexes_[i].list;
    if (known.of == list.of && known.first == list.first && known.count == list.count && known.batch == list.batch) return line_indexes_[i];
  }
  if (line_index_count_ == line_indexes_.size()) line_indexes_.emplace_back();
  LineIndex& made = line_indexes_[line_index_count_++];
  made.list = list;
  made.by_code.clear();
  for (std::uint32_t i = 0; i < list.count; ++i) {
    core::SymbolId code = 0;  // stays 0 where it is not known
    symbol_field(program.schema.line, index.own.line_code, line_at(list, i), code);
    made.by_code.emplace_back(code, i);
  }
  std::sort(made.by_code.begin(), made.by_code.end());
  return made;
}

bool Machine::probed(const Value& list, const Probe& probe, std::vector<std::uint32_t>& out) {
  const bool lines = list.list.of == ListRef::Of::Lines || list.list.of == ListRef::Of::Records;
  if (!lines || probe.key == core::kNone) return false;
  const Value key = eval(probe.key);
  if (!key.known()) return false;
  const LineIndex& by = index_of(list.list);
  out.clear();
  const auto code = static_cast<core::SymbolId>(key.numerator);
  for (const core::SymbolId wanted : {core::SymbolId{0}, code}) {
    const auto first = std::lower_bound(by.by_code.begin(), by.by_code.end(), std::pair<core::SymbolId, std::uint32_t>{wanted, 0});
    for (auto it = first; it != by.by_code.end() && it->first == wanted; ++it) out.push_back(it->second);
    if (code == 0) break;
  }
  std::sort(out.begin(), out.end());
  return true;
}

}  // namespace edict::engine
