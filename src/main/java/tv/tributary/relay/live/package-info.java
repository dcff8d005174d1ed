/// One running channel: its ring, its viewers, its failover. Knows sources to try, not where they come from.
@org.jspecify.annotations.NullMarked
package tv.tributary.relay.live;
