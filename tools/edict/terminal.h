// Where results go, and whether a person looks on.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace edict::tool {

bool colour_wanted(bool on_standard_error = false);   // a terminal, and NO_COLOR is not set
std::uint32_t screen_width();                         // columns of the terminal; 0 where standard output is none
std::uint32_t terminal_width();                       // columns of standard output; 110 where it is no terminal
void print(std::string_view text);                    // standard output
void print_error(std::string_view text);              // standard error, as it is
void complain(std::string_view text);                 // standard error, with the program's name and a newline

}  // namespace edict::tool
