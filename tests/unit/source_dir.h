// Where the checkout stands, for tests that read its files. One compiled definition, so that the same objects serve every checkout.
#pragma once

#include <string>

namespace edict::test {

// The root folder of the sources, without a slash at its end.
std::string source_dir();

}  // namespace edict::test
