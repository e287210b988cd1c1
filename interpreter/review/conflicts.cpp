// Two exceptions to one clause at one payer: told where both can hold and what they say differs.
//
// Always true: an exception is told once, with the first other that it surely meets, or else may meet. After `kMostCompared` pairs of a set the rest is not looked
// into, and each clause that is left out is told (R118).
#include <algorithm>
#include <unordered_map>

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

constexpr std::size_t kMostCompared = 1'000'000;
constexpr int kMostTries = 20;   // that one exception is proved to meet another, where none yet was sure

class Conflicts {
 public:
  Conflicts(const Inputs& in, Reach& reach, diagnostic::Diagnostics& out) : in_(in), p_(*in.program), reach_(reach), out_(out) {}

  // Overrides are in order of payer.
  void look_at(const Disputable& at) {
    const auto& overrides = p_.choices[at.choice].overrides;
    for (std::size_t i = 0; i < overrides.size(); ++i) {
      const core::Override& a = overrides[i];
      std::optional<regions::Union> where_a;
      for (std::size_t j = i + 1; j < overrides.size() && overrides[j].payer == a.payer; ++j) {
        const core::Override& b = overrides[j];
        if (a.exception == b.exception || a.value == b.value || tries_[b.exception] >= kMostTries || !a.effective.overlaps(b.effective)) continue;
        if (++compared_ > kMostCompared) return leave_out(at);
        if (!where_a) where_a = reach_.of_override(a, at.base);
        const regions::Union where = reach_.of_override(b, *where_a);
        if (!regions::empty(where)) tell(at, a, b, where);
      }
    }
  }

 private:
  void tell(const Disputable& at, const core::Override& a, const core::Override& b, const regions::Union& where) {
    const auto example = shown(reach_, a.payer, where, in_.sources);
    const bool sure = example && example->sure;
    int& tries = tries_[b.exception];
    const bool new_to_reader = sure || tries == 0;
    tries = sure ? kMostTries : tries + 1;
    if (!new_to_reader) return;
    std::vector<std::string> words = {reach_.name_of(a.exception), reach_.name_of(b.exception), payer_name(p_, a.payer), at.clause, at.target, example ? example->claim : ""};
    if (!sure) words.push_back(example && !example->unread.empty() ? ", with " + example->unread : "");
    auto& finding = out_.add(sure ? code::R104 : code::R105, reach_.place_of(b.exception), std::move(words));
    finding.related.push_back({reach_.place_of(a.exception), "the other exception is here"});
    if (at.span.file != source::kNoFile) finding.related.push_back({at.span, "what both change"});
  }

  void leave_out(const Disputable& at) {
    const source::Span& place = at.span.file != source::kNoFile ? at.span : reach_.place_of(p_.choices[at.choice].overrides[0].exception);
    out_.add(code::R118, place, {"whether exceptions to `" + at.clause + "` of `" + at.target + "` disagree", "the policies have more than " + std::to_string(kMostCompared) + " pairs of exceptions to compare"});
  }

  const Inputs& in_;
  const core::Program& p_;
  Reach& reach_;
  diagnostic::Diagnostics& out_;
  std::unordered_map<core::ExceptionId, int> tries_;   // kMostTries: nothing more is to be told of it
  std::size_t compared_ = 0;
};

}  // namespace

void conflicts(const Inputs& in, Reach& reach, diagnostic::Diagnostics& out) {
  Conflicts conflicts(in, reach, out);
  reach.visit([&](const Disputable& at) { conflicts.look_at(at); });
}

}  // namespace edict::review
