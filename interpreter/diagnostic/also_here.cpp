// The other places of a mistake that is told once.
#include "diagnostic/also_here.h"

#include <string>

namespace edict::diagnostic {

void tell_also(std::vector<Related>& related, std::size_t others, source::Span place) {
  constexpr std::size_t kMostPlaces = 3;
  if (others <= kMostPlaces) {
    related.push_back({place, "also here"});
    return;
  }
  const std::size_t more = others - kMostPlaces;
  related.back().message = "also here, and at " + std::to_string(more) + (more == 1 ? " more place" : " more places");
}

}  // namespace edict::diagnostic
