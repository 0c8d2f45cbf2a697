/* A reader behind CVR_*, played by the environment variable PLAY and by files in the folder STAGE. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int opened = 0;

static int plays(const char *what) { const char *play = getenv("PLAY"); return play && !strcmp(play, what); }

static int stands(const char *name) {
    char path[1024];
    const char *stage = getenv("STAGE");
    snprintf(path, sizeof path, "%s/%s", stage ? stage : ".", name);
    return access(path, F_OK) == 0;
}

int CVR_InitComm(int port) {
    if (plays("prints")) { printf("CVR: trying port %d\n{\"n\": 1}\n", port); fflush(stdout); }
    opened = !stands("unplugged") && port == 1002;
    return opened;
}
int CVR_CloseComm(void) { opened = 0; return 1; }
int CVR_Authenticate(void) {
    if (plays("blocks")) sleep(30);
    if (plays("crashes")) *(volatile int *)0 = 1;
    if (!opened || stands("unplugged")) return 2;
    return stands("empty") ? 2 : 1;
}
int CVR_Read_Content(int active) { /* as the vendors' do: the card's text lies in the folder of the process */
    char here[1024], path[1100];
    FILE *file = fopen("wz.txt", "w");
    if (file) { fputs("341702199003072570", file); fclose(file); }
    snprintf(path, sizeof path, "%s/cwd", getenv("STAGE"));
    file = fopen(path, "w");
    if (file && getcwd(here, sizeof here)) fputs(here, file);
    if (file) fclose(file);
    if (plays("hangs")) sleep(30);
    return active == 4 && !plays("half") ? 1 : 0;
}

static int say(char *room, int *length, const char *text) {
    strcpy(room, text);
    *length = (int)strlen(text) + 1;
    return 0;
}
int GetPeopleName(char *room, int *length) {
    if (plays("garbage")) return say(room, length, "\xff\xff\x81");
    return say(room, length, plays("foreigner") ? "MULLER/ANNA MARIA" : "\xcd\xf5\xbd\xa8\xb9\xfa   "); /* 王建国 in GBK */
}
int GetPeopleIDCode(char *room, int *length) {
    return say(room, length, plays("foreigner") ? "DEU310085031208" : "341702199003072570");
}
int GetPeopleSex(char *room, int *length) { return say(room, length, "\xc4\xd0"); }              /* 男 */
int GetPeopleNation(char *room, int *length) { return say(room, length, "\xba\xba"); }           /* 汉 */
int GetPeopleBirthday(char *room, int *length) { return say(room, length, "1990-03-07"); }
int GetPeopleAddress(char *room, int *length) { return say(room, length, "\xca\xbe\xc0\xfd\xc7\xf8 6"); } /* 示例区 6 */
int GetDepartment(char *room, int *length) { return say(room, length, "\xb9\xab\xb0\xb2\xbe\xd6"); }     /* 公安局 */
int GetStartDate(char *room, int *length) { return say(room, length, "2015.01.02"); }
int GetEndDate(char *room, int *length) { return say(room, length, "\xb3\xa4\xc6\xda"); }        /* 长期 */
int GetCertType(char *room, int *length) { return say(room, length, plays("foreigner") ? "I" : " "); }
int GetPeopleChineseName(char *room, int *length) {
    return say(room, length, plays("foreigner") ? "\xc4\xc2\xb0\xb2\xc4\xc8" : "");               /* 穆安娜 */
}
