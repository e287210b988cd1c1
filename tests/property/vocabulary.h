// The words that generated policies and claims share, so that they meet often enough.
#pragma once

#include <string>
#include <vector>

namespace edict::property {

// Declared by the generated packages. J9001 is counted in 5 mg, J9002 in 1 mL, J9003 in 10 mcg over two periods; the others have no unit.
inline const std::vector<std::string> kCodes = {"J9001", "J9001", "J9002", "J9003", "J9004", "Q5101"};
inline const std::vector<std::string> kDiagnoses = {"J45.40", "J45.50", "J45.901", "J33.0", "L20.9", "L50.1", "K50.818"};
inline const std::vector<std::string> kModifiers = {"JW", "JZ", "JA", "JB", "KX"};
inline const std::vector<std::string> kPlaces = {"11", "12", "21", "22"};
inline const std::vector<std::string> kPayers = {"commercial", "acme", "acme_gold", "acme_silver", "blue"};
inline const std::vector<std::string> kRoutes = {"subcutaneous", "intravenous", "oral"};
inline const std::vector<std::string> kDocuments = {"medical_necessity", "progress_note", "clinical_trial_evidence"};
inline const std::vector<std::string> kDates = {"2023-12-31", "2024-01-01", "2024-02-29", "2024-06-30", "2024-07-01", "2024-07-28", "2024-12-31", "2025-01-01", "2025-03-15"};

}  // namespace edict::property
