/*
 * A disk that fails when it is told to, for tests. Preloaded into a program (LD_PRELOAD), it counts what the program does to files
 * below one folder, and lets one of these operations go wrong. Linux with glibc alone.
 *
 *   DISK_UNDER  the folder that is watched
 *   DISK_FILE   how the names end of the files that alone are watched; all without it
 *   DISK_AT     the operation that goes wrong, counted from 1; 0 for none
 *   DISK_HOW    kill   the program is gone before it is done
 *               torn   half of what is written arrives, then the program is gone
 *               EIO    the operation is refused, and so is each one after it on the same file
 *               ENOSPC what takes room is refused from here on; all else works
 *   DISK_COUNT  a file that is given the number of operations when the program ends
 *   DISK_TRACE  a file that is given each operation with what was written, for a model of a power cut
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))real(#name))

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char under[PATH_MAX];
static char ending[NAME_MAX];
static char failed[PATH_MAX];
static long at, made;
static enum { NONE, KILL, TORN, REFUSE, FULL } how;
static int trace = -1;
static const char *count_file;

static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }

__attribute__((constructor)) static void begin(void) {
  const char *said = getenv("DISK_UNDER");
  if (said == NULL || realpath(said, under) == NULL) return;
  said = getenv("DISK_FILE");
  if (said) snprintf(ending, sizeof ending, "%s", said);
  said = getenv("DISK_AT");
  at = said ? atol(said) : 0;
  said = getenv("DISK_HOW");
  if (said && !strcmp(said, "kill")) how = KILL;
  if (said && !strcmp(said, "torn")) how = TORN;
  if (said && !strcmp(said, "EIO")) how = REFUSE;
  if (said && !strcmp(said, "ENOSPC")) how = FULL;
  count_file = getenv("DISK_COUNT");
  said = getenv("DISK_TRACE");
  if (said) trace = REAL(open)(said, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

__attribute__((destructor)) static void end(void) {
  if (count_file == NULL) return;
  FILE *file = fopen(count_file, "w");
  if (file == NULL) return;
  fprintf(file, "%ld\n", made);
  fclose(file);
}

/* SQLite's -shm is memory that several programs share, not a file that must last. */
static int is_below(const char *path) {
  size_t length = strlen(under), end = strlen(path), tail = strlen(ending);
  if (length == 0 || strncmp(path, under, length) != 0 || (path[length] != '/' && path[length] != 0)) return 0;
  if (end < tail || strcmp(path + end - tail, ending) != 0) return 0;
  return !(end > 4 && !strcmp(path + end - 4, "-shm"));
}

/* The path of a name, whole; 0 where it is not below the watched folder. */
static int watched(int folder, const char *name, char *path) {
  if (under[0] == 0 || name == NULL) return 0;
  if (name[0] == '/') {
    snprintf(path, PATH_MAX, "%s", name);
  } else {
    char base[PATH_MAX] = "";
    if (folder == AT_FDCWD) {
      if (getcwd(base, sizeof base) == NULL) return 0;
    } else {
      char link[64];
      snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
      ssize_t length = readlink(link, base, sizeof base - 1);
      if (length < 0) return 0;
      base[length] = 0;
    }
    if (strlen(base) + strlen(name) + 2 > PATH_MAX) return 0;
    strcpy(path, base);
    strcat(path, "/");
    strcat(path, name);
  }
  return is_below(path);
}

static int watched_fd(int fd, char *path) {
  char link[64];
  if (under[0] == 0) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, PATH_MAX - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return is_below(path);
}

static void told(const char *what, const char *path, const char *other, int64_t offset, const void *bytes, int64_t size) {
  if (trace < 0) return;
  char head[2 * PATH_MAX + 128];
  int length = snprintf(head, sizeof head, "%s\t%s\t%s\t%lld\t%lld\n", what, path, other, (long long)offset, (long long)size);
  REAL(write)(trace, head, length);
  if (size > 0 && bytes != NULL) REAL(write)(trace, bytes, size);
}

/* Counts one operation. 1: it is to be refused, with errno set. 2: half of it is done, then the program is gone. */
static int next(const char *path, int takes_room) {
  pthread_mutex_lock(&lock);
  made += 1;
  long now = made;
  int is_now = at > 0 && now == at;
  int answer = 0;
  if (is_now && how == KILL) kill(getpid(), SIGKILL);
  if (is_now && how == TORN) answer = 2;
  if (is_now && how == REFUSE) snprintf(failed, sizeof failed, "%s", path);
  if (how == REFUSE && at > 0 && now >= at && !strcmp(failed, path)) {
    errno = EIO;
    answer = 1;
  }
  if (how == FULL && at > 0 && now >= at && takes_room) {
    errno = ENOSPC;
    answer = 1;
  }
  pthread_mutex_unlock(&lock);
  return answer;
}

static void gone(void) { kill(getpid(), SIGKILL); }

static int opened(int (*open_it)(const char *, int, ...), const char *name, int flags, mode_t mode) {
  char path[PATH_MAX];
  int writes = flags & (O_CREAT | O_TRUNC);
  struct stat there;
  if (!writes || !watched(AT_FDCWD, name, path)) return open_it(name, flags, mode);
  int is_new = stat(path, &there) != 0;
  if (!is_new && !(flags & O_TRUNC)) return open_it(name, flags, mode);
  int answer = next(path, 1);
  if (answer == 1) return -1;
  if (answer == 2) gone();
  int fd = open_it(name, flags, mode);
  if (fd >= 0) told(is_new ? "create" : "cut", path, "", 0, NULL, 0);
  return fd;
}

#define OPEN(name)                                                                                                             \
  int name(const char *file, int flags, ...) {                                                                                 \
    mode_t mode = 0;                                                                                                           \
    if (flags & (O_CREAT | O_TMPFILE)) {                                                                                       \
      va_list more;                                                                                                            \
      va_start(more, flags);                                                                                                   \
      mode = va_arg(more, mode_t);                                                                                             \
      va_end(more);                                                                                                            \
    }                                                                                                                          \
    return opened(REAL(name), file, flags, mode);                                                                              \
  }
OPEN(open)
OPEN(open64)

#define WRITE(name, type)                                                                                                      \
  ssize_t name(int fd, const void *bytes, size_t size, type offset) {                                                          \
    char path[PATH_MAX];                                                                                                       \
    if (!watched_fd(fd, path)) return REAL(name)(fd, bytes, size, offset);                                                     \
    int answer = next(path, 1);                                                                                                \
    if (answer == 1) return -1;                                                                                                \
    if (answer == 2) {                                                                                                         \
      REAL(name)(fd, bytes, size / 2, offset);                                                                                 \
      gone();                                                                                                                  \
    }                                                                                                                          \
    ssize_t done = REAL(name)(fd, bytes, size, offset);                                                                        \
    if (done > 0) told("write", path, "", offset, bytes, done);                                                                \
    return done;                                                                                                               \
  }
WRITE(pwrite, off_t)
WRITE(pwrite64, off64_t)

ssize_t write(int fd, const void *bytes, size_t size) {
  char path[PATH_MAX];
  if (!watched_fd(fd, path)) return REAL(write)(fd, bytes, size);
  int answer = next(path, 1);
  if (answer == 1) return -1;
  if (answer == 2) {
    REAL(write)(fd, bytes, size / 2);
    gone();
  }
  off_t offset = lseek(fd, 0, SEEK_CUR);
  ssize_t done = REAL(write)(fd, bytes, size);
  if (done > 0) told("write", path, "", offset, bytes, done);
  return done;
}

/* libuv writes several buffers at once; here they go one by one. */
ssize_t writev(int fd, const struct iovec *parts, int count) {
  char path[PATH_MAX];
  if (!watched_fd(fd, path)) return REAL(writev)(fd, parts, count);
  ssize_t all = 0;
  for (int n = 0; n < count; n += 1) {
    ssize_t done = write(fd, parts[n].iov_base, parts[n].iov_len);
    if (done < 0) return all > 0 ? all : done;
    all += done;
  }
  return all;
}

#define SYNC(name)                                                                                                             \
  int name(int fd) {                                                                                                           \
    char path[PATH_MAX];                                                                                                       \
    if (!watched_fd(fd, path)) return REAL(name)(fd);                                                                          \
    int answer = next(path, 0);                                                                                                \
    if (answer == 1) return -1;                                                                                                \
    if (answer == 2) gone();                                                                                                   \
    int done = REAL(name)(fd);                                                                                                 \
    if (done == 0) told("sync", path, "", 0, NULL, 0);                                                                         \
    return done;                                                                                                               \
  }
SYNC(fsync)
SYNC(fdatasync)

#define CUT(name, type)                                                                                                        \
  int name(int fd, type size) {                                                                                                \
    char path[PATH_MAX];                                                                                                       \
    if (!watched_fd(fd, path)) return REAL(name)(fd, size);                                                                    \
    int answer = next(path, 0);                                                                                                \
    if (answer == 1) return -1;                                                                                                \
    if (answer == 2) gone();                                                                                                   \
    int done = REAL(name)(fd, size);                                                                                           \
    if (done == 0) told("size", path, "", size, NULL, 0);                                                                      \
    return done;                                                                                                               \
  }
CUT(ftruncate, off_t)
CUT(ftruncate64, off64_t)

static int named(const char *what, const char *from, const char *to, int takes_room, int (*work)(const char *, const char *)) {
  char one[PATH_MAX], other[PATH_MAX] = "";
  int isWatched = watched(AT_FDCWD, from, one);
  if (to != NULL && watched(AT_FDCWD, to, other)) isWatched = 1;
  if (!isWatched) return work(from, to);
  int answer = next(one, takes_room);
  if (answer == 1) return -1;
  if (answer == 2) gone();
  int done = work(from, to);
  if (done == 0) told(what, one, other, 0, NULL, 0);
  return done;
}

int rename(const char *from, const char *to) { return named("rename", from, to, 0, REAL(rename)); }
int link(const char *from, const char *to) { return named("link", from, to, 1, REAL(link)); }

static int unlink_one(const char *name, const char *_) { return REAL(unlink)(name); }
int unlink(const char *name) { return named("unlink", name, NULL, 0, unlink_one); }
static int rmdir_one(const char *name, const char *_) { return REAL(rmdir)(name); }
int rmdir(const char *name) { return named("rmdir", name, NULL, 0, rmdir_one); }

static __thread mode_t folder_mode;
static int mkdir_one(const char *name, const char *_) { return REAL(mkdir)(name, folder_mode); }
int mkdir(const char *name, mode_t mode) {
  folder_mode = mode;
  return named("mkdir", name, NULL, 1, mkdir_one);
}

/* A connection to another machine is written down too. */
int connect(int socket, const struct sockaddr *address, socklen_t length) {
  if (address->sa_family == AF_INET || address->sa_family == AF_INET6) told("connect", "", "", 0, NULL, 0);
  return REAL(connect)(socket, address, length);
}
