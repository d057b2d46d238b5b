/* measure OUTPUT COMMAND [WORD…]: runs it, its output to a file, and prints how many
 * nanoseconds it took, the most memory it held in KiB, and its exit status. Small, for
 * what a child is said to hold counts its parent's memory at its birth. */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/ban.h"

extern char **environ;

static long long
now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

int
main(int argc, char **argv) {
    if (argc < 3)
        return 2;
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, argv[1],
                                     O_WRONLY | O_CREAT | O_TRUNC, 0600);
    pid_t child;
    int status;
    struct rusage used;
    long long began = now();
    if (posix_spawnp(&child, argv[2], &files, NULL, argv + 2, environ) != 0)
        return 127;
    if (wait4(child, &status, 0, &used) != child)
        return 127;
    printf("%lld %ld %d\n", now() - began, used.ru_maxrss,
           WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
    return 0;
}
