// Any bytes as a file of claims in CSV.
#include "claims_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  edict::fuzz::decide(edict::fuzz::text_of(data, size), edict::claims::Format::Csv);
  return 0;
}
