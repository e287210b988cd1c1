// CSV: no words, one pass, one buffer.
//
// Columns: claim_id,line,payer,code,date,disposition,charge,allowed,paid,adjustments,rules. Lines end in LF; a field is in quotes only where it holds a comma, a
// quote or a line end (RFC 4180).
#include <array>
#include <vector>

#include "claims/text_words.h"
#include "decisions/cells.h"
#include "decisions/rows.h"
#include "decisions/writers.h"
#include "explain/json_text.h"
#include "explain/node_text.h"
#include "payment/codes.h"

namespace edict::decisions {
namespace {

constexpr std::size_t kFlushAt = 1u << 18;
constexpr std::string_view kHead = "claim_id,line,payer,code,date,disposition,charge,allowed,paid,adjustments,rules\n";

// A bit in the highest place of each byte that is a comma, a quote, a line end or beyond ASCII; other bits where there is such a byte at all.
std::uint64_t signs_in(std::uint64_t word) {
  constexpr std::uint64_t kOnes = 0x0101010101010101ull, kHighest = kOnes * 0x80;
  const auto zeros = [](std::uint64_t bytes) { return (bytes - kOnes) & ~bytes; };
  return (word | zeros(word ^ kOnes * ',') | zeros(word ^ kOnes * '"') | zeros(word ^ kOnes * '\n') | zeros(word ^ kOnes * '\r')) & kHighest;
}

bool is_plain(std::string_view text) {
  std::uint64_t signs = 0;
  claims::each_word(text, [&](std::uint64_t word) { signs |= signs_in(word); });
  return signs == 0;
}

std::string cell(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  const std::string valid = explain::repaired(text);
  if (valid.find_first_of(",\"\r\n") == std::string::npos) return valid;
  std::string quoted = "\"";
  for (const char c : valid) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

class CsvWriter final : public Writer {
 public:
  CsvWriter(explain::Words& words, const Sink& sink) : program_(words.program()), cells_(program_, words.symbols()), sink_(sink) {
    out_.text(kHead);
    for (const core::Rule& rule : program_.rules) rule_names_.push_back(cell(explain::short_name(rule.name)) + ':');
  }

  void write(engine::Decisions& decisions, const claims::History*) override {
    cells_.look_at(*decisions.batch);
    for (std::uint32_t row = 0; row < decisions.lines.size(); ++row) {
      line(decisions, row);
      if (out_.size() >= kFlushAt) flush();
    }
  }

  void finish() override { flush(); }

 private:
  void flush() {
    sink_(out_.written());
    out_.clear();
  }

  void text(std::string_view text) {
    if (is_plain(text)) {
      out_.text(text);
    } else {
      out_.text(cell(text));
    }
  }
  void money(bool there, std::int64_t millionths) {
    if (there) out_.number(&write_money, millionths);
  }

  void line(const engine::Decisions& decisions, std::uint32_t row) {
    const engine::LineDecision& line = decisions.lines[row];
    text(cells_.claim_id(row));
    out_.sign(',');
    if (const auto number = cells_.number(row)) out_.number(&write_decimal, *number);
    out_.sign(',');
    text(cells_.payer(row));
    out_.sign(',');
    text(cells_.code(row));
    out_.sign(',');
    if (const auto date = cells_.date(row)) day(*date);
    out_.sign(',');
    out_.text(explain::disposition_name(line.disposition));
    out_.sign(',');
    money(line.has_charge, line.charge);
    out_.sign(',');
    money(line.has_amounts, line.allowed);
    out_.sign(',');
    money(line.has_amounts, line.paid);
    out_.sign(',');
    for (std::uint32_t i = 0; i < line.adjustment_count; ++i) {
      if (i != 0) out_.sign(';');
      adjustment(decisions.adjustments[line.adjustments + i]);
    }
    out_.sign(',');
    rules(decisions, line);
    out_.sign('\n');
  }

  // The days of a file are few.
  void day(exact::Date date) {
    Day& day = days_[static_cast<std::uint32_t>(date.days) % days_.size()];
    if (day.date != date || day.size == 0) {
      day.date = date;
      day.size = static_cast<std::size_t>(write_date(day.text, date) - day.text);
    }
    out_.text({day.text, day.size});
  }

  void adjustment(const engine::Adjustment& adjustment) {
    out_.text(payment::group_name(adjustment.group));
    out_.sign('-');
    out_.text(payment::carc_of(adjustment, cells_.symbols()));
    out_.sign(':');
    out_.number(&write_money, adjustment.amount);
  }

  // What each finding came to; findings that came to nothing are no part of the row.
  void rules(const engine::Decisions& decisions, const engine::LineDecision& line) {
    bool first = true;
    for (std::uint32_t i = 0; i < line.finding_count; ++i) {
      const engine::Finding& finding = decisions.findings[line.findings + i];
      const std::string_view came_to = verb(finding);
      if (came_to.empty()) continue;
      if (!first) out_.sign(';');
      first = false;
      if (finding.rule != core::kNone) {
        out_.text(rule_names_[finding.rule]);
      } else {
        out_.sign('(');
        out_.text(explain::builtin_name(finding.builtin));
        out_.text("):");
      }
      out_.text(came_to);
    }
  }

  std::string_view verb(const engine::Finding& finding) const {
    const core::Disposition gravity = payment::gravity(program_, finding);
    if (gravity != core::Disposition::Pay) return explain::disposition_name(gravity);
    const bool decided = finding.status == engine::Status::NotMet || finding.status == engine::Status::Undecided;
    const bool note = decided && finding.outcome != core::kNone && program_.outcomes[finding.outcome].kind == core::OutcomeKind::Note;
    return note ? "note" : "";
  }

  const core::Program& program_;
  Cells cells_;
  const Sink& sink_;
  Rows out_;
  std::vector<std::string> rule_names_;  // a colon behind each
  struct Day {
    exact::Date date;
    char text[kLongestNumber] = {};
    std::size_t size = 0;
  };
  std::array<Day, 1024> days_;  // as last written
};

}  // namespace

std::unique_ptr<Writer> csv_writer(explain::Words& words, const Sink& sink) { return std::make_unique<CsvWriter>(words, sink); }

}  // namespace edict::decisions
