/* A reader behind SDT_*: the 256 bytes of the card lie in STAGE/card; played by PLAY and by files in STAGE. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int opened = 0;

static int plays(const char *what) { const char *play = getenv("PLAY"); return play && !strcmp(play, what); }

static const char *place(const char *name) {
    static char path[1024];
    const char *stage = getenv("STAGE");
    snprintf(path, sizeof path, "%s/%s", stage ? stage : ".", name);
    return path;
}
static int stands(const char *name) { return access(place(name), F_OK) == 0; }

int SDT_OpenPort(int port) {
    if (plays("slow")) sleep(2);
    opened = !stands("unplugged") && port == 1001 ? port : 0;
    return opened ? 0x90 : 1;
}
int SDT_ClosePort(int port) { (void)port; opened = 0; return 0x90; }
int SDT_GetSAMStatus(int port, int is_open) {
    (void)is_open;
    return opened == port && !stands("unplugged") ? 0x90 : 0x60;
}
int SDT_StartFindIDCard(int port, unsigned char *found, int is_open) {
    (void)port; (void)is_open;
    memset(found, 0, 4);
    if (plays("blocks")) sleep(30);
    if (plays("crashes")) abort();
    return stands("card") && !stands("unplugged") ? 0x9F : 0x80;
}
int SDT_SelectIDCard(int port, unsigned char *found, int is_open) {
    (void)port; (void)is_open;
    memset(found, 0, 8);
    return stands("card") && !stands("unplugged") ? 0x90 : 0x81;
}
int SDT_ReadBaseMsg(int port, unsigned char *text, unsigned int *text_length, unsigned char *photo,
                    unsigned int *photo_length, int is_open) {
    FILE *file;
    (void)port; (void)is_open;
    if (plays("pulled")) { fclose(fopen(place("unplugged"), "w")); return 0x41; }
    file = fopen(place("card"), "rb");
    if (!file) return 0x41;
    *text_length = (unsigned int)fread(text, 1, 512, file);
    fclose(file);
    memset(photo, 7, 1024);
    *photo_length = 1024;
    return 0x90;
}
