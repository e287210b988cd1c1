// The payer matrix as JSON and CSV: every row and every payer, with all that exceptions change for it; what they change for everybody stands with the row.
#include "explain/json_text.h"
#include "payers/payers_words.h"
#include "payers/row_words.h"

namespace edict::tool {

using review::Difference;
using review::PayerCell;
using review::PayerMatrix;
using review::PayerRow;

namespace {

std::string json_period(const exact::Period& period) {
  const auto date = [](exact::Date day, exact::Date end) { return day == end ? std::string("null") : explain::json_string(exact::date_text(day)); };
  return "\"since\":" + date(period.first, exact::kFirstDate) + ",\"until\":" + date(period.last, exact::kLastDate);
}

std::string period_cell(const exact::Period& period) { return period == exact::always() ? "always" : exact::period_text(period); }

std::string csv_cell(const std::string& text) {
  if (text.find_first_of(",\"\n\r") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + "\"";
}

}  // namespace

std::string PayerWords::json_change(const Difference& d) const {
  const auto quoted = [](const std::string& text) { return explain::json_string(text); };
  return "{\"change\":" + quoted(change(d)) + ",\"direction\":\"" + word_of(d.direction) + "\",\"when\":" + (d.when.empty() ? "null" : quoted(conditions(d))) +
         ",\"replaced\":" + (d.replaced ? "true" : "false") + "," + json_period(d.effective) + ",\"from\":" + quoted(source_of(d.exception)) + "}";
}

std::string PayerWords::json(const PayerMatrix& matrix) const {
  const auto quoted = [](const std::string& text) { return explain::json_string(text); };
  std::string out = "[";
  for (const PayerRow& row : matrix.rows) {
    out += std::string(out.size() > 1 ? ",\n " : "") + "{\"kind\":\"" + kind_of(row.kind) + "\",\"name\":" + quoted(row.name) + ",\"title\":" + quoted(row.title) + ",\"from\":" + quoted(row_source(row)) + ",\"shared\":[";
    for (std::size_t i = 0; i < row.shared.size(); ++i) out += (i == 0 ? "" : ",") + json_change(row.shared[i]);
    out += "],\"payers\":[";
    bool first = true;
    for (const std::uint32_t payer : shown_payers(matrix)) {
      const PayerCell& one = row.cells[payer];
      out += std::string(first ? "" : ",") + "\n  {\"payer\":" + quoted(name(payer)) + ",\"cell\":" + quoted(cell(row, one)) + "," + (one.acts ? json_period(one.effective) : "\"since\":null,\"until\":null") + ",\"changes\":[";
      first = false;
      for (std::size_t i = 0; i < one.differences.size(); ++i) out += (i == 0 ? "" : ",") + json_change(one.differences[i]);
      out += "]}";
    }
    out += "]}";
  }
  return out + "]\n";
}

std::string PayerWords::csv(const PayerMatrix& matrix) const {
  std::string out = "kind,name,payer,cell,change,when,since,from\n";
  for (const PayerRow& row : matrix.rows) {
    for (const std::uint32_t payer : shown_payers(matrix)) {
      const PayerCell& one = row.cells[payer];
      const std::string head = std::string(kind_of(row.kind)) + "," + csv_cell(row.name) + "," + name(payer) + "," + csv_cell(cell(row, one)) + ",";
      std::vector<Difference> changes = one.acts ? row.shared : std::vector<Difference>();
      changes.insert(changes.end(), one.differences.begin(), one.differences.end());
      if (changes.empty()) out += head + ",," + csv_cell(one.acts ? period_cell(one.effective) : "") + "," + csv_cell(one.acts ? row_source(row) : "") + "\n";
      for (const Difference& d : changes) {
        out += head + csv_cell(change(d)) + "," + csv_cell(conditions(d)) + "," + csv_cell(period_cell(d.effective)) + "," + csv_cell(source_of(d.exception)) + "\n";
      }
    }
  }
  return out;
}

}  // namespace edict::tool
