// What a diagnostic is called by: its family and its place in it. The names themselves, code::T301, stand in a header for each family
// (codes_syntax.h, codes_types.h …), so that a new one rebuilds no more than those who report its family.
//
// In: a family's enumerator. Out: a value that compares and sorts. Always true: whatever is a Code is in the catalogue.
#pragma once

#include <compare>
#include <cstdint>

namespace edict::diagnostic {

enum class Level : std::uint8_t { Error, Warning, Note };

enum class SyntaxCode : std::uint8_t;
enum class NamesCode : std::uint8_t;
enum class TypesCode : std::uint8_t;
enum class ReviewCode : std::uint8_t;
enum class ClaimsCode : std::uint8_t;
enum class FaultsCode : std::uint8_t;

// In the order in which findings at one place are told.
enum class Family : std::uint8_t { Syntax, Names, Types, Review, Claims, Faults };

class Code {
 public:
  // Implicit: an enumerator of a family is a code, and nothing else is.
  constexpr Code(SyntaxCode code) : Code(Family::Syntax, static_cast<std::uint8_t>(code)) {}
  constexpr Code(NamesCode code) : Code(Family::Names, static_cast<std::uint8_t>(code)) {}
  constexpr Code(TypesCode code) : Code(Family::Types, static_cast<std::uint8_t>(code)) {}
  constexpr Code(ReviewCode code) : Code(Family::Review, static_cast<std::uint8_t>(code)) {}
  constexpr Code(ClaimsCode code) : Code(Family::Claims, static_cast<std::uint8_t>(code)) {}
  constexpr Code(FaultsCode code) : Code(Family::Faults, static_cast<std::uint8_t>(code)) {}

  constexpr Family family() const { return family_; }
  constexpr std::uint8_t place_in_family() const { return place_; }
  friend constexpr auto operator<=>(Code, Code) = default;

 private:
  constexpr Code(Family family, std::uint8_t place) : family_(family), place_(place) {}

  Family family_;
  std::uint8_t place_;
};

}  // namespace edict::diagnostic
