#define _GNU_SOURCE
#include "CPeers.h"

#include <fcntl.h>
#include <sched.h>
#include <unistd.h>

int cpeers_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

int cpeers_enter_network(int descriptor) { return setns(descriptor, CLONE_NEWNET); }

int cpeers_inherit_nothing(posix_spawn_file_actions_t *actions) {
    return posix_spawn_file_actions_addclosefrom_np(actions, 3);
}

int cpeers_start_in(posix_spawn_file_actions_t *actions, const char *folder) {
    return posix_spawn_file_actions_addchdir_np(actions, folder);
}
