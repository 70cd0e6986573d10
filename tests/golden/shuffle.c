/* shuffle.c — another schedule of threads: preloaded, it makes threads wait a little, drawn from a
 * seed, where they start, take a lock or wake another.
 *     SHUFFLE_SEED=3 SHUFFLE_LOG=/tmp/log LD_PRELOAD=./shuffle.so lede run …
 * SHUFFLE_LOG: a file that gets, at the end, how often threads waited, and a digest of the order in
 * which they took locks. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { ONE_IN = 8, MOST_MICROSECONDS = 500 };

static atomic_uint n_threads;
static atomic_ulong n_waits;
static uint64_t order = 14695981039346656037u; /* FNV-1a of thread numbers; torn now and then */

static uint32_t draw(void) {
    static _Thread_local uint64_t state;
    static _Thread_local unsigned thread;
    if (state == 0) {
        const char *seed = getenv("SHUFFLE_SEED");
        thread = atomic_fetch_add(&n_threads, 1) + 1;
        state = (uint64_t)atoi(seed == NULL ? "1" : seed) * 0x9E3779B97F4A7C15u + thread;
    }
    order = (order ^ thread) * 1099511628211u;
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (uint32_t)(state >> 32);
}

static void dawdle(void) {
    uint32_t chance = draw();
    if (chance % ONE_IN != 0) return;
    atomic_fetch_add(&n_waits, 1);
    struct timespec time = {.tv_nsec = (long)(chance / ONE_IN % MOST_MICROSECONDS) * 1000};
    nanosleep(&time, NULL);
}

#define WRAP(name, arguments, values)                                                              \
    int name arguments {                                                                           \
        int(*real) arguments = (int(*) arguments)dlsym(RTLD_NEXT, #name);                          \
        dawdle();                                                                                  \
        return real values;                                                                        \
    }
WRAP(pthread_mutex_lock, (pthread_mutex_t * mutex), (mutex))
WRAP(pthread_cond_signal, (pthread_cond_t * condition), (condition))
WRAP(pthread_cond_broadcast, (pthread_cond_t * condition), (condition))

__attribute__((destructor)) static void tell(void) {
    const char *path = getenv("SHUFFLE_LOG");
    FILE *file = path == NULL ? NULL : fopen(path, "w");
    if (file == NULL) return;
    fprintf(file, "%lu %016llx\n", atomic_load(&n_waits), (unsigned long long)order);
    fclose(file);
}
