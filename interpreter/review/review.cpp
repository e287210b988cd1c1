// The reviews; each looks at the whole set by itself.
#include "review/review.h"

#include "diagnostic/catalogue.h"
#include "review/reach.h"
#include "review/reviews.h"

namespace edict::review {

void keep(const diagnostic::Diagnostics& found, const std::vector<std::string>& off, diagnostic::Diagnostics& diagnostics) {
  for (const diagnostic::Finding& finding : found.sorted()) {
    const diagnostic::Entry& entry = diagnostic::entry(finding.code);
    bool switched_off = false;
    for (const std::string& name : off) switched_off = switched_off || entry.id == name || entry.slug == name;
    if (switched_off && entry.level != diagnostic::Level::Error) continue;
    diagnostic::Finding& copy = diagnostics.add(finding.code, finding.span, finding.arguments);
    copy.help = finding.help;
    copy.related = finding.related;
    copy.fix = finding.fix;
  }
}

void review(const Inputs& inputs, const std::vector<std::string>& off, diagnostic::Diagnostics& diagnostics) {
  diagnostic::Diagnostics found;
  definitions(inputs, found);
  citations(inputs, found);
  if (!diagnostics.has_errors()) unused(inputs, found);  // what could not be read may well use it
  lookalikes(inputs, found);
  lives(inputs, found);
  periods(inputs, found);
  facts(inputs, found);
  if (inputs.program != nullptr) {
    Conditions conditions(*inputs.program);
    Reach reach(inputs, conditions);
    conflicts(inputs, reach, found);
    dead_rules(inputs, reach, found);
    dead_exceptions(inputs, reach, found);
    rows(inputs, reach, found);
  }
  keep(found, off, diagnostics);
}

}  // namespace edict::review
