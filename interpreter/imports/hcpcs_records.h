// The HCPCS Level II file, whichever layout it comes in: the contractors' text of 320 columns, the sheet that is published beside it, or a plain table of codes.
//
// In: text. Out: one record a code or modifier, its long descriptor joined from the lines that it is broken over. Always true: places of the fixed layout are
// those of CMS's record layout (HCPC2024 record description): code 1–5, record type 11, descriptor 12–91, BETOS 257–259, dates from 269 on.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace edict::imports {

struct HcpcsRecord {
  std::uint32_t line = 0;
  std::string code;                // five signs, or two of a modifier
  bool modifier = false;
  std::string descriptor, betos, pricing, cross_reference;
  std::string added, ended;        // as written
};
struct HcpcsFile {
  std::vector<HcpcsRecord> records;
  std::size_t lines = 0;           // rows of the file that hold a code
  std::string failure;
};
HcpcsFile hcpcs_records(std::string_view text);

}  // namespace edict::imports
