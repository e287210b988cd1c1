// Rules that do not say where they are written, and denials whose code is sent with a remark that is not there.
#include <algorithm>
#include <array>

#include "diagnostic/codes_review.h"
#include "review/reviews.h"
#include "review/written.h"

namespace edict::review {

namespace code = diagnostic::code;

namespace {

// Reason codes of which the list itself (X12 external code list 139, usage notes of 2024) says that at least one remark code, and one that is no alert, goes with them.
constexpr std::array<std::string_view, 14> kNeedRemark = {"16", "96", "129", "148", "201", "226", "227", "234", "237", "250", "251", "252", "267", "A1"};

// Remark codes that std.adjustments marks as alerts.
std::vector<std::string> alerts(const Inputs& in) {
  std::vector<std::string> all;
  for (const types::TableInfo* table : adjustment_tables(in)) {
    std::size_t column = 0;
    while (column < table->columns.size() && table->columns[column].name != "alert") ++column;
    if (column == table->columns.size()) continue;
    for (const types::RowInfo& row : table->rows) {
      if (row.cells[column] == types::kNone || in.types.constants[row.cells[column]].number == 0 || row.keys[1].first == types::kNone) continue;
      all.push_back(in.types.constants[row.keys[1].first].text);
    }
  }
  return all;
}

void outcome(const ast::Outcome& outcome, const std::vector<std::string>& alerts, diagnostic::Diagnostics& out) {
  if (!outcome.adjustment || outcome.adjustment->text.size() < 4) return;
  const std::string_view carc = std::string_view(outcome.adjustment->text).substr(3);
  if (std::find(kNeedRemark.begin(), kNeedRemark.end(), carc) == kNeedRemark.end()) return;
  const auto is_alert = [&](const ast::Name& remark) { return std::find(alerts.begin(), alerts.end(), remark.text) != alerts.end(); };
  if (!std::all_of(outcome.remarks.begin(), outcome.remarks.end(), is_alert)) return;
  const std::string why = outcome.remarks.empty() ? "no remark stands here" : "`" + outcome.remarks.front().text + "` is an alert, which does not count";
  out.add(code::R111, outcome.adjustment->span, {outcome.adjustment->text, why});
}

}  // namespace

void citations(const Inputs& in, diagnostic::Diagnostics& out) {
  const std::vector<std::string> known_alerts = alerts(in);
  for (const Written& written : all_written(in)) {
    const auto* clauses = clauses_of(*written.decl);
    if (clauses == nullptr) continue;
    const bool rule = std::holds_alternative<ast::RuleDecl>(written.decl->node);
    if (rule && types::clause(*clauses, ast::ClauseKind::Cite) == nullptr) out.add(code::R109, written.decl->name.span, {written.decl->name.text});
    for (const ast::Clause& clause : *clauses) {
      if (const auto* found = std::get_if<ast::Outcome>(&clause.value)) outcome(*found, known_alerts, out);
    }
  }
}

}  // namespace edict::review
