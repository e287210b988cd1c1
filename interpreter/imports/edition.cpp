// Rows as they come. In: cells. Out: an account of them.
#include "imports/edition.h"

#include <algorithm>

#include "imports/facts.h"
#include "imports/readers.h"

namespace edict::imports {
namespace {

exact::Period whole(const std::optional<exact::Period>& period) { return period ? *period : exact::always(); }

}  // namespace

std::string key_text(const DatedTable& table, const TableRow& row) {
  std::string key;
  for (std::size_t i = 0; i < table.shape.keys; ++i) key += (i == 0 ? "" : " ") + row.cells[i];
  return key;
}

EditionBuilder::EditionBuilder(Shape shape, bool dated_rows, std::optional<exact::Period> period) {
  edition_.table.shape = std::move(shape);
  edition_.dated_rows = dated_rows;
  edition_.period = period;
}

bool EditionBuilder::takes(std::initializer_list<std::string_view> codes, bool level_two_only) {
  if (!std::all_of(codes.begin(), codes.end(), is_procedure_code)) {
    std::string key;
    for (auto code = codes.begin(); code != codes.end(); ++code) key += (code == codes.begin() ? "" : " ") + std::string(*code);
    refuse(key, kNoCode, key);
    return false;
  }
  if (!level_two_only || std::any_of(codes.begin(), codes.end(), is_level_two)) return true;
  leave_out();
  return false;
}

void EditionBuilder::add(std::vector<std::string> cells, std::optional<exact::Period> effective) {
  TableRow row{std::move(cells), effective};
  const std::string key = key_text(edition_.table, row);
  auto& earlier = rows_of_key_[key];
  for (const auto& [line, index] : earlier) {
    const TableRow& other = edition_.table.rows[index];
    if (!whole(other.effective).overlaps(whole(effective))) continue;
    if (other.cells == row.cells) {
      ++edition_.repeated;
      return;
    }
    return refuse(key, "contradicts an earlier row of the file", "line " + std::to_string(line));
  }
  earlier.emplace_back(line_, edition_.table.rows.size());
  edition_.table.rows.push_back(std::move(row));
  ++edition_.understood;
}

void EditionBuilder::refuse(std::string key, std::string reason, std::string detail) {
  edition_.refused.push_back({line_, std::move(key), std::move(reason), std::move(detail)});
}

void EditionBuilder::note(std::string key, std::string reason, std::string detail) {
  edition_.notes.push_back({line_, std::move(key), std::move(reason), std::move(detail)});
}

}  // namespace edict::imports
