// The pages of a site into a folder that may hold other files, and pages of an earlier run.
//
// In: a folder, pages by file name. Out: what was written, and which pages of an earlier run are gone. Always true: only what a run wrote is ever taken away, known by
// name and digest from the list that it left (`pages.sha256`, as `sha256sum -c` reads it); what somebody changed since is left there, and told; who reads meanwhile sees the
// old page or the new one.
#pragma once

#include <string>
#include <vector>

#include "doc/site.h"

namespace edict::tool {

struct SiteWritten {
  std::string problem;                  // empty where all went well
  std::size_t written = 0;              // pages that are new, or other than they were
  std::vector<std::string> removed;     // pages of an earlier run that are no more
  std::vector<std::string> left;        // of these, what somebody changed: still there
};

inline constexpr const char* kPageList = "pages.sha256";

SiteWritten write_site(const std::string& folder, const std::vector<doc::Page>& pages);

}  // namespace edict::tool
