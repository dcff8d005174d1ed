/// Connections to providers: who may open one, and the streams that come through them.
/// Blocking; called on virtual threads.
@org.jspecify.annotations.NullMarked
package tv.tributary.upstream;
