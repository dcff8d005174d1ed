/// The one door to other machines: HTTP with limits, redaction of credentials, and which addresses may be reached.
@org.jspecify.annotations.NullMarked
package tv.tributary.net;
