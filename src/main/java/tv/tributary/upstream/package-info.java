/// Streams from providers: opens them on an account's connection and reads them. Blocking; called on virtual threads.
@org.jspecify.annotations.NullMarked
package tv.tributary.upstream;
