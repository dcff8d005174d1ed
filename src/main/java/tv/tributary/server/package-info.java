/// The LAN server: playlist, streams, API. Undertow is known here only.
@org.jspecify.annotations.NullMarked
package tv.tributary.server;
