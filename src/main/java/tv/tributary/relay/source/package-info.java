/// Which source of a channel is on air, and failover to another one.
///
/// The [tv.tributary.relay.source.Switcher] decides: one [tv.tributary.relay.source.SwitchState], changed by one
/// [tv.tributary.relay.source.SwitchCommand] after another and by time. Its strategies are pure: standby and failback
/// beside a source on air, the race while none is, cool-downs of those that failed. It is called on the channel's own
/// virtual thread only, [tv.tributary.relay.source.ChannelLoop], and needs no lock. Each open source is read on a
/// thread of its own; the lock of [tv.tributary.relay.source.ProgramBus] decides between two packets whose go to the
/// viewers.
@org.jspecify.annotations.NullMarked
package tv.tributary.relay.source;
