// What became of a claim's lines, before and after something changed, and which rules flipped.
//
// In: how every rule judges every line, twice. Out: words. Always true: what did not change is not told; empty where nothing did.
#pragma once

#include <string>
#include <vector>

#include "edict.h"
#include "edict/explorer/page.h"

namespace edict::tool {

std::string comparison(const std::vector<LineStanding>& before, const std::vector<LineStanding>& after, const Look& look);
// `deny`, in the colour of what it means to the provider.
std::string shown_disposition(core::Disposition disposition, const Look& look);

}  // namespace edict::tool
