// Two exceptions to one clause at one payer: told where both can hold and what they say differs.
#include <algorithm>
#include <set>

#include "diagnostic/codes_review.h"
#include "review/example.h"
#include "review/reach.h"
#include "review/reviews.h"

namespace edict::review {

namespace code = diagnostic::code;

namespace {

std::string payer_name(const core::Program& p, core::SymbolId payer) { return payer == 0 ? "every payer" : "payer `" + p.symbols.text(payer) + "`"; }

// A claim of that very payer shows it best: nothing below can settle the matter there.
std::optional<Example> shown(Reach& reach, core::SymbolId payer, const regions::Union& where, const source::Sources& sources) {
  const regions::Union here = regions::both(where, reach.conditions().payer_is(payer));
  if (auto own = example(reach.conditions(), here, sources)) return own;
  auto below = example(reach.conditions(), where, sources);
  if (below) below->sure = false;
  return below;
}

}  // namespace

void conflicts(const Inputs& in, Reach& reach, diagnostic::Diagnostics& out) {
  const core::Program& p = *in.program;
  std::set<std::pair<core::ExceptionId, core::ExceptionId>> told;
  reach.visit([&](const Disputable& at) {
    const auto& overrides = p.choices[at.choice].overrides;
    for (std::size_t i = 0; i < overrides.size(); ++i) {
      for (std::size_t j = i + 1; j < overrides.size(); ++j) {
        const core::Override &a = overrides[i], &b = overrides[j];
        if (a.payer != b.payer) break;  // they are in order of payer
        if (a.exception == b.exception || a.value == b.value || !a.effective.overlaps(b.effective)) continue;
        const auto pair = std::minmax(a.exception, b.exception);
        if (told.count(pair) != 0) continue;
        const regions::Union where = reach.of_override(b, reach.of_override(a, at.base));
        if (regions::empty(where)) continue;
        told.insert(pair);
        const auto example = shown(reach, a.payer, where, in.sources);
        const bool sure = example && example->sure;
        std::vector<std::string> words = {reach.name_of(a.exception), reach.name_of(b.exception), payer_name(p, a.payer), at.clause, at.target, example ? example->claim : ""};
        if (!sure) words.push_back(example && !example->unread.empty() ? ", with " + example->unread : "");
        auto& finding = out.add(sure ? code::R104 : code::R105, reach.place_of(b.exception), std::move(words));
        finding.related.push_back({reach.place_of(a.exception), "the other exception is here"});
        if (at.span.file != source::kNoFile) finding.related.push_back({at.span, "what both change"});
      }
    }
  });
}

}  // namespace edict::review
