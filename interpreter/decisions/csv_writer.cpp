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
    for (const core::Rule& rule : program_.rules) {
      const std::string name = cell(explain::short_name(rule.name)) + ':';
      std::array<std::string, kVerbs>& told = told_.emplace_back();
      for (std::size_t verb = 0; verb < kVerbs; ++verb) told[verb] = name + std::string(text_of(verb));
    }
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
    put(text, is_plain(text));
  }
  void put(std::string_view text, bool plain) {
    if (plain) {
      out_.text(text);
    } else {
      out_.text(cell(text));
    }
  }
  // Payers and codes are few, and kept for the run: whether one is plain is found once.
  void symbol(core::SymbolId id) {
    if (id == 0) return;
    if (id >= plain_.size()) plain_.resize(id + 1, Plain::NotAsked);
    const std::string& text = cells_.symbols().text(id);
    if (plain_[id] == Plain::NotAsked) plain_[id] = is_plain(text) ? Plain::Yes : Plain::No;
    put(text, plain_[id] == Plain::Yes);
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
    symbol(cells_.payer_id(row));
    out_.sign(',');
    symbol(cells_.code_id(row));
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
    Reason& reason = reasons_[(adjustment.carc * 8 + static_cast<std::size_t>(adjustment.group)) % reasons_.size()];
    if (reason.text.empty() || reason.group != adjustment.group || reason.carc != adjustment.carc) {
      reason = {adjustment.group, adjustment.carc, std::string(payment::group_name(adjustment.group)) + '-'};
      reason.text += payment::carc_of(adjustment, cells_.symbols());
      reason.text += ':';
    }
    out_.text(reason.text);
    out_.number(&write_money, adjustment.amount);
  }

  // What each finding came to; findings that came to nothing are no part of the row.
  void rules(const engine::Decisions& decisions, const engine::LineDecision& line) {
    bool first = true;
    for (std::uint32_t i = 0; i < line.finding_count; ++i) {
      const engine::Finding& finding = decisions.findings[line.findings + i];
      const std::size_t verb = verb_of(finding);
      if (verb == kVerbs) continue;
      if (!first) out_.sign(';');
      first = false;
      if (finding.rule != core::kNone) {
        out_.text(told_[finding.rule][verb]);
      } else {
        out_.sign('(');
        out_.text(explain::builtin_name(finding.builtin));
        out_.text("):");
        out_.text(text_of(verb));
      }
    }
  }

  // Dispositions, and behind them a note.
  static constexpr std::size_t kNote = static_cast<std::size_t>(core::Disposition::Reject) + 1, kVerbs = kNote + 1;
  static std::string_view text_of(std::size_t verb) { return verb == kNote ? "note" : explain::disposition_name(static_cast<core::Disposition>(verb)); }
  // kVerbs: it came to nothing.
  std::size_t verb_of(const engine::Finding& finding) const {
    const core::Disposition gravity = payment::gravity(program_, finding);
    if (gravity != core::Disposition::Pay) return static_cast<std::size_t>(gravity);
    const bool decided = finding.status == engine::Status::NotMet || finding.status == engine::Status::Undecided;
    const bool note = decided && finding.outcome != core::kNone && program_.outcomes[finding.outcome].kind == core::OutcomeKind::Note;
    return note ? kNote : kVerbs;
  }

  const core::Program& program_;
  Cells cells_;
  const Sink& sink_;
  Rows out_;
  std::vector<std::array<std::string, kVerbs>> told_;  // by rule, verb: `quantity:deny`
  enum class Plain : std::uint8_t { NotAsked, Yes, No };
  std::vector<Plain> plain_;                           // by symbol
  struct Reason {
    core::Group group = core::Group::CO;
    core::SymbolId carc = 0;
    std::string text;  // `CO-45:`
  };
  std::array<Reason, 256> reasons_;                    // as last written
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
