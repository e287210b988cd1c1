// Rows of a table that match the same key on the same day: a conflict where they differ and nothing says which counts; a row in vain where the other always wins.
//
// Always true: a conflict is told with a key that both rows match, a row in vain only where another holds all of its keys and days. Rows for more than one key are
// compared with as many others as a table of `kMostRows` of them has pairs; beyond that it is told (R118).
#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "diagnostic/codes_review.h"
#include "review/example.h"
#include "review/reach.h"
#include "review/reviews.h"
#include "review/written.h"

namespace edict::review {

namespace code = diagnostic::code;

namespace {

constexpr std::size_t kMostRows = 1'500;

bool within(const exact::Period& inner, const exact::Period& outer) { return outer.first <= inner.first && inner.last <= outer.last; }

bool within(const regions::Domain& inner, const regions::Domain& outer) {
  if (inner.values.index() != outer.values.index()) return false;
  regions::Domain rest = outer;
  std::visit([](auto& values) { values = values.complement(); }, rest.values);
  return empty(intersect(inner, rest));
}

class Rows {
 public:
  // `read`: something asks for what its rows say, and not only whether there is one.
  Rows(const Inputs& in, const core::Table& table, bool read, Reach& reach, diagnostic::Diagnostics& out)
      : in_(in), p_(*in.program), table_(table), read_(read), conditions_(reach.conditions()), out_(out) {}

  void look_at() {
    std::vector<std::size_t> wide;                                   // rows that match more than one key
    std::unordered_map<std::string, std::vector<std::size_t>> exact;  // the others, by their key
    for (std::size_t r = 0; r < table_.rows.size(); ++r) {
      if (table_.rows[r].otherwise) continue;
      const auto key = single_key(table_.rows[r]);
      if (key) exact[*key].push_back(r);
      else wide.push_back(r);
    }
    for (const auto& [key, alike] : exact) compare_all(alike);
    if (wide.empty()) return;
    std::vector<std::size_t> own;  // nobody is told about two rows of the library
    for (std::size_t r = 0; r < table_.rows.size(); ++r) {
      if (is_authored(in_, table_.rows[r].span.file)) own.push_back(r);
    }
    const auto is_own = [&](std::size_t r) { return std::binary_search(own.begin(), own.end(), r); };
    const auto own_wide = static_cast<std::size_t>(std::count_if(wide.begin(), wide.end(), is_own));
    if (own_wide * table_.rows.size() + (wide.size() - own_wide) * own.size() > kMostRows * kMostRows) {
      const source::Span place = own.empty() ? table_.span : table_.rows[own.front()].span;
      out_.add(code::R118, is_authored(in_, table_.span.file) ? table_.span : place,
               {"whether rows of table `" + short_name(table_.name) + "` meet", "it has more than " + std::to_string(kMostRows) + " rows, some of them for more than one key"});
      return;
    }
    std::vector<std::size_t> all(table_.rows.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    for (const std::size_t row : wide) {
      for (const std::size_t r : is_own(row) ? all : own) {
        const bool other_wide = std::binary_search(wide.begin(), wide.end(), r);
        const bool seen_from_there = other_wide && (is_own(row) ? is_own(r) && r < row : true);
        if (table_.rows[r].otherwise || r == row || seen_from_there) continue;
        compare(std::min(r, row), std::max(r, row));
      }
    }
    otherwise(wide);
  }

 private:
  std::optional<std::string> single_key(const core::Row& row) const {
    std::string key;
    for (std::size_t k = table_.payer_decides ? 1 : 0; k < row.keys.size(); ++k) {  // whose the row is, is compared later
      const core::Matcher& matcher = row.keys[k];
      if (matcher.kind == core::Matcher::Kind::Symbol) key += "s" + std::to_string(matcher.symbol) + " ";
      else if (matcher.kind == core::Matcher::Kind::Value) key += "v" + std::to_string(matcher.first) + " ";
      else return std::nullopt;
    }
    return key;
  }

  void compare_all(const std::vector<std::size_t>& alike) {
    for (std::size_t i = 0; i < alike.size() && i < 200; ++i) {
      for (std::size_t j = i + 1; j < alike.size() && j < 200; ++j) compare(alike[i], alike[j]);
    }
  }

  // Values of a cell that no exception changes; kNone for a blank one.
  std::optional<core::NodeId> cell(const core::Row& row, std::size_t column) const {
    const core::ChoiceId choice = row.cells[column];
    if (choice == core::kNone) return core::kNone;
    if (!p_.choices[choice].overrides.empty()) return std::nullopt;
    return p_.choices[choice].base;
  }

  bool same_cells(const core::Row& a, const core::Row& b) const {
    for (std::size_t c = 0; c < a.cells.size(); ++c) {
      const auto x = cell(a, c), y = cell(b, c);
      if (!x || !y || !same_value(*x, *y)) return false;
    }
    return true;
  }

  bool same_value(core::NodeId x, core::NodeId y) const {
    if (x == core::kNone || y == core::kNone) return x == y;
    return x == y || p_.constants[p_.nodes[x].aux] == p_.constants[p_.nodes[y].aux];
  }

  // Less than 0, 0, more than 0: whether the pick prefers a to b; nothing where that is not known in advance.
  std::optional<int> preferred(const core::Row& a, const core::Row& b) const {
    const auto x = cell(a, table_.pick), y = cell(b, table_.pick);
    if (!x || !y || *x == core::kNone || *y == core::kNone) return std::nullopt;
    const core::Constant &left = p_.constants[p_.nodes[*x].aux], &right = p_.constants[p_.nodes[*y].aux];
    if (left.type.kind == core::Kind::Date || left.type.kind == core::Kind::Duration || left.unit_size != right.unit_size || left.dimension != right.dimension) return std::nullopt;
    const int order = left.number < right.number ? -1 : left.number > right.number ? 1 : 0;
    return table_.pick_largest ? order : -order;
  }

  // What the ends of a cell are measured in: a dimension, or a size of billing units. Nothing: the cell has no ends.
  std::optional<std::uint32_t> measure(const core::Matcher& cell, core::Kind kind) const {
    const core::ConstantId end = cell.first != core::kNone ? cell.first : cell.last;
    if (end == core::kNone || (kind != core::Kind::Amount && kind != core::Kind::Units)) return std::nullopt;
    const core::Constant& one = p_.constants[end];
    if (kind == core::Kind::Units) return one.unit_size;
    return one.dimension != 0 ? one.dimension : one.type.dimension;
  }

  void compare(std::size_t first, std::size_t second) {
    const core::Row &a = table_.rows[first], &b = table_.rows[second];
    const auto days = both(a.effective, b.effective);
    if (!days || !(is_authored(in_, a.span.file) || is_authored(in_, b.span.file))) return;
    bool a_in_b = within(a.effective, b.effective), b_in_a = within(b.effective, a.effective);
    std::string key;
    for (std::size_t k = 0; k < table_.keys.size(); ++k) {
      core::Type type = table_.keys[k];
      if (type.kind == core::Kind::List) type.kind = type.element;
      const auto of_a = measure(a.keys[k], type.kind), of_b = measure(b.keys[k], type.kind);
      if (of_a && of_b && *of_a != *of_b) return;  // no amount is of two dimensions; a dose of nothing, which fits them all, is not looked for
      if (type.kind == core::Kind::Amount && (of_a || of_b)) type.dimension = static_cast<core::DimensionId>(of_a.value_or(of_b.value_or(0)));
      const auto x = conditions_.matched_by(a.keys[k], table_.keys[k], days->first), y = conditions_.matched_by(b.keys[k], table_.keys[k], days->first);
      if (!x || !y) return;
      const regions::Domain shared = intersect(*x, *y);
      if (empty(shared)) return;
      a_in_b = a_in_b && within(*x, *y);
      b_in_a = b_in_a && within(*y, *x);
      if (k == 0 && table_.payer_decides && a.keys[k].kind == core::Matcher::Kind::Any && b.keys[k].kind == core::Matcher::Kind::Any) continue;  // everybody's
      const auto words = value_text(p_, {table_.key_names[k], type, true, false}, shared);
      key += (key.empty() ? "" : ", ") + words.value_or("…");
    }
    judge(a, b, a_in_b, b_in_a, key, *days);
  }

  void judge(const core::Row& a, const core::Row& b, bool a_in_b, bool b_in_a, const std::string& key, const exact::Period& days) {
    const bool same = same_cells(a, b);
    if (same) {
      if (!is_policy_text(in_, b.span.file)) return;   // published data may say a thing twice, and says it as published
      if (b_in_a) in_vain(b, a, "another row says the same for all of its keys and days");
      else if (a_in_b) in_vain(a, b, "another row says the same for all of its keys and days");
      return;
    }
    if (table_.pick == core::kNone) {
      if (!read_) return;
      const exact::Date on = days.first == exact::kFirstDate ? days.last == exact::kLastDate ? exact::Date{} : days.last : days.first;
      const std::string when = days == exact::always() ? "" : " on " + exact::date_text(on);
      const bool later = is_authored(in_, b.span.file);
      auto& finding = out_.add(code::R113, later ? b.span : a.span, {short_name(table_.name), key + when});
      finding.related.push_back({later ? a.span : b.span, "the other row"});
      if (!is_authored(in_, table_.span.file)) {  // whose rows they are decides what can be done about it
        const bool both_own = is_authored(in_, a.span.file) && later;
        finding.help = both_own ? "let their keys exclude each other" : "a row of the library is changed by an exception to it: `exception to " + short_name(table_.name) + "[…] { … }`";
      }
      return;
    }
    const auto order = preferred(a, b);
    if (!order) return;
    const std::string why = std::string("another row that holds for all of its keys and days has a ") + (table_.pick_largest ? "larger" : "smaller") + " `" +
                            table_.columns[table_.pick].name + "`";
    if (*order < 0 && a_in_b) in_vain(a, b, why);
    if (*order > 0 && b_in_a) in_vain(b, a, why);
  }

  void in_vain(const core::Row& row, const core::Row& other, const std::string& why) {
    if (!is_authored(in_, row.span.file)) return;
    auto& finding = out_.add(code::R115, row.span, {short_name(table_.name), why});
    finding.related.push_back({other.span, "the other row"});
  }

  void otherwise(const std::vector<std::size_t>& wide) {
    const auto last = std::find_if(table_.rows.begin(), table_.rows.end(), [](const core::Row& row) { return row.otherwise; });
    if (last == table_.rows.end()) return;
    for (const std::size_t r : wide) {
      const core::Row& row = table_.rows[r];
      const bool all = std::all_of(row.keys.begin(), row.keys.end(), [](const core::Matcher& m) { return m.kind == core::Matcher::Kind::Any; });
      if (all && within(last->effective, row.effective)) return in_vain(*last, row, "another row holds for every key");
    }
  }

  const Inputs& in_;
  const core::Program& p_;
  const core::Table& table_;
  bool read_;
  Conditions& conditions_;
  diagnostic::Diagnostics& out_;
};

}  // namespace

// Tables are reviewed where their rows are somebody's own, those that a payer added to a library's table, too.
void rows(const Inputs& in, Reach& reach, diagnostic::Diagnostics& out) {
  const std::vector<core::Table>& tables = in.program->tables;
  std::vector<bool> read(tables.size(), false);
  for (const core::Node& node : in.program->nodes) {
    if (node.op == core::Op::Lookup) read[node.aux] = true;
  }
  for (std::size_t t = 0; t < tables.size(); ++t) {
    const core::Table& table = tables[t];
    const bool of_a_set = table.payer_decides && table.columns.empty() && table.key_names.back() == "member";  // what members became that payers added
    const auto own = [&](const core::Row& row) { return is_authored(in, row.span.file); };
    const bool added_to = table.payer_decides && std::any_of(table.rows.begin(), table.rows.end(), own);
    if (!of_a_set && (is_authored(in, table.span.file) || added_to)) Rows(in, table, read[t], reach, out).look_at();
  }
}

}  // namespace edict::review
