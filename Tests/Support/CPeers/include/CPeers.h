// Linux calls that Swift's Glibc module leaves out.
#pragma once
#include <spawn.h>

int cpeers_pipe(int ends[2]);
int cpeers_enter_network(int descriptor);
int cpeers_inherit_nothing(posix_spawn_file_actions_t *actions);
int cpeers_start_in(posix_spawn_file_actions_t *actions, const char *folder);
