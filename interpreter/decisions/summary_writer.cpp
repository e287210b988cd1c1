// A summary of a run: lines by disposition, what rules came to, adjustments by code, and the money.
#include <array>
#include <map>
#include <tuple>

#include "decisions/writers.h"
#include "exact/decimal.h"
#include "explain/speakers.h"
#include "payment/codes.h"

namespace edict::decisions {
namespace {

std::string padded_left(const std::string& text, std::size_t width) { return text.size() < width ? std::string(width - text.size(), ' ') + text : text; }
std::string padded_right(std::string text, std::size_t width) {
  if (text.size() < width) text.append(width - text.size(), ' ');
  return text;
}

struct Bill {
  std::uint64_t lines = 0;
  exact::Int amount = 0;
  void add(const engine::LineDecision& line) {
    ++lines;
    if (line.has_charge) amount += line.charge;
  }
};

class SummaryWriter final : public Writer {
 public:
  SummaryWriter(explain::Words& words, const Sink& sink) : words_(words), speakers_(words), sink_(sink) {}

  void write(engine::Decisions& decisions, const claims::History* history) override {
    words_.about(decisions, history);
    const core::Schema& schema = words_.program().schema;
    claims_ += decisions.batch->tables[schema.claim].rows;
    for (std::uint32_t row = 0; row < decisions.lines.size(); ++row) {
      count(decisions, decisions.lines[row]);
      if (speakers_.unspoken(row)) unspoken_.add(decisions.lines[row]);
    }
  }

  void finish() override {
    std::string out = std::to_string(claims_) + (claims_ == 1 ? " claim, " : " claims, ") + std::to_string(lines_) + (lines_ == 1 ? " line\n" : " lines\n");
    for (std::size_t i = 0; i < by_disposition_.size(); ++i) {
      if (by_disposition_[i].lines == 0) continue;
      row(out, std::string(explain::disposition_name(static_cast<core::Disposition>(i))), by_disposition_[i], "charged ");
      if (i == static_cast<std::size_t>(core::Disposition::Pay) && unspoken_.lines != 0) row(out, "  no rule speaks of", unspoken_, "charged ");
    }
    out += "\nmoney\n";
    amount(out, "charged", charge_);
    amount(out, "allowed", allowed_);
    amount(out, "paid", paid_);
    amount(out, "patient", patient_);
    if (!by_rule_.empty()) out += "\nrules\n";
    for (const auto& [key, lines] : by_rule_) {
      out += "  " + padded_right(std::get<1>(key), 48) + padded_left(std::to_string(lines), 9) + "  " +
             std::string(explain::disposition_name(static_cast<core::Disposition>(4 - std::get<0>(key)))) + "\n";
    }
    if (!by_code_.empty()) out += "\nadjustments\n";
    for (const auto& [code, bill] : by_code_) row(out, code, bill, "");
    sink_(out);
  }

 private:
  static void row(std::string& out, const std::string& name, const Bill& bill, const std::string& word) {
    out += "  " + padded_right(name, 20) + padded_left(std::to_string(bill.lines), 9) + "  " + word + padded_left(explain::dollars(bill.amount), 18) + "\n";
  }
  static void amount(std::string& out, const std::string& name, exact::Int millionths) {
    out += "  " + padded_right(name, 20) + padded_left(explain::dollars(millionths), 20) + "\n";
  }

  void count(const engine::Decisions& decisions, const engine::LineDecision& line) {
    ++lines_;
    by_disposition_[static_cast<std::size_t>(line.disposition)].add(line);
    if (line.has_charge) charge_ += line.charge;
    if (line.has_amounts) {
      allowed_ += line.allowed;
      paid_ += line.paid;
    }
    for (std::uint32_t i = 0; i < line.adjustment_count; ++i) {
      const engine::Adjustment& adjustment = decisions.adjustments[line.adjustments + i];
      Bill& bill = by_code_[std::string(payment::group_name(adjustment.group)) + "-" + std::string(payment::carc_of(adjustment, words_.symbols()))];
      ++bill.lines;
      bill.amount += adjustment.amount;
      if (adjustment.group == core::Group::PR) patient_ += adjustment.amount;
    }
    for (std::uint32_t i = 0; i < line.finding_count; ++i) {
      const engine::Finding& finding = decisions.findings[line.findings + i];
      const core::Disposition gravity = payment::gravity(words_.program(), finding);
      if (gravity != core::Disposition::Pay) ++by_rule_[{4 - static_cast<int>(gravity), words_.rule_name(finding)}];
    }
  }

  explain::Words& words_;
  explain::Speakers speakers_;
  const Sink& sink_;
  std::uint64_t claims_ = 0, lines_ = 0;
  std::array<Bill, 5> by_disposition_{};
  Bill unspoken_;
  std::map<std::tuple<int, std::string>, std::uint64_t> by_rule_;  // gravest first, then by name
  std::map<std::string, Bill> by_code_;
  exact::Int charge_ = 0, allowed_ = 0, paid_ = 0, patient_ = 0;
};

}  // namespace

std::unique_ptr<Writer> summary_writer(explain::Words& words, const Sink& sink) { return std::make_unique<SummaryWriter>(words, sink); }

}  // namespace edict::decisions
