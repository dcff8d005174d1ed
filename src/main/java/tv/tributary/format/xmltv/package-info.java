/// XMLTV, the format of programme guides: a streaming reader that takes what providers really write, and a
/// writer that keeps to the DTD. Both know everything the DTD has. Pure: no files, no network, no clock;
/// nothing that a document names is ever fetched. Content never throws.
@org.jspecify.annotations.NullMarked
package tv.tributary.format.xmltv;
