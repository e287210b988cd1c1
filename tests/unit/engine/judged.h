// Claims judged by rules of a small world; each finding is asked for again and must come out the same.
#pragma once

#include <catch2/catch.hpp>

#include "world.h"

namespace edict::engine {

struct Judged {
  World w;
  Decisions d;
  Judged() {
    w.payer("acme");
    w.payer("acme_gold", "acme");
    w.payer("other");
  }
  claims::LineRef line(const char* code = "J1", const char* payer = "acme") {
    w.new_claim(payer);
    return w.new_line(code);
  }
  core::NodeId met() { return w.truth(true); }
  core::NodeId not_met() { return w.truth(false); }
  core::Rule& rule(const char* name) { return w.program.rules[w.rule_id(name)]; }
  void judge() {
    d = w.judge();
    agree();
  }
  // What one rule is asked for again is what was found.
  void agree() {
    w.evaluator().look_at(w.batch, w.given, &d);
    for (std::uint32_t row = 0; row < d.lines.size(); ++row) {
      for (core::RuleId r = 0; r < w.program.rules.size(); ++r) {
        const auto j = w.evaluator().judge_rule(r, {&w.batch, row});
        const Finding* f = nullptr;
        for (const Finding& g : d.findings) {
          if (g.line == row && g.rule == r) f = &g;
        }
        const bool finds = j.status == Status::NotMet || j.status == Status::Undecided;
        if (f == nullptr) {
          CHECK((!finds || !w.batch.tables[w.line_record].columns[w.program.schema.find(w.line_record, "code")].is_known(row)));
          continue;
        }
        CHECK(j.status == f->status);
        CHECK(j.outcome == f->outcome);
        CHECK(j.partner == f->partner);
        CHECK(j.exceptions.size() == f->exception_count);
      }
    }
  }
  core::Disposition of(std::uint32_t row = 0) const { return d.lines[row].disposition; }
  std::vector<std::string> names(std::uint32_t row = 0) const {
    std::vector<std::string> out;
    for (std::uint32_t i = 0; i < d.lines[row].finding_count; ++i) {
      const Finding& f = d.findings[d.lines[row].findings + i];
      out.push_back(f.rule == core::kNone ? "(builtin)" : w.program.rules[f.rule].name);
    }
    return out;
  }
};

using Names = std::vector<std::string>;

}  // namespace edict::engine
