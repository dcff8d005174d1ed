/// The slate that viewers see while no source of a channel works: a looping picture with the channel's name and the
/// reason, as a transport stream made here without an encoder. Pure: no thread and no clock of its own; the caller
/// paces it. `letters.bin`, the clips and the silent frames beside this package were made once; `MAKING.md` there says
/// how.
@org.jspecify.annotations.NullMarked
package tv.tributary.relay.slate;
