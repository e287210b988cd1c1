// Payers beside each other: the matrix, and each row's changes in full.
#include <algorithm>

#include "doc/markup.h"
#include "doc/pages.h"
#include "payers/payers_words.h"
#include "payers/row_words.h"

namespace edict::doc {
namespace {

using review::PayerRow;

const char* class_of(const PayerRow& row, const review::PayerCell& cell) {
  if (!cell.acts) return "absent";
  if (row.kind != PayerRow::Kind::Rule) return cell.differences.empty() ? "" : "changed";
  switch (cell.direction) {
    case review::Direction::Same: return "";
    case review::Direction::Stricter: return "stricter";
    case review::Direction::Looser: return "looser";
    case review::Direction::Waived: return "looser";
    case review::Direction::Changed: return "changed";
  }
  return "";
}

constexpr std::size_t kMostOnPaper = 8;   // columns of payers

class PayersPage {
 public:
  explicit PayersPage(const Matter& matter)
      : in_(matter), program_(*matter.book.set().program), tell_(program_, *matter.book.set().sources), matrix_(review::payer_matrix(program_, {})), payers_(tell_.shown_payers(matrix_)) {}

  std::string run() {
    std::string out = "<h1>Payers beside each other</h1>\n";
    if (matrix_.rows.empty()) return out + "<p>" + (program_.payers.empty() ? "No payer is declared." : "No rule, value, row or set differs between payers.") + "</p>\n";
    out += "<p class=\"lead\">A row for each rule, value, row of a table and set in which payers differ. Of a rule a cell says <em>as base</em>, or <em>stricter</em>, <em>looser</em> or <em>waived</em> where that "
           "is proved, else <em>changed</em>; a dash: it is not for that payer. " + (matrix_.alike == 0 ? "" : counted(matrix_.alike, "rule is", "rules are") + " the same for all payers, and not listed.") +
           "</p>\n";
    HtmlTable table{"What payers differ in", {"Rule, value, row or set"}, {}, {}, "matrix"};
    for (const std::uint32_t payer : payers_) table.head.push_back(payer_name(payer));
    std::string details = "<h2 id=\"changes\">Each row in full</h2>\n";
    for (std::size_t r = 0; r < matrix_.rows.size(); ++r) {
      const PayerRow& row = matrix_.rows[r];
      const std::string id = "row-" + std::to_string(r + 1);
      std::vector<std::string> cells = {"<a href=\"#" + id + "\">" + escaped(row.title.empty() ? row.name : row.title) + "</a><br>" + code_name(row.name)};
      for (const std::uint32_t payer : payers_) {
        const review::PayerCell& cell = row.cells[payer];
        const std::string text = cell.acts ? escaped(tell_.cell(row, cell)) : "–", kind = class_of(row, cell);
        cells.push_back(kind.empty() ? text : "<span class=\"" + kind + "\">" + text + "</span>");
      }
      table.rows.push_back(std::move(cells));
      details += in_full(row, id);
    }
    if (payers_.size() <= kMostOnPaper) return out + html_table(table) + details;
    return out + "<p class=\"paper\">The table of all payers is too wide for paper: what it says stands below, row by row.</p>\n<div class=\"screen\">\n" + html_table(table) + "</div>\n" + details;
  }

 private:
  std::string payer_name(std::uint32_t payer) const {
    const core::Payer& one = program_.payers[payer];
    return link(in_.book.href(in_.book.decl_of(one.span)), escaped(one.title.empty() ? program_.symbols.text(one.symbol) : one.title));
  }

  std::string in_full(const PayerRow& row, const std::string& id) const {
    std::string out = "<section id=\"" + id + "\">\n<h3>" + escaped(row.title.empty() ? row.name : row.title) + "</h3>\n<p class=\"name\">" + link(in_.book.href(in_.book.decl_of(row.span)), code_name(row.name)) +
                      (row.cite.empty() ? "" : " <cite>" + escaped(row.cite) + "</cite>") + "</p>\n<ul>\n";
    Groups own, changed;
    std::vector<std::string> everybody;
    for (const std::uint32_t payer : payers_) {
      const review::PayerCell& cell = row.cells[payer];
      own.add(of_the_row(row, cell), payer_name(payer));
      if (cell.acts) everybody.push_back(payer_name(payer));
      for (const review::Difference& one : cell.differences) changed.add(told(row, one), payer_name(payer));
    }
    Groups shared;
    for (const review::Difference& one : row.shared) shared.add(told(row, one), everybody.size() == payers_.size() ? "All payers" : joined(everybody));
    return out + own.items() + shared.items() + changed.items() + "</ul>\n</section>\n";
  }

  // What is said, and of whom; payers of whom the same is said stand together.
  class Groups {
   public:
    void add(const std::string& what, const std::string& whom) {
      const auto same = std::find_if(groups_.begin(), groups_.end(), [&](const auto& group) { return group.first == what; });
      if (same == groups_.end()) groups_.push_back({what, {whom}});
      else same->second.push_back(whom);
    }
    std::string items() const {
      std::string out;
      for (const auto& [what, whom] : groups_) out += what.empty() ? "" : "<li>" + joined(whom) + ": " + what + "</li>\n";
      return out;
    }

   private:
    std::vector<std::pair<std::string, std::vector<std::string>>> groups_;
  };

  // Empty where nothing that the row itself says holds for the payer, but what exceptions do.
  std::string of_the_row(const PayerRow& row, const review::PayerCell& cell) const {
    if (!cell.acts) return "not for them";
    const std::string since = period_words(cell.effective), own = tell_.written(row, cell);
    return own.empty() ? "" : escaped(own) + (since.empty() ? "" : ", " + since);
  }

  std::string told(const PayerRow& row, const review::Difference& one) const {
    const bool of_a_rule = row.kind == PayerRow::Kind::Rule && one.direction != review::Direction::Waived;
    const std::string when = one.when.empty() ? "" : " when " + code(escaped(tell_.conditions(one))), period = period_words(one.effective);
    const std::string from = one.exception == core::kNone ? "" : in_.words.reference(in_.book.decl_of(program_.exceptions[one.exception].span));
    return (of_a_rule ? std::string(tool::word_of(one.direction)) + ", " : "") + code(escaped(tell_.change(one))) + when + (period.empty() ? "" : ", " + period) +
           (one.replaced ? " (replaced by what stands below)" : "") + (from.empty() ? "" : "; by " + from);
  }

  const Matter& in_;
  const core::Program& program_;
  const tool::PayerWords tell_;
  const review::PayerMatrix matrix_;
  const std::vector<std::uint32_t> payers_;
};

}  // namespace

std::string payers_page(const Matter& matter) { return PayersPage(matter).run(); }

}  // namespace edict::doc
