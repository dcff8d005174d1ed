/// What viewers see while no source of a channel works: a looping picture that says which channel it is and why there
/// is nothing to see, as a transport stream made here, with no encoder. Pure: no thread and no clock of its own; the
/// caller paces it. `letters.bin`, the clips and the silent frames beside this package were made once; `MAKING.md`
/// there says how.
@org.jspecify.annotations.NullMarked
package tv.tributary.relay.slate;
