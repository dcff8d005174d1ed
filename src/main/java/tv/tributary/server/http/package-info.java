/// The adapter between Undertow and our routes: requests, responses, errors as statuses, long-lived streams to slow
/// clients. Undertow's exchange is used here and by the watch routes only. Requests are answered on virtual threads;
/// Undertow's I/O threads write the bytes, so nothing here blocks on a client.
@org.jspecify.annotations.NullMarked
package tv.tributary.server.http;
