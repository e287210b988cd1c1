// The official files, one reader each.
//
// In: the text of a file and what was asked for. Out: an Edition; one with a `failure` where the text is no such file. Always true: a reader knows one format and nothing
// of files, merging or writing.
#pragma once

#include <optional>
#include <string_view>

#include "imports/edition.h"

namespace edict::imports {

struct Request {
  std::optional<exact::Period> effective;  // the edition's period; open at its end where nobody knows yet
  bool drugs_only = false;                 // HCPCS: leave out codes that stand for no drug and no vaccine
  bool level_two_only = false;             // leave out rows that name no HCPCS Level II code
};

Edition read_hcpcs(std::string_view text, const Request& request);      // HCPCS Level II: units, substances, routes, dates
Edition read_asp(std::string_view text, const Request& request);        // Medicare Part B payment limits
Edition read_ndc(std::string_view text, const Request& request);        // crosswalk of National Drug Codes to HCPCS
Edition read_mue(std::string_view text, const Request& request);        // NCCI medically unlikely edits
Edition read_ptp(std::string_view text, const Request& request);        // NCCI procedure-to-procedure edits
Edition read_addon(std::string_view text, const Request& request);      // NCCI add-on code edits
Edition read_icd10(std::string_view text, const Request& request);      // ICD-10-CM codes
Edition read_places(std::string_view text, const Request& request);     // places of service
Edition read_modifiers(std::string_view text, const Request& request);  // HCPCS modifiers
Edition read_carc(std::string_view text, const Request& request);       // claim-adjustment reason and remark codes

inline constexpr const char* kNoCode = "no code";
inline constexpr const char* kNoDate = "a date that is none";
inline constexpr const char* kNoNumber = "a number that is none";

}  // namespace edict::imports
