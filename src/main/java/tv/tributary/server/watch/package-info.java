/// Streams to players. The only code that writes bytes on Undertow's I/O threads; see [TsRoute].
@org.jspecify.annotations.NullMarked
package tv.tributary.server.watch;
