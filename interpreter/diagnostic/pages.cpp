// Looks a code's page up among the embedded files.
//
// In: a code. Out: its page. Always true: no file is read at run time.
#include "diagnostic/pages.h"

#include <string>

#include "embedded/pages.h"

namespace edict::diagnostic {

std::string_view page(Code code) { return pages::text(std::string(entry(code).id) + ".md").value_or(std::string_view()); }

}  // namespace edict::diagnostic
