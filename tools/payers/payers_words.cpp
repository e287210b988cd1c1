// Columns are as wide as they need to be, payers that do not fit beside the others stand below them; what differs is told below the table, row by row.
#include "payers/payers_words.h"

#include <algorithm>

#include "explain/value_text.h"
#include "payers/row_words.h"

namespace edict::tool {

using review::Difference;
using review::Direction;
using review::PayerCell;
using review::PayerMatrix;
using review::PayerRow;

namespace {

std::string since(const exact::Period& period) {
  if (period == exact::always()) return "always";
  if (period.last == exact::kLastDate) return "since " + exact::date_text(period.first);
  if (period.first == exact::kFirstDate) return "until " + exact::date_text(period.last);
  return exact::date_text(period.first) + " to " + exact::date_text(period.last);
}

std::size_t width_of(const std::string& text) {  // characters, not bytes
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

std::string padded(std::string text, std::size_t width) {
  const std::size_t now = width_of(text);
  return text + std::string(width > now ? width - now : 0, ' ');
}

// What does not fit into a column stands in full below the table.
std::string cut(const std::string& text) {
  constexpr std::size_t kWidest = 18;
  if (width_of(text) <= kWidest) return text;
  std::string head;
  for (std::size_t i = 0, width = 0; width < kWidest - 1; ++width) {
    do head += text[i++];
    while (i < text.size() && (static_cast<unsigned char>(text[i]) & 0xc0) == 0x80);
  }
  return head + "…";
}

// The end of a name tells most: `…window_limits[J2357, J45.*]`.
std::string tail(const std::string& text, std::size_t widest) {
  std::size_t width = width_of(text), at = 0;
  if (width <= widest) return text;
  for (; width >= widest; --width) {
    do ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80);
  }
  const std::size_t point = text.substr(0, text.find('[')).find('.', at);  // at a whole word, where there is another
  return "…" + text.substr(point == std::string::npos ? at : point + 1);
}

using Lines = std::vector<std::vector<std::string>>;  // the head and the rows; of each the name and the payers' cells

// Names and the columns from `first` to before `last`.
std::string part_of_table(const Lines& lines, const std::vector<std::size_t>& widths, std::size_t first, std::size_t last) {
  std::string out;
  for (const auto& line : lines) {
    std::string shown = padded(tail(line[0], widths[0]), widths[0] + 2);
    for (std::size_t c = first; c < last; ++c) shown += padded(line[c], widths[c] + 2);
    out += shown.substr(0, shown.find_last_not_of(' ') + 1) + "\n";
  }
  return out;
}

std::string table(const Lines& lines, std::size_t width) {
  std::vector<std::size_t> widths;
  std::size_t whole = 0;
  for (std::size_t c = 0; c < lines[0].size(); ++c) {
    widths.push_back(0);
    for (const auto& line : lines) widths[c] = std::max(widths[c], width_of(line[c]));
    whole += widths[c] + (c == 0 ? 0 : 2);
  }
  if (whole <= width) return part_of_table(lines, widths, 1, widths.size());
  widths[0] = std::min(widths[0], std::max<std::size_t>(16, width * 2 / 5));
  std::string out;
  for (std::size_t first = 1; first < widths.size();) {
    std::size_t last = first, taken = widths[0];
    while (last < widths.size() && (last == first || taken + 2 + widths[last] <= width)) taken += 2 + widths[last++];
    out += (out.empty() ? "" : "\n") + part_of_table(lines, widths, first, last);
    first = last;
  }
  return out;
}

}  // namespace

std::string PayerWords::node(core::NodeId id) const {
  if (id == core::kNone) return "";
  const core::Node& n = p_.node(id);
  return n.op == core::Op::Constant ? explain::constant_text(p_.constants[n.aux], p_) : explain::node_text(p_, id, &sources_);
}

std::string PayerWords::outcome(core::OutcomeId id) const {
  if (id == core::kNone) return "pend";
  const core::Outcome& outcome = p_.outcomes[id];
  static const char* const kGroups[] = {"CO", "PR", "OA", "PI", "CR"};
  const std::string carc = outcome.carc == 0 ? "" : " " + std::string(kGroups[static_cast<std::size_t>(outcome.group)]) + "-" + p_.symbols.text(outcome.carc);
  const std::string reason = outcome.reason == 0 ? "" : " \"" + p_.symbols.text(outcome.reason) + "\"";
  switch (outcome.kind) {
    case core::OutcomeKind::Deny: return "deny" + carc;
    case core::OutcomeKind::Reject: return "reject" + carc;
    case core::OutcomeKind::Pend: return "pend" + reason;
    case core::OutcomeKind::ReduceUnits: return "reduce units to " + node(outcome.amount) + carc;
    case core::OutcomeKind::ReduceTo: return "reduce to " + node(outcome.amount) + carc;
    case core::OutcomeKind::Note: return "note" + reason;
    case core::OutcomeKind::Pass: return "pass";
  }
  return "";
}

namespace {

// Columns of a row on which payers that have it differ: those are what a cell is read for. All of them where none differs.
std::vector<bool> told_columns(const PayerRow& row) {
  std::vector<bool> differ(row.columns.size(), false);
  const PayerCell* first = nullptr;
  for (const PayerCell& cell : row.cells) {
    if (!cell.acts) continue;
    if (first == nullptr) first = &cell;
    for (std::size_t c = 0; c < differ.size(); ++c) differ[c] = differ[c] || cell.values[c] != first->values[c];
  }
  const bool any = std::find(differ.begin(), differ.end(), true) != differ.end();
  return any ? differ : std::vector<bool>(row.columns.size(), true);
}

}  // namespace

std::string PayerWords::values(const PayerRow& row, const PayerCell& cell) const {
  const bool formula = cell.values.size() == 1 && cell.values[0] != core::kNone && p_.node(cell.values[0]).op != core::Op::Constant;
  if (formula) return cell.differences.empty() ? "as base" : "changed";
  std::string text;
  const std::vector<bool> told = told_columns(row);
  for (std::size_t c = 0; c < cell.values.size(); ++c) {
    const std::string value = node(cell.values[c]);
    if (value.empty() || !told[c]) continue;
    text += (text.empty() ? "" : ", ") + (row.columns.size() > 1 ? row.columns[c] + " " : std::string()) + value;
  }
  if (text.empty()) return row.kind == PayerRow::Kind::TableRow && std::find(told.begin(), told.end(), false) == told.end() ? "yes" : "blank";
  const auto conditional = [](const Difference& d) { return !d.when.empty(); };
  const bool depends = std::any_of(cell.differences.begin(), cell.differences.end(), conditional) || std::any_of(row.shared.begin(), row.shared.end(), conditional);
  return text + (depends ? " *" : "");
}

std::string PayerWords::cell(const PayerRow& row, const PayerCell& cell) const {
  if (!cell.acts) return "-";
  if (row.kind == PayerRow::Kind::Set) return cell.members.empty() ? "none" : cell.members;
  return row.kind == PayerRow::Kind::Rule ? word_of(cell.direction) : values(row, cell);
}

std::string PayerWords::change(const Difference& d) const {
  if (d.clause == "else" || d.clause == "missing") return d.clause + " " + outcome(d.value);
  if (d.clause == "require" && node(d.value) == "true") return "waived";
  return d.clause + " " + node(d.value);
}

std::string PayerWords::source_of(core::ExceptionId id) const {
  if (id == core::kNone) return "";
  const core::Exception& exception = p_.exceptions[id];
  const std::string place = explain::place_text(exception.span, &sources_);
  return exception.cite.empty() ? place : exception.cite + (place.empty() ? "" : " (" + place + ")");
}

std::string PayerWords::row_source(const PayerRow& row) const {
  const std::string place = explain::place_text(row.span, &sources_);
  return row.cite.empty() ? place : row.cite + (place.empty() ? "" : " (" + place + ")");
}

std::vector<std::uint32_t> PayerWords::shown_payers(const PayerMatrix& matrix) const {
  std::vector<std::uint32_t> shown;
  for (std::uint32_t payer = 0; payer < p_.payers.size(); ++payer) {
    const bool about = std::any_of(matrix.rows.begin(), matrix.rows.end(), [&](const PayerRow& row) { return row.cells[payer].acts; });
    if (about) shown.push_back(payer);
  }
  return shown;
}

std::string PayerWords::name(std::uint32_t payer) const { return p_.symbols.text(p_.payers[payer].symbol); }

std::string PayerWords::written(const PayerRow& row, const PayerCell& one) const {
  if (row.kind == PayerRow::Kind::Rule || row.kind == PayerRow::Kind::Set) return cell(row, one);
  const std::vector<bool>& as_written = one.as_written;
  if (row.values.size() == 1 && row.values[0] != core::kNone && p_.node(row.values[0]).op != core::Op::Constant) return as_written[0] ? "as written there" : "";
  std::string text;
  bool stands = false;
  for (std::size_t c = 0; c < row.values.size(); ++c) {
    stands = stands || as_written[c];
    const std::string value = as_written[c] ? node(row.values[c]) : "";
    if (!value.empty()) text += (text.empty() ? "" : ", ") + (row.columns.size() > 1 ? row.columns[c] + " " : std::string()) + value;
  }
  if (row.values.empty()) return "yes";
  return text.empty() && stands ? "blank" : text;
}

// Names of payers by what is said of them, in the order in which it is first said.
class Groups {
 public:
  void add(const std::string& what, const std::string& whom) {
    const auto found = std::find_if(groups_.begin(), groups_.end(), [&](const auto& group) { return group.first == what; });
    if (found == groups_.end()) groups_.emplace_back(what, whom);
    else found->second += ", " + whom;
  }
  std::string lines() const {
    std::string out;
    for (const auto& [what, whom] : groups_) out += "  " + whom + ": " + what + "\n";
    return out;
  }

 private:
  std::vector<std::pair<std::string, std::string>> groups_;
};

// Who has what by the row itself, and since when; payers with the same together.
std::string PayerWords::standing(const PayerRow& row, const std::vector<std::uint32_t>& payers) const {
  Groups groups;
  const std::string source = row_source(row), from = source.empty() ? "" : "; from " + source;
  for (const std::uint32_t payer : payers) {
    const PayerCell& one = row.cells[payer];
    if (!one.acts) continue;
    const std::string value = row.kind == PayerRow::Kind::Rule ? "" : written(row, one);
    if (row.kind != PayerRow::Kind::Rule && value.empty()) continue;  // an exception's, told below
    groups.add((value.empty() ? "" : value + "; ") + since(one.effective) + from + (one.added_to && !from.empty() ? ", and what packages add to it" : ""), name(payer));
  }
  return groups.lines();
}

std::string PayerWords::conditions(const Difference& d) const {
  std::string text;
  for (const core::NodeId when : d.when) text += (text.empty() ? "" : ", and ") + node(when);
  return text;
}

std::string PayerWords::told(const PayerRow& row, const Difference& d) const {
  std::string text = (row.kind == PayerRow::Kind::Rule && d.direction != Direction::Waived ? std::string(word_of(d.direction)) + ", " : "") + change(d);
  if (!d.when.empty()) text += ", when " + conditions(d);
  return text + "; " + since(d.effective) + "; from " + source_of(d.exception) + (d.replaced ? "; replaced" : "");
}

// What exceptions make of it: for everybody first, then for some; payers with the same together.
std::string PayerWords::changes(const PayerRow& row, const std::vector<std::uint32_t>& payers) const {
  std::string everybody;
  Groups groups;
  for (const std::uint32_t payer : payers) {
    if (!row.cells[payer].acts) continue;
    everybody += (everybody.empty() ? "" : ", ") + name(payer);
    for (const Difference& d : row.cells[payer].differences) groups.add(told(row, d), name(payer));
  }
  std::string out;
  for (const Difference& d : row.shared) out += "  " + everybody + ": " + told(row, d) + "\n";
  return out + groups.lines();
}

std::string PayerWords::text(const PayerMatrix& matrix, std::size_t width) const {
  const std::vector<std::uint32_t> payers = shown_payers(matrix);
  Lines lines(1, {""});
  for (const std::uint32_t payer : payers) lines[0].push_back(p_.symbols.text(p_.payers[payer].symbol));
  for (const PayerRow& row : matrix.rows) {
    std::vector<std::string> line = {row.name};
    for (const std::uint32_t payer : payers) line.push_back(cut(cell(row, row.cells[payer])));
    lines.push_back(std::move(line));
  }
  std::string out = matrix.rows.empty() ? "" : table(lines, width);
  for (const PayerRow& row : matrix.rows) {
    out += "\n" + row.name + (row.title.empty() ? "" : ": " + row.title) + "\n" + standing(row, payers) + changes(row, payers);
  }
  const bool marked = std::any_of(lines.begin(), lines.end(), [](const auto& line) { return std::any_of(line.begin(), line.end(), [](const std::string& c) { return c.ends_with(" *"); }); });
  if (marked) out += "\n* another value under a condition, told with the row\n";
  if (matrix.alike != 0) out += (matrix.rows.empty() ? "" : "\n") + std::to_string(matrix.alike) + (matrix.alike == 1 ? " rule is" : " rules are") + " the same for all payers\n";
  return out;
}

}  // namespace edict::tool
