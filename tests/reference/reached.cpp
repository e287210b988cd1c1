// See reached.h: each operator says for itself whether its `aux` is a form.
#include "reference/reached.h"

namespace edict::reference {

using core::Op;

bool has_forms(Op op) {
  switch (op) {
    case Op::Inside:
    case Op::Compare:
    case Op::Round:
    case Op::Quantify:
    case Op::Aggregate:
    case Op::AddDuration:
    case Op::Within:
    case Op::AgeCompare: return true;
    case Op::Constant:
    case Op::Variable:
    case Op::Field:
    case Op::ClaimOf:
    case Op::Day:
    case Op::History:
    case Op::Attribute:
    case Op::Term:
    case Op::Lookup:
    case Op::HasRow:
    case Op::Column:
    case Op::InSet:
    case Op::InList:
    case Op::InPeriod:
    case Op::PeriodFirst:
    case Op::PeriodLast:
    case Op::MakeList:
    case Op::Not:
    case Op::And:
    case Op::Or:
    case Op::Add:
    case Op::Subtract:
    case Op::Multiply:
    case Op::Divide:
    case Op::Negate:
    case Op::Min:
    case Op::Max:
    case Op::If:
    case Op::Otherwise:
    case Op::IsKnown:
    case Op::IsMissing:
    case Op::IsOpen:
    case Op::First:
    case Op::Last:
    case Op::DaysBetween:
    case Op::ToAmount:
    case Op::ToUnits:
    case Op::FewestPackages: return false;
  }
  return false;
}

}  // namespace edict::reference
