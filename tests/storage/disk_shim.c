/* Stands between a process and its disk: logs what is asked of the files below HSL_DISK_ROOT, or lets the n-th request
 * fail. Preloaded (LD_PRELOAD) into the scripted runs of tests/storage/power.py; Linux only. A record of the log is
 *   kind, length of path, path, length of other path, other path, number, length of content, content
 * with lengths and the number as 64-bit little-endian. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#define REAL(name, type, ...) ((type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name))

static int log_fd = -2;
static long countdown = 0;
static int failure = 0;
static long requests = 0;

void hsl_arm(long nth, int error) { countdown = nth; failure = error; requests = 0; }
long hsl_requests(void) { return requests; }

static const char *root(void) { return getenv("HSL_DISK_ROOT"); }

static int is_ours(const char *path) {
    const char *base = root();
    size_t length;
    if (!base || !path || strncmp(path, base, strlen(base))) return 0;
    length = strlen(path);
    return length < 4 || strcmp(path + length - 4, "-shm");
}

static int path_of(int fd, char *path) {
    char link[64];
    ssize_t length;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    length = readlink(link, path, PATH_MAX - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return is_ours(path);
}

/* The whole path of what a *at call names; an absolute name stands for itself. */
static const char *whole(int folder, const char *path, char *place) {
    char link[64];
    ssize_t length;
    size_t used;
    if (!path || path[0] == '/' || folder == AT_FDCWD) return path;
    snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
    length = readlink(link, place, PATH_MAX - 1);
    if (length < 0) return path;
    used = (size_t)length;
    snprintf(place + used, PATH_MAX - used, "/%s", path);
    return place;
}

static void put(const void *content, size_t size) {
    const char *from = content;
    while (size) {
        ssize_t done = REAL(write, ssize_t, int, const void *, size_t)(log_fd, from, size);
        if (done <= 0) abort();
        from += done;
        size -= (size_t)done;
    }
}

static void put_number(uint64_t number) { put(&number, 8); }

static void record(char kind, const char *path, const char *other, uint64_t number, const void *content, size_t size) {
    int saved = errno;
    if (log_fd == -2) {
        const char *name = getenv("HSL_DISK_LOG");
        log_fd = name ? REAL(open, int, const char *, int, ...)(name, O_WRONLY | O_CREAT | O_APPEND, 0600) : -1;
    }
    if (log_fd >= 0) {
        put(&kind, 1);
        put_number(strlen(path));
        put(path, strlen(path));
        put_number(strlen(other));
        put(other, strlen(other));
        put_number(number);
        put_number(size);
        put(content, size);
    }
    errno = saved;
}

static int fails(void) {
    requests++;
    if (countdown > 0 && --countdown == 0) {
        errno = failure;
        return 1;
    }
    return 0;
}

static int opened(int (*real)(const char *, int, ...), const char *path, int flags, mode_t mode) {
    int is_new = is_ours(path) && (flags & O_CREAT) && access(path, F_OK) != 0;
    int fd;
    if (is_new && fails()) return -1;
    fd = real(path, flags, mode);
    if (fd >= 0 && is_new) record('C', path, "", 0, "", 0);
    if (fd >= 0 && !is_new && is_ours(path) && (flags & O_TRUNC)) record('T', path, "", 0, "", 0);
    return fd;
}

#define OPEN(name)                                                         \
    int name(const char *path, int flags, ...) {                          \
        va_list rest;                                                      \
        mode_t mode;                                                       \
        va_start(rest, flags);                                             \
        mode = (flags & O_CREAT) ? (mode_t)va_arg(rest, int) : 0;          \
        va_end(rest);                                                      \
        return opened(REAL(name, int, const char *, int, ...), path, flags, mode); \
    }
OPEN(open)
OPEN(open64)

static ssize_t written(ssize_t done, const char *path, off_t at, const void *content) {
    if (done > 0) record('W', path, "", (uint64_t)at, content, (size_t)done);
    return done;
}

ssize_t write(int fd, const void *content, size_t size) {
    char path[PATH_MAX];
    off_t at;
    ssize_t (*real)(int, const void *, size_t) = REAL(write, ssize_t, int, const void *, size_t);
    if (fd < 3 || !path_of(fd, path)) return real(fd, content, size);
    if (fails()) return -1;
    at = lseek(fd, 0, SEEK_CUR);
    return written(real(fd, content, size), path, at, content);
}

#define PWRITE(name, offset)                                                               \
    ssize_t name(int fd, const void *content, size_t size, offset at) {                    \
        char path[PATH_MAX];                                                               \
        ssize_t (*real)(int, const void *, size_t, offset) = REAL(name, ssize_t, int, const void *, size_t, offset); \
        if (!path_of(fd, path)) return real(fd, content, size, at);                        \
        if (fails()) return -1;                                                            \
        return written(real(fd, content, size, at), path, (off_t)at, content);             \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

#define TRUNCATE(name, offset)                                             \
    int name(int fd, offset size) {                                        \
        char path[PATH_MAX];                                               \
        int done;                                                          \
        int ours = path_of(fd, path);                                      \
        if (ours && fails()) return -1;                                    \
        done = REAL(name, int, int, offset)(fd, size);                     \
        if (!done && ours) record('T', path, "", (uint64_t)size, "", 0);   \
        return done;                                                       \
    }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

#define SYNC(name)                                                         \
    int name(int fd) {                                                     \
        char path[PATH_MAX];                                               \
        int done;                                                          \
        int ours = path_of(fd, path);                                      \
        if (ours && fails()) return -1;                                    \
        done = REAL(name, int, int)(fd);                                   \
        if (!done && ours) record('S', path, "", 0, "", 0);                \
        return done;                                                       \
    }
SYNC(fsync)
SYNC(fdatasync)

#define TWO(name, kind)                                                    \
    int name(const char *path, const char *other) {                       \
        int done;                                                          \
        if (is_ours(path) && fails()) return -1;                           \
        done = REAL(name, int, const char *, const char *)(path, other);   \
        if (!done && is_ours(path)) record(kind, path, other, 0, "", 0);   \
        return done;                                                       \
    }
TWO(rename, 'R')
TWO(link, 'L')

#define ONE(name, kind)                                                    \
    int name(const char *path) {                                           \
        int done;                                                          \
        if (is_ours(path) && fails()) return -1;                           \
        done = REAL(name, int, const char *)(path);                        \
        if (!done && is_ours(path)) record(kind, path, "", 0, "", 0);      \
        return done;                                                       \
    }
ONE(unlink, 'U')

ONE(rmdir, 'U')

int mkdir(const char *path, mode_t mode) {
    int done;
    if (is_ours(path) && fails()) return -1;
    done = REAL(mkdir, int, const char *, mode_t)(path, mode);
    if (!done && is_ours(path)) record('M', path, "", 0, "", 0);
    return done;
}

/* The same calls relative to an open folder. */

#define OPENAT(name)                                                                        \
    int name(int folder, const char *path, int flags, ...) {                                \
        char place[PATH_MAX];                                                               \
        const char *at = whole(folder, path, place);                                        \
        int (*real)(int, const char *, int, ...) = REAL(name, int, int, const char *, int, ...); \
        int is_new = is_ours(at) && (flags & O_CREAT) && access(at, F_OK) != 0;             \
        int fd;                                                                             \
        va_list rest;                                                                       \
        mode_t mode;                                                                        \
        va_start(rest, flags);                                                              \
        mode = (flags & O_CREAT) ? (mode_t)va_arg(rest, int) : 0;                           \
        va_end(rest);                                                                       \
        if (is_new && fails()) return -1;                                                   \
        fd = real(folder, path, flags, mode);                                               \
        if (fd >= 0 && is_new) record('C', at, "", 0, "", 0);                               \
        if (fd >= 0 && !is_new && is_ours(at) && (flags & O_TRUNC)) record('T', at, "", 0, "", 0); \
        return fd;                                                                          \
    }
OPENAT(openat)
OPENAT(openat64)

static int moved(int done, const char *from, const char *to, char kind) {
    if (!done && is_ours(from)) record(kind, from, to, 0, "", 0);
    return done;
}

int renameat(int folder, const char *path, int other_folder, const char *other) {
    char place[PATH_MAX], other_place[PATH_MAX];
    const char *from = whole(folder, path, place), *to = whole(other_folder, other, other_place);
    if (is_ours(from) && fails()) return -1;
    return moved(REAL(renameat, int, int, const char *, int, const char *)(folder, path, other_folder, other), from, to, 'R');
}

int renameat2(int folder, const char *path, int other_folder, const char *other, unsigned int flags) {
    char place[PATH_MAX], other_place[PATH_MAX];
    const char *from = whole(folder, path, place), *to = whole(other_folder, other, other_place);
    if (is_ours(from) && fails()) return -1;
    return moved(REAL(renameat2, int, int, const char *, int, const char *, unsigned int)(
                     folder, path, other_folder, other, flags), from, to, 'R');
}

int linkat(int folder, const char *path, int other_folder, const char *other, int flags) {
    char place[PATH_MAX], other_place[PATH_MAX];
    const char *from = whole(folder, path, place), *to = whole(other_folder, other, other_place);
    if (is_ours(from) && fails()) return -1;
    return moved(REAL(linkat, int, int, const char *, int, const char *, int)(
                     folder, path, other_folder, other, flags), from, to, 'L');
}

int unlinkat(int folder, const char *path, int flags) {
    char place[PATH_MAX];
    const char *at = whole(folder, path, place);
    if (is_ours(at) && fails()) return -1;
    return moved(REAL(unlinkat, int, int, const char *, int)(folder, path, flags), at, "", 'U');
}

int mkdirat(int folder, const char *path, mode_t mode) {
    char place[PATH_MAX];
    const char *at = whole(folder, path, place);
    if (is_ours(at) && fails()) return -1;
    return moved(REAL(mkdirat, int, int, const char *, mode_t)(folder, path, mode), at, "", 'M');
}

/* Ways to write that would pass the log by: refused, so that the caller takes the way of read and write. */

static int is_ours_open(int fd) {
    char path[PATH_MAX];
    return path_of(fd, path);
}

ssize_t sendfile(int to, int from, off_t *at, size_t size) {
    if (is_ours_open(to)) { errno = ENOTSOCK; return -1; }
    return REAL(sendfile, ssize_t, int, int, off_t *, size_t)(to, from, at, size);
}

ssize_t sendfile64(int to, int from, off64_t *at, size_t size) {
    if (is_ours_open(to)) { errno = ENOTSOCK; return -1; }
    return REAL(sendfile64, ssize_t, int, int, off64_t *, size_t)(to, from, at, size);
}

ssize_t copy_file_range(int from, off64_t *at, int to, off64_t *other, size_t size, unsigned int flags) {
    if (is_ours_open(to)) { errno = ENOSYS; return -1; }
    return REAL(copy_file_range, ssize_t, int, off64_t *, int, off64_t *, size_t, unsigned int)(
        from, at, to, other, size, flags);
}

static void gather(const struct iovec *pieces, int count, char *into) {
    int each;
    for (each = 0; each < count; each++) {
        memcpy(into, pieces[each].iov_base, pieces[each].iov_len);
        into += pieces[each].iov_len;
    }
}

static size_t size_of(const struct iovec *pieces, int count) {
    size_t size = 0;
    int each;
    for (each = 0; each < count; each++) size += pieces[each].iov_len;
    return size;
}

ssize_t writev(int fd, const struct iovec *pieces, int count) {
    ssize_t done;
    char *content;
    if (fd < 3 || !is_ours_open(fd)) return REAL(writev, ssize_t, int, const struct iovec *, int)(fd, pieces, count);
    content = malloc(size_of(pieces, count) + 1);
    if (!content) { errno = ENOMEM; return -1; }
    gather(pieces, count, content);
    done = write(fd, content, size_of(pieces, count));
    free(content);
    return done;
}

ssize_t pwritev(int fd, const struct iovec *pieces, int count, off_t at) {
    ssize_t done;
    char *content;
    if (!is_ours_open(fd)) return REAL(pwritev, ssize_t, int, const struct iovec *, int, off_t)(fd, pieces, count, at);
    content = malloc(size_of(pieces, count) + 1);
    if (!content) { errno = ENOMEM; return -1; }
    gather(pieces, count, content);
    done = pwrite(fd, content, size_of(pieces, count), at);
    free(content);
    return done;
}
