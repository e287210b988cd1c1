// A walk over what rules and payment read, without what tables and sets have settled in advance.
#include "review/facts_in_use.h"

#include <set>

#include "core/walk.h"

namespace edict::review {
namespace {

Fields all_fields(const core::Schema& schema, bool value) {
  Fields fields;
  for (const core::RecordType& record : schema.records) fields.emplace_back(record.fields.size(), value);
  return fields;
}

class Reader {
 public:
  explicit Reader(const core::Program& program) : told_(all_fields(program.schema, true)), p_(program), may_(program, told_), fields_(all_fields(program.schema, false)) {}

  Fields run() {
    for (const core::Rule& rule : p_.rules) read(rule);
    if (p_.payment.adopted) payment();
    of_every_line();
    return std::move(fields_);
  }

 private:

  void read(const core::Rule& rule) {
    if (rule.acts.empty() || never_applies(rule)) return;
    node(rule.pair_source);
    for (const core::ChoiceId clause : {rule.applies, rule.require}) choice(clause);
    for (const core::ChoiceId clause : {rule.otherwise, rule.missing}) outcome(clause);
    walk();
  }

  void payment() {
    const core::Payment& pay = p_.payment;
    for (const core::TermId id : {pay.fee, pay.unit_cap, pay.factor, pay.other_payer_paid, pay.most_after_others, pay.coinsurance, pay.copay, pay.sequestration}) term(id);
    for (const core::Balance& balance : p_.balances) {
      choice(balance.starts);
      choice(balance.takes);
    }
    walk();
  }

  // Which lines belong together, what tells them apart, and what tells balances apart, though no expression reads it.
  void of_every_line() {
    const core::Schema& s = p_.schema;
    for (const char* name : {"id", "payer", "patient", "received_date", "frequency", "original_claim", "lines"}) use(s.claim, name);
    for (const char* name : {"number", "code", "date", "units", "charge", "disposition", "undecided"}) use(s.line, name);
    use(s.patient, "id");
    for (std::size_t b = 0; b < p_.balances.size() && p_.payment.adopted; ++b) {
      for (const core::PerKey per : p_.balances[b].per) {
        if (per == core::PerKey::Plan) use(s.claim, "plan");
        if (per != core::PerKey::Authorization) continue;
        use(s.line, "authorization");
        use(s.claim, "authorizations");
      }
    }
  }

  void use(core::RecordId record, const char* name) {
    const core::FieldId field = p_.schema.find(record, name);
    if (field != core::kNoField) fields_[record][field] = true;
  }

  bool settled(core::NodeId id) {
    if (p_.node(id).type.kind != core::Kind::Boolean) return false;
    const May may = may_.node(id);
    return !may.unknown && may.yes != may.no;
  }

  bool never_applies(const core::Rule& rule) {
    if (rule.applies == core::kNone) return false;
    const May applies = may_.choice(rule.applies);
    return !applies.yes && !applies.unknown;
  }

  void node(core::NodeId id) {
    if (id != core::kNone) open_.push_back(id);
  }

  void choice(core::ChoiceId id) {
    if (id == core::kNone || !choices_.insert(id).second) return;
    node(p_.choices[id].base);
    for (const core::Override& o : p_.choices[id].overrides) {
      node(o.when);
      choice(o.value);
    }
  }

  void outcome(core::ChoiceId id) {
    if (id == core::kNone) return;
    const core::Choice& choice = p_.choices[id];
    if (choice.base != core::kNone) node(p_.outcomes[choice.base].amount);
    for (const core::Override& o : choice.overrides) {
      node(o.when);
      outcome(o.value);
    }
  }

  void term(core::TermId id) {
    if (id == core::kNone || !terms_.insert(id).second) return;
    for (const core::Versioned& version : p_.terms[id].versions) choice(version.value);
  }

  // Cells and attributes that exceptions change under a condition.
  void values(const core::Node& node) {
    if ((node.op == core::Op::Lookup || node.op == core::Op::HasRow) && tables_.insert(node.aux).second) {
      for (const core::Row& row : p_.tables[node.aux].rows) {
        for (const core::ChoiceId cell : row.cells) changed(cell);
      }
    }
    if (node.op == core::Op::Attribute && attributes_.insert(node.aux).second) {
      for (const auto& [symbol, values] : p_.attributes[node.aux].values) {
        for (const core::AttributeValue& value : values) changed(value.value);
      }
    }
  }

  void changed(core::ChoiceId id) {
    if (id != core::kNone && !p_.choices[id].overrides.empty()) choice(id);
  }

  void walk() {
    while (!open_.empty()) {
      const core::NodeId id = open_.back();
      open_.pop_back();
      if (!seen_.insert(id).second || settled(id)) continue;
      const core::Node& n = p_.node(id);
      if (n.op == core::Op::Field) fields_[p_.node(n.a).type.of][n.aux] = true;
      if (n.op == core::Op::Term) term(n.aux);
      values(n);
      for (const core::NodeId part : core::children(p_, id)) node(part);
    }
  }

  const Fields told_;
  const core::Program& p_;
  MayBe may_;
  Fields fields_;
  std::vector<core::NodeId> open_;
  std::set<core::NodeId> seen_;
  std::set<core::ChoiceId> choices_;
  std::set<core::TermId> terms_;
  std::set<core::TableId> tables_;
  std::set<std::uint32_t> attributes_;
};

}  // namespace

Fields facts_in_use(const core::Program& program) { return Reader(program).run(); }

}  // namespace edict::review
