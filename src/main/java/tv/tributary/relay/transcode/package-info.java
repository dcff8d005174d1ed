/// Channels with their sound converted, for players that cannot decode what providers send. Pictures are copied.
/// Called by [tv.tributary.relay.Relay].
@org.jspecify.annotations.NullMarked
package tv.tributary.relay.transcode;
