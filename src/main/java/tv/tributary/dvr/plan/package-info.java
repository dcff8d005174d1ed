/// The plan of recordings: which of the showings that rules want are recorded, with whose connection, and which cannot
/// be. Planning is pure; [RecordingPlanning] repeats it whenever something changes.
@org.jspecify.annotations.NullMarked
package tv.tributary.dvr.plan;
