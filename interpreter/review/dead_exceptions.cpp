// Exceptions that hold nowhere, and why.
#include <algorithm>

#include "diagnostic/codes_review.h"
#include "review/reach.h"
#include "review/reviews.h"
#include "review/written.h"

namespace edict::review {

namespace code = diagnostic::code;

namespace {

struct Life {
  bool changes = false;      // it stands at some clause
  bool target_acts = false;  // which is asked somewhere
  bool at_payer_and_date = false;
  bool holds = false;
  core::NodeId when = core::kNone;
  std::string target;
};

}  // namespace

void dead_exceptions(const Inputs& in, Reach& reach, diagnostic::Diagnostics& out) {
  const core::Program& p = *in.program;
  std::vector<Life> lives(p.exceptions.size());
  reach.visit([&](const Disputable& at) {
    const bool acts = !regions::empty(at.base);
    for (const core::Override& o : p.choices[at.choice].overrides) {
      Life& life = lives[o.exception];
      life.changes = true;
      life.target = at.target;
      life.target_acts = life.target_acts || acts;
      if (life.holds || !acts) continue;
      life.when = o.when;
      core::Override always = o;
      always.when = always.active = core::kNone;
      const regions::Union there = reach.of_override(always, at.base);
      if (regions::empty(there)) continue;
      life.at_payer_and_date = true;
      life.holds = !regions::empty(reach.of_override(o, at.base));
    }
  });
  for (core::ExceptionId id = 0; id < p.exceptions.size(); ++id) {
    const Life& life = lives[id];
    const std::uint32_t package = p.exceptions[id].package;
    if (life.holds || (in.names.packages[package].library && p.packages[package].acts.empty())) continue;
    if (!is_authored(in, reach.place_of(id).file)) continue;
    if (!reach.is_declared(id)) continue;  // a code restated: R101 to R103 look at those
    std::string why;
    if (!life.changes && reach.changes_exception(id)) why = "`" + p.exceptions[id].target + "` sets nothing that it could replace";
    else if (!life.changes) why = "package `" + p.packages[package].name + "` acts for none of its payers in its period";
    else if (!life.target_acts) why = "what it changes, `" + life.target + "`, never applies here";
    else if (!life.at_payer_and_date) why = "its payers and dates are none of those of `" + life.target + "`";
    else if (life.when != core::kNone) why = "its `when` is never true where `" + life.target + "` applies";
    else why = "another exception always switches it off";
    out.add(code::R106, reach.place_of(id), {"exception", reach.name_of(id), why});
  }
}

}  // namespace edict::review
