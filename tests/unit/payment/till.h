// A world with payment: terms and balances by hand, lines with charges, amounts read back as text. In: calls. Out: settled lines.
#pragma once

#include <string>

#include "../engine/world.h"
#include "exact/decimal.h"
#include "payment/codes.h"
#include "payment/settle.h"

namespace edict::payment {

using engine::World;

struct Till {
  World w;
  engine::Decisions d;
  BalanceBook book;

  Till() {
    w.payer("acme");
    w.payer("other");
    w.program.payment.adopted = true;
    w.program.payment.acts = {{{w.program.symbols.find("acme")}, exact::always()}};
  }

  static std::int64_t cents(std::int64_t value) { return value * exact::kCent; }
  core::NodeId dollars(std::int64_t in_cents) { return w.millionths(cents(in_cents)); }
  core::NodeId percent(std::int64_t whole) { return w.millionths(whole * exact::kCent); }
  core::NodeId left() { return w.add(core::Op::Variable, w.number(), core::kNone, core::kNone, core::kNone, core::kLeftSlot); }
  core::NodeId allowed() { return w.add(core::Op::Variable, w.number(), core::kNone, core::kNone, core::kNone, core::kAllowedSlot); }
  core::NodeId least(core::NodeId a, core::NodeId b) {
    return w.add(core::Op::Min, w.program.node(a).type, core::kNone, core::kNone, core::kNone, 0, {a, b});
  }

  core::TermId term(core::NodeId value, exact::Period effective = exact::always()) {
    core::Term made;
    made.name = "std.payment.term" + std::to_string(w.program.terms.size());
    made.type = w.program.node(value).type;
    made.versions.push_back({effective, w.choice(value)});
    w.program.terms.push_back(made);
    return static_cast<core::TermId>(w.program.terms.size() - 1);
  }

  core::BalanceId balance(core::NodeId starts, core::NodeId takes, std::string_view carc, core::Group group = core::Group::PR,
                          std::vector<core::PerKey> per = {core::PerKey::Patient}) {
    core::Balance made;
    made.name = "balance" + std::to_string(w.program.balances.size());
    made.per = std::move(per);
    made.type = w.program.node(starts).type;
    made.starts = w.choice(starts);
    made.takes = w.choice(takes);
    made.group = group;
    made.carc = carc.empty() ? 0 : w.program.symbols.intern(carc);
    made.acts = w.program.payment.acts;
    w.program.balances.push_back(made);
    return static_cast<core::BalanceId>(w.program.balances.size() - 1);
  }
  void deductible(std::int64_t in_cents) { w.program.payment.deductible = balance(dollars(in_cents), least(left(), allowed()), "1"); }
  void out_of_pocket(std::int64_t in_cents) { w.program.payment.out_of_pocket = balance(dollars(in_cents), least(left(), allowed()), ""); }

  // A rule that every line fails, with this outcome.
  void reduce(const char* name, core::OutcomeKind kind, const char* carc, core::NodeId amount) {
    w.rule(name, core::kNone, w.truth(false), core::Stage::Coverage, w.outcome(kind, carc, amount));
  }

  void claim(const char* payer = "acme", const char* patient = "p1") { w.new_claim(payer, patient); }
  std::uint32_t line(std::int64_t charge_cents, std::int64_t units = 10) {
    const claims::LineRef made = w.new_line("J1");
    w.set(w.line_record, "charge", made.row, cents(charge_cents));
    if (units >= 0) w.set_units(made, units);
    return made.row;
  }

  void settle() {
    d = w.judge();
    payment::settle(w.evaluator(), w.batch, w.given, book, d);
  }

  // `pay 100.00 = 80.00 CO-45:20.00`: disposition, charge, what is paid, the adjustments.
  std::string text(std::uint32_t row = 0) const {
    const engine::LineDecision& line = d.lines[row];
    static const char* const kWords[] = {"pay", "reduce", "pend", "deny", "reject"};
    std::string out = kWords[static_cast<std::size_t>(line.disposition)];
    if (!line.has_amounts) return out;
    out += " " + exact::money_text(line.charge) + " = " + exact::money_text(line.paid);
    for (std::uint32_t i = 0; i < line.adjustment_count; ++i) {
      const engine::Adjustment& a = d.adjustments[line.adjustments + i];
      const std::string carc = a.carc != 0 ? w.finished->symbols.text(a.carc) : std::string(settled_carc(a.source));
      out += " " + std::string(group_name(a.group)) + "-" + carc + ":" + exact::money_text(a.amount);
    }
    return out;
  }
  std::string settled(std::uint32_t row = 0) {
    settle();
    return text(row);
  }
};

}  // namespace edict::payment
