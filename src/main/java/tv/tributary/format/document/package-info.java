/// The shell that documents of all formats come in: packed by gz, xz or zip, in some code page, with HTML's
/// character references. Pure; for one thread each.
@org.jspecify.annotations.NullMarked
package tv.tributary.format.document;
