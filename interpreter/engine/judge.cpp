// Batches of claims: every line by every rule, stage by stage, and the findings in their order.
#include <algorithm>
#include <tuple>

#include "engine/machine.h"

namespace edict::engine {
namespace {

constexpr std::uint64_t kBetweenPauses = 1u << 16;  // looks: some milliseconds

// A finding that waits for thousands of facts names the first ones, and keeps what makes it a fault.
void keep_most(std::vector<Gap>& gaps, std::uint32_t first) {
  if (gaps.size() - first <= kMostGaps) return;
  const auto cut = gaps.begin() + first + kMostGaps;
  const auto fault = [](const Gap& g) { return is_fault(g.kind); };
  const auto kept = std::find_if(cut, gaps.end(), fault);
  if (kept != gaps.end() && std::none_of(gaps.begin() + first, cut, fault)) std::iter_swap(cut - 1, kept);
  gaps.erase(cut, gaps.end());
}

}  // namespace

void Machine::look_at(const claims::Batch& batch, const claims::History* history, Decisions* decisions) {
  batch_ = &batch;
  history_ = history;
  claim_ = core::kNone;
  stage_ = kAllStages;
  const claims::Table& lines = batch.tables[program.schema.line];
  const std::uint32_t claims = batch.tables[program.schema.claim].rows;
  first_line_.assign(claims + 1, lines.rows);
  for (std::uint32_t row = lines.rows; row > 0; --row) first_line_[lines.parent[row - 1]] = row - 1;
  for (std::uint32_t c = claims; c > 0; --c) first_line_[c - 1] = std::min(first_line_[c - 1], first_line_[c]);  // claims without lines
  denied_stage_.assign(lines.rows, kNeverDenied);
  facts_.resize(lines.rows);
  facts_found_.assign(lines.rows, false);
  told_ = decisions;
  if (decisions == nullptr || decisions->batch != &batch) return;
  for (const Finding& f : decisions->findings) {
    if (f.rule == core::kNone) continue;
    claim_ = lines.parent[f.line];
    denied_at(f.line, program.rules[f.rule].stage, disposition_of(f));
  }
  claim_ = core::kNone;
}

void Machine::enter_claim(std::uint32_t claim) {
  claim_ = claim;
  depth_ = 0;
  begin_looks();
  reasons_.clear();
  memo_.clear();
  values_.resize(index.items.size());
  kept_values_ = values_.size();
  lines_.clear();
  line_index_count_ = 0;
  history_gathered_ = days_gathered_ = false;
  day_lists_.clear();
}

void Machine::set_line(claims::LineRef line) {
  frame_ = 0;
  slots_ = frames_[0].get();
  slots_[0] = line_value(line);
}

void Machine::enter(claims::LineRef line) {
  if (line.batch == batch_ && batch_ != nullptr) {
    const std::uint32_t claim = claim_row(line);
    if (claim != claim_) enter_claim(claim);
  }
  set_line(line);
}

void Machine::begin_looks() {
  looks_ = 0;
  pause_at_ = settings.stop ? std::min(settings.most_looks, kBetweenPauses) : settings.most_looks;
}

// Whether the claim has taken all that it may. Throws Stopped where whoever asked does not want to know any more.
bool Machine::past_pause() {
  if (settings.stop) {
    if (settings.stop()) throw Stopped();
    pause_at_ = std::min(settings.most_looks, looks_ + kBetweenPauses);
  }
  return looks_ > settings.most_looks;
}

void Machine::judge(const claims::Batch& batch, const claims::History* history, Decisions& out) {
  if (settings.stop && settings.stop()) throw Stopped();
  out.clear();
  look_at(batch, history, nullptr);
  told_ = &out;
  out.batch = &batch;
  out.lines.resize(batch.tables[program.schema.line].rows);
  sift();
  for (std::uint32_t claim = 0; claim + 1 < first_line_.size(); ++claim) {
    const bool rules = first_left_[first_line_[claim]] != first_left_[first_line_[claim + 1]], builtins = needs_builtins(claim);
    if (rules || builtins) judge_claim(claim, builtins, out);
  }
  stage_ = kAllStages;
}

// Which rules act on which lines, and which of these cannot be told to stand in one sweep.
void Machine::sift() {
  const std::uint32_t rows = batch_->tables[program.schema.line].rows;
  judged_.assign(rows, core::kNone);
  screen_->begin();
  find_jurisdictions();
  for (std::uint32_t row = 0; row < rows; ++row) {
    const Jurisdiction& where = facts_[row];
    if (where.payer == core::kNone || !where.dated) continue;
    judged_[row] = where.context;
    Context& context = contexts_[where.context];
    if (!context.rules_found) {
      core::SymbolId code = 0;
      symbol_field(program.schema.line, index.own.line_code, {batch_, row}, code);
      find_rules(context, code, where.payer, where.date);
    }
    for (const VariantId rule : context.rules) screen_->add(rule, row);
  }
  screen_->sift(left_);
  first_left_.assign(rows + 1, 0);
  for (const Remaining& r : left_) ++first_left_[r.row + 1];
  for (std::uint32_t row = 0; row < rows; ++row) first_left_[row + 1] += first_left_[row];
  claim_ = core::kNone;
}

// Something stands before the rules for some line of the claim.
bool Machine::needs_builtins(std::uint32_t claim) const {
  core::SymbolId said = 0;
  if (symbol_field(program.schema.claim, index.own.claim_original, {batch_, claim}, said) || replaces_or_voids({batch_, claim})) return true;
  for (std::uint32_t row = first_line_[claim]; row < first_line_[claim + 1]; ++row) {
    core::SymbolId code = 0;
    if (judged_[row] == core::kNone || !symbol_field(program.schema.line, index.own.line_code, {batch_, row}, code)) return true;
  }
  return false;
}

void Machine::judge_claim(std::uint32_t claim, bool builtins, Decisions& out) {
  // Where all is told already nothing has to be evaluated, and nothing is to be remembered of the claim.
  bool evaluates = false;
  std::uint32_t stages = 0;  // a bit for each in which something is left
  for (std::uint32_t i = first_left_[first_line_[claim]]; i < first_left_[first_line_[claim + 1]]; ++i) {
    evaluates = evaluates || left_[i].told == Remaining::Told::Nothing || left_[i].told == Remaining::Told::Left;
    stages |= 1u << left_[i].stage;
  }
  if (evaluates || builtins) enter_claim(claim);
  claim_ = claim;
  const std::uint32_t first = first_line_[claim], last = first_line_[claim + 1];
  const std::size_t first_finding = out.findings.size();
  ranks_.clear();
  if (builtins) {
    const ReasonId unclear = unclear_replacement();
    for (std::uint32_t row = first; row < last; ++row) builtin_findings(row, unclear, out);
  }
  for (std::uint8_t stage = 0; stage < kAllStages; ++stage) {
    stage_ = stage;
    if ((stages >> stage & 1) == 0) continue;
    for (std::uint32_t i = first_left_[first]; i < first_left_[last]; ++i) {
      if (left_[i].stage == stage) judge_remaining(left_[i], out);
    }
  }
  if (evaluates && spent()) give_up(first, last, first_finding, out);
  settle(first, last - first, first_finding, out);
  if (!evaluates) claim_ = core::kNone;
}

// Where the claim took too much, what was found of it depends on where it ended: nothing of that stands, and every line pends.
void Machine::give_up(std::uint32_t first_row, std::uint32_t last_row, std::size_t first_finding, Decisions& out) {
  out.findings.resize(first_finding);
  ranks_.clear();
  while (!out.doubts.empty() && out.doubts.back().line >= first_row) out.doubts.pop_back();
  std::fill(denied_stage_.begin() + first_row, denied_stage_.begin() + last_row, kNeverDenied);
  const ReasonId reason = gap(Gap::Kind::TooMuch);
  for (std::uint32_t row = first_row; row < last_row; ++row) {
    builtin(Builtin::TooMuch, row, reason, out);
    doubt(row, core::Stage::Intake, Threat::Line, out.findings.back().gaps, out.findings.back().gap_count, out);
  }
}

// Most rules on most lines: not applicable, or met. Anything else is judged in full.
bool Machine::stands(const Variant& v) {
  if (program.rules[v.rule].pair_source != core::kNone || !v.applies.plain() || !v.require.plain()) return false;
  if (v.applies.base != core::kNone && truth(v.applies.base).is_false()) return true;
  return v.require.base != core::kNone && truth(v.require.base).is_true();
}

void Machine::judge_remaining(const Remaining& remaining, Decisions& out) {
  if (remaining.told == Remaining::Told::Fails || remaining.told == Remaining::Told::Undecided) return record_told(remaining, out);
  const Look line_by_rule(*this);
  const Variant& variant = screen_->variant(remaining.variant);
  won_.clear();
  const claims::LineRef line{batch_, remaining.row};
  set_line(line);
  if (remaining.told == Remaining::Told::Nothing && stands(variant)) return;
  winners_ = &won_;
  Verdict v;
  const Jurisdiction where = jurisdiction(line);
  judge_one(variant.rule, where, v);
  if (v.status != Status::NotMet && v.status != Status::Undecided) return;
  const core::Disposition disposition = disposition_of(v.outcome, v.amount_known, v.amount);
  const bool pends = disposition == core::Disposition::Pend;
  record(variant.rule, remaining.row, v, disposition, reasons_, pends ? threat_of(program.rules[variant.rule], where, v) : Threat::None, out);
}

// What the screen knew already.
void Machine::record_told(const Remaining& told, Decisions& out) {
  const Variant& variant = screen_->variant(told.variant);
  const bool fails = told.told == Remaining::Told::Fails;
  Verdict v;
  v.status = fails ? Status::NotMet : Status::Undecided;
  v.outcome = fails ? variant.failure : variant.undecided;
  v.reason = told.reason;
  v.amount = told.amount;
  v.amount_known = fails && program.outcomes[variant.failure].kind == core::OutcomeKind::ReduceTo;
  if (told.partner != core::kNone) v.partner = {batch_, told.partner};
  won_ = fails ? variant.won : variant.won_undecided;
  const core::Disposition disposition = disposition_of(v.outcome, v.amount_known, v.amount);
  record(variant.rule, told.row, v, disposition, screen_->reasons(), disposition == core::Disposition::Pend ? told.threat : Threat::None, out);
}

void Machine::builtin(Builtin what, std::uint32_t row, ReasonId reason, Decisions& out) {
  Finding f;
  f.builtin = what;
  f.status = Status::Undecided;
  f.line = row;
  f.gaps = static_cast<std::uint32_t>(out.gaps.size());
  reasons_.flatten(reason, out.gaps);
  f.gap_count = static_cast<std::uint32_t>(out.gaps.size()) - f.gaps;
  ranks_.push_back({row, disposition_of(f), 0, static_cast<std::uint32_t>(what), out.findings.size()});
  out.findings.push_back(f);
}

// What stands before all rules: nobody's rules, no known date, no code.
void Machine::builtin_findings(std::uint32_t row, ReasonId unclear, Decisions& out) {
  const claims::LineRef line{batch_, row};
  const Jurisdiction where = jurisdiction(line);
  const claims::LineRef claim{batch_, claim_};
  core::SymbolId symbol = 0;
  if (where.payer == core::kNone) {
    const bool named = settings.as_payer || symbol_field(program.schema.claim, index.own.claim_payer, claim, symbol);
    builtin(named ? Builtin::PayerNotDeclared : Builtin::PayerMissing, row,
            named ? 0 : absent(program.schema.claim, index.own.claim_payer, claim).reason, out);
  }
  const auto open_to_doubt = [&](Builtin what, ReasonId reason) {  // not even whether the line is open can be said
    builtin(what, row, reason, out);
    doubt(row, core::Stage::Intake, Threat::Line, out.findings.back().gaps, out.findings.back().gap_count, out);
  };
  if (!where.dated) open_to_doubt(Builtin::DateMissing, absent(program.schema.line, index.own.line_date, line).reason);
  if (!symbol_field(program.schema.line, index.own.line_code, line, symbol)) {
    builtin(Builtin::CodeMissing, row, absent(program.schema.line, index.own.line_code, line).reason, out);
  }
  if (unclear != 0) open_to_doubt(Builtin::ReplacementUnclear, unclear);
}

// `disposition` is what the verdict comes to; `threat` counts where the line pends.
void Machine::record(core::RuleId rule, std::uint32_t row, const Verdict& v, core::Disposition disposition, const Reasons& reasons, Threat threat, Decisions& out) {
  const core::Stage stage = program.rules[rule].stage;
  Finding f;
  f.rule = rule;
  f.status = v.status;
  f.outcome = v.outcome;
  f.line = row;
  f.partner = v.partner;
  f.known_part_exceeds = v.known_part_exceeds;
  f.amount = v.amount;
  f.amount_known = v.amount_known;
  f.gaps = static_cast<std::uint32_t>(out.gaps.size());
  if (v.reason != 0) reasons.flatten(v.reason, out.gaps);
  f.gap_count = static_cast<std::uint32_t>(out.gaps.size()) - f.gaps;
  if (const Gap* code = v.status == Status::Undecided ? missing_code(f, out) : nullptr) {  // a missing code is told once, whatever else is missing
    out.gaps[f.gaps] = *code;
    out.gaps.resize(f.gaps + 1);
    return doubt(row, stage, threat, f.gaps, 1, out);
  }
  keep_most(out.gaps, f.gaps);
  f.gap_count = static_cast<std::uint32_t>(out.gaps.size()) - f.gaps;
  doubt(row, stage, threat, f.gaps, f.gap_count, out);
  f.exceptions = static_cast<std::uint32_t>(out.exceptions.size());
  f.exception_count = static_cast<std::uint32_t>(won_.size());
  out.exceptions.insert(out.exceptions.end(), won_.begin(), won_.end());
  ranks_.push_back({row, disposition, static_cast<std::uint8_t>(static_cast<int>(stage) + 1), rule, out.findings.size()});
  out.findings.push_back(f);
  denied_at(row, stage, disposition);
}

// That the line's own code is missing, where it is among the finding's gaps.
const Gap* Machine::missing_code(const Finding& f, const Decisions& out) const {
  for (std::uint32_t i = f.gaps; i < f.gaps + f.gap_count; ++i) {
    const Gap& g = out.gaps[i];
    const bool fact = g.kind == Gap::Kind::Missing || g.kind == Gap::Kind::Unreadable || g.kind == Gap::Kind::NoColumn;
    if (fact && g.batch == batch_ && g.record == program.schema.line && g.field == index.own.line_code && g.row == f.line) return &g;
  }
  return nullptr;
}

// The claim's findings line by line, gravest first; each line's disposition is that of its gravest, and a rejection is the whole claim's.
void Machine::settle(std::uint32_t first_row, std::uint32_t count, std::size_t first_finding, Decisions& out) {
  if (!std::is_sorted(ranks_.begin(), ranks_.end())) {
    std::sort(ranks_.begin(), ranks_.end());
    ranked_.clear();
    for (const Rank& rank : ranks_) ranked_.push_back(out.findings[rank.at]);
    std::copy(ranked_.begin(), ranked_.end(), out.findings.begin() + static_cast<std::ptrdiff_t>(first_finding));
  }
  bool all_doubtful = false;
  for (auto d = out.doubts.rbegin(); d != out.doubts.rend() && d->line >= first_row; ++d) {
    out.lines[d->line].doubtful = true;
    all_doubtful = all_doubtful || d->whole_claim;
  }
  for (std::uint32_t row = first_row; all_doubtful && row < first_row + count; ++row) out.lines[row].doubtful = true;
  bool rejected = false;
  auto at = static_cast<std::uint32_t>(first_finding);
  for (std::uint32_t row = first_row; row < first_row + count; ++row) {
    LineDecision& line = out.lines[row];
    line.findings = at;
    while (at < out.findings.size() && out.findings[at].line == row) ++at;
    line.finding_count = at - line.findings;
    line.disposition = line.finding_count > 0 ? ranks_[line.findings - first_finding].disposition : core::Disposition::Pay;
    rejected = rejected || line.disposition == core::Disposition::Reject;
  }
  for (std::uint32_t row = first_row; rejected && row < first_row + count; ++row) out.lines[row].disposition = core::Disposition::Reject;
}

Verdict Machine::verdict(core::RuleId id, claims::LineRef line, std::vector<core::ExceptionId>& won) {
  enter(line);
  const Jurisdiction where = jurisdiction(line);
  const core::Rule& rule = program.rules[id];
  Verdict v;
  begin_looks();
  if (!where.dated || !acts(rule, where.payer, where.date)) return v;
  const std::uint8_t before = see_as(static_cast<std::uint8_t>(rule.stage));
  won.clear();
  winners_ = &won;
  judge_one(id, where, v);
  winners_ = nullptr;
  see_as(before);
  return v;
}

}  // namespace edict::engine
