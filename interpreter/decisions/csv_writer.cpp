// CSV: no words, one pass, one buffer.
//
// Columns: claim_id,line,payer,code,date,disposition,charge,allowed,paid,adjustments,rules. Lines end in LF; a field is in quotes only where it holds a comma, a
// quote or a line end (RFC 4180).
#include <array>
#include <vector>

#include "decisions/cells.h"
#include "decisions/writers.h"
#include "explain/json_text.h"
#include "explain/node_text.h"
#include "payment/codes.h"

namespace edict::decisions {
namespace {

constexpr std::size_t kFlushAt = 1u << 18;
constexpr std::string_view kHead = "claim_id,line,payer,code,date,disposition,charge,allowed,paid,adjustments,rules\n";

// No comma, quote, line end or byte beyond ASCII.
constexpr std::array<bool, 256> kPlain = [] {
  std::array<bool, 256> plain{};
  for (std::size_t c = 0; c < 0x80; ++c) plain[c] = c != ',' && c != '"' && c != '\n' && c != '\r';
  return plain;
}();

bool is_plain(std::string_view text) {
  bool plain = true;
  for (const char c : text) plain &= kPlain[static_cast<unsigned char>(c)];
  return plain;
}

void append_cell(std::string& out, std::string_view text) {
  if (is_plain(text)) {
    out += text;
    return;
  }
  const std::string valid = explain::repaired(text);
  const bool quotes = valid.find_first_of(",\"\r\n") != std::string::npos;
  if (quotes) out += '"';
  for (const char c : valid) {
    if (c == '"') out += '"';
    out += c;
  }
  if (quotes) out += '"';
}

class CsvWriter final : public Writer {
 public:
  CsvWriter(explain::Words& words, const Sink& sink) : program_(words.program()), cells_(program_, words.symbols()), sink_(sink) {
    out_.reserve(kFlushAt + 4096);
    out_ += kHead;
    for (const core::Rule& rule : program_.rules) {
      std::string name;
      append_cell(name, explain::short_name(rule.name));
      rule_names_.push_back(std::move(name));
    }
  }

  void write(engine::Decisions& decisions, const claims::History*) override {
    for (std::uint32_t row = 0; row < decisions.lines.size(); ++row) {
      line(decisions, row);
      if (out_.size() >= kFlushAt) flush();
    }
  }

  void finish() override { flush(); }

 private:
  void flush() {
    sink_(out_);
    out_.clear();
  }

  void line(const engine::Decisions& decisions, std::uint32_t row) {
    const claims::Batch& batch = *decisions.batch;
    const engine::LineDecision& line = decisions.lines[row];
    append_cell(out_, cells_.claim_id(batch, row));
    out_ += ',';
    if (const auto number = cells_.number(batch, row)) append_decimal(out_, *number);
    out_ += ',';
    append_cell(out_, cells_.payer(batch, row));
    out_ += ',';
    append_cell(out_, cells_.code(batch, row));
    out_ += ',';
    if (const auto date = cells_.date(batch, row)) append_day(*date);
    out_ += ',';
    out_ += explain::disposition_name(line.disposition);
    out_ += ',';
    if (line.has_charge) append_money(out_, line.charge);
    out_ += ',';
    if (line.has_amounts) append_money(out_, line.allowed);
    out_ += ',';
    if (line.has_amounts) append_money(out_, line.paid);
    out_ += ',';
    for (std::uint32_t i = 0; i < line.adjustment_count; ++i) {
      if (i != 0) out_ += ';';
      adjustment(decisions.adjustments[line.adjustments + i]);
    }
    out_ += ',';
    rules(decisions, line);
    out_ += '\n';
  }

  // The days of a file are few.
  void append_day(exact::Date date) {
    Day& day = days_[static_cast<std::uint32_t>(date.days) % days_.size()];
    if (day.date != date || day.text.empty()) {
      day.date = date;
      day.text.clear();
      append_date(day.text, date);
    }
    out_ += day.text;
  }

  void adjustment(const engine::Adjustment& adjustment) {
    out_ += payment::group_name(adjustment.group);
    out_ += '-';
    out_ += payment::carc_of(adjustment, cells_.symbols());
    out_ += ':';
    append_money(out_, adjustment.amount);
  }

  // What each finding came to; findings that came to nothing are no part of the row.
  void rules(const engine::Decisions& decisions, const engine::LineDecision& line) {
    bool first = true;
    for (std::uint32_t i = 0; i < line.finding_count; ++i) {
      const engine::Finding& finding = decisions.findings[line.findings + i];
      const std::string_view came_to = verb(finding);
      if (came_to.empty()) continue;
      if (!first) out_ += ';';
      first = false;
      if (finding.rule != core::kNone) {
        out_ += rule_names_[finding.rule];
      } else {
        out_ += '(';
        out_ += explain::builtin_name(finding.builtin);
        out_ += ')';
      }
      out_ += ':';
      out_ += came_to;
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
  std::string out_;
  std::vector<std::string> rule_names_;
  struct Day {
    exact::Date date;
    std::string text;
  };
  std::array<Day, 1024> days_;  // as last written
};

}  // namespace

std::unique_ptr<Writer> csv_writer(explain::Words& words, const Sink& sink) { return std::make_unique<CsvWriter>(words, sink); }

}  // namespace edict::decisions
