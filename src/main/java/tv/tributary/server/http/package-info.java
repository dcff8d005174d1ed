/// The edge between Undertow and our own code: requests in, replies out, failures to statuses, long streams to slow
/// clients. Undertow's exchange is touched here and by the watch routes only. Requests are answered on virtual
/// threads; bytes are moved by Undertow's I/O threads, so nothing here ever blocks on a client.
@org.jspecify.annotations.NullMarked
package tv.tributary.server.http;
