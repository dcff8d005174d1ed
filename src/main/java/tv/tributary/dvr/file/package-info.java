/// The files of recordings: what they are called, which container they have, and what the user chose of both. Pure.
@org.jspecify.annotations.NullMarked
package tv.tributary.dvr.file;
