#include "web/server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "base/memory.h"
#include "web/cache.h"
#include "web/call.h"
#include "web/upload.h"
#include "web/watchdog.h"
#include "web/weblog.h"

#include "base/ban.h"

/* What one connection may take: idle time, the room for its headers, its stack. */
#define IDLE_SECONDS 60
#define HEADER_ROOM ((size_t)48 << 10)
#define STACK_BYTES ((size_t)512 << 10)
#define CONNECTIONS_MAX 128
#define STOP_SECONDS 10
#define CALL_ROOM ((size_t)32 << 10)

static int64_t
microseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

/* --- a request arrives ------------------------------------------------------------ */

/* Called with the address as it came, before anything is made of it. */
static void *
begin_call(void *data, const char *uri, struct MHD_Connection *connection) {
    void *ctx = mem_pool(NULL, CALL_ROOM);
    struct call *call = mem_new(ctx, struct call);
    call->ctx = ctx;
    call->server = data;
    call->connection = connection;
    call->uri = mem_dup(ctx, uri);
    call->started = microseconds();
    return call;
}

const char *
call_header(const struct call *call, const char *name) {
    return MHD_lookup_connection_value(call->connection, MHD_HEADER_KIND, name);
}

/* How often the headers that say where a request ends, and for whom it is, are there.
 */
struct counts {
    int host, length, encoding;
};

static enum MHD_Result
count_header(void *data, enum MHD_ValueKind kind, const char *name, const char *value) {
    struct counts *c = data;
    (void)kind;
    (void)value;
    c->host += strcasecmp(name, "Host") == 0;
    c->length += strcasecmp(name, "Content-Length") == 0;
    c->encoding += strcasecmp(name, "Transfer-Encoding") == 0;
    return MHD_YES;
}

/* RFC 9112 §6.3, §3.2: two lengths, a length beside an encoding, or two hosts are an
 * attack or a mistake, and what follows can't be trusted. */
static bool
is_decent(const struct call *call) {
    struct counts c = {0};
    MHD_get_connection_values(call->connection, MHD_HEADER_KIND, count_header, &c);
    return c.host == 1 && c.length + c.encoding <= 1;
}

static enum MHD_Result
begin_answer(struct call *call, const char *verb) {
    call->begun = true;
    call->verb = mem_dup(call->ctx, verb);
    call->body.ctx = call->ctx;
    call->limit = BODY_MAX;
    if (!is_decent(call)) {
        call->close = true;
        return answer_status(
            call, MHD_HTTP_BAD_REQUEST,
            "The request is broken: its headers contradict each other.");
    }
    watchdog_body(call->server->watchdog, call->connection);
    return call_find_route(call);
}

static enum MHD_Result
take_body(struct call *call, const char *bytes, size_t len) {
    call->received += len;
    if (call->received <= call->limit)
        buffer_add(&call->body, bytes, len);
    /* What is too much is read and counted, for the answer can be given only behind it;
     * but not for ever. */
    return call->received <= 8 * UPLOAD_MAX ? MHD_YES : MHD_NO;
}

static enum MHD_Result
handle(void *data, struct MHD_Connection *connection, const char *url, const char *verb,
       const char *version, const char *bytes, size_t *len, void **place) {
    struct call *call = *place;
    (void)data;
    (void)connection;
    (void)url;
    (void)version;
    if (!call->begun)
        return begin_answer(call, verb);
    if (*len > 0) {
        size_t got = *len;
        *len = 0;
        return take_body(call, bytes, got);
    }
    watchdog_working(call->server->watchdog, call->connection);
    return call_handle(call);
}

static void
end_call(void *data, struct MHD_Connection *connection, void **place,
         enum MHD_RequestTerminationCode why) {
    struct call *call = *place;
    struct server *server = data;
    (void)why;
    if (!call)
        return;
    if (call->begun)
        weblog_request(server->log, call->verb, call->route ? call->route->path : "-",
                       call->status, call->bytes, microseconds() - call->started);
    watchdog_done(server->watchdog, connection);
    talloc_free(call->ctx);
    *place = NULL;
}

static void
connection_changed(void *data, struct MHD_Connection *connection, void **place,
                   enum MHD_ConnectionNotificationCode what) {
    struct server *server = data;
    (void)place;
    if (what == MHD_CONNECTION_NOTIFY_STARTED)
        watchdog_started(server->watchdog, connection);
    else
        watchdog_closed(server->watchdog, connection);
}

/* --- listening -------------------------------------------------------------------- */

static struct MHD_Daemon *
listen_on(struct server *server, int port) {
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_port = htons((uint16_t)port),
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    return MHD_start_daemon(
        MHD_USE_THREAD_PER_CONNECTION | MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_ITC |
            MHD_USE_POLL,
        0, NULL, NULL, handle, server, MHD_OPTION_SOCK_ADDR,
        (struct sockaddr *)&address, MHD_OPTION_URI_LOG_CALLBACK, begin_call, server,
        MHD_OPTION_NOTIFY_COMPLETED, end_call, server, MHD_OPTION_NOTIFY_CONNECTION,
        connection_changed, server, MHD_OPTION_CONNECTION_TIMEOUT,
        (unsigned)IDLE_SECONDS, MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS_MAX,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, HEADER_ROOM, MHD_OPTION_THREAD_STACK_SIZE,
        STACK_BYTES, MHD_OPTION_STRICT_FOR_CLIENT, 1,
        MHD_OPTION_LISTENING_ADDRESS_REUSE, 1U, MHD_OPTION_END);
}

static bool
port_is_free(int port) {
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_port = htons((uint16_t)port),
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int yes = 1;
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return false;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    bool is_free = bind(fd, (struct sockaddr *)&address, sizeof address) == 0 &&
                   listen(fd, 1) == 0;
    close(fd);
    return is_free;
}

static enum fault
start_listening(struct server *server, struct error *err) {
    const struct server_options *o = &server->options;
    int port = o->port ? o->port : SERVER_PORT;
    if (!o->any_port && port_is_free(port))
        server->daemon = listen_on(server, port);
    if (!server->daemon && o->port)
        return error_set(err, FAULT_CONFLICT,
                         "Port %d is in use by another program. Choose another with "
                         "--port, or leave it out and Tend finds a free one.",
                         o->port);
    if (!server->daemon)
        server->daemon = listen_on(server, 0);
    if (!server->daemon)
        return error_set(err, FAULT_IO,
                         "Tend can't listen on 127.0.0.1. Is there "
                         "no loopback network here?");
    const union MHD_DaemonInfo *info =
        MHD_get_daemon_info(server->daemon, MHD_DAEMON_INFO_BIND_PORT);
    server->port = info ? info->port : port;
    snprintf(server->host, sizeof server->host, "127.0.0.1:%d", server->port);
    snprintf(server->host_name, sizeof server->host_name, "localhost:%d", server->port);
    return FAULT_NONE;
}

static int
server_free(struct server *server) {
    if (server->daemon)
        MHD_stop_daemon(server->daemon);
    server->daemon = NULL;
    return 0;
}

enum fault
server_start(void *ctx, const struct server_options *options, struct server **out,
             struct error *err) {
    struct server *server = mem_new(ctx, struct server);
    talloc_set_destructor(server, server_free);
    server->options = *options;
    server->sessions = sessions_new(server, options->secret);
    server->practice = practice_new(server, options->path, false);
    if (options->demo_path)
        server->demo = practice_new(server, options->demo_path, true);
    server->cache = cache_new(server);
    server->uploads = uploads_new(server);
    server->watchdog = watchdog_new(server);
    TRY(weblog_open(server, options->log, &server->log, err));
    TRY(start_listening(server, err));
    watchdog_start(server->watchdog);
    *out = server;
    return FAULT_NONE;
}

int
server_port(const struct server *server) {
    return server->port;
}

void
server_stop(struct server *server) {
    MHD_socket listening = MHD_quiesce_daemon(server->daemon);
    uploads_stop(server->uploads);
    watchdog_wait(server->watchdog, STOP_SECONDS);
    MHD_stop_daemon(server->daemon);
    server->daemon = NULL;
    if (listening != MHD_INVALID_SOCKET)
        close(listening);
    watchdog_stop(server->watchdog);
}
