/// One running channel: its ring, its viewers, its failover. Knows sources to try, not where they come from.
///
/// Each open source is read on a virtual thread of its own; `Air` guards who of them writes to the ring. What opens,
/// switches and leaves sources is owned by the channel's pump, another virtual thread, and needs no lock.
@org.jspecify.annotations.NullMarked
package tv.tributary.relay.live;
