// Operators that choose among values, and terms, on lanes.
#include <algorithm>

#include "engine/machine.h"
#include "engine/screen.h"

namespace edict::engine {

using core::Kind;
using core::Op;

namespace {

bool alike(const core::Type& a, const core::Type& b) { return a.kind == b.kind && a.scale == b.scale && a.ratio == b.ratio; }

}  // namespace

void Screen::copy_lane(const Vector& from, std::uint32_t lane, Vector& to, std::uint32_t at, std::uint32_t lanes) {
  const bool yes = has(from.yes, lane), no = has(from.no, lane);
  if (yes) put(to.yes, at);
  if (no) put(to.no, at);
  if (!yes && !no) return to.blame(at, lanes, from.reason(lane));
  if (!from.valued || !yes) return;
  to.value[at] = from.value[lane];
  if (from.ratio) to.denominator[at] = from.denominator[lane];
  if (from.tagged) to.tag[at] = from.tag[lane];
}

// Of two values on one scale; where the condition is not known, neither is the whole (the machine may still find both branches equal).
void Screen::if_then(Lanes& lanes, core::NodeId id, const Words& todo, Vector& out) {
  const core::Node& n = p_.nodes[id];
  if (!alike(p_.nodes[n.b].type, n.type) || !alike(p_.nodes[n.c].type, n.type)) return;
  const Vector& condition = find(lanes, n.a, todo);
  if (n.type.kind != Kind::Boolean) out.make_values(lanes.count, n.type.ratio, is_tagged(n.type.kind));
  for (const bool branch : {true, false}) {
    const WordPool::Lent lent(pool_);
    Words& wanted = *lent;
    wanted = todo;
    for (std::size_t w = 0; w < wanted.size(); ++w) wanted[w] &= branch ? condition.yes[w] : condition.no[w];
    const Vector& value = find(lanes, branch ? n.b : n.c, wanted);
    each(wanted, [&](std::uint32_t lane) { copy_lane(value, lane, out, lane, lanes.count); });
  }
}

void Screen::otherwise(Lanes& lanes, core::NodeId id, const Words& todo, Vector& out) {
  const core::Node& n = p_.nodes[id];
  if (!alike(p_.nodes[n.a].type, n.type) || !alike(p_.nodes[n.b].type, n.type)) return;
  const Vector& first = find(lanes, n.a, todo);
  const WordPool::Lent lent(pool_);
  Words& gone = *lent;
  missing(lanes, n.a, todo, gone);
  const Vector& second = find(lanes, n.b, gone);
  if (n.type.kind != Kind::Boolean) out.make_values(lanes.count, n.type.ratio, is_tagged(n.type.kind));
  each(todo, [&](std::uint32_t lane) {
    const bool second_stands = has(gone, lane);
    if (second_stands || first.known(lane)) copy_lane(second_stands ? second : first, lane, out, lane, lanes.count);
  });
}

void Screen::known(Lanes& lanes, core::NodeId id, bool asked, const Words& todo, Vector& out) {
  const core::Node& n = p_.nodes[id];
  const Vector& a = find(lanes, n.a, todo);
  const WordPool::Lent lent(pool_);
  Words& gone = *lent;
  missing(lanes, n.a, todo, gone);
  Words &there = asked ? out.yes : out.no, &not_there = asked ? out.no : out.yes;
  for (std::size_t w = 0; w < todo.size(); ++w) {
    there[w] |= todo[w] & a.known_word(w);
    not_there[w] |= gone[w];
  }
}

// A term of the lanes' own lines is found once for all lines of the batch.
void Screen::term(Lanes& lanes, core::NodeId id, const Words& todo, Vector& out) {
  const core::Node& n = p_.nodes[id];
  const core::Node& line = p_.nodes[n.a];
  if (line.op != Op::Variable || line.aux >= lanes.rows.size() || n.c != core::kNone || n.aux >= p_.terms.size()) return;
  const core::Type& type = p_.terms[n.aux].type;
  if (!alike(type, n.type) || type.kind == Kind::List || type.kind == Kind::Row) return;
  if (&lanes == &lines_ && line.aux != 0) return;
  if (type.kind != Kind::Boolean) out.make_values(lanes.count, type.ratio, is_tagged(type.kind));
  const std::vector<std::uint32_t>& rows = lanes.rows[line.aux];
  if (rows.size() != lanes.count) return;
  // By formula: most lines share one.
  struct Part {
    core::NodeId formula;
    Words rows;
    std::vector<std::uint32_t> lanes;
  };
  std::vector<Part> parts;
  each(todo, [&](std::uint32_t lane) {
    const core::NodeId formula = formula_of(n.aux, rows[lane]);
    if (formula == core::kNone || !alike(p_.nodes[formula].type, type)) return;
    auto part = std::find_if(parts.begin(), parts.end(), [&](const Part& p) { return p.formula == formula; });
    if (part == parts.end()) part = parts.insert(part, Part{formula, Words(row_words_), {}});
    put(part->rows, rows[lane]);
    part->lanes.push_back(lane);
  });
  for (const Part& part : parts) {
    const Vector& value = find(lines_, part.formula, part.rows);
    for (const std::uint32_t lane : part.lanes) copy_lane(value, rows[lane], out, lane, lanes.count);
  }
}

// What the term's value is by for that line; kNone where an exception's condition or a missing fact has a say.
core::NodeId Screen::formula_of(core::TermId term, std::uint32_t row) {
  const Jurisdiction& where = m_.facts_[row];
  if (where.context == core::kNone) return core::kNone;
  std::vector<TermFormula>& formulas = term_formulas_[term];
  if (where.context >= formulas.size()) formulas.resize(where.context + 1);
  TermFormula& kept = formulas[where.context];
  if (kept.found) return kept.node;
  kept.found = true;
  for (const core::Versioned& version : p_.terms[term].versions) {
    if (!version.effective.contains(where.date)) continue;
    const Formula formula = m_.formula(version.value, where);
    if (version.value != core::kNone && formula.exact && formula.steps.empty()) kept.node = formula.base;
    break;
  }
  return kept.node;
}

}  // namespace edict::engine
