// Each review by itself (internal to review/).
#pragma once

#include "review/review.h"

namespace edict::review {

class Reach;

// Adds what was found to `diagnostics`, in order of place, but for warnings and notes that are switched off.
void keep(const diagnostic::Diagnostics& found, const std::vector<std::string>& off, diagnostic::Diagnostics& diagnostics);

// A code's attributes in a package against the official ones.
void definitions(const Inputs& inputs, diagnostic::Diagnostics& diagnostics);
// Rules without a citation; outcomes whose reason code goes with a remark, and that have none.
void citations(const Inputs& inputs, diagnostic::Diagnostics& diagnostics);
// Sets, tables, terms, vocabularies and imports that nothing mentions.
void unused(const Inputs& inputs, diagnostic::Diagnostics& diagnostics);
// Letters where a code has digits.
void lookalikes(const Inputs& inputs, diagnostic::Diagnostics& diagnostics);
// Codes, modifiers and reason codes named for dates on which they are not in use.
void lives(const Inputs& inputs, diagnostic::Diagnostics& diagnostics);
// Statements of one name, rows of one key, members and adoptions that leave days between them; members that stand twice.
void periods(const Inputs& inputs, diagnostic::Diagnostics& diagnostics);
// Optional fields that a rule needs without a `missing` clause.
void facts(const Inputs& inputs, diagnostic::Diagnostics& diagnostics);
// On the program:
// Rows of tables that collide, and rows that can never be chosen.
void rows(const Inputs& inputs, Reach& reach, diagnostic::Diagnostics& diagnostics);
// Exceptions that can both apply at one payer and disagree, with a claim that shows it; or that are not proved never to meet.
void conflicts(const Inputs& inputs, Reach& reach, diagnostic::Diagnostics& diagnostics);
// Rules that apply to nothing, cannot fail, or cannot be met; exceptions that hold nowhere.
void dead_rules(const Inputs& inputs, Reach& reach, diagnostic::Diagnostics& diagnostics);
void dead_exceptions(const Inputs& inputs, Reach& reach, diagnostic::Diagnostics& diagnostics);

}  // namespace edict::review
