/* HTTP with libcurl. Every connection, redirects included, is checked when its socket is opened, so that no name can lead to a private address. */
#include "ingest/http.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>

struct tr_http {
  CURL *curl;
  tr_http_options options;
};

/* One transfer under way. */
typedef struct transfer {
  tr_http *http;
  tr_http_answer *answer;
  bool too_large, refused;
} transfer;

/* -- addresses ------------------------------------------------------------------------------------------------------------------------- */

static const struct network {
  unsigned char start[4];
  int bits;
} private4[] = {
    {{0, 0, 0, 0}, 8}, {{10, 0, 0, 0}, 8}, {{100, 64, 0, 0}, 10}, {{127, 0, 0, 0}, 8}, {{169, 254, 0, 0}, 16}, {{172, 16, 0, 0}, 12},
    {{192, 0, 0, 0}, 24}, {{192, 0, 2, 0}, 24}, {{192, 168, 0, 0}, 16}, {{198, 18, 0, 0}, 15}, {{198, 51, 100, 0}, 24}, {{203, 0, 113, 0}, 24},
    {{224, 0, 0, 0}, 3},
};

static bool within(const unsigned char *address, const struct network *n) {
  for (int bit = 0; bit < n->bits; bit++) {
    unsigned char mask = (unsigned char)(0x80 >> (bit & 7));
    if ((address[bit >> 3] & mask) != (n->start[bit >> 3] & mask)) return false;
  }
  return true;
}

static bool is_private4(const unsigned char *address) {
  for (size_t i = 0; i < sizeof private4 / sizeof *private4; i++)
    if (within(address, &private4[i])) return true;
  return false;
}

bool tr_address_is_private(int family, const unsigned char *a) {
  static const unsigned char zeros[12] = {0}, mapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF}, nat64[12] = {0, 0x64, 0xFF, 0x9B};
  if (family == AF_INET) return is_private4(a);
  if (family != AF_INET6) return true;
  if (memcmp(a, mapped, 12) == 0 || memcmp(a, nat64, 12) == 0) return is_private4(a + 12);
  if (memcmp(a, zeros, 12) == 0) return true;                  /* ::, ::1, old IPv4-compatible */
  if (a[0] == 0x20 && a[1] == 0x02) return is_private4(a + 2); /* 6to4 */
  return (a[0] & 0xFE) == 0xFC || (a[0] == 0xFE && (a[1] & 0x80)) || a[0] == 0xFF;
}

static curl_socket_t open_socket(void *self, curlsocktype purpose, struct curl_sockaddr *address) {
  transfer *t = self;
  const unsigned char *bytes = NULL;
  if (address->family == AF_INET) bytes = (const unsigned char *)&((const struct sockaddr_in *)(const void *)&address->addr)->sin_addr;
  if (address->family == AF_INET6) bytes = (const unsigned char *)&((const struct sockaddr_in6 *)(const void *)&address->addr)->sin6_addr;
  if (purpose != CURLSOCKTYPE_IPCXN || !bytes || (!t->http->options.allow_private && tr_address_is_private(address->family, bytes))) {
    t->refused = true;
    return CURL_SOCKET_BAD;
  }
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

/* -- what comes in --------------------------------------------------------------------------------------------------------------------- */

static size_t take_body(char *data, size_t one, size_t count, void *self) {
  transfer *t = self;
  size_t size = one * count;
  if (t->answer->body.size + size > t->http->options.size_limit) {
    t->too_large = true;
    return 0;
  }
  tr_buffer_add(&t->answer->body, (truce_span){data, size});
  return size;
}

static void copy_to(char *out, size_t room, truce_span value) { snprintf(out, room, "%.*s", (int)(value.size < room ? value.size : room - 1), value.data); }

static size_t take_header(char *data, size_t one, size_t count, void *self) {
  transfer *t = self;
  tr_http_answer *a = t->answer;
  truce_span line = {data, one * count};
  if (tr_starts(line, TR_SPAN("HTTP/"))) a->type[0] = a->charset[0] = a->etag[0] = a->modified[0] = 0; /* the next answer of a redirect */
  const char *colon = memchr(line.data, ':', line.size);
  if (!colon) return line.size;
  truce_span name = {line.data, (size_t)(colon - line.data)}, value = tr_trim((truce_span){colon + 1, line.size - name.size - 1});
  if (tr_equal_fold(name, TR_SPAN("etag"))) copy_to(a->etag, sizeof a->etag, value);
  if (tr_equal_fold(name, TR_SPAN("last-modified"))) copy_to(a->modified, sizeof a->modified, value);
  double seconds;
  if (tr_equal_fold(name, TR_SPAN("retry-after"))) {
    char moment[64];
    copy_to(moment, sizeof moment, value);
    if (!tr_number(value, &seconds)) seconds = difftime(curl_getdate(moment, NULL), time(NULL)); /* a day and hour instead of seconds */
    if (seconds > 0) a->retry_after = seconds < 86400 ? (long)seconds : 86400;
  }
  if (tr_equal_fold(name, TR_SPAN("content-type"))) {
    truce_span rest = value, type;
    tr_split(&rest, ';', &type);
    copy_to(a->type, sizeof a->type, tr_trim(type));
    size_t at = tr_find(value, TR_SPAN("charset="), 0);
    if (at != SIZE_MAX) {
      truce_span charset = {value.data + at + 8, value.size - at - 8};
      if (charset.size >= 2 && charset.data[0] == '"') charset = (truce_span){charset.data + 1, charset.size - 2};
      copy_to(a->charset, sizeof a->charset, charset);
    }
  }
  return line.size;
}

/* -- requests -------------------------------------------------------------------------------------------------------------------------- */

tr_http *tr_http_new(const tr_http_options *options) {
  tr_http *http = calloc(1, sizeof *http);
  if (!http) return NULL;
  http->options = *options;
  http->curl = curl_easy_init();
  if (!http->curl) {
    free(http);
    return NULL;
  }
  return http;
}

void tr_http_delete(tr_http *http) {
  if (!http) return;
  curl_easy_cleanup(http->curl);
  free(http);
}

static struct curl_slist *conditions(const char *etag, const char *modified) {
  char line[400];
  struct curl_slist *headers = NULL;
  if (etag && *etag) {
    snprintf(line, sizeof line, "If-None-Match: %s", etag);
    headers = curl_slist_append(headers, line);
  }
  if (modified && *modified) {
    snprintf(line, sizeof line, "If-Modified-Since: %s", modified);
    headers = curl_slist_append(headers, line);
  }
  return headers;
}

static void set_up(transfer *t, const char *url, struct curl_slist *headers) {
  CURL *curl = t->http->curl;
  const tr_http_options *o = &t->http->options;
  curl_easy_reset(curl); /* keeps connections */
  curl_easy_setopt(curl, CURLOPT_URL, url);
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
  curl_easy_setopt(curl, CURLOPT_MAXREDIRS, o->redirects);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, o->timeout_ms);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, o->connect_ms);
  curl_easy_setopt(curl, CURLOPT_USERAGENT, o->user_agent);
  curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, ""); /* all that libcurl decodes: gzip, br, zstd */
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  if (!o->allow_private) curl_easy_setopt(curl, CURLOPT_NOPROXY, "*"); /* a proxy would look at addresses in our stead */
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, open_socket);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, t);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_body);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, t);
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_header);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, t);
}

static truce_status tell(CURLcode code, const transfer *t, const char *url, truce_error *error) {
  const tr_http_options *o = &t->http->options;
  if (t->too_large) return tr_fail(error, TRUCE_TOO_LARGE, url, -1, "The answer is larger than %zu kB.", o->size_limit >> 10);
  if (t->refused) return tr_fail(error, TRUCE_UNREADABLE, url, -1, "Leads to a private or local address; --allow-private lets it.");
  switch (code) {
    case CURLE_OPERATION_TIMEDOUT:
      return tr_fail(error, TRUCE_TOO_LARGE, url, -1, "The answer takes longer than %ld s.", o->timeout_ms / 1000);
    case CURLE_TOO_MANY_REDIRECTS:
      return tr_fail(error, TRUCE_UNREADABLE, url, -1, "Redirects more than %ld times.", o->redirects);
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_URL_MALFORMAT:
      return tr_fail(error, TRUCE_BAD_USAGE, url, -1, "Is no http or https address.");
    case CURLE_PARTIAL_FILE:
    case CURLE_GOT_NOTHING:
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_BAD_CONTENT_ENCODING:
    case CURLE_RECV_ERROR:
      return tr_fail(error, TRUCE_BAD_DATA, url, -1, "The answer is broken: %s.", curl_easy_strerror(code));
    default:
      return tr_fail(error, TRUCE_UNREADABLE, url, -1, "Cannot be fetched: %s.", curl_easy_strerror(code));
  }
}

truce_status tr_http_get(tr_http *http, const char *url, const char *etag, const char *modified, tr_http_answer *answer, truce_error *error) {
  *answer = (tr_http_answer){0};
  transfer t = {http, answer, false, false};
  struct curl_slist *headers = conditions(etag, modified);
  set_up(&t, url, headers);
  CURLcode code = curl_easy_perform(http->curl);
  char *effective = NULL;
  curl_easy_getinfo(http->curl, CURLINFO_RESPONSE_CODE, &answer->status);
  curl_easy_getinfo(http->curl, CURLINFO_EFFECTIVE_URL, &effective);
  answer->url = strdup(effective ? effective : url);
  curl_slist_free_all(headers);
  return code == CURLE_OK ? TRUCE_OK : tell(code, &t, url, error);
}

void tr_http_answer_free(tr_http_answer *answer) {
  tr_buffer_free(&answer->body);
  free(answer->url);
  *answer = (tr_http_answer){0};
}
