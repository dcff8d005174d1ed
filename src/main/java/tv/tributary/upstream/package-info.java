/// Streams from providers: how they are opened on an account's connection, and what comes through them.
/// Blocking; called on virtual threads.
@org.jspecify.annotations.NullMarked
package tv.tributary.upstream;
