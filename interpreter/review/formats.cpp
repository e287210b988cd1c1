// Each rule, and each amount of payment, on claims of a format: can it be met at all, and which fields keep it from that.
#include "review/formats.h"

#include <algorithm>
#include <functional>
#include <set>

#include "core/walk.h"
#include "diagnostic/codes_review.h"
#include "review/reach.h"
#include "review/reviews.h"

namespace edict::review {

namespace code = diagnostic::code;

namespace {

using Place = std::pair<core::RecordId, core::FieldId>;

std::string quoted(const std::string& text) { return "`" + text + "`"; }

// Something that a line is asked.
struct Asked {
  std::string what;                 // rule `quantity`
  source::Span span;
  std::vector<core::NodeId> roots;  // what it reads
};

class Formats {
 public:
  Formats(const core::Program& program, const TableFormat& tables, diagnostic::Diagnostics& out) : p_(program), tables_(tables), out_(out) {}

  void run() {
    review_line();
    for (const core::Rule& rule : p_.rules) {
      if (!rule.acts.empty() && rule.pair_source == core::kNone) review_rule(rule);
    }
    if (!p_.payment.adopted) return;
    const core::Payment& pay = p_.payment;
    for (const core::TermId term : {pay.fee, pay.unit_cap, pay.factor, pay.other_payer_paid, pay.most_after_others, pay.coinsurance, pay.copay, pay.sequestration}) {
      if (term != core::kNone) review_term(p_.terms[term], term);
    }
    std::vector<core::BalanceId> balances = pay.others;
    balances.insert(balances.end(), {pay.deductible, pay.out_of_pocket});
    for (const core::BalanceId balance : balances) {
      if (balance != core::kNone) review_balance(p_.balances[balance]);
    }
  }

 private:
  // What pends before all rules (grammar/README.md, 15).
  void review_line() {
    if (!tables_.told) return;
    const core::Schema& s = p_.schema;
    for (const auto& [record, field] : {std::pair{s.claim, "payer"}, std::pair{s.line, "date"}, std::pair{s.line, "code"}}) {
      const Place place{record, s.find(record, field)};
      if (place.second == core::kNoField || (*tables_.told)[place.first][place.second]) continue;
      out_.add(code::R151, {}, {"judging a line", name(place), "every line would pend", cure({place}, code::R151)});
    }
  }

  // What becomes of the lines, or nothing where some line can do without.
  using Consequence = std::function<std::string(MayBe&)>;

  void review_rule(const core::Rule& rule) {
    const core::Outcome* missing = nullptr;
    if (rule.missing != core::kNone && p_.choices[rule.missing].overrides.empty() && p_.choices[rule.missing].base != core::kNone) {
      missing = &p_.outcomes[p_.choices[rule.missing].base];
    }
    if (missing == nullptr || missing->kind == core::OutcomeKind::Pass) return;
    const bool denies = missing->kind == core::OutcomeKind::Deny;
    Asked asked{"rule " + quoted(short_name(rule.name)), rule.name_span, {}};
    read_by(rule.require, asked.roots);
    read_by(rule.applies, asked.roots);
    judge(asked, [&](MayBe& may) -> std::string {
      const May applies = may.choice(rule.applies), require = may.choice(rule.require);
      if (require.yes || (!applies.yes && !applies.unknown)) return "";
      const std::string where = applies.no ? "every line that it applies to" : "every line";
      const std::string fate = denies ? "would be denied" : "would pend";
      return where + " " + fate + (require.no ? " or fail" : "");
    });
  }

  void review_term(const core::Term& term, core::TermId id) {
    Asked asked{"payment (" + quoted(short_name(term.name)) + ")", term.span, {}};
    for (const core::Versioned& version : term.versions) read_by(version.value, asked.roots);
    judge(asked, [&](MayBe& may) { return may.term(id).yes ? "" : std::string("every line to be paid would pend"); });
  }

  void review_balance(const core::Balance& balance) {
    Asked asked{"balance " + quoted(short_name(balance.name)), balance.span, {}};
    read_by(balance.starts, asked.roots);
    read_by(balance.takes, asked.roots);
    judge(asked, [&](MayBe& may) {
      return may.choice(balance.starts).yes && may.choice(balance.takes).yes ? "" : std::string("every line to be paid would pend");
    });
  }

  void judge(const Asked& asked, const Consequence& consequence) {
    const std::set<Place> read = fields_read(asked.roots);
    if (told(asked, consequence, read, tables_.any_table, code::R150) || !tables_.told) return;
    told(asked, consequence, read, *tables_.told, code::R151);
  }

  bool told(const Asked& asked, const Consequence& consequence, const std::set<Place>& read, const Fields& carried, diagnostic::Code which) {
    MayBe may(p_, carried);
    const std::string what = consequence(may);
    if (what.empty()) return false;
    const std::vector<Place> needed = needed_of(consequence, read, carried);
    if (needed.empty()) return false;
    out_.add(which, asked.span, {asked.what, names(needed), what, cure(needed, which)});
    return true;
  }

  // The fields whose lack alone does it; where none does by itself, all that are lacking.
  std::vector<Place> needed_of(const Consequence& consequence, const std::set<Place>& read, const Fields& carried) {
    std::vector<Place> lacking, alone;
    for (const Place& place : read) {
      if (!carried[place.first][place.second]) lacking.push_back(place);
    }
    for (const Place& place : lacking) {
      Fields but_one = carried;
      for (const Place& other : lacking) but_one[other.first][other.second] = other != place;
      MayBe may(p_, but_one);
      if (!consequence(may).empty()) alone.push_back(place);
    }
    return alone.empty() ? lacking : alone;
  }

  // ---- what is read

  void read_by(core::ChoiceId id, std::vector<core::NodeId>& roots) const {
    if (id == core::kNone) return;
    const core::Choice& choice = p_.choices[id];
    if (choice.base != core::kNone) roots.push_back(choice.base);
    for (const core::Override& o : choice.overrides) read_by(o.value, roots);
  }

  std::set<Place> fields_read(std::vector<core::NodeId> open) const {
    std::set<Place> fields;
    std::set<core::NodeId> seen;
    std::set<core::TermId> terms;
    while (!open.empty()) {
      const core::NodeId id = open.back();
      open.pop_back();
      if (!seen.insert(id).second) continue;
      const core::Node& node = p_.node(id);
      if (node.op == core::Op::Field) fields.emplace(static_cast<core::RecordId>(p_.node(node.a).type.of), static_cast<core::FieldId>(node.aux));
      if (node.op == core::Op::Day || node.op == core::Op::History) {
        const core::FieldId patient = p_.schema.find(p_.schema.patient, "id");
        if (patient != core::kNoField) fields.emplace(p_.schema.patient, patient);
      }
      if (node.op == core::Op::Term && terms.insert(node.aux).second) {
        for (const core::Versioned& version : p_.terms[node.aux].versions) read_by(version.value, open);
      }
      const std::vector<core::NodeId> parts = core::children(p_, id);
      open.insert(open.end(), parts.begin(), parts.end());
    }
    return fields;
  }

  // ---- words

  std::string names(const std::vector<Place>& places) const {
    std::string all;
    for (std::size_t i = 0; i < places.size(); ++i) {
      std::string one = name(places[i]);
      const std::string of = one.substr(std::min(one.find(" of "), one.size()));
      if (!of.empty() && i + 1 < places.size() && places[i + 1].first == places[i].first) one.erase(one.size() - of.size());  // said once, behind the last
      all += (i == 0 ? "" : i + 1 == places.size() ? " and " : ", ") + one;
    }
    return all;
  }

  // `line.dose`; of a list's records `period` of `claim.authorizations`.
  std::string name(Place place) const {
    const core::Schema& s = p_.schema;
    const std::string& field = s.field(place.first, place.second).name;
    if (place.first == s.line) return quoted("line." + field);
    if (place.first == s.claim) return quoted("claim." + field);
    if (place.first == s.patient) return quoted("claim.patient." + field);
    const std::string list = list_of(place.first);
    return quoted(field) + " of " + quoted(list.empty() ? s.records[place.first].name : list);
  }

  // The path of the list that holds records of this type; empty where none of claim, line and patient does.
  std::string list_of(core::RecordId record) const {
    const core::Schema& s = p_.schema;
    for (const core::RecordId owner : {s.claim, s.line, s.patient}) {
      for (const core::Field& field : s.records[owner].fields) {
        if (field.type.kind != core::Kind::List || field.type.element != core::Kind::Record || field.type.of != record) continue;
        return (owner == s.claim ? "claim." : owner == s.line ? "line." : "claim.patient.") + field.name;
      }
    }
    return "";
  }

  std::string cure(const std::vector<Place>& needed, diagnostic::Code which) const {
    const std::string otherwise = which == code::R150 ? "send such claims as NDJSON" : "if a column has it under another name, say so in `[claims.columns]`";
    std::string side_files;
    for (const Place& place : needed) {
      const core::Field& field = p_.schema.field(place.first, place.second);
      const bool is_list = place.first == p_.schema.claim && field.type.kind == core::Kind::List && field.type.element == core::Kind::Record;
      const bool by_column = place.first == p_.schema.claim || place.first == p_.schema.line || place.first == p_.schema.patient;
      const std::string list = is_list ? "claim." + field.name : by_column ? "" : list_of(place.first);
      if (!list.starts_with("claim.") || list.starts_with("claim.patient.")) return otherwise;
      const std::string option = "`--facts " + list.substr(6) + "=FILE`";
      if (side_files.find(option) == std::string::npos) side_files += (side_files.empty() ? "" : " and ") + option;
    }
    return "bring them in a side file (" + side_files + "), or send such claims as NDJSON";
  }

  const core::Program& p_;
  const TableFormat& tables_;
  diagnostic::Diagnostics& out_;
};

}  // namespace

void formats(const core::Program& program, const TableFormat& tables, const std::vector<std::string>& off, diagnostic::Diagnostics& diagnostics) {
  diagnostic::Diagnostics found;
  Formats(program, tables, found).run();
  keep(found, off, diagnostics);
}

}  // namespace edict::review
