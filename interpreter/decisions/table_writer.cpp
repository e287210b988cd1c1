// A table for a person: one line of service a row, its reason in words, totals below.
#include <algorithm>
#include <array>
#include <vector>

#include "decisions/cells.h"
#include "decisions/writers.h"
#include "diagnostic/snippet.h"
#include "exact/decimal.h"
#include "explain/speakers.h"
#include "payment/codes.h"

namespace edict::decisions {
namespace {

// Signs, not bytes: characters of UTF-8 that begin in a byte of their own.
std::size_t signs(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0u) != 0x80u; }));
}

std::string padded(std::string text, std::size_t width, bool right) {
  const std::size_t size = signs(text);
  if (size >= width) return text;
  const std::string blanks(width - size, ' ');
  return right ? blanks + text : text + blanks;
}

std::string_view colour_of(core::Disposition disposition) {
  switch (disposition) {
    case core::Disposition::Pay: return "\x1b[32m";
    case core::Disposition::Reduce: return "\x1b[36m";
    case core::Disposition::Pend: return "\x1b[33m";
    case core::Disposition::Deny:
    case core::Disposition::Reject: return "\x1b[31m";
  }
  return "";
}

struct Column {
  std::string_view head;
  std::size_t width;
  bool right;
};
constexpr std::array<Column, 8> kColumns = {{{"claim", 10, false}, {"line", 4, true}, {"code", 5, false}, {"date", 10, false}, {"result", 6, false},
                                             {"charge", 9, true}, {"allowed", 9, true}, {"paid", 9, true}}};

constexpr std::size_t kMostReasonLines = 4;
constexpr std::size_t kLeastReasonWidth = 28;
constexpr std::size_t kBelow = 13;  // where a reason begins that stands below its line

// At blanks, into lines of at most `width` signs; a longer word stands alone and is cut.
std::vector<std::string> wrapped(const std::string& text, std::size_t width) {
  std::vector<std::string> lines(1);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string word = diagnostic::printable(std::string_view(text).substr(at, end - at), width);
    at = end + 1;
    if (!lines.back().empty() && signs(lines.back()) + 1 + signs(word) > width) lines.emplace_back();
    lines.back() += (lines.back().empty() ? "" : " ") + word;
  }
  if (lines.size() > kMostReasonLines) {
    lines.resize(kMostReasonLines);
    lines.back() += " …";
  }
  return lines;
}

class TableWriter final : public Writer {
 public:
  TableWriter(explain::Words& words, const Sink& sink, WriterOptions options)
      : words_(words), cells_(words.program(), words.symbols()), speakers_(words), sink_(sink), colour_(options.colour) {
    for (const Column& column : kColumns) used_ += column.width + 2;
    const std::size_t width = std::clamp<std::uint32_t>(options.width, 80, 200);
    if (width < used_ + kLeastReasonWidth) used_ = kBelow;  // no room beside the amounts: the reason stands below its line
    reason_width_ = width - used_;
    for (const Column& column : kColumns) out_ += padded(std::string(column.head), column.width, column.right) + "  ";
    if (used_ == kBelow) end_line();
    else out_ += "reason\n";
  }

  void write(engine::Decisions& decisions, const claims::History* history) override {
    words_.about(decisions, history);
    cells_.look_at(*decisions.batch);
    for (std::uint32_t row = 0; row < decisions.lines.size(); ++row) line(decisions, row);
    sink_(out_);
    out_.clear();
  }

  void finish() override {
    out_ += "\n" + std::to_string(lines_) + (lines_ == 1 ? " line" : " lines");
    for (std::size_t i = 0; i < counts_.size(); ++i) {
      if (counts_[i] != 0) out_ += ", " + std::to_string(counts_[i]) + " " + std::string(explain::disposition_name(static_cast<core::Disposition>(i)));
    }
    out_ += "; charged " + explain::dollars(charge_) + ", allowed " + explain::dollars(allowed_) + ", paid " + explain::dollars(paid_) + "\n";
    if (unspoken_ != 0) {
      out_ += "no rule speaks of " + std::to_string(unspoken_) + " of the paid lines: charged " + explain::dollars(unspoken_charge_) + ", paid " +
              explain::dollars(unspoken_paid_) + "\n";
    }
    sink_(out_);
    out_.clear();
  }

 private:
  void line(engine::Decisions& decisions, std::uint32_t row) {
    const engine::LineDecision& line = decisions.lines[row];
    ++lines_;
    ++counts_[static_cast<std::size_t>(line.disposition)];
    if (line.has_charge) charge_ += line.charge;
    if (line.has_amounts) {
      allowed_ += line.allowed;
      paid_ += line.paid;
    }
    const std::optional<explain::Unspoken> unspoken = speakers_.unspoken(row);
    if (unspoken) {
      ++unspoken_;
      if (line.has_charge) unspoken_charge_ += line.charge;
      if (line.has_amounts) unspoken_paid_ += line.paid;
    }
    const auto money = [](bool known, std::int64_t amount) { return known ? exact::money_text_grouped(amount) : std::string(); };
    const auto number = cells_.number(row);
    const auto date = cells_.date(row);
    std::array<std::string, 8> texts = {std::string(cells_.claim_id(row)),
                                        number ? exact::decimal_text(*number) : "",
                                        core::shown(core::SymbolKind::Code, cells_.code(row)),
                                        date ? exact::date_text(*date) : "",
                                        std::string(explain::disposition_name(line.disposition)),
                                        money(line.has_charge, line.charge),
                                        money(line.has_amounts, line.allowed),
                                        money(line.has_amounts, line.paid)};
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const bool amount = i >= 5;
      const std::string text = padded(diagnostic::printable(texts[i], amount ? 40 : kColumns[i].width), kColumns[i].width, kColumns[i].right);
      const bool coloured = colour_ && i == 4;
      out_ += coloured ? std::string(colour_of(line.disposition)) + text + "\x1b[0m  " : text + "  ";
    }
    const std::vector<std::string> why = wrapped(diagnostic::printable(reason(decisions, line, unspoken ? unspoken->text : ""), kMostReasonLines * reason_width_ * 2), reason_width_);
    if (used_ == kBelow) end_line();
    for (std::size_t i = 0; i < why.size(); ++i) {
      if (used_ == kBelow && why[i].empty()) continue;
      if (i != 0 || used_ == kBelow) out_.append(used_, ' ');
      out_ += why[i];
      end_line();
    }
  }

  void end_line() {
    while (out_.back() == ' ') out_.pop_back();
    out_ += '\n';
  }

  // The gravest finding in words, and how many more there are; of a paid line what the patient or the contract took, and that no rule speaks of it.
  std::string reason(const engine::Decisions& decisions, const engine::LineDecision& line, std::string text) {
    std::uint32_t more = 0;
    for (std::uint32_t i = 0; i < line.finding_count; ++i) {
      const engine::Finding& finding = decisions.findings[line.findings + i];
      if (payment::gravity(words_.program(), finding) == core::Disposition::Pay) continue;
      if (text.empty()) text = words_.message(finding);
      else ++more;
    }
    if (more != 0) text += " (+" + std::to_string(more) + ")";
    std::string codes;
    for (std::uint32_t i = 0; i < line.adjustment_count; ++i) {
      const engine::Adjustment& adjustment = decisions.adjustments[line.adjustments + i];
      codes += (codes.empty() ? "" : ", ") + std::string(payment::group_name(adjustment.group)) + "-" + std::string(payment::carc_of(adjustment, words_.symbols()));
    }
    if (codes.empty()) return text;
    return text.empty() ? codes : codes + " " + text;
  }

  explain::Words& words_;
  Cells cells_;
  explain::Speakers speakers_;
  const Sink& sink_;
  bool colour_;
  std::size_t used_ = 0;
  std::size_t reason_width_ = kLeastReasonWidth;
  std::string out_;
  std::uint64_t lines_ = 0;
  std::array<std::uint64_t, 5> counts_{};
  exact::Int charge_ = 0, allowed_ = 0, paid_ = 0;
  std::uint64_t unspoken_ = 0;  // lines that are paid, and that no rule speaks of
  exact::Int unspoken_charge_ = 0, unspoken_paid_ = 0;
};

}  // namespace

std::unique_ptr<Writer> table_writer(explain::Words& words, const Sink& sink, WriterOptions options) { return std::make_unique<TableWriter>(words, sink, options); }

}  // namespace edict::decisions
