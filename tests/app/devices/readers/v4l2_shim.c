/* A camera that is no device: preloaded into the child, it answers the requests of V4L2 for the file in SHIM_FILE.
   The structures are those of the system's own linux/videodev2.h, so that a wrong layout or number is found. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/videodev2.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#define ROOM (1 << 20)
static int camera = -1, queued[8], first, count, frames, streaming;
static struct v4l2_format format;

static int plays(const char *what) { const char *play = getenv("PLAY"); return play && !strcmp(play, what); }

static int opened(const char *path, int flags, int mode, const char *name) {
    int (*real)(const char *, int, ...) = dlsym(RTLD_NEXT, name);
    const char *file = getenv("SHIM_FILE");
    if (file && !strcmp(path, file)) {
        if (plays("used")) { errno = EBUSY; return -1; }
        camera = memfd_create("camera", 0);
        if (ftruncate(camera, 4 * ROOM)) return -1;
        return camera;
    }
    return real(path, flags, mode);
}
int open(const char *path, int flags, ...) {
    va_list rest; va_start(rest, flags); int mode = va_arg(rest, int); va_end(rest);
    return opened(path, flags, mode, "open");
}
int open64(const char *path, int flags, ...) {
    va_list rest; va_start(rest, flags); int mode = va_arg(rest, int); va_end(rest);
    return opened(path, flags, mode, "open64");
}

static size_t picture(unsigned char *room) {
    if (format.fmt.pix.pixelformat == V4L2_PIX_FMT_YUYV) {
        size_t size = (size_t)format.fmt.pix.width * format.fmt.pix.height * 2;
        for (size_t at = 0; at < size; at += 4) { room[at] = room[at + 2] = 200; room[at + 1] = 90; room[at + 3] = 160; }
        return size;
    }
    FILE *file = fopen(getenv("SHIM_PICTURE"), "rb");
    size_t size = file ? fread(room, 1, ROOM, file) : 0;
    if (file) fclose(file);
    return size;
}

static int answer(unsigned long request, void *value) {
    if (request == VIDIOC_QUERYCAP) {
        struct v4l2_capability *told = value;
        memset(told, 0, sizeof *told);
        if (plays("radio")) { told->capabilities = V4L2_CAP_TUNER; return 0; }
        told->capabilities = V4L2_CAP_DEVICE_CAPS | V4L2_CAP_VIDEO_CAPTURE;
        told->device_caps = V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING;
        return 0;
    }
    if (request == VIDIOC_S_FMT) {
        struct v4l2_format *wish = value;
        if (wish->type != V4L2_BUF_TYPE_VIDEO_CAPTURE) { errno = EINVAL; return -1; }
        wish->fmt.pix.pixelformat = plays("yuyv") ? V4L2_PIX_FMT_YUYV : V4L2_PIX_FMT_MJPEG;
        wish->fmt.pix.width = 64; wish->fmt.pix.height = 48;
        format = *wish;
        return 0;
    }
    if (request == VIDIOC_REQBUFS) {
        struct v4l2_requestbuffers *asked = value;
        if (asked->memory != V4L2_MEMORY_MMAP) { errno = EINVAL; return -1; }
        asked->count = 4;
        return 0;
    }
    struct v4l2_buffer *buffer = value;
    if (request == VIDIOC_QUERYBUF) { buffer->length = ROOM; buffer->m.offset = buffer->index * ROOM; return 0; }
    if (request == VIDIOC_QBUF) { queued[(first + count++) % 8] = (int)buffer->index; return 0; }
    if (request == VIDIOC_STREAMON) { streaming = *(int *)value == V4L2_BUF_TYPE_VIDEO_CAPTURE; return 0; }
    if (request == VIDIOC_STREAMOFF) { streaming = 0; return 0; }
    if (request == VIDIOC_DQBUF) {
        if (plays("pulled") && frames >= 2) { errno = ENODEV; return -1; }
        if (plays("blind") || !streaming || !count) { errno = EAGAIN; return -1; }
        if (plays("crashes")) abort();
        if (plays("hangs")) sleep(30);
        buffer->index = (unsigned)queued[first];
        first = (first + 1) % 8; count--;
        unsigned char *room = mmap(0, ROOM, PROT_WRITE, MAP_SHARED, camera, buffer->index * ROOM);
        buffer->bytesused = (unsigned)picture(room);
        munmap(room, ROOM);
        buffer->flags = frames++ == 0 ? V4L2_BUF_FLAG_ERROR : 0;
        return 0;
    }
    errno = ENOTTY;
    return -1;
}

int ioctl(int handle, unsigned long request, ...) {
    static int (*real)(int, unsigned long, ...);
    va_list rest; va_start(rest, request); void *value = va_arg(rest, void *); va_end(rest);
    if (handle == camera && camera >= 0) return answer(request, value);
    if (!real) real = dlsym(RTLD_NEXT, "ioctl");
    return real(handle, request, value);
}
