// The command line: `souk serve | doctor | account … | config | version`.
#pragma once

namespace app {

// What main returns: 0 it worked, 1 it did not (told on standard error), 2 the command line or a setting is wrong.
int run_command_line(int argc, char** argv);

} // namespace app
