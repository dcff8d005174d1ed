/// The HTTP server: playlists, streams, API, web player. The only user of Undertow.
@org.jspecify.annotations.NullMarked
package tv.tributary.server;
