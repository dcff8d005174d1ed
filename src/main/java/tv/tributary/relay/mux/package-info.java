/// From the packets of one source after another to one continuous transport stream (ISO 13818-1) in memory: continuity
/// counters, PCR, PTS and DTS run on, PIDs and stream types stay as first announced. Knows no provider and no viewer.
///
/// [tv.tributary.relay.mux.Splice] and everything it owns have one writer at a time, under the lock of the program bus;
/// what [tv.tributary.relay.mux.Ring] has published may be read by any thread. Nothing here starts a thread.
@org.jspecify.annotations.NullMarked
package tv.tributary.relay.mux;
